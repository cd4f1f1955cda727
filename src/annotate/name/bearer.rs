//! Which occurrences of names are one bearer, and what that bearer is.
//!
//! The same words are the same bearer. Of a person named in full, the surname alone is the same; so is the given
//! name alone, and the first word of a body's name, where nobody else in the story is called so.

use std::borrow::Cow;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::super::lexicon::known;
use super::super::view::View;
use super::chain::Chain;
use super::kind::Hint;
use super::{Name, NameKind};
use crate::text::Span;

/// The words of each name, and the places of its first and last. An apostrophe is straight, however it is typed:
/// “O’Dea” and “O'Dea” are one spelling.
pub(super) struct Words<'a> {
    all: Vec<Entry<'a>>,
}

struct Entry<'a> {
    text: Cow<'a, str>,
    first: (Cow<'a, str>, Span),
    last: (Cow<'a, str>, Span),
    count: usize,
    /// Its first word is a common given name, and seldom a surname.
    given: bool,
    /// Its first word is a given name as often as a surname.
    either: bool,
}

impl<'a> Words<'a> {
    pub fn new(view: View<'a>, chains: &[Chain]) -> Self {
        let all = chains.iter().map(|chain| {
            let name = chain.name.clone();
            let plain = |at: usize| if view.is_letters(at) { view.text(at).into() } else { straight(view.text(at)) };
            let word = |at: usize| (plain(at), view.span(at..at + 1));
            // "Idris Penhale Jr.": the generation is no surname.
            let mut last = name.end - 1;
            if last > name.start + 1 && matches!(view.text(last), "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III" | "IV") {
                last -= 1;
            }
            let text = straight(view.found.slice(view.span(name.clone())));
            let either = view.is(name.start, known::GIVEN_OR_SURNAME);
            let given = view.is(name.start, known::GIVEN_NAMES) && !either;
            Entry { text, first: word(name.start), last: word(last), count: name.len(), given, either }
        });
        Self { all: all.collect() }
    }

    pub fn is_single(&self, name: usize) -> bool {
        self.all[name].count == 1
    }

    pub fn first(&self, name: usize) -> &str {
        &self.all[name].first.0
    }

    pub fn last(&self, name: usize) -> &str {
        &self.all[name].last.0
    }
}

fn straight(text: &str) -> Cow<'_, str> {
    if !text.is_ascii() && text.contains('’') { Cow::Owned(text.replace('’', "'")) } else { Cow::Borrowed(text) }
}

/// Bearers met so far, by the words that may stand for them.
struct Index<'a> {
    exact: FxHashMap<&'a str, usize>,
    /// Given name and surname, whatever stands between them.
    full: FxHashMap<(&'a str, &'a str), usize>,
    surname: FxHashMap<&'a str, usize>,
    /// Names of one word that nothing longer has taken up yet.
    bare: FxHashMap<&'a str, usize>,
    /// Names without their first word.
    tail: FxHashMap<&'a str, usize>,
    /// First words of names; none where two bearers share one.
    first: FxHashMap<&'a str, Option<usize>>,
}

impl<'a> Index<'a> {
    /// With room for so many names.
    fn with_room(names: usize) -> Self {
        Self {
            exact: FxHashMap::with_capacity_and_hasher(names, FxBuildHasher),
            full: FxHashMap::with_capacity_and_hasher(names / 2, FxBuildHasher),
            surname: FxHashMap::with_capacity_and_hasher(names / 2, FxBuildHasher),
            bare: FxHashMap::with_capacity_and_hasher(names / 2, FxBuildHasher),
            tail: FxHashMap::default(),
            first: FxHashMap::with_capacity_and_hasher(names / 2, FxBuildHasher),
        }
    }

    fn find(&self, entry: &'a Entry<'_>) -> Option<usize> {
        if let Some(&same) = self.exact.get(&*entry.text) {
            return Some(same);
        }
        if entry.count > 1 {
            // A headline's surname comes before the name in full; "Vargas Llosa" is who was Mario Vargas Llosa.
            let full = self.full.get(&(&*entry.first.0, &*entry.last.0)).or_else(|| self.bare.get(&*entry.last.0));
            return full.or_else(|| self.tail.get(&*entry.text)).copied();
        }
        let surname = self.surname.get(&*entry.text).copied();
        surname.or_else(|| self.first.get(&*entry.text).copied().flatten())
    }

    fn add(&mut self, entry: &'a Entry<'_>, bearer: usize) {
        self.exact.entry(&entry.text).or_insert(bearer);
        if entry.count == 1 {
            self.bare.entry(&entry.text).or_insert(bearer);
            return;
        }
        self.bare.remove(&*entry.last.0);
        self.full.entry((&entry.first.0, &entry.last.0)).or_insert(bearer);
        if let Some((_, tail)) = entry.text.split_once(' ').filter(|_| entry.count > 2) {
            self.tail.insert(tail, bearer);
        }
        // The latest to bear a surname is the one it stands for.
        self.surname.insert(&entry.last.0, bearer);
        let first = self.first.entry(&entry.first.0).or_insert(Some(bearer));
        if *first != Some(bearer) {
            *first = None;
        }
    }
}

/// Gives each name its bearer, its kind and, for a person, its parts.
pub(super) fn settle(words: &Words<'_>, hints: &[Hint], names: &mut [Name]) {
    let mut index = Index::with_room(names.len());
    let mut surest: Vec<Hint> = hints.to_vec();
    for at in 0..names.len() {
        let entry = &words.all[at];
        let bearer = index.find(entry).unwrap_or(at);
        names[at].same_as = bearer;
        index.add(entry, bearer);
        // A surname of its own that a person's full name ends in: people are taken up so, bodies are not.
        let taken_up = entry.count == 1 && words.all[bearer].count > 1 && words.last(bearer) == entry.text;
        let hint =
            if taken_up && hints[at].weight < 3 { Hint { weight: 3, kind: NameKind::Person } } else { hints[at] };
        // The first of equal weight stands.
        if hint.weight > surest[bearer].weight {
            surest[bearer] = hint;
        }
    }
    for at in 0..names.len() {
        let bearer = names[at].same_as;
        names[at].kind = surest[bearer].kind;
        names[at].known |= names[bearer].known;
        if names[at].kind == NameKind::Person {
            let (entry, full) = (&words.all[at], &words.all[bearer]);
            let of_full = full.count > 1 && full.first.0 == entry.text && full.last.0 != entry.text;
            let given_alone = entry.count == 1 && (of_full || (full.count == 1 && entry.given));
            names[at].given = (entry.count > 1 || given_alone).then_some(entry.first.1);
            let unsure = entry.count == 1 && full.count == 1 && entry.either && names[at].title.is_none();
            names[at].surname = (!given_alone && !unsure).then_some(entry.last.1);
        }
    }
}
