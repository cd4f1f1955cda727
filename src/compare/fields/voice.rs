//! Who is given for what is said: another person, nobody, somebody without a name; and by which verb.
//!
//! For words in marks this is asked of each quotation that stands on both sides; for the rest, of the words of a
//! sentence that were kept: who covers them then, and who covers them now.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::annotate::{Annotated, Attribution, AttributionKind, Changed, CueClass, covers, known};
use crate::compare::align::Op;
use crate::compare::pairing::{Pairing, Side};
use crate::compare::people::{Key, Standing};
use crate::compare::reworded::Reworded;
use crate::text::{Span, folded};

use super::lost::{is_given, lost};

/// Fewer kept words that tell something are no claim.
const FEW: usize = 2;
/// Where so much of a sentence is left, one will do.
const MUCH: f64 = 0.7;

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
    for reworded in pairing.copy() {
        changes.extend(of_sentence(pairing, reworded));
    }
    changes.extend(replaced(pairing));
    changes.sort_by_key(|change| (change.what, change.how, change.span));
    changes.dedup_by(|later, earlier| {
        (later.what, later.how, later.span, later.old) == (earlier.what, earlier.how, earlier.span, earlier.old)
    });
    changes
}

/// What is said, with who says it on both sides: source and attribution, by index.
pub(super) struct Link {
    pub old: (Option<usize>, Option<usize>),
    pub new: (Option<usize>, Option<usize>),
    /// The words.
    pub place: (Span, Span),
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
    // Words that had a source of their own and lean on another sentence's now have lost it; so have those of which one
    // of two sources is left.
    let leans = is_own(&pairing.old, link.old.1) && !is_own(&pairing.new, link.new.1);
    let is_left = || {
        !is_given(&pairing.new, link.place.1, |other| pairing.is_same_source(old, other))
            && is_given(&pairing.old, link.place.0, |other| {
                let (was, now) = (&pairing.old.keys[other], &pairing.new.keys[new]);
                other != old && was.standing == now.standing && was.is_alike(now)
            })
    };
    if leans || is_left() {
        return lost(pairing, link, old).into_iter().collect();
    }
    let mut changes = Vec::new();
    let mention = |side: &Side<'_>, attribution: Option<usize>, place: Span| {
        let at = attribution.and_then(|at| side.found.attributions[at].mention);
        at.map_or(place, |at| side.found.mentions[at].shown)
    };
    let places = (mention(&pairing.old, link.old.1, link.place.0), mention(&pairing.new, link.new.1, link.place.1));
    if let Some((what, how)) = who(pairing, old, new) {
        let change = pairing.changed((what, how), places.0, places.1);
        let named = (pairing.old.name(old), pairing.new.name(new));
        // The words around are the same: whom they mean was worked out from what stands before them.
        let same = pairing.is_same_place(link.place);
        let degree = if same { "moved" } else { "plain" };
        let material = how != "named" && !same;
        changes.push(Changed { was: named.0, now: named.1, degree, material, ..change });
    }
    changes.extend(cue(pairing, link));
    changes
}

/// Whether an attribution stands with its words, and is not carried over from another sentence.
fn is_own(side: &Side<'_>, attribution: Option<usize>) -> bool {
    attribution.is_some_and(|at| side.found.attributions[at].inherits.is_none())
}

/// The verb by which a source is given for other words at the same place of the story: the first sentence that went
/// and the first that came between two that stayed.
fn replaced(pairing: &Pairing<'_>) -> Vec<Changed> {
    let mut changes = Vec::new();
    let groups = pairing.alignment.groups.iter();
    let is_gap = |op: Op| matches!(op, Op::Added | Op::Deleted);
    for gap in groups.collect::<Vec<_>>().chunk_by(|a, b| is_gap(a.op) && is_gap(b.op)) {
        let first = |side: &Side<'_>, unit: Option<usize>| {
            let unit = side.units[unit?];
            let inside = |cue: Span| unit.contains(cue);
            let at = side
                .found
                .attributions
                .iter()
                .position(|one| one.cue.is_some_and(inside) && counts(side.found, one))?;
            Some((side.found.attributions[at].source, Some(at), unit))
        };
        let old = first(
            &pairing.old,
            gap.iter().find_map(|group| group.old.first().copied().filter(|_| group.op == Op::Deleted)),
        );
        let new = first(
            &pairing.new,
            gap.iter().find_map(|group| group.new.first().copied().filter(|_| group.op == Op::Added)),
        );
        if let (Some(old), Some(new)) = (old, new)
            && let (Some(before), Some(after)) = (old.0, new.0)
            && pairing.is_same_source(before, after)
        {
            changes.extend(cue(pairing, &Link { old: (old.0, old.1), new: (new.0, new.1), place: (old.2, new.2) }));
        }
    }
    changes
}

