//! Text into what a terminal shows of it, grapheme by grapheme, and that into rows of a given width.
//!
//! A draft cannot drive the terminal: control characters, marks that turn the direction of text and other
//! invisible ones are shown, never sent. Nor can it speak to a CI system, whose logs take `##[…]` for a command.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// One grapheme.
#[derive(Clone, Debug)]
pub struct Cell<'t> {
    /// What is sent.
    pub shown: Cow<'t, str>,
    /// Columns it takes.
    pub width: usize,
    /// Whether a row may end here.
    pub space: bool,
    /// Where it stands in the text.
    pub at: Range<usize>,
}

/// The cells of a text. Line breaks are blanks, for prose is set anew.
pub fn cells(text: &str) -> impl Iterator<Item = Cell<'_>> {
    let mut hashes = Hashes::default();
    let mut at = 0;
    std::iter::from_fn(move || {
        let grapheme = grapheme(&text[at..])?;
        let start = at;
        at += grapheme.len();
        let (shown, space, width) = match grapheme.as_bytes() {
            b"[" if hashes.armed => (Cow::Borrowed("\\u{5b}"), false, 6),
            [byte @ b' '..=b'~'] => {
                let space = *byte == b' ';
                hashes.pass(*byte == b'#', space);
                return Some(Cell { shown: Cow::Borrowed(grapheme), width: 1, space, at: start..at });
            }
            _ => {
                let (shown, space) = shown(grapheme);
                let width = shown.width();
                (shown, space, width)
            }
        };
        hashes.pass(grapheme == "#", space);
        Some(Cell { shown, width, space, at: start..at })
    })
}

/// The grapheme that a text begins with. A printable ASCII character before another ASCII one is a grapheme by
/// itself, which saves nearly all look-ups in Unicode's tables.
fn grapheme(text: &str) -> Option<&str> {
    match text.as_bytes() {
        [b' '..=b'~'] | [b' '..=b'~', 0..=0x7F, ..] => Some(&text[..1]),
        _ => text.graphemes(true).next(),
    }
}

/// Whether every byte of a text is a cell of its own that is sent as it is.
fn is_simple(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'#')
}

/// Whether `##` stands in the word so far: behind it, an opening bracket would make a command.
#[derive(Default)]
struct Hashes {
    last: bool,
    armed: bool,
}

impl Hashes {
    fn pass(&mut self, hash: bool, space: bool) {
        self.armed = !space && (self.armed || (hash && self.last));
        self.last = hash;
    }
}

/// What is sent for a grapheme, and whether it is white space.
fn shown(grapheme: &str) -> (Cow<'_, str>, bool) {
    match grapheme {
        "\t" => return (Cow::Borrowed("    "), true),
        "\n" | "\r" | "\r\n" | "\u{85}" | "\u{2028}" | "\u{2029}" => return (Cow::Borrowed(" "), true),
        _ => {}
    }
    let Some(first) = grapheme.chars().next() else { return (Cow::Borrowed(""), false) };
    if invisible(first) {
        return (Cow::Owned(grapheme.chars().map(picture).collect()), false);
    }
    if grapheme.width() == 0 {
        return (Cow::Owned(format!("\u{25CC}{grapheme}")), false);
    }
    let kept_together = matches!(first, '\u{A0}' | '\u{2007}' | '\u{202F}');
    (Cow::Borrowed(grapheme), grapheme.trim().is_empty() && !kept_together)
}

/// Characters that change how others appear, or do not appear themselves.
fn invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

fn picture(c: char) -> String {
    match c {
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(c).to_string(),
        '\u{7F}' => '\u{2421}'.to_string(),
        _ => format!("\\u{{{:x}}}", u32::from(c)),
    }
}

/// Without the two colons that make a row beginning with them a workflow command: for text that may begin a row.
pub fn harmless(text: &str) -> String {
    text.replace("::", ":\\u{3a}")
}

/// A text in one row, as it may be sent.
pub fn plain(text: &str) -> String {
    if is_simple(text) {
        return text.to_owned();
    }
    cells(text).map(|cell| cell.shown).collect()
}

/// How many columns a text takes.
pub fn width(text: &str) -> usize {
    if is_simple(text) {
        return text.len();
    }
    cells(text).map(|cell| cell.width).sum()
}

/// The text in one row of at most `width` columns, with an ellipsis where that cuts it.
pub fn cut(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut kept = 0;
    let mut column = 0;
    for cell in cells(text) {
        column += cell.width;
        if column > width {
            out.truncate(kept);
            out.push('…');
            return out;
        }
        out.push_str(&cell.shown);
        // An ellipsis must still fit behind what is kept.
        if column < width {
            kept = out.len();
        }
    }
    out
}

