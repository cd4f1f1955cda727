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

    /// Whether the token is one of a few function words: words of the grammar, not of a list.
    #[inline(always)]
    pub fn is_one_of(self, index: usize, words: Words) -> bool {
        self.token(index).is_some_and(|token| words.holds(token.short))
    }

    /// Whether the token alone is an entry of the list.
    pub fn is(self, index: usize, list: ListId) -> bool {
        self.token(index).is_some_and(|token| self.lexicon.is(token, list))
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
        if !self.occurs(list) || !self.may_hold(&range, list) {
            return None;
        }
        let end = range.end.min(self.found.tokens.len());
        let tokens = self.found.tokens.get(range.start..end)?;
        let first = |at| self.lexicon.match_at(&tokens[at - range.start..], list).map(|length| at..at + length);
        (range.start..end).find_map(first)
    }

    /// Whether an entry of the list can begin in the range, as far as its sentence shows.
    fn may_hold(self, range: &Range<usize>, list: ListId) -> bool {
        let Some(&index) = self.found.sentence_of.get(range.start) else { return true };
        let index = index as usize;
        let inside = self.found.sentences.get(index).is_some_and(|sentence| range.end <= sentence.tokens.end);
        !inside || self.found.begun_by_sentence.get(index).is_none_or(|begun| begun.may_hold(list))
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
