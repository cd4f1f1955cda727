//! Who is given for what is said: another person, nobody, somebody without a name; and by which verb.
//!
//! For words in marks this is asked of each quotation that stands on both sides; for the rest, of the words of a
//! sentence that were kept: who covers them then, and who covers them now.

use std::collections::BTreeMap;

use crate::annotate::{Annotated, Attribution, AttributionKind, Changed, CueClass, known};
use crate::compare::pairing::{Pairing, Reworded, Side, covers};
use crate::compare::people::Standing;
use crate::text::Span;

use super::hedge::accuses;

/// Fewer kept words that tell something are no claim.
const FEW: usize = 2;

pub(super) fn find(pairing: &Pairing<'_>, _: &[Changed]) -> Vec<Changed> {
    let mut changes = Vec::new();
    for twin in &pairing.twins {
        let (old, new) = (&pairing.old.said[twin.old], &pairing.new.said[twin.new]);
        if !old.speech || !new.speech {
            continue;
        }
        let of = |found: &Annotated, quotes: &[usize]| {
            found.attributions.iter().position(|one| one.quotes.iter().any(|at| quotes.contains(at)))
        };
        let link = Link {
            old: (old.speaker, of(pairing.old.found, &old.quotes)),
            new: (new.speaker, of(pairing.new.found, &new.quotes)),
            place: (old.span, new.span),
        };
        changes.extend(compared(pairing, &link));
    }
    for reworded in &pairing.reworded {
        changes.extend(of_sentence(pairing, reworded));
    }
    changes.sort_by_key(|change| (change.what, change.how, change.span));
    changes.dedup_by(|later, earlier| {
        (later.what, later.how, later.span, later.old) == (earlier.what, earlier.how, earlier.span, earlier.old)
    });
    changes
}

/// What is said, with who says it on both sides: source and attribution, by index.
struct Link {
    old: (Option<usize>, Option<usize>),
    new: (Option<usize>, Option<usize>),
    /// The words.
    place: (Span, Span),
}

/// What differs in who says something.
fn compared(pairing: &Pairing<'_>, link: &Link) -> Vec<Changed> {
    let (Some(old), Some(new)) = (link.old.0, link.new.0) else {
        return match (link.old.0, link.new.0) {
            (Some(old), None) => lost(pairing, link, old).into_iter().collect(),
            (None, Some(new)) if !is_given(&pairing.old, link.place.0, |old| pairing.is_same_source(old, new)) => {
                vec![pairing.changed(("attribution", "added"), link.place.0, link.place.1)]
            }
            _ => Vec::new(),
        };
    };
    let mut changes = Vec::new();
    let mention = |side: &Side<'_>, attribution: Option<usize>, place: Span| {
        let at = attribution.and_then(|at| side.found.attributions[at].mention);
        at.map_or(place, |at| side.found.mentions[at].shown)
    };
    let places = (mention(&pairing.old, link.old.1, link.place.0), mention(&pairing.new, link.new.1, link.place.1));
    if let Some((what, how)) = who(pairing, old, new) {
        let change = pairing.changed((what, how), places.0, places.1);
        let named = (pairing.old.name(old), pairing.new.name(new));
        changes.push(Changed { was: named.0, now: named.1, material: how != "named", ..change });
    }
    changes.extend(cue(pairing, link));
    changes
}

/// How two sources differ, if they do.
fn who(pairing: &Pairing<'_>, old: usize, new: usize) -> Option<(&'static str, &'static str)> {
    let (a, b) = (&pairing.old.keys[old], &pairing.new.keys[new]);
    let (from, to) = (a.standing?, b.standing?);
    match (from, to) {
        (Standing::Unnamed, Standing::Unnamed) if a.is_alike(b) => None,
        (Standing::Unnamed, Standing::Unnamed) => Some(("source", "changed")),
        (Standing::Named | Standing::Body, Standing::Unnamed) => Some(("source", "unnamed")),
        (Standing::Role, Standing::Unnamed) if a.is_alike(b) => None,
        (Standing::Role, Standing::Unnamed) => Some(("source", "unnamed")),
        (Standing::Unnamed, Standing::Named | Standing::Body) => Some(("source", "named")),
        (Standing::Unnamed, Standing::Role) if a.is_alike(b) => None,
        (Standing::Unnamed, Standing::Role) => Some(("source", "named")),
        (Standing::Named, Standing::Role) => Some(("source", "unnamed")),
        (Standing::Role, Standing::Named) => Some(("source", "named")),
        _ if a.is_same(b) => None,
        _ => Some(("speaker", "changed")),
    }
}

