//! `config show`: the settings in force, each with where it comes from.

use std::io;
use std::path::Path;

use super::args::Shared;
use super::exit::Status;
use super::house::House;
use super::plan::{self, Options};
use super::projects::{Projects, Reading, absolute, relative};
use super::{finish, terminal};
use crate::config;
use crate::report::one_row;
use crate::text::Files;

/// Prints the settings for a draft, or for the drafts of the current folder.
pub(super) fn show(path: Option<&str>, shared: &Shared) -> io::Result<Status> {
    let (mut files, mut problems, mut projects) = (Files::default(), Vec::new(), Projects::default());
    let folder = path.is_none_or(|path| Path::new(path).is_dir());
    let place = absolute(Path::new(path.unwrap_or(".")));
    // A draft that has no name yet stands for a folder.
    let draft = if folder { place.join("draft.txt") } else { place.clone() };
    let mut reading = Reading { shared, files: &mut files, problems: &mut problems };
    let index = projects.of(&draft, &mut reading);
    let project = &projects.all[index];
    let settings = project.settings(&draft);
    let house = House::new(project, &mut problems);
    let plan = plan::plan(settings, &house, &Options::default(), &mut problems);
    terminal::print(|out| {
        let whom = relative(&place);
        let whom = if whom.is_empty() { "this folder".to_owned() } else { one_row(&whom) };
        let running = plan.selection.running().count();
        writeln!(out, "# Settings for {whom}: {running} of {} rules run.", house.rules.len())?;
        out.write_all(config::show(&plan.settings, project, &files).as_bytes())
    })?;
    finish(problems, &files, shared)
}
