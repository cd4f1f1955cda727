//! People whom a pronoun takes up without their having said anything yet: "Orr arrived late. … she said."

use super::{SourceClass, class};
use crate::annotate::attribution::draft::RawMention;
use crate::annotate::attribution::reader::Reader;

/// How many sentences before a pronoun may introduce its person.
const BACK: usize = 3;

/// The mentions, with the subjects of the sentences before each personal pronoun where those name a person.
pub(super) fn introduced(reader: &Reader<'_>, mut raw: Vec<RawMention>) -> Vec<RawMention> {
    let mut told = vec![false; reader.found.sentences.len()];
    for mention in &raw {
        if let Some(flag) = told.get_mut(mention.sentence) {
            *flag = true;
        }
    }
    let pronouns: Vec<usize> = raw
        .iter()
        .filter(|mention| mention.core.len() == 1)
        .filter(|mention| matches!(reader.text(mention.core.start).to_ascii_lowercase().as_str(), "he" | "she"))
        .map(|mention| mention.sentence)
        .collect();
    for sentence in pronouns {
        for before in (sentence.saturating_sub(BACK)..sentence).rev() {
            if std::mem::replace(&mut told[before], true) {
                continue;
            }
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
