//! Denials, and who was asked and did not answer: gone while what they answer is still there, or new.

use crate::annotate::{Attribution, AttributionKind, Changed, CueClass};
use crate::compare::pairing::{Pairing, Side};
use crate::text::{Span, words_at};

pub(super) fn find(pairing: &Pairing<'_>, _: &[Changed]) -> Vec<Changed> {
    let mut changes = Vec::new();
    for (source, span) in responses(&pairing.old) {
        if !speaks(&pairing.new, |new| pairing.is_same_source(source, new)) {
            let who = pairing.old.name(source);
            // Whoever went with what was said against them has nothing left to answer.
            let there = is_named(&pairing.new, pairing.old.keys[source].head());
            let degree = if there { "plain" } else { "weaker" };
            changes.push(Changed { who, degree, material: there, ..pairing.removed("response", span) });
        }
    }
    for (source, span) in responses(&pairing.new) {
        if !speaks(&pairing.old, |old| pairing.is_same_source(old, source)) {
            let who = pairing.new.name(source);
            changes.push(Changed { who, ..pairing.at_new(("response", "added"), span) });
        }
    }
    changes
}

/// Whether an attribution denies something or says that no answer came.
fn answers(one: &Attribution) -> bool {
    one.kind == AttributionKind::NoComment || matches!(one.cue_class, CueClass::Denial | CueClass::NoComment)
}

/// Who denies something or gave no answer, once each, with the sentence that says so.
fn responses(side: &Side<'_>) -> Vec<(usize, Span)> {
    let found = side.found;
    let answers = found.attributions.iter().filter(|one| answers(one));
    let mut all: Vec<_> =
        answers.filter_map(|one| Some((one.source?, found.sentences.get(one.sentence)?.span))).collect();
    all.sort_unstable();
    all.dedup_by_key(|(source, _)| *source);
    all
}

/// Whether a name stands anywhere in a revision.
fn is_named(side: &Side<'_>, head: &str) -> bool {
    let prose = side.found.document.prose.text();
    let words = words_at(prose, Span::new(0, prose.len()));
    let head = head.rsplit(' ').next().unwrap_or(head);
    !head.is_empty() && words.iter().any(|word| word.text.trim_end_matches("'s") == head)
}

/// Whether somebody has a word in a revision.
fn speaks(side: &Side<'_>, is_who: impl Fn(usize) -> bool) -> bool {
    let words = |one: &Attribution| one.kind != AttributionKind::Topic || answers(one);
    side.found.attributions.iter().any(|one| words(one) && one.source.is_some_and(&is_who))
}
