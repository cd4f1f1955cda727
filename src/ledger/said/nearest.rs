//! The passage nearest to a quotation that does not stand word for word in what was said, and what differs.
//!
//! Likeness decides nothing but which passage is shown and whether there is one.

use rustc_hash::FxHashMap;

use super::known::is_negation;
use super::quotation::Item;
use super::steps::{Field, Step};

/// The nearest passage.
#[derive(Clone, Debug)]
pub(super) struct Nearest {
    /// First unit of it.
    pub start: usize,
    /// One past its last unit.
    pub end: usize,
    /// Where it differs, in order: items of the quotation, and units of what was said.
    pub edits: Vec<Edit>,
    /// Share of the quotation's words that are in it, by weight.
    pub likeness: f32,
    /// How many words it has in common.
    pub common: usize,
    /// What the differences cost.
    pub cost: u32,
}

/// One difference: either side may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// First item, and one past the last.
    pub items: (usize, usize),
    /// First unit, and one past the last.
    pub units: (usize, usize),
    /// A marked cut that takes a negation out of its clause.
    pub swallows: bool,
}

/// Another word in place of one: less than a word too many and one too few, and at the edges less than one too many.
const REPLACED: u32 = 6;
const ADDED: u32 = 7;
const DROPPED: u32 = 4;
/// A negation left out: less than any word, and with its auxiliary less than a word too many, so that the passage
/// shown is the one that has it.
const DROPPED_NEGATION: u32 = 2;
/// A negation in place of a word, or a word in place of one: never cheaper than leaving it out, which tells the harm.
const REVERSED: u32 = ADDED + DROPPED;
/// A negation swallowed by a cut: less than any word.
const SWALLOWED: u32 = 1;
/// Items that are laid against a passage; of a longer quotation, the first.
const MOST_ITEMS: usize = 500;
/// Places of words that vote for a passage, rarest words first.
const MOST_VOTES: usize = 6_000;
/// Units of one bucket of votes.
const BUCKET: usize = 16;
/// Passages that are tried.
const MOST_TRIED: usize = 4;
/// Units on each side of a passage beyond the quotation's own length.
const MARGIN: usize = 30;
const FAR: u32 = u32::MAX;

/// The nearest of the likeliest passages, among those where `wanted` speaks.
pub(super) fn nearest(field: &Field<'_>, wanted: impl Fn(u32) -> bool) -> Option<Nearest> {
    let mut best: Option<Nearest> = None;
    for (who, at) in passages(field, wanted) {
        let most = best.as_ref().map_or(FAR, |best| best.cost);
        best = Table::new(field, (who, at), most).and_then(|table| table.nearest()).or(best);
    }
    best
}

/// Where passages may begin, and in whose words, that have many rare words of the quotation in its order, likeliest
/// first.
fn passages(field: &Field<'_>, wanted: impl Fn(u32) -> bool) -> Vec<(u32, usize)> {
    let items = &field.quotation.items[..field.quotation.items.len().min(MOST_ITEMS)];
    let mut words: Vec<(usize, &[u32])> = items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| item.word().map(|unit| (at, field.tape.places(unit.key))))
        .filter(|(_, places)| !places.is_empty())
        .collect();
    words.sort_by_key(|(_, places)| places.len());
    let most: usize = words.iter().map(|(_, places)| places.len()).sum();
    let mut votes: FxHashMap<(u32, usize), f32> = FxHashMap::default();
    votes.reserve(most.min(MOST_VOTES));
    let mut counted = 0;
    for (at, places) in words {
        counted += places.len();
        if counted > MOST_VOTES && !votes.is_empty() {
            break;
        }
        let weight = 1.0 / (1.0 + (places.len() as f32).ln());
        for &place in places.iter().take(MOST_VOTES) {
            let who = field.tape.who(place as usize);
            if wanted(who) {
                *votes.entry((who, (place as usize).saturating_sub(at) / BUCKET)).or_default() += weight;
            }
        }
    }
    // What was left out or put in moves later words to a neighbour.
    let mut ranked: Vec<(f32, usize, u32)> = votes
        .iter()
        .map(|(&(who, bucket), own)| (own + votes.get(&(who, bucket + 1)).unwrap_or(&0.0) * 0.6, bucket, who))
        .collect();
    let likelier = |a: &(f32, usize, u32), b: &(f32, usize, u32)| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2)));
    if ranked.len() > MOST_TRIED {
        ranked.select_nth_unstable_by(MOST_TRIED, likelier);
        ranked.truncate(MOST_TRIED);
    }
    ranked.sort_unstable_by(likelier);
    ranked.into_iter().map(|(_, bucket, who)| (who, bucket * BUCKET)).collect()
}

/// Every place of the quotation against every unit of a window.
struct Table<'a> {
    field: &'a Field<'a>,
    /// First unit of the window, and how many units it has.
    first: usize,
    width: usize,
    items: usize,
    who: u32,
    /// A way has to cost less.
    most: u32,
    states: Vec<State>,
}

/// The cheapest way to a place of the table.
#[derive(Clone, Copy)]
struct State {
    cost: u32,
    /// The state before it, as an index.
    from: u32,
    swallows: bool,
}

impl<'a> Table<'a> {
    fn new(field: &'a Field<'a>, (who, at): (u32, usize), most: u32) -> Option<Self> {
        let items = field.quotation.items.len().min(MOST_ITEMS);
        let cuts: usize =
            field.quotation.items[..items]
                .iter()
                .map(|item| {
                    if let Item::Gap { most, .. } | Item::Hole { most, .. } = item {
                        (*most).min(MARGIN * 2)
                    } else {
                        0
                    }
                })
                .sum();
        let first = at.saturating_sub(MARGIN);
        let last = (at + items + items / 4 + cuts.min(MARGIN * 6) + MARGIN + BUCKET).min(field.tape.units.len());
        let width = last.checked_sub(first)?;
        let states = vec![State { cost: FAR, from: 0, swallows: false }; (items + 1) * (width + 1)];
        let mut table = Self { field, first, width, items, who, most, states };
        table.fill();
        Some(table)
    }

