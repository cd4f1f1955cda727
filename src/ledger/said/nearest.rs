//! The passage nearest to a quotation that does not stand word for word in what was said, and what differs.
//!
//! Likeness decides nothing but which passage is shown and whether there is one.

use rustc_hash::FxHashMap;

use super::quotation::Item;
use super::steps::{Field, Step};

/// The nearest passage.
#[derive(Clone, Debug)]
pub(super) struct Nearest {
    /// First unit of it.
    pub start: usize,
    /// One past its last unit.
    pub end: usize,
    /// Where it differs, in order: items of the quotation, and units of what was said.
    pub edits: Vec<Edit>,
    /// Share of the quotation's words that are in it, by weight.
    pub likeness: f32,
    /// How many words it has in common.
    pub common: usize,
    /// What the differences cost.
    pub cost: u32,
}

/// One difference: either side may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// First item, and one past the last.
    pub items: (usize, usize),
    /// First unit, and one past the last.
    pub units: (usize, usize),
    /// A marked cut that takes a negation out of its clause.
    pub swallows: bool,
}

/// Another word in place of one: less than a word too many and one too few, and at the edges less than one too many.
const REPLACED: u32 = 6;
const ADDED: u32 = 7;
const DROPPED: u32 = 4;
/// A negation swallowed by a cut: less than any word.
const SWALLOWED: u32 = 3;
/// Items that are laid against a passage; of a longer quotation, the first.
const MOST_ITEMS: usize = 500;
/// Places of words that vote for a passage, rarest words first.
const MOST_VOTES: usize = 6_000;
/// Units of one bucket of votes.
const BUCKET: usize = 16;
/// Passages that are tried.
const MOST_TRIED: usize = 4;
/// Units on each side of a passage beyond the quotation's own length.
const MARGIN: usize = 30;
const FAR: u32 = u32::MAX;

/// The nearest of the likeliest passages, among those where `wanted` speaks.
pub(super) fn nearest(field: &Field<'_>, wanted: impl Fn(u32) -> bool) -> Option<Nearest> {
    let mut best: Option<Nearest> = None;
    for (who, at) in passages(field, wanted) {
        let found = Table::new(field, who, at).map(|table| table.nearest());
        if let Some(found) = found.filter(|found| best.as_ref().is_none_or(|best| found.cost < best.cost)) {
            best = Some(found);
        }
    }
    best
}

/// Where passages may begin, and in whose words, that have many rare words of the quotation in its order, likeliest
/// first.
fn passages(field: &Field<'_>, wanted: impl Fn(u32) -> bool) -> Vec<(u32, usize)> {
    let items = &field.quotation.items[..field.quotation.items.len().min(MOST_ITEMS)];
    let mut words: Vec<(usize, &[u32])> = items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| item.word().map(|unit| (at, field.tape.places(unit.key))))
        .filter(|(_, places)| !places.is_empty())
        .collect();
    words.sort_by_key(|(_, places)| places.len());
    let mut votes: FxHashMap<(u32, usize), f32> = FxHashMap::default();
    let mut counted = 0;
    for (at, places) in words {
        counted += places.len();
        if counted > MOST_VOTES && !votes.is_empty() {
            break;
        }
        let weight = 1.0 / (1.0 + (places.len() as f32).ln());
        for &place in places.iter().take(MOST_VOTES) {
            let who = field.tape.who(place as usize);
            if wanted(who) {
                *votes.entry((who, (place as usize).saturating_sub(at) / BUCKET)).or_default() += weight;
            }
        }
    }
    let mut buckets: Vec<(u32, usize)> = votes.keys().copied().collect();
    buckets.sort_unstable();
    // What was left out or put in moves later words to a neighbour.
    let of = |who: u32, bucket: usize| votes.get(&(who, bucket)).copied().unwrap_or(0.0);
    let mut ranked: Vec<((u32, usize), f32)> =
        buckets.into_iter().map(|(who, bucket)| ((who, bucket), of(who, bucket) + of(who, bucket + 1) * 0.6)).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.1.cmp(&b.0.1)));
    ranked.into_iter().take(MOST_TRIED).map(|((who, bucket), _)| (who, bucket * BUCKET)).collect()
}

/// Every place of the quotation against every unit of a window.
struct Table<'a> {
    field: &'a Field<'a>,
    /// First unit of the window, and how many units it has.
    first: usize,
    width: usize,
    items: usize,
    who: u32,
    cost: Vec<u32>,
    /// The state before each, as an index.
    from: Vec<u32>,
    swallows: Vec<bool>,
}

