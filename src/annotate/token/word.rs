//! A word as two numbers, so that words are compared and looked up at once, whatever their case.

/// A word of at most fifteen bytes, its ASCII letters in lower case; a longer one is like no other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Word {
    head: u64,
    /// What is behind eight bytes, and in the last byte the length and [`LETTERS`].
    tail: u64,
}

/// In the last byte: there are bytes, and all of them are letters of ASCII.
const LETTERS: u64 = 1 << 63;

/// Some words of the grammar, in lower case.
#[allow(unused_macros, reason = "the build script compares no words")]
macro_rules! words {
    ($($word:literal),* $(,)?) => {
        const {
            const ALL: &[$crate::annotate::token::Word] = &[$($crate::annotate::token::Word::new($word)),*];
            $crate::annotate::token::Words::new(ALL)
        }
    };
}
#[allow(unused_imports, reason = "the build script compares no words")]
pub(in crate::annotate) use words;

/// Some words, made by [`words!`].
#[allow(dead_code, reason = "the build script compares no words")]
#[derive(Clone, Copy, Debug)]
pub(in crate::annotate) struct Words {
    all: &'static [Word],
    /// A bit for many words alike: most words show by it that they are none of these.
    bits: u64,
}

#[allow(dead_code, reason = "the build script compares no words")]
impl Words {
    pub const fn new(all: &'static [Word]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < all.len() {
            bits |= all[at].bit();
            at += 1;
        }
        Self { all, bits }
    }

    /// Whether the word is one of them. A few are compared at once.
    #[inline(always)]
    pub fn holds(self, word: Word) -> bool {
        (self.all.len() < 4 || self.bits & word.bit() != 0) && self.all.contains(&word)
    }
}

impl Word {
    /// A word of a text; `None` where it is longer.
    #[inline]
    pub(in crate::annotate) fn read(word: &str) -> Option<Self> {
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
        let letters = length > 0 && bytes.iter().all(u8::is_ascii_alphabetic);
        Some(Self::of((lower(head), lower(tail)), length, letters))
    }

    /// From what its first eight bytes and the others are in lower case, and whether they are nothing but letters.
    #[inline]
    pub(super) const fn of((head, tail): (u64, u64), length: usize, letters: bool) -> Self {
        Self { head, tail: tail | (length as u64) << 56 | if letters { LETTERS } else { 0 } }
    }

    /// Its bytes as a number, the first of them the lowest.
    #[inline]
    const fn bytes(self) -> u128 {
        self.head as u128 | ((self.tail << 8 >> 8) as u128) << 64
    }
}

/// What the passes ask of words.
#[allow(dead_code, reason = "the build script compares no words")]
impl Word {
    /// A word of the grammar, in lower case.
    ///
    /// # Panics
    /// With more than fifteen bytes.
    #[inline(always)]
    pub(in crate::annotate) const fn new(word: &str) -> Self {
        let bytes = word.as_bytes();
        assert!(bytes.len() <= 15, "a word of the grammar has at most fifteen bytes");
        let (mut halves, mut letters) = ([0, 0], !bytes.is_empty());
        let mut at = 0;
        while at < bytes.len() {
            halves[at / 8] |= (bytes[at] as u64) << (8 * (at % 8));
            letters &= bytes[at].is_ascii_alphabetic();
            at += 1;
        }
        Self::of((halves[0], halves[1]), bytes.len(), letters)
    }

    /// How many bytes it has; none where it is too long to be known.
    #[inline]
    pub(in crate::annotate) const fn length(self) -> usize {
        (self.tail >> 56 & 15) as usize
    }

    /// A number that stands for no other word; one that is not too long to be known has bits above the first 64.
    pub(in crate::annotate) const fn number(self) -> u128 {
        self.head as u128 | (self.tail as u128) << 64
    }

    /// A number that stands where the word stands in the alphabet.
    #[inline]
    pub(in crate::annotate) const fn in_order(self) -> u128 {
        self.bytes().swap_bytes()
    }

    /// Its first byte; 0 where it is too long to be known.
    #[inline]
    pub(in crate::annotate) const fn first(self) -> u8 {
        self.head as u8
    }

    /// Its last byte; 0 where it is too long to be known.
    #[inline]
    pub(in crate::annotate) const fn last(self) -> u8 {
        (self.ending() >> 56) as u8
    }

