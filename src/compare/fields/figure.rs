//! Figures: an amount, a date or an age that is another one now, or is surer or vaguer than it was.

use crate::annotate::{Changed, Figure, FigureKind, ListId, known};
use crate::compare::pairing::{Pairing, Side};
use crate::compare::reworded::Reworded;
use crate::compare::values::{Valued, fates};
use crate::text::{Span, anchored};

/// A figure as it is compared.
struct Amount<'a> {
    figure: &'a Figure,
    words: String,
}

pub(super) fn find(pairing: &Pairing<'_>, _: &[Changed]) -> Vec<Changed> {
    let mut changes: Vec<Changed> = pairing.copy().flat_map(|reworded| of(pairing, reworded)).collect();
    changes.extend(of_lede(pairing));
    changes
}

/// The figures of a lede that another one has replaced and that the story does not give any more.
fn of_lede(pairing: &Pairing<'_>) -> Vec<Changed> {
    let Some(unit) = pairing.old.first_of_copy() else { return Vec::new() };
    if !pairing.alignment.groups[pairing.old.group_of[unit]].new.is_empty() {
        return Vec::new();
    }
    let left = amounts(pairing, &pairing.new, &pairing.new.units);
    let old = amounts(pairing, &pairing.old, &pairing.old.units[unit..=unit]);
    let gone = old.iter().filter(|a| !left.iter().any(|b| is_same(&a.value, &b.value)));
    gone.map(|a| pairing.removed(what(a.value.figure), a.span)).collect()
}

fn of(pairing: &Pairing<'_>, reworded: &Reworded) -> Vec<Changed> {
    let old = amounts(pairing, &pairing.old, &reworded.old_units);
    let new = amounts(pairing, &pairing.new, &reworded.new_units);
    let mut changes = Vec::new();
    for fate in fates(reworded, (&old, &new), is_same, is_like) {
        match fate {
            (Some(a), Some(b)) => {
                let (a, b) = (&old[a], &new[b]);
                let how = (what(a.value.figure), "changed");
                if !is_same(&a.value, &b.value) {
                    let changed = pairing.changed(how, a.span, b.span);
                    changes.push(Changed { material: true, ..changed });
                } else if a.value.figure.approximate != b.value.figure.approximate
                    || bound(pairing, &pairing.old, a) != bound(pairing, &pairing.new, b)
                {
                    let changed =
                        pairing.changed(how, whole(pairing, &pairing.old, a), whole(pairing, &pairing.new, b));
                    changes.push(Changed { degree: "bound", material: true, ..changed });
                }
            }
            // A sentence that was rewritten throughout has other figures because it says something else.
            (Some(a), None) if reworded.kept() >= KEPT => {
                changes.push(pairing.removed(what(old[a].value.figure), old[a].span));
            }
            (None, Some(b)) if reworded.kept() >= KEPT => {
                changes.push(pairing.at_new((what(new[b].value.figure), "added"), new[b].span));
            }
            _ => {}
        }
    }
    changes
}

/// So much of a sentence has to be left for a figure to have come or gone.
const KEPT: f64 = 0.5;

/// The figures of some sentences, outside quotations.
fn amounts<'a>(pairing: &Pairing<'_>, side: &Side<'a>, units: &[Span]) -> Vec<Valued<Amount<'a>>> {
    let found = side.found;
    let inside = |span: Span| units.iter().any(|unit| unit.contains(span));
    let first = units.first().map_or(0, |unit| found.figures.partition_point(|one| one.span.end() <= unit.start()));
    let last = units.last().map_or(0, |unit| unit.end());
    found.figures[first..]
        .iter()
        .take_while(|figure| figure.span.start() < last)
        .filter(|figure| inside(figure.span) && !found.in_quotation(figure.span))
        .map(|figure| {
            let dated = is_date(figure.kind);
            let span = if dated { figure.span } else { measured(side, figure) };
            let words = anchored(found.slice(span));
            Valued { span, value: Amount { figure, words: if dated { plainly_dated(pairing, &words) } else { words } } }
        })
        .collect()
}

