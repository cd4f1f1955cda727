//! The ledger beside a draft, and the files that it names.

use std::path::{Path, PathBuf};

use super::drafts::Draft;
use super::load;
use super::projects::relative;
use super::walk::unreadable;
use crate::annotate::{Annotated, Lexicon};
use crate::finding::Problem;
use crate::ledger::{
    Entry, Evidence, EvidenceKind, Held, Item, Judged, Ledger, MOST_BYTES, Proofs, items, judge, read,
};
use crate::text::{FileId, Files};

/// How the name of a ledger ends.
pub(super) const LEDGER: &str = ".ledger.yaml";

/// Where the ledger of a draft stands: `STORY.ledger.yaml` for `STORY.md`.
pub(super) fn ledger_path(draft: &Path) -> PathBuf {
    draft.with_extension(&LEDGER[1..])
}

/// The last part of a path.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A ledger with what it names.
pub(super) struct Beside {
    pub file: FileId,
    pub ledger: Ledger,
    pub proofs: Proofs,
}

impl Beside {
    /// The ledger of a draft, where there is one that can be read.
    pub fn of(draft: &Draft, files: &Files) -> (Option<Self>, Vec<Problem>) {
        let Some(file) = draft.ledger else { return (None, Vec::new()) };
        let (ledger, mut problems) = read(file, files.get(file));
        let Some(ledger) = ledger else { return (None, problems) };
        let proofs = proofs(&ledger, &ledger_path(&draft.place), &mut problems);
        (Some(Self { file, ledger, proofs }), problems)
    }

    /// Holds the draft against it. `None`, and a Problem, where it is another story's.
    pub fn judge(
        &self,
        (draft, found): (&Draft, &Annotated),
        (lexicon, today): (&Lexicon, jiff::civil::Date),
        files: &Files,
    ) -> (Option<(Judged, Vec<Item>)>, Vec<Problem>) {
        let items = items(found, lexicon);
        let judged = judge((&self.ledger, &self.proofs), (found, &items), (lexicon, today));
        let name = &files.get(self.file).name;
        let all = self.ledger.entries.len();
        let none = all > 0 && judged.gone().count() == all;
        let own = file_name(&draft.place);
        let other = self.ledger.story.as_ref().filter(|story| **story != own);
        match other {
            Some(story) if none => {
                let message =
                    format!("this ledger is of `{story}`, and no entry of it stands in `{own}`; it was left out");
                let help = format!("name it after its story, or write `story: {own}` if the story was renamed");
                (None, vec![Problem::file(name, message).help(help)])
            }
            Some(story) => {
                let message = format!("this ledger says that it is of `{story}`, and lies beside `{own}`");
                let told = Problem::file(name, message).help(format!("write `story: {own}` if the story was renamed"));
                (Some((judged, items)), vec![told.note()])
            }
            None if none => {
                let message = format!("none of its {all} entries stands in `{own}`");
                let help = "is it the ledger of another story, or of a version long ago?";
                (Some((judged, items)), vec![Problem::file(name, message).help(help).note()])
            }
            None => (Some((judged, items)), Vec::new()),
        }
    }
}

impl Beside {
    /// What a checker should know that is no finding: words that have gone, files that could not be read as text.
    pub fn remarks(&self, judged: &Judged, files: &Files) -> Vec<Problem> {
        let name = &files.get(self.file).name;
        let mut remarks = Vec::new();
        let gone: Vec<String> = judged.gone().map(|at| self.ledger.entries[at].called()).collect();
        if !gone.is_empty() {
            remarks.push(format!("no longer in the draft: {}", shortened(&gone)));
        }
        let standing = self.ledger.entries.iter().zip(&judged.entries).filter(|(_, recorded)| recorded.is_some());
        let no_text = |evidence: &&Evidence| self.proofs.get(evidence).is_some_and(|file| file.held() == Held::NoText);
        let of = |entry: &Entry| {
            let called = entry.called();
            let files = entry.evidence.iter().filter(no_text);
            files.map(|file| format!("{} (entry {called})", file.name)).collect::<Vec<_>>()
        };
        let mut unread: Vec<String> = standing.flat_map(|(entry, _)| of(entry)).collect();
        unread.sort_unstable();
        unread.dedup();
        if !unread.is_empty() {
            let names = shortened(&unread);
            remarks.push(format!("no text, so that nothing was looked up in it: {names}"));
        }
        remarks.into_iter().map(|message| Problem::file(name, message).note()).collect()
    }
}

/// The first of some names, and how many more there are.
fn shortened(names: &[String]) -> String {
    const SHOWN: usize = 8;
    let mut text = names[..names.len().min(SHOWN)].join(", ");
    if names.len() > SHOWN {
        text.push_str(&format!(" and {} more", names.len() - SHOWN));
    }
    text
}

/// The files that a ledger names, read once each.
fn proofs(of: &Ledger, ledger: &Path, problems: &mut Vec<Problem>) -> Proofs {
    let folder = ledger.parent().unwrap_or(ledger);
    let mut names: Vec<&str> = of
        .entries
        .iter()
        .flat_map(|entry| &entry.evidence)
        .filter(|evidence| evidence.kind == EvidenceKind::File)
        .map(|evidence| evidence.name.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    let mut proofs = Proofs::default();
    for name in names {
        let path = folder.join(name);
        // What is no ordinary file (a pipe, a device) might never end.
        match std::fs::metadata(&path) {
            Ok(data) if !data.is_file() => {
                let message = format!("`{name}` is named as evidence, and is no file");
                problems.push(Problem::file(relative(ledger), message).help("name the files themselves"));
            }
            Ok(data) if data.len() > MOST_BYTES as u64 => {
                let message = format!("it is larger than {} MB, the most that is read of evidence", MOST_BYTES >> 20);
                problems.push(Problem::file(relative(&path), message).help("name the part of it that counts"));
            }
            Ok(_) => match load::bytes(&path, &relative(&path)) {
                Ok(bytes) => proofs.add(name, Some(bytes)),
                Err(problem) => problems.push(problem),
            },
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => proofs.add(name, None),
            Err(error) => problems.push(unreadable(&relative(&path), &error)),
        }
    }
    proofs
}
