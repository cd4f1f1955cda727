//! Every output, from one deliberately awkward report.

mod github;
mod human;
mod json;
mod properties;
pub mod readers;
mod redacted;
pub mod sarif;

use std::sync::Arc;

use onrecord::finding::{
    Finding, Fingerprint, HeldBack, Label, Problem, Report, RuleInfo, Severity, StorySummary, SummaryRow, Suppressed,
    SuppressedBy,
};
use onrecord::report::{OUTPUTS, Options, output};
use onrecord::text::{File, FileId, Files, Span};

/// Percent, comma, colon, blank, curly quotes and letters beyond ASCII: all that a name can get wrong.
const HARBOUR: &str = "drafts/100% früh, “Hafen”: 2.md";
const LONG: &str = "wires/報道.txt";
const CONFIG: &str = "onrecord.yaml";
const BOOK: &str = "story.docx";

/// What the drafts of the awkward report say nowhere but in their own words.
const OWN_WORDS: &[&str] =
    &["Zelm", "unnamed clerk", "Прямая", "記者会見", "docklands", "👩‍👩‍👧", "Ostrava Pier", "wobbled"];

pub struct Awkward {
    pub report: Report,
    pub files: Files,
}

impl Awkward {
    pub fn print(&self, key: &str) -> String {
        self.print_with(key, Options::default())
    }

    pub fn print_with(&self, key: &str, options: Options) -> String {
        print(&self.report, &self.files, key, options)
    }

    /// File name and flagged words of every finding, in order.
    pub fn flagged(&self) -> Vec<(&str, &str)> {
        let said = |f: &Finding| {
            let file = self.files.get(f.primary.file);
            (file.name.as_str(), f.primary.span.of(&file.text))
        };
        self.report.findings.iter().map(said).collect()
    }

    pub fn text(&self, name: &str) -> &str {
        let file = self.files.iter().find(|(_, file)| file.name == name);
        &file.unwrap_or_else(|| panic!("a file called {name}")).1.text
    }
}

pub fn print(report: &Report, files: &Files, key: &str, options: Options) -> String {
    let mut out = Vec::new();
    let format = output(key).expect("it is a format");
    (format.write)(report, files, &options, &mut out).expect("memory takes it all");
    String::from_utf8(out).expect("outputs are UTF-8")
}

pub fn rule(id: &str, severity: Severity) -> Arc<RuleInfo> {
    Arc::new(RuleInfo {
        id: id.to_owned(),
        summary: format!("What {id} minds"),
        why: "Readers cannot weigh a statement when nobody stands behind it, and they have no way to ask again.".into(),
        advice: "Say who said it, or say plainly why the name is withheld: 100 % of readers ask.".into(),
        cite: vec!["SPJ".into(), "AP-NV".into()],
        severity,
    })
}

/// A label on the first occurrence of some words, in the line they stand in.
pub fn label(files: &Files, file: FileId, words: &str) -> Label {
    let text = &files.get(file).text;
    let start = text.find(words).unwrap_or_else(|| panic!("{words:?} is there"));
    let span = Span::new(start, start + words.len());
    let from = text[..start].rfind(['\r', '\n']).map_or(0, |at| at + 1);
    let to = text[span.end()..].find(['\r', '\n']).map_or(text.len(), |at| span.end() + at);
    Label { file, span, context: Span::new(from, to), block: None, note: String::new() }
}

pub fn finding(rule: &Arc<RuleInfo>, primary: Label, message: &str) -> Finding {
    let fingerprint = Fingerprint::new(&rule.id, message, "", 0);
    let (rule, severity) = (Arc::clone(rule), rule.severity);
    Finding {
        rule,
        severity,
        primary,
        old: None,
        related: Vec::new(),
        message: message.into(),
        fingerprint,
        suppressed: None,
    }
}

