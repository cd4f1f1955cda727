//! The files that checks rest on: whether they are as they were, and which numbers, days and names stand in them.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use sha2::{Digest, Sha256};

use super::Transcript;
use super::day::Day;
use super::entry::{Evidence, EvidenceKind};
use crate::annotate::{Annotated, FigureKind, Lexicon, Name, NameKind, measured};
use crate::document::Document;
use crate::text::{Span, each_word};

/// Bytes at the beginning of a file by which one that is no text is known: what programs write there.
const NO_TEXT: &[&[u8]] = &[b"%PDF", b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"RIFF"];

/// The files that a ledger names, by the names that it gives them.
#[derive(Default)]
pub struct Proofs {
    files: BTreeMap<String, Proof>,
}

impl Proofs {
    /// Adds a file; `None` where there is none of that name.
    pub fn add(&mut self, name: &str, bytes: Option<Vec<u8>>) {
        self.files.insert(name.to_owned(), bytes.map_or_else(Proof::missing, |bytes| Proof::new(name, bytes)));
    }

    /// The file of a piece of evidence; `None` for one that is no file, or that was not read.
    #[must_use]
    pub fn get(&self, evidence: &Evidence) -> Option<&Proof> {
        self.files.get(&evidence.name).filter(|_| evidence.kind == EvidenceKind::File)
    }
}

/// What a file shows of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// It is there, and its words can be read.
    Text,
    /// It is there, and is no text: a scan, a picture, a recording.
    NoText,
    /// There is nothing in it.
    Empty,
    /// It is not there.
    Missing,
}

/// One file.
pub struct Proof {
    held: Held,
    sha256: Option<String>,
    /// Its words, for whoever looks something up or wants to know who said what.
    transcript: Option<Transcript>,
    known: OnceCell<Known>,
    /// The values of its figures, where a number was not found in digits.
    figures: OnceCell<Vec<f64>>,
}

/// What stands in a text, to look things up in.
struct Known {
    words: FxHashSet<String>,
    /// Each followed by its neighbours: for days.
    text: String,
    values: Vec<f64>,
    /// Words in figures with slashes or full stops between them: days.
    parted: Vec<String>,
    /// The text counts in thousands or millions.
    scales: Vec<f64>,
}

impl Proof {
    fn missing() -> Self {
        Self { held: Held::Missing, sha256: None, transcript: None, known: OnceCell::new(), figures: OnceCell::new() }
    }

    fn new(name: &str, bytes: Vec<u8>) -> Self {
        let docx = name.to_ascii_lowercase().ends_with(".docx");
        let binary = !docx && NO_TEXT.iter().any(|magic| bytes.starts_with(magic));
        let sum = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let nothing = bytes.is_empty();
        let read = if binary { None } else { Transcript::read(name, bytes).ok() };
        let transcript = read.map(|(transcript, _)| transcript);
        let held = match &transcript {
            _ if nothing => Held::Empty,
            Some(transcript) if transcript.text.trim().is_empty() => Held::Empty,
            Some(_) => Held::Text,
            None => Held::NoText,
        };
        Self { held, sha256: Some(sum), transcript, known: OnceCell::new(), figures: OnceCell::new() }
    }

    /// What it shows of itself.
    #[must_use]
    pub fn held(&self) -> Held {
        self.held
    }

    /// Its SHA-256, in hexadecimal; `None` where it is missing.
    #[must_use]
    pub fn sha256(&self) -> Option<&str> {
        self.sha256.as_deref()
    }

    /// Its words and who says them.
    pub(super) fn transcript(&self) -> Option<&Transcript> {
        self.transcript.as_ref()
    }

    fn text(&self) -> &str {
        self.transcript.as_ref().map_or("", |transcript| transcript.text.as_str())
    }

    fn known(&self) -> &Known {
        self.known.get_or_init(|| Known::new(self.text()))
    }

    /// Whether a number stands in it: in digits, or in words and with a scale, for which the text has to be read.
    fn counts(&self, value: f64, step: f64, lexicon: &Lexicon) -> bool {
        let known = self.known();
        let figures = || {
            self.figures.get_or_init(|| {
                let (document, _) = Document::read("", self.text().to_owned());
                let figures = measured(document, lexicon).figures;
                let mut values: Vec<f64> = figures.iter().filter_map(|figure| figure.value).collect();
                values.sort_by(f64::total_cmp);
                values
            })
        };
        known.counts(&known.values, (value, step)) || known.counts(figures(), (value, step))
    }
}

