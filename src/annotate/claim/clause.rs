//! A sentence to clauses: cut at dashes, semicolons, brackets, and at commas that a conjunction, a relative word or
//! an apposition follows.

use std::ops::Range;

use super::super::token::TokenKind;
use super::super::view::View;
use crate::annotate::token::{Words, words};

/// Words that begin a clause of their own behind a comma.
const AFTER_COMMA: Words = words![
    "a",
    "although",
    "an",
    "and",
    "as",
    "because",
    "before",
    "after",
    "but",
    "even",
    "if",
    "including",
    "leaving",
    "nor",
    "or",
    "since",
    "so",
    "that",
    "the",
    "though",
    "unless",
    "until",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whose",
    "with",
    "yet",
    "one",
    "making",
    "prompting"
];

/// Words that begin one anywhere.
const ANYWHERE: Words = words!["although", "because", "though", "unless", "whereas", "while"];

/// The clauses of the tokens of one sentence, in order, together covering all of it.
pub(in super::super) fn clauses(view: View<'_>, sentence: Range<usize>) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut start = sentence.start;
    for (at, token) in view.found.tokens[sentence.clone()].iter().enumerate() {
        // Nearly all tokens are words, of which shorter and longer ones begin none.
        if token.kind == TokenKind::Word && !(5..=8).contains(&token.span.len()) {
            continue;
        }
        let at = sentence.start + at;
        let cut = match token.kind {
            TokenKind::Word if ANYWHERE.holds(token.short) => at,
            TokenKind::Dash | TokenKind::Semicolon | TokenKind::Open | TokenKind::Close => at + 1,
            TokenKind::Colon if view.token(at + 1).is_none_or(|token| token.space_before) => at + 1,
            TokenKind::Comma if view.is_one_of(at + 1, AFTER_COMMA) => at + 1,
            _ => continue,
        };
        if cut > start {
            clauses.push(start..cut);
            start = cut;
        }
    }
    if start < sentence.end {
        clauses.push(start..sentence.end);
    }
    clauses
}

/// A clause without the marks at its edges.
pub(super) fn trim(view: View<'_>, clause: Range<usize>) -> Range<usize> {
    let mark = |at: usize| {
        !matches!(view.kind(at), Some(TokenKind::Word | TokenKind::Number | TokenKind::Possessive | TokenKind::Symbol))
    };
    let (mut start, mut end) = (clause.start, clause.end);
    while start < end && mark(start) {
        start += 1;
    }
    while end > start && mark(end - 1) {
        end -= 1;
    }
    start..end
}
