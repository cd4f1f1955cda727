use jiff::civil::date;

use super::*;
use crate::annotate::{Annotated, Sentence, annotate};
use crate::document::format_by_key;
use crate::rule::Library;
use crate::text::{File, FileId, Files};

const DRAFT: &str = "# Dam\n\n<!-- onrecord: ignore quotes/a reason=\"on tape\" -->\nOne source spoke. Two sources spoke.\n\nThree sources spoke. <!-- onrecord: ignore quotes/a reason=\"heard\" by=\"desk\" until=2031-06-30 -->\nFour sources spoke.\n";

fn rule(id: &str) -> Arc<RuleInfo> {
    let text = String::new;
    let (summary, why, advice) = (text(), text(), text());
    Arc::new(RuleInfo { id: id.to_owned(), summary, why, advice, cite: Vec::new(), severity: Severity::Warning })
}

/// A finding of this rule at each occurrence of the words.
fn at(id: &str, words: &str, file: FileId, text: &str) -> Vec<Finding> {
    let place = |(occurrence, (start, _)): (usize, (usize, &str))| {
        let span = Span::new(start, start + words.len());
        Finding {
            rule: rule(id),
            severity: Severity::Warning,
            primary: Label { file, span, context: span, block: None, note: String::new() },
            related: Vec::new(),
            message: words.to_owned(),
            fingerprint: Fingerprint::new(id, words, words, occurrence as u32),
            revised: None,
            suppressed: None,
        }
    };
    text.match_indices(words).enumerate().map(place).collect()
}

fn read(text: &str) -> (Annotated, FileId, Files) {
    let (document, _) = (format_by_key("markdown").expect("it is there").read)("a.md", text.to_owned());
    let mut files = Files::default();
    let id = files.add(File::new("a.md", text));
    let (set, _) = Library::builtin().compile(|_| false, &mut files);
    let mut found = annotate(document, set.lexicon());
    // Set by hand, so that this test is about suppressions alone: each stop ends a sentence.
    found.sentences.clear();
    for (block, of) in found.document.blocks.iter().enumerate() {
        let words = found.document.prose.slice(of.span);
        let mut start = 0;
        for (position, (stop, _)) in words.match_indices('.').enumerate() {
            let begin = start + (words[start..].len() - words[start..].trim_start().len());
            let span = Span::new(of.span.start() + begin, of.span.start() + stop + 1);
            found.sentences.push(Sentence { span, tokens: 0..0, block, position });
            start = stop + 1;
        }
    }
    (found, id, files)
}

fn run(findings: &mut [Finding], text: &str, written: &[Suppression]) -> Vec<String> {
    let known = [rule("quotes/a"), rule("quotes/b"), rule("names/b"), rule("quotes/off")];
    let ran = &known[..3];
    let about = suppress(findings, text, written, RulesAt { known: &known, ran, today: date(2031, 6, 15) });
    about.iter().map(|finding| finding.rule.id.clone()).collect()
}

fn held(findings: &[Finding]) -> Vec<bool> {
    findings.iter().map(|finding| finding.suppressed.is_some()).collect()
}

#[test]
fn a_comment_covers_the_next_sentence_or_the_end_of_its_line() {
    let (found, id, files) = read(DRAFT);
    let (written, problems) = from_comments(&found, id, files.get(id));
    assert_eq!((written.len(), problems.len()), (2, 0));
    let mut findings = at("quotes/a", "source", id, DRAFT);
    assert_eq!(run(&mut findings, DRAFT, &written), [""; 0]);
    assert_eq!(held(&findings), [true, false, true, false]);
    let marked = findings[2].suppressed.as_ref().expect("it is covered");
    assert_eq!((marked.reason.as_str(), marked.by.as_deref()), ("heard", Some("desk")));
    assert_eq!((marked.until.as_deref(), marked.kind), (Some("2031-06-30"), SuppressedBy::Comment));
}

#[test]
fn a_comment_that_was_meant_for_us_is_told_of() {
    let meant = |text: &str| {
        let (found, id, files) = read(text);
        from_comments(&found, id, files.get(id)).1.len()
    };
    assert_eq!(meant("Rain fell. <!-- onrecord ignore quotes/a reason=\"x\" -->"), 1);
    assert_eq!(meant("Rain fell. <!-- onrecord-ignore: quotes/a -->"), 1);
    assert_eq!(meant("Rain fell. <!-- ask legal about onrecord -->"), 0);
}

#[test]
fn scopes_widen() {
    for (scope, covered) in [("paragraph", [true, true, false, false]), ("story", [true; 4])] {
        let draft = DRAFT.replacen("quotes/a ", &format!("quotes/a {scope} "), 1).replace("heard", "");
        let (found, id, files) = read(&draft);
        let (written, _) = from_comments(&found, id, files.get(id));
        let mut findings = at("quotes/a", "source", id, &draft);
        assert_eq!(run(&mut findings, &draft, &written), ["suppressions/reason-missing"]);
        assert_eq!(held(&findings), covered, "{scope}");
    }
}

