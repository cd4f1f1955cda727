//! `ledger new`, `update` and `report`: the record beside a draft, written, brought up to date, printed.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::args::{DraftArgs, Shared};
use super::beside::{Beside, file_name, ledger_path};
use super::check::today;
use super::drafts::{Draft, Drafts};
use super::exit::Status;
use super::found;
use super::init::{create, unwritable};
use super::ledger_args::ReportArgs;
use super::ledger_rows::Remark;
use super::outputs;
use super::projects::relative;
use super::walk::STDIN_NAME;
use super::{finish, ledger_rows, terminal};
use crate::annotate::{Annotated, Lexicon};
use crate::finding::{Label, Problem, Severity};
use crate::ledger::{Change, Told, Updated, fresh, items, update};
use crate::report::{Options, Places, SHEETS, Sheet, one_row};
use crate::rule::RuleSet;

/// Writes a ledger beside each draft that has none.
pub(super) fn new(args: &DraftArgs, print: bool, shared: &Shared) -> io::Result<Status> {
    let (mut drafts, sets, found) = found::read(args, shared);
    let mut problems = Vec::new();
    terminal::print(|out| {
        for (draft, found) in drafts.all.iter().zip(&found) {
            let Ok((found, _)) = found else { continue };
            let path = ledger_path(&draft.place);
            let items = items(found, sets[draft.project].lexicon());
            // What has no file has no place beside it for a ledger.
            let nameless = draft.name == STDIN_NAME;
            let story = if nameless { String::new() } else { file_name(&draft.place) };
            let text = fresh(&story, &items);
            if print || nameless {
                out.write_all(text.as_bytes())?;
                continue;
            }
            match create(&path, &text) {
                Ok(()) => {
                    let name = one_row(&relative(&path));
                    writeln!(out, "wrote  {name}  ({} to check)", counted(items.len(), "entry", "entries"))?;
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => problems.push(
                    Problem::file(relative(&path), "this draft has a ledger already, and it was left as it is")
                        .help("`onrecord ledger update` takes over what changed in the draft"),
                ),
                Err(error) => problems.push(unwritable(&path, &error)),
            }
        }
        Ok(())
    })?;
    found::collect(&mut drafts, found);
    drafts.problems.append(&mut problems);
    finish(drafts.problems, &drafts.files, shared)
}

/// Brings the ledger of each draft up to date.
pub(super) fn bring(args: &DraftArgs, dry: bool, shared: &Shared) -> io::Result<Status> {
    let (mut drafts, sets, found) = found::read(args, shared);
    let mut problems = Vec::new();
    terminal::print(|out| {
        for (draft, found) in drafts.all.iter().zip(&found) {
            let Ok((found, _)) = found else { continue };
            match bring_one((draft, found), &drafts, sets[draft.project].lexicon(), &mut problems) {
                Ok((path, updated)) => {
                    let same = updated.text == drafts.files.get(draft.ledger.unwrap_or(draft.file)).text;
                    match if dry || same { Ok(()) } else { write_over(&path, &updated.text) } {
                        Ok(()) => tell(&relative(&path), &updated, (verb(dry, same), shared.quiet), out)?,
                        Err(error) => problems.push(unwritable(&path, &error)),
                    }
                }
                Err(Some(problem)) => problems.push(problem),
                Err(None) => {}
            }
        }
        Ok(())
    })?;
    found::collect(&mut drafts, found);
    drafts.problems.append(&mut problems);
    finish(drafts.problems, &drafts.files, shared)
}

/// The new text of a ledger. The error is what to tell, where that was not told yet.
fn bring_one(
    (draft, found): (&Draft, &Annotated),
    drafts: &Drafts,
    lexicon: &Lexicon,
    problems: &mut Vec<Problem>,
) -> Result<(PathBuf, Updated), Option<Problem>> {
    let path = ledger_path(&draft.place);
    let Some(file) = draft.ledger else { return Err(Some(no_ledger(draft))) };
    let (beside, told) = Beside::of(draft, &drafts.files);
    // What could not be read of a ledger could be lost in writing it: nothing is written over a fault.
    let faulty = told.iter().any(|problem| problem.level == crate::finding::Level::Error && problem.place.is_some());
    problems.extend(told);
    let Some(beside) = beside.filter(|_| !faulty) else {
        let message = "it has faults, and was left as it is";
        return Err(Some(Problem::file(relative(&path), message).help("mend them, then update again")));
    };
    let text = &drafts.files.get(file).text;
    let updated = update((text, &beside.ledger), (found, &items(found, lexicon)), (&beside.proofs, lexicon));
    updated.map(|updated| (path, updated)).map_err(|(span, message)| {
        let name = &drafts.files.get(file).name;
        let label = Label { file, span, context: span, block: None, note: String::new() };
        Some(Problem::at(name, label, message).help("nothing was written"))
    })
}

/// A whole new text or the old one, never half of one.
fn write_over(path: &Path, text: &str) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let new = path.with_file_name(name);
    fs::write(&new, text)?;
    if let Ok(data) = fs::metadata(path) {
        fs::set_permissions(&new, data.permissions())?;
    }
    fs::rename(&new, path).inspect_err(|_| {
        let _ = fs::remove_file(&new);
    })
}

