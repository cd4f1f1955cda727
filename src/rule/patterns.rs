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
use super::pattern_syntax::{self, PatternFault};
use crate::text::Span;

/// Which pattern of a [`PatternSet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PatternId(pub usize);

/// All patterns of a rule set.
#[derive(Default)]
pub(crate) struct PatternSet {
    /// As written, to give the same pattern in two rules one number.
    written: Vec<String>,
    /// In the syntax of the automata, as text and as read.
    texts: Vec<String>,
    trees: Vec<Hir>,
    single: Vec<OnceLock<Option<regex::Regex>>>,
    automata: OnceLock<Option<Automata>>,
}

struct Automata {
    forward: DFA,
    reverse: DFA,
    /// The states built so far, one set a thread: the next draft goes on with them.
    caches: Pool<(Cache, Cache), NewCaches>,
}

type NewCaches = Box<dyn Fn() -> (Cache, Cache) + Send + Sync + UnwindSafe + RefUnwindSafe>;

/// Bytes of automaton states kept at once.
const CACHE: usize = 64 << 20;

impl PatternSet {
    /// Adds a pattern and says its number.
    pub fn add(&mut self, written: &str) -> Result<PatternId, PatternFault> {
        if let Some(known) = self.written.iter().position(|other| other == written) {
            return Ok(PatternId(known));
        }
        let translated = pattern_syntax::translate(written)?;
        self.written.push(written.to_owned());
        self.texts.push(translated.text);
        self.trees.push(translated.tree);
        self.single.push(OnceLock::new());
        Ok(PatternId(self.written.len() - 1))
    }

    /// Every place of every pattern, each pattern's sorted and without overlaps.
    pub fn find_all(&self, text: &str) -> Vec<Vec<Span>> {
        let mut found = vec![Vec::new(); self.trees.len()];
        if self.trees.is_empty() || text.is_empty() {
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
        let text = self.texts.get(id.0)?;
        self.single[id.0].get_or_init(|| regex::RegexBuilder::new(text).case_insensitive(true).build().ok()).as_ref()
    }

    fn automata(&self) -> Option<&Automata> {
        self.automata.get_or_init(|| Automata::new(&self.trees)).as_ref()
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
            if !super::fold::is_edge(text, end.offset()) {
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
