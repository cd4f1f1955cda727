//! What a reader is told. Data only: this module finds nothing, decides nothing and prints nothing.
//!
//! Principal types: [`Finding`] (a rule held at a place), [`Problem`] (trouble of ours), [`Report`] (all of both).

mod faults;
mod fingerprint;
mod problem;
mod report;
mod severity;

use std::sync::Arc;

use crate::text::{FileId, Span};

pub(crate) use faults::{problems, problems_of};
pub use fingerprint::{Fingerprint, Likeness};
pub use problem::{Level, Problem};
pub use report::{Aligned, Compared, Dated, HeldBack, Report, StorySummary, SummaryRow};
pub use severity::Severity;

/// What a rule says of itself; shared by all its findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// `pack/name`, the path of its file below the rules folder.
    pub id: String,
    /// What is wrong, in one line.
    pub summary: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub advice: String,
    /// Keys of the standards it comes from.
    pub cite: Vec<String>,
    /// The severity the rule file gives; policy may change that of a finding.
    pub severity: Severity,
}

impl RuleInfo {
    /// The part of the id before the slash.
    #[must_use]
    pub fn pack(&self) -> &str {
        self.id.split_once('/').map_or("", |(pack, _)| pack)
    }

    /// The part of the id after the last slash.
    #[must_use]
    pub fn name(&self) -> &str {
        self.id.rsplit_once('/').map_or(self.id.as_str(), |(_, name)| name)
    }
}

/// A place in a file, with what to show around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The file.
    pub file: FileId,
    /// The flagged words, in the file's text.
    pub span: Span,
    /// The sentence (or line) around them, in the file's text; contains `span`.
    pub context: Span,
    /// For a container such as docx, the block's path ("paragraph 12").
    pub block: Option<String>,
    /// What this place has to do with the finding; empty for a primary label.
    pub note: String,
}

/// A rule held at a place: what the reader is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Arc<RuleInfo>,
    /// How much it weighs after profile and config.
    pub severity: Severity,
    /// Where.
    pub primary: Label,
    /// Of a change between two revisions: where it stood in the one before.
    pub revised: Option<Revised>,
    /// Other places that belong to it, in text order.
    pub related: Vec<Label>,
    /// What is wrong here, in the draft's own words where they help.
    pub message: String,
    /// What identifies it across edits elsewhere in the story.
    pub fingerprint: Fingerprint,
    /// Set where a suppression or the baseline covers it: it is reported, and does not count.
    pub suppressed: Option<Suppressed>,
}

impl Finding {
    /// Every place but its own: where it stood in the revision before, then what belongs to it.
    pub fn others(&self) -> impl Iterator<Item = &Label> {
        self.revised.iter().filter_map(|revised| revised.old.as_ref()).chain(&self.related)
    }
}

/// The other side of a change between two revisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revised {
    /// Where it stood in the old revision; `None` of what is new.
    pub old: Option<Label>,
    /// Nothing of it is left in the new revision: the finding's own place says where it would stand.
    pub gone: bool,
}

/// Why a finding does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppressed {
    /// By what.
    pub kind: SuppressedBy,
    /// The reason given; empty for a baseline.
    pub reason: String,
    /// Who approved it, as a role.
    pub by: Option<String>,
    /// The day after which it no longer holds, `YYYY-MM-DD`.
    pub until: Option<String>,
}

/// What a finding was suppressed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuppressedBy {
    /// A comment in the draft.
    Comment,
    /// An entry of the sidecar file.
    Sidecar,
    /// The baseline.
    Baseline,
}
