//! One JSON object with everything a run has to say, and its schema.

use std::io;

use super::place::Places;
use super::{Options, wire};
use crate::finding::Report;
use crate::text::Files;

/// Writes the object, one key a row.
pub fn write(report: &Report, files: &Files, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let places = Places::new(files, report.redact);
    serde_json::to_writer_pretty(&mut *out, &wire::Report::new(report, &places))?;
    writeln!(out)
}

/// The JSON schema of what `--format json` writes.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(wire::Report<'static>).to_value()
}
