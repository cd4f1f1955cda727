//! Quotations without a tag: whose speaker carries over from the words before.

use std::ops::Range;

use super::draft::{Draft, Drafts};
use super::reader::Reader;
use super::subject::Subject;
use super::verb::Verb;
use super::view::View;
use super::vocabulary::LISTS;
use super::{AttributionKind, CueClass};
use crate::annotate::source::Phrase;
use crate::annotate::token::words;
use crate::annotate::{Quote, QuoteKind, TokenKind};
use crate::text::Span;

/// Gives each untagged quotation of speech the speaker that readers would take, or none.
pub(super) fn read(reader: &Reader<'_>, out: &mut Drafts) {
    let quotes = &reader.found.quotes;
    let mut owner: Vec<Option<usize>> = vec![None; quotes.len()];
    for (index, draft) in out.drafts.iter().enumerate() {
        for &quote in &draft.quotes {
            if let Some(slot) = owner.get_mut(quote) {
                *slot = Some(index);
            }
        }
    }
    // Drafts by sentence, to find the speaker before a quotation without a search through the story.
    let mut by_sentence: Vec<Vec<usize>> = vec![Vec::new(); reader.found.sentences.len()];
    for (index, draft) in out.drafts.iter().enumerate() {
        if let Some(list) = by_sentence.get_mut(draft.sentence) {
            list.push(index);
        }
    }
    for index in 0..quotes.len() {
        let quote = &quotes[index];
        if owner[index].is_some() || quote.parent.is_some() || !quote.kind.is_speech() {
            continue;
        }
        let Some(draft) = carried(reader, out, &owner, &by_sentence, index) else { continue };
        owner[index] = Some(out.drafts.len());
        if let Some(list) = by_sentence.get_mut(draft.sentence) {
            list.push(out.drafts.len());
        }
        out.drafts.push(draft);
    }
}

fn carried(
    reader: &Reader<'_>,
    out: &mut Drafts,
    owner: &[Option<usize>],
    by_sentence: &[Vec<usize>],
    index: usize,
) -> Option<Draft> {
    let quote = &reader.found.quotes[index];
    let sentence = reader.found.sentence_at(quote.span.start())?;
    let continued = quote.continues.and_then(|before| *owner.get(before)?).map(|from| (from, 0.9));
    if continued.is_none() && quote.kind == QuoteKind::Full {
        if let Some(draft) =
            colon_before(reader, out, index, sentence).or_else(|| tag_behind(reader, out, by_sentence, index))
        {
            return Some(draft);
        }
        let silent = sentence > 0 && by_sentence[sentence - 1].is_empty() && by_sentence[sentence].is_empty();
        if silent && let Some(draft) = lead_in(reader, out, index, sentence) {
            return Some(draft);
        }
    }
    let from = continued
        .or_else(|| same_paragraph(reader, out, by_sentence, (quote, sentence)))
        .or_else(|| next_tag(reader, out, by_sentence, (quote, sentence)));
    if let Some((from, confidence)) = from {
        return Some(inherited(out, index, quote, sentence, (from, confidence)));
    }
    if let Some(draft) = lead_in(reader, out, index, sentence) {
        return Some(draft);
    }
    if quote.kind == QuoteKind::Fragment {
        return None;
    }
    let from = next_said(reader, out, by_sentence, (quote, sentence))
        .or_else(|| paragraph_before(reader, by_sentence, out, sentence))?;
    Some(inherited(out, index, quote, sentence, (from, 0.5)))
}

fn inherited(out: &Drafts, index: usize, quote: &Quote, sentence: usize, (from, confidence): (usize, f32)) -> Draft {
    // "Orr said she felt it was late": it is Orr's talk that goes on, not what stands inside it.
    let mut from = from;
    while let Some(outer) = out.drafts[from].parent.filter(|&outer| out.drafts[outer].kind != AttributionKind::Nested) {
        from = outer;
    }
    let mut draft = Draft::of_quote((index, quote.span), CueClass::None, sentence);
    draft.kind = AttributionKind::Inherited;
    draft.mention = out.drafts[from].mention;
    draft.inherits = Some(from);
    draft.parent = out.drafts[from].parent;
    draft.confidence = confidence;
    draft
}

