//! The shape that other programs rely on, version 1: a [`Report`] as `json` and `jsonl` write it.
//!
//! These types are a contract of their own, apart from the types inside, so that neither is changed by an edit
//! to the other. Keys may be added; none may change its meaning or go within a version.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::place::{Place, Places};
use crate::finding;
use crate::finding::{Level, Severity, SuppressedBy};

/// Of the shape, not of the program.
pub const VERSION: u32 = 1;

/// Everything a run has to say.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Report<'r> {
    /// Of this shape: 1.
    pub version: u32,
    /// What wrote it.
    pub tool: Tool,
    /// The revisions of a history, the oldest first; absent where none is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revisions: Option<Vec<Revision<'r>>>,
    /// By file, start, end, rule.
    pub findings: Vec<Finding<'r>>,
    /// Trouble of the run's own: files that could not be read, faults in rules or configuration.
    pub problems: Vec<Problem<'r>>,
    /// Where two revisions were compared with `--alignment`: which sentence became which.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alignment: Option<Vec<Aligned<'r>>>,
    /// Counts.
    pub summary: Summary<'r>,
}

/// What wrote a report.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Tool {
    /// `onrecord`.
    pub name: &'static str,
    /// Of the program.
    pub version: &'static str,
}

impl Tool {
    /// This program.
    pub const THIS: Self = Self { name: "onrecord", version: env!("CARGO_PKG_VERSION") };
}

/// A revision of a story.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Revision<'r> {
    /// What findings in it have as their file.
    pub file: &'r str,
    /// Its commit.
    pub id: &'r str,
    /// The day on which it was made, `YYYY-MM-DD`.
    pub date: &'r str,
    /// What its author said of it; empty where the report is redacted.
    pub subject: &'r str,
}

/// A rule held at a place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Finding<'r> {
    /// `pack/name`.
    pub rule: &'r str,
    /// `info`, `warning` or `error`, after profile and configuration.
    pub severity: &'static str,
    /// The draft.
    pub file: &'r str,
    /// The flagged words.
    pub place: Place<'r>,
    /// Of a change between two revisions.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub revised: Option<Revised<'r>>,
    /// What is wrong here; the rule's summary where the report is redacted.
    pub message: &'r str,
    /// What to do.
    pub advice: &'r str,
    /// Other places that belong to it.
    pub related: Vec<Related<'r>>,
    /// What identifies it across edits elsewhere in the story.
    pub fingerprint: String,
    /// Set where it does not count.
    pub suppressed: Option<Suppressed<'r>>,
}

/// Both sides of a change.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Revised<'r> {
    /// Where it stood in the old revision; null of what is new.
    pub old: Option<Place<'r>>,
    /// Where it stands in the new one; null of what is gone.
    pub new: Option<Place<'r>>,
    /// The old revision, where it stood there.
    pub old_file: Option<&'r str>,
}

/// Two revisions that were compared.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Compared<'r> {
    /// The old revision.
    pub old: &'r str,
    /// The new one.
    pub new: &'r str,
    /// Sentences that differ in marks, dashes and blanks alone.
    pub retyped: usize,
    /// With `--alignment`: every sentence of both, each in exactly one group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alignment: Option<Vec<Aligned<'r>>>,
}

/// Sentences of two revisions that belong together.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Aligned<'r> {
    /// Of the old revision, counted from 0.
    pub old: &'r [usize],
    /// Of the new one.
    pub new: &'r [usize],
    /// `equal`, `edited`, `moved`, `split`, `merged`, `added` or `deleted`.
    pub op: &'static str,
}

/// Another place that belongs to a finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Related<'r> {
    /// The file it lies in.
    pub file: &'r str,
    /// The words.
    pub place: Place<'r>,
    /// What they have to do with the finding; empty where the report is redacted.
    pub note: &'r str,
}

/// Why a finding does not count.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Suppressed<'r> {
    /// `comment`, `sidecar` or `baseline`.
    pub kind: &'static str,
    /// The reason given; empty for a baseline, and where the report is redacted.
    pub reason: &'r str,
    /// Who approved it, as a role.
    pub by: Option<&'r str>,
    /// The day after which it no longer holds, `YYYY-MM-DD`.
    pub until: Option<&'r str>,
}

