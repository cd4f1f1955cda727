//! What stands behind a figure or a claim: an attribution that covers it, a document or link beside it, or a source
//! close by.
//!
//! One ladder serves both, from the strongest to the weakest: the first rung that holds is the answer. `attribution`
//! is strict: the words lie within who says what. Everything below it says only what could stand behind them.

use std::cell::Cell;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::cover::{Cover, covers};
use super::lexicon::known;
use super::view::View;
use super::{Attribution, CueClass, Figure, FigureKind, SourceClass};
use crate::text::Span;

/// What stands behind a figure or a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Support {
    /// Nothing in the text.
    #[default]
    None,
    /// A source close by: in the same sentence, earlier in the paragraph, or in the next sentence.
    Inherited,
    /// A link or footnote in the sentence.
    Link,
    /// A document, poll or other outlet named in the sentence.
    Document,
    /// An attribution that covers it.
    Attribution,
    /// It is inside somebody's quoted words.
    Quotation,
    /// Nothing in the text; the ledger beside it records that somebody verified it.
    Ledger,
}

impl Support {
    /// As rules and output write it.
    pub const KEYS: &'static [&'static str] =
        &["none", "inherited", "link", "document", "attribution", "quotation", "ledger"];

    /// As rules and output write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::KEYS[self as usize]
    }
}

/// What stands behind a place, and the attribution where it is one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// How strong it is.
    pub support: Support,
    /// The attribution that covers the place, or that stands beside it in its sentence.
    pub attribution: Option<usize>,
}

impl Standing {
    fn of(support: Support) -> Self {
        Self { support, attribution: None }
    }

    fn on(support: Support, attribution: usize) -> Self {
        Self { support, attribution: Some(attribution) }
    }
}

/// What one sentence offers to stand on.
#[derive(Clone, Debug, Default)]
struct Footing {
    /// An earlier sentence of its block is attributed.
    carried: bool,
    /// It names a document or another outlet.
    document: bool,
    linked: bool,
    /// What is looked up when it is first asked: an outlet's own check, whom a poll asked, a verb of saying.
    checked: Cell<Option<bool>>,
    polls: Cell<Option<bool>>,
    speaks: Cell<Option<bool>>,
}

/// The answer to a question that is put to a sentence once.
fn once(slot: &Cell<Option<bool>>, answer: impl FnOnce() -> bool) -> bool {
    slot.get().unwrap_or_else(|| {
        let found = answer();
        slot.set(Some(found));
        found
    })
}

/// Everything that figures and claims can stand on, gathered once.
pub(super) struct Ground {
    /// Which attributions reach into which sentence.
    pub cover: Cover,
    /// Sentences of the lede.
    pub lede: Range<usize>,
    footing: Vec<Footing>,
    /// The first sentence that names a poll: from there on, shares of voters are its own.
    polled: usize,
    /// Values that somebody gives somewhere in the story.
    sourced: FxHashSet<u64>,
}

impl Ground {
    pub fn new(view: View<'_>) -> Self {
        let found = view.found;
        let mut ground = Self {
            cover: Cover::new(found),
            lede: super::story::lede(found),
            footing: vec![Footing::default(); found.sentences.len()],
            polled: found
                .sentences
                .iter()
                .position(|sentence| view.has(sentence.tokens.clone(), known::POLL_WORDS))
                .unwrap_or(usize::MAX),
            sourced: FxHashSet::default(),
        };
        ground.stand(view);
        let quantities = found.figures.iter().filter(|figure| figure.kind.is_quantity());
        let valued = quantities.filter_map(|figure| Some((figure, figure.value.filter(|value| *value >= 10.0)?)));
        ground.sourced = valued
            .filter(|(figure, _)| {
                found.in_quotation(figure.span) || ground.covering(view, figure.span, &speaks).is_some()
            })
            .map(|(_, value)| value.to_bits())
            .collect();
        ground
    }

    /// Looks at each sentence for what it offers.
    fn stand(&mut self, view: View<'_>) {
        let found = view.found;
        let (mut block, mut told) = (usize::MAX, false);
        for (index, sentence) in found.sentences.iter().enumerate() {
            if sentence.block != block {
                (block, told) = (sentence.block, false);
            }
            self.footing[index].carried = told;
            told |= self.cover.of(found, index).any(|(_, attribution)| speaks(attribution));
        }
        let written = found
            .mentions
            .iter()
            .filter(|mention| matches!(mention.class, SourceClass::Document | SourceClass::Outlet));
        for sentence in written.filter_map(|mention| found.sentence_at(mention.span.start())) {
            self.footing[sentence].document = true;
        }
        for sentence in found.document.links.iter().filter_map(|link| found.sentence_at(link.span.start())) {
            self.footing[sentence].linked = true;
        }
    }

