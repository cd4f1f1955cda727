//! The words the passes and rules look for, from `rules/lists/` and from the phrases of rules.
//!
//! Every word of every list gets a [`WordId`]; a token carries the id of its word, so that all later tests are on
//! small integers. All entries of all lists are one tree over word ids: a node knows which lists have an entry that
//! ends there, so [`Lexicon::hits`] finds the entries of every watched list in one pass over the tokens.

mod bits;
mod build;
mod inflect;
pub(crate) mod known;
mod list;
mod pack;
mod table;
mod words;

pub use build::LexiconBuilder;
pub use list::{ListFault, Lists};
pub(super) use table::KnownLists;
pub(crate) use table::ListBits;
pub use table::ListSet;
pub(super) use table::Row;

use rustc_hash::FxHashMap;

use super::token::{Shapes, Token, Word};
use bits::Bits;
pub(super) use bits::Sieve;
use table::Table;
use words::Words;

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

/// An entry of a list, found among tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    /// Index of its first token.
    pub first: usize,
    /// How many tokens.
    pub count: usize,
    /// The list that it is an entry of.
    pub list: ListId,
}

/// All lists, ready to be looked up.
#[derive(Clone, Debug)]
pub struct Lexicon {
    words: Words,
    lists: FxHashMap<Box<str>, ListId>,
    shapes: Shapes,
    /// The node of each word as the first of an entry, by word id; 0 where no entry begins with it.
    first: Vec<u32>,
    /// The node that follows a node by a word.
    next: FxHashMap<(u32, WordId), u32>,
    /// The steps that `next` may hold: nearly every pair of words shows by it that no entry goes on.
    steps: Sieve,
    /// The words that begin an entry of a watched list.
    leading: Bits,
    /// By node; node 0 is none.
    nodes: Vec<Node>,
    /// The lists with an entry that ends at a node, node by node.
    ends: Vec<ListId>,
    watched: ListSet,
    /// Words against lists.
    table: Table,
}

/// Where an entry can stand after some of its words.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// From where on the lexicon's `ends` are of entries that end here, sorted, and how many.
    ends: u32,
    count: u16,
    /// Whether one of the lists is watched.
    watched: bool,
    /// Whether an entry of a watched list ends here or goes on from here.
    leads: bool,
}

impl Default for Lexicon {
    fn default() -> Self {
        Self {
            words: Words::default(),
            lists: FxHashMap::default(),
            shapes: Shapes::default(),
            first: vec![0],
            next: FxHashMap::default(),
            steps: Sieve::default(),
            leading: Bits::default(),
            nodes: vec![Node::default()],
            ends: Vec::new(),
            watched: ListSet::default(),
            table: Table::default(),
        }
    }
}

impl Lexicon {
    /// The lexicon of the lists that ship inside the program, for tests and measurements of the passes alone.
    #[must_use]
    pub fn builtin() -> Self {
        let lists = Lists::builtin();
        let mut builder = lists.builder();
        lists.fill(&mut builder);
        builder.build()
    }

    /// The list of this name.
    #[must_use]
    pub fn list(&self, name: &str) -> Option<ListId> {
        self.lists.get(name).copied()
    }

    /// How many lists there are: one more than the greatest number of a list.
    #[must_use]
    pub(crate) fn lists(&self) -> usize {
        self.lists.len()
    }

    /// The id of a word, given with straight apostrophes, lower-cased or in ASCII of any case.
    #[must_use]
    pub fn word(&self, word: &str) -> WordId {
        self.words.get(word)
    }

    /// The id of a short word.
    #[must_use]
    #[inline]
    pub(super) fn short_word(&self, word: Word) -> WordId {
        self.words.short(word)
    }

    /// Whether a single word is an entry of the list.
    #[must_use]
    #[inline]
    pub fn is(&self, token: &Token, list: ListId) -> bool {
        self.table.is(token.row, list)
    }

    /// The same of a word that is no token, given as [`Self::word`] takes it.
    #[must_use]
    pub(crate) fn has(&self, word: &str, list: ListId) -> bool {
        self.table.is(self.row(self.word(word)), list)
    }

    /// What [`Token::row`] is for a word.
    #[inline]
    pub(super) fn row(&self, word: WordId) -> Row {
        self.table.row(word)
    }

    /// Whether a single word is an entry of any list that the passes use; what only rules or the speech passes look
    /// for does not count.
    #[must_use]
    pub fn is_listed(&self, word: WordId) -> bool {
        let known = known::SHARED.0..known::NAMES.len() as u16;
        self.node(word).is_some_and(|node| self.ends_at(node).iter().any(|list| known.contains(&list.0)))
    }

    /// Some lists, to ask for all of them at once.
    #[must_use]
    pub fn set(&self, lists: impl IntoIterator<Item = ListId>) -> ListSet {
        ListSet::new(lists, self.lists.len())
    }

