//! Running the examples of rules: right, missed, noisy, misplaced.

use std::collections::BTreeSet;

use super::example::{self, Example, Wanted};
use super::{Library, RuleSet};
use crate::annotate::{Annotated, annotate};
use crate::compare::{Terms, compare};
use crate::finding::Problem;
use crate::ledger::{Ledger, Proofs, Transcript, edited, hear, items, judge};
use crate::text::{File, Files, LineIndex, Span, Unit};
use crate::yaml::Faults;

/// How an example came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// As the rule file says.
    Right,
    /// Something marked was not flagged.
    Missed,
    /// Something was flagged that is not marked.
    Noisy,
    /// As many findings as marks, and other words.
    Misplaced,
}

impl Outcome {
    /// In one word.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Missed => "missed",
            Self::Noisy => "noisy",
            Self::Misplaced => "misplaced",
        }
    }
}

/// One example of one rule, tried.
#[derive(Clone, Debug)]
pub struct TestedExample {
    /// Id of the rule.
    pub rule: String,
    /// What the example shows.
    pub wanted: Wanted,
    /// Its file.
    pub file: String,
    /// Its line in the file, from 1.
    pub line: u32,
    /// How it came out.
    pub outcome: Outcome,
    /// Its text, with `[[ ]]` around what was expected.
    pub expected: String,
    /// Its text, with `[[ ]]` around what was flagged.
    pub flagged: String,
}

impl Library {
    /// Tries the examples of the wanted rules. Of each, only the rule itself runs, and those that it gives way to.
    #[must_use]
    pub fn test(&self, wanted: impl Fn(&str) -> bool, files: &mut Files) -> (Vec<TestedExample>, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut all: Vec<(&str, Vec<Example>)> = Vec::new();
        let mut needed = BTreeSet::new();
        for (id, source) in self.rules.iter().filter(|(id, _)| wanted(id)) {
            let mut faults = Faults::default();
            let node = source.whole(&mut faults);
            // Everything before the examples is reported when the rule is compiled.
            let before = faults.mark();
            let examples = node.as_ref().map(|node| example::read_all(node, &mut faults)).unwrap_or_default();
            if source.is_builtin() {
                let (file, text) = (self.rule(id)).unwrap_or_default();
                problems.extend(crate::finding::problems(faults.list.split_off(before), File::new(file, text), files));
            }
            needed.insert(id.clone());
            if node.as_ref().is_some_and(asks_of_findings) {
                needed.insert(STAND_IN.to_owned());
            }
            let neighbours = node.as_ref().and_then(|node| node.get("gives-way-to"));
            let names = neighbours.iter().flat_map(|node| node.items()).filter_map(|node| node.scalar());
            needed.extend(names.filter_map(|name| self.full_id(name)).map(str::to_owned));
            all.push((id, examples));
        }
        let (rules, more) = self.compile(|id| needed.contains(id), files);
        problems.extend(more);
        let mut tested = Vec::new();
        for (id, examples) in all {
            let Some(index) = rules.index(id) else { continue };
            let (file, text) = self.rule(id).unwrap_or_default();
            let lines = LineIndex::new(text);
            for example in examples {
                let line = lines.position(example.place.start(), Unit::CodePoints).line;
                let trial = rules.trial(index, example);
                tested.push(TestedExample { rule: id.to_owned(), file: file.to_owned(), line, ..trial });
            }
        }
        (tested, problems)
    }
}

impl RuleSet {
    /// A draft with what changed since the revision before it.
    fn revised(&self, old: &Annotated, new: Annotated, ledger: Option<&(Ledger, Proofs)>) -> Annotated {
        let comparison = compare(old, &new, &self.lexicon, Terms::default());
        let stand_in = |rule| Some(rule) == self.index(STAND_IN);
        let matches = (self.check_some(old, stand_in), self.check_some(&new, stand_in));
        let delta = self.delta((old, &matches.0), (&new, &matches.1), &comparison);
        let checks = ledger.map(|(ledger, proofs)| {
            let judged = |found: &Annotated| {
                let today = found.document.metadata.date.unwrap_or(jiff::civil::Date::ZERO);
                judge((ledger, proofs), (found, &items(found, &self.lexicon)), (&self.lexicon, today))
            };
            let mut checks = edited((old, &judged(old)), (&new, &judged(&new)));
            comparison.place(&mut checks, (old, &new));
            checks
        });
        let all = comparison.changes.into_iter().chain(delta).chain(checks.into_iter().flatten());
        new.with_changes(all.collect())
    }

    fn trial(&self, index: usize, example: Example) -> TestedExample {
        let Example { wanted, text, document, before, transcript, mut labels, ledger, .. } = example;
        let mut found = annotate(document, &self.lexicon);
        if let Some(before) = before {
            let old = annotate(before.document, &self.lexicon);
            found = self.revised(&old, found, ledger.as_ref());
        }
        if let Some(Ok((transcript, _))) = transcript.map(|text| Transcript::read("transcript", text.into_bytes())) {
            let heard = hear(&found, &[transcript]);
            found = found.with_heard(heard);
        }
        if let Some((ledger, proofs)) = &ledger {
            // The day of the story is the day of the check.
            let today = found.document.metadata.date.unwrap_or(jiff::civil::Date::ZERO);
            let items = items(&found, &self.lexicon);
            let judged = judge((ledger, proofs), (&found, &items), (&self.lexicon, today));
            found = found.with_entries(judged.recorded());
        }
        let mut only: BTreeSet<usize> = self.rules[index].gives_way.iter().filter_map(|id| self.index(id)).collect();
        only.insert(index);
        let matches = self.check_some(&found, |rule| only.contains(&rule));
        let mut places: Vec<Span> = matches
            .iter()
            .filter(|found| found.rule == index)
            .map(|matched| found.document.prose.to_file(matched.place))
            .collect();
        places.sort_unstable();
        labels.sort_unstable();
        let outcome = match places.len().cmp(&labels.len()) {
            _ if places == labels => Outcome::Right,
            std::cmp::Ordering::Less => Outcome::Missed,
            std::cmp::Ordering::Equal => Outcome::Misplaced,
            std::cmp::Ordering::Greater => Outcome::Noisy,
        };
        TestedExample {
            rule: String::new(),
            wanted,
            file: String::new(),
            line: 0,
            outcome,
            expected: marked(&text, &labels),
            flagged: marked(&text, &places),
        }
    }
}

/// In examples of rules about findings, this rule stands for all others.
const STAND_IN: &str = "anonymous-sourcing/anon-no-reason";

/// Whether a rule is about what other rules find.
fn asks_of_findings(rule: &crate::yaml::Node) -> bool {
    let what = rule.get("where").and_then(|node| node.get("what"));
    what.is_some_and(|node| node.items().iter().any(|item| item.scalar() == Some("finding")))
}

/// The text on one line with marks around places; paragraphs parted by ¶.
fn marked(text: &str, places: &[Span]) -> String {
    // An end before a start at the same byte, so that neighbours do not look nested; a point has both in their order.
    let of = |place: &Span| match place.is_empty() {
        true => vec![(place.start(), 1, "[[]]")],
        false => vec![(place.end(), 0, "]]"), (place.start(), 2, "[[")],
    };
    let mut marks: Vec<(usize, u8, &str)> = places.iter().flat_map(of).collect();
    marks.sort_unstable();
    let mut out = String::new();
    let mut from = 0;
    for (at, _, mark) in marks {
        out.push_str(text.get(from..at).unwrap_or_default());
        out.push_str(mark);
        from = at;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out.replace("\n\n", " ¶ ").replace('\n', " ")
}
