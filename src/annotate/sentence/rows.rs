//! The kind `sentence`: what a rule can ask of one.

use std::borrow::Cow;
use std::ops::Range;

use crate::annotate::item::{Attribute, Item, Kind, KindRow, Shape, Value};
use crate::annotate::{Annotated, Attribution, AttributionKind, Claim, Support, TokenKind};
use crate::text::Span;

/// Row of the table of kinds.
pub(in crate::annotate) const ROW: KindRow = KindRow {
    kind: Kind::Sentence,
    key: "sentence",
    summary: "a sentence; none crosses a paragraph",
    count: |found| found.sentences.len(),
    span: |found, index| found.sentences[index].span,
    attributes: &[
        Attribute {
            key: "attributed",
            summary: "an attribution (its content, cue or source) lies in it",
            shape: Shape::Flag,
            get: |found, index| Value::Flag(attributions(found, index).next().is_some()),
        },
        Attribute {
            key: "attributions",
            summary: "attributions whose cue or content lies in it",
            shape: Shape::Items(Kind::Attribution),
            get: |found, index| items(Kind::Attribution, attributions(found, index).map(|(at, _)| at)),
        },
        Attribute {
            key: "claims",
            summary: "claims in it",
            shape: Shape::Items(Kind::Claim),
            get: |found, index| items(Kind::Claim, claims(found, index)),
        },
        Attribute {
            key: "covered",
            summary: "all of it is attributed or quoted",
            shape: Shape::Flag,
            get: |found, index| Value::Flag(covered(found, index)),
        },
        Attribute {
            key: "figures",
            summary: "figures in it",
            shape: Shape::Items(Kind::Figure),
            get: |found, index| items(Kind::Figure, of(&found.figures, index, |figure| figure.sentence)),
        },
        Attribute {
            key: "hedges",
            summary: "hedges of the outlet's own",
            shape: Shape::Number,
            get: |found, index| {
                let mut hedges: Vec<Span> =
                    claims(found, index).filter_map(|claim| found.claims[claim].hedge).collect();
                hedges.sort_unstable();
                hedges.dedup();
                Value::Number(hedges.len() as f64)
            },
        },
        Attribute {
            key: "length",
            summary: "words",
            shape: Shape::Number,
            get: |found, index| {
                let tokens = &found.tokens[found.sentences[index].tokens.clone()];
                let words = tokens.iter().filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)).count();
                Value::Number(words as f64)
            },
        },
        Attribute {
            key: "linked",
            summary: "holds a hyperlink, footnote or citation",
            shape: Shape::Flag,
            get: |found, index| Value::Flag(linked(found, index)),
        },
        Attribute {
            key: "names",
            summary: "names in it",
            shape: Shape::Items(Kind::Name),
            get: |found, index| items(Kind::Name, of(&found.names, index, |name| name.sentence)),
        },
        Attribute {
            key: "quotes",
            summary: "quotes in it",
            shape: Shape::Items(Kind::Quote),
            get: |found, index| {
                let span = found.sentences[index].span;
                let start = found.quotes.partition_point(|quote| quote.span.start() < span.start());
                let end = found.quotes.partition_point(|quote| quote.span.start() < span.end());
                items(Kind::Quote, start..end.max(start))
            },
        },
        Attribute {
            key: "run",
            summary: "on the last sentence of a run of check-worthy ones without a source: how many",
            shape: Shape::Number,
            get: |found, index| run(found, index).map_or(Value::Missing, |run| Value::Number(run as f64)),
        },
    ],
};

/// How far from its sentence an attribution's content may lie, in sentences: quotations run over paragraphs, but
/// not over the story.
const REACH: usize = 40;

fn items<'a>(kind: Kind, indexes: impl Iterator<Item = usize>) -> Value<'a> {
    Value::Items(kind, Cow::Owned(indexes.map(|index| Item::new(kind, index).index).collect()))
}

/// The items of a sentence, given what says the sentence of one.
fn of<T>(all: &[T], sentence: usize, which: impl Fn(&T) -> usize) -> Range<usize> {
    let start = all.partition_point(|item| which(item) < sentence);
    let end = all.partition_point(|item| which(item) <= sentence);
    start..end.max(start)
}

fn claims(found: &Annotated, index: usize) -> Range<usize> {
    of(&found.claims, index, |claim: &Claim| claim.sentence)
}

fn attributions(found: &Annotated, index: usize) -> impl Iterator<Item = (usize, &Attribution)> {
    let span = found.sentences[index].span;
    let start = found.attributions.partition_point(|attribution| attribution.sentence + REACH < index);
    let end = found.attributions.partition_point(|attribution| attribution.sentence <= index + REACH);
    (start..end.max(start)).map(|at| (at, &found.attributions[at])).filter(move |(_, attribution)| {
        // What somebody merely spoke of is still the outlet's to tell.
        attribution.kind != AttributionKind::Topic
            && (attribution.sentence == index
                || attribution.cue.is_some_and(|cue| cue.overlaps(span))
                || attribution.content.iter().any(|content| content.overlaps(span)))
    })
}

fn covered(found: &Annotated, index: usize) -> bool {
    let sentence = &found.sentences[index];
    let mut parts: Vec<Span> = Vec::new();
    for (_, attribution) in attributions(found, index) {
        parts.extend(&attribution.content);
        parts.extend(attribution.cue);
        parts.extend(attribution.mention.and_then(|mention| found.mentions.get(mention)).map(|mention| mention.span));
    }
    found.tokens[sentence.tokens.clone()]
        .iter()
        .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
        .all(|token| parts.iter().any(|part| part.contains(token.span)) || found.in_quotation(token.span))
}

fn linked(found: &Annotated, index: usize) -> bool {
    let span = found.sentences[index].span;
    let start = found.document.links.partition_point(|link| link.span.end() <= span.start());
    found.document.links.get(start).is_some_and(|link| link.span.start() < span.end())
}

/// Whether somebody stands behind the sentence.
fn sourced(found: &Annotated, index: usize) -> bool {
    attributions(found, index).next().is_some()
        || linked(found, index)
        || found.in_quotation(found.sentences[index].span)
        || claims(found, index).any(|claim| found.claims[claim].support != Support::None)
}

fn run(found: &Annotated, index: usize) -> Option<usize> {
    let body = |at: usize| found.document.blocks[found.sentences[at].block].kind.is_body();
    let worthy = |at: usize| body(at) && !claims(found, at).is_empty();
    if !worthy(index) || sourced(found, index) {
        return None;
    }
    let next = (index + 1..found.sentences.len()).find(|&at| worthy(at) || (body(at) && sourced(found, at)));
    if next.is_some_and(|at| !sourced(found, at)) {
        return None;
    }
    let run = (0..=index).rev().filter(|&at| body(at)).take_while(|&at| !sourced(found, at));
    Some(run.filter(|&at| worthy(at)).count())
}
