//! The file beside a draft, `STORY.txt.onrecord.yaml`, to suppressions: for formats without comments, and for copy
//! that nobody may touch.

use super::{Covers, Suppression};
use crate::finding::{Fingerprint, Label, Problem, SuppressedBy, problems_of};
use crate::text::{File, FileId, Span, folded};
use crate::yaml::{Faults, MapReader, Node, Value, parse};

/// More entries than this are not read: each is held against all findings of its rule.
const MOST: usize = 1000;

/// The name of the file beside a draft.
#[must_use]
pub fn sidecar_name(draft: &str) -> String {
    format!("{draft}.onrecord.yaml")
}

/// The suppressions that a sidecar file holds, and what is wrong with it. An entry with a fault is left out.
#[must_use]
pub fn from_sidecar(id: FileId, file: &File) -> (Vec<Suppression>, Vec<Problem>) {
    let mut faults = Faults::default();
    let mut written = Vec::new();
    if let Some(root) = parse(&file.text, &mut faults) {
        match &root.value {
            Value::List(entries) => {
                if entries.len() > MOST {
                    faults.push(root.span, format!("more than {MOST} suppressions; the first {MOST} are read"));
                }
                written.extend(entries.iter().take(MOST).filter_map(|node| entry(node, id, file, &mut faults)));
            }
            Value::Map(keys) if keys.is_empty() => {}
            _ => faults.push(root.span, "a sidecar file is a list of suppressions, each with `rule` and `reason`"),
        }
    }
    (written, problems_of(faults.list, id, file))
}

fn entry(node: &Node, id: FileId, file: &File, faults: &mut Faults) -> Option<Suppression> {
    let before = faults.mark();
    let mut map = MapReader::new(node, "a suppression", faults)?;
    let rule_node = map.required("rule", faults);
    let rule = rule_node.and_then(|node| node.text("`rule`", faults));
    let reason = map.optional("reason").and_then(Node::scalar).unwrap_or_default();
    let by = map.optional("by").and_then(|node| node.text("`by`", faults));
    let until = map.optional("until").and_then(|node| {
        let day = node.scalar().and_then(|text| text.trim().parse().ok());
        if day.is_none() {
            faults.push(node.span, "`until` is a day written YYYY-MM-DD");
        }
        day
    });
    let covers = covers(&mut map, faults);
    map.finish("a suppression", faults);
    if faults.since(before) {
        return None;
    }
    let span = rule_node.map_or(node.span, |node| node.span);
    Some(Suppression {
        rule: rule?.trim().to_owned(),
        reason: reason.trim().to_owned(),
        by: by.map(str::to_owned),
        until,
        covers: covers?,
        place: Label { file: id, span, context: line(&file.text, span), block: None, note: String::new() },
        kind: SuppressedBy::Sidecar,
    })
}

/// Exactly one of `words`, `fingerprint` and `scope: story`.
fn covers(map: &mut MapReader<'_>, faults: &mut Faults) -> Option<Covers> {
    let words = map.optional("words");
    let fingerprint = map.optional("fingerprint");
    let scope = map.optional("scope");
    match (words, fingerprint, scope) {
        (Some(node), None, None) => node.text("`words`", faults).map(|words| Covers::Words(folded(words))),
        (None, Some(node), None) => {
            let read = node.scalar().and_then(|text| Fingerprint::parse(text.trim())).map(Covers::Fingerprint);
            if read.is_none() {
                faults.push(node.span, "`fingerprint` is sixteen hexadecimal digits, as findings print it");
            }
            read
        }
        (None, None, Some(node)) => {
            let story = node.scalar() == Some("story");
            if !story {
                faults.push(node.span, "`scope` is `story`: a place in a draft is given by `words` or `fingerprint`");
            }
            story.then_some(Covers::Story)
        }
        _ => {
            faults.push(map.span, "a suppression has one of `words`, `fingerprint` and `scope: story`");
            None
        }
    }
}

fn line(text: &str, span: Span) -> Span {
    let start = text[..span.start()].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end()..].find('\n').map_or(text.len(), |at| span.end() + at);
    Span::new(start, end)
}
