//! Quotations that have a part in common with one of the other revision, and else other words: "the quay leaks, and
//! nobody told us" where a sentence before it became a paraphrase and one behind it is new. As a whole they are not
//! alike, so each of their parts is looked at by itself.

use std::collections::BTreeMap;

use super::pairing::{Pairing, Side};
use super::said::{COMMON, FEW, Said};

/// What is said on both sides with those quotations in parts; none where there is no such quotation.
pub(super) fn apart(pairing: &Pairing<'_>) -> Option<(Vec<Said>, Vec<Said>)> {
    let (old, new) = (&pairing.old.said, &pairing.new.said);
    let (mut left, mut left_new) = (vec![true; old.len()], vec![true; new.len()]);
    for twin in &pairing.twins {
        (left[twin.old], left_new[twin.new]) = (false, false);
    }
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (b, said) in new.iter().enumerate().filter(|(b, said)| left_new[*b] && said.speech) {
        let telling = said.parts.iter().filter(|part| part.split(' ').count() >= FEW);
        telling.for_each(|part| holders.entry(part).or_default().push(b));
    }
    let (mut parted, mut parted_new) = (vec![false; old.len()], vec![false; new.len()]);
    for (a, said) in old.iter().enumerate().filter(|(a, said)| left[*a] && said.speech) {
        for &b in
            said.parts.iter().filter_map(|part| holders.get(part.as_str())).flat_map(|all| all.iter().take(COMMON))
        {
            if said.speaker.zip(new[b].speaker).is_some_and(|(x, y)| pairing.is_same_source(x, y)) {
                (parted[a], parted_new[b]) = (true, true);
            }
        }
    }
    parted.contains(&true).then(|| (in_parts(&pairing.old, &parted), in_parts(&pairing.new, &parted_new)))
}

/// Some of what is said in parts, the rest as it is.
fn in_parts(side: &Side<'_>, parted: &[bool]) -> Vec<Said> {
    let of = |(said, &parted): (&Said, &bool)| if parted { said.in_parts(side.found) } else { vec![said.clone()] };
    side.said.iter().zip(parted).flat_map(of).collect()
}
