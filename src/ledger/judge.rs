//! A draft, its ledger and the files that the ledger names: what is recorded of each claim and quotation, for rules.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::carry::{Carried, Place, carry};
use super::entry::{Checked, Entry, Ledger};
use super::item::Item;
use super::person::same_person;
use super::proof::{Held, Proof, Proofs, lacks};
use super::{Asked, Transcript, verdicts};
use crate::annotate::{Annotated, EVIDENCE, Lexicon, Recorded, Was};
use crate::document::BlockKind;
use crate::text::{anchored, each_word};

/// What holding a draft against its ledger showed.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Of each entry, what is recorded of its words; `None` where they have gone.
    pub entries: Vec<Option<Recorded>>,
    /// Of each claim and quotation that the ledger does not know.
    pub unlisted: Vec<Recorded>,
    /// Where each entry stands.
    pub carried: Carried,
}

impl Judged {
    /// Entries whose words have gone, by index.
    pub fn gone(&self) -> impl Iterator<Item = usize> {
        self.entries.iter().enumerate().filter(|(_, recorded)| recorded.is_none()).map(|(at, _)| at)
    }

    /// What is recorded of each place in the draft that has an entry or wants one.
    #[must_use]
    pub fn recorded(self) -> Vec<Recorded> {
        self.entries.into_iter().flatten().chain(self.unlisted).collect()
    }
}

/// Holds a draft against its ledger.
#[must_use]
pub fn judge(
    (ledger, proofs): (&Ledger, &Proofs),
    (found, items): (&Annotated, &[Item]),
    (lexicon, today): (&Lexicon, Date),
) -> Judged {
    let carried = carry(&ledger.entries, items, found);
    let writers = writers(found);
    let recorded = |(entry, place): (&Entry, &Option<Place>)| {
        let place = place.as_ref()?;
        let item = place.item.map(|at| &items[at]);
        let mut one = record(entry, (place, item), proofs);
        one.was = if entry.status.is_result() { was(entry, item, lexicon) } else { None };
        one.by_writer = by_writer(entry, writers.as_deref());
        one.expired = entry.expires.filter(|day| *day < today).map(|day| day.to_string());
        let files: Vec<&Proof> = texts(entry, proofs).collect();
        if entry.kind == Checked::Claim && !files.is_empty() {
            let lacks = lacks(&files, (found, place.span), lexicon);
            one.lacks = (!lacks.is_empty()).then(|| lacks.join(", "));
        }
        Some(one)
    };
    let mut entries: Vec<_> = ledger.entries.iter().zip(&carried.places).map(recorded).collect();
    hear_quotes((ledger, proofs), (items, &carried), &mut entries);
    let unlisted = carried.unlisted(items).map(|item| Recorded {
        span: item.span,
        kind: item.kind.key(),
        status: "unlisted",
        evidence: "none",
        supported: item.supported,
        ..Recorded::default()
    });
    Judged { entries, unlisted: unlisted.collect(), carried }
}

