//! A search and its nearest passage to a verdict.

use std::borrow::Borrow;
use std::cell::OnceCell;

use super::Asked;
use super::exact::{self, Starts};
use super::nearest::{Edit, Nearest, nearest};
use super::quotation::{Item, Quotation};
use super::scan::Break;
use super::speaker::{Cast, Role};
use super::steps::Field;
use super::tape::Tape;
use super::words::Words;
use crate::annotate::{Change, ChangeKind, Heard, Passage, Verdict};
use crate::ledger::transcript::Transcript;
use crate::text::{LineIndex, Span, Unit, one_line};

/// From this share of a quotation's words on, a passage is the quotation altered.
const ALTERED: f32 = 0.5;
/// From this share on, a passage is worth showing.
const NEAR: f32 = 0.3;
/// Words that a quotation must have in common with a passage to be that passage altered.
const LEAST_COMMON: usize = 2;
/// Words of each part of a quotation that is joined from two places.
const LEAST_PART: usize = 3;
/// Words that are left out of a sentence; where more are missing, two places are joined.
const MOST_DROPPED: usize = 12;
/// What the differences must cost for two whole parts from two places to explain them better.
const SPLICE_COST: u32 = 14;
/// Characters of a transcript's words that are shown, and bytes that they are taken from.
const SHOWN: usize = 400;
const MOST_SAID: usize = 8 * SHOWN;

/// Holds quotations against transcripts: one verdict each.
#[must_use]
pub fn verdicts<T: Borrow<Transcript>>(asked: &[Asked<'_>], transcripts: &[T]) -> Vec<Heard> {
    let transcripts: &[&Transcript] = &transcripts.iter().map(Borrow::borrow).collect::<Vec<_>>();
    let mut words = Words::new();
    let quotations: Vec<Quotation> = asked.iter().map(|asked| Quotation::new(asked.words, &mut words)).collect();
    let wanted = words.len();
    let tape = Tape::new(transcripts, &mut words, wanted);
    let cast = Cast::new(transcripts);
    let lines = super::lines(transcripts);
    asked
        .iter()
        .zip(&quotations)
        .map(|(asked, quotation)| {
            let field = Field { quotation, tape: &tape, words: &words };
            let roles = cast.roles(asked.speaker);
            let speaker_heard = cast.may_hear(asked.speaker, &roles);
            Judge { asked, field, transcripts, lines: &lines, roles, speaker_heard }.heard()
        })
        .collect()
}

struct Judge<'a> {
    asked: &'a Asked<'a>,
    field: Field<'a>,
    transcripts: &'a [&'a Transcript],
    lines: &'a [OnceCell<LineIndex<'a>>],
    /// What each speaker of the transcripts is to the quotation.
    roles: Vec<Role>,
    speaker_heard: bool,
}

impl<'a> Judge<'a> {
    fn heard(&self) -> Heard {
        if self.field.quotation.items.is_empty() || self.field.tape.units.is_empty() {
            return self.verdict(Verdict::NotFound, None, Vec::new());
        }
        let told = if self.field.quotation.marked { Verdict::Marked } else { Verdict::Verbatim };
        let own = |who: u32| self.roles[who as usize] != Role::Other;
        let starts = Starts::new(&self.field, 0);
        let search = starts.search(&self.field, 0, false, own);
        if let Some(passage) = search.found {
            return self.verdict(told, Some(passage), Vec::new());
        }
        let nearest = nearest(&self.field, own).filter(|nearest| nearest.likeness >= NEAR);
        let passage = |near: &Nearest| exact::Passage { start: near.start, end: near.end };
        // A way through that no start led to.
        if let Some(near) = nearest.as_ref().filter(|near| near.cost == 0) {
            return self.verdict(told, Some(passage(near)), Vec::new());
        }
        let near = nearest.as_ref().filter(|near| near.likeness >= ALTERED && near.common >= LEAST_COMMON);
        if let Some(passage) = starts.search(&self.field, 0, false, |who| !own(who)).found {
            return self.verdict(Verdict::OtherSpeaker, Some(passage), Vec::new());
        }
        if near.is_none_or(|near| near.cost >= SPLICE_COST)
            && let Some((passage, change)) = self.spliced(search.furthest)
        {
            return self.verdict(Verdict::Altered, Some(passage), vec![change]);
        }
        match near {
            Some(near) => self.verdict(Verdict::Altered, Some(passage(near)), self.changes(near)),
            None => self.verdict(Verdict::NotFound, nearest.as_ref().map(passage), Vec::new()),
        }
    }

    fn verdict(&self, verdict: Verdict, passage: Option<exact::Passage>, changes: Vec<Change>) -> Heard {
        let passage = passage.filter(|passage| passage.end > passage.start);
        let between = self.between(verdict, passage);
        let passage = passage.map(|passage| self.passage(passage));
        Heard { verdict, passage, speaker_heard: self.speaker_heard, changes, between }
    }

