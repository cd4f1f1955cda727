//! Over arbitrary drafts, end to end: nothing panics, every place of every output is where the words are, a
//! suppression adds nothing, and the ends of lines change nothing.

pub mod drafts;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use onrecord::finding::{Finding, Report};
use onrecord::policy::{RulesAt, from_comments, suppress};
use onrecord::report::{OUTPUTS, Options, output};
use onrecord::rule::{Library, Match, RuleSet};
use onrecord::text::{File, Files, Unit};
use onrecord::{Document, annotate};
use proptest::prelude::*;
use serde_json::Value;

use self::drafts::{any_text, bare, markdown, plain, squeezed, without_captions};
use super::report::readers;
use super::report::sarif::words;

/// A rule a kind, each flagging all there is of it, beside the built-in ones.
const EVERYTHING: &[(&str, &str)] = &[
    ("text", "words: [slammed, several, official, the plan]"),
    ("sentence", "length: {at-least: 1}"),
    ("quote", "length: {at-least: 0}"),
    ("source", "mentions: {at-least: 1}"),
    ("attribution", "confidence: {at-least: 0}"),
    ("claim", "score: {at-least: 0}"),
    ("figure", "value: {at-least: 0}"),
    ("name", "position: {at-least: 1}"),
];

static RULES: LazyLock<RuleSet> = LazyLock::new(|| {
    let mut library = Library::builtin();
    for (kind, condition) in EVERYTHING {
        let rule = format!(
            "summary: s\nwhy: w\nadvice: a\nseverity: info\nfind: {kind}\nwhere: {{{condition}}}\nin: any\n\
             blocks: any\nmessage: \"{{text}}\"\nexamples: {{flags: [\"[[a]]\"], passes: [b]}}\n"
        );
        library.add_rule(&format!("every/{kind}"), &format!("{kind}.yaml"), rule);
    }
    let (rules, problems) = library.compile(|_| true, &mut Files::default());
    let broken: Vec<_> = problems.iter().filter(|problem| !problem.file.starts_with("rules/")).collect();
    assert!(broken.is_empty(), "{broken:?}");
    rules
});

/// A draft, checked.
struct Checked {
    matches: Vec<(Match, String)>,
    report: Report,
    files: Files,
}

fn check(name: &str, text: &str) -> Checked {
    let mut files = Files::default();
    let file = files.add(File::new(name, text));
    let (document, problems) = Document::read(name, text.to_owned());
    let found = annotate(document, RULES.lexicon());
    let matches = RULES.check(&found);
    let mut findings = RULES.findings(&matches, &found, file);
    let (written, faults) = from_comments(&found, file, files.get(file));
    let known: Vec<_> = RULES.rules().cloned().collect();
    let today = jiff::civil::date(2031, 6, 6);
    let about = suppress(&mut findings, text, &written, RulesAt { known: &known, ran: &known, today });
    findings.extend(about);
    let matches = matches.into_iter().map(|matched| (matched.clone(), found.slice(matched.place).to_owned())).collect();
    Checked { matches, report: Report::new(findings, [problems, faults].concat(), known), files }
}

impl Checked {
    fn print(&self, format: &str) -> String {
        let mut out = Vec::new();
        let row = output(format).expect("a format");
        (row.write)(&self.report, &self.files, &Options::default(), &mut out).expect("memory takes it all");
        String::from_utf8(out).expect("it is UTF-8")
    }
}

/// Every label of every finding lies in the file, on boundaries, inside its context, and findings are in order.
fn in_order(checked: &Checked, text: &str) -> Result<(), TestCaseError> {
    for finding in &checked.report.findings {
        for label in std::iter::once(&finding.primary).chain(&finding.related) {
            for span in [label.span, label.context] {
                prop_assert!(span.start() <= span.end() && span.end() <= text.len(), "{span:?} of {}", text.len());
                prop_assert!(text.is_char_boundary(span.start()) && text.is_char_boundary(span.end()));
            }
            let inside = label.context.start() <= label.span.start() && label.span.end() <= label.context.end();
            prop_assert!(inside, "{label:?}");
        }
    }
    let key = |finding: &Finding| (finding.primary.span.start(), finding.primary.span.end(), finding.rule.id.clone());
    let keys: Vec<_> = checked.report.findings.iter().map(key).collect();
    prop_assert!(keys.is_sorted(), "{keys:?}");
    Ok(())
}

/// Each place that an output prints, followed back into the file, is the finding's words.
fn places_map_back(checked: &Checked, text: &str) -> Result<(), TestCaseError> {
    let flagged: Vec<&str> = checked.report.findings.iter().map(|finding| finding.primary.span.of(text)).collect();

    let json: readers::Report = serde_json::from_str(&checked.print("json")).expect("it reads back strictly");
    let by_json: Vec<&str> = json.findings.iter().map(|finding| finding.place.words(text)).collect();
    prop_assert_eq!(&by_json, &flagged);
    for (finding, known) in json.findings.iter().zip(&checked.report.findings) {
        for (related, label) in finding.related.iter().zip(&known.related) {
            prop_assert_eq!(related.place.words(text), label.span.of(text));
        }
    }

    let lines = checked.print("jsonl");
    let lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let by_lines: Vec<String> = lines
        .filter(|line| line["type"] == "finding")
        .map(|line| line["place"]["text"].as_str().expect("words").to_owned())
        .collect();
    prop_assert_eq!(&by_lines, &flagged);

    let sarif: Value = serde_json::from_str(&checked.print("sarif")).expect("JSON");
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let by_sarif: Vec<&str> =
        results.iter().map(|result| words(&result["locations"][0]["physicalLocation"]["region"], text)).collect();
    prop_assert_eq!(&by_sarif, &flagged);

    let github = checked.print("github");
    let starts = checked.report.counted().map(|finding| {
        let lines = checked.files.get(finding.primary.file).lines();
        let start = lines.position(finding.primary.span.start(), Unit::CodePoints);
        format!(",line={},", start.line)
    });
    for (row, start) in github.lines().zip(starts) {
        prop_assert!(row.contains(&start), "{start} in {row}");
    }
    Ok(())
}

