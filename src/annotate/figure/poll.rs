//! Polls: which shares are a poll's, and whether a lead is larger than the margin of error.

use std::ops::Range;

use super::super::lexicon::known;
use super::super::token::TokenKind;
use super::super::view::View;
use super::check::FigureCheck;
use super::{FigureKind, number};
use crate::annotate::token::words;

/// Says which shares belong to a poll, and which leads its margin does not carry.
pub(super) fn check(view: View<'_>, checks: &mut [FigureCheck]) {
    let found = view.found;
    let mut polled_block = None;
    let mut seen = 0;
    for (index, figure) in found.figures.iter().enumerate() {
        let Some(sentence) = found.sentences.get(figure.sentence) else { continue };
        // A poll named once speaks to the end of its paragraph.
        for sentence in found.sentences.get(seen..=figure.sentence).unwrap_or_default() {
            if view.has(sentence.tokens.clone(), known::POLL_WORDS) {
                polled_block = Some(sentence.block);
            }
        }
        seen = figure.sentence + 1;
        checks[index].poll = figure.kind == FigureKind::Percent && polled_block == Some(sentence.block);
    }
    let Some(margin) = margin(view) else { return };
    for sentence in &found.sentences {
        if let Some(figure) = lead_within(view, sentence.tokens.clone(), margin) {
            checks[figure].lead_in_margin = true;
        }
    }
}

/// The margin of error, where the story gives exactly one.
fn margin(view: View<'_>) -> Option<f64> {
    if !view.occurs(known::MARGIN_PHRASES) {
        return None;
    }
    let mut only = None;
    for sentence in &view.found.sentences {
        let tokens = sentence.tokens.clone();
        let mut at = tokens.start;
        while at < tokens.end {
            let Some(length) = view.match_at(at, tokens.end, known::MARGIN_PHRASES) else {
                at += 1;
                continue;
            };
            let reach = at + length..(at + length + 6).min(tokens.end);
            let value = reach.clone().find_map(|at| value(view, at));
            match (only, value) {
                (Some(known), Some(value)) if known != value => return None,
                (_, Some(value)) => only = Some(value),
                _ => {}
            }
            at += length;
        }
    }
    only
}

fn value(view: View<'_>, at: usize) -> Option<f64> {
    match view.kind(at)? {
        TokenKind::Number => number::digits(view.text(at)).map(|(value, _)| value),
        TokenKind::Word => number::small_number(view.text(at)),
        _ => None,
    }
}

/// The figure of a sentence that calls a lead: "leads by 2 points", "leads Abend 47 to 45".
fn lead_within(view: View<'_>, tokens: Range<usize>, margin: f64) -> Option<usize> {
    if !view.has(tokens.clone(), known::LEAD_WORDS) {
        return None;
    }
    let span = view.span(tokens);
    let first = view.found.figures.partition_point(|figure| figure.span.start() < span.start());
    let figures =
        view.found.figures[first..].iter().enumerate().take_while(|(_, figure)| figure.span.end() <= span.end());
    let figures: Vec<_> = figures
        .filter(|(_, figure)| {
            !matches!(figure.kind, FigureKind::Date | FigureKind::Time | FigureKind::Year | FigureKind::Age)
        })
        .collect();
    // "47-45" is one token.
    if let Some((at, figure)) = figures.iter().find(|(_, figure)| figure.kind == FigureKind::Score) {
        let (a, b) = view.found.slice(figure.span).split_once(['-', '–', '—'])?;
        let (a, b): (f64, f64) = (a.trim().parse().ok()?, b.trim().parse().ok()?);
        return (a > 20.0 && b > 20.0 && (a - b).abs() <= margin).then_some(first + at);
    }
    for (at, figure) in &figures {
        let before = view.found.tokens_in(figure.span).start;
        let by = before > 0
            && view.is_one_of(before - 1, words!["by", "of"])
            && figure.value.is_some_and(|lead| lead > 0.0 && lead <= margin);
        let points = figure.unit == Some("points") || view.found.slice(figure.span).contains("point");
        if by && points && !in_margin_phrase(view, before) {
            return Some(first + at);
        }
    }
    let [(at, a), (_, b), ..] = figures.as_slice() else { return None };
    let (left, right) = (a.value?, b.value?);
    let between = view.span(view.found.tokens_in(a.span).end..view.found.tokens_in(b.span).start);
    let paired = ["to", "percent to", "against", ","].iter().any(|word| view.found.slice(between).trim() == *word)
        || (a.kind == FigureKind::Percent && b.kind == FigureKind::Percent && view.found.slice(between).len() < 60);
    let shares = left >= 10.0 && right >= 10.0 && left + right <= 100.0;
    (paired && shares && (left - right).abs() <= margin).then_some(first + at)
}

fn in_margin_phrase(view: View<'_>, at: usize) -> bool {
    view.has(at.saturating_sub(7)..at, known::MARGIN_PHRASES)
}
