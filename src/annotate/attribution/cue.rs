//! The cues of a sentence, left to right, each with the source that it points at.

use std::ops::Range;

use super::clause::Form;
use super::subject::Subject;
use super::verb::Verb;
use super::view::View;
use super::vocabulary::{CUES, LISTS};
use super::{CueClass, self_sourced};
use crate::annotate::source::Phrase;

/// How a cue ties content to source.
#[derive(Clone, Debug)]
pub(in crate::annotate) enum Shape {
    /// X said.
    Verb(Verb),
    /// It was announced by X: who is spoken of stands before the verb.
    Passive { verb: Verb, told: Vec<Range<usize>> },
    /// X is said to: told by nobody; what is told begins at `start`.
    Agentless { start: usize, told: Vec<Range<usize>> },
    /// According to X.
    According,
    /// X declined to comment.
    NoComment,
    /// The outlet has learned.
    SelfSourced,
    /// X's claim that; or X's remarks about, which are a topic.
    Noun { topic: bool },
}

/// One cue.
#[derive(Clone, Debug)]
pub(in crate::annotate) struct Cue {
    /// The words of the cue.
    pub units: Range<usize>,
    /// Cue and source together: what content cannot hold.
    pub extent: Range<usize>,
    pub class: CueClass,
    pub shape: Shape,
    pub source: Option<Phrase>,
    /// Its source is the one of the cue before.
    pub shared: bool,
    /// It describes the noun before "who".
    pub relative: bool,
}

impl Cue {
    /// The form of its verb, where it is one.
    pub fn form(&self) -> Option<Form> {
        match self.shape {
            Shape::Verb(verb) => Some(verb.form),
            _ => None,
        }
    }
}