/// An attribution that is gone, or stands in a sentence beside.
fn lost(pairing: &Pairing<'_>, link: &Link, old: usize) -> Option<Changed> {
    // Where in its sentence a source stands tells nothing.
    if is_given(&pairing.new, link.place.1, |new| pairing.is_same_source(old, new)) {
        return None;
    }
    let change = pairing.changed(("attribution", "removed"), link.place.0, link.place.1);
    let units: Vec<Span> =
        pairing.new.unit_at(link.place.1.start()).map(|at| pairing.new.units[at]).into_iter().collect();
    let beside = is_beside(pairing, link.place.1, old);
    let degree = if beside { "moved" } else { "plain" };
    Some(Changed {
        who: pairing.old.name(old),
        degree,
        accuses: accuses(&pairing.new, &units),
        material: !beside,
        ..change
    })
}

/// Whether a source is given in the sentences of a place.
fn is_given(side: &Side<'_>, place: Span, is_who: impl Fn(usize) -> bool) -> bool {
    let Some(group) = side.group_at(place.start()) else { return false };
    side.found.attributions.iter().filter(|one| counts(one)).any(|one| {
        let at = side.found.sentences.get(one.sentence).map(|sentence| sentence.span.start());
        one.source.is_some_and(&is_who) && at.and_then(|at| side.group_at(at)) == Some(group)
    })
}

/// Whether the same source is given in a sentence next to a place, in the same paragraph.
fn is_beside(pairing: &Pairing<'_>, place: Span, old: usize) -> bool {
    let found = pairing.new.found;
    let Some(at) = found.sentence_at(place.start()) else { return false };
    let block = found.sentences[at].block;
    found.attributions.iter().any(|one| {
        let near =
            one.sentence.abs_diff(at) == 1 && found.sentences.get(one.sentence).is_some_and(|s| s.block == block);
        near && one.source.is_some_and(|source| pairing.is_same_source(old, source))
    })
}

/// What a verb of saying says of what is said.
const SHADES: &[crate::annotate::ListId] =
    &[known::CUES_DOUBTING, known::CUES_CONCEDING, known::CUES_KNOWING, known::CUES_INSISTING, known::CUES_DENYING];

fn cue(pairing: &Pairing<'_>, link: &Link) -> Option<Changed> {
    let at = |side: &Side<'_>, attribution: Option<usize>| -> Option<Span> {
        let one = &side.found.attributions[attribution?];
        one.cue.filter(|_| one.inherits.is_none())
    };
    let (old, new) = (at(&pairing.old, link.old.1)?, at(&pairing.new, link.new.1)?);
    let shade = |side: &Side<'_>, cue: Span| {
        let tokens = side.found.tokens_in(cue);
        SHADES.iter().position(|&list| {
            tokens.clone().any(|at| pairing.lexicon.match_at(&side.found.tokens[at..tokens.end], list).is_some())
        })
    };
    (shade(&pairing.old, old) != shade(&pairing.new, new)).then(|| pairing.changed(("cue", "changed"), old, new))
}

/// What differs in who stands behind the words of a sentence that were kept.
fn of_sentence(pairing: &Pairing<'_>, reworded: &Reworded) -> Vec<Changed> {
    let behind = |side: &Side<'_>, place: Span| {
        if side.found.in_quotation(place) {
            return None;
        }
        Some(side.found.attributions.iter().position(|one| counts(one) && covers(one, place)))
    };
    let mut kept: BTreeMap<(Option<usize>, Option<usize>), (usize, Span, Span)> = BTreeMap::new();
    for (a, b) in reworded.equal() {
        let (old, new) = (&reworded.old[a], &reworded.new[b]);
        let Some((from, to)) = behind(&pairing.old, old.span).zip(behind(&pairing.new, new.span)) else { continue };
        let entry = kept.entry((from, to)).or_insert((0, old.span, new.span));
        *entry = (entry.0 + usize::from(old.is_content()), entry.1.cover(old.span), entry.2.cover(new.span));
    }
    let of_old: BTreeMap<Option<usize>, usize> =
        kept.iter().fold(BTreeMap::new(), |mut sums, ((from, _), (count, ..))| {
            *sums.entry(*from).or_default() += count;
            sums
        });
    let mut changes = Vec::new();
    for (&(from, to), &(count, old_place, new_place)) in &kept {
        // A word or two that ended up on the other side of a clause tell nothing.
        if count < FEW || 2 * count < of_old.get(&from).copied().unwrap_or(0) {
            continue;
        }
        let source = |side: &Side<'_>, at: Option<usize>| at.and_then(|at| side.found.attributions[at].source);
        let link = Link {
            old: (source(&pairing.old, from), from),
            new: (source(&pairing.new, to), to),
            place: (old_place, new_place),
        };
        changes.extend(compared(pairing, &link));
    }
    changes
}

/// Whether an attribution tells who says so.
fn counts(attribution: &Attribution) -> bool {
    !matches!(attribution.kind, AttributionKind::Topic | AttributionKind::NoComment | AttributionKind::SelfSourced)
        && attribution.cue_class != CueClass::NoComment
}
