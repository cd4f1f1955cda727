//! The words the passes and rules look for, from `rules/lists/` and from the phrases of rules.
//!
//! Every word of every list gets a [`WordId`]; a token carries the id of its word, so that all later tests are on
//! small integers. All entries of all lists are one tree over word ids: a node knows which lists have an entry that
//! ends there, so [`Lexicon::hits`] finds the entries of every watched list in one pass over the tokens.

mod inflect;
pub(crate) mod known;
mod list;

use std::ops::Range;

pub use list::{ListFault, Lists};

use rustc_hash::FxHashMap;

use super::token::{Shapes, Token, each_word};

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
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    words: FxHashMap<Box<str>, WordId>,
    lists: FxHashMap<Box<str>, ListId>,
    shapes: Shapes,
    /// The node of each word as the first of an entry, by word id; 0 where no entry begins with it.
    first: Vec<u32>,
    /// The node that follows a node by a word.
    next: FxHashMap<(u32, WordId), u32>,
    /// By node; node 0 is none.
    nodes: Vec<Node>,
    /// The lists with an entry that ends at a node, node by node; and those of them that are watched.
    ends: Vec<ListId>,
    watched: Vec<ListId>,
    /// By word: the lists with an entry that begins with it. Nearly every question about a list ends here.
    begins: Table,
    /// By word: the lists of which it is an entry by itself.
    alone: Table,
}

/// Where an entry can stand after some of its words.
#[derive(Clone, Debug, Default)]
struct Node {
    /// Which of the lexicon's `ends` are of entries that end here, sorted.
    ends: Range<u32>,
    /// Which of those `watched`.
    watched: Range<u32>,
    /// Whether an entry goes on.
    goes_on: bool,
}

/// Adds the entries of lists to a lexicon.
struct Growing {
    lexicon: Lexicon,
    /// At which nodes entries of which lists end.
    ends: Vec<(u32, ListId)>,
    lower: String,
}

/// Some lists of a lexicon.
#[derive(Clone, Debug)]
pub struct ListSet(Table);

/// Words against lists, one bit each.
#[derive(Clone, Debug, Default)]
struct Table {
    /// Blocks of bits a word.
    width: usize,
    bits: Vec<u64>,
}

impl Table {
    fn new((words, lists): (usize, usize)) -> Self {
        let width = lists.div_ceil(64);
        Self { width, bits: vec![0; words * width] }
    }

    #[inline]
    fn place(&self, word: WordId, list: ListId) -> (usize, u64) {
        (word.0 as usize * self.width + usize::from(list.0) / 64, 1 << (list.0 % 64))
    }

    fn set(&mut self, word: WordId, list: ListId) {
        let (block, bit) = self.place(word, list);
        self.bits[block] |= bit;
    }

    /// The blocks of a word; none for a word in no list.
    fn row(&self, word: WordId) -> &[u64] {
        let start = word.0 as usize * self.width;
        self.bits.get(start..start + self.width).unwrap_or_default()
    }

    #[inline]
    fn has(&self, word: WordId, list: ListId) -> bool {
        let (block, bit) = self.place(word, list);
        self.bits.get(block).is_some_and(|bits| bits & bit != 0)
    }
}

/// Gathers lists, then builds the [`Lexicon`].
#[derive(Clone, Debug)]
pub struct LexiconBuilder {
    names: Vec<Box<str>>,
    lists: FxHashMap<Box<str>, ListId>,
    /// All entries, one behind the other; and of which list each is, with its end.
    text: String,
    entries: Vec<(ListId, usize)>,
    watched: Vec<ListId>,
}

impl Default for LexiconBuilder {
    fn default() -> Self {
        let mut builder = Self {
            names: Vec::new(),
            lists: FxHashMap::default(),
            text: String::new(),
            entries: Vec::new(),
            watched: Vec::new(),
        };
        for name in known::NAMES {
            builder.list(name, []);
        }
        builder
    }
}

