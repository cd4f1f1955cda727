//! Figures: numbers, amounts, shares, dates and times, with value and unit.

use super::{Annotated, Lexicon};
use crate::text::Span;

/// What a figure measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureKind {
    /// People or things counted.
    Count,
    /// Per cent, percentage points, a fraction as a share.
    Percent,
    /// Money.
    Money,
    /// Length, weight, area, temperature, speed …
    Measure,
    /// First, second …
    Rank,
    /// A calendar date, a weekday, a month, a relative day.
    Date,
    /// A time of day.
    Time,
    /// A span of time.
    Duration,
    /// A person's age.
    Age,
    /// A year.
    Year,
    /// A match score, a vote tally.
    Score,
    /// A law, a room, a telephone, a route: a number that counts nothing.
    Label,
}

/// One figure.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The number with its unit and counted noun's head ("14 people", "$4 million", "Friday, 6 June 2031").
    pub span: Span,
    /// The number alone.
    pub number: Span,
    /// What it measures.
    pub kind: FigureKind,
    /// Its value, with "million" and the like applied; days since 1970 for a full date.
    pub value: Option<f64>,
    /// Its unit, normalised ("percent", "usd", "km").
    pub unit: Option<&'static str>,
    /// The counted noun.
    pub noun: Option<Span>,
    /// "about", "at least", "nearly".
    pub approximate: bool,
    /// The sentence.
    pub sentence: usize,
}

/// All figures, in text order.
pub(super) fn figures(_found: &Annotated, _lexicon: &Lexicon) -> Vec<Figure> {
    Vec::new()
}
