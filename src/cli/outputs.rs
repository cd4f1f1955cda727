//! A report to every output that is asked for.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::args::Shared;
use super::check_args::{Output, OutputArgs};
use super::init::unwritable;
use super::terminal;
use crate::finding::{Level, Problem, Report};
use crate::report::{self, OUTPUTS, Options};
use crate::text::Files;

/// The outputs that are asked for; `--output` names the file of the one that has none of its own.
pub(super) fn asked(args: &OutputArgs) -> Vec<Output> {
    let mut outputs = args.format.clone();
    if outputs.iter().all(|output| output.file.is_some()) && (outputs.is_empty() || args.output.is_some()) {
        outputs.push(Output { format: OUTPUTS[0].key.to_owned(), file: None });
    }
    if let Some(file) = &args.output
        && let Some(output) = outputs.iter_mut().find(|output| output.file.is_none())
    {
        output.file = Some(file.clone());
    }
    outputs
}

/// Outputs that would be written over one another.
pub(super) fn conflicts(outputs: &[Output]) -> Option<Problem> {
    let repeated = outputs
        .iter()
        .enumerate()
        .find(|(index, output)| outputs[..*index].iter().any(|earlier| earlier.file == output.file));
    repeated.map(|(_, output)| {
        let place = output.file.as_deref().unwrap_or("standard output");
        Problem::file("", format!("several outputs go to {place}")).help("give each a file: --format sarif=FILE")
    })
}

/// Writes a file.
pub(super) fn to_file(file: &str, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Problem> {
    let written = fs::File::create(file).and_then(|file| {
        let mut out = io::BufWriter::new(file);
        write(&mut out)?;
        out.flush()
    });
    written.map_err(|error| unwritable(Path::new(file), &error))
}

/// Writes every output, and says which could not be written.
pub(super) fn write(report: &Report, files: &Files, outputs: &[Output], shared: &Shared) -> io::Result<Vec<Problem>> {
    let mut problems = Vec::new();
    for output in outputs {
        let Some(row) = report::output(&output.format) else { continue };
        match &output.file {
            None => terminal::print(|out| (row.write)(report, files, &terminal::options(shared), out))?,
            Some(file) => {
                let plain = Options { brief: shared.quiet, threads: shared.threads, ..Options::default() };
                problems.extend(to_file(file, |out| (row.write)(report, files, &plain, out)).err());
            }
        }
    }
    // Problems that no output on the terminal shows would go unseen.
    let shown = outputs.iter().any(|output| output.file.is_none());
    let hidden = report.problems.iter().filter(|problem| !shown && problem.level == Level::Error);
    super::complain(hidden.chain(&problems), files, shared)?;
    Ok(problems)
}
