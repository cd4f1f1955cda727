//! What a rule can look for: items of a kind, with attributes. The table is [`super::KINDS`].

use std::borrow::Cow;

use super::Annotated;
use crate::document::BlockKind;
use crate::text::Span;

/// A kind of annotation that a rule can `find`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A stretch of text that words, a pattern or a sequence picks out.
    Text,
    /// A sentence.
    Sentence,
    /// Something in quotation marks.
    Quote,
    /// A source, through all its mentions.
    Source,
    /// An attribution.
    Attribution,
    /// A claim.
    Claim,
    /// A figure.
    Figure,
    /// An occurrence of a name.
    Name,
    /// The story, once.
    Story,
    /// A difference between two revisions.
    Change,
    /// What the ledger records of a claim or a quotation.
    Entry,
}

/// One item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item {
    /// Its kind.
    pub kind: Kind,
    /// Its index among the items of that kind.
    pub index: u32,
}

impl Item {
    /// The item of this kind and index.
    #[must_use]
    pub fn new(kind: Kind, index: usize) -> Self {
        Self { kind, index: index as u32 }
    }
}

/// A row of the table of kinds.
pub struct KindRow {
    /// The kind.
    pub kind: Kind,
    /// As rules write it.
    pub key: &'static str,
    /// What it is, in one line.
    pub summary: &'static str,
    /// How many there are in a draft.
    pub count: fn(&Annotated) -> usize,
    /// Where one is, in the prose.
    pub span: fn(&Annotated, usize) -> Span,
    /// Its attributes, sorted by key.
    pub attributes: &'static [Attribute],
}

/// Something a rule can ask of an item.
pub struct Attribute {
    /// As rules write it.
    pub key: &'static str,
    /// What it says, in one line.
    pub summary: &'static str,
    /// What values it takes: checked when a rule is loaded.
    pub shape: Shape,
    /// Its value for one item.
    pub get: for<'a> fn(&'a Annotated, usize) -> Value<'a>,
}

/// What values an attribute takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One of these words.
    Word(&'static [&'static str]),
    /// Words of the draft, or made from them: compared by lists, words and patterns.
    Text,
    /// A number.
    Number,
    /// Yes or no.
    Flag,
    /// Another item.
    Item(Kind),
    /// Other items; a condition holds if it holds for one of them, and a number compares with how many there are.
    Items(Kind),
}

/// What an attribute says of one item.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// The draft cannot know (metadata its format has no field for): no condition on it holds, nor its opposite.
    Unknown,
    /// There is none: what `missing` asks for.
    Missing,
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A word of a closed set.
    Word(&'static str),
    /// Words at a place of the prose: they can be a label.
    Place(Span),
    /// Words made from the draft's.
    Text(Cow<'a, str>),
    /// Another item.
    Item(Item),
    /// Other items, in text order.
    Items(Kind, Cow<'a, [u32]>),
}

/// The words at a place, or missing.
pub(super) fn place<'a>(span: Option<Span>) -> Value<'a> {
    span.map_or(Value::Missing, Value::Place)
}

/// The item of this kind and index, or missing.
pub(super) fn item<'a>(kind: Kind, index: Option<usize>) -> Value<'a> {
    index.map_or(Value::Missing, |index| Value::Item(Item::new(kind, index)))
}

/// An attribute that every kind but the story has: it follows from the item's place alone.
pub struct Generic {
    /// As rules write it.
    pub key: &'static str,
    /// What it says, in one line.
    pub summary: &'static str,
    /// What values it takes.
    pub shape: Shape,
    /// Its value for an item at a place.
    pub get: for<'a> fn(&'a Annotated, Item, Span) -> Value<'a>,
}

/// The attributes that the engine provides once for all kinds.
pub const GENERIC: &[Generic] = &[
    Generic { key: "text", summary: "the item's words", shape: Shape::Text, get: |_, _, span| Value::Place(span) },
    Generic {
        key: "block",
        summary: "kind of block it lies in",
        shape: Shape::Word(BLOCK_KEYS),
        get: |found, _, span| match found.block_at(span.start()) {
            Some(block) => Value::Word(found.document.blocks[block].kind.key()),
            None => Value::Missing,
        },
    },
    Generic {
        key: "quoted",
        summary: "inside somebody's quotation",
        shape: Shape::Flag,
        get: |found, _, span| Value::Flag(found.in_quotation(span)),
    },
    Generic {
        key: "lede",
        summary: "in the standfirst or the first two body sentences",
        shape: Shape::Flag,
        get: |found, _, span| Value::Flag(in_lede(found, span)),
    },
    Generic {
        key: "paragraph",
        summary: "which paragraph of the running story, from 1",
        shape: Shape::Number,
        get: |found, _, span| {
            let block = found.block_at(span.start()).filter(|&at| found.document.blocks[at].kind.is_body());
            let number = block.and_then(|at| found.story.paragraph_of.get(at));
            number.map_or(Value::Missing, |&number| Value::Number(f64::from(number)))
        },
    },
    Generic {
        key: "sentence",
        summary: "the sentence it begins in",
        shape: Shape::Item(Kind::Sentence),
        get: |found, _, span| match found.sentence_at(span.start()) {
            Some(index) => Value::Item(Item::new(Kind::Sentence, index)),
            None => Value::Missing,
        },
    },
    Generic {
        key: "position",
        summary: "which item of its kind, from 1",
        shape: Shape::Number,
        get: |_, item, _| Value::Number(f64::from(item.index) + 1.0),
    },
];

/// The keys of [`BlockKind::ALL`].
const BLOCK_KEYS: &[&str] = &{
    let mut keys = [""; BlockKind::ALL.len()];
    let mut index = 0;
    while index < keys.len() {
        keys[index] = BlockKind::ALL[index].1;
        index += 1;
    }
    keys
};

/// Whether a place lies in the standfirst or in the first two sentences of the body.
fn in_lede(found: &Annotated, span: Span) -> bool {
    const SENTENCES: usize = 2;
    let Some(at) = found.sentence_at(span.start()) else { return false };
    let kind = |sentence: &super::Sentence| found.document.blocks.get(sentence.block).map(|block| block.kind);
    match kind(&found.sentences[at]) {
        Some(BlockKind::Standfirst) => true,
        Some(BlockKind::Body) => {
            let bodies = found.sentences[..at].iter().rev().filter(|sentence| kind(sentence) == Some(BlockKind::Body));
            bodies.take(SENTENCES).count() < SENTENCES
        }
        _ => false,
    }
}
