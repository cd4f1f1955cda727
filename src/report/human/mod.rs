//! A report for people in a terminal.
//!
//! Each finding shows its words in their sentence, set anew to the width of the terminal and underlined. What holds
//! for a rule is said once, below all findings; then what the stories stand on, then trouble of the run's own, so
//! that it is not scrolled away, and the count in the last row.

mod change;
mod closing;
mod finding;
mod paint;
mod problem;
mod prose;

use std::io;

use self::paint::{Paint, QUIET, STRONG};
use super::cells::{cut, harmless, width};
use super::line::fold;
use super::place::Places;
use super::{Options, one_row};
use crate::finding::Report;
use crate::text::{FileId, Files};

/// Narrower than this, nothing is readable; a terminal that small wraps for itself.
const NARROWEST: usize = 30;
/// Wider than this, rows of prose are hard to follow.
const WIDEST: usize = 120;

/// Writes the report.
pub fn write(report: &Report, files: &Files, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let places = Places::new(files, report.redact);
    let width = options.width.clamp(NARROWEST, WIDEST);
    let page = Page { report, places: &places, paint: Paint { colour: options.colour }, width };
    finding::write(&page, options.threads, out)?;
    if options.brief {
        return problem::write(&page, out);
    }
    closing::rules(&page, out)?;
    closing::stories(&page, out)?;
    problem::write(&page, out)?;
    closing::count(&page, out)
}

/// Writes the problems of a report alone: what a command that prints no report says on standard error.
pub fn write_problems(report: &Report, files: &Files, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let places = Places::new(files, report.redact);
    let width = options.width.clamp(NARROWEST, WIDEST);
    let page = Page { report, places: &places, paint: Paint { colour: options.colour }, width };
    problem::write(&page, out)
}

/// What every part of the output needs.
struct Page<'a, 'r> {
    report: &'r Report,
    places: &'a Places<'r>,
    paint: Paint,
    width: usize,
}

impl Page<'_, '_> {
    /// Our own words and those of a draft between them, wrapped behind a margin. Words at the beginning of a row
    /// cannot be taken for a workflow command.
    fn fold(&self, text: &str, margin: usize) -> Vec<String> {
        fold(&harmless(text), self.width.saturating_sub(margin))
    }

    /// The name of a file in one row, whole, so that a terminal can open it.
    fn name(&self, file: FileId) -> String {
        one_row(self.places.name(file))
    }

    /// The name of a file; of a revision in a history when it was made, and what its author said of it.
    fn title(&self, file: FileId) -> String {
        let Some(dated) = self.report.revisions.iter().find(|dated| dated.file == file) else {
            return self.name(file);
        };
        let subject = if self.places.redact() { "" } else { &dated.subject };
        let title = one_row(&format!("{}  {}  {subject}", dated.date, dated.id));
        cut(title.trim_end(), self.width)
    }

    /// Writes the heading of a part.
    fn heading(&self, title: &str, out: &mut dyn io::Write) -> io::Result<()> {
        let line = "─".repeat(width(title).min(self.width));
        writeln!(out, "{}\n{}\n", self.paint.with(STRONG, title), self.paint.with(QUIET, line))
    }

    /// Writes a text behind a head in the margin; following rows are indented as far.
    fn hanging(&self, head: &str, margin: usize, text: &str, out: &mut dyn io::Write) -> io::Result<()> {
        let rows = self.fold(text, margin);
        if rows.is_empty() {
            return writeln!(out, "{}", head.trim_end());
        }
        for (number, row) in rows.iter().enumerate() {
            if number == 0 {
                write!(out, "{head}")?
            } else {
                write!(out, "{:margin$}", "")?
            }
            writeln!(out, "{row}")?;
        }
        Ok(())
    }
}

/// `1 draft`, `3 drafts`.
fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
