//! Claims: checkable assertions, what makes them checkable, and what supports them.

use super::{Annotated, Lexicon};
use crate::text::Span;

/// What makes a clause checkable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimKind {
    /// A count, amount, share or measure.
    Number,
    /// Dead, injured, missing.
    Casualty,
    /// First, largest, never before.
    Superlative,
    /// More than, far exceeds.
    Comparison,
    /// One thing brought about another.
    Cause,
    /// What somebody wants, or why they act.
    Motive,
    /// What will happen.
    Prediction,
    /// Wrongdoing by somebody.
    Accusation,
    /// Growing, increasingly.
    Trend,
    /// Something happened that a record would show.
    Event,
}

/// What stands behind a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Support {
    /// Nothing in the text.
    None,
    /// A source carried over from earlier in the paragraph.
    Inherited,
    /// A link or footnote in the sentence.
    Link,
    /// A document named in the sentence.
    Document,
    /// An attribution that covers the clause.
    Attribution,
    /// It is inside somebody's quoted words.
    Quotation,
}

/// One checkable assertion: a clause and one thing that makes it checkable.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The clause, or the part of it that asserts.
    pub span: Span,
    /// The words that make it checkable.
    pub trigger: Span,
    /// What makes it checkable.
    pub kind: ClaimKind,
    /// What stands behind it.
    pub support: Support,
    /// A hedge of the outlet's own in the clause.
    pub hedge: Option<Span>,
    /// The sentence.
    pub sentence: usize,
    /// The figure that it rests on.
    pub figure: Option<usize>,
    /// For an accusation, the name accused.
    pub target: Option<usize>,
    /// How much an editor would want it checked, from 0 to 1.
    pub score: f32,
}

/// All claims, in text order.
pub(super) fn claims(_found: &Annotated, _lexicon: &Lexicon) -> Vec<Claim> {
    Vec::new()
}
