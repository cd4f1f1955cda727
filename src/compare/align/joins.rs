//! What one sentence was cut into, and what several were joined to: a sentence that is left over beside the partner of a
//! pair belongs to it where the pair is more alike with it than without, and most of it is in what the other lacks.

use super::FLOORS;
use super::likeness::{Lines, shared, without};
use super::pairs::Links;

/// How much more alike the whole must be.
const GAIN: f64 = 0.05;
/// Which share of the sentence that is left over must stand in what its neighbour's partner has more.
const HELD: f64 = 0.4;
/// Parts of one sentence.
const MOST_PARTS: usize = 6;

/// Joins what belongs together, the greatest gain first, until nothing more does.
pub(super) fn join(lines: &Lines, links: &mut Links) {
    loop {
        let mut gains: Vec<(f64, usize, usize)> = Vec::new();
        for side in [Side::New, Side::Old] {
            let count = side.parts(links).len();
            for part in (0..count).filter(|&part| side.parts(links)[part].is_empty()) {
                for beside in [part.checked_sub(1), Some(part + 1)].into_iter().flatten().filter(|&at| at < count) {
                    if let [whole] = side.parts(links)[beside][..]
                        && let Some(gain) = gain(lines, links, side, (whole, part))
                    {
                        let (old, new) = if side == Side::New { (whole, part) } else { (part, whole) };
                        gains.push((gain, old, new));
                    }
                }
            }
        }
        gains.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut joined = false;
        for (_, old, new) in gains {
            // The first of a round that touches a sentence counts; the rest are looked at again.
            if links.of_old[old].is_empty() != links.of_new[new].is_empty() && still(lines, links, (old, new)) {
                links.add(old, new);
                joined = true;
            }
        }
        if !joined {
            return;
        }
    }
}

/// Which side the parts are on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// An old sentence was split.
    New,
    /// Old sentences were merged.
    Old,
}

impl Side {
    /// The partners of the sentences on the side of the parts.
    fn parts(self, links: &Links) -> &[Vec<usize>] {
        if self == Self::New { &links.of_new } else { &links.of_old }
    }

    fn wholes(self, links: &Links) -> &[Vec<usize>] {
        if self == Self::New { &links.of_old } else { &links.of_new }
    }
}

/// Whether a join that was worth it at the beginning of a round still is.
fn still(lines: &Lines, links: &Links, (old, new): (usize, usize)) -> bool {
    let (side, pair) = if links.of_new[new].is_empty() { (Side::New, (old, new)) } else { (Side::Old, (new, old)) };
    gain(lines, links, side, pair).is_some()
}

/// What joining a part to a whole gains, if it may be.
fn gain(lines: &Lines, links: &Links, side: Side, (whole, part): (usize, usize)) -> Option<f64> {
    let (wholes, parts) = if side == Side::New { (&lines.old, &lines.new) } else { (&lines.new, &lines.old) };
    let now = &side.wholes(links)[whole];
    // Parts stand side by side, and each belongs to this whole alone.
    let next_to =
        now.first().is_some_and(|&first| part + 1 == first) || now.last().is_some_and(|&last| part == last + 1);
    if !next_to || now.len() >= MOST_PARTS || now.iter().any(|&other| side.parts(links)[other].len() != 1) {
        return None;
    }
    let all = |parts_of: &[usize]| -> Vec<u32> { parts_of.iter().flat_map(|&at| &parts[at].stems).copied().collect() };
    let mut then = now.clone();
    then.push(part);
    then.sort_unstable();
    let whole = &wholes[whole].stems;
    let part = &parts[part].stems;
    let rest = without(whole, &all(now));
    let held = lines.weigh(&shared(&rest, part)) / lines.weigh(part).max(f64::MIN_POSITIVE);
    if held <= HELD {
        return None;
    }
    let (before, after) = (lines.alike(whole, &all(now)), lines.alike(whole, &all(&then)));
    (after >= FLOORS.joined && after > before + GAIN).then_some(after - before)
}
