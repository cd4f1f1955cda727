//! Figures: numbers, amounts, shares, dates and times, with value and unit.

mod arithmetic;
mod attributes;
mod calendar;
mod check;
mod noun;
mod number;
mod poll;
mod scan;
#[cfg(test)]
mod tests;
mod unit;

use super::{Annotated, Lexicon};
use crate::text::Span;

pub use arithmetic::{Mismatch, Sum};
pub(super) use attributes::ROW;
pub use check::FigureCheck;
pub(super) use check::checks;

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

const _: () = assert!(FigureKind::KEYS.len() == FigureKind::Label as usize + 1, "each kind has a key");

impl FigureKind {
    /// As rules and output write them, in the order of the kinds.
    pub const KEYS: &'static [&'static str] =
        &["count", "percent", "money", "measure", "rank", "date", "time", "duration", "age", "year", "score", "label"];

    /// As rules and output write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::KEYS[self as usize]
    }

    /// Whether it says how much of something there is: what a source should stand behind.
    #[must_use]
    pub fn is_quantity(self) -> bool {
        matches!(self, Self::Count | Self::Percent | Self::Money | Self::Measure)
    }
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
    /// The size of one step of its last digit: 3.5 million counts hundred thousands.
    pub step: f64,
    /// Its unit, normalised ("percent", "usd", "km").
    pub unit: Option<&'static str>,
    /// The counted noun.
    pub noun: Option<Span>,
    /// "about", "at least", "nearly".
    pub approximate: bool,
    /// The sentence.
    pub sentence: usize,
    /// For a date with a weekday: the weekday it really was, where that is another.
    pub weekday_wrong: Option<&'static str>,
    /// For an "as of" date: days before the story's date.
    pub stale_days: Option<i32>,
}

impl Figure {
    /// Whether both have a value, and the same one but for rounding.
    #[must_use]
    pub fn equals(&self, other: &Self) -> bool {
        self.value.zip(other.value).is_some_and(|(x, y)| (x - y).abs() <= f64::EPSILON * x.abs().max(1.0))
    }
}

/// All figures, in text order.
pub(super) fn figures(found: &Annotated, lexicon: &Lexicon) -> Vec<Figure> {
    scan::figures(super::view::View::new(found, lexicon))
}
