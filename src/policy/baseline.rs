//! The baseline: findings that were there before, by fingerprint, so that only new ones count.
//!
//! A JSON file of rule ids and fingerprints, a list a draft. It holds no words of any draft. A fingerprint covers as
//! many findings as it was written for: a new finding with an old one's words is shown.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::finding::{Finding, Fingerprint, Level, Problem, Report, Suppressed, SuppressedBy};
use crate::text::Files;

/// The version of the file's shape.
const VERSION: u32 = 1;

/// Findings that were there before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// By draft, then by rule and fingerprint: how many findings.
    drafts: BTreeMap<String, Counts>,
}

type Counts = BTreeMap<(String, Fingerprint), usize>;

/// An entry of the baseline that no finding of a draft that was read agrees with any more.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stale {
    /// The draft.
    pub file: String,
    /// The rule.
    pub rule: String,
    /// The fingerprint.
    pub fingerprint: Fingerprint,
    /// How many of it are gone.
    pub count: usize,
}

/// The file's shape.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    version: u32,
    drafts: BTreeMap<String, Vec<Row>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    rule: String,
    fingerprint: String,
}

impl Baseline {
    /// All findings of a report that nothing else suppresses.
    #[must_use]
    pub fn of(report: &Report, files: &Files) -> Self {
        let mut baseline = Self::default();
        for finding in &report.findings {
            let elsewhere = finding.suppressed.as_ref().is_some_and(|by| by.kind != SuppressedBy::Baseline);
            if !elsewhere {
                let draft = baseline.drafts.entry(files.get(finding.primary.file).name.clone()).or_default();
                *draft.entry(key(finding)).or_insert(0) += 1;
            }
        }
        baseline
    }

    /// Reads a baseline file.
    ///
    /// # Errors
    /// A Problem where it is no baseline, or one of another version. Nothing is taken from a file that is half
    /// understood, because a finding hidden by mistake is worse than one shown twice.
    pub fn parse(name: &str, text: &str) -> Result<Self, Problem> {
        let fault = |message: String| Problem::file(name, message).help("write it anew");
        let value: serde_json::Value = serde_json::from_str(text)
            .map_err(|error| fault(format!("line {}: not a baseline: {error}", error.line())))?;
        match value.get("version").and_then(serde_json::Value::as_u64) {
            Some(version) if version == u64::from(VERSION) => {}
            Some(version) => {
                return Err(fault(format!("a baseline of version {version}; this program reads {VERSION}")));
            }
            None => return Err(fault("not a baseline: it has no version".to_owned())),
        }
        let shape: Shape = serde_json::from_value(value).map_err(|error| fault(format!("not a baseline: {error}")))?;
        let mut baseline = Self::default();
        for (draft, rows) in shape.drafts {
            let counts = baseline.drafts.entry(draft).or_default();
            for row in rows {
                let fingerprint = Fingerprint::parse(&row.fingerprint)
                    .ok_or_else(|| fault(format!("`{}` is no fingerprint", row.fingerprint.escape_debug())))?;
                *counts.entry((row.rule, fingerprint)).or_insert(0) += 1;
            }
        }
        Ok(baseline)
    }

    /// The file to write, sorted, one finding a line, so that version control shows what came and went.
    #[must_use]
    pub fn to_json(&self) -> String {
        let drafts = self.drafts.iter().map(|(draft, counts)| {
            let rows = counts.iter().flat_map(|((rule, fingerprint), &count)| {
                let row = Row { rule: rule.clone(), fingerprint: fingerprint.to_string() };
                std::iter::repeat_n(format!("      {}", json(&row)), count)
            });
            let rows = rows.collect::<Vec<_>>().join(",\n");
            format!("    {}: [\n{rows}\n    ]", json(draft))
        });
        let drafts = drafts.collect::<Vec<_>>().join(",\n");
        let inside = if drafts.is_empty() { String::new() } else { format!("\n{drafts}\n  ") };
        format!("{{\n  \"version\": {VERSION},\n  \"drafts\": {{{inside}}}\n}}\n")
    }

    /// Marks the findings of a report that were there before, and returns the entries of the drafts `read` that
    /// nothing agrees with. Drafts that were not read are left alone: nothing is known of them.
    #[must_use]
    pub fn apply(&self, report: &mut Report, files: &Files, read: &[&str]) -> Vec<Stale> {
        let mut left = self.drafts.clone();
        for finding in &mut report.findings {
            let draft = left.get_mut(&files.get(finding.primary.file).name);
            let Some(count) = draft.and_then(|counts| counts.get_mut(&key(finding))).filter(|count| **count > 0) else {
                continue;
            };
            // A finding that a comment suppresses is there all the same, so its entry is not stale.
            *count -= 1;
            finding.suppressed.get_or_insert_with(|| Suppressed {
                kind: SuppressedBy::Baseline,
                reason: String::new(),
                by: None,
                until: None,
            });
        }
        left.retain(|draft, _| read.contains(&draft.as_str()));
        left.into_iter().flat_map(|(file, counts)| stale(&file, counts)).collect()
    }
}

