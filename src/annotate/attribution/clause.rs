//! Where clauses begin, and which words are verbs: what the search for a subject and a content leans on.

use std::ops::Range;

pub(in crate::annotate) use super::form::Form;
use super::view::{Question, View};
use super::vocabulary::LISTS;
use crate::annotate::TokenKind;
use crate::annotate::token::words;

/// How many units a search through a sentence may walk: a sentence of a thousand words is no sentence.
pub(in crate::annotate) const REACH: usize = 80;

impl View<'_> {
    /// Whether a unit is a verb that makes a clause, as far as its word alone shows.
    pub fn is_finite(&self, at: usize) -> bool {
        self.once(at, Question::Finite, || self.finite(at))
    }

    fn finite(&self, at: usize) -> bool {
        if !self.is_word(at) {
            return false;
        }
        let lists = &LISTS;
        if self.is(at, lists.auxiliaries) {
            // "in May" is a month.
            if self.capital(at) && at > 0 {
                return false;
            }
            return !self.is_one_of(at, words!["be", "been", "being", "having"]);
        }
        if self.is_contraction(at) {
            return true;
        }
        if self.capital(at) && at > 0 {
            return false;
        }
        let after_determiner = at > 0
            && (self.is(at - 1, lists.possessives)
                || self.is(at - 1, lists.determiners) && !self.is(at - 1, lists.quantifier_pronouns));
        let after_possessive = at > 0 && self.kind(at - 1) == Some(TokenKind::Possessive);
        let after_preposition = at > 0 && self.is(at - 1, lists.prepositions);
        // "one unaligned strategist"
        let counted = at > 0
            && self.equals(at - 1, "one")
            && self.is_word(at + 1)
            && !self.is(at + 1, lists.determiners | lists.prepositions | lists.pronouns | lists.adverbs);
        if after_determiner || after_possessive || after_preposition || counted || at == 0 {
            return false;
        }
        // "sources close to the theatre" holds no verb, though "close" is one elsewhere.
        if self.entry_at(at, lists.basis_stock).is_some() {
            return false;
        }
        // "a well-connected Democrat" holds no verb.
        if self.text(at).contains('-') {
            return false;
        }
        let known = self.is(at, lists.verbs | lists.neutral | lists.loaded | lists.mental | lists.denial);
        match self.form(at) {
            // “…,” retired pilot Ola Brandt said: nothing before the participle can be its subject.
            Form::Past if self.is_speech(at - 1) && !known => false,
            Form::Past => {
                // A participle behind a noun with a preposition after it describes the noun: "officials briefed on".
                known || !self.is(at + 1, lists.prepositions)
            }
            Form::Third => known,
            Form::Base => known && self.plural_before(at) && !self.is_bare_noun(at),
            Form::Ing => false,
        }
    }

    /// "some state officials": between a quantity and a plural, a word that could be a verb is a noun.
    pub fn is_bare_noun(&self, at: usize) -> bool {
        at > 0 && self.is(at - 1, LISTS.quantifier_pronouns) && self.plural_before(at + 2) && !self.is_break(at + 1)
    }

    /// A pronoun and its verb in one word: "they're", "he'd".
    pub fn is_contraction(&self, at: usize) -> bool {
        self.once(at, Question::Contraction, || self.contraction(at))
    }

    fn contraction(&self, at: usize) -> bool {
        // Nearly every word has nothing to it but letters.
        if self.short(at).is_letters() {
            return false;
        }
        let Some((pronoun, verb)) = self.text(at).split_once(['\'', '’']) else { return false };
        let one_of = |words: &[&str], part: &str| words.iter().any(|word| word.eq_ignore_ascii_case(part));
        one_of(&["m", "re", "s", "ve", "d", "ll"], verb)
            && one_of(&["i", "you", "he", "she", "it", "we", "they", "there", "that", "who", "what"], pronoun)
    }

    /// Whether what stands before a unit can be the plural subject of a bare verb.
    pub fn plural_before(&self, at: usize) -> bool {
        let lists = &LISTS;
        let Some(before) = at.checked_sub(1) else { return false };
        if self.is(before, lists.adverbs) || self.is_manner(before) {
            return before > 0 && self.plural_before(before);
        }
        // "Some members, however, question"
        if self.is_comma(before)
            && let Some(open) = (before.saturating_sub(4)..before).rev().find(|&open| self.is_comma(open))
        {
            return self.plural_before(open);
        }
        // "Orr and Lund call"
        if self.capital(before) && (before.saturating_sub(3)..before).any(|and| self.equals(and, "and")) {
            return true;
        }
        self.is_one_of(
            before,
            words![
                "i", "we", "you", "they", "who", "people", "police", "media", "men", "women", "data", "many", "some",
                "others", "that", "which", "few", "most", "several", "more", "half", "percent"
            ],
        ) || (self.is_word(before) && is_plural(self.text(before)))
            || self.text(before) == "%"
    }

    /// Whether a range holds a finite verb that is not part of a relative clause.
    pub fn has_finite(&self, range: Range<usize>) -> bool {
        self.has_verb(range, |at| self.is_finite(at))
    }

    /// Whether a range that a verb follows holds another one that is not part of a relative clause.
    pub fn has_finite_before_verb(&self, range: Range<usize>) -> bool {
        self.has_verb(range, |at| self.is_finite(at) && !self.is_reduced(at))
    }

    fn has_verb(&self, range: Range<usize>, is_verb: impl Fn(usize) -> bool) -> bool {
        let (mut relative, mut shared) = (0, false);
        let start = range.start;
        for at in range {
            if at > start && self.opens_reason(at) {
                return false;
            }
            // "the experts I met": a clause that is tied to its noun by nothing.
            let tied = at > start
                && self.is(at, LISTS.subject_pronouns)
                && self.is_word(at - 1)
                && !self.is_finite(at - 1)
                && !self.is(at - 1, LISTS.conjunctions)
                && !self.is(at - 1, LISTS.prepositions)
                && !self.is_time(at - 1)
                && !self.is_contraction(at);
            if tied || self.is(at, LISTS.relatives) && !self.points(at) {
                relative += 1;
            } else if is_verb(at) {
                // A verb group is an auxiliary and its verb: only its first word counts.
                if at > 0 && self.is(at - 1, LISTS.auxiliaries) {
                    continue;
                }
                // "who met Orr and left": the second verb has the same "who".
                let joined = shared && self.is_one_of(at - 1, words!["and", "but", "or"]);
                if relative == 0 && !joined {
                    return true;
                }
                if !joined {
                    relative -= 1;
                }
                shared = true;
            }
        }
        false
    }

    /// "who asked not to be named because …": behind a condition, why, up to the verb of the source.
    fn opens_reason(&self, at: usize) -> bool {
        /// Words of the longest condition.
        const LONGEST: usize = 10;
        self.is_one_of(at, words!["because", "since", "as"])
            && (at.saturating_sub(LONGEST)..at)
                .any(|first| self.entry_at(first, LISTS.conditions).is_some_and(|length| first + length == at))
    }

    /// "in that step", "But that is not enough": a "that" which points, and ties no clause to a noun.
    fn points(&self, at: usize) -> bool {
        let lists = &LISTS;
        self.equals(at, "that")
            && (at == 0
                || self.is_break(at - 1)
                || self.is(at - 1, lists.prepositions)
                || self.is(at - 1, lists.conjunctions))
    }

    /// "documents released Friday", "a video shared online": a participle that describes the noun before it, given that
    /// another verb follows.
    pub fn is_reduced(&self, at: usize) -> bool {
        self.once(at, Question::Reduced, || self.reduced(at))
    }

    fn reduced(&self, at: usize) -> bool {
        let lists = &LISTS;
        let speech = lists.neutral | lists.loaded | lists.mental | lists.denial;
        let next = at + 1;
        self.form(at) == Form::Past
            && !self.capital(at)
            && at > 0
            && self.is_word(at - 1)
            && !self.is(at, lists.auxiliaries)
            && !self.is(at - 1, lists.auxiliaries | lists.pronouns | lists.relatives | lists.determiners)
            && !self.is(at, speech)
            && (self.is(next, lists.prepositions)
                || self.is_time(next)
                || self.is(next, lists.adverbs)
                || self.equals(next, "online")
                || self.is_manner(next))
            && self.verb_follows(next)
    }

    /// A verb stands in the rest of the clause.
    pub fn verb_follows(&self, at: usize) -> bool {
        let end = (at..self.len().min(at + 12)).find(|&next| self.is_break(next)).unwrap_or(self.len().min(at + 12));
        let lists = &LISTS;
        let written =
            |next: usize| self.is(next, lists.document_cues) && matches!(self.form(next), Form::Past | Form::Third);
        (at + 1..end).any(|next| self.is_finite(next) || written(next))
    }

    /// "quickly", "repeatedly": an adverb by its ending, and no noun that happens to have it (family, ally).
    pub fn is_manner(&self, at: usize) -> bool {
        self.once(at, Question::Manner, || self.manner(at))
    }

    fn manner(&self, at: usize) -> bool {
        let short = self.short(at);
        let ends = match short.length() {
            0 => self.text(at).ends_with("ly"),
            length => length > 4 && short.ends_with("ly"),
        };
        ends && !self.capital(at) && self.is_word(at) && !self.is(at, LISTS.ly_nouns)
    }

    /// Whether a range that stands on its own has a verb: where nothing else is one, a past form with a preposition
    /// behind it is ("The ferry sailed without a pilot"), and so is a word in -s between two nouns ("The pill halves
    /// strokes").
    pub fn has_clause(&self, range: Range<usize>) -> bool {
        let lists = &LISTS;
        let third = |at: usize| {
            self.is_word(at)
                && !self.capital(at)
                && self.form(at) == Form::Third
                && self.is_word(at - 1)
                && !matches!(self.form(at - 1), Form::Third | Form::Past)
                && !self.is(at - 1, lists.determiners | lists.possessives | lists.prepositions | lists.numbers)
                && at + 1 < range.end
                && self.is_word(at + 1)
                && !self.is(at + 1, lists.conjunctions)
        };
        self.has_finite(range.clone()) || (range.start + 1..range.end).any(|at| self.is_past(at) || third(at))
    }

    /// A past form that is no name.
    pub fn is_past_form(&self, at: usize) -> bool {
        self.is_word(at) && !self.capital(at) && self.form(at) == Form::Past
    }

    /// A past form behind a word that can be its subject.
    pub fn is_past(&self, at: usize) -> bool {
        let lists = &LISTS;
        at > 0
            && self.is_word(at)
            && !self.capital(at)
            && self.form(at) == Form::Past
            && self.is_word(at - 1)
            && !self.is(at - 1, lists.determiners)
            && !self.is(at - 1, lists.prepositions)
    }

    /// The unit at which the clause begins that ends before `end`.
    pub fn clause_start(&self, end: usize) -> usize {
        let lists = &LISTS;
        let floor = end.saturating_sub(REACH);
        let mut start = end;
        while start > floor {
            let at = start - 1;
            // "On “The Quay,” Orr said": the comma stands in the title.
            let parted = start < end && self.quoted(at).is_some() && self.ends_with_comma(at);
            if self.is_break(at) || self.is_speech(at) || parted || self.kind(at) == Some(TokenKind::Close) {
                break;
            }
            if self.is(at, lists.conjunctions) {
                if start < end && (self.opens_reason(at) || self.goes_on_with_who(at, floor)) {
                    start = at;
                    continue;
                }
                let joins = (self.equals(at, "and") || self.equals(at, "or")) && start < end && at > floor;
                let relative = self.equals(at, "that") && start < end && self.is_finite(start);
                if joins {
                    let left = self.run_start(at, floor);
                    if left == at || self.has_finite(left..at) || self.is(left, lists.prepositions) {
                        break;
                    }
                } else if !relative {
                    break;
                }
            }
            start = at;
        }
        start
    }

    /// "a nurse who saw the list but spoke …": the conjunction joins two verbs of one "who".
    fn goes_on_with_who(&self, at: usize, floor: usize) -> bool {
        let joins = self.is_one_of(at, words!["and", "but", "or"]);
        if !joins || !self.is_finite(at + 1) || self.is(at + 1, LISTS.auxiliaries) {
            return false;
        }
        let run = (floor.max(at.saturating_sub(12))..at).rev().take_while(|&unit| !self.is_break(unit));
        run.into_iter().any(|unit| self.equals(unit, "who"))
    }

    /// The start of the run of words without a mark that ends at `end`.
    pub(super) fn run_start(&self, end: usize, floor: usize) -> usize {
        let mut start = end;
        while start > floor && !self.is_break(start - 1) && !self.is_speech(start - 1) {
            start -= 1;
        }
        start
    }

    /// Whether a word says when.
    pub fn is_time(&self, at: usize) -> bool {
        self.is(at, LISTS.time) || self.kind(at) == Some(TokenKind::Number)
    }
}

/// By its ending: "-s" and not "-ss", of four letters or more.
pub(super) fn is_plural(word: &str) -> bool {
    match word.as_bytes() {
        [.., before, last] => word.len() > 3 && last.eq_ignore_ascii_case(&b's') && !before.eq_ignore_ascii_case(&b's'),
        _ => false,
    }
}
