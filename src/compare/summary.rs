//! What changed, in a line that an editor can paste into a message, and how many sentences of which sort.

use super::{Comparison, Group, Op};
use crate::annotate::Changed;
use crate::finding::{StorySummary, SummaryRow};
use crate::text::FileId;

impl Comparison {
    /// What became of the story as a whole, where there is nothing to compare.
    fn whole(&self) -> Option<&'static str> {
        let groups = &self.alignment.groups;
        let empty = |side: fn(&Group) -> &Vec<usize>| groups.iter().all(|group| side(group).is_empty());
        match (empty(|group| &group.old), empty(|group| &group.new)) {
            _ if self.unlike => Some("another story"),
            (true, false) => Some("all of it is new"),
            (false, true) => Some("nothing is left"),
            _ => None,
        }
    }
}

/// How each sort of change is told, heaviest first: of one, and of several.
const PHRASES: &[(&str, &[&str], &str, &str)] = &[
    (
        "notice",
        &["missing"],
        "no notice to readers speaks of what changed",
        "no notice to readers speaks of what changed",
    ),
    ("notice", &["wrong"], "1 notice to readers wrong itself", "notices to readers wrong themselves"),
    ("quote", &["changed", "trimmed"], "1 quotation altered", "quotations altered"),
    ("speaker", &["changed"], "1 speaker changed", "speakers changed"),
    ("source", &["unnamed"], "1 source no longer named", "sources no longer named"),
    ("attribution", &["removed"], "1 claim lost its source", "claims lost their source"),
    ("cue", &["changed"], "1 verb of saying changed", "verbs of saying changed"),
    ("negation", &["added", "removed"], "1 sentence turned around", "sentences turned around"),
    ("sense", &["changed"], "1 sentence says something else", "sentences say something else"),
    ("hedge", &["removed"], "1 hedge dropped", "hedges dropped"),
    ("number", &["changed"], "1 figure changed", "figures changed"),
    ("date", &["changed"], "1 date changed", "dates changed"),
    ("age", &["changed"], "1 age changed", "ages changed"),
    ("name", &["changed"], "1 name changed", "names changed"),
    ("title", &["changed"], "1 title changed", "titles changed"),
    ("response", &["removed"], "1 answer taken out", "answers taken out"),
    ("response", &["changed"], "1 answer is another one", "answers are other ones"),
    ("check", &["changed", "removed"], "1 verified passage edited", "verified passages edited"),
    ("headline", &["changed"], "headline changed", "headlines changed"),
    ("lede", &["changed"], "another lede", "other ledes"),
    ("source", &["named"], "1 source named", "sources named"),
    ("quote", &["added"], "1 quotation new", "quotations new"),
    ("quote", &["removed"], "1 quotation gone", "quotations gone"),
    ("claim", &["added"], "1 assertion new", "assertions new"),
    ("claim", &["removed"], "1 assertion gone", "assertions gone"),
    ("notice", &["added"], "1 notice to readers new", "notices to readers new"),
    ("notice", &["removed"], "1 notice to readers gone", "notices to readers gone"),
    ("sentence", &["added"], "1 other sentence new", "other sentences new"),
    ("sentence", &["removed"], "1 other sentence gone", "other sentences gone"),
];

/// The rows for one pair of revisions.
#[must_use]
pub fn changed(comparison: &Comparison, file: FileId) -> StorySummary {
    let mut rows = Vec::new();
    let mut row = |label, text: String| {
        if !text.is_empty() {
            rows.push(SummaryRow { label, text, draft_words: false });
        }
    };
    row(
        "changes",
        match comparison.whole() {
            Some(whole) => whole.to_owned(),
            None => line(&comparison.changes),
        },
    );
    row("sentences", sentences(comparison));
    if comparison.retyped > 0 {
        let text = format!("{} differ in marks, dashes or blanks alone, which is no change", comparison.retyped);
        row("typography", text);
    }
    let op = |op: Op| comparison.alignment.groups.iter().filter(|group| group.op == op).count();
    let counts = Op::ALL.iter().map(|(one, key)| (*key, op(*one))).chain([
        ("retyped", comparison.retyped),
        ("material", comparison.changes.iter().filter(|change| change.material).count()),
    ]);
    StorySummary { file, rows, counts: counts.collect() }
}

/// One change, told in a few words.
pub(super) fn told_in_words(change: &Changed) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "somebody".to_owned());
    let (was, now, who) = (text(&change.was), text(&change.now), text(&change.who));
    match (change.what, change.how) {
        ("quote", "trimmed") => format!("a quotation of {who} lost words"),
        ("quote", "changed") | ("number" | "date" | "age" | "name" | "cue" | "count" | "sense", "changed") => {
            format!("“{was}” became “{now}”")
        }
        ("title", "changed") => format!("{who}: “{was}” became “{now}”"),
        ("speaker" | "source", _) => format!("the source “{was}” became “{now}”"),
        ("attribution", "removed") => format!("“{who}” no longer stands behind what is said"),
        ("hedge", "removed") => format!("“{was}” is gone"),
        ("hedge", _) => format!("“{now}” is new"),
        ("negation", _) => "a sentence says the opposite".to_owned(),
        ("response", "removed") => format!("the answer of {who} is gone"),
        ("claim", "removed") => format!("“{was}” is gone"),
        (what, "removed") => format!("{} is gone", with_article(what)),
        (what, "added") => format!("{} is new", with_article(what)),
        (what, _) => format!("{} is another one", with_article(what)),
    }
}

fn with_article(what: &str) -> String {
    let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {what}")
}

fn line(changes: &[Changed]) -> String {
    let mut parts = Vec::new();
    for (what, hows, one, several) in PHRASES {
        // What merely follows from a change elsewhere is none of its own.
        let follows = |change: &Changed| matches!((change.what, change.degree), (_, "moved") | ("lede", "weaker"));
        let counts = |change: &&Changed| change.what == *what && hows.contains(&change.how) && !follows(change);
        match changes.iter().filter(counts).count() {
            0 => {}
            1 => parts.push((*one).to_owned()),
            number if *what != "notice" || hows[0] != "missing" => parts.push(format!("{number} {several}")),
            _ => parts.push((*several).to_owned()),
        }
    }
    if parts.is_empty() {
        parts.push("nothing of substance".to_owned());
    }
    parts.join(", ")
}

fn sentences(comparison: &Comparison) -> String {
    let words = [
        (Op::Equal, "the same"),
        (Op::Edited, "edited"),
        (Op::Moved, "moved"),
        (Op::Split, "split"),
        (Op::Merged, "joined"),
        (Op::Added, "new"),
        (Op::Deleted, "gone"),
    ];
    let count = |op: Op| comparison.alignment.groups.iter().filter(|group| group.op == op).count();
    let parts = words.iter().filter(|(op, _)| count(*op) > 0).map(|(op, word)| format!("{} {word}", count(*op)));
    parts.collect::<Vec<_>>().join(", ")
}
