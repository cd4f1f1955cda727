//! The name behind a dash under a quotation: “…” — Ola Brandt, farmer.

use super::CueClass;
use super::draft::{Draft, Drafts, RawMention};
use super::reader::Reader;
use crate::annotate::TokenKind;
use crate::document::BlockKind;

/// Gives each whole quotation that nobody has been given for the name that stands behind it with a dash.
pub(super) fn read(reader: &Reader<'_>, out: &mut Drafts) {
    let found = reader.found;
    let mut owned = vec![false; found.quotes.len()];
    for quote in out.drafts.iter().flat_map(|draft| &draft.quotes) {
        owned[*quote] = true;
    }
    for (index, quote) in found.quotes.iter().enumerate() {
        if owned[index] || quote.parent.is_some() || !quote.kind.is_speech() {
            continue;
        }
        let next = found.tokens.partition_point(|token| token.span.start() < quote.span.end());
        let dash = reader.token(next).is_some_and(|token| {
            token.kind == TokenKind::Dash || token.kind == TokenKind::Symbol && reader.text(next) == "-"
        });
        // "- Ola Brandt" in a paragraph of its own is read as an item of a list, and its hyphen as the item's mark.
        let item = reader.token(next).is_some_and(|token| {
            let before = next.checked_sub(1).and_then(|before| reader.token(before));
            before.is_some_and(|before| before.block != token.block)
                && found.document.blocks[token.block as usize].kind == BlockKind::ListItem
        });
        // The dash stands in the paragraph of the quotation or opens the one behind it.
        let first = next + usize::from(dash);
        let name = found.name_starting(reader.token(first).map(|token| token.span));
        let Some(name) = name.filter(|_| dash || item) else { continue };
        let tokens = found.tokens_in(found.names[name].span);
        let Some(sentence) = found.sentence_at(quote.span.start()).filter(|_| ends(reader, tokens.end)) else {
            continue;
        };
        out.mentions.push(RawMention { tokens: tokens.clone(), core: tokens, sentence });
        let mut draft = Draft::of_quote((index, quote.span), CueClass::None, sentence);
        draft.mention = Some(out.mentions.len() - 1);
        draft.confidence = 0.85;
        out.drafts.push(draft);
    }
}

/// Nothing but a description follows the name: the paragraph ends, or a comma, a bracket or another quotation comes.
fn ends(reader: &Reader<'_>, next: usize) -> bool {
    let Some(token) = reader.token(next) else { return true };
    let last = reader.token(next - 1).map(|token| token.block);
    last != Some(token.block)
        || matches!(token.kind, TokenKind::Comma | TokenKind::Open | TokenKind::QuoteMark | TokenKind::Stop)
}
