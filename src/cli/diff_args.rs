//! What `diff` takes.

use clap::{Args, ValueEnum};

use super::check_args::{OutputArgs, RuleArgs};
use super::help;

/// What `diff` takes.
#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    /// The old revision and the new one; or more of them, in order; or two folders, whose drafts are paired by name.
    /// `-` reads standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<String>,
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

/// What is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Segment {
    /// Sentences
    Sentences,
    /// Each line that is not blank, of a plain text
    Lines,
}