/// The text in rows of at most `width` columns.
pub fn fold(text: &str, width: usize) -> Vec<String> {
    if is_simple(text) {
        return rows(text.as_bytes(), width).into_iter().map(|row| text[row].to_owned()).collect();
    }
    let mut all = Vec::with_capacity(text.len());
    all.extend(cells(text));
    let cells = all;
    rows(&cells, width).into_iter().map(|row| joined(&cells[row])).collect()
}

/// What setting rows asks of a cell.
pub trait Set {
    /// Columns it takes.
    fn width(&self) -> usize;
    /// Whether a row may end here.
    fn is_space(&self) -> bool;
}

impl Set for Cell<'_> {
    fn width(&self) -> usize {
        self.width
    }

    fn is_space(&self) -> bool {
        self.space
    }
}

/// A byte of a text in which each is a cell.
impl Set for u8 {
    fn width(&self) -> usize {
        1
    }

    fn is_space(&self) -> bool {
        *self == b' '
    }
}

/// What is sent for the cells of a row.
pub fn joined(cells: &[Cell<'_>]) -> String {
    let mut out = String::with_capacity(cells.len());
    for cell in cells {
        match cell.shown.as_bytes() {
            [byte] => out.push(char::from(*byte)),
            _ => out.push_str(&cell.shown),
        }
    }
    out
}

/// Which cells stand in which row: as many words in each as fit, blanks at its ends left out, and a word longer
/// than a row cut between graphemes. Takes time in proportion to the cells, however long a word is.
pub fn rows(cells: &[impl Set], width: usize) -> Vec<Range<usize>> {
    let blanks = |from: usize| from + cells[from..].iter().take_while(|cell| cell.is_space()).count();
    let mut rows = Vec::new();
    let mut start = blanks(0);
    while start < cells.len() {
        let (mut end, mut column) = (start, 0);
        loop {
            let word = blanks(end);
            let gap: usize = cells[end..word].iter().map(|cell| cell.width()).sum();
            let (word_end, word_width) = word_at(cells, word, width);
            if word == word_end || column + gap + word_width > width {
                break;
            }
            (end, column) = (word_end, column + gap + word_width);
        }
        if end == start {
            end = cut_at(cells, start, width);
        }
        rows.push(start..end);
        start = blanks(end);
    }
    rows
}

/// Where the word that begins at `start` ends and how wide it is, looking no further than a row.
fn word_at(cells: &[impl Set], start: usize, width: usize) -> (usize, usize) {
    let mut column = 0;
    let mut end = start;
    while column <= width
        && let Some(cell) = cells.get(end).filter(|cell| !cell.is_space())
    {
        column += cell.width();
        end += 1;
    }
    (end, column)
}

/// Where a row must cut the word that begins at `start`; at least one grapheme goes in.
fn cut_at(cells: &[impl Set], start: usize, width: usize) -> usize {
    let mut column = 0;
    let fits = cells[start..].iter().take_while(|cell| {
        column += cell.width();
        column <= width
    });
    start + fits.count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_drives_a_terminal_is_sent() {
        assert_eq!(plain("a\u{1b}[31mb\u{7f}\u{9b}c\r\nd"), "a␛[31mb␡\\u{9b}c d");
        assert_eq!(plain("left\u{202e}right\u{200b}"), "left\\u{202e}right\\u{200b}");
        assert_eq!(plain("##[group] ##vso[x] # [a] ## [b]"), "##\\u{5b}group] ##vso\\u{5b}x] # [a] ## [b]");
        assert_eq!(plain("\u{301}a"), "\u{25CC}\u{301}a");
    }

    #[test]
    fn joiners_inside_a_grapheme_stay() {
        assert_eq!(plain("👩‍👩‍👧 می‌خواهم"), "👩‍👩‍👧 می‌خواهم");
        assert_eq!(width("👩‍👩‍👧"), 2);
    }

    #[test]
    fn rows_are_filled_greedily_and_words_cut_only_when_they_must_be() {
        assert_eq!(fold("  one two  three ", 8), ["one two", "three"]);
        assert_eq!(fold("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
        assert_eq!(fold("a 報道機関", 5), ["a", "報道", "機関"]);
        assert_eq!(fold("   ", 5), Vec::<String>::new());
        assert_eq!(fold("报", 1), ["报"]);
    }

    #[test]
    fn an_ellipsis_fits_where_text_is_cut() {
        assert_eq!(cut("harbour", 7), "harbour");
        assert_eq!(cut("harbours", 7), "harbou…");
        assert_eq!(cut("報道機関", 7), "報道機…");
        assert_eq!(cut("報道機関", 6), "報道…");
        assert_eq!(cut("報", 1), "…");
    }
}
