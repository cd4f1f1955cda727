//! Trouble of the run's own. A fault in a rule or a configuration file is shown as compilers show one, in a draft
//! as findings are.

use std::io;

use annotate_snippets::{AnnotationKind, Level as Mark, Renderer, Snippet, renderer::DecorStyle};

use super::finding::place;
use super::paint::{PROBLEM, QUIET, STRONG};
use super::{Page, prose};
use crate::finding::{Label, Level, Problem};
use crate::report::cells::plain;
use crate::text::{Span, Unit};

/// Writes all of them, what is worse last, next to the count.
pub fn write(page: &Page<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    for level in [Level::Note, Level::Error] {
        for problem in page.report.problems.iter().filter(|problem| problem.level == level) {
            one(problem, page, out)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

fn one(problem: &Problem, page: &Page<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let head = if problem.level == Level::Error { "problem" } else { "remark" };
    let file =
        if problem.place.is_none() && !problem.file.is_empty() { format!("{}: ", problem.file) } else { String::new() };
    for (number, row) in page.fold(&format!("{file}{}", problem.message), head.len() + 2).iter().enumerate() {
        let margin = if number == 0 { head } else { "" };
        let margin = page.paint.with(PROBLEM, format!("{margin:0$}", head.len()));
        writeln!(out, "{margin}  {}", page.paint.with(STRONG, row))?;
    }
    if let Some(label) = &problem.place {
        match snippet(label, page) {
            Some(drawn) => writeln!(out, "{drawn}")?,
            None => {
                writeln!(out, "  {}", page.paint.with(QUIET, place(label, page)))?;
                if !page.places.redact() {
                    prose::write(label, PROBLEM, page, out)?;
                }
            }
        }
    }
    match &problem.help {
        Some(help) => page.hanging("  → ", 4, help, out),
        None => Ok(()),
    }
}

/// The lines of a YAML or other settings file around a fault; nothing for prose and for lines that no screen holds.
fn snippet(label: &Label, page: &Page<'_, '_>) -> Option<String> {
    const AROUND: u32 = 1;
    const LONGEST: usize = 2_000;
    let name = page.places.name(label.file);
    let code = [".yaml", ".yml", ".json", ".toml"].iter().any(|ending| name.ends_with(ending));
    if !code || page.places.redact() || label.block.is_some() {
        return None;
    }
    let (text, lines) = (page.places.text(label.file), page.places.lines(label.file));
    let line_of = |at| lines.position(at, Unit::CodePoints).line;
    let first = line_of(label.span.start()).saturating_sub(AROUND).max(1);
    let last = (line_of(label.span.end()) + AROUND).min(lines.count() as u32);
    let shown = Span::new(lines.line(first).start(), lines.line(last).end());
    // The renderer ends lines at `\n` alone, and sends the rarer control characters as they are.
    let source = shown.of(text).replace("\r\n", "\u{0}\n");
    let strange =
        |c: char| ('\u{80}'..='\u{9F}').contains(&c) || matches!(c, '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    if shown.len() > LONGEST || source.contains(strange) {
        return None;
    }
    let source = source.replace('\u{0}', "");
    let dropped = |upto: usize| text[shown.start()..upto].matches("\r\n").count();
    let [start, end] = [label.span.start(), label.span.end()].map(|at| at - shown.start() - dropped(at));
    let annotation = AnnotationKind::Primary.span(start..end);
    let path = plain(name);
    let snippet = Snippet::source(source).line_start(first as usize).path(path).fold(false).annotation(annotation);
    let group = Mark::ERROR.no_name().primary_title("").element(snippet);
    let renderer = if page.paint.colour { Renderer::styled() } else { Renderer::plain() };
    let drawn = renderer.decor_style(DecorStyle::Unicode).term_width(page.width).render(&[group]);
    Some(drawn)
}
