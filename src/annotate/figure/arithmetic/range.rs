//! Ranges printed backwards: "between 60 and 40 boats", "from 2034 to 2030".

use super::super::FigureKind;
use super::{Off, Sum, Sums, written};

const KINDS: &[FigureKind] =
    &[FigureKind::Count, FigureKind::Money, FigureKind::Measure, FigureKind::Percent, FigureKind::Year];

/// "between 60 and 40 boats"; of years "from 2034 to 2030" too, which time does not run.
pub(super) fn between(sums: &Sums<'_>) -> Off {
    let view = sums.view;
    (0..sums.all.len() - 1).find_map(|at| {
        let (low, high) = (&sums.all[at], &sums.all[at + 1]);
        let (first, second) = (view.found.tokens_in(low.span).start, sums.start(at + 1));
        let opener = first.checked_sub(1)?;
        let joined = |word: &'static str| second == sums.end(at) + 1 && view.is_word(second - 1, word);
        let span = view.is_word(opener, "between") && joined("and");
        let years = low.kind == FigureKind::Year && view.is_word(opener, "from") && joined("to");
        // "between $5 and 4 percent", "between 40 boats and 12 crews" are no range; what has a noun has it behind both.
        let alike = KINDS.contains(&low.kind) && low.kind == high.kind && (low.unit == high.unit || low.unit.is_none());
        let bare = low.noun.is_none()
            || high.noun.map(|noun| view.found.slice(noun)) == low.noun.map(|noun| view.found.slice(noun));
        let (one, two) = (low.value?, high.value?);
        // "between 40 and 4 million": the first leaves out what the second has.
        let scaled = one > two && one / two < 100.0;
        ((span || years) && alike && bare && scaled && !low.approximate).then(|| {
            (at + 1, sums.mismatch(Sum::Range, format!("{} comes before {}", written(two), written(one)), &[at]))
        })
    })
}
