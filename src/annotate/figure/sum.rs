//! Arithmetic within a sentence: a whole and its parts, a change and its two ends, shares of one whole.

use std::ops::Range;

use super::super::lexicon::known;
use super::super::view::View;
use super::check::FigureCheck;
use super::{Figure, FigureKind};
use crate::annotate::token::words;

/// Checks the figures of one sentence; what is found is said of the whole, or of the change.
pub(super) fn check(view: View<'_>, figures: Range<usize>, checks: &mut [FigureCheck]) {
    if figures.len() < 3 {
        return;
    }
    let all = &view.found.figures[figures.clone()];
    if all.iter().any(|figure| view.found.in_quotation(figure.span)) {
        return;
    }
    if let Some((at, told)) = change(view, all) {
        checks[figures.start + at].sum = Some(told);
    } else if let Some((at, told)) = parts(view, all) {
        checks[figures.start + at].sum = Some(told);
    }
}

/// "rose 20 percent, to 130 from 100".
fn change(view: View<'_>, figures: &[Figure]) -> Option<(usize, String)> {
    let after = |word: &'static str, kind: FigureKind| {
        let mut hits = figures.iter().enumerate().filter(|(_, figure)| {
            let first = view.found.tokens_in(figure.span).start;
            figure.kind == kind && first > 0 && view.is_word(first - 1, word)
        });
        match (hits.next(), hits.next()) {
            (Some((_, figure)), None) => Some(figure),
            _ => None,
        }
    };
    let mut shares = figures.iter().enumerate().filter(|(_, figure)| figure.unit == Some("percent"));
    let (at, share) = shares.next()?;
    if shares.next().is_some() || !near_change_verb(view, share) {
        return None;
    }
    let kinds = [FigureKind::Count, FigureKind::Money, FigureKind::Measure];
    let (from, to) = kinds.iter().find_map(|&kind| Some((after("from", kind)?, after("to", kind)?)))?;
    let (told, old, new) = (share.value?, from.value?, to.value?);
    if from.unit != to.unit || old <= 0.0 || new <= 0.0 || from.approximate || to.approximate {
        return None;
    }
    // Both ends are rounded to their last digit, so what they make lies between two bounds.
    let made = |old: f64, new: f64| ((new - old) / old * 100.0).abs();
    let (dark, light) = (from.step / 2.0, to.step / 2.0);
    let bounds = [made(old - dark, new + light), made(old + dark, new - light), made(old, new)];
    let low = bounds.iter().copied().fold(f64::INFINITY, f64::min);
    let high = bounds.iter().copied().fold(0.0, f64::max);
    let slack = if share.approximate { told.mul_add(0.1, 1.0) } else { share.step.max(0.5) };
    let agrees = told >= low - slack && told <= high + slack;
    (!agrees).then(|| (at, format!("{:.0} percent", made(old, new))))
}

fn near_change_verb(view: View<'_>, share: &Figure) -> bool {
    let tokens = view.found.tokens_in(share.span);
    let before = tokens.start.saturating_sub(4)..tokens.start;
    view.has(before, known::CHANGE_VERBS) || view.has(tokens.end..tokens.end + 3, known::CHANGE_VERBS)
}

/// "Of the 40 pupils, 21 walked and 22 took the bus": parts may leave some out, but not make more than the whole.
fn parts(view: View<'_>, figures: &[Figure]) -> Option<(usize, String)> {
    let whole = figures.first()?;
    let sentence = view.found.sentences.get(whole.sentence)?;
    let first = sentence.tokens.start;
    if !view.is_word(first, "of") || view.has(sentence.tokens.clone(), known::OVERLAP_WORDS) {
        return None;
    }
    let opens = view.found.tokens_in(whole.span).start;
    if opens > first + 2 || whole.approximate {
        return None;
    }
    let rest = &figures[1..];
    let shares = rest.iter().all(|figure| figure.unit == Some("percent"));
    let counts = rest.iter().all(|figure| figure.kind == FigureKind::Count);
    if rest.len() < 2 || !(shares || counts) || rest.iter().any(|figure| figure.approximate || nested(view, figure)) {
        return None;
    }
    let made: f64 = rest.iter().map(|figure| figure.value).sum::<Option<f64>>()?;
    let limit = if shares { 101.0 } else { whole.value.filter(|_| whole.kind == FigureKind::Count)? };
    (made > limit).then(|| (0, if shares { format!("{made:.0} percent") } else { format!("{made:.0}") }))
}

/// Whether a part is told as part of another: "including 3", "3 of them".
fn nested(view: View<'_>, figure: &Figure) -> bool {
    let tokens = view.found.tokens_in(figure.span);
    let before = tokens.start > 0 && view.is_one_of(tokens.start - 1, &words!["including", "than", "least", "with"]);
    before || view.is_word(tokens.end, "of") || view.is_word(view.found.tokens_in(figure.number).end, "of")
}
