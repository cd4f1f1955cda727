//! One bit a word or a step: what is asked of nearly every word, answered without a look at the lists themselves.

use super::super::token::spread;
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

/// What may be among some numbers, a bit for several alike: of those that are not, most show it.
#[derive(Clone, Debug)]
pub(in crate::annotate) struct Sieve {
    /// As many blocks as a power of two.
    blocks: Vec<u64>,
    /// By how much a number that was spread is shifted to give a bit's place.
    shift: u32,
}

impl Default for Sieve {
    fn default() -> Self {
        Self::with_room(0)
    }
}

impl Sieve {
    /// For so many numbers. Each has about eight bits, of which one is set: seven of eight others are seen to be none.
    pub fn with_room(numbers: usize) -> Self {
        let blocks = (numbers / 8).next_power_of_two();
        Self { blocks: vec![0; blocks], shift: u64::BITS - 6 - blocks.ilog2() }
    }

    pub fn add(&mut self, number: u64) {
        let (block, bit) = self.place(number);
        self.blocks[block] |= bit;
    }

    #[inline]
    pub fn may_hold(&self, number: u64) -> bool {
        let (block, bit) = self.place(number);
        self.blocks.get(block).is_some_and(|bits| bits & bit != 0)
    }

    #[inline]
    fn place(&self, number: u64) -> (usize, u64) {
        let place = spread(number) >> self.shift;
        ((place / 64) as usize, 1 << (place % 64))
    }
}
