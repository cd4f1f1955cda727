//! Two revisions of one story, compared by meaning.
//!
//! [`align()`] says which sentence became which. [`compare()`] says what changed: one file below `fields/` for each
//! thing that can differ, one row of [`FIELDS`] a file; then whether a notice speaks of it.

mod align;
mod apart;
mod coverage;
mod fields;
mod mistaken;
mod notice;
mod pairing;
mod parts;
mod people;
mod reworded;
mod said;
mod summary;
#[cfg(test)]
mod tests;
mod values;

pub use align::{Alignment, Group, Op, align};
pub use fields::{FIELDS, Field};
pub use summary::changed;

use crate::annotate::{Annotated, Changed, Lexicon};
use crate::document::Document;
use crate::text::Span;
use pairing::Pairing;
use parts::Units;

/// Two revisions, aligned, and what differs.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// Which sentence became which, by index.
    pub alignment: Alignment,
    /// Every difference, in the order of the new revision.
    pub changes: Vec<Changed>,
    /// Sentences that differ in typography alone: marks, dashes, blanks.
    pub retyped: usize,
    /// Hardly a sentence stands on both sides: two stories, and no two revisions of one.
    pub unlike: bool,
    /// The group of each sentence, of the old side and of the new.
    pub groups: (Vec<usize>, Vec<usize>),
}

impl Comparison {
    /// Puts what is gone where it would stand now, and tells apart what was merely reworded: nothing else that this
    /// comparison found touches it.
    pub fn place(&self, changes: &mut [Changed], sides: (&Annotated, &Annotated)) {
        for change in changes {
            let Some(old) = change.old else { continue };
            if change.how == "removed" {
                change.span = self.place_now(sides, old);
            } else if !self.changes.iter().any(|other| {
                other.what != "sentence"
                    && (other.old.is_some_and(|place| place.overlaps(old)) || other.span.overlaps(change.span))
            }) {
                change.degree = "weaker";
            }
        }
    }

    /// Where something of the old revision would stand in the new one: at the sentence that its own became, else
    /// behind the last sentence before it that is left.
    #[must_use]
    pub fn place_now(&self, (old, new): (&Annotated, &Annotated), place: Span) -> Span {
        let Some(at) = old.sentence_at(place.start()) else { return Span::empty(0) };
        let groups = &self.groups.0;
        let now = |at: usize| self.alignment.groups.get(*groups.get(at)?).map(|group| &group.new);
        let span = |at: &usize| new.sentences.get(*at).map(|sentence| sentence.span);
        now(at).and_then(|units| span(units.first()?)).unwrap_or_else(|| {
            let before = (0..at).rev().find_map(|at| span(now(at)?.last()?));
            Span::empty(before.map_or(0, Span::end))
        })
    }
}

/// How to compare.
#[derive(Clone, Copy, Debug, Default)]
pub struct Terms {
    /// The old revision was published, whatever it says of itself: material changes need a notice.
    pub published: bool,
    /// Each line is a sentence, for measurements.
    pub lines: bool,
}

/// Compares two revisions. Both are annotated with this lexicon.
#[must_use]
pub fn compare(old: &Annotated, new: &Annotated, lexicon: &Lexicon, terms: Terms) -> Comparison {
    let units = |found: &Annotated| -> Vec<Span> {
        if terms.lines { lines(&found.document) } else { found.sentences.iter().map(|one| one.span).collect() }
    };
    let units = Units { old: units(old), new: units(new), by_part: !terms.lines };
    let pairing = Pairing::new((old, new), units, lexicon);
    let published = terms.published || old.document.metadata.status.value() == Some("published");
    let unlike = is_unlike(&pairing.alignment);
    let retyped = retyped(&pairing);
    let mut changes: Vec<Changed> = Vec::new();
    // Where one side holds no words there is nothing to compare, and no two hundred changes.
    let empty = old.sentences.is_empty() || new.sentences.is_empty();
    if !unlike && !empty && !terms.lines {
        for field in FIELDS {
            changes.extend((field.find)(&pairing, &changes));
        }
        for change in &mut changes {
            change.published = published;
        }
        if published {
            let told = coverage::told(&pairing, &mut changes);
            changes.extend(told);
        }
        changes.sort_by_key(|change| (change.span, change.old));
    }
    let groups = (pairing.old.group_of, pairing.new.group_of);
    Comparison { alignment: pairing.alignment, changes, retyped, unlike, groups }
}

/// The lines that are not blank.
fn lines(document: &Document) -> Vec<Span> {
    let text = document.prose.text();
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        if !words.is_empty() {
            lines.push(Span::new(start, start + words.len()));
        }
        at += line.len();
    }
    lines
}

/// Whether two texts are no revisions of one story.
fn is_unlike(alignment: &Alignment) -> bool {
    /// Below this many sentences anything may have been rewritten.
    const FEW: usize = 4;
    const SHARED: f64 = 0.1;
    let count = |of: fn(&Group) -> usize, linked: bool| -> usize {
        let groups = alignment.groups.iter().filter(|group| !linked || !group.old.is_empty() && !group.new.is_empty());
        groups.map(of).sum()
    };
    let (old, new) = (count(|group| group.old.len(), false), count(|group| group.new.len(), false));
    let linked = count(|group| group.old.len() + group.new.len(), true);
    old >= FEW && new >= FEW && (linked as f64) < SHARED * (old + new) as f64
}

/// How many sentences differ in typography alone.
fn retyped(pairing: &Pairing<'_>) -> usize {
    let differs = |group: &&Group| {
        let text = |side: &pairing::Side<'_>, units: &[usize]| {
            units.iter().map(|&at| side.found.slice(side.units[at]).to_owned()).collect::<Vec<_>>()
        };
        group.same && text(&pairing.old, &group.old) != text(&pairing.new, &group.new)
    };
    pairing.alignment.groups.iter().filter(differs).count()
}
