//! The drafts that changed between two revisions, each as it was and as it is, renamed ones together.
//!
//! Git says which files changed and which were renamed; what stands in the working tree is read here, not by git,
//! which would pass it through the repository's filters. So a renaming is known once it is staged.

use std::collections::BTreeMap;
use std::path::Path;

use super::blobs::Blobs;
use super::path::GitPath;
use super::raw::{Changed, parse};
use super::repository::Repository;
use super::revision::{Commit, Range, at, named};
use super::wanted::Wanted;
use super::{Pair, Version};
use crate::cli::load;
use crate::cli::projects::relative;
use crate::finding::Problem;

/// Renamings among more files than this are not looked for: the time grows with the square.
pub(super) const RENAME_LIMIT: &str = "-l1000";

/// What stands before the path of a staged file.
const STAGED: &str = "staged";

/// One end of a range.
pub(super) enum End {
    Commit(Commit),
    /// What is staged for the next commit.
    Staged,
    WorkingTree,
}

/// Where the content of a file is.
pub(super) enum Content {
    /// Git has it under this id.
    Id(Vec<u8>),
    /// In the commit, if the file is there.
    Perhaps,
    Disk,
}

/// A file on its two sides.
pub(super) struct Entry {
    pub old: Option<(GitPath, Content)>,
    pub new: Option<(GitPath, Content)>,
}

impl Repository {
    /// The drafts at and below these paths (of the whole repository where there is none) that changed.
    pub fn pairs(&self, range: &Range, paths: &[String]) -> (Vec<Pair>, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut named = Vec::new();
        for path in paths {
            match self.inside(Path::new(path)) {
                Ok(path) => named.push(path),
                Err(problem) => problems.push(problem),
            }
        }
        if named.is_empty() && !paths.is_empty() {
            return (Vec::new(), problems);
        }
        let wanted = Wanted::new(named);
        match self.changed(range, &wanted, &mut problems) {
            Ok(pairs) => (pairs, problems),
            Err(problem) => {
                problems.push(problem);
                (Vec::new(), problems)
            }
        }
    }

    fn changed(&self, range: &Range, wanted: &Wanted, problems: &mut Vec<Problem>) -> Result<Vec<Pair>, Problem> {
        let (old, new) = self.ends(range)?;
        let entries = self.entries((&old, &new), problems)?;
        let touched: Vec<&GitPath> = entries.iter().flat_map(paths).collect();
        let still: Vec<&GitPath> = wanted.without(&touched).collect();
        let mut blobs = self.blobs(&touched.iter().chain(&still).copied().collect::<Vec<_>>())?;
        for path in still {
            problems.extend(self.unknown(path, (&old, &new), &mut blobs));
        }
        let mut pairs = Vec::new();
        for entry in entries {
            // One side that is wanted brings the other along, unless that is no draft.
            let taken = paths(&entry).any(|path| wanted.takes(path));
            if !taken {
                continue;
            }
            match self.pair(entry, (&old, &new), &mut blobs) {
                Ok(pair) => pairs.extend(pair),
                Err(problem) => problems.push(problem),
            }
        }
        Ok(pairs)
    }

    /// The commits that a range means. Where nothing was committed yet, all that is staged is new.
    fn ends(&self, range: &Range) -> Result<(End, End), Problem> {
        Ok(match range {
            Range::Since(old) => (End::Commit(self.commit(old)?), End::WorkingTree),
            Range::Between(old, new) => (End::Commit(self.commit(old)?), End::Commit(self.commit(new)?)),
            Range::Parted(old, new) => {
                let new = self.commit(new)?;
                (End::Commit(self.parting(&self.commit(old)?, &new)?), End::Commit(new))
            }
            Range::Staged => (End::Commit(self.head_or_nothing()?), End::Staged),
        })
    }

    fn head_or_nothing(&self) -> Result<Commit, Problem> {
        let refused = match self.commit("HEAD") {
            Ok(commit) => return Ok(commit),
            Err(problem) => problem,
        };
        // The tree without files, of which every repository knows the id.
        let empty = self.git.ask(&["hash-object", "-t", "tree", "--stdin"]).map_err(|_| refused)?;
        Ok(Commit { id: String::from_utf8_lossy(&empty).trim().to_owned(), name: "HEAD".to_owned() })
    }

    /// What git says has changed, sorted by path.
    pub(super) fn entries(&self, ends: (&End, &End), problems: &mut Vec<Problem>) -> Result<Vec<Entry>, Problem> {
        let End::Commit(old) = ends.0 else { return Ok(Vec::new()) };
        let list = |args: &[&str]| -> Result<Vec<Changed>, Problem> {
            let shape = ["-z", "--raw", "--no-abbrev", "-M", RENAME_LIMIT, "--ignore-submodules=all"];
            let args: Vec<&str> = args[..1].iter().chain(&shape).chain(&args[1..]).copied().collect();
            self.git.ask(&args).map(|printed| parse(&printed)).map_err(|failure| failure.problem(""))
        };
        let mut entries = BTreeMap::new();
        let changed = match ends.1 {
            End::Commit(new) => list(&["diff-tree", "-r", &old.id, &new.id])?,
            End::Staged | End::WorkingTree => list(&["diff-index", "--cached", &old.id])?,
        };
        let staged = matches!(ends.1, End::Staged);
        for one in changed {
            let path = one.paths.1.clone();
            if one.unmerged && staged {
                problems.push(unresolved(&path));
            } else {
                entries.insert(path, entry(one));
            }
        }
        if matches!(ends.1, End::WorkingTree) {
            for one in self.dirty()? {
                lay_over(&mut entries, one);
            }
        }
        Ok(entries.into_values().filter(|entry| entry.old.is_some() || entry.new.is_some()).collect())
    }

