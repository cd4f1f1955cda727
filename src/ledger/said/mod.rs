//! Quotations against what was said: each word accounted for, or what differs and where.
//!
//! `scan` parts a text into words, `units` makes them comparable (one number for all forms and spellings of a word, one
//! for a number in words or figures), `quotation` takes marked cuts and brackets apart, `tape` is all that was said
//! with an index. `steps` says what may follow what; `exact` looks for a way through, `nearest` for the passage with
//! the fewest differences; `judge` makes the verdict of both.

mod exact;
mod judge;
mod known;
mod nearest;
mod quotation;
mod scan;
mod speaker;
mod spelling;
mod steps;
mod tape;
mod units;
mod words;

use std::borrow::Borrow;

use super::transcript::Transcript;
use crate::annotate::{Annotated, Heard, Quote, SourceClass};
use crate::text::LineIndex;

pub use judge::verdicts;

/// A quotation to be looked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The words between its marks.
    pub words: &'a str,
    /// The person who says them, where the draft names one.
    pub speaker: Option<&'a str>,
}

/// Holds the quotations of a draft against transcripts: one verdict for each, none for what is nobody's speech or part
/// of another quotation, unless it was said.
#[must_use]
pub fn hear<T: Borrow<Transcript>>(found: &Annotated, transcripts: &[T]) -> Vec<Option<Heard>> {
    let asked: Vec<Asked<'_>> = (0..found.quotes.len()).map(|index| asked(found, index)).collect();
    let mut heard: Vec<Option<Heard>> = verdicts(&asked, transcripts).into_iter().map(Some).collect();
    for (quote, heard) in found.quotes.iter().zip(&mut heard) {
        let said = heard.as_ref().is_some_and(|heard| heard.verdict.is_true_to_speech());
        if !said && !is_own_speech(quote) {
            *heard = None;
        }
    }
    heard
}

/// Whether a quotation is somebody's speech and lies in no other.
fn is_own_speech(quote: &Quote) -> bool {
    quote.kind.is_speech() && quote.parent.is_none() && quote.words > 0
}

fn asked(found: &Annotated, index: usize) -> Asked<'_> {
    let quote = &found.quotes[index];
    // What lies in another's words was said by that other, whoever said it first.
    let source = found.speaker_of(index).filter(|_| is_own_speech(quote)).map(|source| &found.sources[source]);
    let named = source.filter(|source| source.class == SourceClass::Named);
    Asked { words: found.slice(quote.inside), speaker: named.map(|source| found.slice(source.canonical)) }
}

/// The lines of each transcript, read when the first place in it is asked for.
fn lines<'t>(transcripts: &[&'t Transcript]) -> Vec<std::cell::OnceCell<LineIndex<'t>>> {
    transcripts.iter().map(|_| std::cell::OnceCell::new()).collect()
}
