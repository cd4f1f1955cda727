//! All patterns of all rules, each looked for where it can be found.
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
use regex_automata::{Anchored, Input, MatchKind};
use regex_syntax::hir::Hir;

use super::pattern_pieces::Pieces;
use super::pattern_syntax;
use crate::text::{Span, is_edge};

/// Which pattern of a [`PatternSet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PatternId(pub usize);

/// All patterns of a rule set.
#[derive(Default)]
pub(crate) struct PatternSet {
    /// As written, to give the same pattern in two rules one number.
    written: Vec<String>,
    /// In the syntax of the automata, read when a draft is there to look at.
    trees: OnceLock<Vec<Option<Hir>>>,
    /// Those that are looked for in a whole draft; the others are asked of words at hand.
    sought: Vec<bool>,
    /// Built when first looked for: most drafts have no place for most patterns.
    automata: Vec<OnceLock<Option<Automaton>>>,
    pieces: OnceLock<Pieces>,
}

/// One pattern, ready to be looked for.
struct Automaton {
    forward: DFA,
    reverse: DFA,
    /// The states built so far, one set a thread: the next draft goes on with them.
    caches: Pool<(Cache, Cache), NewCaches>,
}

type NewCaches = Box<dyn Fn() -> (Cache, Cache) + Send + Sync + UnwindSafe + RefUnwindSafe>;

/// Bytes of one automaton's states kept at once; beyond that it begins anew.
const CACHE: usize = 8 << 20;
/// Bytes of a match: in a word of a million hyphens each walk back would go to its start.
const LONGEST: usize = 2048;
/// White space that no match ends in.
const MAX_BLANK: usize = 16;

impl PatternSet {
    /// Adds a pattern that is known to be sound, and says its number.
    pub fn add(&mut self, written: &str) -> PatternId {
        PatternId(self.written.iter().position(|other| other == written).unwrap_or_else(|| {
            self.written.push(written.to_owned());
            self.sought.push(false);
            self.automata.push(OnceLock::new());
            self.written.len() - 1
        }))
    }

    /// A pattern will be looked for in a whole draft.
    pub fn seek(&mut self, id: PatternId) {
        self.sought[id.0] = true;
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.written.len()
    }

    fn trees(&self) -> &[Option<Hir>] {
        self.trees.get_or_init(|| self.written.iter().map(|written| pattern_syntax::read(written).ok()).collect())
    }

    fn pieces(&self) -> &Pieces {
        self.pieces.get_or_init(|| {
            let sought = self.trees().iter().zip(&self.sought);
            Pieces::new(sought.map(|(tree, &sought)| tree.as_ref().filter(|_| sought)))
        })
    }

    /// By pattern, those of some places of a text in which a piece of it stands: one walk for all of them.
    pub fn pieces_in(&self, text: &str, places: impl Iterator<Item = Span>) -> Vec<Vec<Span>> {
        self.pieces().places(text, places)
    }

    /// Where a pattern is found inside some places of a text: sorted, and without overlaps. `pieces` are those of the
    /// places in which a piece of the pattern stands.
    pub fn find(&self, id: PatternId, text: &str, places: impl Iterator<Item = Span>, pieces: &[Span]) -> Vec<Span> {
        let mut found = Vec::new();
        let mut pieces = pieces.iter().peekable();
        for place in places {
            let has_piece = pieces.next_if_eq(&&place).is_some();
            if self.pieces().can_hold(id.0, place.of(text), has_piece) {
                self.scan(id, text, place, &mut |span| {
                    found.push(span);
                    true
                });
            }
        }
        apart(&mut found);
        found
    }

    /// Whether a pattern is found in a short text of its own.
    pub fn is_match(&self, id: PatternId, text: &str) -> bool {
        let mut found = false;
        self.scan(id, text, Span::new(0, text.len()), &mut |_| {
            found = true;
            false
        });
        found
    }

    /// Hands on every match in a place, overlapping or not, as long as more are wanted.
    fn scan(&self, id: PatternId, text: &str, place: Span, each: &mut dyn FnMut(Span) -> bool) {
        let Some(Some(tree)) = self.trees().get(id.0) else { return };
        if let Some(automaton) = self.automata[id.0].get_or_init(|| Automaton::new(tree)) {
            automaton.scan(text, place, each);
        }
    }
}

impl Automaton {
    fn new(pattern: &Hir) -> Option<Self> {
        let build = |config: thompson::Config| {
            let config = config.which_captures(WhichCaptures::None);
            thompson::Compiler::new().configure(config).build_from_hir(pattern).ok()
        };
        let dfa = DFA::config().match_kind(MatchKind::All).cache_capacity(CACHE).skip_cache_capacity_check(true);
        let plain = thompson::Config::new();
        let forward = DFA::builder().configure(dfa.clone()).build_from_nfa(build(plain.clone())?).ok()?;
        let reverse = DFA::builder().configure(dfa).build_from_nfa(build(plain.reverse(true))?).ok()?;
        let (ahead, back) = (forward.clone(), reverse.clone());
        let caches: NewCaches = Box::new(move || (ahead.create_cache(), back.create_cache()));
        Some(Self { forward, reverse, caches: Pool::new(caches) })
    }

    fn scan(&self, text: &str, place: Span, each: &mut dyn FnMut(Span) -> bool) {
        let mut caches = self.caches.get();
        let (forward, reverse) = &mut *caches;
        let input = Input::new(text).range(place.start()..place.end());
        let mut state = OverlappingState::start();
        // An automaton that is out of memory drops its states and goes on, so that no search ends early.
        while self.forward.try_search_overlapping_fwd(forward, &input, &mut state).is_ok()
            && let Some(end) = state.get_match().map(|half| half.offset())
        {
            if !is_edge(text, end) || ends_in_long_blank(&text[..end]) {
                continue;
            }
            let from = text.floor_char_boundary(end.saturating_sub(LONGEST)).max(place.start());
            let back = Input::new(text).range(from..end).anchored(Anchored::Yes);
            let start = self.reverse.try_search_rev(reverse, &back).ok().flatten().map(|half| half.offset());
            let whole = start.filter(|&start| is_edge(text, start)).map(|start| Span::new(start, end));
            if whole.is_some_and(|whole| !each(whole)) {
                return;
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
    use std::iter;

    use super::*;

    fn found(pattern: &str, text: &str) -> Vec<String> {
        let mut set = PatternSet::default();
        let id = set.add(pattern);
        set.seek(id);
        let whole = || iter::once(Span::new(0, text.len()));
        let pieces = set.pieces_in(text, whole());
        set.find(id, text, whole(), &pieces[id.0]).iter().map(|place| place.of(text).to_owned()).collect()
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
    fn a_match_is_bounded_in_a_word_without_an_end() {
        let text = "a-".repeat(20_000) + "a";
        let places = found(r"[\w-]+", &text);
        assert!(!places.is_empty() && places.iter().all(|place| place.len() <= LONGEST));
        assert_eq!(found(r"[\w-]+ gate", "The sea-lock gate."), ["sea-lock gate"]);
    }

    #[test]
    fn no_match_ends_in_a_long_run_of_blanks() {
        let text = format!("It was confirmed by{}police.", " ".repeat(1000));
        let places = found("confirmed by ", &text);
        assert_eq!(places.len(), 1);
        assert!(places[0].len() < "confirmed by".len() + MAX_BLANK);
    }
}
