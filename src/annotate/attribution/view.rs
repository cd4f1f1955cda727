//! A sentence in units: words one by one, each quotation as one, and the questions that the grammar puts to them.
//!
//! Every question may be asked of any index: where there is no unit, or a quotation, the answer is no. The same ones
//! come again and again, so a unit keeps what its word answers by itself.

use std::cell::Cell;
use std::ops::Range;

use super::form::{Form, form};
use super::reader::Reader;
use crate::annotate::lexicon::ListBits;
use crate::annotate::token::{Word, Words};
use crate::annotate::{Quote, Token, TokenKind};
use crate::text::Span;

/// One word or mark, or a whole quotation (the part of it that lies in the sentence), with what is asked of it most. It
/// takes what a processor fetches at once.
pub(in crate::annotate) struct Unit {
    /// The lists of which its word is an entry, and those of which one begins with it.
    alone: ListBits,
    begun: ListBits,
    word: Word,
    /// Its tokens: one, or those of the quotation in this sentence.
    tokens: (u32, u32),
    /// The quotation, of which nothing else but its tokens is known; or [`NONE`].
    quote: u32,
    kind: Option<TokenKind>,
    form: Cell<Option<Form>>,
    /// Two bits a question: whether it was asked, and the answer; and [`CAPITAL`].
    answers: Cell<u16>,
}

const _: () = assert!(size_of::<Unit>() == 64, "a unit fills a line of the cache");

/// No quotation.
const NONE: u32 = u32::MAX;
/// Among the answers: the first letter is upper case.
const CAPITAL: u16 = 1 << 15;

/// What is worked out for a unit once, when it is first asked.
#[derive(Clone, Copy)]
pub(in crate::annotate) enum Question {
    Finite,
    Manner,
    Contraction,
    Reduced,
    NounLike,
}

/// One sentence in units.
pub(in crate::annotate) struct View<'a> {
    pub reader: &'a Reader<'a>,
    pub sentence: usize,
    pub units: &'a [Unit],
}

impl Unit {
    #[inline]
    pub(super) fn word(at: usize, token: &Token, (alone, begun): (ListBits, ListBits)) -> Self {
        Self {
            alone,
            begun,
            word: token.short,
            tokens: (at as u32, at as u32 + 1),
            quote: NONE,
            kind: Some(token.kind),
            form: Cell::new(None),
            answers: Cell::new(if token.capital { CAPITAL } else { 0 }),
        }
    }

    pub(super) fn quotation(quote: usize, tokens: Range<usize>) -> Self {
        Self {
            alone: ListBits::default(),
            begun: ListBits::default(),
            word: Word::default(),
            tokens: (tokens.start as u32, tokens.end as u32),
            quote: quote as u32,
            kind: None,
            form: Cell::new(Some(Form::Base)),
            answers: Cell::new(0),
        }
    }

    fn tokens(&self) -> Range<usize> {
        self.tokens.0 as usize..self.tokens.1 as usize
    }

    fn quote(&self) -> Option<usize> {
        (self.quote != NONE).then_some(self.quote as usize)
    }
}

impl<'a> View<'a> {
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether the grammar has something to read: an entry of one of the lists can begin, or a quotation stands here.
    pub fn has_speech(&self, lists: ListBits) -> bool {
        self.units.iter().any(|unit| unit.begun.meets(lists) || unit.quote().is_some())
    }

    /// The token of a word unit.
    pub fn word(&self, at: usize) -> Option<usize> {
        self.units.get(at).filter(|unit| unit.quote == NONE).map(|unit| unit.tokens.0 as usize)
    }

