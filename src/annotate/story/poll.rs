//! A poll in the story, and which of the seven basic statements about it are there.

use super::super::lexicon::known;
use super::super::token::TokenKind;
use super::super::view::View;
use super::super::{FigureKind, ListId, NameKind};
use super::{Story, running};
use crate::annotate::token::words;
use crate::text::Span;

/// Finds the first poll that is cited with a share, a lead or a majority, and counts what is said of it.
pub(super) fn look(view: View<'_>, story: &mut Story) {
    let found = view.found;
    // A poll is where its figures are: voters who go to the polls are none.
    let share = |sentence: usize| {
        let first = found.figures.partition_point(|figure| figure.sentence < sentence);
        found.figures[first..]
            .iter()
            .take_while(|figure| figure.sentence == sentence)
            .any(|figure| figure.kind == FigureKind::Percent || found.slice(figure.span).ends_with("points"))
    };
    let told_of = |index: usize| share(index) || majority(view, found.sentences[index].tokens.clone());
    if !view.occurs(known::POLL_WORDS) || running(found).next().is_none() {
        return;
    }
    let mentions: Vec<Option<Span>> =
        found.sentences.iter().map(|sentence| mention(view, sentence.tokens.clone())).collect();
    story.poll =
        mentions.iter().enumerate().filter(|&(index, span)| span.is_some() && told_of(index)).find_map(|at| *at.1);
    if story.poll.is_none() {
        return;
    }
    let mut told = [false; 7];
    for (index, sentence) in found.sentences.iter().enumerate() {
        let tokens = sentence.tokens.clone();
        let has = |list: ListId| view.has(tokens.clone(), list);
        let about = mentions[index].is_some();
        told[0] |= about && pollster(view, index);
        told[1] |= about && has(known::POLL_SPONSORS) && found.names_in(sentence.span).next().is_some();
        told[2] |= about && dated(view, index);
        let sample = sample(view, index);
        told[3] |= sample;
        told[4] |= sample || (about && has(known::POLL_POPULATIONS));
        told[5] |= has(known::POLL_MODES);
        told[6] |= has(known::MARGIN_PHRASES);
    }
    story.poll_facts = told.iter().filter(|told| **told).count();
}

/// The first word for a poll in a sentence.
fn mention(view: View<'_>, tokens: std::ops::Range<usize>) -> Option<Span> {
    let mut words = view.entries_in(tokens, known::POLL_WORDS);
    words.find(|word| !is_election(view, word.start)).map(|word| view.span(word))
}

/// "most residents", "a majority of voters": a share without a number.
fn majority(view: View<'_>, tokens: std::ops::Range<usize>) -> bool {
    let asked = |at: usize| view.is(at, known::POLL_POPULATIONS) || view.is(at, known::PERSON_NOUNS);
    tokens.clone().any(|at| {
        (view.is_word(at, "most") && asked(at + 1))
            || (view.is_one_of(at, words!["majority", "most"])
                && view.is_word(at + 1, "of")
                && (asked(at + 2) || asked(at + 3)))
    })
}

/// "go to the polls", "polling station": an election, not a poll.
fn is_election(view: View<'_>, at: usize) -> bool {
    let the = at > 0 && view.is_word(at, "polls") && view.is_one_of(at - 1, words!["the", "to", "at"]);
    the || (view.is_word(at, "polling")
        && view.is_one_of(at + 1, words!["station", "stations", "place", "places", "day"]))
}

fn pollster(view: View<'_>, sentence: usize) -> bool {
    let found = view.found;
    found
        .names_in(found.sentences[sentence].span)
        .any(|name| matches!(name.kind, NameKind::Organisation | NameKind::Other))
}

fn dated(view: View<'_>, sentence: usize) -> bool {
    let found = view.found;
    let first = found.figures.partition_point(|figure| figure.sentence < sentence);
    found.figures[first..]
        .iter()
        .take_while(|figure| figure.sentence == sentence)
        .any(|figure| figure.kind == FigureKind::Date)
}

/// A count of the people asked: "1,004 registered voters", "620 residents".
fn sample(view: View<'_>, sentence: usize) -> bool {
    let found = view.found;
    let first = found.figures.partition_point(|figure| figure.sentence < sentence);
    found.figures[first..].iter().take_while(|figure| figure.sentence == sentence).any(|figure| {
        if figure.kind != FigureKind::Count || !figure.value.is_some_and(|value| value >= 100.0) {
            return false;
        }
        let tokens = found.tokens_in(figure.span);
        let end = tokens.end + 2;
        tokens.chain(end - 2..end).any(|at| {
            view.kind(at) == Some(TokenKind::Word)
                && (view.is(at, known::POLL_POPULATIONS)
                    || view.is(at, known::PERSON_NOUNS)
                    || view.is(at, known::POLL_WORDS))
        })
    })
}