pub fn awkward() -> Awkward {
    let mut files = Files::default();
    let harbour = files.add(File::new(
        HARBOUR,
        "Zelm sank at dawn.\r\n\r\nThe “Ostrava Pier” was closed, an unnamed clerk said, and 👩‍👩‍👧 families left before \
         anybody could count them; ##[add-path]/tmp was painted on the wall.\r\n\r\n\
         \tThe\tcrane\twobbled \u{1b}[31mred\u{1b}[0m\u{7} and\u{202e} fell.\r\n\r\n\
         Nobody was hurt, the unnamed clerk added: ::error::docklands",
    ));
    let long =
        "Прямая речь и 記者会見 заняли весь день. ".repeat(40) + "Затем порт закрыли. " + &"Все ждали. ".repeat(120);
    let long = files.add(File::new(LONG, long));
    let config = files.add(File::new(CONFIG, "profile: default\r\nrules:\r\n  quotes/gone: “off”\r\n  other: on\r\n"));
    let book = files.add(File::new(BOOK, "One paragraph.\n\nAnother about the docklands."));

    let anonymous = rule("sources/no-reason", Severity::Warning);
    let legal = rule("legal/accused", Severity::Error);
    let prompt = rule("claims/check", Severity::Info);
    let mut findings = vec![
        finding(&prompt, label(&files, harbour, "Zelm"), "“Zelm” is named nowhere else"),
        finding(
            &legal,
            label(&files, harbour, "::error::docklands"),
            "50 % of it, say:\r\n::set-env name=X::y %0A\u{1b}[2J",
        ),
        finding(&prompt, label(&files, harbour, "crane\twobbled \u{1b}[31mred"), "Who saw the crane when it wobbled?"),
        finding(&anonymous, label(&files, long, "порт закрыли"), "“порт закрыли”: nobody says who closed it"),
        finding(&prompt, label(&files, harbour, "👩‍👩‍👧 families"), "How many 👩‍👩‍👧 families?"),
    ];
    let mut clerk = finding(&anonymous, label(&files, harbour, "unnamed clerk"), "“unnamed clerk” is not named");
    clerk.related = vec![
        Label { note: "again here".into(), ..label(&files, harbour, "the unnamed clerk") },
        Label { note: "in another story".into(), ..label(&files, long, "記者会見") },
    ];
    findings.push(clerk);
    let text = &files.get(harbour).text;
    let (pier, ..) = text.match_indices("The “").next().expect("it is there");
    let lines = Span::new(pier, text.find("crane").expect("it is there"));
    findings.push(finding(
        &anonymous,
        Label { context: lines, span: lines, ..label(&files, harbour, "The “") },
        "three lines",
    ));
    let end = Label { span: Span::empty(text.len()), ..label(&files, harbour, "docklands") };
    findings.push(finding(&prompt, end, "The story stops here"));
    let block = Label { block: Some("paragraph 2".into()), ..label(&files, book, "docklands") };
    findings.push(finding(&anonymous, block, "“docklands” is said by nobody"));
    for (kind, words) in [
        (SuppressedBy::Comment, "Nobody was hurt"),
        (SuppressedBy::Sidecar, "sank at dawn"),
        (SuppressedBy::Baseline, "painted"),
    ] {
        let reason = if kind == SuppressedBy::Baseline { "" } else { "Zelm’s desk agreed, 2: “yes”" };
        let mut hidden = finding(&anonymous, label(&files, harbour, words), "Says who?");
        let (by, until) = (Some("duty editor".into()), Some("2031-06-30".into()));
        hidden.suppressed = Some(Suppressed { kind, reason: reason.into(), by, until });
        findings.push(hidden);
    }

    let problems = vec![
        Problem::file("drafts/gone, 1:2.txt", "cannot be read: 100% gone\n::error::x").help("Is the path right?"),
        Problem::at(CONFIG, label(&files, config, "quotes/gone"), "there is no rule of this id")
            .help("did you mean `quotes/none`?"),
        Problem { file: String::new(), ..Problem::file("", "nothing to check was named") },
        Problem::at(HARBOUR, label(&files, harbour, "The “Ostrava"), "a quotation mark is never closed").note(),
    ];
    let mut report =
        Report::new(findings, problems, vec![anonymous, legal, prompt, rule("quotes/silent", Severity::Warning)]);
    report.drafts = 3;
    report.rules_off = 7;
    report.profile = "default".into();
    report.held_back = vec![HeldBack { file: long, pack: "claims".into(), findings: 12, shown: 5 }];
    report.stories = vec![StorySummary {
        file: harbour,
        rows: vec![
            SummaryRow { label: "sources", text: "1 unnamed · 0 named on record".into(), draft_words: false },
            SummaryRow {
                label: "central claim",
                text: "“Zelm sank at dawn” stands on nobody".into(),
                draft_words: true,
            },
        ],
        counts: vec![("sources", 1), ("sources-anonymous", 1)],
    }];
    Awkward { report, files }
}

#[test]
fn keys_are_unique_and_every_format_takes_nothing_at_all() {
    for (number, format) in OUTPUTS.iter().enumerate() {
        assert!(OUTPUTS[..number].iter().all(|other| other.key != format.key));
        assert!(!format.summary.is_empty());
        let out = print(&Report::default(), &Files::default(), format.key, Options::default());
        assert!(format.key == "github" || !out.is_empty(), "{} says nothing", format.key);
    }
}

#[test]
fn no_format_sends_a_control_character() {
    for format in OUTPUTS {
        let out = awkward().print(format.key);
        let sent = out.chars().find(|&c| c != '\n' && (c.is_control() || c == '\u{202e}'));
        let sent = sent.filter(|_| !(format.key.contains("json") || format.key == "sarif") || sent != Some('\u{202e}'));
        assert_eq!(sent, None, "{}", format.key);
    }
}

#[test]
fn a_full_disk_is_an_error_and_no_panic() {
    let Awkward { report, files } = awkward();
    for format in OUTPUTS {
        let whole = awkward().print(format.key).len();
        for room in [0, 1, whole / 2, whole - 1] {
            let mut space = vec![0; room];
            let result = (format.write)(&report, &files, &Options::default(), &mut space.as_mut_slice());
            assert!(result.is_err(), "{} into {room} of {whole} bytes", format.key);
        }
    }
}

#[test]
fn no_format_prints_what_a_ci_log_takes_for_a_command() {
    for format in OUTPUTS {
        let out = awkward().print(format.key);
        assert!(!out.contains("##["), "{}", format.key);
        let begun = out.lines().filter(|row| row.trim_start().starts_with("::")).count();
        assert_eq!(begun, if format.key == "github" { out.lines().count() } else { 0 }, "{}", format.key);
    }
}

/// What is printed grows with the findings, not with findings times the length of their line.
#[test]
fn an_endless_line_is_not_printed_once_a_finding() {
    let mut files = Files::default();
    let text = "all of it “without” an end, ".repeat(100_000);
    let file = files.add(File::new("endless.txt", text.as_str()));
    let rule = rule("a/b", Severity::Warning);
    let found = text.match_indices("without").step_by(200).map(|(at, words)| {
        let (span, context) = (Span::new(at, at + words.len()), Span::new(0, text.len()));
        finding(&rule, Label { file, span, context, block: None, note: String::new() }, "Without what?")
    });
    let report = Report::new(found.collect(), Vec::new(), Vec::new());
    assert_eq!(report.findings.len(), 500);
    for format in OUTPUTS {
        let out = print(&report, &files, format.key, Options::default());
        assert!(out.len() < 500 * 8_000, "{} prints {} bytes", format.key, out.len());
        assert!(out.matches("Without what?").count() == 500, "{}", format.key);
    }
}
