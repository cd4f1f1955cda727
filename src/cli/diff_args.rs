//! What `diff` and `history` take.

use clap::{Args, ValueEnum};

use super::check_args::{OutputArgs, RuleArgs};
use super::git::Range;
use super::help;

/// What `diff` takes.
#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    /// The old revision and the new one; or more of them, in order; or two folders, whose drafts are paired by name.
    /// `-` reads standard input, REV:PATH a file out of git. With --git or --staged: which drafts [default: all]
    #[arg(value_name = "PATH")]
    pub paths: Vec<String>,
    /// Compare the drafts that changed in git: since a revision (REV), between two (A..B), on a branch (A...B)
    #[arg(long, value_name = "REV[..REV]", conflicts_with_all = ["staged", "stdin_filename"])]
    pub git: Option<String>,
    /// Compare the drafts that are staged for the next commit with the last one
    #[arg(long, conflicts_with = "stdin_filename")]
    pub staged: bool,
    /// The name that standard input goes by; its ending says the format
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// Read every draft as this format, whatever its name says
    #[arg(long, value_name = "FORMAT", value_parser = help::format_keys())]
    pub format_in: Option<String>,

    /// The old revision was published: what changed materially needs a notice to readers
    #[arg(long, help_heading = "What to look for")]
    pub published: bool,
    #[command(flatten)]
    pub rules: RuleArgs,

    #[command(flatten)]
    pub out: OutputArgs,
    /// With `--format json`: which sentence became which
    #[arg(long, help_heading = "Output")]
    pub alignment: bool,
    /// What is aligned; with lines nothing else is looked for: for measurements
    #[arg(long, value_name = "WHAT", default_value = "sentences", help_heading = "Output")]
    pub segment: Segment,
}

impl DiffArgs {
    /// What is compared in git, if anything is.
    pub fn range(&self) -> Option<Range> {
        if self.staged { Some(Range::Staged) } else { self.git.as_deref().map(Range::parse) }
    }
}

/// What `history` takes.
#[derive(Debug, Args)]
pub(super) struct HistoryArgs {
    /// The draft; it may have had other names, and need not be there any more
    #[arg(value_name = "PATH")]
    pub path: String,
    /// Show every change, the small ones too
    #[arg(long, help_heading = "What to look for")]
    pub all: bool,
    /// Read every revision as this format, whatever its name says
    #[arg(long, value_name = "FORMAT", value_parser = help::format_keys())]
    pub format_in: Option<String>,
    /// Every revision was published: what changed materially needs a notice to readers
    #[arg(long, help_heading = "What to look for")]
    pub published: bool,
    #[command(flatten)]
    pub rules: RuleArgs,
    #[command(flatten)]
    pub out: OutputArgs,
}

/// What is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Segment {
    /// Sentences
    Sentences,
    /// Each line that is not blank, of a plain text
    Lines,
}
