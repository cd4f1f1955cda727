//! Revisions by name: to the commit that is meant, or to what was perhaps meant.

use std::ffi::OsStr;
use std::path::Path;

use super::Version;
use super::blobs::{Blobs, Object};
use super::call::Failure;
use super::path::{GitPath, os};
use super::repository::Repository;
use crate::cli::load::too_large;
use crate::finding::Problem;
use crate::yaml::suggestion;

/// How many branches and tags are looked through for one that was perhaps meant.
const MOST_NAMES: usize = 2000;

/// How many paths of a revision are looked through for one that was perhaps meant.
const MOST_PATHS: usize = 20_000;

/// Between what drafts are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Range {
    /// `REV`: that revision and the working tree.
    Since(String),
    /// `A..B`: two revisions.
    Between(String, String),
    /// `A...B`: where the two parted, and B.
    Parted(String, String),
    /// The last commit and what is staged for the next.
    Staged,
}

impl Range {
    /// As git writes it. An end that is left out is `HEAD`.
    pub fn parse(text: &str) -> Self {
        let end = |text: &str| if text.is_empty() { "HEAD".to_owned() } else { text.to_owned() };
        if let Some((old, new)) = text.split_once("...") {
            Self::Parted(end(old), end(new))
        } else if let Some((old, new)) = text.split_once("..") {
            Self::Between(end(old), end(new))
        } else {
            Self::Since(end(text))
        }
    }
}

/// A commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Commit {
    /// Its whole id: what goes to git from here on.
    pub id: String,
    /// As it was named.
    pub name: String,
}

impl Repository {
    /// The commit of this name.
    pub(super) fn commit(&self, name: &str) -> Result<Commit, Problem> {
        // No branch or tag may begin so, and git would take it for an option.
        if name.starts_with('-') || name.is_empty() {
            return Err(self.no_revision(name));
        }
        match self.git.ask(&["rev-parse", "--verify", "--quiet", &format!("{name}^{{commit}}")]) {
            Ok(printed) => {
                Ok(Commit { id: String::from_utf8_lossy(&printed).trim().to_owned(), name: name.to_owned() })
            }
            Err(failure @ Failure::NotRun(_)) => Err(failure.problem("")),
            Err(Failure::Refused { words, .. }) if words.contains("is ambiguous") => {
                let message = format!("`{name}` begins the ids of several revisions");
                Err(Problem::file("", message).help("write more of the id"))
            }
            Err(Failure::Refused { .. }) => Err(self.no_revision(name)),
        }
    }

    /// Where the histories of two commits parted.
    pub(super) fn parting(&self, old: &Commit, new: &Commit) -> Result<Commit, Problem> {
        match self.git.ask(&["merge-base", &old.id, &new.id]) {
            Ok(printed) => {
                let id = String::from_utf8_lossy(&printed).lines().next().unwrap_or_default().to_owned();
                let name = id.chars().take(10).collect();
                Ok(Commit { id, name })
            }
            Err(Failure::Refused { words, .. }) if words.is_empty() => {
                let message = format!("`{}` and `{}` have no revision in common", old.name, new.name);
                Err(self.mend(Problem::file("", message).help("`A..B` with two dots compares them all the same")))
            }
            Err(failure) => Err(failure.problem("")),
        }
    }

    fn no_revision(&self, name: &str) -> Problem {
        let unborn = name == "HEAD" && self.git.ask(&["rev-parse", "--verify", "--quiet", "HEAD"]).is_err();
        if unborn {
            let problem =
                Problem::file("", "this repository has no commit yet, so that there is nothing to compare with");
            return problem.help("commit a first version; `--staged` shows what is staged for it");
        }
        let problem = Problem::file("", format!("there is no revision `{name}`"));
        if self.top.join(name).exists() || Path::new(name).exists() {
            return problem.help(format!("`{name}` is a file or folder: name a revision before it, such as HEAD"));
        }
        let count = format!("--count={MOST_NAMES}");
        let names = self.git.ask(&["for-each-ref", &count, "--format=%(refname:short)"]).unwrap_or_default();
        let names = String::from_utf8_lossy(&names);
        match suggestion(name, names.lines().chain(["HEAD"])) {
            Some(help) => self.mend(problem.help(help)),
            None => self.mend(problem.help("`git log --oneline` lists revisions, `git branch -a` and `git tag` names")),
        }
    }

    /// One file at a revision. Its path starts at the top of the repository, as in git; behind `./` or `../` from here.
    pub fn at(&self, revision: &str, path: &str) -> Result<Version, Problem> {
        let commit = self.commit(revision)?;
        let from_here = path == "." || path.starts_with("./") || path.starts_with("../");
        let inside = if from_here { self.inside(Path::new(path))? } else { GitPath(path.as_bytes().to_vec()) };
        let mut blobs = self.blobs(&[&inside])?;
        let version = self.version(&commit, &inside, &mut blobs)?;
        version.ok_or_else(|| self.no_path(&commit, &inside))
    }

