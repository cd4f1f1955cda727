//! What can differ between two revisions: one file a thing, one row of [`FIELDS`] a file.

mod block;
mod claim;
mod count;
mod figure;
mod hedge;
mod lede;
mod link;
mod lost;
mod name;
mod negation;
mod notice;
mod quote;
mod response;
mod sense;
mod sentence;
mod tone;
mod voice;

use super::pairing::Pairing;
use crate::annotate::Changed;

/// Something to compare.
pub struct Field {
    /// The values of `what` that it gives, sorted.
    pub whats: &'static [&'static str],
    /// What it compares, in one line.
    pub summary: &'static str,
    /// Its differences; those that the rows above it found are at hand.
    pub(super) find: fn(&Pairing<'_>, &[Changed]) -> Vec<Changed>,
}

/// Everything that is compared. A row may ask what those above it found.
pub const FIELDS: &[Field] = &[
    Field { whats: &["quote"], summary: "words in quotation marks, across the whole story", find: quote::find },
    Field {
        whats: &["attribution", "cue", "source", "speaker"],
        summary: "who is given for what is said, and how",
        find: voice::find,
    },
    Field { whats: &["age", "date", "number"], summary: "figures, one by one", find: figure::find },
    Field { whats: &["age", "name", "title"], summary: "names with title and age, one by one", find: name::find },
    Field { whats: &["hedge"], summary: "words that hold back from asserting", find: hedge::find },
    Field { whats: &["negation"], summary: "words that deny", find: negation::find },
    Field { whats: &["sense"], summary: "words that exclude one another", find: sense::find },
    Field { whats: &["count"], summary: "how many people an unnamed source is", find: count::find },
    Field { whats: &["response"], summary: "denials, and who was asked and did not answer", find: response::find },
    Field { whats: &["link"], summary: "hyperlinks", find: link::find },
    Field { whats: &["notice"], summary: "corrections, updates and notes to readers", find: notice::find },
    Field {
        whats: &["byline", "caption", "dateline", "headline", "standfirst"],
        summary: "what stands around the story",
        find: block::find,
    },
    Field { whats: &["lede"], summary: "the first sentence of the story", find: lede::find },
    Field { whats: &["claim"], summary: "sentences with checkable assertions that came or went", find: claim::find },
    Field { whats: &["sentence"], summary: "sentences that moved, came, went or were reworded", find: sentence::find },
    Field { whats: &["tone"], summary: "words that praise or blame", find: tone::find },
];