impl<'a> Table<'a> {
    fn new(field: &'a Field<'a>, who: u32, at: usize) -> Option<Self> {
        let items = field.quotation.items.len().min(MOST_ITEMS);
        let cuts: usize =
            field.quotation.items[..items]
                .iter()
                .map(|item| {
                    if let Item::Gap { most, .. } | Item::Hole { most, .. } = item {
                        (*most).min(MARGIN * 2)
                    } else {
                        0
                    }
                })
                .sum();
        let first = at.saturating_sub(MARGIN);
        let last = (at + items + items / 4 + cuts.min(MARGIN * 6) + MARGIN + BUCKET).min(field.tape.units.len());
        let width = last.checked_sub(first)?;
        let size = (items + 1) * (width + 1);
        let mut table = Self {
            field,
            first,
            width,
            items,
            who,
            cost: vec![FAR; size],
            from: vec![0; size],
            swallows: vec![false; size],
        };
        table.fill();
        Some(table)
    }

    fn state(&self, item: usize, unit: usize) -> usize {
        item * (self.width + 1) + (unit - self.first)
    }

    fn reach(&mut self, from: usize, (item, unit): (usize, usize), cost: u32, swallows: bool) {
        if item > self.items || unit > self.first + self.width {
            return;
        }
        let to = self.state(item, unit);
        // Of ways that cost the same, the later begins later: the passage is the shortest.
        if cost <= self.cost[to] {
            self.cost[to] = cost;
            self.from[to] = from as u32;
            self.swallows[to] = swallows;
        }
    }

    fn fill(&mut self) {
        let mut steps: Vec<Step> = Vec::new();
        for unit in self.first..=self.first + self.width {
            let state = self.state(0, unit);
            self.cost[state] = 0;
            self.from[state] = state as u32;
        }
        for item in 0..self.items {
            for unit in self.first..=self.first + self.width {
                let state = self.state(item, unit);
                let cost = self.cost[state];
                if cost == FAR {
                    continue;
                }
                steps.clear();
                self.field.steps((item, unit), self.who, &mut steps);
                for step in &steps {
                    let more = if step.swallows { SWALLOWED } else { 0 };
                    self.reach(state, (step.item, step.unit), cost + more, step.swallows);
                }
                let word = self.field.quotation.items[item].word().is_some();
                let said = unit < self.first + self.width && self.field.tape.who(unit) == self.who;
                if word && said {
                    self.reach(state, (item + 1, unit + 1), cost + REPLACED, false);
                }
                self.reach(state, (item + 1, unit), cost + if word { ADDED } else { 0 }, false);
                if said && item > 0 {
                    self.reach(state, (item, unit + 1), cost + DROPPED, false);
                }
            }
        }
    }

    fn nearest(&self) -> Nearest {
        let last = self.state(self.items, self.first);
        // Of ends that cost the same, the last: a word in place of another, and not one too many.
        let end = (0..=self.width).rev().min_by_key(|at| self.cost[last + at]).unwrap_or(0);
        let mut state = last + end;
        let cost = self.cost[state];
        let mut path = vec![state];
        while self.from[state] as usize != state {
            state = self.from[state] as usize;
            path.push(state);
        }
        path.reverse();
        let at = |state: usize| (state / (self.width + 1), self.first + state % (self.width + 1));
        let mut edits: Vec<Edit> = Vec::new();
        let (mut common, mut alike, mut all) = (0, 0.0, 0.0);
        for pair in path.windows(2) {
            let ((i, j), (item, unit)) = (at(pair[0]), at(pair[1]));
            let weight: f32 = (i..item).map(|item| self.weight(item)).sum();
            all += weight;
            let more = self.cost[pair[1]] - self.cost[pair[0]];
            if more == 0 {
                alike += weight;
                common += if unit > j { (i..item).filter(|&item| self.weight(item) > 0.0).count() } else { 0 };
                continue;
            }
            let edit = Edit { items: (i, item), units: (j, unit), swallows: self.swallows[pair[1]] };
            match edits.last_mut() {
                Some(last) if last.items.1 == i && last.units.1 == j && !last.swallows && !edit.swallows => {
                    (last.items.1, last.units.1) = (item, unit);
                }
                _ => edits.push(edit),
            }
        }
        let start = path.first().map_or(self.first, |&state| at(state).1);
        Nearest {
            start,
            end: self.first + end,
            edits,
            likeness: if all > 0.0 { alike / all } else { 0.0 },
            common,
            cost,
        }
    }

    /// What a word counts for: those of a few letters stand in every passage.
    fn weight(&self, item: usize) -> f32 {
        let Some(unit) = self.field.quotation.items[item].word() else { return 0.0 };
        if self.field.words.name(unit.key).len() > 3 || self.field.words.is_figure(unit.key) { 1.0 } else { 0.4 }
    }
}
