//! The record beside a story of what was checked, how and by whom; and what a draft says today held against it.
//!
//! A ledger is a YAML file that people edit ([`read()`]). Its entries stand for claims and quotations of a draft
//! ([`items`]), which they are found in again after the draft changed ([`carry()`]); [`update()`] writes what changed
//! into the file and leaves every other byte as it is. What an entry rests on is held against the words ([`Proof`]),
//! and all of it is laid beside the draft for rules to ask ([`judge()`]). Quotations are held against a [`Transcript`]
//! word by word ([`hear()`]). Nothing here decides whether a claim is true.

mod anchor;
mod carry;
mod day;
mod edit;
mod edited;
mod entry;
mod fresh;
mod item;
mod judge;
mod person;
mod proof;
mod read;
mod said;
mod schema;
#[cfg(test)]
mod tests;
mod transcript;
mod update;

pub use anchor::anchor_of;
pub use carry::{Carried, Place, carry};
pub use edited::edited;
pub use entry::{Checked, Entry, Evidence, EvidenceKind, Ledger, Status};
pub use fresh::fresh;
pub use item::{Item, items};
pub use judge::{Judged, judge};
pub use proof::{Held, Proof, Proofs};
pub(crate) use read::all;
pub use read::read;
pub use said::{Asked, hear, verdicts};
pub(crate) use schema::entry_schema;
pub use schema::schema;
pub use transcript::{MOST_BYTES, TRANSCRIPTS, Transcript, TranscriptFormat};
pub use update::{Change, Told, Updated, update};
