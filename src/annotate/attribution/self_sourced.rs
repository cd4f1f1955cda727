//! An outlet that names itself as the source: "the Courier has learned".

use super::CueClass;
use super::clause::Form;
use super::cue::{Cue, Shape};
use super::reader::Reader;
use super::subject::Subject;
use super::verb::Verb;
use super::view::View;
use super::vocabulary::LISTS;
use crate::annotate::source::Phrase;
use crate::annotate::token::words;
use crate::document::BlockKind;

/// The cue at a unit, where its subject is the outlet. Students also learn things.
pub(super) fn cue(view: &View<'_>, at: usize, length: usize) -> Option<Cue> {
    let verb = Verb {
        at,
        start: at,
        end: at + length,
        form: Form::Past,
        class: CueClass::SelfSourced,
        passive: true,
        negated: false,
        hypothetical: false,
        weak: false,
    };
    let Subject::Before(subject) = view.subject(&verb)? else { return None };
    if !is_outlet(view, &subject) {
        return None;
    }
    let start = subject.units.start;
    if view.equals(verb.end, "from") {
        // "has learned from two council members": they are the source, and the outlet only says that it asked.
        let told = view.phrase_after(verb.end + 1, view.len())?;
        let end = told.units.end;
        let verb = Verb { end, class: CueClass::Neutral, ..verb };
        return Some(Cue {
            units: at..at + length + 1,
            extent: start..end,
            class: CueClass::Neutral,
            shape: Shape::Verb(verb),
            source: Some(told),
            shared: false,
            relative: false,
        });
    }
    Some(Cue {
        units: at..at + length,
        extent: start..at + length,
        class: CueClass::SelfSourced,
        shape: Shape::SelfSourced,
        source: Some(subject),
        shared: false,
        relative: false,
    })
}

/// The publisher, an alias of it, "this newspaper", or a capitalised name with an outlet's word in it.
pub(in crate::annotate) fn is_outlet(view: &View<'_>, phrase: &Phrase) -> bool {
    let reader = view.reader;
    let tokens = view.tokens(phrase.core.clone());
    let Some(span) = reader.span_of(tokens.clone()) else { return false };
    let words = reader.found.slice(span).to_lowercase();
    let bare = words.strip_prefix("the ").unwrap_or(&words);
    let known = reader
        .publishers
        .iter()
        .any(|name| name == bare || name.strip_prefix("the ") == Some(bare) || name.ends_with(bare) && bare.len() > 3);
    let seat = tokens.len() > 1 && reader.is(tokens.end - 1, LISTS.seats);
    known
        || reader.find(tokens.clone(), LISTS.outlet_self).is_some()
        || !seat
            && tokens
                .clone()
                .any(|token| reader.is(token, LISTS.outlets) && reader.token(token).is_some_and(|token| token.capital))
}

/// What the outlet calls itself where nothing else tells, lower-cased: "The Courier has seen the papers".
pub(super) fn own_names(reader: &Reader<'_>) -> Vec<String> {
    let saw = words!["seen", "reviewed", "viewed", "verified", "learned", "learnt", "spoken", "heard"];
    let capital = |at: usize| reader.token(at).is_some_and(|token| token.capital);
    let perfect = |at: usize| reader.is_one_of(at + 1, words!["has", "have"]) && reader.is_one_of(at + 2, saw);
    let own = |&at: &usize| reader.is(at, LISTS.outlets) && capital(at) && perfect(at);
    let name = |last: usize| {
        let first = (0..last).rev().take_while(|&at| capital(at) && !reader.equals(at, "the")).last().unwrap_or(last);
        reader.span_of(first..last + 1).map(|span| reader.found.slice(span).to_lowercase())
    };
    let sentences = reader.found.sentences.iter().enumerate();
    let told = sentences.filter(|&(index, _)| reader.occurs_in(index, LISTS.outlets));
    let seen = told.flat_map(|(_, sentence)| sentence.tokens.clone()).filter(own).filter_map(name);
    datelines(reader).chain(seen).collect()
}

/// The outlets that datelines give, lower-cased: "ORNE (Harbour Post) –".
fn datelines(reader: &Reader<'_>) -> impl Iterator<Item = String> {
    let blocks = reader.found.document.blocks.iter().filter(|block| block.kind == BlockKind::Dateline);
    let inside = |text: &str| Some(text.split_once('(')?.1.split_once(')')?.0.trim().to_lowercase());
    blocks.filter_map(move |block| inside(reader.found.slice(block.span))).filter(|name| name.len() > 1)
}
