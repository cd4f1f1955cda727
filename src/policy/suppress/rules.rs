//! The built-in rules about suppressions, in one table: they look at what editors wrote for this program, not at a
//! draft, so they are no rule files.

use std::sync::Arc;

use super::{SEVERITY, Suppression};
use crate::finding::{Finding, Fingerprint, RuleInfo};

pub(super) const UNUSED: &str = "suppressions/unused";
pub(super) const EXPIRED: &str = "suppressions/expired";
pub(super) const UNKNOWN_RULE: &str = "suppressions/unknown-rule";
pub(super) const REASON_MISSING: &str = "suppressions/reason-missing";

/// A row of the table: what the rule says of itself, and its message; `{rule}` is the rule that is suppressed.
#[derive(Clone, Copy, Debug)]
pub struct SuppressionRule {
    /// Its id.
    pub id: &'static str,
    /// What is wrong.
    pub summary: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What to do.
    pub advice: &'static str,
    message: &'static str,
}

/// The rules about suppressions.
pub const SUPPRESSION_RULES: &[SuppressionRule] = &[
    SuppressionRule {
        id: EXPIRED,
        summary: "Suppression past its last day",
        why: "It was approved up to a day that is over, so what it covered is open again.",
        advice: "Look at the finding again, then renew the suppression or take it out.",
        message: "the suppression of {rule} ran out on {until}",
    },
    SuppressionRule {
        id: REASON_MISSING,
        summary: "Suppression without a reason",
        why: "Whoever reads the draft next cannot tell a decision from a slip.",
        advice: "Write why the finding does not count, without naming a source.",
        message: "the suppression of {rule} gives no reason, and has no effect",
    },
    SuppressionRule {
        id: UNKNOWN_RULE,
        summary: "Suppression of a rule that does not exist",
        why: "It suppresses nothing, and looks as if it did.",
        advice: "Correct the rule's id; `onrecord rules list` shows them all.",
        message: "no single rule is called {rule}",
    },
    SuppressionRule {
        id: UNUSED,
        summary: "Suppression that suppresses nothing",
        why: "The words it was written for have gone or changed, and it may hide the next finding there.",
        advice: "Take it out.",
        message: "nothing that {rule} finds is suppressed here",
    },
];

impl SuppressionRule {
    /// As other rules describe themselves.
    #[must_use]
    pub fn info(&self) -> RuleInfo {
        RuleInfo {
            id: self.id.to_owned(),
            summary: self.summary.to_owned(),
            why: self.why.to_owned(),
            advice: self.advice.to_owned(),
            cite: Vec::new(),
            severity: SEVERITY,
        }
    }
}

/// The finding that this rule makes of a suppression. `occurrence` counts those that agree in both.
pub(super) fn finding(id: &str, suppression: &Suppression, occurrence: u32) -> Finding {
    let row = SUPPRESSION_RULES.iter().find(|row| row.id == id).unwrap_or(&SUPPRESSION_RULES[0]);
    let until = suppression.until.map_or_else(String::new, |until| until.to_string());
    Finding {
        rule: Arc::new(row.info()),
        severity: SEVERITY,
        primary: suppression.place.clone(),
        related: Vec::new(),
        message: row.message.replace("{until}", &until).replace("{rule}", &format!("`{}`", suppression.rule)),
        // The suppression's own words stay out of it, so that a reworded reason is the same finding.
        fingerprint: Fingerprint::new(row.id, &suppression.rule, &until, occurrence),
        revised: None,
        suppressed: None,
    }
}