impl LexiconBuilder {
    /// Adds a named list and says its id. An entry is one or more words parted by white space; it is read by the
    /// tokenizer's own rules, so that `U.S.` or `don’t` are one word. Adding a name again extends the list.
    ///
    /// # Panics
    /// With more than 65,535 lists.
    pub fn list<'e>(&mut self, name: &str, entries: impl IntoIterator<Item = &'e str>) -> ListId {
        let id = self.lists.get(name).copied().unwrap_or_else(|| {
            let id = ListId(u16::try_from(self.names.len()).expect("fewer than 65,536 lists"));
            self.names.push(name.into());
            self.lists.insert(name.into(), id);
            id
        });
        for entry in entries {
            self.text.push_str(entry);
            self.entries.push((id, self.text.len()));
        }
        id
    }

    /// Makes [`Lexicon::hits`] report the entries of this list.
    pub fn watch(&mut self, list: ListId) {
        self.watched.push(list);
    }

    /// The finished lexicon.
    #[must_use]
    pub fn build(mut self) -> Lexicon {
        self.watched.sort_unstable();
        self.watched.dedup();
        // What the tokenizer itself must know comes first, since it reads the entries.
        let shapes = Shapes::new(self.entries());
        let mut lexicon = Lexicon { shapes, nodes: vec![Node::default()], first: vec![0], ..Lexicon::default() };
        lexicon.words.reserve(self.entries.len());
        let mut growing = Growing { lexicon, ends: Vec::with_capacity(self.entries.len()), lower: String::new() };
        let begun: Vec<(WordId, ListId, bool)> = self
            .entries()
            .filter_map(|(list, entry)| growing.insert(list, entry).map(|(word, alone)| (word, list, alone)))
            .collect();
        let Growing { mut lexicon, mut ends, .. } = growing;
        lexicon.lists = self.lists;
        let size = (lexicon.first.len(), lexicon.lists.len());
        (lexicon.begins, lexicon.alone) = (Table::new(size), Table::new(size));
        for (word, list, alone) in begun {
            lexicon.begins.set(word, list);
            if alone {
                lexicon.alone.set(word, list);
            }
        }
        ends.sort_unstable();
        ends.dedup();
        for group in ends.chunk_by(|a, b| a.0 == b.0) {
            let node = &mut lexicon.nodes[group[0].0 as usize];
            let from = (lexicon.ends.len() as u32, lexicon.watched.len() as u32);
            for &(_, list) in group {
                lexicon.ends.push(list);
                if self.watched.binary_search(&list).is_ok() {
                    lexicon.watched.push(list);
                }
            }
            node.ends = from.0..lexicon.ends.len() as u32;
            node.watched = from.1..lexicon.watched.len() as u32;
        }
        lexicon
    }

    fn entries(&self) -> impl Iterator<Item = (ListId, &str)> {
        let mut start = 0;
        self.entries.iter().map(move |&(list, end)| {
            let entry = &self.text[start..end];
            start = end;
            (list, entry)
        })
    }
}

impl Growing {
    /// Adds an entry; says with which word it begins, and whether that is all of it.
    fn insert(&mut self, list: ListId, entry: &str) -> Option<(WordId, bool)> {
        let Self { lexicon, ends, lower } = self;
        let shapes = std::mem::take(&mut lexicon.shapes);
        let (mut at, mut first, mut count) = (0, None, 0);
        each_word(entry, &shapes, lower, |word| {
            let word = lexicon.intern(word);
            at = lexicon.step(at, word);
            first = first.or(Some(word));
            count += 1;
        });
        lexicon.shapes = shapes;
        if at != 0 {
            ends.push((at, list));
        }
        first.map(|first| (first, count == 1))
    }
}

