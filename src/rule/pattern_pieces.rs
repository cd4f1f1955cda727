//! What every match of a pattern must hold: short words without which it need not be looked for.
//!
//! `refut(?:es|ed) (?:claim|report)s?` is found only where `refutes ` or `refuted ` stands. One walk over a draft for
//! the pieces of all patterns says which patterns to look for, and in which blocks. In pieces and in what is walked
//! over, white space, as patterns mean it, is one blank whatever its kind and length.

use std::borrow::Cow;
use std::sync::LazyLock;

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::{Anchored, MatchKind, dfa::DFA};
use memchr::{memchr3, memmem::Finder};
use regex_syntax::hir::{Class, Hir, HirKind};

use super::pattern_syntax;
use crate::text::Span;

/// More pieces than this say little, and cost what they save.
const MOST: usize = 64;
/// Bytes of a piece: a longer one is hardly rarer.
const LONG: usize = 10;
/// Characters of a piece below which it stands in most drafts.
const SHORT: usize = 2;

/// Where patterns can be found.
pub(super) struct Pieces {
    automaton: Option<DFA>,
    /// By piece, the patterns that hold it.
    owners: Vec<Vec<usize>>,
    /// By pattern.
    needs: Vec<Need>,
}

/// What every match of a pattern holds.
enum Need {
    /// A piece: [`Pieces::places`] tells where.
    Piece,
    /// One of some marks that stand in most drafts, so that they are looked for when the pattern is.
    Mark(Vec<Finder<'static>>),
    /// Nothing is known.
    Unknown,
}

impl Pieces {
    /// Of patterns, some of which are not looked for.
    pub fn new<'h>(patterns: impl Iterator<Item = Option<&'h Hir>>) -> Self {
        let mut pieces: Vec<(String, usize)> = Vec::new();
        let mut needs = Vec::new();
        for (index, tree) in patterns.enumerate() {
            let needed = tree.and_then(needed).unwrap_or_default();
            let is_mark = |piece: &String| !piece.contains(|c: char| c.is_alphabetic() || c.is_whitespace());
            if needed.is_empty() {
                needs.push(Need::Unknown);
            } else if needed.iter().all(|piece| piece.chars().count() >= SHORT) {
                needs.push(Need::Piece);
                pieces.extend(needed.into_iter().map(|piece| (piece, index)));
            } else if needed.iter().all(is_mark) {
                needs.push(Need::Mark(needed.iter().map(|mark| Finder::new(mark).into_owned()).collect()));
            } else {
                needs.push(Need::Unknown);
            }
        }
        pieces.sort_unstable();
        let groups: Vec<_> = pieces.chunk_by(|a, b| a.0 == b.0).collect();
        let owners = groups.iter().map(|group| group.iter().map(|(_, index)| *index).collect()).collect();
        let words = groups.iter().map(|group| group[0].0.as_str());
        // The pieces are few, so that a table of all states is small.
        let mut builder = DFA::builder();
        let builder = builder.match_kind(MatchKind::Standard).ascii_case_insensitive(true).prefilter(false);
        let automaton = builder.build(words).ok();
        if automaton.is_none() {
            needs.fill_with(|| Need::Unknown);
        }
        Self { automaton, owners, needs }
    }

    /// By pattern, those of some places in which one of its pieces stands.
    pub fn places(&self, text: &str, places: impl Iterator<Item = Span>) -> Vec<Vec<Span>> {
        let mut found: Vec<Vec<Span>> = vec![Vec::new(); self.needs.len()];
        let Some(automaton) = &self.automaton else { return found };
        for place in places {
            walk(automaton, plainly_spaced(place.of(text)).as_bytes(), &mut |piece| {
                self.owners[piece].iter().for_each(|&pattern| found[pattern].push(place));
            });
        }
        found.iter_mut().for_each(Vec::dedup);
        found
    }

    /// Whether a pattern can be found in a text in which one of its pieces stands or does not.
    pub fn can_hold(&self, pattern: usize, text: &str, has_piece: bool) -> bool {
        match &self.needs[pattern] {
            Need::Piece => has_piece,
            Need::Mark(marks) => marks.iter().any(|mark| mark.find(text.as_bytes()).is_some()),
            Need::Unknown => true,
        }
    }
}