/// What is flagged in the file is what was flagged in the prose, once its markup is taken away.
fn the_file_says_the_same(checked: &Checked, text: &str) -> Result<(), TestCaseError> {
    let mut in_file: Vec<(&str, String)> = Vec::new();
    for finding in checked.report.findings.iter().filter(|finding| finding.rule.pack() != "suppressions") {
        in_file.push((&finding.rule.id, without_captions(&bare(finding.primary.span.of(text)))));
    }
    let rules: Vec<_> = RULES.rules().map(|rule| rule.id.as_str()).collect();
    let mut in_prose: Vec<(&str, String)> = checked
        .matches
        .iter()
        .map(|(matched, words)| (rules[matched.rule], without_captions(&squeezed(words))))
        .collect();
    in_file.sort();
    in_prose.sort();
    prop_assert_eq!(in_file, in_prose);
    Ok(())
}

/// What counts: rule and words, how often.
fn counted(checked: &Checked, text: &str) -> BTreeMap<(String, String), usize> {
    let mut counts = BTreeMap::new();
    for finding in checked.report.counted().filter(|finding| finding.rule.pack() != "suppressions") {
        *counts.entry((finding.rule.id.clone(), bare(finding.primary.span.of(text)))).or_default() += 1;
    }
    counts
}

/// Rule, line and column of all findings.
fn lines(checked: &Checked) -> Vec<(String, u32, u32)> {
    let place = |finding: &Finding| {
        let lines = checked.files.get(finding.primary.file).lines();
        let start = lines.position(finding.primary.span.start(), Unit::CodePoints);
        (finding.rule.id.clone(), start.line, start.column)
    };
    checked.report.findings.iter().map(place).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_checked_and_printed(text in any_text(), markdown in any::<bool>()) {
        let checked = check(if markdown { "a.md" } else { "a.txt" }, &text);
        in_order(&checked, &text)?;
        places_map_back(&checked, &text)?;
        for format in OUTPUTS {
            checked.print(format.key);
        }
    }

    #[test]
    fn plain_text_is_flagged_where_it_stands(text in plain()) {
        let checked = check("a.txt", &text);
        in_order(&checked, &text)?;
        places_map_back(&checked, &text)?;
        the_file_says_the_same(&checked, &text)?;
    }

    #[test]
    fn markdown_is_flagged_where_its_words_stand(text in markdown()) {
        let checked = check("a.md", &text);
        in_order(&checked, &text)?;
        places_map_back(&checked, &text)?;
        the_file_says_the_same(&checked, &text)?;
    }

    #[test]
    fn a_suppression_never_adds_a_finding(text in markdown(), rule in 0..EVERYTHING.len(), scope in 0..3usize) {
        let scope = ["next-sentence", "paragraph", "story"][scope];
        let order = format!("onrecord: ignore every/{} {scope} reason=\"so it is\"", EVERYTHING[rule].0);
        let with = format!("{text}\n\n<!-- {order} -->\n\n{text}");
        let without = with.replace(&order, &"x".repeat(order.len()));
        let (before, after) = (counted(&check("a.md", &without), &without), counted(&check("a.md", &with), &with));
        for (what, count) in after {
            prop_assert!(before.get(&what).is_some_and(|before| *before >= count), "{what:?}");
        }
    }

    #[test]
    fn the_ends_of_lines_change_no_place(text in any_text(), markdown in any::<bool>()) {
        let name = if markdown { "a.md" } else { "a.txt" };
        let unix = text.replace('\r', "");
        let windows = unix.replace('\n', "\r\n");
        prop_assert_eq!(lines(&check(name, &unix)), lines(&check(name, &windows)));
    }
}

#[test]
fn the_drafts_of_these_tests_are_worth_checking() {
    let text = "[Ines Halvard](https://ferry.example/a_(b)), who **runs** the yard, sl*am*med the plan.\r\n\r\n“It is over &amp; \
                done,” an *official* said.";
    let checked = check("a.md", text);
    let found: Vec<_> = checked
        .report
        .findings
        .iter()
        .map(|finding| (finding.rule.id.as_str(), finding.primary.span.of(text)))
        .collect();
    for wanted in [
        ("every/text", "sl*am*med"),
        ("every/text", "official"),
        ("every/quote", "“It is over &amp; done,”"),
        ("every/source", "an *official"),
    ] {
        assert!(found.contains(&wanted), "{wanted:?} in {found:?}");
    }
}
