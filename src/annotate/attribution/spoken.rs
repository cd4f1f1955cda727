//! One sentence to drafts: each cue with its source and content.

use std::ops::Range;

use super::clause::{Form, REACH};
use super::content::{Content, Reading};
use super::cue::{Cue, Shape};
use super::draft::{Draft, Drafts};
use super::view::View;
use super::vocabulary::LISTS;
use super::{AttributionKind, CueClass};
use crate::annotate::TokenKind;
use crate::annotate::source::Phrase;
use crate::annotate::token::words;
use crate::text::Span;

/// Writes down the attributions of a sentence that have a cue of their own.
pub(super) fn read(view: &View<'_>, out: &mut Drafts) {
    let (cues, describing) = view.cues();
    let mut floor = 0;
    // Behind the last tag that had what was said before it.
    let mut tagged = 0;
    let mut said = 0..0;
    let mut last: Option<Phrase> = None;
    let mut spoke: Vec<(Form, Phrase)> = Vec::new();
    for (index, cue) in cues.iter().enumerate() {
        let source = if cue.shared {
            // "Orr said she thinks it is late but said": the verb is joined to one of its own tense.
            let joined =
                spoke.iter().rev().find(|(form, _)| Some(*form) == cue.form()).map(|(_, source)| source.clone());
            joined.or_else(|| last.clone()).or_else(|| view.subject_of_clause(cue.units.start))
        } else {
            cue.source.clone()
        };
        if source.as_ref().is_some_and(|source| !view.can_speak(source, cue)) {
            continue;
        }
        let mut reading = Reading { view, cues: &cues, index, floor, end: view.len() };
        // "Orr thinks the quay is unsafe, Lund said.": all that stands before a tag at the end was said.
        if reading.closes() {
            reading.floor = tagged;
        }
        let content = reading.content();
        // What only looked like a verb ("the fraud claims") has no subject that others could share.
        let acts = content.is_some() || cue.form() == Some(Form::Past);
        // "because she fears dismissal and said": the clause behind "because" is over.
        let aside = source.as_ref().is_some_and(|source| view.is_subordinate(source));
        // What stands inside somebody's words has a subject of its own: what is joined behind them is not its.
        let nested = said.contains(&cue.extent.start);
        if acts && !nested && !cue.relative && source.is_some() && !aside {
            last.clone_from(&source);
            spoke.extend(cue.form().filter(|&form| form != Form::Ing).zip(source.clone()));
        }
        let Some(content) = content else { continue };
        // "Orr said it was late because “…,” she said.": the tag says once more what is said already.
        let again = |part: &Range<usize>| said.start <= part.start && part.end <= said.end;
        if !cue.relative && !said.is_empty() && content.parts.iter().all(again) && cue.extent.start >= said.end {
            continue;
        }
        said = content.parts.first().cloned().unwrap_or(0..0);
        let quoted = content.parts.iter().any(|part| view.quotes_in(part.clone()).next().is_some());
        let agentless = matches!(cue.shape, Shape::Agentless { .. });
        let skip = !quoted && (source.is_none() && !agentless || cue.class == CueClass::NonSpeech);
        if skip {
            continue;
        }
        floor = floor.max(cue.extent.end);
        // What is reported as said before a tag is not said once more by whom the tag names.
        let reports = !content.topic && cue.class != CueClass::Mental;
        if reports || content.parts.first().is_some_and(|part| part.end <= cue.extent.start) {
            tagged = floor;
        }
        let mention = source.and_then(|source| out.mention(view, &source));
        let draft = draft_of(view, cue, &content, mention);
        let parent = parent_of(out, &draft, view.sentence);
        for inner in out.of_sentence(view.sentence) {
            let known = &out.drafts[inner];
            let inside = known.cue.is_some_and(|cue| draft.content.iter().any(|part| part.contains(cue)));
            if inside && known.parent.is_none() {
                out.drafts[inner].parent = Some(out.drafts.len());
            }
        }
        out.drafts.push(Draft { parent, ..draft });
    }
    for (cue, end) in describing.into_iter().filter(|(cue, _)| cue.relative) {
        describe(view, cue, end, out);
    }
}

/// "said Orr, who fears a flood": what is said of the source of another cue, and tells somebody's words too.
fn describe(view: &View<'_>, cue: Cue, end: usize, out: &mut Drafts) -> Option<()> {
    let source = cue.source.clone().filter(|source| view.can_speak(source, &cue))?;
    let cues = [cue];
    let content = Reading { view, cues: &cues, index: 0, floor: source.units.end, end }.content()?;
    let mention = out.mention(view, &source);
    out.drafts.push(draft_of(view, &cues[0], &content, mention));
    Some(())
}

