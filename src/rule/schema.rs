//! The JSON schema of rule files, made from the tables: editors complete and check rules with it.

use serde_json::{Map, Value, json};

use super::attribute::attributes;
use super::compile::KEYS;
use super::matcher::{FINDERS, MATCHERS};
use super::number::number_keys;
use super::scope::VOICES;
use super::text_test::text_keys;
use super::window::{COUNTED, NAMED};
use crate::annotate::{KINDS, Kind, Shape};
use crate::document::{BlockKind, FORMATS};
use crate::finding::Severity;

/// The JSON schema of a rule file.
#[must_use]
pub fn schema() -> Value {
    let mut properties: Map<String, Value> =
        KEYS.iter().map(|(key, _, summary)| ((*key).to_owned(), key_schema(key, summary))).collect();
    properties.insert("examples".to_owned(), reference("examples"));
    let required: Vec<&str> = KEYS.iter().filter(|(_, required, _)| *required).map(|(key, ..)| *key).collect();
    let required: Vec<&str> = required.into_iter().chain(["where", "examples"]).collect();
    let by_kind: Vec<Value> = KINDS
        .iter()
        .map(|row| {
            json!({
                "if": {"properties": {"find": {"const": row.key}}, "required": ["find"]},
                "then": {"properties": {
                    "where": conditions(row.key),
                    "levels": {"items": {"properties": {"where": conditions(row.key)}}},
                }},
            })
        })
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "onrecord rule",
        "type": "object",
        "required": required,
        "additionalProperties": false,
        "properties": properties,
        "allOf": by_kind,
        "$defs": definitions(),
    })
}

