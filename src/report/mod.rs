//! A finished [`Report`] into bytes: one file a format, one row of [`OUTPUTS`] a file.
//!
//! No format decides anything: what counts, in which order and how much was settled before. Every finding,
//! every problem and every count is in every format; a redacted report shows no word of a draft in any.

mod cells;
mod github;
mod human;
mod in_order;
mod json;
mod jsonl;
mod line;
mod place;
mod sarif;
mod sheet;
mod table;
mod wire;

use std::io;

use crate::finding::Report;
use crate::text::Files;

pub use human::write_problems;
pub(crate) use in_order::in_order;
pub use json::{schema, write_json};
pub use jsonl::schema as line_schema;
pub use place::{Place, Places, Point};
pub use sheet::{Row, SHEETS, Sheet, SheetFormat};
pub use table::write_table;

/// A name or another short text in one row, as it may be sent to a terminal or a log.
#[must_use]
pub fn one_row(text: &str) -> String {
    cells::harmless(&cells::plain(text)).into_owned()
}

/// How an output looks. What it says is settled by the [`Report`].
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Whether to send colours: the caller knows whether a terminal reads them.
    pub colour: bool,
    /// How many columns a row may take.
    pub width: usize,
    /// Findings and problems alone, where people read them: no advice, no summary, no count.
    pub brief: bool,
    /// How many threads may work on it; 0 is as many as the machine has.
    pub threads: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { colour: false, width: 80, brief: false, threads: 1 }
    }
}

/// Writes a report in one format.
pub type Write = fn(&Report, &Files, &Options, &mut dyn io::Write) -> io::Result<()>;

/// A format that a report can be written in.
#[derive(Clone, Copy, Debug)]
pub struct Output {
    /// As written behind `--format`.
    pub key: &'static str,
    /// Whom it is for, in one line.
    pub summary: &'static str,
    /// Writes it.
    pub write: Write,
}

/// All formats, the default first.
pub const OUTPUTS: &[Output] = &[
    Output { key: "human", summary: "for people: the words in their sentence, underlined", write: human::write },
    Output { key: "json", summary: "for programs: one object with everything, versioned", write: json::write },
    Output { key: "jsonl", summary: "for pipelines: one finding, problem or summary a line", write: jsonl::write },
    Output { key: "sarif", summary: "SARIF 2.1.0, for code scanning", write: sarif::write },
    Output { key: "github", summary: "annotations on a GitHub pull request", write: github::write },
];

/// The format of this key.
#[must_use]
pub fn output(key: &str) -> Option<&'static Output> {
    OUTPUTS.iter().find(|output| output.key == key)
}
