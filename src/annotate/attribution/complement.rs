//! Where the complement of a verb begins: behind listener, time and medium; a clause, a quotation, a judgement.

use super::CueClass;
use super::clause::Form;
use super::content::{Reading, trimmed};
use super::verb::Verb;
use super::vocabulary::LISTS;
use crate::annotate::TokenKind;
use crate::annotate::token::words;

/// Where the complement of a verb begins.
pub(super) struct Complement {
    pub start: usize,
    pub quoted: bool,
    pub sure: bool,
    /// What is spoken of, and no words.
    pub topic: bool,
}

impl Complement {
    fn at(start: usize, sure: bool) -> Self {
        Self { start, quoted: false, sure, topic: false }
    }
}

impl Reading<'_, '_> {
    /// The complement behind a verb: listener, time and medium passed over.
    pub(super) fn complement(&self, verb: Option<Verb>) -> Option<Complement> {
        let view = self.view;
        let lists = &LISTS;
        let mut at = self.cue().extent.end.max(self.cue().units.end);
        if let Some(verb) = verb {
            if view.likening(verb.at).is_some() {
                return Some(Complement::at(at, true));
            }
            if let Some(topic) = self.topic_phrase(&verb) {
                return Some(topic);
            }
            if let Some(start) = self.infinitive(&verb, at) {
                return Some(Complement::at(start, true));
            }
            if !view.is_break(at) && view.quoted(at).is_none() {
                at = view.skip_circumstance(at, view.len());
            }
            if view.is(verb.at, lists.addressee)
                && !view.equals(at, "that")
                && view.quoted(at).is_none()
                && !verb.passive
            {
                at = self.after_listener(at);
            }
        }
        at = view.skip_circumstance(at, view.len());
        if view.is_comma(at) || view.kind(at) == Some(TokenKind::Colon) {
            let next = at + 1;
            if view.quoted(next).is_some() || view.kind(at) == Some(TokenKind::Colon) && next < view.len() {
                return Some(Complement { quoted: view.quoted(next).is_some(), ..Complement::at(next, true) });
            }
        }
        if let Some(start) = self.behind_aside(at) {
            return Some(Complement { quoted: view.is_full(start), ..Complement::at(start, true) });
        }
        if view.quoted(at).is_some() {
            return Some(Complement {
                start: at,
                quoted: view.quoted(at).is_some_and(|quote| quote.kind.is_speech()),
                sure: true,
                topic: false,
            });
        }
        // "thanked her parents", "defended himself": what looks like a listener or an aside is all there is.
        self.clause_complement(verb, at).or_else(|| self.topic(&verb?, self.cue().extent.end.max(self.cue().units.end)))
    }

    /// "vowed to stay", "urged members, who were late, to vote": where what is promised or asked for begins. No phrase
    /// of time or place, though it begins like one.
    fn infinitive(&self, verb: &Verb, at: usize) -> Option<usize> {
        let view = self.view;
        let lists = &LISTS;
        if !view.is(verb.at, lists.infinitive) {
            return None;
        }
        let to = |unit: usize| view.equals(unit + usize::from(view.equals(unit, "not")), "to");
        if to(at) {
            return Some(at);
        }
        let object = view.is(verb.at, lists.addressee) && !view.is_break(at) && view.quoted(at).is_none();
        let listener = view.phrase_after(at, view.len()).filter(|_| object)?;
        let behind = |unit: usize| to(unit) && view.is_word(unit + 1) && !view.is(unit + 1, lists.determiners);
        let aside = view.is_comma(listener.core.end);
        let mut close =
            (listener.core.end + 1..view.len().min(listener.core.end + 20)).filter(|&unit| view.is_comma(unit));
        (behind(listener.core.end) || aside && close.any(|unit| behind(unit + 1))).then_some(at)
    }

    /// "said, in a statement, that …", "wrote, in capitals, “…”", "said – on the quay, as it happens – that …": where the
    /// content begins.
    fn behind_aside(&self, mark: usize) -> Option<usize> {
        let view = self.view;
        let kind = view.kind(mark).filter(|kind| matches!(kind, TokenKind::Comma | TokenKind::Dash))?;
        let mut closes = (mark + 1..view.len().min(mark + 24)).filter(|&unit| view.kind(unit) == Some(kind));
        let close = closes.find(|&close| {
            view.equals(close + 1, "that")
                || view.is_full(close + 1)
                    && view.is(mark + 1, LISTS.prepositions)
                    && !(mark..close).any(|unit| view.is_finite(unit) || view.form(unit) == Form::Ing)
        })?;
        Some(close + 1 + usize::from(view.equals(close + 1, "that")))
    }

