//! Rows of words into an aligned text table.

use std::io;

use super::Options;
use super::cells::{cut, fold, harmless, width};
use anstyle::Style;

/// What becomes of a last column that is too long for its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tail {
    /// It goes on below itself.
    Wrap,
    /// It ends in an ellipsis.
    Cut,
}

/// Columns between two columns.
const GAP: usize = 2;
/// The last column keeps at least this much, or half of a narrow table, while others can be narrowed.
const LEAST: usize = 20;

/// Writes a header and rows, each column as wide as its widest cell. Where that is too wide, the widest column
/// but the last gives way first, and what no longer fits in it ends in an ellipsis. A row may have fewer cells
/// than the header, and should not have more: what is over is joined to the last. Cells are words as they stand in
/// drafts: control characters and the like are shown, not sent.
pub fn write_table(
    (header, rows): (&[&str], &[Vec<String>]),
    tail: Tail,
    options: &Options,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    if header.is_empty() {
        return Ok(());
    }
    let rows: Vec<Vec<String>> = rows.iter().map(|row| squared(row, header.len())).collect();
    let widths = widths(header, &rows, options.width);
    let bold = if options.colour { Style::new().bold() } else { Style::new() };
    let heads: Vec<String> = header.iter().map(|&head| head.to_owned()).collect();
    write_row(&heads, &widths, (tail, bold), out)?;
    rows.iter().try_for_each(|row| write_row(row, &widths, (tail, Style::new()), out))
}

/// As many cells as there are columns, each safe at the beginning of a row.
fn squared(row: &[String], columns: usize) -> Vec<String> {
    let mut out: Vec<String> = row.iter().take(columns).map(|cell| harmless(cell)).collect();
    out.resize(columns, String::new());
    if let (Some(last), Some(over)) = (out.last_mut(), row.get(columns..)) {
        for cell in over {
            last.push_str("  ");
            last.push_str(&harmless(cell));
        }
    }
    out
}

fn widths(header: &[&str], rows: &[Vec<String>], total: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = header.iter().map(|head| width(head)).collect();
    for row in rows {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = width(cell).max(*widest).min(total);
        }
    }
    let last = widths.pop().unwrap_or(0);
    let least = last.min(LEAST).min(total / 2);
    let room = total.saturating_sub(GAP * widths.len() + least).max(widths.len());
    while widths.iter().sum::<usize>() > room {
        let widest = widths.iter().copied().max().unwrap_or(0);
        if let Some(column) = widths.iter_mut().find(|column| **column == widest) {
            *column -= 1;
        }
    }
    let left = total.saturating_sub(widths.iter().map(|column| column + GAP).sum());
    widths.push(last.min(left).max(1));
    widths
}

fn write_row(row: &[String], widths: &[usize], look: (Tail, Style), out: &mut dyn io::Write) -> io::Result<()> {
    let (tail, style) = look;
    let mut column = 0;
    let mut indent = 0;
    let last = widths.len() - 1;
    for (cell, &wide) in row.iter().zip(widths).take(last) {
        let shown = cut(cell, wide);
        if !shown.is_empty() {
            write!(out, "{:1$}{style}{shown}{style:#}", "", indent - column)?;
            column = indent + width(&shown);
        }
        indent += wide + GAP;
    }
    let text = row.get(last).map_or("", String::as_str);
    let lines = match tail {
        Tail::Wrap => fold(text, widths[last]),
        Tail::Cut => vec![cut(text, widths[last])],
    };
    for (number, line) in lines.iter().filter(|line| !line.is_empty()).enumerate() {
        if number > 0 {
            writeln!(out)?;
            column = 0;
        }
        write!(out, "{:1$}{style}{line}{style:#}", "", indent - column)?;
    }
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]], tail: Tail, width: usize) -> String {
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect();
        let mut out = Vec::new();
        let options = Options { width, ..Options::default() };
        write_table((&["line", "speaker", "words"], &rows), tail, &options, &mut out).expect("memory takes it all");
        String::from_utf8(out).expect("it is text")
    }

    const ROWS: &[&[&str]] = &[
        &["4:1", "Tova Lind", "The pier will be closed before the winter storms come"],
        &["12:30", "報道官", "Nobody asked us"],
        &["13:1", "", ""],
    ];

    #[test]
    fn the_last_column_wraps_below_itself() {
        let expected = "\
line   speaker    words
4:1    Tova Lind  The pier will be closed before
                  the winter storms come
12:30  報道官     Nobody asked us
13:1
";
        assert_eq!(table(ROWS, Tail::Wrap, 50), expected);
    }

    #[test]
    fn or_is_cut_with_an_ellipsis() {
        let cut = table(ROWS, Tail::Cut, 40);
        assert!(cut.contains("4:1    Tova Lind  The pier will be clos…\n"), "{cut}");
        assert!(cut.lines().all(|line| width(line) <= 40));
    }

    #[test]
    fn the_widest_column_gives_way_and_nothing_overflows() {
        let long: &[&[&str]] =
            &[&["4:1", "The spokeswoman of the harbour board of Orsund", "It is far too late for that"]];
        for wide in 24..70 {
            let text = table(long, Tail::Wrap, wide);
            assert!(text.lines().all(|line| width(line) <= wide), "{wide}\n{text}");
            assert!(text.contains("4:1  "), "{text}");
        }
    }

    #[test]
    fn a_draft_drives_neither_terminal_nor_workflow() {
        let text = table(&[&["::error::x", "\u{1b}[2J", "::error::y\nnext ::z"]], Tail::Wrap, 24);
        assert!(text.lines().all(|line| !line.trim_start().starts_with("::")), "{text}");
        assert!(!text.contains(|c: char| c != '\n' && c.is_control()), "{text}");
    }

    #[test]
    fn cells_too_many_or_too_few_are_kept() {
        let text = table(&[&["1"], &["2", "a", "b", "c"]], Tail::Wrap, 80);
        assert_eq!(text, "line  speaker  words\n1\n2     a        b  c\n");
    }
}