    pub fn token(&self, at: usize) -> Option<&'a Token> {
        self.reader.token(self.word(at)?)
    }

    /// The words of a word unit; empty for a quotation.
    pub fn text(&self, at: usize) -> &'a str {
        self.word(at).map_or("", |token| self.reader.text(token))
    }

    #[inline]
    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        self.units.get(at).and_then(|unit| unit.kind)
    }

    /// Whether the word stands in one of the lists.
    #[inline]
    pub fn is(&self, at: usize, lists: ListBits) -> bool {
        self.units.get(at).is_some_and(|unit| unit.alone.meets(lists))
    }

    /// Whether an entry of one of the lists begins with the word.
    #[inline]
    pub fn begins(&self, at: usize, lists: ListBits) -> bool {
        self.units.get(at).is_some_and(|unit| unit.begun.meets(lists))
    }

    /// The form that the word would have as a verb.
    pub fn form(&self, at: usize) -> Form {
        let Some(unit) = self.units.get(at) else { return Form::Base };
        unit.form.get().unwrap_or_else(|| {
            let form = form(unit.word, || self.text(at));
            unit.form.set(Some(form));
            form
        })
    }

    /// The answer to a question about a unit, worked out once; no where there is no unit.
    #[inline]
    pub fn once(&self, at: usize, question: Question, answer: impl FnOnce() -> bool) -> bool {
        let Some(unit) = self.units.get(at) else { return false };
        let (asked, yes) = (1 << (2 * question as u16), 2 << (2 * question as u16));
        if unit.answers.get() & asked == 0 {
            let answer = if answer() { yes } else { 0 };
            unit.answers.set(unit.answers.get() | asked | answer);
        }
        unit.answers.get() & yes != 0
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    pub fn is_comma(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Comma)
    }

    /// A comma, or a quotation that ends with one: “the quay,”.
    pub fn ends_with_comma(&self, at: usize) -> bool {
        let inside = |quote: &Quote| self.reader.found.slice(quote.inside).trim_end().ends_with(',');
        self.is_comma(at) || self.quoted(at).is_some_and(inside)
    }

    /// The letters of a word unit, where they are few.
    #[inline]
    pub fn short(&self, at: usize) -> Word {
        self.units.get(at).map_or(Word::default(), |unit| unit.word)
    }

    /// Whether the word is this one, whatever its case.
    #[inline(always)]
    pub fn equals(&self, at: usize, word: &'static str) -> bool {
        self.units.get(at).is_some_and(|unit| unit.word == Word::new(word))
    }

    /// Whether the word is one of a few, whatever its case.
    #[inline(always)]
    pub fn is_one_of(&self, at: usize, words: Words) -> bool {
        self.units.get(at).is_some_and(|unit| words.holds(unit.word))
    }

    #[inline]
    pub fn capital(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(|unit| unit.answers.get() & CAPITAL != 0)
    }

    /// The quotation at a unit.
    pub fn quoted(&self, at: usize) -> Option<&'a Quote> {
        self.reader.found.quotes.get(self.units.get(at)?.quote()?)
    }

    /// How many units the longest entry of a list that begins at a unit takes.
    #[inline]
    pub fn entry_at(&self, at: usize, list: ListBits) -> Option<usize> {
        if self.begins(at, list) { self.longest(at, list) } else { None }
    }

    fn longest(&self, at: usize, list: ListBits) -> Option<usize> {
        let first = self.word(at)?;
        let end = self.reader.found.sentences.get(self.sentence)?.tokens.end;
        let length = self.reader.longest(first..end, list)?;
        // Words that a quotation parts are no phrase.
        (0..length).all(|step| self.word(at + step) == Some(first + step)).then_some(length)
    }

    /// Whether a name stands in a range of units.
    pub fn names_at(&self, units: Range<usize>) -> bool {
        self.span(units).is_some_and(|span| self.reader.found.names_in(span).next().is_some())
    }

    /// Whether a range of units is a name, and nothing else.
    pub fn is_whole_name(&self, units: Range<usize>) -> bool {
        self.span(units).is_some_and(|span| self.reader.found.names_in(span).any(|name| name.span == span))
    }

    /// Whether a count, an amount, a share or a measure begins with this unit.
    pub fn begins_quantity(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let figures = &self.reader.found.figures;
        let next = figures.partition_point(|figure| figure.span.start() < token.span.start());
        figures.get(next).is_some_and(|figure| figure.span.start() == token.span.start() && figure.kind.is_quantity())
    }

    /// Whether a name ends with this word and has another before it: "Theresa May" is no month.
    pub fn ends_name(&self, at: usize) -> bool {
        let Some(span) = self.token(at).map(|token| token.span) else { return false };
        let names = &self.reader.found.names;
        let next = names.partition_point(|name| name.span.start() < span.start());
        next > 0 && names[next - 1].span.end() == span.end()
    }

    /// A clause ends here: a mark that parts clauses.
    pub fn is_break(&self, at: usize) -> bool {
        matches!(
            self.kind(at),
            Some(TokenKind::Comma | TokenKind::Semicolon | TokenKind::Colon | TokenKind::Dash | TokenKind::Stop)
        )
    }

    /// A word that opens a quotation of speech.
    pub fn is_speech(&self, at: usize) -> bool {
        self.quoted(at).is_some_and(|quote| quote.kind.is_speech())
    }

    /// The place of a range of units: whole quotations where one stands at an end.
    pub fn span(&self, units: Range<usize>) -> Option<Span> {
        let first = self.place(units.start)?;
        let last = self.place(units.end.checked_sub(1)?)?;
        (units.start < units.end).then(|| first.cover(last))
    }

    fn place(&self, at: usize) -> Option<Span> {
        let unit = self.units.get(at)?;
        match unit.quote() {
            None => Some(self.reader.token(unit.tokens().start)?.span),
            Some(quote) => Some(self.reader.found.quotes.get(quote)?.span),
        }
    }

    /// The range of tokens of a range of units.
    pub fn tokens(&self, units: Range<usize>) -> Range<usize> {
        let unit = |at: usize| self.units.get(at).map(Unit::tokens);
        match (unit(units.start), units.end.checked_sub(1).and_then(unit)) {
            (Some(first), Some(last)) if units.start < units.end => first.start..last.end,
            _ => 0..0,
        }
    }

    /// The quotations in a range of units.
    pub fn quotes_in(&self, units: Range<usize>) -> impl Iterator<Item = usize> {
        let range = units.start.min(self.len())..units.end.min(self.len());
        self.units[range].iter().filter_map(Unit::quote)
    }
}
