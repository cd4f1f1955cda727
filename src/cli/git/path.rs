//! Paths as git writes them: bytes, from the top of the repository, with `/` between parts.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// A path from the top of a repository; the top itself is empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct GitPath(pub Vec<u8>);

impl GitPath {
    /// Of a path from the top as the system has it.
    pub fn of(path: &Path) -> Self {
        let parts: Vec<Vec<u8>> = path.iter().map(bytes).collect();
        Self(parts.join(&b'/'))
    }

    /// As shown. What is no UTF-8 is replaced here, and only here.
    pub fn shown(&self) -> String {
        String::from_utf8_lossy(&self.0).into_owned()
    }

    /// Where it lies below this top.
    pub fn below(&self, top: &Path) -> PathBuf {
        self.parts().fold(top.to_owned(), |path, part| path.join(os(part)))
    }

    /// The rest of it below this folder; empty where it is the same.
    pub fn inside(&self, folder: &Self) -> Option<&[u8]> {
        let rest = self.0.strip_prefix(folder.0.as_slice())?;
        match rest {
            _ if folder.0.is_empty() => Some(rest),
            [] => Some(rest),
            [b'/', rest @ ..] => Some(rest),
            _ => None,
        }
    }

    fn parts(&self) -> impl Iterator<Item = &[u8]> {
        self.0.split(|&byte| byte == b'/').filter(|part| !part.is_empty())
    }
}

/// A name of the system's out of git's bytes.
#[cfg(unix)]
pub(super) fn os(bytes: &[u8]) -> OsString {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(bytes.to_vec())
}

#[cfg(unix)]
fn bytes(name: &std::ffi::OsStr) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt;
    name.as_bytes().to_vec()
}

/// A name of the system's out of git's bytes, which are UTF-8 on other systems.
#[cfg(not(unix))]
pub(super) fn os(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

#[cfg(not(unix))]
fn bytes(name: &std::ffi::OsStr) -> Vec<u8> {
    name.to_string_lossy().into_owned().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_lies_in_its_folders_alone() {
        let path = |text: &str| GitPath(text.as_bytes().to_vec());
        let rest = |of: &str, folder: &str| path(of).inside(&path(folder)).map(<[u8]>::to_vec);
        for (of, folder, wanted) in [
            ("news/story.md", "news", Some("story.md")),
            ("news/story.md", "", Some("news/story.md")),
            ("news/story.md", "news/story.md", Some("")),
            ("newsroom/story.md", "news", None),
            ("news", "news/story.md", None),
        ] {
            assert_eq!(rest(of, folder), wanted.map(|rest| rest.as_bytes().to_vec()), "{of} in {folder}");
        }
    }
}
