//! What became of a story between two of its revisions, as rules ask for it.
//!
//! Data only: it is laid into the new revision by [`Annotated::with_changes`], and no pass finds it. A draft that is
//! looked at alone has no changes, and no rule about them holds.

use super::Annotated;
use super::item::{Attribute, Kind, KindRow, Shape, Value};
use crate::finding::Severity;
use crate::text::Span;

/// One difference between two revisions.
#[derive(Clone, Debug)]
pub struct Changed {
    /// What differs: one of [`WHATS`].
    pub what: &'static str,
    /// In which way: one of [`HOWS`].
    pub how: &'static str,
    /// Where it stands in the new revision. What is gone stands at the words that took its place, at the sentence that
    /// held it, or, empty, behind the last sentence before it that is left.
    pub span: Span,
    /// The words as they are now; none of what is gone.
    pub now: Option<String>,
    /// Where it stood in the prose of the old revision.
    pub old: Option<Span>,
    /// The words as they were; none of what is new.
    pub was: Option<String>,
    /// Of which sort it is, where that matters: one of [`DEGREES`].
    pub degree: &'static str,
    /// Whose: the speaker, the source, the bearer of a name, the rule of a finding.
    pub who: Option<String>,
    /// The part of the story: one of [`PARTS`].
    pub part: &'static str,
    /// What the change touches accuses a named person.
    pub accuses: bool,
    /// Something in the story stands behind the words as they are now.
    pub supported: bool,
    /// Both revisions are out: the old one was published.
    pub published: bool,
    /// Readers of a published story have to be told.
    pub material: bool,
    /// The notice that speaks of it: one of [`NOTICES`]; unknown of a draft.
    pub notice: Option<&'static str>,
    /// For a finding: how much its rule makes of it.
    pub weight: Option<Severity>,
    /// Other places of the new revision that belong to it.
    pub related: Vec<Span>,
}

impl Changed {
    /// A change in place of which nothing more is known.
    #[must_use]
    pub fn new(what: &'static str, how: &'static str, span: Span) -> Self {
        Self {
            what,
            how,
            span,
            now: None,
            old: None,
            was: None,
            degree: "plain",
            who: None,
            part: "body",
            accuses: false,
            supported: false,
            published: false,
            material: false,
            notice: None,
            weight: None,
            related: Vec::new(),
        }
    }
}

/// All that can differ.
pub const WHATS: &[&str] = &[
    "quote",
    "speaker",
    "source",
    "count",
    "attribution",
    "cue",
    "hedge",
    "negation",
    "sense",
    "number",
    "date",
    "name",
    "title",
    "age",
    "claim",
    "response",
    "link",
    "headline",
    "standfirst",
    "lede",
    "byline",
    "dateline",
    "caption",
    "notice",
    "sentence",
    "tone",
    "check",
    "finding",
];

/// All ways in which it can.
pub const HOWS: &[&str] = &[
    "changed",
    "added",
    "removed",
    "trimmed",
    "moved",
    "split",
    "merged",
    "reworded",
    "paraphrased",
    "quoted",
    "unnamed",
    "named",
    "missing",
    "mislabelled",
    "incomplete",
    "wrong",
    "introduced",
    "resolved",
    "vanished",
];

/// All sorts.
pub const DEGREES: &[&str] = &[
    "plain", "brackets", "grammar", "spelling", "ellipsis", "marks", "bound", "vague", "aligned", "moved", "weaker",
    "alone",
];

/// The parts of a story.
pub const PARTS: &[&str] = &["headline", "standfirst", "lede", "body", "byline", "dateline", "caption", "notice"];

/// What a notice calls itself.
pub const NOTICES: &[&str] = &["none", "correction", "clarification", "update", "note"];

/// The row of the table of kinds.
pub(super) const ROW: KindRow = KindRow {
    kind: Kind::Change,
    key: "change",
    summary: "one difference between two revisions of the story, by meaning",
    count: |found| found.changes.len(),
    span: |found, index| found.changes[index].span,
    attributes: ATTRIBUTES,
};

fn text(text: &Option<String>) -> Value<'_> {
    text.as_deref().map_or(Value::Missing, |text| Value::Text(text.into()))
}

const ATTRIBUTES: &[Attribute] = &[
    Attribute {
        key: "accuses",
        summary: "what it touches accuses a named person",
        shape: Shape::Flag,
        get: |found, index| Value::Flag(found.changes[index].accuses),
    },
    Attribute {
        key: "degree",
        summary: "of which sort it is",
        shape: Shape::Word(DEGREES),
        get: |found, index| Value::Word(found.changes[index].degree),
    },
    Attribute {
        key: "how",
        summary: "in which way it differs",
        shape: Shape::Word(HOWS),
        get: |found, index| Value::Word(found.changes[index].how),
    },
    Attribute {
        key: "material",
        summary: "readers of a published story have to be told of it",
        shape: Shape::Flag,
        get: |found, index| Value::Flag(found.changes[index].material),
    },
    Attribute {
        key: "notice",
        summary: "what the notice that speaks of it calls itself; unknown where the old revision is a draft",
        shape: Shape::Word(NOTICES),
        get: |found, index| found.changes[index].notice.map_or(Value::Unknown, Value::Word),
    },
    Attribute {
        key: "now",
        summary: "the words as they are now",
        shape: Shape::Text,
        get: |found, index| text(&found.changes[index].now),
    },
    Attribute {
        key: "part",
        summary: "the part of the story",
        shape: Shape::Word(PARTS),
        get: |found, index| Value::Word(found.changes[index].part),
    },
    Attribute {
        key: "published",
        summary: "the old revision was published",
        shape: Shape::Flag,
        get: |found, index| Value::Flag(found.changes[index].published),
    },
    Attribute {
        key: "supported",
        summary: "something in the story stands behind the words as they are now",
        shape: Shape::Flag,
        get: |found, index| Value::Flag(found.changes[index].supported),
    },
    Attribute {
        key: "was",
        summary: "the words as they were",
        shape: Shape::Text,
        get: |found, index| text(&found.changes[index].was),
    },
    Attribute {
        key: "weight",
        summary: "for a finding: how much its rule makes of it",
        shape: Shape::Word(&["info", "warning", "error"]),
        get: |found, index| found.changes[index].weight.map_or(Value::Missing, |weight| Value::Word(weight.key())),
    },
    Attribute {
        key: "what",
        summary: "what differs",
        shape: Shape::Word(WHATS),
        get: |found, index| Value::Word(found.changes[index].what),
    },
    Attribute {
        key: "who",
        summary: "whose it is: the speaker, the source, the bearer of a name, the rule of a finding",
        shape: Shape::Text,
        get: |found, index| text(&found.changes[index].who),
    },
];

impl Annotated {
    /// With what changed since an earlier revision.
    #[must_use]
    pub fn with_changes(self, mut changes: Vec<Changed>) -> Self {
        changes.sort_by_key(|change| (change.span, change.old));
        Self { changes, ..self }
    }
}
