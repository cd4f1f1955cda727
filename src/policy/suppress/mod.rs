//! Suppressions: what an editor has looked at and decided, with the rule and the reason in writing.
//!
//! One mechanism with two ways to write it: a comment in the draft where its format has comments ([`from_comments`]),
//! and a file beside the draft for every format ([`from_sidecar`]). A suppression marks findings; it never removes
//! one and never adds one of the rule it names. One that does nothing, has run out, names no rule or gives no reason
//! is itself a finding, of the rules in [`SUPPRESSION_RULES`].

mod comment;
mod rules;
mod sidecar;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::finding::{Finding, Fingerprint, Label, RuleInfo, Severity, Suppressed, SuppressedBy};
use crate::text::{Span, folded};

pub use comment::from_comments;
pub use rules::SUPPRESSION_RULES;
pub use sidecar::{from_sidecar, sidecar_name};

/// One suppression as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The rule, by its id or by its name alone.
    pub rule: String,
    /// The reason given; empty where there is none, and then nothing is suppressed.
    pub reason: String,
    /// Who approved it, as a role.
    pub by: Option<String>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Which findings of the rule.
    pub covers: Covers,
    /// Where it is written.
    pub place: Label,
    /// In which of the two ways.
    pub kind: SuppressedBy,
}

/// Which findings of its rule a suppression is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Covers {
    /// All of the draft.
    Story,
    /// Those whose flagged words lie in these bytes of the draft; `None` where nothing stands there.
    Bytes(Option<Span>),
    /// Those whose flagged words hold these, in folded form.
    Words(String),
    /// Those with this fingerprint.
    Fingerprint(Fingerprint),
}

/// What suppressions are judged by.
#[derive(Clone, Copy, Debug)]
pub struct RulesAt<'a> {
    /// Every rule that is loaded, whether it ran or not.
    pub known: &'a [Arc<RuleInfo>],
    /// The rules that ran: a suppression of another one cannot be called unused.
    pub ran: &'a [Arc<RuleInfo>],
    /// The day of the run.
    pub today: Date,
}

/// Marks the findings of one draft (whose text is `text`) that suppressions cover, and returns the findings about the
/// suppressions themselves.
#[must_use]
pub fn suppress(findings: &mut [Finding], text: &str, written: &[Suppression], rules: RulesAt<'_>) -> Vec<Finding> {
    let mut by_rule: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, finding) in findings.iter().enumerate() {
        by_rule.entry(finding.rule.id.clone()).or_default().push(index);
    }
    let mut about = Vec::new();
    let mut occurrences: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for suppression in written {
        let fault = match judge(suppression, rules) {
            Ok(ids) => {
                let ran = ids.iter().any(|id| rules.ran.iter().any(|rule| rule.id == **id));
                let held = ids.iter().filter_map(|id| by_rule.get(*id)).flatten();
                let covered: Vec<usize> =
                    held.copied().filter(|&index| suppression.covers.holds(&findings[index], text)).collect();
                for &index in &covered {
                    findings[index].suppressed.get_or_insert_with(|| suppression.mark());
                }
                (ran && covered.is_empty()).then_some(rules::UNUSED)
            }
            Err(fault) => Some(fault),
        };
        if let Some(fault) = fault {
            let occurrence = occurrences.entry((fault, &suppression.rule)).or_insert(0);
            about.push(rules::finding(fault, suppression, *occurrence));
            *occurrence += 1;
        }
    }
    about
}

/// The ids of the rules that a suppression is about, or the rule of ours that it breaks.
fn judge<'a>(suppression: &Suppression, rules: RulesAt<'a>) -> Result<Vec<&'a str>, &'static str> {
    let named = |rule: &&Arc<RuleInfo>| rule.id == suppression.rule || rule.name() == suppression.rule;
    let ids: Vec<&str> = rules.known.iter().filter(named).map(|rule| rule.id.as_str()).collect();
    // A bare name that two packs share says which rule as little as one that no pack has.
    if ids.is_empty() || (ids.len() > 1 && !ids.contains(&suppression.rule.as_str())) {
        return Err(rules::UNKNOWN_RULE);
    }
    if suppression.reason.trim().is_empty() {
        return Err(rules::REASON_MISSING);
    }
    if suppression.until.is_some_and(|until| until < rules.today) {
        return Err(rules::EXPIRED);
    }
    let whole = ids.iter().position(|id| *id == suppression.rule);
    Ok(whole.map_or(ids.clone(), |index| vec![ids[index]]))
}

impl Covers {
    fn holds(&self, finding: &Finding, text: &str) -> bool {
        let span = finding.primary.span;
        match self {
            Self::Story => true,
            Self::Bytes(None) => false,
            Self::Bytes(Some(bytes)) => bytes.contains(span) || bytes.overlaps(span),
            Self::Words(words) => text.get(span.range()).is_some_and(|flagged| holds(&folded(flagged), words)),
            Self::Fingerprint(fingerprint) => finding.fingerprint == *fingerprint,
        }
    }
}

/// Whether some of the flagged words are these, whole words: whoever writes a suppression need not know where the
/// program begins to read and how far it reads on ("one official", "one official at the council").
fn holds(flagged: &str, words: &str) -> bool {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    !words.is_empty()
        && flagged
            .match_indices(words)
            .any(|(at, _)| edge(flagged[..at].chars().next_back()) && edge(flagged[at + words.len()..].chars().next()))
}

impl Suppression {
    fn mark(&self) -> Suppressed {
        Suppressed {
            kind: self.kind,
            reason: self.reason.clone(),
            by: self.by.clone(),
            until: self.until.map(|until| until.to_string()),
        }
    }
}

/// The weight of findings about suppressions.
const SEVERITY: Severity = Severity::Warning;
