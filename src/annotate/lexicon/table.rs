//! Words against lists, one bit each: what nearly every question about a word is answered by.

use rustc_hash::FxHashMap;

use super::{ListId, WordId, known};

/// Some lists of a lexicon.
#[derive(Clone, Debug, Default)]
pub struct ListSet(Vec<u64>);

impl ListSet {
    pub(super) fn new(lists: impl IntoIterator<Item = ListId>, of: usize) -> Self {
        let mut blocks = vec![0; of.div_ceil(64)];
        for list in lists {
            let (block, bit) = place(list);
            blocks[block] |= bit;
        }
        Self(blocks)
    }

    /// Whether the list is one of them.
    #[inline]
    pub(crate) fn holds(&self, list: ListId) -> bool {
        let (block, bit) = place(list);
        self.0.get(block).is_some_and(|bits| bits & bit != 0)
    }
}

/// Blocks of bits that hold one bit for each list that has a constant.
const KNOWN: usize = known::NAMES.len().div_ceil(64);

/// Some of the lists that have a constant.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct KnownLists([u64; KNOWN]);

impl KnownLists {
    /// Whether the list can be one of them: of one without a constant that is not known.
    #[inline]
    pub fn may_hold(&self, list: ListId) -> bool {
        let (block, bit) = place(list);
        self.0.get(block).is_none_or(|bits| bits & bit != 0)
    }
}

impl std::ops::BitOr for KnownLists {
    type Output = Self;

    #[inline]
    fn bitor(self, other: Self) -> Self {
        Self(std::array::from_fn(|block| self.0[block] | other.0[block]))
    }
}

/// Some of the first lists of a lexicon, one bit each: those that the speech passes ask about. They put so many
/// questions to each word that its answers are kept beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ListBits(u128);

impl ListBits {
    /// How many lists there can be.
    const COUNT: u16 = 128;

    /// One list.
    #[allow(dead_code, reason = "the build script does not ask")]
    pub const fn of(list: ListId) -> Self {
        assert!(list.0 < Self::COUNT, "this list stands too far behind in the table of lists");
        Self(1 << list.0)
    }

    /// These lists and some others.
    #[allow(dead_code, reason = "the build script does not ask")]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether one of them is one of the others.
    #[inline]
    #[allow(dead_code, reason = "the build script does not ask")]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The first of them.
    #[inline]
    #[allow(dead_code, reason = "the build script does not ask")]
    pub const fn first(self) -> ListId {
        ListId(self.0.trailing_zeros() as u16)
    }
}

impl std::ops::BitOr for ListBits {
    type Output = Self;

    #[inline]
    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

/// Where the row of a word begins: kept beside each token, since most questions about it begin there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row(u32);

/// Of which lists each word is an entry, and of which an entry begins with it. Words that stand in the same lists
/// share a row, so that all of it stays close at hand.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// Blocks of bits that hold one bit a list.
    width: usize,
    /// By word: its row. The words without a list have row 0.
    rows: Vec<u32>,
    /// Row by row and block by block: the lists with an entry that begins with the word, then those of which it is a
    /// whole entry.
    bits: Vec<u64>,
}

impl Table {
    /// Adds every word that begins an entry, with the entry's list, and whether the word is all of the entry.
    pub fn extend(&mut self, mut begun: Vec<(WordId, ListId, bool)>, (words, lists): (usize, usize)) {
        self.widen(lists.div_ceil(64));
        self.rows.resize(words, 0);
        let size = 2 * self.width;
        let rows = self.bits.chunks_exact(size.max(1)).map(<[u64]>::to_vec);
        let mut known: FxHashMap<Vec<u64>, u32> = rows.zip(0..).collect();
        begun.sort_unstable_by_key(|&(word, ..)| word);
        for group in begun.chunk_by(|a, b| a.0 == b.0) {
            let start = self.start(group[0].0);
            let mut row = self.bits[start..start + size].to_vec();
            for &(_, list, alone) in group {
                let (block, bit) = place(list);
                row[2 * block] |= bit;
                row[2 * block + 1] |= if alone { bit } else { 0 };
            }
            let fresh = (self.bits.len() / size) as u32;
            let number = *known.entry(row).or_insert_with_key(|row| {
                self.bits.extend(row);
                fresh
            });
            self.rows[group[0].0.0 as usize] = number;
        }
    }

