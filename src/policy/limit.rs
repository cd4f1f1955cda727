//! Limits of a profile: the findings of a pack that an editor should see first, and how many were kept back.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::finding::{Finding, HeldBack};

/// A finding and how much an editor would want to see it, from 0 to 1, among others of its severity.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// The finding.
    pub finding: Finding,
    /// From 0 to 1.
    pub score: f32,
}

/// Keeps for each limited pack the heaviest, then highest-ranked, then first findings of one draft.
/// Suppressed findings neither count towards a limit nor are kept back.
#[must_use]
pub fn hold_back(found: Vec<Ranked>, limits: &BTreeMap<String, usize>) -> (Vec<Finding>, Vec<HeldBack>) {
    let mut packs: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, ranked) in found.iter().enumerate() {
        let pack = ranked.finding.rule.pack();
        if ranked.finding.suppressed.is_none() && limits.contains_key(pack) {
            packs.entry(pack.to_owned()).or_default().push(index);
        }
    }
    let mut keep = vec![true; found.len()];
    let mut held = Vec::new();
    for (pack, mut indexes) in packs {
        let limit = limits.get(&pack).copied().unwrap_or(usize::MAX);
        if indexes.len() <= limit {
            continue;
        }
        indexes.sort_by(|&a, &b| order(&found[a]).cmp(&order(&found[b])));
        held.push(HeldBack {
            file: found[indexes[0]].finding.primary.file,
            pack,
            findings: indexes.len() - limit,
            shown: limit,
        });
        for &index in &indexes[limit..] {
            keep[index] = false;
        }
    }
    let kept = found.into_iter().zip(keep).filter_map(|(ranked, keep)| keep.then_some(ranked.finding)).collect();
    (kept, held)
}

/// Heaviest, highest-ranked, first in the text; the rule's id makes it total.
fn order(ranked: &Ranked) -> (Reverse<crate::finding::Severity>, Reverse<u32>, usize, &str) {
    let finding = &ranked.finding;
    let score = (ranked.score.clamp(0.0, 1.0) * 1e6) as u32;
    (Reverse(finding.severity), Reverse(score), finding.primary.span.start(), &finding.rule.id)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::finding::{Fingerprint, Label, RuleInfo, Severity, Suppressed, SuppressedBy};
    use crate::text::{File, Files, Span};

    fn found(id: &str, severity: Severity, at: usize, score: f32) -> Ranked {
        let file = Files::default().add(File::new("a.txt", ""));
        let span = Span::empty(at);
        let rule = RuleInfo {
            id: id.into(),
            summary: String::new(),
            why: String::new(),
            advice: String::new(),
            cite: Vec::new(),
            severity,
        };
        let primary = Label { file, span, context: span, block: None, note: String::new() };
        let finding = Finding {
            rule: Arc::new(rule),
            severity,
            primary,
            related: Vec::new(),
            message: String::new(),
            fingerprint: Fingerprint::new(id, "", "", at as u32),
            revised: None,
            suppressed: None,
        };
        Ranked { finding, score }
    }

    fn places(found: &[Finding]) -> Vec<usize> {
        found.iter().map(|finding| finding.primary.span.start()).collect()
    }

    #[test]
    fn the_heaviest_then_highest_ranked_stay() {
        let all = vec![
            found("claims/a", Severity::Info, 1, 0.9),
            found("claims/b", Severity::Warning, 2, 0.1),
            found("claims/a", Severity::Info, 3, 0.2),
            found("quotes/c", Severity::Info, 4, 0.0),
        ];
        let limits = BTreeMap::from([("claims".to_owned(), 2)]);
        let (kept, held) = hold_back(all, &limits);
        assert_eq!(places(&kept), [1, 2, 4], "order is kept, and other packs are untouched");
        assert_eq!(held.len(), 1);
        assert_eq!((held[0].findings, held[0].shown), (1, 2));
    }

    #[test]
    fn a_suppressed_finding_takes_no_place() {
        let mut all: Vec<Ranked> = (0..3).map(|at| found("claims/a", Severity::Info, at, 0.5)).collect();
        let kind = SuppressedBy::Baseline;
        all[0].finding.suppressed = Some(Suppressed { kind, reason: String::new(), by: None, until: None });
        let (kept, held) = hold_back(all, &BTreeMap::from([("claims".to_owned(), 2)]));
        assert_eq!((places(&kept), held.len()), (vec![0, 1, 2], 0));
    }
}