/// Trouble of the run's own.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Problem<'r> {
    /// `error` (something asked for was left out: exit status 2) or `note`.
    pub level: &'static str,
    /// The file or folder it concerns; empty for the command line.
    pub file: &'r str,
    /// Where in the file.
    pub place: Option<Place<'r>>,
    /// What is wrong, and what was expected.
    pub message: &'r str,
    /// What to do.
    pub help: Option<&'r str>,
}

/// Counts of a run.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Summary<'r> {
    /// How many drafts were read.
    pub drafts: usize,
    /// The profile's name.
    pub profile: &'r str,
    /// How many rules ran.
    pub rules: usize,
    /// How many rules the profile left out.
    pub rules_off: usize,
    /// Whether the drafts' own words are left out.
    pub redacted: bool,
    /// Findings that count, by severity.
    pub findings: BTreeMap<&'static str, usize>,
    /// Findings that do not count, by what suppresses them.
    pub suppressed: BTreeMap<&'static str, usize>,
    /// Problems, by level.
    pub problems: BTreeMap<&'static str, usize>,
    /// Revisions that were compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compared: Option<Vec<Compared<'r>>>,
    /// Findings kept back by a limit of the profile.
    pub held_back: Vec<HeldBack<'r>>,
    /// What each story stands on.
    pub stories: Vec<Story<'r>>,
}

/// Findings kept back by a limit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HeldBack<'r> {
    /// The draft.
    pub file: &'r str,
    /// The pack whose limit was reached.
    pub pack: &'r str,
    /// How many are not shown.
    pub findings: usize,
    /// How many are.
    pub shown: usize,
}

/// What a story stands on.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Story<'r> {
    /// The draft.
    pub file: &'r str,
    /// For people, in order; rows with words of the draft are absent where the report is redacted.
    pub rows: Vec<Row<'r>>,
    /// For programs.
    pub counts: BTreeMap<&'r str, usize>,
}

/// One row of a story's summary.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Row<'r> {
    /// What it is about.
    pub label: &'r str,
    /// What is said of it.
    pub text: &'r str,
}

impl<'r> Report<'r> {
    /// All of it.
    pub fn new(report: &'r finding::Report, places: &Places<'r>) -> Self {
        Self {
            version: VERSION,
            tool: Tool::THIS,
            revisions: if report.revisions.is_empty() {
                None
            } else {
                Some(report.revisions.iter().map(|dated| Revision::new(dated, places)).collect())
            },
            findings: report.findings.iter().map(|finding| Finding::new(finding, places)).collect(),
            problems: report.problems.iter().map(|problem| Problem::new(problem, places)).collect(),
            alignment: match report.compared.as_slice() {
                [one] => aligned(one),
                _ => None,
            },
            summary: Summary::new(report, places),
        }
    }
}

impl<'r> Revision<'r> {
    /// One revision.
    pub fn new(dated: &'r finding::Dated, places: &Places<'r>) -> Self {
        Self {
            file: places.name(dated.file),
            id: &dated.id,
            date: &dated.date,
            subject: if places.redact() { "" } else { &dated.subject },
        }
    }
}

impl<'r> Finding<'r> {
    /// One finding.
    pub fn new(finding: &'r finding::Finding, places: &Places<'r>) -> Self {
        Self {
            rule: &finding.rule.id,
            severity: finding.severity.key(),
            file: places.name(finding.primary.file),
            place: places.of(&finding.primary),
            revised: finding.revised.as_ref().map(|revised| Revised::new(revised, finding, places)),
            message: message(finding, places),
            advice: &finding.rule.advice,
            related: finding.related.iter().map(|label| Related::new(label, places)).collect(),
            fingerprint: finding.fingerprint.to_string(),
            suppressed: finding.suppressed.as_ref().map(|suppressed| Suppressed::new(suppressed, places)),
        }
    }
}

impl<'r> Revised<'r> {
    fn new(revised: &'r finding::Revised, finding: &'r finding::Finding, places: &Places<'r>) -> Self {
        Self {
            old: revised.old.as_ref().map(|old| places.of(old)),
            new: (!revised.gone).then(|| places.of(&finding.primary)),
            old_file: revised.old.as_ref().map(|old| places.name(old.file)),
        }
    }
}

