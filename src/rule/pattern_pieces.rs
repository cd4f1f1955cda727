//! What every match of a pattern must hold: short words without which it need not be looked for.
//!
//! `refut(?:es|ed) (?:claim|report)s?` is found only where `refutes` or `refuted` stands. One walk over a draft for
//! the pieces of all patterns says which patterns to look for, and in which blocks.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use regex_syntax::hir::{Class, Hir, HirKind};

/// More pieces than this say little, and cost what they save.
const MOST: usize = 64;
/// Bytes of a piece beyond which a longer one is no rarer.
const LONG: usize = 5;

/// Where patterns can be found.
pub(super) struct Pieces {
    automaton: Option<AhoCorasick>,
    /// By piece, the patterns that hold it.
    owners: Vec<Vec<usize>>,
    /// Patterns of which nothing is known.
    anywhere: Vec<usize>,
}

impl Pieces {
    /// Of patterns, some of which are not looked for.
    pub fn new<'h>(patterns: impl Iterator<Item = Option<&'h Hir>>) -> Self {
        let mut pieces: Vec<(String, usize)> = Vec::new();
        let mut anywhere = Vec::new();
        let sought = patterns.enumerate().filter_map(|(index, tree)| Some((index, tree?)));
        for (index, tree) in sought {
            match needed(tree) {
                Some(needed) => pieces.extend(needed.into_iter().map(|piece| (piece, index))),
                None => anywhere.push(index),
            }
        }
        pieces.sort_unstable();
        pieces.dedup();
        let groups: Vec<_> = pieces.chunk_by(|a, b| a.0 == b.0).collect();
        let owners = groups.iter().map(|group| group.iter().map(|(_, index)| *index).collect()).collect();
        let words = groups.iter().map(|group| group[0].0.as_str());
        let mut builder = AhoCorasick::builder();
        // The pieces are few, so that a table of all states is small, and walked five times as fast as a tree.
        let builder = builder.kind(Some(AhoCorasickKind::DFA)).match_kind(MatchKind::Standard);
        match builder.ascii_case_insensitive(true).build(words) {
            Ok(automaton) => Self { automaton: Some(automaton), owners, anywhere },
            Err(_) => {
                anywhere.extend(pieces.iter().map(|(_, index)| *index));
                Self { automaton: None, owners, anywhere }
            }
        }
    }

    /// Hands on each pattern that can be found somewhere in the text, more than once.
    pub fn each(&self, text: &str, mut found: impl FnMut(usize)) {
        self.anywhere.iter().for_each(|&pattern| found(pattern));
        for hit in self.automaton.iter().flat_map(|automaton| automaton.find_overlapping_iter(text)) {
            self.owners[hit.pattern().as_usize()].iter().for_each(|&pattern| found(pattern));
        }
    }
}

/// Pieces, in lower case, one of which stands in every match.
fn needed(tree: &Hir) -> Option<Vec<String>> {
    // Classes and repetitions are bounded, and so is the depth: the pattern was read with a limit.
    match tree.kind() {
        HirKind::Concat(parts) => {
            let mut best: Option<Vec<String>> = None;
            let mut row = vec![String::new()];
            for part in parts {
                match exact(part).and_then(|words| product(&row, &words)) {
                    Some(longer) => row = longer,
                    None => {
                        best = better(best, Some(std::mem::replace(&mut row, vec![String::new()])));
                        best = better(best, needed(part));
                    }
                }
            }
            better(best, Some(row))
        }
        HirKind::Alternation(parts) => {
            let all: Vec<String> = parts.iter().map(needed).collect::<Option<Vec<_>>>()?.concat();
            better(None, Some(all))
        }
        HirKind::Capture(capture) => needed(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => needed(&repetition.sub),
        _ => better(None, exact(tree)),
    }
}

/// All that a pattern matches, in lower case, where that is little.
fn exact(tree: &Hir) -> Option<Vec<String>> {
    let none = || vec![String::new()];
    match tree.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(none()),
        HirKind::Literal(literal) => Some(vec![std::str::from_utf8(&literal.0).ok()?.to_ascii_lowercase()]),
        HirKind::Class(class) => letters(class),
        HirKind::Capture(capture) => exact(&capture.sub),
        HirKind::Repetition(repetition) if repetition.max == Some(1) => {
            let mut words = exact(&repetition.sub)?;
            words.extend((repetition.min == 0).then(String::new));
            Some(words)
        }
        HirKind::Repetition(_) => None,
        HirKind::Concat(parts) => parts.iter().try_fold(none(), |row, part| product(&row, &exact(part)?)),
        HirKind::Alternation(parts) => {
            let words = parts.iter().map(exact).collect::<Option<Vec<_>>>()?.concat();
            (words.len() <= MOST).then_some(words)
        }
    }
}