    /// Where two parts stand that a quotation joins without a mark.
    fn spliced(&self, furthest: Option<(usize, exact::Passage)>) -> Option<(exact::Passage, Change)> {
        let (items, first) = furthest?;
        let all = self.field.quotation.items.len();
        if items < LEAST_PART || items + LEAST_PART > all {
            return None;
        }
        let second = Starts::new(&self.field, items).search(&self.field, items, false, |_| true).found?;
        if self.within_a_sentence(first, second) {
            let transcript = self.said((first.end, second.start));
            let whole = exact::Passage { start: first.start, end: second.end };
            let change = Change { kind: ChangeKind::Dropped, quote: String::new(), transcript, by: None };
            return Some((whole, change));
        }
        let quote = self.quoted(items, all);
        let who = |passage: exact::Passage| self.field.tape.who(passage.start);
        let by = if who(first) == who(second) { None } else { self.speaker(second.start) };
        let follows = (first.end, (first.end + second.end - second.start).min(self.field.tape.units.len()));
        Some((first, Change { kind: ChangeKind::Spliced, quote, transcript: self.said(follows), by }))
    }

    /// Whether two parts stand in one sentence, in this order: some words of it are left out between them.
    fn within_a_sentence(&self, first: exact::Passage, second: exact::Passage) -> bool {
        let tape = self.field.tape;
        let left_out = first.end..second.start;
        (1..=MOST_DROPPED).contains(&left_out.len())
            && tape.who(first.start) == tape.who(second.start)
            && (first.end..=second.start).all(|at| tape.units[at].before != Break::Stop)
    }

    /// Who speaks at a unit, as the transcript names them.
    fn speaker(&self, at: usize) -> Option<String> {
        let source = self.field.tape.source(at);
        let transcript = &self.transcripts[source.transcript];
        transcript.speakers[transcript.pieces[source.piece].turn].clone()
    }

    /// Who speaks between the words of a quotation that marks no cut.
    fn between(&self, verdict: Verdict, passage: Option<exact::Passage>) -> Option<String> {
        let exact::Passage { start, end } = passage.filter(|_| verdict == Verdict::Verbatim)?;
        let tape = self.field.tape;
        let other = (start..end).find(|&at| tape.who(at) != tape.who(start))?;
        Some(self.speaker(other).unwrap_or_else(|| "somebody else".to_owned()))
    }

    fn changes(&self, near: &Nearest) -> Vec<Change> {
        near.edits.iter().map(|edit| self.change(edit)).collect()
    }

    fn change(&self, edit: &Edit) -> Change {
        let Edit { items, units, swallows } = *edit;
        let Field { quotation, tape, words } = self.field;
        let said = &tape.units[units.0..units.1];
        let negations = said.iter().filter(|unit| super::known::is_negation(unit.key)).count();
        let figure = |item: &Item| item.word().is_some_and(|unit| words.is_figure(unit.key));
        let kind = if swallows {
            ChangeKind::SwallowedNegation
        } else if negations != quotation.negations(items.0, items.1) {
            ChangeKind::Negation
        } else if said.iter().any(|unit| words.is_figure(unit.key))
            && quotation.items[items.0..items.1].iter().any(figure)
        {
            ChangeKind::Number
        } else if said.is_empty() {
            ChangeKind::Added
        } else if items.0 == items.1 {
            ChangeKind::Dropped
        } else {
            ChangeKind::Replaced
        };
        Change { kind, quote: self.quoted(items.0, items.1), transcript: self.said(units), by: None }
    }

    /// The quotation's words from one item up to another.
    fn quoted(&self, from: usize, to: usize) -> String {
        let items = &self.field.quotation.items[from..to];
        let (Some(first), Some(last)) = (items.first(), items.last()) else { return String::new() };
        one_line(first.span().cover(last.span()).of(self.asked.words), SHOWN)
    }

    /// The transcript's words from one unit up to another, without what stands between stretches of speech.
    fn said(&self, (from, to): (usize, usize)) -> String {
        let Some((transcript, span)) = self.span(from, to) else { return String::new() };
        let first = transcript.pieces.partition_point(|piece| piece.span.end() <= span.start());
        let mut words = String::new();
        for piece in transcript.pieces[first..].iter().take_while(|piece| piece.span.start() < span.end()) {
            let start = piece.span.start().max(span.start());
            let piece = Span::new(start, piece.span.end().min(span.end()).max(start));
            words.push_str(piece.of(&transcript.text));
            words.push(' ');
            if words.len() > MOST_SAID {
                break;
            }
        }
        one_line(&without_tags(&words), SHOWN)
    }

    /// The place of units: of those in the first file, if there are two.
    fn span(&self, from: usize, to: usize) -> Option<(&'a Transcript, Span)> {
        if from >= to {
            return None;
        }
        let tape = self.field.tape;
        let at = tape.source(from).transcript;
        let last = (from..to).rev().find(|&unit| tape.source(unit).transcript == at)?;
        Some((self.transcripts.get(at)?, tape.units[from].span().cover(tape.units[last].span())))
    }

    fn passage(&self, exact::Passage { start, end }: exact::Passage) -> Passage {
        let source = self.field.tape.source(start);
        let transcript = &self.transcripts[source.transcript];
        let piece = &transcript.pieces[source.piece];
        let span = self.span(start, end).map_or(piece.span, |(_, span)| span);
        let lines = self.lines[source.transcript].get_or_init(|| LineIndex::new(&transcript.text));
        Passage {
            transcript: source.transcript,
            file: transcript.name.clone(),
            span,
            start: lines.position(span.start(), Unit::CodePoints),
            words: self.said((start, end)),
            time: piece.time.map(|time| time.of(&transcript.text).to_owned()),
            paragraph: piece.paragraph,
            speaker: self.speaker(start),
        }
    }
}

/// The words of subtitles without their markup.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, rest)| rest);
    }
    out + rest
}