fn stale(file: &str, counts: Counts) -> Vec<Stale> {
    let gone = counts.into_iter().filter(|(_, count)| *count > 0);
    gone.map(|((rule, fingerprint), count)| Stale { file: file.to_owned(), rule, fingerprint, count }).collect()
}

impl Stale {
    /// As a note for the report.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let many = if self.count == 1 { String::new() } else { format!(" ({} times)", self.count) };
        let message = format!("the baseline entry {} of {} is stale{many}", self.fingerprint, self.rule);
        Problem { level: Level::Note, ..Problem::file(&self.file, message) }.help("write the baseline anew to drop it")
    }
}

fn key(finding: &Finding) -> (String, Fingerprint) {
    (finding.rule.id.clone(), finding.fingerprint)
}

/// JSON of a value that always has one.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::finding::{Label, RuleInfo, Severity};
    use crate::text::{File, FileId, Span};

    fn finding(file: FileId, id: &str, words: &str, occurrence: u32) -> Finding {
        let rule = RuleInfo {
            id: id.to_owned(),
            summary: String::new(),
            why: String::new(),
            advice: String::new(),
            cite: Vec::new(),
            severity: Severity::Warning,
        };
        let span = Span::empty(occurrence as usize);
        Finding {
            rule: Arc::new(rule),
            severity: Severity::Warning,
            primary: Label { file, span, context: span, block: None, note: String::new() },
            related: Vec::new(),
            message: words.to_owned(),
            fingerprint: Fingerprint::new(id, words, words, occurrence),
            revised: None,
            suppressed: None,
        }
    }

    fn report(findings: Vec<Finding>) -> Report {
        Report::new(findings, Vec::new(), Vec::new())
    }

    fn files() -> (Files, FileId) {
        let mut files = Files::default();
        let id = files.add(File::new("news/a.md", "text"));
        (files, id)
    }

    #[test]
    fn what_was_written_is_read_back_and_hides_only_what_was_there() {
        let (files, id) = files();
        let before = report(vec![finding(id, "a/b", "One source", 0), finding(id, "a/b", "One source", 1)]);
        let json = Baseline::of(&before, &files).to_json();
        assert!(!json.contains("source"), "no draft text");
        let baseline = Baseline::parse("base.json", &json).expect("it is a baseline");
        assert_eq!(baseline, Baseline::of(&before, &files));
        let mut after = before.clone();
        after.findings.push(finding(id, "a/b", "One source", 2));
        after.findings.push(finding(id, "a/c", "One source", 0));
        assert_eq!(baseline.apply(&mut after, &files, &["news/a.md"]), []);
        let counted: Vec<_> = after.counted().map(|f| (f.rule.id.as_str(), f.fingerprint)).collect();
        assert_eq!(counted.len(), 2, "{counted:?}");
        assert_eq!(Baseline::of(&after, &files).to_json().matches("\"fingerprint\"").count(), 4);
    }

    #[test]
    fn equal_fingerprints_are_counted() {
        let (files, id) = files();
        let one = report(vec![finding(id, "a/b", "x", 0)]);
        let mut two = report(vec![finding(id, "a/b", "x", 0), finding(id, "a/b", "x", 0)]);
        let stale = Baseline::of(&one, &files).apply(&mut two, &files, &["news/a.md"]);
        assert_eq!((two.counted().count(), stale.len()), (1, 0));
    }

    #[test]
    fn stale_entries_are_listed_for_drafts_that_were_read() {
        let (files, id) = files();
        let baseline = Baseline::of(&report(vec![finding(id, "a/b", "x", 0)]), &files);
        let stale = baseline.apply(&mut report(Vec::new()), &files, &["news/a.md"]);
        assert_eq!((stale.len(), stale[0].count), (1, 1));
        let problem = stale[0].problem();
        assert_eq!((problem.level, problem.file.as_str()), (Level::Note, "news/a.md"));
        assert_eq!(baseline.apply(&mut report(Vec::new()), &files, &[]), []);
    }

    #[test]
    fn what_a_comment_suppresses_is_not_written() {
        let (files, id) = files();
        let mut suppressed = finding(id, "a/b", "x", 0);
        suppressed.suppressed =
            Some(Suppressed { kind: SuppressedBy::Comment, reason: "r".into(), by: None, until: None });
        assert_eq!(Baseline::of(&report(vec![suppressed]), &files), Baseline::default());
    }

    #[test]
    fn a_file_that_is_no_baseline_is_refused_whole() {
        assert_eq!(Baseline::parse("b", &Baseline::default().to_json()), Ok(Baseline::default()));
        for text in [
            "",
            "[]",
            "{}",
            r#"{"version": 2, "drafts": {}}"#,
            r#"{"version": 1, "drafts": {}, "more": 1}"#,
            r#"{"version": 1, "drafts": {"a": [{"rule": "a/b", "fingerprint": "xyz"}]}}"#,
        ] {
            assert!(Baseline::parse("b", text).is_err(), "{text}");
        }
    }
}