fn speaks(draft: &Draft) -> bool {
    draft.mention.is_some()
        && draft.kind.gives_words()
        && !matches!(draft.kind, AttributionKind::SelfSourced | AttributionKind::Nested)
}

/// An attribution earlier in the paragraph.
fn same_paragraph(
    reader: &Reader<'_>,
    out: &Drafts,
    by_sentence: &[Vec<usize>],
    (quote, sentence): (&Quote, usize),
) -> Option<(usize, f32)> {
    let block = reader.found.sentences[sentence].block;
    for (distance, at) in (0..=sentence).rev().enumerate().take(8) {
        if reader.found.sentences[at].block != block {
            break;
        }
        let said = |&&known: &&usize| {
            let draft = &out.drafts[known];
            speaks(draft) && draft.start() < quote.span.start()
        };
        // “…,” the president will say, according to excerpts. “…”
        let quoted = |known: &&usize| said(known) && !out.drafts[**known].quotes.is_empty();
        let mut latest = by_sentence[at].iter().rev();
        if let Some(&known) = latest.clone().find(quoted).or_else(|| latest.find(said)) {
            let quoted = matches!(
                out.drafts[known].kind,
                AttributionKind::Direct | AttributionKind::Mixed | AttributionKind::Inherited
            );
            let near = distance <= 1;
            return Some((known, if quoted && near { 0.85 } else { 0.65 }));
        }
    }
    None
}

/// A tag in the next sentence of the paragraph: “…” “…,” Orr said.
fn next_tag(
    reader: &Reader<'_>,
    out: &Drafts,
    by_sentence: &[Vec<usize>],
    (quote, sentence): (&Quote, usize),
) -> Option<(usize, f32)> {
    let block = reader.found.sentences[sentence].block;
    let end = reader.found.sentence_at(quote.span.end().saturating_sub(1)).unwrap_or(sentence);
    let next = end + 1;
    if reader.found.sentences.get(next)?.block != block {
        return None;
    }
    let known = by_sentence
        .get(next)?
        .iter()
        .copied()
        .find(|&known| speaks(&out.drafts[known]) && !out.drafts[known].quotes.is_empty())?;
    Some((known, 0.7))
}

/// “…” Orr shut the door, he said: the paragraph opens with the quotation, and its next sentence says who speaks.
fn next_said(
    reader: &Reader<'_>,
    out: &Drafts,
    by_sentence: &[Vec<usize>],
    (quote, sentence): (&Quote, usize),
) -> Option<usize> {
    let own = &reader.found.sentences[sentence];
    let end = reader.found.sentence_at(quote.span.end().saturating_sub(1)).unwrap_or(sentence);
    let next = reader.found.sentences.get(end + 1)?;
    if own.span.start() != quote.span.start() || own.position != 0 || next.block != own.block {
        return None;
    }
    by_sentence.get(end + 1)?.iter().copied().find(|&known| speaks(&out.drafts[known]))
}

