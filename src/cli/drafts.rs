//! Paths to drafts that are read and decoded, each with the project that holds for it.

use std::path::{Path, PathBuf};

use super::args::{DraftArgs, Shared};
use super::beside::{LEDGER, ledger_path};
use super::neighbours::Neighbours;
use super::projects::{Projects, Reading, relative};
use super::walk::{At, Input};
use super::{load, many, walk};
use crate::config::Settings;
use crate::document::{Decoded, Document, FORMATS, Field, Format, format_by_key, format_of};
use crate::finding::Problem;
use crate::policy::sidecar_name;
use crate::text::{File, FileId, Files};

/// A draft whose text is in [`Files`].
pub(super) struct Draft {
    /// Its text.
    pub file: FileId,
    /// The name it is shown under.
    pub name: String,
    /// Its absolute path, or where its name would put it.
    pub place: PathBuf,
    /// Whether its text is what lies there.
    pub on_disk: bool,
    /// The file beside it that holds suppressions.
    pub sidecar: Option<FileId>,
    /// The ledger beside it.
    pub ledger: Option<FileId>,
    /// The format it is read as.
    pub format: &'static Format,
    /// The project that holds for it: an index into [`Projects::all`].
    pub project: usize,
}

/// The drafts of a run, their texts and projects, and what went wrong on the way.
#[derive(Default)]
pub(super) struct Drafts {
    pub all: Vec<Draft>,
    pub files: Files,
    pub projects: Projects,
    pub problems: Vec<Problem>,
    neighbours: Neighbours,
}

/// Finds and reads the drafts.
pub(super) fn read(args: &DraftArgs, shared: &Shared) -> Drafts {
    let mut drafts = Drafts::default();
    let (mut inputs, problems) = walk::drafts(&args.paths, args.stdin_filename.as_deref());
    drafts.problems.extend(problems);
    inputs.retain(|input| {
        let is_ledger = input.name.ends_with(LEDGER);
        if is_ledger {
            let problem = Problem::file(&input.name, "this is a ledger, and no draft");
            drafts.problems.push(problem.help("name the story: the ledger beside it is found by itself"));
        }
        !is_ledger
    });
    let loaded = many::map(&inputs, shared, |input| input.name.as_str(), load::draft);
    for (input, decoded) in inputs.into_iter().zip(loaded) {
        let decoded = match decoded.and_then(|decoded| decoded) {
            Ok(decoded) => decoded,
            Err(problem) => {
                drafts.problems.push(problem);
                continue;
            }
        };
        drafts.add(input, decoded, args.format_in.as_deref(), shared);
    }
    drafts
}

impl Drafts {
    /// Adds a draft whose text is at hand, with what lies beside it; says which one it is.
    pub fn add(&mut self, input: Input, decoded: Decoded, format_in: Option<&str>, shared: &Shared) -> usize {
        self.problems.extend(decoded.problems);
        let file = self.files.add(File::new(input.name.clone(), decoded.text));
        let mut reading = Reading { shared, files: &mut self.files, problems: &mut self.problems };
        let project = self.projects.of(&input.place, &mut reading);
        // A revision is named `v1:story.md`; its ending is that of its draft.
        let format = format(format_in, &input.place.to_string_lossy());
        let sidecar = input.path().map(|path| PathBuf::from(sidecar_name(&path.to_string_lossy())));
        let sidecar = sidecar.and_then(|path| beside(&path, self));
        let ledger = beside(&ledger_path(&input.place), self);
        let on_disk = matches!(input.text, At::Path(_));
        self.all.push(Draft { file, name: input.name, place: input.place, on_disk, sidecar, ledger, format, project });
        self.all.len() - 1
    }
}

/// The file at this path, where there is one.
fn beside(path: &Path, drafts: &mut Drafts) -> Option<FileId> {
    if !drafts.neighbours.has_file(path) {
        return None;
    }
    let name = if path.is_absolute() { relative(path) } else { walk::shown(path) };
    match load::text(path, &name) {
        Ok(text) => Some(drafts.files.add(File::new(name, text))),
        Err(problem) => {
            drafts.problems.push(problem);
            None
        }
    }
}

/// The format that is asked for, else that of the name, else plain text.
pub(super) fn format(asked: Option<&str>, name: &str) -> &'static Format {
    asked.and_then(format_by_key).or_else(|| format_of(name)).unwrap_or(&FORMATS[0])
}

impl Draft {
    /// Reads the draft's blocks; what it does not say of itself is taken from the settings.
    pub fn document(&self, files: &Files, settings: &Settings) -> (Document, Vec<Problem>) {
        let (mut document, problems) = (self.format.read)(&self.name, files.get(self.file).text.clone());
        let metadata = &mut document.metadata;
        for (field, set) in
            [(&mut metadata.publisher, &settings.publisher), (&mut metadata.story_type, &settings.story_type)]
        {
            if let (Field::Unknown, Some(value)) = (&*field, set) {
                *field = Field::Present(value.value.clone(), None);
            }
        }
        metadata.aliases.extend(settings.aliases.iter().map(|alias| alias.value.clone()));
        (document, problems)
    }
}