impl View<'_> {
    /// All cues outside quotations; and those inside the source of another, each with where that source ends.
    pub fn cues(&self) -> (Vec<Cue>, Vec<(Cue, usize)>) {
        let mut cues: Vec<Cue> = Vec::new();
        let mut at = 0;
        let speech = (0..self.len()).any(|at| self.is_full(at));
        while at < self.len() {
            if !self.may_begin(at) {
                if speech && let Some(cue) = self.tag_cue(at) {
                    at = cue.units.end;
                    cues.push(cue);
                    continue;
                }
                at += 1;
                continue;
            }
            match self.cue_at(at) {
                Some(cue) => {
                    at = cue.units.end.max(at + 1);
                    if matches!(cue.shape, Shape::According) {
                        // A verb inside "an official who said so" describes the source and is no cue of its own.
                        at = at.max(cue.source.as_ref().map_or(at, |source| source.units.end));
                    }
                    cues.push(cue);
                }
                None => match self.tag_cue(at).filter(|_| speech) {
                    Some(cue) => {
                        at = cue.units.end;
                        cues.push(cue);
                    }
                    None => at += self.entry_at(at, LISTS.conditions).unwrap_or(1),
                },
            }
        }
        // A verb inside "who said he saw it" or "who fears dismissal" describes the source of another cue.
        let sources: Vec<Range<usize>> = cues
            .iter()
            .filter(|cue| !cue.relative)
            .filter_map(|cue| Some(cue.source.as_ref()?.units.clone()))
            .collect();
        let (mut own, mut describing) = (Vec::new(), Vec::new());
        for cue in cues {
            let around = |source: &&Range<usize>| source.start < cue.units.start && cue.units.end <= source.end;
            match sources.iter().find(around) {
                Some(source) => describing.push((cue, source.end)),
                None => own.push(cue),
            }
        }
        (own, describing)
    }

    /// Whether a cue can begin with this word, or a stock phrase in which none is looked for.
    fn may_begin(&self, at: usize) -> bool {
        self.begins(at, CUES)
    }

    fn cue_at(&self, at: usize) -> Option<Cue> {
        if !self.is_word(at) {
            return None;
        }
        let lists = &LISTS;
        if self.entry_at(at, lists.conditions).is_some() {
            return None;
        }
        if let Some(length) = self.entry_at(at, lists.according).filter(|_| self.cites(at)) {
            return self.according(at, length);
        }
        if let Some(length) = self.entry_at(at, lists.no_comment) {
            return self.no_comment(at, length);
        }
        if let Some(length) = self.entry_at(at, lists.self_cues)
            && let Some(cue) = self_sourced::cue(self, at, length)
        {
            return Some(cue);
        }
        if self.is(at, lists.noun_cues)
            && let Some(cue) = self.noun_cue(at)
        {
            return Some(cue);
        }
        self.verb_cue(at)
    }

    /// "riders must book, per the bylaws", and not "nine per crossing".
    fn cites(&self, at: usize) -> bool {
        let parted = at > 0 && self.ends_with_comma(at - 1);
        let next = self.is(at + 1, LISTS.determiners | LISTS.possessives) || self.capital(at + 1);
        !self.equals(at, "per") || parted && next
    }

    fn according(&self, at: usize, length: usize) -> Option<Cue> {
        let mut source = self.phrase_after(at + length, self.len())?;
        let fronted = (0..at).all(|unit| self.is_break(unit) || self.entry_at(unit, LISTS.openers).is_some());
        let rest = (source.units.end..self.len()).any(|unit| !self.is_break(unit));
        if fronted && !rest {
            // "According to Orr, the move reeks of fear": what looks like an apposition is all that can be the content.
            let comma = source.units.clone().find(|&unit| self.is_comma(unit) && unit >= source.core.end)?;
            source.units.end = comma;
        }
        Some(Cue {
            units: at..at + length,
            extent: at..source.units.end,
            class: CueClass::Neutral,
            shape: Shape::According,
            source: Some(source),
            shared: false,
            relative: false,
        })
    }

    fn no_comment(&self, at: usize, length: usize) -> Option<Cue> {
        let mut end = at + length;
        while self.is(end, LISTS.no_comment_objects) {
            end += 1;
        }
        let lists = &LISTS;
        while end > at + length
            && (self.is(end - 1, lists.determiners)
                || self.is(end - 1, lists.prepositions)
                || self.is(end - 1, lists.conjunctions))
        {
            end -= 1;
        }
        // "A spokeswoman also declined to comment"
        let mut start = at;
        while start > 1 && (self.is(start - 1, lists.adverbs) || self.is_manner(start - 1)) {
            start -= 1;
        }
        let verb = Verb {
            at,
            start,
            end,
            form: Form::Past,
            class: CueClass::NoComment,
            passive: true,
            negated: true,
            hypothetical: false,
            weak: false,
        };
        let (source, shared, relative) = match self.subject(&verb) {
            Some(Subject::Before(phrase) | Subject::Behind(phrase) | Subject::Fronted(phrase)) => {
                (Some(phrase), false, false)
            }
            Some(Subject::Relative(phrase)) => (Some(phrase), false, true),
            Some(Subject::Shared) => (None, true, false),
            None => (None, false, false),
        };
        let start = source.as_ref().map_or(at, |source| source.units.start);
        Some(Cue {
            units: at..end,
            extent: start..end,
            class: CueClass::NoComment,
            shape: Shape::NoComment,
            source,
            shared,
            relative,
        })
    }

    fn verb_cue(&self, at: usize) -> Option<Cue> {
        let verb = self.verb_at(at)?;
        let acting = if verb.hypothetical { self.acting(&verb).or_else(|| self.imagined(&verb))? } else { verb };
        if verb.negated && verb.class != CueClass::Denial {
            return None;
        }
        if verb.passive {
            return self.passive_cue(&verb);
        }
        if let Some(cue) = self.asked_cue(&verb) {
            return Some(cue);
        }
        let (source, shared, relative) = match self.subject(&acting)? {
            Subject::Before(phrase) | Subject::Behind(phrase) => (Some(phrase), false, false),
            Subject::Relative(phrase) => (Some(phrase), false, true),
            Subject::Shared => (None, true, false),
            Subject::Fronted(phrase) => {
                return Some(Cue {
                    units: verb.at..verb.end,
                    extent: verb.start..verb.end,
                    class: verb.class,
                    shape: Shape::Verb(verb),
                    source: Some(phrase),
                    shared: false,
                    relative: false,
                });
            }
        };
        let start = source.as_ref().map_or(verb.start, |source| source.units.start.min(verb.start));
        let end = source.as_ref().map_or(verb.end, |source| source.units.end.max(verb.end));
        Some(Cue {
            units: verb.at..verb.end,
            extent: start..end,
            class: verb.class,
            shape: Shape::Verb(verb),
            source,
            shared,
            relative,
        })
    }
}
