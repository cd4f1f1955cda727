//! The baseline file of a run: found, read, applied, written.

use std::path::{Path, PathBuf};

use super::check_args::CheckArgs;
use super::init::unwritable;
use super::load;
use super::projects::{Projects, relative};
use super::walk::shown;
use crate::finding::{Problem, Report};
use crate::policy::{Baseline, Stale};
use crate::text::Files;

/// Where a baseline is written that nobody named.
const FILE_NAME: &str = "onrecord-baseline.json";

/// The baseline file that an option names, or the config of the first draft; where one is to be written, always one.
pub(super) fn file(args: &CheckArgs, projects: &Projects) -> Option<PathBuf> {
    let of_config = || {
        let project = projects.all.iter().find_map(|project| project.baseline());
        project.map(|(folder, file)| folder.join(&file.value))
    };
    let named = args.baseline.as_ref().map(PathBuf::from).or_else(of_config);
    named.or_else(|| args.write_baseline.then(|| PathBuf::from(FILE_NAME)))
}

/// Marks what the baseline knows and tells what of it is stale; or first writes it anew from this run.
pub(super) fn apply(file: &Path, write: bool, (report, files): (&mut Report, &Files), read: &[&str]) {
    let baseline = if write { write_anew(file, report, files) } else { read_back(file) };
    let told: Vec<Problem> = match baseline {
        Ok(baseline) => {
            let stale = baseline.apply(report, files, read);
            let written = write.then(|| {
                Problem::file(
                    name_of(file),
                    "this baseline was written: what was found now does not count from here on",
                )
                .note()
                .help("`--baseline` with this file reads it")
            });
            stale.iter().map(Stale::problem).chain(written).collect()
        }
        Err(problem) => vec![problem],
    };
    report.problems.extend(told);
    report.problems.sort_by_key(|problem| problem.level);
}

fn read_back(file: &Path) -> Result<Baseline, Problem> {
    let name = name_of(file);
    let text = load::text(file, &name).map_err(|problem| match file.exists() {
        true => problem,
        false => problem.help("`--write-baseline` writes it"),
    })?;
    Baseline::parse(&name, &text)
}

fn write_anew(file: &Path, report: &Report, files: &Files) -> Result<Baseline, Problem> {
    let baseline = Baseline::of(report, files);
    std::fs::write(file, baseline.to_json()).map_err(|error| unwritable(file, &error))?;
    Ok(baseline)
}

fn name_of(file: &Path) -> String {
    if file.is_absolute() { relative(file) } else { shown(file) }
}
