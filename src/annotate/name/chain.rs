//! Runs of capitalised words that make a name: where each begins and ends.
//!
//! A capital in the middle of a sentence is a name's; one that opens a sentence is everybody's, so there the word
//! has to show itself elsewhere in the story, or be no word of the lists and act as a name does.

use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashSet};

use super::super::Sentence;
use super::super::lexicon::{Sieve, known};
use super::super::token::TokenKind;
use super::super::view::View;
use crate::annotate::token::{Word, words};
use crate::document::BlockKind;

/// A name among the tokens.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    /// Titles and offices that are capitalised with it ("Foreign Minister"); empty where there are none.
    pub title: Range<usize>,
    /// The name itself; never empty.
    pub name: Range<usize>,
    /// The sentence.
    pub sentence: usize,
}

/// All names of the draft, in text order.
pub(super) fn chains(view: View<'_>) -> Vec<Chain> {
    let settings: Vec<Setting> = view.found.sentences.iter().map(|sentence| Setting::of(view, sentence)).collect();
    let evidence = Evidence::new(view, &settings);
    let mut chains = Vec::new();
    for (index, (sentence, &set)) in view.found.sentences.iter().zip(&settings).enumerate() {
        if set == Setting::Shouted {
            continue;
        }
        let titled = set == Setting::Titled;
        let finder = Finder { view, evidence: &evidence, sentence: sentence.tokens.clone(), titled };
        let mut at = sentence.tokens.start;
        let capital = |from: usize| {
            let rest = view.found.tokens.get(from..sentence.tokens.end)?;
            rest.iter().position(|token| token.capital).map(|offset| from + offset)
        };
        while let Some(next) = capital(at) {
            at = next;
            let end = finder.run(at);
            if end > at {
                let parts = finder.name_in(at..end);
                chains.extend(parts.map(|(title, name)| Chain { title, name, sentence: index }));
            }
            at = end.max(at + 1);
        }
    }
    chains
}

/// How a sentence sets its capitals.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Setting {
    /// As running copy does.
    Running,
    /// Nearly every word has one: only names that running copy has too are taken for names.
    Titled,
    /// In capitals throughout, which say nothing of names.
    Shouted,
}

impl Setting {
    fn of(view: View<'_>, sentence: &Sentence) -> Self {
        let kind = view.found.document.blocks.get(sentence.block).map(|block| block.kind);
        let heading = matches!(kind, Some(BlockKind::Headline | BlockKind::Subheading | BlockKind::Note));
        let tokens = &view.found.tokens[sentence.tokens.clone()];
        let (mut all, mut caps, mut long, mut capital) = (0, 0, 0, 0);
        for token in tokens.iter().filter(|token| token.kind == TokenKind::Word) {
            let length = token.span.len();
            all += 1;
            caps += usize::from(token.all_caps || length == 1);
            long += usize::from(length > 3);
            capital += usize::from(length > 3 && token.capital);
            // Running copy shows in a few words: whatever follows, too many have no capitals.
            if (all - caps) * 5 > tokens.len() && (long - capital) * 4 > if heading { tokens.len() } else { 0 } {
                return Self::Running;
            }
        }
        if all > 2 && caps * 10 >= all * 8 {
            Self::Shouted
        } else if (heading && capital * 4 >= long * 3) || (long > 6 && capital == long) {
            // A paragraph of the body is set so only where there are words enough to tell, and no exception.
            Self::Titled
        } else {
            Self::Running
        }
    }
}

/// Whether a sentence has capitals as running copy does.
pub(in crate::annotate) fn is_running(view: View<'_>, sentence: &Sentence) -> bool {
    Setting::of(view, sentence) == Setting::Running
}

/// What the whole story shows of words that open sentences.
struct Evidence<'a> {
    /// Capitalised where nothing but a name asks for it.
    capital: FxHashSet<&'a str>,
    /// Written small, in lower case as read.
    small: FxHashSet<&'a str>,
}

impl<'a> Evidence<'a> {
    fn new(view: View<'a>, settings: &[Setting]) -> Self {
        let room = || FxHashSet::with_capacity_and_hasher(ROOM, FxBuildHasher);
        let (mut capital, mut small) = (room(), room());
        let openers = openers(view, settings);
        for (sentence, &set) in view.found.sentences.iter().zip(settings) {
            let tokens = sentence.tokens.clone();
            let body = view.found.document.blocks.get(sentence.block).is_some_and(|block| block.kind.is_body());
            if !body || set != Setting::Running {
                continue;
            }
            for (at, token) in tokens.clone().zip(&view.found.tokens[tokens.clone()]) {
                if token.kind != TokenKind::Word {
                    continue;
                }
                let asked = openers.may_hold(token.short.key());
                if !token.capital {
                    if asked {
                        small.insert(view.text(at));
                    }
                } else if asked && !opens(view, at, tokens.start) {
                    capital.insert(view.text(at));
                }
            }
        }
        Self { capital, small }
    }

