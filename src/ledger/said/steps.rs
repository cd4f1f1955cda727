//! What may follow what: from a place in a quotation and one in what was said, the places that can be reached with
//! every word accounted for. Similarity plays no part here.

use super::known::{I, KNOW, MEAN, YOU, contracted, is_negation, opens_clause};
use super::quotation::{Item, Quotation};
use super::scan::Break;
use super::spelling;
use super::tape::Tape;
use super::units::Unit;
use super::words::Words;

/// A quotation laid against what was said.
pub(super) struct Field<'a> {
    pub quotation: &'a Quotation,
    pub tape: &'a Tape,
    pub words: &'a Words,
}

/// A place that can be reached.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    /// Index of the quotation's next item.
    pub item: usize,
    /// Index of the next unit of what was said.
    pub unit: usize,
    /// A marked cut on the way takes a part of a clause with its negation out.
    pub swallows: bool,
}

/// Words of a phrase that is said twice in a stumble.
const LONGEST_REPEAT: usize = 4;
/// Words of a start that is given up before a dash.
const LONGEST_START: usize = 6;
/// Words of other people after which a speaker still goes on with the same sentence.
const LONGEST_INTERRUPTION: usize = 20;
/// Words that may be one, open or closed.
const LONGEST_COMPOUND: usize = 3;

