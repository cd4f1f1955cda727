//! Bytes to text: UTF-8 with or without a byte-order mark, and other encodings detected, decoded and said.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use crate::finding::Problem;

/// A file of this many bytes or more is refused: places are 32-bit offsets.
const LIMIT: usize = u32::MAX as usize;

/// One control character in so many bytes is still a text with an odd byte in it; more is binary data.
const BYTES_PER_CONTROL: usize = 50;

/// What the bytes of a file are as text.
#[derive(Debug)]
pub struct Decoded {
    /// The text; the byte-order mark, where there is one, stays in it.
    pub text: String,
    /// What the reader must know: another encoding was decoded, or bytes that mean nothing were replaced.
    pub problems: Vec<Problem>,
}

/// Decodes a file.
///
/// # Errors
/// A Problem where the bytes are no text: binary data, or more than places can count.
pub fn decode(name: &str, bytes: Vec<u8>) -> Result<Decoded, Problem> {
    if bytes.len() >= LIMIT {
        return Err(
            Problem::file(name, "the file has 4 GiB or more, and is not read").help("split it into its stories")
        );
    }
    if let Some(encoding) = utf16_mark(&bytes) {
        return limited(name, foreign(name, &bytes, encoding));
    }
    if let Some(at) = binary_at(&bytes) {
        return Err(Problem::file(name, format!("this is binary data, not text (a control byte at offset {at})"))
            .help("give the draft as text or Markdown, or leave the file out"));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text, problems: Vec::new() }),
        Err(error) => limited(name, not_utf8(name, error.into_bytes())),
    }
}

/// Decoding can lengthen a text threefold, so the limit is asked again of what came out.
fn limited(name: &str, decoded: Decoded) -> Result<Decoded, Problem> {
    if decoded.text.len() < LIMIT {
        return Ok(decoded);
    }
    Err(Problem::file(name, "the file has 4 GiB or more once decoded, and is not read")
        .help("split it into its stories"))
}