    fn is_small(&self, word: &str) -> bool {
        self.small.contains(word.to_lowercase().as_str())
    }
}

/// Words of a story that open something and that it has elsewhere too.
const ROOM: usize = 56;

/// Room for the words that say nothing by themselves: many times what a story has, so that few others pass.
const OPENERS: usize = 512;

/// The capitalised words that say nothing by themselves, because they open something or stand in a line set with
/// capitals. Of no others need be kept how the story writes them.
fn openers(view: View<'_>, settings: &[Setting]) -> Sieve {
    let mut openers = Sieve::with_room(OPENERS);
    for (sentence, &set) in view.found.sentences.iter().zip(settings) {
        let titled = set == Setting::Titled;
        for (at, token) in sentence.tokens.clone().zip(&view.found.tokens[sentence.tokens.clone()]) {
            if token.capital && (titled || opens(view, at, sentence.tokens.start) && !is_opener(view, at)) {
                openers.add(token.short.key());
                let word = view.text(at);
                if !word.is_ascii() {
                    openers.add(Word::read(&word.to_lowercase()).unwrap_or_default().key());
                }
            }
        }
    }
    openers
}

/// Whether a capital here is asked for by the place: first word of a sentence, of a quotation, behind a colon.
fn opens(view: View<'_>, at: usize, start: usize) -> bool {
    at == start
        || matches!(
            view.kind(at - 1),
            Some(TokenKind::QuoteMark | TokenKind::Colon | TokenKind::Open | TokenKind::Stop | TokenKind::Dash)
        )
}

/// Whether the word opens many a sentence, and no name.
fn is_opener(view: View<'_>, at: usize) -> bool {
    view.is(at, known::SENTENCE_STARTERS)
        || view.is(at, known::DETERMINERS)
        || view.is(at, known::PRONOUNS_SUBJECT)
        || view.is(at, known::CONJUNCTIONS)
        || view.is(at, known::PREPOSITIONS)
        || view.is(at, known::AUXILIARIES)
        || view.is(at, known::OPENERS)
        || view.is(at, known::NUMBER_WORDS)
}

struct Finder<'a> {
    view: View<'a>,
    evidence: &'a Evidence<'a>,
    sentence: Range<usize>,
    titled: bool,
}