#[test]
fn each_fault_is_a_finding_and_suppresses_nothing() {
    let (_, id, _) = read("");
    let base = Suppression {
        rule: "quotes/a".to_owned(),
        reason: "on tape".to_owned(),
        by: None,
        until: None,
        covers: Covers::Story,
        place: at("x/y", "a", id, "a").remove(0).primary,
        kind: SuppressedBy::Sidecar,
    };
    let with = |change: fn(&mut Suppression)| {
        let mut changed = base.clone();
        change(&mut changed);
        changed
    };
    type Change = fn(&mut Suppression);
    let cases: [(Change, Option<&str>); 8] = [
        (|s| s.rule = "quotes/z".into(), Some("suppressions/unknown-rule")),
        (|s| s.rule = "b".into(), Some("suppressions/unknown-rule")),
        (|s| s.reason = " ".into(), Some("suppressions/reason-missing")),
        (|s| s.until = Some(date(2031, 6, 14)), Some("suppressions/expired")),
        (|s| s.rule = "quotes/b".into(), Some("suppressions/unused")),
        (|s| s.covers = Covers::Words("nobody".into()), Some("suppressions/unused")),
        (|s| s.rule = "quotes/off".into(), None),
        (|s| s.covers = Covers::Bytes(None), Some("suppressions/unused")),
    ];
    for (change, fault) in cases {
        let mut findings = at("quotes/a", "source", id, "One source.");
        let about = run(&mut findings, "One source.", &[with(change)]);
        assert_eq!(about.first().map(String::as_str), fault);
        assert_eq!(held(&findings), [false]);
    }
    let mut findings = at("quotes/a", "source", id, "One source.");
    let last_day = with(|s| s.until = Some(date(2031, 6, 15)));
    assert_eq!(run(&mut findings, "One source.", &[with(|s| s.rule = "a".into()), last_day]), [""; 0]);
    assert_eq!(held(&findings), [true]);
}

#[test]
fn a_sidecar_names_words_a_fingerprint_or_the_story() {
    let text = "One “source”  spoke.";
    let mut files = Files::default();
    let draft = files.add(File::new("a.txt", text));
    let mut findings = at("quotes/a", "“source”  spoke", draft, text);
    findings.extend(at("quotes/b", "One", draft, text));
    let yaml = format!(
        "- rule: quotes/a\n  words: '\"SOURCE\" spoke'\n  reason: on tape\n- rule: quotes/b\n  fingerprint: {}\n  reason: heard\n  until: 2031-07-01\n- rule: names/b\n  scope: story\n  reason: agreed\n",
        findings[1].fingerprint
    );
    let id = files.add(File::new(sidecar_name("a.txt"), yaml));
    let (written, problems) = from_sidecar(id, files.get(id));
    assert_eq!((written.len(), problems), (3, Vec::new()));
    let about = run(&mut findings, text, &written);
    assert_eq!(about, ["suppressions/unused"]);
    assert_eq!(held(&findings), [true, true]);
}

#[test]
fn some_of_the_flagged_words_will_do_and_no_part_of_a_word() {
    let text = "One official at the council spoke.";
    let mut files = Files::default();
    let draft = files.add(File::new("a.txt", text));
    for (words, held_back) in [
        ("one official", true),
        ("One official at the council", true),
        ("official", true),
        ("one off", false),
        ("cil", false),
    ] {
        let mut findings = at("quotes/a", "One official at the council", draft, text);
        let yaml = format!("- rule: quotes/a\n  words: {words}\n  reason: on tape\n");
        let id = files.add(File::new(sidecar_name("a.txt"), yaml));
        let (written, _) = from_sidecar(id, files.get(id));
        run(&mut findings, text, &written);
        assert_eq!(held(&findings), [held_back], "{words}");
    }
}

#[test]
fn faults_of_a_sidecar_have_places_and_spare_the_rest() {
    let yaml = "- rule: a\n  reason: r\n- reason: r\n  scope: story\n- rule: a\n  scope: line\n- rule: a\n  scope: story\n  reson: r\n- rule: a\n  scope: story\n  until: soon\n- rule: a\n  scope: story\n  reason: r\n";
    let mut files = Files::default();
    let id = files.add(File::new("a.txt.onrecord.yaml", yaml));
    let (written, problems) = from_sidecar(id, files.get(id));
    assert_eq!(written.len(), 1);
    assert_eq!(problems.len(), 5, "{problems:#?}");
    assert!(problems.iter().all(|problem| problem.place.is_some() && problem.file == "a.txt.onrecord.yaml"));
    for (text, count) in [("", 0), ("rule: a", 1), ("- [", 1), ("a", 1)] {
        let id = files.add(File::new("b", text));
        let (written, problems) = from_sidecar(id, files.get(id));
        assert_eq!((written.len(), problems.len()), (0, count), "{text:?}");
    }
}
