//! What a cue attributes: the clause or quotation before it, behind it, or on both sides.

use std::ops::Range;

use super::clause::Form;
use super::complement::Complement;
use super::cue::{Cue, Shape};
use super::tail;
use super::verb::Verb;
use super::view::View;
use super::vocabulary::LISTS;
use crate::annotate::TokenKind;
use crate::annotate::token::words;

/// The content of one cue, in units, with the outlet's own clause behind it.
#[derive(Clone, Debug, Default)]
pub(in crate::annotate) struct Content {
    pub parts: Vec<Range<usize>>,
    pub not_covered: Vec<Range<usize>>,
    /// A clause with "that", a colon or a quotation: the reading is sure.
    pub sure: bool,
    /// What is spoken of, without the words.
    pub topic: bool,
}

impl Content {
    /// What is spoken of.
    pub(super) fn topic(parts: Vec<Range<usize>>) -> Option<Self> {
        (!parts.is_empty()).then(|| Self { parts, topic: true, ..Self::default() })
    }
}

/// The cues of a sentence and which of them is being read.
pub(in crate::annotate) struct Reading<'v, 'a> {
    pub view: &'v View<'a>,
    pub cues: &'v [Cue],
    pub index: usize,
    /// The first unit that no earlier cue has taken.
    pub floor: usize,
    /// Where the sentence ends, or the clause that describes a source.
    pub end: usize,
}

impl Reading<'_, '_> {
    pub(super) fn cue(&self) -> &Cue {
        &self.cues[self.index]
    }

    /// What the cue attributes; `None` where it attributes nothing and so is no cue.
    pub fn content(&self) -> Option<Content> {
        let start = self.cue().units.end;
        match &self.cue().shape {
            Shape::NoComment => Some(self.withheld()),
            Shape::Noun { topic: false } => self.right(start, true).map(|content| self.of_noun(content)),
            Shape::Noun { topic: true } => {
                let mut content = self.topic_content(start)?;
                // "His remarks about the dam surprised the town"
                for part in &mut content.parts {
                    let verb = |&at: &usize| self.view.is_finite(at) || self.view.is_past(at);
                    part.end = (part.start + 1..part.end).find(verb).unwrap_or(part.end);
                    // "called her remarks about the dam “racist”"
                    if self.is_judged() {
                        let quoted = |&at: &usize| self.view.quoted(at).is_some();
                        part.end = (part.start + 1..part.end).find(quoted).unwrap_or(part.end);
                    }
                }
                Some(content)
            }
            Shape::According => self.around_according(),
            Shape::SelfSourced => self.of_verb(None),
            Shape::Verb(verb) => self.of_verb(Some(*verb)),
            Shape::Passive { verb, told } => self.of_verb(Some(*verb)).or_else(|| Content::topic(told.clone())),
            Shape::Agentless { start, told } => {
                let rest = self.topic_content(*start)?;
                Content::topic(told.iter().cloned().chain(rest.parts).collect())
            }
        }
    }

    /// A verb before the cue passes a verdict on what the cue is about.
    fn is_judged(&self) -> bool {
        self.cues[..self.index].iter().any(|cue| self.view.is(cue.units.start, LISTS.naming_cues))
    }

    /// "As Orr put it, the quay is lost", "the quay is lost, as Orr put it": what is not in the clause with "as".
    fn of_as_clause(&self) -> Option<Content> {
        let view = self.view;
        let start = self.cue().extent.start.checked_sub(1).filter(|&start| view.equals(start, "as"))?;
        let tag = self.after_tag();
        let openers = LISTS.openers;
        let open = |at: usize| view.is_break(at) || view.entry_at(at, openers).is_some();
        let first = (0..start).all(open) || start > 1 && open(start - 1) && view.ends_with_comma(start - 2);
        if first && view.is_comma(tag) {
            return self.right(tag + 1, true);
        }
        let ended = tag >= view.len() || view.is_break(tag);
        let parted = start > self.floor && view.ends_with_comma(start - 1);
        let said = self.floor..start - usize::from(view.is_comma(start.checked_sub(1)?));
        (ended && parted && said.start < said.end).then(|| self.with_split(said))
    }

