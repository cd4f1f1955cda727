//! Findings of one revision and those of the next: carried on, introduced, resolved, or vanished with their words.
//!
//! A finding that is gone because its sentence or its source went is no progress, and must not read like it.

use std::collections::BTreeMap;

use super::{Match, RuleSet};
use crate::annotate::{Annotated, Changed, Kind};
use crate::compare::Comparison;
use crate::text::anchored;

/// A revision with what rules find in it.
pub type Checked<'a> = (&'a Annotated, &'a [Match]);

/// What tells a finding from others of its rule, from the surest to the weakest: its sentence and words, its sentence,
/// its words.
type Key = (usize, Option<usize>, Option<String>);

impl RuleSet {
    /// Which findings of a revision were not there before, by index, and which of the old ones are gone.
    #[must_use]
    pub fn apart(&self, old: Checked<'_>, new: Checked<'_>, comparison: &Comparison) -> (Vec<usize>, Vec<usize>) {
        let (groups_old, groups_new) = &comparison.groups;
        let group = |found: &Annotated, groups: &[usize], one: &Match| {
            found.sentence_at(one.place.start()).and_then(|sentence| groups.get(sentence).copied())
        };
        let keys = |(found, matches): Checked<'_>, groups: &[usize], level: usize| -> Vec<Key> {
            let key = |one: &Match| {
                if one.item.kind == Kind::Story {
                    return (one.rule, None, None);
                }
                let words = || Some(anchored(found.slice(one.place)));
                match level {
                    0 => (one.rule, group(found, groups, one), words()),
                    1 => (one.rule, group(found, groups, one), None),
                    _ => (one.rule, None, words()),
                }
            };
            matches.iter().map(key).collect()
        };
        let (mut left, mut fresh) = (vec![true; old.1.len()], vec![true; new.1.len()]);
        for level in 0..3 {
            let mut waiting: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
            for (at, key) in keys(old, groups_old, level).into_iter().enumerate().rev().filter(|(at, _)| left[*at]) {
                waiting.entry(key).or_default().push(at);
            }
            for (at, key) in keys(new, groups_new, level).into_iter().enumerate() {
                if fresh[at]
                    && let Some(partner) = waiting.get_mut(&key).and_then(Vec::pop)
                {
                    (left[partner], fresh[at]) = (false, false);
                }
            }
        }
        let which = |flags: Vec<bool>| flags.into_iter().enumerate().filter_map(|(at, is)| is.then_some(at)).collect();
        (which(fresh), which(left))
    }

    /// The same as changes, for rules.
    #[must_use]
    pub fn delta(&self, old: Checked<'_>, new: Checked<'_>, comparison: &Comparison) -> Vec<Changed> {
        let (fresh, gone) = self.apart(old, new, comparison);
        let of = |one: &Match, change: Changed| {
            let rule = &self.rules[one.rule].info;
            Changed { who: Some(rule.id.clone()), weight: Some(one.severity), ..change }
        };
        let introduced = fresh.into_iter().map(|at| {
            let one = &new.1[at];
            of(one, Changed { now: Some(one.message.clone()), ..Changed::new("finding", "introduced", one.place) })
        });
        let left = gone.into_iter().map(|at| {
            let one = &old.1[at];
            let how = if vanished((old.0, new.0), one, comparison) { "vanished" } else { "resolved" };
            let place = comparison.place_now((old.0, new.0), one.place);
            let change = Changed::new("finding", how, place);
            of(one, Changed { was: Some(one.message.clone()), old: Some(one.place), ..change })
        });
        introduced.chain(left).collect()
    }
}

/// Whether a finding is gone because what it was about is gone.
fn vanished((old, new): (&Annotated, &Annotated), one: &Match, comparison: &Comparison) -> bool {
    if one.item.kind == Kind::Story {
        return false;
    }
    let Some(group) = old.sentence_at(one.place.start()).and_then(|at| comparison.groups.0.get(at).copied()) else {
        return false;
    };
    let Some(group) = comparison.alignment.groups.get(group) else { return false };
    // What was held back from or had a source, and is asserted now, is not mended.
    let lost = comparison.changes.iter().any(|change| {
        change.how == "removed"
            && matches!(change.what, "hedge" | "attribution")
            && change.old.is_some_and(|place| {
                old.sentence_at(place.start()) == old.sentence_at(one.place.start()) && change.degree != "moved"
            })
    });
    if lost {
        return true;
    }
    // Whoever is named now is not gone.
    let named = comparison.changes.iter().any(|change| {
        change.what == "source" && change.how == "named" && change.old.is_some_and(|place| place.overlaps(one.place))
    });
    if named {
        return false;
    }
    let now: Vec<String> = group
        .new
        .iter()
        .filter_map(|&at| new.sentences.get(at))
        .flat_map(|sentence| anchored(new.slice(sentence.span)).split(' ').map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let was = anchored(old.slice(one.place));
    let mut telling = was.split(' ').filter(|word| word.len() > 3).peekable();
    group.new.is_empty() || telling.peek().is_some() && telling.all(|word| !now.iter().any(|other| other == word))
}
