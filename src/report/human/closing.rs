//! What is said once: of the rules that found something, of each story, of the run.

use std::collections::BTreeMap;
use std::io;

use super::finding::word;
use super::paint::{self, PROBLEM, QUIET, STRONG};
use super::{Page, counted};
use crate::finding::{Finding, Level, RuleInfo, Severity};
use crate::report::cells::{plain, width};

/// Why each rule that found something minds, and what to do.
pub fn rules(page: &Page<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let rules: BTreeMap<&str, &RuleInfo> =
        page.report.counted().filter(|one| explained(one)).map(|one| (one.rule.id.as_str(), &*one.rule)).collect();
    if rules.is_empty() {
        return Ok(());
    }
    page.heading("Why, and what to do", out)?;
    for (id, rule) in rules {
        writeln!(out, "{}", page.paint.with(STRONG, plain(id)))?;
        page.hanging("  ", 2, &rule.why, out)?;
        page.hanging("  → ", 4, &rule.advice, out)?;
        if !rule.cite.is_empty() {
            for row in page.fold(&format!("After {}", rule.cite.join(", ")), 2) {
                writeln!(out, "  {}", page.paint.with(QUIET, row))?;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

/// A note about a change says all there is to say.
fn explained(finding: &Finding) -> bool {
    finding.revised.is_none() || finding.severity > Severity::Info
}

/// What each story stands on, or what changed in it.
pub fn stories(page: &Page<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    for story in &page.report.stories {
        let rows = || story.rows.iter().filter(|row| !(page.places.redact() && row.draft_words));
        if rows().next().is_none() {
            continue;
        }
        let name = page.name(story.file);
        let before = page.report.compared.iter().find(|one| one.new == story.file);
        let title = before.map_or(format!("Sourcing of {name}"), |one| format!("{} → {name}", page.name(one.old)));
        page.heading(&title, out)?;
        let margin = rows().map(|row| width(row.label)).max().unwrap_or(0) + 4;
        for row in rows() {
            let label = plain(row.label);
            let pad = margin - 2 - width(&label);
            let head = format!("  {}{:pad$}", page.paint.with(QUIET, label), "");
            page.hanging(&head, margin, &row.text, out)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The last row: how many of what, in how many drafts; above it what a reader must know to trust the number.
pub fn count(page: &Page<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let report = page.report;
    let mut aside = Vec::new();
    let suppressed = report.findings.len() - report.counted().count();
    let held: usize = report.held_back.iter().map(|held| held.findings).sum();
    if suppressed > 0 {
        aside.push(format!("{suppressed} suppressed or in the baseline"));
    }
    if held > 0 {
        aside.push(format!("{held} held back"));
    }
    if report.rules_off > 0 {
        let ran = counted(report.rules.len(), "rule");
        aside.push(format!("profile {}: {ran} ran, {} left out", report.profile, report.rules_off));
    }
    if report.redact {
        aside.push("the drafts’ own words are not shown".to_owned());
    }
    for row in page.fold(&aside.join(" · "), 0) {
        writeln!(out, "{}", page.paint.with(QUIET, row))?;
    }
    writeln!(out, "{}", last(page))
}

fn last(page: &Page<'_, '_>) -> String {
    let report = page.report;
    let number = |severity, number: usize| {
        let words = counted(number, word(severity));
        (number > 0).then(|| page.paint.with(paint::of(severity), words).to_string())
    };
    let mut parts: Vec<String> = Severity::ALL.iter().rev().filter_map(|&s| number(s, report.count(s))).collect();
    if parts.is_empty() {
        parts.push("nothing found".to_owned());
    }
    let between = match report.compared.len() {
        _ if !report.revisions.is_empty() => format!("in {}", counted(report.drafts, "revision")),
        0 => format!("in {}", counted(report.drafts, "draft")),
        1 => "between two revisions".to_owned(),
        pairs => format!("in {pairs} pairs of revisions"),
    };
    let mut line = format!("{} {between}", parts.join(", "));
    for (level, noun) in [(Level::Error, "problem"), (Level::Note, "remark")] {
        let number = report.problems.iter().filter(|problem| problem.level == level).count();
        if number > 0 {
            line.push_str(", ");
            line.push_str(&page.paint.with(PROBLEM, counted(number, noun)).to_string());
        }
    }
    line
}