fn aligned(compared: &finding::Compared) -> Option<Vec<Aligned<'_>>> {
    let groups = compared.groups.as_ref()?;
    Some(groups.iter().map(|group| Aligned { old: &group.old, new: &group.new, op: group.op }).collect())
}

/// What may be said of a finding: the message quotes the draft, the rule's summary does not.
pub fn message<'r>(finding: &'r finding::Finding, places: &Places<'_>) -> &'r str {
    if places.redact() { &finding.rule.summary } else { &finding.message }
}

impl<'r> Related<'r> {
    fn new(label: &'r finding::Label, places: &Places<'r>) -> Self {
        let note = if places.redact() { "" } else { &label.note };
        Self { file: places.name(label.file), place: places.of(label), note }
    }
}

impl<'r> Suppressed<'r> {
    /// A reason stands in the draft or beside it and may well name somebody, so it goes with the draft's words.
    pub fn new(suppressed: &'r finding::Suppressed, places: &Places<'_>) -> Self {
        Self {
            kind: suppressed_by(suppressed.kind),
            reason: if places.redact() { "" } else { &suppressed.reason },
            by: suppressed.by.as_deref(),
            until: suppressed.until.as_deref(),
        }
    }
}

impl<'r> Problem<'r> {
    /// One problem.
    pub fn new(problem: &'r finding::Problem, places: &Places<'r>) -> Self {
        Self {
            level: level(problem.level),
            file: &problem.file,
            place: problem.place.as_ref().map(|label| places.of(label)),
            message: &problem.message,
            help: problem.help.as_deref(),
        }
    }
}

impl<'r> Summary<'r> {
    /// The counts of a report.
    pub fn new(report: &'r finding::Report, places: &Places<'r>) -> Self {
        let suppressed =
            |by| report.findings.iter().filter_map(|f| f.suppressed.as_ref()).filter(move |s| s.kind == by);
        let problems = |level| report.problems.iter().filter(move |problem| problem.level == level);
        Self {
            drafts: report.drafts,
            profile: &report.profile,
            rules: report.rules.len(),
            rules_off: report.rules_off,
            redacted: report.redact,
            findings: Severity::ALL.map(|severity| (severity.key(), report.count(severity))).into(),
            suppressed: SUPPRESSED_BY.map(|by| (suppressed_by(by), suppressed(by).count())).into(),
            problems: [Level::Error, Level::Note].map(|at| (level(at), problems(at).count())).into(),
            compared: (!report.compared.is_empty())
                .then(|| report.compared.iter().map(|one| Compared::new(one, report, places)).collect()),
            held_back: report.held_back.iter().map(|held| HeldBack::new(held, places)).collect(),
            stories: report.stories.iter().map(|story| Story::new(story, places)).collect(),
        }
    }
}

impl<'r> Compared<'r> {
    /// Of several pairs each has its alignment here; that of a single one stands at the top.
    fn new(one: &'r finding::Compared, report: &finding::Report, places: &Places<'r>) -> Self {
        let alignment = if report.compared.len() > 1 { aligned(one) } else { None };
        Self { old: places.name(one.old), new: places.name(one.new), retyped: one.retyped, alignment }
    }
}

impl<'r> HeldBack<'r> {
    fn new(held: &'r finding::HeldBack, places: &Places<'r>) -> Self {
        Self { file: places.name(held.file), pack: &held.pack, findings: held.findings, shown: held.shown }
    }
}

impl<'r> Story<'r> {
    fn new(story: &'r finding::StorySummary, places: &Places<'r>) -> Self {
        let rows = story.rows.iter().filter(|row| !(places.redact() && row.draft_words));
        Self {
            file: places.name(story.file),
            rows: rows.map(|row| Row { label: row.label, text: &row.text }).collect(),
            counts: story.counts.iter().copied().collect(),
        }
    }
}

/// All that can suppress a finding.
pub const SUPPRESSED_BY: [SuppressedBy; 3] = [SuppressedBy::Comment, SuppressedBy::Sidecar, SuppressedBy::Baseline];

/// As written in outputs.
pub fn suppressed_by(kind: SuppressedBy) -> &'static str {
    match kind {
        SuppressedBy::Comment => "comment",
        SuppressedBy::Sidecar => "sidecar",
        SuppressedBy::Baseline => "baseline",
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Note => "note",
    }
}