    fn of_verb(&self, verb: Option<Verb>) -> Option<Content> {
        let extent = self.cue().extent.clone();
        if let Some(content) = self.of_as_clause() {
            return Some(content);
        }
        let complement = self.complement(verb);
        let left = if self.cue().relative || self.cue().shared { None } else { self.left(extent.start) };
        let left_speech = left.as_ref().is_some_and(|left| self.view.quoted(left.end - 1).is_some());
        match (left, complement) {
            (left, Some(Complement { start, quoted: true, .. })) => {
                let mut content = self.right(start, true)?;
                if let Some(left) = left.filter(|_| left_speech || self.view.is_comma(start - 1)) {
                    content.parts.insert(0, left);
                }
                Some(content)
            }
            (Some(left), right) if left_speech || right.is_none() => Some(self.with_split(left)),
            (_, Some(Complement { start, topic: true, .. })) => self.topic_content(start),
            (_, Some(complement)) => self.right(complement.start, complement.sure),
            (None, None) => self.behind_comma(verb).or_else(|| self.of_relative()),
            (Some(_), None) => self.of_relative(),
        }
    }

    /// "Instead, Orr said, the quay will stay", "Orr said on Monday, he would go": nothing stands before the cue, and
    /// behind it a comma and a clause.
    fn behind_comma(&self, verb: Option<Verb>) -> Option<Content> {
        let view = self.view;
        let lists = &LISTS;
        let verb = verb.filter(|verb| view.reports(verb) && !self.cue().relative && !self.cue().shared)?;
        let opened = |at: usize| {
            view.is_break(at)
                || view.entry_at(at, lists.openers).is_some()
                || at == 0 && view.is_one_of(at, words!["and", "but", "so", "yet"])
        };
        let free = (self.floor..self.cue().extent.start).all(opened) && verb.form != Form::Ing;
        let comma = self.after_tag();
        let clause = comma + 1;
        let somebody = view.is(clause, lists.pronouns | lists.determiners) || view.capital(clause);
        (free && view.is_comma(comma) && somebody && view.has_finite(clause..self.limit(clause)))
            .then(|| self.right(clause, true))
            .flatten()
    }

    /// The fronted content before `end`: "The bridge is shut, Orr said".
    fn left(&self, end: usize) -> Option<Range<usize>> {
        let view = self.view;
        let before = end.checked_sub(1)?;
        let quoted = view.quoted(before).is_some();
        if !(quoted || view.is_comma(before) && before > 0) {
            return None;
        }
        let mut stop = if quoted { end } else { before };
        if view.quoted(stop - 1).is_some() && view.is_comma(before) {
            stop = before;
        }
        let mut start = self.floor.min(stop);
        // A quotation that stands on its own before the tag is the content by itself.
        if let Some(quote) = view.quoted(stop - 1)
            && quote.kind.is_speech()
            && (stop == 1 || view.is_break(stop - 2))
            && !view.is_comma(stop.saturating_sub(2))
        {
            return Some(stop - 1..stop);
        }
        while start < stop {
            let lists = &LISTS;
            let opener = view.entry_at(start, lists.openers).unwrap_or(0);
            if opener > 0 || view.is_break(start) {
                start += opener.max(1);
            } else {
                break;
            }
        }
        if start >= stop {
            return None;
        }
        let tag = self.after_tag();
        let split = view.is_comma(tag) && !view.is_speech(tag + 1);
        let clause = view.has_clause(start..stop)
            || (start..stop).any(|at| view.is_speech(at))
            || split
            || view.is_titled() && self.closes()
            || self.must_be_content(start..stop);
        let subordinate = self.opens_subordinate(start..stop);
        (clause && (!subordinate || view.quoted(stop - 1).is_some() || split || self.ends_sentence()))
            .then_some(start..stop)
    }

    /// "When the bell rang": a clause that needs another.
    fn opens_subordinate(&self, range: Range<usize>) -> bool {
        let words = words![
            "when", "if", "while", "as", "although", "though", "after", "before", "because", "asked", "speaking"
        ];
        self.view.is_one_of(range.start, words) && !range.into_iter().any(|at| self.view.is_comma(at))
    }

    /// "The pill halves strokes, researchers said.": where the cue ends the sentence, what stands before it was said,
    /// whether or not its verb is one that we know.
    fn must_be_content(&self, before: Range<usize>) -> bool {
        let view = self.view;
        let lists = &LISTS;
        let fronted = view.is(before.start, lists.prepositions)
            || view.is_time(before.start)
            || view.is(before.start, lists.adverbs)
            || view.is_manner(before.start);
        let third =
            |at: usize| view.is_word(at) && !view.capital(at) && view.form(at) == Form::Third && view.is_word(at - 1);
        !fronted && (before.start + 1..before.end).any(third) && self.ends_sentence()
    }

