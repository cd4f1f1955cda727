//! The first sentence of the story: another one, or the same with something else in it.

use crate::annotate::Changed;
use crate::compare::pairing::Pairing;

/// A lede of which less is left says something else.
const KEPT: f64 = 0.7;

pub(super) fn find(pairing: &Pairing<'_>, before: &[Changed]) -> Vec<Changed> {
    let Some((old, new)) = pairing.old.first_of_copy().zip(pairing.new.first_of_copy()) else { return Vec::new() };
    let (a, b) = (pairing.old.units[old], pairing.new.units[new]);
    let group = &pairing.alignment.groups[pairing.new.group_of[new]];
    let same = group.old == [old] && group.new == [new];
    let reworded = pairing.reworded.iter().find(|one| same && one.group == pairing.new.group_of[new]);
    let inside = |change: &Changed| change.material && b.overlaps(change.span);
    let degree = match reworded {
        None if same => return Vec::new(),
        Some(one) if one.kept() >= KEPT && !before.iter().any(inside) => return Vec::new(),
        // What changed in it is told by itself.
        Some(one) if one.kept() >= KEPT => "weaker",
        _ => "plain",
    };
    vec![Changed { degree, ..pairing.changed(("lede", "changed"), a, b) }]
}