    fn clause_complement(&self, verb: Option<Verb>, at: usize) -> Option<Complement> {
        let view = self.view;
        let lists = &LISTS;
        if at >= view.len() || view.is_break(at) {
            return None;
        }
        let sure = |start| Some(Complement::at(start, true));
        if view.equals(at, "that") {
            return sure(at + 1);
        }
        if view.is_one_of(at, words!["whether", "if", "how", "why", "what"]) {
            return sure(at);
        }
        let verb = verb?;
        // "quoted an official as saying": a source of its own.
        let quoting =
            (at..view.len().min(at + 12)).any(|unit| view.equals(unit, "as") && view.equals(unit + 1, "saying"));
        if quoting && view.is(verb.at, lists.cite) {
            return None;
        }
        let end = trimmed(view, at, self.limit(at));
        let quoted = (at..end).any(|unit| view.quoted(unit).is_some());
        // "a report charging the port with “neglect”"
        let charges = quoted && view.is(verb.at, lists.object_cues) && !view.is(at, lists.prepositions);
        // "pastors supporting the bishop met", "letters accusing Orr were forged"
        if self.describes(&verb) && !charges && !view.is(verb.at, lists.clausal) {
            return None;
        }
        if view.equals(at, "for") && view.text(verb.at).to_ascii_lowercase().starts_with("call") {
            return sure(at + 1);
        }
        // "by admitting more students": a deed, unless the words or a clause follow.
        if verb.form == Form::Ing && verb.start > 0 && view.equals(verb.start - 1, "by") && !quoted {
            return None;
        }
        let object = view.is(verb.at, lists.object_cues);
        if object && quoted {
            return Some(Complement::at(at, true));
        }
        if view.is(verb.at, lists.naming_cues) && self.is_verdict(at, end) {
            return Some(Complement::at(at, false));
        }
        if verb.class == CueClass::Neutral
            && view.entry_at(at, lists.same_words).is_some_and(|length| at + length == end)
        {
            return Some(Complement::at(at, false));
        }
        if view.is(at, lists.prepositions) && !view.is_rough_quantity(at) && !quoted {
            return None;
        }
        // "The filing shows a loss": what is on paper or on film says its object.
        if view.is(verb.at, lists.document_cues) && verb.form != Form::Ing && end > at + 1 && self.is_written() {
            return Some(Complement::at(at, false));
        }
        let clausal = view.is(verb.at, lists.clausal) && end > at + 2 && !view.is(at, lists.prepositions);
        let clause = clausal || view.has_finite(at..end) && self.opens_clause(at, end);
        if clause
            && (!(verb.weak || verb.class == CueClass::Mental && !clausal)
                || view.is(at, lists.pronouns)
                || view.is(at, lists.determiners)
                || view.capital(at))
        {
            // What somebody decided or wants is no account of theirs.
            let topic = view.is(verb.at, lists.attitudes) && verb.class == CueClass::Mental && !quoted;
            return Some(Complement { topic, ..Complement::at(at, !verb.weak) });
        }
        if quoted && !verb.weak {
            return Some(Complement::at(at, false));
        }
        if view.is(verb.at, lists.object_spoken) && end > at + 1 && self.is_somebody() {
            return Some(Complement::at(at, false));
        }
        let plain_object = object && !verb.weak && verb.class != CueClass::Mental || verb.class == CueClass::Denial;
        // "Rovers dismissed their manager": what was done to somebody is no denial.
        let somebody = || view.phrase_after(at, end).is_some_and(|object| view.is_person_word(object.core.end - 1));
        let denied = verb.class == CueClass::Denial && end > at && !somebody();
        if plain_object && end > at + 1 || denied {
            // "announced a strike" tells what was said, "slammed the strike" what of.
            let topic = !quoted && view.is(verb.at, lists.topics) && !denied && !view.is(verb.at, lists.object_spoken);
            return Some(Complement { topic, ..Complement::at(at, false) });
        }
        self.topic(&verb, at)
    }

    /// "criticised the plan", "spoke about schools": what somebody spoke of, or is for or against.
    fn topic(&self, verb: &Verb, at: usize) -> Option<Complement> {
        let view = self.view;
        let lists = &LISTS;
        let known = view.is(verb.at, lists.topics | lists.attitudes) && !self.describes(verb);
        let bare = view.is(at, lists.prepositions)
            || view.is_break(at)
            || view.is(at, lists.conjunctions)
            || view.capital(at) && view.is_time(at) && !view.ends_name(at);
        (known && at < view.len() && !bare && self.can_judge(verb))
            .then_some(Complement { topic: true, ..Complement::at(at, false) })
    }

    /// Whether who stands before the verb can speak of something, or be for or against it: somebody, or a document.
    fn can_judge(&self, verb: &Verb) -> bool {
        self.is_somebody() || self.is_written() && self.view.is(verb.at, LISTS.topics)
    }

    /// "pastors supporting the bishop": a participle behind a noun describes it, and tells nothing that was said.
    fn describes(&self, verb: &Verb) -> bool {
        let view = self.view;
        let before = verb.start.checked_sub(1);
        verb.form == Form::Ing
            && verb.start == verb.at
            && before.is_some_and(|at| {
                view.is_word(at)
                    && !view.is_contraction(at)
                    && !view.is(at, LISTS.conjunctions)
                    && !view.is_one_of(at, words!["by", "after", "before", "while", "when"])
            })
    }

