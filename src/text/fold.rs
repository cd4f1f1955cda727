//! One spelling for what readers take as the same: case, typographic marks, dashes and blanks.

/// The words in lower case with plain marks, one blank between words, none at the ends.
pub(crate) fn folded(text: &str) -> String {
    retyped(text).to_lowercase()
}

/// The words with plain marks, one blank between words, none at the ends: what is the same but for its typography.
pub(crate) fn retyped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            match c {
                '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{02BC}' => out.push('\''),
                '\u{201C}' | '\u{201D}' | '\u{201F}' => out.push('"'),
                // Two hyphens are a dash of a typewriter.
                '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {
                    if !out.ends_with('-') {
                        out.push('-');
                    }
                }
                '\u{2026}' => out.push_str("..."),
                '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{FEFF}' => {}
                _ => out.push(c),
            }
        }
    }
    out
}

/// The words on one line, one blank between them.
pub(crate) fn squeezed(text: &str) -> String {
    // Most words are set so already: no control character or letter beyond ASCII, and no blank but a single one inside.
    let plain = text.bytes().all(|byte| (b' '..0x7F).contains(&byte));
    if plain && !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The words on one line, cut after a word near `limit` characters.
pub(crate) fn one_line(text: &str, limit: usize) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let more = word.chars().count();
        if length > 0 && length + more > limit {
            out.push_str(" …");
            return out;
        }
        if length > 0 {
            out.push(' ');
        }
        out.extend(word.chars().take(limit));
        length += more + 1;
    }
    out
}

/// Whether a character belongs to a word, for the edges of a pattern's match.
pub(crate) fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether `at` does not part two letters of one word.
pub(crate) fn is_edge(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else { return false };
    !(before.chars().next_back().is_some_and(is_word_char) && after.chars().next().is_some_and(is_word_char))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typographic_variants_are_one() {
        assert_eq!(folded(" Don’t\u{A0}ask \n well–known “X” "), "don't ask well-known \"x\"");
    }

    #[test]
    fn long_words_of_a_draft_are_cut_after_a_word() {
        assert_eq!(one_line("one two\nthree four", 9), "one two …");
        assert_eq!(one_line("one", 9), "one");
        assert_eq!(one_line("", 9), "");
    }

    #[test]
    fn an_edge_does_not_part_letters() {
        assert!(is_edge("naïve “x”", 6) && !is_edge("naïve", 4) && is_edge("", 0));
    }
}
