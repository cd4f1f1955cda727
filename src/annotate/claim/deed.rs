//! Acts and happenings that a record would show: "signed a lease", "has secured", "was seized".

use super::super::lexicon::known;
use super::ClaimKind;
use super::find::{Hit, Site};
use super::verb::{self, Usage};
use crate::annotate::token::words;

/// An event told as having happened.
pub(super) fn find(site: &Site<'_>, at: usize) -> Option<Hit> {
    let view = site.view;
    if !view.is(at, known::EVENT_VERBS) {
        return None;
    }
    let usage = verb::usage(view, at, site.tokens.start);
    let going_on = usage == Usage::Being && view.text(at).ends_with("ing");
    if !usage.asserts() || !(verb::is_past(view, at) || going_on) {
        return None;
    }
    // "We closed the file", "I paid": the writer's own doing in the first person needs nobody else.
    let own = at > site.tokens.start && view.is_one_of(at - 1, words!["i", "we", "you"]);
    (!own && at > site.clause.start).then(|| Hit::new(ClaimKind::Event, at..at + 1))
}
