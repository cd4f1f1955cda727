//! Quotations of headlines, standfirsts and captions: do their words stand in a quotation of the body?

use super::repeat::plain;
use super::{Quote, Token};
use crate::document::{BlockKind, Document};

/// How many such quotations are looked for in the body. No story has as many, and each costs a walk through all that
/// is quoted in it.
const MOST: usize = 100;

/// Says of each quotation above or beside the story whether the body has it.
pub(super) fn find(quotes: &mut [Quote], tokens: &[Token], document: &Document) {
    let kind = |quote: &Quote| document.blocks[quote.block].kind;
    let outside =
        |quote: &Quote| matches!(kind(quote), BlockKind::Headline | BlockKind::Standfirst | BlockKind::Caption);
    if !quotes.iter().any(outside) {
        return;
    }
    // A blank before and behind every word: what lies between two quotations is no single blank.
    let mut body = String::new();
    for quote in quotes.iter() {
        if matches!(kind(quote), BlockKind::Body | BlockKind::ListItem | BlockKind::QuoteBlock) {
            plain(tokens, quote.inside, document, &mut body);
        }
    }
    let mut words = String::new();
    for quote in quotes.iter_mut().filter(|quote| outside(quote)).take(MOST) {
        words.clear();
        plain(tokens, quote.inside, document, &mut words);
        quote.in_body = Some(body.contains(&words));
    }
}
