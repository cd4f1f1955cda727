//! Corrections, updates and notes to readers: new, reworded, gone.

use crate::annotate::Changed;
use crate::compare::pairing::Pairing;
use crate::text::folded;

pub(super) fn find(pairing: &Pairing<'_>, _: &[Changed]) -> Vec<Changed> {
    let (mut old, mut new) = (pairing.old.notices.clone(), pairing.new.notices.clone());
    let text = |found: &crate::annotate::Annotated, span| folded(found.slice(span));
    old.retain(|a| {
        let words = text(pairing.old.found, a.span);
        let same = new.iter().position(|b| text(pairing.new.found, b.span) == words);
        same.map(|at| new.remove(at)).is_none()
    });
    let mut changes = Vec::new();
    for a in old {
        // The one that it became has the same label, or stands in the same group of sentences.
        let group = pairing.old.group_at(a.span.start());
        let partner = new.iter().position(|b| pairing.new.group_at(b.span.start()) == group);
        let partner = partner.or_else(|| new.iter().position(|b| b.label == a.label && new.len() == 1));
        changes.push(match partner {
            Some(at) => pairing.changed(("notice", "changed"), a.span, new.remove(at).span),
            None => pairing.removed("notice", a.span),
        });
    }
    changes.extend(new.into_iter().map(|b| pairing.at_new(("notice", "added"), b.span)));
    for change in &mut changes {
        change.part = "notice";
    }
    changes
}
