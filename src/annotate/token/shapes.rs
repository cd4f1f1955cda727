//! What the tokenizer must know of words, and the form in which a token is looked up.

use rustc_hash::FxHashMap;

use super::TokenKind;
use super::scan::{is_ignorable, is_quote_double, is_quote_single};
use crate::annotate::lexicon::ListId;
use crate::annotate::lexicon::known;

/// Words whose marks belong to them.
#[derive(Clone, Debug, Default)]
pub(in crate::annotate) struct Shapes {
    words: FxHashMap<Box<str>, u8>,
}

/// `etc.`: keeps its full stop.
pub(super) const ABBREVIATION: u8 = 1;
/// `Sen.`: keeps it only where it has a capital.
pub(super) const CAPITAL: u8 = 2;
/// `No.`: keeps it only before a number.
pub(super) const BEFORE_NUMBER: u8 = 4;
/// `it’s`: one word, where `mayor’s` is two tokens.
pub(super) const CONTRACTION: u8 = 8;
/// `’tis`: begins with an apostrophe.
pub(super) const CLIPPED: u8 = 16;

impl Shapes {
    /// The lists that say so: a change to one may change how entries of all others are read.
    pub(in crate::annotate) const LISTS: [ListId; 4] =
        [known::ABBREVIATIONS, known::ABBREVIATIONS_BEFORE_NUMBER, known::CONTRACTIONS, known::CLIPPED_WORDS];

    /// Adds the entries of the lists that say so; others may be among them.
    pub(in crate::annotate) fn extend<'e>(&mut self, entries: impl Iterator<Item = (ListId, &'e str)>) {
        for (list, entry) in entries {
            let capital = if entry.starts_with(char::is_uppercase) { CAPITAL } else { 0 };
            let flags = match list {
                known::ABBREVIATIONS => ABBREVIATION | capital,
                known::ABBREVIATIONS_BEFORE_NUMBER => BEFORE_NUMBER,
                known::CONTRACTIONS => CONTRACTION,
                known::CLIPPED_WORDS => CLIPPED,
                _ => continue,
            };
            let mut word = String::new();
            normalise(entry.trim_end_matches('.'), TokenKind::Word, &mut word);
            *self.words.entry(word.into()).or_default() |= flags;
        }
    }

    /// From what [`Self::all`] gave.
    pub(in crate::annotate) fn known<'w>(words: impl Iterator<Item = (&'w str, u8)>) -> Self {
        Self { words: words.map(|(word, flags)| (word.into(), flags)).collect() }
    }

    /// Each word, in alphabetical order, and what is known of it.
    #[allow(dead_code, reason = "the build script packs")]
    pub(in crate::annotate) fn all(&self) -> Vec<(&str, u8)> {
        let mut all: Vec<(&str, u8)> = self.words.iter().map(|(word, flags)| (word.as_ref(), *flags)).collect();
        all.sort_unstable();
        all
    }

    /// What is known of a word, given lower-cased, without its full stop and with straight apostrophes.
    pub(super) fn of(&self, lower: &str) -> u8 {
        self.words.get(lower).copied().unwrap_or(0)
    }
}

/// The part of a token that is looked up as it stands, its case aside, where there is nothing else to normalise: nearly
/// always.
#[inline]
pub(super) fn plain(words: &str, kind: TokenKind) -> Option<&str> {
    if !words.is_ascii() || matches!(kind, TokenKind::Dash | TokenKind::QuoteMark) {
        return None;
    }
    let bytes = words.as_bytes();
    if kind == TokenKind::Word && bytes.len() > 1 && bytes.last() == Some(&b'.') {
        let rest = &words[..bytes.len() - 1];
        return Some(if rest.contains('.') || rest.len() == 1 { words } else { rest });
    }
    Some(words)
}

/// Writes a token as it is looked up: lower case, straight marks, one kind of dash and ellipsis, no invisible
/// characters, and an abbreviation without its last full stop, unless it has others or is an initial (`sen`, but `u.s.`
/// and the `a.` of `Ida A. Orr`, which is no article).
pub(super) fn normalise(words: &str, kind: TokenKind, lower: &mut String) {
    lower.clear();
    match kind {
        TokenKind::Dash => lower.push('-'),
        TokenKind::Stop if words == "…" => lower.push_str("..."),
        TokenKind::QuoteMark if words.len() > 1 && words.is_ascii() => lower.push('"'),
        _ if words.is_ascii() => {
            lower.push_str(words);
            lower.make_ascii_lowercase();
        }
        _ => {
            for c in words.chars() {
                match c {
                    'A'..='Z' => lower.push(c.to_ascii_lowercase()),
                    '\0'..='\x7F' => lower.push(c),
                    _ if is_quote_double(c) => lower.push('"'),
                    _ if is_quote_single(c) || c == 'ʼ' => lower.push('\''),
                    '‐' | '‑' => lower.push('-'),
                    _ if is_ignorable(c) => {}
                    _ => lower.extend(c.to_lowercase()),
                }
            }
        }
    }
    if kind == TokenKind::Word && lower.ends_with('.') && lower.find('.') == Some(lower.len() - 1) && lower.len() > 2 {
        lower.pop();
    }
}
