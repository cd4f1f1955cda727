//! A change and its two ends: "rose 20 percent, to 130 from 100", "fell 3 points, from 40 percent to 35 percent".

use super::super::super::lexicon::known;
use super::super::{FigureKind, check};
use super::{Interval, Off, Sum, Sums, written};
use crate::annotate::token::{Words, words};

const KINDS: &[FigureKind] = &[FigureKind::Count, FigureKind::Money, FigureKind::Measure];

/// Verbs of making a change, and the way it goes.
const MADE: &[(Words, f64)] = &[
    (words!["raise", "raised", "raises", "raising", "lifted", "lifts", "lifting", "boosted", "boosts"], 1.0),
    (words!["cut", "cuts", "cutting", "slashed", "lowered", "lowers", "reduced", "reduces", "trimmed"], -1.0),
];

/// "Rents rose 20 percent, from 500 to 660."
pub(super) fn percent(sums: &Sums<'_>) -> Off {
    let share = only_share(sums, "percent")?;
    let (from, to) = sums.ends(KINDS)?;
    let way = direction(sums, share)?;
    if !near(sums, share, from.min(to), from.max(to)) {
        return None;
    }
    let (old, new) = (Interval::of(&sums.all[from])?, Interval::of(&sums.all[to])?);
    let made = |old: f64, new: f64| (new - old) / old * 100.0;
    let (low, high) = (made(old.high.max(f64::MIN_POSITIVE), new.low), made(old.low.max(old.high / 100.0), new.high));
    let exact = made(sums.all[from].value?, sums.all[to].value?);
    off(sums, (share, way), (low, high, exact), (from, to), "percent")
}

/// "Support fell 3 percentage points, from 40 percent to 35 percent."
pub(super) fn points(sums: &Sums<'_>) -> Off {
    let share = only_share(sums, "points")?;
    let (from, to) = sums.ends(&[FigureKind::Percent])?;
    let way = direction(sums, share)?;
    if !near(sums, share, from.min(to), from.max(to)) {
        return None;
    }
    let (old, new) = (Interval::of(&sums.all[from])?, Interval::of(&sums.all[to])?);
    let exact = sums.all[to].value? - sums.all[from].value?;
    off(sums, (share, way), (new.low - old.high, new.high - old.low, exact), (from, to), "points")
}

/// The one share or number of points in the sentence that is no end of a change.
fn only_share(sums: &Sums<'_>, unit: &str) -> Option<usize> {
    let mut shares = (0..sums.all.len()).filter(|&at| sums.all[at].unit == Some(unit));
    shares.next().filter(|_| shares.next().is_none())
}

fn near(sums: &Sums<'_>, share: usize, first: usize, second: usize) -> bool {
    let beside = if share < first {
        sums.are_one_clause(share, first)
    } else {
        share > second && sums.are_one_clause(second, share)
    };
    beside && sums.are_one_clause(first, second)
}

/// Which way the word of change beside a share goes; none where there is no such word, or none that shows a way.
fn direction(sums: &Sums<'_>, share: usize) -> Option<f64> {
    let (start, end) = (sums.start(share), sums.end(share));
    let sentence = sums.view.found.sentences.get(sums.all[share].sentence)?;
    let before = start.saturating_sub(4).max(sentence.tokens.start)..start;
    let after = end..(end + 3).min(sentence.tokens.end);
    let way = |at: usize| {
        // "raised the toll by 40 percent": somebody makes the change.
        if let Some((_, way)) = MADE.iter().find(|(words, _)| sums.view.is_one_of(at, *words)) {
            return Some(*way);
        }
        let change = sums.view.is(at, known::CHANGE_VERBS).then(|| check::direction(sums.view, at)).flatten()?;
        Some(if change == "up" { 1.0 } else { -1.0 })
    };
    before.rev().find_map(way).or_else(|| after.into_iter().find_map(way))
}

fn off(
    sums: &Sums<'_>,
    (share, way): (usize, f64),
    (low, high, exact): (f64, f64, f64),
    (from, to): (usize, usize),
    unit: &str,
) -> Off {
    let told = Interval::of(&sums.all[share])?;
    // Half a point more: many round each figure by itself.
    const SLACK: f64 = 0.5;
    let (told_low, told_high) = if way > 0.0 { (told.low, told.high) } else { (-told.high, -told.low) };
    let agrees = Interval { low: told_low - SLACK, high: told_high + SLACK }.meets(low.min(high), low.max(high));
    let verb = if exact < 0.0 { "a fall of " } else { "a rise of " };
    (!agrees)
        .then(|| (share, sums.mismatch(Sum::Change, format!("{verb}{} {unit}", written(exact.abs())), &[from, to])))
}
