//! Names of people, bodies and places, and which of them are one and the same.

use super::{Annotated, Lexicon};
use crate::text::Span;

/// What bears the name, as far as the text shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// A body, company, party, outlet.
    Organisation,
    /// A place.
    Place,
    /// Capitalised, and nothing more is known.
    Other,
}

/// One occurrence of a name.
#[derive(Clone, Debug)]
pub struct Name {
    /// The name without title or honorific.
    pub span: Span,
    /// What bears it.
    pub kind: NameKind,
    /// The title before it ("White House spokeswoman", "Sen.", "Mr").
    pub title: Option<Span>,
    /// The role behind it ("the county engineer", ", 41, a baker").
    pub apposition: Option<Span>,
    /// Given name, for a person named in full.
    pub given: Option<Span>,
    /// Surname, for a person.
    pub surname: Option<Span>,
    /// The age given beside it.
    pub age: Option<u32>,
    /// The sentence.
    pub sentence: usize,
    /// The first name that is the same bearer, by index; its own index where it is the first.
    pub same_as: usize,
}

/// All names, in text order.
pub(super) fn names(_found: &Annotated, _lexicon: &Lexicon) -> Vec<Name> {
    Vec::new()
}
