//! What the story shows of a person's gender: honorifics, words of kin and office, and given names that are nearly
//! always a woman's or a man's. It only tells whom "she" or "he" can mean.

use std::ops::Range;

use crate::annotate::attribution::reader::Reader;
use crate::annotate::attribution::vocabulary::LISTS;
use crate::annotate::lexicon::ListBits;

/// What is known of a person from words that say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotate) enum Gender {
    Feminine,
    Masculine,
}

/// The gender of each bearer of a name, where the story shows it.
pub(super) struct Genders(Vec<Option<Gender>>);

impl Genders {
    /// Of all names of a draft.
    pub fn new(reader: &Reader<'_>) -> Self {
        let names = &reader.found.names;
        let mut genders = vec![None; names.len()];
        // A title or a trade counts before a given name, wherever in the story it stands.
        for name in names {
            let beside = [name.title, name.apposition].into_iter().flatten();
            let told = beside.map(|span| reader.found.tokens_in(span)).find_map(|tokens| told(reader, tokens));
            genders[name.same_as] = genders[name.same_as].or(told);
        }
        for name in names {
            let given = name.given.and_then(|span| of_given_name(reader, reader.found.tokens_in(span).start));
            genders[name.same_as] = genders[name.same_as].or(given);
        }
        Self(genders)
    }

    /// Of the bearer of a name, by the name's index.
    pub fn of(&self, reader: &Reader<'_>, name: usize) -> Option<Gender> {
        self.0.get(reader.found.names.get(name)?.same_as).copied().flatten()
    }
}

/// What words beside a name, or instead of one, say: "Mrs", "the chairwoman", "her brother".
pub(super) fn told(reader: &Reader<'_>, mut tokens: Range<usize>) -> Option<Gender> {
    let lists: [(ListBits, Gender); 2] = [(LISTS.feminine, Gender::Feminine), (LISTS.masculine, Gender::Masculine)];
    tokens.find_map(|at| lists.iter().find(|(list, _)| reader.is(at, *list)).map(|(_, gender)| *gender))
}

fn of_given_name(reader: &Reader<'_>, at: usize) -> Option<Gender> {
    if reader.is(at, LISTS.feminine_names) {
        return Some(Gender::Feminine);
    }
    reader.is(at, LISTS.masculine_names).then_some(Gender::Masculine)
}