    /// Whether a source was given earlier in the paragraph.
    pub fn carried(&self, sentence: usize) -> bool {
        self.footing.get(sentence).is_some_and(|footing| footing.carried)
    }

    /// Whether the sentence names a document or another outlet.
    pub fn document(&self, sentence: usize) -> bool {
        self.footing.get(sentence).is_some_and(|footing| footing.document)
    }

    /// What stands behind words of the outlet's, among the attributions that count.
    pub fn of(&self, view: View<'_>, place: Span, counts: &dyn Fn(&Attribution) -> bool) -> Standing {
        let found = view.found;
        let covering = self.covering(view, place, counts);
        if found.in_quotation(place) {
            return Standing { support: Support::Quotation, attribution: covering };
        }
        if let Some(index) = covering {
            return Standing::on(Support::Attribution, index);
        }
        let Some(sentence) = found.sentence_at(place.start()) else { return Standing::default() };
        let beside = self.cover.of(found, sentence).find(|(_, attribution)| {
            counts(attribution)
                && speaks(attribution)
                && attribution.sentence == sentence
                && attribution.cue_class != CueClass::Mental
                && !attribution.not_covered.iter().any(|part| part.overlaps(place))
        });
        if let Some((index, _)) = beside {
            return Standing::on(Support::Inherited, index);
        }
        let Some(footing) = self.footing.get(sentence) else { return Standing::default() };
        let tokens = found.sentences[sentence].tokens.clone();
        if footing.linked {
            Standing::of(Support::Link)
        } else if footing.document || once(&footing.checked, || view.has(tokens, known::OWN_CHECKS)) {
            Standing::of(Support::Document)
        } else {
            Standing::default()
        }
    }

    /// What stands behind a figure: besides what stands behind any words, a poll whose share it is, or a source close
    /// by that can be taken to have counted.
    pub fn of_figure(&self, view: View<'_>, figure: &Figure) -> Standing {
        let told = self.of(view, figure.span, &|_| true);
        if told.support != Support::None {
            return told;
        }
        let sentence = figure.sentence;
        let (Some(footing), Some(found)) = (self.footing.get(sentence), view.found.sentences.get(sentence)) else {
            return told;
        };
        // A share in a story that has named a poll is the poll's, and so is whom a poll asked.
        let share = figure.kind == FigureKind::Percent && self.polled <= sentence;
        let tokens = || found.tokens.clone();
        if share || self.polled <= sentence && once(&footing.polls, || view.has(tokens(), known::POLL_WORDS)) {
            return Standing::of(Support::Document);
        }
        let repeated = figure.value.is_some_and(|value| self.sourced.contains(&value.to_bits()));
        let near = footing.carried
            || repeated
            || self.told_next(view, sentence)
            || once(&footing.speaks, || somebody_speaks(view, tokens()));
        Standing::of(if near { Support::Inherited } else { Support::None })
    }

    /// The attribution within which a place lies: in its content, its cue, or the words that tell of its source.
    fn covering(&self, view: View<'_>, place: Span, counts: &dyn Fn(&Attribution) -> bool) -> Option<usize> {
        let found = view.found;
        let sentence = found.sentence_at(place.start())?;
        let within = |attribution: &Attribution| {
            let mention = attribution.mention.filter(|_| attribution.inherits.is_none());
            let source = mention.and_then(|mention| found.mentions.get(mention)).map(|mention| mention.span);
            covers(attribution, place) || source.into_iter().chain(attribution.cue).any(|part| part.overlaps(place))
        };
        self.cover
            .of(found, sentence)
            .find(|(_, attribution)| counts(attribution) && within(attribution))
            .map(|(index, _)| index)
    }

    /// Whether the next sentence of the paragraph says who says so; of the lede, the next three of the story.
    fn told_next(&self, view: View<'_>, sentence: usize) -> bool {
        let found = view.found;
        let reach = if self.lede.contains(&sentence) { 3 } else { 1 };
        let block = |at: usize| found.sentences.get(at).map(|sentence| sentence.block);
        (sentence + 1..=sentence + reach).any(|next| {
            (reach > 1 || block(next) == block(sentence))
                && block(next).is_some()
                && self.cover.of(found, next).any(|(_, attribution)| speaks(attribution))
        })
    }
}

/// A verb of saying outside quotation marks: somebody speaks here, also where who says what was not made out.
fn somebody_speaks(view: View<'_>, tokens: Range<usize>) -> bool {
    tokens.clone().any(|at| {
        let cue = view.is(at, known::CUE_SURE) || view.match_at(at, tokens.end, known::CUE_ACCORDING).is_some();
        cue && !view.found.in_quotation(view.span(at..at + 1))
    })
}

/// Whether something is said in it.
pub(super) fn speaks(attribution: &Attribution) -> bool {
    attribution.kind.gives_words() && attribution.cue_class != CueClass::NoComment
}

#[cfg(test)]
mod tests;
