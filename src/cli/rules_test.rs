//! `rules test`: the examples of rule files, tried.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::args::Shared;
use super::exit::Status;
use super::house::{add_file, add_files};
use super::rules::here;
use super::walk::unreadable;
use super::{complain, terminal};
use crate::report::one_row;
use crate::rule::{Library, Outcome, TestedExample};

/// Tries the examples of the rules in these files and folders, or of all rules there are, and prints those that
/// came out wrong.
pub(super) fn test(paths: &[String], shared: &Shared) -> io::Result<Status> {
    let mut here = here(shared);
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    for path in paths {
        let library = &mut here.house.library;
        match std::fs::metadata(path) {
            Err(error) => here.problems.push(unreadable(path, &error)),
            Ok(found) if found.is_dir() => {
                here.problems.extend(add_files(library, Path::new(path)));
                wanted.extend(given(library, path));
            }
            Ok(_) => match add_file(library, Path::new(path)) {
                Ok(id) => drop(wanted.insert(id)),
                Err(problem) => here.problems.push(problem),
            },
        }
    }
    let (tested, problems) = here.house.library.test(|id| paths.is_empty() || wanted.contains(id), &mut here.files);
    here.problems.extend(problems);
    let count = |outcome| tested.iter().filter(|example| example.outcome == outcome).count();
    terminal::print(|out| {
        for example in tested.iter().filter(|example| example.outcome != Outcome::Right) {
            let TestedExample { file, line, rule, outcome, expected, flagged, .. } = example;
            let [file, rule, expected, flagged] = [file, rule, expected, flagged].map(|text| one_row(text));
            writeln!(
                out,
                "{}  {rule}\n  {file}:{line}\n  expected  {expected}\n  flagged   {flagged}\n",
                outcome.key()
            )?;
        }
        let rules: BTreeSet<&str> = tested.iter().map(|example| example.rule.as_str()).collect();
        let [examples, of] = [(tested.len(), "example"), (rules.len(), "rule")].map(counted);
        write!(out, "{examples} of {of}: {} right", count(Outcome::Right))?;
        for outcome in [Outcome::Missed, Outcome::Noisy, Outcome::Misplaced] {
            write!(out, ", {} {}", count(outcome), outcome.key())?;
        }
        writeln!(out)
    })?;
    complain(here.problems.iter(), &here.files, shared)?;
    Ok(Status::of(&here.problems, count(Outcome::Right) < tested.len()))
}

fn counted((number, noun): (usize, &str)) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// The ids of the rules whose files lie in this folder.
fn given(library: &Library, folder: &str) -> Vec<String> {
    let folder = super::projects::relative(&super::projects::absolute(Path::new(folder)));
    let ids = library.infos();
    let ids =
        ids.iter().filter(|rule| library.rule(&rule.id).is_some_and(|(file, _)| Path::new(file).starts_with(&folder)));
    ids.map(|rule| rule.id.clone()).collect()
}
