//! Quotations, and the other things that stand in quotation marks.

mod echo;
mod heard;
mod inside;
mod kind;
mod pair;
mod relation;
mod repeat;
mod rows;

pub use heard::{Change, ChangeKind, Heard, Passage, Verdict};
pub use inside::{Edited, Insertion};
pub(super) use relation::{attributed, first_voice, speaker};
pub(super) use rows::ROW;

use super::lexicon::known;
use super::{Annotated, Lexicon, Sentence, Token, TokenKind};
use crate::document::{BlockKind, Document};
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
    /// Bracketed insertions and ellipses inside.
    pub edited: Edited,
    /// An earlier quotation of six words or more that says the same, and whether in the same words.
    pub repeats: Option<(usize, bool)>,
    /// Of a headline, standfirst or caption: whether its words stand in a quotation of the body.
    pub in_body: Option<bool>,
    /// From 0 to 1: lower where a mark was missing or could be an apostrophe or inches.
    pub confidence: f32,
}

/// Everything in quotation marks, sorted by start; kinds are provisional until [`settle`].
pub(super) fn quotes(found: &Annotated, lexicon: &Lexicon) -> Vec<Quote> {
    let mut quotes = Vec::new();
    let mut start = 0;
    while let Some(block) = found.tokens.get(start).map(|token| token.block as usize) {
        let count = found.tokens[start..].partition_point(|token| token.block as usize <= block);
        let tokens = &found.tokens[start..start + count];
        let paragraph = Paragraph { document: &found.document, tokens, block };
        quotes.extend(paragraph.block_quotation());
        match paragraph.dialogue(lexicon) {
            Some(line) => quotes.push(line),
            None => quotes.extend(pair::quotes(&paragraph)),
        }
        start += count;
    }
    quotes.sort_by_key(|quote| (quote.span.start(), std::cmp::Reverse(quote.span.end())));
    nest(&mut quotes);
    carry_on(&mut quotes, &found.document);
    for quote in &mut quotes {
        let inside = &found.tokens[found.tokens_in(quote.inside)];
        quote.words = inside.iter().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number)).count();
    }
    quotes
}

/// Gives each quote its kind, now that sentences are known, and what hangs on kinds.
pub(super) fn settle(quotes: &mut [Quote], found: &Annotated, lexicon: &Lexicon) {
    let context = kind::Context::new(found, lexicon);
    for quote in &mut *quotes {
        if !matches!(quote.kind, QuoteKind::Block | QuoteKind::Continuation) && quote.marks != Marks::Dash {
            quote.kind = context.kind(quote);
        }
        quote.edited = context.edited(quote);
    }
    repeat::find(quotes, found);
    echo::find(quotes, found);
}

/// One block and its tokens.
struct Paragraph<'a> {
    document: &'a Document,
    tokens: &'a [Token],
    block: usize,
}

