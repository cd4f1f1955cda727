//! What is left between two pairs that kept their order: the best run of pairs, of one with two and of two with one,
//! by dynamic programming.

use super::FLOORS;
use super::likeness::Lines;
use super::order::in_order;
use super::pairs::{Links, Near};

/// Sentences of one side times those of the other that a gap may have; a gap of more is left to what comes after.
const MOST_CELLS: usize = 10_000;
/// What a pair is worth more than its likeness over the floor.
const PAIRED: f64 = 1.3;
/// How much more alike one with two must be than with either.
const GAIN: f64 = 0.05;

/// How a cell was reached: sentences taken of either side.
type Step = (usize, usize);

/// Fills every gap. Whether one was too large.
pub(super) fn fill(lines: &Lines, near: &mut Near, links: &mut Links) -> bool {
    let kept = in_order(lines, links);
    let mut bounded = false;
    let mut from = (0, 0);
    let ends = kept.into_iter().map(|(i, j)| ((i, j), (i + 1, j + 1)));
    let last = (lines.old.len(), lines.new.len());
    for (to, next) in ends.chain([(last, last)]) {
        let old: Vec<usize> = (from.0..to.0).filter(|&i| links.of_old[i].is_empty()).collect();
        let new: Vec<usize> = (from.1..to.1).filter(|&j| links.of_new[j].is_empty()).collect();
        if old.len() * new.len() > MOST_CELLS {
            bounded = true;
        } else if !old.is_empty() && !new.is_empty() {
            for (old, new) in best(lines, near, (&old, &new)) {
                for &i in &old {
                    for &j in &new {
                        links.add(i, j);
                    }
                }
            }
        }
        from = next;
    }
    bounded
}

fn best(lines: &Lines, near: &mut Near, (old, new): (&[usize], &[usize])) -> Vec<(Vec<usize>, Vec<usize>)> {
    let floor = if old.len().min(new.len()) == 1 { FLOORS.alone } else { FLOORS.between };
    let width = new.len() + 1;
    let mut worth = vec![0.0_f64; (old.len() + 1) * width];
    let mut steps: Vec<Step> = vec![(0, 0); worth.len()];
    for x in 0..=old.len() {
        for y in 0..=new.len() {
            let mut cell: (f64, Step) = (if x == 0 && y == 0 { 0.0 } else { f64::NEG_INFINITY }, (0, 0));
            let mut offer = |from: (usize, usize), more: f64| {
                let value = worth[from.0 * width + from.1] + more;
                if value > cell.0 {
                    cell = (value, (x - from.0, y - from.1));
                }
            };
            if x > 0 {
                offer((x - 1, y), 0.0);
            }
            if y > 0 {
                offer((x, y - 1), 0.0);
            }
            if x > 0 && y > 0 {
                let (i, j) = (old[x - 1], new[y - 1]);
                let pair = likeness(lines, near, (i, j));
                if pair > floor {
                    offer((x - 1, y - 1), (pair - floor) * PAIRED);
                }
                if y > 1 && new[y - 2] + 1 == j {
                    let both = [&lines.new[j - 1].stems[..], &lines.new[j].stems[..]].concat();
                    let single = pair.max(likeness(lines, near, (i, j - 1)));
                    let joined = lines.alike(&lines.old[i].stems, &both);
                    if joined >= FLOORS.joined && joined > single + GAIN {
                        offer((x - 1, y - 2), (joined - floor) * PAIRED + GAIN);
                    }
                }
                if x > 1 && old[x - 2] + 1 == i {
                    let both = [&lines.old[i - 1].stems[..], &lines.old[i].stems[..]].concat();
                    let single = pair.max(likeness(lines, near, (i - 1, j)));
                    let joined = lines.alike(&both, &lines.new[j].stems);
                    if joined >= FLOORS.joined && joined > single + GAIN {
                        offer((x - 2, y - 1), (joined - floor) * PAIRED + GAIN);
                    }
                }
            }
            worth[x * width + y] = cell.0;
            steps[x * width + y] = cell.1;
        }
    }
    let mut found = Vec::new();
    let (mut x, mut y) = (old.len(), new.len());
    while x > 0 || y > 0 {
        let (dx, dy) = steps[x * width + y];
        if dx > 0 && dy > 0 {
            found.push((old[x - dx..x].to_vec(), new[y - dy..y].to_vec()));
        }
        (x, y) = (x - dx, y - dy);
    }
    found
}

fn likeness(lines: &Lines, near: &mut Near, (i, j): (usize, usize)) -> f64 {
    *near.entry((i, j)).or_insert_with(|| lines.alike(&lines.old[i].stems, &lines.new[j].stems))
}
