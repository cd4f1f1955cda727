//! Pairs of one sentence with one, the most alike first; a pair beside it makes one worth more.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::FLOORS;
use super::links::Links;
use super::near::Near;
use super::order::Kept;

/// What a neighbour's pairing adds.
const NEIGHBOUR: f64 = 0.06;
/// What it adds that two sentences stand between the same two pairs.
const IN_PLACE: f64 = 0.1;

/// Pairs what is plainly alike: more is asked of what left its place.
pub(super) fn strong(near: &Near, kept: &Kept, links: &mut Links) {
    let worth = |_: &Links, (old, new): (usize, usize), alike: f64| {
        let more = if kept.is_in_place(old, new) { IN_PLACE } else { 0.0 };
        (alike + more >= FLOORS.strong).then_some(alike + more)
    };
    pair(near, links, worth);
}

/// Pairs what stands beside a pair, wherever that is: what moves does so with its neighbours.
pub(super) fn beside(near: &Near, links: &mut Links) {
    let worth = |links: &Links, (old, new): (usize, usize), alike: f64| {
        (alike >= FLOORS.placed && links.neighbours(old, new) > 0).then_some(alike)
    };
    pair(near, links, worth);
}

/// A pair that waits, with what it is worth at this moment.
struct Waiting {
    worth: f64,
    old: usize,
    new: usize,
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        // Of equals the first, told so that it does not matter which side is the old one.
        let place = |one: &Self| Reverse((one.old + one.new, one.old.abs_diff(one.new), one.old));
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

fn pair(near: &Near, links: &mut Links, worth: impl Fn(&Links, (usize, usize), f64) -> Option<f64>) {
    let waiting = |links: &Links, (old, new): (usize, usize), alike: f64| {
        let worth = worth(links, (old, new), alike).filter(|_| links.is_free(old, new))?;
        Some(Waiting { worth: worth + NEIGHBOUR * links.neighbours(old, new) as f64, old, new })
    };
    let mut heap: BinaryHeap<Waiting> =
        near.iter().filter_map(|(&place, &alike)| waiting(links, place, alike)).collect();
    while let Some(Waiting { old, new, .. }) = heap.pop() {
        if !links.is_free(old, new) {
            continue;
        }
        links.add(old, new);
        let beside = [(old.checked_sub(1), new.checked_sub(1)), (Some(old + 1), Some(new + 1))];
        for place in beside.into_iter().filter_map(|(old, new)| old.zip(new)) {
            heap.extend(near.get(&place).and_then(|&alike| waiting(links, place, alike)));
        }
    }
}
