//! The table of kinds: one row a kind. Each row's attributes stand in the kind's own file.

use super::item::{Kind, KindRow};
use super::{attribution, change, claim, entry, figure, name, quote, sentence, source, story};
use crate::text::Span;

/// Everything a rule can `find`. Help, the JSON schema for rule files and the reference page are made from it.
pub const KINDS: &[KindRow] = &[
    TEXT,
    sentence::ROW,
    quote::ROW,
    source::ROW,
    attribution::ROW,
    claim::ROW,
    figure::ROW,
    name::ROW,
    story::ROW,
    change::ROW,
    entry::ROW,
];

/// The kind without items of its own.
const TEXT: KindRow = KindRow {
    kind: Kind::Text,
    key: "text",
    summary: "any stretch of the story that words, a pattern or a sequence picks out",
    count: |_| 0,
    span: |_, _| Span::empty(0),
    attributes: &[],
};
