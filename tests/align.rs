//! Any two revisions of a text, made up from a seed: no sentence is lost, a text is the same as itself, typography is
//! no edit, and which of the two is the old one does not matter.

use std::collections::BTreeSet;

use onrecord::compare::{Group, Op, align};
use onrecord::text::anchored;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::chance::Chance;

const WHO: [&str; 8] = [
    "Ines Halvard",
    "The harbour board",
    "Bram Oduya",
    "A café owner",
    "The county’s surveyor",
    "Zoë Lind",
    "Nobody",
    "The ferry crew",
];
const SAYS: [&str; 8] = ["said", "denied", "hoped", "told the council", "feared", "wrote", "promised", "had heard"];
const THAT: [&str; 8] = [
    "the pier would close",
    "“the rail is rotten”",
    "a well-known beam – the third – had cracked",
    "tickets cost 4 crowns",
    "it wasn’t safe",
    "the library reopens on 12 May",
    "the mill sold 300 tonnes of grain",
    "no date was set…",
];
const WHEN: [&str; 6] =
    ["on Tuesday", "after the storm", "in a letter of 9 pages", "before the vote", "twice", "at the quay"];

/// A sentence. With few words to choose from, some stand several times in a text.
fn sentence(chance: &mut Chance) -> String {
    let first = format!("{} {} {}", chance.of(&WHO), chance.of(&SAYS), chance.of(&THAT));
    match chance.below(4) {
        0 => format!("{first}."),
        1 => format!("{first}, and {} {} {}.", chance.of(&WHO), chance.of(&SAYS), chance.of(&THAT)),
        _ => format!("{first} {}.", chance.of(&WHEN)),
    }
}

fn text(chance: &mut Chance) -> Vec<String> {
    let length = chance.below(40);
    (0..length).map(|_| sentence(chance)).collect()
}

/// The text as an editor leaves it.
fn revised(text: &[String], chance: &mut Chance) -> Vec<String> {
    let mut new: Vec<String> = Vec::new();
    for old in text {
        match chance.below(10) {
            0 => {}
            1 => new.extend([old.clone(), sentence(chance)]),
            2 => new.push(old.replacen(' ', " also ", 2)),
            3 => match old.split_once(", and ") {
                Some((one, two)) => new.extend([format!("{one}."), two.to_owned()]),
                None => new.push(old.clone()),
            },
            4 => match new.last_mut() {
                Some(last) => *last = format!("{}, and {old}", last.trim_end_matches('.')),
                None => new.push(old.clone()),
            },
            _ => new.push(old.clone()),
        }
    }
    if new.len() > 4 {
        let (from, to) = (chance.below(new.len() - 2), chance.below(new.len() - 2));
        let moved: Vec<String> = new.drain(from..from + 2).collect();
        new.splice(to..to, moved);
    }
    new
}

fn aligned(old: &[String], new: &[String]) -> Vec<Group> {
    let old: Vec<&str> = old.iter().map(String::as_str).collect();
    let new: Vec<&str> = new.iter().map(String::as_str).collect();
    align(&old, &new).groups
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_sentence_is_in_one_group(seed in any::<u64>()) {
        let chance = &mut Chance(seed);
        let old = text(chance);
        let new = revised(&old, chance);
        let groups = aligned(&old, &new);
        let mut seen: Vec<usize> = groups.iter().flat_map(|group| group.old.clone()).collect();
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..old.len()).collect::<Vec<_>>());
        let mut seen: Vec<usize> = groups.iter().flat_map(|group| group.new.clone()).collect();
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..new.len()).collect::<Vec<_>>());
        for group in &groups {
            let ok = match group.op {
                Op::Equal | Op::Edited | Op::Moved => group.old.len() == 1 && group.new.len() == 1,
                Op::Split => group.old.len() == 1 && group.new.len() > 1,
                Op::Merged => group.old.len() > 1 && group.new.len() == 1,
                Op::Added => group.old.is_empty() && group.new.len() == 1,
                Op::Deleted => group.old.len() == 1 && group.new.is_empty(),
            };
            prop_assert!(ok, "{:?}", group);
        }
    }

    #[test]
    fn a_text_is_the_same_as_itself(seed in any::<u64>()) {
        let old = text(&mut Chance(seed));
        for (at, group) in aligned(&old, &old).iter().enumerate() {
            prop_assert_eq!((&group.old[..], &group.new[..], group.op), (&[at][..], &[at][..], Op::Equal));
        }
    }

    #[test]
    fn typography_is_no_edit(seed in any::<u64>()) {
        let old = text(&mut Chance(seed));
        let plain = |text: &String| {
            text.replace(['“', '”'], "\"").replace('’', "'").replace('–', "-").replace('…', "...")
        };
        let blanks = |text: &String| text.replace(' ', "\u{A0}\n");
        let apart = |text: &String| text.nfd().collect::<String>();
        let typed = |how: &dyn Fn(&String) -> String| old.iter().map(how).collect::<Vec<_>>();
        for new in [typed(&plain), typed(&blanks), typed(&apart)] {
            for (at, group) in aligned(&old, &new).iter().enumerate() {
                prop_assert_eq!((&group.old[..], &group.new[..], group.op), (&[at][..], &[at][..], Op::Equal));
            }
        }
    }

    #[test]
    fn the_way_back_mirrors_the_way_there(seed in any::<u64>()) {
        let chance = &mut Chance(seed);
        let old = text(chance);
        let new = revised(&old, chance);
        let there = aligned(&old, &new);
        let back: Vec<Group> = aligned(&new, &old).into_iter().map(mirrored).collect();
        // Where two runs are as heavy, what went up moved, which is the other one on the way back; but never more of it.
        prop_assert_eq!(in_place_or_not(&there), in_place_or_not(&back));
        if there.iter().all(|group| !matches!(group.op, Op::Split | Op::Merged)) {
            prop_assert_eq!(moved_words(&there, &old, &new), moved_words(&back, &old, &new));
        }
    }

    #[test]
    fn any_strings_at_all(old in prop::collection::vec(".{0,40}", 0..12), new in prop::collection::vec(".{0,40}", 0..12)) {
        let groups = aligned(&old, &new);
        prop_assert_eq!(groups.iter().map(|group| group.old.len()).sum::<usize>(), old.len());
        prop_assert_eq!(groups.iter().map(|group| group.new.len()).sum::<usize>(), new.len());
    }
}

/// A group, told from the other side.
fn mirrored(group: Group) -> Group {
    let op = match group.op {
        Op::Added => Op::Deleted,
        Op::Deleted => Op::Added,
        Op::Split => Op::Merged,
        Op::Merged => Op::Split,
        Op::Equal | Op::Edited | Op::Moved => group.op,
    };
    Group { old: group.new, new: group.old, op, same: group.same }
}

/// All groups, without their order, and without whether they moved.
fn in_place_or_not(groups: &[Group]) -> BTreeSet<(&[usize], &[usize], Op)> {
    let op = |group: &Group| match group.op {
        Op::Moved if group.same => Op::Equal,
        Op::Moved => Op::Edited,
        op => op,
    };
    groups.iter().map(|group| (&group.old[..], &group.new[..], op(group))).collect()
}

/// Words, and sentences, that moved.
fn moved_words(groups: &[Group], old: &[String], new: &[String]) -> usize {
    let words = |text: &String| anchored(text).split(' ').count() + 1;
    let moved = groups.iter().filter(|group| group.op == Op::Moved);
    moved.map(|group| words(&old[group.old[0]]) + words(&new[group.new[0]])).sum()
}