fn key_schema(key: &str, summary: &str) -> Value {
    let strings = json!({"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]});
    let mut schema = match key {
        "severity" => severities(),
        "levels" => json!({"type": "array", "items": {
            "type": "object", "required": ["severity", "where"], "additionalProperties": false,
            "properties": {"severity": severities(), "where": {"type": "object"}},
        }}),
        "find" => json!({"enum": KINDS.iter().map(|row| row.key).collect::<Vec<_>>()}),
        "where" => json!({"type": "object", "minProperties": 1}),
        "in" => reference("voice"),
        "blocks" => reference("blocks"),
        "cite" | "related" | "gives-way-to" => strings,
        _ => json!({"type": "string", "minLength": 1}),
    };
    if let Value::Object(schema) = &mut schema {
        schema.insert("description".to_owned(), json!(summary));
    }
    schema
}

fn severities() -> Value {
    json!({"enum": Severity::ALL.map(Severity::key)})
}

fn definitions() -> Map<String, Value> {
    let mut all = Map::new();
    let mut put = |name: &str, schema: Value| all.insert(name.to_owned(), schema);
    let blocks: Vec<&str> = BlockKind::ALL.iter().map(|(_, key)| *key).chain(["any"]).collect();
    let block = json!({"enum": blocks});
    put("blocks", json!({"oneOf": [block, {"type": "array", "items": block}]}));
    put("voice", json!({"enum": VOICES.iter().map(|(_, key)| *key).collect::<Vec<_>>()}));
    let phrase = json!({"type": "string", "minLength": 1});
    put("phrases", json!({"oneOf": [phrase, {"type": "array", "items": phrase, "minItems": 1}]}));
    let count = json!({"type": "integer", "minimum": 0, "maximum": 1000});
    let measures: Vec<Value> = COUNTED.iter().map(|key| closed([((*key), count.clone())], &[key])).collect();
    let names = json!({"enum": NAMED.iter().map(|(key, _)| *key).collect::<Vec<_>>()});
    let windows = [vec![names], measures].concat();
    put("window", json!({"oneOf": windows}));
    put("selector", closed(selector_keys(), &[]));
    let within = ("within", reference("window"));
    put("selector-within", closed(selector_keys().into_iter().chain([within.clone()]), &["within"]));
    let numbers = number_keys().map(|key| (key, json!({"type": "number"})));
    put("selector-count", closed(selector_keys().into_iter().chain([within]).chain(numbers), &[]));
    put("examples", examples());
    for row in KINDS {
        let own = attributes(row.kind).map(|(key, shape, summary)| {
            let mut schema = json!({"description": summary, "anyOf": shape_schemas(shape)});
            // Some attributes share their name with a matcher, and then take what either takes.
            if let Some(matcher) = MATCHERS.iter().find(|row| row.key == key)
                && let Some(Value::Array(either)) = schema.get_mut("anyOf")
            {
                either.push((matcher.schema)(row.key));
            }
            (key, schema)
        });
        let taken: Vec<&str> = attributes(row.kind).map(|(key, ..)| key).collect();
        let matchers = MATCHERS.iter().filter(|row| !taken.contains(&row.key));
        let matchers = matchers.map(|matcher| (matcher.key, described((matcher.schema)(row.key), matcher.summary)));
        put(&format!("where-{}", row.key), closed(own.chain(matchers), &[]));
    }
    all
}

fn described(schema: Value, summary: &str) -> Value {
    json!({"description": summary, "allOf": [schema]})
}

fn selector_keys() -> Vec<(&'static str, Value)> {
    let kinds: Vec<&str> = KINDS.iter().map(|row| row.key).collect();
    let mut keys = vec![
        ("find", json!({"enum": kinds})),
        ("where", json!({"type": "object", "minProperties": 1})),
        ("in", reference("voice")),
        ("blocks", reference("blocks")),
    ];
    let finders = MATCHERS.iter().filter(|row| FINDERS.contains(&row.key));
    keys.extend(finders.map(|row| (row.key, (row.schema)("text"))));
    keys
}

fn shape_schemas(shape: Shape) -> Vec<Value> {
    let presence = json!({"enum": ["missing", "present"]});
    let numbers = || closed(number_keys().map(|key| (key, json!({"type": "number"}))), &[]);
    match shape {
        Shape::Word(words) => {
            let word = json!({"enum": words});
            let some = json!({"oneOf": [word, {"type": "array", "items": word, "minItems": 1}]});
            vec![presence, some.clone(), closed([("not", some)], &["not"])]
        }
        Shape::Text => {
            let keys = text_keys().map(|key| match key {
                "pattern" => (key, json!({"type": "string"})),
                "not" => (key, json!({})),
                _ => (key, reference("phrases")),
            });
            vec![reference("phrases"), closed(keys, &[])]
        }
        Shape::Number => vec![presence, json!({"type": "number"}), numbers()],
        Shape::Flag => vec![presence, json!({"type": "boolean"})],
        Shape::Item(kind) => vec![presence, of_kind(kind)],
        Shape::Items(kind) => {
            let keys = [("where", of_kind(kind)), ("every", of_kind(kind))];
            let numbers_too = number_keys().map(|key| (key, json!({"type": "number"})));
            vec![presence, json!({"type": "number"}), of_kind(kind), closed(keys.into_iter().chain(numbers_too), &[])]
        }
    }
}

fn of_kind(kind: Kind) -> Value {
    KINDS.iter().find(|row| row.kind == kind).map_or(json!({"type": "object"}), |row| conditions(row.key))
}

fn examples() -> Value {
    let text = json!({"type": "string", "minLength": 1});
    let formats: Vec<&str> = FORMATS.iter().map(|row| row.key).collect();
    let plain = super::example::METADATA.map(|key| (key, json!({"type": "string"})));
    let parts = ["headline", "standfirst", "date", "text", "transcript"].map(|key| (key, text.clone()));
    let keys = parts.into_iter().chain(plain).chain([
        ("format", json!({"enum": formats})),
        ("ledger", json!({"type": ["array", "null"], "items": crate::ledger::entry_schema()})),
        ("evidence", json!({"type": "object", "additionalProperties": {"type": ["string", "null"]}})),
    ]);
    let keys: Vec<(&str, Value)> = keys.collect();
    let before = json!({"oneOf": [text, closed(keys.clone(), &["text"])]});
    let keys = keys.into_iter().chain([("before", before)]);
    let example = json!({"oneOf": [text, closed(keys, &["text"])]});
    let list = json!({"type": "array", "minItems": 1, "items": example});
    closed([("flags", list.clone()), ("passes", list)], &["flags", "passes"])
}

/// An object with these keys and no others.
fn closed<'k>(keys: impl IntoIterator<Item = (&'k str, Value)>, required: &[&str]) -> Value {
    let properties: Map<String, Value> = keys.into_iter().map(|(key, schema)| (key.to_owned(), schema)).collect();
    json!({"type": "object", "additionalProperties": false, "properties": properties, "required": required})
}

fn conditions(kind: &str) -> Value {
    reference(&format!("where-{kind}"))
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}
