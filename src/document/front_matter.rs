//! Front matter: the YAML between `---` lines above a Markdown draft, to fields with their places.
//!
//! Broken YAML is a Problem, and the fields before the fault are kept.

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::metadata::Field;
use crate::text::Span;

/// More front matter than this is not read: nobody writes it by hand, and YAML can be made slow to read.
const LIMIT: usize = 64 * 1024;

/// One value of one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The key; a nested one as `outer.inner`.
    pub key: String,
    /// Its value, decoded.
    pub value: String,
    /// Where the value stands in the file, without quotation marks.
    pub place: Span,
}

/// What front matter says.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// Values in file order; a key with a list has one entry a value.
    pub entries: Vec<Entry>,
    /// Where the body begins.
    pub end: usize,
    /// What is wrong with it.
    pub fault: Option<String>,
}

/// Reads the front matter of a file whose first line is `---`; without one there is none.
pub(super) fn front_matter(text: &str) -> FrontMatter {
    let mark = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let mut found = FrontMatter { end: mark, ..FrontMatter::default() };
    let Some(first) = text[mark..].split_inclusive('\n').next().filter(|line| line.trim_end() == "---") else {
        return found;
    };
    let start = mark + first.len();
    let mut at = start;
    let close = text[start..].split_inclusive('\n').find_map(|line| {
        let here = at;
        at += line.len();
        matches!(line.trim_end(), "---" | "...").then_some((here, here + line.len()))
    });
    let Some((yaml_end, end)) = close else {
        // A draft may open with a rule; it is front matter only if the next line looks like a key.
        let keyed = text[start..].lines().next().is_some_and(|line| line.contains(": ") || line.ends_with(':'));
        found.fault = keyed.then(|| "line 1: front matter opens here and is never closed with `---`".to_owned());
        return found;
    };
    found.end = end;
    if yaml_end - start > LIMIT {
        found.fault = Some(format!("line 1: front matter of more than {} KiB is not read", LIMIT / 1024));
        return found;
    }
    read(&text[start..yaml_end], start, &mut found);
    found
}

/// A mapping waits for a key or for that key's value; a list belongs to the key before it.
enum Level {
    Map(Option<String>),
    List,
}

fn read(yaml: &str, base: usize, found: &mut FrontMatter) {
    let mut places = Places { yaml, base, chars: 0, bytes: 0 };
    let mut levels: Vec<Level> = Vec::new();
    for event in Parser::new_from_str(yaml) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => {
                let line = error.marker().line() + 1;
                found.fault = Some(format!("line {line}: front matter is not valid YAML: {}", error.info()));
                return;
            }
        };
        match event {
            Event::MappingStart(..) => levels.push(Level::Map(None)),
            Event::SequenceStart(..) => levels.push(Level::List),
            Event::MappingEnd | Event::SequenceEnd => {
                levels.pop();
                done(&mut levels);
            }
            Event::Alias(_) => done(&mut levels),
            Event::Scalar(value, style, ..) => {
                if let Some(Level::Map(key @ None)) = levels.last_mut() {
                    *key = Some(value.into_owned());
                    continue;
                }
                let key = path(&levels);
                let null = style == ScalarStyle::Plain && matches!(&*value, "~" | "null" | "Null" | "NULL");
                let value = if null { String::new() } else { value.into_owned() };
                let place = places.value(span.start.index(), span.end.index(), style);
                if !key.is_empty() {
                    found.entries.push(Entry { key, value, place });
                }
                done(&mut levels);
            }
            _ => {}
        }
    }
}

/// A value was read: the mapping around it waits for its next key.
fn done(levels: &mut [Level]) {
    if let Some(Level::Map(key)) = levels.last_mut() {
        *key = None;
    }
}

fn path(levels: &[Level]) -> String {
    let keys = levels.iter().filter_map(|level| match level {
        Level::Map(key) => key.as_deref(),
        Level::List => None,
    });
    keys.take(8).collect::<Vec<_>>().join(".")
}

/// Character offsets of the YAML reader to bytes of the file; they only ever grow, so one walk serves all.
struct Places<'t> {
    yaml: &'t str,
    base: usize,
    chars: usize,
    bytes: usize,
}

impl Places<'_> {
    fn value(&mut self, start: usize, end: usize, style: ScalarStyle) -> Span {
        let start = self.byte(start);
        let end = self.byte(end).max(start);
        let raw = &self.yaml[start..end];
        let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted) && raw.len() > 1;
        let (start, end) =
            if quoted { (start + 1, start + raw.trim_end().len() - 1) } else { (start, start + raw.trim_end().len()) };
        Span::new(self.base + start, self.base + end.max(start))
    }

    fn byte(&mut self, chars: usize) -> usize {
        if chars > self.chars {
            let ahead = &self.yaml[self.bytes..];
            let step = ahead.char_indices().nth(chars - self.chars).map_or(ahead.len(), |(at, _)| at);
            self.bytes += step;
            self.chars = chars;
        }
        self.bytes
    }
}

impl Entry {
    /// The entry as a field of metadata.
    pub(super) fn field(&self) -> Field {
        Field::at(&self.value, self.place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String, String)> {
        let entries = front_matter(text).entries;
        entries.into_iter().map(|e| (e.key, e.value, e.place.of(text).to_owned())).collect()
    }

    #[test]
    fn values_keep_their_places() {
        let text = "\u{FEFF}---\r\ntitle: Zoë’s dam\r\ndeck: 'It ''held'' – twice'\r\nauthor: [Ola Finch, \"Mara Quill\"]\r\nby:\r\nanonymity:\r\n  reason: safety\r\n---\r\nBody";
        let own = |k: &str, v: &str, p: &str| (k.to_owned(), v.to_owned(), p.to_owned());
        assert_eq!(
            read(text),
            [
                own("title", "Zoë’s dam", "Zoë’s dam"),
                own("deck", "It 'held' – twice", "It ''held'' – twice"),
                own("author", "Ola Finch", "Ola Finch"),
                own("author", "Mara Quill", "Mara Quill"),
                own("by", "", ""),
                own("anonymity.reason", "safety", "safety"),
            ]
        );
        assert_eq!(&text[front_matter(text).end..], "Body");
    }

    #[test]
    fn a_fault_is_said_with_its_line_and_the_rest_is_read() {
        let text = "---\ntitle: Dam\nauthor: [Ola\n---\nBody";
        let found = front_matter(text);
        assert!(found.fault.is_some_and(|fault| fault.starts_with("line ")), "it has a place");
        assert_eq!(found.entries[0].value, "Dam");
        assert_eq!(&text[found.end..], "Body");
        assert!(front_matter("---\ntitle: Dam\n\nBody").fault.is_some());
        assert!(front_matter("---\n\nA rule, then the story.").fault.is_none());
        let long = format!("---\ntitle: {}\n---\nBody", "x".repeat(LIMIT));
        assert!(front_matter(&long).fault.is_some());
    }

    #[test]
    fn a_place_holds_even_where_the_value_is_no_word() {
        for text in
            ["---\n- a\n- b\n---\n", "---\nx: &a 1\ny: *a\n---\n", "---\n---\n", "---\n? [a]\n: b\n---\n", "---"]
        {
            for entry in front_matter(text).entries {
                assert!(entry.place.end() <= text.len());
            }
        }
    }
}
