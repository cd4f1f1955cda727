//! Sentences: where they end and where they do not.
//!
//! A sentence can end at a run of stops, or at an abbreviation that keeps its own; what closes behind it belongs to
//! it; what follows decides.

mod rows;

use std::ops::Range;

use super::lexicon::known;
use super::{Annotated, Lexicon, ListId, Quote, Token, TokenKind};
use crate::text::Span;

pub(super) use rows::ROW;

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

/// A sentence of more tokens is none: such a run is cut, so that no later look at a whole sentence can make a run
/// superlinear. The longest sentences in newspapers have about a third of that.
const LONGEST: usize = 400;

/// All sentences, in text order.
pub(super) fn sentences(found: &Annotated, lexicon: &Lexicon) -> Vec<Sentence> {
    let tokens = &found.tokens;
    let splitter =
        Splitter { tokens, lexicon, text: found.document.prose.text(), closing: closing_marks(tokens, &found.quotes) };
    let mut sentences: Vec<Sentence> = Vec::new();
    let (mut start, mut position) = (0, 0);
    let mut index = 0;
    while index < tokens.len() {
        // Most tokens end nothing, and another of their block follows.
        let room = tokens.len().min(start + LONGEST - 1).max(index);
        let goes_on = |pair: &&[Token]| pair[0].block == pair[1].block && !splitter.can_end(&pair[0]);
        index += tokens[index..room].windows(2).take_while(goes_on).count();
        let mut end = index + 1;
        let mut ends = tokens.get(end).is_none_or(|next| next.block != tokens[index].block);
        if !ends && splitter.can_end(&tokens[index]) {
            end = splitter.absorb(end);
            ends = splitter.ends(start, index, end);
        }
        ends |= end - start >= LONGEST;
        if ends {
            let span = tokens[start].span.cover(tokens[end - 1].span);
            let block = tokens[start].block as usize;
            sentences.push(Sentence { span, tokens: start..end, block, position });
            let same = tokens.get(end).is_some_and(|next| next.block as usize == block);
            position = if same { position + 1 } else { 0 };
            start = end;
        }
        index = end;
    }
    sentences
}

/// Which tokens are marks that close a quotation.
fn closing_marks(tokens: &[Token], quotes: &[Quote]) -> Vec<bool> {
    let mut closing = vec![false; tokens.len()];
    for quote in quotes {
        let last = tokens.partition_point(|token| token.span.end() < quote.span.end());
        if quote.inside.end() < quote.span.end() && tokens.get(last).is_some_and(|t| t.span.end() == quote.span.end()) {
            closing[last] = true;
        }
    }
    closing
}

struct Splitter<'a> {
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
    text: &'a str,
    closing: Vec<bool>,
}