fn utf16_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        // UTF-32 begins with the same two bytes, but then its first characters hold NULs in pairs.
        [0xFF, 0xFE, 0, 0, ..] => None,
        [0xFF, 0xFE, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// Where binary data shows itself: a NUL, or the last of too many control bytes.
fn binary_at(bytes: &[u8]) -> Option<usize> {
    // Nearly every text has none: joined without a way out, this is asked of many bytes at once.
    if !bytes.iter().fold(false, |some, &byte| some | is_control(byte)) {
        return None;
    }
    let mut controls = 0;
    let mut last = None;
    for (at, &byte) in bytes.iter().enumerate() {
        if byte == 0 {
            return Some(at);
        }
        if is_control(byte) {
            controls += 1;
            last = Some(at);
        }
    }
    // A short text may hold one; ISO-2022-JP and coloured terminal output are full of escapes and are text.
    (controls > 1 + bytes.len() / BYTES_PER_CONTROL).then_some(last).flatten()
}

fn is_control(byte: u8) -> bool {
    (byte < 0x20) & !matches!(byte, b'\t'..=b'\r' | 0x1B) | (byte == 0x7F)
}

/// Text that is not valid UTF-8: UTF-8 with damage in it, or an older encoding.
fn not_utf8(name: &str, bytes: Vec<u8>) -> Decoded {
    let survey = Survey::of(&bytes);
    if survey.intact >= survey.broken {
        return damaged(name, &bytes, &survey);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&bytes, true);
    foreign(name, &bytes, detector.guess(None, Utf8Detection::Deny))
}

/// How much of a text that is not valid UTF-8 is UTF-8 all the same.
struct Survey {
    /// Characters of several bytes that are whole.
    intact: usize,
    /// Sequences that mean nothing.
    broken: usize,
    /// Where the first of those begins.
    first: usize,
}

impl Survey {
    fn of(bytes: &[u8]) -> Self {
        let mut survey = Self { intact: 0, broken: 0, first: 0 };
        let mut at = 0;
        for chunk in bytes.utf8_chunks() {
            survey.intact += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
            at += chunk.valid().len();
            if !chunk.invalid().is_empty() {
                if survey.broken == 0 {
                    survey.first = at;
                }
                survey.broken += 1;
                at += chunk.invalid().len();
            }
        }
        survey
    }
}

fn damaged(name: &str, bytes: &[u8], survey: &Survey) -> Decoded {
    let at = survey.first;
    let line = 1 + bytes[..at].iter().filter(|&&byte| byte == b'\n').count();
    let others = match survey.broken {
        1 => String::new(),
        2 => ", and at one more place".to_owned(),
        n => format!(", and at {} more places", n - 1),
    };
    let problem = Problem::file(name, format!("not valid UTF-8 at byte {at}, line {line}{others}"))
        .help("save the file as UTF-8; the bad bytes were read as U+FFFD");
    Decoded { text: String::from_utf8_lossy(bytes).into_owned(), problems: vec![problem] }
}

/// Another encoding: decoded, and said. Places then count in the decoded text.
fn foreign(name: &str, bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (text, bad) = encoding.decode_without_bom_handling(bytes);
    let label = encoding.name().to_ascii_lowercase();
    let mut problems = vec![
        Problem::file(name, format!("not UTF-8; read as {label}"))
            .help("places are counted in the text as UTF-8; save it as UTF-8 if the encoding is wrong")
            .note(),
    ];
    if bad {
        problems.push(
            Problem::file(name, format!("some bytes mean nothing in {label}, and were read as U+FFFD"))
                .help("save the file as UTF-8"),
        );
    }
    Decoded { text: text.into_owned(), problems }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Level;

    fn read(bytes: &[u8]) -> Decoded {
        decode("draft.txt", bytes.to_vec()).expect("it is text")
    }

    #[test]
    fn utf8_is_read_as_it_stands() {
        let text = "\u{FEFF}Zoë Ørn said: “No.”\r\nNothing else.\r\n";
        let decoded = read(text.as_bytes());
        assert_eq!(decoded.text, text);
        assert!(decoded.problems.is_empty());
        assert!(read(b"").text.is_empty());
    }

    #[test]
    fn utf16_is_read_by_its_mark() {
        let text = "\u{FEFF}“Ja,” sagte Zoë.";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, label) in [(little, "utf-16le"), (big, "utf-16be")] {
            let decoded = read(&bytes);
            assert_eq!(decoded.text, text);
            assert_eq!(decoded.problems[0].level, Level::Note);
            assert_eq!(decoded.problems[0].message, format!("not UTF-8; read as {label}"));
        }
    }

    #[test]
    fn an_older_encoding_is_detected_and_said() {
        let bytes = b"\x93We were told nothing,\x94 said Mara Quill, the harbour board\x92s auditor \x96 twice.";
        let decoded = read(bytes);
        assert_eq!(decoded.text, "“We were told nothing,” said Mara Quill, the harbour board’s auditor – twice.");
        assert_eq!(decoded.problems.len(), 1);
        assert_eq!(decoded.problems[0].message, "not UTF-8; read as windows-1252");
        assert_eq!(decoded.problems[0].level, Level::Note);
    }

    #[test]
    fn damage_in_utf8_is_an_error_at_its_place() {
        let mut bytes = "“One,” said Orne.\n“Two".as_bytes().to_vec();
        let at = bytes.len();
        bytes.extend(b"\xE2\x80 x\xFF");
        let decoded = read(&bytes);
        assert_eq!(decoded.text, "“One,” said Orne.\n“Two\u{FFFD} x\u{FFFD}");
        assert_eq!(decoded.problems[0].level, Level::Error);
        assert_eq!(decoded.problems[0].message, format!("not valid UTF-8 at byte {at}, line 2, and at one more place"));
    }

    #[test]
    fn binary_data_is_refused_with_help() {
        for bytes in
            [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), vec![1, 2, 3, 4, 5], vec![0xFF, 0xFE, 0, 0, 65, 0, 0, 0]]
        {
            let problem = decode("photo.txt", bytes).expect_err("it is no text");
            assert!(problem.message.contains("binary"), "{}", problem.message);
            assert!(problem.help.is_some());
        }
        assert!(decode("odd.txt", b"One stray \x07 bell is text.".to_vec()).is_ok());
    }
}
