//! So many times as much: "doubled from 40 to 55", "40 boats, three times as many as the 20 of 2030".

use super::super::{Figure, FigureKind, number};
use super::{Interval, Off, Sum, Sums, written};
use crate::annotate::token::{Words, words};

const KINDS: &[FigureKind] = &[FigureKind::Count, FigureKind::Money, FigureKind::Measure, FigureKind::Percent];

/// Verbs of multiplying, and by what they multiply.
const FOLDS: &[(Words, f64)] = &[
    (words!["double", "doubled", "doubles", "doubling"], 2.0),
    (words!["triple", "tripled", "triples", "tripling", "treble", "trebled"], 3.0),
    (words!["quadruple", "quadrupled", "quadrupling"], 4.0),
    (words!["quintupled", "quintupling"], 5.0),
    (words!["halve", "halved", "halves", "halving"], 0.5),
];

/// How far from the exact multiple a plain "doubled" is still said, and a hedged one.
const PLAIN: (f64, f64) = (0.88, 1.25);
const MORE: (f64, f64) = (0.98, 1.6);
const LESS: (f64, f64) = (0.75, 1.02);

/// "The fleet doubled, from 40 boats to 55."
pub(super) fn fold(sums: &Sums<'_>) -> Off {
    let (from, to) = sums.ends(KINDS)?;
    let (first, second) = (from.min(to), from.max(to));
    let sentence = sums.view.found.sentences.get(sums.all[first].sentence)?;
    let low = sums.start(first).saturating_sub(8).max(sentence.tokens.start);
    let verb = (low..sums.start(first)).rev().find(|&at| factor(sums, at).is_some())?;
    if !sums.is_one_clause(verb, sums.start(first)) || !sums.are_one_clause(first, second) {
        return None;
    }
    off(sums, (verb, factor(sums, verb)?), (from, to), to)
}

/// "40 boats, three times as many as the 20 of 2030."
pub(super) fn as_many(sums: &Sums<'_>) -> Off {
    let sentence = sums.view.found.sentences.get(sums.all[0].sentence)?;
    let times =
        sentence.tokens.clone().find(|&at| sums.view.is_word(at, "times") && sums.view.is_word(at + 1, "as"))?;
    let many = number::numeral_at(sums.view, times.checked_sub(1)?, times).map(|numeral| numeral.value)?;
    let told = |at: &usize| KINDS.contains(&sums.all[*at].kind) && sums.all[*at].value != Some(many);
    let new = (0..sums.all.len()).filter(told).rfind(|&at| sums.end(at) <= times)?;
    let old = (0..sums.all.len()).filter(told).find(|&at| sums.start(at) > times)?;
    let (one, two) = (&sums.all[new], &sums.all[old]);
    let alike = one.kind == two.kind && one.unit == two.unit && alike_nouns(sums, one, two);
    let near = sums.is_one_clause(sums.end(new), times) && sums.start(old) <= times + 8;
    if !alike || !near || one.approximate || two.approximate {
        return None;
    }
    off(sums, (times - 1, many), (old, new), new)
}

/// A noun left out, or the same one.
fn alike_nouns(sums: &Sums<'_>, one: &Figure, two: &Figure) -> bool {
    let noun = |figure: &Figure| figure.noun.map(|noun| sums.view.found.slice(noun).to_lowercase());
    match (noun(one), noun(two)) {
        (Some(one), Some(two)) => one == two,
        _ => true,
    }
}

fn factor(sums: &Sums<'_>, at: usize) -> Option<f64> {
    FOLDS.iter().find(|(words, _)| sums.view.token(at).is_some_and(|token| words.holds(token.short))).map(|(_, by)| *by)
}

fn off(sums: &Sums<'_>, (word, by): (usize, f64), (from, to): (usize, usize), flagged: usize) -> Off {
    let before = word.saturating_sub(2)..word;
    let said = |words: Words| before.clone().any(|at| sums.view.is_one_of(at, words));
    let (least, most) =
        match (said(words!["more", "over"]), said(words!["nearly", "almost", "about", "roughly", "around"])) {
            (true, _) => MORE,
            (_, true) => LESS,
            _ => PLAIN,
        };
    let (old, new) = (Interval::of(&sums.all[from])?, Interval::of(&sums.all[to])?);
    let (low, high) = (new.low / old.high, new.high / old.low.max(old.high / 100.0));
    let agrees = Interval { low, high }.meets(by * least, by * most);
    let exact = sums.all[to].value? / sums.all[from].value?;
    let other = if flagged == to { from } else { to };
    (!agrees).then(|| (flagged, sums.mismatch(Sum::Change, format!("{} times as much", written(exact)), &[other])))
}
