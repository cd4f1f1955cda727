//! Flagged words in their sentence: rows of prose with carets below the words, or a bar beside whole rows of them.

use std::io;
use std::ops::Range;

use anstyle::Style;

use super::Page;
use super::paint::QUIET;
use crate::finding::Label;
use crate::report::cells::{Cell, cells, joined, rows};
use crate::report::place::{after, before};

/// Before each row of a draft's own words.
pub const GUTTER: &str = "  │ ";
/// Before rows that are flagged from end to end.
const BAR: &str = "  ▌ ";
/// How many columns that takes.
pub const GUTTER_WIDTH: usize = 4;
/// Flagged words beyond this many bytes at their beginning and at their end are not all shown.
const REACH: usize = 800;

/// Writes the sentence of a label, its words underlined in a style. Writes nothing where there are no words.
pub fn write(label: &Label, style: Style, page: &Page<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let cells = line(label, page);
    if cells.iter().all(|cell| cell.space) {
        return Ok(());
    }
    let rows = rows(&cells, page.width - GUTTER_WIDTH);
    let seen = rows.iter().any(|row| cells[row.clone()].iter().any(|cell| flagged(cell, label)));
    // Nothing to underline: words left out, or blanks where a row ends. One caret says where.
    let point =
        (!seen).then(|| cells.iter().position(|cell| cell.at.start >= label.span.start()).unwrap_or(cells.len()));
    let barred = barred(&rows, |row| cells[row].iter().all(|cell| cell.space || flagged(cell, label)));
    for (number, row) in rows.iter().enumerate() {
        let next = rows.get(number + 1).map_or(usize::MAX, |next| next.start);
        let point = point.filter(|&at| at < next && (at >= row.start || number == 0));
        let bar = seen && barred[number];
        let (gutter, gutter_style) = if bar { (BAR, style) } else { (GUTTER, QUIET) };
        write!(out, "{}", page.paint.with(gutter_style, gutter))?;
        for part in cells[row.clone()].chunk_by(|a, b| flagged(a, label) == flagged(b, label)) {
            let style = if part.first().is_some_and(|cell| flagged(cell, label)) { style } else { Style::new() };
            write!(out, "{}", page.paint.with(style, joined(part)))?;
        }
        writeln!(out)?;
        let carets = match point {
            Some(at) => {
                let before = &cells[row.start..at.clamp(row.start, row.end)];
                " ".repeat(before.iter().map(|cell| cell.width).sum()) + "^"
            }
            None if bar => String::new(),
            None => carets(&cells[row.clone()], label),
        };
        if !carets.is_empty() {
            let blank = carets.len() - carets.trim_start().len();
            let (blanks, carets) = carets.split_at(blank);
            writeln!(out, "{}{blanks}{}", page.paint.with(QUIET, GUTTER), page.paint.with(style, carets))?;
        }
    }
    Ok(())
}

/// Which rows get a bar: those flagged from end to end that stand together. Carets below one row say where its words
/// are; below row upon row of a flagged sentence they say nothing, and hide it.
fn barred(rows: &[Range<usize>], whole: impl Fn(Range<usize>) -> bool) -> Vec<bool> {
    let whole: Vec<bool> = rows.iter().cloned().map(whole).collect();
    let at = |number: usize| whole.get(number).copied().unwrap_or(false);
    (0..rows.len()).map(|number| at(number) && (at(number + 1) || number > 0 && at(number - 1))).collect()
}

/// The cells of what is shown. What is left out of a text that goes on for pages is an ellipsis.
fn line<'t>(label: &Label, page: &Page<'_, 't>) -> Vec<Cell<'t>> {
    let text = page.places.text(label.file);
    let window = page.places.window(label);
    let mut line = Vec::with_capacity(window.len().min(6 * REACH));
    let add = |from: usize, to: usize, line: &mut Vec<_>| {
        line.extend(cells(&text[from..to]).map(|cell| Cell { at: cell.at.start + from..cell.at.end + from, ..cell }));
    };
    let gap = |at: usize, line: &mut Vec<_>| {
        let blank = text[at..].starts_with(char::is_whitespace);
        let ellipsis = if blank { " …" } else { " … " };
        line.extend(cells(ellipsis).map(|cell| Cell { at: at..at, ..cell }));
    };
    if window.start() > label.context.start() {
        gap(window.start(), &mut line);
    }
    if label.span.len() > 2 * REACH {
        let (head, tail) = (before(text, label.span.start() + REACH), after(text, label.span.end() - REACH));
        add(window.start(), head, &mut line);
        gap(tail, &mut line);
        add(tail, window.end(), &mut line);
    } else {
        add(window.start(), window.end(), &mut line);
    }
    if window.end() < label.context.end() {
        gap(window.end(), &mut line);
    }
    line
}

/// A grapheme is flagged whole where any of it is. Ellipses of ours are empty places, and never are.
fn flagged(cell: &Cell<'_>, label: &Label) -> bool {
    cell.at.start < label.span.end() && label.span.start() < cell.at.end && !cell.at.is_empty()
}

/// Carets below flagged cells, with no blank at the end.
fn carets(cells: &[Cell<'_>], label: &Label) -> String {
    let last = cells.iter().rposition(|cell| flagged(cell, label)).map_or(0, |at| at + 1);
    let mut carets = String::with_capacity(last);
    for cell in &cells[..last] {
        let below = if flagged(cell, label) { '^' } else { ' ' };
        (0..cell.width).for_each(|_| carets.push(below));
    }
    carets
}
