//! Looking for a quotation word for word: every word accounted for, or not found.

use rustc_hash::FxHashSet;

use super::known::has_forms;
use super::quotation::Item;
use super::steps::{Field, Step};

/// A place in what was said where a quotation, or its first part, stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// First unit.
    pub start: usize,
    /// One past the last unit.
    pub end: usize,
}

/// What a search came to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Search {
    pub found: Option<Passage>,
    /// The place of the longest first part: how many items it has, and where.
    pub furthest: Option<(usize, Passage)>,
}

/// States that one start may visit: what is left out in silence branches, and a text may be made to branch.
const MOST_STATES: usize = 4_000;
/// States of all starts of one quotation.
const MOST_IN_ALL: usize = 200_000;
/// How many units what was said may have more than the quotation, before its rarest word.
const SLACK: usize = 40;
/// Words by whose places a passage is looked for: the rarest may stand there in another form, and elsewhere as it is.
const ANCHORS: usize = 3;
/// Where a quotation's rarest word stands more often than this, only its first word's own spelling opens it.
const COMMON: usize = 300;

/// Where a quotation may begin.
pub(super) struct Starts {
    plain: Vec<u32>,
    /// Where its first word may stand in another form.
    others: Vec<u32>,
}

impl Starts {
    /// Of the items from `from` on: near the places of the rarest words before the first cut.
    pub fn new(field: &Field<'_>, from: usize) -> Self {
        let mut starts = Self { plain: Vec::new(), others: Vec::new() };
        let items = &field.quotation.items[from..];
        let first = items.iter().position(|item| matches!(item, Item::Gap { .. })).unwrap_or(items.len());
        let mut slack = SLACK;
        let mut anchors: Vec<(usize, &[u32])> = Vec::new();
        for (at, item) in items[..first].iter().enumerate() {
            match item {
                Item::Word(unit) if !has_forms(unit.key) => {
                    anchors.push((at + slack, field.tape.places(unit.key)));
                }
                Item::Hole { most, .. } => slack += most,
                _ => {}
            }
        }
        anchors.retain(|(_, places)| !places.is_empty());
        anchors.sort_by_key(|(_, places)| places.len());
        let opening = items.first().and_then(Item::word).map(|unit| unit.key);
        for (number, (before, places)) in anchors.into_iter().take(ANCHORS).enumerate() {
            if number > 0 && places.len() > COMMON {
                break;
            }
            let mut next = 0;
            for &place in places {
                let place = place as usize;
                for at in next.max(place.saturating_sub(before))..=place {
                    if Some(field.tape.units[at].key) == opening {
                        starts.plain.push(at as u32);
                    } else if places.len() <= COMMON {
                        starts.others.push(at as u32);
                    }
                }
                next = next.max(place + 1);
            }
        }
        for starts in [&mut starts.plain, &mut starts.others] {
            // Each word's places are sorted: a sort that finds such runs only has to merge them.
            starts.sort();
            starts.dedup();
        }
        starts
    }

    /// The first passage that holds all items from `from` on, among those where `wanted` speaks.
    pub fn search(&self, field: &Field<'_>, from: usize, swallow: bool, wanted: impl Fn(u32) -> bool) -> Search {
        let mut search = Search::default();
        let cut = field.quotation.items[from..].iter().any(|item| matches!(item, Item::Gap { .. }));
        let mut walk = Walk { field, from, swallow, left: MOST_IN_ALL, steps: Vec::new(), stack: Vec::new() };
        for &start in self.plain.iter().chain(&self.others) {
            let start = start as usize;
            let who = field.tape.who(start);
            if !wanted(who) {
                continue;
            }
            let (items, end) = walk.run(start, who);
            let passage = Passage { start, end };
            if items == field.quotation.items.len() {
                // With a cut, the first way through need not be the closest.
                if search.found.is_none_or(|found| end - start < found.end - found.start) {
                    search.found = Some(passage);
                }
                if !cut {
                    return search;
                }
            }
            if search.furthest.is_none_or(|(most, _)| items > most) {
                search.furthest = Some((items, passage));
            }
            if walk.left == 0 {
                break;
            }
        }
        search
    }
}

struct Walk<'a> {
    field: &'a Field<'a>,
    from: usize,
    swallow: bool,
    left: usize,
    steps: Vec<Step>,
    stack: Vec<(usize, usize)>,
}

impl Walk<'_> {
    /// How many items can be reached from a start, and the unit behind the last of them.
    fn run(&mut self, start: usize, who: u32) -> (usize, usize) {
        let mut best = (self.from, start);
        let mut seen: Option<FxHashSet<(usize, usize)>> = None;
        let mut states = 0;
        self.stack.clear();
        self.stack.push((self.from, start));
        while let Some((item, unit)) = self.stack.pop() {
            if item > best.0 {
                best = (item, unit);
            }
            if item == self.field.quotation.items.len() {
                break;
            }
            states += 1;
            self.left = self.left.saturating_sub(1);
            if states > MOST_STATES || self.left == 0 {
                break;
            }
            self.steps.clear();
            self.field.steps((item, unit), who, &mut self.steps);
            if item == self.from {
                // Nothing is left out before the first word.
                self.steps.retain(|step| step.item > item);
            }
            let reached = self.steps.iter().rev().filter(|step| self.swallow || !step.swallows);
            // Only where ways part can they meet again.
            if self.steps.len() > 1 || seen.is_some() {
                let seen = seen.get_or_insert_with(FxHashSet::default);
                self.stack.extend(reached.map(|step| (step.item, step.unit)).filter(|&state| seen.insert(state)));
            } else {
                self.stack.extend(reached.map(|step| (step.item, step.unit)));
            }
        }
        best
    }
}
