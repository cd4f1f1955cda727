//! Files to text: reading with a limit of size, and decoding.

use std::io::Read;
use std::path::Path;

use super::walk::{At, Input, unreadable};
use crate::document::{Decoded, conflict, decode};
use crate::finding::Problem;
use crate::ledger::MOST_BYTES;

/// The largest draft that is read, in bytes.
pub(super) const MAX_BYTES: u64 = 256 << 20;

/// The text of a draft.
pub(super) fn draft(input: &Input) -> Result<Decoded, Problem> {
    let bytes = match &input.text {
        At::Path(path) => bytes(path, &input.name)?,
        At::Stdin => limited(some(std::io::stdin().lock(), (0, MAX_BYTES), &input.name)?, &input.name)?,
        At::Hand(bytes) => bytes.clone(),
    };
    decoded(&input.name, bytes)
}

/// The text of a draft whose bytes are at hand. One in which a merge left two wordings is no draft yet.
pub(super) fn decoded(name: &str, bytes: Vec<u8>) -> Result<Decoded, Problem> {
    let decoded = decode(name, bytes)?;
    match conflict(&decoded.text) {
        None => Ok(decoded),
        Some((first, last)) => {
            let message = format!("lines {first} to {last} are a merge conflict that nobody resolved");
            Err(Problem::file(name, message)
                .help("keep one wording and take the marks `<<<<<<<`, `=======` and `>>>>>>>` out"))
        }
    }
}

/// The text of a file of ours (config, rule, list, sidecar, baseline), which is UTF-8.
pub(super) fn text(path: &Path, name: &str) -> Result<String, Problem> {
    String::from_utf8(bytes(path, name)?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Problem::file(name, format!("it is not UTF-8: byte {at} begins no character"))
    })
}

/// The bytes of a transcript; one more than is read of one at most, if there are more.
pub(super) fn transcript(path: &Path, name: &str) -> Result<Vec<u8>, Problem> {
    file(path, MOST_BYTES as u64, name)
}

/// The bytes of a file.
pub(super) fn bytes(path: &Path, name: &str) -> Result<Vec<u8>, Problem> {
    limited(file(path, MAX_BYTES, name)?, name)
}

/// The bytes of a file, one more than `most` at most.
fn file(path: &Path, most: u64, name: &str) -> Result<Vec<u8>, Problem> {
    let file = std::fs::File::open(path).map_err(|error| unreadable(name, &error))?;
    let size = file.metadata().map_or(0, |data| data.len());
    some(file, (size, most), name)
}

/// What there is to read, about `size` bytes, one more than `most` at most.
fn some(reader: impl Read, (size, most): (u64, u64), name: &str) -> Result<Vec<u8>, Problem> {
    // With room for one byte more its end is found without another allocation.
    let mut bytes = Vec::with_capacity(size.min(most) as usize + 1);
    reader.take(most + 1).read_to_end(&mut bytes).map_err(|error| unreadable(name, &error))?;
    Ok(bytes)
}

/// These bytes, unless they are more than are read of one draft.
fn limited(bytes: Vec<u8>, name: &str) -> Result<Vec<u8>, Problem> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(too_large(name));
    }
    Ok(bytes)
}

/// A draft with more bytes than are read of one.
pub(super) fn too_large(name: &str) -> Problem {
    let message = format!("it is larger than {} MB, the most that is read of one draft", MAX_BYTES >> 20);
    Problem::file(name, message).help("split it, or check its parts")
}
