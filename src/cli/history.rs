//! `history`: what changed in a story that matters, and when, through all its revisions in git.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::args::Shared;
use super::diff::{Differences, compared};
use super::diff_args::HistoryArgs;
use super::diff_pairs;
use super::exit::Status;
use super::git::{Repository, Revision};
use super::outputs;
use super::walk::Input;
use crate::compare::Terms;
use crate::finding::{Dated, Problem, Report, Severity};
use crate::text::FileId;

/// Runs the command.
pub(super) fn run(args: &HistoryArgs, shared: &Shared) -> io::Result<Status> {
    let asked = outputs::asked(&args.out);
    let (revisions, mut problems) = Repository::of(Some(Path::new(&args.path)))
        .and_then(|repository| repository.history(&args.path))
        .unwrap_or_else(|problem| (Vec::new(), vec![problem]));
    problems.extend(outputs::conflicts(&asked));
    let mut chain: Vec<Input> = Vec::new();
    let mut heads: Vec<(String, Head)> = Vec::new();
    for Revision { id, date, subject, version } in revisions {
        match version {
            Some(version) => {
                heads.push((version.name.clone(), Head { id, date, subject }));
                chain.push(version.into());
            }
            None => problems.push(Problem::file(&args.path, format!("{id} deleted it, on {date}")).note()),
        }
    }
    let pairs = diff_pairs::load((vec![chain], problems), args.format_in.as_deref(), shared);
    let files: BTreeMap<String, FileId> =
        pairs.drafts.all.iter().map(|draft| (draft.name.clone(), draft.file)).collect();
    let terms = Terms { published: args.published, lines: false };
    let Differences { mut report, files: texts, failing } = compared(pairs, (&args.rules, terms), shared);
    report.redact = args.out.redact;
    let dated = |(name, Head { id, date, subject }): (String, Head)| {
        files.get(&name).map(|&file| Dated { file, id, date, subject })
    };
    report.revisions = heads.into_iter().filter_map(dated).collect();
    report.stories.clear();
    report.compared.clear();
    sift(&mut report, args);
    let unwritten = outputs::write(&report, &texts, &asked, shared)?;
    report.problems.extend(unwritten);
    // What an edit of long ago did fails nothing, unless that is asked for.
    Ok(Status::of(&report.problems, failing && args.rules.fail_on.is_some()))
}

/// When a revision was made, and what was said of it.
struct Head {
    id: String,
    date: String,
    subject: String,
}

/// Takes out what is no material change, and says how much that was.
fn sift(report: &mut Report, args: &HistoryArgs) {
    let all = report.findings.len();
    if !args.all {
        report.findings.retain(|finding| finding.severity > Severity::Info);
    }
    let notes = all - report.findings.len();
    let changed: usize = report.findings.chunk_by(|a, b| a.primary.file == b.primary.file).count();
    let mut told = match report.revisions.len() {
        0 => return,
        1 => "one revision, and so nothing to compare".to_owned(),
        revisions => format!("{revisions} revisions, of which {changed} are shown"),
    };
    if notes > 0 {
        told.push_str(&format!("; {notes} smaller changes are not"));
    }
    let told = Problem::file(&args.path, told).note();
    report.problems.push(if notes > 0 { told.help("`--all` shows every change") } else { told });
    report.drafts = report.revisions.len();
}
