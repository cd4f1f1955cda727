//! The JSON outputs as a program written elsewhere would read them: apart from the types that write them, and
//! refusing whatever is not in the contract.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    pub version: u32,
    pub tool: Tool,
    pub findings: Vec<Finding>,
    pub problems: Vec<Problem>,
    pub summary: Summary,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    pub name: String,
    pub version: String,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    pub rule: String,
    pub severity: String,
    pub file: String,
    pub place: Place,
    pub message: String,
    pub advice: String,
    pub related: Vec<Related>,
    pub fingerprint: String,
    #[serde(deserialize_with = "required")]
    pub suppressed: Option<Suppressed>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Related {
    pub file: String,
    pub place: Place,
    pub note: String,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suppressed {
    pub kind: String,
    pub reason: String,
    #[serde(deserialize_with = "required")]
    pub by: Option<String>,
    #[serde(deserialize_with = "required")]
    pub until: Option<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    pub bytes: (usize, usize),
    pub chars: (usize, usize),
    pub start: Point,
    pub end: Point,
    pub text: Option<String>,
    pub block: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    pub line: usize,
    pub column: usize,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Problem {
    pub level: String,
    pub file: String,
    #[serde(deserialize_with = "required")]
    pub place: Option<Place>,
    pub message: String,
    #[serde(deserialize_with = "required")]
    pub help: Option<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    pub drafts: usize,
    pub profile: String,
    pub rules: usize,
    pub rules_off: usize,
    pub redacted: bool,
    pub findings: BTreeMap<String, usize>,
    pub suppressed: BTreeMap<String, usize>,
    pub problems: BTreeMap<String, usize>,
    pub held_back: Vec<HeldBack>,
    pub stories: Vec<Story>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeldBack {
    pub file: String,
    pub pack: String,
    pub findings: usize,
    pub shown: usize,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    pub file: String,
    pub rows: Vec<Row>,
    pub counts: BTreeMap<String, usize>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub label: String,
    pub text: String,
}

/// A key that must be there, be it null.
fn required<'de, T: Deserialize<'de>, D: serde::Deserializer<'de>>(reader: D) -> Result<Option<T>, D::Error> {
    Option::deserialize(reader)
}

impl Place {
    /// Cuts the place out of its file by bytes, by characters and by lines, each on its own; all must agree.
    pub fn words<'t>(&self, text: &'t str) -> &'t str {
        let by_bytes = &text[self.bytes.0..self.bytes.1];
        let by_chars: String = text.chars().skip(self.chars.0).take(self.chars.1 - self.chars.0).collect();
        assert_eq!(by_bytes, by_chars);
        assert_eq!(by_bytes, &text[self.start.offset(text)..self.end.offset(text)]);
        by_bytes
    }
}

impl Point {
    /// Walks to the place character by character. `\r\n`, `\n` and a lone `\r` end a line.
    pub fn offset(self, text: &str) -> usize {
        let (mut line, mut column) = (1, 1);
        let mut rest = text.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            if (line, column) == (self.line, self.column) {
                return at;
            }
            let ends = c == '\n' || (c == '\r' && rest.peek().is_none_or(|&(_, next)| next != '\n'));
            (line, column) = if ends { (line + 1, 1) } else { (line, column + 1) };
        }
        assert_eq!((line, column), (self.line, self.column), "the place lies in the text");
        text.len()
    }
}
