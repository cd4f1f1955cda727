//! A whole and its parts: "Of the 40 pupils, 21 walked and 22 rode", "12 men and 5 women, 18 in all", "18 people: 12 men
//! and 5 women".

use super::super::super::lexicon::known;
use super::super::super::token::TokenKind;
use super::super::{Figure, FigureKind};
use super::{Off, Sum, Sums, written};
use crate::annotate::token::words;

/// "Of the 40 pupils, 21 walked and 22 took the bus": parts may leave some out, but not make more than the whole.
pub(super) fn of_all(sums: &Sums<'_>) -> Off {
    let view = sums.view;
    let whole = sums.all.first()?;
    let sentence = view.found.sentences.get(whole.sentence)?;
    let first = sentence.tokens.start;
    if !view.is_word(first, "of") || view.has(sentence.tokens.clone(), known::OVERLAP_WORDS) {
        return None;
    }
    if sums.start(0) > first + 2 || whole.approximate {
        return None;
    }
    let rest = &sums.all[1..];
    let shares = rest.iter().all(|figure| figure.unit == Some("percent"));
    let counts = rest.iter().all(|figure| figure.kind == FigureKind::Count);
    if rest.len() < 2 || !(shares || counts) || rest.iter().any(|figure| figure.approximate || nested(sums, figure)) {
        return None;
    }
    let made: f64 = rest.iter().map(|figure| figure.value).sum::<Option<f64>>()?;
    let limit = if shares { 101.0 } else { whole.value.filter(|_| whole.kind == FigureKind::Count)? };
    let unit = if shares { " percent" } else { "" };
    let others: Vec<usize> = (1..sums.all.len()).collect();
    (made > limit).then(|| (0, sums.mismatch(Sum::Parts, format!("{}{unit}", written(made)), &others)))
}

/// "12 men and 5 women, 18 in all": the whole comes last, and says that it is one.
pub(super) fn in_all(sums: &Sums<'_>) -> Off {
    let view = sums.view;
    (2..sums.all.len()).find_map(|whole| {
        let end = sums.end(whole);
        let total = view.is_one_of(end, words!["altogether", "overall"])
            || view.is_word(end, "in") && view.is_one_of(end + 1, words!["all", "total"]);
        let before = sums.start(whole).checked_sub(1)?;
        let named = sums.start(whole) >= 3 && view.is_word(before, "of") && view.is_word(before - 1, "total");
        if !(total || named) {
            return None;
        }
        let parts = list_ending(sums, whole - 1)?;
        let gap = sums.start(whole) - sums.end(whole - 1);
        (gap <= 6).then(|| compare(sums, whole, parts)).flatten()
    })
}

/// "18 people: 12 men and 5 women." Behind a colon or between dashes the parts are all there are.
pub(super) fn listed(sums: &Sums<'_>) -> Off {
    let view = sums.view;
    let last = sums.all.len() - 1;
    (0..sums.all.len().saturating_sub(2)).find_map(|whole| {
        let mark = sums.start(whole + 1).checked_sub(1)?;
        let opens = matches!(view.kind(mark), Some(TokenKind::Colon | TokenKind::Dash)) && mark == sums.end(whole);
        let end = (whole + 2..=last).rev().find(|&end| {
            let next = sums.end(end);
            let closed = matches!(view.kind(next), None | Some(TokenKind::Dash | TokenKind::Stop));
            closed && view.is_word(sums.start(end) - 1, "and")
        })?;
        let parts = list_ending(sums, end)?;
        (opens && parts.start == whole + 1).then(|| compare(sums, whole, parts)).flatten()
    })
}

/// The figures of a list that ends with one: counts with a noun each, joined by commas and "and" alone.
fn list_ending(sums: &Sums<'_>, last: usize) -> Option<std::ops::Range<usize>> {
    let view = sums.view;
    let part = |at: usize| {
        let figure = &sums.all[at];
        figure.kind == FigureKind::Count && figure.noun.is_some() && !figure.approximate && !nested(sums, figure)
    };
    let joined = |at: usize| {
        let (from, to) = (sums.end(at), sums.start(at + 1));
        from < to && (from..to).all(|at| view.kind(at) == Some(TokenKind::Comma) || view.is_word(at, "and"))
    };
    let mut first = last;
    while first > 0 && part(first - 1) && joined(first - 1) {
        first -= 1;
    }
    (part(last) && first < last).then_some(first..last + 1)
}

fn compare(sums: &Sums<'_>, whole: usize, parts: std::ops::Range<usize>) -> Off {
    let total =
        sums.all[whole].value.filter(|_| sums.all[whole].kind == FigureKind::Count && !sums.all[whole].approximate)?;
    let made: f64 = sums.all[parts.clone()].iter().map(|figure| figure.value).sum::<Option<f64>>()?;
    let others: Vec<usize> = parts.collect();
    ((made - total).abs() > 0.5).then(|| (whole, sums.mismatch(Sum::Parts, written(made), &others)))
}

/// Whether a part is told as part of another: "including 3", "3 of them".
fn nested(sums: &Sums<'_>, figure: &Figure) -> bool {
    let view = sums.view;
    let tokens = view.found.tokens_in(figure.span);
    let before = tokens.start > 0 && view.is_one_of(tokens.start - 1, words!["including", "than", "least", "with"]);
    before || view.is_word(tokens.end, "of") || view.is_word(view.found.tokens_in(figure.number).end, "of")
}
