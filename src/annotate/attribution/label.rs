//! Speaker labels of an interview or a transcript: "SMITH: We knew."

use super::draft::{Draft, Drafts, RawMention};
use super::reader::Reader;
use super::{AttributionKind, CueClass};
use crate::annotate::TokenKind;
use crate::annotate::token::words;

/// How many words a label may have.
const LABEL: usize = 5;

/// Writes down every labelled turn, where there are at least two of them: one alone is a heading.
pub(super) fn read(reader: &Reader<'_>, out: &mut Drafts) {
    let mut found = Vec::new();
    for (index, sentence) in reader.found.sentences.iter().enumerate() {
        // A turn may begin with a line, too, where no blank line stands before it.
        let line = || {
            reader.found.document.prose.text()[..sentence.span.start()].trim_end_matches([' ', '\t']).ends_with('\n')
        };
        if sentence.position != 0 && !line() {
            continue;
        }
        let tokens = sentence.tokens.clone();
        let colon = tokens
            .clone()
            .take(LABEL + 2)
            .find(|&at| reader.token(at).is_some_and(|token| token.kind == TokenKind::Colon));
        let Some(colon) = colon else { continue };
        // A transcript may open each turn with a quotation mark.
        let quoted = reader.token(tokens.start).is_some_and(|token| token.kind == TokenKind::QuoteMark);
        let label = tokens.start + usize::from(quoted)..colon;
        let name = |at: usize| {
            reader.token(at).is_some_and(|token| {
                token.kind == TokenKind::Word
                    && (token.all_caps
                        || at == label.start && label.len() == 1 && token.span.len() == 1 && token.capital)
            })
        };
        if label.is_empty() || !label.clone().all(name) {
            continue;
        }
        found.push((index, label));
    }
    if found.len() < 2 {
        return;
    }
    let starts: Vec<usize> = found.iter().map(|(index, _)| reader.found.sentences[*index].tokens.start).collect();
    // Where quotations with a tag of their own begin.
    let tags = out.drafts.iter().filter(|draft| !draft.quotes.is_empty());
    let mut tagged: Vec<usize> = tags.map(Draft::start).collect();
    tagged.sort_unstable();
    for (turn, (index, label)) in found.into_iter().enumerate() {
        let sentence = &reader.found.sentences[index];
        let Some(block) = reader.found.document.blocks.get(sentence.block) else { continue };
        let Some(first) = reader.token(label.end + 1).filter(|token| block.span.contains(token.span)) else { continue };
        let end = reader.found.tokens_in(block.span).end;
        let end = starts.get(turn + 1).map_or(end, |&next| next.min(end));
        let Some(span) = reader.span_of(reader.found.tokens_in(first.span).start..end) else { continue };
        // "A: No. “They have to mean it,” says Orr, a solicitor": questions and answers, and the words are whose the tag says.
        let next = tagged.partition_point(|&start| start < span.start());
        let has_tag = tagged.get(next).is_some_and(|&start| start <= span.end());
        if has_tag && label.len() == 1 && reader.is_one_of(label.start, words!["q", "a"]) {
            continue;
        }
        out.mentions.push(RawMention { tokens: label.clone(), core: label, sentence: index });
        let mut draft = Draft::new(AttributionKind::Direct, CueClass::None, index);
        draft.mention = Some(out.mentions.len() - 1);
        draft.content = vec![span];
        // The mark that opens the turn stands before the label.
        draft.quotes = reader.quotes_in(sentence.span.cover(span));
        draft.confidence = 0.9;
        out.drafts.push(draft);
    }
}