/// What was done to a ledger.
fn verb(dry: bool, same: bool) -> &'static str {
    match (dry, same) {
        (_, true) => "left as it is",
        (true, false) => "would write",
        (false, false) => "wrote",
    }
}

/// What became of the entries: how many of each, and of those that somebody should look at, which.
fn tell(name: &str, updated: &Updated, (verb, quiet): (&str, bool), out: &mut dyn Write) -> io::Result<()> {
    const KINDS: [(Change, &str); 7] = [
        (Change::Kept, "as before"),
        (Change::Restored, "back in the words that were checked"),
        (Change::Reworded, "reworded"),
        (Change::Stale, "stale: checked in other words"),
        (Change::Gone, "gone from the draft"),
        (Change::Cut, "cut from the draft"),
        (Change::New, "new"),
    ];
    let count = |kind| updated.changes.iter().filter(|told| told.change == kind).count();
    let parts: Vec<String> = KINDS
        .iter()
        .map(|(kind, words)| (count(*kind), words))
        .filter(|(number, _)| *number > 0)
        .map(|(number, words)| format!("{number} {words}"))
        .collect();
    let named = (updated.named > 0).then(|| format!("{} given an id", updated.named));
    let sums = (updated.sums > 0).then(|| format!("{} noted with its sha256", counted(updated.sums, "file", "files")));
    let parts: Vec<String> = parts.into_iter().chain(named).chain(sums).collect();
    writeln!(out, "{verb}  {}  ({})", one_row(name), parts.join(", "))?;
    if quiet {
        return Ok(());
    }
    for Told { id, words, was, change } in &updated.changes {
        let word = match change {
            Change::Restored => "back",
            Change::Reworded => "reworded",
            Change::Stale => "stale",
            Change::Gone => "gone",
            Change::New => "new",
            Change::Kept | Change::Cut => continue,
        };
        writeln!(out, "  {word:<9} {id:>4}  {}", one_row(words))?;
        if let Some(was) = was {
            writeln!(out, "  {:<9} {:>4}  {}", "", "was", one_row(was))?;
        }
    }
    Ok(())
}

/// Prints the ledger of each draft as it stands today.
pub(super) fn report(args: &ReportArgs, shared: &Shared) -> io::Result<Status> {
    let (mut drafts, sets, found) = found::read_for(&args.drafts, &ledger_rows::is_remark, shared);
    let mut problems = Vec::new();
    let mut sheets = Vec::new();
    for (draft, found) in drafts.all.iter().zip(&found) {
        let Ok((found, _)) = found else { continue };
        if draft.ledger.is_none() {
            problems.push(no_ledger(draft));
            continue;
        }
        sheets.extend(sheet((draft, found), &drafts, &sets[draft.project], &mut problems));
    }
    if let Some(format) = SHEETS.iter().find(|format| format.key == args.format) {
        match &args.output {
            None => terminal::print(|out| (format.write)(&sheets, &terminal::options(shared), out))?,
            Some(file) => {
                let written = outputs::to_file(file, |out| (format.write)(&sheets, &Options::default(), out));
                problems.extend(written.err());
            }
        }
    }
    found::collect(&mut drafts, found);
    drafts.problems.append(&mut problems);
    finish(drafts.problems, &drafts.files, shared)
}

/// The rows of one ledger, in its own order; then what the draft says and the ledger does not know.
fn sheet(
    (draft, found): (&Draft, &Annotated),
    drafts: &Drafts,
    rules: &RuleSet,
    problems: &mut Vec<Problem>,
) -> Option<Sheet> {
    let (beside, told) = Beside::of(draft, &drafts.files);
    problems.extend(told);
    let beside = beside?;
    let (judged, told) = beside.judge((draft, found), (rules.lexicon(), today()), &drafts.files);
    problems.extend(told);
    let (judged, items) = judged?;
    // The paper that is kept says what `ledger check` says.
    let found = &found.clone().with_entries(judged.clone().recorded());
    let remarks: Vec<Remark> = rules
        .check(found)
        .into_iter()
        .filter_map(|one| {
            let entry = found.entries.get(one.item.index as usize)?;
            let error = one.severity == Severity::Error;
            Some(Remark { span: entry.span, id: entry.id.clone(), words: one.message, error })
        })
        .collect();
    let places = Places::new(&drafts.files, false);
    let line = |span| {
        let start = places.at(draft.file, found.document.prose.to_file(span)).start;
        format!("{}:{}", start.line, start.column)
    };
    Some(ledger_rows::sheet(&draft.name, &beside.ledger, (&judged, &items, &remarks), &line))
}

/// Said of a draft without one.
pub(super) fn no_ledger(draft: &Draft) -> Problem {
    Problem::file(draft.name.clone(), format!("there is no ledger {} beside it", file_name(&ledger_path(&draft.place))))
        .help("`onrecord ledger new` writes one")
}

fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
