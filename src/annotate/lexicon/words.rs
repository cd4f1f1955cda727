//! Words to their ids: looked up as they stand in the text, without a copy in lower case.

use super::WordId;

/// Every word of a lexicon, lower-cased.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// All words, one behind the other, and where each ends.
    text: String,
    ends: Vec<u32>,
    /// A power of two of slots; the next one is tried where one is taken by another word.
    slots: Vec<(Key, u32)>,
}

/// What tells words apart: all of them up to sixteen bytes, and nearly all beyond.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Key {
    length: u32,
    head: u64,
    tail: u64,
}

impl Words {
    pub fn with_capacity(words: usize) -> Self {
        let slots = (words * 2).next_power_of_two().max(16);
        let slots = vec![(Key::default(), 0); slots];
        Self { text: String::with_capacity(words * 8), ends: Vec::with_capacity(words), slots }
    }

    /// The id of a word: in lower case, or in ASCII of any case.
    #[inline]
    pub fn get(&self, word: &str) -> WordId {
        match self.slot(word, Key::new(word)) {
            Some(slot) => WordId(self.slots[slot].1),
            None => WordId::UNKNOWN,
        }
    }

    /// The id of a word in lower case, and whether it is new.
    pub fn add(&mut self, word: &str) -> (WordId, bool) {
        if self.slots.len() < 2 * (self.ends.len() + 1) {
            self.grow();
        }
        let key = Key::new(word);
        let Some(slot) = self.slot(word, key) else { return (WordId::UNKNOWN, false) };
        if self.slots[slot].1 != 0 {
            return (WordId(self.slots[slot].1), false);
        }
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        self.slots[slot] = (key, self.ends.len() as u32);
        (WordId(self.ends.len() as u32), true)
    }

    /// Where the word is, or would be put.
    #[inline]
    fn slot(&self, word: &str, key: Key) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = key.hash() & mask;
        loop {
            let (other, id) = self.slots[slot];
            let same = other == key && (key.is_whole() || self.word(id).eq_ignore_ascii_case(word));
            if id == 0 || same {
                return Some(slot);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The word of an id; none of 0.
    fn word(&self, id: u32) -> &str {
        let Some(index) = (id as usize).checked_sub(1) else { return "" };
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[index] as usize]
    }

    fn grow(&mut self) {
        self.slots = vec![(Key::default(), 0); (self.slots.len() * 2).max(16)];
        for id in 1..=self.ends.len() as u32 {
            let word = self.word(id);
            let key = Key::new(word);
            if let Some(slot) = self.slot(word, key) {
                self.slots[slot] = (key, id);
            }
        }
    }
}

impl Key {
    #[inline]
    fn new(word: &str) -> Self {
        let bytes = word.as_bytes();
        let (head, tail) = if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
            (u64::from_le_bytes(*first), u64::from_le_bytes(*last))
        } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
            // The two halves overlap in words of less than eight.
            (u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32, 0)
        } else {
            (bytes.iter().rev().fold(0, |head, byte| head << 8 | u64::from(*byte)), 0)
        };
        Self { length: bytes.len() as u32, head: lower(head), tail: lower(tail) }
    }

    #[inline]
    fn is_whole(self) -> bool {
        self.length <= 16
    }

    #[inline]
    fn hash(self) -> usize {
        const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
        let mixed = (self.head ^ u64::from(self.length)).wrapping_mul(MIX) ^ self.tail.rotate_left(23);
        (mixed.wrapping_mul(MIX) >> 32) as usize
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
        }
    }
}
