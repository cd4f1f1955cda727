//! That a notice to readers gives another figure than the story now has: “it is 240, not 420”, and the story says 204.
//!
//! The old figure stands in the notice, beside it one of the same sort that the story neither has nor had. What happened
//! since is no mistake: “two more people died” where twelve became fourteen.

use super::notice::Notice;
use super::pairing::Pairing;
use crate::annotate::{Annotated, Changed, Figure, FigureKind};
use crate::text::Span;

/// Where a notice is mistaken in the changes that it speaks of; a figure of its own once.
pub(super) fn mistaken(pairing: &Pairing<'_>, notice: &Notice, changes: &[&Changed]) -> Vec<Changed> {
    let mut wrong: Vec<Changed> = changes.iter().filter_map(|change| in_one(pairing, notice, change)).collect();
    wrong.sort_by_key(|change| change.span);
    wrong.dedup_by_key(|change| change.span);
    wrong
}

fn in_one(pairing: &Pairing<'_>, notice: &Notice, change: &Changed) -> Option<Changed> {
    if !matches!((change.what, change.how), ("number" | "age", "changed")) {
        return None;
    }
    let (old, new) = (figure_at(pairing.old.found, change.old?)?, figure_at(pairing.new.found, change.span)?);
    let told = told(pairing, notice);
    let place = |figure: &Figure| told.iter().position(|other| other.equals(figure));
    let (Some(at), None) = (place(old), place(new)) else { return None };
    // Beside the old figure, and of the same sort: a bare number may be of any.
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| told.get(at));
    let mut wrong = beside.filter(|other| is_alike(other, new) && !is_since(other, (old, new)));
    let wrong = wrong.find(|other| !is_in_story(pairing, other))?;
    let text = |figure: &Figure| pairing.new.found.slice(figure.span.cover(figure.number)).to_owned();
    let base = pairing.at_new(("notice", "wrong"), wrong.span.cover(wrong.number));
    Some(Changed { was: Some(text(wrong)), now: Some(text(new)), related: vec![change.span], ..base })
}

/// The figures of a notice that can be a value of the story, in text order.
fn told<'a>(pairing: &Pairing<'a>, notice: &Notice) -> Vec<&'a Figure> {
    let timed = |kind| matches!(kind, FigureKind::Date | FigureKind::Year | FigureKind::Time | FigureKind::Label);
    let figures = pairing.new.found.figures.iter();
    figures.filter(|figure| notice.span.contains(figure.number) && !timed(figure.kind)).collect()
}

fn figure_at(found: &Annotated, place: Span) -> Option<&Figure> {
    found.figures.iter().find(|figure| place.contains(figure.number))
}

/// Whether one can be given in place of the other.
fn is_alike(told: &Figure, new: &Figure) -> bool {
    let bare = told.kind == FigureKind::Count && told.noun.is_none();
    told.value.is_some() && (bare || told.kind == new.kind && told.unit == new.unit)
}

/// Whether a figure is by how much the old one grew or shrank.
fn is_since(told: &Figure, (old, new): (&Figure, &Figure)) -> bool {
    let values = [told.value, old.value, new.value];
    let [Some(told), Some(old), Some(new)] = values else { return false };
    ((old - new).abs() - told).abs() <= f64::EPSILON * new.abs().max(1.0)
}

/// Whether the story has a figure outside its notices, or had it.
fn is_in_story(pairing: &Pairing<'_>, told: &Figure) -> bool {
    [&pairing.old, &pairing.new].iter().any(|side| {
        let in_notice = |figure: &Figure| side.notices.iter().any(|notice| notice.span.contains(figure.number));
        side.found.figures.iter().any(|figure| figure.equals(told) && !in_notice(figure))
    })
}
