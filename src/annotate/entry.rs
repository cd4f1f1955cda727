//! What the ledger beside a story records of its claims and quotations, as rules ask for it.
//!
//! Data only: it is laid beside a draft by [`Annotated::with_entries`], and no pass finds it. Without a ledger there
//! are no entries, and no rule about them holds.

use super::item::{Attribute, Kind, KindRow, Shape, Value};
use super::{Annotated, Claim, Support, Verdict};
use crate::text::Span;

/// What is recorded of some words of the draft.
#[derive(Clone, Debug, Default)]
pub struct Recorded {
    /// The words, in the prose.
    pub span: Span,
    /// The entry's id; none where nobody gave it one, and for words that the ledger does not know.
    pub id: Option<String>,
    /// What a message calls the entry: its id, or its first words where it has none.
    pub called: Option<String>,
    /// `claim` or `quote`.
    pub kind: &'static str,
    /// `open`, `verified`, `disputed`, `cut`, or `unlisted` of what the ledger does not know.
    pub status: &'static str,
    /// The words that were checked, or who said them then, where the draft has others now.
    pub was: Option<Was>,
    /// The worst of what the entry rests on: `none`, `held`, `no-text`, `changed`, `empty` or `missing`.
    pub evidence: &'static str,
    /// What of the evidence that word is about.
    pub evidence_name: Option<String>,
    /// Numbers, days and names of the words that stand in none of the files that the entry rests on.
    pub lacks: Option<String>,
    /// What a quotation is beside the words of those files, and how it differs; `None` where there are none.
    pub heard: Option<(&'static str, Option<String>)>,
    /// Who checked it.
    pub by: Option<String>,
    /// Whether all who checked it wrote the story; `None` where one of the two is not known.
    pub by_writer: Option<bool>,
    /// The last day on which the check held, where that is over.
    pub expired: Option<String>,
    /// Whether the story names something behind the words.
    pub supported: bool,
}

/// What was checked, where the draft has something else now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Was {
    /// These words.
    Words(String),
    /// The same words, said by somebody else.
    Speaker(String),
}

impl std::fmt::Display for Was {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Words(words) => out.write_str(words),
            Self::Speaker(name) => write!(out, "said by {name}"),
        }
    }
}

impl Was {
    /// How it was checked: in which words, or as whose.
    fn told(&self) -> String {
        match self {
            Self::Words(words) => format!("in other words: {words}"),
            Self::Speaker(name) => format!("as said by {name}"),
        }
    }
}

impl Recorded {
    /// Whether the words, as they stand today, were checked and found to stand.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        self.status == "verified" && self.was.is_none() && self.expired.is_none()
    }
}

/// How far a check has come; `unlisted` of what the ledger does not know.
pub const STATUSES: &[&str] = &["open", "verified", "disputed", "cut", "unlisted"];
/// What became of what an entry rests on, from the best to the worst.
pub const EVIDENCE: &[&str] = &["none", "held", "no-text", "changed", "empty", "missing"];

/// The row of the table of kinds.
pub(super) const ROW: KindRow = KindRow {
    kind: Kind::Entry,
    key: "entry",
    summary: "what the ledger beside the story records of a claim or a quotation, or that it does not know it",
    count: |found| found.entries.len(),
    span: |found, index| found.entries[index].span,
    attributes: ATTRIBUTES,
};

fn text(text: &Option<String>) -> Value<'_> {
    text.as_deref().map_or(Value::Missing, |text| Value::Text(text.into()))
}

fn owned(text: Option<String>) -> Value<'static> {
    text.map_or(Value::Missing, |text| Value::Text(text.into()))
}

const ATTRIBUTES: &[Attribute] = &[
    Attribute {
        key: "by",
        summary: "who checked it",
        shape: Shape::Text,
        get: |found, index| text(&found.entries[index].by),
    },
    Attribute {
        key: "by-writer",
        summary: "all who checked it wrote the story",
        shape: Shape::Flag,
        get: |found, index| found.entries[index].by_writer.map_or(Value::Unknown, Value::Flag),
    },
    Attribute {
        key: "called",
        summary: "the entry's id, or its first words where it has none: for messages",
        shape: Shape::Text,
        get: |found, index| text(&found.entries[index].called),
    },
    Attribute {
        key: "checked",
        summary: "in which words it was checked, or as said by whom, where the draft has others now: for messages",
        shape: Shape::Text,
        get: |found, index| owned(found.entries[index].was.as_ref().map(Was::told)),
    },
    Attribute {
        key: "evidence",
        summary: "what became of what it rests on: the worst",
        shape: Shape::Word(EVIDENCE),
        get: |found, index| Value::Word(found.entries[index].evidence),
    },
    Attribute {
        key: "evidence-name",
        summary: "the evidence that this is about",
        shape: Shape::Text,
        get: |found, index| text(&found.entries[index].evidence_name),
    },
    Attribute {
        key: "expired",
        summary: "the last day on which the check held, where that is over",
        shape: Shape::Text,
        get: |found, index| text(&found.entries[index].expired),
    },
    Attribute {
        key: "heard",
        summary: "for a quotation: what it is beside the words of the files that it rests on",
        shape: Shape::Word(Verdict::KEYS),
        get: |found, index| found.entries[index].heard.as_ref().map_or(Value::Unknown, |heard| Value::Word(heard.0)),
    },
    Attribute {
        key: "heard-change",
        summary: "for a quotation: how it differs from those words, and where they stand",
        shape: Shape::Text,
        get: |found, index| found.entries[index].heard.as_ref().map_or(Value::Missing, |heard| text(&heard.1)),
    },
    Attribute {
        key: "id",
        summary: "the entry's id",
        shape: Shape::Text,
        get: |found, index| text(&found.entries[index].id),
    },
    Attribute {
        key: "kind",
        summary: "what is checked",
        shape: Shape::Word(&["claim", "quote"]),
        get: |found, index| Value::Word(found.entries[index].kind),
    },
    Attribute {
        key: "lacks",
        summary: "numbers, days and names of the words that stand in none of the files that it rests on",
        shape: Shape::Text,
        get: |found, index| text(&found.entries[index].lacks),
    },
    Attribute {
        key: "status",
        summary: "how far the check has come",
        shape: Shape::Word(STATUSES),
        get: |found, index| Value::Word(found.entries[index].status),
    },
    Attribute {
        key: "supported",
        summary: "the story names something behind the words",
        shape: Shape::Flag,
        get: |found, index| Value::Flag(found.entries[index].supported),
    },
    Attribute {
        key: "was",
        summary: "the words that were checked, or who said them, where the draft has others now",
        shape: Shape::Text,
        get: |found, index| owned(found.entries[index].was.as_ref().map(Was::to_string)),
    },
];

impl Annotated {
    /// With what a ledger records of it. A claim that somebody verified, in these words, has that behind it.
    #[must_use]
    pub fn with_entries(mut self, mut entries: Vec<Recorded>) -> Self {
        entries.sort_by_key(|entry| entry.span);
        let verified: Vec<Span> = entries
            .iter()
            .filter(|entry| entry.kind == "claim" && entry.is_verified())
            .map(|entry| entry.span)
            .collect();
        let weak = |claim: &&mut Claim| matches!(claim.support, Support::None | Support::Inherited);
        for claim in self.claims.iter_mut().filter(weak) {
            let before = verified.partition_point(|span| span.start() <= claim.trigger.start());
            if before.checked_sub(1).is_some_and(|at| verified[at].contains(claim.trigger)) {
                claim.support = Support::Ledger;
            }
        }
        self.entries = entries;
        self
    }
}
