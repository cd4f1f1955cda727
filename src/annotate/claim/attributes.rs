//! What a rule can ask of a claim.

use super::super::item::{Attribute, Item, Kind, KindRow, Shape, Value, item};
use super::super::{Annotated, Support};
use super::{Claim, ClaimKind};

/// The row of the table of kinds.
pub(in super::super) const ROW: KindRow = KindRow {
    kind: Kind::Claim,
    key: "claim",
    summary: "a checkable assertion, what makes it checkable and what supports it",
    count: |found| found.claims.len(),
    span: |found, index| found.claims[index].span,
    attributes: ATTRIBUTES,
};

const KINDS: &[&str] = &[
    "number",
    "casualty",
    "superlative",
    "comparison",
    "cause",
    "motive",
    "prediction",
    "accusation",
    "trend",
    "event",
];

fn of(found: &Annotated, index: usize) -> &Claim {
    &found.claims[index]
}

fn accusation(found: &Annotated, index: usize) -> Option<&Claim> {
    let claim = of(found, index);
    (claim.kind == ClaimKind::Accusation && claim.target.is_some()).then_some(claim)
}

const ATTRIBUTES: &[Attribute] = &[
    Attribute {
        key: "accuser",
        summary: "for an attributed accusation: who accuses",
        shape: Shape::Item(Kind::Source),
        get: |found, index| {
            let claim = of(found, index);
            (claim.kind == ClaimKind::Accusation)
                .then(|| claim.attribution.and_then(|attribution| found.attributions.get(attribution)?.source))
                .flatten()
                .map_or(Value::Missing, |source| Value::Item(Item::new(Kind::Source, source)))
        },
    },
    Attribute {
        key: "answer-distance",
        summary: "paragraphs from the accusation to the answer",
        shape: Shape::Number,
        get: |found, index| {
            let Some(claim) = accusation(found, index) else { return Value::Missing };
            let answer = claim.answer.and_then(|answer| found.attributions.get(answer));
            let (Some(answer), Some(here)) = (answer, found.sentences.get(claim.sentence)) else {
                return Value::Missing;
            };
            let there = found.sentences.get(answer.sentence).map_or(here.block, |sentence| sentence.block);
            Value::Number(there.abs_diff(here.block) as f64)
        },
    },
    Attribute {
        key: "base",
        summary: "for a per cent change: from and to, of what, or the period is given",
        shape: Shape::Flag,
        get: |found, index| Value::Flag(of(found, index).base),
    },
    Attribute {
        key: "field",
        summary: "the field of the sentence",
        shape: Shape::Word(&["health", "science", "other"]),
        get: |found, index| Value::Word(if of(found, index).science { "health" } else { "other" }),
    },
    Attribute {
        key: "figure",
        summary: "the figure that it rests on",
        shape: Shape::Item(Kind::Figure),
        get: |found, index| {
            of(found, index).figure.map_or(Value::Missing, |figure| Value::Item(Item::new(Kind::Figure, figure)))
        },
    },
    Attribute {
        key: "hedge",
        summary: "a hedge of the outlet's own in the clause",
        shape: Shape::Text,
        get: |found, index| of(found, index).hedge.map_or(Value::Missing, Value::Place),
    },
    Attribute {
        key: "kind",
        summary: "what makes it checkable",
        shape: Shape::Word(KINDS),
        get: |found, index| Value::Word(of(found, index).kind.key()),
    },
    Attribute {
        key: "legal",
        summary: "a word of legal process in the sentence",
        shape: Shape::Text,
        get: |found, index| of(found, index).legal.map_or(Value::Missing, Value::Place),
    },
    Attribute {
        key: "person",
        summary: "the actor is a named person",
        shape: Shape::Flag,
        get: |found, index| Value::Flag(of(found, index).person),
    },
    Attribute {
        key: "rank",
        summary: "which is to be checked first, from 1: what stands on least, figures before words, then the score",
        shape: Shape::Number,
        get: |found, index| Value::Number(of(found, index).rank as f64),
    },
    Attribute {
        key: "scheduled",
        summary: "for a prediction: a calendar event",
        shape: Shape::Flag,
        get: |found, index| Value::Flag(of(found, index).scheduled),
    },
    Attribute {
        key: "score",
        summary: "how much an editor would want it checked, from 0 to 1",
        shape: Shape::Number,
        get: |found, index| Value::Number((f64::from(of(found, index).score) * 100.0).round() / 100.0),
    },
    Attribute {
        key: "source",
        summary: "whose words it stands on, or could stand on: a speaker, a document, a poll",
        shape: Shape::Item(Kind::Source),
        get: |found, index| item(Kind::Source, of(found, index).source),
    },
    Attribute {
        key: "support",
        summary: "what stands behind it",
        shape: Shape::Word(Support::KEYS),
        get: |found, index| Value::Word(of(found, index).support.key()),
    },
    Attribute {
        key: "supported",
        summary: "something stands behind it",
        shape: Shape::Flag,
        get: |found, index| Value::Flag(of(found, index).support != Support::None),
    },
    Attribute {
        key: "target",
        summary: "for an accusation: the name accused",
        shape: Shape::Item(Kind::Name),
        get: |found, index| {
            of(found, index).target.map_or(Value::Missing, |name| Value::Item(Item::new(Kind::Name, name)))
        },
    },
    Attribute {
        key: "target-answers",
        summary: "the one accused answers, or is said to have been asked",
        shape: Shape::Flag,
        get: |found, index| {
            accusation(found, index).map_or(Value::Missing, |claim| Value::Flag(claim.answer.is_some()))
        },
    },
    Attribute {
        key: "trigger",
        summary: "the words that make it checkable",
        shape: Shape::Text,
        get: |found, index| Value::Place(of(found, index).trigger),
    },
];