/// "Kettle was blunt. “…”": the subject of the sentence before, in the same paragraph.
fn lead_in(reader: &Reader<'_>, out: &mut Drafts, index: usize, sentence: usize) -> Option<Draft> {
    let quote = &reader.found.quotes[index];
    let block = reader.found.sentences[sentence].block;
    let own = reader.view(sentence);
    let starts = reader.found.sentences[sentence].span.start() == quote.span.start();
    let view = if starts { reader.view(sentence.checked_sub(1)?) } else { own };
    if reader.found.sentences.get(view.sentence)?.block != block {
        return None;
    }
    let subject = if quote.kind == QuoteKind::Fragment {
        // "Orr hailed the bridge as a “marvel”": whoever acts in the clause uses the word.
        let at = (0..view.len()).find(|&at| view.quoted(at).is_some_and(|inside| inside.span == quote.span))?;
        // "left for “family reasons”": why, where and when are the outlet's to tell.
        let placed = words!["for", "in", "at", "from", "to", "on", "with", "of", "by", "during", "after"];
        if at == 0 || view.is_one_of(at - 1, placed) {
            return None;
        }
        view.actor(at)?
    } else {
        view.main_subject(view.len())?
    };
    // "The board was blunt: “…”": behind a colon a body speaks too, and what it wrote.
    let led = !starts && quote.kind == QuoteKind::Full && {
        let lists = &LISTS;
        let head = subject.core.end - 1;
        let at = (1..view.len()).find(|&at| view.quoted(at).is_some_and(|inside| inside.span == quote.span));
        let colon = at.is_some_and(|at| view.kind(at - 1) == Some(TokenKind::Colon));
        colon && (view.is_person_word(head) || view.is(head, lists.documents | lists.social))
    };
    if !person_like(&view, &subject) && !led {
        return None;
    }
    let draft = untagged(&view, out, &subject, (index, quote.span), sentence);
    draft.mention.is_some().then_some(Draft { confidence: 0.5, ..draft })
}

fn person_like(view: &View<'_>, phrase: &Phrase) -> bool {
    let lists = &LISTS;
    let head = phrase.core.end - 1;
    let pronoun =
        phrase.core.len() == 1 && view.is(head, lists.pronouns) && !view.equals(head, "it") && !view.equals(head, "we");
    let name = view.capital(head)
        && !(head == 0 && view.is(head, lists.determiners))
        && (head > 0
            || view.is_whole_name(phrase.core.clone())
            || view.kind(head).is_some() && view.is_finite(head + 1));
    // "the college's Ola Brandt" is a person.
    let organisation = view.person_ending(phrase.core.end).is_none()
        && (view.phrase_has(phrase, lists.organisations) || view.is(phrase.core.start, lists.determiners));
    pronoun || name && !organisation || view.is(head, lists.roles)
}

/// A paragraph that opens with a quotation and has no tag, after a paragraph that ended with somebody's words; a beat may
/// stand between them: "He pauses.", "I ask whether she regrets it."
fn paragraph_before(reader: &Reader<'_>, by_sentence: &[Vec<usize>], out: &Drafts, sentence: usize) -> Option<usize> {
    let sentences = &reader.found.sentences;
    if sentences[sentence].position > 1 {
        return None;
    }
    let block_before = |first: usize| {
        let last = first.checked_sub(1)?;
        Some(last - sentences[last].position..last + 1)
    };
    let said = |&&known: &&usize| speaks(&out.drafts[known]) && !is_writers(reader, out, &out.drafts[known]);
    let last_in = |block: &Range<usize>| {
        block.clone().rev().take(4).flat_map(|at| by_sentence[at].iter().rev()).find(said).copied()
    };
    let before = block_before(sentence - sentences[sentence].position)?;
    last_in(&before).or_else(|| {
        let earlier = block_before(before.start).filter(|_| is_beat(reader, before.clone()))?;
        last_in(&earlier)
    })
}

/// Whether the one who writes says it: no quotation behind it is theirs.
fn is_writers(reader: &Reader<'_>, out: &Drafts, draft: &Draft) -> bool {
    let core = draft.mention.and_then(|mention| out.mentions.get(mention)).map(|mention| mention.core.clone());
    core.is_some_and(|core| core.len() == 1 && reader.is_one_of(core.start, words!["i", "we"]))
}

/// A sentence or two of the outlet's in which somebody known or the one who writes does something.
fn is_beat(reader: &Reader<'_>, sentences: Range<usize>) -> bool {
    let acts = words!["he", "she", "they", "i", "we"];
    let quoted = |view: &View<'_>| view.quotes_in(0..view.len()).next().is_some();
    sentences.len() <= 2
        && reader.view(sentences.start).is_one_of(0, acts)
        && !sentences.into_iter().any(|at| quoted(&reader.view(at)))
}

