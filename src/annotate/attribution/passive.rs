//! Passive cues: "was announced by the mayor", "is said to be ill", "asked about the storm".

use std::ops::Range;

use super::CueClass;
use super::cue::{Cue, Shape};
use super::verb::Verb;
use super::view::View;
use super::vocabulary::LISTS;
use crate::annotate::source::Phrase;
use crate::annotate::token::words;

/// How far behind a passive verb its "by" is looked for.
const NEAR: usize = 9;

impl View<'_> {
    /// The source stands behind "by"; where there is none, nobody is said to have said it.
    pub(super) fn passive_cue(&self, verb: &Verb) -> Option<Cue> {
        match self.agent(verb) {
            Some((by, source)) => {
                let end = source.units.end;
                let told = self.spoken_of(verb, by);
                Some(Cue {
                    units: verb.at..if by == verb.end { by + 1 } else { verb.end },
                    extent: verb.start..end,
                    class: verb.class,
                    shape: Shape::Passive { verb: Verb { end, ..*verb }, told },
                    source: Some(source),
                    shared: false,
                    relative: false,
                })
            }
            None => self.agentless(verb),
        }
    }

    /// "by" and who stands behind it, in the clause of the verb: "called a hero by the mayor".
    fn agent(&self, verb: &Verb) -> Option<(usize, Phrase)> {
        let stop = (verb.end..self.len().min(verb.end + NEAR)).find(|&at| self.is_break(at)).unwrap_or(self.len());
        let by = (verb.end..stop.min(verb.end + NEAR)).find(|&at| self.equals(at, "by"))?;
        // "asked about an interview published by the Gazette": the agent is another verb's.
        if (verb.end..by).any(|at| self.is_past_form(at)) {
            return None;
        }
        let source = self.phrase_after(by + 1, self.len())?;
        let head = source.core.end - 1;
        let near = by == verb.end || self.capital(head) || self.is_person_word(head);
        (near && !self.is_time(source.core.start)).then_some((by, source))
    }

    /// "is said to", "is believed to", "was described as": told, and by nobody. "asked about" is told the same way.
    fn agentless(&self, verb: &Verb) -> Option<Cue> {
        let lists = &LISTS;
        // "is expected to rise by May", "was accused of theft": no circumstance, though it begins like one.
        let ties = self.is_one_of(verb.end, words!["to", "that", "of", "at", "as"]);
        let next = if ties { verb.end } else { self.skip_circumstance(verb.end, self.len()) };
        let estimated = self.equals(next, "at") && self.is_amount(next + 1);
        let clause = self.equals(next, "to") || self.equals(next, "that");
        let reported = self.is(verb.at, lists.reported) && (clause || estimated);
        let likened = (next + 1..self.len().min(next + 4)).any(|at| self.quoted(at).is_some());
        let named = self.is(verb.at, lists.naming_cues) && (self.quoted(next).is_some() || self.equals(next, "as"))
            || self.is(verb.at, lists.object_cues) && self.equals(next, "as") && likened;
        let blamed = verb.class == CueClass::Loaded && self.is_one_of(next, words!["for", "as", "of"]);
        let asked = self.is(verb.at, lists.asking) && (self.opens_question(verb.end) || self.opens_question(next));
        // "Orr was asked, “Why?”": the question is not Orr's.
        let quoted = next + usize::from(self.is_comma(next));
        let asked = asked || verb.passive && self.is(verb.at, lists.asking) && self.is_full(quoted);
        let next = if self.opens_question(verb.end) { verb.end } else { next };
        if !(reported || named || blamed || asked) {
            return None;
        }
        let told = if asked { Vec::new() } else { self.spoken_of(verb, verb.end) };
        let next = if self.is_full(quoted) { quoted } else { next };
        let start = if self.equals(next, "that") || self.equals(next, "about") { next + 1 } else { next };
        Some(Cue {
            units: verb.at..verb.end,
            extent: verb.start..verb.end,
            class: verb.class,
            shape: Shape::Agentless { start, told },
            source: None,
            shared: false,
            relative: false,
        })
    }

    /// "Asked whether", "pressed on", "when asked about": at the head of a clause, or behind "when".
    pub(super) fn asked_cue(&self, verb: &Verb) -> Option<Cue> {
        let head = verb.start == 0 || self.equals(verb.start - 1, "when") || self.is_break(verb.start - 1);
        let past = self.form(verb.at) == super::clause::Form::Past;
        (head && past && self.is(verb.at, LISTS.asking)).then(|| self.agentless(verb)).flatten()
    }

    fn opens_question(&self, at: usize) -> bool {
        self.is_one_of(
            at,
            words!["about", "whether", "if", "how", "why", "what", "who", "whom", "where", "when", "which"],
        )
    }

    /// The subject of a passive verb and what stands between it and `until`: what is said, or of whom.
    fn spoken_of(&self, verb: &Verb, until: usize) -> Vec<Range<usize>> {
        let before = verb.start.checked_sub(1).filter(|&at| !self.equals(at, "it"));
        let relative = before.filter(|&at| self.is(at, LISTS.relatives)).map(|at| at..at + 1);
        let subject =
            relative.or_else(|| before.and_then(|at| self.region_before(at + 1)).map(|subject| subject.units));
        subject.into_iter().chain((until > verb.end).then_some(verb.end..until)).collect()
    }
}
