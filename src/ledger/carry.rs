//! Which entry of a ledger stands for which words of a draft, also after the draft changed.
//!
//! In this order, each entry and each item once: the words that were checked; the words that stand in the entry since;
//! words that a person entered, wherever they stand, and words that marks between them cut into other clauses; and what
//! is left on both sides, the most alike first. Being alike never says that something was checked: it says whose entry
//! goes stale. An entry that is to be cut is only known by
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
/// Bytes of the longest claim that is looked for around a place.
const LONGEST: usize = 4000;
/// Words of the shortest and the longest half of a sentence that is looked for.
const LEAST_HALF: usize = 4;
const LONGEST_HALF: usize = 60;

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
    /// Words of an entry that still stand in the draft, beside the item that the entry stands for now: the other half
    /// of a sentence that was cut in two. They want an entry of their own.
    pub lost: Vec<Item>,
}

impl Carried {
    fn take(&mut self, entry: usize, item: usize, items: &[Item]) {
        self.places[entry] = Some(Place { span: items[item].span, item: Some(item) });
        self.entry_of[item] = Some(entry);
    }

    /// What no entry stands for.
    pub fn unlisted<'a>(&'a self, items: &'a [Item]) -> impl Iterator<Item = &'a Item> {
        let known = items.iter().zip(&self.entry_of);
        known.filter(|(_, entry)| entry.is_none()).map(|(item, _)| item).chain(&self.lost)
    }
}

/// Finds the place of each entry.
#[must_use]
pub fn carry(entries: &[Entry], items: &[Item], found: &Annotated) -> Carried {
    let mut carried =
        Carried { places: vec![None; entries.len()], entry_of: vec![None; items.len()], lost: Vec::new() };
    let mut by_words: BTreeMap<(Checked, &str), Vec<usize>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        by_words.entry((item.kind, item.anchored.as_str())).or_default().push(at);
    }
    let same = |carried: &mut Carried, words: fn(&Entry) -> &str, speaker: bool| {
        for (index, entry) in entries.iter().enumerate() {
            if carried.places[index].is_some() {
                continue;
            }
            let alike = by_words.get(&(entry.kind, words(entry))).into_iter().flatten().copied();
            let mut free = alike.filter(|&item| carried.entry_of[item].is_none());
            if let Some(item) = free.find(|&item| !speaker || items[item].says == entry.says) {
                carried.take(index, item, items);
            }
        }
    };
    // Of two people who say the same each keeps their entry.
    let kinds_of_words: [fn(&Entry) -> &str; 2] = [|entry| &entry.checked, |entry| &entry.anchored];
    for words in kinds_of_words {
        same(&mut carried, words, true);
        same(&mut carried, words, false);
    }
    by_hand(entries, items, found, &mut carried);
    reworded(entries, items, found, &mut carried);
    carried
}

/// Words that a person entered, as they stand in the prose. The items that they lie in count as entered.
fn by_hand(entries: &[Entry], items: &[Item], found: &Annotated, carried: &mut Carried) {
    let is_left = |at: &usize| {
        let entry = &entries[*at];
        carried.places[*at].is_none() && (!entry.is_whole() || entry.kind == Checked::Claim)
    };
    let left: Vec<usize> = (0..entries.len()).filter(is_left).collect();
    if left.is_empty() {
        return;
    }
    let prose = Words::new(found);
    for index in left {
        let entry = &entries[index];
        let Some(span) = prose.find(&entry.anchored) else { continue };
        if entry.is_whole() && !holds_whole_items(span, items, carried) {
            continue;
        }
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

/// Whether the claims at a place lie in it from end to end, at least one, and none has an entry: a comma or a dash more
/// made several of one. A claim that goes on beyond the place says more than what was checked.
fn holds_whole_items(span: Span, items: &[Item], carried: &Carried) -> bool {
    // Items are in the order of the text, and quotations may lie over claims.
    let end = items.partition_point(|item| item.span.start() < span.end());
    let over = (0..end).rev().take_while(|&at| items[at].span.start() + LONGEST >= span.start());
    let mut claims = over.filter(|&at| items[at].kind == Checked::Claim && items[at].span.overlaps(span)).peekable();
    claims.peek().is_some() && claims.all(|at| span.contains(items[at].span) && carried.entry_of[at].is_none())
}

/// Pairs what is left by likeness.
fn reworded(entries: &[Entry], items: &[Item], found: &Annotated, carried: &mut Carried) {
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
    let mut taken = Vec::new();
    for (_, entry, item) in pairs {
        if carried.places[entry].is_none() && carried.entry_of[item].is_none() {
            carried.take(entry, item, items);
            taken.push(entry);
        }
    }
    halves(entries, (taken, items), found, carried);
}

/// Finds what the entries that were given other words leave behind.
fn halves(entries: &[Entry], (taken, items): (Vec<usize>, &[Item]), found: &Annotated, carried: &mut Carried) {
    let claims: Vec<usize> = taken.into_iter().filter(|&at| entries[at].kind == Checked::Claim).collect();
    if claims.is_empty() {
        return;
    }
    let prose = Words::new(found);
    for entry in claims {
        let Some(span) = prose.other_half(&entries[entry].anchored) else { continue };
        let mut known = items.iter().map(|item| item.span).chain(carried.places.iter().flatten().map(|at| at.span));
        if !known.any(|place| place.overlaps(span)) {
            carried.lost.push(Item::claim_at(found, span));
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

    /// The longest end of these words that stands in the prose, else the longest beginning. Either leaves something out.
    fn other_half(&self, words: &str) -> Option<Span> {
        let words: Vec<&str> = words.split(' ').take(LONGEST_HALF).collect();
        let most = words.len().checked_sub(1).filter(|most| *most >= LEAST_HALF)?;
        let longest = |part: &dyn Fn(usize) -> String| {
            let stands = |length: &usize| self.find(&part(*length)).is_some();
            let length = (LEAST_HALF..=most).take_while(stands).last()?;
            self.find(&part(length))
        };
        longest(&|length| words[words.len() - length..].join(" "))
            .or_else(|| longest(&|length| words[..length].join(" ")))
    }
}
