//! The rule language: one small rule with examples for each part of it, and one file for each kind of fault.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use onrecord::rule::{Library, Outcome};
use onrecord::text::{Files, Unit};

use crate::rules::library_of;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/rules").join(name)
}

#[test]
fn every_part_of_the_language_flags_and_passes_its_examples() {
    let mut files = Files::default();
    let (tested, problems) = library_of(&folder("language")).test(|_| true, &mut files);
    assert_eq!(rendered(&problems, &files), "");
    let wrong: Vec<_> = tested.iter().filter(|example| example.outcome != Outcome::Right).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(tested.len() > 40);
}

/// Each fault file beside what is said of it. To accept a change, run with `ACCEPT=1` and read the difference.
#[test]
fn faults_are_shown_at_their_places() {
    let folder = folder("faults");
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folder).expect("it is there").flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    files.sort();
    assert!(files.len() > 5);
    for path in files {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let mut library = Library::default();
        library.add_list("hedges", "lists/hedges.txt", ("perhaps", onrecord::rule::Layering::Extend));
        library.add_rule("faults/everything", "unused", String::new());
        let file = format!("{name}.yaml");
        library.add_rule(&format!("faults/{name}"), &file, fs::read_to_string(&path).expect("it can be read"));
        let mut files = Files::default();
        let (rules, problems) = library.compile(|id| id == format!("faults/{name}"), &mut files);
        assert_eq!(rules.rules().len(), 0, "{name} loads");
        let problems: Vec<_> = problems.into_iter().filter(|problem| problem.file == file).collect();
        let shown = rendered(&problems, &files);
        let beside = path.with_extension("txt");
        if std::env::var_os("ACCEPT").is_some() {
            fs::write(&beside, &shown).expect("it can be written");
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        assert_eq!(shown, expected, "{name}");
    }
}

/// Each Problem as its line, with the words at its place underlined by themselves.
fn rendered(problems: &[onrecord::finding::Problem], files: &Files) -> String {
    let mut out = String::new();
    for problem in problems {
        let place = problem.place.as_ref().map_or(String::new(), |place| {
            let file = files.get(place.file);
            let start = file.lines().position(place.span.start(), Unit::CodePoints);
            let words: String = place.span.of(&file.text).chars().take(40).collect();
            format!(":{}:{}: `{}`", start.line, start.column, words.replace('\n', "⏎"))
        });
        let help = problem.help.as_ref().map_or(String::new(), |help| format!(" ({help})"));
        writeln!(out, "{}{place}: {}{help}", problem.file, problem.message).expect("writing to a string");
    }
    out
}

#[test]
fn files_made_to_exhaust_are_refused() {
    let deep = format!("summary: {}", "[".repeat(100_000));
    let wide = format!("summary: [{}]", "x, ".repeat(60_000));
    let long = format!("summary: {}", "x".repeat(600_000));
    let nested = format!("summary: x\nwhere: {}", "{not: ".repeat(100));
    let maps = (0..200).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect::<String>();
    for (text, word) in
        [(deep, "limit exceeded"), (wide, "more than 50000"), (long, "larger than"), (nested, "deep"), (maps, "deep")]
    {
        let mut library = Library::default();
        library.add_rule("a/b", "b.yaml", text);
        let (rules, problems) = library.compile(|_| true, &mut Files::default());
        assert_eq!(rules.rules().len(), 0);
        assert!(problems.iter().any(|problem| problem.message.contains(word)), "{word}: {problems:?}");
    }
}

#[test]
fn a_rule_with_a_fault_leaves_the_others_alone() {
    let mut library = library_of(&folder("language"));
    let rules = library.compile(|_| true, &mut Files::default()).0.rules().len();
    library.add_rule("text/broken", "broken.yaml", "summary: [".to_owned());
    let (set, problems) = library.compile(|_| true, &mut Files::default());
    assert_eq!(set.rules().len(), rules);
    assert!(problems.iter().all(|problem| problem.file == "broken.yaml"), "{problems:?}");
}

#[test]
fn a_list_that_no_rule_uses_is_said() {
    let mut library = library_of(&folder("language"));
    library.add_list("idle", "lists/idle.txt", ("word", onrecord::rule::Layering::Extend));
    let (_, problems) = library.compile(|_| true, &mut Files::default());
    assert!(problems.iter().any(|problem| problem.file == "lists/idle.txt" && problem.message.contains("idle")));
}

#[test]
fn the_built_in_rules_read_the_same_packed_and_written() {
    let builtin = Library::builtin().infos();
    let written = library_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).infos();
    assert_eq!(builtin, written);
}

const KINDS: [&str; 10] =
    ["text", "sentence", "quote", "source", "attribution", "claim", "figure", "name", "story", "entry"];

/// The schema knows every key that the reader knows: each rule of the repository is valid under it.
#[test]
fn the_schema_takes_every_rule() {
    let schema = onrecord::rule::schema();
    let known = schema["properties"]["find"]["enum"].as_array().expect("the kinds");
    let known: Vec<&str> = known.iter().filter_map(|kind| kind.as_str()).collect();
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    let mut read = 0;
    for root in ["rules", "fixtures/rules/language"] {
        for path in crate::rules::files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join(root)) {
            let inside = path.to_string_lossy().into_owned();
            if !inside.ends_with(".yaml") || inside.contains("/profiles/") {
                continue;
            }
            let text = fs::read_to_string(&path).expect("it can be read");
            // A rule may be written before the pass that finds its kind of item.
            if KINDS.iter().any(|kind| !known.contains(kind) && text.contains(&format!("find: {kind}"))) {
                continue;
            }
            let Ok(value) = serde_yaml::from_str::<serde_json::Value>(&text) else { continue };
            let errors: Vec<String> =
                validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
            assert!(errors.is_empty(), "{inside}: {errors:#?}");
            read += 1;
        }
    }
    assert!(read > 20);
}

#[test]
fn the_reference_names_every_key() {
    let reference = onrecord::rule::reference();
    for word in ["`summary`", "### `text`", "`quoted`", "`requires`", "`share`", "`examples`"] {
        assert!(reference.contains(word), "{word}");
    }
}
