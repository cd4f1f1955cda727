//! A ledger through many revisions of its draft: nothing that a person wrote is lost, what was reworded is stale, and
//! what changed in its typography alone is not.

use jiff::civil::date;
use onrecord::annotate::Recorded;
use onrecord::ledger::{Checked, Ledger, Proofs, fresh, items, judge, read, update};
use onrecord::text::anchored;
use onrecord::{Annotated, Document, File, Files, Library, RuleSet, annotate};
use proptest::prelude::*;

use crate::chance::Chance;

/// Entries that a story of the property begins with.
const ENTRIES: usize = 300;
const REVISIONS: usize = 12;

fn rules() -> RuleSet {
    Library::builtin().compile(|_| false, &mut Files::default()).0
}

/// The ledgers of the command-line cases that have no fault are valid under the schema; one with a fault is not.
#[test]
fn the_schema_takes_what_the_reader_takes() {
    let validator = jsonschema::validator_for(&onrecord::ledger::schema()).expect("a valid schema");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/cli");
    for (name, valid) in [("ledger/pier", true), ("ledger-faults/quay", true), ("ledger-faults/pier", false)] {
        let text = std::fs::read_to_string(folder.join(format!("{name}.ledger.yaml"))).expect("a fixture");
        let value: serde_json::Value = serde_yaml::from_str(&text).expect("it is YAML");
        assert_eq!(validator.is_valid(&value), valid, "{name}");
    }
    let found = annotated("The pier cost $4 million to mend.", &rules());
    let fresh = fresh("story.txt", &items(&found, rules().lexicon()));
    let value: serde_json::Value = serde_yaml::from_str(&fresh).expect("it is YAML");
    assert!(validator.is_valid(&value), "{fresh}");
}

const PLACES: [&str; 12] = [
    "pier", "harbour", "library", "ferry", "quarry", "market", "depot", "canal", "orchard", "school", "bridge", "mill",
];
const DEEDS: [&str; 8] = ["cost", "sold", "employed", "received", "shipped", "lost", "produced", "moved"];
const THINGS: [&str; 8] =
    ["tonnes of grain", "visitors", "barrels", "pupils", "crates", "tickets", "workers", "bricks"];
const PEOPLE: [&str; 6] = ["Ines Halvard", "Bram Oduya", "Mara Quill", "Jo Lind", "Theo Sandoval", "Wanda Greave"];
const PLANS: [&str; 8] = [
    "open the gate",
    "count every crate",
    "mend the roof",
    "call the board",
    "hire a clerk",
    "sell the barge",
    "drain the dock",
    "wait for spring",
];
const REASONS: [&str; 6] = [
    "nobody asked us",
    "the money is gone",
    "the river rose",
    "our members voted",
    "the old lease ended",
    "winter came early",
];

/// One sentence of the story. `mark` makes it unlike all others.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    mark: usize,
    place: &'static str,
    deed: &'static str,
    thing: &'static str,
    person: &'static str,
    plan: &'static str,
    reason: &'static str,
    number: usize,
    quoted: bool,
    /// How it is typed: says nothing.
    typed: usize,
}

impl Line {
    fn new(mark: usize, chance: &mut Chance) -> Self {
        Self {
            mark,
            place: chance.of(&PLACES),
            deed: chance.of(&DEEDS),
            thing: chance.of(&THINGS),
            person: chance.of(&PEOPLE),
            plan: chance.of(&PLANS),
            reason: chance.of(&REASONS),
            number: 110 + chance.below(880),
            quoted: mark.is_multiple_of(2),
            typed: 0,
        }
    }

    /// What an entry is about: other words are another wording.
    fn wording(&self) -> String {
        let Self { mark, place, deed, thing, plan, reason, number, .. } = self;
        if self.quoted {
            format!("We will {plan} at {place} {mark} because {reason}")
        } else {
            format!("The {place} in ward {mark} {deed} {number} {thing} in 2030")
        }
    }

    fn text(&self) -> String {
        let plain = match self.quoted {
            true => format!("“{},” {} said.", self.wording(), self.person),
            false => format!("{}.", self.wording()),
        };
        match self.typed % 5 {
            0 => plain,
            1 => plain.replace(['“', '”'], "\""),
            2 => plain.replacen(' ', "\u{A0}", 2),
            3 => plain.replacen(' ', "  ", 3),
            _ => plain.replacen(' ', "\n", 4),
        }
    }

    /// Another word or number in it.
    fn reword(&mut self, chance: &mut Chance) {
        let before = self.wording();
        while self.wording() == before {
            match chance.below(5) {
                0 => self.number = 110 + chance.below(880),
                1 => self.place = chance.of(&PLACES),
                2 => self.plan = chance.of(&PLANS),
                3 => self.thing = chance.of(&THINGS),
                _ => self.reason = chance.of(&REASONS),
            }
        }
    }
}

fn story(lines: &[Line]) -> String {
    lines.iter().map(Line::text).collect::<Vec<_>>().join("\n\n")
}

fn annotated(text: &str, rules: &RuleSet) -> Annotated {
    annotate(Document::read("story.txt", text.to_owned()).0, rules.lexicon())
}

