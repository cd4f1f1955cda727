//! How the words reached the outlet: "in a statement", "by email", "told the Gazette".

use super::draft::Draft;
use super::reader::Reader;
use super::vocabulary::LISTS;
use crate::annotate::TokenKind;
use crate::annotate::token::words;
use crate::text::Span;

/// The medium, and another outlet that the words were said to.
pub(super) fn medium(reader: &Reader<'_>, draft: &Draft) -> (Option<Span>, Option<Span>) {
    let Some(sentence) = reader.found.sentences.get(draft.sentence) else { return (None, None) };
    let lists = &LISTS;
    let quoted =
        |at: usize| reader.token(at).is_some_and(|token| draft.content.iter().any(|span| span.contains(token.span)));
    let mut medium = None;
    let tokens = if reader.occurs_in(draft.sentence, lists.mediums) { sentence.tokens.clone() } else { 0..0 };
    for at in tokens {
        // Longer and shorter words are none of those below.
        if !reader.token(at).is_some_and(|token| matches!(token.span.len(), 2 | 3 | 6 | 7)) {
            continue;
        }
        let opens = reader.is_one_of(at, words!["in", "at", "by", "via", "on", "through", "during"]);
        if !opens || quoted(at) {
            continue;
        }
        let end = sentence.tokens.end.min(at + 7);
        let stop = (at + 1..end)
            .find(|&next| reader.token(next).is_some_and(|token| token.kind != TokenKind::Word))
            .unwrap_or(end);
        if let Some(found) = reader.find(at + 1..stop, lists.mediums) {
            medium = reader.span_of(at..found.end);
            break;
        }
    }
    let Some(cue) = draft.cue else { return (medium, None) };
    let words = reader.found.tokens_in(cue);
    if medium.is_none() && words.clone().any(|at| reader.is(at, lists.written_cues)) {
        medium = Some(cue);
    }
    let told = ["told", "telling", "tells"].iter().any(|word| reader.found.slice(cue).eq_ignore_ascii_case(word));
    let after = if told { Some(words.end) } else { interviewer(reader, medium, sentence.tokens.end) };
    let Some(after) = after else { return (medium, None) };
    let capital = |at: usize| reader.token(at).is_some_and(|token| token.capital);
    let end = (after..sentence.tokens.end.min(after + 7).max(after))
        .find(|&at| !capital(at) && !reader.is(at, lists.determiners));
    // "told the Gazette that it was late": the "that" is no part of its name.
    let last = (after..end.unwrap_or(after)).rev().find(|&at| capital(at));
    let listener = after..last.map_or(after, |last| last + 1);
    let outlet = listener.clone().any(|at| reader.is(at, lists.outlets) && capital(at));
    let Some(span) = reader.span_of(listener).filter(|_| outlet) else { return (medium, None) };
    let words = reader.found.slice(span).to_lowercase();
    let bare = words.strip_prefix("the ").unwrap_or(&words);
    // "AP" of a dateline is the Associated Press.
    let initials: String = bare.split([' ', '-']).filter_map(|word| word.chars().next()).collect();
    let own = reader.publishers.iter().any(|name| name.contains(bare) || *name == initials);
    (medium.or(Some(span)), (!own).then_some(span))
}

/// "in an interview with the Gazette": the token at which the other outlet may begin.
fn interviewer(reader: &Reader<'_>, medium: Option<Span>, limit: usize) -> Option<usize> {
    let tokens = reader.found.tokens_in(medium?);
    let last = tokens.end.checked_sub(1)?;
    let spoken = ["interview", "interviews", "column", "op-ed", "essay"].contains(&reader.text(last));
    let linked = ["with", "to", "on", "for", "in"].contains(&reader.text(tokens.end));
    (spoken && linked && tokens.end + 1 < limit).then_some(tokens.end + 1)
}
