//! A sentence as the grammar reads it: words one by one, each quotation as one unit.
//!
//! The grammar of attribution looks past what is quoted: a verb inside quotation marks is the speaker's, not the
//! outlet's. So a sentence is turned into units, and every later question is asked of a unit.

use std::cell::Cell;
use std::ops::Range;

use super::form::{Form, form};
use super::word::Word;
use crate::annotate::lexicon::ListBits;
use crate::annotate::view::same;
use crate::annotate::{Annotated, Lexicon, Quote, Token, TokenKind};
use crate::text::Span;

/// How many quotes back an enclosing one is looked for.
const WALK: usize = 64;

/// The document with its lists at hand.
pub(in crate::annotate) struct Reader<'a> {
    pub found: &'a Annotated,
    pub lexicon: &'a Lexicon,
    /// By token: the lists of which its word is an entry, and those of which one begins with it.
    lists: Vec<(ListBits, ListBits)>,
    /// The names by which the outlet is known, lower-cased.
    pub publishers: Vec<String>,
}

/// One word or mark, or a whole quotation (the part of it that lies in the sentence), with what is asked of it most.
pub(in crate::annotate) struct Unit {
    /// Its tokens: one, or those of the quotation in this sentence.
    tokens: Range<usize>,
    /// The quotation; of that nothing below is known.
    quote: Option<usize>,
    kind: Option<TokenKind>,
    capital: bool,
    word: Word,
    /// The lists of which its word is an entry, and those of which one begins with it.
    alone: ListBits,
    begun: ListBits,
    form: Cell<Option<Form>>,
    /// Two bits a question: whether it was asked, and the answer.
    answers: Cell<u16>,
}

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
    pub units: Vec<Unit>,
}

impl<'a> Reader<'a> {
    pub fn new(found: &'a Annotated, lexicon: &'a Lexicon) -> Self {
        let metadata = &found.document.metadata;
        let named = metadata.publisher.value().into_iter().chain(metadata.aliases.iter().map(String::as_str));
        let publishers = named.map(str::to_lowercase).filter(|name| !name.trim().is_empty()).collect();
        let lists = found.tokens.iter().map(|token| lexicon.first_lists(token.word)).collect();
        Self { found, lexicon, lists, publishers }
    }

