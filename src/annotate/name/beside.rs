//! What stands beside a name: the title before it, the role behind it, the age.

use std::ops::Range;

use super::super::lexicon::known;
use super::super::token::TokenKind;
use super::super::view::View;
use super::chain::Chain;
use crate::annotate::token::words;

/// Ranges of tokens beside a name.
#[derive(Clone, Debug, Default)]
pub(super) struct Beside {
    pub title: Option<Range<usize>>,
    pub apposition: Option<Range<usize>>,
    pub age: Option<u32>,
}

/// The longest title, in tokens: "the former chief executive of the county's harbour board".
const TITLE: usize = 6;
/// The longest role behind a name.
const APPOSITION: usize = 16;
/// No person is older.
const OLDEST: u32 = 125;

pub(super) fn beside(view: View<'_>, chain: &Chain) -> Beside {
    let sentence = view.found.sentences[chain.sentence].tokens.clone();
    let mut beside = Beside::default();
    let begin = chain.title.start.min(chain.name.start);
    beside.title = title(view, sentence.start, chain, begin).or_else(|| role_before(view, &sentence, chain));
    let before = begin.checked_sub(1).filter(|&at| at >= sentence.start);
    beside.age = before.and_then(|at| year_old(view, at));
    behind(view, sentence.end, chain.name.end, &mut beside);
    beside
}

/// Capitalised titles, and the role in small letters right before the name ("harbour master Idris Penhale").
fn title(view: View<'_>, start: usize, chain: &Chain, begin: usize) -> Option<Range<usize>> {
    let full = chain.name.len() > 1 && view.is(chain.name.start, known::GIVEN_NAMES);
    let trade = |at: usize| full && is_trade(view, at) && describes(view, at) && !view.is_listed(at);
    let small =
        begin.checked_sub(1).filter(|&at| at >= start && (is_role(view, at) || trade(at)) && !is_verb(view, at));
    let Some(last) = small else { return (!chain.title.is_empty()).then(|| chain.title.clone()) };
    let low = start.max(last.saturating_sub(TITLE - 1));
    let first = (low..last).rev().take_while(|&at| describes(view, at)).last().unwrap_or(last);
    Some(first..chain.title.end.max(last + 1))
}

/// "The treasurer, Nora Whitlock, opened": a role that the name between two commas explains.
fn role_before(view: View<'_>, sentence: &Range<usize>, chain: &Chain) -> Option<Range<usize>> {
    let closed = matches!(view.kind(chain.name.end), Some(TokenKind::Comma | TokenKind::Stop));
    let comma = chain.name.start.checked_sub(1).filter(|&at| view.kind(at) == Some(TokenKind::Comma) && closed)?;
    let head = comma.checked_sub(1).filter(|&at| at >= sentence.start && is_role(view, at))?;
    let low = sentence.start.max(head.saturating_sub(TITLE - 1));
    let first = (low..=head).rev().take_while(|&at| describes(view, at)).last()?;
    // Only one is meant: "farmers, Nora Whitlock, ..." is a list.
    let one = first
        .checked_sub(1)
        .is_some_and(|at| view.is_one_of(at, words!["the", "a", "an", "his", "her", "its", "their"]));
    one.then_some(first..head + 1)
}

fn is_role(view: View<'_>, at: usize) -> bool {
    view.is(at, known::ROLE_HEADS)
        || view.is(at, known::KIN)
        || view.is(at, known::PERSON_NOUNS)
        || view.is(at, known::OFFICES)
}

/// A trade in no list, by the ending that makes a person of a deed or a thing: "welder", "surveyor", "cellist".
fn is_trade(view: View<'_>, at: usize) -> bool {
    let text = view.text(at);
    let small = view.token(at).is_some_and(|token| token.kind == TokenKind::Word && !token.capital);
    small && text.len() > 5 && ends_as_a_trade(text)
}

/// Whether a word in lower case ends as words for people by what they do end.
pub(in crate::annotate) fn ends_as_a_trade(word: &str) -> bool {
    ["er", "or", "ist", "man", "woman", "ian"].iter().any(|end| word.ends_with(end))
}

/// "lawyers represent Pratt" has no title; words that are both noun and verb are taken for nouns.
fn is_verb(view: View<'_>, at: usize) -> bool {
    view.is(at, known::CUE_NEUTRAL) && !view.is(at, known::SPOKES_HEADS)
}