    /// The files of the working tree that may differ from what is staged.
    fn dirty(&self) -> Result<Vec<Changed>, Problem> {
        let ask = || {
            let quiet = self.git.without_filters()?;
            quiet.ask(&["diff-files", "-z", "--raw", "--no-abbrev", "--no-renames", "--ignore-submodules=all"])
        };
        ask().map(|printed| parse(&printed)).map_err(|failure| failure.problem(""))
    }

    /// Reads both sides; none where they are the same after all.
    fn pair(&self, entry: Entry, ends: (&End, &End), blobs: &mut Blobs) -> Result<Option<Pair>, Problem> {
        let renamed = matches!((&entry.old, &entry.new), (Some((old, _)), Some((new, _))) if old != new);
        let mut read = |end: &End, side: Option<(GitPath, Content)>| match side {
            Some((path, content)) => self.side(end, &path, &content, blobs),
            None => Ok(None),
        };
        let (old, new) = (read(ends.0, entry.old)?, read(ends.1, entry.new)?);
        let same = old.as_ref().map(|version| &version.bytes) == new.as_ref().map(|version| &version.bytes);
        Ok(Some(Pair { old, new }).filter(|_| renamed || !same))
    }

    pub(super) fn side(
        &self,
        end: &End,
        path: &GitPath,
        content: &Content,
        blobs: &mut Blobs,
    ) -> Result<Option<Version>, Problem> {
        match (content, end) {
            (Content::Perhaps, End::Commit(commit)) => self.version(commit, path, blobs),
            (Content::Id(id), _) => {
                let name = match end {
                    End::Commit(commit) => named(&commit.name, path),
                    End::Staged => named(STAGED, path),
                    // The same is staged and on the disk.
                    End::WorkingTree => relative(&path.below(&self.top)),
                };
                let found = blobs.read(id).map_err(|failure| failure.problem(&name))?;
                self.content(name, path, found)
            }
            (Content::Perhaps | Content::Disk, _) => self.on_disk(path),
        }
    }

    /// A file of the working tree. Neither what became a link nor what became a folder is the draft that was there.
    fn on_disk(&self, path: &GitPath) -> Result<Option<Version>, Problem> {
        let place = path.below(&self.top);
        let name = relative(&place);
        if !std::fs::symlink_metadata(&place).is_ok_and(|found| found.is_file()) {
            return Ok(None);
        }
        load::bytes(&place, &name).map(|bytes| Some(Version { name, path: place, bytes }))
    }

    /// A path that was named and has not changed: is it there at all?
    fn unknown(&self, path: &GitPath, ends: (&End, &End), blobs: &mut Blobs) -> Option<Problem> {
        let End::Commit(old) = ends.0 else { return None };
        let known =
            |blobs: &mut Blobs, name: &[u8]| !matches!(blobs.read(name), Ok(super::blobs::Object::Missing) | Err(_));
        // The top is always there, and a folder may be empty.
        let there = path.0.is_empty() || path.below(&self.top).is_dir() || known(blobs, &at(old, path));
        let there = there
            || match ends.1 {
                End::Commit(new) => known(blobs, &at(new, path)),
                End::Staged => known(blobs, &[b":", path.0.as_slice()].concat()),
                End::WorkingTree => path.below(&self.top).exists(),
            };
        (!there).then(|| self.no_path(old, path))
    }
}

fn paths(entry: &Entry) -> impl Iterator<Item = &GitPath> {
    let old = entry.old.as_ref().map(|(path, _)| path);
    old.into_iter().chain(entry.new.as_ref().map(|(path, _)| path))
}

/// What git said of a commit and another, or of a commit and what is staged. Of a file that a merge left unresolved
/// it does not say what it was.
fn entry(one: Changed) -> Entry {
    let (old, new) = match (one.unmerged, one.ids) {
        (true, _) => (Some(Content::Perhaps), Some(Content::Disk)),
        (false, (old, new)) => (old.map(Content::Id), new.map(Content::Id)),
    };
    let (was, is) = one.paths;
    Entry { old: old.map(|content| (was, content)), new: new.map(|content| (is, content)) }
}

/// What git said of what is staged and the working tree, over what it said of a commit and what is staged.
fn lay_over(entries: &mut BTreeMap<GitPath, Entry>, one: Changed) {
    let path = one.paths.1.clone();
    let there = one.unmerged || one.ids.1.is_some();
    let over = entries.entry(path.clone()).or_insert_with(|| entry(one));
    over.new = there.then_some((path, Content::Disk));
}

fn unresolved(path: &GitPath) -> Problem {
    Problem::file(path.shown(), "a merge left this file unresolved, so that no version of it is staged")
        .help("resolve it and `git add` it; `onrecord diff --git HEAD` compares the working tree")
}
