//! What one sentence was cut into, and what several were joined to: a sentence that is left over belongs to a pair where
//! the pair is more alike with it than without. Beside the partner that is enough; away from it, nearly all of what is
//! left over must stand in what the partner lacks.

use super::FLOORS;
use super::likeness::{Line, Lines};
use super::links::Links;
use super::near::Index;

/// How much more alike the whole must be.
const GAIN: f64 = 0.05;
/// Parts of one sentence.
const MOST_PARTS: usize = 6;
/// Words without which a sentence away from the others is no part: "He said no" is found in many.
const FEWEST_WORDS: usize = 4;

/// Joins what belongs together, the greatest gain first, until nothing more does.
pub(super) fn join(lines: &Lines, links: &mut Links) {
    let sides = [Side::New, Side::Old];
    let far: Vec<Join> = sides.iter().flat_map(|&side| far(lines, links, side)).collect();
    // A whole takes one part more each round.
    for _ in 0..MOST_PARTS {
        let all = sides.iter().flat_map(|&side| beside(links, side)).chain(far.iter().copied());
        let mut gains: Vec<(f64, Join)> = all.filter_map(|join| Some((join.gain(lines, links)?, join))).collect();
        gains.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.place().cmp(&b.1.place())));
        let mut joined = false;
        for (_, join) in gains {
            // The first of a round that touches a sentence counts; the rest are looked at again.
            if join.gain(lines, links).is_some() {
                let (old, new) = join.place();
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
    /// The sentences on the side of the wholes, and on that of the parts.
    fn lines(self, lines: &Lines) -> (&[Line], &[Line]) {
        if self == Self::New { (&lines.old, &lines.new) } else { (&lines.new, &lines.old) }
    }

    /// The partners of the wholes, and of the parts.
    fn links(self, links: &Links) -> (&[Vec<usize>], &[Vec<usize>]) {
        if self == Self::New { (&links.of_old, &links.of_new) } else { (&links.of_new, &links.of_old) }
    }
}

/// A sentence that is left over, and one that it may be a part of.
#[derive(Clone, Copy)]
struct Join {
    side: Side,
    whole: usize,
    part: usize,
}

impl Join {
    /// The old and the new sentence.
    fn place(self) -> (usize, usize) {
        if self.side == Side::New { (self.whole, self.part) } else { (self.part, self.whole) }
    }

    /// How much more alike the whole is with this part, if it may have it.
    fn gain(self, lines: &Lines, links: &Links) -> Option<f64> {
        let (wholes, parts) = self.side.links(links);
        let now = &wholes[self.whole];
        let (&first, &last) = (now.first()?, now.last()?);
        // Each part belongs to this whole alone.
        let may = parts[self.part].is_empty() && now.len() < MOST_PARTS && now.iter().all(|&at| parts[at].len() == 1);
        if !may {
            return None;
        }
        let (wholes, parts) = self.side.lines(lines);
        let (whole, part) = (&wholes[self.whole], &parts[self.part]);
        let mut then = now.clone();
        then.push(self.part);
        then.sort_unstable();
        let all = |list: &[usize]| -> Vec<&Line> { list.iter().map(|&at| &parts[at]).collect() };
        let (now, then) = (all(now), all(&then));
        let is_beside = self.part + 1 == first || self.part == last + 1;
        if !is_beside && (part.stems.len() < FEWEST_WORDS || lines.held(whole, &now, part) < FLOORS.held) {
            return None;
        }
        let (before, after) = (lines.alike_to_all(whole, &now), lines.alike_to_all(whole, &then));
        (after >= FLOORS.joined && after > before + GAIN).then_some(after - before)
    }
}

/// What is left over, with the partners of the sentences beside it.
fn beside(links: &Links, side: Side) -> Vec<Join> {
    let (_, parts) = side.links(links);
    let mut found = Vec::new();
    for part in (0..parts.len()).filter(|&part| parts[part].is_empty()) {
        let neighbours = [part.checked_sub(1), Some(part + 1)].into_iter().flatten();
        for wholes in neighbours.filter_map(|at| parts.get(at)) {
            if let [whole] = wholes[..] {
                found.push(Join { side, whole, part });
            }
        }
    }
    found
}

/// What is left over, with the sentences that have a partner and share its rarest words.
fn far(lines: &Lines, links: &Links, side: Side) -> Vec<Join> {
    let ((wholes, parts), (wholes_of, parts_of)) = (side.lines(lines), side.links(links));
    let paired: Vec<usize> = (0..wholes.len()).filter(|&at| !wholes_of[at].is_empty()).collect();
    let mut index = Index::new(lines, wholes, &paired);
    let mut found = Vec::new();
    for part in (0..parts.len()).filter(|&part| parts_of[part].is_empty()) {
        found.extend(index.nearest(&parts[part]).into_iter().map(|whole| Join { side, whole, part }));
    }
    found
}
