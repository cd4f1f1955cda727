//! `human`: what it says is asserted here; snapshots keep how it looks.

use onrecord::finding::Report;
use onrecord::report::Options;
use onrecord::text::Files;
use unicode_width::UnicodeWidthStr;

use super::{Awkward, awkward, print};

fn plain(width: usize) -> String {
    awkward().print_with("human", Options { colour: false, width, ..Options::default() })
}

/// Compares with a file below `tests/snapshots`.
fn looks_like(name: String, out: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, out));
}

#[test]
fn looks() {
    for width in [60, 80, 120] {
        looks_like(format!("human-{width}"), &plain(width));
    }
}

#[test]
fn looks_redacted() {
    let Awkward { mut report, files } = awkward();
    report.redact = true;
    looks_like("human-redacted".into(), &print(&report, &files, "human", Options::default()));
}

#[test]
fn it_is_the_same_in_however_many_threads() {
    let Awkward { report, files } = awkward();
    assert!(files.iter().count() > 2);
    for threads in [0, 2, 3] {
        let out = print(&report, &files, "human", Options { threads, ..Options::default() });
        assert_eq!(out, print(&report, &files, "human", Options::default()), "{threads}");
    }
}

#[test]
fn nothing_found_is_one_row() {
    let report = Report { drafts: 1, ..Report::default() };
    assert_eq!(print(&report, &Files::default(), "human", Options::default()), "nothing found in 1 draft\n");
}

#[test]
fn no_row_is_wider_than_the_terminal() {
    for width in [40, 60, 80, 120] {
        for row in plain(width).lines() {
            // A name is never broken, so that a terminal can open it, and the count is always one row.
            let whole = row.contains("drafts/") || row.ends_with("1 remark");
            assert!(whole || row.width() <= width, "{width}: {row}");
        }
    }
}

#[test]
fn colours_add_nothing_but_colour() {
    let coloured = awkward().print_with("human", Options { colour: true, width: 80, ..Options::default() });
    assert!(coloured.contains("\u{1b}["));
    let mut stripped = String::new();
    let mut rest = coloured.as_str();
    while let Some(at) = rest.find("\u{1b}[") {
        stripped.push_str(&rest[..at]);
        rest = &rest[at..];
        rest = &rest[rest.find('m').expect("a style ends") + 1..];
    }
    stripped.push_str(rest);
    assert_eq!(stripped, plain(80));
}

#[test]
fn every_finding_problem_and_count_is_there() {
    let from = awkward();
    let out = from.print_with("human", Options { colour: false, width: 120, ..Options::default() });
    for finding in from.report.counted() {
        assert!(out.contains(&finding.rule.id));
    }
    for (words, times) in [
        ("Readers cannot weigh", 3),
        ("drafts/100% früh, “Hafen”: 2.md:3:35", 1),
        ("wires/報道.txt:1:1487", 1),
        ("story.docx, paragraph 2", 1),
        ("12 more of claims held back, 5 shown", 1),
        ("1 finding suppressed by a comment", 1),
        ("1 finding suppressed by a sidecar", 1),
        ("1 finding in the baseline", 1),
        ("did you mean `quotes/none`?", 1),
        ("nothing to check was named", 1),
        ("drafts/gone, 1:2.txt: cannot be read", 1),
        ("profile default: 4 rules ran, 7 left out", 1),
    ] {
        assert_eq!(out.matches(words).count(), times, "{words}\n{out}");
    }
    assert_eq!(out.lines().last(), Some("1 error, 4 warnings, 4 notes in 3 drafts, 3 problems, 1 remark"));
}

#[test]
fn no_row_can_be_taken_for_a_workflow_command() {
    for width in 30..90 {
        for row in plain(width).lines() {
            assert!(!row.trim_start().starts_with("::") && !row.contains("##["), "{row}");
        }
    }
}
