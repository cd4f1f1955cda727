//! Plain text and Markdown: every line is speech, but for the labels that [`super::label`] finds.

use super::{Line, Lines, Read, captions};
use crate::document::decode;
use crate::text::Span;

pub(super) fn read(name: &str, bytes: Vec<u8>) -> Read {
    let help = "give the transcript as text, Markdown, subtitles or a Word document";
    let decoded = decode(name, bytes).map_err(|problem| problem.help(help))?;
    // Captions under another name are captions all the same.
    if captions::are(&decoded.text) {
        return Ok((captions::lines(decoded.text), decoded.problems));
    }
    let mut lines = Vec::new();
    let mut parted = true;
    for span in line_spans(&decoded.text) {
        if span.of(&decoded.text).trim().is_empty() {
            parted = true;
            continue;
        }
        lines.push(Line { span, parted, ..Line::default() });
        parted = false;
    }
    Ok((Lines { text: decoded.text, lines }, decoded.problems))
}

/// The lines of a text, without their breaks.
pub(super) fn line_spans(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    text.split_inclusive(['\n', '\r']).map(move |line| {
        let start = at;
        at += line.len();
        Span::new(start, start + line.trim_end_matches(['\n', '\r']).len())
    })
}
