//! What stands between a subject and its verb: brackets, parentheses between commas, appositions, and whom each is of.

use super::clause::{Form, REACH};
use super::view::View;
use super::vocabulary::LISTS;
use crate::annotate::source::Phrase;
use crate::annotate::token::words;
use crate::annotate::{NameKind, TokenKind};

impl View<'_> {
    /// "three visits for women who": behind a thing it is the person at the end of the phrase that "who" takes up.
    pub(super) fn nearest_person(&self, noun: Phrase, end: usize) -> Phrase {
        let thing = !self.names_at(noun.core.clone()) && !self.is_person_word(noun.core.end - 1);
        let link = (noun.core.end..end).rev().find(|&at| self.is(at, LISTS.prepositions));
        let inner =
            link.filter(|_| thing && self.is_person_word(end - 1)).and_then(|at| self.phrase_after(at + 1, end));
        inner.filter(|inner| inner.core.end == end).unwrap_or(noun)
    }

    /// Where the brackets open that close right before `end`: "Orr (R-Fennick)".
    pub(super) fn bracket_before(&self, end: usize) -> Option<usize> {
        let close = end.checked_sub(1).filter(|&close| self.kind(close) == Some(TokenKind::Close))?;
        let floor = close.saturating_sub(16);
        (floor..close).rev().find(|&at| self.kind(at) == Some(TokenKind::Open)).filter(|&open| open > 0)
    }

    /// "Orr, who lives nearby, said": the subject before the parenthesis that ends at `close`.
    pub(super) fn across_parenthesis(&self, close: usize) -> Option<Phrase> {
        let lists = &LISTS;
        let floor = close.saturating_sub(REACH);
        let mut open = close;
        for _ in 0..6 {
            open = (floor..open).rev().find(|&at| self.opens_parenthesis(at, close))?;
            let first = open + 1;
            let relative = self.is(first, lists.relatives)
                || self.is(first, lists.prepositions)
                || self.equals(first, "when") && self.form(first + 1) == Form::Past
                || self.entry_at(first, lists.conditions).is_some();
            // ", interviewed twice," and ", fired in May,": a participle first has its subject before the comma.
            let reduced = self.form(first) == Form::Past && !self.is(first, lists.auxiliaries);
            let clause = if reduced { first + 1 } else { first };
            if first >= close || !relative && self.has_finite(clause..close) {
                continue;
            }
            // "Orr, 22, of Fennick, said": an age and a home are no subject.
            while self.is_aside(open) {
                open = self.clause_start(open) - 1;
            }
            let subject = self.region_before(open)?;
            // "Orr, of course, said" and "Orr, in an interview, said": what stands between is none of the source.
            let aside = self.entry_at(open + 1, lists.openers).is_some_and(|length| open + 1 + length >= close)
                || self.skip_circumstance(open + 1, close) >= close;
            let bracketed = usize::from(self.kind(close) == Some(TokenKind::Close));
            return Some(self.with_outer_name(subject, if aside { open } else { close + bracketed }));
        }
        None
    }

    /// Between two commas: an age, a home, the state that a home lies in, or what else is told of somebody.
    fn is_aside(&self, end: usize) -> bool {
        let mut start = self.clause_start(end);
        // "Orr, now 81 and retired in Fennick,"
        if start > 1 && self.equals(start - 1, "and") {
            let first = self.run_start(start - 1, end.saturating_sub(REACH));
            start = if self.has_finite(first..end) { start } else { first };
        }
        if start == 0 || !self.is_comma(start - 1) || end == start {
            return false;
        }
        // "Orr, speaking at a rally in Fennick, N.C., warned"
        let placed = |at: usize| self.is(at, LISTS.prepositions) || self.form(at) == Form::Ing && !self.capital(at);
        let told = |at: usize| self.is_one_of(at, words!["who", "which", "whose"]);
        let state = end - start <= 2 && self.capital(start) && {
            let before = self.clause_start(start - 1);
            (placed(before) || told(before)) && before > 0 && self.is_comma(before - 1)
        };
        let aged = self.equals(start, "now") && self.is_time(start + 1);
        placed(start) || told(start) || aged || start + 1 == end && self.is_time(start) || state
    }

    fn opens_parenthesis(&self, at: usize, close: usize) -> bool {
        match self.kind(close) {
            Some(TokenKind::Close) => self.kind(at) == Some(TokenKind::Open),
            Some(TokenKind::Dash) => self.kind(at) == Some(TokenKind::Dash),
            _ => self.is_comma(at),
        }
    }

    /// The person whose name ends right before a unit.
    pub(super) fn person_ending(&self, end: usize) -> Option<Phrase> {
        let last = self.token(end.checked_sub(1)?)?.span;
        let names = &self.reader.found.names;
        let next = names.partition_point(|name| name.span.start() < last.end());
        let name =
            names[..next].last().filter(|name| name.span.end() == last.end() && name.kind == NameKind::Person)?;
        let start = (end.saturating_sub(6)..end)
            .find(|&at| self.token(at).is_some_and(|token| token.span.start() == name.span.start()))?;
        Some(Phrase { units: start..end, core: start..end })
    }

    /// "Orr, a geologist, who lives nearby, said": the name before an apposition that was taken for the subject.
    pub(super) fn with_outer_name(&self, subject: Phrase, close: usize) -> Phrase {
        let lists = &LISTS;
        let mut phrase = subject;
        for _ in 0..2 {
            let start = phrase.units.start;
            // "Orr, research director of the yard": a role without an article.
            let role = !self.capital(start) && self.phrase_has(&phrase, lists.roles | lists.spokes);
            let described = role
                || self.is(start, lists.determiners)
                || self.is(start, lists.roles)
                || self.kind(start) == Some(TokenKind::Number);
            // "Orr, 32, a former clerk": an age between the name and what describes it.
            let mut stop = start.saturating_sub(1);
            while stop > 1 && self.is_comma(stop) && self.is_aside(stop) {
                stop = self.clause_start(stop) - 1;
            }
            // "Instead, the mayor, who": what opens the sentence is no name.
            let opener = stop == 1 && self.entry_at(0, lists.openers).is_some();
            let name_before = stop > 0 && self.is_comma(stop) && self.capital(stop - 1) && !opener;
            if !(described && name_before) {
                break;
            }
            let behind = |phrase: &Phrase| {
                phrase.units.start > 0 && self.is(phrase.units.start - 1, lists.prepositions)
                    || self.is(phrase.units.start, lists.prepositions)
            };
            // "the work of Ola Brandt, a geologist who": the name itself, whatever it stands behind.
            let outer = self.region_before(stop).filter(|outer| !behind(outer)).or_else(|| self.person_ending(stop));
            let Some(outer) = outer else { break };
            phrase = outer;
        }
        let end = close.max(phrase.units.end);
        Phrase { units: phrase.units.start..end, core: phrase.core }
    }
}
