//! The reference of the rule language as Markdown, made from the tables.

use std::fmt::Write as _;

use super::attribute::attributes;
use super::compile::KEYS;
use super::matcher::MATCHERS;
use crate::annotate::{KINDS, Kind, Shape};

/// Keys, kinds with their attributes, and matchers.
#[must_use]
pub fn reference() -> String {
    let mut out = String::from("# Rule language\n\n## Keys of a rule\n\n| key | required | means |\n|---|---|---|\n");
    for (key, required, summary) in KEYS {
        row(&mut out, &[&format!("`{key}`"), if required { "yes" } else { "" }, summary]);
    }
    row(&mut out, &["`examples`", "yes", "`flags` and `passes`, at least one of each"]);
    out.push_str("\n## Kinds\n");
    for kind in KINDS {
        let _ =
            write!(out, "\n### `{}`\n\n{}.\n\n| attribute | takes | says |\n|---|---|---|\n", kind.key, kind.summary);
        for (key, shape, summary) in attributes(kind.kind) {
            row(&mut out, &[&format!("`{key}`"), &takes(shape), summary]);
        }
    }
    out.push_str("\n## Matchers\n\n| matcher | holds when | example |\n|---|---|---|\n");
    for matcher in MATCHERS {
        row(&mut out, &[&format!("`{}`", matcher.key), matcher.summary, &format!("`{}`", matcher.example)]);
    }
    out
}

fn row(out: &mut String, cells: &[&str]) {
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}

fn takes(shape: Shape) -> String {
    let name = |kind: Kind| KINDS.iter().find(|row| row.kind == kind).map_or("item", |row| row.key);
    match shape {
        Shape::Word(words) => format!("`{}`", words.join(" ")),
        Shape::Text => "text".to_owned(),
        Shape::Number => "number".to_owned(),
        Shape::Flag => "`true` `false`".to_owned(),
        Shape::Item(kind) => format!("a {}", name(kind)),
        Shape::Items(kind) => format!("{} items", name(kind)),
    }
}
