//! The findings of each file.

use std::collections::BTreeMap;
use std::io;

use super::paint::{self, QUIET, STRONG};
use super::prose::{self, GUTTER, GUTTER_WIDTH};
use super::{Page, change, counted};
use crate::finding::{Finding, HeldBack, Label, Severity, SuppressedBy};
use crate::report::cells::{cut, plain, width};
use crate::report::in_order;
use crate::report::wire;
use crate::text::FileId;

/// What there is of one file.
#[derive(Default)]
struct Group<'r> {
    shown: Vec<&'r Finding>,
    suppressed: Vec<SuppressedBy>,
    held_back: Vec<&'r HeldBack>,
}

/// How many files are made ready before they are written: no report is held in memory as a whole.
const AT_ONCE: usize = 256;

/// Writes every file that has findings, shown or not, made ready in some threads.
pub fn write(page: &Page<'_, '_>, threads: usize, out: &mut dyn io::Write) -> io::Result<()> {
    let mut groups: BTreeMap<FileId, Group<'_>> = BTreeMap::new();
    for finding in &page.report.findings {
        let group = groups.entry(finding.primary.file).or_default();
        match &finding.suppressed {
            Some(suppressed) => group.suppressed.push(suppressed.kind),
            None => group.shown.push(finding),
        }
    }
    for held in &page.report.held_back {
        groups.entry(held.file).or_default().held_back.push(held);
    }
    let groups: Vec<(FileId, Group<'_>)> = groups.into_iter().collect();
    groups.chunks(AT_ONCE).try_for_each(|groups| {
        let ready = in_order(groups, threads, |(file, group)| {
            let mut ready = Vec::new();
            of_file(*file, group, page, &mut ready).map(|()| ready)
        });
        ready.into_iter().try_for_each(|ready| out.write_all(&ready?))
    })
}

/// What there is to say of one file.
fn of_file(file: FileId, group: &Group<'_>, page: &Page<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    page.heading(&page.title(file), out)?;
    let same = |a: &&Finding, b: &&Finding| match (&a.revised, &b.revised) {
        (Some(_), Some(_)) => change::is_same_place(a, b),
        _ => a.primary == b.primary,
    };
    group.shown.chunk_by(same).try_for_each(|findings| match findings {
        [first, ..] if first.revised.is_some() => change::write(findings, page, out),
        _ => at_one_place(findings, page, out),
    })?;
    not_shown(group, page, out)
}

/// What there is to say of the same words, and these once.
fn at_one_place(findings: &[&Finding], page: &Page<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    findings.iter().try_for_each(|finding| said_of(finding, page, out))?;
    let heaviest = findings.iter().map(|finding| finding.severity).max();
    if let (Some(first), Some(severity), false) = (findings.first(), heaviest, page.places.redact()) {
        prose::write(&first.primary, paint::of(severity), page, out)?;
    }
    findings.iter().try_for_each(|finding| related(finding, page, out))?;
    writeln!(out)
}

pub fn said_of(finding: &Finding, page: &Page<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let style = paint::of(finding.severity);
    let head = word(finding.severity);
    let message = page.fold(wire::message(finding, page.places), head.len() + 2);
    for (number, row) in message.iter().enumerate() {
        let margin = if number == 0 { head } else { "" };
        let margin = page.paint.with(style, format!("{margin:0$}", head.len()));
        writeln!(out, "{margin}  {}", page.paint.with(STRONG, row))?;
    }
    let (at, rule) = (place(&finding.primary, page), plain(&finding.rule.id));
    let one_row = width(&at) + width(&rule) + 4 <= page.width;
    let between = if one_row { "  " } else { "\n  " };
    writeln!(out, "  {}{between}{}", page.paint.with(QUIET, at), page.paint.with(QUIET, rule))
}

/// As a person reads it; `info` is a key for machines.
pub fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "note",
        heavier => heavier.key(),
    }
}

/// `path:line:column`, which terminals and editors open; a container has blocks instead of lines.
pub fn place(label: &Label, page: &Page<'_, '_>) -> String {
    let name = page.name(label.file);
    match &label.block {
        Some(block) => format!("{name}, {}", plain(block)),
        None => format!("{name}:{}", line_and_column(label, page)),
    }
}

fn line_and_column(label: &Label, page: &Page<'_, '_>) -> String {
    let start = page.places.start(label);
    format!("{}:{}", start.line, start.column)
}

/// The other places of a finding, one row each; those that say the same share a row.
pub fn related(finding: &Finding, page: &Page<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    for label in &finding.related {
        let said = said(label, page);
        let at = match &label.block {
            _ if label.file != finding.primary.file => place(label, page),
            Some(block) => plain(block),
            None => line_and_column(label, page),
        };
        match rows.iter_mut().rev().take(8).find(|(other, _)| *other == said) {
            Some((_, places)) => places.push(at),
            None => rows.push((said, vec![at])),
        }
    }
    for (said, places) in rows {
        let text = if said.is_empty() { places.join(", ") } else { format!("{}  {said}", places.join(", ")) };
        for (number, row) in page.fold(&text, GUTTER_WIDTH + 2).iter().enumerate() {
            let bullet = if number == 0 { "· " } else { "  " };
            writeln!(out, "{}{}", page.paint.with(QUIET, GUTTER), page.paint.with(QUIET, format!("{bullet}{row}")))?;
        }
    }
    Ok(())
}

/// The note of a related place and its words, briefly.
fn said(label: &Label, page: &Page<'_, '_>) -> String {
    const BRIEF: usize = 48;
    if page.places.redact() {
        return String::new();
    }
    let words = page.places.text(label.file).get(label.span.range()).unwrap_or_default();
    let words = cut(words.trim(), BRIEF);
    match (label.note.is_empty(), words.is_empty()) {
        (true, _) => words,
        (false, true) => label.note.clone(),
        (false, false) => format!("{}: {words}", label.note),
    }
}

/// Findings that exist and are not printed: nothing is dropped in silence.
fn not_shown(group: &Group<'_>, page: &Page<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut said = Vec::new();
    for held in &group.held_back {
        said.push(format!("{} more of {} held back, {} shown", held.findings, held.pack, held.shown));
    }
    for kind in wire::SUPPRESSED_BY {
        let number = group.suppressed.iter().filter(|&&by| by == kind).count();
        if number > 0 {
            let how = if kind == SuppressedBy::Baseline { "in the" } else { "suppressed by a" };
            said.push(format!("{} {how} {}", counted(number, "finding"), wire::suppressed_by(kind)));
        }
    }
    for row in said.iter().flat_map(|line| page.fold(line, 2)) {
        writeln!(out, "  {}", page.paint.with(QUIET, row))?;
    }
    if said.is_empty() { Ok(()) } else { writeln!(out) }
}
