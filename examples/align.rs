//! Measures alignment: `cargo run --release --example align < gold.jsonl > predicted.jsonl`. Each line of standard input
//! is `{"id": …, "old": [sentence, …], "new": [sentence, …]}`; what is printed names the groups of each by index.

#![allow(clippy::print_stdout, clippy::print_stderr, clippy::disallowed_methods, clippy::disallowed_macros)]

use std::io::{BufRead, stdin};

use onrecord::compare::align;
use serde_json::{Value, json};

fn main() {
    for line in stdin().lock().lines() {
        let line = line.expect("standard input can be read");
        let pair: Value = serde_json::from_str(&line).expect("each line is a JSON object");
        let texts = |key: &str| -> Vec<String> {
            let list = pair[key].as_array().expect("a list of sentences");
            list.iter().filter_map(|text| text.as_str().map(str::to_owned)).collect()
        };
        let (old, new) = (texts("old"), texts("new"));
        let old: Vec<&str> = old.iter().map(String::as_str).collect();
        let new: Vec<&str> = new.iter().map(String::as_str).collect();
        let groups: Vec<Value> = align(&old, &new)
            .groups
            .iter()
            .map(|group| json!({"old": group.old, "new": group.new, "op": group.op.key()}))
            .collect();
        println!("{}", json!({"id": pair["id"], "groups": groups}));
    }
}
