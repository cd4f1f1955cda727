//! One JSON object with everything a run has to say, and its schema.

use std::io::{self, Write as _};

use serde::Serialize;

use super::place::Places;
use super::{Options, wire};
use crate::finding::Report;
use crate::text::Files;

/// Writes the object, one key a row.
pub fn write(report: &Report, files: &Files, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let places = Places::new(files, report.redact);
    write_json(&wire::Report::new(report, &places), false, out)
}

/// Writes a value as JSON that no terminal and no CI log takes for anything else: on rows of its own, or in one row.
pub fn write_json(value: &impl Serialize, one_row: bool, out: &mut dyn io::Write) -> io::Result<()> {
    let mut out = Quiet::new(out);
    if one_row { serde_json::to_writer(&mut out, value) } else { serde_json::to_writer_pretty(&mut out, value) }?;
    writeln!(out)
}

/// Passes JSON on, every second `#` of two as `\u0023`, and the control characters that JSON allows as escapes.
/// CI systems take `##[…]` and `##vso[…]` in a log for a command wherever it stands, terminals a `\u009b` for the
/// beginning of one; in JSON all of them can only stand in a string, where both ways to write them mean the same.
struct Quiet<'w> {
    out: &'w mut dyn io::Write,
    hash: bool,
    /// The last byte was the first of a character from U+0080 on, and is held back.
    upper: bool,
}

const DELETE: u8 = 0x7F;
/// With this byte begin the characters U+0080 to U+00BF, the first half of which are control characters.
const UPPER: u8 = 0xC2;

impl<'w> Quiet<'w> {
    /// Passes on to this writer.
    fn new(out: &'w mut dyn io::Write) -> Self {
        Self { out, hash: false, upper: false }
    }
}

impl io::Write for Quiet<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|&byte| matches!(byte, b'#' | DELETE | UPPER)) {
            let part = match part.first() {
                Some(&byte) if std::mem::take(&mut self.upper) => {
                    match byte {
                        0x80..=0x9F => write!(self.out, "\\u00{byte:02x}")?,
                        _ => self.out.write_all(&[UPPER, byte])?,
                    }
                    &part[1..]
                }
                _ => part,
            };
            let Some((last, before)) = part.split_last() else { continue };
            match last {
                b'#' if self.hash && before.is_empty() => self.out.write_all(b"\\u0023")?,
                &DELETE => {
                    self.out.write_all(before)?;
                    self.out.write_all(b"\\u007f")?;
                }
                &UPPER => {
                    self.out.write_all(before)?;
                    self.upper = true;
                }
                _ => self.out.write_all(part)?,
            }
            self.hash = *last == b'#' && !(self.hash && before.is_empty());
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The JSON schema of what `--format json` writes.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(wire::Report<'static>).to_value()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_come_back_and_drive_nothing() {
        for text in [
            "##[group]",
            "#",
            "####",
            "a\u{7f}b\u{7f}",
            "\u{9b}31m",
            "\u{85}",
            "\u{a0}\u{bf}¿Â\u{80}",
            "é#\u{9f}#Â#",
            "",
        ] {
            for one_row in [true, false] {
                let mut out = Vec::new();
                write_json(&[text, text], one_row, &mut out).expect("memory takes it all");
                let out = String::from_utf8(out).expect("it is UTF-8");
                assert!(!out.contains("##") && !out.contains(|c: char| c != '\n' && c.is_control()), "{out:?}");
                let back: Vec<String> = serde_json::from_str(&out).expect("it is JSON");
                assert_eq!(back, [text, text]);
            }
        }
    }
}
