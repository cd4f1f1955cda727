//! What is left of words when typography is taken away: by this two wordings are the same, or not.
//!
//! Case, marks, dashes, blanks, line breaks, separators of thousands and full stops in abbreviations do not count;
//! every letter, digit, sign of a number and unit does. Contractions and numerals are words like any other: copy that
//! says “did not” where “didn’t” was checked is other copy.

use super::Span;

/// The words, in lower case, one blank between them.
#[must_use]
pub fn anchored(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    each_word(text, |word, _| {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    });
    out
}

/// Each word, without typography, with its place in the text.
pub(crate) fn each_word(text: &str, mut take: impl FnMut(&str, Span)) {
    let bytes = text.as_bytes();
    let (mut earlier, mut before) = (None, None);
    let mut word = String::new();
    // Groups of three digits have been joined to the word.
    let mut grouped = false;
    let mut start = 0;
    let mut at = 0;
    while let Some(raw) = text[at..].chars().next() {
        let run = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        if run > 0 {
            // Most of a text: letters and digits are parts of a word whatever stands beside them.
            let (from, end) = (word.len(), at + run);
            if word.is_empty() {
                (start, grouped) = (at, false);
            }
            word.push_str(&text[at..end]);
            word[from..].make_ascii_lowercase();
            earlier = if run > 1 { Some(char::from(bytes[end - 2])) } else { before };
            before = Some(char::from(bytes[end - 1]));
            at = end;
            continue;
        }
        let offset = at;
        at += raw.len_utf8();
        if is_invisible(raw) {
            continue;
        }
        let c = plain(raw);
        if parts_thousands(c) && (grouped || word.len() <= 3) && is_group(&text[at..]) && opens_number(&word) {
            grouped = true;
            (earlier, before) = (before, Some(c));
            continue;
        }
        let after = text[at..].chars().find(|c| !is_invisible(*c)).map(plain);
        let what = part(earlier, before, c, after);
        (earlier, before) = (before, Some(c));
        if matches!(what, Part::Alone | Part::Gap) && !word.is_empty() {
            take(&word, Span::new(start, offset));
            word.clear();
        }
        match what {
            Part::Word => {
                if word.is_empty() {
                    (start, grouped) = (offset, false);
                }
                word.extend(c.to_lowercase());
            }
            Part::Alone => take(c.encode_utf8(&mut [0; 4]), Span::new(offset, offset + raw.len_utf8())),
            Part::Nothing | Part::Gap => {}
        }
    }
    if !word.is_empty() {
        take(&word, Span::new(start, text.len()));
    }
}

/// Takes no room on a page: a soft hyphen, a joiner, a mark of byte order.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// One apostrophe and one hyphen for all.
fn plain(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{02BC}' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        _ => c,
    }
}

/// Whether a character may stand between thousands, besides a comma: “12 400”, “12’400”.
fn parts_thousands(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}' | '\'')
}

/// Whether a text begins with three digits and nothing more of a word.
fn is_group(text: &str) -> bool {
    let digits = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    digits == 3 && !text[3..].starts_with(char::is_alphanumeric)
}

/// Whether thousands may follow a word: it is a number that begins with no nought.
fn opens_number(word: &str) -> bool {
    !word.is_empty() && !word.starts_with('0') && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// What a character is to the words around it.
enum Part {
    /// A part of a word.
    Word,
    /// A word of its own.
    Alone,
    /// Nothing: what stands before and after it is one word.
    Nothing,
    /// What stands before and after it are two.
    Gap,
}

fn part(earlier: Option<char>, before: Option<char>, c: char, after: Option<char>) -> Part {
    let is = |c: Option<char>, what: fn(char) -> bool| c.is_some_and(what);
    let digit = |c: char| c.is_ascii_digit();
    match c {
        _ if c.is_alphanumeric() => Part::Word,
        // The accent of a letter that is written as two characters.
        '\u{300}'..='\u{36F}' => Part::Word,
        '\'' if is(before, char::is_alphanumeric) && is(after, char::is_alphanumeric) => Part::Word,
        '.' | ':' | '/' if is(before, digit) && is(after, digit) => Part::Word,
        ',' if is(before, digit) && is(after, digit) => Part::Nothing,
        // "U.S.", "p.m.": a single letter before the stop and one behind it.
        '.' if is(before, char::is_alphabetic)
            && is(after, char::is_alphabetic)
            && !is(earlier, char::is_alphanumeric) =>
        {
            Part::Nothing
        }
        '-' if is(after, digit) && !is(before, char::is_alphanumeric) => Part::Word,
        '%' | '$' | '€' | '£' | '¥' | '°' | '&' | '+' => Part::Alone,
        _ => Part::Gap,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_is_no_other_wording() {
        for (a, b) in [
            ("“It’s over,” she said", "\"it's over\" She  said"),
            ("a well-known pier — closed", "a well–known pier, closed"),
            ("$4,200,000 of 1,500\u{A0}tonnes", "$4200000 of 1500 tonnes"),
            ("at 4 p.m. in the U.S.", "at 4 pm in the US"),
            ("12,400 of 1,250,000", "12 400 of 1 250 000"),
            ("12,400 of 1,250,000", "12\u{A0}400 of 1\u{202F}250\u{2009}000"),
            ("12,400 Swiss francs", "12'400 Swiss francs"),
            ("12,400 Swiss francs", "12’400 Swiss francs"),
            ("wait\u{AD}ing for the\nferry…", "waiting for the ferry..."),
        ] {
            assert_eq!(anchored(a), anchored(b), "{a} / {b}");
        }
    }

    #[test]
    fn other_words_numbers_signs_and_units_are() {
        for (a, b) in [
            ("it fell by 1.5 percent", "it fell by 15 percent"),
            ("a balance of -5", "a balance of 5"),
            ("it cost $5", "it cost €5"),
            ("5%", "5"),
            ("he didn't know", "he did not know"),
            ("twelve boats", "12 boats"),
            ("the ward's vote", "the wards vote"),
            ("at 10:30", "at 10.30"),
            ("in 2029 400 boats", "in 2029400 boats"),
            ("12 40 boats", "1240 boats"),
            ("12 4000 boats", "124000 boats"),
            ("on line 0 400 wait", "on line 0400 wait"),
            ("the 20 100m races", "the 20100m races"),
        ] {
            assert_ne!(anchored(a), anchored(b), "{a} / {b}");
        }
        assert_eq!(anchored("of 10–12 boats (all of them)"), "of 10 12 boats all of them");
        assert_eq!(anchored("—"), "");
    }
}
