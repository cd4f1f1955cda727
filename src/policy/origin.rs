//! Where a setting was made, so that a fault is shown there and `config show` can say so.

use crate::finding::{Label, Problem};

/// Where a setting was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In the program itself.
    BuiltIn(&'static str),
    /// In a file: its name as shown, and the place in it.
    File(String, Label),
    /// In a file of which only the line is known: a profile.
    Line(String, u32),
    /// By an option of the command line.
    Option(&'static str),
}

impl Origin {
    /// The name of the file.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        match self {
            Self::File(name, _) | Self::Line(name, _) => Some(name),
            Self::BuiltIn(_) | Self::Option(_) => None,
        }
    }

    /// A problem with the setting, shown where it was made.
    #[must_use]
    pub fn problem(&self, message: impl Into<String>) -> Problem {
        match self {
            Self::BuiltIn(name) => Problem::file(*name, message),
            Self::File(name, place) => Problem::at(name.clone(), place.clone(), message),
            Self::Line(name, line) => Problem::file(name.clone(), format!("line {line}: {}", message.into())),
            Self::Option(name) => Problem::file("", format!("{name}: {}", message.into())),
        }
    }
}
