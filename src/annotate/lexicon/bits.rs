//! One bit a word: what is asked of nearly every word, answered without a look at the lists themselves.

use super::WordId;

/// Some of the words.
#[derive(Clone, Debug, Default)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    #[inline]
    pub fn holds(&self, WordId(word): WordId) -> bool {
        self.0.get(word as usize / 64).is_some_and(|bits| bits >> (word % 64) & 1 == 1)
    }

    pub fn set(&mut self, WordId(word): WordId) {
        let block = word as usize / 64;
        if block >= self.0.len() {
            self.0.resize(block + 1, 0);
        }
        self.0[block] |= 1 << (word % 64);
    }
}
