//! The JSON schema of `onrecord.yaml`, from one table of its keys.

use serde_json::{Map, Value, json};

use crate::policy::FailOn;

/// Every key: its name, what it says, and whether an override may hold it too.
const KEYS: &[(&str, &str, bool)] = &[
    ("root", "true: no project file in folders further up is looked for", false),
    ("extends", "other project files that come before this one", false),
    ("profile", "how much is flagged: default, strict, audit or a profile of the house", true),
    ("rules", "rules or packs, each off, on, info, warning or error", true),
    ("select", "nothing but these rules or packs", true),
    ("ignore", "all but these rules or packs", true),
    ("lists", "changes of word lists: entries added (extend) or put in place of all others (replace)", false),
    ("rule-folders", "folders with rules, lists and profiles of the house", false),
    ("publisher", "the outlet's own name", true),
    ("aliases", "other names of the outlet", true),
    ("story-type", "what sort of story a draft is that does not say so itself", true),
    ("fail-on", "the lightest finding that makes the exit status 1", true),
    ("limits", "how many findings of a pack are shown a draft", true),
    ("baseline", "the file with findings that do not count", false),
    ("overrides", "other settings for the drafts that some globs name", false),
];

/// The JSON schema of a project file.
#[must_use]
pub fn schema() -> Value {
    let mut over = properties(|shared| shared);
    over.insert("paths".into(), described(texts(), "globs, from the folder of this file"));
    let over = json!({
        "type": "object", "properties": over, "required": ["paths"], "additionalProperties": false,
    });
    let mut whole = properties(|_| true);
    whole.insert("overrides".into(), described(json!({"type": "array", "items": over}), summary("overrides")));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "onrecord.yaml",
        "type": "object",
        "properties": whole,
        "additionalProperties": false,
    })
}

fn properties(wanted: impl Fn(bool) -> bool) -> Map<String, Value> {
    let rows = KEYS.iter().filter(|(_, _, shared)| wanted(*shared));
    rows.map(|(key, summary, _)| ((*key).to_owned(), described(shape(key), summary))).collect()
}

fn shape(key: &str) -> Value {
    let setting = json!({"enum": ["off", "on", "info", "warning", "error"]});
    match key {
        "root" => json!({"type": "boolean"}),
        "profile" | "publisher" | "story-type" | "baseline" => json!({"type": "string"}),
        "fail-on" => json!({"enum": FailOn::KEYS}),
        "limits" => json!({"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}}),
        "rules" => {
            let weighed = json!({"type": "object", "properties": {"severity": setting},
                "required": ["severity"], "additionalProperties": false});
            json!({"type": ["object", "null"], "additionalProperties": {"anyOf": [setting, weighed]}})
        }
        "lists" => {
            let change = json!({"type": "object", "properties": {"extend": texts(), "replace": texts()},
                "additionalProperties": false});
            json!({"type": ["object", "null"], "additionalProperties": change})
        }
        _ => texts(),
    }
}

fn texts() -> Value {
    json!({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]})
}

fn described(mut shape: Value, summary: &str) -> Value {
    if let Value::Object(object) = &mut shape {
        object.insert("description".into(), summary.into());
    }
    shape
}

fn summary(key: &str) -> &'static str {
    KEYS.iter().find(|(known, ..)| *known == key).map_or("", |(_, summary, _)| summary)
}
