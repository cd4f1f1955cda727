//! Which attributions reach into which sentence: asked by every pass after the attributions.

use super::{Annotated, Attribution};
use crate::text::Span;

/// For each sentence, the attributions whose content, cue or source stands in it, by index, in text order.
#[derive(Clone, Debug, Default)]
pub(super) struct Cover {
    /// (sentence, attribution), sorted.
    pairs: Vec<(u32, u32)>,
    /// By sentence: its first pair; and how many there are.
    first: Vec<u32>,
}

impl Cover {
    pub fn new(found: &Annotated) -> Self {
        let mut pairs = Vec::new();
        for (index, attribution) in found.attributions.iter().enumerate() {
            pairs.push((attribution.sentence as u32, index as u32));
            for part in &attribution.content {
                let first = found.sentences.partition_point(|sentence| sentence.span.end() <= part.start());
                let after = found.sentences[first..].iter().take_while(|sentence| sentence.span.start() < part.end());
                pairs.extend(after.enumerate().map(|(offset, _)| ((first + offset) as u32, index as u32)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        let first = |sentence: usize| pairs.partition_point(|pair| (pair.0 as usize) < sentence) as u32;
        let first = (0..=found.sentences.len()).map(first).collect();
        Self { pairs, first }
    }

    /// The attributions that reach into a sentence.
    pub fn of<'f>(&self, found: &'f Annotated, sentence: usize) -> impl Iterator<Item = (usize, &'f Attribution)> {
        let pairs = match self.first.get(sentence..) {
            Some([first, behind, ..]) => &self.pairs[*first as usize..*behind as usize],
            _ => &[],
        };
        pairs.iter().filter_map(|pair| Some((pair.1 as usize, found.attributions.get(pair.1 as usize)?)))
    }
}

/// Whether a place lies in what is attributed, and not in the outlet's own clause hung on it.
pub(crate) fn covers(attribution: &Attribution, place: Span) -> bool {
    attribution.content.iter().any(|part| part.overlaps(place))
        && !attribution.not_covered.iter().any(|part| part.contains(place))
}
