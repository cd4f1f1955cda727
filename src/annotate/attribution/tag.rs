//! The tag beside a whole quotation: there any past verb of somebody is a cue, whether or not we know it.

use super::CueClass;
use super::clause::Form;
use super::cue::{Cue, Shape};
use super::subject::Subject;
use super::verb::Verb;
use super::view::View;
use super::vocabulary::LISTS;
use crate::annotate::{QuoteKind, TokenKind};

impl View<'_> {
    /// “…,” Vitter demanded. “…,” croaked Orr. Orr interjected: “…” Beside a whole quotation any past verb of somebody
    /// is its tag, whether or not we know it.
    pub(super) fn tag_cue(&self, at: usize) -> Option<Cue> {
        let lists = &LISTS;
        let past = self.is_past(at) || at > 0 && self.is_full(at - 1) && self.form(at) == Form::Past;
        if !past || self.is(at, lists.auxiliaries) || self.is(at, lists.cite) {
            return None;
        }
        let verb = Verb {
            at,
            start: at,
            end: at + 1,
            form: Form::Past,
            class: CueClass::Neutral,
            passive: false,
            negated: false,
            hypothetical: false,
            weak: true,
        };
        let ends = |next: usize| next >= self.len() || self.is_break(next) || self.is(next, lists.prepositions);
        let next = self.skip_circumstance(at + 1, self.len());
        let before_speech = self.leads_speech(next);
        let source = match self.subject(&verb)? {
            Subject::Behind(phrase) if at > 0 && self.is_full(at - 1) => phrase,
            Subject::Before(phrase) if before_speech => phrase,
            Subject::Before(phrase) => {
                let behind = phrase.units.start.checked_sub(1).is_some_and(|quote| self.is_open_speech(quote));
                (behind && ends(next)).then_some(phrase)?
            }
            _ => return None,
        };
        self.ends_in_somebody(&source).then(|| Cue {
            units: at..at + 1,
            extent: source.units.start.min(at)..source.units.end.max(at + 1),
            class: CueClass::Neutral,
            shape: Shape::Verb(verb),
            source: Some(source),
            shared: false,
            relative: false,
        })
    }

    /// A comma or colon, and behind it a whole quotation.
    pub(super) fn leads_speech(&self, mark: usize) -> bool {
        matches!(self.kind(mark), Some(TokenKind::Comma | TokenKind::Colon)) && self.is_full(mark + 1)
    }

    /// A whole quotation of speech.
    pub(super) fn is_full(&self, at: usize) -> bool {
        self.quoted(at).is_some_and(|quote| matches!(quote.kind, QuoteKind::Full | QuoteKind::Continuation))
    }

    /// A whole quotation that does not end with a stop, and so asks for a tag: “…,” “…?”
    fn is_open_speech(&self, at: usize) -> bool {
        let Some(quote) = self.quoted(at).filter(|_| self.is_full(at)) else { return false };
        let open = [',', '?', '!', '—', '–', '-'];
        let words = self.reader.found.slice(quote.span);
        words.trim_end_matches(|mark: char| !mark.is_alphanumeric() && !open.contains(&mark)).ends_with(open)
    }
}
