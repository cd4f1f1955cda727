//! Places in text, and the texts themselves. Knows nothing of news.
//!
//! Every place in this program is a [`Span`] of bytes. Lines and columns exist only in reports; [`LineIndex`]
//! makes them, in a stated [`Unit`].

mod anchor;
mod common;
mod file;
mod fold;
mod lines;
mod span;
mod words;

pub use anchor::anchored;
pub(crate) use anchor::each_word;
pub(crate) use common::common;
pub use file::{File, FileId, Files};
pub(crate) use fold::{folded, is_edge, one_line, retyped, squeezed};
pub use lines::{LineIndex, Position, Unit};
pub use span::Span;
pub(crate) use words::{Edit, MONTHS, Word, around, cover, edits, small_number, words_at};
