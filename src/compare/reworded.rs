//! Sentences that belong together and have other words: which words differ, and where what is gone would stand.

use crate::text::{Edit, Span, Word, cover};

/// Sentences of both sides that belong together and do not have the same words.
pub(crate) struct Reworded {
    /// Index of the group.
    pub group: usize,
    pub old: Vec<Word>,
    pub new: Vec<Word>,
    /// What differs, in order.
    pub edits: Vec<Edit>,
    /// The sentences.
    pub old_units: Vec<Span>,
    pub new_units: Vec<Span>,
}

impl Reworded {
    /// From 0 to 1: how much of both is the same.
    pub fn kept(&self) -> f64 {
        let gone: usize = self.edits.iter().map(|edit| edit.old.len() + edit.new.len()).sum();
        let all = self.old.len() + self.new.len();
        if all == 0 { 1.0 } else { 1.0 - gone as f64 / all as f64 }
    }

    /// The edit that takes away or rewrites a word of this place.
    pub fn edit_of_old(&self, span: Span) -> Option<usize> {
        self.edits.iter().position(|edit| self.old[edit.old.clone()].iter().any(|word| word.span.overlaps(span)))
    }

    /// The edit that brings a word of this place.
    pub fn edit_of_new(&self, span: Span) -> Option<usize> {
        self.edits.iter().position(|edit| self.new[edit.new.clone()].iter().any(|word| word.span.overlaps(span)))
    }

    /// Where what an edit took away would stand now: the words in its place, else the sentence around it.
    pub fn place_of(&self, edit: usize) -> Span {
        let edit = &self.edits[edit];
        let at = edit.new.start.min(self.new.len().saturating_sub(1));
        let around = |span: Span| self.new_units.iter().copied().find(|unit| unit.overlaps(span));
        cover(&self.new[edit.new.clone()])
            .or_else(|| around(self.new.get(at)?.span))
            .unwrap_or_else(|| self.new_units.first().copied().unwrap_or_default())
    }

    /// Whether one of the next words of the old side behind a place that tell something stands on the new side too.
    pub fn is_kept_behind(&self, old: Span, reach: usize) -> bool {
        let kept = self.equal();
        is_kept_behind(&self.old, old, reach, |at| kept.binary_search_by_key(&at, |pair| pair.0).is_ok())
    }

    /// The same of a place of the new side.
    pub fn was_there_behind(&self, new: Span, reach: usize) -> bool {
        let kept = self.equal();
        is_kept_behind(&self.new, new, reach, |at| kept.binary_search_by_key(&at, |pair| pair.1).is_ok())
    }

    /// Words that stand on both sides, by index.
    pub fn equal(&self) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        let (mut i, mut j) = (0, 0);
        let ends = std::iter::once((self.old.len()..self.old.len(), self.new.len()..self.new.len()));
        for (old, new) in self.edits.iter().map(|edit| (edit.old.clone(), edit.new.clone())).chain(ends) {
            pairs.extend((i..old.start).zip(j..new.start));
            (i, j) = (old.end, new.end);
        }
        pairs
    }
}

fn is_kept_behind(words: &[Word], place: Span, reach: usize, is_kept: impl Fn(usize) -> bool) -> bool {
    let Some(at) = words.iter().rposition(|word| word.span.overlaps(place)) else { return false };
    let next = || (at + 1..words.len()).take(reach);
    match next().any(|next| words[next].is_content()) {
        true => next().any(|next| words[next].is_content() && is_kept(next)),
        false => next().next().is_some_and(is_kept),
    }
}
