//! What a rule can look for: items of a kind, with attributes. The table is [`super::KINDS`].

use std::borrow::Cow;

use super::Annotated;
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
