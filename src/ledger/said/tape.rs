//! All transcripts as one row of units, with who speaks where, and an index of the words that quotations ask for.

use super::scan::Break;
use super::units::{Reader, Unit};
use super::words::{Key, Words};
use crate::ledger::transcript::Transcript;
use crate::text::Span;

/// What was said, in all transcripts of a run.
pub(super) struct Tape {
    pub units: Vec<Unit>,
    pub turns: Vec<Turn>,
    /// Stretches of speech: the first unit of each, and where it comes from.
    pieces: Vec<(u32, Source)>,
    /// Brackets with notes: indexes of the first unit inside and of the first behind.
    brackets: Vec<(u32, u32)>,
    /// Where each word of the quotations stands: `places[starts[key]..starts[key + 1]]`.
    starts: Vec<u32>,
    places: Vec<u32>,
}

/// A turn of one speaker.
pub(super) struct Turn {
    /// Index of its first unit.
    pub first: u32,
    /// The same for all turns of one speaker of one transcript.
    pub who: u32,
}

/// A piece of a transcript.
#[derive(Clone, Copy)]
pub(super) struct Source {
    pub transcript: usize,
    pub piece: usize,
}

/// Units of the longest bracket that is taken for a note.
const LONGEST_NOTE: u32 = 40;

impl Tape {
    /// Reads the transcripts. Words up to the number `wanted` are those of quotations, and indexed.
    pub fn new(transcripts: &[&Transcript], words: &mut Words, wanted: usize) -> Self {
        let mut reader = Reader::new(words);
        let mut turns: Vec<Turn> = Vec::new();
        let mut pieces = Vec::new();
        let mut who = 0;
        for (at, transcript) in transcripts.iter().enumerate() {
            let speakers = speakers(transcript);
            let mut before: Option<(usize, Span)> = None;
            // A sentence or a clause may end where a line or a caption does.
            let mut behind = Break::None;
            for (number, piece) in transcript.pieces.iter().enumerate() {
                let gap = before.map(|(_, span)| &transcript.text[span.end()..piece.span.start()]);
                let blank = gap.is_some_and(|gap| gap.trim().is_empty() && gap.matches('\n').count() > 1);
                let turns_to = before.is_none_or(|(turn, _)| turn != piece.turn);
                if turns_to {
                    turns.push(Turn { first: reader.out.len() as u32, who: who + speakers[piece.turn] });
                    reader.turn = turns.len() as u32 - 1;
                }
                pieces.push((reader.out.len() as u32, Source { transcript: at, piece: number }));
                let first = if turns_to || blank { Break::Stop } else { behind };
                behind = reader.read(&transcript.text, piece.span, first);
                before = Some((piece.turn, piece.span));
            }
            who += speakers.len() as u32;
        }
        let Reader { out: units, mut brackets, .. } = reader;
        brackets.retain(|(open, close)| close - open <= LONGEST_NOTE);
        let (starts, places) = index(&units, wanted);
        Self { units, turns, pieces, brackets, starts, places }
    }

    /// Where a word of the quotations stands.
    pub fn places(&self, key: Key) -> &[u32] {
        match (self.starts.get(key as usize), self.starts.get(key as usize + 1)) {
            (Some(&start), Some(&end)) => &self.places[start as usize..end as usize],
            _ => &[],
        }
    }

    /// Who speaks at a unit.
    pub fn who(&self, at: usize) -> u32 {
        self.turns[self.units[at].turn as usize].who
    }

    /// The piece of a transcript that a unit stands in.
    pub fn source(&self, at: usize) -> Source {
        let index = self.pieces.partition_point(|(first, _)| *first as usize <= at);
        self.pieces[index.saturating_sub(1)].1
    }

    /// The first unit behind the note that opens at a unit.
    pub fn behind_note(&self, at: usize) -> Option<usize> {
        let index = self.brackets.binary_search_by_key(&(at as u32), |(open, _)| *open).ok()?;
        Some(self.brackets[index].1 as usize)
    }
}

/// For each turn of a transcript, the first turn of the same speaker.
fn speakers(transcript: &Transcript) -> Vec<u32> {
    let mut first = std::collections::BTreeMap::new();
    transcript.speakers.iter().enumerate().map(|(turn, name)| *first.entry(name).or_insert(turn as u32)).collect()
}

/// Counts, then places: two passes and no allocation a word.
fn index(units: &[Unit], wanted: usize) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0u32; wanted + 1];
    for unit in units.iter().filter(|unit| (unit.key as usize) < wanted) {
        starts[unit.key as usize + 1] += 1;
    }
    for key in 0..wanted {
        starts[key + 1] += starts[key];
    }
    let mut next = starts.clone();
    let mut places = vec![0u32; starts[wanted] as usize];
    for (at, unit) in units.iter().enumerate().filter(|(_, unit)| (unit.key as usize) < wanted) {
        let slot = &mut next[unit.key as usize];
        places[*slot as usize] = at as u32;
        *slot += 1;
    }
    (starts, places)
}
