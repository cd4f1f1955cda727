//! The story as a whole: what it stands on.

use super::{Annotated, Lexicon};

/// Counts and shares over one story.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// Sentences of the running story.
    pub sentences: usize,
    /// Of them, those with no attribution and nothing quoted.
    pub unsourced: usize,
    /// The longest run of check-worthy sentences with nobody behind them.
    pub longest_run: usize,
    /// Sentences that belong to the lede: standfirst and first sentences.
    pub lede: std::ops::Range<usize>,
}

/// Counts over everything found before.
pub(super) fn story(_found: &Annotated, _lexicon: &Lexicon) -> Story {
    Story::default()
}
