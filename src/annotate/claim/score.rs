//! How much an editor would want a claim checked: a table of what adds and what subtracts, in hundredths.

use super::super::FigureKind;
use super::super::lexicon::known;
use super::super::support::Ground;
use super::super::token::TokenKind;
use super::find::Site;
use super::{Claim, ClaimKind};
use crate::annotate::token::words;

/// Where a kind of claim starts.
const START: &[(ClaimKind, i32)] = &[
    (ClaimKind::Casualty, 85),
    (ClaimKind::Accusation, 80),
    (ClaimKind::Number, 60),
    (ClaimKind::Superlative, 60),
    (ClaimKind::Event, 45),
    (ClaimKind::Comparison, 45),
    (ClaimKind::Cause, 45),
    (ClaimKind::Motive, 45),
    (ClaimKind::Prediction, 40),
    (ClaimKind::Trend, 35),
    (ClaimKind::Assertion, 20),
];

/// One thing that adds or subtracts.
struct Weight {
    holds: fn(&Site<'_>, &Claim, &Ground) -> bool,
    hundredths: i32,
}

const WEIGHTS: &[Weight] = &[
    // Somebody who could deny it acts.
    Weight { holds: |site, claim, _| named_actor(site, claim), hundredths: 15 },
    Weight { holds: |site, claim, _| !named_actor(site, claim) && definite_actor(site, claim), hundredths: 8 },
    // A paper would show it.
    Weight { holds: |site, _, _| site.view.has(site.clause.clone(), known::AGREEMENT_NOUNS), hundredths: 10 },
    // It was done out of sight.
    Weight { holds: |site, _, _| site.view.has(site.clause.clone(), known::CONCEALMENT_WORDS), hundredths: 15 },
    Weight { holds: |site, claim, _| claim.kind != ClaimKind::Number && has_quantity(site), hundredths: 10 },
    Weight {
        holds: |site, claim, ground| ground.lede.contains(&site.sentence) && claim.kind != ClaimKind::Trend,
        hundredths: 5,
    },
    Weight { holds: |_, claim, _| claim.kind == ClaimKind::Motive && claim.person, hundredths: 10 },
    // The outlet holds back.
    Weight { holds: |_, claim, _| claim.hedge.is_some(), hundredths: -15 },
    Weight { holds: |site, _, _| site.view.is_one_of(site.clause.start, words!["if", "unless"]), hundredths: -20 },
    // Told as background: years ago, a definition, a place.
    Weight { holds: |site, _, _| is_past_year(site), hundredths: -30 },
    // Told in passing, of something else: "the letter that Marsh released was forged".
    Weight { holds: |site, claim, _| claim.kind == ClaimKind::Event && in_passing(site, claim), hundredths: -20 },
    // Done in public by those whose office it is: their record shows it.
    Weight { holds: |site, claim, _| claim.kind == ClaimKind::Event && is_public_act(site, claim), hundredths: -20 },
    Weight { holds: |site, _, _| site.view.has(site.clause.clone(), known::GEOGRAPHY_WORDS), hundredths: -40 },
    // Something that could stand behind it is near.
    Weight { holds: |site, _, ground| ground.carried(site.sentence), hundredths: -8 },
    Weight { holds: |site, _, ground| ground.document(site.sentence), hundredths: -15 },
    Weight { holds: |site, _, _| site.view.has(site.tokens.clone(), known::WITNESS_PHRASES), hundredths: -40 },
    Weight { holds: |site, _, _| site.view.has(site.tokens.clone(), known::PROCEDURE_PHRASES), hundredths: -40 },
];

/// From 0 to 1.
pub(super) fn score(site: &Site<'_>, claim: &Claim, ground: &Ground) -> f32 {
    let start = START.iter().find(|(kind, _)| *kind == claim.kind).map_or(0, |(_, start)| *start);
    let added: i32 =
        WEIGHTS.iter().filter(|weight| (weight.holds)(site, claim, ground)).map(|weight| weight.hundredths).sum();
    (start + added).clamp(0, 100) as f32 / 100.0
}

fn trigger_token(site: &Site<'_>, claim: &Claim) -> usize {
    site.view.found.tokens_in(claim.trigger).start
}

fn named_actor(site: &Site<'_>, claim: &Claim) -> bool {
    site.named_actor(trigger_token(site, claim))
}

/// "The ministry", "Its council": one that readers could point at.
fn definite_actor(site: &Site<'_>, claim: &Claim) -> bool {
    let trigger = trigger_token(site, claim);
    (site.tokens.start..trigger).any(|at| site.view.is_one_of(at, words!["the", "its", "their", "his", "her"]))
}

fn has_quantity(site: &Site<'_>) -> bool {
    let found = site.view.found;
    let first = found.figures.partition_point(|figure| figure.sentence < site.sentence);
    found.figures[first..]
        .iter()
        .take_while(|figure| figure.sentence == site.sentence)
        .any(|figure| figure.kind.is_quantity())
}

/// Whether the event stands in a clause that describes a noun.
fn in_passing(site: &Site<'_>, claim: &Claim) -> bool {
    let trigger = trigger_token(site, claim);
    let low = trigger.saturating_sub(5).max(site.clause.start + 1);
    (low..trigger).any(|at| {
        site.view.is_one_of(at, words!["that", "who", "which", "whom", "how"])
            && site.view.kind(at - 1) == Some(TokenKind::Word)
    })
}

/// "was fined", "nominated", "ratified", and nothing of it done out of sight.
fn is_public_act(site: &Site<'_>, claim: &Claim) -> bool {
    site.view.is(trigger_token(site, claim), known::PUBLIC_ACT_VERBS)
        && !site.view.has(site.clause.clone(), known::CONCEALMENT_WORDS)
}

/// Whether the clause, or what leads into it, gives a year before the story's: settled, or at least not news. Of a
/// story without a date, a date with its year counts as past: what is new is dated without one.
fn is_past_year(site: &Site<'_>) -> bool {
    let found = site.view.found;
    let clause = site.view.span(site.tokens.start..site.clause.end);
    let first = found.figures.partition_point(|figure| figure.sentence < site.sentence);
    found.figures[first..]
        .iter()
        .take_while(|figure| figure.sentence == site.sentence)
        .filter(|figure| clause.overlaps(figure.span))
        .any(|figure| match (figure.kind, found.document.metadata.date) {
            (FigureKind::Year, Some(date)) => figure.value.is_some_and(|year| year < f64::from(date.year())),
            (FigureKind::Date, None) => figure.value.is_some(),
            _ => false,
        })
}
