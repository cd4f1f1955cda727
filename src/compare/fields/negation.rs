//! Words that deny, one more or one less: "is not safe" became "is safe".

use crate::annotate::{Changed, known};
use crate::compare::pairing::{Pairing, Side, hits};
use crate::compare::reworded::Reworded;
use crate::text::{Span, folded};

/// So much of a sentence has to be left for it to say the opposite.
const KEPT: f64 = 0.6;
/// An edit of more words rewrites what is denied too.
const MOST: usize = 6;
/// So many words behind a "not" an "until" makes it a question of when: "did not tell anybody until May".
const UNTIL: usize = 10;
/// Pairs of words of which the first denies nothing.
const IDIOMS: &[(&str, &[&str])] =
    &[("not", &["only", "just", "long", "least", "surprisingly", "unlike"]), ("no", &["doubt", "matter", "less"])];
/// One of so many words behind a negation has to stand on both sides.
const REACH: usize = 6;

pub(super) fn find(pairing: &Pairing<'_>, _: &[Changed]) -> Vec<Changed> {
    let mut changes = Vec::new();
    for reworded in pairing.copy().filter(|reworded| reworded.kept() >= KEPT) {
        let old = negations(pairing, &pairing.old, &reworded.old_units);
        let new = negations(pairing, &pairing.new, &reworded.new_units);
        if old.len() % 2 == new.len() % 2 {
            continue;
        }
        // What is denied in words that are new as well was not said before.
        let lost = old
            .iter()
            .find(|&&word| small(reworded, reworded.edit_of_old(word)) && reworded.is_kept_behind(word, REACH));
        let gained = new
            .iter()
            .find(|&&word| small(reworded, reworded.edit_of_new(word)) && reworded.was_there_behind(word, REACH));
        let change = match (lost, gained) {
            (Some(&word), _) if old.len() > new.len() => {
                let edit = reworded.edit_of_old(word);
                let place = edit.map_or(reworded.new_units[0], |edit| reworded.place_of(edit));
                let change = Changed { old: Some(word), ..Changed::new("negation", "removed", place) };
                Changed { part: pairing.new.part(place.start()), ..with_words(pairing, (reworded, edit), change) }
            }
            (_, Some(&word)) if new.len() > old.len() => {
                let change = pairing.at_new(("negation", "added"), word);
                with_words(pairing, (reworded, reworded.edit_of_new(word)), change)
            }
            _ => continue,
        };
        changes.push(Changed { material: true, ..change });
    }
    changes
}

/// With the words around the edit, as they were and as they are.
fn with_words(pairing: &Pairing<'_>, (reworded, edit): (&Reworded, Option<usize>), change: Changed) -> Changed {
    let Some(edit) = edit.and_then(|at| reworded.edits.get(at)) else { return change };
    let (was, now) = pairing.around(reworded, edit);
    Changed { was, now, ..change }
}

fn small(reworded: &Reworded, edit: Option<usize>) -> bool {
    edit.is_some_and(|edit| {
        let edit = &reworded.edits[edit];
        edit.old.len().max(edit.new.len()) <= MOST
    })
}

/// Words that deny in some sentences, outside quotations.
fn negations(pairing: &Pairing<'_>, side: &Side<'_>, units: &[Span]) -> Vec<Span> {
    let mut places = hits(side.found, pairing.lexicon, (units, known::NEGATIONS));
    places.extend(hits(side.found, pairing.lexicon, (units, known::DENYING_VERBS)));
    places.sort_unstable();
    // "Has not yet": one word that denies, and no two.
    places.dedup_by(|later, earlier| {
        later.overlaps(*earlier) || folded(side.found.slice(*later)) == "yet" && later.start() <= earlier.end() + 1
    });
    places.retain(|place| {
        let next = side.found.tokens_in(*place).end;
        let timed = (next..side.found.tokens.len().min(next + UNTIL)).any(|at| {
            let token = side.found.tokens[at].span;
            units.iter().any(|unit| unit.contains(token)) && folded(side.found.slice(token)) == "until"
        });
        if timed {
            return false;
        }
        let next = side.found.tokens.get(next).map(|token| folded(side.found.slice(token.span))).unwrap_or_default();
        let word = folded(side.found.slice(*place));
        !IDIOMS.iter().any(|(denies, others)| *denies == word && others.contains(&next.as_str()))
    });
    places
}
