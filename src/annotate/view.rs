//! A draft's tokens with the lists at hand: the questions that several passes put to a token.
//!
//! Every question may be asked of any index: past the end there is no token, and the answer is no.

use std::ops::Range;

use super::Annotated;
use super::lexicon::{Lexicon, ListId};
use super::token::{Token, TokenKind, Word, Words};
use crate::text::Span;

/// What has been found so far, and the words to look for.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub found: &'a Annotated,
    lexicon: &'a Lexicon,
}

impl<'a> View<'a> {
    pub fn new(found: &'a Annotated, lexicon: &'a Lexicon) -> Self {
        Self { found, lexicon }
    }

    pub fn token(self, index: usize) -> Option<&'a Token> {
        self.found.tokens.get(index)
    }

    pub fn kind(self, index: usize) -> Option<TokenKind> {
        self.token(index).map(|token| token.kind)
    }

    pub fn text(self, index: usize) -> &'a str {
        self.token(index).map_or("", |token| self.found.document.prose.slice(token.span))
    }

    /// Whether the token is this word, whatever its case.
    #[inline(always)]
    pub fn is_word(self, index: usize, word: &'static str) -> bool {
        self.token(index).is_some_and(|token| token.short == Word::new(word))
    }

    /// Whether the token has nothing but letters, and few.
    pub fn is_letters(self, index: usize) -> bool {
        self.token(index).is_some_and(|token| token.short.is_letters())
    }

    /// Whether the token is one of a few function words: words of the grammar, not of a list.
    #[inline(always)]
    pub fn is_one_of(self, index: usize, words: Words) -> bool {
        self.token(index).is_some_and(|token| words.holds(token.short))
    }

    /// Whether the token alone is an entry of the list.
    pub fn is(self, index: usize, list: ListId) -> bool {
        self.token(index).is_some_and(|token| self.lexicon.is(token, list))
    }

    /// The same of a token at hand.
    pub fn listed(self, token: &Token, list: ListId) -> bool {
        self.lexicon.is(token, list)
    }

    /// Whether the token alone is an entry of any list that the passes use.
    pub fn is_listed(self, index: usize) -> bool {
        self.token(index).is_some_and(|token| self.lexicon.is_listed(token.word))
    }

    /// How many tokens, all below `end`, the longest entry of the list that begins at `index` has.
    #[inline]
    pub fn match_at(self, index: usize, end: usize, list: ListId) -> Option<usize> {
        let begins = self.token(index).is_some_and(|token| self.lexicon.begins_one(token, list));
        if begins { self.longest(index, end, list) } else { None }
    }

    fn longest(self, index: usize, end: usize, list: ListId) -> Option<usize> {
        let end = end.min(self.found.tokens.len());
        self.lexicon.match_at(self.found.tokens.get(index..end)?, list)
    }

    /// Whether an entry of the list can stand anywhere in the draft.
    pub fn occurs(self, list: ListId) -> bool {
        self.found.begun.may_hold(list)
    }

    /// The first place in the range where an entry of the list begins, as a range of tokens.
    pub fn find(self, range: Range<usize>, list: ListId) -> Option<Range<usize>> {
        self.entries_in(range, list).next()
    }

    /// The longest entry of the list at each place in the range where one begins, in order, as ranges of tokens.
    #[inline]
    pub fn entries_in(self, range: Range<usize>, list: ListId) -> impl Iterator<Item = Range<usize>> + 'a {
        let end = range.end;
        self.begin_in(range, list).filter_map(move |at| self.longest(at, end, list).map(|length| at..at + length))
    }

    /// The places in the range where an entry of the list may begin, in order.
    #[inline]
    fn begin_in(self, range: Range<usize>, list: ListId) -> impl Iterator<Item = usize> + 'a {
        let range = if self.found.may_begin(&range, list) { range } else { 0..0 };
        let first = range.start;
        let tokens = self.found.tokens.get(range.start..range.end.min(self.found.tokens.len())).unwrap_or_default();
        let begins = move |token: &Token| self.lexicon.begins_one(token, list);
        tokens.iter().enumerate().filter(move |(_, token)| begins(token)).map(move |(at, _)| first + at)
    }

    /// Whether an entry of the list stands in the range.
    pub fn has(self, range: Range<usize>, list: ListId) -> bool {
        self.find(range, list).is_some()
    }

    /// The words from the first to the last token of the range; empty at the start of the range for an empty one.
    pub fn span(self, range: Range<usize>) -> Span {
        let tokens = self.found.tokens.get(range.clone()).unwrap_or_default();
        match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::empty(self.token(range.start).map_or(0, |token| token.span.start())),
        }
    }
}

/// Whether two words are the same but for case; none is the same as no word.
#[inline]
pub(super) fn same(text: &str, word: &str) -> bool {
    // Most words differ in length or in their first letter, which is seen without a call.
    text.len() == word.len()
        && text.bytes().next().zip(word.bytes().next()).is_some_and(|(a, b)| a.eq_ignore_ascii_case(&b))
        && text.eq_ignore_ascii_case(word)
}
