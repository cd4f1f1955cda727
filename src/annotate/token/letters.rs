//! The words that nearly all of a draft is: letters of ASCII, with nothing to them that other words may have.

use super::word::{Word, each};

/// Such a word, read eight letters at a time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    pub word: Word,
    /// The first letter is a capital.
    pub capital: bool,
    /// All of at least two letters are.
    pub all_caps: bool,
}

/// The high bit of each byte.
const HIGH: u64 = each(0x80);

impl Letters {
    /// The word of at most fifteen letters that begins at a byte, and where it ends; `None` where that is not to be seen
    /// from its letters and what follows them.
    #[inline]
    pub fn word(text: &[u8], start: usize) -> Option<(Self, usize)> {
        let [first, second] = halves(text.get(start..)?);
        let (head, capitals, mut length) = leading(first);
        let (mut tail, mut more) = (0, 0);
        if length == 8 {
            let rest;
            (tail, more, rest) = leading(second);
            length += rest;
        }
        let end = start + length;
        if length == 0 || length > 15 || text.get(end).is_some_and(|&byte| !ends(byte)) {
            return None;
        }
        let capital = capitals & 0x80 != 0;
        let all_caps = capital && length > 1 && (capitals.count_ones() + more.count_ones()) as usize == length;
        Some((Self { word: Word::of((head, tail), length, true), capital, all_caps }, end))
    }
}

/// The next sixteen bytes, as two numbers; behind the end of the text nothing stands.
#[inline]
fn halves(text: &[u8]) -> [u64; 2] {
    let read = |bytes: &[u8; 16]| {
        let bytes = u128::from_le_bytes(*bytes);
        [bytes as u64, (bytes >> 64) as u64]
    };
    if let Some(bytes) = text.first_chunk() {
        return read(bytes);
    }
    let mut last = [0; 16];
    last[..text.len()].copy_from_slice(text);
    read(&last)
}

/// Of eight bytes the letters before the first that is none: in lower case, the high bit of each capital, and how many.
#[inline]
fn leading(bytes: u64) -> (u64, u64, usize) {
    let small = bytes | each(0x20);
    let seven = small & !HIGH;
    // The high bit of each byte says whether it is at least `a`, and whether it is beyond `z`.
    let (from_a, beyond_z) = (seven + each(0x80 - 0x61), seven + each(0x80 - 0x7B));
    let letters = from_a & !beyond_z & !bytes & HIGH;
    let length = ((letters ^ HIGH).trailing_zeros() / 8) as usize;
    let those = if length == 8 { u64::MAX } else { (1 << (8 * length)) - 1 };
    (small & those, letters & !(bytes << 2) & those, length)
}

/// Whether a byte ends a word, whatever comes behind. Of what is not ASCII nothing is known; a digit goes on with the
/// word, and the marks can stand inside one, or make an address or an abbreviation of it.
#[inline]
fn ends(byte: u8) -> bool {
    const ENDS: [bool; 256] = {
        let mut ends = [false; 256];
        let mut byte = 0;
        while byte < 128 {
            ends[byte] = !(byte as u8).is_ascii_alphanumeric()
                && !matches!(byte as u8, b'\'' | b'-' | b'_' | b'&' | b'@' | b'.' | b':');
            byte += 1;
        }
        ends
    };
    ENDS[usize::from(byte)]
}

#[cfg(test)]
mod tests {
    use super::{Letters, Word};

    #[test]
    fn a_plain_word_is_read_with_its_end_and_its_capitals() {
        let read = |text: &str| {
            Letters::word(text.as_bytes(), 0).map(|(letters, end)| (letters.capital, letters.all_caps, end))
        };
        for word in ["a", "quay", "harbour", "harbours", "breakwaters", "incomprehension"] {
            for behind in ["", " ", ", said the mayor of the town", "; and"] {
                let (all, first) = (word.to_uppercase(), word[..1].to_uppercase() + &word[1..]);
                let end = word.len();
                assert_eq!(read(&format!("{word}{behind}")), Some((false, false, end)), "{word}{behind}");
                assert_eq!(read(&format!("{first}{behind}")), Some((true, false, end)), "{first}{behind}");
                assert_eq!(read(&format!("{all}{behind}")), Some((true, end > 1, end)), "{all}{behind}");
                let shouted = Letters::word(all.as_bytes(), 0).map(|(letters, _)| letters.word);
                assert_eq!(shouted, Word::read(word));
            }
            for behind in ["'s", "-old", ".", ".com", "é", "’s", "2", "@sea", ":80"] {
                assert_eq!(read(&format!("{word}{behind}")), None, "{word}{behind}");
            }
        }
        for none in ["", " quay", "`", "{", "@", "[", "9th", "é", "incomprehensions", "ÃƒÂ©"] {
            assert_eq!(read(none), None, "{none}");
        }
        assert_eq!(read("quAY"), Some((false, false, 4)));
        assert_eq!(read("McOrr"), Some((true, false, 5)));
    }
}