    /// Behind the cue, whom the words were said to, and when: "he told me on Friday".
    fn after_tag(&self) -> usize {
        let view = self.view;
        let lists = &LISTS;
        let mut at = self.cue().extent.end;
        if view.is(self.cue().units.start, lists.addressee) {
            // "told a Senate panel on Friday"
            let pronoun = view.is_one_of(at, words!["me", "him", "her", "us", "them"]);
            let listener =
                if pronoun { Some(at + 1) } else { view.phrase_after(at, view.len()).map(|told| told.core.end) };
            at = listener.unwrap_or(at);
        }
        view.skip_circumstance(at, view.len())
    }

    /// A tag at the end of the sentence: ", Orr said."
    pub fn closes(&self) -> bool {
        let start = self.cue().extent.start;
        start > 0
            && self.view.ends_with_comma(start - 1)
            && matches!(self.cue().shape, Shape::Verb(_) | Shape::According | Shape::SelfSourced)
            && (self.ends_sentence()
                || self.view.is_comma(self.after_tag()) && !self.view.is_speech(self.after_tag() + 1))
    }

    /// Nothing but circumstance follows the cue.
    pub fn ends_sentence(&self) -> bool {
        let view = self.view;
        let at = self.after_tag();
        at >= view.len() || view.kind(at) == Some(TokenKind::Stop)
    }

    /// A fronted content and what follows the tag: more of it, or the outlet's own words.
    fn with_split(&self, left: Range<usize>) -> Content {
        let view = self.view;
        let mut content = Content { sure: true, ..Content::default() };
        let whole = view.has_finite(left.clone()) && !self.opens_subordinate(left.clone())
            || view.quoted(left.end - 1).is_some();
        let spoken = left.len() == 1 && view.is_speech(left.start);
        content.parts.push(left);
        let after = self.after_tag();
        if !(view.is_comma(after) || view.kind(after) == Some(TokenKind::Dash)) || after + 1 >= view.len() {
            return content;
        }
        let end = self.limit(after + 1);
        let end = trimmed(view, after + 1, end);
        if end <= after + 1 {
            return content;
        }
        // “…,” Orr said, and the quay is shut, Lund said: what the next tag has is not Orr's.
        let next_tag = |cue: &Cue| cue.extent.start > after + 1 && view.ends_with_comma(cue.extent.start - 1);
        if view.quoted(after + 1).is_none() && self.cues[self.index + 1..].iter().any(next_tag) {
            return content;
        }
        let joins = words![
            "and",
            "but",
            "or",
            "including",
            "so",
            "because",
            "since",
            "though",
            "although",
            "which",
            "while",
            "until",
            "unless",
            "for",
            "if",
            "when",
        ];
        let joined = !spoken && view.is_one_of(after + 1, joins) && end > after + 4;
        if view.quoted(after + 1).is_some() || !whole || joined {
            content.parts.push(after + 1..end);
        } else if tail::is_gloss(view, after + 1, end) {
            content.not_covered.push(after + 1..end);
        }
        content
    }

    fn around_according(&self) -> Option<Content> {
        let view = self.view;
        let extent = self.cue().extent.clone();
        let opens =
            (self.floor..extent.start).all(|at| view.is_break(at) || view.entry_at(at, LISTS.openers).is_some());
        if opens {
            let start = extent.end + usize::from(view.is_break(extent.end));
            return self.right(start, true);
        }
        let mut stop = extent.start;
        if view.is_break(stop - 1) {
            stop -= 1;
        }
        let mut start = self.floor.min(stop);
        while start < stop {
            let opener = view.entry_at(start, LISTS.openers).unwrap_or(0);
            if opener == 0 && !view.is_break(start) {
                break;
            }
            start += opener.max(1);
        }
        (start < stop).then(|| self.with_split(start..stop))
    }

    /// Content from `start` to where the speaker's words end.
    fn right(&self, start: usize, sure: bool) -> Option<Content> {
        let view = self.view;
        let limit = self.limit(start);
        let end = trimmed(view, start, limit);
        if end <= start {
            return None;
        }
        let only_speech = view.quoted(start).is_some_and(|quote| quote.kind.is_speech()) && end == start + 1;
        let own = if only_speech { None } else { tail::gloss(view, start, end) };
        let said = start..own.map_or(end, |own| trimmed(view, start, own));
        let not_covered = own.map(|own| own + 1..end).into_iter().collect();
        Some(Content { parts: std::iter::once(said).collect(), not_covered, sure, topic: false })
    }
}

/// The end of a range without the marks that close it.
pub(super) fn trimmed(view: &View<'_>, start: usize, end: usize) -> usize {
    let mut end = end.min(view.len());
    while end > start && view.is_break(end - 1) {
        end -= 1;
    }
    end
}