fn draft_of(view: &View<'_>, cue: &Cue, content: &Content, mention: Option<usize>) -> Draft {
    let quotes: Vec<usize> = content.parts.iter().flat_map(|part| view.quotes_in(part.clone())).collect();
    let spans =
        |ranges: &[Range<usize>]| ranges.iter().filter_map(|range| view.span(range.clone())).collect::<Vec<Span>>();
    let direct = !content.parts.is_empty() && content.parts.iter().all(|part| speech_only(view, part.clone()));
    let kind = match cue.shape {
        Shape::NoComment => AttributionKind::NoComment,
        Shape::SelfSourced => AttributionKind::SelfSourced,
        _ if direct => AttributionKind::Direct,
        _ if !quotes.is_empty() => AttributionKind::Mixed,
        _ if content.topic => AttributionKind::Topic,
        _ => AttributionKind::Indirect,
    };
    let mut draft = Draft::new(kind, cue.class, view.sentence);
    draft.cue = view.span(cue.units.clone());
    draft.mention = mention;
    draft.content = spans(&content.parts);
    draft.not_covered = spans(&content.not_covered);
    draft.quotes = quotes;
    draft.confidence = confidence(cue, content, kind);
    draft
}

/// Nothing but quotations of speech and marks between them.
fn speech_only(view: &View<'_>, part: Range<usize>) -> bool {
    let mut quoted = false;
    for at in part {
        match view.quoted(at) {
            Some(_) => quoted = true,
            None if view.is_break(at) => {}
            None => return false,
        }
    }
    quoted
}

fn confidence(cue: &Cue, content: &Content, kind: AttributionKind) -> f32 {
    let base: f32 = match (kind, cue.class) {
        (AttributionKind::Direct | AttributionKind::NoComment, _) => 0.95,
        (AttributionKind::SelfSourced, _) => 0.9,
        (AttributionKind::Topic, _) => 0.5,
        (_, CueClass::Noun) => 0.7,
        (_, CueClass::Mental) => 0.6,
        _ if content.sure => 0.85,
        _ => 0.6,
    };
    base - if cue.shared { 0.1 } else { 0.0 } - if cue.relative { 0.05 } else { 0.0 }
}

/// The draft of the same sentence in whose content this one stands.
fn parent_of(out: &Drafts, draft: &Draft, sentence: usize) -> Option<usize> {
    let cue = draft.cue?;
    out.of_sentence(sentence).find(|&index| out.drafts[index].content.iter().any(|span| span.contains(cue)))
}

