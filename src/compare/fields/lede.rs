//! The first sentence of the story: another one, or the same with something else in it.

use crate::annotate::Changed;
use crate::compare::pairing::{Pairing, Side};
use crate::document::BlockKind;

/// A lede of which less is left says something else.
const KEPT: f64 = 0.7;

pub(super) fn find(pairing: &Pairing<'_>, before: &[Changed]) -> Vec<Changed> {
    let (Some(old), Some(new)) = (first(&pairing.old), first(&pairing.new)) else { return Vec::new() };
    let (a, b) = (pairing.old.units[old], pairing.new.units[new]);
    let group = &pairing.alignment.groups[pairing.new.group_of[new]];
    let changed = if group.old == [old] && group.new == [new] {
        let reworded = pairing.reworded.iter().find(|one| one.group == pairing.new.group_of[new]);
        let inside = |change: &Changed| change.material && b.overlaps(change.span);
        reworded.is_some_and(|one| one.kept() < KEPT) || before.iter().any(inside)
    } else {
        true
    };
    if changed { vec![pairing.changed(("lede", "changed"), a, b)] } else { Vec::new() }
}

/// The first unit of the running story.
fn first(side: &Side<'_>) -> Option<usize> {
    side.units.iter().position(|unit| side.block(unit.start()) == Some(BlockKind::Body))
}
