//! Paths of the command line to drafts, in a fixed order.
//!
//! A folder gives every file of a known format below it, sorted, without hidden files and what `.gitignore` names.
//! A file that is named outright is taken whatever its ending. What cannot be walked is a Problem; the rest goes on.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use rustc_hash::FxHashSet;

use super::projects::Folders;
use crate::document::format_of;
use crate::finding::Problem;

/// The path that stands for standard input.
pub(super) const STDIN: &str = "-";

/// What standard input is called where nobody gave it a name.
pub(super) const STDIN_NAME: &str = "<stdin>";

/// What is wrong with a path through a file.
pub(super) const NO_FOLDER: &str = "a part of its path is a file, and no folder";

/// A draft to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Input {
    /// As shown: with `/` between parts.
    pub name: String,
    /// Where its text is.
    pub text: At,
    /// Its path, absolute: where config for it is looked for. Standard input stands in the current folder unless its
    /// name says otherwise.
    pub place: PathBuf,
}

/// Where the text of a draft is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// On the disk.
    Path(PathBuf),
    /// In standard input.
    Stdin,
    /// At hand: it was read out of a repository.
    Hand(Vec<u8>),
}

impl Input {
    fn new(name: String, text: At) -> Self {
        Self { name, text, place: PathBuf::new() }
    }

    /// Its path on the disk; none for standard input. A revision has that of its draft.
    pub fn path(&self) -> Option<&Path> {
        match &self.text {
            At::Path(path) => Some(path),
            At::Stdin => None,
            At::Hand(_) => Some(&self.place),
        }
    }
}

/// The drafts that these paths name, each once.
pub(super) fn drafts(paths: &[String], stdin_name: Option<&str>) -> (Vec<Input>, Vec<Problem>) {
    // Who gives standard input a name wants it read.
    let unnamed = [if stdin_name.is_some() { STDIN } else { "." }.to_owned()];
    let paths = if paths.is_empty() { &unnamed } else { paths };
    let mut inputs = Vec::new();
    let mut problems = Vec::new();
    if stdin_name.is_some() && !paths.iter().any(|path| path == STDIN) {
        let problem = Problem::file("", "--stdin-filename names standard input, which is not among the drafts");
        problems.push(problem.help("add `-` to the drafts, or leave the option out"));
    }
    for path in paths {
        if path == STDIN {
            inputs.push(Input::new(stdin_name.unwrap_or(STDIN_NAME).to_owned(), At::Stdin));
            continue;
        }
        match std::fs::metadata(path) {
            Err(error) => problems.push(unreadable(path, &error)),
            Ok(found) if found.is_dir() => folder(path, &mut inputs, &mut problems),
            Ok(_) => inputs.push(Input::new(shown(Path::new(path)), At::Path(PathBuf::from(path)))),
        }
    }
    let mut folders = Folders::default();
    let mut seen = FxHashSet::default();
    inputs.retain_mut(|input| {
        input.place = folders.absolute(input.path().unwrap_or(Path::new(&input.name)));
        seen.insert(input.path().map(|_| input.place.clone().into_os_string()))
    });
    (inputs, problems)
}

fn folder(root: &str, inputs: &mut Vec<Input>, problems: &mut Vec<Problem>) {
    let mut found = 0;
    let mut walk = WalkBuilder::new(root);
    // Of what lies in one folder the whole paths are in the order of the names, and compared without taking them apart.
    walk.follow_links(true).require_git(false).sort_by_file_path(|a, b| a.as_os_str().cmp(b.as_os_str()));
    let walk = walk.build();
    let before = problems.len();
    for entry in walk {
        match entry {
            Err(error) => problems.push(walk_problem(&shown(Path::new(root)), &error)),
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                let name = shown(entry.path());
                if format_of(&name).is_some() {
                    inputs.push(Input::new(name, At::Path(entry.into_path())));
                    found += 1;
                }
            }
            Ok(_) => {}
        }
    }
    if found == 0 && problems.len() == before {
        let endings: Vec<&str> =
            crate::document::FORMATS.iter().flat_map(|format| format.extensions).copied().collect();
        problems.push(
            Problem::file(shown(Path::new(root)), "there is no draft in this folder")
                .help(format!("a draft ends in one of: .{}; `-` stands for standard input", endings.join(", ."))),
        );
    }
}

/// `name` is the file or folder as far as it is known.
fn walk_problem(name: &str, error: &ignore::Error) -> Problem {
    match error {
        ignore::Error::WithDepth { err, .. } => walk_problem(name, err),
        ignore::Error::WithPath { path, err } => walk_problem(&shown(path), err),
        ignore::Error::Io(error) => unreadable(name, error),
        ignore::Error::Loop { ancestor, child } => {
            Problem::file(shown(child), format!("this link leads back to {}, and was not followed", shown(ancestor)))
        }
        other => Problem::file(name, other.to_string()),
    }
}

/// A file or folder that cannot be read, in words that do not depend on the system.
pub(super) fn unreadable(name: &str, error: &std::io::Error) -> Problem {
    use std::io::ErrorKind;
    let why = match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        ErrorKind::PermissionDenied => "it may not be read (permission denied)".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::NotADirectory => NO_FOLDER.to_owned(),
        _ => format!("it cannot be read: {error}"),
    };
    Problem::file(name.replace('\\', "/"), why)
}

/// A path as shown: `/` between parts, no `./` in front.
pub(super) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    match text.strip_prefix("./") {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => text,
    }
}
