//! People who are taken up without having said anything yet: "Orr arrived late. … she said.", "A neighbour, Ada Orr,
//! came out. … the neighbour said."

use std::ops::Range;

use super::{SourceClass, class};
use crate::annotate::NameKind;
use crate::annotate::attribution::draft::RawMention;
use crate::annotate::attribution::reader::Reader;
use crate::annotate::token::words;

/// How many sentences before a pronoun may introduce its person.
const BACK: usize = 3;
/// How many sentences before "the neighbour" may name the neighbour.
const PARAGRAPHS: usize = 12;

/// The mentions, with the subjects of the sentences before each personal pronoun where those name a person.
pub(super) fn introduced(reader: &Reader<'_>, mut raw: Vec<RawMention>) -> Vec<RawMention> {
    let mut told = vec![false; reader.found.sentences.len()];
    for mention in &raw {
        if let Some(flag) = told.get_mut(mention.sentence) {
            *flag = true;
        }
    }
    let has = |mut tokens: Range<usize>, noun: usize| tokens.any(|at| reader.alike(at, noun));
    let takers: Vec<(usize, Option<usize>)> = raw.iter().filter_map(|mention| taker(reader, mention)).collect();
    for (sentence, noun) in takers {
        let back = if noun.is_some() { PARAGRAPHS } else { BACK };
        for before in (sentence.saturating_sub(back)..sentence).rev() {
            if told[before] {
                continue;
            }
            let tokens = reader.found.sentences[before].tokens.clone();
            if let Some(noun) = noun
                && !has(tokens.clone(), noun)
            {
                continue;
            }
            told[before] = true;
            let view = reader.view(before);
            let Some(phrase) = view.main_subject(view.len()) else { continue };
            let mention = RawMention {
                tokens: view.tokens(phrase.units.clone()),
                core: view.tokens(phrase.core.clone()),
                sentence: before,
            };
            if !mention.core.is_empty() && class::look(reader, &mention, false).class == SourceClass::Named {
                raw.push(mention);
            }
        }
    }
    for (sentence, at) in named_before(reader, &raw) {
        raw.push(RawMention { tokens: at.clone(), core: at, sentence });
    }
    // Those who were added come after, and are put in text order with the rest.
    raw
}

/// For each "he" or "she" that no mention in the sentences before can stand for: the person named last before it,
/// through sentences that go on with the same pronoun.
fn named_before(reader: &Reader<'_>, raw: &[RawMention]) -> Vec<(usize, Range<usize>)> {
    let mut people = vec![false; reader.found.sentences.len()];
    for mention in raw.iter().filter(|mention| taker(reader, mention).is_none_or(|(_, noun)| noun.is_some())) {
        let class = class::look(reader, mention, false).class;
        people[mention.sentence] |=
            matches!(class, SourceClass::Named | SourceClass::RoleUnnamed | SourceClass::Anonymous);
    }
    let mut added = Vec::new();
    for mention in raw {
        let Some((sentence, None)) = taker(reader, mention) else { continue };
        let mut low = sentence;
        let mut left = BACK;
        while low > 0 && left > 0 && sentence - low < PARAGRAPHS && !people[low] {
            low -= 1;
            let goes_on = reader.found.sentences[low].tokens.clone().any(|at| reader.alike(at, mention.core.start));
            left -= usize::from(!goes_on);
        }
        if people[low..=sentence].iter().any(|&known| known) {
            continue;
        }
        let begins = reader.found.sentences[low].span.start();
        let until = reader.token(mention.core.start).map_or(begins, |token| token.span.start());
        let end = reader.found.names.partition_point(|name| name.span.start() < until);
        let person = reader.found.names[..end]
            .iter()
            .rev()
            .take_while(|name| name.span.start() >= begins)
            .find(|name| name.kind == NameKind::Person && !reader.found.in_quotation(name.span));
        if let Some(name) = person {
            people[name.sentence] = true;
            added.push((name.sentence, reader.found.tokens_in(name.span)));
        }
    }
    added
}

/// What is taken up by a mention: a person by "he" or "she", or one of a description by "the neighbour" (its noun).
fn taker(reader: &Reader<'_>, mention: &RawMention) -> Option<(usize, Option<usize>)> {
    let first = mention.core.start;
    match mention.core.len() {
        1 if reader.is_one_of(first, &words!["he", "she"]) => Some((mention.sentence, None)),
        2 if reader.equals(first, "the") => Some((mention.sentence, Some(first + 1))),
        _ => None,
    }
}
