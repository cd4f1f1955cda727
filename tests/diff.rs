//! Two revisions of a story: what must hold whatever they say, a story whose every edit is known, and pairs that were
//! published.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use onrecord::annotate::{Changed, Lexicon};
use onrecord::compare::{Comparison, Op, Terms, compare};
use onrecord::{Annotated, Document, annotate};
use proptest::prelude::*;
use serde_json::Value;

use super::properties::drafts::{markdown, plain};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);

fn read(name: &str, text: &str) -> Annotated {
    annotate(Document::read(name, text.to_owned()).0, &LEXICON)
}

fn compared(name: &str, old: &str, new: &str) -> (Annotated, Annotated, Comparison) {
    let (old, new) = (read(name, old), read(name, new));
    let comparison = compare(&old, &new, &LEXICON, Terms::default());
    (old, new, comparison)
}

/// What differs and how, sorted.
fn kinds(changes: &[Changed]) -> Vec<(&str, &str)> {
    let mut kinds: Vec<_> = changes.iter().map(|change| (change.what, change.how)).collect();
    kinds.sort_unstable();
    kinds
}

/// Each sentence of both sides stands in exactly one group.
fn each_once(old: &Annotated, new: &Annotated, comparison: &Comparison) -> Result<(), TestCaseError> {
    let groups = &comparison.alignment.groups;
    let mut left: Vec<usize> = groups.iter().flat_map(|group| group.old.clone()).collect();
    let mut right: Vec<usize> = groups.iter().flat_map(|group| group.new.clone()).collect();
    left.sort_unstable();
    right.sort_unstable();
    prop_assert_eq!(left, (0..old.sentences.len()).collect::<Vec<_>>());
    prop_assert_eq!(right, (0..new.sentences.len()).collect::<Vec<_>>());
    Ok(())
}

/// Every place of every change lies in its prose.
fn in_place(old: &Annotated, new: &Annotated, comparison: &Comparison) -> Result<(), TestCaseError> {
    for change in &comparison.changes {
        let (before, after) = (old.document.prose.text(), new.document.prose.text());
        prop_assert!(after.get(change.span.range()).is_some(), "{change:?}");
        prop_assert!(change.old.is_none_or(|place| before.get(place.range()).is_some()), "{change:?}");
    }
    Ok(())
}

/// What the rules of the pack ask for: what differs, and how where they say so.
static ASKED: LazyLock<Vec<(String, Option<String>)>> = LazyLock::new(|| {
    let words = |value: Option<&serde_yaml::Value>| -> Vec<String> {
        match value {
            Some(serde_yaml::Value::String(word)) => vec![word.clone()],
            Some(serde_yaml::Value::Sequence(all)) => all.iter().filter_map(|one| Some(one.as_str()?.into())).collect(),
            _ => Vec::new(),
        }
    };
    let mut asked = Vec::new();
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/changes")).expect("the pack") {
        let text = std::fs::read_to_string(entry.expect("a file").path()).expect("a rule");
        let rule: serde_yaml::Value = serde_yaml::from_str(&text).expect("YAML");
        let condition = rule.get("where");
        let hows = words(condition.and_then(|condition| condition.get("how")));
        for what in words(condition.and_then(|condition| condition.get("what"))) {
            match hows.as_slice() {
                [] => asked.push((what, None)),
                hows => asked.extend(hows.iter().map(|how| (what.clone(), Some(how.clone())))),
            }
        }
    }
    asked
});

/// Nothing that was found is hidden: some rule asks for it.
fn each_told(comparison: &Comparison) -> Result<(), TestCaseError> {
    for change in &comparison.changes {
        let told = |(what, how): &(String, Option<String>)| {
            what == change.what && how.as_ref().is_none_or(|how| how == change.how)
        };
        prop_assert!(ASKED.iter().any(told), "no rule asks for {} {}", change.what, change.how);
    }
    Ok(())
}

/// The same words in other typography, so that no word and no block is another one.
fn retyped(text: &str) -> String {
    text.replace(['“', '”'], "\"").replace('’', "'").replace("the plan", "the\u{a0}plan").replace('—', "–")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_story_against_itself_has_no_changes(text in markdown()) {
        let (old, new, comparison) = compared("a.md", &text, &text);
        each_once(&old, &new, &comparison)?;
        prop_assert!(comparison.changes.is_empty(), "{:?}", comparison.changes);
        prop_assert!(comparison.alignment.groups.iter().all(|group| group.op == Op::Equal));
    }

    #[test]
    fn each_sentence_is_in_one_pair_or_change(a in plain(), b in plain()) {
        let (old, new, comparison) = compared("a.txt", &a, &b);
        each_once(&old, &new, &comparison)?;
        in_place(&old, &new, &comparison)?;
        each_told(&comparison)?;
    }

    #[test]
    fn swapped_revisions_swap_what_came_and_went(a in plain(), keep in any::<u64>()) {
        // The second is the first without some of its paragraphs.
        let kept = |at: &usize| keep >> (at % 64) & 1 == 1;
        let b: Vec<&str> = a.split("\n\n").enumerate().filter(|(at, _)| kept(at)).map(|(_, part)| part).collect();
        let b = b.join("\n\n");
        let count = |comparison: &Comparison, op| comparison.alignment.groups.iter().filter(|one| one.op == op).count();
        let (there, back) = (compared("a.txt", &a, &b).2, compared("a.txt", &b, &a).2);
        prop_assert_eq!(count(&there, Op::Added), count(&back, Op::Deleted));
        prop_assert_eq!(count(&there, Op::Deleted), count(&back, Op::Added));
        prop_assert_eq!(count(&there, Op::Equal), count(&back, Op::Equal));
    }
}

const STORY: &str = "\
---
title: Fire at Harrow mill kills 12
---

