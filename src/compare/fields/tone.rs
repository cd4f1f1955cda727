//! Words that praise or blame: those that came into the story and those that went.

use crate::annotate::{Changed, Lexicon};
use crate::compare::pairing::{Pairing, Side, hits};
use crate::text::{Span, folded};

/// Lists of words that judge.
const LISTS: &[&str] = &["editorial-adjectives", "hype-words", "insults"];

pub(super) fn find(pairing: &Pairing<'_>, _: &[Changed]) -> Vec<Changed> {
    let (old, new) = (loaded(&pairing.old, pairing.lexicon), loaded(&pairing.new, pairing.lexicon));
    let text = |side: &Side<'_>, span: Span| folded(side.found.slice(span));
    let mut left: Vec<String> = old.iter().map(|&span| text(&pairing.old, span)).collect();
    let mut changes = Vec::new();
    for &span in &new {
        let word = text(&pairing.new, span);
        match left.iter().position(|other| *other == word) {
            Some(at) => drop(left.swap_remove(at)),
            None => changes.push(pairing.at_new(("tone", "added"), span)),
        }
    }
    for &span in &old {
        let word = text(&pairing.old, span);
        if let Some(at) = left.iter().position(|other| *other == word) {
            left.swap_remove(at);
            changes.push(pairing.removed("tone", span));
        }
    }
    changes
}

fn loaded(side: &Side<'_>, lexicon: &Lexicon) -> Vec<Span> {
    let lists = LISTS.iter().filter_map(|name| lexicon.list(name));
    let mut places: Vec<Span> = lists.flat_map(|list| hits(side.found, lexicon, (&side.units, list))).collect();
    places.sort_unstable();
    places.dedup();
    places
}
