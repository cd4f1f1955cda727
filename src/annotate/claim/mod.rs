//! Claims: checkable assertions in the outlet's own voice, what makes them checkable, and what supports them.
//!
//! A sentence is cut into clauses; in each clause every finder of `find` looks for its own kind of
//! trigger. What stands in a speech quotation is the speaker's and is no claim of the outlet's.

mod accusation;
mod attributes;
mod clause;
mod deed;
mod degree;
mod figure;
mod find;
mod outlook;
mod plain;
mod score;
#[cfg(test)]
mod tests;
mod verb;

use super::support::{Ground, Support};
use super::view::View;
use crate::text::Span;

pub(super) use attributes::ROW;
pub(super) use clause::clauses;
pub(super) use find::with_assertions;

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
    /// A plain figure, wrongdoing, rarity, a first: for lists of what to check, and for no rule.
    Assertion,
}

impl ClaimKind {
    /// As rules and output write those that rules can ask about.
    pub const ALL: &'static [(Self, &'static str)] = &[
        (Self::Number, "number"),
        (Self::Casualty, "casualty"),
        (Self::Superlative, "superlative"),
        (Self::Comparison, "comparison"),
        (Self::Cause, "cause"),
        (Self::Motive, "motive"),
        (Self::Prediction, "prediction"),
        (Self::Accusation, "accusation"),
        (Self::Trend, "trend"),
        (Self::Event, "event"),
    ];

    /// As rules and output write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("assertion", |(_, key)| key)
    }
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
    /// The attribution that covers it, or that it could stand on.
    pub attribution: Option<usize>,
    /// Whose words it stands on, or could stand on: a speaker, a document, a poll.
    pub source: Option<usize>,
    /// A hedge of the outlet's own in the clause.
    pub hedge: Option<Span>,
    /// The sentence.
    pub sentence: usize,
    /// The figure that it rests on.
    pub figure: Option<usize>,
    /// For an accusation, the name accused.
    pub target: Option<usize>,
    /// For an accusation, the target's first answer, or the note that it was asked: an attribution.
    pub answer: Option<usize>,
    /// A word of legal process in the sentence.
    pub legal: Option<Span>,
    /// For a prediction: an event with a date on a calendar.
    pub scheduled: bool,
    /// For a share that rose or fell: the base or the period is given. True of every other claim.
    pub base: bool,
    /// Whether the one who acts is a named person.
    pub person: bool,
    /// Whether the sentence speaks of health or science.
    pub science: bool,
    /// How much an editor would want it checked, from 0 to 1.
    pub score: f32,
    /// Which is to be checked first, from 1: what stands on least, figures before words, then the score.
    pub rank: usize,
}

/// The clause around a place, without the marks at its edges: what a checker would underline.
#[must_use]
pub fn clause_around(found: &super::Annotated, lexicon: &super::Lexicon, place: Span) -> Span {
    let Some(sentence) = found.sentence_at(place.start()) else { return place };
    let view = View::new(found, lexicon);
    let clauses = clause::clauses(view, found.sentences[sentence].tokens.clone());
    let around = clauses.into_iter().find(|clause| view.span(clause.clone()).end() > place.start());
    around.map_or(place, |clause| view.span(clause::trim(view, clause)).cover(place))
}

/// All claims, in text order.
pub(super) fn claims(view: View<'_>, ground: &Ground) -> (Vec<Claim>, Vec<Claim>) {
    find::claims(view, ground)
}
