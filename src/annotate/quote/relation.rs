//! How a quotation stands to others, to its speaker and to the story.

use super::{Quote, QuoteKind};
use crate::annotate::{Annotated, Attribution, NameKind, PronounUse, Sentence, SourceClass, TokenKind};
use crate::text::Span;

/// How many quotations back another speaker's is looked for.
const COMPARED: usize = 200;

/// The sentence of a quote's start; one past the last where there is none.
fn sentence_of(found: &Annotated, index: usize) -> usize {
    let at = found.quotes[index].span.start();
    found.sentences.partition_point(|sentence| sentence.span.end() <= at)
}

/// By quote, the first attribution that covers it.
pub(in crate::annotate) fn attributed(found: &Annotated) -> Vec<Option<usize>> {
    let mut attributed = vec![None; found.quotes.len()];
    for (at, attribution) in found.attributions.iter().enumerate() {
        for &quote in &attribution.quotes {
            attributed[quote].get_or_insert(at);
        }
    }
    attributed
}

/// The attribution that covers a quote.
pub(super) fn attribution(found: &Annotated, index: usize) -> Option<usize> {
    found.attributed.get(index).copied().flatten()
}

/// Who says it.
pub(in crate::annotate) fn speaker(found: &Annotated, index: usize) -> Option<usize> {
    attribution(found, index).and_then(|at| found.attributions[at].source)
}

/// The sentences that lie, at least in part, in a place.
pub(super) fn sentences(found: &Annotated, inside: Span) -> impl Iterator<Item = &Sentence> {
    let start = found.sentences.partition_point(|sentence| sentence.span.end() <= inside.start());
    found.sentences[start..].iter().take_while(move |sentence| sentence.span.start() < inside.end())
}

/// Fragments and single quoted words in the sentence of a quote, if it is the first of them.
pub(super) fn chain(found: &Annotated, index: usize) -> Option<usize> {
    let fragment = |at: &usize| matches!(found.quotes[*at].kind, QuoteKind::Fragment | QuoteKind::Scare);
    let sentence = found.sentences.get(sentence_of(found, index))?.span;
    let start = found.quotes.partition_point(|quote| quote.span.start() < sentence.start());
    let end = found.quotes.partition_point(|quote| quote.span.start() < sentence.end());
    let mut fragments = (start..end).filter(fragment);
    (fragments.next() == Some(index)).then(|| fragments.count() + 1)
}

/// The first full quotation of a person in the story.
pub(in crate::annotate) fn first_voice(found: &Annotated) -> Option<usize> {
    let person = |source: usize| {
        matches!(
            found.sources[source].class,
            SourceClass::Named | SourceClass::RoleUnnamed | SourceClass::Anonymous | SourceClass::PrivateUnnamed
        )
    };
    let full = |at: &&usize| matches!(found.quotes[**at].kind, QuoteKind::Full | QuoteKind::Block);
    // Attributions stand in the order of the text, so the search ends at the first voice.
    let mut people = found.attributions.iter().filter(|attribution| attribution.source.is_some_and(person));
    let first = people.find_map(|attribution| attribution.quotes.iter().filter(full).min().copied())?;
    speaker(found, first).is_some_and(person).then_some(first)
}

/// Quoted sentences before the first tag; none if the speaker comes first, or was at hand in the lines before. A
/// sentence of two or three words counts only where there are no longer ones, and then as one of at least three.
pub(super) fn before_speaker(found: &Annotated, index: usize) -> Option<usize> {
    let quote = &found.quotes[index];
    let attribution = &found.attributions[attribution(found, index)?];
    let tag = attribution.cue.or_else(|| attribution.mention.and_then(|at| Some(found.mentions.get(at)?.span)))?;
    if tag.start() < quote.span.start() || at_hand(found, quote, attribution) {
        return None;
    }
    // “…” – Ola Brandt: under words set apart the name is where readers look for it.
    if attribution.cue.is_none() && attribution.inherits.is_none() && tag.start() >= quote.span.end() {
        return None;
    }
    let (mut long, mut short) = (0, 0);
    for sentence in sentences(found, quote.inside) {
        let start = sentence.span.start().max(quote.inside.start());
        let part = Span::new(start, sentence.span.end().min(quote.inside.end()).max(start));
        let words = found.tokens[found.tokens_in(part)].iter().filter(|token| token.kind == TokenKind::Word).count();
        if start < tag.start() {
            long += usize::from(words > 3);
            short += usize::from((2..=3).contains(&words));
        }
    }
    Some(if long > 0 || short < 3 { long.max(1) } else { short })
}

