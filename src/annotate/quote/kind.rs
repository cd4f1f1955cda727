//! What a pair of marks holds: somebody's clause, a woven-in part of one, a word held at arm's length, a title.

use std::ops::Range;

use super::inside::{self, Edited};
use super::{Lexicon, Quote, QuoteKind, Sentence, Token, TokenKind};
use crate::annotate::lexicon::known;
use crate::annotate::{Annotated, ListId};
use crate::text::Span;

/// What the kinds are told by.
pub(super) struct Context<'a> {
    found: &'a Annotated,
    tokens: &'a [Token],
    sentences: &'a [Sentence],
    text: &'a str,
    lexicon: &'a Lexicon,
}

/// One quote and what stands around it.
struct Seen<'a> {
    inside: &'a [Token],
    /// Words inside.
    words: usize,
    /// The token before the opening mark and the one behind the closing mark, in the same block.
    before: Option<usize>,
    after: Option<&'a Token>,
    /// The opening mark begins a sentence.
    begins: bool,
    /// The last token inside is a comma, a stop or a dash.
    stopped: bool,
    /// The first word inside has a capital.
    capital: bool,
}

const SPEECH: &[ListId] =
    &[known::CUE_NEUTRAL, known::CUE_LOADED, known::CUE_MENTAL, known::CUE_DENIAL, known::CUE_OBJECT];

impl<'a> Context<'a> {
    pub(super) fn new(found: &'a Annotated, lexicon: &'a Lexicon) -> Self {
        let Annotated { tokens, sentences, document, .. } = found;
        Self { found, tokens, sentences, text: document.prose.text(), lexicon }
    }

    /// Whether a verb of speech or “according to” stands in a sentence.
    fn speaks(&self, sentence: &Sentence) -> bool {
        let words = &self.tokens[sentence.tokens.clone()];
        words.iter().enumerate().any(|(at, token)| {
            SPEECH.iter().any(|&list| self.is(token, list))
                || self.lexicon.match_at(&words[at..], known::CUE_ACCORDING).is_some()
        })
    }

    pub(super) fn kind(&self, quote: &Quote) -> QuoteKind {
        let seen = self.see(quote);
        let lead = seen.before.is_none_or(|at| matches!(self.tokens[at].kind, TokenKind::Comma | TokenKind::Colon));
        let leads = lead || seen.begins;
        if self.is_doubted(&seen) {
            return QuoteKind::Scare;
        }
        if !leads && self.is_named(&seen) {
            return QuoteKind::Title;
        }
        if self.is_nickname(&seen) {
            return QuoteKind::Title;
        }
        // A whole sentence stands where a sentence can: at the start of one, or behind a comma or colon.
        if leads && seen.capital && seen.stopped && seen.words > 0 {
            return QuoteKind::Full;
        }
        if self.is_work(&seen) {
            return QuoteKind::Title;
        }
        let clause = self.is_clause(&seen);
        if self.holds_boundary(quote.inside) && seen.words >= 4 {
            return QuoteKind::Full;
        }
        if clause && (leads || (seen.capital && seen.stopped) || self.has_own_subject(&seen)) {
            return QuoteKind::Full;
        }
        if seen.words <= 3 && !clause && !self.is_reported(&seen, quote) {
            return QuoteKind::Scare;
        }
        QuoteKind::Fragment
    }

    /// Traces of editing inside a quote.
    pub(super) fn edited(&self, quote: &Quote) -> Edited {
        inside::edited(self.see(quote).inside, self.text, self.lexicon)
    }

