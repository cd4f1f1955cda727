//! The document as the grammar reads it: its lists at hand, its sentences in units.
//!
//! The grammar of attribution looks past what is quoted: a verb inside quotation marks is the speaker's, not the
//! outlet's. So a sentence is turned into units, and every later question is asked of a unit.

use std::ops::Range;

use super::form::{Form, form};
use super::self_sourced::own_names;
use super::view::{Unit, View};
use crate::annotate::lexicon::{ListBits, ListId};
use crate::annotate::token::{Word, Words};
use crate::annotate::{Annotated, Lexicon, Sentence, Token};
use crate::text::Span;

/// How many quotes back an enclosing one is looked for.
const WALK: usize = 64;

/// The document with its lists at hand.
pub(in crate::annotate) struct Reader<'a> {
    pub found: &'a Annotated,
    pub lexicon: &'a Lexicon,
    /// By token: the lists of which its word is an entry, and those of which one begins with it.
    lists: Vec<(ListBits, ListBits)>,
    /// All sentences in units, one behind the other, and which of them are each sentence's.
    units: Vec<Unit>,
    sentences: Vec<Range<usize>>,
    /// The names by which the outlet is known, lower-cased.
    pub publishers: Vec<String>,
}

impl<'a> Reader<'a> {
    pub fn new(found: &'a Annotated, lexicon: &'a Lexicon) -> Self {
        let metadata = &found.document.metadata;
        let named = metadata.publisher.value().into_iter().chain(metadata.aliases.iter().map(String::as_str));
        let publishers = named.map(str::to_lowercase).filter(|name| !name.trim().is_empty()).collect();
        let lists = found.tokens.iter().map(|token| lexicon.first_lists(token)).collect();
        let mut reader = Self { found, lexicon, lists, units: Vec::new(), sentences: Vec::new(), publishers };
        reader.units.reserve_exact(found.tokens.len());
        reader.sentences.reserve_exact(found.sentences.len());
        for sentence in &found.sentences {
            let first = reader.units.len();
            reader.divide(sentence);
            reader.sentences.push(first..reader.units.len());
        }
        if reader.publishers.is_empty() {
            reader.publishers = own_names(&reader);
        }
        reader
    }

