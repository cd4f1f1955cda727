//! Words that deny, one more or one less: "is not safe" became "is safe".

use crate::annotate::{Changed, known};
use crate::compare::pairing::{Pairing, Reworded, Side, hits};
use crate::compare::words::Word;
use crate::text::Span;

/// So much of a sentence has to be left for it to say the opposite.
const KEPT: f64 = 0.6;
/// An edit of more words rewrites what is denied too.
const MOST: usize = 6;

pub(super) fn find(pairing: &Pairing<'_>, _: &[Changed]) -> Vec<Changed> {
    let mut changes = Vec::new();
    for reworded in pairing.reworded.iter().filter(|reworded| reworded.kept() >= KEPT) {
        let old = negations(pairing, &pairing.old, &reworded.old_units);
        let new = negations(pairing, &pairing.new, &reworded.new_units);
        if old.len() % 2 == new.len() % 2 {
            continue;
        }
        let kept = reworded.equal();
        let lost = old.iter().find_map(|&word| {
            let edit = small(reworded, reworded.edit_of_old(word)?)?;
            let near = denies_kept(&reworded.old, word, |at| kept.iter().any(|pair| pair.0 == at));
            near.then_some((word, edit))
        });
        let gained = new.iter().find_map(|&word| {
            let edit = small(reworded, reworded.edit_of_new(word)?)?;
            let near = denies_kept(&reworded.new, word, |at| kept.iter().any(|pair| pair.1 == at));
            near.then_some((word, edit))
        });
        match (lost, gained) {
            (Some((word, edit)), _) if old.len() > new.len() => {
                let place = reworded.place_of(edit);
                let change = Changed::new("negation", "removed", place);
                let change = Changed { part: pairing.new.part(place.start()), material: true, ..change };
                changes.push(pairing.from_old(change, word));
            }
            (_, Some((word, _))) if new.len() > old.len() => {
                changes.push(Changed { material: true, ..pairing.at_new(("negation", "added"), word) });
            }
            _ => {}
        }
    }
    changes
}

/// Whether one of the next words that a negation can deny stands on both sides: what is denied in words that are new
/// as well was not said before.
fn denies_kept(words: &[Word], negation: Span, is_kept: impl Fn(usize) -> bool) -> bool {
    const REACH: usize = 3;
    let Some(at) = words.iter().position(|word| word.span.overlaps(negation)) else { return false };
    (at + 1..words.len()).take(REACH).any(|next| words[next].is_content() && is_kept(next))
}

fn small(reworded: &Reworded, edit: usize) -> Option<usize> {
    let of = &reworded.edits[edit];
    (of.old.len().max(of.new.len()) <= MOST).then_some(edit)
}

/// Words that deny in some sentences, outside quotations.
fn negations(pairing: &Pairing<'_>, side: &Side<'_>, units: &[Span]) -> Vec<Span> {
    let mut places = hits(side.found, pairing.lexicon, (units, known::NEGATIONS));
    // "not only … but" denies nothing.
    places.retain(|place| {
        let next = side.found.tokens_in(*place).end;
        side.found.tokens.get(next).is_none_or(|token| !side.found.slice(token.span).eq_ignore_ascii_case("only"))
    });
    places
}