/// "Orr added:" at the end of a paragraph, and the quotation opens the next one.
fn colon_before(reader: &Reader<'_>, out: &mut Drafts, index: usize, sentence: usize) -> Option<Draft> {
    let quote = &reader.found.quotes[index];
    if reader.found.sentences[sentence].span.start() != quote.span.start() {
        return None;
    }
    let view = reader.view(sentence.checked_sub(1)?);
    let last = view.len().checked_sub(1)?;
    if view.kind(last) != Some(TokenKind::Colon) {
        return None;
    }
    let Some(verb) = (0..last).rev().find_map(|at| view.verb_at(at)) else {
        // "Orr issued this statement:"
        let lists = &LISTS;
        let noun = (1..last).any(|at| view.is(at, lists.noun_cues | lists.documents | lists.social));
        let subject = view.main_subject(last).filter(|subject| noun && view.ends_in_somebody(subject))?;
        let draft = untagged(&view, out, &subject, (index, quote.span), sentence);
        return Some(Draft { confidence: 0.8, ..draft });
    };
    let subject = match view.subject(&verb)? {
        Subject::Before(phrase) | Subject::Behind(phrase) | Subject::Fronted(phrase) | Subject::Relative(phrase) => {
            phrase
        }
        Subject::Shared => view.main_subject(verb.start)?,
    };
    Some(Draft { confidence: 0.85, ..tagged(&view, out, (&verb, &subject), (index, quote.span)) })
}

/// “Will it hold?” Orr's niece, a pilot, shouted to the crew. The sentence behind a quotation is nothing but its tag.
fn tag_behind(reader: &Reader<'_>, out: &mut Drafts, by_sentence: &[Vec<usize>], index: usize) -> Option<Draft> {
    let quote = &reader.found.quotes[index];
    let own = reader.found.sentence_at(quote.span.end() - 1)?;
    let next = own + 1;
    let sentences = &reader.found.sentences;
    let words = reader.found.slice(quote.inside).trim_end();
    // A stop inside the marks closes the sentence, and many a writer still hangs the tag behind it: “It leaks.” Orr said.
    let closed = words.ends_with(['.', '…']);
    let ended = sentences[own].span.end() == quote.span.end() && (closed || words.ends_with(['?', '!', ',']));
    if !ended || sentences.get(next)?.block != sentences[own].block || !by_sentence.get(next)?.is_empty() {
        return None;
    }
    let view = reader.view(next);
    let verb = (1..view.len().min(24)).find_map(|at| view.verb_at(at))?;
    let Subject::Before(subject) = view.subject(&verb)? else { return None };
    let rest = view.skip_circumstance(verb.end, view.len());
    let ends = rest >= view.len() || view.is_break(rest) || view.is(rest, LISTS.prepositions);
    let bare = view.reports(&verb) && (rest >= view.len() || view.is_break(rest));
    if subject.units.start > 0 || !ends || closed && !bare {
        return None;
    }
    Some(Draft { confidence: 0.8, ..tagged(&view, out, (&verb, &subject), (index, quote.span)) })
}

/// A quotation whose speaker stands before it, without a verb that says so.
fn untagged(view: &View<'_>, out: &mut Drafts, subject: &Phrase, quote: (usize, Span), sentence: usize) -> Draft {
    Draft { mention: out.mention(view, subject), ..Draft::of_quote(quote, CueClass::None, sentence) }
}

/// A quotation whose verb and speaker stand in the sentence before it or behind it.
fn tagged(view: &View<'_>, out: &mut Drafts, (verb, subject): (&Verb, &Phrase), quote: (usize, Span)) -> Draft {
    let mut draft = Draft::of_quote(quote, verb.class, view.sentence);
    draft.cue = view.span(verb.at..verb.end);
    draft.mention = out.mention(view, subject);
    draft
}
