//! What one project file says. Data only.

use std::collections::BTreeMap;
use std::path::PathBuf;

use globset::GlobMatcher;

use crate::policy::{Choice, FailOn, Origin, Wish};

/// A value and where it was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it was set.
    pub origin: Origin,
}

impl<T> Placed<T> {
    /// A value set there.
    pub fn new(value: T, origin: Origin) -> Self {
        Self { value, origin }
    }
}

/// One project file.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    /// The folder it lies in: paths and globs in it start there.
    pub folder: PathBuf,
    /// Whether project files further up are left out.
    pub root: bool,
    /// Other project files that come before this one.
    pub extends: Vec<Placed<String>>,
    /// What it says of all drafts below its folder.
    pub part: Part,
    /// What it says of some of them.
    pub overrides: Vec<Override>,
    /// Changes of word lists.
    pub lists: Vec<ListChange>,
    /// Folders with rules and lists of the house.
    pub rule_folders: Vec<Placed<String>>,
    /// The baseline file.
    pub baseline: Option<Placed<String>>,
}

/// Settings that may differ from draft to draft.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// The profile to start from.
    pub profile: Option<Placed<String>>,
    /// Rules on, off or weighed otherwise, in order.
    pub rules: Vec<Choice>,
    /// Nothing but these rules.
    pub select: Option<Vec<Wish>>,
    /// All but these rules.
    pub ignore: Vec<Wish>,
    /// The outlet.
    pub publisher: Option<Placed<String>>,
    /// Its other names.
    pub aliases: Vec<Placed<String>>,
    /// What sort of story a draft is that does not say so itself.
    pub story_type: Option<Placed<String>>,
    /// The lightest severity that fails a run.
    pub fail_on: Option<Placed<FailOn>>,
    /// How many findings of a pack are shown a draft.
    pub limits: BTreeMap<String, Placed<usize>>,
}

/// Settings for the drafts that some globs name.
#[derive(Clone, Debug)]
pub struct Override {
    /// The globs, from the layer's folder.
    pub paths: Vec<Placed<GlobMatcher>>,
    /// What holds for these drafts.
    pub part: Part,
}

/// A change of a word list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListChange {
    /// The list.
    pub list: Placed<String>,
    /// How it changes.
    pub how: ListHow,
    /// The entries.
    pub entries: Vec<Placed<String>>,
}

/// How a word list changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListHow {
    /// The entries are added.
    Extend,
    /// The entries stand in place of all others.
    Replace,
}

impl ListHow {
    /// As config writes it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Extend => "extend",
            Self::Replace => "replace",
        }
    }
}