/// Hands on the number of each piece in some bytes. Each byte takes a few steps, since what is done with a piece stands
/// elsewhere.
#[inline(never)]
fn walk(automaton: &DFA, bytes: &[u8], piece: &mut dyn FnMut(usize)) {
    let Ok(mut state) = automaton.start_state(Anchored::No) else { return };
    for &byte in bytes {
        state = automaton.next_state(Anchored::No, state, byte);
        if automaton.is_match(state) {
            hand_on(automaton, state, piece);
        }
    }
}

/// Hands on the pieces that end in a state.
#[cold]
#[inline(never)]
fn hand_on(automaton: &DFA, state: StateID, piece: &mut dyn FnMut(usize)) {
    let pieces = (0..automaton.match_len(state)).map(|nth| automaton.match_pattern(state, nth));
    pieces.for_each(|found| piece(found.as_usize()));
}

/// The text with one blank for white space whatever its kind and length.
fn plainly_spaced(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    // The last bytes of a blank that does not break, a thin one, and a thin one that does not break; that another
    // character now and then ends in one of them costs a copy.
    if memchr3(b'\t', b'\n', b'\r', bytes).or(memchr3(0xA0, 0x89, 0xAF, bytes)).is_none() && !has_two_blanks(bytes) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    append(&mut out, text);
    out.into()
}

/// Whether a blank follows another: asked of many bytes at a time, since nearly no text has two.
fn has_two_blanks(bytes: &[u8]) -> bool {
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    pairs.fold(0, |any, (&first, &second)| any | (u8::from(first == b' ') & u8::from(second == b' '))) != 0
}

