//! Where the repository of a path is, and which path of it is meant.

use std::path::{Path, PathBuf};

use super::call::{Failure, Git};
use super::path::{GitPath, os};
use crate::cli::projects::{absolute, relative};
use crate::cli::walk::shown;
use crate::finding::Problem;

/// A repository with a working tree.
#[derive(Debug)]
pub(in crate::cli) struct Repository {
    pub(super) git: Git,
    /// The folder that paths start from, without links in it.
    pub(super) top: PathBuf,
    /// Its history was cut off when it was cloned.
    pub(super) shallow: bool,
}

impl Repository {
    /// The repository that holds this path, or the current folder. The path need not be there any more.
    pub fn of(path: Option<&Path>) -> Result<Self, Problem> {
        let path = path.unwrap_or(Path::new("."));
        // Where the environment names the repository of a hook it is that one, whatever holds the path.
        let named = std::env::var_os("GIT_DIR").is_some();
        let git = Git::in_folder(&if named { PathBuf::from(".") } else { folder_of(path) });
        let questions = ["rev-parse", "--is-bare-repository", "--is-shallow-repository", "--show-toplevel"];
        // The top is asked last: it may hold any byte, and git stops at it where there is none.
        match git.ask(&questions) {
            Ok(printed) => {
                let mut lines = printed.splitn(3, |&byte| byte == b'\n');
                let (_, shallow, top) = (lines.next(), lines.next(), lines.next().unwrap_or_default());
                let top = os(top.strip_suffix(b"\n").unwrap_or(top));
                let top = std::fs::canonicalize(&top).unwrap_or_else(|_| top.into());
                Ok(Self { git: Git::in_folder(&top), top, shallow: shallow == Some(b"true") })
            }
            Err(Failure::Refused { printed, .. }) if printed.starts_with(b"true\n") => {
                let problem = Problem::file(shown(path), "this is a bare repository: it has no working tree");
                Err(problem.help("clone it, and run this in the clone"))
            }
            Err(failure) => Err(failure.problem(&shown(path))),
        }
    }

    /// Which path of the repository this is.
    pub(super) fn inside(&self, path: &Path) -> Result<GitPath, Problem> {
        let name = shown(path);
        let place = real(path);
        let Ok(inside) = place.strip_prefix(&self.top) else {
            let message = format!("it lies outside the repository {}", relative(&self.top));
            return Err(Problem::file(name, message).help("compare the drafts of one repository at a time"));
        };
        // A submodule, or a repository that was cloned into this one.
        let other = place.ancestors().take_while(|above| *above != self.top).find(|above| above.join(".git").exists());
        if let Some(other) = other {
            let message = format!("it belongs to another repository, {}", relative(other));
            return Err(Problem::file(name, message).help("run this for that repository, with its paths alone"));
        }
        Ok(GitPath::of(inside))
    }

    /// What to say of something that a whole clone might have.
    pub(super) fn mend(&self, problem: Problem) -> Problem {
        if !self.shallow {
            return problem;
        }
        let message = format!("{}, and this is a shallow clone, which lacks older revisions", problem.message);
        Problem { message, ..problem }
            .help("`git fetch --unshallow` gets them; in GitHub Actions give actions/checkout `fetch-depth: 0`")
    }
}

/// The nearest folder above a path that is there.
fn folder_of(path: &Path) -> PathBuf {
    let found = path.ancestors().find(|above| above.is_dir());
    found.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

/// The absolute path without links in its folders, as far as they are there.
fn real(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    match (folder, path.file_name()) {
        (Some(folder), Some(name)) if !folder.exists() => real(folder).join(name),
        _ => absolute(path),
    }
}
