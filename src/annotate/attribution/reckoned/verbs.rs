//! Verbs that give a figure: "the audit lists 12 boats", "put the cost at $4 million", "reported a profit of $2 million".

use std::ops::Range;

use super::super::clause::{Form, REACH, is_plural};
use super::super::content::trimmed;
use super::super::subject::Subject;
use super::super::verb::Verb;
use super::super::view::View;
use super::super::vocabulary::LISTS;
use super::super::{CueClass, tail};
use super::{Given, before, end_of_clause};
use crate::annotate::TokenKind;
use crate::annotate::lexicon::ListBits;
use crate::annotate::source::Phrase;
use crate::annotate::token::words;

/// A verb of one of the lists that acts here: no participle, nothing wished or denied.
fn acting(view: &View<'_>, at: usize, list: ListBits) -> Option<Verb> {
    let lists = &LISTS;
    let form = view.form(at);
    let length = view.entry_at(at, list)?;
    let mut start = at;
    while start > 0 && (view.is(start - 1, lists.adverbs | lists.have) || view.is_manner(start - 1)) {
        start -= 1;
    }
    let before = start.checked_sub(1)?;
    // "has fallen", "have raised": no verb of its own.
    if view.is(at, lists.have)
        && (view.form(at + 1) == Form::Past || view.is(at + 1, lists.auxiliaries | lists.adverbs))
    {
        return None;
    }
    let stopped = view.is(before, lists.auxiliaries | lists.modals | lists.negations | lists.possessives)
        || view.is_one_of(before, words!["to", "the", "a", "an"]);
    (form != Form::Ing && !stopped).then_some(Verb {
        at,
        start,
        end: at + length,
        form,
        class: CueClass::Document,
        passive: false,
        negated: false,
        hypothetical: false,
        weak: false,
    })
}

/// A bare verb has a plural before it; "put" is a past form too.
fn agrees(view: &View<'_>, verb: &Verb) -> bool {
    verb.form != Form::Base || view.equals(verb.at, "put") || view.plural_before(verb.start)
}

/// What a verb of giving figures gives: all behind it, without the outlet's own clause at the end.
fn object(view: &View<'_>, verb: &Verb) -> Option<Range<usize>> {
    let start = verb.end + usize::from(view.equals(verb.end, "that"));
    let end = end_of_clause(view, start);
    // "The yards, which booked 40 cases, closed": the clause behind "which" is over.
    let relative = verb.start > 0 && view.is(verb.start - 1, LISTS.relatives);
    let closes = |&at: &usize| view.ends_with_comma(at) && (view.is_finite(at + 1) || view.is_past_form(at + 1));
    let end = (start..end).find(closes).filter(|_| relative).unwrap_or(end);
    let own = tail::gloss(view, start, end).map_or(end, |mark| trimmed(view, start, mark));
    (start < own).then_some(start..own)
}

/// "Data from the census show that 30 percent …", "a Courier analysis of the accounts lists 12 boats", "…, a Courier
/// analysis of the accounts shows": a document or a count is the subject.
pub(super) fn written(view: &View<'_>, at: usize) -> Option<Given> {
    let verb = acting(view, at, LISTS.figure_cues)?;
    let source = paper(view, &verb)?;
    let plural = || is_plural(view.text(source.core.end - 1)) || view.is_one_of(source.core.end - 1, words!["data"]);
    if verb.form == Form::Base && !view.equals(at, "put") && !plural() {
        return None;
    }
    let tagged = source.units.start > 0
        && view.is_comma(source.units.start - 1)
        && (verb.end >= view.len() || view.is_break(verb.end));
    let content = if tagged { before(view, source.units.start) } else { object(view, &verb)? };
    Some(Given { source: Some(source), cue: verb.at..verb.end, content })
}