    fn see(&self, quote: &Quote) -> Seen<'a> {
        let inside = &self.tokens[self.found.tokens_in(quote.inside)];
        let Range { start: outside, end: behind } = self.found.tokens_in(quote.span);
        let here = |token: &Token| token.block as usize == quote.block;
        let before = outside.checked_sub(1).filter(|&at| here(&self.tokens[at]));
        let at = self.sentences.partition_point(|sentence| sentence.span.end() <= quote.span.start());
        Seen {
            inside,
            words: quote.words,
            before,
            after: self.tokens.get(behind).filter(|token| here(token)),
            begins: self.sentences.get(at).is_some_and(|sentence| {
                // Brackets and outer marks may stand before it.
                let opening = &self.tokens[sentence.tokens.start..outside.max(sentence.tokens.start)];
                opening.iter().take(4).all(|t| matches!(t.kind, TokenKind::Open | TokenKind::QuoteMark))
                    && opening.len() < 4
            }),
            stopped: inside
                .last()
                .is_some_and(|token| matches!(token.kind, TokenKind::Comma | TokenKind::Stop | TokenKind::Dash)),
            capital: inside.iter().find(|token| is_word(token)).is_some_and(|token| token.capital),
        }
    }

    fn is(&self, token: &Token, list: ListId) -> bool {
        self.lexicon.is(token, list)
    }

    /// Whether an entry of the list ends directly before the opening mark.
    fn ends_before(&self, seen: &Seen, list: ListId) -> bool {
        let Some(last) = seen.before else { return false };
        (0..3.min(last + 1)).any(|back| {
            self.lexicon.match_at(&self.tokens[last - back..=last], list).is_some_and(|count| count == back + 1)
        })
    }

    /// `the so-called “smart roof”`: held at arm's length, and nobody's name for it.
    fn is_doubted(&self, seen: &Seen) -> bool {
        let so_called = |at: usize| self.tokens[at].span.of(self.text).eq_ignore_ascii_case("so-called");
        !seen.capital && seen.words <= 4 && seen.before.is_some_and(so_called)
    }

    /// `the term “…”`, `a ship called “…”`, `a sign reading “…”`.
    fn is_named(&self, seen: &Seen) -> bool {
        if seen.words > 10 {
            return false;
        }
        if self.ends_before(seen, known::SIGN_WORDS) {
            return true;
        }
        // `called “a disgrace”` is somebody's judgement.
        let judged = seen.inside.first().is_some_and(|token| !token.capital && self.is(token, known::DETERMINERS));
        self.ends_before(seen, known::NAMING_WORDS) && !judged && (seen.capital || seen.words <= 3)
    }

    /// `Rufus “Red” Abend`.
    fn is_nickname(&self, seen: &Seen) -> bool {
        let name = |token: &Token| token.kind == TokenKind::Word && token.capital;
        let plain = |token: &Token| is_word(token) && token.capital;
        seen.words <= 2
            && !seen.begins
            && seen.before.is_some_and(|at| name(&self.tokens[at]))
            && seen.after.is_some_and(name)
            && !seen.inside.is_empty()
            && seen.inside.iter().all(plain)
    }

    /// A title of a work: capitals throughout.
    fn is_work(&self, seen: &Seen) -> bool {
        let mut words = seen.inside.iter().filter(|token| token.kind == TokenKind::Word).peekable();
        let stops = seen.inside.iter().rev().skip(1).any(|token| token.kind == TokenKind::Comma);
        let capitals = words.peek().is_some_and(|first| first.capital)
            && words.all(|token| token.capital || self.is(token, known::TITLE_SMALL_WORDS));
        // “I” and a sentence's single first word have capitals of their own.
        capitals && !stops && (seen.words >= 2 || !seen.begins) && !self.is_own_speech(seen)
    }

    fn is_own_speech(&self, seen: &Seen) -> bool {
        seen.inside
            .first()
            .is_some_and(|token| self.is(token, known::PRONOUNS_SUBJECT) && seen.words <= 3 && seen.stopped)
    }

    /// A finite verb, as far as lists can tell: an auxiliary, or a subject pronoun with a word behind it.
    fn is_clause(&self, seen: &Seen) -> bool {
        let finite = |token: &Token| self.is(token, known::AUXILIARIES);
        let subject = |pair: &[Token]| self.is(&pair[0], known::PRONOUNS_SUBJECT) && pair[1].kind == TokenKind::Word;
        let verb = seen.inside.iter().any(finite) || seen.inside.windows(2).any(subject);
        verb && (seen.words >= 4 || seen.inside.first().is_some_and(|token| self.is(token, known::PRONOUNS_SUBJECT)))
            || (seen.stopped && seen.capital && seen.words >= 4)
    }

    /// A woven-in clause with a subject of its own: `that “we will not go”`.
    fn has_own_subject(&self, seen: &Seen) -> bool {
        let first = seen.inside.first();
        seen.words >= 4
            && first.is_some_and(|token| {
                self.is(token, known::PRONOUNS_SUBJECT)
                    || (self.is(token, known::DETERMINERS)
                        && seen.inside.iter().skip(1).take(5).any(|token| self.is(token, known::AUXILIARIES)))
            })
    }

    /// Whether a sentence ends inside and another begins there.
    fn holds_boundary(&self, inside: Span) -> bool {
        let at = self.sentences.partition_point(|sentence| sentence.span.start() <= inside.start());
        self.sentences.get(at).is_some_and(|sentence| inside.holds(sentence.span.start()))
    }

    /// Whether somebody is said to have used these words: a verb of speech in the sentence.
    fn is_reported(&self, seen: &Seen, quote: &Quote) -> bool {
        let at = self.sentences.partition_point(|sentence| sentence.span.end() <= quote.span.start());
        let asks = seen.inside.last().is_some_and(|t| t.kind == TokenKind::Stop && t.span.of(self.text) != ".");
        asks || self.sentences.get(at).is_some_and(|sentence| self.speaks(sentence))
    }
}

fn is_word(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number)
}
