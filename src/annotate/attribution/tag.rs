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
        let before_speech =
            (self.is_comma(next) || self.kind(next) == Some(TokenKind::Colon)) && self.is_full(next + 1);
        let source = match self.subject(&verb)? {
            Subject::Behind(phrase) if at > 0 && self.is_full(at - 1) => phrase,
            Subject::Before(phrase) if before_speech => phrase,
            Subject::Before(phrase) => {
                let behind = phrase.units.start.checked_sub(1).is_some_and(|quote| self.is_open_speech(quote));
                (behind && ends(next)).then_some(phrase)?
            }
            _ => return None,
        };
        let head = source.core.end - 1;
        let somebody = self.capital(head) || self.is(head, lists.subject_pronouns) || self.is_person_word(head);
        somebody.then(|| Cue {
            units: at..at + 1,
            extent: source.units.start.min(at)..source.units.end.max(at + 1),
            class: CueClass::Neutral,
            shape: Shape::Verb(verb),
            source: Some(source),
            shared: false,
            relative: false,
        })
    }

    /// A whole quotation of speech.
    pub(super) fn is_full(&self, at: usize) -> bool {
        self.quoted(at).is_some_and(|quote| matches!(quote.kind, QuoteKind::Full | QuoteKind::Continuation))
    }

    /// A whole quotation that does not end with a stop, and so asks for a tag: “…,” “…?”
    fn is_open_speech(&self, at: usize) -> bool {
        let words = |quote: &crate::annotate::Quote| self.reader.found.slice(quote.span);
        self.is_full(at)
            && self.quoted(at).is_some_and(|quote| {
                let inside =
                    words(quote).trim_end_matches(|mark: char| !mark.is_alphanumeric() && !",?!—–-".contains(mark));
                inside.ends_with([',', '?', '!', '—', '–', '-'])
            })
    }
}
