//! The command line: what may be typed, as one description that help, completions and the manual page share.

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::check_args::CheckArgs;
use super::diff_args::{DiffArgs, HistoryArgs};
use super::help;
use super::ledger_args::LedgerCommand;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "onrecord",
    version,
    about = "Checks who says what in a news story",
    long_about = help::ABOUT,
    after_help = help::EXIT,
    after_long_help = help::TOP,
    propagate_version = false,
    subcommand_required = true,
    arg_required_else_help = true,
    max_term_width = 100
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub shared: Shared,
}

/// What every command takes.
#[derive(Clone, Debug, Args)]
pub(super) struct Shared {
    /// Use this config file, and look for no other
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "no_config", help_heading = "Common options")]
    pub config: Option<String>,
    /// Use no config file
    #[arg(long, global = true, help_heading = "Common options")]
    pub no_config: bool,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = "Common options")]
    pub color: Colour,
    /// Print findings or tables only: no advice, no summary, no progress
    #[arg(short, long, global = true, help_heading = "Common options")]
    pub quiet: bool,
    /// How many drafts to read at a time; 0 takes all processors. The output is the same for any number
    #[arg(long, global = true, value_name = "N", default_value_t = 0, help_heading = "Common options")]
    pub threads: usize,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    /// In a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The commands, in the order of the help.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check drafts: what has no name, no speaker, no source
    #[command(after_long_help = help::CHECK, after_help = help::MORE)]
    Check(Box<CheckArgs>),
    /// Compare revisions of a story by meaning: quotations, sources, figures, hedges, corrections
    #[command(after_long_help = help::DIFF, after_help = help::MORE)]
    Diff(Box<DiffArgs>),
    /// Tell what changed in a story that matters, and when, through all its revisions in git
    #[command(after_long_help = help::HISTORY, after_help = help::MORE)]
    History(Box<HistoryArgs>),
    /// List who is quoted or cited in a draft, and how each is described
    #[command(after_long_help = help::SOURCES, after_help = help::MORE)]
    Sources(FoundArgs),
    /// List the quotations of a draft and who says them
    #[command(after_long_help = help::QUOTES, after_help = help::MORE)]
    Quotes(QuotesArgs),
    /// List what a draft asserts that could be checked, and what stands behind it
    #[command(after_long_help = help::CLAIMS, after_help = help::MORE)]
    Claims(ClaimArgs),
    /// Print everything found in a draft, as JSON, for other programs
    #[command(after_long_help = help::ANNOTATE, after_help = help::MORE)]
    Annotate(AnnotateArgs),
    /// Keep a record beside a draft of how each claim and quotation was checked
    #[command(subcommand, after_help = help::LEDGER)]
    Ledger(LedgerCommand),
    /// List, explain and test rules
    #[command(subcommand, after_help = help::RULES)]
    Rules(RulesCommand),
    /// Write a first onrecord.yaml, a sample house rule and a list; nothing is overwritten
    #[command(after_help = help::INIT)]
    Init {
        /// The folder to write to
        #[arg(default_value = ".", value_name = "FOLDER")]
        folder: String,
    },
    /// Show the settings in force
    #[command(subcommand, after_help = help::CONFIG)]
    Config(ConfigCommand),
    /// Print the JSON schema of a file that onrecord reads or prints
    #[command(after_help = help::SCHEMA)]
    Schema {
        /// Which
        what: SchemaOf,
    },
    /// Print a completion script for a shell
    #[command(after_help = help::COMPLETIONS)]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    #[command(after_help = help::MAN)]
    Man {
        /// The page of one command, such as `check` or `rules test`
        #[arg(value_name = "COMMAND")]
        command: Vec<String>,
    },
}

/// Which drafts, and how to read them.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct DraftArgs {
    /// Drafts, or folders of drafts; `-` reads standard input [default: the current folder]
    #[arg(value_name = "PATH")]
    pub paths: Vec<String>,
    /// The name that standard input goes by; its ending says the format, its folder which config holds
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// Read every draft as this format, whatever its name says
    #[arg(long, value_name = "FORMAT", value_parser = help::format_keys())]
    pub format_in: Option<String>,
}

/// What `sources`, `quotes` and `claims` take.
#[derive(Clone, Debug, Args)]
pub(super) struct FoundArgs {
    #[command(flatten)]
    pub drafts: DraftArgs,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: TableFormat,
}

/// What `quotes` takes.
#[derive(Clone, Debug, Args)]
pub(super) struct QuotesArgs {
    #[command(flatten)]
    pub found: FoundArgs,
    /// Hold the quotations against this transcript (.txt, .md, .srt, .vtt, .docx); may be repeated
    #[arg(long, value_name = "FILE")]
    pub against: Vec<String>,
}

/// What `claims` takes.
#[derive(Clone, Debug, Args)]
pub(super) struct ClaimArgs {
    #[command(flatten)]
    pub found: FoundArgs,
    /// In the order in which to check them: what stands on least first, figures before words
    #[arg(long)]
    pub ranked: bool,
}

/// What `annotate` takes.
#[derive(Clone, Debug, Args)]
pub(super) struct AnnotateArgs {
    #[command(flatten)]
    pub drafts: DraftArgs,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub format: ObjectFormat,
}

/// How everything that was found is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ObjectFormat {
    /// One JSON object; each on a line of its own where there are several drafts
    Json,
    /// JSON objects, one a line, also where there is only one draft
    Jsonl,
}

/// How a table is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TableFormat {
    /// Aligned columns, for reading
    Table,
    /// JSON, for other programs
    Json,
}

/// The commands about rules.
#[derive(Debug, Subcommand)]
pub(super) enum RulesCommand {
    /// List all rules, built in and of your own, and how much each weighs
    #[command(after_help = help::RULES_LIST)]
    List {
        /// Only the rules that this profile turns on
        #[arg(long, value_name = "NAME")]
        profile: Option<String>,
        /// How to print it
        #[arg(long, value_name = "FORMAT", default_value = "table")]
        format: TableFormat,
    },
    /// Say what a rule looks for, why, what to do, and where it comes from
    #[command(after_help = help::RULES_EXPLAIN)]
    Explain {
        /// The rule: `quotes/quote-unattributed`, or `quote-unattributed`
        #[arg(value_name = "RULE")]
        rule: String,
    },
    /// Run the examples in rule files: the built-in ones, those of the config, and any files given
    #[command(after_help = help::RULES_TEST)]
    Test {
        /// Rule files or folders of rules [default: the rules of the config]
        #[arg(value_name = "PATH")]
        paths: Vec<String>,
    },
    /// Print the JSON schema of rule files, for an editor's completion and checks
    Schema,
}

/// The commands about settings.
#[derive(Debug, Subcommand)]
pub(super) enum ConfigCommand {
    /// Print each setting and the file it comes from
    #[command(after_help = help::CONFIG)]
    Show {
        /// The draft whose settings to show [default: those of the current folder]
        #[arg(value_name = "PATH")]
        path: Option<String>,
    },
}

/// What a schema is asked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
    /// What `check --format json` prints
    Check,
    /// What `annotate` prints
    Annotate,
    /// A rule file
    Rules,
    /// An onrecord.yaml
    Config,
    /// A STORY.ledger.yaml
    Ledger,
}
