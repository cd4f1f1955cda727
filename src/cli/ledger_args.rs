//! What the `ledger` commands take.

use clap::{Args, Subcommand};

use super::args::DraftArgs;
use super::check_args::CheckArgs;
use super::help;

/// The commands about ledgers.
#[derive(Debug, Subcommand)]
pub(super) enum LedgerCommand {
    /// Write the work list of a draft: an entry for each claim and quotation, in the order in which a checker works
    #[command(after_long_help = help::LEDGER_NEW, after_help = help::MORE)]
    New {
        #[command(flatten)]
        drafts: DraftArgs,
        /// Print it, and write nothing
        #[arg(long)]
        print: bool,
    },
    /// Take what changed in a draft over into its ledger: moved, reworded, gone, new
    #[command(after_long_help = help::LEDGER_UPDATE, after_help = help::MORE)]
    Update {
        #[command(flatten)]
        drafts: DraftArgs,
        /// Say what would change, and write nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Check a draft against its ledger: what is not verified, stale, without evidence
    #[command(after_long_help = help::LEDGER_CHECK, after_help = help::MORE)]
    Check(Box<CheckArgs>),
    /// Print the ledger beside the draft as it stands today
    #[command(after_long_help = help::LEDGER_REPORT, after_help = help::MORE)]
    Report(ReportArgs),
}

/// What `ledger report` takes.
#[derive(Clone, Debug, Args)]
pub(super) struct ReportArgs {
    #[command(flatten)]
    pub drafts: DraftArgs,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = help::sheet_keys())]
    pub format: String,
    /// Write to this file in place of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<String>,
}
