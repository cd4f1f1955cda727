//! How the words reached the outlet: "in a statement", "by email", "told the Gazette".

use super::draft::Draft;
use super::reader::Reader;
use crate::annotate::TokenKind;
use crate::text::Span;

/// The medium, and another outlet that the words were said to.
pub(super) fn medium(reader: &Reader<'_>, draft: &Draft) -> (Option<Span>, Option<Span>) {
    let Some(sentence) = reader.found.sentences.get(draft.sentence) else { return (None, None) };
    let lists = &reader.lists;
    let quoted =
        |at: usize| reader.token(at).is_some_and(|token| draft.content.iter().any(|span| span.contains(token.span)));
    let mut medium = None;
    for at in sentence.tokens.clone() {
        let opens = ["in", "at", "by", "via", "on", "through", "during"]
            .iter()
            .any(|word| reader.text(at).eq_ignore_ascii_case(word));
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
    let after = reader.found.tokens_in(cue).end;
    let told = ["told", "telling", "tells"].iter().any(|word| reader.found.slice(cue).eq_ignore_ascii_case(word));
    if !told {
        return (medium, None);
    }
    let end = (after..sentence.tokens.end.min(after + 7))
        .find(|&at| !reader.token(at).is_some_and(|token| token.capital) && !reader.is(at, lists.determiners));
    let listener = after..end.unwrap_or(after);
    let outlet =
        listener.clone().any(|at| reader.is(at, lists.outlets) && reader.token(at).is_some_and(|token| token.capital));
    let Some(span) = reader.span_of(listener).filter(|_| outlet) else { return (medium, None) };
    let words = reader.found.slice(span).to_lowercase();
    let bare = words.strip_prefix("the ").unwrap_or(&words);
    let own = reader.publishers.iter().any(|name| name.contains(bare));
    (medium.or(Some(span)), (!own).then_some(span))
}
