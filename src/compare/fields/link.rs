//! Hyperlinks that went, came or lead elsewhere, from words that are still there.

use crate::annotate::Changed;
use crate::compare::pairing::{Pairing, Side};
use crate::document::Link;

pub(super) fn find(pairing: &Pairing<'_>, _: &[Changed]) -> Vec<Changed> {
    let (old, new) = (&pairing.old.found.document.links, &pairing.new.found.document.links);
    let mut changes = Vec::new();
    let there = |links: &[Link], target: &str| links.iter().any(|link| is_same(&link.target, target));
    for link in old.iter().filter(|link| !there(new, &link.target)) {
        let Some(group) = group(&pairing.old, link).filter(|&group| !pairing.alignment.groups[group].new.is_empty())
        else {
            continue;
        };
        let fresh = |other: &&Link| self::group(&pairing.new, other) == Some(group) && !there(old, &other.target);
        changes.push(match new.iter().find(fresh) {
            Some(now) => Changed {
                was: Some(link.target.clone()),
                now: Some(now.target.clone()),
                ..pairing.changed(("link", "changed"), link.span, now.span)
            },
            None => Changed { was: Some(link.target.clone()), ..pairing.removed("link", link.span) },
        });
    }
    for link in new.iter().filter(|link| !there(old, &link.target)) {
        let group = group(&pairing.new, link);
        let replaced = changes.iter().any(|change| change.how == "changed" && change.span == link.span);
        let kept = group.is_some_and(|group| !pairing.alignment.groups[group].old.is_empty());
        if kept && !replaced {
            changes.push(Changed { now: Some(link.target.clone()), ..pairing.at_new(("link", "added"), link.span) });
        }
    }
    changes
}

fn group(side: &Side<'_>, link: &Link) -> Option<usize> {
    side.group_at(link.span.start())
}

/// The same page: with or without encryption, `www.` and a slash at the end.
fn is_same(a: &str, b: &str) -> bool {
    let plain = |target: &str| {
        let target = target.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
        target.trim_end_matches('/').to_owned()
    };
    a == b || plain(a) == plain(b)
}
