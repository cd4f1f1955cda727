//! Sentences with the same words. Those that stand once on both sides are pairs; those that stand several times go
//! with the ones beside pairs, then with the ones between the same pairs, then the first with the first.

use std::collections::BTreeMap;

use super::likeness::Lines;
use super::links::Links;
use super::order::Kept;

pub(super) fn pair(lines: &Lines, links: &mut Links) {
    for (old, new) in places(lines, links, |_, _| 0).into_values() {
        if let ([i], [j]) = (old.as_slice(), new.as_slice()) {
            links.add(*i, *j);
        }
    }
    spread(lines, links);
    let kept = Kept::new(lines, links);
    let gap = |side, at| if side == Side::Old { kept.gap_of_old(at) } else { kept.gap_of_new(at) };
    first_with_first(places(lines, links, gap), links);
    first_with_first(places(lines, links, |_, _| 0), links);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Old,
    New,
}

/// By their words and something else: sentences without a partner, old and new.
type Places<'a> = BTreeMap<(&'a str, usize), (Vec<usize>, Vec<usize>)>;

fn places<'a>(lines: &'a Lines, links: &Links, by: impl Fn(Side, usize) -> usize) -> Places<'a> {
    let (old, new) = links.free();
    let mut places = Places::new();
    for i in old {
        places.entry((&lines.old[i].words, by(Side::Old, i))).or_default().0.push(i);
    }
    for j in new {
        places.entry((&lines.new[j].words, by(Side::New, j))).or_default().1.push(j);
    }
    places
}

fn first_with_first(places: Places<'_>, links: &mut Links) {
    for (old, new) in places.into_values() {
        for (i, j) in old.into_iter().zip(new) {
            links.add(i, j);
        }
    }
}

/// Pairs what has the same words and stands beside pairs: between two, then behind one, then before one. No two claim
/// the same sentence, whichever side is read first.
fn spread(lines: &Lines, links: &mut Links) {
    let same = |links: &Links, i: usize, j: usize| {
        i < lines.old.len() && j < lines.new.len() && links.is_free(i, j) && lines.old[i].words == lines.new[j].words
    };
    let partner = |links: &Links, i: usize| links.of_old[i].first().copied();
    for i in 0..lines.old.len() {
        if let Some(j) = partner(links, i)
            && same(links, i + 1, j + 1)
            && links.neighbours(i + 1, j + 1) == 2
        {
            links.add(i + 1, j + 1);
        }
    }
    for i in 0..lines.old.len() {
        if let Some(j) = partner(links, i)
            && same(links, i + 1, j + 1)
        {
            links.add(i + 1, j + 1);
        }
    }
    for i in (1..lines.old.len()).rev() {
        if let Some(j) = partner(links, i).filter(|&j| j > 0)
            && same(links, i - 1, j - 1)
        {
            links.add(i - 1, j - 1);
        }
    }
}