/// Appends words, but of white space that meets no more than one blank. What is white space elsewhere and not in a
/// pattern stays as it is.
fn append(out: &mut String, words: &str) {
    for c in words.chars() {
        if !matches!(c, '\t' | '\r' | '\n' | ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}') {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
}

/// What a blank in a pattern has become.
static BLANK: LazyLock<Option<Hir>> = LazyLock::new(|| pattern_syntax::read(" ").ok());

/// Pieces, in lower case, one of which stands in every match.
fn needed(tree: &Hir) -> Option<Vec<String>> {
    // Classes and repetitions are bounded, and so is the depth: the pattern was read with a limit.
    match tree.kind() {
        HirKind::Concat(parts) => {
            let mut best: Option<Vec<String>> = None;
            let mut row = none();
            for part in parts {
                let words = exact(part);
                if let Some(longer) = words.as_ref().and_then(|words| product(&row, words)) {
                    row = longer;
                    continue;
                }
                best = better(best, product(&row, &beginnings(part)));
                best = better(best, Some(std::mem::replace(&mut row, words.unwrap_or_else(none))));
                best = better(best, needed(part));
            }
            better(best, Some(row))
        }
        HirKind::Alternation(parts) if !is_blank(tree) => {
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
    match tree.kind() {
        _ if is_blank(tree) => Some(vec![" ".to_owned()]),
        HirKind::Empty | HirKind::Look(_) => Some(none()),
        HirKind::Literal(literal) => {
            let words = std::str::from_utf8(&literal.0).ok()?.to_ascii_lowercase();
            Some(vec![plainly_spaced(&words).into_owned()])
        }
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

/// Words, some of them perhaps empty, one of which every match begins with.
fn beginnings(tree: &Hir) -> Vec<String> {
    match tree.kind() {
        HirKind::Concat(parts) => {
            let mut row = none();
            for part in parts {
                match exact(part).and_then(|words| product(&row, &words)) {
                    Some(longer) => row = longer,
                    None => return product(&row, &beginnings(part)).unwrap_or(row),
                }
            }
            row
        }
        HirKind::Alternation(parts) if !is_blank(tree) => parts.iter().flat_map(beginnings).collect(),
        HirKind::Capture(capture) => beginnings(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => beginnings(&repetition.sub),
        _ => exact(tree).unwrap_or_else(none),
    }
}

/// The beginning of every piece.
fn none() -> Vec<String> {
    vec![String::new()]
}

fn is_blank(tree: &Hir) -> bool {
    BLANK.as_ref() == Some(tree)
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
        let letter = plainly_spaced(c.to_ascii_lowercase().encode_utf8(&mut [0; 4])).into_owned();
        if !all.contains(&letter) {
            all.push(letter);
        }
    }
    Some(all)
}

/// Every head with every tail behind it, where that is little.
fn product(heads: &[String], tails: &[String]) -> Option<Vec<String>> {
    let joined = |head: &String, tail: &String| {
        let mut joined = head.clone();
        append(&mut joined, tail);
        joined
    };
    let few = heads.len() * tails.len() <= MOST;
    few.then(|| heads.iter().flat_map(|head| tails.iter().map(move |tail| joined(head, tail))).collect())
}

/// Of two sets of pieces the one that stands in fewer texts, as far as their length and number show.
fn better(one: Option<Vec<String>>, other: Option<Vec<String>>) -> Option<Vec<String>> {
    let cut = |mut pieces: Vec<String>| {
        pieces.iter_mut().for_each(|piece| piece.truncate(piece.floor_char_boundary(LONG)));
        pieces.sort_unstable();
        pieces.dedup();
        pieces
    };
    let worth = |pieces: &Vec<String>| {
        let shortest = pieces.iter().map(String::len).min().unwrap_or(0);
        (shortest, std::cmp::Reverse(pieces.len()))
    };
    let useful = |pieces: &Vec<String>| pieces.len() <= MOST && worth(pieces).0 > 0;
    one.into_iter().chain(other).map(cut).filter(useful).max_by_key(worth)
}

#[cfg(test)]
mod tests {
    use std::iter;

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
            of(&["refute ", "refuted ", "refuting "])
        );
        assert_eq!(
            pieces(r"\bit (?:is|was) (?:often|widely)"),
            of(&["it is ofte", "it is wide", "it was oft", "it was wid"])
        );
        assert_eq!(pieces(r"(?:alleg|accus)\w+ (?:by|from) \w+"), of(&["accus", "alleg"]));
        assert_eq!(
            pieces(r"(?:was|were) (?:now )?said (?:to \w+|that)"),
            of(&["was now sa", "was said t", "were now s", "were said "])
        );
        assert_eq!(pieces(r"\w+ (?:be|is) (?:by \w+|on)"), of(&[" be by ", " be on", " is by ", " is on"]));
        assert_eq!(pieces(r"(?-i:TK)(?:TK)*|\?\?\?+|lorem ipsum"), of(&["???", "lorem ipsu", "tk"]));
        assert_eq!(pieces("[“”]"), of(&["“", "”"]));
        assert_eq!(pieces(r"\w+, \w+"), of(&[", "]));
        assert_eq!(pieces(r"[A-Z]\w+|x"), None);
        assert_eq!(pieces(r"(?:un)?\w+"), None);
    }

    #[test]
    fn a_text_without_the_pieces_is_none_of_a_pattern() {
        let trees: Vec<Hir> = ["it is often said", "said to", r"\w+", "[:;]", r"x\x20\x20y", "x\u{2003}y"]
            .map(|text| read(text).expect(text))
            .into();
        let found = |text: &str| -> Vec<usize> {
            let pieces = Pieces::new(trees.iter().map(Some));
            let with = pieces.places(text, iter::once(Span::new(0, text.len())));
            (0..trees.len()).filter(|&pattern| pieces.can_hold(pattern, text, !with[pattern].is_empty())).collect()
        };
        assert_eq!(found("It was OFTEN said"), [2]);
        assert_eq!(found("It is OFTEN said to be late"), [0, 1, 2]);
        for blank in ["\u{A0}", "\n", " \r\n ", "\u{2009}", "\u{202F}", "\t"] {
            assert_eq!(found(&format!("She is saiD{blank}to go")), [1, 2]);
        }
        assert_eq!(found("\nsaid to"), [1, 2]);
        assert_eq!(found("nothing"), [2]);
        assert_eq!(found("this: that"), [2, 3]);
        assert_eq!(found("x  y"), [2, 4]);
        assert_eq!((found("x\u{2003}y"), found("x\u{2003}y\nz")), (vec![2, 5], vec![2, 5]));
    }
}
