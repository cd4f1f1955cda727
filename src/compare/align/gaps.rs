//! What is left between two pairs that kept their order: the run of pairs that is the most alike in all.

use super::FLOORS;
use super::likeness::Lines;
use super::links::Links;
use super::near::Near;
use super::order::{Kept, heaviest};

/// In a gap of no more old times new sentences, all are held against all; in a larger one, those that share rare words.
const ALL_CELLS: usize = 900;

/// Fills every gap. Whether one was too large to hold all against all.
pub(super) fn fill(lines: &Lines, near: &Near, links: &mut Links) -> bool {
    let mut bounded = false;
    for (old, new) in Kept::new(lines, links).gaps(links) {
        let cells = old.len() * new.len();
        bounded |= cells > ALL_CELLS;
        // Places within the gap, so that the work is that of the gap.
        let mut pairs: Vec<(usize, usize, f64)> = if cells > ALL_CELLS {
            let of = |x: usize| near.range((old[x], 0)..(old[x] + 1, 0));
            let all = (0..old.len()).flat_map(|x| of(x).map(move |(&(_, j), &alike)| (x, j, alike)));
            all.filter_map(|(x, j, alike)| Some((x, new.binary_search(&j).ok()?, alike))).collect()
        } else {
            let alike = |i, j| near.get(&(i, j)).copied().unwrap_or_else(|| lines.alike(i, j));
            let all = (0..old.len()).flat_map(|x| (0..new.len()).map(move |y| (x, y)));
            all.map(|(x, y)| (x, y, alike(old[x], new[y]))).collect()
        };
        // Only what they are more alike than they must be counts.
        pairs.iter_mut().for_each(|pair| pair.2 -= FLOORS.placed);
        pairs.retain(|pair| pair.2 > 0.0);
        for (x, y) in heaviest(&pairs, new.len()) {
            links.add(old[x], new[y]);
        }
    }
    bounded
}