    /// A process that answers for these paths.
    pub(super) fn blobs(&self, paths: &[&GitPath]) -> Result<Blobs, Problem> {
        let line_breaks = paths.iter().any(|path| path.0.contains(&b'\n'));
        Blobs::start(&self.git, line_breaks).map_err(|failure| failure.problem(""))
    }

    /// A file at a commit; none where it is not there.
    pub(super) fn version(
        &self,
        commit: &Commit,
        path: &GitPath,
        blobs: &mut Blobs,
    ) -> Result<Option<Version>, Problem> {
        let name = named(&commit.name, path);
        let found = blobs.read(&at(commit, path)).map_err(|failure| failure.problem(&name))?;
        match found {
            // A folder names it, and yet there is nothing.
            Object::Missing if self.lists(commit, path) => Err(lacking(&name)),
            Object::Missing => Ok(None),
            found => self.content(name, path, found),
        }
    }

    /// What git has under an id, as a version of this file; none where it is no file.
    pub(super) fn content(&self, name: String, path: &GitPath, found: Object) -> Result<Option<Version>, Problem> {
        match found {
            Object::Blob(bytes) if bytes.starts_with(b"version https://git-lfs.github.com/spec/") => {
                let message = "the repository has a pointer to this version only, not its text (Git LFS)";
                Err(Problem::file(name, message).help("get the file, and name the two files in place of revisions"))
            }
            Object::Blob(bytes) => Ok(Some(Version { name, path: path.below(&self.top), bytes })),
            Object::TooLarge => Err(too_large(&name)),
            Object::Missing => Err(lacking(&name)),
            Object::Other(_) => Ok(None),
        }
    }

    fn lists(&self, commit: &Commit, path: &GitPath) -> bool {
        let path = os(&path.0);
        let args = ["ls-tree", "-z", "--full-tree", &commit.id, "--"];
        let args: Vec<&OsStr> = args.iter().map(OsStr::new).chain([path.as_os_str()]).collect();
        self.git.ask(&args).is_ok_and(|listed| !listed.is_empty())
    }

    /// There is no such file in a revision; a path that is like it is offered.
    pub(super) fn no_path(&self, commit: &Commit, path: &GitPath) -> Problem {
        let shown = path.shown();
        let problem = Problem::file("", format!("there is no file `{shown}` in revision `{}`", commit.name));
        let listed =
            self.git.ask(&["ls-tree", "-r", "-z", "--name-only", "--full-tree", &commit.id]).unwrap_or_default();
        let paths: Vec<String> = listed
            .split(|&byte| byte == 0)
            .filter(|path| !path.is_empty())
            .take(MOST_PATHS)
            .map(|path| String::from_utf8_lossy(path).into_owned())
            .collect();
        let base = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        let same = paths.iter().find(|path| base(path) == base(&shown));
        let help = same
            .map(|path| format!("did you mean `{path}`? Paths start at the top of the repository"))
            .or_else(|| suggestion(&shown, paths.iter().map(String::as_str)))
            .unwrap_or_else(|| format!("`git ls-tree -r --name-only {}` lists what is there", commit.name));
        problem.help(help)
    }
}

/// How a version is shown.
pub(super) fn named(revision: &str, path: &GitPath) -> String {
    format!("{revision}:{}", path.shown())
}

fn lacking(name: &str) -> Problem {
    Problem::file(name, "this clone has not its text: it was cloned without contents (`--filter`)")
        .help("`git fetch --refetch --no-filter` gets them; onrecord never goes on the network")
}

/// What git calls a file at a revision.
pub(super) fn at(commit: &Commit, path: &GitPath) -> Vec<u8> {
    [commit.id.as_bytes(), b":", &path.0].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_has_one_end_or_two() {
        let two = |make: fn(String, String) -> Range, old: &str, new: &str| make(old.into(), new.into());
        for (text, range) in [
            ("v1", Range::Since("v1".into())),
            ("", Range::Since("HEAD".into())),
            ("v1..v2", two(Range::Between, "v1", "v2")),
            ("v1..", two(Range::Between, "v1", "HEAD")),
            ("..v2", two(Range::Between, "HEAD", "v2")),
            ("origin/main...", two(Range::Parted, "origin/main", "HEAD")),
            ("a...b", two(Range::Parted, "a", "b")),
        ] {
            assert_eq!(Range::parse(text), range, "{text}");
        }
    }
}