impl Splitter<'_> {
    fn words(&self, index: usize) -> &str {
        self.tokens[index].span.of(self.text)
    }

    fn is(&self, index: usize, list: ListId) -> bool {
        self.lexicon.is(&self.tokens[index], list)
    }

    /// Whether a sentence can end with this token, marks behind it aside.
    #[inline]
    fn can_end(&self, token: &Token) -> bool {
        match token.kind {
            TokenKind::Stop => true,
            TokenKind::Word if token.short.is_letters() => false,
            TokenKind::Word => self.text.as_bytes().get(token.span.end() - 1) == Some(&b'.'),
            _ => false,
        }
    }

    /// The first token from `from` on that does not close what came before: further stops (`. . .`), closing
    /// brackets and quotation marks.
    fn absorb(&self, from: usize) -> usize {
        let block = self.tokens[from - 1].block;
        let closes = |index: usize| {
            let token = &self.tokens[index];
            token.block == block
                && match token.kind {
                    TokenKind::Stop => true,
                    TokenKind::Close => !token.space_before,
                    // A stray mark without a partner closes where no blank parts it from the stop.
                    TokenKind::QuoteMark => self.closing[index] || (!token.space_before && !self.opens(index)),
                    _ => false,
                }
        };
        (from..self.tokens.len()).find(|&index| !closes(index)).unwrap_or(self.tokens.len())
    }

    /// Whether a mark stands like one that opens: a word follows without a blank.
    fn opens(&self, index: usize) -> bool {
        self.tokens.get(index + 1).is_some_and(|next| {
            !next.space_before && next.block == self.tokens[index].block && next.kind == TokenKind::Word
        })
    }

    /// Whether the sentence that began at `start`, with its stop at `stop`, ends before the token `next`.
    fn ends(&self, start: usize, stop: usize, next: usize) -> bool {
        let Some(follower) = self.tokens.get(next).filter(|token| token.block == self.tokens[stop].block) else {
            return true;
        };
        if self.tokens[stop].kind == TokenKind::Word {
            return self.abbreviation_ends(stop, next);
        }
        // `1. Do this`: the number of a list item.
        if stop == start + 1 && self.tokens[start].kind == TokenKind::Number && next == stop + 1 {
            return false;
        }
        match follower.kind {
            TokenKind::Comma | TokenKind::Semicolon | TokenKind::Colon | TokenKind::Close | TokenKind::Possessive => {
                return false;
            }
            TokenKind::Dash if next > stop + 1 => return false,
            _ => {}
        }
        let lower = self.words(next).starts_with(char::is_lowercase);
        if lower {
            return false;
        }
        if !follower.space_before && next == stop + 1 {
            // `end.Start` with the blank forgotten, but not `v.2` or a mark inside a name.
            return follower.capital && stop > start && self.words(stop - 1).starts_with(char::is_lowercase);
        }
        // `Yahoo! Inc.`
        if self.is(next, known::ABBREVIATIONS_AT_END) && self.words(next).ends_with('.') {
            return false;
        }
        if self.is_ellipsis(stop, next) {
            return self.starts(next) || self.tokens[next].kind != TokenKind::Word;
        }
        // `“Will he resign?” Orr asked.`
        !(next > stop + 1 && self.asks(stop) && self.is_tag(next))
    }

    fn asks(&self, stop: usize) -> bool {
        self.words(stop).ends_with(['?', '!'])
    }

    /// `...`, `…` or `. . .`, but not four dots, which end a sentence.
    fn is_ellipsis(&self, stop: usize, next: usize) -> bool {
        let dots = self.words(stop);
        let spaced = self.tokens[stop..next].iter().filter(|token| token.kind == TokenKind::Stop).count();
        matches!(dots, "..." | "…" | "..") || spaced == 3
    }

    /// Whether an abbreviation ends its sentence too, seen by what follows.
    fn abbreviation_ends(&self, stop: usize, next: usize) -> bool {
        let follower = &self.tokens[next];
        if self.is(stop, known::ABBREVIATIONS_BEFORE_NAME) {
            // “St.” is a street too; all others stand before names only.
            return self.words(stop) == "St." && self.starts(next);
        }
        match follower.kind {
            TokenKind::Word => self.starts(next),
            TokenKind::QuoteMark => {
                !self.closing[next]
                    && self.tokens.get(next + 1).is_some_and(|token| token.capital)
                    && follower.space_before
                    && (self.starts(next + 1) || next > stop + 1)
            }
            _ => false,
        }
    }

    /// Whether a word has a capital and is one that begins sentences.
    fn starts(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.capital) && self.is(index, known::SENTENCE_STARTERS)
    }

    /// Whether a name and a verb of speech follow: `Orr asked`, `White House spokesman Ivo Orr said`.
    fn is_tag(&self, from: usize) -> bool {
        if self.starts(from) {
            return false;
        }
        let rest = &self.tokens[from..self.tokens.len().min(from + 7)];
        let words =
            rest.iter().take_while(|token| token.kind == TokenKind::Word && token.block == rest[0].block).count();
        (1..words).any(|at| {
            // A tag that is nothing but a name and a past form is one whatever its verb: `“Will he?” Orr mumbled.`
            let alone = self.words(from + at).ends_with("ed")
                && rest.get(at + 1).is_some_and(|token| token.kind == TokenKind::Stop);
            rest[at - 1].capital
                && !rest[at].capital
                && (alone
                    || [known::CUE_NEUTRAL, known::CUE_LOADED, known::CUE_NONSPEECH]
                        .iter()
                        .any(|&list| self.is(from + at, list)))
        })
    }
}

#[cfg(test)]
mod tests;
