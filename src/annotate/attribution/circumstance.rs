//! Time, place and medium: "on Friday", "in a statement", "two days before". They stand between a cue and its content
//! and belong to neither.

use super::view::View;
use super::vocabulary::LISTS;
use crate::annotate::TokenKind;
use crate::annotate::token::{Word, words};

impl View<'_> {
    /// The end of the time, place and medium that stand behind a verb or a name: "on Friday", "in a statement".
    /// Only phrases that can be nothing else are passed over.
    pub fn skip_circumstance(&self, from: usize, limit: usize) -> usize {
        let lists = &LISTS;
        let mut at = from;
        while at < limit {
            if self.is(at, lists.time) || self.is(at, lists.adverbs) && !self.equals(at, "all") {
                at += 1;
                while at < limit && self.is_time(at) {
                    at += 1;
                }
                continue;
            }
            // "sang back in May"
            let back = self.equals(at, "back") && at + 1 < limit && self.is(at + 1, lists.prepositions);
            if self.is_manner(at) || back {
                at += 1;
                continue;
            }
            // "a few years earlier", "two days before"
            let ago = (at + 1..limit.min(at + 5))
                .find(|&next| self.is_one_of(next, words!["earlier", "later", "ago", "before"]));
            if let Some(end) = ago
                && (self.is(at, lists.determiners) || self.is_time(at) || self.is(at, lists.numbers))
                && (at + 1..end).any(|unit| self.is_time(unit))
            {
                at = end + 1;
                continue;
            }
            if !self.is(at, lists.prepositions) || self.is_rough_quantity(at) {
                break;
            }
            let Some(end) = self.circumstance(at, limit) else { break };
            at = end;
        }
        at
    }

    /// "about half of them", "at least 20 people", "up to $4 million": a quantity, though it begins like a phrase of
    /// place or time.
    pub fn is_rough_quantity(&self, at: usize) -> bool {
        let number = match self.short(at + 1) {
            next if self.equals(at, "at") && words!["least", "most"].holds(next) => at + 2,
            next if self.equals(at, "up") && next == Word::new("to") => at + 2,
            next if self.equals(at, "as") && words!["many", "much", "few", "little"].holds(next) => at + 3,
            _ if self.is_one_of(at, words!["about", "around", "over", "under", "between"]) => at + 1,
            _ => return false,
        };
        self.is(number, LISTS.numbers)
            || self.kind(number) == Some(TokenKind::Number)
            || self.equals(number, "half")
            || self.begins_quantity(number)
    }

    /// "just under $40 billion", "about 55,000 pages": a quantity begins here, at most a few words on.
    pub fn is_amount(&self, at: usize) -> bool {
        let near = (at..self.len().min(at + 4)).take_while(|&unit| !self.is_break(unit));
        near.into_iter().any(|unit| self.begins_quantity(unit))
    }

    /// A prepositional phrase of time or medium that begins at `at`.
    fn circumstance(&self, at: usize, limit: usize) -> Option<usize> {
        let lists = &LISTS;
        let stop = (at + 14).min(limit);
        let mut end = at + 1;
        let mut told = false;
        while end < stop {
            if self.is_break(end) || self.quoted(end).is_some() || self.is(end, lists.conjunctions) {
                break;
            }
            if self.is(end, lists.subject_pronouns) && end > at + 1 {
                // "said after the vote he would go"
                return Some(end);
            }
            if self.is(end, lists.pronouns) || self.is(end, lists.auxiliaries) {
                break;
            }
            // "for Morning Ledger": what only has a capital in a name is no time.
            let named = self.capital(end)
                && self.capital(end + 1)
                && self.is_one_of(end, words!["morning", "afternoon", "evening", "night", "week", "day", "today"]);
            let told_here = self.is_time(end) && !named || self.entry_at(end, lists.mediums).is_some();
            if told
                && !told_here
                && (self.is(end, lists.determiners) || self.capital(end))
                && !self.is(end - 1, lists.prepositions)
            {
                break;
            }
            if self.is_finite(end) {
                return None;
            }
            told |= told_here;
            end += 1;
        }
        let closed = end >= limit || self.is_break(end) || self.quoted(end).is_some() || self.equals(end, "that");
        (told || closed && end > at + 1).then_some(end)
    }
}
