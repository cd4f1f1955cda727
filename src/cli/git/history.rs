//! Every revision of one file, through its renamings.
//!
//! The line that is followed is that of first parents: what a merge brought counts once, at the merge, and each
//! revision is the next state of the file after the one before it. Git's own `--follow` loses its way where branches
//! rename differently, so the path is followed here: where it first appears, its commit is asked for a renaming.

use std::ffi::OsStr;
use std::path::Path;

use super::Version;
use super::blobs::{Blobs, Object};
use super::pairs::RENAME_LIMIT;
use super::path::{GitPath, os};
use super::raw::{Changed, parse};
use super::repository::Repository;
use super::revision::Commit;
use crate::finding::Problem;

/// How many commits are searched for renamings.
const MOST_SEARCHES: usize = 100;

/// The most bytes of all revisions of a file together.
const MOST_BYTES: usize = 1 << 30;

/// A revision of a file.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::cli) struct Revision {
    /// Its id, as short as it can be.
    pub id: String,
    /// The day on which it was written, as its author's clock had it: 2031-06-06.
    pub date: String,
    /// The first line of its message.
    pub subject: String,
    /// What the file was then; none where it was deleted.
    pub version: Option<Version>,
}

/// A commit in which the file changed.
#[derive(Clone, Debug)]
struct Step {
    commit: Commit,
    parent: Option<String>,
    date: String,
    subject: String,
}

impl Repository {
    /// The revisions of a file, the oldest first, and what could not be told of them.
    pub fn history(&self, path: &str) -> Result<(Vec<Revision>, Vec<Problem>), Problem> {
        let head = self.commit("HEAD")?;
        let inside = self.inside(Path::new(path))?;
        if inside.below(&self.top).is_dir() {
            let problem = Problem::file(path, "this is a folder: a history is that of one draft");
            return Err(problem.help("name the draft"));
        }
        let mut walk = Walk::new(self, inside.clone())?;
        let mut from = head.id.clone();
        while let Some((before, was)) = walk.back_from(&from)? {
            from = before;
            walk.blobs = self.blobs(&[&was])?;
            walk.path = was;
        }
        if walk.revisions.is_empty() && walk.problems.is_empty() {
            let problem = self.no_path(&head, &inside);
            let committed = !inside.below(&self.top).exists();
            return Err(if committed { problem } else { not_committed(&inside) });
        }
        let cut_off = walk.cut_off();
        walk.problems.extend(cut_off);
        walk.revisions.reverse();
        Ok((walk.revisions, walk.problems))
    }
}

/// Which side of a renaming a path stands on.
#[derive(Clone, Copy)]
enum Way {
    Here,
    Away,
}

/// On the way from the last revision back to the first.
struct Walk<'r> {
    repository: &'r Repository,
    /// What the file is called here.
    path: GitPath,
    blobs: Blobs,
    /// The newest first.
    revisions: Vec<Revision>,
    problems: Vec<Problem>,
    /// The last step.
    oldest: Option<Step>,
    searches: usize,
    bytes: usize,
}

impl<'r> Walk<'r> {
    fn new(repository: &'r Repository, path: GitPath) -> Result<Self, Problem> {
        let blobs = repository.blobs(&[&path])?;
        let (revisions, problems) = (Vec::new(), Vec::new());
        Ok(Self { repository, path, blobs, revisions, problems, oldest: None, searches: 0, bytes: 0 })
    }

    /// All steps of this path from a commit on back; where it came by this name, the commit before and the name then.
    fn back_from(&mut self, from: &str) -> Result<Option<(String, GitPath)>, Problem> {
        let mut newer: Option<Step> = None;
        for step in self.steps(from)? {
            let version = match self.repository.version(&step.commit, &self.path, &mut self.blobs) {
                Ok(version) => version,
                Err(problem) => {
                    self.problems.push(problem);
                    continue;
                }
            };
            // It is not there in the older revision, so it appears in the newer.
            if let Some(newer) = newer.take().filter(|_| version.is_none()) {
                if let Some(before) = self.renamed(&newer, Way::Here)? {
                    return Ok(Some(before));
                }
                // Another file had this name before, and has another name since.
                if self.renamed(&step, Way::Away)?.is_some() {
                    return Ok(None);
                }
            }
            self.bytes += version.as_ref().map_or(0, |version| version.bytes.len());
            if self.bytes > MOST_BYTES || self.searches > MOST_SEARCHES {
                self.problems.push(too_much(&self.path, &step));
                return Ok(None);
            }
            newer = version.is_some().then(|| step.clone());
            let Step { commit, date, subject, .. } = step.clone();
            self.revisions.push(Revision { id: commit.name, date, subject, version });
            self.oldest = Some(step);
        }
        match newer {
            Some(newer) => self.renamed(&newer, Way::Here),
            None => Ok(None),
        }
    }

