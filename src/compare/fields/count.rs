//! How many people an unnamed source is: two officials became three, or several.

use crate::annotate::{Changed, Count, FigureKind};
use crate::compare::pairing::{Pairing, Side};
use crate::compare::people::Standing;
use crate::text::{Span, anchored};

pub(super) fn find(pairing: &Pairing<'_>, _: &[Changed]) -> Vec<Changed> {
    let mut changes = Vec::new();
    for (old, new) in pairs(pairing) {
        let (a, b) = (&pairing.old.found.sources[old], &pairing.new.found.sources[new]);
        let (from, to) = (number(&pairing.old, a.count), number(&pairing.new, b.count));
        if let (Some((from, old)), Some((to, new))) = (from, to)
            && from != to
        {
            let degree = if to.is_none() { "vague" } else { "plain" };
            let who = pairing.new.name(self::index(&pairing.new, b));
            changes.push(Changed { degree, who, material: true, ..pairing.changed(("count", "changed"), old, new) });
        }
    }
    changes
}

fn index(side: &Side<'_>, source: &crate::annotate::Source) -> usize {
    side.found.sources.iter().position(|one| std::ptr::eq(one, source)).unwrap_or(usize::MAX)
}

/// The number, `None` of a vague one, and the words that say so; nothing where none is said.
fn number(side: &Side<'_>, count: Count) -> Option<(Option<u32>, Span)> {
    // The share of a poll is no number of people.
    let share = |span: Span| {
        side.found.figures.iter().any(|figure| figure.kind == FigureKind::Percent && figure.span.overlaps(span))
    };
    match count {
        Count::Exact(_, span) if share(span) => None,
        Count::Exact(number, span) => Some((Some(number), without_of(side, span))),
        Count::Vague(span) => Some((None, span)),
        Count::One | Count::Unstated => None,
    }
}

/// "two of": the number.
fn without_of(side: &Side<'_>, span: Span) -> Span {
    let words = side.found.slice(span);
    let bare = words.strip_suffix(" of").unwrap_or(words);
    Span::new(span.start(), span.start() + bare.len())
}

/// Unnamed sources of both sides that are given for the same words, or in the same sentence.
fn pairs(pairing: &Pairing<'_>) -> Vec<(usize, usize)> {
    let unnamed = |side: &Side<'_>, at: usize| side.keys[at].standing == Some(Standing::Unnamed);
    let head = |side: &Side<'_>, at: usize| {
        let mention = side.found.sources[at].mentions.first().map(|&at| side.found.mentions[at].head);
        mention.map(|head| anchored(side.found.slice(head)))
    };
    let group = |side: &Side<'_>, at: usize| {
        let mention = side.found.sources[at].mentions.first().map(|&at| side.found.mentions[at].span);
        mention.and_then(|span| side.group_at(span.start()))
    };
    let mut pairs = Vec::new();
    for old in (0..pairing.old.keys.len()).filter(|&at| unnamed(&pairing.old, at)) {
        let here = group(&pairing.old, old);
        let partner = (0..pairing.new.keys.len()).find(|&new| {
            unnamed(&pairing.new, new)
                && here.is_some()
                && here == group(&pairing.new, new)
                && head(&pairing.old, old) == head(&pairing.new, new)
        });
        pairs.extend(partner.map(|new| (old, new)));
    }
    pairs
}
