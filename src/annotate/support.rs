//! What stands behind a figure or a claim: an attribution that covers it, a document or link beside it, or a source
//! close by.
//!
//! One ladder serves both, from the strongest to the weakest: the first rung that holds is the answer. `attribution`
//! is strict: the words lie within who says what. Everything below it says only what could stand behind them.

use std::cell::Cell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::cover::{Cover, covers};
use super::lexicon::known;
use super::view::View;
use super::{Annotated, Attribution, CueClass, Figure, FigureKind, NameKind, SourceClass};
use crate::annotate::token::words;
use crate::text::Span;

/// What stands behind a figure or a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Support {
    /// Nothing in the text.
    #[default]
    None,
    /// A source that can be named, close by: in the same sentence, in the sentences before it as long as nobody else
    /// acts, or in the next sentence of the lede.
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
    /// The attribution that covers the place, or that it could stand on.
    pub attribution: Option<usize>,
    /// The source, where there is one: the attribution's, or the document or poll.
    pub source: Option<usize>,
}

impl Standing {
    fn of(support: Support, source: Option<usize>) -> Self {
        Self { support, attribution: None, source }
    }

    fn on(found: &Annotated, support: Support, attribution: usize) -> Self {
        let source = found.attributions.get(attribution).and_then(|attribution| attribution.source);
        Self { support, attribution: Some(attribution), source }
    }
}

/// What one sentence offers to stand on.
#[derive(Clone, Debug, Default)]
struct Footing {
    /// An earlier sentence of its block is attributed, to a source with a name or a description.
    carried: bool,
    /// The attribution whose speaker may go on speaking here.
    speaking: Option<usize>,
    /// The document or other outlet that it names.
    document: Option<usize>,
    linked: bool,
    /// What is looked up when it is first asked: an outlet's own check, a poll's answers.
    checked: Cell<Option<bool>>,
    polls: Cell<Option<bool>>,
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
    /// The first sentence that names a poll, and the poll where it is a source: from there on, shares of voters are its
    /// own.
    polled: usize,
    poll: Option<usize>,
    /// Values that somebody gives somewhere in the story, and the attribution that does.
    sourced: FxHashMap<Value, Option<usize>>,
}