impl Finder<'_> {
    fn is_capital(&self, at: usize) -> bool {
        at < self.sentence.end
            && self.view.token(at).is_some_and(|token| token.kind == TokenKind::Word && token.capital)
            && !self.view.is(at, known::NEVER_NAMES)
            && (!self.titled || self.evidence.capital.contains(self.view.text(at)))
    }

    /// "Tobias March" has a month's name, "since March" has a month.
    fn is_month(&self, at: usize, begins: bool) -> bool {
        let number = |at: usize| self.view.kind(at) == Some(TokenKind::Number);
        self.view.is(at, known::MONTHS) && (begins || number(at + 1))
    }

    /// Where the run of name words that begins here ends; `at` itself where none does.
    fn run(&self, at: usize) -> usize {
        let view = self.view;
        if !self.is_capital(at)
            || self.is_month(at, true)
            || (opens(view, at, self.sentence.start) && !self.may_open(at))
        {
            return at;
        }
        let mut end = at + 1;
        let mut body = view.is(at, known::BODY_NOUNS);
        loop {
            let joined = self.joint(end, body);
            if !self.is_capital(end + joined) || self.is_month(end + joined, false) {
                return end;
            }
            // The full stop of an abbreviation parts nothing, a mark does.
            end += joined;
            body |= view.is(end, known::BODY_NOUNS);
            end += 1;
        }
    }

    /// How many small words at `at` may join two parts of a name: "de" in a person's, "of the" in a body's.
    fn joint(&self, at: usize, body: bool) -> usize {
        let view = self.view;
        if view.is(at, known::NAME_PARTICLES) {
            return if view.is(at + 1, known::NAME_PARTICLES) { 2 } else { 1 };
        }
        if view.kind(at) == Some(TokenKind::Symbol) && view.text(at) == "&" {
            return 1;
        }
        if body && view.is_one_of(at, words!["of", "for"]) && view.token(at).is_some_and(|token| !token.capital) {
            return if view.is_word(at + 1, "the") { 2 } else { 1 };
        }
        0
    }

    /// Whether a capitalised word that opens a sentence may begin a name.
    fn may_open(&self, at: usize) -> bool {
        let view = self.view;
        if is_opener(view, at) {
            return false;
        }
        let text = view.text(at);
        if self.evidence.capital.contains(text) || view.is(at, known::GIVEN_NAMES) || view.is(at, known::TITLES) {
            return true;
        }
        if self.evidence.is_small(text) {
            return self.is_capital(at + 1) && view.is(at, known::ROLE_HEADS);
        }
        let doing = text.ends_with("ing") && text.len() > 5;
        if self.is_capital(at + 1) && !doing {
            return true;
        }
        // Alone: no word of any list but the names', no plural, and what follows takes a name for its subject.
        let listed = view.is_listed(at) && !view.is(at, known::PLACES) && !view.is(at, known::KNOWN_NAMES);
        let plural = text.ends_with('s') && !text.ends_with("ss");
        !listed && !plural && !text.ends_with("ing") && !text.ends_with("ly") && self.acts(at + 1)
    }

    /// What may stand behind a subject with a name.
    fn acts(&self, at: usize) -> bool {
        let view = self.view;
        view.is(at, known::CUE_NEUTRAL)
            || view.is(at, known::CUE_LOADED)
            || view.is(at, known::BEING)
            || view.is(at, known::AUXILIARIES)
            || view.match_at(at, self.sentence.end, known::CRIME_VERBS).is_some()
            || view.is(at, known::PERSON_VERBS)
            || view.kind(at) == Some(TokenKind::Possessive)
            || view.text(at).ends_with("ed")
    }

    /// The name in a run of name words, with the titles that open the run; none where there are only titles.
    fn name_in(&self, run: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let view = self.view;
        let start = self.past_titles(run.clone());
        // "Ida Orr KC": letters behind a name are no surname.
        let letters = (start + 1..run.end).rev().take_while(|&at| view.is(at, known::POST_NOMINALS)).count();
        let run = run.start..run.end - letters;
        // "British Oona Pratt", "Muslims": what says whose or which is no part of a name, but in "Western Express".
        let all = (start..run.end).find(|&at| !view.is(at, known::DEMONYMS)).unwrap_or(run.end);
        let bare = if run.end - all == 1 { start } else { all };
        let body = (start..run.end).any(|at| view.is(at, known::BODY_NOUNS));
        let from = if body && bare > start { start } else { bare };
        let weak = self.is_weak(from..run.end);
        (from < run.end && !weak).then_some((run.start..start, from..run.end))
    }

    /// Where the titles that open a run end: behind the last that has a name after it, and no body or place.
    fn past_titles(&self, run: Range<usize>) -> usize {
        let view = self.view;
        // Behind "for" or "of" stands what a body is for: "Partnership for Conservative Principles".
        let capitals = run.clone().take_while(|&at| view.token(at).is_some_and(|token| token.capital));
        let end = capitals.last().map_or(run.start, |last| last + 1);
        let title = |at: usize| {
            (view.is(at, known::TITLES) || view.is(at, known::ROLE_HEADS) || view.is(at, known::KIN))
                && !view.is(at, known::GIVEN_NAMES)
        };
        let bears = |at: usize| at < run.end && view.text(at) != "&" && !view.is_one_of(at, words!["of", "for"]);
        let other = |at: usize| view.is(at, known::BODY_NOUNS) || view.is(at, known::PLACE_NOUNS);
        let last = (run.start..end).rev().find(|&at| title(at) && bears(at + 1) && !(at + 1..run.end).any(other));
        let behind = last.map_or(run.start, |at| at + 1);
        if behind == run.start { self.past_office(run) } else { behind }
    }

    /// "Secretary of State Ann Orr", "Minister of Public Works Ann B. Orr": where a run that goes on with an office ends
    /// in a person's name, the name begins.
    fn past_office(&self, run: Range<usize>) -> usize {
        let view = self.view;
        let role = |at: usize| self.is_capital(at) && (view.is(at, known::TITLES) || view.is(at, known::ROLE_HEADS));
        let office = run.start >= self.sentence.start + 2 && view.is_word(run.start - 1, "of") && role(run.start - 2);
        let plain = run.clone().all(|at| view.token(at).is_some_and(|token| token.capital));
        if !office || !plain || self.titled {
            return run.start;
        }
        let initial = run.len() > 3 && view.text(run.end - 2).ends_with('.');
        let first = run.end.saturating_sub(if initial { 3 } else { 2 });
        let body = (first..run.end).any(|at| view.is(at, known::BODY_NOUNS) || view.is(at, known::PLACE_NOUNS));
        let person = !body && (view.is(first, known::GIVEN_NAMES) || self.acts(run.end));
        if first > run.start && person { first } else { run.start }
    }

    /// A title, role, month or single letter alone is no name.
    fn is_weak(&self, name: Range<usize>) -> bool {
        let view = self.view;
        if name.len() > 1 {
            return false;
        }
        let at = name.start;
        view.is(at, known::TITLES)
            || view.is(at, known::ROLE_HEADS)
            || view.is(at, known::KIN)
            || view.token(at).is_some_and(|token| token.span.len() < 2)
    }
}
