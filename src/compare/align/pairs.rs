//! Pairs of one sentence with one: equal ones, then the most alike first.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

use super::FLOORS;
use super::likeness::Lines;

/// Sentences that one is held against: those that share the most.
const NEAREST: usize = 12;
/// A word of more sentences than this brings no two together by itself.
const COMMON: usize = 60;
/// Less alike than this, two sentences are never a pair.
const LEAST: f64 = 0.15;

/// Which sentences belong together.
pub(super) struct Links {
    /// Of each old sentence, new ones, in order.
    pub of_old: Vec<Vec<usize>>,
    /// Of each new sentence, old ones, in order.
    pub of_new: Vec<Vec<usize>>,
}

impl Links {
    pub fn new(old: usize, new: usize) -> Self {
        Self { of_old: vec![Vec::new(); old], of_new: vec![Vec::new(); new] }
    }

    pub fn add(&mut self, old: usize, new: usize) {
        if !self.of_old[old].contains(&new) {
            self.of_old[old].push(new);
            self.of_old[old].sort_unstable();
            self.of_new[new].push(old);
            self.of_new[new].sort_unstable();
        }
    }

    pub fn is_free(&self, old: usize, new: usize) -> bool {
        self.of_old[old].is_empty() && self.of_new[new].is_empty()
    }

    /// How many neighbours of two sentences are a pair at the same distance.
    fn neighbours(&self, old: usize, new: usize) -> usize {
        let pair = |old: Option<usize>, new: Option<usize>| {
            old.zip(new).is_some_and(|(old, new)| self.of_old.get(old).is_some_and(|links| links.contains(&new)))
        };
        usize::from(pair(old.checked_sub(1), new.checked_sub(1))) + usize::from(pair(Some(old + 1), Some(new + 1)))
    }
}

/// Pairs with the same words. Of those that stand several times, the first goes with the first, unless a neighbour
/// says otherwise.
pub(super) fn same(lines: &Lines, links: &mut Links) {
    let mut places: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (i, line) in lines.old.iter().enumerate() {
        places.entry(&line.words).or_default().0.push(i);
    }
    for (j, line) in lines.new.iter().enumerate() {
        places.entry(&line.words).or_default().1.push(j);
    }
    let mut repeated = Vec::new();
    for (old, new) in places.values() {
        match (old.as_slice(), new.as_slice()) {
            ([i], [j]) => links.add(*i, *j),
            ([], _) | (_, []) => {}
            _ => repeated.push((old, new)),
        }
    }
    for (old, new) in repeated {
        for &i in old {
            let free = new.iter().copied().filter(|&j| links.of_new[j].is_empty());
            let best = free.max_by_key(|&j| (links.neighbours(i, j), std::cmp::Reverse(j)));
            // As many as both sides have, those beside pairs first.
            if let Some(j) = best.filter(|&j| old.len() <= new.len() || links.neighbours(i, j) > 0) {
                links.add(i, j);
            }
        }
        let (left_old, left_new): (Vec<usize>, Vec<usize>) = (
            old.iter().copied().filter(|&i| links.of_old[i].is_empty()).collect(),
            new.iter().copied().filter(|&j| links.of_new[j].is_empty()).collect(),
        );
        for (i, j) in left_old.into_iter().zip(left_new) {
            links.add(i, j);
        }
    }
}

/// How alike the sentences are that could be pairs.
pub(super) type Near = BTreeMap<(usize, usize), f64>;

/// Of each old sentence that has no partner, the new ones without a partner that share the most with it.
pub(super) fn near(lines: &Lines, links: &Links) -> Near {
    let mut holders: Vec<Vec<usize>> = Vec::new();
    for (j, line) in lines.new.iter().enumerate().filter(|(j, _)| links.of_new[*j].is_empty()) {
        let mut stems = line.stems.clone();
        stems.sort_unstable();
        stems.dedup();
        for stem in stems {
            if holders.len() <= stem as usize {
                holders.resize(stem as usize + 1, Vec::new());
            }
            holders[stem as usize].push(j);
        }
    }
    let mut near = Near::new();
    for (i, line) in lines.old.iter().enumerate().filter(|(i, _)| links.of_old[*i].is_empty()) {
        let mut stems = line.stems.clone();
        stems.sort_unstable();
        stems.dedup();
        let mut shared: BTreeMap<usize, f64> = BTreeMap::new();
        for stem in stems {
            let holders = holders.get(stem as usize).map(Vec::as_slice).unwrap_or_default();
            if holders.len() <= COMMON {
                for &j in holders {
                    *shared.entry(j).or_default() += lines.weight_of(stem);
                }
            }
        }
        let mut ranked: Vec<(f64, usize)> = shared
            .into_iter()
            .map(|(j, weight)| (2.0 * weight / (line.weight + lines.new[j].weight).max(f64::MIN_POSITIVE), j))
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        for (_, j) in ranked.into_iter().take(NEAREST) {
            let alike = lines.alike(&line.stems, &lines.new[j].stems);
            if alike >= LEAST {
                near.insert((i, j), alike);
            }
        }
    }
    near
}

/// A pair that waits, with what it is worth at this moment.
struct Waiting {
    worth: f64,
    old: usize,
    new: usize,
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        let place = |one: &Self| std::cmp::Reverse((one.old, one.new));
        self.worth.total_cmp(&other.worth).then_with(|| place(self).cmp(&place(other)))
    }
}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Waiting {}

/// Pairs what is at least so alike, the most alike first; a pair beside it makes one worth more.
pub(super) fn greedy(near: &Near, floor: f64, links: &mut Links) {
    let worth = |links: &Links, old, new, alike| alike + FLOORS.neighbour * links.neighbours(old, new) as f64;
    let mut waiting: BinaryHeap<Waiting> = near
        .iter()
        .filter(|((old, new), alike)| **alike >= floor && links.is_free(*old, *new))
        .map(|(&(old, new), &alike)| Waiting { worth: worth(links, old, new, alike), old, new })
        .collect();
    while let Some(Waiting { old, new, .. }) = waiting.pop() {
        if !links.is_free(old, new) {
            continue;
        }
        links.add(old, new);
        let beside = [(old.checked_sub(1), new.checked_sub(1)), (Some(old + 1), Some(new + 1))];
        for (old, new) in beside.into_iter().filter_map(|(old, new)| old.zip(new)) {
            if let Some(&alike) = near.get(&(old, new)).filter(|alike| **alike >= floor)
                && links.is_free(old, new)
            {
                waiting.push(Waiting { worth: worth(links, old, new, alike), old, new });
            }
        }
    }
}
