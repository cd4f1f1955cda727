//! Accusations: wrongdoing told of somebody with a name, and whether the one accused answers anywhere in the story.

use rustc_hash::FxHashMap;

use super::super::lexicon::known;
use super::super::token::TokenKind;
use super::super::{Annotated, NameKind};
use super::find::{Hit, Site};
use super::verb::{self, Usage};
use super::{Claim, ClaimKind};
use crate::annotate::token::{Words, words};

/// A verb of wrongdoing with somebody named as its subject, or a verb of accusing with somebody named as its object.
pub(super) fn find(site: &Site<'_>, at: usize) -> Option<Hit> {
    let hit = if site.view.is(at, known::ACCUSATION_VERBS) { accused(site, at) } else { done(site, at) }?;
    // What a court found is no longer the accuser's word against the accused's.
    (!site.view.has(site.tokens.clone(), known::CONVICTIONS)).then_some(hit)
}

/// A verb of wrongdoing whose subject has a name.
fn done(site: &Site<'_>, at: usize) -> Option<Hit> {
    let view = site.view;
    let crime = view.match_at(at, site.clause.end, known::CRIME_VERBS);
    let length = crime.or_else(|| view.match_at(at, site.clause.end, known::HARM_VERBS))?;
    let idiom = (at.saturating_sub(2).max(site.tokens.start)..=at)
        .any(|from| view.match_at(from, site.tokens.end, known::CRIME_IDIOMS).is_some_and(|length| from + length > at));
    let usage = verb::usage(view, at, site.tokens.start);
    let passive = usage == Usage::Being && !view.text(at).ends_with("ing");
    if idiom || passive || !usage.asserts() {
        return None;
    }
    // A base form with a name before it is a plan or a noun ("the Marsh murder").
    if !(verb::is_past(view, at)
        || view.text(at).ends_with('s')
        || view.text(at).ends_with("ing")
        || length > 1
        || view.is_word(at, "lied"))
    {
        return None;
    }
    // To kill, shoot or stab is wrongdoing where it is done to somebody; so is harm that a body can do only to people.
    if view.is(at, known::BODILY_HARM) && !somebody_after(site, at + length) {
        return None;
    }
    let target = subject(site, at)?;
    let name = view.found.names.get(target)?;
    let apt = match name.kind {
        NameKind::Person => true,
        NameKind::Organisation => !view.is(at, known::BODILY_HARM),
        // Of a name of unknown kind only what is a crime by its word, and by nobody but people and bodies.
        NameKind::Other => crime.is_some(),
        NameKind::Place => false,
    };
    apt.then(|| Hit { target: Some(target), ..Hit::new(ClaimKind::Accusation, at..at + length) })
}

/// "accuse landlord Otto Lind of": the one accused stands behind an active verb, before a passive one.
fn accused(site: &Site<'_>, at: usize) -> Option<Hit> {
    let view = site.view;
    let usage = verb::usage(view, at, site.tokens.start);
    if !view.text(at).to_lowercase().starts_with("accus") || matches!(usage, Usage::Noun | Usage::Infinitive) {
        return None;
    }
    let passive = usage == Usage::Being && !view.text(at).ends_with("ing");
    let target = if passive {
        subject(site, at)?
    } else {
        let of = (at + 1..site.clause.end.min(at + 14)).find(|&at| view.is_word(at, "of"))?;
        let object = view.span(at + 1..of);
        let first = view.found.names.partition_point(|name| name.span.start() < object.start());
        let names = view.found.names[first..].iter().take_while(|name| name.span.end() <= object.end());
        first + names.enumerate().find(|(_, name)| name.kind != NameKind::Place).map(|(offset, _)| offset)?
    };
    Some(Hit { target: Some(target), ..Hit::new(ClaimKind::Accusation, at..at + 1) })
}