impl Field<'_> {
    /// Everything that can be reached from item `i` and unit `j` in the words of `who`, the plainest way first.
    pub fn steps(&self, (i, j): (usize, usize), who: u32, out: &mut Vec<Step>) {
        self.taken((i, j), who, out);
        if self.may_pass_over(i) {
            self.silent(j, who, |unit| out.push(Step { item: i, unit, swallows: false }));
        }
    }

    /// What can be reached by taking item `i`.
    pub fn taken(&self, (i, j): (usize, usize), who: u32, out: &mut Vec<Step>) {
        let mut step = |item, unit| out.push(Step { item, unit, swallows: false });
        let Some(item) = self.quotation.items.get(i) else { return };
        match *item {
            Item::Word(unit) => {
                if self.may_follow(i, j, who) {
                    if self.same(&unit, i, j) {
                        step(i + 1, j + 1);
                    }
                    self.compounds((i, j), who, &mut step);
                }
                if unit.sign {
                    step(i + 1, j);
                }
            }
            Item::Stem(stem) => {
                if self.may_follow(i, j, who) {
                    let said = self.words.name(self.tape.units[j].key);
                    if said.starts_with(self.words.name(stem.key)) {
                        step(i + 1, j + 1);
                    }
                }
            }
            Item::Hole { most, .. } | Item::Gap { most, .. } => {
                let cut = matches!(item, Item::Gap { .. });
                for unit in j..=(j + most).min(self.tape.units.len()) {
                    // Words in brackets stand for words of the same speaker; an ellipsis may leave out a question.
                    if unit > j && !cut && self.tape.who(unit - 1) != who {
                        break;
                    }
                    out.push(Step { item: i + 1, unit, swallows: self.swallows(j, unit) });
                }
            }
        }
    }

    /// Whether what was said may go on in silence before item `i`: not before a quotation begins, and before a cut
    /// there is no need.
    pub fn may_pass_over(&self, i: usize) -> bool {
        i > 0 && matches!(self.quotation.items.get(i), Some(Item::Word(_) | Item::Stem(_)))
    }

    /// Whether the unit at `j` can be said next: by the same person, and for a short quotation in the same sentence.
    pub fn may_follow(&self, i: usize, j: usize, who: u32) -> bool {
        let Some(unit) = self.tape.units.get(j) else { return false };
        if self.tape.who(j) != who {
            return false;
        }
        let own = self.quotation.items[i].word().map_or(Break::None, |unit| unit.before);
        !(self.quotation.short && i > 0 && unit.before == Break::Stop && own < Break::Comma)
    }

    /// Whether a word of the quotation is the word said.
    pub fn same(&self, quoted: &Unit, i: usize, j: usize) -> bool {
        let said = &self.tape.units[j];
        if quoted.key == said.key || contracted(quoted.key, said.key) {
            return true;
        }
        // A name, in capitals on both sides and not because a sentence begins.
        let initial = (i == 0 || quoted.before == Break::Stop) && said.before == Break::Stop;
        quoted.capital
            && said.capital
            && !initial
            && spelling::one_name(self.words.name(quoted.key), self.words.name(said.key))
    }

    /// “healthcare” for “health care”, “1984” for “nineteen eighty-four”.
    fn compounds(&self, (i, j): (usize, usize), who: u32, step: &mut impl FnMut(usize, usize)) {
        let quoted = |at: usize| self.quotation.items.get(at).and_then(Item::word).map(|unit| unit.key);
        let units = &self.tape.units;
        let said = |at: usize| {
            let unit = units.get(at)?;
            let parted = at > j && (unit.before >= Break::Comma || self.tape.who(at) != who);
            (!parted).then_some(unit.key)
        };
        let (Some(first), Some(other)) = (quoted(i), said(j)) else { return };
        // Nearly all pairs are told apart by this, without a look at their letters.
        if first == other || self.words.initial(first) != self.words.initial(other) {
            return;
        }
        let letters = |key: u32| self.words.name(key).trim_start_matches('\'');
        let (a, b) = (letters(first), letters(other));
        // The longer one begins with the shorter one.
        if !(a.starts_with(b) || b.starts_with(a)) || is_negation(first) != is_negation(other) {
            return;
        }
        let (mut left, mut right) = (a.to_owned(), b.to_owned());
        let (mut taken, mut met) = (1, 1);
        while left != right && taken + met <= LONGEST_COMPOUND {
            let (row, next, count) = if left.len() < right.len() {
                (&mut left, quoted(i + taken), &mut taken)
            } else {
                (&mut right, said(j + met), &mut met)
            };
            let Some(key) = next.filter(|&key| !is_negation(key)) else { return };
            row.push_str(letters(key));
            *count += 1;
        }
        if left == right {
            step(i + taken, j + met);
        }
    }

    /// Up to which units what was said goes on from unit `j` where a quotation leaves words out without a mark:
    /// stumbles, notes, somebody's short interruption. The same for every item.
    pub fn silent(&self, j: usize, who: u32, mut step: impl FnMut(usize)) {
        let units = &self.tape.units;
        let Some(unit) = units.get(j) else { return };
        if self.tape.who(j) != who {
            if let Some(back) = self.behind_interruption(j, who) {
                step(back);
            }
            return;
        }
        if unit.sign {
            step(j + 1);
        }
        if unit.opens
            && let Some(behind) = self.tape.behind_note(j)
        {
            step(behind);
        }
        let key = |at: usize| units.get(at).map(|unit| unit.key);
        if matches!((unit.key, key(j + 1)), (YOU, Some(KNOW)) | (I, Some(MEAN)))
            && unit.before >= Break::Comma
            && units.get(j + 2).is_none_or(|unit| unit.before >= Break::Comma)
        {
            step(j + 2);
        }
        let repeats = |from: usize, again: usize, count: usize| {
            from + count <= units.len()
                && again + count <= units.len()
                && (0..count).all(|at| units[from + at].key == units[again + at].key)
        };
        for count in 1..=LONGEST_REPEAT.min(j) {
            if repeats(j - count, j, count) {
                step(j + count);
            }
        }
        // A start that breaks off: what comes behind the dash begins as it began.
        let ahead = (j + 1..).zip(units.iter().skip(j + 1).take(LONGEST_START));
        for (dash, _) in ahead.filter(|(_, unit)| unit.before == Break::Dash) {
            if units[dash].key == unit.key {
                step(dash);
            }
            for count in 1..=LONGEST_REPEAT.min(j) {
                if repeats(j - count, dash, count) {
                    step(dash + count);
                }
            }
        }
    }

    /// Where a speaker goes on after others' few words.
    fn behind_interruption(&self, j: usize, who: u32) -> Option<usize> {
        let turns = &self.tape.turns;
        let begins = self.tape.units[j].turn as usize;
        let starts_here = turns[begins].first as usize == j;
        let back = turns.get(begins + 1..)?.iter().take(3).find(|turn| turn.who == who)?.first as usize;
        (starts_here && back - j <= LONGEST_INTERRUPTION).then_some(back)
    }

    /// Whether leaving out the units from one up to another takes a negation and keeps a part of its clause: on one of
    /// its sides no clause ends within what is left out.
    fn swallows(&self, from: usize, to: usize) -> bool {
        let units = &self.tape.units;
        let ends = |at: usize| {
            units.get(at).is_none_or(|unit| at == 0 || unit.before >= Break::Comma || opens_clause(unit.key))
        };
        (from..to).filter(|&at| is_negation(units[at].key)).any(|at| !(from..=at).any(ends) || !(at + 1..=to).any(ends))
    }
}
