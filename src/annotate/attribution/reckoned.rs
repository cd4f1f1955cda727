//! Whose a figure is, where no clause says so: "In a Courier poll, Orr led by 9 points", "by one estimate", "the audit
//! lists 12 boats", "put the cost at $4 million", "reported a profit of $2 million", "is reportedly paying $4 million".
//!
//! Only sentences with a quantity that nobody has yet been given for are read, and each construction is kept only
//! where such a quantity lies in what it attributes.

use std::ops::Range;

use super::clause::{Form, REACH, is_plural};
use super::draft::{Draft, Drafts};
use super::reader::Reader;
use super::subject::Subject;
use super::verb::Verb;
use super::view::View;
use super::vocabulary::LISTS;
use super::{AttributionKind, CueClass, tail};
use crate::annotate::TokenKind;
use crate::annotate::lexicon::ListBits;
use crate::annotate::source::Phrase;
use crate::annotate::token::{Word, words};
use crate::text::Span;

/// What a construction found: whose it is, the words that say so, and what is attributed.
struct Given {
    source: Option<Phrase>,
    cue: Range<usize>,
    content: Range<usize>,
}

/// The constructions; each is asked at each unit. The first that holds a quantity without a source wins.
const CONSTRUCTIONS: &[fn(&View<'_>, usize) -> Option<Given>] =
    &[frame, written, proposed, put_at, results, owned, hearsay];

/// The lists with an entry of which a construction begins; a frame begins with its preposition.
const BEGIN: ListBits =
    LISTS.figure_cues.or(LISTS.figure_at).or(LISTS.results).or(LISTS.reckonings).or(LISTS.modals).or(LISTS.hearsay);

/// A cheap test that rules out nearly every unit.
fn begins(view: &View<'_>, at: usize) -> bool {
    view.begins(at, BEGIN) || FRAMES.iter().any(|(preposition, _)| view.is_one_of(at, &[*preposition]))
}

/// Writes down whose the quantities are that nobody is given for. Comes last: who speaks does not carry over from it.
pub(super) fn read(reader: &Reader<'_>, out: &mut Drafts) {
    let found = reader.found;
    let mut held = vec![false; found.figures.len()];
    for part in out.drafts.iter().flat_map(|draft| &draft.content) {
        let first = found.figures.partition_point(|figure| figure.span.start() < part.start());
        let count = found.figures[first..].iter().take_while(|figure| figure.span.start() < part.end()).count();
        held[first..first + count].fill(true);
    }
    let mut first = 0;
    while let Some(figure) = found.figures.get(first) {
        let sentence = figure.sentence;
        let last = first + found.figures[first..].iter().take_while(|figure| figure.sentence == sentence).count();
        let open = (first..last).filter(|&at| found.figures[at].kind.is_quantity() && !held[at]);
        let open: Vec<Span> = open.map(|at| found.figures[at].span).collect();
        if !open.is_empty() && !super::is_silent(found, sentence) {
            read_sentence(&reader.view(sentence), open, out);
        }
        first = last;
    }
}

fn read_sentence(view: &View<'_>, open: Vec<Span>, out: &mut Drafts) {
    let opens =
        |at: usize| view.token(at).is_some_and(|token| open.iter().any(|figure| figure.start() == token.span.start()));
    let mut open: Vec<usize> = (0..view.len()).filter(|&at| opens(at)).collect();
    let mut at = 0;
    while at < view.len() && !open.is_empty() {
        if !begins(view, at) {
            at += 1;
            continue;
        }
        let fits = |given: &Given| open.iter().any(|quantity| given.content.contains(quantity));
        let given = CONSTRUCTIONS
            .iter()
            .find_map(|construction| construction(view, at).map(|given| unquoted(view, given)).filter(fits));
        at += 1;
        let Some(Given { source, cue, content }) = given else { continue };
        open.retain(|quantity| !content.contains(quantity));
        let kind = if source.is_some() { AttributionKind::Indirect } else { AttributionKind::Topic };
        let mut draft = Draft::new(kind, CueClass::Neutral, view.sentence);
        draft.mention = source.and_then(|source| out.mention(view, &source));
        draft.cue = view.span(cue);
        draft.content = view.span(content).into_iter().collect();
        draft.confidence = 0.6;
        out.drafts.push(draft);
    }
}

/// Somebody's quoted words have a speaker, whom the other passes look for: what is given ends before them.
fn unquoted(view: &View<'_>, mut given: Given) -> Given {
    let quoted = given.content.clone().find(|&unit| view.is_speech(unit));
    given.content.end =
        quoted.map_or(given.content.end, |quote| super::content::trimmed(view, given.content.start, quote));
    given
}

/// The prepositions that frame a clause with where its figure is from, and what then stands behind them.
const FRAMES: &[(Word, ListBits)] = &[
    (Word::new("in"), LISTS.reckonings),
    (Word::new("by"), LISTS.reckonings_by),
    (Word::new("under"), LISTS.proposals),
];

/// "In a Courier poll, Orr led by 9 points", "Orr leads by 9 points in the poll", "By the board's count, 12 sank".
fn frame(view: &View<'_>, at: usize) -> Option<Given> {
    let lists = &LISTS;
    let (_, heads) = FRAMES.iter().find(|(preposition, _)| view.is_one_of(at, &[*preposition]))?;
    let heads = *heads;
    // Most that stands behind "in" and "by" is shown by its words to be none of it.
    (at + 1..view.len().min(at + 12)).find(|&unit| view.is(unit, heads))?;
    let whole = view.phrase_after(at + 1, view.len())?;
    // "a poll released Monday", "a poll last week": the head is not always the last word.
    let head = whole.core.clone().rfind(|&unit| view.is(unit, heads))?;
    let next = head + 1;
    if next < whole.core.end && !view.is_time(next) && view.form(next) != Form::Past
        || view.kind(next) == Some(TokenKind::Possessive)
    {
        return None;
    }
    // "from 58 percent in the last poll to 55 percent now" is no frame of the clause.
    // Nor is "by an average of only four points".
    let measure = view.equals(next, "of") && view.is_amount(next + 1) && !view.is(next + 1, lists.reckonings);
    if measure || whole.units.clone().any(|unit| view.begins_quantity(unit)) {
        return None;
    }
    let phrase = Phrase { core: at + 1..next, ..whole };
    let fronted = (0..at).all(|unit| view.is_break(unit) || view.entry_at(unit, lists.openers).is_some());
    let content = if fronted { behind(view, phrase.core.end)? } else { before(view, at) };
    Some(Given { source: Some(phrase), cue: at..at + 1, content })
}

/// What stands behind a fronted phrase: past ", taken in May,", up to a semicolon or the end.
fn behind(view: &View<'_>, from: usize) -> Option<Range<usize>> {
    let end = end_of_clause(view, from);
    let mut commas = (from..end).filter(|&at| view.is_comma(at));
    let start = commas
        .clone()
        .find(|&comma| view.subject_at(comma + 1, end).is_some())
        .or_else(|| commas.next())
        .map_or(from, |comma| comma + 1);
    (start < end).then_some(start..end)
}

/// What stands before a phrase in its clause.
fn before(view: &View<'_>, end: usize) -> Range<usize> {
    // Two dashes set something aside; one parts clauses.
    let dashes = (0..end).filter(|&at| view.kind(at) == Some(TokenKind::Dash)).count();
    let parts = |&at: &usize| match view.kind(at) {
        Some(TokenKind::Semicolon | TokenKind::Colon) => true,
        Some(TokenKind::Dash) => dashes % 2 == 1,
        _ => false,
    };
    let mut start = (0..end).rev().find(parts).map_or(0, |mark| mark + 1);
    while start < end {
        let opener = view.entry_at(start, LISTS.openers).unwrap_or(0);
        if opener == 0 && !view.is_break(start) {
            break;
        }
        start += opener.max(1);
    }
    let end = if end > start && view.is_break(end - 1) { end - 1 } else { end };
    start..end
}

fn end_of_clause(view: &View<'_>, from: usize) -> usize {
    let mark = (from..view.len()).find(|&at| view.kind(at) == Some(TokenKind::Semicolon)).unwrap_or(view.len());
    super::content::trimmed(view, from, mark)
}

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
        || view.is_one_of(before, &words!["to", "the", "a", "an"]);
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
    let own = tail::gloss(view, start, end).map_or(end, |mark| super::content::trimmed(view, start, mark));
    (start < own).then_some(start..own)
}

/// "Data from the census show that 41 percent …", "a Courier analysis of the accounts lists 12 boats", "…, a Courier
/// analysis of the accounts shows": a document or a count is the subject.
fn written(view: &View<'_>, at: usize) -> Option<Given> {
    let verb = acting(view, at, LISTS.figure_cues)?;
    let source = paper(view, &verb)?;
    let plural = || is_plural(view.text(source.core.end - 1)) || view.is_one_of(source.core.end - 1, &words!["data"]);
    if verb.form == Form::Base && !view.equals(at, "put") && !plural() {
        return None;
    }
    let tagged = source.units.start > 0
        && view.is_comma(source.units.start - 1)
        && (verb.end >= view.len() || view.is_break(verb.end));
    let content = if tagged { before(view, source.units.start) } else { object(view, &verb)? };
    Some(Given { source: Some(source), cue: verb.at..verb.end, content })
}

/// "Orr's plan would cap the fee at $40": the paper says so.
fn proposed(view: &View<'_>, at: usize) -> Option<Given> {
    let lists = &LISTS;
    let head = at
        .checked_sub(1)
        .filter(|&head| view.is(head, lists.proposals) && view.is_one_of(at, &words!["would", "will"]))?;
    let source = view.phrase_before(at, at.saturating_sub(REACH)).filter(|source| source.core.end == head + 1)?;
    let content = at + 1..end_of_clause(view, at + 1);
    Some(Given { source: Some(source), cue: at..at + 1, content })
}

/// The document or count that is the subject of a verb, whatever stands between them.
fn paper(view: &View<'_>, verb: &Verb) -> Option<Phrase> {
    let lists = &LISTS;
    let heads = lists.documents | lists.reckonings;
    let last = verb.start.checked_sub(1)?;
    // "accounts from 2030 that showed a loss", "the study -- which notes that 40 firms"
    if view.is_one_of(last, &words!["that", "which"]) {
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
                || view.is_one_of(at, &words!["after", "while", "because", "but", "although"])
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

/// "Orr put the cost at $4 million", "The Register lists her with 40 votes", "the latest count gives her 1,280 votes".
fn put_at(view: &View<'_>, at: usize) -> Option<Given> {
    let verb = acting(view, at, LISTS.figure_at).filter(|verb| agrees(view, verb))?;
    let stop = (verb.end..view.len().min(verb.end + 24)).find(|&unit| view.is_break(unit) || view.is_finite(unit));
    let stop = stop.unwrap_or(view.len().min(verb.end + 24));
    (verb.end..stop).find(|&unit| view.begins_quantity(unit))?;
    // "has at least 40 votes" gives nothing to anybody.
    let linked = |unit: usize| {
        let link = view.is_one_of(unit, &words!["at", "with", "as"]);
        link && !view.is_one_of(unit + 1, &words!["least", "most"]) && view.is_amount(unit + 1)
    };
    // "the poll has Orr ahead by 9 points", not "the poll has a margin of 3 points".
    let somebody = view.capital(verb.end) || view.is_one_of(verb.end, &words!["him", "her", "them", "it", "both"]);
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
fn results(view: &View<'_>, at: usize) -> Option<Given> {
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

/// "raised its forecast to 4.2 percent", "the board's estimate of 300 boats".
fn owned(view: &View<'_>, at: usize) -> Option<Given> {
    let linked = view.is_one_of(at + 1, &words!["of", "to", "at", "by", "for", "that"]);
    if !linked || !view.is(at, LISTS.reckonings) || !view.is_amount(at + 2) {
        return None;
    }
    let source = view.noun_owner(at)?;
    let content = at + 1..end_of_clause(view, at + 1);
    Some(Given { source: Some(source), cue: at..at + 1, content })
}

/// "The yard is reportedly paying $4 million": told, and by nobody.
fn hearsay(view: &View<'_>, at: usize) -> Option<Given> {
    // "an apparently empty boat": there it speaks of a word, not of the clause.
    let verb =
        at > 0 && view.is(at - 1, LISTS.auxiliaries) || view.is_past_form(at + 1) || view.form(at + 1) == Form::Ing;
    if !verb || !view.is(at, LISTS.hearsay) {
        return None;
    }
    let content = at + 1..end_of_clause(view, at + 1);
    (!content.is_empty()).then_some(Given { source: None, cue: at..at + 1, content })
}
