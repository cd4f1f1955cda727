//! The table of matchers: what a rule's `where` takes besides attributes. One file a matcher, one row here.

mod all;
mod any;
mod count;
mod has;
mod inside;
mod near;
mod not;
mod pattern;
mod sequence;
mod share;
mod words;

use serde_json::{Value, json};

use super::build::Build;
use super::context::Matcher;
use crate::annotate::Kind;
use crate::yaml::Node;

/// A row of the table of matchers.
pub(crate) struct MatcherRow {
    /// As rules write it.
    pub key: &'static str,
    /// When it holds, in one line.
    pub summary: &'static str,
    /// One use of it on a sentence, as YAML.
    pub example: &'static str,
    /// What may stand behind the key, as a JSON schema, for an item of a kind.
    pub schema: fn(&str) -> Value,
    /// Reads what stands behind the key, for an item of a kind.
    pub build: fn(&Node, Kind, &mut Build<'_>) -> Option<Box<dyn Matcher>>,
}

/// Matchers that pick out text by themselves.
pub(crate) const FINDERS: [&str; 3] = ["words", "pattern", "sequence"];

/// Everything `where` takes besides attributes, by key.
pub(crate) const MATCHERS: &[MatcherRow] = &[
    MatcherRow {
        key: "words",
        summary: "the item's words contain one of these phrases",
        example: "words: [on condition of anonymity, $hedges]",
        schema: |_| reference("phrases"),
        build: words::build,
    },
    MatcherRow {
        key: "pattern",
        summary: "the item's words contain a match of this regular expression, which begins and ends with whole words",
        example: "pattern: 'no (?:known|proven) \\w+'",
        schema: |_| json!({"type": "string"}),
        build: pattern::build,
    },
    MatcherRow {
        key: "sequence",
        summary: "the item's words contain these in a row: words, $lists, classes, gaps",
        example: "sequence: [$hedges, { gap: [0, 2] }, { class: number }]",
        schema: |_| sequence::schema(),
        build: sequence::build,
    },
    MatcherRow {
        key: "all",
        summary: "every one of these holds",
        example: "all: [{ words: said }, { words: yesterday }]",
        schema: |kind| json!({"type": "array", "minItems": 1, "items": conditions(kind)}),
        build: all::build,
    },
    MatcherRow {
        key: "any",
        summary: "one of these holds",
        example: "any: [{ words: said }, { lede: true }]",
        schema: |kind| json!({"type": "array", "minItems": 1, "items": conditions(kind)}),
        build: any::build,
    },
    MatcherRow {
        key: "not",
        summary: "this does not hold",
        example: "not: { words: said }",
        schema: conditions,
        build: not::build,
    },
    MatcherRow {
        key: "inside",
        summary: "the item lies in such an item",
        example: "inside: { find: sentence, where: { lede: true } }",
        schema: |_| reference("selector"),
        build: inside::build,
    },
    MatcherRow {
        key: "has",
        summary: "such an item begins in the item",
        example: "has: { words: $hedges }",
        schema: |_| reference("selector"),
        build: has::build,
    },
    MatcherRow {
        key: "near",
        summary: "such an item, itself excluded, stands within this distance, before or behind",
        example: "near: { words: $hedges, within: paragraph }",
        schema: |_| reference("selector-within"),
        build: near::near,
    },
    MatcherRow {
        key: "follows",
        summary: "such an item stands before the item, within this distance",
        example: "follows: { words: $hedges, within: { sentences: 2 } }",
        schema: |_| reference("selector-within"),
        build: near::follows,
    },
    MatcherRow {
        key: "precedes",
        summary: "such an item stands behind the item, within this distance",
        example: "precedes: { words: $hedges, within: story }",
        schema: |_| reference("selector-within"),
        build: near::precedes,
    },
    MatcherRow {
        key: "requires",
        summary: "no such item stands within this distance: what the rule asks for is lacking",
        example: "requires: { words: $hedges, within: story }",
        schema: |_| reference("selector-within"),
        build: near::requires,
    },
    MatcherRow {
        key: "count",
        summary: "so many such items stand within this distance (in the item, if none is given)",
        example: "count: { words: $hedges, over: 3 }",
        schema: |_| reference("selector-count"),
        build: count::build,
    },
    MatcherRow {
        key: "share",
        summary: "among some items within this distance, the share of those picked out",
        example: "share: { of: { find: sentence, where: { words: $hedges } }, among: { find: sentence }, within: story, over: 0.5, at-least: 3 }",
        schema: |_| share::schema(),
        build: share::build,
    },
];

/// The schema of conditions on an item of a kind.
fn conditions(kind: &str) -> Value {
    reference(&format!("where-{kind}"))
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}
