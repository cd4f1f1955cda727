//! What is wrong in a file, and where.

use crate::text::Span;

/// One thing that is wrong, at its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub span: Span,
    pub message: String,
    pub help: Option<String>,
    /// Worth saying, and no reason to leave the file out.
    pub note: bool,
}

/// All faults of one file, in the order they were met.
#[derive(Clone, Debug, Default)]
pub(crate) struct Faults {
    pub list: Vec<Fault>,
}

impl Faults {
    /// Adds a fault.
    pub fn push(&mut self, span: Span, message: impl Into<String>) {
        self.list.push(Fault { span, message: message.into(), help: None, note: false });
    }

    /// Adds a fault with what to do about it, where something is known.
    pub fn push_with(&mut self, span: Span, message: impl Into<String>, help: Option<String>) {
        self.list.push(Fault { span, message: message.into(), help, note: false });
    }

    /// Whether anything but notes was added since there were `before` faults.
    pub fn since(&self, before: usize) -> bool {
        self.list[before..].iter().any(|fault| !fault.note)
    }

    /// How many there are: a mark for [`Self::since`].
    pub fn mark(&self) -> usize {
        self.list.len()
    }
}
