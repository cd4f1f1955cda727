//! Names of people, bodies and places, and which of them are one and the same.
//!
//! A name is a run of capitalised words ([`chain`]) with what stands beside it – title, role, age ([`beside`]).
//! What bears it is told from its own words, from what stands beside it and from its other occurrences ([`kind`]);
//! which occurrences are one bearer, from its words alone ([`bearer`]). What rules ask beyond that – near-miss
//! spellings, roles that exclude each other, acronyms nobody spelt out – has a file each.

mod acronym;
mod age;
mod bearer;
mod beside;
mod chain;
mod kind;
mod role;
mod rows;
mod spelling;
#[cfg(test)]
mod tests;

use super::view::View;
use super::{Annotated, Lexicon};
use crate::text::Span;

pub(super) use beside::ends_as_a_trade;
pub(super) use chain::is_running;
pub(super) use rows::ROW;
pub(super) use spelling::differs_by_a_slip;

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
    /// An earlier occurrence of the same person with another age.
    pub age_differs: Option<usize>,
    /// A year of birth of the same person that makes another age.
    pub born: Option<Span>,
    /// The first name that is the same bearer, by index; its own index where it is the first.
    pub same_as: usize,
    /// An earlier bearer whose name is spelt almost so, where this one is not introduced as somebody else.
    pub near: Option<usize>,
    /// An earlier occurrence of the same person with a role that excludes the one given here.
    pub role_differs: Option<usize>,
    /// Capitals only, three letters or more.
    pub acronym: bool,
    /// For an acronym: spelt out or explained at or before its first use.
    pub expanded: bool,
    /// In the house list of names that need no introduction.
    pub known: bool,
}

/// All names, in text order.
pub(super) fn names(found: &Annotated, lexicon: &Lexicon) -> Vec<Name> {
    let view = View::new(found, lexicon);
    let chains = chain::chains(view);
    let mut names: Vec<Name> = Vec::with_capacity(chains.len());
    let mut hints = Vec::with_capacity(chains.len());
    for chain in &chains {
        let beside = beside::beside(view, chain);
        hints.push(kind::hint(view, chain, &beside));
        names.push(Name {
            span: view.span(chain.name.clone()),
            kind: NameKind::Other,
            title: beside.title.map(|tokens| view.span(tokens)),
            apposition: beside.apposition.map(|tokens| view.span(tokens)),
            given: None,
            surname: None,
            age: beside.age,
            sentence: chain.sentence,
            same_as: names.len(),
            near: None,
            role_differs: None,
            age_differs: None,
            born: None,
            acronym: acronym::is_acronym(view, chain),
            expanded: false,
            known: kind::is_known(view, chain),
        });
    }
    let words = bearer::Words::new(view, &chains);
    bearer::settle(&words, &hints, &mut names);
    acronym::expand(view, &chains, &mut names);
    spelling::compare(view, &words, &mut names);
    role::compare(view, &mut names);
    age::compare(view, &mut names);
    names
}
