//! What was checked in the words of one revision and has others in the next, or none.

use super::Judged;
use crate::annotate::{Annotated, Changed};

/// A change for each entry that was verified in the words of the old revision and is not in those of the new one.
#[must_use]
pub fn edited((old, was): (&Annotated, &Judged), (new, now): (&Annotated, &Judged)) -> Vec<Changed> {
    let words = |found: &Annotated, span| crate::text::squeezed(found.slice(span));
    let mut changes = Vec::new();
    for (before, after) in was.entries.iter().zip(&now.entries) {
        let Some(before) = before.as_ref().filter(|entry| entry.is_verified()) else { continue };
        let mut change = match after {
            Some(after) if after.was.is_some() => {
                let change = Changed::new("check", "changed", after.span);
                Changed { now: Some(words(new, after.span)), ..change }
            }
            Some(_) => continue,
            None => Changed::new("check", "removed", crate::text::Span::empty(0)),
        };
        change.who = before.id.clone().filter(|id| !id.is_empty());
        change.was = Some(words(old, before.span));
        change.old = Some(before.span);
        changes.push(change);
    }
    changes
}