A fire in the old mill by the river killed 12 people on Tuesday night, the fire chief, Tom Abend, said.

“We may never know how it began,” Abend told reporters. “The floor is gone, and with it what could have told us.”

Harrow Steel – the owner – stored solvents there, county engineer Lena Orvik said. The company didn’t respond to a \
request for comment.

It was the county’s worst fire since 1931.
";

#[test]
fn typography_and_line_breaks_are_no_changes() {
    let straight = retyped(STORY);
    let wrapped =
        STORY.replace("people on Tuesday", "people\non Tuesday").replace("county engineer", "county\nengineer");
    let entities = STORY.replace('–', "&ndash;").replace('“', "&ldquo;").replace('’', "&rsquo;");
    let marked = STORY.replace("Tom Abend", "**Tom Abend**").replace("since 1931", "since *1931*");
    let windows = format!("\u{feff}{}", STORY.replace('\n', "\r\n"));
    for other in [straight, wrapped, entities, marked, windows] {
        let (_, _, comparison) = compared("a.md", STORY, &other);
        assert!(comparison.changes.is_empty(), "{:?}\n{other}", kinds(&comparison.changes));
        let (_, _, comparison) = compared("a.md", &other, STORY);
        assert!(comparison.changes.is_empty(), "{:?}\n{other}", kinds(&comparison.changes));
    }
}

#[test]
fn each_edit_of_a_story_is_told_and_nothing_else() {
    for (from, to, wanted) in [
        ("“We may never know", "“We will never know", vec![("quote", "changed")]),
        ("Tom Abend, said", "Tom Abend, claimed", vec![("cue", "changed"), ("finding", "introduced")]),
        (", county engineer Lena Orvik said", "", vec![("attribution", "removed")]),
        ("county engineer Lena Orvik said", "one official said", vec![("source", "unnamed")]),
        ("since 1931", "since 1913", vec![("date", "changed")]),
        (" The company didn’t respond to a request for comment.", "", vec![("response", "removed")]),
        ("It was the", "It may have been the", vec![("hedge", "added")]),
        ("stored solvents", "never stored solvents", vec![("negation", "added")]),
        ("Lena Orvik", "Lena Orvek", vec![("name", "changed")]),
    ] {
        let (_, _, comparison) = compared("a.md", STORY, &STORY.replace(from, to));
        let found = kinds(&comparison.changes);
        let wanted: Vec<_> = wanted.into_iter().filter(|(what, _)| *what != "finding").collect();
        assert_eq!(found, wanted, "{from} → {to}: {:#?}", comparison.changes);
    }
}

#[test]
fn a_figure_that_changes_in_headline_and_lede_is_told_in_both() {
    let (_, _, comparison) = compared("a.md", STORY, &STORY.replace("12", "21"));
    let found = kinds(&comparison.changes);
    assert_eq!(found, [("headline", "changed"), ("lede", "changed"), ("number", "changed"), ("number", "changed")]);
}

#[test]
fn days_that_come_and_go_are_told() {
    let story =
        |last: &str| format!("The board met in the hall. It rained all day. Nobody spoke of the pier.\n\n{last}");
    for (old, new, how) in [
        ("The report was released in the town.", "The report was released late on Thursday in the town.", "added"),
        ("The price rose to $14 on Thursday in the town.", "The price rose to $14 in the town.", "removed"),
    ] {
        let (_, _, comparison) = compared("a.md", &story(old), &story(new));
        assert_eq!(kinds(&comparison.changes), [("date", how)], "{old} / {new}");
        each_told(&comparison).expect("a rule");
    }
}

#[test]
fn two_different_stories_are_said_to_be_two() {
    let other = "The choir sings on Sunday. Tickets are sold out. The bus leaves at noon.\n\nNobody knows the organist. \
                 She came from Ardmore last week. Her dog barks.\n";
    let (_, _, comparison) = compared("a.md", STORY, other);
    assert!(comparison.unlike && comparison.changes.is_empty(), "{:?}", kinds(&comparison.changes));
}

/// The rules whose changes a pair of published revisions must show, and must not.
#[test]
fn published_revisions_show_what_was_seen_in_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/revisions/real");
    let Ok(expected) = std::fs::read_to_string(folder.join("expected.jsonl")) else {
        println!("skipped: there is no {}", folder.display());
        return;
    };
    let mut wrong = Vec::new();
    for line in expected.lines() {
        let case: Value = serde_json::from_str(line).expect("JSON");
        let id = case["id"].as_str().expect("an id");
        let found = told(&folder, id);
        let kinds = |key: &str| case[key].as_array().expect("a list").iter().map(|kind| kind.as_str().expect("a kind"));
        let mut wanted: BTreeMap<&str, usize> = BTreeMap::new();
        kinds("expect").for_each(|kind| *wanted.entry(kind).or_default() += 1);
        for (kind, times) in wanted {
            if found.iter().filter(|rule| *rule == kind).count() < times {
                wrong.push(format!("{id}: {kind} {times} times, found {found:?}"));
            }
        }
        wrong.extend(
            kinds("forbid").filter(|kind| found.iter().any(|rule| rule == kind)).map(|kind| format!("{id}: no {kind}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The rules that find something between the two revisions of a case, as published.
fn told(folder: &Path, id: &str) -> Vec<String> {
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["diff", "--no-config", "--published", "--format", "jsonl"])
        .args(["old", "new"].map(|side| folder.join(format!("{id}.{side}.md"))))
        .output()
        .expect("the program runs");
    let lines = String::from_utf8(run.stdout).expect("UTF-8");
    let lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let findings = lines.filter(|line| line["type"] == "finding");
    findings.map(|line| line["rule"].as_str().expect("a rule").trim_start_matches("changes/").to_owned()).collect()
}
