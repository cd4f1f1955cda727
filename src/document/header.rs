//! The lines above a plain-text story that say what it is: `date 2031-06-03`, `Headline: …`, `By: …`.
//!
//! They become metadata and blocks of their own; the running story begins behind them.

use super::metadata::{Field, Metadata, Slot, day};
use super::{Block, BlockKind};
use crate::text::Span;

/// A value longer than this is a paragraph that happens to begin like a header.
const LONGEST_VALUE: usize = 400;

/// More words than this are no headline above header lines.
const LONGEST_HEADLINE: usize = 25;

/// What stands above the story.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// What it says.
    pub metadata: Metadata,
    /// Its words that are copy.
    pub blocks: Vec<Block>,
    /// Where the story begins.
    pub end: usize,
    /// Whether the story begins on the header's own line.
    pub glued: bool,
    /// What to say of values that cannot be used, with the line they stand on.
    pub refused: Vec<String>,
}

/// Reads the header of a text; it may have none.
pub(super) fn header(text: &str) -> Header {
    let mut header = Header { end: if text.starts_with('\u{FEFF}') { 3 } else { 0 }, ..Header::default() };
    let mut number = 0;
    let mut lines = text[header.end..].split_inclusive(['\n', '\r']).peekable();
    while let Some(raw) = lines.next() {
        number += usize::from(raw != "\n" || !text[..header.end].ends_with('\r'));
        let line = trimmed(text, header.end, raw);
        let words = line.of(text);
        if let Some((date, rest)) = glued_date(words) {
            let place = Span::new(line.start() + date.start(), line.start() + date.end());
            header.put("date", place, text, number);
            if rest < words.len() {
                header.end = line.start() + rest;
                header.glued = true;
                return header;
            }
        } else if let Some((key, value)) = key_and_value(words) {
            let value = Span::new(line.start() + value, line.end());
            header.put(key, value, text, number);
        } else if header.blocks.is_empty() && headline_above_keys(words, lines.clone()) {
            header.blocks.push(Block { kind: BlockKind::Headline, span: line, path: None });
        } else if !words.is_empty() {
            return header;
        }
        header.end += raw.len();
    }
    header
}

impl Header {
    fn put(&mut self, key: &str, value: Span, text: &str, line: usize) {
        let words = value.of(text);
        let kind = match Slot::of(key) {
            Some(Slot::Headline) => Some(BlockKind::Headline),
            Some(Slot::Standfirst) => Some(BlockKind::Standfirst),
            Some(Slot::Byline) => Some(BlockKind::Byline),
            _ => None,
        };
        if let Some(kind) = kind.filter(|_| !value.is_empty()) {
            self.blocks.push(Block { kind, span: value, path: None });
        }
        if let Some(refused) = self.metadata.set(key, Field::at(words, value)) {
            self.refused.push(format!("line {line}: {refused}"));
        }
    }
}

/// A line without white space around it.
fn trimmed(text: &str, at: usize, raw: &str) -> Span {
    let start = at + (raw.len() - raw.trim_start().len());
    let end = at + raw.trim_end().len();
    debug_assert!(end <= text.len());
    Span::new(start.min(end.max(at)), end.max(at))
}

/// `date 2031-06-03`, perhaps with the story on the same line: where the date stands, and what is behind it.
fn glued_date(line: &str) -> Option<(Span, usize)> {
    let value = line.strip_prefix("date").or_else(|| line.strip_prefix("Date"))?;
    let digits = value.trim_start();
    let start = line.len() - digits.len();
    let shaped = digits.len() >= 10
        && digits.bytes().take(10).enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let behind = line.get(start + 10..)?;
    let parted =
        value.starts_with(char::is_whitespace) && (behind.is_empty() || behind.starts_with(char::is_whitespace));
    (shaped && parted).then(|| (Span::new(start, start + 10), line.len() - behind.trim_start().len()))
}

/// `Key: value` with a key that headers use: the key, and where the value begins.
fn key_and_value(line: &str) -> Option<(&str, usize)> {
    let (key, value) = line.split_once(':')?;
    Slot::of(key)?;
    let plausible = value.len() <= LONGEST_VALUE && (value.is_empty() || value.starts_with(char::is_whitespace));
    plausible.then(|| (key, line.len() - value.trim_start().len()))
}

/// A first line without a key is the headline if header lines follow it.
fn headline_above_keys<'t>(words: &str, following: impl Iterator<Item = &'t str>) -> bool {
    // Asked first: each of many blank lines would look at all that follow it.
    if words.is_empty() {
        return false;
    }
    let next = following.map(str::trim).find(|line| !line.is_empty());
    let keyed = next.is_some_and(|line| {
        glued_date(line).is_some_and(|(place, rest)| rest == line.len() && day(place.of(line)).is_some())
            || key_and_value(line).is_some()
    });
    keyed && words.split_whitespace().count() <= LONGEST_HEADLINE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(header: &Header, text: &str) -> Vec<(BlockKind, String)> {
        header.blocks.iter().map(|block| (block.kind, block.span.of(text).to_owned())).collect()
    }

    #[test]
    fn a_date_may_stand_before_the_first_words() {
        let text = "\u{FEFF} date 2031-06-03 The dam was inspected twice.\n\nMore.";
        let header = header(text);
        assert_eq!(header.metadata.date, Some(jiff::civil::date(2031, 6, 3)));
        assert!(header.glued && header.blocks.is_empty());
        assert!(text[header.end..].starts_with("The dam"));
    }

    #[test]
    fn a_day_that_does_not_exist_is_said_with_its_line() {
        let header = header("\r\ndate 2031-02-30\r\n\r\nThe dam held.");
        assert_eq!(header.metadata.date, None);
        assert_eq!(header.refused.len(), 1);
        assert!(header.refused[0].starts_with("line 2: `date`"), "{:?}", header.refused);
    }

    #[test]
    fn header_lines_become_blocks_and_metadata() {
        let text =
            "Headline: Dam holds\nBy: Ola Finch\nDate: 2031-06-03\nPublisher: Marrick Courier\nStatus:\n\nIt held.";
        let header = header(text);
        assert_eq!(
            kinds(&header, text),
            [(BlockKind::Headline, "Dam holds".to_owned()), (BlockKind::Byline, "Ola Finch".to_owned())]
        );
        assert_eq!(header.metadata.publisher.value(), Some("Marrick Courier"));
        assert!(matches!(header.metadata.status, Field::Empty(_)));
        assert!(text[header.end..].starts_with("It held."));
    }

    #[test]
    fn a_first_line_above_header_lines_is_the_headline() {
        let text = "Dam holds\nby: Ola Finch\n\nIt held.";
        assert_eq!(kinds(&header(text), text)[0], (BlockKind::Headline, "Dam holds".to_owned()));
    }

    #[test]
    fn words_that_only_look_like_a_header_are_the_story() {
        for text in ["The date 2031-06-03 was set.", "date 2031-06-031 is odd", "Dated: 2031", "He said: no.", "date"] {
            let header = header(text);
            assert_eq!((header.end, header.metadata.date), (0, None), "{text}");
        }
    }
}
