//! What a ledger file holds, as people and this program write it.

use jiff::civil::Date;

use crate::finding::Fingerprint;
use crate::text::{Span, one_line};

/// A ledger that was read.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The draft that it says it belongs to.
    pub story: Option<String>,
    /// Its entries, in the order of the file. What could not be read is left out, and stays in the file.
    pub entries: Vec<Entry>,
    /// Where in the file its entries stand.
    pub(super) list: Option<ListPlace>,
}

/// Where in the file the list of entries stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct ListPlace {
    /// The key `entries`.
    pub key: Span,
    /// All of the list.
    pub span: Span,
    /// The first entry.
    pub first: Option<Span>,
}

/// What is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Checked {
    /// An assertion.
    Claim,
    /// Words in quotation marks.
    Quote,
}

impl Ledger {
    /// Of entries that stand in no file of their own.
    #[must_use]
    pub(crate) fn of(entries: Vec<Entry>) -> Self {
        Self { entries, ..Self::default() }
    }
}

impl Checked {
    /// As ledgers, rules and output write it.
    pub const ALL: &'static [(Self, &'static str)] = &[(Self::Claim, "claim"), (Self::Quote, "quote")];

    /// As ledgers, rules and output write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        if self == Self::Claim { "claim" } else { "quote" }
    }
}

/// How far a check has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Nobody has checked it yet.
    #[default]
    Open,
    /// Somebody found that it stands.
    Verified,
    /// Somebody found that it does not stand, or not so.
    Disputed,
    /// It is to go from the copy.
    Cut,
}

impl Status {
    /// As ledgers, rules and output write it.
    pub const ALL: &'static [(Self, &'static str)] =
        &[(Self::Open, "open"), (Self::Verified, "verified"), (Self::Disputed, "disputed"), (Self::Cut, "cut")];

    /// As ledgers, rules and output write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(status, _)| *status == self).map_or("open", |(_, key)| key)
    }

    /// Whether somebody came to a result about the words as they stood then.
    #[must_use]
    pub fn is_result(self) -> bool {
        matches!(self, Self::Verified | Self::Disputed)
    }
}

/// One thing that is checked.
#[derive(Clone, Debug)]
pub struct Entry {
    /// A short name, given once and never again; empty where nobody gave it one.
    pub id: String,
    /// What is checked.
    pub kind: Checked,
    /// Its words, as the draft has them.
    pub words: String,
    /// The same without typography.
    pub(super) anchored: String,
    /// So too the words that somebody checked.
    pub(super) checked: String,
    /// Who says so, in the draft.
    pub says: Option<String>,
    /// What this program wrote to know the words again. An entry without it was written by a person, whose words may
    /// be any part of a sentence.
    pub anchor: Option<Fingerprint>,
    /// How far the check has come.
    pub status: Status,
    /// The words, where others than today's were checked.
    pub was: Option<String>,
    /// Who said so, where somebody else than today.
    pub was_says: Option<String>,
    /// What it was checked with.
    pub evidence: Vec<Evidence>,
    /// Who checked it.
    pub by: Vec<String>,
    /// The day it was checked.
    pub on: Option<Date>,
    /// The last day on which the check holds.
    pub expires: Option<Date>,
    /// What else there is to say.
    pub note: Option<String>,
    /// Where in the file it stands, and what of it this program may rewrite.
    pub(super) place: EntryPlace,
}

/// Where in the file an entry and the parts of it stand that an update may rewrite: each a key with its value.
#[derive(Clone, Debug, Default)]
pub(super) struct EntryPlace {
    /// All of it.
    pub span: Span,
    /// Its first key.
    pub first: Span,
    /// Key and value of `id`.
    pub id: Option<(Span, Span)>,
    /// Key and value of `words`.
    pub words: (Span, Span),
    /// Key and value of `anchor`.
    pub anchor: Option<(Span, Span)>,
    /// Key and value of `was`.
    pub was: Option<(Span, Span)>,
    /// Key and value of `says`.
    pub says: Option<(Span, Span)>,
    /// Key and value of `was-says`.
    pub was_says: Option<(Span, Span)>,
}

/// Characters of its words by which a message calls an entry that has no id.
const CALLED: usize = 24;

impl Entry {
    /// What a message calls it: its id, or its first words where it has none.
    #[must_use]
    pub fn called(&self) -> String {
        if self.id.is_empty() { format!("“{}”", one_line(&self.words, CALLED)) } else { self.id.clone() }
    }

    /// The words that somebody checked: today's, unless the file says which they were.
    #[must_use]
    pub fn checked_words(&self) -> &str {
        self.was.as_deref().unwrap_or(&self.words)
    }

    /// Whether it stands for a claim or a quotation as this program finds it, all of it, and not for some words of it.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.anchor.is_some_and(|anchor| anchor == super::anchor::of_anchored(&self.anchored))
    }
}

/// What kind of thing a check rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidenceKind {
    /// A file beside the ledger, or below its folder.
    File,
    /// An address. Nothing is fetched.
    Link,
    /// Somebody who was asked.
    Interview,
    /// A paper that is kept elsewhere.
    Document,
}

impl EvidenceKind {
    /// As ledgers write it.
    pub const ALL: &'static [(Self, &'static str)] =
        &[(Self::File, "file"), (Self::Link, "link"), (Self::Interview, "interview"), (Self::Document, "document")];
}

/// One thing that a check rests on.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// What kind of thing.
    pub kind: EvidenceKind,
    /// Path, address, or name.
    pub name: String,
    /// Of a file, what it held when it was checked: SHA-256, in hexadecimal.
    pub sha256: Option<String>,
    /// Page, line, minute.
    pub at: Option<String>,
    /// The day it was seen, or somebody was asked.
    pub on: Option<Date>,
    /// Where in the ledger its key (`file`) and its name stand.
    pub(super) place: (Span, Span),
}
