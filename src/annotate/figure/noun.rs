//! The thing counted: the head of the noun phrase behind a number ("10 major provincial *capitals*").

use std::ops::Range;

use super::super::lexicon::known;
use super::super::token::TokenKind;
use super::super::view::View;
use crate::annotate::token::{Words, words};

/// Words that end a noun phrase, or stand where no noun does.
const CLOSERS: Words = words![
    "a", "about", "after", "against", "all", "an", "and", "are", "as", "at", "back", "be", "because", "been", "before",
    "behind", "between", "but", "by", "can", "could", "did", "do", "does", "during", "each", "for", "from", "had",
    "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "last", "later", "less",
    "many", "may", "more", "my", "next", "no", "not", "now", "of", "off", "on", "onto", "or", "our", "out", "over",
    "per", "she", "should", "since", "so", "than", "that", "the", "their", "then", "there", "these", "they", "this",
    "those", "through", "to", "under", "until", "up", "via", "was", "we", "were", "what", "when", "where", "which",
    "while", "who", "whose", "why", "will", "with", "within", "without", "would", "you", "your", "percent", "ago",
    "away", "apart"
];

/// How many words behind the number are looked at for its noun.
const REACH: usize = 5;

/// The noun phrase that begins at `at`: all its words up to the head.
pub(super) fn phrase(view: View<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    // "40 of the pupils" counts pupils; "two of them" nothing that is named.
    let mut start = at;
    if view.is_word(start, "of") {
        start += 1;
        start += usize::from(view.is_one_of(start, words!["the", "its", "their", "his", "her", "those", "these"]));
    }
    let limit = end.min(start + REACH);
    let mut last = None;
    for index in start..limit {
        if view.kind(index) == Some(TokenKind::Possessive) {
            return None;
        }
        if view.kind(index) != Some(TokenKind::Word) || view.is_one_of(index, CLOSERS) {
            break;
        }
        last = Some(index);
        if is_plural(view, index) {
            // "40 police officers": the head is the last plural in a row.
            let more = index + 1 < limit && view.kind(index + 1) == Some(TokenKind::Word) && is_person(view, index + 1);
            if !more {
                break;
            }
        }
    }
    let last = last?;
    // Without a plural only the next word can be the noun: "14 dead", "a dozen sheep".
    if is_plural(view, last) { Some(start..last + 1) } else { Some(start..start + 1) }
}

fn is_person(view: View<'_>, index: usize) -> bool {
    view.is(index, known::PERSON_NOUNS)
}

fn is_plural(view: View<'_>, index: usize) -> bool {
    let text = view.text(index);
    let plural = text.len() > 3 && text.ends_with('s') && !text.ends_with("ss") && !text.ends_with("us");
    plural || is_person(view, index)
}
