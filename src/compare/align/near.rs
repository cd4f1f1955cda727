//! Which sentences could be pairs: each is held against the few of the other side that share its rarest words, so that
//! the work grows with the text and not with its square.

use std::collections::BTreeMap;

use super::likeness::{Line, Lines};
use super::links::Links;

/// Sentences that one is held against: those that share the most.
const NEAREST: usize = 8;
/// Sentences that a sentence meets by its words, the rarest first; one that several words meet counts for each.
const MET: usize = 1_000;
/// Less alike than this, two sentences are never a pair.
const LEAST: f64 = 0.15;

/// Some sentences of one side, by their words.
pub(super) struct Index<'a> {
    lines: &'a Lines,
    side: &'a [Line],
    /// By stem, the sentences that have it.
    holders: Vec<Vec<usize>>,
    /// What each sentence shares with the one that is asked for; nothing between two questions.
    shared: Vec<f64>,
}

impl<'a> Index<'a> {
    pub fn new(lines: &'a Lines, side: &'a [Line], some: &[usize]) -> Self {
        let mut holders: Vec<Vec<usize>> = Vec::new();
        for &at in some {
            for held in side[at].bag.chunk_by(|a, b| a == b) {
                let stem = held[0] as usize;
                if holders.len() <= stem {
                    holders.resize(stem + 1, Vec::new());
                }
                holders[stem].push(at);
            }
        }
        Self { lines, side, holders, shared: vec![0.0; side.len()] }
    }

    /// Those that share the most with a sentence, for their length.
    pub fn nearest(&mut self, line: &Line) -> Vec<usize> {
        let all = &self.holders;
        let holders = |stem: u32| all.get(stem as usize).map(Vec::as_slice).unwrap_or_default();
        let mut stems: Vec<u32> = line.bag.chunk_by(|a, b| a == b).map(|held| held[0]).collect();
        stems.sort_by_key(|&stem| (holders(stem).len(), stem));
        let mut left = MET;
        let mut met = Vec::new();
        for stem in stems {
            let holders = holders(stem);
            let Some(less) = left.checked_sub(holders.len()) else { break };
            left = less;
            for &at in holders {
                if self.shared[at] == 0.0 {
                    met.push(at);
                }
                self.shared[at] += self.lines.weight_of(stem);
            }
        }
        let mut ranked: Vec<(f64, usize)> = met
            .into_iter()
            .map(|at| (std::mem::take(&mut self.shared[at]) / (line.weight + self.side[at].weight), at))
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        ranked.into_iter().take(NEAREST).map(|(_, at)| at).collect()
    }
}

/// How alike the old and new sentences are that could be pairs.
pub(super) type Near = BTreeMap<(usize, usize), f64>;

/// Of each sentence that has no partner, those of the other side without a partner that share the most with it.
pub(super) fn near(lines: &Lines, links: &Links) -> Near {
    let (old, new) = links.free();
    let mut near = Near::new();
    let mut of_new = Index::new(lines, &lines.new, &new);
    for &i in &old {
        for j in of_new.nearest(&lines.old[i]) {
            near.insert((i, j), lines.alike(i, j));
        }
    }
    let mut of_old = Index::new(lines, &lines.old, &old);
    for &j in &new {
        for i in of_old.nearest(&lines.new[j]) {
            near.entry((i, j)).or_insert_with(|| lines.alike(i, j));
        }
    }
    near.retain(|_, alike| *alike >= LEAST);
    near
}
