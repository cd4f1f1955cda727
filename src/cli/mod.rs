//! The program: arguments to an exit status. The only module that touches files, environment, clock and terminal.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "this is the module that reads files, environment, clock and terminal, so that no other has to"
)]

mod args;
mod baseline;
mod beside;
mod check;
mod check_args;
mod diff;
mod diff_args;
mod diff_pairs;
mod drafts;
mod exit;
mod found;
mod git;
mod guard;
mod heard;
mod help;
mod history;
mod house;
mod init;
mod ledger;
mod ledger_args;
mod ledger_rows;
mod load;
mod many;
mod neighbours;
mod outputs;
mod pages;
mod plan;
mod projects;
mod rules;
mod rules_test;
mod show;
mod since;
mod terminal;
mod transcripts;
mod walk;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use self::args::{Cli, Command, ConfigCommand, QuotesArgs, RulesCommand, SchemaOf, Shared};
use self::exit::Status;
use self::ledger_args::LedgerCommand;
use crate::finding::{Problem, Report};
use crate::report;
use crate::text::Files;

/// Runs the program with the arguments it was started with.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    guard::silence();
    match run(&cli) {
        Ok(status) => status.into(),
        Err(error) => {
            let problem = Problem::file("", format!("standard output cannot be written: {error}"));
            // If standard error is gone too, the status is all that is left to say.
            let _ = complain([&problem].into_iter(), &Files::default(), &cli.shared);
            Status::Trouble.into()
        }
    }
}

fn run(cli: &Cli) -> io::Result<Status> {
    let shared = &cli.shared;
    match &cli.command {
        Command::Check(args) => check::run(args, check::Against::Rules, shared),
        Command::Diff(args) => diff::run(args, shared),
        Command::History(args) => history::run(args, shared),
        Command::Sources(args) => found::table(found::What::Sources, args, &[], shared),
        Command::Quotes(args) => quotes(args, shared),
        Command::Claims(args) => found::table(found::What::Claims { ranked: args.ranked }, &args.found, &[], shared),
        Command::Annotate(args) => found::everything(args, shared),
        Command::Ledger(LedgerCommand::New { drafts, print }) => ledger::new(drafts, *print, shared),
        Command::Ledger(LedgerCommand::Update { drafts, dry_run }) => ledger::bring(drafts, *dry_run, shared),
        Command::Ledger(LedgerCommand::Check(args)) => check::run(args, check::Against::Ledger, shared),
        Command::Ledger(LedgerCommand::Report(args)) => ledger::report(args, shared),
        Command::Rules(RulesCommand::List { profile, format }) => rules::list(profile.as_deref(), *format, shared),
        Command::Rules(RulesCommand::Schema) => schema(SchemaOf::Rules),
        Command::Rules(RulesCommand::Test { paths }) => rules_test::test(paths, shared),
        Command::Rules(RulesCommand::Explain { rule }) => rules::explain(rule, shared),
        Command::Init { folder } => {
            let mut problems = Vec::new();
            terminal::print(|out| {
                problems = init::init(folder, out)?;
                Ok(())
            })?;
            finish(problems, &Files::default(), shared)
        }
        Command::Config(ConfigCommand::Show { path }) => show::show(path.as_deref(), shared),
        Command::Schema { what } => schema(*what),
        Command::Completions { shell } => {
            terminal::print(|out| pages::completions(*shell, out)).map(|()| Status::Clean)
        }
        Command::Man { command } => {
            let mut found = true;
            terminal::print(|out| {
                pages::man(command, out).unwrap_or_else(|| {
                    found = false;
                    Ok(())
                })
            })?;
            let problem = Problem::file("", format!("there is no command `{}`", command.join(" ")));
            finish(if found { Vec::new() } else { vec![problem] }, &Files::default(), shared)
        }
    }
}

fn quotes(args: &QuotesArgs, shared: &Shared) -> io::Result<Status> {
    let what = if args.against.is_empty() { found::What::Quotes } else { found::What::Heard };
    found::table(what, &args.found, &args.against, shared)
}

fn schema(what: SchemaOf) -> io::Result<Status> {
    let schema = match what {
        SchemaOf::Check => report::schema(),
        SchemaOf::Annotate => schemars::schema_for!(crate::annotate::wire::Annotation).to_value(),
        SchemaOf::Rules => crate::rule::schema(),
        SchemaOf::Config => crate::config::schema(),
        SchemaOf::Ledger => crate::ledger::schema(),
    };
    print_json(&schema).map(|()| Status::Clean)
}

fn print_json(value: &impl serde::Serialize) -> io::Result<()> {
    terminal::print(|out| report::write_json(value, false, out))
}

/// Tells the problems of a command that prints no report, and says what they mean for the exit status.
fn finish(problems: Vec<Problem>, files: &Files, shared: &Shared) -> io::Result<Status> {
    complain(problems.iter(), files, shared)?;
    Ok(Status::of(&problems, false))
}

/// Writes problems to standard error.
fn complain<'p>(problems: impl Iterator<Item = &'p Problem>, files: &Files, shared: &Shared) -> io::Result<()> {
    let report = Report::new(Vec::new(), problems.cloned().collect(), Vec::new());
    if report.problems.is_empty() {
        return Ok(());
    }
    let mut text = Vec::new();
    report::write_problems(&report, files, &terminal::error_options(shared), &mut text)?;
    match io::stderr().write_all(&text) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}