impl View<'_> {
    /// A pronoun behind "because" or "as" is the subject of no more than that clause.
    fn is_subordinate(&self, source: &Phrase) -> bool {
        let Some(before) = source.units.start.checked_sub(1) else { return false };
        self.is(source.core.start, LISTS.pronouns)
            && self.is_one_of(before, words!["because", "since", "as", "if", "when", "after", "before"])
    }

    /// The subject of the sentence, or of the verb before `limit`: "when protesters broke in, shouting".
    fn subject_of_clause(&self, limit: usize) -> Option<Phrase> {
        // Only a pronoun, people, or what has a name is surely no other part of the clause.
        self.actor(limit)
            .filter(|actor| self.ends_in_somebody(actor) && !self.is_subordinate(actor))
            .or_else(|| self.main_subject(limit))
    }

    /// The subject of the last verb before a unit.
    pub fn actor(&self, limit: usize) -> Option<Phrase> {
        let lists = &LISTS;
        let floor = limit.saturating_sub(REACH).max(1);
        let mut verb = (floor..limit).rev().find(|&at| self.is_finite(at) || self.is_past(at))?;
        while verb > 1
            && (self.is(verb - 1, lists.auxiliaries) || self.is(verb - 1, lists.adverbs) || self.is_manner(verb - 1))
        {
            verb -= 1;
        }
        self.region_before(self.before_time(verb)).or_else(|| self.main_subject(limit))
    }

    /// The subject of the sentence's first clause, where it ends before `limit`.
    pub fn main_subject(&self, limit: usize) -> Option<Phrase> {
        let lists = &LISTS;
        let mut start = 0;
        while start < limit {
            let opener = self.entry_at(start, lists.openers).unwrap_or(0);
            if opener == 0 && !self.is_break(start) {
                break;
            }
            start += opener.max(1);
        }
        let fronted = self.is(start, lists.prepositions)
            || self.is(start, lists.conjunctions)
            || self.text(start).ends_with("ing");
        if fronted {
            // Past all that is fronted, to a comma behind which a subject and its verb stand.
            let mut commas = (start..limit.min(start + 48)).filter(|&at| self.ends_with_comma(at));
            return commas.find_map(|comma| self.subject_at(comma + 1, limit));
        }
        self.subject_at(start, limit)
    }

    /// The noun phrase at `start`, where a verb or a parenthesis follows it.
    pub fn subject_at(&self, start: usize, limit: usize) -> Option<Phrase> {
        let lists = &LISTS;
        let mut phrase = self.phrase_after(start, limit)?;
        let verb = self.verb_inside(&phrase);
        if let Some(verb) = verb {
            phrase = self.phrase_after(start, verb)?;
        }
        // "Orr “bristled” and left": the verb is quoted.
        let quoted = phrase.core.end - 1;
        if phrase.core.len() > 1 && self.quoted(quoted).is_some() && self.capital(quoted - 1) {
            phrase = Phrase { units: phrase.units.start..quoted, core: phrase.core.start..quoted };
            return Some(phrase);
        }
        let next = phrase.units.end + usize::from(self.is_comma(phrase.units.end));
        let parenthesis = self.is_comma(phrase.units.end) && self.capital(phrase.core.end - 1);
        let described =
            phrase.units.clone().any(|at| self.is(at, lists.relatives)) && self.is_person_word(phrase.core.end - 1);
        let verb_next =
            verb == Some(next) || self.is_finite(next) || self.is(next, lists.adverbs) || self.is_past(next);
        (parenthesis || described || verb_next || next >= limit).then_some(phrase)
    }

    /// The verb that a phrase ran over because nothing behind it is a preposition: "Orr arrived late".
    fn verb_inside(&self, phrase: &Phrase) -> Option<usize> {
        let lists = &LISTS;
        let behind = phrase.core.end;
        if behind < phrase.units.end && self.form(behind) == Form::Past && !self.verb_follows(behind) {
            return Some(behind);
        }
        (phrase.core.start + 1..phrase.core.end).find(|&at| {
            let adjective = self.kind(at - 1) == Some(TokenKind::Number)
                || self.is(at - 1, lists.numbers)
                || self.is(at - 1, lists.determiners);
            !adjective && self.is_finite(at) || self.is_third_after_name(at)
        })
    }

    /// "Lena Ostrow inspects quays": behind a full name a word in -s is the verb where the clause has no other.
    fn is_third_after_name(&self, at: usize) -> bool {
        let lists = &LISTS;
        let name = at >= 2 && self.capital(at - 1) && self.capital(at - 2) || at >= 1 && self.names_at(at - 1..at);
        if !name || self.capital(at) || !self.is_word(at) || self.form(at) != Form::Third {
            return false;
        }
        let person = ["ers", "ors", "ists", "ians"].iter().any(|end| self.text(at).ends_with(end))
            || self.is(at, lists.unnamed | lists.collective | lists.private | lists.roles | lists.documents);
        let end = (at + 1..self.len()).find(|&next| self.is_break(next)).unwrap_or(self.len());
        !person && !self.has_finite(at + 1..end)
    }

    /// A phrase whose last word has a capital, or is a pronoun or a noun for people.
    pub fn ends_in_somebody(&self, phrase: &Phrase) -> bool {
        let head = phrase.core.end - 1;
        self.capital(head) || self.is(head, LISTS.subject_pronouns) || self.is_person_word(head)
    }

    /// A noun for people or a body of them.
    pub fn is_person_word(&self, at: usize) -> bool {
        let lists = &LISTS;
        self.is(
            at,
            lists.unnamed
                | lists.spokes
                | lists.officials
                | lists.organisations
                | lists.roles
                | lists.collective
                | lists.private
                | lists.people
                | lists.quantifier_pronouns,
        )
    }

    /// A month does not speak, and "the storm suggests that" gives nobody's word.
    fn can_speak(&self, source: &Phrase, cue: &Cue) -> bool {
        let lists = &LISTS;
        let Some(head) = source.core.end.checked_sub(1) else { return false };
        let when = self.is(head, lists.time) && !self.ends_name(head);
        if when || self.equals(head, "there") || source.core.len() == 1 && self.is(head, lists.adverbs) {
            return false;
        }
        let Shape::Verb(verb) = cue.shape else { return true };
        if self.is(verb.at, lists.hearing_cues) {
            return self.is(head, lists.hearings);
        }
        let known = self.capital(head) && head > 0
            || [
                lists.unnamed,
                lists.collective,
                lists.private,
                lists.roles,
                lists.organisations,
                lists.documents,
                lists.social,
                lists.pronouns,
                lists.quantifier_pronouns,
                lists.outlets,
                lists.spokes,
            ]
            .into_iter()
            .any(|list| source.core.clone().any(|at| self.is(at, list)));
        // "a commuter asked: “Why?”": who is quoted in full can speak.
        let behind = source.units.start.checked_sub(1);
        let led = self.leads_speech(verb.end) || behind.is_some_and(|quote| self.is_full(quote));
        let tag = behind.is_some_and(|quote| self.is_speech(quote));
        if self.equals(head, "it") && !tag && !led && (verb.weak || cue.class == CueClass::Mental) {
            return false;
        }
        known || led || self.capital(source.core.start) || !(verb.weak || cue.class == CueClass::Document)
    }
}