    /// Gives each row room for more lists. There is always a row 0.
    fn widen(&mut self, width: usize) {
        let mut bits = vec![0; 2 * width * (self.bits.len() / (2 * self.width).max(1)).max(1)];
        for (old, new) in self.bits.chunks(2 * self.width.max(1)).zip(bits.chunks_mut(2 * width.max(1))) {
            new[..old.len()].copy_from_slice(old);
        }
        (self.width, self.bits) = (width, bits);
    }

    /// The rows of words, and the bits of rows.
    #[allow(dead_code, reason = "the build script packs")]
    pub fn parts(&self) -> (&[u32], &[u64]) {
        (&self.rows, &self.bits)
    }

    /// From its parts, if they fit together.
    pub fn from_parts((rows, bits): (Vec<u32>, Vec<u64>), lists: usize) -> Option<Self> {
        let width = lists.div_ceil(64);
        let count = bits.len() / (2 * width).max(1);
        let fits = count > 0 && count * 2 * width == bits.len() && rows.iter().all(|&row| (row as usize) < count);
        fits.then_some(Self { width, rows, bits })
    }

    /// Whether the word alone is an entry of the list.
    #[inline]
    pub fn is(&self, Row(row): Row, list: ListId) -> bool {
        let (block, bit) = place(list);
        self.bits.get(row as usize + 2 * block + 1).is_some_and(|bits| bits & bit != 0)
    }

    /// Whether an entry of the list begins with the word.
    #[inline]
    pub fn begins(&self, Row(row): Row, list: ListId) -> bool {
        let (block, bit) = place(list);
        self.bits.get(row as usize + 2 * block).is_some_and(|bits| bits & bit != 0)
    }

    /// Of the first lists, those of which the word is an entry, and those of which one begins with it.
    #[inline]
    pub fn first_lists(&self, Row(row): Row) -> (ListBits, ListBits) {
        let row = self.bits.get(row as usize..).unwrap_or_default();
        let bits = |low: u64, high: u64| ListBits(u128::from(low) | u128::from(high) << 64);
        match *row {
            [begun, alone, more_begun, more_alone, ..] if self.width > 1 => {
                (bits(alone, more_alone), bits(begun, more_begun))
            }
            [begun, alone, ..] => (bits(alone, 0), bits(begun, 0)),
            _ => Default::default(),
        }
    }

    /// The lists that have a constant and of which an entry begins with one of some words; of those that no longer
    /// entry can begin with, only the lists of which they are whole entries.
    pub fn begun_by(&self, rows: impl Iterator<Item = (Row, bool)>) -> KnownLists {
        let mut all = KnownLists::default();
        for (Row(row), leads) in rows {
            if let Some(own) = self.bits.get(row as usize..).and_then(|rest| rest.first_chunk::<{ 2 * KNOWN }>()) {
                let half = usize::from(!leads);
                all = all | KnownLists(std::array::from_fn(|block| own[2 * block + half]));
            }
        }
        all
    }

    /// The row of a word.
    #[inline]
    pub fn row(&self, word: WordId) -> Row {
        Row(self.start(word) as u32)
    }

    #[inline]
    fn start(&self, word: WordId) -> usize {
        2 * self.width * self.rows.get(word.0 as usize).map_or(0, |&row| row as usize)
    }
}

/// The block and the bit of a list.
#[inline]
fn place(list: ListId) -> (usize, u64) {
    (usize::from(list.0) / 64, 1 << (list.0 % 64))
}