/// The document or count that is the subject of a verb, whatever stands between them.
fn paper(view: &View<'_>, verb: &Verb) -> Option<Phrase> {
    let lists = &LISTS;
    let heads = lists.documents | lists.reckonings;
    let last = verb.start.checked_sub(1)?;
    // "accounts from 2030 that showed a loss", "the study -- which notes that 40 firms"
    if view.is_one_of(last, words!["that", "which"]) {
        let parted = last > 0 && view.is_break(last - 1);
        let end = last - usize::from(parted);
        let floor = end.saturating_sub(8);
        let start = (floor..end).rev().find(|&at| view.is_break(at) || view.is_finite(at)).map_or(floor, |at| at + 1);
        let head = (start..end).rev().find(|&at| view.is(at, heads))?;
        let noun = view.phrase_before(head + 1, start)?;
        return Some(Phrase { units: noun.units.start..verb.start, core: noun.core });
    }
    let start = (last.saturating_sub(REACH)..=last)
        .rev()
        .find(|&at| {
            view.is_break(at)
                || view.is_speech(at)
                || view.is_one_of(at, words!["after", "while", "because", "but", "although"])
        })
        .map_or(last.saturating_sub(REACH), |mark| mark + 1);
    // The head is the first noun of its kind, with nothing but what can stand in front of a noun before it.
    let head = (start..=last).find(|&at| view.is(at, heads))?;
    let plain = (start..head).all(|at| !view.is(at, lists.prepositions | lists.relatives) && !view.is_finite(at))
        && !(head + 1..verb.start)
            .any(|at| view.is(at, lists.auxiliaries) && view.is_finite(at) && !view.is(at - 1, lists.relatives));
    let whole = view.kind(head + 1) != Some(TokenKind::Possessive) && !view.is_finite(head + 1) || head == last;
    (plain && whole).then_some(Phrase { units: start..verb.start, core: start..head + 1 })
}

/// "Orr put the cost at $4 million", "The Register lists her with 40 votes", "the latest count gives her 640 votes".
pub(super) fn put_at(view: &View<'_>, at: usize) -> Option<Given> {
    let verb = acting(view, at, LISTS.figure_at).filter(|verb| agrees(view, verb))?;
    let stop = (verb.end..view.len().min(verb.end + 24)).find(|&unit| view.is_break(unit) || view.is_finite(unit));
    let stop = stop.unwrap_or(view.len().min(verb.end + 24));
    (verb.end..stop).find(|&unit| view.begins_quantity(unit))?;
    // "has at least 40 votes" gives nothing to anybody.
    let linked = |unit: usize| {
        let link = view.is_one_of(unit, words!["at", "with", "as"]);
        link && !view.is_one_of(unit + 1, words!["least", "most"]) && view.is_amount(unit + 1)
    };
    // "the poll has Orr ahead by 9 points", not "the poll has a margin of 3 points".
    let somebody = view.capital(verb.end) || view.is_one_of(verb.end, words!["him", "her", "them", "it", "both"]);
    let source = if let Some(paper) = paper(view, &verb) {
        (verb.end..stop).find(|&unit| if somebody { view.begins_quantity(unit) } else { linked(unit) })?;
        paper
    } else {
        (verb.end..stop).find(|&unit| linked(unit)).filter(|_| !view.is(at, LISTS.have))?;
        match view.subject(&verb)? {
            Subject::Before(phrase) | Subject::Relative(phrase) | Subject::Behind(phrase) => phrase,
            Subject::Shared | Subject::Fronted(_) => return None,
        }
    };
    Some(Given { source: Some(source), cue: verb.at..verb.end, content: object(view, &verb)? })
}

/// "The yard reported a profit of $2 million", "which booked 40 cases".
pub(super) fn results(view: &View<'_>, at: usize) -> Option<Given> {
    let verb = acting(view, at, LISTS.results).filter(|verb| agrees(view, verb))?;
    let near =
        (verb.end..view.len().min(verb.end + 9)).take_while(|&unit| !view.is_break(unit) && !view.is_finite(unit));
    near.into_iter().find(|&unit| view.begins_quantity(unit))?;
    let source = match view.subject(&verb)? {
        Subject::Before(phrase) | Subject::Relative(phrase) => phrase,
        Subject::Shared | Subject::Fronted(_) | Subject::Behind(_) => return None,
    };
    Some(Given { source: Some(source), cue: verb.at..verb.end, content: object(view, &verb)? })
}
