//! Superlatives, comparisons and trends.

use std::ops::Range;

use super::super::lexicon::known;
use super::super::token::TokenKind;
use super::super::view::View;
use super::ClaimKind;
use super::find::{Hit, Site};
use crate::annotate::token::words;

/// "The longest in the country", "no mayor has ever", "far exceeds anything": a superlative and its scope.
pub(super) fn superlative(site: &Site<'_>, at: usize) -> Option<Hit> {
    let hit = utmost(site, at)?;
    // "would signal the biggest change": not yet.
    let supposed = words!["would", "could", "might", "may", "will", "if"];
    (!(site.clause.start..at).any(|before| site.is_small_word(before, supposed))).then_some(hit)
}

fn utmost(site: &Site<'_>, at: usize) -> Option<Hit> {
    let view = site.view;
    let end = site.clause.end;
    if let Some(length) = view.match_at(at, end, known::COMPARISON_ABSOLUTES) {
        return Some(Hit::new(ClaimKind::Superlative, at..at + length));
    }
    if view.is_word(at, "ever") {
        let nothing = (site.clause.start.max(at.saturating_sub(6))..at)
            .find(|&at| view.is_one_of(at, words!["no", "never", "nobody", "none", "nothing"]))?;
        return Some(Hit::new(ClaimKind::Superlative, nothing..at + 1));
    }
    let strong = view.is(at, known::SUPERLATIVES) || most_adjective(view, at);
    if !(strong || view.is(at, known::SUPERLATIVE_WORDS)) || idiom(site, at) {
        return None;
    }
    let before = at > site.tokens.start;
    let determined = before
        && (view.is_one_of(at - 1, words!["the", "its", "their", "his", "her", "a", "an"])
            || is_possessive(view, at - 1));
    let copula = before && view.is_one_of(at - 1, words!["is", "was", "are", "were", "became", "be"]);
    if !(strong || determined || copula) {
        return None;
    }
    // "One of the largest" is what an editor would ask for.
    if is_one_of_several(site, at) {
        return None;
    }
    let start = if determined { at - 1 } else { at };
    let start = owner(site, start);
    let owned = !view.is_one_of(at, words!["most", "least"])
        && start < at
        && is_possessive(view, at - 1)
        && view.is(at.saturating_sub(2), known::SCOPE_NOUNS);
    match scope(site, at + 1, strong) {
        Some(scope) => Some(Hit::new(ClaimKind::Superlative, start..scope.end)),
        None if owned => Some(Hit::new(ClaimKind::Superlative, start..at + 1)),
        None => None,
    }
}

/// "One of the country's oldest and largest", "many of the largest", "among the largest", "is one of the parties with
/// the largest": several share the place.
fn is_one_of_several(site: &Site<'_>, at: usize) -> bool {
    let view = site.view;
    let several = words!["one", "some", "many", "most", "several", "few", "two", "three", "four", "five"];
    let low = at.saturating_sub(8).max(site.clause.start);
    // A verb or a comma between them parts them: "One of the yards has the largest crane".
    let span = (low..at).rev().take_while(|&at| {
        !matches!(view.kind(at), Some(TokenKind::Comma | TokenKind::Dash))
            && !view.is_one_of(at, words!["is", "are", "was", "were", "has", "have", "had", "that", "which", "who"])
    });
    span.into_iter()
        .any(|from| view.is_word(from, "among") || (view.is_one_of(from, several) && view.is_word(from + 1, "of")))
}

fn is_possessive(view: View<'_>, at: usize) -> bool {
    view.kind(at) == Some(TokenKind::Possessive)
}

/// "the most expensive": "most" with an adjective, which has "the" before it.
fn most_adjective(view: View<'_>, at: usize) -> bool {
    view.is_one_of(at, words!["most", "least"])
        && at > 0
        && view.is_word(at - 1, "the")
        && view.kind(at + 1) == Some(TokenKind::Word)
}

fn idiom(site: &Site<'_>, at: usize) -> bool {
    let first = at.saturating_sub(2).max(site.tokens.start);
    (first..=at).any(|from| {
        site.view.match_at(from, site.tokens.end, known::SUPERLATIVE_IDIOMS).is_some_and(|length| from + length > at)
    })
}

/// Where the possessor before a superlative begins: "the valley's" of "the valley's longest".
fn owner(site: &Site<'_>, at: usize) -> usize {
    let view = site.view;
    if !is_possessive(view, at) {
        return at;
    }
    let noun = at.saturating_sub(1).max(site.tokens.start);
    let article = noun.checked_sub(1).filter(|&at| at >= site.tokens.start && view.is_one_of(at, words!["the", "a"]));
    article.unwrap_or(noun)
}

/// How far behind a superlative its scope may begin.
const REACH: usize = 10;

/// "in history", "since 1950", "in the country", "in the valley's history", "in Velmora".
fn scope(site: &Site<'_>, from: usize, strong: bool) -> Option<Range<usize>> {
    let view = site.view;
    let end = site.clause.end.min(from + REACH);
    for at in (from..end).take_while(|&at| !matches!(view.kind(at), Some(TokenKind::Comma | TokenKind::Stop))) {
        if let Some(length) = view.match_at(at, site.clause.end, known::SUPERLATIVE_SCOPES) {
            return Some(at..at + length);
        }
        if !view.is_one_of(at, words!["in", "of", "on", "among", "across"]) {
            continue;
        }
        let the = at + 1 + usize::from(view.is_one_of(at + 1, words!["the", "this", "all", "its", "any", "either"]));
        let limit = site.clause.end.min(the + 5);
        if let Some(mut noun) =
            (the..limit).take_while(|&at| !stops(view, at)).find(|&at| view.is(at, known::SCOPE_NOUNS))
        {
            // "in the valley's history".
            while noun + 2 < end && is_possessive(view, noun + 1) && view.is(noun + 2, known::SCOPE_NOUNS) {
                noun += 2;
            }
            return Some(at..noun + 1);
        }
        let named = strong
            && view.is_word(at, "in")
            && view.token(the).is_some_and(|token| token.capital)
            && view.kind(the) == Some(TokenKind::Word)
            && !view.is(the, known::MONTHS);
        if named {
            return Some(at..the + 1);
        }
    }
    None
}

fn stops(view: View<'_>, at: usize) -> bool {
    matches!(view.kind(at), Some(TokenKind::Comma | TokenKind::Stop | TokenKind::QuoteMark))
        || view.is_one_of(at, words!["and", "or", "to", "for", "that", "who", "which"])
}

/// "higher than", "twice as", "outnumber".
pub(super) fn comparison(site: &Site<'_>, at: usize) -> Option<Hit> {
    let length = site.view.match_at(at, site.clause.end, known::COMPARISON_PHRASES)?;
    (at > site.clause.start).then(|| Hit::new(ClaimKind::Comparison, at..at + length))
}

/// "a growing number", "increasingly", "skyrocketed".
pub(super) fn trend(site: &Site<'_>, at: usize) -> Option<Hit> {
    let length = site.view.match_at(at, site.clause.end, known::TREND_PHRASES)?;
    Some(Hit::new(ClaimKind::Trend, at..at + length))
}
