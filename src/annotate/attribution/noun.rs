//! Nouns that hold what somebody said: "Orr's claim that", "her remarks about".

use std::ops::Range;

use super::CueClass;
use super::clause::Form;
use super::cue::{Cue, Shape};
use super::view::View;
use super::vocabulary::LISTS;
use crate::annotate::TokenKind;
use crate::annotate::source::Phrase;
use crate::annotate::token::words;

impl View<'_> {
    /// A word before it shows that it is a noun.
    fn noun_context(&self, at: usize) -> bool {
        let lists = &LISTS;
        let Some(before) = at.checked_sub(1) else { return true };
        if self.capital(before) && before > 0 {
            return false;
        }
        !self.is(before, lists.pronouns)
            && !self.is(before, lists.auxiliaries)
            && !self.is(before, lists.adverbs)
            && !self.equals(before, "to")
            && (self.form(at) != Form::Past)
    }

    pub(super) fn noun_cue(&self, at: usize) -> Option<Cue> {
        if !self.noun_context(at) {
            return None;
        }
        let clause = self.equals(at + 1, "that");
        // "her remarks about the quay": what a claim is about is not what it claims.
        let about = self.is_one_of(at + 1, words!["about", "on", "of", "for", "to", "against"]);
        if let Some(cue) = self.noun_from(at).or_else(|| self.noun_was(at)) {
            return Some(cue);
        }
        if !clause && !about {
            return None;
        }
        let source = if clause { self.noun_holder(at) } else { self.noun_owner(at) };
        let Some(source) = source else { return self.noun_of_nobody(at).filter(|_| !self.is_made(at)) };
        Some(cue_of(at..at + 2, Shape::Noun { topic: !clause }, Some(source)))
    }

    /// "warnings from his lawyer that the dam would fail", "questions from reporters about the dam".
    fn noun_from(&self, at: usize) -> Option<Cue> {
        if !self.equals(at + 1, "from") {
            return None;
        }
        let source = self.phrase_after(at + 2, self.len())?;
        let end = source.core.end;
        let clause = self.equals(end, "that");
        if !clause && !self.is_one_of(end, words!["about", "over", "for", "on", "of"]) {
            return None;
        }
        let source = Phrase { units: source.units.start..end, core: source.core };
        Some(cue_of(at..end + 1, Shape::Noun { topic: !clause }, Some(source)))
    }

    /// "Orr's answer was that the dam would hold".
    fn noun_was(&self, at: usize) -> Option<Cue> {
        if !(self.is(at + 1, LISTS.be) && self.equals(at + 2, "that")) {
            return None;
        }
        let source = self.noun_owner(at)?;
        Some(cue_of(at..at + 3, Shape::Noun { topic: false }, Some(source)))
    }

    /// "Allegations that the dam was unsafe": told, and by nobody.
    fn noun_of_nobody(&self, at: usize) -> Option<Cue> {
        let clause = self.equals(at + 1, "that");
        // "who fears that" is a verb.
        if !(clause || self.equals(at + 1, "about")) || self.verb_at(at).is_some() {
            return None;
        }
        Some(cue_of(at..at + 2, Shape::Agentless { start: at + 2, told: Vec::new() }, None))
    }

    /// Whose claim it is: "Orr's claim", "her claim".
    pub(super) fn noun_owner(&self, at: usize) -> Option<Phrase> {
        let lists = &LISTS;
        for owner in (at.saturating_sub(8)..at).rev() {
            if self.is(owner, lists.possessives) {
                return Some(Phrase { units: owner..owner + 1, core: owner..owner + 1 });
            }
            if self.kind(owner) == Some(TokenKind::Possessive) {
                let phrase = self.phrase_before(owner, owner.saturating_sub(12))?;
                // "no fault with Orr's claim": what is owned hangs on the name alone, but "the head of the yard's".
                let link = phrase
                    .units
                    .clone()
                    .rev()
                    .find(|&at| self.is_one_of(at, words!["with", "for", "at", "in", "from"]));
                return link.and_then(|at| self.phrase_of(at + 1..owner)).or(Some(phrase));
            }
            if self.is_break(owner) || self.is_finite(owner) || self.is(owner, lists.prepositions) {
                break;
            }
        }
        None
    }

    /// "at the point that": a noun that tells of words only where somebody makes it.
    fn is_made(&self, at: usize) -> bool {
        self.is_one_of(at, words!["point", "case"])
    }

    /// "Orr made the argument that", "repeating the claim that".
    fn noun_maker(&self, at: usize) -> Option<Phrase> {
        let lists = &LISTS;
        let modifies = |unit: usize| self.is(unit, lists.determiners) || self.is_word(unit) && !self.is_finite(unit);
        let first = (at.saturating_sub(3)..at).rev().take_while(|&unit| modifies(unit) && !self.makes(unit)).last();
        let verb = first.unwrap_or(at).checked_sub(1).filter(|&verb| self.makes(verb))?;
        let mut start = verb;
        while start > 1 && (self.is(start - 1, lists.auxiliaries) || self.is(start - 1, lists.adverbs)) {
            start -= 1;
        }
        self.region_before(self.before_time(start)).filter(|subject| self.ends_in_somebody(subject))
    }

    fn makes(&self, at: usize) -> bool {
        self.is_one_of(at, words!["made", "makes", "make", "repeated", "repeats", "offered", "raised", "advanced"])
    }

    /// Whose claim it is, or where it stands: "in the report was an observation that".
    fn noun_holder(&self, at: usize) -> Option<Phrase> {
        let lists = &LISTS;
        if let Some(owner) = self.noun_owner(at).or_else(|| self.noun_maker(at)) {
            return Some(owner);
        }
        // "Buried in the audit was an observation that": the document stands before a form of "be".
        let be = (at.saturating_sub(8)..at).rev().find(|&unit| self.is(unit, lists.be))?;
        let head = (0..be).find(|&unit| self.is(unit, lists.documents))?;
        let link = (0..head).rev().find(|&unit| self.is(unit, lists.prepositions)).map_or(0, |unit| unit + 1);
        let before = self.phrase_before(head + 1, link)?;
        let whole = self.phrase_after(before.units.start, be)?;
        Some(Phrase { units: whole.units, core: before.core })
    }
}

/// The cue in these units, which reaches back to whose it is.
fn cue_of(units: Range<usize>, shape: Shape, source: Option<Phrase>) -> Cue {
    let start = source.as_ref().map_or(units.start, |source| source.units.start.min(units.start));
    Cue { extent: start..units.end, units, class: CueClass::Noun, shape, source, shared: false, relative: false }
}
