//! A span of a file into what an output says of it: offsets, lines, columns, words.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use schemars::JsonSchema;
use serde::Serialize;
use unicode_segmentation::GraphemeCursor;

use crate::finding::Label;
use crate::text::{FileId, Files, LineIndex, Span, Unit};

/// A place as every program reads it: half open, characters are Unicode code points.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Place<'t> {
    /// Byte offsets into the text.
    pub bytes: [usize; 2],
    /// The same in characters.
    pub chars: [usize; 2],
    /// Line and column of the first character.
    pub start: Point,
    /// Line and column behind the last character.
    pub end: Point,
    /// The words; absent where the report is redacted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'t str>,
    /// For a container such as docx, the block that the offsets' text was read from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub block: Option<&'t str>,
}

/// A line and a column, both counted from 1 in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Point {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
}

/// Makes places; reads the lines of a file once, when its first place is asked for.
#[derive(Debug)]
pub struct Places<'t> {
    files: &'t Files,
    redact: bool,
    lines: BTreeMap<FileId, OnceLock<LineIndex<'t>>>,
}

impl<'t> Places<'t> {
    /// Of these files; `redact` leaves the words out of every place.
    #[must_use]
    pub fn new(files: &'t Files, redact: bool) -> Self {
        Self { files, redact, lines: files.iter().map(|(id, _)| (id, OnceLock::new())).collect() }
    }

    /// Whether words are left out.
    #[must_use]
    pub fn redact(&self) -> bool {
        self.redact
    }

    /// The place of a label.
    #[must_use]
    pub fn of(&self, label: &'t Label) -> Place<'t> {
        Place { block: label.block.as_deref(), ..self.at(label.file, label.span) }
    }

    /// Where a label begins.
    pub(super) fn start(&self, label: &Label) -> Point {
        let position = self.lines(label.file).position(label.span.start(), Unit::CodePoints);
        Point { line: position.line, column: position.column }
    }

    /// The place of a span of a file.
    #[must_use]
    pub fn at(&self, file: FileId, span: Span) -> Place<'t> {
        let lines = self.lines(file);
        let point = |at| {
            let position = lines.position(at, Unit::CodePoints);
            Point { line: position.line, column: position.column }
        };
        Place {
            bytes: [span.start(), span.end()],
            chars: [lines.chars(span.start()), lines.chars(span.end())],
            start: point(span.start()),
            end: point(span.end()),
            text: (!self.redact).then(|| span.of(self.text(file))),
            block: None,
        }
    }

    /// The whole text of a file, redacted or not.
    pub(super) fn text(&self, file: FileId) -> &'t str {
        &self.files.get(file).text
    }

    /// The path by which a platform knows a file.
    pub(super) fn path(&self, file: FileId) -> &'t str {
        let file = self.files.get(file);
        file.home.as_deref().unwrap_or(&file.name)
    }

    /// The name a file is shown under.
    pub(super) fn name(&self, file: FileId) -> &'t str {
        &self.files.get(file).name
    }

    /// Where the lines of a file begin.
    pub(super) fn lines(&self, file: FileId) -> &LineIndex<'t> {
        self.lines[&file].get_or_init(|| self.files.get(file).lines())
    }

    /// The part of a label's context that is shown: all of it, unless it goes on for pages. A file of one endless
    /// line, flagged a thousand times, must not be printed a thousand times.
    pub(super) fn window(&self, label: &Label) -> Span {
        let text = self.text(label.file);
        let context = label.context.cover(label.span);
        let (mut start, mut end) = (context.start(), context.end());
        if label.span.start() - start > REACH {
            let cut = before(text, label.span.start() - REACH);
            let blank = text[cut..label.span.start()].find(char::is_whitespace).filter(|&at| at < WORD);
            start = cut + blank.unwrap_or(0);
        }
        if end - label.span.end() > REACH {
            let cut = after(text, label.span.end() + REACH);
            let blank = text[label.span.end()..cut].rfind(char::is_whitespace).map(|at| label.span.end() + at);
            end = blank.filter(|&at| cut - at < WORD).unwrap_or(cut);
        }
        Span::new(start, end)
    }
}

/// How many bytes of a sentence are shown on either side of the flagged words. Sentences of this length do not
/// occur; what does is a line in which no sentence was found.
const REACH: usize = 800;
/// How far from there a word's end is looked for.
const WORD: usize = 80;

/// The last grapheme boundary at or before `at`.
pub(super) fn before(text: &str, mut at: usize) -> usize {
    while !boundary(text, at) {
        at -= 1;
    }
    at
}

/// The first grapheme boundary at or behind `at`.
pub(super) fn after(text: &str, mut at: usize) -> usize {
    while !boundary(text, at) {
        at += 1;
    }
    at
}

fn boundary(text: &str, at: usize) -> bool {
    let whole = || GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true);
    at == 0 || at >= text.len() || (text.is_char_boundary(at) && whole())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_cuts_no_grapheme() {
        let family = "👩‍👩‍👧";
        let text = format!("a{family}b");
        for at in 1..=1 + family.len() {
            assert_eq!(before(&text, at), if at == 1 + family.len() { at } else { 1 });
            assert_eq!(after(&text, at), if at == 1 { at } else { 1 + family.len() });
        }
    }
}