    /// Its last eight bytes, the last of them the highest; zeros below where it has less.
    #[inline]
    const fn ending(self) -> u64 {
        (self.bytes() << (8 * (15 - self.length())) >> 56) as u64
    }

    /// Whether it ends with these bytes, at most eight and in lower case.
    #[inline(always)]
    pub(in crate::annotate) const fn ends_with(self, end: &'static str) -> bool {
        let end = (Self::new(end).head, 8 * (8 - end.len()));
        self.ending() >> end.1 == end.0
    }

    /// Its first bytes, at most this many, as a word of letters.
    #[inline]
    pub(in crate::annotate) const fn cut(self, length: usize) -> Self {
        let kept = if self.length() < length { self.length() } else { length };
        let bytes = self.bytes() & ((1 << (8 * kept)) - 1);
        Self::of((bytes as u64, (bytes >> 64) as u64), kept, kept > 0)
    }

    /// Whether it is known to be nothing but letters of ASCII.
    #[inline]
    pub(in crate::annotate) const fn is_letters(self) -> bool {
        self.tail & LETTERS != 0
    }

    /// A number for it that words which are not alike seldom share.
    #[inline]
    pub(in crate::annotate) const fn key(self) -> u64 {
        self.head ^ self.tail.rotate_left(27)
    }

    /// One bit of 64 for the first three bytes.
    #[inline]
    pub(in crate::annotate) const fn opening(self) -> u64 {
        1 << (spread(self.head & 0xFF_FFFF) >> 58)
    }

    /// One bit of 64.
    #[inline]
    pub(in crate::annotate) const fn bit(self) -> u64 {
        1 << (spread(self.key()) >> 58)
    }

    /// Its letters.
    pub(in crate::annotate) fn spelt(self) -> String {
        String::from_utf8_lossy(&self.bytes().to_le_bytes()[..self.length()]).into_owned()
    }
}

/// Eight bytes with their ASCII capitals made small, all at once.
#[inline]
fn lower(bytes: u64) -> u64 {
    let seven = bytes & each(0x7F);
    // The high bit of each byte says whether it is at least `A`, and whether it is beyond `Z`.
    let (from_a, beyond_z) = (seven + each(0x80 - 0x41), seven + each(0x80 - 0x5B));
    let capital = from_a & !beyond_z & !bytes & each(0x80);
    bytes | capital >> 2
}

/// A number in whose high bits all bits of another have a say.
#[inline]
pub(in crate::annotate) const fn spread(number: u64) -> u64 {
    number.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Eight bytes that are this one.
pub(super) const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

#[cfg(test)]
mod tests {
    use super::Word;

    #[test]
    fn a_word_is_itself_in_any_case_and_no_other() {
        let words =
            ["", "a", "so", "the", "that", "these", "o'clock", "although", "o’clock", "including", "hypothetically"];
        for word in words {
            assert_eq!(Word::read(word), Some(Word::new(word)));
            assert_eq!(Word::read(&word.to_ascii_uppercase()), Some(Word::new(word)));
            assert_eq!(words.iter().filter(|other| Word::new(other) == Word::new(word)).count(), 1);
        }
        for word in words.iter().filter(|word| !word.is_empty()) {
            let read = Word::new(word);
            assert_eq!((read.length(), Some(read.first()), Some(read.last())), {
                let bytes = word.as_bytes();
                (bytes.len(), bytes.first().copied(), bytes.last().copied())
            });
            assert_eq!(read.is_letters(), !word.contains(['\'', '’']), "{word}");
            assert_eq!(read.ends_with("ing"), word.ends_with("ing"));
            assert_eq!(read.ends_with("though"), word.ends_with("though"));
            let after = words.iter().filter(|other| read.in_order() < Word::new(other).in_order()).count();
            assert_eq!(after, words.iter().filter(|other| word < *other).count());
        }
        assert_eq!(Word::new("hypothetically").cut(11), Word::new("hypothetica"));
        assert_eq!((Word::new("these").cut(3), Word::new("so").cut(3)), (Word::new("the"), Word::new("so")));
        assert!(!Word::default().is_letters() && Word::default() == Word::new(""));
        assert_eq!(Word::read("incontrovertibly"), None);
        assert_ne!(Word::read("Über"), Some(Word::new("über")));
        assert_ne!(Word::read("@[`{"), Some(Word::new("`{`{")));
    }
}
