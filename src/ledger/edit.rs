//! Changes to a ledger's text that leave every other byte as it is.

use super::entry::EntryPlace;
use crate::text::Span;

/// Changes to one text, none over another.
pub(super) struct Edits<'t> {
    text: &'t str,
    list: Vec<(Span, String)>,
}

impl<'t> Edits<'t> {
    /// None yet.
    pub fn new(text: &'t str) -> Self {
        Self { text, list: Vec::new() }
    }

    /// How lines of the text end.
    pub fn newline(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }

    /// Writes a value in place of that of a key.
    pub fn replace(&mut self, (key, value): (Span, Span), with: &str) {
        let between = &self.text[key.end()..value.start()];
        // A value on lines of its own begins with the mark that says so.
        let start = between.find(['|', '>', '#']).map_or(value.start(), |at| key.end() + at);
        self.list.push((Span::new(start, value.end()), scalar(with)));
        if let Some(comment) = between.find('#') {
            // What a person wrote behind that mark stays, on the line above.
            let at = key.end() + comment;
            let line = self.text[at..self.line_end(at)].to_owned();
            let indent = " ".repeat(self.column(key.start()));
            self.insert(self.line_start(key.start()), format!("{indent}{line}{}", self.newline()));
        }
    }

    /// Takes a value out.
    pub fn take_out(&mut self, value: Span) {
        self.list.push((value, String::new()));
    }

    /// Writes lines, or anything else, at a byte.
    pub fn insert(&mut self, at: usize, lines: String) {
        self.list.push((Span::empty(at), lines));
    }

    /// Writes `key: value` behind the entry of a mapping whose key and value these are.
    pub fn insert_behind(&mut self, (key, value): (Span, Span), new: (&str, &str)) {
        let pair = format!("{}: {}", new.0, scalar(new.1));
        if self.is_flow(key) {
            self.insert(value.end(), format!(", {pair}"));
            return;
        }
        let indent: String = " ".repeat(self.column(key.start()));
        self.insert(self.line_end(value.end()), format!("{}{indent}{pair}", self.newline()));
    }

    /// Writes an id into an entry that has none: behind its empty key, or in front of its first key. Whether it could: an
    /// entry where anything but blanks and a dash stands before that key is left as it is.
    pub fn write_id(&mut self, place: &EntryPlace, id: usize) -> bool {
        if let Some((key, value)) = place.id {
            let behind = self.text[key.end()..].starts_with(':') && value.is_empty();
            if behind {
                self.insert(key.end() + 1, format!(" {id}"));
            }
            return behind;
        }
        let at = place.first.start();
        let flow = place.span.of(self.text).starts_with('{');
        let from = if flow { place.span.start() + 1 } else { self.line_start(at) };
        if !self.text[from..at].trim_start_matches([' ', '-', '\r', '\n']).is_empty() {
            return false;
        }
        let between = if flow { ", ".to_owned() } else { format!("{}{}", self.newline(), " ".repeat(at - from)) };
        self.insert(at, format!("id: {id}{between}"));
        true
    }

    /// Takes out `key: value` with its line; what a person wrote behind it stays.
    pub fn remove(&mut self, (key, value): (Span, Span)) {
        let start = self.line_start(key.start());
        let end = self.line_end(value.end());
        let before = &self.text[start..key.start()];
        let behind = &self.text[value.end()..end];
        if self.is_flow(key) {
            // With the comma before it, or, where it is the first, with the one behind.
            let before = self.text[..key.start()].trim_end();
            let behind = &self.text[value.end()..];
            let after = behind.trim_start().strip_prefix(',').map_or(behind, str::trim_start);
            let end = self.text.len() - after.len();
            let place =
                before.strip_suffix(',').map_or(Span::new(key.start(), end), |rest| Span::new(rest.len(), value.end()));
            self.list.push((place, String::new()));
        } else if before.trim().is_empty() && behind.trim().is_empty() {
            let end = self.text[end..].find('\n').map_or(self.text.len(), |at| end + at + 1);
            self.list.push((Span::new(start, end), String::new()));
        } else {
            self.list.push((Span::new(key.start(), value.end()), String::new()));
        }
    }

    /// Whether a key stands in a mapping in braces: an opening one is nearer before it than a line of its own.
    fn is_flow(&self, key: Span) -> bool {
        let line = &self.text[self.line_start(key.start())..key.start()];
        let before = line.trim_start().trim_start_matches("- ").trim();
        !before.is_empty()
    }

    /// Characters from the beginning of the line.
    pub fn column(&self, at: usize) -> usize {
        self.text[self.line_start(at)..at].chars().count()
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |line| line + 1)
    }

    /// The end of the line without its break.
    pub fn line_end(&self, at: usize) -> usize {
        let end = self.text[at..].find('\n').map_or(self.text.len(), |line| at + line);
        if self.text[at..end].ends_with('\r') { end - 1 } else { end }
    }

    /// The changed text; or the first place at which two changes meet.
    pub fn apply(mut self) -> Result<String, Span> {
        // What is inserted at one byte stays in the order in which it came.
        self.list.sort_by_key(|(span, _)| (span.start(), span.end()));
        let mut out = String::with_capacity(self.text.len() + 256);
        let mut from = 0;
        for (span, with) in &self.list {
            if span.start() < from {
                return Err(*span);
            }
            out.push_str(&self.text[from..span.start()]);
            out.push_str(with);
            from = span.end();
        }
        out.push_str(&self.text[from..]);
        Ok(out)
    }
}

/// A text as a YAML value on one line: as it stands where YAML takes it for the same text, else in quotation marks
/// with escapes (YAML 1.2.2, 7.3.1).
pub(super) fn scalar(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ if is_hidden(c) => {
                out.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Whether YAML reads it as this very text, in braces and on a line of its own, as every reader does: it begins with a
/// letter, is no word of YAML's, and holds no mark that YAML or a mapping in braces gives a meaning to.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 8] = ["true", "false", "yes", "no", "on", "off", "null", "nan"];
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(char::is_whitespace)
        && !WORDS.contains(&text.to_ascii_lowercase().as_str())
        && !text.contains([':', '#', ',', '[', ']', '{', '}', '"', '\\'])
        && !text.contains(is_hidden)
}

/// A control character, a break of lines or paragraphs, a mark of byte order: nobody would see it.
fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_leaves_a_mapping_in_braces_with_one_comma() {
        for (text, pair, left) in [
            ("- {was: x, id: 2}\n", "was: x", "- {id: 2}\n"),
            ("- {id: 2, was: x}\n", "was: x", "- {id: 2}\n"),
            ("- {id: 1, a: b}\n- { was: x , id: 2 }\n", "was: x", "- {id: 1, a: b}\n- { id: 2 }\n"),
        ] {
            let at = text.find(pair).expect(text);
            let colon = at + pair.find(':').expect(pair);
            let mut edits = Edits::new(text);
            edits.remove((Span::new(at, colon), Span::new(colon + 2, at + pair.len())));
            assert_eq!(edits.apply().as_deref(), Ok(left), "{text}");
        }
    }
}
