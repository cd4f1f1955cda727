//! Sentences that moved, were split or joined, came, went, or were reworded where nothing above says more.

use crate::annotate::Changed;
use crate::compare::align::Op;
use crate::compare::pairing::Pairing;
use crate::text::Span;

pub(super) fn find(pairing: &Pairing<'_>, before: &[Changed]) -> Vec<Changed> {
    let mut changes = Vec::new();
    for group in &pairing.alignment.groups {
        let cover = |units: &[Span], of: &[usize]| of.iter().map(|&at| units[at]).reduce(Span::cover);
        let (old, new) = (cover(&pairing.old.units, &group.old), cover(&pairing.new.units, &group.new));
        let said = |old: Option<Span>, new: Option<Span>| {
            before.iter().any(|change| {
                new.is_some_and(|unit| {
                    unit.overlaps(change.span) || unit.contains(change.span) && !change.span.is_empty()
                }) || old.is_some_and(|unit| change.old.is_some_and(|place| unit.overlaps(place)))
            })
        };
        match (group.op, old, new) {
            (Op::Moved, Some(old), Some(new)) => changes.push(pairing.changed(("sentence", "moved"), old, new)),
            (Op::Split, Some(old), Some(new)) => changes.push(pairing.changed(("sentence", "split"), old, new)),
            (Op::Merged, Some(old), Some(new)) => changes.push(pairing.changed(("sentence", "merged"), old, new)),
            (Op::Edited, Some(old), Some(new)) if !group.same && !said(Some(old), Some(new)) => {
                changes.push(pairing.changed(("sentence", "reworded"), old, new));
            }
            (Op::Added, _, Some(new)) if !said(None, Some(new)) => {
                changes.push(pairing.at_new(("sentence", "added"), new));
            }
            (Op::Deleted, Some(old), _) if !said(Some(old), None) => changes.push(pairing.removed("sentence", old)),
            _ => {}
        }
    }
    changes
}
