//! What the passes write down before sources are told apart.

use std::ops::Range;

use super::{AttributionKind, CueClass};
use crate::annotate::source::Phrase;
use crate::text::Span;

use super::view::View;

/// A mention in tokens of the document, before it has a class or a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::annotate) struct RawMention {
    /// All of it.
    pub tokens: Range<usize>,
    /// Up to and with the head.
    pub core: Range<usize>,
    pub sentence: usize,
}

/// An attribution whose source is still a place.
#[derive(Clone, Debug)]
pub(in crate::annotate) struct Draft {
    pub kind: AttributionKind,
    pub class: CueClass,
    pub cue: Option<Span>,
    pub mention: Option<usize>,
    pub content: Vec<Span>,
    pub not_covered: Vec<Span>,
    pub quotes: Vec<usize>,
    pub inherits: Option<usize>,
    pub parent: Option<usize>,
    pub sentence: usize,
    pub confidence: f32,
}

impl Draft {
    pub fn new(kind: AttributionKind, class: CueClass, sentence: usize) -> Self {
        Self {
            kind,
            class,
            cue: None,
            mention: None,
            content: Vec::new(),
            not_covered: Vec::new(),
            quotes: Vec::new(),
            inherits: None,
            parent: None,
            sentence,
            confidence: 0.5,
        }
    }

    /// The words of one quotation, given by its index and place.
    pub fn of_quote((index, span): (usize, Span), class: CueClass, sentence: usize) -> Self {
        Self { content: vec![span], quotes: vec![index], ..Self::new(AttributionKind::Direct, class, sentence) }
    }

    /// Where its content begins, or its cue.
    pub fn start(&self) -> usize {
        self.content.iter().chain(&self.cue).map(|span| span.start()).min().unwrap_or(0)
    }
}

/// Everything written down so far.
#[derive(Default)]
pub(in crate::annotate) struct Drafts {
    pub drafts: Vec<Draft>,
    pub mentions: Vec<RawMention>,
}

impl Drafts {
    /// Writes a mention down, once for each place; says which it is.
    pub fn mention(&mut self, view: &View<'_>, phrase: &Phrase) -> Option<usize> {
        let raw = RawMention {
            tokens: view.tokens(phrase.units.clone()),
            core: view.tokens(phrase.core.clone()),
            sentence: view.sentence,
        };
        if raw.tokens.is_empty() || raw.core.is_empty() {
            return None;
        }
        let recent = self.mentions.len().saturating_sub(16);
        if let Some(known) = self.mentions[recent..].iter().position(|mention| mention.core == raw.core) {
            return Some(recent + known);
        }
        self.mentions.push(raw);
        Some(self.mentions.len() - 1)
    }

    /// The drafts of one sentence, given that they were the last to be added.
    pub fn of_sentence(&self, sentence: usize) -> Range<usize> {
        let start = self.drafts.iter().rposition(|draft| draft.sentence != sentence).map_or(0, |last| last + 1);
        start..self.drafts.len()
    }
}
