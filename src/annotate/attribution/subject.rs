//! The source of a cue verb: before it, behind it, across an apposition, or carried on from the verb before.

use super::clause::{Form, REACH, form};
use super::reader::View;
use super::verb::Verb;
use crate::annotate::TokenKind;
use crate::annotate::source::Phrase;

/// Where the source of a cue stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::annotate) enum Subject {
    /// Before the verb; where it begins, with the clause.
    Before(Phrase),
    /// Behind the verb: "said Orr".
    Behind(Phrase),
    /// The noun before "who": the clause describes it.
    Relative(Phrase),
    /// None of its own: the subject of the verb before ("Orr smiled and said", ", adding that").
    Shared,
}

impl View<'_> {
    /// Who is the subject of a verb.
    pub fn subject(&self, verb: &Verb) -> Option<Subject> {
        if let Some(behind) = self.subject_behind(verb) {
            return Some(Subject::Behind(behind));
        }
        let before = verb.start.checked_sub(1)?;
        let lists = &self.reader.lists;
        if verb.form == Form::Ing && !self.is(verb.at.saturating_sub(1), lists.be) {
            return Some(Subject::Shared);
        }
        if self.is(before, lists.relatives) && !self.equals(before, "whose") {
            let end = if before > 0 && self.is_comma(before - 1) { before - 1 } else { before };
            let noun = self.phrase_before(end, end.saturating_sub(REACH))?;
            return Some(Subject::Relative(self.with_outer_name(noun, end)));
        }
        if self.is_comma(before) || matches!(self.kind(before), Some(TokenKind::Dash | TokenKind::Close)) {
            return self.across_parenthesis(before).map(Subject::Before);
        }
        if ["and", "but", "then"].iter().any(|word| self.equals(before, word)) {
            return Some(Subject::Shared);
        }
        if self.is_speech(before) {
            return None;
        }
        self.region_before(verb.start).map(Subject::Before)
    }

    /// The noun phrase that fills the clause up to `end`.
    pub fn region_before(&self, end: usize) -> Option<Phrase> {
        let lists = &self.reader.lists;
        let mut start = self.clause_start(end);
        while start < end {
            let opener = self.entry_at(start, lists.openers).filter(|_| !self.capital(start) || start == 0);
            match opener {
                Some(length) if start + length < end => start += length,
                _ => break,
            }
        }
        // "Unconfirmed reports say": what stands right before the verb is a noun, also where it could be a verb.
        let last = if end > start && matches!(form(self.text(end - 1)), Form::Third) { end - 1 } else { end };
        let whole = self.is(start, lists.prepositions) || self.has_finite_before_verb(start..last);
        if !whole && let Some(phrase) = self.phrase_of(start..end) {
            return Some(phrase);
        }
        self.phrase_before(end, start)
    }

    /// "Orr, who lives nearby, said": the subject before the parenthesis that ends at `close`.
    fn across_parenthesis(&self, close: usize) -> Option<Phrase> {
        let lists = &self.reader.lists;
        let floor = close.saturating_sub(REACH);
        let mut open = close;
        for _ in 0..6 {
            open = (floor..open).rev().find(|&at| self.opens_parenthesis(at, close))?;
            let first = open + 1;
            let relative = self.is(first, lists.relatives)
                || self.is(first, lists.prepositions)
                || self.entry_at(first, lists.conditions).is_some();
            // ", interviewed twice," and ", fired in May,": a participle first has its subject before the comma.
            let reduced = form(self.text(first)) == Form::Past && !self.is(first, lists.auxiliaries);
            let clause = if reduced { first + 1 } else { first };
            if first >= close || !relative && self.has_finite(clause..close) {
                continue;
            }
            // "Orr, 22, of Fennick, said": an age and a home are no subject.
            while self.is_aside(open) {
                open = self.clause_start(open) - 1;
            }
            let subject = self.region_before(open)?;
            return Some(self.with_outer_name(subject, close));
        }
        None
    }

    /// Between two commas: an age, a home, or the state that a home lies in.
    fn is_aside(&self, end: usize) -> bool {
        let start = self.clause_start(end);
        if start == 0 || !self.is_comma(start - 1) || end == start {
            return false;
        }
        let placed = |at: usize| self.is(at, self.reader.lists.prepositions);
        let state = end - start <= 2 && self.capital(start) && {
            let before = self.clause_start(start - 1);
            placed(before) && before > 0 && self.is_comma(before - 1)
        };
        placed(start) || start + 1 == end && self.is_time(start) || state
    }

    fn opens_parenthesis(&self, at: usize, close: usize) -> bool {
        match self.kind(close) {
            Some(TokenKind::Close) => self.kind(at) == Some(TokenKind::Open),
            Some(TokenKind::Dash) => self.kind(at) == Some(TokenKind::Dash),
            _ => self.is_comma(at),
        }
    }

    /// "Orr, a geologist, who lives nearby, said": the name before an apposition that was taken for the subject.
    fn with_outer_name(&self, subject: Phrase, close: usize) -> Phrase {
        let lists = &self.reader.lists;
        let mut phrase = subject;
        for _ in 0..2 {
            let start = phrase.units.start;
            let described = self.is(start, lists.determiners)
                || self.is(start, lists.roles)
                || self.kind(start) == Some(TokenKind::Number);
            // "Orr, 32, a former clerk": an age between the name and what describes it.
            let mut stop = start.saturating_sub(1);
            while stop > 1 && self.is_comma(stop) && self.is_aside(stop) {
                stop = self.clause_start(stop) - 1;
            }
            let name_before = stop > 0 && self.is_comma(stop) && self.capital(stop - 1);
            if !(described && name_before) {
                break;
            }
            let Some(outer) = self.region_before(stop) else { break };
            if self.is(outer.units.start.saturating_sub(1), lists.prepositions) && outer.units.start > 0 {
                break;
            }
            phrase = outer;
        }
        let end = close.max(phrase.units.end);
        Phrase { units: phrase.units.start..end, core: phrase.core }
    }

    /// "said Orr": a noun phrase behind the verb, and nothing that would make it the subject of a further clause.
    fn subject_behind(&self, verb: &Verb) -> Option<Phrase> {
        let lists = &self.reader.lists;
        if verb.passive
            || verb.negated
            || matches!(verb.form, Form::Ing)
            || verb.form == Form::Base && !self.plural_before(verb.at) && verb.start < verb.at
        {
            return None;
        }
        let head_of_sentence = verb.start == 0 && verb.form == Form::Past;
        let behind_content = verb.start > 0 && (self.is_comma(verb.start - 1) || self.quoted(verb.start - 1).is_some());
        if verb.start != verb.at && !self.is(verb.start, lists.adverbs) || !(head_of_sentence || behind_content) {
            return None;
        }
        if self.is(verb.end, lists.pronouns) && !self.is_break(verb.end + 1) && self.quoted(verb.end + 1).is_none() {
            return None;
        }
        let phrase = self.phrase_after(verb.end, self.len())?;
        if self.quoted(phrase.core.start).is_some() {
            return None;
        }
        let next = self.skip_circumstance(phrase.units.end, self.len());
        let ends = next >= self.len()
            || self.is_break(next)
            || self.quoted(next).is_some()
            || self.is_time(next)
            || self.kind(next) == Some(TokenKind::Close)
            || ["of", "as", "when", "after", "before", "while", "and"].iter().any(|word| self.equals(next, word))
            || self.is(next, lists.prepositions);
        let speech = verb.start > 0 && self.quoted(verb.start - 1).is_some();
        let clause = speech || head_of_sentence || self.has_finite(0..verb.start.saturating_sub(1));
        // Behind a plain comma the phrase must look like somebody, or the verb may have its subject further left.
        let somebody = speech
            || self.capital(phrase.core.start)
            || (self.is(phrase.core.start, lists.determiners)
                && ["said", "says"].iter().any(|word| self.equals(verb.at, word)))
            || self.phrase_has(&phrase, lists.roles)
            || self.phrase_has(&phrase, lists.unnamed)
            || self.phrase_has(&phrase, lists.organisations)
            || self.phrase_has(&phrase, lists.private)
            || self.phrase_has(&phrase, lists.collective);
        (ends && clause && somebody && !self.has_finite(phrase.core.start + 1..phrase.core.end)).then_some(phrase)
    }

    /// Whether a word of the core stands in a list.
    pub fn phrase_has(&self, phrase: &Phrase, list: Option<crate::annotate::ListId>) -> bool {
        phrase.core.clone().any(|at| self.is(at, list))
    }
}
