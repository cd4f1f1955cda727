//! The JSON schema of a ledger file, for an editor's completion and checks.

use serde_json::{Map, Value, json};

use super::entry::{Checked, EvidenceKind, Status};
use super::read::VERSION;

/// The JSON schema of a ledger.
#[must_use]
pub fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "STORY.ledger.yaml",
        "type": "object",
        "required": ["version", "entries"],
        "additionalProperties": false,
        "properties": {
            "version": {"const": VERSION},
            "story": text("the draft that it belongs to"),
            "entries": {"anyOf": [{"type": "null"}, {"type": "array", "items": entry_schema()}]},
        },
    })
}

fn text(summary: &str) -> Value {
    json!({"type": ["string", "number", "null"], "description": summary})
}

/// The JSON schema of one entry.
pub(crate) fn entry_schema() -> Value {
    let day = |summary: &str| json!({"type": ["string", "null"], "format": "date", "description": summary});
    let keys = |all: Vec<&str>| Value::from(all);
    let mut evidence: Map<String, Value> = EvidenceKind::ALL
        .iter()
        .map(|(_, key)| ((*key).to_owned(), text("the file, address, person or paper")))
        .collect();
    let named: Vec<Value> = EvidenceKind::ALL.iter().map(|(_, key)| json!({"required": [key]})).collect();
    evidence.insert("at".into(), text("page, line or minute"));
    evidence.insert("on".into(), day("the day it was seen, or somebody was asked"));
    evidence.insert("sha256".into(), text("what a file held when it was checked; `ledger update` writes it"));
    let evidence = json!({"type": "object", "properties": evidence, "oneOf": named, "additionalProperties": false});
    json!({
        "type": "object",
        "required": ["kind", "words"],
        "additionalProperties": false,
        "properties": {
            "id": text("a short name, given once and never again"),
            "kind": {"enum": keys(Checked::ALL.iter().map(|(_, key)| *key).collect())},
            "words": {"type": "string", "description": "the words in the draft"},
            "says": text("who says so in the draft"),
            "anchor": text("by this the words are known again; written by the program"),
            "status": {"anyOf": [{"type": "null"}, {"enum": keys(Status::ALL.iter().map(|(_, key)| *key).collect())}]},
            "was": text("the words that were checked, where the draft has others now"),
            "was-says": text("who said them then, where it is somebody else now"),
            "evidence": {"anyOf": [{"type": "null"}, evidence, {"type": "array", "items": evidence}]},
            "by": {"anyOf": [text("who checked it"), {"type": "array", "items": {"type": "string"}}]},
            "on": day("the day it was checked"),
            "expires": day("the last day on which the check holds"),
            "note": text("what else there is to say"),
        },
    })
}
