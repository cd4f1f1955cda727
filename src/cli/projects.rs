//! Project files above each draft to the project that holds for it. Each file is read once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::args::Shared;
use super::load;
use super::walk::shown;
use crate::config::{FILE_NAME, Layer, Project, read};
use crate::finding::Problem;
use crate::text::{File, Files};

/// The most project files that may extend one another.
const MAX_EXTENDS: usize = 20;

/// The projects of a run, and which holds for which folder.
#[derive(Default)]
pub(super) struct Projects {
    /// All of them, in the order in which drafts first needed them.
    pub all: Vec<Project>,
    by_files: BTreeMap<Vec<PathBuf>, usize>,
    by_folder: BTreeMap<PathBuf, usize>,
    layers: BTreeMap<PathBuf, Layer>,
}

/// What finding projects needs and adds to.
pub(super) struct Reading<'r> {
    pub shared: &'r Shared,
    pub files: &'r mut Files,
    pub problems: &'r mut Vec<Problem>,
}

impl Projects {
    /// The project that holds for this absolute path of a draft.
    pub fn of(&mut self, draft: &Path, reading: &mut Reading<'_>) -> usize {
        let folder = draft.parent().unwrap_or(draft);
        if let Some(&index) = self.by_folder.get(folder) {
            return index;
        }
        let chain = self.chain(folder, reading);
        let index = match self.by_files.get(&chain) {
            Some(&index) => index,
            None => {
                let layers = chain.iter().filter_map(|path| self.layers.get(path).cloned()).collect();
                self.all.push(Project { layers });
                self.by_files.insert(chain, self.all.len() - 1);
                self.all.len() - 1
            }
        };
        self.by_folder.insert(folder.to_owned(), index);
        index
    }

    /// The project files that hold for a folder, the nearest last.
    fn chain(&mut self, folder: &Path, reading: &mut Reading<'_>) -> Vec<PathBuf> {
        let mut chain = Vec::new();
        if reading.shared.no_config {
            return chain;
        }
        if let Some(path) = &reading.shared.config {
            self.add(&absolute(Path::new(path)), &mut chain, reading);
            return chain;
        }
        // From the nearest: each file and what it extends goes before what is there already.
        for above in folder.ancestors() {
            let path = above.join(FILE_NAME);
            if !path.is_file() {
                continue;
            }
            let mut here = Vec::new();
            self.add(&path, &mut here, reading);
            here.append(&mut chain);
            chain = here;
            if self.layers.get(&path).is_some_and(|layer| layer.root) {
                break;
            }
        }
        chain
    }

    /// Appends what a file extends, then the file itself.
    fn add(&mut self, path: &Path, chain: &mut Vec<PathBuf>, reading: &mut Reading<'_>) {
        // What stands on `todo` twice has had its own `extends` put on it the first time.
        let mut todo = vec![(path.to_owned(), false)];
        let mut open: Vec<PathBuf> = Vec::new();
        while let Some((path, expanded)) = todo.pop() {
            if expanded {
                open.pop();
                chain.push(path);
                continue;
            }
            if chain.contains(&path) {
                continue;
            }
            self.load(&path, reading);
            let layer = self.layers.get(&path);
            let bases = layer.map(|layer| layer.extends.clone()).unwrap_or_default();
            let folder = path.parent().unwrap_or(&path).to_owned();
            open.push(path.clone());
            todo.push((path, true));
            for base in bases.into_iter().rev() {
                let wanted = absolute(&folder.join(&base.value));
                if open.contains(&wanted) || open.len() > MAX_EXTENDS {
                    reading.problems.push(base.origin.problem("this file extends itself, directly or through others"));
                } else if !wanted.is_file() {
                    let message = format!("there is no file `{}`", base.value);
                    reading.problems.push(base.origin.problem(message).help("paths start from this file's folder"));
                } else {
                    todo.push((wanted, false));
                }
            }
        }
    }

    fn load(&mut self, path: &Path, reading: &mut Reading<'_>) {
        if self.layers.contains_key(path) {
            return;
        }
        let name = relative(path);
        let layer = match load::text(path, &name) {
            Err(problem) => {
                reading.problems.push(problem);
                Layer::default()
            }
            Ok(text) => {
                let id = reading.files.add(File::new(name, text));
                let (layer, problems) = read((id, reading.files.get(id)), path.parent().unwrap_or(path));
                reading.problems.extend(problems);
                layer
            }
        };
        self.layers.insert(path.to_owned(), layer);
    }
}

/// An absolute path without links in its folder, so that one folder has one name.
pub(super) fn absolute(path: &Path) -> PathBuf {
    Folders::default().absolute(path)
}

/// The same for many paths, most of which lie in the folder of the one before.
#[derive(Default)]
pub(super) struct Folders {
    /// The last folder as it was named, and as it is.
    last: Option<(PathBuf, PathBuf)>,
}

impl Folders {
    /// An absolute path without links in its folder.
    pub fn absolute(&mut self, path: &Path) -> PathBuf {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if self.last.as_ref().is_none_or(|(named, _)| named.as_os_str() != folder.as_os_str()) {
            self.last = std::fs::canonicalize(folder).ok().map(|real| (folder.to_owned(), real));
        }
        match (&self.last, path.file_name()) {
            (Some((_, folder)), Some(name)) => folder.join(name),
            _ => std::fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned()),
        }
    }
}

/// A path as shown: from the current folder, upward where it must be.
pub(super) fn relative(path: &Path) -> String {
    let Ok(here) = std::fs::canonicalize(".") else { return shown(path) };
    for (steps, above) in here.ancestors().enumerate() {
        if let Ok(rest) = path.strip_prefix(above) {
            // Only the root is left in common: the whole path says more.
            if above.parent().is_none() {
                break;
            }
            return format!("{}{}", "../".repeat(steps), shown(rest));
        }
    }
    shown(path)
}
