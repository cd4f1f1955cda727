//! Lists to a [`Lexicon`].

use super::super::token::each_word;
use super::{Lexicon, ListId, Node, Sieve, WordId, known, step};

/// Gathers lists, then builds the [`Lexicon`].
#[derive(Clone, Debug)]
pub struct LexiconBuilder {
    /// What is there already: nothing but the names of lists, or the lexicon that ships.
    lexicon: Lexicon,
    /// All entries, one behind the other; and of which list each is, with its end.
    text: String,
    entries: Vec<(ListId, usize)>,
    watched: Vec<ListId>,
}

impl Default for LexiconBuilder {
    fn default() -> Self {
        let mut builder = Self::over(Lexicon::default());
        for name in known::NAMES {
            builder.list(name, []);
        }
        builder
    }
}

impl LexiconBuilder {
    /// To add to a lexicon. Its entries stay as they were read: what is added can make the tokenizer read others
    /// differently, so lists that do so (`Shapes::LISTS`) call for a lexicon from nothing.
    pub(super) fn over(lexicon: Lexicon) -> Self {
        Self { lexicon, text: String::new(), entries: Vec::new(), watched: Vec::new() }
    }

    /// Whether no entry has been read yet.
    pub(super) fn is_new(&self) -> bool {
        self.lexicon.words.len() == 0
    }

    /// Adds a named list and says its id. An entry is one or more words parted by white space; it is read by the
    /// tokenizer's own rules, so that `U.S.` or `don’t` are one word. Adding a name again extends the list.
    ///
    /// # Panics
    /// With more than 65,535 lists.
    pub fn list<'e>(&mut self, name: &str, entries: impl IntoIterator<Item = &'e str>) -> ListId {
        let lists = &mut self.lexicon.lists;
        let id = lists.get(name).copied().unwrap_or_else(|| {
            let id = ListId(u16::try_from(lists.len()).expect("fewer than 65,536 lists"));
            lists.insert(name.into(), id);
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
        let mut lexicon = std::mem::take(&mut self.lexicon);
        // What the tokenizer itself must know comes first, since it reads the entries.
        lexicon.shapes.extend(self.entries());
        lexicon.words.reserve(if self.is_new() { self.entries.len() } else { 0 });
        let mut growing = Growing { lexicon, ends: Vec::with_capacity(self.entries.len()), lower: String::new() };
        let begun: Vec<(WordId, ListId, bool)> =
            self.entries().filter_map(|(list, entry)| growing.insert(list, entry)).collect();
        growing.finish();
        let mut lexicon = growing.lexicon;
        lexicon.table.extend(begun, (lexicon.first.len(), lexicon.lists.len()));
        lexicon.watch(self.watched);
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
    /// Adds an entry; says with which word it begins, and whether that is all of it.
    fn insert(&mut self, list: ListId, entry: &str) -> Option<(WordId, ListId, bool)> {
        let Self { lexicon, ends, lower } = self;
        let (mut at, mut first, mut count) = (0, None, 0);
        let shapes = std::mem::take(&mut lexicon.shapes);
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
        first.map(|first| (first, list, count == 1))
    }

    /// Writes down which lists have an entry that ends at each node.
    fn finish(&mut self) {
        let Self { lexicon, ends, .. } = self;
        ends.sort_unstable();
        for group in ends.chunk_by(|a, b| a.0 == b.0) {
            let node = group[0].0 as usize;
            let mut lists: Vec<ListId> = group.iter().map(|&(_, list)| list).collect();
            lists.extend(lexicon.ends_at(node as u32));
            lists.sort_unstable();
            lists.dedup();
            // A node that had some before leaves them where they are, for nobody.
            lexicon.nodes[node].ends = lexicon.ends.len() as u32;
            lexicon.nodes[node].count = lists.len() as u16;
            lexicon.ends.append(&mut lists);
        }
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
            *self.next.entry((from, word)).or_insert(fresh)
        };
        if node == fresh {
            self.nodes.push(Node::default());
        }
        node
    }

    /// Writes down which nodes and words entries of watched lists lead through, and end at, and which steps there are.
    fn watch(&mut self, lists: Vec<ListId>) {
        self.watched = self.set(lists);
        let mut before = vec![0; self.nodes.len()];
        self.next.iter().for_each(|(&(from, _), &node)| before[node as usize] = from as usize);
        // A node is made after the one that leads to it.
        for node in (1..self.nodes.len()).rev() {
            let watched = self.ends_at(node as u32).iter().any(|&list| self.watched.holds(list));
            self.nodes[node].watched = watched;
            self.nodes[node].leads |= watched;
            self.nodes[before[node]].leads |= self.nodes[node].leads;
        }
        self.steps = Sieve::with_room(self.next.len());
        self.next.keys().for_each(|&(node, word)| self.steps.add(step(node, word)));
        for (&node, word) in self.first.iter().zip(0..).filter(|(node, _)| **node != 0) {
            if self.nodes[node as usize].leads {
                self.leading.set(WordId(word));
            }
        }
    }

    fn intern(&mut self, word: &str) -> WordId {
        let (id, fresh) = self.words.add(word);
        if fresh {
            self.first.push(0);
        }
        id
    }
}
