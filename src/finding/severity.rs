//! How much a finding weighs.

/// Ordered: `Info < Warning < Error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A prompt.
    Info,
    /// A standard's clear requirement.
    Warning,
    /// What the text itself proves wrong, or what carries legal or trust harm.
    Error,
}

impl Severity {
    /// All, from light to heavy.
    pub const ALL: [Self; 3] = [Self::Info, Self::Warning, Self::Error];

    /// As written in rule files, config and output.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity written so.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.key() == key)
    }
}

impl std::fmt::Display for Severity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key())
    }
}
