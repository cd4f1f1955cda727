//! From which severity on a finding makes a run fail.

use crate::finding::{Finding, Severity};

/// The lightest severity that makes a run fail, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailOn {
    /// Findings of this severity and heavier ones.
    From(Severity),
    /// None at all.
    Never,
}

impl Default for FailOn {
    fn default() -> Self {
        Self::From(Severity::Error)
    }
}

impl FailOn {
    /// As options and config write them.
    pub const KEYS: [&'static str; 4] = ["error", "warning", "info", "never"];

    /// The level written so.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        if key == "never" { Some(Self::Never) } else { Severity::from_key(key).map(Self::From) }
    }

    /// As options and config write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::From(severity) => severity.key(),
            Self::Never => "never",
        }
    }

    /// Whether this finding makes a run fail. One that a suppression or the baseline covers never does.
    #[must_use]
    pub fn fails(self, finding: &Finding) -> bool {
        match self {
            Self::From(level) => finding.suppressed.is_none() && finding.severity >= level,
            Self::Never => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_reads_back() {
        for key in FailOn::KEYS {
            assert_eq!(FailOn::from_key(key).map(FailOn::key), Some(key));
        }
        assert_eq!(FailOn::from_key("Error"), None);
    }
}
