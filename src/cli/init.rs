//! A first project file, a sample house rule and a list, with comments that say what each line does.

use std::fs;
use std::io::Write;
use std::path::Path;

use super::walk::{NO_FOLDER, shown, unreadable};
use crate::finding::Problem;
use crate::report::one_row;

/// What is written, below the folder that is named.
const FILES: &[(&str, &str)] = &[
    ("onrecord.yaml", include_str!("init/onrecord.yaml")),
    ("house-rules/house/named-after-friends.yaml", include_str!("init/named-after-friends.yaml")),
    ("house-rules/lists/house-friend-words.txt", include_str!("init/house-friend-words.txt")),
];

/// Writes the files that are not there yet, and says of each what became of it.
pub(super) fn init(folder: &str, out: &mut dyn Write) -> std::io::Result<Vec<Problem>> {
    let mut problems = Vec::new();
    for (name, text) in FILES {
        let path = Path::new(folder).join(name);
        match create(&path, text) {
            Ok(()) => writeln!(out, "wrote  {}", one_row(&shown(&path)))?,
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                writeln!(out, "kept   {} (it is there already)", one_row(&shown(&path)))?;
            }
            Err(error) => problems.push(unwritable(&path, &error)),
        }
    }
    Ok(problems)
}

/// Writes a file that is not there yet, with the folders above it.
pub(super) fn create(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

/// A file that cannot be written.
pub(super) fn unwritable(path: &Path, error: &std::io::Error) -> Problem {
    let mut problem = unreadable(&shown(path), error);
    problem.message = match error.kind() {
        std::io::ErrorKind::NotFound => "its folder does not exist".to_owned(),
        std::io::ErrorKind::NotADirectory => NO_FOLDER.to_owned(),
        std::io::ErrorKind::PermissionDenied => "it may not be written (permission denied)".to_owned(),
        _ => format!("it cannot be written: {error}"),
    };
    problem
}
