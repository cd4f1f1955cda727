//! What a cue attributes: the clause or quotation before it, behind it, or on both sides.

use std::ops::Range;

use super::clause::{Form, form};
use super::complement::Complement;
use super::cue::{Cue, Shape};
use super::reader::View;
use super::tail;
use super::verb::Verb;
use crate::annotate::TokenKind;

/// The content of one cue, in units, with the outlet's own clause behind it.
#[derive(Clone, Debug, Default)]
pub(in crate::annotate) struct Content {
    pub parts: Vec<Range<usize>>,
    pub not_covered: Vec<Range<usize>>,
    /// A clause with "that", a colon or a quotation: the reading is sure.
    pub sure: bool,
}

/// The cues of a sentence and which of them is being read.
pub(in crate::annotate) struct Reading<'v, 'a> {
    pub view: &'v View<'a>,
    pub cues: &'v [Cue],
    pub index: usize,
    /// The first unit that no earlier cue has taken.
    pub floor: usize,
}

impl Reading<'_, '_> {
    pub(super) fn cue(&self) -> &Cue {
        &self.cues[self.index]
    }

    /// What the cue attributes; `None` where it attributes nothing and so is no cue.
    pub fn content(&self) -> Option<Content> {
        match self.cue().shape {
            Shape::NoComment => Some(Content::default()),
            Shape::Noun => {
                let start = self.cue().units.end;
                self.right(start, true)
            }
            Shape::According => self.around_according(),
            Shape::SelfSourced => self.of_verb(None),
            Shape::Verb(verb) => self.of_verb(Some(verb)),
        }
    }

    fn of_verb(&self, verb: Option<Verb>) -> Option<Content> {
        let extent = self.cue().extent.clone();
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
            (_, Some(complement)) => self.right(complement.start, complement.sure),
            (None, None) | (Some(_), None) => None,
        }
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
            let lists = &view.reader.lists;
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
            || self.must_be_content(start..stop);
        let subordinate = self.opens_subordinate(start..stop);
        (clause && !(subordinate && view.quoted(stop - 1).is_none() && !split && !self.ends_sentence()))
            .then_some(start..stop)
    }

    /// "When the bell rang": a clause that needs another.
    fn opens_subordinate(&self, range: Range<usize>) -> bool {
        let words =
            ["when", "if", "while", "as", "although", "though", "after", "before", "because", "asked", "speaking"];
        words.iter().any(|word| self.view.equals(range.start, word)) && !range.into_iter().any(|at| self.view.is_comma(at))
    }

    /// "The pill halves strokes, researchers said.": where the cue ends the sentence, what stands before it was said,
    /// whether or not its verb is one that we know.
    fn must_be_content(&self, before: Range<usize>) -> bool {
        let view = self.view;
        let lists = &view.reader.lists;
        let fronted = view.is(before.start, lists.prepositions)
            || view.is_time(before.start)
            || view.is(before.start, lists.adverbs)
            || view.is_manner(before.start);
        let third = |at: usize| {
            view.is_word(at) && !view.capital(at) && form(view.text(at)) == Form::Third && view.is_word(at - 1)
        };
        !fronted && (before.start + 1..before.end).any(third) && self.ends_sentence()
    }

    /// Behind the cue, whom the words were said to, and when: "he told me on Friday".
    fn after_tag(&self) -> usize {
        let view = self.view;
        let lists = &view.reader.lists;
        let mut at = self.cue().extent.end;
        if view.is(self.cue().units.start, lists.addressee) {
            let listener = ["me", "him", "her", "us", "them", "reporters", "lawmakers", "journalists"];
            at += usize::from(listener.iter().any(|word| view.equals(at, word)));
        }
        view.skip_circumstance(at, view.len())
    }

    /// Nothing but circumstance follows the cue.
    fn ends_sentence(&self) -> bool {
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
        let joined = ["and", "but", "or", "because", "since", "so"].iter().any(|word| view.equals(after + 1, word));
        if view.quoted(after + 1).is_some() || !whole || joined && view.has_finite(after + 1..end) {
            content.parts.push(after + 1..end);
        } else if tail::is_gloss(view, after + 1, end) {
            content.not_covered.push(after + 1..end);
        }
        content
    }

    fn around_according(&self) -> Option<Content> {
        let view = self.view;
        let extent = self.cue().extent.clone();
        let opens = (self.floor..extent.start)
            .all(|at| view.is_break(at) || view.entry_at(at, view.reader.lists.openers).is_some());
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
            let opener = view.entry_at(start, view.reader.lists.openers).unwrap_or(0);
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
        Some(Content { parts: std::iter::once(said).collect(), not_covered, sure })
    }

    /// The unit at which the content must end: another attribution that is not part of it, or the sentence's end.
    pub(super) fn limit(&self, start: usize) -> usize {
        let view = self.view;
        // "After saying it was late, Orr left": what is Orr's own is over before Orr.
        if let Shape::Verb(verb) = self.cue().shape
            && let Some(source) = self.cue().source.as_ref().filter(|source| source.units.start > self.cue().extent.end)
            && verb.form == Form::Ing
            && source.units.start > start
        {
            return source.units.start - 1;
        }
        for cue in &self.cues[self.index + 1..] {
            if cue.extent.start < start {
                if cue.units.start > start && cue.shared {
                    return self.before_conjunction(cue.units.start, start);
                }
                continue;
            }
            let Some(before) = cue.extent.start.checked_sub(1) else { continue };
            let parted = view.is_break(before)
                || ["and", "but", "while", "although", "though", "as"].iter().any(|word| view.equals(before, word))
                    && before > start
                    && view.is_break(before - 1);
            let cuts = match cue.shape {
                Shape::According | Shape::NoComment => parted,
                Shape::Noun | Shape::SelfSourced => false,
                // “…,” she said: a tag behind a quotation parts what is before it from what follows.
                Shape::Verb(_) if view.is_speech(before) && !cue.shared => true,
                // "tweets accusing Orr of theft are lies": a participle in the middle of the content is part of it.
                Shape::Verb(verb) if cue.shared => {
                    verb.form != Form::Ing
                        || parted
                        || ["and", "but", "or"].iter().any(|word| view.equals(cue.units.start - 1, word))
                }
                Shape::Verb(_) => parted && !cue.relative,
            };
            if cuts && cue.extent.start > start {
                return self.before_conjunction(cue.extent.start, start);
            }
        }
        view.len()
    }

    fn before_conjunction(&self, at: usize, floor: usize) -> usize {
        let view = self.view;
        let mut end = at;
        while end > floor
            && (view.is_break(end - 1)
                || view.is(end - 1, view.reader.lists.auxiliaries)
                || view.is(end - 1, view.reader.lists.adverbs)
                || ["and", "but", "while", "although", "though", "by", "as"]
                    .iter()
                    .any(|word| view.equals(end - 1, word)))
        {
            end -= 1;
        }
        end
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