    /// The commits in which this path changed, the newest first.
    fn steps(&self, from: &str) -> Result<Vec<Step>, Problem> {
        let path = os(&self.path.0);
        let args = ["rev-list", "--first-parent", "--date=short", "--encoding=UTF-8", FORMAT, from, "--"];
        let args: Vec<&OsStr> = args.iter().map(OsStr::new).chain([path.as_os_str()]).collect();
        let printed = self.repository.git.ask(&args).map_err(|failure| failure.problem(&self.path.shown()))?;
        let text = String::from_utf8_lossy(&printed);
        let fields: Vec<&str> = text.split('\0').collect();
        Ok(fields.chunks_exact(FIELDS).filter_map(Step::read).collect())
    }

    /// If this commit renamed the file to this path, or from it: the commit before, and the other name.
    fn renamed(&mut self, step: &Step, way: Way) -> Result<Option<(String, GitPath)>, Problem> {
        let Some(parent) = &step.parent else { return Ok(None) };
        self.searches += 1;
        let args =
            ["diff-tree", "-r", "-z", "--raw", "--no-abbrev", "-M", RENAME_LIMIT, "--diff-filter=R", "--no-commit-id"];
        let args: Vec<&str> = args.into_iter().chain([parent.as_str(), &step.commit.id]).collect();
        let printed = self.repository.git.ask(&args).map_err(|failure| failure.problem(&self.path.shown()))?;
        let other = parse(&printed).into_iter().find_map(|Changed { paths: (was, is), .. }| match way {
            Way::Here => (is == self.path).then_some(was),
            Way::Away => (was == self.path).then_some(is),
        });
        Ok(other.map(|other| (parent.clone(), other)))
    }

    /// Told where the oldest step is one from which a shallow clone cut its parents off.
    fn cut_off(&mut self) -> Option<Problem> {
        let oldest = self.oldest.take().filter(|step| self.repository.shallow && step.parent.is_none())?;
        let Ok(Object::Other(commit)) = self.blobs.read(oldest.commit.id.as_bytes()) else { return None };
        let headers = commit.split(|&byte| byte == b'\n').take_while(|line| !line.is_empty());
        let has_parent = headers.into_iter().any(|line| line.starts_with(b"parent "));
        let message = format!("what was before {} is not known", oldest.commit.name);
        has_parent.then(|| self.repository.mend(Problem::file(self.path.shown(), message)))
    }
}

/// How `rev-list` prints a commit: `commit ID`, a line break, then these, each with a NUL behind it.
const FORMAT: &str = "--format=%h%x00%P%x00%ad%x00%s%x00";
const FIELDS: usize = 4;

impl Step {
    fn read(fields: &[&str]) -> Option<Self> {
        let [ids, parents, date, subject] = fields else { return None };
        let (id, name) = ids.trim_start().strip_prefix("commit ")?.split_once('\n')?;
        Some(Self {
            commit: Commit { id: id.to_owned(), name: name.to_owned() },
            parent: parents.split(' ').next().filter(|parent| !parent.is_empty()).map(str::to_owned),
            date: (*date).to_owned(),
            subject: (*subject).to_owned(),
        })
    }
}

fn too_much(path: &GitPath, step: &Step) -> Problem {
    let message = format!(
        "its revisions before {} were left out: together they have over {} MB, or it came and went too often",
        step.commit.name,
        MOST_BYTES >> 20
    );
    Problem::file(path.shown(), message).help("`onrecord diff --git A..B` compares any two of them")
}

fn not_committed(path: &GitPath) -> Problem {
    Problem::file(path.shown(), "no revision has this file")
        .help("`git add` it and commit it: its history begins there")
}