impl Lexicon {
    /// The lexicon of the lists that ship inside the program, for tests and measurements of the passes alone.
    #[must_use]
    pub fn builtin() -> Self {
        let mut builder = LexiconBuilder::default();
        Lists::builtin().fill(&mut builder);
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

    /// The id of a word, given lower-cased with straight apostrophes.
    #[must_use]
    pub fn word(&self, lower: &str) -> WordId {
        self.words.get(lower).copied().unwrap_or(WordId::UNKNOWN)
    }

    /// Whether a single word is an entry of the list.
    #[must_use]
    #[inline]
    pub fn is(&self, word: WordId, list: ListId) -> bool {
        self.alone.has(word, list)
    }

    /// Whether a single word is an entry of any list that the passes use; what only rules look for does not count.
    #[must_use]
    pub fn is_listed(&self, word: WordId) -> bool {
        let first = self.node(word).and_then(|node| self.nodes[node as usize].ends.first());
        first.is_some_and(|list| usize::from(list.0) < known::NAMES.len())
    }

    /// Some lists, to ask for all of them at once.
    #[must_use]
    pub fn set(&self, lists: impl IntoIterator<Item = ListId>) -> ListSet {
        let mut set = Table::new((1, self.lists.len()));
        lists.into_iter().for_each(|list| set.set(WordId::UNKNOWN, list));
        ListSet(set)
    }

    /// Whether an entry of any of these lists begins with the word.
    #[must_use]
    pub fn begins(&self, word: WordId, set: &ListSet) -> bool {
        self.begins.row(word).iter().zip(set.0.row(WordId::UNKNOWN)).any(|(own, asked)| own & asked != 0)
    }

    /// The number of tokens of the longest entry of `list` that begins at `tokens[0]`.
    #[must_use]
    #[inline]
    pub fn match_at(&self, tokens: &[Token], list: ListId) -> Option<usize> {
        let begins = tokens.first().is_some_and(|token| self.begins.has(token.word, list));
        if begins { self.longest(tokens, list) } else { None }
    }

    /// The same, where an entry of the list is known to begin with the first word.
    fn longest(&self, tokens: &[Token], list: ListId) -> Option<usize> {
        self.path(tokens)
            .filter(|(_, node)| of(&self.ends, &self.nodes[*node as usize].ends).contains(&list))
            .map(|(count, _)| count)
            .last()
    }

    /// The entries of all watched lists, by first token, then list: for each list the longest at each token.
    #[must_use]
    pub fn hits(&self, tokens: &[Token]) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        for first in 0..tokens.len() {
            let start = hits.len();
            for (count, node) in self.path(&tokens[first..]) {
                for &list in of(&self.watched, &self.nodes[node as usize].watched) {
                    match hits[start..].iter_mut().find(|hit| hit.list == list) {
                        Some(shorter) => shorter.count = count,
                        None => hits.push(Hit { first, count, list }),
                    }
                }
            }
            hits[start..].sort_unstable_by_key(|hit| hit.list);
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
            at = if self.nodes[node as usize].goes_on {
                tokens
                    .get(count)
                    .filter(|token| token.block == tokens[0].block)
                    .and_then(|token| self.next.get(&(node, token.word)).copied())
            } else {
                None
            };
            Some((count, node))
        })
    }

    fn node(&self, word: WordId) -> Option<u32> {
        self.first.get(word.0 as usize).copied().filter(|&node| node != 0)
    }

    /// The node that a word leads to from another, or from the start (0); made where there was none.
    fn step(&mut self, from: u32, word: WordId) -> u32 {
        let fresh = self.nodes.len() as u32;
        let node = if from == 0 {
            let slot = &mut self.first[word.0 as usize];
            if *slot == 0 {
                *slot = fresh;
            }
            *slot
        } else {
            self.nodes[from as usize].goes_on = true;
            *self.next.entry((from, word)).or_insert(fresh)
        };
        if node == fresh {
            self.nodes.push(Node::default());
        }
        node
    }

    fn intern(&mut self, word: &str) -> WordId {
        if let Some(&known) = self.words.get(word) {
            return known;
        }
        let fresh = WordId(self.first.len() as u32);
        self.words.insert(word.into(), fresh);
        self.first.push(0);
        fresh
    }
}

/// The lists of a node among those of all nodes.
fn of<'l>(lists: &'l [ListId], range: &Range<u32>) -> &'l [ListId] {
    &lists[range.start as usize..range.end as usize]
}

#[cfg(test)]
mod tests;
