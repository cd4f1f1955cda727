//! Which pairs kept their order and which moved; and all sentences as groups, each with what became of it.

use std::collections::BTreeMap;

use super::likeness::Lines;
use super::pairs::Links;
use super::{Group, Op, connected};

/// The heaviest run of pairs of one with one that keeps the order of both sides: least text counts as moved. Where two
/// runs are as heavy, what went up is what moved.
pub(super) fn in_order(lines: &Lines, links: &Links) -> Vec<(usize, usize)> {
    let pairs: Vec<(usize, usize, f64)> = (links.of_old.iter().enumerate())
        .filter_map(|(i, new)| Some((i, *new.first()?, 1.0 + lines.old[i].stems.len() as f64)))
        .collect();
    heaviest(&pairs, links.of_new.len()).into_iter().map(|at| (pairs[at].0, pairs[at].1)).collect()
}

/// The heaviest run of pairs, sorted by their first, whose second numbers grow: indexes into the pairs. A Fenwick tree
/// over the second numbers holds the heaviest run that ends before each.
fn heaviest(pairs: &[(usize, usize, f64)], width: usize) -> Vec<usize> {
    let mut tree: Vec<(f64, Option<usize>)> = vec![(0.0, None); width + 1];
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let mut best: (f64, Option<usize>) = (0.0, None);
    let mut start = 0;
    while start < pairs.len() {
        // Pairs of one sentence with several do not follow one another.
        let end = start + pairs[start..].iter().take_while(|pair| pair.0 == pairs[start].0).count();
        let runs: Vec<(f64, Option<usize>)> = pairs[start..end]
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
        for (offset, (weight, previous)) in runs.into_iter().enumerate() {
            let index = start + offset;
            before.push(previous);
            let run = (weight, Some(index));
            // Of equal runs the one that was met last stays: what stands later in the old text went down or stayed.
            if weight >= best.0 {
                best = run;
            }
            let mut at = pairs[index].1 + 1;
            while at <= width {
                if weight >= tree[at].0 {
                    tree[at] = run;
                }
                at += at & at.wrapping_neg();
            }
        }
        start = end;
    }
    let mut run = Vec::new();
    let mut at = best.1;
    while let Some(index) = at {
        run.push(index);
        at = before[index];
    }
    run.reverse();
    run
}

/// All sentences in groups.
pub(super) fn groups(lines: &Lines, links: &Links) -> Vec<Group> {
    let linked = connected(links);
    let singles: Vec<(usize, usize, f64)> = {
        let mut pairs: Vec<_> = linked
            .iter()
            .map(|(old, new)| {
                let weight = old.iter().map(|&i| 1.0 + lines.old[i].stems.len() as f64).sum();
                (old.first().copied().unwrap_or(0), new.first().copied().unwrap_or(0), weight)
            })
            .collect();
        pairs.sort_by_key(|pair| (pair.0, pair.1));
        pairs
    };
    let kept: Vec<(usize, usize)> =
        heaviest(&singles, links.of_new.len()).into_iter().map(|at| (singles[at].0, singles[at].1)).collect();
    let mut groups: Vec<Group> = linked.into_iter().map(|(old, new)| group(lines, old, new, &kept)).collect();
    let alone = |old: Vec<usize>, new: Vec<usize>, op| Group { old, new, op, same: false };
    let added = links.of_new.iter().enumerate().filter(|(_, old)| old.is_empty());
    groups.extend(added.map(|(j, _)| alone(Vec::new(), vec![j], Op::Added)));
    groups.sort_by_key(|group| group.new.first().copied());
    // What was deleted stands behind the sentence that stood before it.
    let mut behind: BTreeMap<Option<usize>, Vec<Group>> = BTreeMap::new();
    let mut last = None;
    for (i, new) in links.of_old.iter().enumerate() {
        if new.is_empty() {
            behind.entry(last).or_default().push(alone(vec![i], Vec::new(), Op::Deleted));
        } else {
            last = Some(i);
        }
    }
    let mut all = behind.remove(&None).unwrap_or_default();
    for group in groups {
        let old = group.old.clone();
        all.push(group);
        all.extend(old.into_iter().filter_map(|i| behind.remove(&Some(i))).flatten());
    }
    all
}

fn group(lines: &Lines, old: Vec<usize>, new: Vec<usize>, kept: &[(usize, usize)]) -> Group {
    let place = (old.first().copied().unwrap_or(0), new.first().copied().unwrap_or(0));
    let same = match (old.as_slice(), new.as_slice()) {
        (&[i], &[j]) => lines.old[i].typed == lines.new[j].typed,
        _ => false,
    };
    let op = match old.len().cmp(&new.len()) {
        std::cmp::Ordering::Less => Op::Split,
        std::cmp::Ordering::Greater => Op::Merged,
        std::cmp::Ordering::Equal if old.len() > 1 => Op::Edited,
        std::cmp::Ordering::Equal if kept.binary_search(&place).is_err() => Op::Moved,
        std::cmp::Ordering::Equal if same => Op::Equal,
        std::cmp::Ordering::Equal => Op::Edited,
    };
    Group { old, new, op, same }
}
