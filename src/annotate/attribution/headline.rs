//! The speaker before the colon of a headline: "Reavey: levy cost the town 40 boats", "Poll: Orr leads".
//!
//! A name before a colon is as often a topic ("Marrick: a town and its quay"), so the name has to be that of a person
//! who comes back in the story.

use std::ops::Range;

use super::draft::{Draft, Drafts, RawMention};
use super::reader::Reader;
use super::{AttributionKind, CueClass};
use crate::annotate::token::words;
use crate::annotate::{NameKind, TokenKind};
use crate::document::BlockKind;
use crate::text::Span;

/// How many words may stand before the colon.
const LABEL: usize = 4;
/// The fewest words of an assertion.
const CLAUSE: usize = 3;

/// Writes down what each headline has somebody say, where no verb does so.
pub(super) fn read(reader: &Reader<'_>, out: &mut Drafts) {
    let found = reader.found;
    for (index, sentence) in found.sentences.iter().enumerate() {
        let block = found.document.blocks.get(sentence.block).map(|block| block.kind);
        // A text without marked parts begins with its headline.
        if sentence.position != 0 || index > 0 && block != Some(BlockKind::Headline) {
            continue;
        }
        let tokens = sentence.tokens.clone();
        let colon = |at: &usize| reader.token(*at).is_some_and(|token| token.kind == TokenKind::Colon);
        let Some(colon) = tokens.clone().take(LABEL + 1).find(colon) else { continue };
        let (label, clause) = (tokens.start..colon, without_stop(reader, colon + 1..tokens.end));
        let told = out.drafts.iter().any(|draft| draft.sentence == index && draft.mention.is_some());
        let speaks = is_speaker(reader, &label, sentence.span) || is_poll(reader, &label);
        let Some(span) = reader.span_of(clause.clone()).filter(|_| clause.len() >= CLAUSE && speaks && !told) else {
            continue;
        };
        out.mentions.push(RawMention { tokens: label.clone(), core: label, sentence: index });
        let mut draft = Draft::new(AttributionKind::Indirect, CueClass::None, index);
        draft.mention = Some(out.mentions.len() - 1);
        draft.content = vec![span];
        draft.quotes = reader.quotes_in(span);
        draft.confidence = 0.8;
        out.drafts.push(draft);
    }
}

fn without_stop(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    let stop = |at: usize| reader.token(at).is_some_and(|token| token.kind == TokenKind::Stop);
    let end = if clause.end > clause.start && stop(clause.end - 1) { clause.end - 1 } else { clause.end };
    clause.start..end
}

/// Words with a capital that end in the surname of a person whom the story names again.
fn is_speaker(reader: &Reader<'_>, label: &Range<usize>, headline: Span) -> bool {
    let capital = |at: usize| reader.token(at).is_some_and(|token| token.kind == TokenKind::Word && token.capital);
    let Some(last) = label.clone().last().filter(|_| label.clone().all(capital)) else { return false };
    let surname = reader.text(last);
    let later = &reader.found.names[reader.found.names.partition_point(|name| name.span.start() < headline.end())..];
    later
        .iter()
        .any(|name| name.kind == NameKind::Person && reader.found.slice(name.span).rsplit(' ').next() == Some(surname))
}

fn is_poll(reader: &Reader<'_>, label: &Range<usize>) -> bool {
    label.len() == 1 && reader.is_one_of(label.start, words!["poll", "survey", "study", "report"])
}
