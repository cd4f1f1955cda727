//! Every example of every rule below `rules/`, read from the folder so that a changed rule needs no new build:
//!
//! `RULES=quotes cargo test --test all rules` runs one pack, `RULES=quote-unattributed` one rule; several are parted
//! by commas. Each example that does not come out right is shown with how: right, missed, noisy, misplaced.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use onrecord::finding::Level;
use onrecord::rule::{Layering, Library, Outcome};
use onrecord::text::{Files, Unit};

#[test]
fn rules_flag_and_pass_their_examples() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let filter = env::var("RULES").unwrap_or_default();
    let library = library_of(&folder);
    let mut files = Files::default();
    let (tested, problems) = library.test(|id| is_wanted(id, &filter), &mut files);

    let mut out = String::new();
    for problem in problems.iter().filter(|problem| problem.level == Level::Error) {
        let place = problem.place.as_ref().map_or(String::new(), |place| {
            let start = files.get(place.file).lines().position(place.span.start(), Unit::CodePoints);
            format!(":{}:{}", start.line, start.column)
        });
        let help = problem.help.as_ref().map_or(String::new(), |help| format!(" ({help})"));
        writeln!(out, "{}{place}: {}{help}", problem.file, problem.message).expect("writing to a string");
    }
    for example in tested.iter().filter(|example| example.outcome != Outcome::Right) {
        let (place, outcome) = (format!("{}:{}", example.file, example.line), example.outcome.key());
        writeln!(out, "{place}: {outcome}, in {} of {}", example.wanted.key(), example.rule).expect("a string");
        writeln!(out, "    expected: {}\n    flagged:  {}", example.expected, example.flagged).expect("a string");
    }
    let count = |outcome| tested.iter().filter(|example| example.outcome == outcome).count();
    let outcomes = [Outcome::Right, Outcome::Missed, Outcome::Noisy, Outcome::Misplaced];
    let counts: Vec<String> = outcomes.iter().map(|&outcome| format!("{} {}", count(outcome), outcome.key())).collect();
    let summary = format!("{} examples: {}; {} problems", tested.len(), counts.join(", "), problems.len());
    assert!(out.is_empty(), "\n{out}\n{summary}");
    assert!(!tested.is_empty(), "RULES={filter} names no rule");
}

/// Whether a rule is one of those named: by id, by pack, by the part of the id after the slash.
fn is_wanted(id: &str, filter: &str) -> bool {
    let (pack, name) = id.split_once('/').unwrap_or(("", id));
    filter.is_empty() || filter.split(',').map(str::trim).any(|wanted| wanted == id || wanted == pack || wanted == name)
}

pub fn library_of(folder: &Path) -> Library {
    let mut library = Library::default();
    for path in files_below(folder) {
        let Ok(text) = fs::read_to_string(&path) else { panic!("{} cannot be read", path.display()) };
        let inside = path.strip_prefix(folder).expect("it was found below");
        let id = inside.with_extension("").to_string_lossy().replace('\\', "/");
        let file = format!("rules/{}", inside.display());
        match (id.split_once('/'), path.extension().and_then(|ending| ending.to_str())) {
            (Some(("lists", name)), Some("txt")) => library.add_list(name, &file, (&text, Layering::Extend)),
            (Some(("profiles", name)), Some("yaml")) => library.add_profile(name, &file, text),
            (Some(_), Some("yaml")) => library.add_rule(&id, &file, text),
            _ => panic!("{} is neither rule, list nor profile", path.display()),
        }
    }
    library
}

pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of the repository").flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}
