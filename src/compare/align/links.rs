//! Which sentences belong together, while that is being found out.

use std::collections::BTreeMap;

/// A group: one sentence of a side with one or several of the other, or the other way round.
#[derive(Clone)]
pub(super) struct Links {
    /// Of each old sentence, new ones, in order.
    pub of_old: Vec<Vec<usize>>,
    /// Of each new sentence, old ones, in order.
    pub of_new: Vec<Vec<usize>>,
}

impl Links {
    pub fn new(old: usize, new: usize) -> Self {
        Self { of_old: vec![Vec::new(); old], of_new: vec![Vec::new(); new] }
    }

    pub fn add(&mut self, old: usize, new: usize) {
        if !self.of_old[old].contains(&new) {
            self.of_old[old].push(new);
            self.of_old[old].sort_unstable();
            self.of_new[new].push(old);
            self.of_new[new].sort_unstable();
        }
    }

    pub fn is_free(&self, old: usize, new: usize) -> bool {
        self.of_old[old].is_empty() && self.of_new[new].is_empty()
    }

    /// Old and new sentences that have no partner.
    pub fn free(&self) -> (Vec<usize>, Vec<usize>) {
        let free = |side: &[Vec<usize>]| (0..side.len()).filter(|&at| side[at].is_empty()).collect();
        (free(&self.of_old), free(&self.of_new))
    }

    /// How many neighbours of two sentences, on either side of them, belong together.
    pub fn neighbours(&self, old: usize, new: usize) -> usize {
        let pair = |old: Option<usize>, new: Option<usize>| {
            old.zip(new).is_some_and(|(old, new)| self.of_old.get(old).is_some_and(|links| links.contains(&new)))
        };
        usize::from(pair(old.checked_sub(1), new.checked_sub(1))) + usize::from(pair(Some(old + 1), Some(new + 1)))
    }

    /// The groups: old and new sentences of each.
    pub fn groups(&self) -> Vec<(Vec<usize>, Vec<usize>)> {
        let mut groups: BTreeMap<usize, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (i, partners) in self.of_old.iter().enumerate().filter(|(_, partners)| !partners.is_empty()) {
            // A link has one end that stands alone, so the lowest old sentence of the group names it.
            let name = partners.iter().filter_map(|&j| self.of_new[j].first().copied()).min().unwrap_or(i);
            let group = groups.entry(name).or_default();
            group.0.push(i);
            group.1.extend(partners);
        }
        let mut groups: Vec<_> = groups.into_values().collect();
        for (_, new) in &mut groups {
            new.sort_unstable();
            new.dedup();
        }
        groups
    }
}
