//! The people of the headline and the standfirst against those of the story below: one spelt otherwise, or one whom the
//! story never names.
//!
//! Headlines capitalise what they like, so a word counts as a name only where somebody in the body bears one a letter
//! off, or where a title or a given name stands before it in a line that is set as running copy is.

use std::ops::Range;

use super::super::lexicon::known;
use super::super::name::{differs_by_a_slip, is_running};
use super::super::token::TokenKind;
use super::super::view::View;
use super::super::{Name, NameKind, Sentence};
use super::Story;
use crate::document::BlockKind;
use crate::text::Span;

/// How many people of the body a word is held against.
const PEOPLE: usize = 200;
/// How many words are looked for in the whole body.
const ASKED: usize = 20;
/// The shortest name in which one letter is a slip and no other name: behind a title or its given name, and alone.
const SHORTEST: usize = 4;
const SHORTEST_ALONE: usize = 5;

/// Finds the first name above the story that the story spells otherwise, and the first of somebody it never names.
pub(super) fn compare(view: View<'_>, story: &mut Story) {
    let found = view.found;
    let people: Vec<Person<'_>> = found
        .names
        .iter()
        .filter(|name| !found.sentences.get(name.sentence).is_some_and(|sentence| is_above(view, sentence)))
        .filter_map(|name| Person::of(view, name))
        .collect();
    let mut asked = ASKED;
    for sentence in found.sentences.iter().filter(|sentence| is_above(view, sentence)) {
        let line = Line { view, tokens: sentence.tokens.clone(), running: is_running(view, sentence) };
        story.headline_slip = story.headline_slip.or_else(|| line.slip(&people, &mut asked));
        // Whose name is spelt otherwise is no stranger.
        let slip = story.headline_slip.map(|(slip, _)| slip);
        story.headline_stranger = story.headline_stranger.or_else(|| line.stranger(sentence, slip, &mut asked));
    }
}

/// Whether a sentence is of the headline or the standfirst.
fn is_above(view: View<'_>, sentence: &Sentence) -> bool {
    let block = view.found.document.blocks.get(sentence.block).map(|block| block.kind);
    matches!(block, Some(BlockKind::Headline | BlockKind::Standfirst))
}

/// Somebody whom the body names in full.
struct Person<'a> {
    given: &'a str,
    surname: &'a str,
    span: Span,
}

impl<'a> Person<'a> {
    fn of(view: View<'a>, name: &Name) -> Option<Self> {
        let (given, surname) = (name.given?, name.surname.filter(|_| name.kind == NameKind::Person)?);
        let (given, surname) = (view.found.slice(given), view.found.slice(surname));
        // Marks over letters are often left out in a headline.
        let plain = given.is_ascii() && surname.is_ascii();
        (plain && given != surname).then_some(Self { given, surname, span: name.span })
    }
}

/// One sentence above the story.
struct Line<'a> {
    view: View<'a>,
    tokens: Range<usize>,
    /// Only names have capitals in it, and its first word.
    running: bool,
}

impl Line<'_> {
    /// A name that the body spells otherwise, and where it does.
    fn slip(&self, people: &[Person<'_>], asked: &mut usize) -> Option<(Span, Span)> {
        let view = self.view;
        self.tokens.clone().filter(|&at| self.may_name(at)).find_map(|at| {
            let person = people.iter().take(PEOPLE).find(|person| self.misspells(at, person))?;
            (!self.is_below(at, asked)).then(|| (view.span(at..at + 1), person.span))
        })
    }

    /// A capitalised word that is no acronym. Marks over letters are often left out, so a word with some says nothing.
    fn may_name(&self, at: usize) -> bool {
        let token = self.view.token(at);
        token.is_some_and(|token| token.kind == TokenKind::Word && token.capital && !token.all_caps)
            && self.view.text(at).is_ascii()
    }

    fn misspells(&self, at: usize, person: &Person<'_>) -> bool {
        let view = self.view;
        let word = view.text(at);
        if differs_by_a_slip(person.given, word, SHORTEST) {
            return at + 1 < self.tokens.end && view.text(at + 1) == person.surname;
        }
        if view.is_listed(at) || !differs_by_a_slip(person.surname, word, SHORTEST) {
            return false;
        }
        let before = at.checked_sub(1).filter(|&before| self.tokens.contains(&before) && self.may_name(before));
        if let Some(before) = before {
            if view.text(before) == person.given || self.is_title(before) {
                return true;
            }
            // Somebody else's given name, or a part of a longer name.
            if self.running || view.is(before, known::GIVEN_NAMES) {
                return false;
            }
        }
        let longer = self.running && at + 1 < self.tokens.end && self.may_name(at + 1);
        !longer && word.len() >= SHORTEST_ALONE
    }

    fn is_title(&self, at: usize) -> bool {
        self.view.is(at, known::TITLES) || self.view.is(at, known::ROLE_HEADS)
    }

    /// A person named with a title or in full whose surname nobody below bears.
    fn stranger(&self, sentence: &Sentence, slip: Option<Span>, asked: &mut usize) -> Option<Span> {
        let view = self.view;
        let names = view.found.names.iter().filter(|name| sentence.span.contains(name.span) && self.running);
        names
            .filter(|name| name.kind == NameKind::Person && !name.known)
            .filter(|name| name.title.is_some() || name.given.is_some())
            .filter(|name| !slip.is_some_and(|slip| name.span.contains(slip)))
            .find(|name| {
                let surname = name.surname.map(|surname| view.found.tokens_in(surname).start);
                surname.is_some_and(|at| self.may_name(at) && !self.is_below(at, asked))
            })
            .map(|name| name.span)
    }

    /// Whether a word stands anywhere but above the story, in whatever case; so too where nobody may ask any more.
    fn is_below(&self, at: usize, asked: &mut usize) -> bool {
        let Some(left) = asked.checked_sub(1) else { return true };
        *asked = left;
        let word = self.view.text(at);
        let is_part = |text: &str| {
            let mut parts = text.split(|c: char| !c.is_alphanumeric());
            parts.any(|part| part.eq_ignore_ascii_case(word))
        };
        let blocks = self.view.found.document.blocks.iter();
        let below = blocks.filter(|block| !matches!(block.kind, BlockKind::Headline | BlockKind::Standfirst));
        let mut texts = below.map(|block| self.view.found.slice(block.span));
        texts.any(is_part) || self.view.found.document.metadata.byline.value().is_some_and(is_part)
    }
}
