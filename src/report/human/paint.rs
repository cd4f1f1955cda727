//! Colours, or none. They only repeat what words and carets say already.

use std::fmt;

use anstyle::{AnsiColor, Style};

use crate::finding::Severity;

/// Whether colours are sent.
#[derive(Clone, Copy)]
pub struct Paint {
    pub colour: bool,
}

/// Names, headings, messages.
pub const STRONG: Style = Style::new().bold();
/// What frames the words.
pub const QUIET: Style = Style::new().dimmed();
/// Trouble of the run's own.
pub const PROBLEM: Style = AnsiColor::Magenta.on_default().bold();

/// The colour of a severity.
pub fn of(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Cyan,
    }
    .on_default()
    .bold()
}

impl Paint {
    /// The text in this style.
    pub fn with<T: fmt::Display>(self, style: Style, text: T) -> Painted<T> {
        Painted { style: self.colour.then_some(style), text }
    }
}

/// A text with its style, where it has one.
pub struct Painted<T> {
    style: Option<Style>,
    text: T,
}

impl<T: fmt::Display> fmt::Display for Painted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.style {
            Some(style) => write!(f, "{style}{}{style:#}", self.text),
            None => self.text.fmt(f),
        }
    }
}