/// Holds the quotations of a draft against the words of the files that their entries rest on. Those that rest on the
/// same files are looked for together.
fn hear_quotes(
    (ledger, proofs): (&Ledger, &Proofs),
    (items, carried): (&[Item], &Carried),
    recorded: &mut [Option<Recorded>],
) {
    let mut by_files: BTreeMap<Vec<&str>, Vec<usize>> = BTreeMap::new();
    let entries = ledger.entries.iter().enumerate();
    for (index, entry) in entries.filter(|(at, entry)| entry.kind == Checked::Quote && carried.places[*at].is_some()) {
        let mut names: Vec<&str> = entry.evidence.iter().map(|evidence| evidence.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        if texts(entry, proofs).next().is_some() {
            by_files.entry(names).or_default().push(index);
        }
    }
    for quotes in by_files.into_values() {
        let Some(&first) = quotes.first() else { continue };
        let transcripts: Vec<&Transcript> =
            texts(&ledger.entries[first], proofs).filter_map(|proof| proof.transcript()).collect();
        let asked: Vec<Asked<'_>> = quotes
            .iter()
            .map(|&at| {
                let entry = &ledger.entries[at];
                let item = carried.places[at].as_ref().and_then(|place| items.get(place.item?));
                let speaker = item.map_or(entry.says.as_deref(), |item| item.says.as_deref().filter(|_| item.named));
                Asked { words: item.map_or(&entry.words, |item| &item.words), speaker }
            })
            .collect();
        let heard = verdicts(&asked, &transcripts);
        for (at, heard) in quotes.into_iter().zip(heard) {
            if let Some(one) = &mut recorded[at] {
                one.heard = Some((heard.verdict.key(), heard.difference()));
            }
        }
    }
}

fn record(entry: &Entry, (place, item): (&Place, Option<&Item>), proofs: &Proofs) -> Recorded {
    let (evidence, evidence_name) = evidence(entry, proofs);
    Recorded {
        span: place.span,
        id: Some(entry.id.clone()).filter(|id| !id.is_empty()),
        called: Some(entry.called()),
        kind: entry.kind.key(),
        status: entry.status.key(),
        evidence,
        evidence_name,
        by: (!entry.by.is_empty()).then(|| entry.by.join(", ")),
        supported: item.is_none_or(|item| item.supported),
        ..Recorded::default()
    }
}

/// The words that were checked, where the draft has others; or who said them then.
pub(super) fn was(entry: &Entry, item: Option<&Item>, lexicon: &Lexicon) -> Option<Was> {
    let today = item.map_or(&entry.anchored, |item| &item.anchored);
    if entry.checked != *today {
        return Some(Was::Words(entry.checked_words().to_owned()));
    }
    let then = entry.was_says.as_ref().or(entry.says.as_ref())?;
    let now = item?.says.as_ref()?;
    (!same_person(then, now, lexicon)).then(|| Was::Speaker(then.clone()))
}

/// The worst of what an entry rests on, and which of it that is.
fn evidence(entry: &Entry, proofs: &Proofs) -> (&'static str, Option<String>) {
    let of = |evidence: &super::Evidence| match proofs.get(evidence) {
        Some(proof) => match proof.held() {
            Held::Missing => "missing",
            Held::Empty => "empty",
            _ if evidence.sha256.as_deref().is_some_and(|sum| Some(sum) != proof.sha256()) => "changed",
            Held::NoText => "no-text",
            Held::Text => "held",
        },
        // What is not in a file cannot be looked at.
        None => "held",
    };
    let rank = |word: &str| EVIDENCE.iter().position(|known| *known == word);
    // Of equally bad ones the first.
    let worst = entry.evidence.iter().rev().map(|one| (of(one), one)).max_by_key(|(word, _)| rank(word));
    worst.map_or(("none", None), |(word, one)| (word, Some(one.name.clone())))
}

/// The files of an entry whose words can be read.
fn texts<'p>(entry: &'p Entry, proofs: &'p Proofs) -> impl Iterator<Item = &'p Proof> {
    entry.evidence.iter().filter_map(|evidence| proofs.get(evidence)).filter(|proof| proof.held() == Held::Text)
}

/// The words of the byline, without typography; `None` where the draft has none.
fn writers(found: &Annotated) -> Option<Vec<String>> {
    let blocks = found.document.blocks.iter().filter(|block| block.kind == BlockKind::Byline);
    let printed = blocks.map(|block| found.slice(block.span));
    let mut words = Vec::new();
    for text in printed.chain(found.document.metadata.byline.value()) {
        each_word(text, |word, _| words.push(word.to_owned()));
    }
    (!words.is_empty()).then_some(words)
}

/// Whether everybody who checked it stands in the byline, by surname or by initials.
fn by_writer(entry: &Entry, writers: Option<&[String]>) -> Option<bool> {
    let writers = writers?;
    let wrote = |name: &String| {
        let name = anchored(name);
        let last = name.rsplit(' ').next().unwrap_or_default();
        let initials = |words: &[String]| words.iter().filter_map(|word| word.chars().next()).eq(name.chars());
        let letters = name.chars().count();
        let initialled = matches!(letters, 2 | 3) && writers.windows(letters).any(initials);
        writers.iter().any(|word| word == last) || initialled
    };
    (!entry.by.is_empty()).then(|| entry.by.iter().all(wrote))
}
