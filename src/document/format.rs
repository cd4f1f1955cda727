//! The table of formats: one row a format.

use super::Document;
use crate::finding::Problem;

/// A row of the table of formats.
pub struct Format {
    /// As `--format-in` and config write it.
    pub key: &'static str,
    /// What it is, in one line.
    pub summary: &'static str,
    /// File name endings, without the dot, lower case.
    pub extensions: &'static [&'static str],
    /// How a suppression is written in a draft of this format; `None`: only in the sidecar.
    pub comment: Option<(&'static str, &'static str)>,
    /// Reads a decoded text of the given name.
    pub read: fn(&str, String) -> (Document, Vec<Problem>),
}

/// All formats.
pub const FORMATS: &[Format] = &[];

/// The format of a file, by its name.
#[must_use]
pub fn format_of(name: &str) -> Option<&'static Format> {
    let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
    FORMATS.iter().find(|format| format.extensions.contains(&ending.as_str()))
}
