//! Hedges that went or came: "may have taken" became "took".

use crate::annotate::{Changed, ClaimKind, NameKind, known};
use crate::compare::pairing::{Pairing, Side, hits};
use crate::compare::reworded::Reworded;
use crate::text::Span;

/// A hedge so many words from one that is left was one of two for the same thing: "could potentially fail".
const NEAR: usize = 4;
/// One of so many words behind a hedge has to be left.
const REACH: usize = 5;
/// So much of a sentence has to be left for it to say the same, surer.
const KEPT: f64 = 0.4;

pub(super) fn find(pairing: &Pairing<'_>, before: &[Changed]) -> Vec<Changed> {
    let mut changes = Vec::new();
    for reworded in pairing.copy().filter(|reworded| reworded.kept() >= KEPT) {
        let old = hedges(pairing, &pairing.old, &reworded.old_units);
        let new = hedges(pairing, &pairing.new, &reworded.new_units);
        let inside = |change: &Changed| reworded.new_units.iter().any(|unit| unit.overlaps(change.span));
        let sourced =
            before.iter().any(|change| change.what == "attribution" && change.how == "added" && inside(change));
        for &hedge in &old {
            let Some(edit) = reworded.edit_of_old(hedge) else { continue };
            let place = reworded.place_of(edit);
            // What was held back from has to be asserted now.
            let asserted = reworded.is_kept_behind(hedge, REACH);
            if !asserted || is_replaced(reworded, edit, true, &new) || sourced {
                continue;
            }
            let accuses = accuses(&pairing.new, &reworded.new_units);
            let change = Changed::new("hedge", "removed", place);
            let change = Changed { part: pairing.new.part(place.start()), accuses, material: true, ..change };
            changes.push(pairing.with_old(change, hedge));
        }
        for &hedge in &new {
            let Some(edit) = reworded.edit_of_new(hedge) else { continue };
            if !is_replaced(reworded, edit, false, &old) {
                changes.push(pairing.at_new(("hedge", "added"), hedge));
            }
        }
    }
    changes
}

/// Hedges and words of allegation in some sentences.
fn hedges(pairing: &Pairing<'_>, side: &Side<'_>, units: &[Span]) -> Vec<Span> {
    let mut places = hits(side.found, pairing.lexicon, (units, known::HEDGES));
    places.extend(hits(side.found, pairing.lexicon, (units, known::ALLEGATION_WORDS)));
    places.sort_unstable();
    places.dedup_by(|later, earlier| earlier.overlaps(*later));
    // "In May" is no hedge.
    places.retain(|&place| side.found.slice(place) != "May");
    places
}

/// Whether a hedge of the other side stands in the same edit, or close to it.
fn is_replaced(reworded: &Reworded, edit: usize, gone: bool, others: &[Span]) -> bool {
    let (words, range) =
        if gone { (&reworded.new, &reworded.edits[edit].new) } else { (&reworded.old, &reworded.edits[edit].old) };
    let around = range.start.saturating_sub(NEAR)..(range.end + NEAR).min(words.len());
    words[around].iter().any(|word| others.iter().any(|hedge| hedge.overlaps(word.span)))
}

/// Whether sentences accuse a named person.
pub(super) fn accuses(side: &Side<'_>, units: &[Span]) -> bool {
    let found = side.found;
    let person = |at: usize| found.names.get(at).is_some_and(|name| name.kind == NameKind::Person);
    found.claims.iter().any(|claim| {
        claim.kind == ClaimKind::Accusation
            && claim.target.is_some_and(person)
            && units.iter().any(|unit| unit.overlaps(claim.span))
    })
}
