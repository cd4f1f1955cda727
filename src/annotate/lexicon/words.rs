//! Words to their ids: looked up as they stand in the text, without a copy in lower case.

use rustc_hash::FxHashMap;

use super::WordId;

/// Every word of a lexicon, lower-cased.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    short: FxHashMap<Key, WordId>,
    long: FxHashMap<Box<str>, WordId>,
}

/// A word of at most fifteen bytes: they are compared as two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Key {
    head: u64,
    /// What is behind eight bytes, and in the last byte the length.
    tail: u64,
}

impl Words {
    pub fn reserve(&mut self, words: usize) {
        self.short.reserve(words);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.short.len() + self.long.len()
    }

    /// The id of a word: in lower case, or in ASCII of any case.
    #[inline]
    pub fn get(&self, word: &str) -> WordId {
        let id = match Key::new(word) {
            Some(key) => self.short.get(&key),
            None => self.long.get(word.to_ascii_lowercase().as_str()),
        };
        id.copied().unwrap_or(WordId::UNKNOWN)
    }

    /// The id of a word in lower case, and whether it is new.
    pub fn add(&mut self, word: &str) -> (WordId, bool) {
        let fresh = WordId(self.len() as u32 + 1);
        let id = match Key::new(word) {
            Some(key) => *self.short.entry(key).or_insert(fresh),
            None => *self.long.entry(word.into()).or_insert(fresh),
        };
        (id, id == fresh)
    }

    /// All words, in the order of their ids.
    #[allow(dead_code, reason = "the build script packs")]
    pub fn spelt(&self) -> Vec<String> {
        let short = self.short.iter().map(|(key, id)| (id, key.word()));
        let long = self.long.iter().map(|(word, id)| (id, word.to_string()));
        let mut all: Vec<(&WordId, String)> = short.chain(long).collect();
        all.sort_unstable();
        all.into_iter().map(|(_, word)| word).collect()
    }
}

impl Key {
    #[inline]
    fn new(word: &str) -> Option<Self> {
        let bytes = word.as_bytes();
        let length = bytes.len();
        if length > 15 {
            return None;
        }
        let (head, tail) = if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
            // Of the last eight bytes those that are not among the first.
            (u64::from_le_bytes(*first), u64::from_le_bytes(*last) >> (8 * (15 - length)) >> 8)
        } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
            // The two halves agree where they overlap.
            let last = u64::from(u32::from_le_bytes(*last));
            (u64::from(u32::from_le_bytes(*first)) | last << (8 * (length - 4)), 0)
        } else {
            (bytes.iter().rev().fold(0, |head, byte| head << 8 | u64::from(*byte)), 0)
        };
        Some(Self { head: lower(head), tail: lower(tail) | (length as u64) << 56 })
    }

    #[allow(dead_code, reason = "the build script packs")]
    fn word(self) -> String {
        let bytes = [self.head.to_le_bytes(), self.tail.to_le_bytes()].concat();
        String::from_utf8_lossy(&bytes[..usize::from(bytes[15])]).into_owned()
    }
}

/// Eight bytes with their ASCII capitals made small, all at once.
#[inline]
fn lower(bytes: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let low = bytes & (0x7F * ONES);
    // The high bit of each byte says whether it is at least `A`, and whether it is beyond `Z`.
    let (from_a, beyond_z) = (low + (0x80 - 0x41) * ONES, low + (0x80 - 0x5B) * ONES);
    let capital = from_a & !beyond_z & !bytes & (0x80 * ONES);
    bytes | capital >> 2
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::annotate::WordId;

    #[test]
    fn a_word_is_found_in_any_case_and_no_other() {
        let mut words = Words::default();
        let all: Vec<String> = (0..500).map(|n| format!("{}word{n}é", "x".repeat(n % 19))).collect();
        let ids: Vec<WordId> = all.iter().map(|word| words.add(word).0).collect();
        assert_eq!((words.add(&all[7]).1, words.add(&all[499]).1), (false, false));
        for (word, id) in all.iter().zip(ids) {
            assert_eq!((words.get(word), words.get(&word.replace('x', "X"))), (id, id));
            assert_eq!(words.get(&format!("{word}s")), WordId::UNKNOWN);
        }
        assert_eq!((words.get(""), words.get("7ORD1é")), (WordId::UNKNOWN, WordId::UNKNOWN));
        assert_eq!(words.spelt(), all);
    }

    #[test]
    fn neighbours_of_letters_are_no_capitals() {
        let mut words = Words::default();
        for (upper, lower) in [("@@", "``"), ("[abc", "{abc"), ("A[B]C@D", "a{b}c`d")] {
            words.add(lower);
            assert_eq!(words.get(upper), WordId::UNKNOWN);
        }
        let zulu = words.add("a-z and z-a to z").0;
        assert_eq!(words.get("A-Z AND Z-A TO Z"), zulu);
    }

    #[test]
    fn every_letter_of_a_word_of_any_length_counts() {
        for length in 1..20 {
            let mut words = Words::default();
            let word = "a".repeat(length);
            words.add(&word);
            for at in 0..length {
                let other = format!("{}b{}", &word[..at], &word[at + 1..]);
                assert_eq!(words.get(&other), WordId::UNKNOWN, "{other}");
            }
            assert_eq!((words.get(&word[1..]), words.get(&format!("{word}\0"))), (WordId::UNKNOWN, WordId::UNKNOWN));
        }
    }
}
