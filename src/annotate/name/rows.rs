//! The kind `name`: what a rule can ask of one.

use super::NameKind;
use crate::annotate::item::{Attribute, Kind, KindRow, Shape, Value, item, place};

/// Row of the table of kinds.
pub(in crate::annotate) const ROW: KindRow = KindRow {
    kind: Kind::Name,
    key: "name",
    summary: "one place where a person, a body or a place is named",
    count: |found| found.names.len(),
    span: |found, index| found.names[index].span,
    attributes: ATTRIBUTES,
};

/// An attribute by the shape of its value and how that follows from the name.
macro_rules! attribute {
    ($key:literal, $summary:literal, $shape:expr, |$name:ident| $value:expr) => {
        Attribute {
            key: $key,
            summary: $summary,
            shape: $shape,
            get: |found, index| {
                let $name = &found.names[index];
                $value
            },
        }
    };
}

const ATTRIBUTES: &[Attribute] = &[
    attribute!("acronym", "capitals only, three letters or more", Shape::Flag, |name| Value::Flag(name.acronym)),
    attribute!("age", "the age given beside it", Shape::Number, |name| {
        name.age.map_or(Value::Missing, |age| Value::Number(f64::from(age)))
    }),
    attribute!(
        "age-differs",
        "an earlier occurrence of the same person with another age",
        Shape::Item(Kind::Name),
        |name| item(Kind::Name, name.age_differs)
    ),
    attribute!("apposition", "the role behind it", Shape::Text, |name| place(name.apposition)),
    attribute!("born", "the same person's year of birth, where it makes another age", Shape::Text, |name| place(
        name.born
    )),
    attribute!("expanded", "an acronym spelt out or explained at or before this use", Shape::Flag, |name| {
        Value::Flag(name.expanded)
    }),
    Attribute {
        key: "first",
        summary: "first occurrence of its bearer",
        shape: Shape::Flag,
        get: |found, index| Value::Flag(found.names[index].same_as == index),
    },
    attribute!("given", "given name, for a person named in full", Shape::Text, |name| place(name.given)),
    attribute!("kind", "what bears the name", Shape::Word(NameKind::KEYS), |name| Value::Word(name.kind.key())),
    attribute!("known", "in the house list of names that need no introduction", Shape::Flag, |name| {
        Value::Flag(name.known)
    }),
    attribute!("minor", "a child: age under 18", Shape::Flag, |name| {
        Value::Flag(name.age.is_some_and(|age| age < ADULT))
    }),
    attribute!(
        "near",
        "an earlier bearer whose name is spelt almost so, not separately introduced",
        Shape::Item(Kind::Name),
        |name| item(Kind::Name, name.near)
    ),
    attribute!(
        "role-differs",
        "an earlier occurrence of the same person with a role that excludes this one",
        Shape::Item(Kind::Name),
        |name| item(Kind::Name, name.role_differs)
    ),
    attribute!("surname", "surname, for a person", Shape::Text, |name| place(name.surname)),
    attribute!("title", "the title or role before it", Shape::Text, |name| place(name.title)),
];

/// The age from which a person is no child.
const ADULT: u32 = 18;

impl NameKind {
    /// As rules and output write them.
    pub(super) const KEYS: &'static [&'static str] = &["person", "organisation", "place", "other"];

    /// As rules and output write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::KEYS[self as usize]
    }
}
