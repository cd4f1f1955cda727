//! All patterns of all rules, found in one pass over the text.
//!
//! A pattern matches whole words: a match neither begins nor ends inside one, which is tested in code, because a
//! Unicode `\b` makes any automaton some hundred times slower. `'`, `"`, `-` and a blank stand for their typographic
//! variants, the blank also for one soft line break. Matching is linear: an automaton built as it is walked finds
//! where matches end, a second one, run backwards, where they begin. Repetition without an end over anything but
//! letters is refused, so that the second walk is short.

use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::OnceLock;

use regex_automata::hybrid::dfa::{Cache, DFA, OverlappingState};
use regex_automata::nfa::thompson::{self, WhichCaptures};
use regex_automata::util::pool::Pool;
use regex_automata::{Anchored, Input, MatchKind, PatternID};
use regex_syntax::hir::Hir;

use super::fold::at_word_edges;
use super::pattern_syntax;
use crate::text::Span;

/// Which pattern of a [`PatternSet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PatternId(pub usize);

/// All patterns of a rule set.
#[derive(Default)]
pub(crate) struct PatternSet {
    patterns: Vec<Pattern>,
    automata: OnceLock<Option<Automata>>,
}

/// One pattern. It is read when a draft is there to look at.
struct Pattern {
    /// As written: the same pattern in two rules is one.
    written: String,
    /// By itself, for short texts.
    single: OnceLock<Option<regex::Regex>>,
}

struct Automata {
    forward: DFA,
    reverse: DFA,
    /// The states built so far, one set a thread: the next draft goes on with them.
    caches: Pool<(Cache, Cache), NewCaches>,
}

type NewCaches = Box<dyn Fn() -> (Cache, Cache) + Send + Sync + UnwindSafe + RefUnwindSafe>;

/// White space that no match ends in.
const MAX_BLANK: usize = 16;
/// Bytes of automaton states kept at once.
const CACHE: usize = 64 << 20;

impl PatternSet {
    /// Adds a pattern that is known to be sound, and says its number.
    pub fn add(&mut self, written: &str) -> PatternId {
        let known = self.patterns.iter().position(|other| other.written == written);
        PatternId(known.unwrap_or_else(|| {
            self.patterns.push(Pattern { written: written.to_owned(), single: OnceLock::new() });
            self.patterns.len() - 1
        }))
    }

    /// Every place of every pattern, each pattern's sorted and without overlaps.
    pub fn find_all(&self, text: &str) -> Vec<Vec<Span>> {
        let mut found = vec![Vec::new(); self.patterns.len()];
        if self.patterns.is_empty() || text.is_empty() {
            return found;
        }
        let complete = self.automata().is_some_and(|automata| automata.scan(text, &mut found).is_some());
        if !complete {
            // The automata gave up their memory: each pattern alone, which is slower and finds the same.
            for (index, places) in found.iter_mut().enumerate() {
                places.clear();
                if let Some(regex) = self.regex(PatternId(index)) {
                    places.extend(regex.find_iter(text).map(|hit| Span::new(hit.start(), hit.end())));
                    places.retain(|place| at_word_edges(text, place.start(), place.end()));
                }
            }
        }
        for places in &mut found {
            apart(places);
        }
        found
    }

    /// Whether one pattern is found in a short text of its own.
    pub fn is_match(&self, id: PatternId, text: &str) -> bool {
        self.regex(id).is_some_and(|regex| regex.find_iter(text).any(|hit| at_word_edges(text, hit.start(), hit.end())))
    }

    fn regex(&self, id: PatternId) -> Option<&regex::Regex> {
        let pattern = self.patterns.get(id.0)?;
        let build = || {
            let text = pattern_syntax::respell(&pattern.written);
            regex::RegexBuilder::new(&text).case_insensitive(true).build().ok()
        };
        pattern.single.get_or_init(build).as_ref()
    }

