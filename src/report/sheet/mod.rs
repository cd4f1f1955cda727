//! Rows of a list that people take into another program: one file a format, one row of [`SHEETS`] a file.
//!
//! Cells are words of drafts and of people. No format lets them be more than words: no script in HTML, no formula in
//! a spreadsheet, no markup in Markdown, no control character anywhere.

mod csv;
mod html;
mod json;
mod markdown;

use std::io;

use super::Options;
use super::table::write_table;

/// A list with a heading.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// What it is a list of.
    pub title: String,
    /// Lines above it: how many of what.
    pub lines: Vec<String>,
    /// The heads of the columns. The last holds the most.
    pub head: &'static [&'static str],
    /// The columns that a terminal has room for, by index; all, where there are none.
    pub narrow: &'static [usize],
    /// Rows, each with as many cells as there are heads.
    pub rows: Vec<Row>,
}

/// A row of a [`Sheet`].
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<String>,
    /// Whether a reader should look at it first.
    pub marked: bool,
}

/// A format that a list can be written in.
#[derive(Clone, Copy)]
pub struct SheetFormat {
    /// As written behind `--format`.
    pub key: &'static str,
    /// Whom it is for, in one line.
    pub summary: &'static str,
    /// Writes several lists, one after another.
    pub write: fn(&[Sheet], &Options, &mut dyn io::Write) -> io::Result<()>,
}

/// All formats, the default first.
pub const SHEETS: &[SheetFormat] = &[
    SheetFormat { key: "table", summary: "aligned columns, for a terminal", write: table },
    SheetFormat { key: "markdown", summary: "Markdown tables, for a wiki or a pull request", write: markdown::write },
    SheetFormat { key: "csv", summary: "for a spreadsheet; no cell is taken for a formula", write: csv::write },
    SheetFormat { key: "html", summary: "one page, for a browser or for print", write: html::write },
    SheetFormat { key: "json", summary: "for other programs", write: json::write },
];

fn table(sheets: &[Sheet], options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    for (number, sheet) in sheets.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        if !options.brief {
            for line in std::iter::once(&sheet.title).chain(&sheet.lines) {
                writeln!(out, "{}", super::one_row(line))?;
            }
            writeln!(out)?;
        }
        let shown = |column: &usize| {
            (sheet.narrow.is_empty() || sheet.narrow.contains(column))
                && sheet.rows.iter().any(|row| row.cells.get(*column).is_some_and(|cell| !cell.is_empty()))
        };
        let columns: Vec<usize> = (0..sheet.head.len()).filter(shown).collect();
        let head: Vec<&str> = columns.iter().map(|&column| sheet.head[column]).collect();
        let cells = |row: &Row| columns.iter().filter_map(|&column| row.cells.get(column).cloned()).collect();
        let rows: Vec<Vec<String>> = sheet.rows.iter().map(cells).collect();
        write_table((&head, &rows), options, out)?;
    }
    Ok(())
}

/// A cell on one line, control characters shown.
fn cell(text: &str) -> String {
    super::one_row(&crate::text::squeezed(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        let row = |words: &str, marked| Row { cells: vec!["open".to_owned(), words.to_owned()], marked };
        Sheet {
            title: "storm <b>.md".to_owned(),
            lines: vec!["2 entries".to_owned()],
            head: &["status", "words"],
            narrow: &[],
            rows: vec![
                row("=HYPERLINK(\"x\")", true),
                row("a|b <script>\n“c”, \u{1b}[31m", false),
                row("-5, +1 @x", false),
            ],
        }
    }

    fn written(key: &str) -> String {
        let mut out = Vec::new();
        let format = SHEETS.iter().find(|format| format.key == key).expect("there is such a format");
        (format.write)(&[sheet()], &Options::default(), &mut out).expect("a vector takes everything");
        String::from_utf8(out).expect("it is text")
    }

    #[test]
    fn no_format_lets_a_cell_be_more_than_words() {
        for format in SHEETS {
            assert!(!written(format.key).contains('\u{1b}'), "{}", format.key);
        }
        let html = written("html");
        assert!(!html.contains("<script>") && !html.contains("storm <b>") && html.contains("a|b &lt;script&gt; “c”"));
        assert!(written("markdown").contains(r"a\|b \<script\> “c”"), "{}", written("markdown"));
    }

    #[test]
    fn a_spreadsheet_takes_no_cell_for_a_formula() {
        let csv = written("csv");
        let lines: Vec<&str> = csv.lines().collect();
        assert_eq!(lines[0], "file,status,words");
        assert_eq!(lines[1], "storm <b>.md,open,\"'=HYPERLINK(\"\"x\"\")\"");
        assert!(lines[3].ends_with("\"'-5, +1 @x\""), "{csv}");
    }

    #[test]
    fn json_reads_back() {
        let value: serde_json::Value = serde_json::from_str(&written("json")).expect("it is JSON");
        assert_eq!(value["version"], 1);
        assert_eq!(value["lists"][0]["rows"][0]["words"], "=HYPERLINK(\"x\")");
    }
}
