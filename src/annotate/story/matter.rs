//! What a passage is about: its words of matter, and how many of them another passage shares.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::super::lexicon::known;
use super::super::token::{Token, TokenKind, Word};
use super::super::view::View;

/// The words of matter of a passage: lower-cased, without their endings, each with a number.
#[derive(Default)]
pub(super) struct Matter {
    stems: FxHashMap<Stem, usize>,
    /// By how a stem's first letters fall into 64: whether one of those begins so.
    begins: u64,
    /// By number: met in the passage at hand.
    met: Vec<bool>,
}

impl Matter {
    /// Of these tokens, as far as they are words and meet a test.
    pub fn new(view: View<'_>, tokens: Range<usize>, counts: impl Fn(&Token) -> bool) -> Self {
        let mut matter = Self::default();
        for token in view.found.tokens[tokens].iter().filter(|token| token.kind == TokenKind::Word && counts(token)) {
            if let Some(stem) = Stem::of(token, view).filter(|_| !view.listed(token, known::LITTLE_WORDS)) {
                let number = matter.stems.len();
                matter.begins |= stem.opening();
                matter.stems.entry(stem).or_insert(number);
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
        for token in passages.into_iter().flat_map(|tokens| &view.found.tokens[tokens]) {
            if token.kind != TokenKind::Word || !counts(token) || !self.may_hold(token) {
                continue;
            }
            let known = Stem::of(token, view).and_then(|stem| self.stems.get(&stem));
            if let Some(&number) = known.filter(|_| !view.listed(token, known::LITTLE_WORDS)) {
                self.met[number] = true;
            }
        }
        self.met.iter().filter(|met| **met).count()
    }

    /// Most words show by their first letters that they are not looked for.
    #[inline]
    fn may_hold(&self, token: &Token) -> bool {
        !token.short.is_letters() || token.short.opening() & self.begins != 0
    }
}

/// A word without its ending.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Stem {
    Short(Word),
    Long(String),
}

impl Stem {
    /// Of a token that is a word; none for a short one.
    fn of(token: &Token, view: View<'_>) -> Option<Self> {
        let word = token.short;
        if !word.is_letters() {
            return Self::of_text(view.found.slice(token.span));
        }
        let ending = match () {
            () if word.ends_with("ing") => 3,
            () if word.ends_with("ed") || word.ends_with("es") => 2,
            () if word.ends_with("s") || word.ends_with("e") => 1,
            () => 0,
        };
        // What leaves too little is no ending, but one within it may be.
        let length = word.length();
        let ending = if length < ending + LEAST { usize::from(ending == 2 && word.ends_with("s")) } else { ending };
        (length > LEAST).then(|| Self::Short(word.cut(length - ending)))
    }

    /// The same for words with other letters or marks, and for long ones.
    fn of_text(word: &str) -> Option<Self> {
        let lower = word.to_lowercase();
        let long = |stem: &str, least: usize| stem.chars().nth(least - 1).is_some();
        if !long(&lower, LEAST + 1) {
            return None;
        }
        let cut = ["ing", "ed", "es", "s", "e"]
            .iter()
            .find_map(|ending| lower.strip_suffix(ending).filter(|stem| long(stem, LEAST)));
        let stem = cut.unwrap_or(&lower);
        Some(Word::read(stem).map_or_else(|| Self::Long(stem.to_owned()), Self::Short))
    }

    /// The bit for the first letters of the words that have this stem and nothing to them but letters: no ending takes
    /// them off.
    fn opening(&self) -> u64 {
        match self {
            Self::Short(stem) => stem.opening(),
            Self::Long(stem) => stem.get(..LEAST).and_then(Word::read).map_or(0, Word::opening),
        }
    }
}

/// The fewest letters of a stem; a word has one more.
const LEAST: usize = 3;
