//! Contents of files at revisions: one process answers for all of them, one after the other.

use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::call::{Failure, Git, not_run};
use crate::cli::load::MAX_BYTES;

/// What git has under a name.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Object {
    /// A file.
    Blob(Vec<u8>),
    /// A file with more bytes than are read of one.
    TooLarge,
    /// A folder, a commit or a tag.
    Other(Vec<u8>),
    /// Nothing.
    Missing,
}

/// `git cat-file --batch`, listening.
pub(super) struct Blobs {
    child: Child,
    /// Closed to end the process.
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    /// What ends a name that is asked for.
    end: u8,
}

impl Blobs {
    /// Starts the process. Where a path may hold a line break names are parted by NULs, which gits before 2.38 do
    /// not know.
    pub fn start(git: &Git, line_breaks: bool) -> Result<Self, Failure> {
        let mut args = vec![OsStr::new("cat-file"), OsStr::new("--batch")];
        if line_breaks {
            args.push(OsStr::new("-z"));
        }
        let started = git.command(&args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut child = started.map_err(|error| Failure::NotRun(not_run(&error)))?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(input), Some(output)) => {
                let end = if line_breaks { 0 } else { b'\n' };
                Ok(Self { child, input: Some(input), output: BufReader::new(output), end })
            }
            _ => Err(Failure::NotRun("the program `git` has no input or output".to_owned())),
        }
    }

    /// What stands under this name: an id, or `ID:path`.
    pub fn read(&mut self, name: &[u8]) -> Result<Object, Failure> {
        self.answer(name).map_err(|error| {
            Failure::NotRun(format!("git stopped answering, as it does where objects are damaged or missing: {error}"))
        })
    }

    /// One name is written and its answer read before the next, so that neither side waits for the other.
    fn answer(&mut self, name: &[u8]) -> io::Result<Object> {
        let input = self.input.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        input.write_all(&[name, &[self.end]].concat())?;
        input.flush()?;
        let mut line = Vec::new();
        self.output.read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let Some((kind, size)) = header(&line) else {
            // `NAME missing`: the name comes back with its own line breaks.
            for _ in name.iter().filter(|&&byte| byte == b'\n') {
                self.output.read_until(b'\n', &mut line)?;
            }
            return Ok(Object::Missing);
        };
        let is_blob = kind == "blob";
        let too_large = size > MAX_BYTES;
        let mut bytes = Vec::new();
        let mut content = self.output.by_ref().take(size);
        if too_large {
            io::copy(&mut content, &mut io::sink())?;
        } else {
            content.read_to_end(&mut bytes)?;
        }
        self.output.read_exact(&mut [0])?;
        Ok(match (is_blob, too_large) {
            (true, true) => Object::TooLarge,
            (true, false) => Object::Blob(bytes),
            (false, _) => Object::Other(bytes),
        })
    }
}

/// `ID KIND SIZE`.
fn header(line: &[u8]) -> Option<(&str, u64)> {
    let line = std::str::from_utf8(line).ok()?.trim_end();
    let mut parts = line.split(' ');
    let (Some(id), Some(kind), Some(size), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return None;
    };
    let is_id = id.len() >= 40 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    Some((kind, size.parse().ok()?)).filter(|_| is_id)
}

impl Drop for Blobs {
    fn drop(&mut self) {
        drop(self.input.take());
        // Its input has ended, and so does it; a status is of no use to anybody any more.
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_an_id_a_kind_and_a_size() {
        let id = "0123456789abcdef0123456789abcdef01234567";
        assert_eq!(header(format!("{id} blob 12\n").as_bytes()), Some(("blob", 12)));
        for line in [format!("{id}:story blob 12\n"), format!("{id} missing\n"), format!("{id} blob 12 missing\n")] {
            assert_eq!(header(line.as_bytes()), None, "{line}");
        }
    }
}
