//! Verbs of speech: which words are one here, and what their auxiliaries make of them.

use super::clause::Form;
use super::view::View;
use super::vocabulary::{LISTS, VERBS};
use crate::annotate::token::words;
use crate::annotate::{CueClass, TokenKind};

/// A cue verb with what belongs to it.
#[derive(Clone, Copy, Debug)]
pub(in crate::annotate) struct Verb {
    /// The unit of the verb itself.
    pub at: usize,
    /// The first unit of the group: auxiliaries and adverbs before the verb.
    pub start: usize,
    /// One past the verb and its particle.
    pub end: usize,
    pub form: Form,
    pub class: CueClass,
    pub passive: bool,
    pub negated: bool,
    /// Wished, possible or future: not said yet.
    pub hypothetical: bool,
    /// Reports speech only beside quoted words or a clause.
    pub weak: bool,
}

impl View<'_> {
    /// The cue verb at a unit, where its word is one and its neighbours let it be a verb.
    pub fn verb_at(&self, at: usize) -> Option<Verb> {
        if !self.begins(at, VERBS | LISTS.hearing_cues) {
            return None;
        }
        // "the United States", "Claims" in a name: a verb has a capital only at the head of a sentence.
        if !self.is_word(at) || at > 0 && self.capital(at) && !self.is_break(at - 1) && !self.is_titled() {
            return None;
        }
        let (class, length) = self.verb_class(at)?;
        // "Kessa (pronounced kiss-ah)": how it is spoken.
        if at > 0 && self.kind(at - 1) == Some(TokenKind::Open) && !self.is(at, LISTS.neutral) {
            return None;
        }
        // "was adamant", "were worried": an adjective behind "be" stands for a verb in a past form.
        let adjective = self.is(at, LISTS.adjectives);
        let group = self.group(at - usize::from(adjective && self.is_degree(at)));
        let being = group.auxiliary.is_some_and(|auxiliary| self.is(auxiliary, LISTS.be));
        if adjective && !being && self.form(at) != Form::Past {
            return None;
        }
        let adjective = adjective && being;
        let form = if adjective { Form::Past } else { self.form(at) };
        let verb = Verb {
            at,
            start: group.start,
            end: at + length,
            form,
            class,
            passive: group.passive && form == Form::Past && !adjective,
            negated: group.negated,
            hypothetical: group.hypothetical,
            weak: self.is(at, LISTS.weak),
        };
        // "Trade declined 40 percent" denies nothing.
        let fell = self.is_one_of(at, words!["decline", "declined", "declines"]) && self.is_amount(verb.end);
        // "went on to say": what is said stands behind the second verb; "went on the attack" says nothing.
        let last = verb.end - 1;
        let leads = length > 1
            && self.equals(last, "on")
            && self.is_one_of(last - 1, words!["go", "goes", "went", "going"])
            && verb.end < self.len()
            && !self.is_break(verb.end)
            && !self.equals(verb.end, "about");
        (!fell && !leads && self.reads_as_verb(&verb, &group)).then_some(verb)
    }

    /// "very critical", "so proud": a word of degree before an adjective.
    fn is_degree(&self, at: usize) -> bool {
        at > 0 && self.is_one_of(at - 1, words!["very", "so", "quite", "rather", "more", "less", "too"])
    }

    /// "Orr Vows To Rebuild The Quay": a headline in which every word of weight has a capital, verbs too.
    pub fn is_titled(&self) -> bool {
        let weighty = (1..self.len()).filter(|&at| self.is_word(at) && self.text(at).len() > 3);
        let (mut all, mut capital) = (0, 0);
        for at in weighty {
            all += 1;
            capital += usize::from(self.capital(at));
        }
        (3..=24).contains(&all) && capital * 10 >= all * 9
    }

    /// Whether a verb by itself says that something was said, and not only what was spoken or thought of.
    pub fn reports(&self, verb: &Verb) -> bool {
        let lists = &LISTS;
        [lists.neutral, lists.loaded, lists.denial].into_iter().any(|list| self.entry_at(verb.at, list).is_some())
    }

    fn verb_class(&self, at: usize) -> Option<(CueClass, usize)> {
        let lists = &LISTS;
        let table = [
            (lists.loaded, CueClass::Loaded),
            (lists.denial, CueClass::Denial),
            (lists.neutral, CueClass::Neutral),
            (lists.mental, CueClass::Mental),
            (lists.non_speech, CueClass::NonSpeech),
            (lists.document_cues, CueClass::Document),
            (lists.topics, CueClass::Neutral),
            (lists.attitudes, CueClass::Mental),
            (lists.talking, CueClass::Neutral),
        ];
        let known = table.into_iter().find_map(|(list, class)| self.entry_at(at, list).map(|length| (class, length)));
        // "a court heard": of a body that hears people in public, the verb says that it was told.
        let heard = || self.is(at, lists.hearing_cues).then_some((CueClass::Neutral, 1));
        let likened = || self.likening(at).map(|length| (CueClass::Loaded, length));
        known.or_else(heard).or_else(likened)
    }

    /// "cast Orr as a “menace”": the length of a verb that says what something is where "as" and quoted words follow, an
    /// article and an adjective aside.
    pub(super) fn likening(&self, at: usize) -> Option<usize> {
        let length = self.entry_at(at, LISTS.likening)?;
        let near = at + length..self.len().min(at + length + 12);
        let mut quotes = near.take_while(|&unit| !self.is_break(unit)).filter(|&unit| self.quoted(unit).is_some());
        quotes
            .any(|quote| (quote.saturating_sub(3).max(at)..quote).any(|unit| self.equals(unit, "as")))
            .then_some(length)
    }

    fn group(&self, at: usize) -> Group {
        let lists = &LISTS;
        let mut group = Group { start: at, auxiliary: None, passive: false, negated: false, hypothetical: false };
        let floor = at.saturating_sub(7);
        let mut seen_verb = false;
        while group.start > floor {
            let before = group.start - 1;
            // "Theresa May said" has no auxiliary.
            if self.is(before, lists.auxiliaries) && !(before > 0 && self.capital(before)) {
                if !seen_verb {
                    group.passive = self.is(before, lists.be);
                    group.auxiliary = Some(before);
                }
                seen_verb = true;
                group.hypothetical |= self.is(before, lists.modals);
                group.negated |= self.is(before, lists.negations);
            } else if self.equals(before, "to") && group.auxiliary.is_none() {
                group.hypothetical = true;
                group.auxiliary = Some(before);
                seen_verb = true;
            } else if self.is(before, lists.negations) {
                group.negated = true;
            } else if self.equals(before, "past") && before > 2 && self.equals(before - 2, "in") {
                // "has in the past described"
                group.start = before - 2;
                continue;
            } else if !(self.is(before, lists.adverbs) || self.is_manner(before)) {
                break;
            }
            group.start = before;
        }
        group
    }

    /// Whether the neighbours let the word be a verb here.
    fn reads_as_verb(&self, verb: &Verb, group: &Group) -> bool {
        let lists = &LISTS;
        if let Some(auxiliary) = group.auxiliary {
            return match verb.form {
                Form::Past => !self.equals(auxiliary, "to") && !self.is(auxiliary, lists.modals),
                Form::Ing => self.is(auxiliary, lists.be),
                Form::Base => !self.is(auxiliary, lists.have) && !self.is(auxiliary, lists.be),
                Form::Third => false,
            };
        }
        let Some(before) = verb.start.checked_sub(1) else {
            // The head of a sentence: "Said Orr: …" and "Citing …", never an imperative.
            return matches!(verb.form, Form::Past | Form::Ing);
        };
        let kind = self.kind(before);
        let determiner = (self.is(before, lists.determiners) && !self.is(before, lists.quantifier_pronouns))
            || self.is(before, lists.possessives)
            || kind == Some(TokenKind::Possessive)
            || verb.form == Form::Third && self.is(before, lists.numbers);
        if self.is(before, lists.pronouns) {
            return true;
        }
        match verb.form {
            Form::Ing => {
                // "quoted an official as saying": the official's words are read with the quoting.
                let quoted =
                    self.equals(before, "as") && (before.saturating_sub(12)..before).any(|at| self.is(at, lists.cite));
                if quoted {
                    return false;
                }
                let joins = words!["by", "while", "and", "as", "or", "but", "when", "before", "after"];
                kind == Some(TokenKind::Comma)
                    || kind == Some(TokenKind::Dash)
                    || self.quoted(before).is_some()
                    || self.is_contraction(before)
                    || self.is_one_of(before, joins)
                    || !determiner
                        && !self.is(verb.at, lists.ing_nouns)
                        && verb.start == verb.at
                        && !self.is_one_of(before, words!["most", "more", "very", "so"])
            }
            Form::Past => {
                // "a group called Open Quays is growing"
                let named = self.is(verb.at, lists.naming_cues)
                    && self.capital(verb.end)
                    && (self.verb_follows(verb.end) || self.is_named_thing(before, verb.end));
                // "shirts that said “Sail”"
                let that = self.is(before, lists.relatives) && self.quoted(verb.end).is_some();
                (!determiner || that) && !self.is(before, lists.prepositions) && !self.adjectival(verb) && !named
            }
            Form::Third => {
                // "Cost estimates, he added, were high"
                let opens = before == 0 && self.is_break(verb.end) && !self.ends_name(0);
                let speaker =
                    self.capital(before) && !opens || self.is_person_word(before) || self.is(before, lists.documents);
                // "a page on the site states that riders may", but "states that rely on coal"
                let clause = self.is_one_of(verb.at, words!["states", "notes"])
                    && self.equals(verb.end, "that")
                    && !self.is_finite(verb.end + 1);
                let noun = self.is(verb.at, lists.third_nouns)
                    && self.is_word(before)
                    && !speaker
                    && !self.is(before, lists.relatives)
                    && verb.start == verb.at
                    && !clause
                    && !self.judges(verb);
                !determiner && !noun && !self.is(before, lists.prepositions) && self.opens_complement(verb.end)
            }
            Form::Base => {
                let plural = self.plural_before(verb.start)
                    || self.equals(verb.at, "say") && !self.is(before, lists.conjunctions);
                plural
                    && !self.is_bare_noun(verb.at)
                    && (!determiner || self.is(before, lists.numbers))
                    && self.opens_complement(verb.end)
            }
        }
    }

    /// "the said deal", "a widely reported case", "400 pledged votes": a participle between a determiner and its noun.
    fn adjectival(&self, verb: &Verb) -> bool {
        let lists = &LISTS;
        let next = verb.end;
        let before = verb.start.saturating_sub(1);
        let noun_next = self.is_word(next)
            && !self.is(next, lists.determiners)
            && !self.is(next, lists.pronouns)
            && !self.is(next, lists.prepositions)
            && !self.is(next, lists.conjunctions)
            && !self.is(next, lists.time)
            && !self.capital(next);
        let counted = self.kind(before) == Some(TokenKind::Number) && !self.is_finite(next);
        noun_next && (counted || self.is(before, lists.determiners) && !self.is(before, lists.quantifier_pronouns))
    }

    /// "a firm called Quay Analytics, which": a thing, its name, and the end of the clause.
    fn is_named_thing(&self, noun: usize, name: usize) -> bool {
        let lists = &LISTS;
        let thing = self.is_word(noun)
            && !self.capital(noun)
            && !self.is_person_word(noun)
            && !self.is(noun, lists.pronouns | lists.adverbs | lists.auxiliaries | lists.conjunctions);
        thing && self.phrase_after(name, self.len()).is_some_and(|name| self.is_break(name.core.end))
    }

    /// "calls riders “cheats”": quoted words close behind a verb that passes a verdict.
    pub(super) fn judges(&self, verb: &Verb) -> bool {
        self.is(verb.at, LISTS.naming_cues)
            && (verb.end..self.len().min(verb.end + 4)).any(|at| self.quoted(at).is_some())
    }

    /// What follows can be the complement of a verb of speech, rather than the rest of a clause whose subject this is.
    fn opens_complement(&self, at: usize) -> bool {
        // "which even critics say was late": what was said stands before the subject.
        let moved = self.is(at, LISTS.auxiliaries) && at > 0 && self.is(at - 1, LISTS.clausal);
        (!self.is_finite(at) || moved || self.is_contraction(at)) && !self.equals(at, "of")
    }
}

struct Group {
    start: usize,
    /// The auxiliary nearest to the verb.
    auxiliary: Option<usize>,
    passive: bool,
    negated: bool,
    hypothetical: bool,
}
