//! How a verb form is used, told from the words before it: finite, perfect, passive, infinitive, or no verb at all.

use super::super::lexicon::known;
use super::super::token::TokenKind;
use super::super::view::View;
use crate::annotate::token::{Words, words};

/// How a word that can be a verb stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Usage {
    /// "signed", "wants" with a subject before it.
    Finite,
    /// "has signed".
    Perfect,
    /// "was signed", "is signing".
    Being,
    /// "will sign", "may sign".
    Modal,
    /// "to sign".
    Infinitive,
    /// "signing" without "be".
    Participle,
    /// "the signed paper", "an order", "of order".
    Noun,
}

impl Usage {
    /// Whether it says that the thing happened or holds.
    pub fn asserts(self) -> bool {
        matches!(self, Self::Finite | Self::Perfect | Self::Being)
    }
}

const ADVERBS: Words = words![
    "also", "already", "again", "almost", "always", "ever", "even", "just", "later", "never", "not", "now", "once",
    "only", "often", "soon", "still", "then", "yet", "both", "all", "once", "twice"
];
const HAVE: Words = words!["has", "have", "had", "having", "hasn't", "haven't", "hadn't"];
const BE: Words =
    words!["is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't", "got"];
const DO: Words = words!["do", "does", "did", "don't", "doesn't", "didn't"];
const MODALS: Words = words![
    "can", "could", "may", "might", "must", "shall", "should", "will", "would", "cannot", "can't", "won't", "wouldn't"
];
const BEFORE_NOUN: Words = words![
    "a", "an", "the", "this", "that's", "these", "those", "its", "their", "his", "her", "our", "my", "your", "no",
    "any", "some", "each", "every", "of", "in", "by", "for", "with", "from", "at", "on", "into", "under", "over",
    "between", "against", "without", "newly", "more", "most", "several", "many", "two", "three"
];
const RELATIVE: Words = words!["who", "which", "that", "and", "but", "he", "she", "it", "they", "we", "i", "you"];

/// How the word at `at` is used; `start` is the first token of its sentence.
pub(super) fn usage(view: View<'_>, at: usize, start: usize) -> Usage {
    let text = view.text(at);
    let ing = text.ends_with("ing");
    let mut before = at;
    let mut first = true;
    while before > start {
        before -= 1;
        let skipped = view.kind(before) == Some(TokenKind::Word)
            && (view.is_one_of(before, ADVERBS) || (view.text(before).ends_with("ly") && view.text(before).len() > 4));
        if !skipped {
            break;
        }
        first = false;
        if before == start {
            return if ing { Usage::Participle } else { Usage::Finite };
        }
    }
    if before == at {
        // The first word of the sentence: an order, a heading, a participle; never a plain assertion.
        return if ing { Usage::Participle } else { Usage::Noun };
    }
    if view.is_one_of(before, HAVE) {
        return Usage::Perfect;
    }
    if view.is_one_of(before, BE) {
        return Usage::Being;
    }
    if view.is_one_of(before, MODALS) && view.token(before).is_some_and(|token| !token.capital || before == start) {
        return Usage::Modal;
    }
    if view.is_one_of(before, DO) {
        return Usage::Finite;
    }
    if view.is_word(before, "to") {
        // "appears to prefer" asserts as "prefers" does.
        let seeming = before > start && view.is(before - 1, known::SEEMING_VERBS);
        return if seeming { Usage::Finite } else { Usage::Infinitive };
    }
    if ing {
        return Usage::Participle;
    }
    match view.kind(before) {
        Some(TokenKind::Possessive | TokenKind::Number) => Usage::Noun,
        Some(TokenKind::Word) if view.is_one_of(before, RELATIVE) => Usage::Finite,
        Some(TokenKind::Word) if view.is_one_of(before, BEFORE_NOUN) => Usage::Noun,
        Some(TokenKind::Word) => Usage::Finite,
        // ", angered by the vote," has no subject of its own; ", recently seized," neither.
        Some(TokenKind::Comma) if first => clause_end_subject(view, before, start),
        Some(TokenKind::Comma | TokenKind::Close | TokenKind::Dash | TokenKind::QuoteMark) => Usage::Finite,
        _ => Usage::Noun,
    }
}

/// Behind a comma a verb is finite where the comma closes something put between it and its subject: "Abend, 41,
/// signed", "The mayor, who is ill, resigned".
fn clause_end_subject(view: View<'_>, comma: usize, start: usize) -> Usage {
    let opens = (start..comma).rev().take(25).find(|&at| view.kind(at) == Some(TokenKind::Comma));
    match opens {
        Some(open) if open > start && view.kind(open - 1) == Some(TokenKind::Word) => Usage::Finite,
        _ => Usage::Participle,
    }
}

/// Whether the form at `at` is a past or a participle: "signed", "sold". A base form that looks like its past
/// ("cut", "shut") is not told apart and counts as none.
pub(super) fn is_past(view: View<'_>, at: usize) -> bool {
    let text = view.text(at);
    (text.len() > 3 && text.ends_with("ed")) || view.is(at, known::PAST_FORMS)
}
