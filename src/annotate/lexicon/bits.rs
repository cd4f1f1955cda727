//! One bit a word or a step: what is asked of nearly every word, answered without a look at the lists themselves.

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

/// Steps from a node by a word, a bit for several alike: nearly every pair of words shows by it that no entry goes on.
#[derive(Clone, Debug)]
pub(super) struct Steps {
    /// As many blocks as a power of two.
    blocks: Vec<u64>,
    /// By how much a mixed number is shifted to give a bit's place.
    shift: u32,
}

impl Default for Steps {
    fn default() -> Self {
        Self::new(std::iter::empty())
    }
}

impl Steps {
    pub fn new(steps: impl ExactSizeIterator<Item = (u32, WordId)>) -> Self {
        // About eight bits a step, of which one is set: seven of eight that lead nowhere are seen to.
        let blocks = (steps.len() / 8).next_power_of_two();
        let mut made = Self { blocks: vec![0; blocks], shift: u64::BITS - 6 - blocks.ilog2() };
        for (node, word) in steps {
            let (block, bit) = made.place(node, word);
            made.blocks[block] |= bit;
        }
        made
    }

    /// Whether the word may lead on from the node.
    #[inline]
    pub fn may_lead(&self, node: u32, word: WordId) -> bool {
        let (block, bit) = self.place(node, word);
        self.blocks.get(block).is_some_and(|bits| bits & bit != 0)
    }

    #[inline]
    fn place(&self, node: u32, WordId(word): WordId) -> (usize, u64) {
        let mixed = (u64::from(node) << 32 | u64::from(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift;
        ((mixed / 64) as usize, 1 << (mixed % 64))
    }
}
