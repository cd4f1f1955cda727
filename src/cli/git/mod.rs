//! Revisions of drafts out of a git repository: which changed between two revisions, one at a revision, all of one.
//!
//! The program `git` is asked; no library reads repositories here. [`call`] is how it is asked, [`Repository`] where,
//! [`Range`] between what. Paths, revisions and contents are other people's data: they go in as whole ids or behind
//! what git cannot take for an option, and come out parted by NULs.

mod before;
mod blobs;
mod call;
mod history;
mod pairs;
mod path;
mod raw;
mod repository;
mod revision;
#[cfg(test)]
mod tests;
mod wanted;

use std::path::PathBuf;

pub(super) use self::before::Was;
pub(super) use self::history::Revision;
pub(super) use self::repository::Repository;
pub(super) use self::revision::Range;

/// A file at a revision, as staged, or in the working tree.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Version {
    /// As shown: `v1:news/story.md`, `staged:news/story.md`; a path as elsewhere for the working tree.
    pub name: String,
    /// Where it lies, or would lie, in the working tree. Absolute: config, ledgers and sidecars are looked for there.
    pub path: PathBuf,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A file that changed. One side is empty where it was added or deleted, never both.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// What it was.
    pub old: Option<Version>,
    /// What it is.
    pub new: Option<Version>,
}
