//! The kind `quote`: what a rule can ask of one.

use super::relation;
use super::{Balance, Heard, Insertion, Marks, Quote, QuoteKind, Verdict};
use crate::annotate::item::{Attribute, Kind, KindRow, Shape, Value, item, place};
use crate::annotate::{Annotated, AttributionKind};

/// Row of the table of kinds.
pub(in crate::annotate) const ROW: KindRow = KindRow {
    kind: Kind::Quote,
    key: "quote",
    summary: "something in quotation marks, or set as a quotation",
    count: |found| found.quotes.len(),
    span: |found, index| found.quotes[index].span,
    attributes: &[
        Attribute {
            key: "attributed",
            summary: "it has a speaker, by tag, lead-in or inheritance",
            shape: Shape::Flag,
            get: |found, index| {
                let source = relation::attribution(found, index).map(|at| &found.attributions[at]);
                Value::Flag(source.is_some_and(|attribution| attribution.source.is_some()))
            },
        },
        Attribute {
            key: "attribution",
            summary: "the attribution that covers it",
            shape: Shape::Item(Kind::Attribution),
            get: |found, index| item(Kind::Attribution, relation::attribution(found, index)),
        },
        Attribute {
            key: "balance",
            summary: "whether its marks pair",
            shape: Shape::Word(&["closed", "continues", "unclosed", "unopened"]),
            get: |found, index| {
                Value::Word(match found.quotes[index].balance {
                    Balance::Closed => "closed",
                    Balance::Continues => "continues",
                    Balance::Unclosed => "unclosed",
                    Balance::Unopened => "unopened",
                })
            },
        },
        Attribute {
            key: "bracket-kind",
            summary: "what the bracketed insertion is",
            shape: Shape::Word(&["words", "negation", "verb", "note"]),
            get: |found, index| {
                found.quotes[index].edited.bracket.map_or(Value::Missing, |(_, kind)| {
                    Value::Word(match kind {
                        Insertion::Words => "words",
                        Insertion::Negation => "negation",
                        Insertion::Verb => "verb",
                        Insertion::Note => "note",
                    })
                })
            },
        },
        Attribute {
            key: "brackets",
            summary: "the first bracketed insertion with words in it",
            shape: Shape::Text,
            get: |found, index| place(found.quotes[index].edited.bracket.map(|(span, _)| span)),
        },
        Attribute {
            key: "chain",
            summary: "on the first fragment of a sentence: how many fragments it has",
            shape: Shape::Number,
            get: |found, index| number(relation::chain(found, index)),
        },
        Attribute {
            key: "confidence",
            summary: "0 to 1: lower where a mark is missing or may be an apostrophe",
            shape: Shape::Number,
            get: |found, index| Value::Number(f64::from(found.quotes[index].confidence)),
        },
        Attribute {
            key: "ellipsis",
            summary: "an ellipsis inside, not trailing",
            shape: Shape::Text,
            get: |found, index| place(found.quotes[index].edited.ellipsis),
        },
        Attribute {
            key: "ellipsis-risk",
            summary: "that ellipsis stands next to a negation or but, if, unless",
            shape: Shape::Flag,
            get: |found, index| Value::Flag(found.quotes[index].edited.risk),
        },
        Attribute {
            key: "first-voice",
            summary: "the first full quotation of a person in the story",
            shape: Shape::Flag,
            get: |found, index| Value::Flag(found.first_voice == Some(index)),
        },
        Attribute {
            key: "heard",
            summary: "what transcripts show of it",
            shape: Shape::Word(Verdict::KEYS),
            get: |found, index| said(found, index, |heard| Value::Word(heard.verdict.key())),
        },
        Attribute {
            key: "heard-change",
            summary: "how it differs from what transcripts have, and where they have it",
            shape: Shape::Text,
            get: |found, index| said(found, index, |heard| heard.difference().map_or(Value::Missing, text)),
        },
        Attribute {
            key: "heard-words",
            summary: "the words of the transcript's passage",
            shape: Shape::Text,
            get: |found, index| {
                said(found, index, |heard| {
                    heard.passage.as_ref().map_or(Value::Missing, |passage| Value::Text(passage.words.as_str().into()))
                })
            },
        },
        Attribute {
            key: "in-body",
            summary: "of a headline, standfirst or caption: its words stand in a quotation of the body",
            shape: Shape::Flag,
            get: |found, index| found.quotes[index].in_body.map_or(Value::Missing, Value::Flag),
        },
        Attribute {
            key: "inherited",
            summary: "its speaker carries over",
            shape: Shape::Flag,
            get: |found, index| {
                let attribution = relation::attribution(found, index).map(|at| found.attributions[at].kind);
                Value::Flag(attribution == Some(AttributionKind::Inherited))
            },
        },
        Attribute {
            key: "inside",
            summary: "the words without marks",
            shape: Shape::Text,
            get: |found, index| Value::Place(found.quotes[index].inside),
        },
        Attribute {
            key: "kind",
            summary: "what stands between the marks",
            shape: Shape::Word(&["full", "fragment", "scare", "title", "block", "continuation"]),
            get: |found, index| Value::Word(kind(&found.quotes[index])),
        },
        Attribute {
            key: "length",
            summary: "words inside",
            shape: Shape::Number,
            get: |found, index| Value::Number(found.quotes[index].words as f64),
        },
        Attribute {
            key: "marks",
            summary: "the marks used",
            shape: Shape::Word(&["double", "single", "guillemets", "dash", "none"]),
            get: |found, index| {
                Value::Word(match found.quotes[index].marks {
                    Marks::Double => "double",
                    Marks::Single => "single",
                    Marks::Guillemets => "guillemets",
                    Marks::Dash => "dash",
                    Marks::None => "none",
                })
            },
        },
        Attribute {
            key: "repeat",
            summary: "how it repeats an earlier quotation",
            shape: Shape::Word(&["exact", "variant"]),
            get: |found, index| {
                found.quotes[index]
                    .repeats
                    .map_or(Value::Missing, |(_, exact)| Value::Word(if exact { "exact" } else { "variant" }))
            },
        },
        Attribute {
            key: "repeats",
            summary: "an earlier quotation of six words or more that says the same",
            shape: Shape::Item(Kind::Quote),
            get: |found, index| item(Kind::Quote, found.quotes[index].repeats.map(|(at, _)| at)),
        },
        Attribute {
            key: "secondhand",
            summary: "taken from another outlet or document that quotes the speaker",
            shape: Shape::Flag,
            get: |found, index| {
                let attribution = relation::attribution(found, index).map(|at| &found.attributions[at]);
                Value::Flag(attribution.is_some_and(|a| a.kind == AttributionKind::Nested || a.parent.is_some()))
            },
        },
        Attribute {
            key: "sentences",
            summary: "sentences inside",
            shape: Shape::Number,
            get: |found, index| Value::Number(relation::sentences(found, found.quotes[index].inside).count() as f64),
        },
        Attribute {
            key: "sentences-before-speaker",
            summary: "quoted sentences of more than three words before the first tag",
            shape: Shape::Number,
            get: |found, index| number(relation::before_speaker(found, index)),
        },
        Attribute {
            key: "speaker",
            summary: "its speaker",
            shape: Shape::Item(Kind::Source),
            get: |found, index| item(Kind::Source, relation::speaker(found, index)),
        },
        Attribute {
            key: "speaker-heard",
            summary: "its speaker may be among those who speak in the transcripts",
            shape: Shape::Flag,
            get: |found, index| said(found, index, |heard| Value::Flag(heard.speaker_heard)),
        },
        Attribute {
            key: "switch",
            summary: "runs on from another speaker's words before its own speaker is named",
            shape: Shape::Flag,
            get: |found, index| Value::Flag(relation::switches(found, index)),
        },
        Attribute {
            key: "whole",
            summary: "it stands alone: no word of the outlet's before or behind it in its sentences",
            shape: Shape::Flag,
            get: |found, index| {
                let span = found.quotes[index].span;
                let at = |at: usize| found.sentence_at(at).map(|sentence| found.sentences[sentence].span);
                let alone = at(span.start()).is_some_and(|sentence| sentence.start() == span.start())
                    && at(span.end() - 1).is_some_and(|sentence| sentence.end() == span.end());
                Value::Flag(alone)
            },
        },
    ],
};

fn kind(quote: &Quote) -> &'static str {
    match quote.kind {
        QuoteKind::Full => "full",
        QuoteKind::Fragment => "fragment",
        QuoteKind::Scare => "scare",
        QuoteKind::Title => "title",
        QuoteKind::Block => "block",
        QuoteKind::Continuation => "continuation",
    }
}

/// What transcripts show of a quote: nobody knows where none was given, nothing where it was not looked for.
fn said<'a>(found: &'a Annotated, index: usize, get: impl FnOnce(&'a Heard) -> Value<'a>) -> Value<'a> {
    match found.heard.get(index) {
        None => Value::Unknown,
        Some(None) => Value::Missing,
        Some(Some(heard)) => get(heard),
    }
}

fn text<'a>(text: String) -> Value<'a> {
    Value::Text(text.into())
}

fn number<'a>(value: Option<usize>) -> Value<'a> {
    value.map_or(Value::Missing, |value| Value::Number(value as f64))
}
