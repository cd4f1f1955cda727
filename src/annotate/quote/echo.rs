//! Quotations of headlines, standfirsts and captions: do their words stand in a quotation of the body?

use std::cell::LazyCell;

use super::Quote;
use super::repeat::plain;
use crate::annotate::Annotated;
use crate::document::BlockKind;

/// How many such quotations are looked for in the body. No story has as many, and each costs a walk through all that
/// is quoted in it.
const MOST: usize = 100;
/// Words up to which what stands in a headline's marks need be nobody's: ‘commander-in-chief’, ‘not sure’.
const TERM: usize = 3;

/// Says of each quotation above or beside the story whether the body has it.
pub(super) fn find(quotes: &mut [Quote], found: &Annotated) {
    let document = &found.document;
    let kind = |quote: &Quote| document.blocks[quote.block].kind;
    let outside =
        |quote: &Quote| matches!(kind(quote), BlockKind::Headline | BlockKind::Standfirst | BlockKind::Caption);
    if !quotes.iter().any(outside) {
        return;
    }
    let told = |kind: BlockKind| matches!(kind, BlockKind::Body | BlockKind::ListItem | BlockKind::QuoteBlock);
    // A blank before and behind every word: what lies between two quotations is no single blank.
    let mut quoted = String::new();
    for quote in quotes.iter().filter(|quote| told(kind(quote))) {
        plain(found, quote.inside, &mut quoted);
    }
    let body = LazyCell::new(|| {
        let mut body = String::new();
        for block in document.blocks.iter().filter(|block| told(block.kind)) {
            plain(found, block.span, &mut body);
        }
        body
    });
    let mut words = String::new();
    for quote in quotes.iter_mut().filter(|quote| outside(quote)).take(MOST) {
        words.clear();
        plain(found, quote.inside, &mut words);
        // A term, a title or a paraphrase in few words, or one of several: readers find it below, whoever uses it there.
        let one = words.trim_end().strip_suffix('s');
        let below = |words: &str| quote.words <= TERM && body.contains(words);
        let told = quoted.contains(&words) || below(&words) || one.is_some_and(|one| below(&format!("{one} ")));
        quote.in_body = Some(told);
    }
}
