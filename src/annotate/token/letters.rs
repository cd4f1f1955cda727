//! The words that nearly all of a draft is: letters of ASCII, with nothing to them that other words may have.

/// What stands in such a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters(u8);

const SMALL: u8 = 1;
const CAPITAL: u8 = 2;
const DIGIT: u8 = 4;
/// Ends a word, whatever comes behind.
const END: u8 = 8;
/// Can stand inside a word, or make an address or an abbreviation of it.
const UNSURE: u8 = 16;

/// By byte; of what is not ASCII nothing is known.
const CLASSES: [u8; 256] = {
    let mut classes = [UNSURE; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' => SMALL,
            b'A'..=b'Z' => CAPITAL,
            b'0'..=b'9' => DIGIT,
            b'\'' | b'-' | b'_' | b'&' | b'@' | b'.' | b':' => UNSURE,
            _ => END,
        };
        byte += 1;
    }
    classes
};

impl Letters {
    /// The word of letters and digits that begins at a byte with a letter, and where it ends; `None` where that is not
    /// to be seen from its letters and what follows them.
    #[inline]
    pub fn word(text: &[u8], start: usize) -> Option<(Self, usize)> {
        let class = |at: usize| text.get(at).map_or(END, |&byte| CLASSES[usize::from(byte)]);
        let (mut seen, mut at) = (class(start), start + 1);
        if seen & (SMALL | CAPITAL) == 0 {
            return None;
        }
        loop {
            match class(at) {
                END => return Some((Self(seen), at)),
                UNSURE => return None,
                more => seen |= more,
            }
            at += 1;
        }
    }

    /// Whether the first letter of the word is a capital, and whether all of at least two are.
    #[inline]
    pub fn case(self, word: &str) -> (bool, bool) {
        let capital = word.as_bytes().first().is_some_and(u8::is_ascii_uppercase);
        let few = || word.bytes().filter(u8::is_ascii_uppercase).take(2).count() < 2;
        (capital, capital && self.0 & SMALL == 0 && !few())
    }
}
