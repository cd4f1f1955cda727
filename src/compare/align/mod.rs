//! Which sentence of a revision became which of the next: equal, edited, moved, split, merged, added, deleted.
//!
//! In this order: sentences with the same words; pairs that are plainly alike, the most alike first, wherever they
//! stand; what a sentence was cut into, or joined with; what is left between two pairs that kept their order, as one
//! run; what is left anywhere. Typography is no edit: curly or straight marks, dashes, blanks, line breaks.
//! Thresholds were chosen on essays with annotated revisions (Kashefi et al., 2022, ArgRewrite V.2, half of them) and
//! are held by the figures in `docs/diff.md`.
//!
//! The work is bounded: each sentence is held against the few of the other side that share its rarest words, and a run
//! of unpaired sentences longer than [`Bounds`] allows is paired without order, which [`Alignment::bounded`] says.

mod gaps;
mod joins;
mod likeness;
mod order;
mod pairs;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use likeness::Lines;
use pairs::Links;

/// What became of some sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Op {
    /// The same words in the same place.
    Equal,
    /// Other words in the same place.
    Edited,
    /// Another place, perhaps with other words.
    Moved,
    /// One became several.
    Split,
    /// Several became one.
    Merged,
    /// Only the new side has it.
    Added,
    /// Only the old side has it.
    Deleted,
}

impl Op {
    /// As output writes it.
    pub const ALL: &'static [(Self, &'static str)] = &[
        (Self::Equal, "equal"),
        (Self::Edited, "edited"),
        (Self::Moved, "moved"),
        (Self::Split, "split"),
        (Self::Merged, "merged"),
        (Self::Added, "added"),
        (Self::Deleted, "deleted"),
    ];

    /// As output writes it.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(op, _)| *op == self).map_or("edited", |(_, key)| key)
    }
}

/// Sentences of both sides that belong together, by index, each side in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Of the old side.
    pub old: Vec<usize>,
    /// Of the new side.
    pub new: Vec<usize>,
    /// What became of them.
    pub op: Op,
    /// Whether both sides have the same words.
    pub same: bool,
}

/// All sentences of both sides, each in exactly one group.
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    /// In the order of the new side; what was deleted stands where it stood.
    pub groups: Vec<Group>,
    /// Some sentences were paired without looking at all that they could be paired with.
    pub bounded: bool,
}

/// How alike two sentences must be.
pub(super) struct Floors {
    /// Wherever they stand, before anything is known of their neighbours.
    pub strong: f64,
    /// Between neighbours that kept their order.
    pub between: f64,
    /// The same, where one side has a single sentence left there.
    pub alone: f64,
    /// Wherever they stand, after everything else.
    pub anywhere: f64,
    /// All parts of a split sentence together.
    pub joined: f64,
    /// What a neighbour's pairing adds.
    pub neighbour: f64,
}

pub(super) const FLOORS: Floors =
    Floors { strong: 0.5, between: 0.32, alone: 0.2, anywhere: 0.38, joined: 0.75, neighbour: 0.06 };

/// Aligns the sentences of two revisions.
#[must_use]
pub fn align(old: &[&str], new: &[&str]) -> Alignment {
    let lines = Lines::new(old, new);
    let mut links = Links::new(old.len(), new.len());
    pairs::same(&lines, &mut links);
    let mut near = pairs::near(&lines, &links);
    pairs::greedy(&near, FLOORS.strong, &mut links);
    joins::join(&lines, &mut links);
    let bounded = gaps::fill(&lines, &mut near, &mut links);
    pairs::greedy(&near, FLOORS.anywhere, &mut links);
    joins::join(&lines, &mut links);
    Alignment { groups: order::groups(&lines, &links), bounded }
}

/// Runs of links as connected groups: the old and new sentences of each.
fn connected(links: &Links) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut groups: BTreeMap<usize, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (i, partners) in links.of_old.iter().enumerate().filter(|(_, partners)| !partners.is_empty()) {
        // A link has one end that stands alone, so the lowest old sentence of the group names it.
        let name = partners.iter().filter_map(|&j| links.of_new[j].first().copied()).min().unwrap_or(i);
        let group = groups.entry(name).or_default();
        group.0.push(i);
        group.1.extend(partners);
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    for (_, new) in &mut groups {
        new.sort_unstable();
        new.dedup();
    }
    groups
}
