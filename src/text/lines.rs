//! Lines and columns, made from byte offsets for a report.

use std::sync::OnceLock;

use super::Span;

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Unicode code points: people and SARIF.
    CodePoints,
    /// UTF-16 code units: editors.
    Utf16,
    /// Bytes.
    Bytes,
}

/// A line and a column, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, counted from 1. Lines end with `\n`, `\r\n` or a lone `\r`.
    pub line: u32,
    /// Column, counted from 1, in the unit asked for.
    pub column: u32,
}

/// Where the lines of one text begin, and how many characters precede places spread evenly over it.
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    /// Byte offset of each line's first character.
    starts: Vec<u32>,
    /// Counts at about every [`STRIDE`]th byte, so that a place near the end of a line of many
    /// megabytes costs no more than any other. Made when first asked for.
    marks: OnceLock<Vec<Mark>>,
}

/// How far apart marks lie, in bytes.
const STRIDE: usize = 256;
/// Bytes of a line that are counted without marks.
const SHORT: usize = 8 * STRIDE;

/// What precedes a byte offset.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    byte: usize,
    chars: usize,
    utf16: usize,
}

impl<'t> LineIndex<'t> {
    /// Finds the lines.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, starts: starts(text), marks: OnceLock::new() }
    }

    /// How many lines there are; a text that ends with a line break has an empty last one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// Line and column of a byte offset.
    #[must_use]
    pub fn position(&self, at: usize, unit: Unit) -> Position {
        let line = self.line_of(at);
        let start = self.starts[line] as usize;
        let before = &self.text[start..at];
        let short = before.len() <= SHORT;
        let column = match unit {
            Unit::CodePoints if short => before.chars().count(),
            Unit::CodePoints => self.chars(at) - self.chars(start),
            Unit::Utf16 if short => utf16(before),
            Unit::Utf16 => self.utf16(at) - self.utf16(start),
            Unit::Bytes => before.len(),
        };
        Position { line: line as u32 + 1, column: column as u32 + 1 }
    }

    /// Code points before a byte offset.
    #[must_use]
    pub fn chars(&self, at: usize) -> usize {
        let mark = self.mark(at);
        mark.chars + self.text[mark.byte..at].chars().count()
    }

    /// UTF-16 code units before a byte offset.
    fn utf16(&self, at: usize) -> usize {
        let mark = self.mark(at);
        mark.utf16 + utf16(&self.text[mark.byte..at])
    }

    /// The bytes of a line (counted from 1), without its line break.
    #[must_use]
    pub fn line(&self, line: u32) -> Span {
        let index = line as usize - 1;
        let start = self.starts[index] as usize;
        let end = self.starts.get(index + 1).map_or(self.text.len(), |&next| next as usize);
        let kept = self.text[start..end].trim_end_matches(['\r', '\n']).len();
        Span::new(start, start + kept)
    }

    fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|&start| start as usize <= at) - 1
    }

    /// The last mark at or before a byte offset.
    fn mark(&self, at: usize) -> Mark {
        let marks = self.marks.get_or_init(|| marks(self.text));
        marks[marks.partition_point(|mark| mark.byte <= at) - 1]
    }
}

/// The counts at about every [`STRIDE`]th byte.
fn marks(text: &str) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
    let mut here = Mark::default();
    while here.byte < text.len() || marks.is_empty() {
        marks.push(here);
        let end = (here.byte + STRIDE..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
        let piece = &text[here.byte..end];
        let chars = if piece.is_ascii() { piece.len() } else { piece.chars().count() };
        // Nearly all text is such that a character is a byte and a code unit.
        let utf16 = if chars == piece.len() { chars } else { utf16(piece) };
        here = Mark { byte: end, chars: here.chars + chars, utf16: here.utf16 + utf16 };
    }
    marks
}

/// Code units of a text: one a character, and one more for each of four bytes.
fn utf16(text: &str) -> usize {
    text.chars().count() + text.bytes().filter(|&byte| byte >= 0xF0).count()
}

/// Where lines begin.
fn starts(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
    let whole = ends.filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
    std::iter::once(0).chain(whole.map(|at| at as u32 + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_counts_what_it_says() {
        let text = "Café “naïve” 😀 — on\r\nsecond\rthird";
        let lines = LineIndex::new(text);
        let at = text.find("on").expect("it is there");
        assert_eq!(lines.position(at, Unit::CodePoints), Position { line: 1, column: 18 });
        assert_eq!(lines.position(at, Unit::Utf16), Position { line: 1, column: 19 });
        assert_eq!(lines.position(at, Unit::Bytes), Position { line: 1, column: 29 });
        let third = text.find("third").expect("it is there");
        assert_eq!(lines.position(third, Unit::CodePoints), Position { line: 3, column: 1 });
        assert_eq!(lines.chars(third), text[..third].chars().count());
        assert_eq!(lines.line(1).of(text), "Café “naïve” 😀 — on");
        assert_eq!(lines.line(2).of(text), "second");
    }

    #[test]
    fn crlf_and_lf_give_the_same_lines() {
        let unix = "one\n\ntwo\nthree";
        let dos = unix.replace('\n', "\r\n");
        let place = |text: &str| LineIndex::new(text).position(text.find("three").expect("there"), Unit::CodePoints);
        assert_eq!(place(unix), place(&dos));
    }

    #[test]
    fn marks_change_no_count() {
        let text = "é😀a\n".repeat(900) + &"ß😀".repeat(900);
        let lines = LineIndex::new(&text);
        for (count, (at, _)) in text.char_indices().enumerate() {
            let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
            assert_eq!(lines.chars(at), count);
            let utf16 = lines.position(at, Unit::Utf16).column as usize;
            assert_eq!(utf16, text[start..at].encode_utf16().count() + 1);
            assert_eq!(lines.position(at, Unit::CodePoints).column as usize, text[start..at].chars().count() + 1);
        }
    }
}