impl Known {
    fn new(text: &str) -> Self {
        let mut known = Self {
            words: FxHashSet::default(),
            text: String::from(" "),
            values: Vec::new(),
            parted: Vec::new(),
            scales: vec![1.0],
        };
        each_word(text, |word, place| {
            let digits = word.starts_with(|c: char| c.is_ascii_digit() || c == '-');
            if let Some(value) = digits.then(|| word.parse::<f64>().ok()).flatten() {
                known.values.push(value.abs());
                // A blank parts thousands, or two columns of a table.
                let columns = place.of(text).split(char::is_whitespace).filter(|part| part.len() < place.len());
                known.values.extend(columns.filter_map(|part| part.parse::<f64>().ok()).map(f64::abs));
            }
            if digits && word.contains(['/', '.']) {
                known.parted.push(word.to_owned());
            }
            known.text.push_str(word);
            known.text.push(' ');
            if !known.words.contains(word) {
                known.words.insert(word.to_owned());
            }
        });
        known.values.sort_by(f64::total_cmp);
        // A table says once, at its head, what it counts in.
        for (word, scale) in [("thousands", 1e3), ("000s", 1e3), ("millions", 1e6), ("billions", 1e9)] {
            if known.words.contains(word) {
                known.scales.push(scale);
            }
        }
        known
    }

    /// Whether a number stands among these that reads as this one, to the last digit that this one gives.
    fn counts(&self, values: &[f64], (value, step): (f64, f64)) -> bool {
        let slack = (step / 2.0).max(value.abs() * 1e-9);
        self.scales.iter().any(|scale| {
            let (low, high) = ((value - slack) / scale, (value + slack) / scale);
            let at = values.partition_point(|known| *known < low);
            values.get(at).is_some_and(|known| *known <= high)
        })
    }

    fn has_words(&self, words: &str) -> bool {
        self.text.contains(&format!(" {words} "))
    }
}

/// The numbers, days and names in these words of a draft that stand in none of the files.
#[must_use]
pub(super) fn lacks<'f>(files: &[&Proof], (found, span): (&'f Annotated, Span), lexicon: &Lexicon) -> Vec<&'f str> {
    let mut lacks: Vec<Span> = Vec::new();
    for figure in found.figures.iter().filter(|figure| span.contains(figure.number)) {
        let has = match (figure.kind, figure.value) {
            (FigureKind::Label | FigureKind::Time, _) => true,
            (FigureKind::Date, value) => {
                let day = (found.slice(figure.number), value);
                files.iter().any(|file| has_day(file, day, lexicon))
            }
            (_, Some(value)) => files.iter().any(|file| file.counts(value.abs(), figure.step, lexicon)),
            (_, None) => true,
        };
        if !has {
            lacks.push(figure.number);
        }
    }
    for name in found.names.iter().filter(|name| span.contains(name.span)) {
        if !names_somebody(files, found, name) && !lacks.iter().any(|place| place.overlaps(name.span)) {
            lacks.push(name.span);
        }
    }
    lacks.sort_unstable();
    lacks.dedup_by_key(|place| found.slice(*place));
    lacks.into_iter().map(|place| found.slice(place)).collect()
}

/// Whether a name stands in one of the files: a person's by the surname, because many bear a given name; a body's or a
/// place's by any of its words. One word of which nothing is known may be no name and is not looked up.
fn names_somebody(files: &[&Proof], found: &Annotated, name: &Name) -> bool {
    let written = found.slice(name.span);
    let several = written.contains(' ');
    let looked_up = match (name.kind, name.surname) {
        (NameKind::Other, _) if !several => return true,
        (NameKind::Person, Some(surname)) => found.slice(surname),
        (NameKind::Person | NameKind::Other, _) if several => written.rsplit(' ').next().unwrap_or(written),
        _ => written,
    };
    let mut any = false;
    each_word(looked_up, |word, _| any |= files.iter().any(|file| file.known().words.contains(word)));
    any
}

/// Whether a day stands in a text: by its value, in figures (ISO 8601), or as [`Day`] finds it. A weekday or “last
/// month” cannot be looked up.
fn has_day(file: &Proof, (written, value): (&str, Option<f64>), lexicon: &Lexicon) -> bool {
    let known = file.known();
    let mut words: Vec<String> = Vec::new();
    each_word(written, |word, _| words.push(word.to_owned()));
    let counted = || value.is_none_or(|value| file.counts(value, 0.0, lexicon));
    let Some(day) = Day::of(&words) else { return counted() || words.len() < 2 };
    let iso = value.and_then(day_of).is_some_and(|day| {
        let text = day.to_string().replace('-', " ");
        known.has_words(&text)
    });
    iso || day.stands_in(&known.text)
        || known.parted.iter().any(|word| day.is_written(word))
        || value.is_some() && counted()
}

/// A day from the days since 1970.
fn day_of(value: f64) -> Option<jiff::civil::Date> {
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.checked_add(jiff::Span::new().try_days(value as i64).ok()?).ok()
}