impl Paragraph<'_> {
    fn span(&self) -> Span {
        match (self.tokens.first(), self.tokens.last()) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => self.document.blocks[self.block].span,
        }
    }

    fn quote(&self, span: Span, inside: Span, marks: Marks) -> Quote {
        Quote {
            span,
            inside,
            kind: QuoteKind::Fragment,
            marks,
            balance: Balance::Closed,
            block: self.block,
            parent: None,
            continues: None,
            reach: span.end(),
            words: 0,
            edited: Edited::default(),
            repeats: None,
            in_body: None,
            confidence: 1.0,
        }
    }

    /// A paragraph that the document sets as a block quotation, without the line that says whose words they are.
    fn block_quotation(&self) -> Option<Quote> {
        if self.document.blocks[self.block].kind != BlockKind::QuoteBlock {
            return None;
        }
        let said = &self.tokens[..self.credit().unwrap_or(self.tokens.len())];
        let (first, last) = (said.first()?, said.last()?);
        let span = if said.len() == self.tokens.len() { self.span() } else { first.span.cover(last.span) };
        Some(Quote { kind: QuoteKind::Block, ..self.quote(span, span, Marks::None) })
    }

    /// The dash of a credit, by index: “— Ola Brandt, farmer”. It opens the paragraph behind another one of the
    /// quotation, or follows the end of a sentence, and behind it come few words, the first with a capital, and no end
    /// of a sentence.
    fn credit(&self) -> Option<usize> {
        const LONGEST: usize = 14;
        let at = self.tokens.iter().rposition(|token| token.kind == TokenKind::Dash)?;
        let behind = &self.tokens[at + 1..];
        let named = behind.first().is_some_and(|token| token.capital) && behind.len() <= LONGEST;
        let stopped = behind.iter().any(|token| token.kind == TokenKind::Stop);
        let set =
            |block: usize| self.document.blocks.get(block).is_some_and(|block| block.kind == BlockKind::QuoteBlock);
        let follows = match at.checked_sub(1) {
            Some(before) => matches!(self.tokens[before].kind, TokenKind::Stop | TokenKind::QuoteMark),
            None => self.block.checked_sub(1).is_some_and(set),
        };
        (named && !stopped && follows).then_some(at)
    }

    /// A line of dialogue that a dash opens: only at the start of a paragraph of running copy, with a long dash, a
    /// capital, and the shape of a sentence with a tag ("— We lost, said Orr"), so that list items and signatures
    /// are none.
    fn dialogue(&self, lexicon: &Lexicon) -> Option<Quote> {
        let [dash, first, rest @ ..] = self.tokens else { return None };
        let long = matches!(dash.span.of(self.document.prose.text()), "—" | "―" | "–");
        let quoted = rest.iter().any(|token| token.kind == TokenKind::QuoteMark);
        if !long || !first.capital || quoted || self.document.blocks[self.block].kind != BlockKind::Body {
            return None;
        }
        // The tag: a comma or a second dash, then a verb of speech.
        let tag = rest.windows(2).position(|pair| {
            matches!(pair[0].kind, TokenKind::Comma | TokenKind::Dash | TokenKind::Stop)
                && lexicon.is(&pair[1], known::CUE_NEUTRAL)
        })?;
        let last = if rest[tag].kind == TokenKind::Dash { self.tokens.get(tag + 1)? } else { &rest[tag] };
        let inside = first.span.cover(last.span);
        Some(Quote {
            kind: QuoteKind::Full,
            confidence: 0.5,
            ..self.quote(dash.span.cover(last.span), inside, Marks::Dash)
        })
    }
}

/// Says of each quote in which it lies, and how far it and all before it reach. Quotes are sorted by start.
fn nest(quotes: &mut [Quote]) {
    let mut open: Vec<usize> = Vec::new();
    let mut reach = 0;
    for index in 0..quotes.len() {
        let span = quotes[index].span;
        while open.last().is_some_and(|&outer| quotes[outer].span.end() <= span.start()) {
            open.pop();
        }
        quotes[index].parent = open.last().copied().filter(|&outer| quotes[outer].span.contains(span));
        reach = reach.max(span.end());
        quotes[index].reach = reach;
        open.push(index);
    }
}

/// Joins quotations that run over paragraphs: one that is open at its paragraph's end, and one that the next
/// paragraph of the story begins with.
fn carry_on(quotes: &mut [Quote], document: &Document) {
    let running = |block: usize| document.blocks[block].kind.is_body();
    for index in 0..quotes.len() {
        let earlier = &quotes[index];
        if earlier.balance != Balance::Unclosed || earlier.parent.is_some() || !running(earlier.block) {
            continue;
        }
        let rest = Span::new(earlier.span.end(), document.blocks[earlier.block].span.end().max(earlier.span.end()));
        if !document.prose.slice(rest).trim().is_empty() {
            continue;
        }
        let Some(next) = (earlier.block + 1..document.blocks.len()).find(|&block| running(block)) else { continue };
        let begins = document.blocks[next].span.start();
        let later = quotes.partition_point(|quote| quote.span.start() < begins);
        let Some(quote) = quotes.get(later) else { continue };
        let blank = document.prose.slice(Span::new(begins, quote.span.start().max(begins))).trim().is_empty();
        if quote.block == next && blank && quote.marks == quotes[index].marks {
            quotes[later].kind = QuoteKind::Continuation;
            quotes[later].continues = Some(index);
            quotes[index].balance = Balance::Continues;
            quotes[index].confidence = 0.9;
        }
    }
}

#[cfg(test)]
mod tests;
