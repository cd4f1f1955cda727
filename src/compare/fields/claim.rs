//! Sentences with a checkable assertion that came or went.

use crate::annotate::{Changed, ClaimKind, Support};
use crate::compare::align::Op;
use crate::compare::pairing::{Pairing, Side};
use crate::text::Span;

pub(super) fn find(pairing: &Pairing<'_>, _: &[Changed]) -> Vec<Changed> {
    let mut changes = Vec::new();
    for group in &pairing.alignment.groups {
        for &unit in group.new.iter().filter(|_| group.op == Op::Added) {
            if let Some(claim) = asserted(&pairing.new, pairing.new.units[unit]) {
                let change = pairing.at_new(("claim", "added"), claim.span);
                changes.push(Changed { accuses: claim.accuses, supported: claim.supported, ..change });
            }
        }
        for &unit in group.old.iter().filter(|_| group.op == Op::Deleted) {
            if let Some(claim) = asserted(&pairing.old, pairing.old.units[unit]) {
                // What was asserted of somebody and is gone, readers have to be told.
                let change = pairing.removed("claim", claim.span);
                changes.push(Changed { accuses: claim.accuses, material: claim.accuses, ..change });
            }
        }
    }
    changes
}

/// What a sentence asserts.
pub(super) struct Asserted {
    pub span: Span,
    pub accuses: bool,
    pub supported: bool,
}

/// What a unit asserts: all its claims together.
pub(super) fn asserted(side: &Side<'_>, unit: Span) -> Option<Asserted> {
    let claims = || side.found.claims.iter().filter(move |claim| unit.contains(claim.trigger));
    let span = claims().map(|claim| claim.span).reduce(Span::cover)?;
    let body = side.block(unit.start()).is_some_and(|kind| kind.is_body());
    body.then(|| Asserted {
        span,
        accuses: claims().any(|claim| claim.kind == ClaimKind::Accusation && claim.target.is_some()),
        supported: claims().all(|claim| claim.support != Support::None),
    })
}
