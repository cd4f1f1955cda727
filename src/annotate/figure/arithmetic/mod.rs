//! Arithmetic within a sentence: whether what a figure says follows from the figures beside it.
//!
//! A figure stands for all values that would be written so: half a step of its last digit either way, a tenth where
//! "about" or the like stands before it. Only what no such values can make is told.

mod change;
mod parts;
mod range;
mod share;
mod times;

use super::super::view::View;
use super::check::FigureCheck;
use super::{Figure, FigureKind};
use crate::annotate::token::{Word, Words, words};

/// What does not add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sum {
    /// A whole and its parts.
    Parts,
    /// A change and its two ends: in per cent, in points, or so many times.
    Change,
    /// A share and the two counts that it is made of.
    Share,
    /// A range whose ends are the wrong way round.
    Range,
}

impl Sum {
    /// As rules and output write it.
    pub const KEYS: &'static [&'static str] = &["parts", "change", "share", "range"];

    /// As rules and output write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::KEYS[self as usize]
    }
}

/// A figure that does not agree with others of its sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Mismatch {
    /// What does not add up.
    pub sum: Sum,
    /// What the others make.
    pub made: String,
    /// The others, by index.
    pub others: Vec<usize>,
}

/// The figures of one sentence.
struct Sums<'a> {
    view: View<'a>,
    all: &'a [Figure],
    /// The index of the first.
    first: usize,
}

/// The figure that is off, by its place in the sentence, and what is said of it.
type Off = Option<(usize, Mismatch)>;

/// What is looked for; each stands in a file of its own.
const SUMS: &[fn(&Sums<'_>) -> Off] = &[
    change::percent,
    change::points,
    times::fold,
    times::as_many,
    share::of,
    share::out_of,
    parts::of_all,
    parts::in_all,
    parts::listed,
    range::between,
];

/// Checks the figures of one sentence.
pub(super) fn check(view: View<'_>, figures: std::ops::Range<usize>, checks: &mut [FigureCheck]) {
    let all = &view.found.figures[figures.clone()];
    if all.len() < 2 || all.iter().any(|figure| view.found.in_quotation(figure.span)) {
        return;
    }
    let sums = Sums { view, all, first: figures.start };
    for sum in SUMS {
        if let Some((at, mismatch)) = sum(&sums) {
            let slot = &mut checks[figures.start + at].mismatch;
            *slot = slot.take().or(Some(mismatch));
        }
    }
}

/// The values that would be written so.
#[derive(Clone, Copy)]
struct Interval {
    low: f64,
    high: f64,
}

impl Interval {
    fn of(figure: &Figure) -> Option<Self> {
        let value = figure.value?;
        let half = figure.step / 2.0 + if figure.approximate { value.abs() * 0.1 } else { 0.0 };
        Some(Self { low: value - half, high: value + half })
    }

    fn meets(self, low: f64, high: f64) -> bool {
        self.low <= high && low <= self.high
    }
}

impl Sums<'_> {
    fn mismatch(&self, sum: Sum, made: String, others: &[usize]) -> Mismatch {
        Mismatch { sum, made, others: others.iter().map(|at| self.first + at).collect() }
    }

    /// The first token of a figure, and one past its last.
    fn start(&self, at: usize) -> usize {
        self.view.found.tokens_in(self.all[at].span).start
    }

    fn end(&self, at: usize) -> usize {
        self.view.found.tokens_in(self.all[at].span).end
    }

    /// The one figure of such kinds right behind a word, and no more than one.
    fn only_behind(&self, word: Word, kinds: &[FigureKind]) -> Option<usize> {
        let mut hits = (0..self.all.len()).filter(|&at| {
            kinds.contains(&self.all[at].kind)
                && self.start(at) > 0
                && self.view.token(self.start(at) - 1).is_some_and(|token| token.short == word)
        });
        hits.next().filter(|_| hits.next().is_none())
    }

    /// "from A to B" or "to B from A": both ends of a change, of one kind and unit.
    fn ends(&self, kinds: &[FigureKind]) -> Option<(usize, usize)> {
        let (from, to) = (self.only_behind(Word::new("from"), kinds)?, self.only_behind(Word::new("to"), kinds)?);
        let (old, new) = (&self.all[from], &self.all[to]);
        // "from $40 to 60": the second may leave out the unit, a noun may be left out of either.
        let alike = old.kind == new.kind && old.unit == new.unit && !old.approximate && !new.approximate;
        (alike && old.value? > 0.0 && new.value? > 0.0).then_some((from, to))
    }

    /// Whether one thing is told from one token to the other: no other clause begins, and few words stand between.
    fn is_one_clause(&self, from: usize, to: usize) -> bool {
        const BETWEEN: usize = 8;
        const OTHERS: Words =
            words!["while", "whereas", "but", "and", "when", "although", "though", "who", "which", "that"];
        from <= to
            && to - from <= BETWEEN
            && !(from..to).any(|at| self.view.is_one_of(at, OTHERS) || self.view.text(at) == ";")
    }

    /// The same in either order.
    fn are_one_clause(&self, one: usize, other: usize) -> bool {
        if one < other {
            self.is_one_clause(self.end(one), self.start(other))
        } else {
            self.is_one_clause(self.end(other), self.start(one))
        }
    }
}

/// A number as it would be written: no digit behind the point that is none.
fn written(value: f64) -> String {
    if (value - value.round()).abs() < 0.05 { format!("{value:.0}") } else { format!("{value:.1}") }
}
