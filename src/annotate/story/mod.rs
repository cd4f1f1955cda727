//! The story as a whole: what it stands on.

mod attributes;
mod headline;
mod lede;
mod matter;
mod misnamed;
mod poll;
#[cfg(test)]
mod tests;
mod voices;

use std::ops::Range;

use super::cover::Cover;
use super::lexicon::known;
use super::view::View;
use super::{Annotated, AttributionKind, ClaimKind, Support};
use crate::document::BlockKind;
use crate::text::Span;

pub(super) use attributes::ROW;
pub use lede::LedeSupport;

/// Counts and shares over one story, and what was looked for in it as a whole.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// Sentences of the running story.
    pub sentences: usize,
    /// Paragraphs of the running story.
    pub paragraphs: usize,
    /// By block: how many paragraphs of the running story stand up to and with it.
    pub paragraph_of: Vec<u32>,
    /// Of the sentences, those with no attribution and nothing quoted.
    pub unsourced: usize,
    /// Sentences that could be checked: they hold a claim, or somebody says something in them.
    pub worthy: usize,
    /// Of those, the ones with nobody behind them.
    pub worthy_unsourced: usize,
    /// The longest run of check-worthy sentences with nobody behind them.
    pub longest_run: usize,
    /// Each such run: its last sentence and how long it is, in text order.
    pub runs: Vec<(usize, usize)>,
    /// Sentences that belong to the lede: standfirst and first sentences.
    pub lede: Range<usize>,
    /// The best that stands behind the lede's claim.
    pub lede_support: LedeSupport,
    /// The lede's strongest claim.
    pub lede_claim: Option<usize>,
    /// The sentence of the lede that carries the central claim.
    pub central: Option<usize>,
    /// Distinct voices: a person and the body they speak for are one.
    pub voices: usize,
    /// All voices are officials, spokespeople, police or companies.
    pub official_only: bool,
    /// The first mention of people whom the matter falls upon.
    pub affected: Option<Span>,
    /// A notice of what could not be verified.
    pub notice: Option<Span>,
    /// The first mention of a poll with a percentage.
    pub poll: Option<Span>,
    /// How many of the seven basic statements about a poll are there.
    pub poll_facts: usize,
    /// The body's hedge or allegation that the headline leaves out.
    pub headline_surer: Option<Span>,
    /// A name of the headline or the standfirst that the body spells otherwise, and where it does.
    pub headline_slip: Option<(Span, Span)>,
    /// Somebody whom the headline or the standfirst names and the body does not.
    pub headline_stranger: Option<Span>,
}

/// How many sentences of the body open the story.
const LEDE_SENTENCES: usize = 2;

/// From this score on a claim makes its sentence one that could be checked.
const WORTHY: f32 = 0.4;

/// The standfirst and the first sentences of the body.
pub(super) fn lede(found: &Annotated) -> Range<usize> {
    let mut first = None;
    let mut body = 0;
    for (index, sentence) in found.sentences.iter().enumerate() {
        let kind = found.document.blocks.get(sentence.block).map(|block| block.kind);
        match kind {
            Some(BlockKind::Standfirst) => {}
            Some(kind) if kind.is_body() => body += 1,
            _ => continue,
        }
        first = first.or(Some(index));
        if body == LEDE_SENTENCES {
            return first.unwrap_or(index)..index + 1;
        }
    }
    first.map_or(0..0, |first| first..found.sentences.len())
}

/// Counts over everything found before.
pub(super) fn story(view: View<'_>, cover: &Cover) -> Story {
    let found = view.found;
    let mut story = Story { lede: lede(found), ..Story::default() };
    let bodies = found.document.blocks.iter().map(|block| u32::from(block.kind.is_body()));
    story.paragraph_of = bodies
        .scan(0, |count, one| {
            *count += one;
            Some(*count)
        })
        .collect();
    density(found, cover, &mut story);
    lede::judge(view, cover, &mut story);
    voices::count(view, &mut story);
    poll::look(view, &mut story);
    headline::compare(view, &mut story);
    misnamed::compare(view, &mut story);
    let all = || running(found).map(|sentence| sentence.tokens.clone());
    let persons = all().flat_map(|tokens| view.entries_in(tokens, known::AFFECTED_PERSONS)).map(|entry| entry.start);
    story.affected = persons.filter(|&at| view.is(at, known::AFFECTED_PERSONS)).find_map(|at| {
        let word = view.token(at)?.span;
        (!found.in_quotation(word)).then_some(word)
    });
    story.notice =
        all().find_map(|tokens| view.find(tokens, known::UNVERIFIED_NOTICES)).map(|tokens| view.span(tokens));
    story
}

/// Sentences of the running story.
fn running(found: &Annotated) -> impl Iterator<Item = &super::Sentence> {
    found
        .sentences
        .iter()
        .filter(|sentence| found.document.blocks.get(sentence.block).is_some_and(|block| block.kind.is_body()))
}

/// Which sentences could be checked, and which of them nobody stands behind.
fn density(found: &Annotated, cover: &Cover, story: &mut Story) {
    let mut claims = 0;
    let mut run = (0, 0);
    let mut block = usize::MAX;
    for (index, sentence) in found.sentences.iter().enumerate() {
        let first = claims;
        claims += found.claims[first..].iter().take_while(|claim| claim.sentence <= index).count();
        let kind = found.document.blocks.get(sentence.block).map(|block| block.kind);
        if !kind.is_some_and(BlockKind::is_body) {
            continue;
        }
        story.sentences += 1;
        story.paragraphs += usize::from(sentence.block != block);
        block = sentence.block;
        let spoken = cover.of(found, index).any(|(_, attribution)| attribution.kind.gives_words());
        let quoted = found.in_quotation(sentence.span);
        let sourced = spoken || quoted;
        story.unsourced += usize::from(
            !sourced && !cover.of(found, index).any(|(_, attribution)| attribution.kind != AttributionKind::Topic),
        );
        let own: Vec<_> = found.claims[first..claims]
            .iter()
            .filter(|claim| claim.sentence == index && claim.kind != ClaimKind::Trend && claim.score >= WORTHY)
            .collect();
        if !sourced && own.is_empty() {
            continue;
        }
        story.worthy += 1;
        // A link, a paper beside it or a source carried over counts as somebody.
        if sourced || own.iter().all(|claim| claim.support != Support::None) {
            end_run(story, &mut run);
        } else {
            story.worthy_unsourced += 1;
            run = (index, run.1 + 1);
        }
    }
    end_run(story, &mut run);
}

fn end_run(story: &mut Story, run: &mut (usize, usize)) {
    if run.1 > 0 {
        story.longest_run = story.longest_run.max(run.1);
        story.runs.push(*run);
        *run = (0, 0);
    }
}
