//! What drafts of the working tree were at a revision: for checks that tell only what was brought in since.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::Version;
use super::pairs::{End, Entry};
use super::path::GitPath;
use super::repository::Repository;
use super::revision::{Commit, Range};
use crate::finding::Problem;

/// What a draft was.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::cli) enum Was {
    /// The same.
    Same,
    /// Something else, perhaps under another name.
    Other(Version),
    /// Not there.
    New,
}

impl Repository {
    /// `REV`, or with dots behind it where the last commit parted from it.
    fn start(&self, revision: &str) -> Result<Commit, Problem> {
        match Range::parse(revision) {
            Range::Parted(old, new) => self.parting(&self.commit(&old)?, &self.commit(&new)?),
            _ => self.commit(revision),
        }
    }

    /// What each of these drafts was at a revision. With each stands whether it is read from the disk; of one that is
    /// not, git cannot say that it is the same.
    pub fn before(&self, revision: &str, drafts: &[(&Path, bool)]) -> Result<Vec<Result<Was, Problem>>, Problem> {
        let ends = (End::Commit(self.start(revision)?), End::WorkingTree);
        let End::Commit(commit) = &ends.0 else { return Ok(Vec::new()) };
        let entries = self.entries((&ends.0, &ends.1), &mut Vec::new())?;
        let mut changed: BTreeMap<GitPath, Entry> = BTreeMap::new();
        for entry in entries {
            if let Some((path, _)) = &entry.new {
                changed.insert(path.clone(), entry);
            }
        }
        let listed = self.git.ask(&["ls-tree", "-r", "-z", "--name-only", "--full-tree", &commit.id]);
        let listed = listed.map_err(|failure| failure.problem(""))?;
        let known: BTreeSet<&[u8]> = listed.split(|&byte| byte == 0).collect();

        let paths: Vec<Result<GitPath, Problem>> = drafts.iter().map(|(draft, _)| self.inside(draft)).collect();
        let old = changed.values().filter_map(|entry| entry.old.as_ref().map(|(path, _)| path));
        let mut blobs = self.blobs(&old.chain(paths.iter().flatten()).collect::<Vec<_>>())?;
        let mut was = |path: GitPath, on_disk: bool| {
            let old = match changed.remove(&path) {
                Some(Entry { old, .. }) => match old {
                    Some((path, content)) => self.side(&ends.0, &path, &content, &mut blobs)?,
                    None => None,
                },
                None if !known.contains(path.0.as_slice()) => None,
                None if on_disk => return Ok(Was::Same),
                None => self.version(commit, &path, &mut blobs)?,
            };
            Ok(old.map_or(Was::New, Was::Other))
        };
        Ok(paths.into_iter().zip(drafts).map(|(path, (_, on_disk))| was(path?, *on_disk)).collect())
    }
}
