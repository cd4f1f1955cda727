//! Numerals and number words to values: `1,004`, `3.5 million`, `two hundred and forty`, `a third`, `40th`.

use std::borrow::Cow;
use std::ops::Range;

use super::super::lexicon::known;
use super::super::token::TokenKind;
use super::super::view::{View, same};
use crate::annotate::token::{Word, words};

/// A number as written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Numeral {
    /// Its tokens, scale included.
    pub tokens: Range<usize>,
    pub value: f64,
    /// The size of one step of the last digit written: 1,004 counts ones, 3.5 million hundred thousands.
    pub step: f64,
    pub form: Form,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Digits,
    Words,
    /// "a third", "half": a share.
    Fraction,
    /// "40th", "second".
    Ordinal,
}

/// Values of number words. "Second" is left to the ordinals, where it is not a unit of time.
const SMALL: [(Word, f64); 28] = valued([
    ("zero", 0.0),
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
]);

const SCALES: [(Word, f64); 12] = valued([
    ("dozen", 12.0),
    ("hundred", 100.0),
    ("thousand", 1e3),
    ("k", 1e3),
    ("lakh", 1e5),
    ("million", 1e6),
    ("m", 1e6),
    ("crore", 1e7),
    ("billion", 1e9),
    ("bn", 1e9),
    ("trillion", 1e12),
    ("tn", 1e12),
]);

const FRACTIONS: [(Word, f64); 7] = valued([
    ("half", 2.0),
    ("third", 3.0),
    ("thirds", 3.0),
    ("quarter", 4.0),
    ("quarters", 4.0),
    ("fifth", 5.0),
    ("fifths", 5.0),
]);

const ORDINALS: [(Word, f64); 13] = valued([
    ("second", 2.0),
    ("third", 3.0),
    ("fourth", 4.0),
    ("fifth", 5.0),
    ("sixth", 6.0),
    ("seventh", 7.0),
    ("eighth", 8.0),
    ("ninth", 9.0),
    ("tenth", 10.0),
    ("eleventh", 11.0),
    ("twelfth", 12.0),
    ("thirteenth", 13.0),
    ("twentieth", 20.0),
]);

/// Words with their values, the words as numbers.
const fn valued<const N: usize>(named: [(&str, f64); N]) -> [(Word, f64); N] {
    let mut table = [(Word::new(""), 0.0); N];
    let mut at = 0;
    while at < N {
        table[at] = (Word::new(named[at].0), named[at].1);
        at += 1;
    }
    table
}

fn value_in(table: &[(Word, f64)], word: &str) -> Option<f64> {
    let word = Word::read(word)?;
    table.iter().find(|(key, _)| *key == word).map(|(_, value)| *value)
}

/// The value of one of [`SMALL`]. Nearly every word is none, and shows it in its length, first or last letter.
fn small(word: &str) -> Option<f64> {
    let (&first, &last) = (word.as_bytes().first()?, word.as_bytes().last()?);
    let may = (3..=9).contains(&word.len())
        && matches!(first.to_ascii_lowercase(), b'e' | b'f' | b'n' | b'o' | b's' | b't' | b'z')
        && matches!(last.to_ascii_lowercase(), b'e' | b'n' | b'o' | b'r' | b't' | b'x' | b'y');
    if may { value_in(&SMALL, word) } else { None }
}

/// "fourteen", "twenty-four".
pub(super) fn small_number(word: &str) -> Option<f64> {
    // The shortest of two words is "forty-one".
    if word.len() < 9 || !word.as_bytes().contains(&b'-') {
        return small(word);
    }
    let (tens, ones) = word.split_once('-')?;
    let (tens, ones) = (small(tens)?, small(ones)?);
    (tens >= 20.0 && (1.0..10.0).contains(&ones)).then_some(tens + ones)
}

/// `1,004`, `3.5`; the size of its last digit comes with it. Separators that make a date or a score are refused.
pub(super) fn digits(text: &str) -> Option<(f64, f64)> {
    if text.len() > 24 || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let separated = |c: char| matches!(c, ',' | '\u{a0}' | '\u{202f}' | ' ');
    let plain = if text.contains(separated) { Cow::Owned(text.replace(separated, "")) } else { Cow::Borrowed(text) };
    if plain.bytes().any(|byte| !byte.is_ascii_digit() && byte != b'.') {
        return None;
    }
    let decimals = plain.split_once('.').map_or(0, |(_, after)| after.len());
    let value: f64 = plain.parse().ok()?;
    Some((value, 0.1f64.powi(decimals as i32)))
}

