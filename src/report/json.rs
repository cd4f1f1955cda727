//! One JSON object with everything a run has to say, and its schema.

use std::io::{self, Write as _};

use super::place::Places;
use super::{Options, wire};
use crate::finding::Report;
use crate::text::Files;

/// Writes the object, one key a row.
pub fn write(report: &Report, files: &Files, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let places = Places::new(files, report.redact);
    let mut out = Quiet::new(out);
    serde_json::to_writer_pretty(&mut out, &wire::Report::new(report, &places))?;
    writeln!(out)
}

/// Passes JSON on, every second `#` of two as `\u0023`. CI systems take `##[…]` and `##vso[…]` in a log for a
/// command wherever it stands, and in JSON a `#` can only stand in a string, where both mean the same.
pub struct Quiet<'w> {
    out: &'w mut dyn io::Write,
    hash: bool,
}

impl<'w> Quiet<'w> {
    /// Passes on to this writer.
    pub fn new(out: &'w mut dyn io::Write) -> Self {
        Self { out, hash: false }
    }
}

impl io::Write for Quiet<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|&byte| byte == b'#') {
            let again = self.hash && part == b"#";
            self.out.write_all(if again { b"\\u0023" } else { part })?;
            self.hash = !again && part.last() == Some(&b'#');
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
