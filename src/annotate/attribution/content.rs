//! What a cue attributes: the clause or quotation before it, behind it, or on both sides.

use std::ops::Range;

use super::clause::{Form, form};
use super::cue::{Cue, Shape};
use super::reader::View;
use super::verb::Verb;
use super::{CueClass, tail};
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
    fn cue(&self) -> &Cue {
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
        let split = view.is_comma(view.skip_circumstance(self.cue().extent.end, view.len()));
        let clause = view.has_clause(start..stop)
            || view.quoted(stop - 1).is_some()
            || split && !view.is(start, view.reader.lists.prepositions)
            || self.must_be_content(start..stop);
        let opens_subordinate =
            ["when", "if", "while", "as", "although", "though", "after", "before", "because", "asked", "speaking"]
                .iter()
                .any(|word| view.equals(start, word))
                && !(start..stop).any(|at| view.is_comma(at));
        (clause && !(opens_subordinate && view.quoted(stop - 1).is_none() && !self.ends_sentence()))
            .then_some(start..stop)
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

    /// Nothing but circumstance follows the cue.
    fn ends_sentence(&self) -> bool {
        let view = self.view;
        let at = view.skip_circumstance(self.cue().extent.end, view.len());
        at >= view.len() || view.kind(at) == Some(TokenKind::Stop)
    }

    /// A fronted content and what follows the tag: more of it, or the outlet's own words.
    fn with_split(&self, left: Range<usize>) -> Content {
        let view = self.view;
        let mut content = Content { sure: true, ..Content::default() };
        let whole = view.has_finite(left.clone()) || view.quoted(left.end - 1).is_some();
        content.parts.push(left);
        let after = view.skip_circumstance(self.cue().extent.end, view.len());
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
        let mut content = Content { parts: vec![start..end], not_covered: Vec::new(), sure };
        if let Some(own) = own {
            content.parts = vec![start..trimmed(view, start, own)];
            content.not_covered.push(own + 1..end);
        }
        Some(content)
    }

    /// The unit at which the content must end: another attribution that is not part of it, or the sentence's end.
    fn limit(&self, start: usize) -> usize {
        let view = self.view;
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
                Shape::Verb(_) => cue.shared || parted && !cue.relative,
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

/// Where the complement of a verb begins.
struct Complement {
    start: usize,
    quoted: bool,
    sure: bool,
}

impl Reading<'_, '_> {
    /// The complement behind a verb: listener, time and medium passed over.
    fn complement(&self, verb: Option<Verb>) -> Option<Complement> {
        let view = self.view;
        let lists = &view.reader.lists;
        let mut at = self.cue().extent.end.max(self.cue().units.end);
        if let Some(verb) = verb {
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
                return Some(Complement { start: next, quoted: view.quoted(next).is_some(), sure: true });
            }
            // ", in a statement, that …"
            let close = (next..view.len().min(next + 12)).find(|&unit| view.is_comma(unit))?;
            return (view.equals(close + 1, "that") && !view.has_finite(next..close)).then_some(Complement {
                start: close + 2,
                quoted: false,
                sure: true,
            });
        }
        if view.quoted(at).is_some() {
            return Some(Complement {
                start: at,
                quoted: view.quoted(at).is_some_and(|quote| quote.kind.is_speech()),
                sure: true,
            });
        }
        self.clause_complement(verb, at)
    }

    fn clause_complement(&self, verb: Option<Verb>, at: usize) -> Option<Complement> {
        let view = self.view;
        let lists = &view.reader.lists;
        if at >= view.len() || view.is_break(at) {
            return None;
        }
        let sure = |start| Some(Complement { start, quoted: false, sure: true });
        if view.equals(at, "that") {
            return sure(at + 1);
        }
        if ["whether", "if", "how", "why", "what"].iter().any(|word| view.equals(at, word)) {
            return sure(at);
        }
        let verb = verb?;
        let end = trimmed(view, at, self.limit(at));
        let quoted = (at..end).any(|unit| view.quoted(unit).is_some());
        if view.is(verb.at, lists.infinitive)
            && (view.equals(at, "to") || view.equals(at, "not") && view.equals(at + 1, "to"))
        {
            return sure(at);
        }
        if view.is(verb.at, lists.infinitive)
            && view.is(verb.at, lists.addressee)
            && (at..end.min(at + 8)).any(|unit| view.equals(unit, "to"))
        {
            return sure(at);
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
            return Some(Complement { start: at, quoted: false, sure: true });
        }
        if view.is(verb.at, lists.naming_cues) && self.is_verdict(at, end) {
            return Some(Complement { start: at, quoted: false, sure: false });
        }
        if verb.class == CueClass::Neutral
            && view.entry_at(at, lists.same_words).is_some_and(|length| at + length == end)
        {
            return Some(Complement { start: at, quoted: false, sure: false });
        }
        if view.is(at, lists.prepositions) && !view.is_rough_quantity(at) && !quoted {
            return None;
        }
        // "The filing shows a loss": what is on paper or on film says its object.
        if view.is(verb.at, lists.document_cues) && verb.form != Form::Ing && end > at + 1 && self.is_written() {
            return Some(Complement { start: at, quoted: false, sure: false });
        }
        let clause = view.has_finite(at..end) && self.opens_clause(at, end);
        if clause && (!verb.weak || view.is(at, lists.pronouns) || view.is(at, lists.determiners) || view.capital(at)) {
            return Some(Complement { start: at, quoted: false, sure: !verb.weak });
        }
        if quoted && !verb.weak {
            return Some(Complement { start: at, quoted: false, sure: false });
        }
        if view.is(verb.at, lists.object_spoken) && end > at + 1 && self.is_somebody() {
            return Some(Complement { start: at, quoted: false, sure: false });
        }
        let plain_object = object && !verb.weak && verb.class != CueClass::Mental || verb.class == CueClass::Denial;
        let denied = verb.class == CueClass::Denial && end > at;
        (plain_object && end > at + 1 || denied).then_some(Complement { start: at, quoted: false, sure: false })
    }

    /// "the levy reckless", "it a disgrace": an object and a judgement of it, up to `end`.
    fn is_verdict(&self, at: usize, end: usize) -> bool {
        let view = self.view;
        let lists = &view.reader.lists;
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
            || view.capital(at);
        // A judgement is the last word, or what follows it belongs to it ("too costly for the town").
        object
            && (at + 1..stop).any(|unit| {
                let last =
                    unit + 1 == stop || view.is(unit + 1, lists.prepositions) || view.is(unit + 1, lists.conjunctions);
                let noun =
                    ["a", "an"].iter().any(|word| view.equals(unit, word)) && !view.is(unit - 1, lists.prepositions);
                judged(unit) && last && unit > at + usize::from(!view.is(at, lists.pronouns)) || noun
            })
    }

    /// The source of the cue is a person or a body, as far as its words show.
    fn is_somebody(&self) -> bool {
        let view = self.view;
        let lists = &view.reader.lists;
        self.cue().source.as_ref().is_some_and(|source| {
            let head = source.core.end - 1;
            view.capital(head) && head > 0
                || [lists.unnamed, lists.spokes, lists.officials, lists.organisations]
                    .into_iter()
                    .any(|list| view.is(head, list))
        })
    }

    /// The source of the cue is a document, a post or a picture.
    fn is_written(&self) -> bool {
        let view = self.view;
        let lists = &view.reader.lists;
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
        let lists = &view.reader.lists;
        if view.is(at, lists.pronouns) || ["me", "him", "them", "us"].iter().any(|word| view.equals(at, word)) {
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

/// The end of a range without the marks that close it.
fn trimmed(view: &View<'_>, start: usize, end: usize) -> usize {
    let mut end = end.min(view.len());
    while end > start && view.is_break(end - 1) {
        end -= 1;
    }
    end
}