    /// The token at an index, where there is one.
    pub fn token(&self, index: usize) -> Option<&'a Token> {
        self.found.tokens.get(index)
    }

    /// The words of a token.
    pub fn text(&self, index: usize) -> &'a str {
        self.token(index).map_or("", |token| self.found.slice(token.span))
    }

    /// The form that a token's word would have as a verb.
    pub fn form(&self, index: usize) -> Form {
        self.token(index).map_or(Form::Base, |token| form(token.short, || self.text(index)))
    }

    /// Whether a token's word stands in one of the lists.
    #[inline]
    pub fn is(&self, index: usize, lists: ListBits) -> bool {
        self.lists.get(index).is_some_and(|(alone, _)| alone.meets(lists))
    }

    /// Whether a token's word stands in a list that the passes of speech share with others.
    pub fn listed(&self, index: usize, list: ListId) -> bool {
        self.token(index).is_some_and(|token| self.lexicon.is(token, list))
    }

    /// Whether an entry of one of the lists begins with a token's word.
    #[inline]
    pub fn begins(&self, index: usize, lists: ListBits) -> bool {
        self.lists.get(index).is_some_and(|(_, begun)| begun.meets(lists))
    }

    /// How many tokens the longest entry of a list that begins at a token takes, not going past `end`.
    #[inline]
    pub fn entry_at(&self, index: usize, end: usize, list: ListBits) -> Option<usize> {
        if self.begins(index, list) { self.longest(index..end, list) } else { None }
    }

    pub(super) fn longest(&self, tokens: Range<usize>, list: ListBits) -> Option<usize> {
        self.lexicon.longest(self.found.tokens.get(tokens)?, list.first())
    }

    /// Whether an entry of the list can begin in a sentence.
    pub fn occurs_in(&self, sentence: usize, list: ListBits) -> bool {
        self.found.begun_by_sentence.get(sentence).is_some_and(|begun| begun.may_hold(list.first()))
    }

    /// Whether a token is this word, whatever its case.
    #[inline(always)]
    pub fn equals(&self, index: usize, word: &'static str) -> bool {
        self.token(index).is_some_and(|token| token.short == Word::new(word))
    }

    /// Whether a token is one of a few words, whatever its case.
    #[inline(always)]
    pub fn is_one_of(&self, index: usize, words: Words) -> bool {
        self.token(index).is_some_and(|token| words.holds(token.short))
    }

    /// Whether two tokens are one word, whatever its case.
    pub fn alike(&self, one: usize, other: usize) -> bool {
        self.repeats(one..one + 1, other)
    }

    /// Whether a token's word stands among others, whatever its case.
    pub fn repeats(&self, tokens: Range<usize>, word: usize) -> bool {
        let (Some(tokens), Some(word)) = (self.found.tokens.get(tokens), self.token(word)) else { return false };
        let long = word.short.length() == 0;
        let text = |token: &Token| self.found.slice(token.span);
        tokens.iter().any(|token| token.short == word.short && (!long || text(token).eq_ignore_ascii_case(text(word))))
    }

    /// The first entry of a list in a range of tokens.
    pub fn find(&self, tokens: Range<usize>, list: ListBits) -> Option<Range<usize>> {
        if !self.found.may_begin(&tokens, list.first()) {
            return None;
        }
        let end = tokens.end;
        tokens.into_iter().find_map(|at| self.entry_at(at, end, list).map(|length| at..at + length))
    }

    /// From the first to the last of a range of tokens.
    pub fn span_of(&self, tokens: Range<usize>) -> Option<Span> {
        let first = self.token(tokens.start)?;
        let last = self.token(tokens.end.checked_sub(1)?)?;
        (tokens.start < tokens.end).then(|| first.span.cover(last.span))
    }

    /// The quotes, outermost only, that begin in a span.
    pub fn quotes_in(&self, span: Span) -> Vec<usize> {
        let inside = self.outer_quotes(span).into_iter();
        inside.filter(|&quote| span.contains(self.found.quotes[quote].inside)).collect()
    }

    /// A sentence in units.
    pub fn view(&'a self, sentence: usize) -> View<'a> {
        let units = self.sentences.get(sentence).and_then(|units| self.units.get(units.clone()));
        View { reader: self, sentence, units: units.unwrap_or_default() }
    }

    /// Whether a sentence has words of the outlet's own.
    pub fn narrates(&self, sentence: usize) -> bool {
        let view = self.view(sentence);
        (0..view.len()).any(|at| view.quoted(at).is_none() && view.is_word(at))
    }

    /// Divides a sentence into units.
    fn divide(&mut self, sentence: &Sentence) {
        let mut at = sentence.tokens.start;
        for quote in self.outer_quotes(sentence.span) {
            let inside = self.found.tokens_in(self.found.quotes[quote].span);
            let (first, last) = (inside.start.max(at), inside.end.min(sentence.tokens.end));
            if first < last {
                self.words(at..first);
                self.units.push(Unit::quotation(quote, first..last));
                at = last;
            }
        }
        self.words(at..sentence.tokens.end);
    }

    /// Adds tokens as units of their own.
    fn words(&mut self, tokens: Range<usize>) {
        let (Some(words), Some(lists)) = (self.found.tokens.get(tokens.clone()), self.lists.get(tokens.clone())) else {
            return;
        };
        let units = tokens.zip(words).zip(lists).map(|((at, token), &lists)| Unit::word(at, token, lists));
        self.units.extend(units);
    }

    /// The quotes, outermost only, that reach into a span, in text order.
    fn outer_quotes(&self, span: Span) -> Vec<usize> {
        let quotes = &self.found.quotes;
        let mut first = quotes.partition_point(|quote| quote.span.start() < span.start());
        // An outermost quote that began earlier is found by walking back while something still reaches in.
        // The walk is bounded, so that a mark nobody closed costs no more than its neighbours.
        let floor = first.saturating_sub(WALK);
        while first > floor && quotes[first - 1].reach > span.start() {
            first -= 1;
        }
        let mut outer: Vec<usize> = Vec::new();
        for (index, quote) in quotes.iter().enumerate().skip(first) {
            if quote.span.start() >= span.end() {
                break;
            }
            let inside = outer.last().is_some_and(|&last: &usize| quotes[last].span.end() > quote.span.start());
            if quote.span.overlaps(span) && !inside {
                outer.push(index);
            }
        }
        outer
    }
}