    /// "called for", "spoke about": a verb with the preposition that what is spoken of stands behind.
    fn topic_phrase(&self, verb: &Verb) -> Option<Complement> {
        let view = self.view;
        let lists = &LISTS;
        if self.describes(verb) {
            return None;
        }
        let phrase = |list| view.entry_at(verb.at, list).filter(|&length| length > 1);
        let together = [lists.topics, lists.attitudes].into_iter().find_map(phrase).map(|length| verb.at + length);
        // "spoke to reporters at length about schools"
        let apart = || {
            let stop = view.len().min(verb.end + 9);
            let about = (verb.end..stop)
                .take_while(|&at| !view.is_break(at) && view.quoted(at).is_none() && !view.is_finite(at))
                .find(|&at| view.equals(at, "about"));
            about.filter(|_| view.is(verb.at, lists.talking)).map(|about| about + 1)
        };
        let start = together.or_else(apart)?;
        (start < view.len() && !view.is_break(start) && self.can_judge(verb))
            .then_some(Complement { topic: true, ..Complement::at(start, false) })
    }

    /// "the levy reckless", "it a disgrace": an object and a judgement of it, up to `end`.
    fn is_verdict(&self, at: usize, end: usize) -> bool {
        let view = self.view;
        let lists = &LISTS;
        let stop = (at..end).find(|&unit| view.is_break(unit)).unwrap_or(end).min(at + 16);
        let judged = |unit: usize| {
            let word = view.text(unit);
            let made = ["less", "ful", "ous", "able", "ible"].iter().any(|ending| word.ends_with(ending));
            view.is_word(unit)
                && !view.capital(unit)
                && (view.entry_at(unit, lists.verdicts).is_some() || made && word.len() > 5)
        };
        let object = view.is(at, lists.pronouns)
            || view.is(at, lists.determiners)
            || view.is(at, lists.possessives)
            || view.capital(at)
            || view.is_word(at) && !view.is(at, lists.prepositions) && self.is_somebody();
        // A judgement is the last word, or what follows it belongs to it ("too costly for the town").
        object
            && (at + 1..stop).any(|unit| {
                let last =
                    unit + 1 == stop || view.is(unit + 1, lists.prepositions) || view.is(unit + 1, lists.conjunctions);
                let named = view.is_one_of(unit, words!["a", "an"]) || unit == at + 1 && view.equals(unit, "the");
                let noun = named && !view.is(unit - 1, lists.prepositions);
                judged(unit) && last && unit > at + usize::from(!view.is(at, lists.pronouns)) || noun
            })
    }

    /// The source of the cue is a person or a body, as far as its words show.
    fn is_somebody(&self) -> bool {
        let view = self.view;
        let lists = &LISTS;
        // One verb of several, or a participle: its source is that of the verb before.
        let Some(source) = &self.cue().source else { return self.cue().shared };
        let head = source.core.end - 1;
        if view.is(head, lists.pronouns) {
            return !view.equals(head, "it") || self.cue().class == CueClass::Loaded;
        }
        view.capital(head) && (head > 0 || view.names_at(source.core.clone())) || view.is_person_word(head)
    }

    /// The source of the cue is a document, a post or a picture.
    fn is_written(&self) -> bool {
        let view = self.view;
        let lists = &LISTS;
        self.cue().source.as_ref().is_some_and(|source| {
            let head = source.core.end - 1;
            view.is(head, lists.documents) || view.is(head, lists.social)
        })
    }

    /// A subject stands before a verb; what comes first is the subject, also where it could be a verb ("talks on the
    /// strait had stalled").
    fn opens_clause(&self, start: usize, end: usize) -> bool {
        self.view.is_contraction(start) || (start + 1..end).any(|at| self.view.is_finite(at))
    }

    /// Passes over whom the words were said to.
    fn after_listener(&self, at: usize) -> usize {
        let view = self.view;
        let lists = &LISTS;
        if view.is(at, lists.pronouns) || view.is_one_of(at, words!["me", "him", "them", "us"]) {
            return at + 1;
        }
        if view.is(at, lists.possessives)
            && view.equals(at, "her")
            && (view.equals(at + 1, "that") || view.is(at + 1, lists.pronouns))
        {
            return at + 1;
        }
        let Some(listener) = view.phrase_after(at, view.len()) else { return at };
        let end = listener.core.end;
        let mut after = view.skip_circumstance(end, view.len());
        if view.is(after, lists.tails)
            && let Some(tail) = view.phrase_after(after + 1, view.len())
        {
            after = view.skip_circumstance(tail.core.end, view.len());
        }
        let clause = after < view.len() && !view.is_finite(after);
        if clause { after } else { at }
    }
}
