//! A ledger file to a [`Ledger`], and what is wrong with it at its places.
//!
//! A fault costs no more than it touches: an entry with an unknown key is read without it, one with an unknown status
//! counts as open, one without words is left out. Nothing is ever taken for checked that does not plainly say so.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::entry::{self, Checked, EntryPlace, Evidence, EvidenceKind, Ledger, ListPlace, Status};
use crate::finding::{Fingerprint, Problem, problems_of};
use crate::text::{File, FileId, anchored};
use crate::yaml::{Bounds, Entry, Faults, MapReader, Node, Value, parse_within};

/// The version of the shape that is read and written.
pub(super) const VERSION: u32 = 1;
/// More entries than this are not read: a story has some hundreds.
const MOST: usize = 20_000;

/// Reads a ledger. `None` if it is no YAML, or no ledger: nothing may be written over it then.
#[must_use]
pub fn read(id: FileId, file: &File) -> (Option<Ledger>, Vec<Problem>) {
    let mut faults = Faults::default();
    let ledger = parse(&file.text, &mut faults);
    (ledger, problems_of(faults.list, id, file))
}

/// The text of a ledger, wherever it stands.
pub(super) fn parse(text: &str, faults: &mut Faults) -> Option<Ledger> {
    let root = parse_within(text, Bounds::LARGE, faults)?;
    let mut map = MapReader::new(&root, "a ledger", faults)?;
    let version = map.required("version", faults);
    let story = map.optional("story").and_then(|node| filled(node, "`story`", faults)).map(str::to_owned);
    map.required("entries", faults);
    let entries = map.entry("entries");
    map.finish("a ledger", faults);
    if let Some(node) = version.filter(|node| node.number() != Some(f64::from(VERSION))) {
        faults.push(node.span, format!("this program reads ledgers of version {VERSION}"));
        return None;
    }
    let (Some(_), Some(Entry { key_span, node: list, .. })) = (version, entries) else { return None };
    let mut ledger = Ledger { story, entries: Vec::new(), list: None };
    let first = if let Value::List(nodes) = &list.value { nodes.first().map(|node| node.span) } else { None };
    ledger.list = Some(ListPlace { key: *key_span, span: list.span, first });
    ledger.entries = all(list, faults)?;
    Some(ledger)
}

/// A list of entries, wherever it stands.
pub(crate) fn all(list: &Node, faults: &mut Faults) -> Option<Vec<entry::Entry>> {
    let mut entries = match &list.value {
        Value::List(nodes) => {
            if nodes.len() > MOST {
                faults.push(list.span, format!("more than {MOST} entries; the first {MOST} are read"));
            }
            nodes.iter().take(MOST).filter_map(|node| entry(node, faults)).collect()
        }
        _ if list.describe() == "nothing" => Vec::new(),
        _ => {
            faults.push(list.span, format!("`entries` is a list, not {}", list.describe()));
            return None;
        }
    };
    conflicts(&mut entries, faults);
    Some(entries)
}

/// Two entries that go by one name or stand for the same words: the first counts.
fn conflicts(entries: &mut Vec<entry::Entry>, faults: &mut Faults) {
    let mut ids: BTreeSet<String> = BTreeSet::new();
    let mut words: BTreeMap<(Checked, String, Option<String>), String> = BTreeMap::new();
    entries.retain(|entry| {
        if !entry.id.is_empty() && !ids.insert(entry.id.clone()) {
            let help = "the first counts; give this one another id, such as the next free number";
            let place = entry.place.id.map_or(entry.place.first, |(_, value)| value);
            faults.push_with(place, format!("there is an entry `{}` already", entry.id), Some(help.into()));
            return false;
        }
        // The same words said by two people are two things to check.
        let says = entry.says.as_deref().filter(|_| entry.kind == Checked::Quote).map(anchored);
        let key = (entry.kind, entry.anchored.clone(), says);
        if let Some(first) = words.get(&key) {
            let message = match first.as_str() {
                "" => "these words have an entry already, further up".to_owned(),
                first => format!("these words have an entry already: `{first}`"),
            };
            let help = "the first counts; move what this one says into it, then delete this one";
            faults.push_with(entry.place.words.1, message, Some(help.into()));
            return false;
        }
        words.insert(key, entry.id.clone());
        true
    });
}