/// The number that begins at this token, if one does.
pub(super) fn numeral_at(view: View<'_>, at: usize, end: usize) -> Option<Numeral> {
    if view.is_word(at, "the") {
        // It begins dates, which are read elsewhere, and is by far the most frequent word that does.
        return None;
    }
    if let Some(share) = one_in(view, at, end) {
        return Some(share);
    }
    match view.kind(at)? {
        TokenKind::Number => from_digits(view, at, end),
        TokenKind::Word => from_words(view, at, end),
        _ => None,
    }
}

fn from_digits(view: View<'_>, at: usize, end: usize) -> Option<Numeral> {
    let text = view.text(at);
    let (value, step) = digits(text)?;
    let next = at + 1;
    let attached = view.token(next).is_some_and(|token| !token.space_before) && next < end;
    if attached && view.is_one_of(next, words!["st", "nd", "rd", "th"]) {
        return Some(Numeral { tokens: at..next + 1, value, step, form: Form::Ordinal });
    }
    let mut numeral = Numeral { tokens: at..next, value, step, form: Form::Digits };
    scale(view, &mut numeral, end);
    Some(numeral)
}

/// Takes "million", "bn" … behind the numeral into it. A lone letter counts only where it is joined to the digits
/// and money or nothing else could be meant: "4m" alone may be metres, so `m` waits for a currency before it.
fn scale(view: View<'_>, numeral: &mut Numeral, end: usize) {
    while numeral.tokens.end < end && view.is(numeral.tokens.end, known::NUMBER_SCALES) {
        let at = numeral.tokens.end;
        let text = view.text(at);
        let joined = view.token(at).is_some_and(|token| !token.space_before);
        if text.len() == 1 && (!joined || (text.eq_ignore_ascii_case("m") && !has_currency(view, numeral.tokens.start)))
        {
            return;
        }
        let word = if text.len() > 2 { text.trim_end_matches('s') } else { text };
        let Some(factor) = value_in(&SCALES, word) else { return };
        numeral.value *= factor;
        numeral.step *= factor;
        numeral.tokens.end += 1;
    }
}

/// Whether a currency sign stands right before the token.
pub(super) fn has_currency(view: View<'_>, at: usize) -> bool {
    at > 0 && matches!(view.text(at - 1), "$" | "£" | "€" | "¥" | "₹")
}

fn from_words(view: View<'_>, at: usize, end: usize) -> Option<Numeral> {
    let text = view.text(at);
    if let Some(numeral) = fraction(view, at, end) {
        return Some(numeral);
    }
    if view.is(at, known::ORDINAL_WORDS) {
        let value = value_in(&ORDINALS, text)?;
        return Some(Numeral { tokens: at..at + 1, value, step: 1.0, form: Form::Ordinal });
    }
    let article =
        text.eq_ignore_ascii_case("a") && view.is(at + 1, known::NUMBER_SCALES) && view.text(at + 1).len() > 2;
    if let Some(decimal) = spoken_decimal(view, at, end) {
        return Some(decimal);
    }
    let mut total = 0.0;
    let mut current = if article { 1.0 } else { small_number(text)? };
    let mut next = at + 1;
    while next < end {
        let word = view.text(next);
        if view.is(next, known::NUMBER_SCALES) && word.len() > 2 {
            let factor = value_in(&SCALES, word.trim_end_matches('s'))?;
            if factor >= 1000.0 {
                total += current * factor;
                current = 0.0;
            } else {
                current *= factor;
            }
        } else if current > 0.0 && current % 100.0 == 0.0 && small_number(word).is_some() {
            current += small_number(word)?;
        } else if total > 0.0 && current == 0.0 && small_number(word).is_some() {
            current = small_number(word)?;
        } else if view.is_word(next, "and") && current >= 100.0 && small_number(view.text(next + 1)).is_some() {
            // "two hundred and forty", taken with its next word.
        } else {
            break;
        }
        next += 1;
    }
    Some(Numeral { tokens: at..next, value: total + current, step: 1.0, form: Form::Words })
}

