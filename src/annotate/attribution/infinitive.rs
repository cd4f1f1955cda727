//! Infinitives that tell what was said: "went on to say", "took to the stage to announce". Most only tell of words that
//! somebody wished, refused or was able to say.

use super::clause::REACH;
use super::verb::Verb;
use super::view::View;
use super::vocabulary::LISTS;

impl View<'_> {
    /// The verb whose subject says what the infinitive tells, where it came about at all.
    pub(super) fn acting(&self, verb: &Verb) -> Option<Verb> {
        let lists = &LISTS;
        let to = (verb.start..verb.at).find(|&at| self.equals(at, "to"))?;
        if to == 0 || (verb.start..to).any(|at| self.is(at, lists.modals) || self.is(at, lists.negations)) {
            return None;
        }
        let floor = to.saturating_sub(REACH);
        let opener = (to.saturating_sub(5).max(floor)..to).rev().find_map(|at| {
            let length = self.entry_at(at, lists.came_about)?;
            (at + length == to || at + length + 1 == to && self.is_manner(to - 1)).then_some(at)
        });
        if let Some(at) = opener {
            return self.verb_like(at, verb);
        }
        // "was quick to say"
        if self.equals(to - 1, "quick") {
            return self.verb_like(to - 1, verb);
        }
        let last = (floor..to).rev().find(|&at| !self.is_time(at) && !self.is(at, lists.adverbs))?;
        let placed = self.is(last, lists.platforms);
        let acts = (floor + 1..last).rev().find(|&at| self.is_past(at) || self.is_finite(at)).filter(|_| placed)?;
        self.verb_like(acts, verb)
    }

    /// "A rider would ask: “Why?”": words that are given in full have a speaker, real or not.
    pub(super) fn imagined(&self, verb: &Verb) -> Option<Verb> {
        let infinitive = (verb.start..verb.at).any(|at| self.equals(at, "to"));
        (self.leads_speech(verb.end) && !infinitive && !verb.negated).then_some(*verb)
    }

    /// The same cue as said by the subject of another verb.
    fn verb_like(&self, at: usize, verb: &Verb) -> Option<Verb> {
        let lists = &LISTS;
        let mut start = at;
        while start > 1 && (self.is(start - 1, lists.auxiliaries) || self.is(start - 1, lists.adverbs)) {
            start -= 1;
        }
        let hypothetical = (start..at).any(|unit| self.is(unit, lists.modals) || self.is(unit, lists.negations));
        (!hypothetical).then(|| Verb { at, start, end: verb.end, form: self.form(at), ..*verb })
    }
}
