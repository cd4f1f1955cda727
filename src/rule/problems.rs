//! Faults of a YAML file to Problems at their places.

use super::yaml::Fault;
use crate::finding::{Label, Problem};
use crate::text::{File, FileId, Files, Span};

/// The Problems of a file. It is added to `files`, so that their places can be shown, if there are any.
pub(crate) fn problems(faults: Vec<Fault>, file: File, files: &mut Files) -> Vec<Problem> {
    if faults.is_empty() {
        return Vec::new();
    }
    let name = file.name.clone();
    let lines: Vec<Span> = faults.iter().map(|fault| line(&file.text, fault.span)).collect();
    let id = files.add(file);
    let problem = |(fault, context): (Fault, Span)| {
        let mut problem = Problem::at(name.clone(), label(id, fault.span, context), fault.message);
        problem.help = fault.help;
        if fault.note { problem.note() } else { problem }
    };
    faults.into_iter().zip(lines).map(problem).collect()
}

fn label(file: FileId, span: Span, context: Span) -> Label {
    Label { file, span, context, block: None, note: String::new() }
}

/// The lines that a place touches.
fn line(text: &str, span: Span) -> Span {
    let start = text[..span.start()].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end()..].find('\n').map_or(text.len(), |at| span.end() + at);
    Span::new(start, end)
}
