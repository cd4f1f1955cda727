//! The catalogue of standards gives lines that each rule must flag or pass. It is not part of the repository: where it
//! lies beside it, every rule that is written here is held to its lines.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use onrecord::annotate::annotate;
use onrecord::document::{Block, BlockKind, Document, Field, Metadata, Prose, format_by_key};
use onrecord::rule::{Library, RuleSet};
use onrecord::text::{Files, Span};

/// Lines that a rule need not follow, by rule and the words they begin with, with the reason.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("story-byline-missing-anon", "[byline: \"\"] An aide", "the line breaks off before the aide says anything"),
    (
        "story-byline-missing-anon",
        "[byline: Staff] Two officials",
        "the line breaks off before the officials say anything",
    ),
    ("story-hidden-notes", "<!-- source", "a comment alone: a draft without a story has no place to report one at"),
    (
        "cons-number-drift",
        "Shares fell 4 percent …",
        "what lies between the two sentences is left out, which makes them one",
    ),
    (
        "anon-inconsistent-description",
        "A former aide said the file was gone. ¶ The minister",
        "that aide and minister are one is told by the note: nothing in the words shows it",
    ),
];

/// One line of the catalogue.
struct Line {
    rule: String,
    flag: bool,
    text: String,
}

/// What a line gives: a draft, or a description that only people can read.
enum Reading {
    Draft(Draft),
    Description,
}

#[derive(Default)]
struct Draft {
    headline: Option<String>,
    date: Option<String>,
    byline: Option<String>,
    text: String,
}

fn lines(catalogue: &str) -> Vec<Line> {
    let mut rule = String::new();
    let mut lines = Vec::new();
    for line in catalogue.lines() {
        if let Some(id) = line.strip_prefix("#### `") {
            rule = id.trim_end_matches('`').to_owned();
        } else if line.starts_with('#') {
            rule.clear();
        }
        for (mark, flag) in [("- flag: ", true), ("- pass: ", false)] {
            if let Some(text) = line.strip_prefix(mark).filter(|_| !rule.is_empty()) {
                lines.push(Line { rule: rule.clone(), flag, text: text.trim().to_owned() });
            }
        }
    }
    lines
}

/// The bracketed note at the start, and what stands behind it.
fn leading_note(text: &str) -> Option<(&str, &str)> {
    let (note, rest) = text.strip_prefix('[')?.split_once(']')?;
    Some((note, rest.trim()))
}

/// The words without the bracketed note behind them. Inside a quotation brackets are the speaker's.
fn without_trailing_note(text: &str) -> Option<&str> {
    let Some((before, note)) = text.strip_suffix(']').and_then(|text| text.rsplit_once(" [")) else {
        return Some(text);
    };
    if !before.ends_with(['.', '”', '?', '!', '…']) {
        return Some(text);
    }
    // These notes set up what the words alone do not: another format, a house's own choice.
    let sets_up = ["HTML", "link", "house"].iter().any(|word| note.contains(word));
    (!sets_up).then_some(before)
}

fn read(text: &str) -> Reading {
    let mut draft = Draft::default();
    for part in text.split(" · ") {
        let mut rest = part.trim();
        let mut place = "body";
        if let Some((note, behind)) = leading_note(rest) {
            match note.split_once([' ', ':']).unwrap_or((note, "")) {
                ("headline", "") => place = "headline",
                ("body", "") => {}
                ("date", date) => draft.date = date.split([',', ' ']).next().map(str::to_owned),
                ("byline", byline) => draft.byline = Some(byline.trim().trim_matches('"').to_owned()),
                _ => return Reading::Description,
            }
            rest = behind;
        }
        let Some(rest) = without_trailing_note(rest) else { return Reading::Description };
        // A paragraph that is a note describes what would stand there.
        if rest.is_empty() || rest == "none" || rest.split(" ¶ ").any(|paragraph| paragraph.starts_with('[')) {
            return Reading::Description;
        }
        if place == "headline" {
            draft.headline = Some(rest.to_owned());
        } else {
            draft.text = rest.replace(" ¶ ", "\n\n");
        }
    }
    Reading::Draft(draft)
}

