//! What else lies in the folders of drafts: of many drafts in one folder it is asked once, and not for each.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use rustc_hash::{FxHashMap, FxHashSet};

/// From how many questions on a folder is listed: of few drafts less is asked, and the folder may be a large one.
const ENOUGH: usize = 8;

/// The folders that were asked about.
#[derive(Default)]
pub(super) struct Neighbours {
    folders: FxHashMap<PathBuf, Folder>,
}

#[derive(Default)]
struct Folder {
    asked: usize,
    /// The names in it in lower case, where it was listed.
    names: Option<FxHashSet<OsString>>,
}

impl Neighbours {
    /// Whether a file lies at a path.
    pub fn has_file(&mut self, path: &Path) -> bool {
        let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else { return path.is_file() };
        if !self.folders.contains_key(parent) {
            self.folders.insert(parent.to_owned(), Folder::default());
        }
        let listed = self.folders.get_mut(parent).and_then(|folder| folder.names_in(parent));
        // Some systems take names for the same in any case, and letters beyond ASCII in more than one spelling. A name
        // that is there may be that of a folder, or of a link that leads nowhere.
        let may_be = |names: &FxHashSet<OsString>| !name.is_ascii() || names.contains(&name.to_ascii_lowercase());
        listed.is_none_or(may_be) && path.is_file()
    }
}

impl Folder {
    fn names_in(&mut self, path: &Path) -> Option<&FxHashSet<OsString>> {
        self.asked += 1;
        if self.asked == ENOUGH {
            let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
            self.names = list(path).ok();
        }
        self.names.as_ref()
    }
}

/// The names in a folder. One that cannot be told makes the list worthless.
fn list(folder: &Path) -> std::io::Result<FxHashSet<OsString>> {
    fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name().to_ascii_lowercase())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_before_and_after_the_folder_is_listed() -> std::io::Result<()> {
        let folder = std::env::temp_dir().join(format!("onrecord-neighbours-{}", std::process::id()));
        fs::create_dir_all(folder.join("quay.ledger.yaml"))?;
        fs::write(folder.join("mole.ledger.yaml"), "")?;
        fs::write(folder.join("Möle.ledger.yaml"), "")?;
        fs::write(folder.join("Dam.ledger.yaml"), "")?;
        let mut neighbours = Neighbours::default();
        for _ in 0..2 * ENOUGH {
            assert!(neighbours.has_file(&folder.join("mole.ledger.yaml")));
            assert!(neighbours.has_file(&folder.join("Dam.ledger.yaml")));
            assert!(!neighbours.has_file(&folder.join("quay.ledger.yaml")), "a folder is no file");
            assert!(neighbours.has_file(&folder.join("Möle.ledger.yaml")));
            assert!(!neighbours.has_file(&folder.join("pier.ledger.yaml")));
            assert!(!neighbours.has_file(&folder.join("gone").join("pier.ledger.yaml")));
        }
        // A path without a folder lies where the program was started.
        for _ in 0..2 * ENOUGH {
            assert!(neighbours.has_file(Path::new("Cargo.toml")));
        }
        fs::remove_dir_all(folder)
    }
}
