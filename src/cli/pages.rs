//! Completions and manual pages, from the description of the command line.

use std::io::{self, Write};

use clap::{Command, CommandFactory};

use super::args::Cli;

/// The completion script of a shell.
pub(super) fn completions(shell: clap_complete::Shell, out: &mut dyn Write) -> io::Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "onrecord", &mut script);
    out.write_all(&script)
}

/// The manual page of the program, or of the command with these names; `None` where there is no such command.
pub(super) fn man(names: &[String], out: &mut dyn Write) -> Option<io::Result<()>> {
    let mut command = Cli::command();
    command.build();
    let mut title = String::from("onrecord");
    for name in names {
        command = command.find_subcommand(name)?.clone();
        title = format!("{title}-{name}");
    }
    // The name of a command lives as long as the program; this runs once and ends it.
    Some(page(command.name(&*title.clone().leak()), &title, out))
}

fn page(command: Command, title: &str, out: &mut dyn Write) -> io::Result<()> {
    clap_mangen::Man::new(command)
        .title(title.to_uppercase())
        .source("onrecord")
        .manual("onrecord")
        .render(&mut &mut *out)
}
