//! People who are taken up without having said anything yet: "Orr arrived late. … she said.", "A neighbour, Ada Orr,
//! came out. … the neighbour said."

use std::ops::Range;

use super::{SourceClass, class};
use crate::annotate::NameKind;
use crate::annotate::attribution::draft::RawMention;
use crate::annotate::attribution::reader::Reader;
use crate::annotate::token::words;

/// How many sentences before a pronoun may introduce its person, those left out that go on with the same pronoun or
/// are quoted from end to end.
const BACK: usize = 3;
/// How many sentences before "the neighbour" may name the neighbour.
const PARAGRAPHS: usize = 12;

/// How a person stands in a sentence: what a pronoun behind it takes up first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// Its speaker.
    Speaker,
    /// Its subject, who says nothing there.
    Subject,
    /// Somebody whose words it tells inside another's.
    Inner,
    /// Named in it otherwise.
    Other,
}

impl Standing {
    /// Whether only names that readers met are behind it, and no statement.
    pub fn is_silent(self) -> bool {
        matches!(self, Self::Subject | Self::Other)
    }
}

/// The mentions of those who say something, and behind them of those whom "he", "she" or "the neighbour" can mean.
pub(super) fn introduced(reader: &Reader<'_>, raw: Vec<RawMention>) -> Vec<(RawMention, Standing)> {
    let takers: Vec<(usize, Taker)> = raw.iter().filter_map(|mention| taker(reader, mention)).collect();
    let mut scene = Scene::new(reader, raw);
    for (sentence, taker) in takers {
        match taker {
            Taker::Pronoun(word) => {
                for before in window(reader, sentence, word) {
                    scene.subject(before);
                    scene.names(before);
                }
            }
            Taker::Noun(noun) => {
                let told = |&before: &usize| reader.repeats(reader.found.sentences[before].tokens.clone(), noun);
                (sentence.saturating_sub(PARAGRAPHS)..sentence).rev().filter(told).for_each(|before| {
                    if scene.people[before].is_empty() {
                        scene.subject(before);
                    }
                });
            }
        }
    }
    scene.raw
}

/// What is taken up by a mention.
enum Taker {
    /// A person by "he" or "she" (the token).
    Pronoun(usize),
    /// One of a description by "the neighbour" (its noun).
    Noun(usize),
}

fn taker(reader: &Reader<'_>, mention: &RawMention) -> Option<(usize, Taker)> {
    let first = mention.core.start;
    match mention.core.len() {
        1 if reader.is_one_of(first, words!["he", "she"]) => Some((mention.sentence, Taker::Pronoun(first))),
        2 if reader.equals(first, "the") => Some((mention.sentence, Taker::Noun(first + 1))),
        _ => None,
    }
}

/// The sentences that can introduce whom a pronoun means, its own included.
fn window(reader: &Reader<'_>, sentence: usize, pronoun: usize) -> Range<usize> {
    let (mut low, mut left) = (sentence, BACK);
    while low > 0 && left > 0 && sentence - low < PARAGRAPHS {
        low -= 1;
        let goes_on = reader.repeats(reader.found.sentences[low].tokens.clone(), pronoun);
        left -= usize::from(!goes_on && reader.narrates(low));
    }
    low..sentence + 1
}

/// Who is there, sentence by sentence.
struct Scene<'r, 'a> {
    reader: &'r Reader<'a>,
    raw: Vec<(RawMention, Standing)>,
    /// By sentence, the words that are a mention already.
    people: Vec<Vec<Range<usize>>>,
    /// By sentence, those who say something in it.
    told: Vec<Vec<usize>>,
    /// By sentence, whether its names have been seen.
    named: Vec<bool>,
}

impl<'r, 'a> Scene<'r, 'a> {
    fn new(reader: &'r Reader<'a>, raw: Vec<RawMention>) -> Self {
        let mut people: Vec<Vec<Range<usize>>> = vec![Vec::new(); reader.found.sentences.len()];
        let mut told: Vec<Vec<usize>> = vec![Vec::new(); people.len()];
        for (index, mention) in raw.iter().enumerate() {
            people[mention.sentence].push(mention.tokens.start.min(mention.core.start)..mention.core.end);
            told[mention.sentence].push(index);
        }
        let first = |mention: &RawMention| {
            people[mention.sentence].iter().all(|other| mention.tokens.start.min(mention.core.start) <= other.start)
        };
        let standing = |mention: &RawMention| if first(mention) { Standing::Speaker } else { Standing::Inner };
        let standings: Vec<Standing> = raw.iter().map(standing).collect();
        Self { reader, raw: raw.into_iter().zip(standings).collect(), told, named: vec![false; people.len()], people }
    }

    fn add(&mut self, mention: RawMention, standing: Standing) {
        let known = &mut self.people[mention.sentence];
        if known.iter().all(|other| other.end <= mention.core.start || mention.core.end <= other.start) {
            known.push(mention.core.clone());
            self.raw.push((mention, standing));
        }
    }

    /// Whether the subject of a sentence says something there; whoever else does so is told of inside.
    fn speaks(&mut self, subject: &RawMention) -> bool {
        let alike =
            |mention: &RawMention| mention.core.start < subject.core.end && subject.core.start < mention.core.end;
        let told = self.told[subject.sentence].clone();
        let speaks = told.iter().any(|&mention| alike(&self.raw[mention].0));
        for mention in told.into_iter().filter(|_| speaks) {
            let (raw, standing) = &mut self.raw[mention];
            *standing = if alike(raw) { Standing::Speaker } else { Standing::Inner };
        }
        speaks
    }

    /// The subject of a sentence, where that is somebody with a name.
    fn subject(&mut self, sentence: usize) {
        if self.named[sentence] {
            return;
        }
        let view = self.reader.view(sentence);
        let Some(phrase) = view.main_subject(view.len()) else { return };
        let mention =
            RawMention { tokens: view.tokens(phrase.units.clone()), core: view.tokens(phrase.core), sentence };
        if self.speaks(&mention) || mention.core.is_empty() {
            return;
        }
        let look = class::look(self.reader, &mention, false);
        let place = self.reader.span_of(look.head).is_some_and(|head| {
            self.reader.found.names_in(head).any(|name| matches!(name.kind, NameKind::Place | NameKind::Organisation))
        });
        if look.class == SourceClass::Named && !place {
            self.add(mention, Standing::Subject);
        }
    }

    /// Everybody else whom a sentence names outside quotation marks.
    fn names(&mut self, sentence: usize) {
        if std::mem::replace(&mut self.named[sentence], true) {
            return;
        }
        let found = self.reader.found;
        let place = found.sentences[sentence].span;
        let first = found.names.partition_point(|name| name.span.start() < place.start());
        for name in found.names[first..].iter().take_while(|name| name.span.start() < place.end()) {
            if name.kind == NameKind::Person && !found.in_quotation(name.span) {
                let tokens = found.tokens_in(name.span);
                self.add(RawMention { tokens: tokens.clone(), core: tokens, sentence }, Standing::Other);
            }
        }
    }
}