/// The speaker is taken up by a pronoun, or stands in this paragraph or the one before.
fn at_hand(found: &Annotated, quote: &Quote, attribution: &Attribution) -> bool {
    let (Some(source), Some(mention)) = (attribution.source, attribution.mention) else { return false };
    let near = |span: Span| {
        span.end() <= quote.span.start() && found.block_at(span.start()).is_some_and(|block| block + 1 >= quote.block)
    };
    let mentions = &found.sources[source].mentions;
    let named = found.mentions[mention].name.is_some_and(|name| {
        let bearer = found.names[name].same_as;
        let end = found.names.partition_point(|name| name.span.start() < quote.span.start());
        let recent = found.names[..end].iter().rev().take_while(|name| near(name.span));
        recent.take(60).any(|name| name.same_as == bearer)
    });
    // "she said" takes up somebody whom readers have met, or is the pronoun's own fault.
    let before = |at: usize| found.mentions[at].span.end() <= quote.span.start();
    let taken_up = match found.mentions[mention].pronoun {
        PronounUse::None => false,
        PronounUse::Unresolved => true,
        PronounUse::Clear | PronounUse::Ambiguous => mentions.first().is_some_and(|&at| before(at)),
    };
    let end = mentions.partition_point(|&at| found.mentions[at].span.start() < quote.span.start());
    let recent = mentions[..end].iter().rev().map(|&at| found.mentions[at].span);
    let close = |span: &Span| found.block_at(span.start()).is_some_and(|block| block + 1 >= quote.block);
    named || taken_up || recent.take_while(close).any(near)
}

/// Whether it runs on from another speaker's words: in their paragraph with its own speaker only behind it, or without
/// any tag after a paragraph that turned to somebody else.
pub(super) fn switches(found: &Annotated, index: usize) -> bool {
    let quote = &found.quotes[index];
    if !quote.kind.is_speech() || quote.parent.is_some() || quote.continues.is_some() {
        return false;
    }
    let speaks = |at: &usize| found.quotes[*at].kind.is_speech() && found.quotes[*at].parent.is_none();
    let Some(earlier) = (index.saturating_sub(COMPARED)..index).rev().find(speaks) else { return false };
    let Some(theirs) = speaker(found, earlier) else { return false };
    let Some(mine) = speaker(found, index) else { return turned(found, index, (earlier, theirs)) };
    // Whatever stands between in a sentence of its own turns to somebody else.
    let between = sentences(found, Span::new(found.quotes[earlier].span.end(), quote.span.start()))
        .filter(|sentence| sentence.span.start() >= found.quotes[earlier].span.end())
        .count();
    let named_after = attribution(found, index).is_some_and(|at| {
        let attribution = &found.attributions[at];
        // A pronoun may stand for the speaker before.
        let mention = attribution.mention.and_then(|at| found.mentions.get(at));
        mention.is_some_and(|mention| mention.pronoun == PronounUse::None && mention.span.start() >= quote.span.end())
    });
    mine != theirs && quote.block == found.quotes[earlier].block && between == 0 && named_after
}

/// Whether an untagged quotation opens a paragraph, and the one before is about another person than the last speaker.
fn turned(found: &Annotated, index: usize, (earlier, speaker): (usize, usize)) -> bool {
    let quote = &found.quotes[index];
    let sentence = found.sentences.get(sentence_of(found, index));
    let opens = sentence.is_some_and(|sentence| sentence.position == 0 && sentence.span.start() == quote.span.start());
    let before = quote.block.checked_sub(1).filter(|&block| block > found.quotes[earlier].block);
    let Some(before) = before.filter(|_| opens && quote.kind == QuoteKind::Full) else { return false };
    let start = found.document.blocks[before].span.start();
    let first = found.names.partition_point(|name| name.span.start() < start);
    let Some(name) = found.names.get(first).filter(|name| name.span.start() == start) else { return false };
    let same = found.sources[speaker].mentions.iter().filter_map(|&mention| found.mentions[mention].name);
    matches!(name.kind, NameKind::Person | NameKind::Other)
        && same.into_iter().all(|other| found.names[other].same_as != name.same_as)
}
