//! Which entry of a ledger stands for which words of a draft, also after the draft changed.
//!
//! In this order, each entry and each item once: the words that were checked; the words that stand in the entry since;
//! words that a person entered, wherever they stand; and what is left on both sides, the most alike first. Being alike
//! never says that something was checked: it says whose entry goes stale. An entry that is to be cut is only known by
//! its very words, since what stands in their place may be the mending.

use std::collections::BTreeMap;

use super::anchor::alike;
use super::entry::{Checked, Entry, Status};
use super::item::Item;
use crate::annotate::Annotated;
use crate::text::{Span, each_word};

/// From which likeness on other words are taken as a rewording: half of the words.
const REWORDED: f64 = 0.5;
/// A word that stands in more items than this tells none of them from the others.
const COMMON: usize = 200;

/// An entry and where its words stand in the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// In the prose.
    pub span: Span,
    /// The item of the draft that it stands for; none for words that a person entered.
    pub item: Option<usize>,
}

/// What became of the entries of a ledger.
#[derive(Clone, Debug, Default)]
pub struct Carried {
    /// Of each entry, where it stands now; `None` where its words have gone.
    pub places: Vec<Option<Place>>,
    /// Of each item, the entry that stands for it.
    pub entry_of: Vec<Option<usize>>,
}

impl Carried {
    fn take(&mut self, entry: usize, item: usize, items: &[Item]) {
        self.places[entry] = Some(Place { span: items[item].span, item: Some(item) });
        self.entry_of[item] = Some(entry);
    }
}

/// Finds the place of each entry.
#[must_use]
pub fn carry(entries: &[Entry], items: &[Item], found: &Annotated) -> Carried {
    let mut carried = Carried { places: vec![None; entries.len()], entry_of: vec![None; items.len()] };
    let by_words: BTreeMap<(Checked, &str), usize> =
        items.iter().enumerate().map(|(at, item)| ((item.kind, item.anchored.as_str()), at)).collect();
    let same = |carried: &mut Carried, words: fn(&Entry) -> &str| {
        for (index, entry) in entries.iter().enumerate() {
            if carried.places[index].is_some() {
                continue;
            }
            let item = by_words.get(&(entry.kind, words(entry))).copied();
            if let Some(item) = item.filter(|&item| carried.entry_of[item].is_none()) {
                carried.take(index, item, items);
            }
        }
    };
    same(&mut carried, |entry| &entry.checked);
    same(&mut carried, |entry| &entry.anchored);
    by_hand(entries, items, found, &mut carried);
    reworded(entries, items, &mut carried);
    carried
}

/// Words that a person entered, as they stand in the prose. The items that they lie in count as entered.
fn by_hand(entries: &[Entry], items: &[Item], found: &Annotated, carried: &mut Carried) {
    let left: Vec<usize> =
        (0..entries.len()).filter(|&at| carried.places[at].is_none() && !entries[at].is_whole()).collect();
    if left.is_empty() {
        return;
    }
    let prose = Words::new(found);
    for index in left {
        let entry = &entries[index];
        let Some(span) = prose.find(&entry.anchored) else { continue };
        carried.places[index] = Some(Place { span, item: None });
        for (item, of) in items.iter().zip(&mut carried.entry_of) {
            // Half of what there is to check there, or more.
            let start = span.start().max(item.span.start());
            let common = span.end().min(item.span.end()).saturating_sub(start);
            if of.is_none() && item.kind == entry.kind && 2 * common >= item.span.len() {
                *of = Some(index);
            }
        }
    }
}

/// Pairs what is left by likeness.
fn reworded(entries: &[Entry], items: &[Item], carried: &mut Carried) {
    let sorted = |text: &str| {
        let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    let theirs: Vec<(usize, Vec<String>)> = (0..items.len())
        .filter(|&at| carried.entry_of[at].is_none())
        .map(|at| (at, sorted(&items[at].anchored)))
        .collect();
    let mut holders: BTreeMap<(Checked, &str), Vec<usize>> = BTreeMap::new();
    for (number, (at, words)) in theirs.iter().enumerate() {
        for word in distinct(words) {
            holders.entry((items[*at].kind, word)).or_default().push(number);
        }
    }
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        if carried.places[index].is_some() || entry.status == Status::Cut {
            continue;
        }
        let own = sorted(&entry.anchored);
        let mut near: Vec<usize> = distinct(&own)
            .filter_map(|word| holders.get(&(entry.kind, word)))
            .filter(|holders| holders.len() <= COMMON)
            .flatten()
            .copied()
            .collect();
        near.sort_unstable();
        near.dedup();
        for number in near {
            let (item, words) = &theirs[number];
            let likeness = alike(&own, words);
            if likeness >= REWORDED {
                pairs.push((likeness, index, *item));
            }
        }
    }
    // Of equally alike ones the earlier entry gets the earlier item.
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, entry, item) in pairs {
        if carried.places[entry].is_none() && carried.entry_of[item].is_none() {
            carried.take(entry, item, items);
        }
    }
}

fn distinct(sorted: &[String]) -> impl Iterator<Item = &str> {
    sorted.iter().enumerate().filter(|(at, word)| *at == 0 || sorted[at - 1] != **word).map(|(_, word)| word.as_str())
}

/// The words of the prose without typography, and where each stands.
struct Words {
    /// Each between single blanks.
    text: String,
    /// Where in `text` each begins, and its place in the prose.
    starts: Vec<(usize, Span)>,
}

impl Words {
    fn new(found: &Annotated) -> Self {
        let mut words = Self { text: String::from(" "), starts: Vec::new() };
        for block in &found.document.blocks {
            each_word(found.slice(block.span), |word, place| {
                words.starts.push((words.text.len(), place.shifted(block.span.start())));
                words.text.push_str(word);
                words.text.push(' ');
            });
            // Nobody enters words that run on from one paragraph into the next.
            words.text.push_str("\u{2029} ");
        }
        words
    }

    /// The first place of words that `anchored` gave.
    fn find(&self, words: &str) -> Option<Span> {
        let at = self.text.find(&format!(" {words} "))? + 1;
        let first = self.starts.partition_point(|(start, _)| *start < at);
        let last = self.starts.partition_point(|(start, _)| *start < at + words.len()).checked_sub(1)?;
        Some(self.starts.get(first)?.1.cover(self.starts.get(last)?.1))
    }
}