fn parsed(text: &str) -> Ledger {
    let mut files = Files::default();
    let id = files.add(File::new("story.ledger.yaml", text));
    let (ledger, problems) = read(id, files.get(id));
    assert!(problems.is_empty(), "{problems:?}\n{text}");
    ledger.expect("it was read")
}

/// What a checker writes into a new ledger: results, notes, comments.
fn filled_in(text: &str, chance: &mut Chance) -> String {
    let mut number = 0;
    let mut out = String::new();
    for line in text.lines() {
        let status = ["open", "verified", "verified", "disputed"][chance.below(4)];
        match line.trim() {
            "status: open" => {
                number += 1;
                out.push_str(&format!("    status: {status}   # call {number}\n"));
            }
            "by:" if chance.below(2) == 0 => out.push_str("    by: [Jo Lind, 'W. Greave']\n"),
            "on:" if chance.below(2) == 0 => {
                out.push_str(&format!("    on: 2031-01-02\n    note: >-\n      folded note\n      of call {number}\n"))
            }
            "evidence:" if chance.below(2) == 0 => {
                out.push_str(&format!(
                    "    evidence:\n      - interview: Person {number}  # rang twice\n        at: minute {number}\n"
                ));
            }
            _ => {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    out
}

/// Lines that no update may ever touch: all but those that the program writes by itself.
fn written_by_people(text: &str) -> Vec<&str> {
    const OURS: [&str; 6] = ["words:", "anchor:", "says:", "was:", "was-says:", "- id:"];
    text.lines().filter(|line| !OURS.iter().any(|key| line.trim_start().starts_with(key))).collect()
}

/// Whether all of `part` stands in `whole`, in this order.
fn is_kept(part: &[&str], whole: &[&str]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|line| rest.any(|other| other == line))
}

fn recorded_at<'r>(recorded: &'r [Recorded], found: &Annotated, line: &Line) -> Vec<&'r Recorded> {
    let key = if line.quoted { format!(" {} because", line.mark) } else { format!("ward {} ", line.mark) };
    let kind = if line.quoted { Checked::Quote.key() } else { Checked::Claim.key() };
    let plain = |one: &Recorded| found.slice(one.span).split_whitespace().collect::<Vec<_>>().join(" ") + " ";
    recorded.iter().filter(|one| one.kind == kind && plain(one).contains(&key)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn twelve_revisions_lose_nothing_and_keep_no_check_for_other_words(seed in any::<u64>()) {
        let rules = rules();
        let chance = &mut Chance(seed);
        let mut lines: Vec<Line> = (0..ENTRIES).map(|mark| Line::new(mark, chance)).collect();
        let first = annotated(&story(&lines), &rules);
        let found = items(&first, rules.lexicon());
        prop_assert_eq!(found.len(), ENTRIES, "each line is one claim or one quotation");
        let mut text = filled_in(&fresh("story.txt", &found), chance);
        let mut next = ENTRIES;

        for revision in 0..REVISIONS {
            for _ in 0..60 {
                let at = chance.below(lines.len());
                match chance.below(6) {
                    0 => lines[at].reword(chance),
                    1 | 2 => lines[at].typed += 1 + chance.below(4),
                    3 => {
                        let line = lines.remove(at);
                        lines.insert(chance.below(lines.len() + 1), line);
                    }
                    4 if lines.len() > ENTRIES - 30 => { lines.remove(at); }
                    _ => {
                        lines.insert(at, Line::new(next, chance));
                        next += 1;
                    }
                }
            }
            let before = parsed(&text);
            let story = annotated(&story(&lines), &rules);
            let found = items(&story, rules.lexicon());
            let judged = judge((&before, &Proofs::default()), (&story, &found), (rules.lexicon(), date(2031, 6, 6)));
            let recorded = judged.recorded();
            for line in &lines {
                let at = recorded_at(&recorded, &story, line);
                prop_assert_eq!(at.len(), 1, "revision {}: {:?}", revision, line);
                let as_checked = before.entries.iter().any(|entry| anchored(entry.checked_words()) == anchored(&line.wording()));
                if as_checked {
                    prop_assert!(at[0].was.is_none() && at[0].status != "unlisted", "{:?} {:?}", line, at[0]);
                } else {
                    prop_assert!(!at[0].is_verified(), "{:?} {:?}", line, at[0]);
                }
            }

            let proofs = Proofs::default();
            let updated = update((&text, &before), (&story, &found), (&proofs, rules.lexicon())).expect("it can be written to");
            let after = parsed(&updated.text);
            prop_assert!(is_kept(&written_by_people(&text), &written_by_people(&updated.text)), "{}", updated.text);
            for entry in &before.entries {
                let same = after.entries.iter().find(|other| other.id == entry.id).expect("no entry is lost");
                prop_assert_eq!((entry.status, &entry.by, entry.on, &entry.note), (same.status, &same.by, same.on, &same.note));
                if entry.status.is_result() {
                    prop_assert_eq!(
                        anchored(entry.checked_words()),
                        anchored(same.checked_words()),
                        "what was checked is still known"
                    );
                }
            }
            let again = update((&updated.text, &after), (&story, &found), (&proofs, rules.lexicon())).expect("and once more");
            prop_assert_eq!(&again.text, &updated.text, "a second update has nothing to do");
            text = updated.text;
        }
    }
}
