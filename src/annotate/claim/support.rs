//! What stands behind a claim: an attribution that covers it, a document or link beside it, or a source carried over.

use rustc_hash::FxHashSet;

use super::super::cover::{Cover, covers};
use super::super::lexicon::known;
use super::super::view::View;
use super::super::{Attribution, CueClass, FigureKind, SourceClass};
use super::find::{Hit, Site};
use super::{ClaimKind, Support};
use crate::text::Span;

/// Everything that claims can stand on, gathered once.
pub(super) struct Ground<'a> {
    view: View<'a>,
    cover: &'a Cover,
    /// Of each sentence, whether an earlier one of its block is attributed.
    carried: Vec<bool>,
    /// Of each sentence, whether it names a document or another outlet.
    document: Vec<bool>,
    linked: Vec<bool>,
    /// Sentences of the lede.
    pub lede: std::ops::Range<usize>,
    /// The first sentence that names a poll: from there on, shares of voters are its own.
    polled: usize,
    /// Values that somebody gives somewhere in the story.
    sourced: FxHashSet<u64>,
}

impl<'a> Ground<'a> {
    pub fn new(view: View<'a>, cover: &'a Cover) -> Self {
        let found = view.found;
        let count = found.sentences.len();
        let mut ground = Self {
            view,
            cover,
            carried: vec![false; count],
            document: vec![false; count],
            linked: vec![false; count],
            lede: super::super::story::lede(found),
            polled: found
                .sentences
                .iter()
                .position(|sentence| view.has(sentence.tokens.clone(), known::POLL_WORDS))
                .unwrap_or(usize::MAX),
            sourced: FxHashSet::default(),
        };
        let mut block = usize::MAX;
        let mut told = false;
        for (index, sentence) in found.sentences.iter().enumerate() {
            if sentence.block != block {
                (block, told) = (sentence.block, false);
            }
            ground.carried[index] = told;
            told |= cover.of(found, index).any(|(_, attribution)| speaks(attribution));
        }
        for mention in &found.mentions {
            if matches!(mention.class, SourceClass::Document | SourceClass::Outlet)
                && let Some(sentence) = found.sentence_at(mention.span.start())
            {
                ground.document[sentence] = true;
            }
        }
        for link in &found.document.links {
            if let Some(sentence) = found.sentence_at(link.span.start()) {
                ground.linked[sentence] = true;
            }
        }
        for figure in found.figures.iter().filter(|figure| figure.kind.is_quantity()) {
            let said = found.in_quotation(figure.span)
                || cover
                    .of(found, figure.sentence)
                    .any(|(_, attribution)| speaks(attribution) && covers(attribution, figure.span));
            if let (true, Some(value)) = (said, figure.value.filter(|value| *value >= 10.0)) {
                ground.sourced.insert(value.to_bits());
            }
        }
        ground
    }

    /// Whether a source was given earlier in the paragraph.
    pub fn carried(&self, sentence: usize) -> bool {
        self.carried.get(sentence).copied().unwrap_or(false)
    }

    /// Whether the sentence names a document or another outlet.
    pub fn document(&self, sentence: usize) -> bool {
        self.document.get(sentence).copied().unwrap_or(false)
    }

    /// What stands behind a claim outside quotations, and the attribution where it is one.
    pub fn of(&self, site: &Site<'_>, hit: &Hit, trigger: Span) -> (Support, Option<usize>) {
        let found = self.view.found;
        let mut beside = None;
        for (index, attribution) in self.cover.of(found, site.sentence) {
            // "The company wants": the cue of a belief is itself the motive that is claimed.
            let own = hit.kind == ClaimKind::Motive
                && attribution.cue_class == CueClass::Mental
                && attribution.cue.is_some_and(|cue| cue.overlaps(trigger));
            if !speaks(attribution) || own {
                continue;
            }
            if covers(attribution, trigger) {
                return (Support::Attribution, Some(index));
            }
            let hung = attribution.not_covered.iter().any(|part| part.overlaps(trigger));
            if !hung && attribution.sentence == site.sentence && attribution.cue_class != CueClass::Mental {
                beside = Some(index);
            }
        }
        if beside.is_some() {
            return (Support::Attribution, beside);
        }
        if hit.kind == ClaimKind::Accusation && self.view.is(hit.trigger.start, known::ACCUSATION_VERBS) {
            // "Three tenants accuse": the accuser is the subject.
            return (Support::Attribution, None);
        }
        if self.linked.get(site.sentence).copied().unwrap_or(false) {
            return (Support::Link, None);
        }
        if self.document(site.sentence) || self.view.has(site.tokens.clone(), known::OWN_CHECKS) {
            return (Support::Document, None);
        }
        let figure = hit.figure.and_then(|figure| found.figures.get(figure));
        // A share in a story that has named a poll is the poll's, and so is whom a poll asked.
        let share = figure.is_some_and(|figure| figure.kind == FigureKind::Percent && self.polled <= site.sentence);
        if share || (hit.kind == ClaimKind::Number && self.view.has(site.tokens.clone(), known::POLL_WORDS)) {
            return (Support::Document, None);
        }
        // A verb of saying outside quotation marks: somebody speaks here, also where who says what was not made out.
        if matches!(hit.kind, ClaimKind::Number | ClaimKind::Casualty) && self.somebody_speaks(site) {
            return (Support::Attribution, None);
        }
        let repeated =
            figure.and_then(|figure| figure.value).is_some_and(|value| self.sourced.contains(&value.to_bits()));
        let told = self.carried(site.sentence) || repeated || self.told_next(site.sentence);
        if matches!(hit.kind, ClaimKind::Number | ClaimKind::Casualty) && told {
            return (Support::Inherited, None);
        }
        (Support::None, None)
    }

    /// Whether the next sentence of the paragraph says who says so; of the lede, the next three of the story.
    fn told_next(&self, sentence: usize) -> bool {
        let found = self.view.found;
        let reach = if self.lede.contains(&sentence) { 3 } else { 1 };
        let block = |at: usize| found.sentences.get(at).map(|sentence| sentence.block);
        (sentence + 1..=sentence + reach).any(|next| {
            (reach > 1 || block(next) == block(sentence))
                && block(next).is_some()
                && self.cover.of(found, next).any(|(_, attribution)| speaks(attribution))
        })
    }

    fn somebody_speaks(&self, site: &Site<'_>) -> bool {
        let view = self.view;
        site.tokens.clone().any(|at| {
            let cue =
                view.is(at, known::CUE_SURE) || view.match_at(at, site.tokens.end, known::CUE_ACCORDING).is_some();
            cue && !view.found.in_quotation(view.span(at..at + 1))
        })
    }

    /// The attribution of the quotation in which a place lies.
    pub fn quoting(&self, place: Span) -> Option<usize> {
        let sentence = self.view.found.sentence_at(place.start())?;
        self.cover
            .of(self.view.found, sentence)
            .find(|(_, attribution)| covers(attribution, place))
            .map(|(index, _)| index)
    }
}

/// Whether something is said in it.
fn speaks(attribution: &Attribution) -> bool {
    attribution.kind.gives_words() && attribution.cue_class != CueClass::NoComment
}
