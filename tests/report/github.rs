//! `github`: read as the runner reads it, with its own unescaping.

use std::collections::BTreeMap;

use super::readers::Point;
use super::{BOOK, HARBOUR, awkward};

struct Command {
    name: String,
    properties: BTreeMap<String, String>,
    data: String,
}

/// As a runner does: split at the first `::` behind the head, then at commas and equals signs, then unescape.
fn read(line: &str) -> Command {
    let (head, data) = line.strip_prefix("::").and_then(|rest| rest.split_once("::")).expect("a command");
    let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
    assert!(matches!(name, "error" | "warning" | "notice"), "{line}");
    let unescaped = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n");
    let property = |pair: &str| {
        let (key, value) = pair.split_once('=').expect("key and value");
        let value = value.replace("%3A", ":").replace("%2C", ",");
        (key.to_owned(), unescaped(&value).replace("%25", "%"))
    };
    Command {
        name: name.to_owned(),
        properties: properties.split(',').map(property).collect(),
        data: unescaped(data).replace("%25", "%"),
    }
}

#[test]
fn every_place_maps_back_to_the_flagged_words() {
    let from = awkward();
    let out = from.print("github");
    let commands: Vec<Command> = out.lines().map(read).collect();
    let counted: Vec<_> = from.report.counted().collect();
    for (command, finding) in commands.iter().zip(&counted) {
        let file = from.files.get(finding.primary.file);
        assert_eq!(command.properties["file"], file.name);
        assert_eq!(command.properties["title"], finding.rule.id);
        let name = if finding.severity.key() == "info" { "notice" } else { finding.severity.key() };
        assert_eq!(command.name, name);
        assert!(command.data.contains(&finding.rule.advice));
        if file.name == BOOK {
            assert!(!command.properties.contains_key("line"));
            continue;
        }
        let flagged = finding.primary.span.of(&file.text);
        let number = |key: &str| command.properties.get(key).map(|value| value.parse::<usize>().expect("a number"));
        let (line, end_line) = (number("line").expect("a line"), number("endLine").expect("a line"));
        let (Some(column), Some(end_column)) = (number("col"), number("endColumn")) else {
            assert!(line < end_line && flagged.contains('\n'), "only a place over lines has no columns");
            continue;
        };
        let start = Point { line, column }.offset(&file.text);
        let last = Point { line: end_line, column: end_column }.offset(&file.text);
        let end = last + file.text[last..].chars().next().filter(|_| !flagged.is_empty()).map_or(0, char::len_utf8);
        assert_eq!(&file.text[start..end], flagged);
    }
}

#[test]
fn nothing_is_lost() {
    let from = awkward();
    let out = from.print("github");
    let commands: Vec<Command> = out.lines().map(read).collect();
    let counted = from.report.counted().count();
    assert_eq!(commands.len(), counted + 4 + 3, "findings, problems, then what is not shown and the sourcing");
    for (command, problem) in commands[counted..].iter().zip(&from.report.problems) {
        let start: String = problem.message.chars().take(12).collect();
        assert!(command.data.starts_with(&start), "{}", command.data);
        assert_eq!(command.properties.contains_key("file"), !problem.file.is_empty());
    }
    assert!(commands[counted + 4].data.starts_with("3 suppressed"));
    assert!(commands[counted + 5].data.starts_with("12 more of claims held back"));
    assert_eq!(commands[counted + 6].properties["file"], HARBOUR);
    assert!(commands[counted + 6].data.contains("sources: 1 unnamed"));
}

#[test]
fn a_draft_cannot_inject_a_command() {
    let out = awkward().print("github");
    for line in out.lines() {
        let (head, _) = line[2..].split_once("::").expect("a command");
        let keys = head
            .split_once(' ')
            .map_or("", |(_, properties)| properties)
            .split(',')
            .filter_map(|p| p.split('=').next());
        for key in keys {
            assert!(["file", "line", "endLine", "col", "endColumn", "title"].contains(&key), "{line}");
        }
    }
    assert!(out.contains("50 %25 of it, say: ::set-env name=X::y %250A␛[2J%0A"), "{out}");
    assert!(out.contains("file=drafts/100%25 früh%2C “Hafen”%3A 2.md,"), "{out}");
}