fn entry(node: &Node, faults: &mut Faults) -> Option<entry::Entry> {
    let mut map = MapReader::new(node, "an entry", faults)?;
    let first = map.entries().first().map_or(node.span, |entry| entry.key_span);
    let id = map.entry("id");
    let kind = map.required("kind", faults).and_then(|node| node.one_of("kind", Checked::ALL.iter().copied(), faults));
    map.required("words", faults);
    let words = map.entry("words");
    let says = map.entry("says");
    let anchor = map.entry("anchor");
    let status = map.optional("status").filter(|node| node.describe() != "nothing");
    let (was, was_says) = (map.entry("was"), map.entry("was-says"));
    let evidence = map.optional("evidence").map(|node| all_evidence(node, faults)).unwrap_or_default();
    let by = map.optional("by").filter(|node| node.describe() != "nothing");
    let (on, expires) = (day(map.optional("on"), "on", faults), day(map.optional("expires"), "expires", faults));
    let note = map.optional("note").and_then(|node| filled(node, "`note`", faults)).map(str::to_owned);
    map.finish("an entry", faults);
    let said = words?;
    let words = said.node.text("`words`", faults)?.to_owned();
    let wording = anchored(&words);
    if wording.is_empty() {
        faults.push(said.node.span, "there is no word in `words`");
        return None;
    }
    let mut text = |node: Option<&Node>, what| node.and_then(|node| filled(node, what, faults)).map(str::to_owned);
    let pair = |entry: &Entry| (entry.key_span, entry.node.span);
    let place = EntryPlace {
        span: node.span,
        id: id.map(pair),
        first,
        words: pair(said),
        anchor: anchor.map(pair),
        was: was.map(pair),
        says: says.map(pair),
        was_says: was_says.map(pair),
    };
    let was_words = text(was.map(|entry| &entry.node), "`was`");
    Some(entry::Entry {
        id: text(id.map(|entry| &entry.node), "`id`").unwrap_or_default(),
        checked: was_words.as_deref().map_or_else(|| wording.clone(), anchored),
        anchored: wording,
        words,
        says: text(says.map(|entry| &entry.node), "`says`"),
        anchor: text(anchor.map(|entry| &entry.node), "`anchor`").and_then(|anchor| Fingerprint::parse(anchor.trim())),
        was: was_words,
        was_says: text(was_says.map(|entry| &entry.node), "`was-says`"),
        kind: kind?,
        status: status.and_then(|node| node.one_of("status", Status::ALL.iter().copied(), faults)).unwrap_or_default(),
        evidence,
        by: by.map(|node| names(node, faults)).unwrap_or_default(),
        on,
        expires,
        note,
        place,
    })
}

/// A text that may be left empty: a form that nobody filled in yet.
fn filled<'n>(node: &'n Node, what: &str, faults: &mut Faults) -> Option<&'n str> {
    if node.describe() == "nothing" {
        return None;
    }
    node.text(what, faults)
}

fn names(node: &Node, faults: &mut Faults) -> Vec<String> {
    node.items().iter().filter_map(|node| filled(node, "a name", faults)).map(|name| name.trim().to_owned()).collect()
}

fn day(node: Option<&Node>, key: &str, faults: &mut Faults) -> Option<Date> {
    let node = node.filter(|node| node.describe() != "nothing")?;
    let day = node.scalar().and_then(|text| text.trim().parse().ok());
    if day.is_none() {
        let shape = |c: char| if c.is_ascii_digit() { '0' } else { c };
        let in_form = node.scalar().is_some_and(|text| text.trim().chars().map(shape).eq("0000-00-00".chars()));
        let message = if in_form {
            format!("there is no such day as this `{key}`")
        } else {
            format!("`{key}` is a day written YYYY-MM-DD")
        };
        faults.push(node.span, message);
    }
    day
}

fn all_evidence(node: &Node, faults: &mut Faults) -> Vec<Evidence> {
    if node.describe() == "nothing" {
        return Vec::new();
    }
    node.items().iter().filter_map(|node| one_evidence(node, faults)).collect()
}

fn one_evidence(node: &Node, faults: &mut Faults) -> Option<Evidence> {
    if let Some(text) = node.scalar() {
        let help = format!("write `file: {text}`, or `link:`, `interview:`, `document:`");
        faults.push_with(node.span, "this does not say what kind of evidence it is", Some(help));
        return None;
    }
    let mut map = MapReader::new(node, "evidence", faults)?;
    let named: Vec<(EvidenceKind, &Entry)> =
        EvidenceKind::ALL.iter().filter_map(|(kind, key)| Some((*kind, map.entry(key)?))).collect();
    let sha256 = map.optional("sha256");
    let at = map.optional("at");
    let on = day(map.optional("on"), "on", faults);
    map.finish("evidence", faults);
    let [(kind, name)] = named.as_slice() else {
        faults.push(node.span, "evidence has one of `file`, `link`, `interview` and `document`");
        return None;
    };
    let sum = sha256.and_then(|node| filled(node, "`sha256`", faults).map(|text| (node.span, text.trim())));
    let is_sum = |text: &str| text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if let Some((span, _)) = sum.filter(|(_, text)| !is_sum(text)) {
        faults.push(span, "`sha256` is 64 hexadecimal digits, as `sha256sum` prints them");
    }
    Some(Evidence {
        kind: *kind,
        // A name that is not filled in yet is no evidence.
        name: filled(&name.node, "the name of evidence", faults)?.trim().to_owned(),
        // What is no sum of anything is the sum of no file.
        sha256: sum.map(|(_, text)| text.to_ascii_lowercase()),
        at: at.and_then(|node| filled(node, "`at`", faults)).map(|text| text.trim().to_owned()),
        on,
        place: (name.key_span, name.node.span),
    })
}
