//! Workflow commands that GitHub shows as annotations on the lines of a pull request.
//!
//! A command ends with its line, its properties with `::` and each property with a comma; whatever could be taken
//! for one of them is escaped, so that no draft can end a command or begin another.

use std::io;

use super::Options;
use super::cells::plain;
use super::place::{Place, Places};
use super::wire;
use crate::finding::{Finding, Label, Level, Problem, Report, Severity};
use crate::text::Files;

/// Writes one command a finding and problem, and notices for what is not shown one by one.
pub fn write(report: &Report, files: &Files, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let places = Places::new(files, report.redact);
    for finding in report.counted() {
        command(&of_finding(finding, &places), out)?;
    }
    for problem in &report.problems {
        command(&of_problem(problem, &places), out)?;
    }
    let suppressed = report.findings.len() - report.counted().count();
    if suppressed > 0 {
        let message = format!("{suppressed} suppressed or in the baseline, not shown here");
        command(&notice("findings that do not count", message), out)?;
    }
    for held in &report.held_back {
        let message = format!("{} more of {} held back, {} shown", held.findings, held.pack, held.shown);
        let properties = vec![("file", plain(places.path(held.file)))];
        let mut held = notice("findings held back by the profile", message);
        held.properties.splice(0..0, properties);
        command(&held, out)?;
    }
    if options.brief {
        return Ok(());
    }
    let title = if report.compared.is_empty() { "sourcing" } else { "what changed" };
    for (story, of) in wire::Summary::new(report, &places).stories.iter().zip(&report.stories) {
        let rows: Vec<_> = story.rows.iter().map(|row| format!("{}: {}", row.label, plain(row.text))).collect();
        let mut summary = notice(title, rows.join("\n"));
        summary.properties.insert(0, ("file", plain(places.path(of.file))));
        command(&summary, out)?;
    }
    Ok(())
}

struct Command {
    name: &'static str,
    properties: Vec<(&'static str, String)>,
    data: String,
}

fn notice(title: &str, data: String) -> Command {
    Command { name: "notice", properties: vec![("title", title.to_owned())], data }
}

fn of_finding(finding: &Finding, places: &Places<'_>) -> Command {
    let name = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let mut properties = place(&finding.primary, places);
    properties.push(("title", finding.rule.id.clone()));
    let mut data = format!("{}\n{}", plain(wire::message(finding, places)), plain(&finding.rule.advice));
    for label in finding.others() {
        let Place { start, .. } = places.at(label.file, label.span);
        let note = if places.redact() { String::new() } else { plain(&label.note) };
        let at = format!("{}:{}:{}", plain(places.name(label.file)), start.line, start.column);
        data.push_str(&["\nSee also ", &at, if note.is_empty() { "" } else { ": " }, &note].concat());
    }
    Command { name, properties, data }
}

fn of_problem(problem: &Problem, places: &Places<'_>) -> Command {
    let name = if problem.level == Level::Error { "error" } else { "notice" };
    let mut properties = match &problem.place {
        Some(label) => place(label, places),
        None if problem.file.is_empty() => Vec::new(),
        None => vec![("file", plain(&problem.file))],
    };
    properties.push(("title", "problem".to_owned()));
    let help = problem.help.as_deref().map_or_else(String::new, |help| format!("\n{}", plain(help)));
    Command { name, properties, data: plain(&problem.message) + &help }
}

/// Lines and columns count from 1 and name the last character itself. GitHub ignores columns of a place that
/// spans lines. Places in a container have no line.
fn place(label: &Label, places: &Places<'_>) -> Vec<(&'static str, String)> {
    let mut properties = vec![("file", plain(places.path(label.file)))];
    if label.block.is_some() {
        return properties;
    }
    let text = places.text(label.file);
    let start = places.at(label.file, label.span).start;
    let last = label.span.of(text).char_indices().next_back().map_or(0, |(at, _)| at);
    let last = places.at(label.file, crate::text::Span::empty(label.span.start() + last)).start;
    properties.push(("line", start.line.to_string()));
    properties.push(("endLine", last.line.to_string()));
    if start.line == last.line {
        properties.push(("col", start.column.to_string()));
        properties.push(("endColumn", last.column.to_string()));
    }
    properties
}

fn command(command: &Command, out: &mut dyn io::Write) -> io::Result<()> {
    let properties: Vec<_> =
        command.properties.iter().map(|(key, value)| format!("{key}={}", property(value))).collect();
    writeln!(out, "::{} {}::{}", command.name, properties.join(","), data(&command.data))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