    /// Of the lists that the speech passes ask about, those of which the word is an entry, and those of which one
    /// begins with it.
    #[inline]
    pub(crate) fn first_lists(&self, token: &Token) -> (ListBits, ListBits) {
        self.table.first_lists(token.row)
    }

    /// Whether an entry of this list begins with the word.
    #[inline]
    pub(crate) fn begins_one(&self, token: &Token, list: ListId) -> bool {
        self.table.begins(token.row, list)
    }

    /// The lists, of those that have a constant, of which an entry may begin with one of the tokens, as far as it and
    /// the next one show: no other has an entry there.
    pub(super) fn begun_by(&self, tokens: &[Token]) -> KnownLists {
        let leads = |at: usize| tokens.get(at + 1).is_some_and(|next| self.leads(&tokens[at], next));
        self.table.begun_by(tokens.iter().enumerate().map(|(at, token)| (token.row, leads(at))))
    }

    /// The number of tokens of the longest entry of `list` that begins at `tokens[0]`.
    #[must_use]
    #[inline]
    pub fn match_at(&self, tokens: &[Token], list: ListId) -> Option<usize> {
        let begins = tokens.first().is_some_and(|token| self.table.begins(token.row, list));
        if begins { self.longest(tokens, list) } else { None }
    }

    /// The same, where an entry of the list is known to begin with the first word.
    pub(crate) fn longest(&self, tokens: &[Token], list: ListId) -> Option<usize> {
        let first = tokens.first()?;
        let alone = self.table.is(first.row, list).then_some(1);
        let leads = |next| self.leads(first, next);
        if tokens.get(1).is_some_and(leads) { self.of_several(tokens, list).or(alone) } else { alone }
    }

    /// Whether an entry of any list can begin with these two.
    #[inline]
    fn leads(&self, first: &Token, next: &Token) -> bool {
        self.node(first.word).is_some_and(|node| self.steps.may_hold(step(node, next.word)))
    }

    /// The number of tokens, more than one, of the longest entry of `list` that begins at `tokens[0]`.
    #[inline(never)]
    fn of_several(&self, tokens: &[Token], list: ListId) -> Option<usize> {
        let more = self.path(tokens).skip(1).filter(|(_, node)| self.ends_at(*node).contains(&list));
        more.map(|(count, _)| count).last()
    }

    /// The entries of all watched lists, by first token, then list: for each list the longest at each token.
    #[must_use]
    pub fn hits(&self, tokens: &[Token]) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::with_capacity(tokens.len() / 2);
        for first in 0..tokens.len() {
            let start = hits.len();
            let node = |node: u32| &self.nodes[node as usize];
            if !self.leading.holds(tokens[first].word) {
                continue;
            }
            let path = self.path(&tokens[first..]).take_while(|&(_, at)| node(at).leads);
            let mut nodes = 0;
            for (count, node) in path.filter(|&(_, at)| node(at).watched) {
                nodes += 1;
                let lists = self.ends_at(node).iter().filter(|&&list| self.watched.holds(list));
                // The lists of one node are sorted, and each is there once.
                if nodes == 1 {
                    hits.extend(lists.map(|&list| Hit { first, count, list }));
                    continue;
                }
                for &list in lists {
                    match hits[start..].iter_mut().find(|hit| hit.list == list) {
                        Some(shorter) => shorter.count = count,
                        None => hits.push(Hit { first, count, list }),
                    }
                }
            }
            if nodes > 1 {
                hits[start..].sort_unstable_by_key(|hit| hit.list);
            }
        }
        hits
    }

    pub(super) fn shapes(&self) -> &Shapes {
        &self.shapes
    }

    /// The nodes that the tokens lead through, with how many tokens lead there.
    fn path<'s>(&'s self, tokens: &'s [Token]) -> impl Iterator<Item = (usize, u32)> + 's {
        let mut at = tokens.first().and_then(|token| self.node(token.word));
        let mut count = 0;
        std::iter::from_fn(move || {
            let node = at?;
            count += 1;
            at = tokens
                .get(count)
                .filter(|token| self.steps.may_hold(step(node, token.word)) && token.block == tokens[0].block)
                .and_then(|token| self.next.get(&(node, token.word)).copied());
            Some((count, node))
        })
    }

    fn node(&self, word: WordId) -> Option<u32> {
        self.first.get(word.0 as usize).copied().filter(|&node| node != 0)
    }

    /// The lists with an entry that ends at a node.
    fn ends_at(&self, node: u32) -> &[ListId] {
        let Node { ends, count, .. } = self.nodes[node as usize];
        &self.ends[ends as usize..][..usize::from(count)]
    }
}

/// A step from a node by a word, as one number.
#[inline]
fn step(node: u32, WordId(word): WordId) -> u64 {
    u64::from(node) << 32 | u64::from(word)
}

#[cfg(test)]
mod tests;
