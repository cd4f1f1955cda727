//! A Word document: the paragraphs of its main part, without what a tracked change took out. Places are in the
//! paragraphs' text; a paragraph is counted if it has words.

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::Event;

use super::plain::line_spans;
use super::{Line, Lines, MOST_BYTES, Read, too_large};
use crate::finding::Problem;
use crate::text::Span;

/// The part of the archive that holds the text.
const MAIN: &str = "word/document.xml";
/// More parts than a document of words has.
const MOST_PARTS: usize = 10_000;

pub(super) fn read(name: &str, bytes: Vec<u8>) -> Read {
    let wrong = |what: String| Problem::file(name, what).help("save it as .docx again, or give its text as .txt");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))
        .map_err(|_| wrong("this is no Word document (docx), whatever its name says".to_owned()))?;
    if archive.len() > MOST_PARTS {
        return Err(wrong(format!("this Word document has more than {MOST_PARTS} parts, and is not read")));
    }
    let part = archive.by_name(MAIN).map_err(|error| wrong(format!("there is no {MAIN} inside: {error}")))?;
    let mut xml = Vec::new();
    part.take(MOST_BYTES as u64 + 1)
        .read_to_end(&mut xml)
        .map_err(|error| wrong(format!("{MAIN} inside cannot be unpacked: {error}")))?;
    if xml.len() > MOST_BYTES {
        return Err(too_large(name));
    }
    let (paragraphs, fault) = paragraphs(&String::from_utf8_lossy(&xml));
    let problems = fault
        .map(|(at, error)| {
            let help = "the paragraphs before that place are used; save it as .docx again";
            Problem::file(name, format!("{MAIN} inside is damaged at byte {at}: {error}")).help(help)
        })
        .into_iter()
        .collect();
    Ok((lines(&paragraphs), problems))
}

/// The text of each paragraph, and where and why reading ended early.
fn paragraphs(xml: &str) -> (Vec<String>, Option<(u64, quick_xml::Error)>) {
    let mut reader = Reader::from_str(xml);
    let mut paragraphs = vec![String::new()];
    let mut in_text = false;
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => return (paragraphs, Some((reader.error_position(), error))),
        };
        let Some(current) = paragraphs.last_mut() else { return (paragraphs, None) };
        match event {
            Event::Start(tag) => in_text = tag.local_name().as_ref() == "t",
            Event::Text(text) if in_text => current.push_str(&text),
            Event::GeneralRef(entity) if in_text => current.push(named(&entity)),
            Event::Empty(tag) => match tag.local_name().as_ref() {
                "tab" => current.push(' '),
                "br" | "cr" => current.push('\n'),
                "noBreakHyphen" => current.push('-'),
                _ => {}
            },
            Event::End(tag) => {
                in_text = false;
                if tag.local_name().as_ref() == "p" {
                    paragraphs.push(String::new());
                }
            }
            Event::Eof => return (paragraphs, None),
            _ => {}
        }
    }
}

/// The character of an entity; a replacement character for one that XML does not have.
fn named(entity: &quick_xml::events::BytesRef<'_>) -> char {
    if let Ok(Some(character)) = entity.resolve_char_ref() {
        return character;
    }
    match entity.as_ref() {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

fn lines(paragraphs: &[String]) -> Lines {
    let mut all = Lines::default();
    for (number, paragraph) in paragraphs.iter().filter(|text| !text.trim().is_empty()).enumerate() {
        let start = all.text.len();
        all.text.push_str(paragraph);
        for (at, line) in line_spans(paragraph).enumerate() {
            let span = Span::new(start + line.start(), start + line.end());
            let paragraph = Some(number as u32 + 1);
            all.lines.push(Line { span, paragraph, parted: at == 0, ..Line::default() });
        }
        all.text.push_str("\n\n");
    }
    all
}