/// The few characters of a class. A letter that is small, a capital, or one of the two signs beyond ASCII that count
/// as `k` and `s` where case is ignored, is one; those signs do not occur in words.
fn letters(class: &Class) -> Option<Vec<String>> {
    const FEW: u32 = 12;
    let Class::Unicode(class) = class else { return None };
    let size: u32 = class.iter().map(|range| u32::from(range.end()) - u32::from(range.start()) + 1).sum();
    if size > FEW {
        return None;
    }
    let mut all: Vec<String> = Vec::new();
    for c in class.iter().flat_map(|range| range.start()..=range.end()).filter(|c| !matches!(c, '\u{17F}' | '\u{212A}'))
    {
        let letter = c.to_ascii_lowercase().to_string();
        if !all.contains(&letter) {
            all.push(letter);
        }
    }
    Some(all)
}

fn product(heads: &[String], tails: &[String]) -> Option<Vec<String>> {
    let few = heads.len() * tails.len() <= MOST;
    few.then(|| heads.iter().flat_map(|head| tails.iter().map(move |tail| format!("{head}{tail}"))).collect())
}

/// Of two sets of pieces the one that stands in fewer texts, as far as their length and number show.
fn better(one: Option<Vec<String>>, other: Option<Vec<String>>) -> Option<Vec<String>> {
    let worth = |pieces: &Vec<String>| {
        let shortest = pieces.iter().map(String::len).min().unwrap_or(0);
        (shortest.min(LONG), std::cmp::Reverse(pieces.len()))
    };
    let useful = |pieces: &Vec<String>| pieces.len() <= MOST && worth(pieces).0 > 0;
    one.into_iter().chain(other).filter(useful).max_by_key(worth)
}

#[cfg(test)]
mod tests {
    use super::super::pattern_syntax::read;
    use super::*;

    fn pieces(pattern: &str) -> Option<Vec<String>> {
        let mut pieces = needed(&read(pattern).expect("it is a pattern"))?;
        pieces.sort();
        Some(pieces)
    }

    #[test]
    fn the_rarest_part_of_a_pattern_is_kept() {
        let of = |words: &[&str]| Some(words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert_eq!(
            pieces(r"\brefut(?:e|ed|ing) (?:\w+ ){0,4}(?:claim|case)s?\b"),
            of(&["refute", "refuted", "refuting"])
        );
        assert_eq!(pieces(r"\bit (?:is|was) (?:often|widely) (?:said|held)"), of(&["often", "widely"]));
        assert_eq!(pieces(r"(?:alleg|accus)\w+ (?:by|from) \w+"), of(&["accus", "alleg"]));
        assert_eq!(pieces(r"(?-i:TK)(?:TK)*|\?\?\?+|lorem ipsum"), of(&["??", "ipsum", "tk"]));
        assert_eq!(pieces("[“”]"), of(&["“", "”"]));
        assert_eq!(pieces(r"\w+, \w+"), of(&[","]));
        assert_eq!(pieces(r"[A-Z]\w+|x"), None);
        assert_eq!(pieces(r"(?:un)?\w+"), None);
    }

    #[test]
    fn a_text_without_the_pieces_is_none_of_a_pattern() {
        let trees: Vec<Hir> = ["it is often said", "said to", r"\w+"].map(|text| read(text).expect(text)).into();
        let found = |text: &str| {
            let mut found = Vec::new();
            Pieces::new(trees.iter().map(Some)).each(text, |pattern| found.push(pattern));
            found.sort_unstable();
            found.dedup();
            found
        };
        assert_eq!(found("It was OFTEN late"), [0, 2]);
        assert_eq!(found("She saiD so"), [1, 2]);
        assert_eq!(found("nothing"), [2]);
    }
}
