//! Sentences: where they end and where they do not.

use std::ops::Range;

use super::{Annotated, Lexicon};
use crate::text::Span;

/// One sentence; quotation marks that close it belong to it.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Where, without white space around it.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The block it lies in.
    pub block: usize,
    /// Which sentence of its block it is, from 0.
    pub position: usize,
}

/// All sentences, in text order.
pub(super) fn sentences(_found: &Annotated, _lexicon: &Lexicon) -> Vec<Sentence> {
    Vec::new()
}
