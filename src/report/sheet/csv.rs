//! Lists as CSV (RFC 4180), with the list's title as the first column, so that several are one table.

use std::io;

use super::{Sheet, cell};
use crate::report::Options;

pub(super) fn write(sheets: &[Sheet], _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let mut csv = csv::WriterBuilder::new().flexible(true).from_writer(out);
    for (number, sheet) in sheets.iter().enumerate() {
        if number == 0 {
            csv.write_record(std::iter::once("file").chain(sheet.head.iter().copied()))?;
        }
        for row in &sheet.rows {
            csv.write_record(std::iter::once(&sheet.title).chain(&row.cells).map(|text| harmless(text)))?;
        }
    }
    csv.flush()
}

/// A cell that no spreadsheet takes for a formula: one that would begin like one begins with an apostrophe, which
/// spreadsheets take for "this is text" (OWASP, CSV Injection).
fn harmless(text: &str) -> String {
    let text = cell(text);
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text
    }
}
