//! What changed between two revisions: old and new words, side by side where there is room, else one below the other.

use std::io;

use anstyle::{AnsiColor, Style};

use super::Page;
use super::finding::{related, said_of};
use super::prose::{GUTTER_WIDTH, carets};
use crate::finding::{Finding, Label, Revised};
use crate::report::line::Line;
use crate::text::{Span, edits, words_at};

/// From this width on the two stand side by side.
const WIDE: usize = 100;
/// Between the two columns.
const BETWEEN: usize = 3;
/// With fewer words in common, to mark those that differ would mark all.
const LIKE: f64 = 0.3;

const GONE: Style = AnsiColor::Red.on_default();
const CAME: Style = AnsiColor::Green.on_default();

/// Whether two findings are about the same sentences of both revisions.
pub fn is_same_place(a: &Finding, b: &Finding) -> bool {
    let (Some(before), Some(after)) = (&a.revised, &b.revised) else { return false };
    let old = |one: &Revised| one.old.as_ref().map(|old| old.context);
    let there = !a.primary.span.is_empty() && !b.primary.span.is_empty();
    let (old, new) = ((old(before), old(after)), (a.primary.context, b.primary.context));
    match old {
        (Some(x), Some(y)) if x != y => false,
        (Some(_), Some(_)) => new.0 == new.1 || !there,
        _ => there && new.0 == new.1,
    }
}

/// Writes what there is to say of some sentences, and these as they were and as they are.
pub fn write(findings: &[&Finding], page: &Page<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    findings.iter().try_for_each(|finding| said_of(finding, page, out))?;
    if !page.places.redact() {
        let old = findings.iter().find_map(|one| one.revised.as_ref()?.old.as_ref());
        let new = findings.iter().map(|one| &one.primary).find(|label| !label.span.is_empty());
        sides(old, new, page, out)?;
    }
    findings.iter().try_for_each(|finding| related(finding, page, out))?;
    writeln!(out)
}

fn sides(old: Option<&Label>, new: Option<&Label>, page: &Page<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let (gone, came) = match (old, new) {
        (Some(old), Some(new)) => differing((old, new), page),
        (Some(old), None) => (part(old), Vec::new()),
        (None, Some(new)) => (Vec::new(), part(new)),
        (None, None) => return Ok(()),
    };
    let both = old.zip(new).filter(|_| page.width >= WIDE);
    let column = (page.width - 2 * GUTTER_WIDTH - BETWEEN) / 2;
    if let Some((old, new)) = both {
        let left = rows(old, (&gone, GONE), (page, column));
        let right = rows(new, (&came, CAME), (page, column));
        return beside(&left, &right, (page, column), out);
    }
    for (label, marks, style, sign) in [(old, &gone, GONE, "  − "), (new, &came, CAME, "  + ")] {
        let Some(label) = label else { continue };
        for row in rows(label, (marks, style), (page, page.width - GUTTER_WIDTH)) {
            writeln!(out, "{}{}", page.paint.with(style, sign), row.text)?;
            if !row.below.is_empty() {
                writeln!(out, "    {}", page.paint.with(style, row.below))?;
            }
        }
    }
    Ok(())
}

/// The words of a label, where they are not all of its sentence: then there is nothing to tell apart.
fn part(label: &Label) -> Vec<Span> {
    if label.span == label.context { Vec::new() } else { vec![label.span] }
}

/// One row of a sentence.
struct Row {
    /// Painted.
    text: String,
    width: usize,
    /// Carets below the words that differ.
    below: String,
}

/// Two columns.
fn beside(
    left: &[Row],
    right: &[Row],
    (page, column): (&Page<'_, '_>, usize),
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let blank = Row { text: String::new(), width: 0, below: String::new() };
    for at in 0..left.len().max(right.len()) {
        let (a, b) = (left.get(at).unwrap_or(&blank), right.get(at).unwrap_or(&blank));
        let signs = [(GONE, "  − ", at < left.len()), (CAME, "+ ", at < right.len())];
        let sign = |(style, sign, there): (Style, &'static str, bool)| {
            let sign = if there { sign.to_owned() } else { " ".repeat(sign.chars().count()) };
            page.paint.with(style, sign)
        };
        let pad = column + BETWEEN - a.width;
        let row = format!("{}{}{:pad$}{}{}", sign(signs[0]), a.text, "", sign(signs[1]), b.text);
        writeln!(out, "{}", row.trim_end())?;
        if !a.below.is_empty() || !b.below.is_empty() {
            let pad = column + BETWEEN + 2 - a.below.len();
            let (a, b) = (page.paint.with(GONE, &a.below), page.paint.with(CAME, &b.below));
            writeln!(out, "{}", format!("    {a}{:pad$}{b}", "").trim_end())?;
        }
    }
    Ok(())
}

/// The words in which two sentences differ, each side's in its file.
fn differing((old, new): (&Label, &Label), page: &Page<'_, '_>) -> (Vec<Span>, Vec<Span>) {
    let words = |label: &Label| words_at(page.places.text(label.file), label.context);
    let (a, b) = (words(old), words(new));
    let edits = edits(&a, &b);
    let gone: usize = edits.iter().map(|edit| edit.old.len() + edit.new.len()).sum();
    let all = a.len() + b.len();
    if (all - gone) as f64 <= LIKE * all as f64 {
        return (Vec::new(), Vec::new());
    }
    let of = |words: &[crate::text::Word], range: std::ops::Range<usize>| crate::text::cover(&words[range]);
    let old = edits.iter().filter_map(|edit| of(&a, edit.old.clone())).collect();
    (old, edits.iter().filter_map(|edit| of(&b, edit.new.clone())).collect())
}

/// The sentence of a label in rows, some of its words marked.
fn rows(label: &Label, (marks, style): (&[Span], Style), (page, width): (&Page<'_, '_>, usize)) -> Vec<Row> {
    let text = page.places.text(label.file);
    let window = page.places.window(label);
    let marked = |at: std::ops::Range<usize>| marks.iter().any(|mark| at.start < mark.end() && mark.start() < at.end);
    let mut line = Line::with_capacity(window.len() + 8);
    if window.start() > label.context.start() {
        line.insert("… ", window.start());
    }
    line.add((&text[window.range()], window.start()), marked);
    if window.end() < label.context.end() {
        line.insert(" …", window.end());
    }
    let row = |row: std::ops::Range<usize>| {
        let cells = &line.cells[row.clone()];
        let mut text = String::new();
        let mut from = row.start;
        for part in cells.chunk_by(|a, b| a.marked == b.marked) {
            let style = if part.first().is_some_and(|cell| cell.marked) { style } else { Style::new() };
            text.push_str(&page.paint.with(style, line.slice(from..from + part.len())).to_string());
            from += part.len();
        }
        Row { text, width: crate::report::line::columns(cells), below: carets(cells) }
    };
    line.rows(width).into_iter().map(row).collect()
}
