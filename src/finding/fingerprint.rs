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
        let mut hash = Fnv::default();
        hash.part(rule);
        hash.part(&normalised(words));
        hash.part(&normalised(sentence));
        hash.part(&occurrence.to_string());
        Self(hash.0)
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

struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// One field; a separator no text contains after normalising keeps `a|bc` and `ab|c` apart.
    fn part(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

/// Lower case, typographic marks folded, white space runs one blank, ends trimmed: survives reflow and retyping.
fn normalised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            match c {
                '\u{2018}' | '\u{2019}' | '\u{201B}' | '`' => out.push('\''),
                '\u{201C}' | '\u{201D}' | '\u{201F}' | '«' | '»' => out.push('"'),
                '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
                '\u{2026}' => out.push_str("..."),
                '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{FEFF}' => {}
                _ => out.extend(c.to_lowercase()),
            }
        }
    }
    out
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
