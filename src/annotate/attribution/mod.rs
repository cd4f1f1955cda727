//! Attributions: content, cue and source, and who is the source through the story.

mod aside;
mod circumstance;
mod cited;
pub(in crate::annotate) mod clause;
mod complement;
mod content;
mod credit;
mod cue;
pub(in crate::annotate) mod draft;
mod extent;
mod form;
mod headline;
mod infinitive;
mod inherit;
mod label;
mod medium;
mod notice;
mod noun;
mod passive;
pub(in crate::annotate) mod reader;
mod reckoned;
mod row;
mod self_sourced;
mod spoken;
mod subject;
mod tag;
mod tail;
mod topic;
mod verb;
pub(in crate::annotate) mod view;
pub(in crate::annotate) mod vocabulary;

use super::source::{self, Mention, People, Source, SourceClass};
use super::{Annotated, Lexicon};
use crate::document::BlockKind;
use crate::text::Span;
use draft::{Draft, Drafts};
use reader::Reader;
pub(super) use row::ROW;
use vocabulary::SPEECH;

/// How the content is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AttributionKind {
    /// Quoted words.
    Direct,
    /// Reported words.
    Indirect,
    /// Reported words with quoted ones among them.
    Mixed,
    /// What a document says.
    Document,
    /// A quotation without a tag of its own, whose speaker carries over.
    Inherited,
    /// A source that quotes another source.
    Nested,
    /// The outlet names itself.
    SelfSourced,
    /// Asked, and no answer or no comment.
    NoComment,
    /// What somebody spoke of, or is for or against, without the words: "criticised the plan", "asked about schools".
    Topic,
}

impl AttributionKind {
    /// Whether somebody's words, or what they amount to, are given.
    #[must_use]
    pub fn gives_words(self) -> bool {
        !matches!(self, Self::NoComment | Self::Topic)
    }
}

/// What a cue says of the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CueClass {
    /// said, told, according to
    Neutral,
    /// claimed, admitted
    Loaded,
    /// believes, fears
    Mental,
    /// smiled, shrugged
    NonSpeech,
    /// denied, rejected
    Denial,
    /// declined to comment
    NoComment,
    /// has learned
    SelfSourced,
    /// shows, found
    Document,
    /// statement that, observation that
    Noun,
    /// No cue of its own.
    None,
}

/// The link content – cue – source.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// How the content is given.
    pub kind: AttributionKind,
    /// The source, where there is one.
    pub source: Option<usize>,
    /// Where the source is mentioned for this attribution.
    pub mention: Option<usize>,
    /// The cue.
    pub cue: Option<Span>,
    /// Its class.
    pub cue_class: CueClass,
    /// What is attributed; several parts where it is split. Of a no-comment, what was not told, where the
    /// story names it.
    pub content: Vec<Span>,
    /// Clauses of the same sentence that stand beside the content and are the outlet's own.
    pub not_covered: Vec<Span>,
    /// The quotes it covers.
    pub quotes: Vec<usize>,
    /// The attribution it inherits its source from.
    pub inherits: Option<usize>,
    /// The attribution that it is nested in.
    pub parent: Option<usize>,
    /// The sentence of the cue, or of the content where there is no cue.
    pub sentence: usize,
    /// "in a statement", "by email".
    pub medium: Option<Span>,
    /// Another outlet that the words were said to.
    pub outlet: Option<Span>,
    /// From 0 to 1.
    pub confidence: f32,
}

/// What the attribution pass finds.
pub(super) struct Speech {
    pub attributions: Vec<Attribution>,
    pub mentions: Vec<Mention>,
    pub sources: Vec<Source>,
}

/// Who says what.
pub(super) fn attributions(found: &Annotated, lexicon: &Lexicon) -> Speech {
    let reader = Reader::new(found, lexicon);
    let mut drafts = Drafts::default();
    for sentence in 0..found.sentences.len() {
        if is_silent(found, sentence) {
            continue;
        }
        let view = reader.view(sentence);
        if !view.has_speech(SPEECH) {
            continue;
        }
        spoken::read(&view, &mut drafts);
        cited::read(&view, &mut drafts);
        notice::read(&view, &mut drafts);
    }
    label::read(&reader, &mut drafts);
    headline::read(&reader, &mut drafts);
    credit::read(&reader, &mut drafts);
    inherit::read(&reader, &mut drafts);
    reckoned::read(&reader, &mut drafts);
    settle(&reader, drafts)
}

/// Blocks in which nobody is the source of anything.
const SILENT: &[BlockKind] = &[BlockKind::Byline, BlockKind::Dateline, BlockKind::Note, BlockKind::Table];

fn is_silent(found: &Annotated, sentence: usize) -> bool {
    let block = found.sentences.get(sentence).and_then(|sentence| found.document.blocks.get(sentence.block));
    block.is_some_and(|block| SILENT.contains(&block.kind))
}

/// Puts the drafts in text order and gives each mention its source.
fn settle(reader: &Reader<'_>, drafts: Drafts) -> Speech {
    let Drafts { drafts, mentions } = drafts;
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&index| (drafts[index].start(), index));
    let mut place = vec![0; drafts.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new;
    }
    let people = source::settle(reader, &drafts, mentions);
    let mut drafts: Vec<Option<Draft>> = drafts.into_iter().map(Some).collect();
    let ordered = order.iter().filter_map(|&index| drafts[index].take());
    let attributions = ordered.map(|draft| finished(reader, draft, (&place, &people))).collect::<Vec<_>>();
    let (mentions, sources) = people.finish(reader, &attributions);
    Speech { attributions, mentions, sources }
}

fn finished(reader: &Reader<'_>, draft: Draft, (place, people): (&[usize], &People)) -> Attribution {
    let mention = draft.mention.and_then(|raw| people.place(raw));
    let source = mention.and_then(|mention| people.source_of(mention));
    let class = mention.map(|mention| people.class_of(mention));
    let written = class == Some(SourceClass::Document);
    let kind = match draft.kind {
        AttributionKind::Indirect if written => AttributionKind::Document,
        kind => kind,
    };
    let cue_class = match draft.class {
        CueClass::Neutral if written => CueClass::Document,
        class => class,
    };
    let (medium, outlet) = medium::medium(reader, &draft);
    let mut quotes = draft.quotes;
    quotes.sort_unstable();
    quotes.dedup();
    Attribution {
        kind,
        source,
        mention,
        cue: draft.cue,
        cue_class,
        content: draft.content,
        not_covered: draft.not_covered,
        quotes,
        inherits: draft.inherits.map(|index| place[index]),
        parent: draft.parent.map(|index| place[index]),
        sentence: draft.sentence,
        medium,
        outlet,
        confidence: draft.confidence,
    }
}

#[cfg(test)]
mod tests;
