//! Flagged words in their sentence: rows of prose with carets below the words, or a bar beside whole rows of them.

use std::io;
use std::ops::Range;

use anstyle::Style;

use super::Page;
use super::paint::QUIET;
use crate::finding::Label;
use crate::report::line::{Cell, Line, columns};
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
    let line = line(label, page);
    let cells = &line.cells;
    if cells.iter().all(|cell| cell.space) {
        return Ok(());
    }
    let rows = line.rows(page.width - GUTTER_WIDTH);
    let seen = rows.iter().any(|row| cells[row.clone()].iter().any(|cell| cell.marked));
    // Nothing to underline: words left out, or blanks where a row ends. One caret says where.
    let point =
        (!seen).then(|| cells.iter().position(|cell| cell.at as usize >= label.span.start()).unwrap_or(cells.len()));
    let barred = barred(&rows, |row| cells[row].iter().all(|cell| cell.space || cell.marked));
    for (number, row) in rows.iter().enumerate() {
        let next = rows.get(number + 1).map_or(usize::MAX, |next| next.start);
        let point = point.filter(|&at| at < next && (at >= row.start || number == 0));
        let bar = seen && barred[number];
        let (gutter, gutter_style) = if bar { (BAR, style) } else { (GUTTER, QUIET) };
        write!(out, "{}", page.paint.with(gutter_style, gutter))?;
        let mut from = row.start;
        for part in cells[row.clone()].chunk_by(|a, b| a.marked == b.marked) {
            let style = if part.first().is_some_and(|cell| cell.marked) { style } else { Style::new() };
            write!(out, "{}", page.paint.with(style, line.slice(from..from + part.len())))?;
            from += part.len();
        }
        writeln!(out)?;
        let carets = match point {
            Some(at) => {
                let at = at.clamp(row.start, row.end);
                let under = columns(&cells[at..row.end.min(at + 1)]).max(1);
                " ".repeat(columns(&cells[row.start..at])) + &"^".repeat(under)
            }
            None if bar => String::new(),
            None => carets(&cells[row.clone()]),
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

/// What is shown. What is left out of a text that goes on for pages is an ellipsis.
fn line(label: &Label, page: &Page<'_, '_>) -> Line {
    let text = page.places.text(label.file);
    let window = page.places.window(label);
    let mut line = Line::with_capacity(window.len().min(6 * REACH));
    // A grapheme is flagged whole where any of it is. Ellipses of ours never are.
    let flagged = |at: Range<usize>| at.start < label.span.end() && label.span.start() < at.end;
    let add = |line: &mut Line, from: usize, to: usize| line.add((&text[from..to], from), flagged);
    let gap = |line: &mut Line, at: usize| {
        let blank = text[at..].starts_with(char::is_whitespace);
        line.insert(if blank { " …" } else { " … " }, at);
    };
    if window.start() > label.context.start() {
        gap(&mut line, window.start());
    }
    if label.span.len() > 2 * REACH {
        let (head, tail) = (before(text, label.span.start() + REACH), after(text, label.span.end() - REACH));
        add(&mut line, window.start(), head);
        gap(&mut line, tail);
        add(&mut line, tail, window.end());
    } else {
        add(&mut line, window.start(), window.end());
    }
    if window.end() < label.context.end() {
        gap(&mut line, window.end());
    }
    line
}

/// Carets below flagged cells, with no blank at the end.
pub fn carets(cells: &[Cell]) -> String {
    let last = cells.iter().rposition(|cell| cell.marked).map_or(0, |at| at + 1);
    let mut carets = String::with_capacity(last);
    for part in cells[..last].chunk_by(|a, b| a.marked == b.marked) {
        let below = if part.first().is_some_and(|cell| cell.marked) { '^' } else { ' ' };
        carets.extend(std::iter::repeat_n(below, columns(part)));
    }
    carets
}
