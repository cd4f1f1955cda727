//! Lists to a [`Lexicon`].

use rustc_hash::FxHashMap;

use super::super::token::{Shapes, each_word};
use super::table::Table;
use super::words::Words;
use super::{Lexicon, ListId, Node, WordId, known};

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
        let mut growing = Growing::new(self.entries.len());
        let begun: Vec<(WordId, ListId, bool)> = self
            .entries()
            .filter_map(|(list, entry)| growing.insert(list, entry, &shapes).map(|(word, alone)| (word, list, alone)))
            .collect();
        let Growing { mut lexicon, mut ends, .. } = growing;
        lexicon.table = Table::new(begun, (lexicon.first.len(), self.lists.len()));
        (lexicon.lists, lexicon.shapes) = (self.lists, shapes);
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

/// Adds the entries of lists to a lexicon.
struct Growing {
    lexicon: Lexicon,
    /// At which nodes entries of which lists end.
    ends: Vec<(u32, ListId)>,
    lower: String,
}

impl Growing {
    fn new(entries: usize) -> Self {
        let mut lexicon = Lexicon { nodes: vec![Node::default()], first: vec![0], ..Lexicon::default() };
        lexicon.words = Words::with_capacity(entries);
        Self { lexicon, ends: Vec::with_capacity(entries), lower: String::new() }
    }

    /// Adds an entry; says with which word it begins, and whether that is all of it.
    fn insert(&mut self, list: ListId, entry: &str, shapes: &Shapes) -> Option<(WordId, bool)> {
        let Self { lexicon, ends, lower } = self;
        let (mut at, mut first, mut count) = (0, None, 0);
        each_word(entry, shapes, lower, |word| {
            let word = lexicon.intern(word);
            at = lexicon.step(at, word);
            first = first.or(Some(word));
            count += 1;
        });
        if at != 0 {
            ends.push((at, list));
        }
        first.map(|first| (first, count == 1))
    }
}

impl Lexicon {
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
        let (id, fresh) = self.words.add(word);
        if fresh {
            self.first.push(0);
        }
        id
    }
}
