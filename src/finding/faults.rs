//! Faults of a YAML file to Problems at their places.

use super::{Label, Problem};
use crate::text::{File, FileId, Files, Span};
use crate::yaml::Fault;

/// The Problems of a file. It is added to `files`, so that their places can be shown, if there are any.
pub(crate) fn problems(faults: Vec<Fault>, file: File, files: &mut Files) -> Vec<Problem> {
    if faults.is_empty() {
        return Vec::new();
    }
    let lines: Vec<Span> = faults.iter().map(|fault| line(&file.text, fault.span)).collect();
    let name = file.name.clone();
    let id = files.add(file);
    faults.into_iter().zip(lines).map(|(fault, context)| problem(fault, &name, label(id, context))).collect()
}

/// The Problems of a file that was added before.
pub(crate) fn problems_of(faults: Vec<Fault>, id: FileId, file: &File) -> Vec<Problem> {
    let placed = |fault: Fault| {
        let context = line(&file.text, fault.span);
        problem(fault, &file.name, label(id, context))
    };
    faults.into_iter().map(placed).collect()
}

fn problem(fault: Fault, name: &str, lines: Label) -> Problem {
    let mut problem = Problem::at(name, Label { span: fault.span, ..lines }, fault.message);
    problem.help = fault.help;
    if fault.note { problem.note() } else { problem }
}

/// A label over whole lines; the place inside them comes from the fault.
fn label(file: FileId, lines: Span) -> Label {
    Label { file, span: lines, context: lines, block: None, note: String::new() }
}

/// The lines that a place touches.
fn line(text: &str, span: Span) -> Span {
    let start = text[..span.start()].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end()..].find('\n').map_or(text.len(), |at| span.end() + at);
    Span::new(start, end)
}
