//! The transcripts of `--against`: read once for all drafts.

use std::path::Path;

use super::drafts::Drafts;
use super::{load, walk};
use crate::annotate::Annotated;
use crate::ledger::{Transcript, hear};
use crate::text::{File, FileId};

/// What quotations are held against.
#[derive(Default)]
pub(super) struct Transcripts {
    all: Vec<Transcript>,
    /// Their texts, for places in them.
    pub files: Vec<FileId>,
}

impl Transcripts {
    /// Reads the files; what cannot be read is a Problem, and the others are used.
    pub fn read(paths: &[String], drafts: &mut Drafts) -> Self {
        let mut transcripts = Self::default();
        for path in paths {
            let path = Path::new(path);
            let name = walk::shown(path);
            match load::transcript(path, &name).and_then(|bytes| Transcript::read(&name, bytes)) {
                Ok((transcript, problems)) => {
                    drafts.problems.extend(problems);
                    transcripts.files.push(drafts.files.add(File::new(name, transcript.text.clone())));
                    transcripts.all.push(transcript);
                }
                Err(problem) => drafts.problems.push(problem),
            }
        }
        transcripts
    }

    /// Whether there is anything that quotations can be held against.
    pub fn speak(&self) -> bool {
        self.all.iter().any(Transcript::has_words)
    }

    /// The draft with what they show of its quotations; as it is where there is none.
    pub fn lay_into(&self, found: Annotated) -> Annotated {
        if self.all.is_empty() {
            return found;
        }
        let heard = hear(&found, &self.all);
        found.with_heard(heard)
    }
}
