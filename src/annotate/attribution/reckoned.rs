//! Whose a figure is, where no clause says so: "In a Courier poll, Orr led by 9 points", "by one estimate", "the audit
//! lists 12 boats", "put the cost at $4 million", "reported a profit of $2 million", "is reportedly paying $4 million".
//!
//! Only sentences with a quantity that nobody has yet been given for are read, and each construction is kept only
//! where such a quantity lies in what it attributes.

mod verbs;

use std::ops::Range;

use super::clause::{Form, REACH};
use super::draft::{Draft, Drafts};
use super::reader::Reader;
use super::view::View;
use super::vocabulary::LISTS;
use super::{AttributionKind, CueClass};
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
    &[frame, verbs::written, proposed, verbs::put_at, verbs::results, owned, hearsay];

/// The lists with an entry of which a construction begins; a frame begins with its preposition.
const BEGIN: ListBits =
    LISTS.figure_cues.or(LISTS.figure_at).or(LISTS.results).or(LISTS.reckonings).or(LISTS.modals).or(LISTS.hearsay);

/// A cheap test that rules out nearly every unit.
fn begins(view: &View<'_>, at: usize) -> bool {
    view.begins(at, BEGIN) || FRAMES.iter().any(|(preposition, _)| view.short(at) == *preposition)
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
    let (_, heads) = FRAMES.iter().find(|(preposition, _)| view.short(at) == *preposition)?;
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

/// "Orr's plan would cap the fee at $40": the paper says so.
fn proposed(view: &View<'_>, at: usize) -> Option<Given> {
    let lists = &LISTS;
    let head = at
        .checked_sub(1)
        .filter(|&head| view.is(head, lists.proposals) && view.is_one_of(at, words!["would", "will"]))?;
    let source = view.phrase_before(at, at.saturating_sub(REACH)).filter(|source| source.core.end == head + 1)?;
    let content = at + 1..end_of_clause(view, at + 1);
    Some(Given { source: Some(source), cue: at..at + 1, content })
}

/// "raised its forecast to 2.6 percent", "the board's estimate of 300 boats".
fn owned(view: &View<'_>, at: usize) -> Option<Given> {
    let linked = view.is_one_of(at + 1, words!["of", "to", "at", "by", "for", "that"]);
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
