//! Aligns each part of a story with its like: the headline with the headline, notices with notices, copy with copy.

use std::collections::BTreeMap;

use super::align::{Alignment, Group, Op, align};
use crate::annotate::Annotated;
use crate::document::BlockKind;
use crate::text::Span;

/// Classes of blocks whose sentences are never taken for one another's.
fn class(found: &Annotated, unit: Span) -> u8 {
    let kind = found.block_at(unit.start()).map(|block| found.document.blocks[block].kind);
    match kind {
        Some(BlockKind::Headline) => 0,
        Some(BlockKind::Byline) => 1,
        Some(BlockKind::Caption) => 2,
        Some(BlockKind::Note) => 3,
        _ => 4,
    }
}

/// What is aligned.
pub(super) struct Units {
    pub old: Vec<Span>,
    pub new: Vec<Span>,
    /// Each part of the story with its like.
    pub by_part: bool,
}

/// Aligns the headline with the headline, notices with notices, and so on; groups in the order of the new side.
pub(super) fn aligned((old, new): (&Annotated, &Annotated), units: &Units) -> Alignment {
    let Units { old: old_units, new: new_units, by_part } = units;
    let class = |found: &Annotated, unit: Span| if *by_part { class(found, unit) } else { 0 };
    let mut classes: BTreeMap<u8, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (index, &unit) in old_units.iter().enumerate() {
        classes.entry(class(old, unit)).or_default().0.push(index);
    }
    for (index, &unit) in new_units.iter().enumerate() {
        classes.entry(class(new, unit)).or_default().1.push(index);
    }
    let mut all = Alignment::default();
    for (of_old, of_new) in classes.into_values() {
        let old: Vec<&str> = of_old.iter().map(|&at| old.slice(old_units[at])).collect();
        let new: Vec<&str> = of_new.iter().map(|&at| new.slice(new_units[at])).collect();
        let found = align(&old, &new);
        all.bounded |= found.bounded;
        all.groups.extend(found.groups.into_iter().map(|mut group| {
            group.old.iter_mut().for_each(|at| *at = of_old[*at]);
            group.new.iter_mut().for_each(|at| *at = of_new[*at]);
            group
        }));
    }
    all.groups = in_order(all.groups);
    all
}

/// Groups in the order of the new side; what was deleted stands where it stood.
fn in_order(groups: Vec<Group>) -> Vec<Group> {
    let (mut there, mut gone): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| !group.new.is_empty());
    there.sort_by_key(|group| group.new[0]);
    gone.sort_by_key(|group| group.old.first().copied());
    let mut out: Vec<Group> = Vec::with_capacity(there.len() + gone.len());
    let mut gone = gone.into_iter().peekable();
    for group in there {
        let first = group.old.first().copied().filter(|_| group.op != Op::Moved);
        while gone.peek().is_some_and(|gone| first.is_some_and(|first| gone.old[0] < first)) {
            out.extend(gone.next());
        }
        out.push(group);
    }
    out.extend(gone);
    out
}
