//! People who are taken up without having said anything yet: "Orr arrived late. … she said.", "A neighbour, Ada Orr,
//! came out. … the neighbour said."

use super::{SourceClass, class};
use crate::annotate::attribution::draft::RawMention;
use crate::annotate::attribution::reader::Reader;

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
    let takers: Vec<(usize, Option<usize>)> = raw.iter().filter_map(|mention| taker(reader, mention)).collect();
    for (sentence, noun) in takers {
        let back = if noun.is_some() { PARAGRAPHS } else { BACK };
        for before in (sentence.saturating_sub(back)..sentence).rev() {
            if told[before] {
                continue;
            }
            let tokens = reader.found.sentences[before].tokens.clone();
            if let Some(noun) = noun
                && !tokens.clone().any(|at| reader.text(at).eq_ignore_ascii_case(reader.text(noun)))
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
    // Those who were added come after, and are put in text order with the rest.
    raw
}

/// What is taken up by a mention: a person by "he" or "she", or one of a description by "the neighbour" (its noun).
fn taker(reader: &Reader<'_>, mention: &RawMention) -> Option<(usize, Option<usize>)> {
    let first = reader.text(mention.core.start);
    let is = |words: &[&str]| words.iter().any(|word| first.eq_ignore_ascii_case(word));
    match mention.core.len() {
        1 if is(&["he", "she"]) => Some((mention.sentence, None)),
        2 if is(&["the"]) => Some((mention.sentence, Some(mention.core.start + 1))),
        _ => None,
    }
}
