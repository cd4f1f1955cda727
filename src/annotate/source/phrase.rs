//! Noun phrases that name a source: read outward from where a cue says that one must stand.

use std::ops::Range;

use crate::annotate::attribution::clause::Form;
use crate::annotate::attribution::view::{Question, View};
use crate::annotate::attribution::vocabulary::LISTS;
use crate::annotate::token::words;
use crate::annotate::{NameKind, QuoteKind, TokenKind};

/// A noun phrase in units of its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::annotate) struct Phrase {
    /// All of it: with "of the ministry", "who saw the crash", ", a geologist".
    pub units: Range<usize>,
    /// Up to and with the head noun or name.
    pub core: Range<usize>,
}

impl View<'_> {
    /// The phrase that begins at `start` and does not go past `limit`: core, then tails.
    pub fn phrase_after(&self, start: usize, limit: usize) -> Option<Phrase> {
        let core = self.core_after(start, limit)?;
        let end = self.tails(core.end, limit);
        Some(Phrase { units: start..end, core })
    }

    /// A region that must be one noun phrase, such as all that stands between the start of a clause and its verb.
    pub fn phrase_of(&self, region: Range<usize>) -> Option<Phrase> {
        let core = self.core_after(region.start, region.end)?;
        let lists = &LISTS;
        let next = core.end;
        let tail = next == region.end
            || self.is(next, lists.prepositions)
            || self.is(next, lists.relatives)
            // "all the experts I interviewed"
            || self.is(next, lists.subject_pronouns) && next + 1 < region.end
            || self.is_break(next)
            || self.kind(next) == Some(TokenKind::Open)
            || self.entry_at(next, lists.basis_stock).is_some()
            || self.entry_at(next, lists.basis_specific).is_some()
            || matches!(self.form(next), Form::Past | Form::Ing);
        tail.then(|| Phrase { units: region.start..self.without_circumstance(&core, region.end), core })
    }

    /// Cuts "on Friday" and "in a statement" from the end of a phrase.
    fn without_circumstance(&self, core: &Range<usize>, end: usize) -> usize {
        let lists = &LISTS;
        for at in core.end..end {
            let told = (at + 1..end.min(at + 5))
                .any(|next| self.is(next, lists.time) || self.entry_at(next, lists.mediums).is_some());
            let circumstance = self.is_one_of(at, words!["on", "in", "during", "at", "late", "early"]);
            if circumstance && told && self.skip_circumstance(at, end) >= end {
                return at;
            }
            // "a document obtained Friday", "a report released last year"
            let near = at > core.end && self.is_one_of(at - 1, words!["last", "this", "earlier", "late", "early"]);
            let before = at - usize::from(near);
            let obtained = before > core.end && self.form(before - 1) == Form::Past;
            if !obtained && self.is(at, lists.time) && (at..end).all(|next| self.is_time(next)) {
                return at;
            }
        }
        end
    }

    /// Determiners, numbers, adjectives, nouns and names up to and with the head.
    fn core_after(&self, start: usize, limit: usize) -> Option<Range<usize>> {
        let lists = &LISTS;
        if start >= limit {
            return None;
        }
        if self.is(start, lists.pronouns) {
            return Some(start..start + 1);
        }
        let mut at = start;
        while at < limit && self.opens_phrase(at) {
            at += 1;
        }
        if at > start && self.equals(at, "of") {
            // "one of the officials": the head is behind the quantity.
            let mut inner = at + 1;
            while inner < limit && self.opens_phrase(inner) {
                inner += 1;
            }
            let end = self.nouns(inner, limit);
            return (end > inner).then_some(start..end);
        }
        // "47% say", "one in five say"
        if at > start && self.text(at) == "%" && at < limit {
            at += 1;
        }
        let share = at > start && self.equals(at, "in") && at + 1 < limit && self.opens_phrase(at + 1);
        if share && !self.is(at + 1, lists.determiners) | self.is(at + 1, lists.numbers) {
            return Some(start..at + 2);
        }
        let end = self.nouns(at, limit);
        if end > at || at > start && self.stands_alone(at - 1) { Some(start..end) } else { None }
    }

    fn opens_phrase(&self, at: usize) -> bool {
        let lists = &LISTS;
        self.is(at, lists.determiners)
            || self.is(at, lists.possessives)
            || self.is(at, lists.numbers)
            || matches!(self.kind(at), Some(TokenKind::Number))
            || self.is_one_of(at, words!["at", "least", "about", "nearly", "almost", "percent", "per", "cent", "not"])
                && (self.kind(at + 1) == Some(TokenKind::Number)
                    || self.is(at + 1, lists.numbers)
                    || self.equals(at + 1, "least")
                    || at > 0 && self.kind(at - 1) == Some(TokenKind::Number))
    }

    fn stands_alone(&self, at: usize) -> bool {
        let lists = &LISTS;
        self.is(at, lists.quantifier_pronouns)
            || self.is(at, lists.numbers)
            || self.kind(at) == Some(TokenKind::Number)
            || self.text(at) == "%"
    }

    /// Adjectives, nouns and names in a row.
    fn nouns(&self, start: usize, limit: usize) -> usize {
        let lists = &LISTS;
        let mut at = start;
        while at < limit {
            let joins = at > start
                && at + 1 < limit
                && self.is_one_of(at, words!["and", "or", "&"])
                && (self.noun_like(at + 1) || self.is(at + 1, lists.determiners))
                && !self.is_finite(at + 1);
            let name_part = matches!(self.kind(at), Some(TokenKind::Symbol | TokenKind::Dash)) && {
                at > start
                    && at + 1 < limit
                    && self.capital(at + 1)
                    && !self.token(at).is_some_and(|mark| mark.space_before)
            };
            if joins && self.is(at + 1, lists.determiners) {
                // "the mayor and the sheriff"
                at += 2;
                continue;
            }
            if !(joins || name_part || self.noun_like(at)) {
                break;
            }
            if at > start && self.is(at, lists.time) && self.capital(at) && !self.ends_name(at) {
                break;
            }
            at += 1;
        }
        // "a poll last week": when it was is not what it is.
        let end = (start + 1..at).find(|&unit| {
            self.is_one_of(unit, words!["last", "this", "next", "earlier"])
                && (unit + 1..at).all(|next| self.is(next, lists.time))
        });
        if let Some(end) = end.filter(|&end| end + 1 < at) {
            at = end;
        }
        // A conjunction or mark with nothing behind it is not part of the phrase.
        while at > start && !self.noun_like(at - 1) && self.kind(at - 1) != Some(TokenKind::Possessive) {
            at -= 1;
        }
        at
    }

    fn noun_like(&self, at: usize) -> bool {
        self.once(at, Question::NounLike, || self.is_noun_like(at))
    }

    fn is_noun_like(&self, at: usize) -> bool {
        let lists = &LISTS;
        match self.kind(at) {
            None => self.quoted(at).is_some_and(|quote| quote.words <= 6 && quote.kind != QuoteKind::Full),
            Some(TokenKind::Possessive) => true,
            Some(TokenKind::Number) => self.is_word(at + 1) && !self.is(at + 1, lists.prepositions),
            Some(TokenKind::Word) => {
                let function = self.is_contraction(at)
                    || self.is(at, lists.prepositions) && !(self.capital(at) && at > 0 && self.capital(at - 1))
                    || self.is(at, lists.conjunctions)
                    || self.is(at, lists.auxiliaries) && !self.capital(at)
                    || self.is(at, lists.relatives)
                    || self.is(at, lists.pronouns) && !self.capital(at)
                    || self.is(at, lists.determiners) && !self.modifies(at);
                let adverb = self.is_manner(at) && !self.is(at, lists.unnamed) && !self.is_word(at + 1);
                let basis =
                    self.entry_at(at, lists.basis_stock).is_some() || self.entry_at(at, lists.basis_specific).is_some();
                let participle = self.form(at) != Form::Base
                    && self.form(at) != Form::Third
                    && !self.capital(at)
                    && (self.is(at + 1, lists.prepositions)
                        || self.is(at + 1, lists.determiners)
                        || self.is_reduced(at)
                        || self.is_describing(at));
                !(function || adverb || basis || participle)
            }
            Some(_) => false,
        }
    }

    /// "one pastor supporting Mr. Orr": behind a noun and before a name, -ing describes the noun.
    fn is_describing(&self, at: usize) -> bool {
        self.form(at) == Form::Ing
            && self.capital(at + 1)
            && at > 0
            && self.is_word(at - 1)
            && !self.capital(at - 1)
            && !self.is(at - 1, LISTS.determiners)
    }

    /// "other officials", "such people": determiners that also stand inside a phrase.
    fn modifies(&self, at: usize) -> bool {
        self.is_one_of(at, words!["other", "such", "several", "many", "few", "one", "two", "three", "half"])
    }

    /// The end of what describes a noun from behind: "of the ministry", "familiar with the plan", "who saw it",
    /// ", a geologist at the college,".
    fn tails(&self, start: usize, limit: usize) -> usize {
        let mut at = start;
        while at < limit {
            let Some(end) = self.tail(at, limit) else { break };
            if end <= at {
                break;
            }
            at = end;
        }
        at
    }

    fn tail(&self, at: usize, limit: usize) -> Option<usize> {
        let lists = &LISTS;
        let basis = [lists.basis_stock, lists.basis_specific];
        if let Some(length) = basis.into_iter().find_map(|list| self.entry_at(at, list)) {
            return Some(self.clause_tail(at + length, limit));
        }
        if self.is(at, lists.tails) {
            if self.skip_circumstance(at, limit) > at && self.circumstance_only(at, limit) {
                return None;
            }
            let core = self.core_after(at + 1, limit)?;
            return Some(core.end);
        }
        if self.is(at, lists.relatives) && !self.equals(at, "that") {
            return Some(self.clause_tail(at + 1, limit));
        }
        if self.kind(at) == Some(TokenKind::Open) {
            let close = (at + 1..limit.min(at + 12)).find(|&next| self.kind(next) == Some(TokenKind::Close))?;
            return Some(close + 1);
        }
        let participle = self.is_word(at) && !self.capital(at) && matches!(self.form(at), Form::Past | Form::Ing);
        if participle
            && (self.is(at + 1, lists.prepositions)
                || self.is(at + 1, lists.determiners)
                || self.is_reduced(at)
                || self.form(at) == Form::Ing)
        {
            return Some(self.clause_tail(at + 1, limit));
        }
        (self.is_comma(at) || self.kind(at) == Some(TokenKind::Dash)).then(|| self.apposition(at, limit)).flatten()
    }

    /// A phrase of time or medium and nothing that describes the noun.
    fn circumstance_only(&self, at: usize, limit: usize) -> bool {
        let lists = &LISTS;
        (at + 1..limit.min(at + 4))
            .any(|next| self.is(next, lists.time) || self.entry_at(next, lists.mediums).is_some())
            && !self.equals(at, "of")
    }

    /// Up to the next mark or quotation.
    fn clause_tail(&self, from: usize, limit: usize) -> usize {
        let mut at = from;
        while at < limit && !self.is_break(at) && self.quoted(at).is_none_or(|quote| quote.words <= 3) {
            at += 1;
        }
        at
    }

    /// ", a geologist at the college" or ", who lives next door" behind a name or noun; the comma that closes it is
    /// not part of it.
    pub fn apposition(&self, comma: usize, limit: usize) -> Option<usize> {
        let lists = &LISTS;
        let first = comma + 1;
        let end = self.clause_tail(first, limit);
        if end == first {
            return None;
        }
        // Between dashes only a name is taken for the one who speaks.
        if self.kind(comma) == Some(TokenKind::Dash) {
            return self.is_named_by(comma, end).then_some(end);
        }
        let relative = self.is(first, lists.relatives) && !self.equals(first, "that");
        let basis = self.entry_at(first, lists.conditions).is_some()
            || self.is_one_of(first, words!["speaking", "briefed", "citing"]) && !self.equals(first, "citing");
        if relative || basis || self.is_named_by(comma, end) {
            return Some(end);
        }
        let described = self.is(first, lists.determiners)
            || self.is(first, lists.roles)
            || self.is(first, lists.seniority)
            || self.kind(first) == Some(TokenKind::Number)
            || (first..end.min(first + 6)).any(|at| self.is(at, lists.roles) || self.is(at, lists.spokes));
        let pronoun_clause = self.is(first, lists.pronouns) && !self.is(first, lists.possessives);
        let joins = self.is_one_of(first, words!["and", "but", "or"]);
        (described && !pronoun_clause && !joins && !self.has_finite(first..end)).then_some(end)
    }

    /// "a neighbour, Ola Brandt,", "an analyst at the firm, Ola Brandt.": a full name between marks behind somebody's
    /// role. Of "a clerk of the mayor, Ola Brandt" it is the mayor's.
    fn is_named_by(&self, comma: usize, end: usize) -> bool {
        /// Units in front of the mark in which the role stands.
        const REACH: usize = 8;
        let lists = &LISTS;
        let roles = lists.roles | lists.private | lists.unnamed | lists.spokes;
        let Some(head) = comma.checked_sub(1) else { return false };
        let name = (comma + 1..end).take_while(|&at| self.is_word(at) && self.capital(at)).count();
        let next = comma + 1 + name;
        let ends = self.is_break(next) || next >= self.len();
        let full = (2..=4).contains(&name);
        if self.is(head, roles) && !self.capital(head) {
            return full && (ends || self.is(next, lists.prepositions));
        }
        let start = (comma.saturating_sub(REACH)..head).rev().find(|&at| self.is_break(at) || self.is_finite(at));
        let mut before = start.map_or(comma.saturating_sub(REACH), |at| at + 1)..head;
        let holder = before.find(|&at| self.is(at, roles) && !self.capital(at) && self.is(at + 1, lists.tails));
        full && ends
            && holder.is_some()
            && !(before.start..=head).any(|at| self.is(at, roles))
            && self.is_person(comma + 1..next)
    }

    /// Whether some words are a name that can be a person's.
    fn is_person(&self, units: Range<usize>) -> bool {
        let found = self.reader.found;
        let name = found.name_starting(self.token(units.start).map(|token| token.span)).map(|at| &found.names[at]);
        name.zip(self.token(units.end - 1)).is_some_and(|(name, last)| {
            matches!(name.kind, NameKind::Person | NameKind::Other) && name.span.end() >= last.span.end()
        })
    }

    /// The phrase that ends right before `end`, read leftwards.
    pub fn phrase_before(&self, end: usize, floor: usize) -> Option<Phrase> {
        let lists = &LISTS;
        let mut start = end;
        while start > floor {
            let at = start - 1;
            if self.is(at, lists.pronouns) {
                if start == end {
                    start = at;
                }
                break;
            }
            if self.text(at) == "%" {
                start = at;
                continue;
            }
            if self.opens_phrase(at) && self.kind(at) != Some(TokenKind::Number) {
                start = at;
                if at > floor && self.opens_phrase(at - 1) {
                    continue;
                }
                break;
            }
            // "Unconfirmed reports say": a noun; in "she gives credit" its subject shows that it is none.
            let subject = at > floor && self.is(at - 1, lists.subject_pronouns);
            let verb = self.is_finite(at) && !(at + 1 == end && self.form(at) == Form::Third && !subject);
            if !self.noun_like(at) && self.kind(at) != Some(TokenKind::Number) || verb {
                break;
            }
            start = at;
        }
        // "the reason Orr said so": the clause hangs on the noun, and Orr speaks.
        let hung = words!["reason", "way", "day", "time", "moment", "year", "week", "month", "promise", "claim"];
        if self.equals(start, "the") && self.is_one_of(start + 1, hung) && start + 2 < end && self.capital(start + 2) {
            start += 2;
        }
        if start == end {
            return None;
        }
        // "the head of the harbour office", "a professor at the college"
        let linked = start > floor + 1 && self.is(start - 1, lists.tails) && self.noun_like(start - 2);
        let of = linked && self.is_one_of(start - 1, words!["of", "for", "at", "in", "with", "from"]);
        if of
            && !self.is_finite(start - 2)
            && let Some(outer) = self.phrase_before(start - 1, floor.max(end.saturating_sub(20)))
        {
            return Some(Phrase { units: outer.units.start..end, core: outer.core });
        }
        Some(Phrase { units: start..end, core: start..end })
    }
}
