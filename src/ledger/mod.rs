//! The record of what was checked; so far, quotations against what was said.
//!
//! Principal types: [`Transcript`] (the words of an event, who spoke them and when), and
//! [`Heard`](crate::annotate::Heard), what one quotation came to, which [`hear`] finds for all quotations of a draft.

mod said;
mod transcript;

pub use said::{Asked, hear, judge};
pub use transcript::{MOST_BYTES, TRANSCRIPTS, Transcript, TranscriptFormat};
