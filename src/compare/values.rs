//! Values of one kind in some sentences – figures, names – and which of the old became which of the new, one by one.
//!
//! Never as a bag: where the sentence is the same but for its values, the first stands against the first, so that two
//! that changed places are two changes; elsewhere what stands in the same edit belongs together.

use super::reworded::Reworded;
use crate::text::Span;

/// A value at a place.
pub(crate) struct Valued<T> {
    pub span: Span,
    pub value: T,
}

/// What became of values: of the old side, of the new side, or of both, by index.
pub(crate) type Fate = (Option<usize>, Option<usize>);

/// The fate of each value, those that stayed among them. `same` says whether two are one value, `like` whether two that
/// differ can be one in place of the other.
pub(crate) fn fates<T>(
    reworded: &Reworded,
    (old, new): (&[Valued<T>], &[Valued<T>]),
    same: impl Fn(&T, &T) -> bool,
    like: impl Fn(&T, &T) -> bool,
) -> Vec<Fate> {
    if old.len() == new.len() && frame(&reworded.old, old) == frame(&reworded.new, new) {
        return (0..old.len()).map(|at| (Some(at), Some(at))).collect();
    }
    let mut fates: Vec<Fate> = in_order(old, new, &same).into_iter().map(|(a, b)| (Some(a), Some(b))).collect();
    let (mut left, mut right) = (vec![true; old.len()], vec![true; new.len()]);
    for (a, b) in fates.iter().filter_map(|&(a, b)| a.zip(b)) {
        (left[a], right[b]) = (false, false);
    }
    let mut pair = |left: &mut Vec<bool>, right: &mut Vec<bool>, fits: &dyn Fn(usize, usize) -> bool| {
        for (a, free) in left.iter_mut().enumerate().filter(|(_, free)| **free) {
            if let Some(b) = (0..new.len()).find(|&b| right[b] && fits(a, b)) {
                (*free, right[b]) = (false, false);
                fates.push((Some(a), Some(b)));
            }
        }
    };
    // What moved within the sentence is what it was.
    pair(&mut left, &mut right, &|a, b| same(&old[a].value, &new[b].value));
    let beside = |a: usize, b: usize| {
        let edit = reworded.edit_of_old(old[a].span);
        edit.is_some() && edit == reworded.edit_of_new(new[b].span) && like(&old[a].value, &new[b].value)
    };
    pair(&mut left, &mut right, &beside);
    fates.extend((0..old.len()).filter(|&a| left[a]).map(|a| (Some(a), None)));
    fates.extend((0..new.len()).filter(|&b| right[b]).map(|b| (None, Some(b))));
    fates.sort_unstable();
    fates
}

/// The words of a sentence with a gap for each value.
fn frame<T>(words: &[crate::text::Word], values: &[Valued<T>]) -> Vec<String> {
    let mut frame: Vec<String> = Vec::with_capacity(words.len());
    let mut gap = None;
    for word in words {
        let value = values.iter().position(|value| value.span.overlaps(word.span));
        if value.is_none() {
            frame.push(word.text.clone());
        } else if gap != value {
            frame.push(String::new());
        }
        gap = value;
    }
    frame
}

/// The longest run of equal values that keeps the order of both sides.
fn in_order<T>(old: &[Valued<T>], new: &[Valued<T>], same: &impl Fn(&T, &T) -> bool) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    let mut longest = vec![0_u32; (old.len() + 1) * width];
    for a in (0..old.len()).rev() {
        for b in (0..new.len()).rev() {
            longest[a * width + b] = if same(&old[a].value, &new[b].value) {
                longest[(a + 1) * width + b + 1] + 1
            } else {
                longest[(a + 1) * width + b].max(longest[a * width + b + 1])
            };
        }
    }
    let (mut a, mut b) = (0, 0);
    let mut pairs = Vec::new();
    while a < old.len() && b < new.len() {
        if same(&old[a].value, &new[b].value) {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if longest[(a + 1) * width + b] >= longest[a * width + b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}
