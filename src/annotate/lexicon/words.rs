//! Words to their ids: looked up as they stand in the text, without a copy in lower case.

use super::WordId;

/// Every word of a lexicon, lower-cased, by its number less one; found by a hash that knows no case.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// All words, one behind the other, and where each ends.
    text: String,
    ends: Vec<u32>,
    /// A power of two of slots, each empty (0) or the id of a word and a part of its hash; the next one is tried where
    /// one is taken by another word.
    slots: Vec<(u32, u32)>,
}

impl Words {
    pub fn with_capacity(words: usize) -> Self {
        let slots = (words * 2).next_power_of_two().max(16);
        Self { text: String::with_capacity(words * 8), ends: Vec::with_capacity(words), slots: vec![(0, 0); slots] }
    }

    /// The id of a word: in lower case, or in ASCII of any case.
    #[inline]
    pub fn get(&self, word: &str) -> WordId {
        match self.slot(word) {
            Some(slot) => WordId(self.slots[slot].0),
            None => WordId::UNKNOWN,
        }
    }

    /// The id of a word in lower case, and whether it is new.
    pub fn add(&mut self, word: &str) -> (WordId, bool) {
        if self.slots.len() < 2 * (self.ends.len() + 1) {
            self.grow();
        }
        let Some(slot) = self.slot(word) else { return (WordId::UNKNOWN, false) };
        if self.slots[slot].0 != 0 {
            return (WordId(self.slots[slot].0), false);
        }
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        self.slots[slot] = (self.ends.len() as u32, hash(word) as u32);
        (WordId(self.ends.len() as u32), true)
    }

    /// Where the word is, or would be put.
    #[inline]
    fn slot(&self, word: &str) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let hash = hash(word);
        let mut slot = (hash >> 32) as usize & mask;
        loop {
            let (id, tag) = self.slots[slot];
            if id == 0 || (tag == hash as u32 && self.word(id).eq_ignore_ascii_case(word)) {
                return Some(slot);
            }
            slot = (slot + 1) & mask;
        }
    }

    fn word(&self, id: u32) -> &str {
        let index = id as usize - 1;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[index] as usize]
    }

    fn grow(&mut self) {
        self.slots = vec![(0, 0); (self.slots.len() * 2).max(16)];
        for id in 1..=self.ends.len() as u32 {
            let hash = hash(self.word(id));
            if let Some(slot) = self.slot(self.word(id)) {
                self.slots[slot] = (id, hash as u32);
            }
        }
    }
}

/// A hash of the bytes without the bit that tells upper from lower case.
#[inline]
fn hash(word: &str) -> u64 {
    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut state = word.len() as u64;
    let mut take = |eight: [u8; 8]| {
        state = (state.rotate_left(5) ^ (u64::from_le_bytes(eight) | 0x2020_2020_2020_2020)).wrapping_mul(MIX);
    };
    let (whole, rest) = word.as_bytes().as_chunks::<8>();
    whole.iter().for_each(|eight| take(*eight));
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    take(last);
    state ^ state >> 32
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
        assert_eq!(words.add("word7é").1, all.iter().all(|word| word != "word7é"));
        for (word, id) in all.iter().zip(ids) {
            assert_eq!((words.get(word), words.get(&word.replace('x', "X"))), (id, id));
            assert_eq!(words.get(&format!("{word}s")), WordId::UNKNOWN);
        }
        assert_eq!((words.get(""), words.get("@ord1é")), (WordId::UNKNOWN, WordId::UNKNOWN));
    }
}
