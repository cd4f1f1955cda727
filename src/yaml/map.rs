//! Taking a mapping apart key by key; and "did you mean".

use super::{Entry, Faults, Node, Value};
use crate::text::Span;

/// A mapping that is being read: keys nobody asks for are faults.
pub(crate) struct MapReader<'n> {
    entries: &'n [Entry],
    /// The mapping's own place.
    pub span: Span,
    asked: Vec<String>,
}

impl<'n> MapReader<'n> {
    /// Of a node that must be a mapping; `what` says of what ("a rule").
    pub fn new(node: &'n Node, what: &str, faults: &mut Faults) -> Option<Self> {
        match &node.value {
            Value::Map(entries) => Some(Self { entries, span: node.span, asked: Vec::new() }),
            _ => {
                faults.push(node.span, format!("{what} is a mapping of keys to values, not {}", node.describe()));
                None
            }
        }
    }

    /// The value of a key that may be left out.
    pub fn optional(&mut self, key: &str) -> Option<&'n Node> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// The key and value of a key that may be left out.
    pub fn entry(&mut self, key: &str) -> Option<&'n Entry> {
        self.asked.push(key.to_owned());
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The value of a key that must be there.
    pub fn required(&mut self, key: &str, faults: &mut Faults) -> Option<&'n Node> {
        let found = self.optional(key);
        if found.is_none() {
            let start = self.entries.first().map_or(self.span, |entry| entry.key_span);
            faults.push(start, format!("`{key}` is missing"));
        }
        found
    }

    /// All entries, for a mapping with free keys.
    pub fn entries(&self) -> &'n [Entry] {
        self.entries
    }

    /// Reports the keys nobody asked for.
    pub fn finish(self, what: &str, faults: &mut Faults) {
        for entry in self.entries {
            if !self.asked.iter().any(|asked| *asked == entry.key) {
                let help = suggestion(&entry.key, self.asked.iter().map(String::as_str));
                faults.push_with(entry.key_span, format!("{what} has no key `{}`", entry.key), help);
            }
        }
    }
}

impl Node {
    /// What it is, for a message that something else was expected.
    pub fn describe(&self) -> &'static str {
        match &self.value {
            Value::Scalar { text, plain: true } if text.is_empty() || text == "~" || text == "null" => "nothing",
            Value::Scalar { .. } => "a single value",
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
        }
    }

    /// The text of a scalar.
    pub fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The text of a scalar that must be one and say something.
    pub fn text(&self, what: &str, faults: &mut Faults) -> Option<&str> {
        match self.scalar() {
            Some(text) if !text.trim().is_empty() && self.describe() != "nothing" => Some(text),
            Some(_) => {
                faults.push(self.span, format!("{what} is empty"));
                None
            }
            None => {
                faults.push(self.span, format!("{what} is a text, not {}", self.describe()));
                None
            }
        }
    }

    /// What one of these words stands for; `what` is said of another (“there is no kind `qoute`”).
    pub fn one_of<'k, T>(
        &self,
        what: &str,
        known: impl IntoIterator<Item = (T, &'k str), IntoIter: Clone>,
        faults: &mut Faults,
    ) -> Option<T> {
        let word = self.text(&format!("`{what}`"), faults)?.trim();
        let known = known.into_iter();
        let found = known.clone().find(|(_, key)| *key == word);
        if found.is_none() {
            let keys: Vec<&str> = known.map(|(_, key)| key).collect();
            let help = suggestion(word, keys.iter().copied()).unwrap_or_else(|| format!("one of: {}", keys.join(", ")));
            faults.push_with(self.span, format!("there is no {what} `{word}`"), Some(help));
        }
        found.map(|(value, _)| value)
    }

    /// The nodes of a list, or the one node itself.
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(nodes) => nodes,
            _ => std::slice::from_ref(self),
        }
    }

    /// `true` or `false`, written without quotation marks.
    pub fn flag(&self) -> Option<bool> {
        match &self.value {
            Value::Scalar { text, plain: true } => match text.as_ref() {
                "true" => Some(true),
                "false" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// A number, written without quotation marks.
    pub fn number(&self) -> Option<f64> {
        match &self.value {
            Value::Scalar { text, plain: true } => text.parse().ok().filter(|number: &f64| number.is_finite()),
            _ => None,
        }
    }
}

/// "Did you mean …?", if one of the known words is near enough.
pub(crate) fn suggestion<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    let limit = (word.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, candidate)| {
            *distance <= limit || (word.len() >= 3 && (candidate.starts_with(word) || word.starts_with(candidate)))
        })
        .min()
        .map(|(_, candidate)| format!("did you mean `{candidate}`?"))
}

/// Edits between two words; a swap of neighbours is one. Very long words are never near.
fn distance(a: &str, b: &str) -> usize {
    const LONGEST: usize = 80;
    if a.len() > LONGEST || b.len() > LONGEST { usize::MAX } else { strsim::osa_distance(a, b) }
}