fn somebody_after(site: &Site<'_>, from: usize) -> bool {
    let view = site.view;
    (from..site.clause.end.min(from + 5)).any(|at| {
        view.is(at, known::PERSON_NOUNS)
            || view.is_one_of(at, words!["him", "her", "them", "dead"])
            || view
                .found
                .name_starting(view.token(at).map(|token| token.span))
                .is_some_and(|name| view.found.names[name].kind == NameKind::Person)
    })
}

const AUXILIARIES: Words = words![
    "has",
    "have",
    "had",
    "was",
    "were",
    "is",
    "are",
    "been",
    "be",
    "did",
    "does",
    "also",
    "then",
    "twice",
    "once",
    "later",
    "never",
    "not",
    "allegedly",
    "repeatedly",
    "secretly",
    "deliberately",
    "knowingly",
    "reportedly",
    "even",
    "still"
];

/// The name that is the subject of the verb at `at`, by index: right before it, or with an apposition or a relative
/// clause between two commas behind it.
pub(super) fn subject(site: &Site<'_>, at: usize) -> Option<usize> {
    let view = site.view;
    let found = view.found;
    let mut before = at.checked_sub(1)?;
    while before > site.tokens.start
        && (view.is_one_of(before, AUXILIARIES)
            || (view.kind(before) == Some(TokenKind::Word) && view.text(before).ends_with("ly")))
    {
        before -= 1;
    }
    if view.is_one_of(before, words!["who", "which"]) {
        before = before.checked_sub(1)?;
        if view.kind(before) == Some(TokenKind::Comma) {
            before = before.checked_sub(1)?;
        }
    } else if view.kind(before) == Some(TokenKind::Comma) {
        let low = site.tokens.start.max(before.saturating_sub(14));
        let open = (low..before).rev().find(|&at| view.kind(at) == Some(TokenKind::Comma))?;
        before = open.checked_sub(1)?;
    }
    let token = view.token(before).filter(|_| before >= site.tokens.start)?;
    let index = found.names.partition_point(|name| name.span.end() < token.span.end());
    let name = found.names.get(index)?;
    // A name in the genitive ("Marsh's clerk stole") is not the one who acts.
    (name.span.start() <= token.span.start() && name.span.end() == token.span.end()).then_some(index)
}

/// The first attribution of each bearer of a name: its words, or the note that it was asked.
pub(super) struct Answers {
    /// By the first name of the bearer.
    first: FxHashMap<usize, usize>,
}

impl Answers {
    pub fn new(found: &Annotated) -> Self {
        let mut bearers: Vec<Vec<usize>> = vec![Vec::new(); found.sources.len()];
        for mention in &found.mentions {
            let Some(bearers) = bearers.get_mut(mention.source) else { continue };
            // "a spokeswoman for Harrow Steel" and "Lind's lawyer" answer for the name inside them.
            let first = found.names.partition_point(|name| name.span.start() < mention.span.start());
            let inside = found.names[first..].iter().take_while(|name| name.span.end() <= mention.span.end());
            bearers.extend(inside.map(|name| name.same_as));
            bearers.extend(mention.name.and_then(|name| found.names.get(name)).map(|name| name.same_as));
        }
        let mut first = FxHashMap::default();
        for (index, attribution) in found.attributions.iter().enumerate() {
            // Only the first attribution of a source can be the first of its bearers.
            let bearers = attribution.source.and_then(|source| bearers.get_mut(source)).map(std::mem::take);
            for bearer in bearers.into_iter().flatten() {
                first.entry(bearer).or_insert(index);
            }
        }
        Self { first }
    }
}

/// Gives each accusation the answer of the one accused.
pub(super) fn answer(found: &Annotated, answers: &Answers, claims: &mut [Claim]) {
    for claim in claims.iter_mut().filter(|claim| claim.kind == ClaimKind::Accusation) {
        let bearer = claim.target.and_then(|target| found.names.get(target)).map(|name| name.same_as);
        claim.answer = bearer.and_then(|bearer| answers.first.get(&bearer).copied());
    }
}