/// What makes two figures one: the same value in the same unit.
type Value = (FigureKind, u64, Option<&'static str>);

fn value(figure: &Figure) -> Option<Value> {
    let value = figure.value.filter(|value| *value >= 10.0)?;
    Some((figure.kind, value.to_bits(), figure.unit))
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
            poll: None,
            sourced: FxHashMap::default(),
        };
        ground.stand(view);
        for figure in found.figures.iter().filter(|figure| figure.kind.is_quantity()) {
            let Some(value) = value(figure) else { continue };
            let said = ground.covering(view, figure.span, &speaks);
            if said.is_some() || found.in_quotation(figure.span) {
                ground.sourced.entry(value).or_insert(said);
            }
        }
        ground
    }

    /// Looks at each sentence for what it offers.
    fn stand(&mut self, view: View<'_>) {
        let found = view.found;
        let (mut block, mut told, mut speaking) = (usize::MAX, false, None);
        for (index, sentence) in found.sentences.iter().enumerate() {
            if sentence.block != block {
                (block, told, speaking) = (sentence.block, false, None);
            }
            // Whoever acts now is told of by the outlet again.
            if speaking.is_some() && somebody_acts(view, sentence.tokens.clone()) {
                speaking = None;
            }
            (self.footing[index].carried, self.footing[index].speaking) = (told, speaking);
            let named =
                |(_, attribution): &(usize, &Attribution)| speaks(attribution) && has_a_name(found, attribution);
            if let Some((attribution, _)) = self.cover.of(found, index).filter(named).last() {
                (told, speaking) = (true, Some(attribution));
            }
        }
        let written = found
            .mentions
            .iter()
            .filter(|mention| matches!(mention.class, SourceClass::Document | SourceClass::Outlet));
        for mention in written {
            let Some(sentence) = found.sentence_at(mention.span.start()) else { continue };
            self.footing[sentence].document.get_or_insert(mention.source);
        }
        self.poll = self.footing.get(self.polled).and_then(|footing| footing.document);
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
        self.footing.get(sentence).is_some_and(|footing| footing.document.is_some())
    }

    /// What stands behind words of the outlet's, among the attributions that count.
    pub fn of(&self, view: View<'_>, place: Span, counts: &dyn Fn(&Attribution) -> bool) -> Standing {
        let found = view.found;
        let covering = self.covering(view, place, counts);
        if found.in_quotation(place) {
            let support = Support::Quotation;
            return covering
                .map_or(Standing::of(support, None), |attribution| Standing::on(found, support, attribution));
        }
        if let Some(index) = covering {
            return Standing::on(found, Support::Attribution, index);
        }
        let Some(sentence) = found.sentence_at(place.start()) else { return Standing::default() };
        let beside = self.cover.of(found, sentence).find(|(_, attribution)| {
            counts(attribution)
                && speaks(attribution)
                && attribution.sentence == sentence
                && attribution.cue_class != CueClass::Mental
                && has_a_name(found, attribution)
                && !attribution.not_covered.iter().any(|part| part.overlaps(place))
                && !hangs_off(view, attribution, place)
        });
        if let Some((index, _)) = beside {
            return Standing::on(found, Support::Inherited, index);
        }
        let Some(footing) = self.footing.get(sentence) else { return Standing::default() };
        let tokens = found.sentences[sentence].tokens.clone();
        if footing.linked {
            Standing::of(Support::Link, footing.document)
        } else if footing.document.is_some() || once(&footing.checked, || view.has(tokens, known::OWN_CHECKS)) {
            Standing::of(Support::Document, footing.document)
        } else {
            Standing::default()
        }
    }

    /// What stands behind a figure: besides what stands behind any words, a poll whose share it is, or a source close
    /// by that can be taken to have counted.
    pub fn of_figure(&self, view: View<'_>, figure: &Figure) -> Standing {
        // "Did not reply to three emails": what the outlet did, it says itself.
        let counts = |one: &Attribution| one.cue_class != CueClass::NoComment && !lives_through(view.found, one);
        let told = self.of(view, figure.span, &counts);
        if told.support != Support::None {
            return told;
        }
        let sentence = figure.sentence;
        let (Some(footing), Some(found)) = (self.footing.get(sentence), view.found.sentences.get(sentence)) else {
            return told;
        };
        // A share in a story that has named a poll is the poll's, and so is whom a poll asked.
        let asked = self.polled <= sentence
            && (figure.kind == FigureKind::Percent
                || once(&footing.polls, || view.has(found.tokens.clone(), known::POLL_WORDS)));
        if asked {
            return Standing::of(Support::Document, self.poll);
        }
        if let Some(attribution) = footing.speaking {
            return Standing::on(view.found, Support::Inherited, attribution);
        }
        let repeated = value(figure).and_then(|value| self.sourced.get(&value).copied());
        match repeated.or_else(|| self.told_next(view, sentence).map(Some)) {
            Some(Some(attribution)) => Standing::on(view.found, Support::Inherited, attribution),
            Some(None) => Standing::of(Support::Inherited, None),
            None => told,
        }
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

    /// The attribution in the next sentence of the paragraph; of the lede, in the next three of the story.
    fn told_next(&self, view: View<'_>, sentence: usize) -> Option<usize> {
        let found = view.found;
        let reach = if self.lede.contains(&sentence) { 3 } else { 1 };
        let block = |at: usize| found.sentences.get(at).map(|sentence| sentence.block);
        let next = (sentence + 1..=sentence + reach).filter(|next| reach > 1 || block(*next) == block(sentence));
        let named = |attribution: &Attribution| speaks(attribution) && has_a_name(found, attribution);
        let mut told = next.flat_map(|next| self.cover.of(found, next)).filter(|(_, attribution)| named(attribution));
        told.next().map(|(index, _)| index)
    }
}

/// Whether what is said hangs off a noun behind the place: in "the blast hurt 29 people with a charge that the mayor
/// called home-made" the mayor counts nobody.
fn hangs_off(view: View<'_>, attribution: &Attribution, place: Span) -> bool {
    let mention = attribution.mention.and_then(|mention| view.found.mentions.get(mention)).map(|mention| mention.span);
    let parts = attribution.content.iter().copied().chain(mention).chain(attribution.cue);
    let Some(first) = parts.map(|part| part.start()).filter(|start| *start >= place.end()).min() else { return false };
    let token = view.found.tokens.partition_point(|token| token.span.start() < first);
    let relative = |at: usize| view.is_one_of(at, words!["that", "which", "who", "whom", "whose"]);
    relative(token) || token > 0 && relative(token - 1)
}

/// "Residents have seen the levy rise to $31": whoever lives through something does not say it.
fn lives_through(found: &Annotated, attribution: &Attribution) -> bool {
    const PERCEIVING: [&str; 5] = ["see", "sees", "saw", "seen", "seeing"];
    let cue = attribution.cue.map(|cue| found.slice(cue));
    !attribution.kind.gives_words()
        && cue.is_some_and(|cue| PERCEIVING.iter().any(|word| cue.eq_ignore_ascii_case(word)))
}

/// Whether its source can be called something: a pronoun for nobody before it cannot.
fn has_a_name(found: &Annotated, attribution: &Attribution) -> bool {
    let source = attribution.source.and_then(|source| found.sources.get(source));
    source.is_some_and(|source| source.class != SourceClass::Pronoun)
}

/// Whether a sentence opens with the name of somebody, or of a body, who does something there.
fn somebody_acts(view: View<'_>, tokens: Range<usize>) -> bool {
    let opens = view.found.name_starting(view.token(tokens.start).map(|token| token.span));
    opens.and_then(|name| view.found.names.get(name)).is_some_and(|name| name.kind != NameKind::Place)
}

/// Whether something is said in it.
pub(super) fn speaks(attribution: &Attribution) -> bool {
    attribution.kind.gives_words() && attribution.cue_class != CueClass::NoComment
}

#[cfg(test)]
mod tests;
