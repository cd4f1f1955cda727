//! The outlet's own clause hung on somebody's words: ", a plan that would …", " – the strip of land …".

use super::view::View;
use super::vocabulary::LISTS;
use crate::annotate::TokenKind;
use crate::annotate::token::words;

/// The unit of the mark that opens such a clause between `start` and `end`, where one reaches to the end.
pub(super) fn gloss(view: &View<'_>, start: usize, end: usize) -> Option<usize> {
    // Only the last marks of the content can open it, so the walk is from the end and short.
    let floor = end.saturating_sub(60).max(start + 3);
    (floor..end).rev().find(|&at| {
        let dash = view.kind(at) == Some(TokenKind::Dash);
        (dash || view.is_comma(at)) && (view.quoted(at + 1).is_none()) && opens(view, at + 1, end, dash)
    })
}

/// Whether what stands in a range is a noun phrase that comments on what was said.
pub(super) fn is_gloss(view: &View<'_>, start: usize, end: usize) -> bool {
    opens(view, start, end, false) || view.is(start, LISTS.determiners) && !view.has_finite(start..end)
}

fn opens(view: &View<'_>, start: usize, end: usize, dash: bool) -> bool {
    let lists = &LISTS;
    if end < start + 3 || !view.is(start, lists.determiners) && !view.is(start, lists.possessives) {
        return false;
    }
    let relative = (start + 1..end.min(start + 8)).any(|at| view.equals(at, "that") || view.equals(at, "which"));
    let indefinite = view.is_one_of(start, words!["a", "an", "one", "another"]);
    let no_clause = !view.has_finite(start..end);
    let comma_inside = (start..end).any(|at| view.is_comma(at) || view.kind(at) == Some(TokenKind::Dash));
    if dash { no_clause && !comma_inside } else { indefinite && relative && no_clause }
}
