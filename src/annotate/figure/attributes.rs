//! What a rule can ask of a figure.

use super::super::item::{Attribute, Item, Kind, KindRow, Shape, Value};
use super::super::{Annotated, Support};
use super::{FigureCheck, FigureKind, Mismatch, Sum};

/// The row of the table of kinds.
pub(in super::super) const ROW: KindRow = KindRow {
    kind: Kind::Figure,
    key: "figure",
    summary: "a number, amount, share, date or time, with value and unit",
    count: |found| found.figures.len(),
    span: |found, index| found.figures[index].span,
    attributes: ATTRIBUTES,
};

fn check(found: &Annotated, index: usize) -> Option<&FigureCheck> {
    found.figure_checks.get(index)
}

fn mismatch(found: &Annotated, index: usize) -> Option<&Mismatch> {
    check(found, index)?.mismatch.as_ref()
}

const ATTRIBUTES: &[Attribute] = &[
    Attribute {
        key: "approximate",
        summary: "about, at least, nearly … stands before it",
        shape: Shape::Flag,
        get: |found, index| Value::Flag(found.figures[index].approximate),
    },
    Attribute {
        key: "claim",
        summary: "the claim that rests on it",
        shape: Shape::Item(Kind::Claim),
        get: |found, index| {
            let figure = &found.figures[index];
            let first = found.claims.partition_point(|claim| claim.sentence < figure.sentence);
            found.claims[first..]
                .iter()
                .take_while(|claim| claim.sentence == figure.sentence)
                .position(|claim| claim.figure == Some(index))
                .map_or(Value::Missing, |at| Value::Item(Item::new(Kind::Claim, first + at)))
        },
    },
    Attribute {
        key: "differs-from",
        summary: "an earlier figure of the same thing with another value",
        shape: Shape::Item(Kind::Figure),
        get: |found, index| {
            check(found, index)
                .and_then(|check| check.differs_from)
                .map_or(Value::Missing, |other| Value::Item(Item::new(Kind::Figure, other)))
        },
    },
    Attribute {
        key: "in-body",
        summary: "for a quantity of the headline: the body has it",
        shape: Shape::Flag,
        get: |found, index| check(found, index).and_then(|check| check.in_body).map_or(Value::Missing, Value::Flag),
    },
    Attribute {
        key: "kind",
        summary: "what it measures",
        shape: Shape::Word(FigureKind::KEYS),
        get: |found, index| Value::Word(found.figures[index].kind.key()),
    },
    Attribute {
        key: "lead-in-margin",
        summary: "a lead called within the margin of error",
        shape: Shape::Flag,
        get: |found, index| Value::Flag(check(found, index).is_some_and(|check| check.lead_in_margin)),
    },
    Attribute {
        key: "noun",
        summary: "the counted noun",
        shape: Shape::Text,
        get: |found, index| found.figures[index].noun.map_or(Value::Missing, Value::Place),
    },
    Attribute {
        key: "poll",
        summary: "a percentage of a poll",
        shape: Shape::Flag,
        get: |found, index| Value::Flag(check(found, index).is_some_and(|check| check.poll)),
    },
    Attribute {
        key: "stale-days",
        summary: "for an \"as of\" date: days before the story's date",
        shape: Shape::Number,
        get: |found, index| match (found.document.metadata.date, found.figures[index].stale_days) {
            (None, _) => Value::Unknown,
            (_, Some(days)) => Value::Number(f64::from(days)),
            (_, None) => Value::Missing,
        },
    },
    Attribute {
        key: "sum",
        summary: "what the figures beside it make, where it does not agree with them",
        shape: Shape::Text,
        get: |found, index| mismatch(found, index).map_or(Value::Missing, |it| Value::Text(it.made.as_str().into())),
    },
    Attribute {
        key: "sum-kind",
        summary: "how they belong together: parts of a whole, a change and its ends, a share and its counts, a range",
        shape: Shape::Word(Sum::KEYS),
        get: |found, index| mismatch(found, index).map_or(Value::Missing, |it| Value::Word(it.sum.key())),
    },
    Attribute {
        key: "sum-of",
        summary: "the figures that it does not agree with",
        shape: Shape::Items(Kind::Figure),
        get: |found, index| {
            let others = mismatch(found, index).map(|it| it.others.as_slice());
            Value::Items(Kind::Figure, others.unwrap_or_default().iter().map(|&other| other as u32).collect())
        },
    },
    Attribute {
        key: "support",
        summary: "of a quantity: what stands behind it",
        shape: Shape::Word(Support::KEYS),
        get: |found, index| match check(found, index).filter(|_| found.figures[index].kind.is_quantity()) {
            Some(check) => Value::Word(check.standing.support.key()),
            None => Value::Missing,
        },
    },
    Attribute {
        key: "unit",
        summary: "its unit, normalised",
        shape: Shape::Text,
        get: |found, index| found.figures[index].unit.map_or(Value::Missing, |unit| Value::Text(unit.into())),
    },
    Attribute {
        key: "value",
        summary: "its value",
        shape: Shape::Number,
        get: |found, index| found.figures[index].value.map_or(Value::Missing, Value::Number),
    },
    Attribute {
        key: "weekday-wrong",
        summary: "for a date with a weekday: the weekday it really was",
        shape: Shape::Text,
        get: |found, index| {
            found.figures[index].weekday_wrong.map_or(Value::Missing, |weekday| Value::Text(weekday.into()))
        },
    },
];
