//! A word as two numbers, so that words are compared and looked up at once, whatever their case.

/// A word of at most fifteen bytes, its ASCII letters in lower case; a longer one is like no other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Word {
    head: u64,
    /// What is behind eight bytes, and in the last byte the length.
    tail: u64,
}

/// Some words of the grammar, in lower case.
#[allow(unused_macros, reason = "the build script compares no words")]
macro_rules! words {
    ($($word:literal),* $(,)?) => {
        const { [$($crate::annotate::token::Word::new($word)),*] }
    };
}
#[allow(unused_imports, reason = "the build script compares no words")]
pub(in crate::annotate) use words;

impl Word {
    /// A word of the grammar, in lower case.
    ///
    /// # Panics
    /// With more than fifteen bytes.
    #[allow(dead_code, reason = "the build script compares no words")]
    #[inline(always)]
    pub(in crate::annotate) const fn new(word: &str) -> Self {
        let bytes = word.as_bytes();
        assert!(bytes.len() <= 15, "a word of the grammar has at most fifteen bytes");
        let mut halves = [0, (bytes.len() as u64) << 56];
        let mut at = 0;
        while at < bytes.len() {
            halves[at / 8] |= (bytes[at] as u64) << (8 * (at % 8));
            at += 1;
        }
        Self { head: halves[0], tail: halves[1] }
    }

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
        Some(Self::of(lower(head), lower(tail), length))
    }

    /// From what its first eight bytes and the others are in lower case.
    #[inline]
    pub(super) fn of(head: u64, tail: u64, length: usize) -> Self {
        Self { head, tail: tail | (length as u64) << 56 }
    }

    /// Its letters.
    #[allow(dead_code, reason = "the build script packs")]
    pub(in crate::annotate) fn spelt(self) -> String {
        let bytes = [self.head.to_le_bytes(), self.tail.to_le_bytes()].concat();
        String::from_utf8_lossy(&bytes[..usize::from(bytes[15])]).into_owned()
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
        assert_eq!(Word::read("incontrovertibly"), None);
        assert_ne!(Word::read("Über"), Some(Word::new("über")));
        assert_ne!(Word::read("@[`{"), Some(Word::new("`{`{")));
    }
}
