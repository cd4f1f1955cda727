//! Text into what a terminal shows of it, grapheme by grapheme.
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
        let start = at;
        // Nearly all text is a few characters that are each a grapheme of one column.
        if let Some(length) = plain_at(&text.as_bytes()[at..]) {
            at += length;
            let shown = &text[start..at];
            if shown != "[" || !hashes.armed {
                let space = shown == " ";
                hashes.pass(shown == "#", space);
                return Some(Cell { shown: Cow::Borrowed(shown), width: 1, space, at: start..at });
            }
            hashes.pass(false, false);
            return Some(Cell { shown: Cow::Borrowed("\\u{5b}"), width: 6, space: false, at: start..at });
        }
        let grapheme = text[at..].graphemes(true).next()?;
        at += grapheme.len();
        let (shown, space) = shown(grapheme);
        hashes.pass(false, space);
        Some(Cell { width: shown.width(), shown, space, at: start..at })
    })
}

/// How long the character is that a text begins with, if it is of ASCII and printable, or a mark of typography, and
/// one of ASCII follows: that makes it a grapheme by itself, of one column.
#[inline]
pub fn plain_at(text: &[u8]) -> Option<usize> {
    let length = match text {
        [b' '..=b'~', ..] => 1,
        // – — ‘ ’ “ ” …
        [0xE2, 0x80, 0x93 | 0x94 | 0x98 | 0x99 | 0x9C | 0x9D | 0xA6, ..] => 3,
        _ => return None,
    };
    text.get(length).is_none_or(u8::is_ascii).then_some(length)
}

/// Whether every byte of a text is a cell of its own that is sent as it is.
pub fn is_simple(text: &str) -> bool {
    // Without a way out on the way, many bytes are looked at at once.
    text.bytes().fold(true, |simple, byte| simple & matches!(byte, b' '..=b'~') & (byte != b'#'))
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
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.contains("::") { Cow::Owned(text.replace("::", ":\\u{3a}")) } else { Cow::Borrowed(text) }
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
    fn an_ellipsis_fits_where_text_is_cut() {
        assert_eq!(cut("harbour", 7), "harbour");
        assert_eq!(cut("harbours", 7), "harbou…");
        assert_eq!(cut("報道機関", 7), "報道機…");
        assert_eq!(cut("報道機関", 6), "報道…");
        assert_eq!(cut("報", 1), "…");
    }
}
