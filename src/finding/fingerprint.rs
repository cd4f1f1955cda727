//! What identifies a finding across edits elsewhere: rule, flagged words, sentence, occurrence.
//!
//! The hash is FNV-1a, 64 bits, written out here so that no compiler or library can ever change it; baselines
//! in repositories depend on it. It is no secret: it only keeps draft text out of files that outlive a draft.

/// Sixteen hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// Of a finding: `occurrence` counts from 0 the findings of one file that agree in all else.
    #[must_use]
    pub fn new(rule: &str, words: &str, sentence: &str, occurrence: u32) -> Self {
        Likeness::new(rule, words, sentence).nth(occurrence)
    }

    /// Reads back what `Display` wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 16).then(|| u64::from_str_radix(text, 16).ok()).flatten().map(Self)
    }
}

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// What findings agree in that only their occurrence tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Likeness(Fnv);

impl Likeness {
    /// Of a rule's finding.
    #[must_use]
    pub fn new(rule: &str, words: &str, sentence: &str) -> Self {
        let mut hash = Fnv::default();
        hash.text(rule);
        hash.end();
        hash.normalised(words);
        hash.end();
        hash.normalised(sentence);
        hash.end();
        Self(hash)
    }

    /// The fingerprint of one of them.
    #[must_use]
    pub fn nth(self, occurrence: u32) -> Fingerprint {
        let mut hash = self.0;
        hash.text(&occurrence.to_string());
        hash.end();
        Fingerprint(hash.0)
    }
}

/// No more of a text counts than this many characters. Sentences of that length do not occur; in a line without an
/// end, flagged thousands of times, reading all of it for each would make the run quadratic.
const MOST: usize = 1024;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }

    fn text(&mut self, text: &str) {
        text.bytes().for_each(|byte| self.byte(byte));
    }

    /// Ends a field: a byte no text contains after normalising keeps `a|bc` and `ab|c` apart.
    fn end(&mut self) {
        self.byte(0);
    }

    /// Lower case, typographic marks folded, white space runs one blank, ends trimmed: survives reflow and retyping.
    fn normalised(&mut self, text: &str) {
        let (mut begun, mut blank) = (false, false);
        for c in text.chars().take(MOST) {
            // Nearly every character is a letter that stands for itself.
            let letter = c.is_ascii_lowercase();
            if !letter && c.is_whitespace() {
                blank = begun;
                continue;
            }
            if std::mem::take(&mut blank) {
                self.byte(b' ');
            }
            begun = true;
            if letter {
                self.byte(c as u8);
            } else {
                self.folded(c);
            }
        }
    }

    fn folded(&mut self, c: char) {
        match c {
            '\u{2018}' | '\u{2019}' | '\u{201B}' | '`' => self.byte(b'\''),
            '\0'..='\x7F' => self.byte(c.to_ascii_lowercase() as u8),
            '\u{201C}' | '\u{201D}' | '\u{201F}' | '«' | '»' => self.byte(b'"'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => self.byte(b'-'),
            '\u{2026}' => self.text("..."),
            '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{FEFF}' => {}
            _ => c.to_lowercase().for_each(|c| self.text(c.encode_utf8(&mut [0; 4]))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Baselines in other people's repositories hold these values: they may never change.
    #[test]
    fn known_values() {
        let one = Fingerprint::new("quotes/quote-unattributed", "“We were never told.”", "“We were never told.”", 0);
        assert_eq!(one.to_string(), "4212ca29bf57d28b");
        assert_eq!(Fingerprint::new("a/b", "", "", 0).to_string(), "24f9810476dff433");
        assert_eq!(Fingerprint::parse(&one.to_string()), Some(one));
    }

    #[test]
    fn reflow_and_retyping_keep_it() {
        let set = Fingerprint::new("a/b", "one  official", "It was “over”,\none official said — twice.", 0);
        let typed = Fingerprint::new("a/b", "one official", "It was \"over\", one\r\nofficial said - twice.", 0);
        assert_eq!(set, typed);
    }

    #[test]
    fn what_comes_after_pages_of_text_does_not_count() {
        let set = |before: usize, end| Fingerprint::new("a/b", "x", &("so ".repeat(before) + end), 0);
        assert_ne!(set(300, "it was"), set(300, "it was not"));
        assert_eq!(set(400, "it was"), set(400, "it was not"));
    }

    #[test]
    fn each_part_counts() {
        let base = Fingerprint::new("a/b", "x", "y", 0);
        for other in [
            Fingerprint::new("a/c", "x", "y", 0),
            Fingerprint::new("a/b", "z", "y", 0),
            Fingerprint::new("a/b", "x", "z", 0),
            Fingerprint::new("a/b", "x", "y", 1),
            Fingerprint::new("a/b", "xy", "", 0),
        ] {
            assert_ne!(base, other);
        }
    }
}
