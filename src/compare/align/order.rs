//! Which pairs kept their order and which moved; and all sentences as groups, each with what became of it.

use std::collections::BTreeMap;

use super::likeness::Lines;
use super::links::Links;
use super::{Group, Op};

/// The heaviest run of pairs that keeps the order of both sides: least text counts as moved. Where two runs are as
/// heavy to the letter, what went up is what moved.
pub(super) struct Kept(Vec<(usize, usize)>);

impl Kept {
    pub fn new(lines: &Lines, links: &Links) -> Self {
        let pairs: Vec<(usize, usize, f64)> = (links.of_old.iter().enumerate())
            .flat_map(|(i, new)| new.iter().map(move |&j| (i, j)))
            .map(|(i, j)| (i, j, weight(lines, &[i], &[j])))
            .collect();
        Self(heaviest(&pairs, lines.new.len()))
    }

    /// Before which pair of the run an old sentence stands, by number.
    pub fn gap_of_old(&self, old: usize) -> usize {
        self.0.partition_point(|pair| pair.0 < old)
    }

    /// Before which pair of the run a new sentence stands.
    pub fn gap_of_new(&self, new: usize) -> usize {
        self.0.partition_point(|pair| pair.1 < new)
    }

    /// Whether two sentences stand between the same two pairs.
    pub fn is_in_place(&self, old: usize, new: usize) -> bool {
        self.gap_of_old(old) == self.gap_of_new(new)
    }

    /// The old and new sentences without a partner before each pair of the run, and behind the last.
    pub fn gaps(&self, links: &Links) -> Vec<(Vec<usize>, Vec<usize>)> {
        let mut gaps = vec![(Vec::new(), Vec::new()); self.0.len() + 1];
        let (old, new) = links.free();
        for i in old {
            gaps[self.gap_of_old(i)].0.push(i);
        }
        for j in new {
            gaps[self.gap_of_new(j)].1.push(j);
        }
        gaps
    }
}

/// What a letter weighs beside a word: it decides between runs of as many words.
const LETTER: f64 = 1e-6;

/// What it weighs that some sentences stay where they are: their words, a little for each sentence, and their letters.
fn weight(lines: &Lines, old: &[usize], new: &[usize]) -> f64 {
    let all = old.iter().map(|&i| &lines.old[i]).chain(new.iter().map(|&j| &lines.new[j]));
    all.map(|line| 1.0 + line.stems.len() as f64 + LETTER * line.words.len() as f64).sum()
}

/// The heaviest run of pairs, sorted by their first, whose second numbers grow. A Fenwick tree over the second numbers
/// holds the heaviest run that ends before each.
pub(super) fn heaviest(pairs: &[(usize, usize, f64)], width: usize) -> Vec<(usize, usize)> {
    let mut tree: Vec<(f64, Option<usize>)> = vec![(0.0, None); width + 1];
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let mut best: (f64, Option<usize>) = (0.0, None);
    // Pairs of one sentence with several do not follow one another.
    for pairs in pairs.chunk_by(|a, b| a.0 == b.0) {
        let runs: Vec<(f64, Option<usize>)> = pairs
            .iter()
            .map(|&(_, new, weight)| {
                let mut run = (0.0, None);
                let mut at = new;
                while at > 0 {
                    if tree[at].0 > run.0 {
                        run = tree[at];
                    }
                    at &= at - 1;
                }
                (run.0 + weight, run.1)
            })
            .collect();
        for (&(_, new, _), (weight, previous)) in pairs.iter().zip(runs) {
            let run = (weight, Some(before.len()));
            before.push(previous);
            // Of equal runs the one that was met last stays: what stands later in the old text went down or stayed.
            if weight >= best.0 {
                best = run;
            }
            let mut at = new + 1;
            while at <= width {
                if weight >= tree[at].0 {
                    tree[at] = run;
                }
                at += at & at.wrapping_neg();
            }
        }
    }
    let mut run: Vec<(usize, usize)> =
        std::iter::successors(best.1, |&at| before[at]).map(|at| (pairs[at].0, pairs[at].1)).collect();
    run.reverse();
    run
}

/// All sentences in groups.
pub(super) fn groups(lines: &Lines, links: &Links) -> Vec<Group> {
    let linked = links.groups();
    let mut places: Vec<(usize, usize, f64)> =
        linked.iter().map(|(old, new)| (first(old), first(new), weight(lines, old, new))).collect();
    places.sort_by_key(|place| (place.0, place.1));
    let kept = heaviest(&places, lines.new.len());
    let mut groups: Vec<Group> = linked.into_iter().map(|(old, new)| group(lines, old, new, &kept)).collect();
    let alone = |old: Vec<usize>, new: Vec<usize>, op| Group { old, new, op, same: false };
    let (deleted, added) = links.free();
    groups.extend(added.into_iter().map(|j| alone(Vec::new(), vec![j], Op::Added)));
    groups.sort_by_key(|group| first(&group.new));
    // What was deleted stands behind the sentence that stood before it.
    let mut behind: BTreeMap<Option<usize>, Vec<Group>> = BTreeMap::new();
    let mut deleted = deleted.into_iter().peekable();
    let mut last = None;
    for i in 0..lines.old.len() {
        if deleted.next_if_eq(&i).is_some() {
            behind.entry(last).or_default().push(alone(vec![i], Vec::new(), Op::Deleted));
        } else {
            last = Some(i);
        }
    }
    let mut all = behind.remove(&None).unwrap_or_default();
    for group in groups {
        let after: Vec<Group> = group.old.iter().filter_map(|&i| behind.remove(&Some(i))).flatten().collect();
        all.push(group);
        all.extend(after);
    }
    all
}

fn group(lines: &Lines, old: Vec<usize>, new: Vec<usize>, kept: &[(usize, usize)]) -> Group {
    let place = (first(&old), first(&new));
    let same = match (old.as_slice(), new.as_slice()) {
        (&[i], &[j]) => lines.old[i].typed == lines.new[j].typed,
        _ => false,
    };
    let op = match old.len().cmp(&new.len()) {
        std::cmp::Ordering::Less => Op::Split,
        std::cmp::Ordering::Greater => Op::Merged,
        std::cmp::Ordering::Equal if kept.binary_search(&place).is_err() => Op::Moved,
        std::cmp::Ordering::Equal if same => Op::Equal,
        std::cmp::Ordering::Equal => Op::Edited,
    };
    Group { old, new, op, same }
}

/// Where a group stands; a group is never empty on a side that is asked for.
fn first(list: &[usize]) -> usize {
    list.first().copied().unwrap_or(0)
}
