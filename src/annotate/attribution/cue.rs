//! The cues of a sentence, left to right, each with the source that it points at.

use std::ops::Range;

use super::reader::View;
use super::subject::Subject;
use super::clause::{Form, form};
use super::verb::Verb;
use super::{CueClass, self_sourced};
use crate::annotate::source::Phrase;
use crate::annotate::{QuoteKind, TokenKind};

/// How a cue ties content to source.
#[derive(Clone, Copy, Debug)]
pub(in crate::annotate) enum Shape {
    /// X said.
    Verb(Verb),
    /// According to X.
    According,
    /// X declined to comment.
    NoComment,
    /// The outlet has learned.
    SelfSourced,
    /// X's claim that.
    Noun,
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

impl View<'_> {
    /// All cues outside quotations.
    pub fn cues(&self) -> Vec<Cue> {
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
                None => at += self.entry_at(at, self.reader.lists.conditions).unwrap_or(1),
            }
        }
        // A verb inside "who said he saw it" or "who fears dismissal" describes the source of a later cue.
        let sources: Vec<Range<usize>> = cues
            .iter()
            .filter(|cue| !cue.relative)
            .filter_map(|cue| Some(cue.source.as_ref()?.units.clone()))
            .collect();
        cues.retain(|cue| !sources.iter().any(|source| source.start < cue.units.start && cue.units.end <= source.end));
        cues
    }

    /// “…,” Vitter demanded. “…,” croaked Orr. Orr interjected: “…” Beside a whole quotation any past verb of somebody
    /// is its tag, whether or not we know it.
    fn tag_cue(&self, at: usize) -> Option<Cue> {
        let lists = &self.reader.lists;
        let past = self.is_past(at) || at > 0 && self.is_full(at - 1) && form(self.text(at)) == Form::Past;
        if !past || self.is(at, lists.auxiliaries) || self.is(at, lists.cite) {
            return None;
        }
        let verb = Verb {
            at,
            start: at,
            end: at + 1,
            form: Form::Past,
            class: CueClass::Neutral,
            passive: false,
            negated: false,
            hypothetical: false,
            weak: true,
        };
        let ends = |next: usize| next >= self.len() || self.is_break(next) || self.is(next, lists.prepositions);
        let next = self.skip_circumstance(at + 1, self.len());
        let before_speech = (self.is_comma(next) || self.kind(next) == Some(TokenKind::Colon)) && self.is_full(next + 1);
        let source = match self.subject(&verb)? {
            Subject::Behind(phrase) if at > 0 && self.is_full(at - 1) => phrase,
            Subject::Before(phrase) if before_speech => phrase,
            Subject::Before(phrase) => {
                let behind = phrase.units.start.checked_sub(1).is_some_and(|quote| self.is_open_speech(quote));
                (behind && ends(next)).then_some(phrase)?
            }
            _ => return None,
        };
        let head = source.core.end - 1;
        let somebody = self.capital(head) || self.is(head, lists.subject_pronouns) || self.is_person_word(head);
        somebody.then(|| Cue {
            units: at..at + 1,
            extent: source.units.start.min(at)..source.units.end.max(at + 1),
            class: CueClass::Neutral,
            shape: Shape::Verb(verb),
            source: Some(source),
            shared: false,
            relative: false,
        })
    }

    /// A whole quotation of speech.
    fn is_full(&self, at: usize) -> bool {
        self.quoted(at).is_some_and(|quote| matches!(quote.kind, QuoteKind::Full | QuoteKind::Continuation))
    }

    /// A whole quotation that does not end with a stop, and so asks for a tag: “…,” “…?”
    fn is_open_speech(&self, at: usize) -> bool {
        let words = |quote: &crate::annotate::Quote| self.reader.found.slice(quote.span);
        self.is_full(at)
            && self.quoted(at).is_some_and(|quote| {
                let inside = words(quote).trim_end_matches(|mark: char| !mark.is_alphanumeric() && !",?!—–-".contains(mark));
                inside.ends_with([',', '?', '!', '—', '–', '-'])
            })
    }

    /// Whether a cue can begin with this word, or a stock phrase in which none is looked for.
    fn may_begin(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| self.reader.lexicon.begins(token.word, &self.reader.cues))
    }

    fn cue_at(&self, at: usize) -> Option<Cue> {
        if !self.is_word(at) {
            return None;
        }
        let lists = &self.reader.lists;
        if self.entry_at(at, lists.conditions).is_some() {
            return None;
        }
        if let Some(length) = self.entry_at(at, lists.according) {
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
        if self.is(at, lists.noun_cues) && self.equals(at + 1, "that") && self.noun_context(at) {
            return self.noun_cue(at);
        }
        self.verb_cue(at)
    }

    fn according(&self, at: usize, length: usize) -> Option<Cue> {
        let mut source = self.phrase_after(at + length, self.len())?;
        let fronted = (0..at).all(|unit| self.is_break(unit) || self.entry_at(unit, self.reader.lists.openers).is_some());
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
        while self.is(end, self.reader.lists.no_comment_objects) {
            end += 1;
        }
        let lists = &self.reader.lists;
        while end > at + length
            && (self.is(end - 1, lists.determiners)
                || self.is(end - 1, lists.prepositions)
                || self.is(end - 1, lists.conjunctions))
        {
            end -= 1;
        }
        let verb = Verb {
            at,
            start: at,
            end,
            form: Form::Past,
            class: CueClass::NoComment,
            passive: true,
            negated: true,
            hypothetical: false,
            weak: false,
        };
        let (source, shared, relative) = match self.subject(&verb) {
            Some(Subject::Before(phrase) | Subject::Behind(phrase) | Subject::Fronted(phrase)) => (Some(phrase), false, false),
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

    /// A word before it shows that it is a noun.
    fn noun_context(&self, at: usize) -> bool {
        let lists = &self.reader.lists;
        let Some(before) = at.checked_sub(1) else { return true };
        if self.capital(before) && before > 0 {
            return false;
        }
        !self.is(before, lists.pronouns)
            && !self.is(before, lists.auxiliaries)
            && !self.is(before, lists.adverbs)
            && !self.equals(before, "to")
            && (form(self.text(at)) != Form::Past)
    }

    fn noun_cue(&self, at: usize) -> Option<Cue> {
        let source = self.noun_holder(at)?;
        let start = source.units.start.min(at);
        let source = Some(source);
        Some(Cue {
            units: at..at + 2,
            extent: start..at + 2,
            class: CueClass::Noun,
            shape: Shape::Noun,
            source,
            shared: false,
            relative: false,
        })
    }

    /// Whose claim it is: "Orr's claim that", "her claim that", "in the report was an observation that".
    fn noun_holder(&self, at: usize) -> Option<Phrase> {
        let lists = &self.reader.lists;
        let floor = at.saturating_sub(8);
        for owner in (floor..at).rev() {
            if self.is(owner, lists.possessives) {
                return Some(Phrase { units: owner..owner + 1, core: owner..owner + 1 });
            }
            if self.kind(owner) == Some(TokenKind::Possessive) {
                return self.phrase_before(owner, owner.saturating_sub(12));
            }
            if self.is_break(owner) || self.is_finite(owner) || self.is(owner, lists.prepositions) {
                break;
            }
        }
        // "Buried in the audit was an observation that": the document stands before a form of "be".
        let be = (at.saturating_sub(8)..at).rev().find(|&unit| self.is(unit, lists.be))?;
        let head = (0..be).find(|&unit| self.is(unit, lists.documents))?;
        let link = (0..head).rev().find(|&unit| self.is(unit, lists.prepositions)).map_or(0, |unit| unit + 1);
        let before = self.phrase_before(head + 1, link)?;
        let whole = self.phrase_after(before.units.start, be)?;
        Some(Phrase { units: whole.units, core: before.core })
    }

    fn verb_cue(&self, at: usize) -> Option<Cue> {
        let verb = self.verb_at(at)?;
        let went_on = verb.start > 0 && ["on", "quick"].iter().any(|word| self.equals(verb.start - 1, word));
        if verb.negated && verb.class != CueClass::Denial || verb.hypothetical && !went_on {
            return None;
        }
        if verb.passive {
            return self.passive(&verb);
        }
        let (source, shared, relative) = match self.subject(&verb)? {
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

    /// "was announced by the mayor": the source stands behind "by"; a passive without one has no source.
    fn passive(&self, verb: &Verb) -> Option<Cue> {
        if !self.equals(verb.end, "by") {
            return None;
        }
        let source = self.phrase_after(verb.end + 1, self.len())?;
        let end = source.units.end;
        Some(Cue {
            units: verb.at..verb.end + 1,
            extent: verb.start..end,
            class: verb.class,
            shape: Shape::Verb(Verb { end, ..*verb }),
            source: Some(source),
            shared: false,
            relative: false,
        })
    }
}