    fn automata(&self) -> Option<&Automata> {
        let build = || {
            let trees = self.patterns.iter().map(|pattern| pattern_syntax::read(&pattern.written).ok());
            Automata::new(&trees.collect::<Option<Vec<Hir>>>()?)
        };
        self.automata.get_or_init(build).as_ref()
    }
}

impl Automata {
    fn new(patterns: &[Hir]) -> Option<Self> {
        let build =
            |config: thompson::Config| thompson::Compiler::new().configure(config).build_many_from_hir(patterns).ok();
        let plain = thompson::Config::new().which_captures(WhichCaptures::None);
        let dfa = DFA::config().match_kind(MatchKind::All).cache_capacity(CACHE).skip_cache_capacity_check(true);
        let forward = DFA::builder().configure(dfa.clone()).build_from_nfa(build(plain.clone())?).ok()?;
        let reverse = DFA::builder()
            .configure(dfa.starts_for_each_pattern(true))
            .build_from_nfa(build(plain.reverse(true))?)
            .ok()?;
        let (ahead, back) = (forward.clone(), reverse.clone());
        let caches: NewCaches = Box::new(move || (ahead.create_cache(), back.create_cache()));
        Some(Self { forward, reverse, caches: Pool::new(caches) })
    }

    /// `None` if an automaton gave up.
    fn scan(&self, text: &str, found: &mut [Vec<Span>]) -> Option<()> {
        let mut caches = self.caches.get();
        let (forward, reverse) = &mut *caches;
        let input = Input::new(text);
        let mut state = OverlappingState::start();
        loop {
            self.forward.try_search_overlapping_fwd(forward, &input, &mut state).ok()?;
            let Some(end) = state.get_match() else { return Some(()) };
            let pattern: PatternID = end.pattern();
            if !super::fold::is_edge(text, end.offset()) || ends_in_long_blank(&text[..end.offset()]) {
                continue;
            }
            let back = Input::new(text).range(..end.offset()).anchored(Anchored::Pattern(pattern));
            let start = self.reverse.try_search_rev(reverse, &back).ok()?;
            if let Some(start) = start.map(|half| half.offset()).filter(|&start| super::fold::is_edge(text, start)) {
                found[pattern.as_usize()].push(Span::new(start, end.offset()));
            }
        }
    }
}

/// Whether the end of a text is more white space than a match may end in: were each blank of a long run an end, the
/// walks back from there would add up.
fn ends_in_long_blank(text: &str) -> bool {
    text.chars().rev().take(MAX_BLANK).filter(|c| c.is_whitespace()).count() == MAX_BLANK
}

/// Sorts places and keeps of those that overlap the first and longest.
fn apart(places: &mut Vec<Span>) {
    places.sort_unstable_by_key(|place| (place.start(), std::cmp::Reverse(place.end())));
    let mut reach = 0;
    places.retain(|place| {
        let free = place.start() >= reach;
        if free {
            reach = place.end();
        }
        free
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> Vec<String> {
        let mut set = PatternSet::default();
        let id = set.add(pattern);
        set.find_all(text)[id.0].iter().map(|place| place.of(text).to_owned()).collect()
    }

    #[test]
    fn a_blank_is_white_space_of_any_length_with_one_line_break() {
        let long = " ".repeat(60);
        for between in [" ", "\u{A0}", "\n", " \r\n\t", &long, &format!("{long}\n{long}")] {
            let text = format!("He said{between}on Monday.");
            assert_eq!(found("said on", &text), [format!("said{between}on")]);
        }
        assert!(found("said on", "He said\n\non Monday.").is_empty());
        assert!(found("said on", "He saidon Monday.").is_empty());
    }

    #[test]
    fn no_match_ends_in_a_long_run_of_blanks() {
        let text = format!("It was confirmed by{}police.", " ".repeat(1000));
        let places = found("confirmed by ", &text);
        assert_eq!(places.len(), 1);
        assert!(places[0].len() < "confirmed by".len() + MAX_BLANK);
    }
}
