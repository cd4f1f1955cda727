//! How much an editor would want a claim checked: a table of what adds and what subtracts, in hundredths.

use super::super::FigureKind;
use super::super::lexicon::known;
use super::super::support::Ground;
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
    Weight { holds: |site, _, _| site.view.is_one_of(site.clause.start, &words!["if", "unless"]), hundredths: -20 },
    // Told as background: years ago, a definition, a place.
    Weight { holds: |site, _, _| is_past_year(site), hundredths: -30 },
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
    (site.tokens.start..trigger).any(|at| site.view.is_one_of(at, &words!["the", "its", "their", "his", "her"]))
}

fn has_quantity(site: &Site<'_>) -> bool {
    let found = site.view.found;
    let first = found.figures.partition_point(|figure| figure.sentence < site.sentence);
    found.figures[first..]
        .iter()
        .take_while(|figure| figure.sentence == site.sentence)
        .any(|figure| figure.kind.is_quantity())
}

/// Whether the clause gives a year that is not the story's: settled, or at least not news. Without a date of the
/// story any year before the last one that the story gives counts as past.
fn is_past_year(site: &Site<'_>) -> bool {
    let found = site.view.found;
    let clause = site.view.span(site.clause.clone());
    let Some(date) = found.document.metadata.date else { return false };
    let first = found.figures.partition_point(|figure| figure.sentence < site.sentence);
    found.figures[first..]
        .iter()
        .take_while(|figure| figure.sentence == site.sentence)
        .filter(|figure| figure.kind == FigureKind::Year && clause.overlaps(figure.span))
        .any(|figure| figure.value.is_some_and(|year| year < f64::from(date.year())))
}
