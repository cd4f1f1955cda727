//! A share and the counts that it is made of: "40 of the 60 boats (67 percent)", "40 of 60, or 67 percent".

use super::super::FigureKind;
use super::{Interval, Off, Sum, Sums, written};
use crate::annotate::token::words;

/// "40 of the 60 boats, or 50 percent": the share stands right behind the counts, in brackets or behind "or".
pub(super) fn of(sums: &Sums<'_>) -> Off {
    (0..sums.all.len().saturating_sub(2)).find_map(|at| {
        let share = at + 2;
        let (part, whole) = if is_of_whom(sums, at, at + 1) { (at + 1, at) } else { (at, at + 1) };
        let all = sums.all;
        let counts = all[part].kind == FigureKind::Count && all[whole].kind == FigureKind::Count;
        let joined = counts
            && all[share].unit == Some("percent")
            && (part > whole || is_of(sums, part, whole))
            && is_told_again(sums, at + 1, share);
        if !joined || all[part].approximate || all[whole].approximate {
            return None;
        }
        let (some, total) = (all[part].value?, all[whole].value.filter(|total| *total > 0.0)?);
        let made = 100.0 * some / total;
        let told = Interval::of(&all[share])?;
        // Half a point more: "two-thirds" and the like are rounded as one speaks.
        let agrees = told.meets(made - 0.5, made + 0.5);
        (!agrees && some <= total)
            .then(|| (share, sums.mismatch(Sum::Share, format!("{} percent", written(made)), &[part, whole])))
    })
}

/// "60 boats, of which 40": the whole comes first.
fn is_of_whom(sums: &Sums<'_>, whole: usize, part: usize) -> bool {
    let view = sums.view;
    let (from, to) = (sums.end(whole), sums.start(part));
    from < to
        && to - from <= 4
        && view.is_word(to - 2, "of")
        && view.is_one_of(to - 1, words!["whom", "which", "them", "those", "these"])
}

/// "nine out of 45, or 25 percent": the counts are read as one share.
pub(super) fn out_of(sums: &Sums<'_>) -> Off {
    (0..sums.all.len() - 1).find_map(|at| {
        let (counts, share) = (&sums.all[at], &sums.all[at + 1]);
        let both =
            counts.kind == FigureKind::Percent && share.unit == Some("percent") && is_told_again(sums, at, at + 1);
        let tokens = sums.view.found.tokens_in(counts.number);
        let parted = tokens.into_iter().any(|at| sums.view.is_one_of(at, words!["in", "out"]));
        let made = counts.value.filter(|_| both && parted)?;
        let agrees = Interval::of(share)?.meets(made - 0.5, made + 0.5);
        (!agrees).then(|| (at + 1, sums.mismatch(Sum::Share, format!("{} percent", written(made)), &[at])))
    })
}

/// "40 of the 60", "40 out of 60".
fn is_of(sums: &Sums<'_>, part: usize, whole: usize) -> bool {
    let view = sums.view;
    let from = view.found.tokens_in(sums.all[part].number).end;
    let to = sums.start(whole);
    let links = words!["out", "of", "the", "its", "their", "all", "those", "these"];
    from < to
        && to - from <= 4
        && (from..to).any(|at| view.is_word(at, "of"))
        && (from..to).all(|at| view.is_one_of(at, links))
}

/// "(67 percent)", ", or 67 percent": only the noun of the whole stands before it.
fn is_told_again(sums: &Sums<'_>, whole: usize, share: usize) -> bool {
    let view = sums.view;
    let from = sums.end(whole);
    let to = sums.start(share);
    if from >= to || to - from > 5 {
        return false;
    }
    let bracket = view.text(to - 1) == "(";
    let or = (from..to).any(|at| view.is_word(at, "or"));
    let other = words!["and", "but", "while", "with", "than", "from", "to"];
    (bracket || or) && !(from..to).any(|at| view.is_one_of(at, other))
}
