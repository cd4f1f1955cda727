//! Golden stories: each folder below `fixtures/stories` holds a story and, in `findings.txt`, what the profile `audit`
//! says of it, a line a finding. A change of a rule or a list shows here what it does to prose.
//!
//! `REWRITE=1` writes what is found into the files, to be read before it is kept.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::Value;

const EXPECTED: &str = "findings.txt";

#[test]
fn stories_are_told_what_their_folders_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/stories");
    let mut stories: Vec<PathBuf> =
        fs::read_dir(&folder).expect("it is there").flatten().map(|entry| entry.path()).collect();
    stories.sort();
    assert!(stories.len() > 3, "stories were lost");
    let mut wrong = String::new();
    for story in stories.iter().filter(|path| path.is_dir()) {
        let found = findings(story);
        let file = story.join(EXPECTED);
        if env::var_os("REWRITE").is_some() {
            fs::write(&file, &found).expect("it can be written");
        }
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if expected != found {
            let lost = expected.lines().filter(|line| !found.lines().any(|other| other == *line));
            let new = found.lines().filter(|line| !expected.lines().any(|other| other == *line));
            writeln!(wrong, "{}", story.display()).expect("a string");
            lost.for_each(|line| writeln!(wrong, "  - {line}").expect("a string"));
            new.for_each(|line| writeln!(wrong, "  + {line}").expect("a string"));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}REWRITE=1 writes what is found");
}

/// Place, level, rule and words of each finding.
fn findings(story: &Path) -> String {
    let file = fs::read_dir(story).expect("a folder").flatten().map(|entry| entry.path());
    let draft = file.into_iter().find(|path| path.file_stem().is_some_and(|stem| stem == "story")).expect("a story");
    let output = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["check", "--no-config", "--profile", "audit", "--fail-on", "never", "--format", "json"])
        .arg(&draft)
        .output()
        .expect("the command runs");
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(report["problems"].as_array().map(Vec::len), Some(0), "{}: {}", draft.display(), report["problems"]);
    let mut out = String::new();
    for finding in report["findings"].as_array().expect("a list") {
        let place = &finding["place"];
        let text = |value: &Value| value.as_str().expect("a string").to_owned();
        let start = (&place["start"]["line"], &place["start"]["column"]);
        let (level, rule) = (text(&finding["severity"]), text(&finding["rule"]));
        let words = text(&place["text"]).split_whitespace().collect::<Vec<_>>().join(" ");
        writeln!(out, "{}:{} {level} {rule}: {words}", start.0, start.1).expect("a string");
    }
    out
}
