//! Words, numbers and marks, with byte places in the prose.

mod letters;
mod scan;
mod shapes;
#[cfg(test)]
pub(super) mod tests;
mod word;

use std::ops::Range;

pub(super) use shapes::Shapes;
pub use word::Word;
pub(super) use word::spread;
#[allow(unused_imports, reason = "the build script compares no words")]
pub(super) use word::{Words, words};

use super::lexicon::{Lexicon, Row, WordId};
use crate::text::Span;
use letters::Letters;
use scan::{Raw, Scan};

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
    /// The row of its word in the table of words and lists.
    pub(super) row: Row,
    /// Its letters as they stand, where they are few.
    pub(super) short: Word,
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

/// All tokens of a document's prose, whose blocks lie at these places.
pub(super) fn tokens(text: &str, blocks: impl Iterator<Item = Span>, lexicon: &Lexicon) -> Vec<Token> {
    // English has about one token in five bytes: one allocation for most drafts.
    let mut tokens = Vec::with_capacity(text.len() / 5 + 8);
    let mut scan = Scan::new("", 0, lexicon.shapes());
    for (block, span) in blocks.enumerate() {
        scan = scan.then(&text[..span.end()], span.start());
        add_tokens(&mut scan, (text, block as u32), lexicon, &mut tokens);
    }
    tokens
}

/// Where to look for the token at a byte: for each stretch of a text, the first token that begins in it or behind it.
#[derive(Clone, Debug, Default)]
pub(super) struct Stretches(Vec<u32>);

impl Stretches {
    /// Bytes of a stretch.
    const LENGTH: usize = 8;

    pub fn new(tokens: &[Token]) -> Self {
        let end = tokens.last().map_or(0, |token| token.span.start());
        let mut first = vec![0; end / Self::LENGTH + 1];
        // No stretch before this one is left open.
        let mut open = 0;
        for (index, token) in tokens.iter().enumerate() {
            let stretch = token.span.start() / Self::LENGTH;
            while open <= stretch {
                first[open] = index as u32;
                open += 1;
            }
        }
        Self(first)
    }

    /// The tokens that lie wholly in a span, by index.
    pub fn tokens_in(&self, tokens: &[Token], span: Span) -> Range<usize> {
        let start = self.first(tokens, span.start());
        let mut end = self.first(tokens, span.end());
        while end > start && tokens[end - 1].span.end() > span.end() {
            end -= 1;
        }
        start..end.max(start)
    }

    /// The first token that begins at a byte or behind it.
    fn first(&self, tokens: &[Token], at: usize) -> usize {
        let Some(&from) = self.0.get(at / Self::LENGTH) else { return tokens.len() };
        let before = tokens[from as usize..].iter().take_while(|token| token.span.start() < at);
        from as usize + before.count()
    }
}

/// The tokens of words that are no place of a draft; their places lie in `text`.
pub(crate) fn tokens_of(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut tokens = Vec::new();
    add_tokens(&mut Scan::new(text, 0, lexicon.shapes()), (text, 0), lexicon, &mut tokens);
    tokens
}

fn add_tokens(scan: &mut Scan<'_>, (text, block): (&str, u32), lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let mut add = |raw: Raw, word: WordId, short: Word, (capital, all_caps): (bool, bool)| {
        let Raw { span, kind, space_before } = raw;
        let row = lexicon.row(word);
        tokens.push(Token { span, word, row, short, kind, capital, all_caps, space_before, block });
    };
    loop {
        if let Some((raw, Letters { word, capital, all_caps })) = scan.letters() {
            add(raw, lexicon.short_word(word), word, (capital, all_caps));
            continue;
        }
        let Some(raw) = scan.next() else { break };
        let words = raw.span.of(text);
        let short = Word::read(words);
        let word = match (shapes::plain(words, raw.kind), short) {
            // As it stands, where no full stop is left out.
            (Some(plain), Some(short)) if plain.len() == words.len() => lexicon.short_word(short),
            (Some(plain), _) => lexicon.word(plain),
            (None, _) => {
                shapes::normalise(words, raw.kind, &mut scan.lower);
                lexicon.word(&scan.lower)
            }
        };
        add(raw, word, short.unwrap_or_default(), case(words));
    }
}

/// Hands on the words of a list's entry, normalised as a token's word is.
pub(super) fn each_word(entry: &str, shapes: &Shapes, lower: &mut String, mut word: impl FnMut(&str)) {
    for raw in Scan::new(entry, 0, shapes) {
        shapes::normalise(raw.span.of(entry), raw.kind, lower);
        word(lower);
    }
}

/// Whether the first letter is upper case, and whether all of at least two are.
fn case(words: &str) -> (bool, bool) {
    let bytes = words.as_bytes();
    if bytes.is_ascii() {
        let capital = bytes.first().is_some_and(u8::is_ascii_uppercase);
        let caps = capital
            && !bytes.iter().any(u8::is_ascii_lowercase)
            && bytes.iter().filter(|byte| byte.is_ascii_uppercase()).take(2).count() == 2;
        return (capital, caps);
    }
    let capital = words.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
    let caps = capital
        && !words.chars().any(|c| c.is_alphabetic() && !c.is_uppercase())
        && words.chars().filter(|c| c.is_uppercase()).take(2).count() == 2;
    (capital, caps)
}
