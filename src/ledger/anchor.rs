//! By what a ledger knows words again.

use crate::finding::Fingerprint;
use crate::text::{anchored, common};

/// What stands for words in a ledger.
#[must_use]
pub fn anchor_of(text: &str) -> Fingerprint {
    of_anchored(&anchored(text))
}

/// The same for words without typography.
pub(super) fn of_anchored(words: &str) -> Fingerprint {
    Fingerprint::new("ledger", words, "", 0)
}

/// How alike two texts are, by their sorted words, from 0 to 1: twice the words that they share, each once for once,
/// of all words of both (the coefficient of Dice).
#[must_use]
pub(super) fn alike(a: &[String], b: &[String]) -> f64 {
    2.0 * common(a, b).count() as f64 / (a.len() + b.len()).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ledgers in other people's repositories hold such values: they may never change.
    #[test]
    fn known_values() {
        assert_eq!(anchor_of("“We were never told.”").to_string(), "fcaceb7e9a46b138");
        assert_eq!(anchor_of("we were never told"), anchor_of("“We were never told.”"));
    }
}
