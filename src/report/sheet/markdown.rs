//! Lists as Markdown tables (GitHub Flavored Markdown).

use std::io;

use super::{Sheet, cell};
use crate::report::Options;

pub(super) fn write(sheets: &[Sheet], _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    for (number, sheet) in sheets.iter().enumerate() {
        let gap = if number > 0 { "\n" } else { "" };
        writeln!(out, "{gap}## {}\n", escaped(&sheet.title))?;
        for line in &sheet.lines {
            writeln!(out, "{}\n", escaped(line))?;
        }
        writeln!(out, "| {} |", sheet.head.join(" | "))?;
        writeln!(out, "|{}", "---|".repeat(sheet.head.len()))?;
        for row in &sheet.rows {
            let cells: Vec<String> = row.cells.iter().map(|text| escaped(text)).collect();
            let (open, close) = if row.marked { ("**", "**") } else { ("", "") };
            let cells: Vec<String> = (cells.iter().enumerate())
                .map(
                    |(at, cell)| {
                        if at == 0 && !cell.is_empty() { format!("{open}{cell}{close}") } else { cell.clone() }
                    },
                )
                .collect();
            writeln!(out, "| {} |", cells.join(" | "))?;
        }
    }
    Ok(())
}

/// Words that Markdown takes for words.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in cell(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
