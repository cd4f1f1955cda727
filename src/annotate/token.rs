//! Words, numbers and marks, with byte places in the prose.

use super::lexicon::{Lexicon, WordId};
use crate::document::Document;
use crate::text::Span;

/// What a token is, by its shape alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and the full stops of an abbreviation (`U.S.`, `a.m.`, `Sen.`).
    Word,
    /// Digits with inner separators (`1,004`, `3.5`, `2024-05-01`), without unit or sign.
    Number,
    /// `’s` or `'s` or a plural's apostrophe after a word: a token of its own.
    Possessive,
    /// A quotation mark of any form; what it opens or closes is for the quote pass to say.
    QuoteMark,
    /// A dash between words (–, —, --, or a hyphen with blanks around it).
    Dash,
    /// `. ? ! …` and runs of them.
    Stop,
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// `:`
    Colon,
    /// `( [ {`
    Open,
    /// `) ] }`
    Close,
    /// `% $ £ € # @ & /` and every other mark.
    Symbol,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where, in the prose.
    pub span: Span,
    /// Its word in the lexicon: lower-cased, apostrophes straight; `WordId::UNKNOWN` for a word in no list.
    pub word: WordId,
    /// What it is.
    pub kind: TokenKind,
    /// First letter is upper case.
    pub capital: bool,
    /// Every letter is upper case and there are at least two.
    pub all_caps: bool,
    /// White space, or the start of a block, comes before it.
    pub space_before: bool,
    /// The block it lies in.
    pub block: u32,
}

/// All tokens of the document's blocks.
pub(super) fn tokens(_document: &Document, _lexicon: &Lexicon) -> Vec<Token> {
    Vec::new()
}
