//! The source of a cue verb: before it, behind it, or carried on from the verb before.

use super::clause::{Form, REACH};
use super::verb::Verb;
use super::view::View;
use super::vocabulary::LISTS;
use crate::annotate::TokenKind;
use crate::annotate::lexicon::ListBits;
use crate::annotate::source::Phrase;
use crate::annotate::token::words;

/// Where the source of a cue stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::annotate) enum Subject {
    /// Before the verb; where it begins, with the clause.
    Before(Phrase),
    /// Behind the verb: "said Orr".
    Behind(Phrase),
    /// The noun before "who": the clause describes it.
    Relative(Phrase),
    /// Behind the content of a participle that opens the sentence: "After saying it was late, Orr left".
    Fronted(Phrase),
    /// None of its own: the subject of the verb before ("Orr smiled and said", ", adding that").
    Shared,
}

impl View<'_> {
    /// Who is the subject of a verb.
    pub fn subject(&self, verb: &Verb) -> Option<Subject> {
        if let Some(behind) = self.subject_behind(verb) {
            return Some(Subject::Behind(behind));
        }
        let start = self.before_time(verb.start);
        let before = start.checked_sub(1)?;
        let lists = &LISTS;
        let progressive = (verb.start..verb.at).any(|at| self.is(at, lists.be)) || self.is_contraction(before);
        if verb.form == Form::Ing && !progressive {
            return Some(self.participle_subject(verb));
        }
        let joined = self.is_contraction(before) && self.text(before).to_ascii_lowercase().starts_with("who");
        if joined || self.is(before, lists.relatives) && !self.equals(before, "whose") {
            let who = joined || self.equals(before, "who");
            let parted = before > 0 && matches!(self.kind(before - 1), Some(TokenKind::Comma | TokenKind::Dash));
            let end = before - usize::from(parted);
            let noun = self.phrase_before(end, end.saturating_sub(REACH))?;
            let noun = if who { self.nearest_person(noun, end) } else { noun };
            // "drew a letter from Ola Brandt, who said": it is the person who speaks.
            let person = self.person_ending(end).filter(|_| who && !self.ends_in_somebody(&noun));
            let Phrase { units, core } = person.unwrap_or_else(|| self.with_outer_name(noun, end));
            return Some(Subject::Relative(Phrase { units: units.start..before + 1, core }));
        }
        if self.is_comma(before) || matches!(self.kind(before), Some(TokenKind::Dash | TokenKind::Close)) {
            let bracketed = if self.is_comma(before) { self.bracket_before(before) } else { None };
            let across = bracketed.map_or_else(
                || self.across_parenthesis(before),
                |open| self.across_parenthesis(before).or_else(|| self.region_before(open)),
            );
            return across.map(Subject::Before);
        }
        if self.is_one_of(before, words!["and", "but", "then"]) {
            // "shootings and protests": behind a noun, a word in -s is another noun.
            let noun = verb.form == Form::Third
                && !self.judges(verb)
                && !self.equals(verb.end, "that")
                && !self.has_finite(self.clause_start(before)..before);
            return (!noun).then_some(Subject::Shared);
        }
        // "Let me say": asked for, and not said by anybody.
        let let_say =
            self.is_one_of(before, words!["me", "us", "him", "them"]) && before > 0 && self.equals(before - 1, "let");
        if self.is_speech(before) || let_say {
            return None;
        }
        self.region_before(start).map(Subject::Before)
    }

    /// Whose a participle is: the one right before it ("with a third of voters saying", "a clip of Orr saying"), or the
    /// subject of the clause ("released a letter saying", "after saying").
    fn participle_subject(&self, verb: &Verb) -> Subject {
        let lists = &LISTS;
        if verb.start == 0 || verb.start == 1 && (self.is(0, lists.prepositions) || self.is(0, lists.conjunctions)) {
            let commas = (verb.end..self.len().min(verb.end + 40)).filter(|&at| self.ends_with_comma(at));
            let subject = commas.into_iter().find_map(|comma| self.subject_at(comma + 1, self.len()));
            return subject.map_or(Subject::Shared, Subject::Fronted);
        }
        // "began calling for": whoever began it.
        if let Some(before) = verb.start.checked_sub(1).filter(|&before| self.is(before, lists.going_on)) {
            let begun = Verb { at: before, start: before, form: self.form(before), ..*verb };
            return self.subject(&begun).unwrap_or(Subject::Shared);
        }
        let own = verb.start.checked_sub(1).filter(|&before| {
            let counted = self.kind(before) == Some(TokenKind::Number);
            counted || self.is_word(before) && !self.is(before, lists.prepositions)
        });
        let own = own.and_then(|before| {
            let phrase = self.phrase_before(verb.start, before.saturating_sub(REACH))?;
            let tied = phrase.units.start > 0 && self.is_one_of(phrase.units.start - 1, words!["with", "of"]);
            tied.then_some(phrase)
        });
        own.map_or(Subject::Shared, Subject::Before)
    }

    /// Where "in 2010" or "less than two weeks ago" begins that stands between a subject and its verb.
    pub fn before_time(&self, end: usize) -> usize {
        let lists = &LISTS;
        let mut at = end;
        // "May" behind a capital is a surname.
        let time = |at: usize| self.is_time(at) && !self.ends_name(at);
        while at > 1 && (time(at - 1) || self.is_one_of(at - 1, words!["ago", "earlier", "later", "then"])) {
            at -= 1;
        }
        if at == end {
            return end;
        }
        while at > 1
            && (self.is(at - 1, lists.determiners)
                || time(at - 1)
                || self.is_one_of(at - 1, words!["less", "more", "than", "about", "last", "early", "late"]))
        {
            at -= 1;
        }
        if at > 1 && self.is(at - 1, lists.prepositions) {
            at -= 1;
        }
        // Behind a mark or at the head of a clause it is no aside, but what the sentence is about.
        // Of "a document obtained Friday" the day is part.
        let aside = at > 0
            && self.is_word(at - 1)
            // "The minutes show": no aside, but all that there is.
            && !self.is(at - 1, lists.conjunctions | lists.determiners)
            && (!self.is_past_form(at - 1) || self.is(at - 1, lists.auxiliaries));
        // "Orr, a pilot, on Tuesday said"
        if at > 1 && self.is_comma(at - 1) && self.is(at, lists.prepositions) {
            return at;
        }
        if !aside {
            return end;
        }
        // "Police had last month charged"
        while at > 1 && self.is(at - 1, lists.auxiliaries) && !self.capital(at - 1) {
            at -= 1;
        }
        at
    }

    /// The noun phrase that fills the clause up to `end`.
    pub fn region_before(&self, end: usize) -> Option<Phrase> {
        let lists = &LISTS;
        let subject = |&at: &usize| self.is(at, lists.subject_pronouns) && !self.is_object(at);
        if let Some(pronoun) = end.checked_sub(1).filter(subject) {
            return Some(Phrase { units: pronoun..end, core: pronoun..end });
        }
        if let Some(open) = self.bracket_before(end) {
            let Phrase { units, core } = self.region_before(open)?;
            return Some(Phrase { units: units.start..end, core });
        }
        let mut start = self.clause_start(end);
        while start < end {
            let opener = self.entry_at(start, lists.openers).filter(|_| !self.capital(start) || start == 0);
            match opener {
                Some(length) if start + length < end => start += length,
                _ => break,
            }
        }
        // "Monday in Orne Orr said": the day is no subject.
        if self.is_time(start) && !self.ends_name(start) && self.is(start + 1, lists.prepositions) && start + 2 < end {
            start += 1;
        }
        // "Unconfirmed reports say": what stands right before the verb is a noun, also where it could be a verb.
        // "Voters polled said": right before the verb a participle describes the noun.
        let described = matches!(self.form(end.saturating_sub(1)), Form::Third | Form::Past);
        let last = if end > start + 1 && described { end - 1 } else { end };
        let whole = self.is(start, lists.prepositions) || self.has_finite_before_verb(start..last);
        let phrase = if whole { None } else { self.phrase_of(start..end) };
        phrase.map(|phrase| self.with_list(phrase)).or_else(|| self.phrase_before(end, start))
    }

    /// "two people familiar with it said", "officials who reviewed it said": what belongs to the description of somebody
    /// is no subject, though it has the same form.
    fn is_object(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| self.is_one_of(at, words!["it", "you"])) else { return false };
        let start = self.clause_start(at);
        let somebody =
            |from: usize| (start..from).any(|unit| self.is_person_word(unit) || self.is(unit, LISTS.unnamed));
        if self.is(before, LISTS.prepositions) {
            return somebody(before);
        }
        let told = (start..before).rev().find(|&unit| self.is_one_of(unit, words!["who", "that"]));
        self.form(before) == Form::Past && told.is_some_and(somebody)
    }

    /// "Friends, lobbyists and former foes": the members before the last comma of a list.
    fn with_list(&self, mut phrase: Phrase) -> Phrase {
        let lists = &LISTS;
        // "Ida Orr, a builder and clerk of the yard": one person, and what she is.
        let told = self.is_one_of(phrase.core.start, words!["a", "an"])
            && phrase.core.start > 1
            && self.capital(phrase.core.start - 2);
        let joined = !told && phrase.core.clone().any(|at| self.is_one_of(at, words!["and", "or"]));
        while joined && phrase.core.start == phrase.units.start && phrase.core.start > 1 {
            let comma = phrase.core.start - 1;
            let first = self.clause_start(comma);
            let bare = |at: usize| {
                self.is_word(at)
                    && !self.is_time(at)
                    && !self.is(at, lists.prepositions | lists.adverbs | lists.pronouns | lists.conjunctions)
                    && !self.is_finite(at)
                    && !self.text(at).ends_with("ing")
            };
            let member = self.is_comma(comma)
                && (1..=3).contains(&(comma - first))
                && (first..comma).all(bare)
                && self.entry_at(first, lists.openers).is_none();
            if !member {
                break;
            }
            (phrase.core.start, phrase.units.start) = (first, first);
        }
        phrase
    }

    /// "said Orr": a noun phrase behind the verb, and nothing that would make it the subject of a further clause.
    fn subject_behind(&self, verb: &Verb) -> Option<Phrase> {
        let lists = &LISTS;
        if verb.passive
            || verb.negated
            || matches!(verb.form, Form::Ing)
            || verb.form == Form::Base && !self.plural_before(verb.at) && verb.start < verb.at
        {
            return None;
        }
        // ", told the agency": without quoted words before it, whoever stands behind is told.
        if self.equals(verb.end, "that")
            || self.is(verb.at, lists.addressee) && !(verb.start > 0 && self.quoted(verb.start - 1).is_some())
        {
            return None;
        }
        // ", called TB-5,": what follows is the name that something has.
        if self.is(verb.at, lists.object_cues) && !(verb.start > 0 && self.quoted(verb.start - 1).is_some()) {
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
        // "said Monday", and not "said 9/11 widow Ann Orr".
        let last = phrase.core.end - 1;
        let when = self.is_time(phrase.core.start) && (!self.capital(last) || self.is_time(last));
        if self.quoted(phrase.core.start).is_some() || when {
            return None;
        }
        let next = self.skip_circumstance(phrase.units.end, self.len());
        let speech = verb.start > 0 && self.quoted(verb.start - 1).is_some();
        let said = self.is_one_of(verb.at, words!["said", "says"]);
        // ", blasted Orr as a disgrace": without quoted words before it, what follows a verb is its object.
        let open = speech || head_of_sentence || said;
        let ends = next >= self.len()
            || self.is_break(next)
            || self.quoted(next).is_some()
            || self.is_time(next)
            || self.kind(next) == Some(TokenKind::Close)
            || open && self.is_one_of(next, words!["of", "as", "when", "after", "before", "while", "and"])
            || open && self.is(next, lists.prepositions | lists.relatives);
        // "The quay, said Orr, was shut."
        let between = verb.start > 1 && self.is_comma(verb.start - 1) && self.is_comma(next);
        let before = 0..verb.start.saturating_sub(1);
        let told = before.clone().any(|at| self.quoted(at).is_some()) || self.has_finite(before);
        let clause = speech || head_of_sentence || between || told;
        // Behind a plain comma the phrase must look like somebody, or the verb may have its subject further left.
        let somebody = speech
            || self.capital(phrase.core.start) && (said || self.capital(last) || self.is_person_word(last))
            || self.names_at(last..last + 1) && said
            || self.is(phrase.core.start, lists.determiners) && said
            || self.phrase_has(
                &phrase,
                lists.roles | lists.unnamed | lists.organisations | lists.private | lists.collective,
            );
        (ends && clause && somebody && !self.has_finite(phrase.core.start + 1..phrase.core.end)).then_some(phrase)
    }

    /// Whether a word of the core stands in one of the lists.
    pub fn phrase_has(&self, phrase: &Phrase, lists: ListBits) -> bool {
        phrase.core.clone().any(|at| self.is(at, lists))
    }
}
