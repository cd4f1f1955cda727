//! Names: another spelling, another name in the same place, another title or age of the same person.

use crate::annotate::{Changed, Name, NameKind, known};
use crate::compare::pairing::{Pairing, Side};
use crate::compare::people::is_misspelt;
use crate::compare::reworded::Reworded;
use crate::compare::values::{Valued, fates};
use crate::text::{Span, anchored};

/// A name as it is compared.
struct Named<'a> {
    name: &'a Name,
    words: Vec<String>,
}

/// Of a sentence that was rewritten further, another name stands there because it says something else.
const KEPT: f64 = 0.5;

pub(super) fn find(pairing: &Pairing<'_>, _: &[Changed]) -> Vec<Changed> {
    pairing.copy().flat_map(|reworded| of(pairing, reworded)).collect()
}

fn of(pairing: &Pairing<'_>, reworded: &Reworded) -> Vec<Changed> {
    let old = names(&pairing.old, &reworded.old_units);
    let new = names(&pairing.new, &reworded.new_units);
    let mut changes = Vec::new();
    for fate in fates(reworded, (&old, &new), is_same, |_, _| true) {
        let (Some(a), Some(b)) = fate else { continue };
        let (a, b) = (&old[a], &new[b]);
        if is_same(&a.value, &b.value) {
            changes.extend(beside(pairing, (a.value.name, b.value.name)));
            continue;
        }
        let misspelt = is_misspelt(&a.value.words, &b.value.words);
        if !misspelt && (reworded.kept() < KEPT || a.value.name.kind != b.value.name.kind) {
            continue;
        }
        let spelt = |side: &Side<'_>, words: &[String]| {
            side.found.names.iter().any(|name| anchored(side.found.slice(name.span)) == words.join(" "))
        };
        // The old story had the right spelling too.
        let aligned = misspelt && spelt(&pairing.old, &b.value.words);
        let change = pairing.changed(("name", "changed"), a.span, b.span);
        let degree = if aligned {
            "aligned"
        } else if misspelt {
            "spelling"
        } else {
            "plain"
        };
        changes.push(Changed { material: true, degree, ..change });
    }
    changes
}

/// Names in some sentences, outside quotations.
fn names<'a>(side: &Side<'a>, units: &[Span]) -> Vec<Valued<Named<'a>>> {
    let found = side.found;
    let inside = |span: Span| units.iter().any(|unit| unit.contains(span));
    let kept = found.names.iter().filter(|name| inside(name.span) && !found.in_quotation(name.span));
    kept.map(|name| {
        let words = anchored(found.slice(name.span)).split(' ').map(str::to_owned).collect();
        Valued { span: name.span, value: Named { name, words } }
    })
    .collect()
}

/// One of the two is the other, or a part of it, or made of its first letters.
fn is_same(a: &Named<'_>, b: &Named<'_>) -> bool {
    let holds = |longer: &[String], shorter: &[String]| shorter.iter().all(|word| longer.contains(word));
    let letters = |words: &[String]| words.iter().filter_map(|word| word.chars().next()).collect::<String>();
    let plain = |words: &[String]| words.iter().map(|word| word.trim_end_matches("'s").to_owned()).collect::<Vec<_>>();
    let (a, b) = (plain(&a.words), plain(&b.words));
    holds(&a, &b) || holds(&b, &a) || b.len() > 1 && a == [letters(&b)] || a.len() > 1 && b == [letters(&a)]
}

/// The words of a title that make another office of it.
fn ranks<'t>(pairing: &Pairing<'_>, title: &'t str) -> Vec<&'t str> {
    title.split([' ', '-']).filter(|word| pairing.lexicon.has(word, known::ROLE_RANKS)).collect()
}

/// Title and age of the same person.
fn beside(pairing: &Pairing<'_>, (old, new): (&Name, &Name)) -> Vec<Changed> {
    let mut changes = Vec::new();
    if old.kind == NameKind::Organisation || old.kind == NameKind::Place {
        return changes;
    }
    for (a, b) in [(old.title, new.title), (old.apposition, new.apposition)] {
        let Some((a, b)) = a.zip(b) else { continue };
        let words = |side: &Side<'_>, span| anchored(side.found.slice(span));
        let (x, y) = (words(&pairing.old, a), words(&pairing.new, b));
        let whole = |longer: &str, shorter: &str| longer.starts_with(shorter) || longer.ends_with(shorter);
        let letters = |text: &str| text.replace(|c: char| c.is_ascii_digit(), "");
        // A year in a title is a date.
        if letters(&x) != letters(&y) && (ranks(pairing, &x) != ranks(pairing, &y) || !whole(&x, &y) && !whole(&y, &x))
        {
            let who = pairing.new.found.slice(new.span).to_owned();
            changes.push(Changed { who: Some(who), material: true, ..pairing.changed(("title", "changed"), a, b) });
        }
    }
    changes
}
