//! What a passage is about: its words of matter, and how many of them another passage shares.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::super::token::{Token, TokenKind, Word, words};
use super::super::view::View;

/// The words of matter of a passage: lower-cased, without their endings, each with a number.
#[derive(Default)]
pub(super) struct Matter {
    stems: FxHashMap<String, usize>,
    stemmer: Stemmer,
    /// By how a stem's first two bytes fall into 64: whether one of those begins so.
    begins: u64,
    /// By number: met in the passage at hand.
    met: Vec<bool>,
}

impl Matter {
    /// Of these tokens, as far as they are words and meet a test.
    pub fn new(view: View<'_>, tokens: Range<usize>, counts: impl Fn(&Token) -> bool) -> Self {
        let mut matter = Self::default();
        for token in view.found.tokens[tokens].iter().filter(|token| token.kind == TokenKind::Word && counts(token)) {
            let word = view.found.slice(token.span);
            if let Some(stem) = matter.stemmer.stem(word).filter(|_| !is_little(token)) {
                let number = matter.stems.len();
                matter.begins |= beginning(stem.as_bytes());
                matter.stems.entry(stem.to_owned()).or_insert(number);
            }
        }
        matter.met = vec![false; matter.stems.len()];
        matter
    }

    /// How many words.
    pub fn len(&self) -> usize {
        self.stems.len()
    }

    /// How many of its words stand among the words of some passages that meet a test.
    pub fn shared(
        &mut self,
        view: View<'_>,
        passages: impl IntoIterator<Item = Range<usize>>,
        counts: impl Fn(&Token) -> bool,
    ) -> usize {
        self.met.fill(false);
        let text = view.found.document.prose.text();
        for token in passages.into_iter().flat_map(|tokens| &view.found.tokens[tokens]) {
            if token.kind == TokenKind::Word && counts(token) {
                let bytes = &text.as_bytes()[token.span.range()];
                if beginning(bytes) & self.begins == 0 {
                    continue;
                }
                let word = view.found.slice(token.span);
                let known = self.stemmer.stem(word).and_then(|stem| self.stems.get(stem));
                if let Some(&number) = known.filter(|_| !is_little(token)) {
                    self.met[number] = true;
                }
            }
        }
        self.met.iter().filter(|met| **met).count()
    }
}

/// A bit for the first two bytes of a word, whatever their case: most words show by it that they are not looked for.
fn beginning(word: &[u8]) -> u64 {
    match word {
        [a, b, ..] if a.is_ascii() && b.is_ascii() => {
            1 << ((u32::from(a.to_ascii_lowercase()) * 7 + u32::from(b.to_ascii_lowercase())) % 64)
        }
        // The lower case of other letters may begin with any byte.
        _ => u64::MAX,
    }
}

/// Takes words' endings off without an allocation a word.
#[derive(Default)]
struct Stemmer {
    lower: String,
}

impl Stemmer {
    /// A word without its ending; none for a short word.
    fn stem(&mut self, word: &str) -> Option<&str> {
        if word.is_ascii() {
            self.lower.clear();
            self.lower.push_str(word);
            self.lower.make_ascii_lowercase();
        } else {
            self.lower = word.to_lowercase();
        }
        let long = |stem: &str, least: usize| stem.len() >= least && stem.chars().nth(least - 1).is_some();
        if !long(&self.lower, 4) {
            return None;
        }
        let lower = self.lower.as_str();
        let stem = ["ing", "ed", "es", "s", "e"]
            .iter()
            .find_map(|ending| lower.strip_suffix(ending).filter(|stem| long(stem, 3)));
        Some(stem.unwrap_or(lower))
    }
}

/// Whether a word stands in every story, whatever it is about.
fn is_little(token: &Token) -> bool {
    const LITTLE: &[Word] = &words![
        "about", "after", "again", "against", "also", "another", "because", "been", "before", "being", "between",
        "both", "could", "does", "down", "during", "each", "ever", "every", "from", "have", "having", "here", "into",
        "itself", "just", "last", "less", "like", "made", "make", "many", "more", "most", "much", "must", "next",
        "only", "other", "over", "said", "same", "says", "should", "since", "some", "still", "such", "than", "that",
        "their", "them", "then", "there", "these", "they", "this", "those", "through", "under", "until", "very",
        "well", "were", "what", "when", "where", "which", "while", "will", "with", "within", "without", "would",
        "year", "years", "people", "told",
    ];
    LITTLE.contains(&token.short)
}
