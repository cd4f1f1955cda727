//! What a checker looks up though no rule asks about it: a figure that an editor lets pass, and plain words of
//! wrongdoing, rarity and firsts ("The takeover was illegal", "ran 41 shifts"). One for a clause that makes no other
//! claim; for lists of what to check, and for no finding.

use super::super::lexicon::known;
use super::ClaimKind;
use super::figure::is_told_of_itself;
use super::find::{Hit, Site};
use crate::annotate::FigureKind;

/// Counts below this are structure ("two sons", "three parts").
const SMALL: f64 = 10.0;

/// A quantity that needs nobody behind it.
pub(super) fn figure(site: &Site<'_>, index: usize) -> Option<Hit> {
    let figure = site.view.found.figures.get(index).filter(|figure| figure.kind.is_quantity())?;
    let small = figure.kind == FigureKind::Count && figure.value.is_none_or(|value| value < SMALL);
    let tokens = site.view.found.tokens_in(figure.span);
    (!small && !tokens.is_empty() && !is_told_of_itself(site, figure))
        .then(|| Hit { figure: Some(index), ..Hit::new(ClaimKind::Assertion, tokens) })
}

/// Words of the list.
pub(super) fn words(site: &Site<'_>) -> Option<Hit> {
    let trigger = site.view.find(site.clause.clone(), known::ASSERTION_WORDS)?;
    Some(Hit::new(ClaimKind::Assertion, trigger))
}
