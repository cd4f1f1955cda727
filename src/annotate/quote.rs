//! Quotations, and the other things that stand in quotation marks.

use super::{Annotated, Lexicon, Sentence, Token};
use crate::document::Document;
use crate::text::Span;

/// What stands between the marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuoteKind {
    /// A whole clause or more of somebody's speech or writing.
    Full,
    /// A part of a sentence, woven into the outlet's own.
    Fragment,
    /// One to three words held at arm's length.
    Scare,
    /// The title of a work, a nickname, a term or a word named as such.
    Title,
    /// A paragraph set as a block quotation.
    Block,
    /// A further paragraph of a quotation that began in an earlier one.
    Continuation,
}

impl QuoteKind {
    /// Whether it holds somebody's words.
    #[must_use]
    pub fn is_speech(self) -> bool {
        matches!(self, Self::Full | Self::Fragment | Self::Block | Self::Continuation)
    }
}

/// The marks used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// “ ” or " "
    Double,
    /// ‘ ’ or ' '
    Single,
    /// « »
    Guillemets,
    /// A dash that opens a line of dialogue.
    Dash,
    /// No marks: a block quotation.
    None,
}

/// Whether the marks pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Balance {
    /// Both are there.
    Closed,
    /// Opened and not closed, and the next paragraph opens again: correct.
    Continues,
    /// Opened and never closed: the end is a guess.
    Unclosed,
    /// Closed and never opened: the start is a guess.
    Unopened,
}

/// One thing in quotation marks.
#[derive(Clone, Debug)]
pub struct Quote {
    /// With its marks.
    pub span: Span,
    /// Without them.
    pub inside: Span,
    /// What it is.
    pub kind: QuoteKind,
    /// Which marks.
    pub marks: Marks,
    /// Whether they pair.
    pub balance: Balance,
    /// The block it lies in.
    pub block: usize,
    /// The quote it is nested in.
    pub parent: Option<usize>,
    /// For a continuation, the quote that it continues.
    pub continues: Option<usize>,
    /// The greatest end of this quote and all before it: bounds a search backwards.
    pub reach: usize,
    /// Words inside.
    pub words: usize,
    /// From 0 to 1: lower where a mark was missing or could be an apostrophe or inches.
    pub confidence: f32,
}

/// Everything in quotation marks, sorted by start; kinds are provisional until [`settle`].
pub(super) fn quotes(_found: &Annotated, _lexicon: &Lexicon) -> Vec<Quote> {
    Vec::new()
}

/// Gives each quote its kind, now that sentences are known.
pub(super) fn settle(
    _quotes: &mut [Quote],
    _tokens: &[Token],
    _sentences: &[Sentence],
    _document: &Document,
    _lexicon: &Lexicon,
) {
}