impl Draft {
    fn document(&self) -> Document {
        if self.text.contains("<!--") {
            let markdown = format_by_key("markdown").expect("a built-in format");
            return (markdown.read)("line.md", self.text.clone()).0;
        }
        let mut text = String::new();
        let mut blocks = Vec::new();
        let headline = self.headline.iter().map(|headline| (BlockKind::Headline, headline.as_str()));
        let body = self.text.split("\n\n").filter(|part| !part.is_empty()).map(|part| (BlockKind::Body, part));
        for (kind, part) in headline.chain(body) {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            let start = text.len();
            text.push_str(part);
            blocks.push(Block { kind, span: Span::new(start, text.len()), path: None });
        }
        let byline = match self.byline.as_deref() {
            None => Field::Unknown,
            Some("") => Field::Empty(Span::empty(0)),
            Some(name) => Field::Present(name.to_owned(), None),
        };
        let date = self.date.as_deref().and_then(|date| date.parse().ok());
        let metadata = Metadata { date, byline, ..Metadata::default() };
        Document {
            format: "text",
            prose: Prose::identity(text),
            blocks,
            metadata,
            links: Vec::new(),
            comments: Vec::new(),
        }
    }
}

/// How the lines of one rule came out.
#[derive(Default)]
struct Tally {
    right: usize,
    described: usize,
    wrong: Vec<String>,
}

fn judge(line: &Line, rules: &RuleSet, tally: &mut Tally) {
    if EXCEPTIONS.iter().any(|(rule, start, _)| *rule == line.rule && line.text.starts_with(start)) {
        tally.described += 1;
        return;
    }
    let Reading::Draft(draft) = read(&line.text) else {
        tally.described += 1;
        return;
    };
    let found = annotate(draft.document(), rules.lexicon());
    if rules.check(&found).is_empty() == line.flag {
        tally.wrong.push(format!("{}: {}", if line.flag { "missed" } else { "noisy" }, line.text));
    } else {
        tally.right += 1;
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "a skipped test says so")]
fn every_rule_keeps_to_the_lines_of_the_catalogue() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/standards.md");
    let Ok(catalogue) = fs::read_to_string(&path) else {
        println!("skipped: the catalogue of standards does not lie beside the repository");
        return;
    };
    let library = Library::builtin();
    let mut by_rule: BTreeMap<String, Vec<Line>> = BTreeMap::new();
    for line in lines(&catalogue) {
        by_rule.entry(line.rule.clone()).or_default().push(line);
    }
    assert!(by_rule.len() > 100, "only {} rules were read from the catalogue", by_rule.len());
    let mut report = String::new();
    let mut wrong = 0;
    for info in library.infos() {
        let Some(lines) = info.id.rsplit('/').next().and_then(|name| by_rule.get(name)) else { continue };
        // Alone: what a rule gives way to is another rule's finding on the same words.
        let (rules, _) = library.compile(|id| id == info.id, &mut Files::default());
        let mut tally = Tally::default();
        for line in lines {
            judge(line, &rules, &mut tally);
        }
        wrong += tally.wrong.len();
        report += &format!(
            "{}: {} right, {} wrong, {} only described\n",
            info.id,
            tally.right,
            tally.wrong.len(),
            tally.described
        );
        for line in &tally.wrong {
            report += &format!("    {line}\n");
        }
    }
    assert_eq!(wrong, 0, "lines of the catalogue are missed or noisy:\n{report}");
}

#[test]
fn exceptions_name_lines_that_are_there() {
    for (rule, start, reason) in EXCEPTIONS {
        assert!(!rule.is_empty() && !start.is_empty() && reason.len() > 20, "{rule}: {start}");
    }
}

#[test]
fn a_line_of_the_catalogue_is_read_as_a_draft_or_as_a_description() {
    let draft = |text: &str| match read(text) {
        Reading::Draft(draft) => draft,
        Reading::Description => panic!("{text} should be a draft"),
    };
    assert_eq!(draft("It fell. ¶ Nobody saw it. [no source]").text, "It fell.\n\nNobody saw it.");
    assert_eq!(draft("“[The mill] shut,” she said.").text, "“[The mill] shut,” she said.");
    let both = draft("[headline] Mill shuts · [body] The mill may shut.");
    assert_eq!((both.headline.as_deref(), both.text.as_str()), (Some("Mill shuts"), "The mill may shut."));
    assert_eq!(draft("[date 2031-06-06, Friday] On Monday it fell.").date.as_deref(), Some("2031-06-06"));
    assert_eq!(draft("[byline: \"\"] Two clerks said so.").byline.as_deref(), Some(""));
    for description in
        ["[five attributions]", "It fell. ¶ [more of it]", "[no sign-off] A clerk said so.", "It fell. [no link]"]
    {
        assert!(matches!(read(description), Reading::Description), "{description}");
    }
}
