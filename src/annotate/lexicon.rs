//! The words the passes and rules look for, from `rules/lists/` and from the phrases of rules.
//!
//! Every word of every list gets a [`WordId`]; a token carries the id of its word, so that all later tests are on
//! small integers. A list holds entries of one or more words. [`Lexicon::matches_at`] finds the entries of one list
//! that begin at a token; [`Lexicon::is`] tests single words.

use rustc_hash::FxHashMap;

use super::token::Token;

/// A word of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub(crate) u32);

impl WordId {
    /// A word in no list.
    pub const UNKNOWN: Self = Self(0);
}

/// A list of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListId(pub(crate) u16);

/// All lists, ready to be looked up.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    words: FxHashMap<Box<str>, WordId>,
    lists: FxHashMap<Box<str>, ListId>,
}

/// Gathers lists, then builds the [`Lexicon`].
#[derive(Clone, Debug, Default)]
pub struct LexiconBuilder {
    lexicon: Lexicon,
}

impl LexiconBuilder {
    /// Adds a named list and says its id. An entry is one or more words parted by white space; it is read by the
    /// tokenizer's own rules, so that `U.S.` or `don’t` are one word. Adding a name again extends the list.
    pub fn list<'e>(&mut self, _name: &str, _entries: impl IntoIterator<Item = &'e str>) -> ListId {
        ListId(0)
    }

    /// The finished lexicon.
    #[must_use]
    pub fn build(self) -> Lexicon {
        self.lexicon
    }
}

impl Lexicon {
    /// The list of this name.
    #[must_use]
    pub fn list(&self, name: &str) -> Option<ListId> {
        self.lists.get(name).copied()
    }

    /// The id of a word, given lower-cased with straight apostrophes.
    #[must_use]
    pub fn word(&self, lower: &str) -> WordId {
        self.words.get(lower).copied().unwrap_or(WordId::UNKNOWN)
    }

    /// Whether a single word is an entry of the list.
    #[must_use]
    pub fn is(&self, _word: WordId, _list: ListId) -> bool {
        false
    }

    /// The number of tokens of the longest entry of `list` that begins at `tokens[0]`.
    #[must_use]
    pub fn match_at(&self, _tokens: &[Token], _list: ListId) -> Option<usize> {
        None
    }
}