    fn state(&self, item: usize, unit: usize) -> usize {
        item * (self.width + 1) + (unit - self.first)
    }

    fn reach(&mut self, from: usize, (item, unit): (usize, usize), cost: u32, swallows: bool) {
        if item > self.items || unit > self.first + self.width || cost >= self.most {
            return;
        }
        let to = self.state(item, unit);
        // Of ways that cost the same, the later begins later: the passage is the shortest.
        if cost <= self.states[to].cost {
            self.states[to] = State { cost, from: from as u32, swallows };
        }
    }

    fn fill(&mut self) {
        let units = self.first..=self.first + self.width;
        for unit in units.clone() {
            let state = self.state(0, unit);
            self.states[state] = State { cost: 0, from: state as u32, swallows: false };
        }
        let silent = Silent::new(self);
        let mut steps: Vec<Step> = Vec::new();
        for item in 0..self.items {
            let quoted = self.field.quotation.items[item].word().map(|unit| is_negation(unit.key));
            let word = quoted.is_some();
            let passes_over = self.field.may_pass_over(item);
            for unit in units.clone() {
                let state = self.state(item, unit);
                let cost = self.states[state].cost;
                if cost == FAR {
                    continue;
                }
                steps.clear();
                self.field.taken((item, unit), self.who, &mut steps);
                for step in &steps {
                    let more = if step.swallows { SWALLOWED } else { 0 };
                    self.reach(state, (step.item, step.unit), cost + more, step.swallows);
                }
                if passes_over {
                    for &to in silent.of(unit - self.first) {
                        self.reach(state, (item, to), cost, false);
                    }
                }
                let said = unit < self.first + self.width && self.field.tape.who(unit) == self.who;
                if let Some(negates) = quoted.filter(|_| said) {
                    let reversed = negates != is_negation(self.field.tape.units[unit].key);
                    let more = if reversed { REVERSED } else { REPLACED };
                    self.reach(state, (item + 1, unit + 1), cost + more, false);
                }
                self.reach(state, (item + 1, unit), cost + if word { ADDED } else { 0 }, false);
                if said && item > 0 {
                    let negates = is_negation(self.field.tape.units[unit].key);
                    let more = if negates { DROPPED_NEGATION } else { DROPPED };
                    self.reach(state, (item, unit + 1), cost + more, false);
                }
            }
        }
    }

    /// The cheapest way, if there is one that costs less than the most.
    fn nearest(&self) -> Option<Nearest> {
        let last = self.state(self.items, self.first);
        // Of ends that cost the same, the last: a word in place of another, and not one too many.
        let end = (0..=self.width).rev().min_by_key(|at| self.states[last + at].cost)?;
        let mut state = last + end;
        let cost = self.states[state].cost;
        if cost == FAR {
            return None;
        }
        let mut path = vec![state];
        while self.states[state].from as usize != state {
            state = self.states[state].from as usize;
            path.push(state);
        }
        path.reverse();
        let at = |state: usize| (state / (self.width + 1), self.first + state % (self.width + 1));
        let mut edits: Vec<Edit> = Vec::new();
        let (mut common, mut alike, mut all) = (0, 0.0, 0.0);
        for pair in path.windows(2) {
            let ((i, j), (item, unit)) = (at(pair[0]), at(pair[1]));
            let weight: f32 = (i..item).map(|item| self.weight(item)).sum();
            all += weight;
            let more = self.states[pair[1]].cost - self.states[pair[0]].cost;
            if more == 0 {
                alike += weight;
                common += if unit > j { (i..item).filter(|&item| self.weight(item) > 0.0).count() } else { 0 };
                continue;
            }
            let edit = Edit { items: (i, item), units: (j, unit), swallows: self.states[pair[1]].swallows };
            match edits.last_mut() {
                Some(last) if last.items.1 == i && last.units.1 == j && !last.swallows && !edit.swallows => {
                    (last.items.1, last.units.1) = (item, unit);
                }
                _ => edits.push(edit),
            }
        }
        let start = path.first().map_or(self.first, |&state| at(state).1);
        let likeness = if all > 0.0 { alike / all } else { 0.0 };
        Some(Nearest { start, end: self.first + end, edits, likeness, common, cost })
    }

    /// What a word counts for: those of a few letters stand in every passage.
    fn weight(&self, item: usize) -> f32 {
        let Some(unit) = self.field.quotation.items[item].word() else { return 0.0 };
        if self.field.words.name(unit.key).len() > 3 || self.field.words.is_figure(unit.key) { 1.0 } else { 0.4 }
    }
}

/// Where each unit of a window leads in silence: asked once, and not for each item again.
struct Silent {
    /// Of each unit, where its part of `to` begins.
    starts: Vec<usize>,
    to: Vec<usize>,
}

impl Silent {
    fn new(table: &Table<'_>) -> Self {
        let mut silent = Self { starts: vec![0], to: Vec::new() };
        for unit in table.first..=table.first + table.width {
            table.field.silent(unit, table.who, |to| silent.to.push(to));
            silent.starts.push(silent.to.len());
        }
        silent
    }

    fn of(&self, unit: usize) -> &[usize] {
        &self.to[self.starts[unit]..self.starts[unit + 1]]
    }
}