/// A word that may stand inside a title before its head: no determiner, preposition, verb or mark.
fn describes(view: View<'_>, at: usize) -> bool {
    view.kind(at) == Some(TokenKind::Word)
        && !view.is(at, known::DETERMINERS)
        && !view.is(at, known::PREPOSITIONS)
        && !view.is(at, known::CONJUNCTIONS)
        && !view.is(at, known::AUXILIARIES)
        && !view.is(at, known::PRONOUNS_SUBJECT)
        && !view.is(at, known::CUE_NEUTRAL)
        && !view.is(at, known::CUE_LOADED)
        && !view.is(at, known::PAST_FORMS)
        && !view.is(at, known::COMMON_VERBS)
        && !(view.text(at).ends_with("ed") && view.token(at).is_some_and(|token| !token.capital))
}

/// The "41-year-old" before a name, over the role between them.
fn year_old(view: View<'_>, before: usize) -> Option<u32> {
    (before.saturating_sub(2)..=before).rev().filter(|&at| !view.is_letters(at)).find_map(|at| {
        let text = view.text(at);
        if !text.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        if text.contains("-year-old") {
            return text.split('-').next()?.parse().ok().filter(|&age| age <= OLDEST);
        }
        // The tokenizer parts digits from what a hyphen hangs on them.
        let number =
            view.kind(at) == Some(TokenKind::Number) && view.text(at + 1).trim_start_matches('-') == "year-old";
        number.then(|| text.parse().ok()).flatten().filter(|&age| age <= OLDEST)
    })
}

/// ", 41, a baker," and "(41)" and ", aged 41".
fn behind(view: View<'_>, end: usize, at: usize, beside: &mut Beside) {
    if at >= end || !matches!(view.kind(at), Some(TokenKind::Comma | TokenKind::Open)) {
        return;
    }
    let mut next = at + 1;
    if view.is_one_of(next, words!["aged", "age"]) {
        next += 1;
    }
    let number = |at: usize| -> Option<u32> {
        (view.kind(at) == Some(TokenKind::Number)).then(|| view.text(at).parse().ok()).flatten()
    };
    let closes =
        |at: usize| matches!(view.kind(at), Some(TokenKind::Comma | TokenKind::Close | TokenKind::Stop) | None);
    if let Some(age) = number(next).filter(|&age| age <= OLDEST && (next + 1 >= end || closes(next + 1))) {
        beside.age = Some(age);
        if view.kind(next + 1) != Some(TokenKind::Comma) {
            return;
        }
        next += 2;
    }
    beside.apposition = role_behind(view, next, end);
    if beside.age.is_none() {
        beside.age = beside.apposition.clone().and_then(|mut tokens| tokens.find_map(|at| year_old(view, at)));
    }
}

/// A noun phrase with a role in it, up to the mark that closes it.
fn role_behind(view: View<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let limit = end.min(start + APPOSITION);
    let close = (start..limit).find(|&at| {
        matches!(
            view.kind(at),
            Some(
                TokenKind::Comma
                    | TokenKind::Stop
                    | TokenKind::Close
                    | TokenKind::Semicolon
                    | TokenKind::Dash
                    | TokenKind::QuoteMark
                    | TokenKind::Colon
            )
        ) || view.is_one_of(at, words!["who", "which", "whose"])
            || at > start && view.is_word(at, "that")
    });
    let open = close.is_none() && limit < end;
    let close = close.unwrap_or(limit);
    let owned = (start..close.min(start + 5)).any(|at| view.kind(at) == Some(TokenKind::Possessive));
    let article = owned || view.is_one_of(start, words!["a", "an", "the", "its", "their", "his", "her", "our", "my"]);
    // Behind an article the head may stand anywhere before a preposition; a bare role stands first or second.
    let stop = (start + 1..close).find(|&at| view.is(at, known::PREPOSITIONS)).unwrap_or(close);
    let head = (start..stop).find(|&at| is_role(view, at) || view.match_at(at, close, known::OFFICES).is_some());
    let bare = |head: usize| !open && head < start + 3 && (start..=head).all(|at| describes(view, at));
    let apt = match head {
        Some(head) => article || bare(head),
        None if article => stop > start + 1 && (is_trade(view, stop - 1) || is_body(view, stop - 1)),
        None => stop > start && stop < close && is_trade(view, stop - 1) && bare(stop - 1),
    };
    (apt && close > start).then_some(start..close)
}

/// "the Canadian mining company": what the name is of is a body.
pub(super) fn is_body(view: View<'_>, at: usize) -> bool {
    view.is(at, known::BODY_NOUNS) && view.token(at).is_some_and(|token| !token.capital)
}
