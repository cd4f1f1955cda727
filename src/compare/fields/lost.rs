//! An attribution that is gone: nobody stands behind the words now, or a sentence beside them says who does.

use crate::annotate::Changed;
use crate::compare::pairing::{Pairing, Side};
use crate::compare::people::Key;
use crate::text::{Span, words_at};

use super::hedge::accuses;
use super::voice::{Link, counts};

/// An attribution of the old side that its words have lost.
pub(super) fn lost(pairing: &Pairing<'_>, link: &Link, old: usize) -> Option<Changed> {
    // Of two unnamed sources either could be the other, but not where both stood in the old revision.
    let (keys, own) = (&pairing.old.keys, &pairing.old.keys[old]);
    let is_another = |new: &Key| !own.is_as_described(new) && keys.iter().any(|key| key.is_as_described(new));
    let is_same = |new: usize| pairing.is_same_source(old, new) && !is_another(&pairing.new.keys[new]);
    // Where in its sentence a source stands tells nothing.
    if is_given(&pairing.new, link.place.1, is_same) {
        return None;
    }
    let change = pairing.changed(("attribution", "removed"), link.place.0, link.place.1);
    let units: Vec<Span> =
        pairing.new.unit_at(link.place.1.start()).map(|at| pairing.new.units[at]).into_iter().collect();
    let beside = is_beside(&pairing.new, link.place.1, is_same);
    let was_beside = is_beside(&pairing.old, link.place.0, |other| other == old);
    let degree = if pairing.is_same_place(link.place) || is_said_beside(pairing, link.place.1, old) {
        "moved"
    } else {
        match (link.new.0, beside, was_beside) {
            // A quotation that goes on with the words of the same person.
            (Some(new), ..) if is_same(new) => "moved",
            (Some(_), ..) | (None, false, _) => "plain",
            (None, true, false) => "moved",
            // Who reads on may still think that the same source goes on.
            (None, true, true) => "weaker",
        }
    };
    let accuses = accuses(&pairing.new, &units);
    Some(Changed { who: pairing.old.name(old), degree, accuses, material: degree == "plain", ..change })
}

/// Whether a source is given in the sentences of a place.
pub(super) fn is_given(side: &Side<'_>, place: Span, is_who: impl Fn(usize) -> bool) -> bool {
    side.given_at(place).filter(|one| counts(side.found, one)).any(|one| one.source.is_some_and(&is_who))
}

/// Whether a source is given in a sentence next to a place, in the same paragraph.
fn is_beside(side: &Side<'_>, place: Span, is_who: impl Fn(usize) -> bool) -> bool {
    let found = side.found;
    let Some(at) = found.sentence_at(place.start()) else { return false };
    let block = found.sentences[at].block;
    found.attributions.iter().any(|one| {
        let near =
            one.sentence.abs_diff(at) == 1 && found.sentences.get(one.sentence).is_some_and(|s| s.block == block);
        near && one.source.is_some_and(&is_who)
    })
}

/// What points at the sentence before: "Orr said so", "That is in the budget", "The figure comes from the union".
const POINTING: &[&str] =
    &["so", "that", "this", "these", "those", "figure", "figures", "number", "numbers", "estimate"];

/// Whether a sentence that is new says behind a place whose words they are.
fn is_said_beside(pairing: &Pairing<'_>, place: Span, old: usize) -> bool {
    let side = &pairing.new;
    let Some(next) = side.unit_at(place.start()).map(|at| at + 1).filter(|&at| at < side.units.len()) else {
        return false;
    };
    let unit = side.units[next];
    let fresh = pairing.alignment.groups[side.group_of[next]].old.is_empty();
    let same_block = side.found.block_at(unit.start()) == side.found.block_at(place.start());
    let words = words_at(side.found.document.prose.text(), unit);
    let has = |word: &str| words.iter().any(|own| own.text == word);
    fresh && same_block && POINTING.iter().any(|word| has(word)) && has(pairing.old.keys[old].head())
}
