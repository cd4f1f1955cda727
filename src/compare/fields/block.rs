//! What stands around the story: headline, standfirst, byline, dateline, captions.

use crate::annotate::Changed;
use crate::compare::pairing::{Pairing, Side};
use crate::document::{BlockKind, Field};
use crate::text::{Span, anchored};

const SLOTS: &[(&str, BlockKind)] = &[
    ("headline", BlockKind::Headline),
    ("standfirst", BlockKind::Standfirst),
    ("byline", BlockKind::Byline),
    ("dateline", BlockKind::Dateline),
    ("caption", BlockKind::Caption),
];

pub(super) fn find(pairing: &Pairing<'_>, before: &[Changed]) -> Vec<Changed> {
    let mut changes = Vec::new();
    for &(what, kind) in SLOTS {
        let (old, new) = (blocks(&pairing.old, kind), blocks(&pairing.new, kind));
        let words = |side: &Side<'_>, span: Span| anchored(side.found.slice(span));
        let there = |side: &Side<'_>, spans: &[Span], text: &str| spans.iter().any(|&span| words(side, span) == text);
        let left: Vec<Span> =
            old.iter().copied().filter(|&span| !there(&pairing.new, &new, &words(&pairing.old, span))).collect();
        let came: Vec<Span> =
            new.iter().copied().filter(|&span| !there(&pairing.old, &old, &words(&pairing.new, span))).collect();
        for (&a, &b) in left.iter().zip(&came) {
            let inside = |change: &&Changed| change.material && b.contains(change.span);
            let material = before.iter().any(|change| inside(&change));
            let alone = what == "headline"
                && pairing.reworded.iter().all(|one| one.new_units.iter().all(|unit| b.contains(*unit)));
            let degree = if alone { "alone" } else { "plain" };
            changes.push(Changed { material, degree, ..pairing.changed((what, "changed"), a, b) });
        }
        changes.extend(left.iter().skip(came.len()).map(|&a| pairing.removed(what, a)));
        changes.extend(came.iter().skip(left.len()).map(|&b| pairing.at_new((what, "added"), b)));
    }
    changes.extend(byline(pairing));
    changes
}

fn blocks(side: &Side<'_>, kind: BlockKind) -> Vec<Span> {
    side.found.document.blocks.iter().filter(|block| block.kind == kind).map(|block| block.span).collect()
}

/// A byline that stands in the metadata and nowhere in the copy.
fn byline(pairing: &Pairing<'_>) -> Option<Changed> {
    let of = |side: &Side<'_>| match &side.found.document.metadata.byline {
        Field::Present(name, _) if blocks(side, BlockKind::Byline).is_empty() => Some(name.clone()),
        _ => None,
    };
    let (old, new) = (of(&pairing.old), of(&pairing.new));
    let how = match (&old, &new) {
        (Some(a), Some(b)) if anchored(a) != anchored(b) => "changed",
        (Some(_), None) if blocks(&pairing.new, BlockKind::Byline).is_empty() => "removed",
        (None, Some(_)) if blocks(&pairing.old, BlockKind::Byline).is_empty() => "added",
        _ => return None,
    };
    let change = Changed::new("byline", how, Span::empty(0));
    Some(Changed { was: old, now: new, part: "byline", ..change })
}
