//! Which sentence of a revision became which of the next: equal, edited, moved, split, merged, added, deleted.
//!
//! In this order: sentences with the same words (`same`); pairs that are plainly alike, the most alike first, more so
//! where they left their place (`greedy`); what a sentence was cut into, or joined with (`joins`); what is left between
//! two pairs that kept their order, as one run (`gaps`); what is left beside a pair that moved; joins once more.
//! Typography is no edit: curly or straight marks, dashes, blanks, line breaks, how an accent is written. Read from the
//! new side to the old, the same sentences belong together.
//! Thresholds were chosen on essays with annotated revisions (Kashefi et al., 2022, ArgRewrite V.2, half of them);
//! `docs/alignment.md` has what each step brings.
//!
//! The work is bounded: each sentence is held against the few of the other side that share its rarest words (`near`),
//! and in a long run of unpaired sentences against no others, which [`Alignment::bounded`] says.

mod gaps;
mod greedy;
mod joins;
mod likeness;
mod links;
mod near;
mod order;
mod same;
#[cfg(test)]
mod tests;

use likeness::Lines;
use links::Links;
use order::Kept;

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

/// Sentences of both sides that belong together, by index, each side in order. Parts of one sentence need not stand side
/// by side.
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
struct Floors {
    /// Wherever they stand, before anything is known of their neighbours.
    strong: f64,
    /// Between the same two pairs that kept their order, or beside a pair: where the neighbours speak for them.
    placed: f64,
    /// All parts of a split sentence together.
    joined: f64,
    /// Which share of a part that stands away from the others must be in what they lack.
    held: f64,
}

const FLOORS: Floors = Floors { strong: 0.6, placed: 0.32, joined: 0.63, held: 0.9 };

/// Aligns the sentences of two revisions.
#[must_use]
pub fn align(old: &[&str], new: &[&str]) -> Alignment {
    let lines = Lines::new(old, new);
    let mut links = Links::new(old.len(), new.len());
    same::pair(&lines, &mut links);
    let near = near::near(&lines, &links);
    greedy::strong(&near, &Kept::new(&lines, &links), &mut links);
    joins::join(&lines, &mut links);
    let bounded = gaps::fill(&lines, &near, &mut links);
    greedy::beside(&near, &mut links);
    joins::join(&lines, &mut links);
    Alignment { groups: order::groups(&lines, &links), bounded }
}
