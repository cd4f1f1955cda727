//! A word of the grammar as one number, so that a word of the text is compared with it at once.

use crate::text::Span;

/// A word of up to eight bytes without its case; of a longer one nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::annotate) struct Word(u64);

/// Some short words of the grammar, lower-cased.
macro_rules! words {
    ($($word:literal),* $(,)?) => {
        const { [$($crate::annotate::attribution::word::Word::new($word)),*] }
    };
}
pub(in crate::annotate) use words;

impl Word {
    /// A word of the grammar.
    pub const fn new(word: &str) -> Self {
        match Self::short(word) {
            Some(word) => word,
            None => panic!("a word of the grammar is longer than eight bytes"),
        }
    }

    /// A word, where it is short enough, lower-cased already.
    #[inline(always)]
    pub const fn short(word: &str) -> Option<Self> {
        let bytes = word.as_bytes();
        if bytes.len() > 8 {
            return None;
        }
        let (mut number, mut at) = (0, 0);
        while at < bytes.len() {
            number |= (bytes[at] as u64) << (8 * at);
            at += 1;
        }
        Some(Self(number))
    }

    /// The word at a place of a text.
    pub fn at(text: &str, span: Span) -> Self {
        let bytes = text.as_bytes().get(span.start()..).unwrap_or_default();
        let long = span.len();
        if long == 0 || long > 8 {
            return Self::default();
        }
        let eight = bytes.first_chunk().copied().unwrap_or_else(|| {
            let mut eight = [0; 8];
            eight[..bytes.len()].copy_from_slice(bytes);
            eight
        });
        Self(lower(u64::from_le_bytes(eight) & u64::MAX >> (64 - 8 * long)))
    }
}

/// Eight bytes with their ASCII capitals made small, all at once.
fn lower(bytes: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let low = bytes & (0x7f * EACH);
    let from_a = low + (0x80 - b'A' as u64) * EACH;
    let past_z = low + (0x7f - b'Z' as u64) * EACH;
    let capitals = !bytes & (0x80 * EACH) & (from_a ^ past_z);
    bytes | capitals >> 2
}

#[cfg(test)]
mod tests {
    use super::Word;
    use crate::text::Span;

    #[test]
    fn a_word_is_itself_whatever_its_case_and_wherever_it_stands() {
        let text = "That AND Über [@Z`{ although reporters";
        let mut at = 0;
        for word in text.split(' ') {
            let span = Span::new(at, at + word.len());
            let found = Word::at(text, span);
            match Word::short(&word.to_ascii_lowercase()) {
                Some(short) => assert_eq!(found, short, "{word}"),
                None => assert_eq!(found, Word::default(), "{word}"),
            }
            at += word.len() + 1;
        }
        assert_ne!(Word::at("über", Span::new(0, 5)), Word::new("uber"));
        assert_eq!(Word::at("so", Span::new(0, 2)), Word::new("so"));
    }
}
