//! All findings and problems of a run, sorted once.

use std::sync::Arc;

use super::{Finding, Problem, RuleInfo, Severity};
use crate::text::FileId;

/// All findings and problems of a run. Built by [`Report::new`], which fixes the order for every output.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// By file, start, end, rule id.
    pub findings: Vec<Finding>,
    /// Errors before notes, in the order they arose.
    pub problems: Vec<Problem>,
    /// Every rule that ran, by id.
    pub rules: Vec<Arc<RuleInfo>>,
    /// One a draft that has prose, in file order.
    pub stories: Vec<StorySummary>,
    /// The revisions whose changes are told, where those are of one story, the oldest first.
    pub revisions: Vec<Dated>,
    /// One a pair of revisions, where revisions were compared.
    pub compared: Vec<Compared>,
    /// Findings kept back by a limit of the profile.
    pub held_back: Vec<HeldBack>,
    /// How many drafts were read.
    pub drafts: usize,
    /// How many rules the profile left out (shown so that a quiet report is not mistaken for a full one).
    pub rules_off: usize,
    /// The profile's name.
    pub profile: String,
    /// The draft's own words are kept out of what is printed.
    pub redact: bool,
}

impl Report {
    /// Sorts what it is given; the same bytes come out whatever the order of threads or of rule files.
    #[must_use]
    pub fn new(mut findings: Vec<Finding>, mut problems: Vec<Problem>, mut rules: Vec<Arc<RuleInfo>>) -> Self {
        findings.sort_by(|a, b| {
            // What is gone has no place now but that of its neighbour: it keeps the order that it had.
            let old = |f: &Finding| f.revised.as_ref().and_then(|revised| revised.old.as_ref()).map(|old| old.span);
            let key = |f: &Finding| {
                let empty = f.primary.span.is_empty();
                (f.primary.file, f.primary.span.start(), f.primary.span.end(), old(f).filter(|_| empty))
            };
            key(a).cmp(&key(b)).then_with(|| a.rule.id.cmp(&b.rule.id)).then_with(|| a.message.cmp(&b.message))
        });
        problems.sort_by_key(|problem| problem.level);
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        Self { findings, problems, rules, ..Self::default() }
    }

    /// Findings that count: not suppressed, not in the baseline.
    pub fn counted(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.suppressed.is_none())
    }

    /// How many findings of this severity count.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.counted().filter(|finding| finding.severity == severity).count()
    }
}

/// A revision of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// Its text.
    pub file: FileId,
    /// What it goes by where it is kept.
    pub id: String,
    /// The day on which it was made: 2031-06-06.
    pub date: String,
    /// What its author said of it, in one line.
    pub subject: String,
}

/// What became of the sentences between two revisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The old revision.
    pub old: FileId,
    /// The new one.
    pub new: FileId,
    /// All sentences of both sides, where they are to be printed.
    pub groups: Option<Vec<Aligned>>,
    /// Sentences that differ in typography alone.
    pub retyped: usize,
}

/// Sentences of both sides that belong together, by index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aligned {
    /// Of the old side.
    pub old: Vec<usize>,
    /// Of the new side.
    pub new: Vec<usize>,
    /// What became of them.
    pub op: &'static str,
}

/// What a story stands on, in a few rows a person can read and numbers a program can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StorySummary {
    /// The draft.
    pub file: FileId,
    /// Rows in the order to print them.
    pub rows: Vec<SummaryRow>,
    /// Key and number, for programs.
    pub counts: Vec<(&'static str, usize)>,
}

/// One row of a [`StorySummary`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryRow {
    /// "sources", "quotations", "central claim" …
    pub label: &'static str,
    /// What is said of it.
    pub text: String,
    /// Whether `text` holds words of the draft, which `--redact` leaves out.
    pub draft_words: bool,
}

/// Findings kept back by a limit: nothing is dropped in silence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldBack {
    /// The draft.
    pub file: FileId,
    /// The pack whose limit was reached.
    pub pack: String,
    /// How many were kept back.
    pub findings: usize,
    /// How many are shown.
    pub shown: usize,
}