/// The digits of a decimal that are read out one by one.
const SPOKEN_DIGITS: usize = 6;

/// "one point seven five million": a decimal as it is spoken. A scale, a unit or the end of the clause must follow:
/// "one point seven members raised" is a point.
fn spoken_decimal(view: View<'_>, at: usize, end: usize) -> Option<Numeral> {
    if !view.is_word(at + 1, "point") || at + 2 >= end {
        return None;
    }
    // Whole until the end: tenths added up are not exact.
    let (mut digits, mut parts, mut next) = (small_number(view.text(at))?, 1.0, at + 2);
    let limit = end.min(next + SPOKEN_DIGITS);
    while let Some(digit) = (next < limit).then(|| spoken_digit(view.text(next))).flatten() {
        (digits, parts) = (digits * 10.0 + digit, parts * 10.0);
        next += 1;
    }
    let spoken = next > at + 2;
    let mut numeral = Numeral { tokens: at..next, value: digits / parts, step: 1.0 / parts, form: Form::Words };
    scale(view, &mut numeral, end);
    let follows = numeral.tokens.end;
    let measured = view.kind(follows) != Some(TokenKind::Word)
        || view.is_one_of(follows, words!["percent", "per", "percentage"])
        || view.match_at(follows, end, known::MEASURE_UNITS).is_some()
        || view.match_at(follows, end, known::CURRENCY_WORDS).is_some();
    (spoken && (follows > next || measured)).then_some(numeral)
}

fn spoken_digit(word: &str) -> Option<f64> {
    if same(word, "oh") { Some(0.0) } else { small(word).filter(|digit| *digit < 10.0) }
}

/// "two in three", "9 out of 10": a share told by its parts.
fn one_in(view: View<'_>, at: usize, end: usize) -> Option<Numeral> {
    let number = |at: usize| -> Option<f64> {
        let text = view.text(at);
        small_number(text).or_else(|| digits(text).map(|(value, _)| value)).filter(|value| value.fract() == 0.0)
    };
    let above = number(at).filter(|above| *above > 0.0)?;
    let out = view.is_word(at + 1, "out") && view.is_word(at + 2, "of");
    let next = at + if out { 3 } else { 2 };
    let below = number(next).filter(|below| above < *below && *below <= 100.0)?;
    // "two in three days" counts within a time.
    let joined = (out || view.is_word(at + 1, "in")) && next < end && !view.is(next + 1, known::DURATION_UNITS);
    joined.then(|| Numeral { tokens: at..next + 1, value: 100.0 * above / below, step: 5.0, form: Form::Fraction })
}

/// "a third", "one fifth", "two-thirds", "half": a share of something.
fn fraction(view: View<'_>, at: usize, end: usize) -> Option<Numeral> {
    let share = |range: Range<usize>, value: f64| Numeral { tokens: range, value, step: 1.0, form: Form::Fraction };
    let text = view.text(at);
    let letters = view.token(at).is_some_and(|token| token.short.is_letters());
    if !letters && let Some((above, below)) = text.split_once('-') {
        let (above, below) = (small(above)?, value_in(&FRACTIONS, below)?);
        return Some(share(at..at + 1, 100.0 * above / below));
    }
    if text.eq_ignore_ascii_case("half") && view.is_one_of(at + 1, words!["of", "the", "a"]) && at + 1 < end {
        // "half an hour" and "half a million" are amounts of another kind.
        return view.is_one_of(at + 1, words!["of", "the"]).then(|| share(at..at + 1, 50.0));
    }
    let above = if text.eq_ignore_ascii_case("a") { 1.0 } else { small(text)? };
    let below = view.text(at + 1);
    if at + 1 >= end || above >= 10.0 {
        return None;
    }
    let parts = value_in(&FRACTIONS, below)?;
    // "A third man" ranks; "a third of men" and "down by a third." share.
    let plural = below.ends_with('s');
    let closes = at + 2 >= end || view.kind(at + 2) != Some(TokenKind::Word);
    let taken = view.is_one_of(at + 2, words!["of", "in", "to", "from", "since", "between", "over", "this", "last"]);
    (plural || closes || taken).then(|| share(at..at + 2, 100.0 * above / parts))
}
