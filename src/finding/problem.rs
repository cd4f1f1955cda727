//! Trouble of ours: an unreadable file, a broken rule, a bad config.

use super::Label;

/// Whether a problem makes the exit status 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Something was left out of what the run was asked for: exit status 2.
    Error,
    /// Worth knowing; nothing was left out that was asked for.
    Note,
}

/// Trouble of ours, with its place where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Whether it makes the exit status 2.
    pub level: Level,
    /// The file or folder it concerns, as shown; empty for the command line itself.
    pub file: String,
    /// The place in the file, where the file was read.
    pub place: Option<Label>,
    /// What is wrong, and what was expected.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Problem {
    /// An error about a file as a whole.
    #[must_use]
    pub fn file(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self { level: Level::Error, file: file.into(), place: None, message: message.into(), help: None }
    }

    /// An error at a place of a file.
    #[must_use]
    pub fn at(file: impl Into<String>, place: Label, message: impl Into<String>) -> Self {
        Self { place: Some(place), ..Self::file(file, message) }
    }

    /// The same, with what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same, as a note.
    #[must_use]
    pub fn note(mut self) -> Self {
        self.level = Level::Note;
        self
    }
}