/// A day or a time in one way of writing it: "9 Oct." and "October 9th" have the same words, and so have "7pm" and
/// "7:00 p.m.".
fn plainly_dated(pairing: &Pairing<'_>, words: &str) -> String {
    let named = |word: &str| [known::MONTHS, known::WEEKDAYS].iter().any(|&list| pairing.lexicon.has(word, list));
    let mut plain = Vec::new();
    for word in words.split(' ') {
        let letters = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
        let number = &word[..word.len() - letters.len()];
        match letters {
            _ if number.is_empty() => plain.push(if named(word) { word.get(..3).unwrap_or(word) } else { word }),
            "" | "st" | "nd" | "rd" | "th" => plain.push(number.trim_end_matches(":00")),
            "am" | "pm" => plain.extend([number.trim_end_matches(":00"), letters]),
            _ => plain.push(word),
        }
    }
    plain.join(" ")
}

/// The number with its unit, without what is counted.
fn measured(side: &Side<'_>, figure: &Figure) -> Span {
    match figure.noun {
        Some(noun) if noun.start() > figure.number.end() => {
            let words = side.found.slice(Span::new(figure.span.start(), noun.start()));
            Span::new(figure.span.start(), figure.span.start() + words.trim_end().len()).cover(figure.number)
        }
        _ => figure.span.cover(figure.number),
    }
}

/// Words before a figure that say on which side of it the truth lies.
const BOUNDS: &[ListId] = &[known::BOUNDS_ABOVE, known::BOUNDS_BELOW];

/// On which side of a figure the truth lies: the list with the longest entry that stands right before it.
fn bound(pairing: &Pairing<'_>, side: &Side<'_>, amount: &Valued<Amount<'_>>) -> Option<ListId> {
    let first = |list: ListId| Some((before(pairing, side, amount, list)?, list));
    BOUNDS.iter().filter_map(|&list| first(list)).min_by_key(|&(first, _)| first).map(|(_, list)| list)
}

/// With the words before it that make it vague or a bound.
fn whole(pairing: &Pairing<'_>, side: &Side<'_>, amount: &Valued<Amount<'_>>) -> Span {
    let first = before(pairing, side, amount, known::APPROXIMATORS);
    first.map_or(amount.span, |first| side.found.tokens[first].span.cover(amount.span))
}

/// The first token of the longest entry of a list that ends right before an amount.
fn before(pairing: &Pairing<'_>, side: &Side<'_>, amount: &Valued<Amount<'_>>, list: ListId) -> Option<usize> {
    const LONGEST: usize = 3;
    let tokens = &side.found.tokens;
    let at = side.found.tokens_in(amount.span).start;
    (at.saturating_sub(LONGEST)..at)
        .find(|&first| pairing.lexicon.match_at(&tokens[first..at], list) == Some(at - first))
}

fn is_date(kind: FigureKind) -> bool {
    matches!(kind, FigureKind::Date | FigureKind::Year | FigureKind::Time)
}

fn what(figure: &Figure) -> &'static str {
    match figure.kind {
        kind if is_date(kind) => "date",
        FigureKind::Age => "age",
        _ => "number",
    }
}

fn is_same(a: &Amount<'_>, b: &Amount<'_>) -> bool {
    if a.words == b.words {
        return true;
    }
    if what(a.figure) != what(b.figure) {
        return false;
    }
    // "Friday" and "Friday, 6 June": one says more, and nothing else.
    if is_date(a.figure.kind) && (holds(&a.words, &b.words) || holds(&b.words, &a.words)) {
        return true;
    }
    a.figure.equals(b.figure) && a.figure.unit == b.figure.unit
}

/// Whether all words of one stand in the other.
fn holds(longer: &str, shorter: &str) -> bool {
    let words: Vec<&str> = longer.split(' ').collect();
    shorter.split(' ').all(|word| words.contains(&word))
}

/// Whether one can stand in place of the other.
fn is_like(a: &Amount<'_>, b: &Amount<'_>) -> bool {
    what(a.figure) == what(b.figure)
}