/// Whether a person has another given name throughout: that is a name that changed, and nobody else who speaks.
fn is_renamed(pairing: &Pairing<'_>, old: &Key, new: &Key) -> bool {
    let gone = |side: &Side<'_>, key: &Key| !side.keys.iter().any(|other| other.is_named_as(key));
    old.standing == Some(Standing::Named)
        && new.standing == Some(Standing::Named)
        && old.head() == new.head()
        && gone(&pairing.new, old)
        && gone(&pairing.old, new)
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
        _ if a.is_same(b) || is_renamed(pairing, a, b) => None,
        _ => Some(("speaker", "changed")),
    }
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
    // What a paper or a body shows stands in what it printed; what a person shows, they have proved.
    let printed = |side: &Side<'_>, cue: Span, source: Option<usize>| {
        source.is_some_and(|at| side.keys[at].standing == Some(Standing::Body))
            && folded(side.found.slice(cue)).starts_with("show")
    };
    let shade = |side: &Side<'_>, cue: Span, source: Option<usize>| {
        let tokens = side.found.tokens_in(cue);
        let stands = |list, at| pairing.lexicon.match_at(&side.found.tokens[at..tokens.end], list).is_some();
        SHADES.iter().position(|&list| {
            (list != known::CUES_KNOWING || !printed(side, cue, source)) && tokens.clone().any(|at| stands(list, at))
        })
    };
    (shade(&pairing.old, old, link.old.0) != shade(&pairing.new, new, link.new.0))
        .then(|| pairing.changed(("cue", "changed"), old, new))
}

/// The attributions that cover a word on both sides.
type Behind = (Option<usize>, Option<usize>);

/// What differs in who stands behind the words of a sentence that were kept.
fn of_sentence(pairing: &Pairing<'_>, reworded: &Reworded) -> Vec<Changed> {
    let behind = |side: &Side<'_>, place: Span| {
        if side.found.in_quotation(place) {
            return None;
        }
        let around = side.covering[reworded.group].iter().map(|&at| (at, &side.found.attributions[at]));
        let around = around.filter(|(_, one)| covers(one, place) && counts(side.found, one));
        // Of a saying within a saying, whoever says all of it; of two alike, the first.
        let length = |one: &Attribution| one.content.iter().map(|part| part.len()).sum::<usize>();
        Some(around.max_by_key(|&(at, one)| (length(one), Reverse(at))).map(|(at, _)| at))
    };
    let mut kept: BTreeMap<Behind, (usize, Span, Span)> = BTreeMap::new();
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
        let few = if reworded.kept() >= MUCH { 1 } else { FEW };
        if count < few || 2 * count < of_old.get(&from).copied().unwrap_or(0) {
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

/// Whether an attribution tells who says so. Whoever says “I” or “we” is the one who writes; and of what somebody is
/// accused of, the accuser says that it is so, though no words of theirs are told.
pub(super) fn counts(found: &Annotated, attribution: &Attribution) -> bool {
    const FIRST: &[&str] = &["i", "we"];
    const ACCUSING: &[&str] = &["accus", "blam"];
    let mention = attribution.mention.map(|at| folded(found.slice(found.mentions[at].head)));
    let kind = match attribution.kind {
        AttributionKind::Topic => {
            let cue = attribution.cue.map(|cue| folded(found.slice(cue))).unwrap_or_default();
            ACCUSING.iter().any(|start| cue.starts_with(start))
        }
        AttributionKind::NoComment | AttributionKind::SelfSourced => false,
        _ => true,
    };
    kind && attribution.cue_class != CueClass::NoComment
        && mention.is_none_or(|mention| !FIRST.contains(&mention.as_str()))
}