    /// The token at an index, where there is one.
    pub fn token(&self, index: usize) -> Option<&'a Token> {
        self.found.tokens.get(index)
    }

    /// The words of a token.
    pub fn text(&self, index: usize) -> &'a str {
        self.token(index).map_or("", |token| self.found.slice(token.span))
    }

    /// Whether a token's word stands in one of the lists.
    #[inline]
    pub fn is(&self, index: usize, lists: ListBits) -> bool {
        self.lists.get(index).is_some_and(|(alone, _)| alone.meets(lists))
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

    fn longest(&self, tokens: Range<usize>, list: ListBits) -> Option<usize> {
        self.lexicon.longest(self.found.tokens.get(tokens)?, list.first())
    }

    /// Whether an entry of the list can stand anywhere in the draft.
    pub fn occurs(&self, list: ListBits) -> bool {
        self.found.begun.holds(list.first())
    }

    /// Whether a token is this word, whatever its case.
    #[inline]
    pub fn equals(&self, index: usize, word: &str) -> bool {
        // Most words differ in length, which is seen without a look at the text.
        self.token(index).is_some_and(|token| token.span.len() == word.len() && same(self.text(index), word))
    }

    /// The first entry of a list in a range of tokens.
    pub fn find(&self, tokens: Range<usize>, list: ListBits) -> Option<Range<usize>> {
        if !self.occurs(list) {
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
        let mut units = Vec::new();
        let Some(found) = self.found.sentences.get(sentence) else { return View { reader: self, sentence, units } };
        let mut quotes = self.outer_quotes(found.span).into_iter().peekable();
        let mut at = found.tokens.start;
        units.reserve_exact(found.tokens.len());
        while at < found.tokens.end {
            let Some(token) = self.token(at) else { break };
            while quotes.next_if(|&quote| self.found.quotes[quote].span.end() <= token.span.start()).is_some() {}
            match quotes.peek() {
                Some(&quote) if self.found.quotes[quote].span.contains(token.span) => {
                    let inside = self.found.tokens_in(self.found.quotes[quote].span);
                    let last = inside.end.min(found.tokens.end).max(at + 1);
                    units.push(Unit::quotation(quote, at..last));
                    at = last;
                }
                _ => {
                    units.push(self.unit(at, token));
                    at += 1;
                }
            }
        }
        View { reader: self, sentence, units }
    }

    fn unit(&self, at: usize, token: &Token) -> Unit {
        let (alone, begun) = self.lists.get(at).copied().unwrap_or_default();
        Unit {
            tokens: at..at + 1,
            quote: None,
            kind: Some(token.kind),
            capital: token.capital,
            word: Word::at(self.found.document.prose.text(), token.span),
            alone,
            begun,
            form: Cell::new(None),
            answers: Cell::new(0),
        }
    }

    /// Whether the grammar has something to read in a sentence: a word of one of the lists, or a quotation.
    pub fn has_speech(&self, sentence: usize, lists: ListBits) -> bool {
        self.found.sentences.get(sentence).is_some_and(|sentence| {
            sentence.tokens.clone().any(|at| self.begins(at, lists)) || !self.outer_quotes(sentence.span).is_empty()
        })
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

impl Unit {
    fn quotation(quote: usize, tokens: Range<usize>) -> Self {
        Self {
            tokens,
            quote: Some(quote),
            kind: None,
            capital: false,
            word: Word::default(),
            alone: ListBits::default(),
            begun: ListBits::default(),
            form: Cell::new(Some(Form::Base)),
            answers: Cell::new(0),
        }
    }
}

impl<'a> View<'a> {
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// The token of a word unit.
    pub fn word(&self, at: usize) -> Option<usize> {
        self.units.get(at).filter(|unit| unit.quote.is_none()).map(|unit| unit.tokens.start)
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
            let form = form(self.text(at));
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

    /// Whether the word is this one, whatever its case.
    #[inline(always)]
    pub fn equals(&self, at: usize, word: &str) -> bool {
        match Word::short(word) {
            Some(word) => self.is_one_of(at, &[word]),
            None => self.word(at).is_some_and(|token| self.reader.equals(token, word)),
        }
    }

    /// Whether the word is one of a few, whatever its case.
    #[inline(always)]
    pub fn is_one_of<const N: usize>(&self, at: usize, words: &[Word; N]) -> bool {
        self.units.get(at).is_some_and(|unit| words.contains(&unit.word))
    }

    #[inline]
    pub fn capital(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(|unit| unit.capital)
    }

    /// The quotation at a unit.
    pub fn quoted(&self, at: usize) -> Option<&'a Quote> {
        self.reader.found.quotes.get(self.units.get(at)?.quote?)
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
        match unit.quote {
            None => Some(self.reader.token(unit.tokens.start)?.span),
            Some(quote) => Some(self.reader.found.quotes.get(quote)?.span),
        }
    }

    /// The range of tokens of a range of units.
    pub fn tokens(&self, units: Range<usize>) -> Range<usize> {
        let unit = |at: usize| self.units.get(at).map(|unit| &unit.tokens);
        match (unit(units.start), units.end.checked_sub(1).and_then(unit)) {
            (Some(first), Some(last)) if units.start < units.end => first.start..last.end,
            _ => 0..0,
        }
    }

    /// The quotations in a range of units.
    pub fn quotes_in(&self, units: Range<usize>) -> impl Iterator<Item = usize> {
        let range = units.start.min(self.len())..units.end.min(self.len());
        self.units[range].iter().filter_map(|unit| unit.quote)
    }
}
