//! Text to tokens by the shape of characters alone: where each begins and ends, and its kind.

use super::TokenKind;
use super::letters::Letters;
use super::shapes::{self, ABBREVIATION, BEFORE_NUMBER, CAPITAL, CLIPPED, CONTRACTION, Shapes};
use crate::text::Span;

/// Every character that can open or close a quotation.
const QUOTE_MARKS: &[char] =
    &['"', '“', '”', '„', '‟', '«', '»', '\'', '‘', '’', '‚', '‛', '‹', '›', '`', '´', '「', '」', '『', '』'];

/// A token before it is looked up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Raw {
    pub(super) span: Span,
    pub(super) kind: TokenKind,
    pub(super) space_before: bool,
}

/// Reads tokens off a text from some place to its end.
pub(super) struct Scan<'t> {
    text: &'t str,
    at: usize,
    shapes: &'t Shapes,
    /// Kind of the last token, for marks whose meaning hangs on what they follow.
    last: Option<TokenKind>,
    /// The last token was a currency sign.
    after_currency: bool,
    /// A single quotation mark is open, so that `s’` may close it and be no plural's apostrophe.
    single_open: bool,
    /// Room for words as they are looked up.
    pub(super) lower: String,
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str, start: usize, shapes: &'t Shapes) -> Self {
        let lower = String::new();
        Self { text, at: start, shapes, last: None, after_currency: false, single_open: false, lower }
    }

    /// The same for another text, with the room that this one has made.
    pub(super) fn then(self, text: &'t str, start: usize) -> Self {
        Self { lower: self.lower, ..Self::new(text, start, self.shapes) }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at) {
            Some(&byte) if byte < 0x80 => Some(byte as char),
            Some(_) => self.text[at..].chars().next(),
            None => None,
        }
    }

    /// The end of the run of characters from `at` on that meet a test.
    fn run(&self, at: usize, test: impl Fn(char) -> bool) -> usize {
        self.text[at..].find(|c: char| !test(c)).map_or(self.text.len(), |length| at + length)
    }

    /// Writes the words of a stretch, as they are looked up, to `self.lower`.
    fn lower(&mut self, start: usize, end: usize) {
        shapes::normalise(&self.text[start..end], TokenKind::Word, &mut self.lower);
    }

    /// Where a token that begins here with `c` ends, and its kind.
    fn token(&mut self, c: char, space_before: bool) -> (usize, TokenKind) {
        let start = self.at;
        let next = start + c.len_utf8();
        match c {
            'a'..='z' | 'A'..='Z' => (self.word(start), TokenKind::Word),
            '0'..='9' => self.number(start),
            ',' | '，' | '、' | '،' => (next, TokenKind::Comma),
            ';' | '；' => (next, TokenKind::Semicolon),
            ':' | '：' => (next, TokenKind::Colon),
            '.' | '?' | '!' | '…' | '‽' | '。' | '！' | '？' => (self.run(next, is_stop), TokenKind::Stop),
            '(' | '[' | '{' | '（' => (next, TokenKind::Open),
            ')' | ']' | '}' | '）' => (next, TokenKind::Close),
            '–' | '—' | '―' | '‒' | '−' => (next, TokenKind::Dash),
            '-' => {
                let end = self.run(next, |c| c == '-');
                let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
                let dash = end > next || (space_before && blank(self.char_at(end)));
                (end, if dash { TokenKind::Dash } else { TokenKind::Symbol })
            }
            _ if is_quote_double(c) || is_quote_single(c) || QUOTE_MARKS.contains(&c) => self.mark(c, space_before),
            _ if c.is_alphabetic() => (self.word(start), TokenKind::Word),
            _ if c.is_numeric() => (self.run(next, |c| c.is_numeric()), TokenKind::Number),
            // What joins or varies an emoji belongs to it.
            _ => (self.run(next, is_ignorable), TokenKind::Symbol),
        }
    }

    /// A quotation mark, or an apostrophe before or behind a word.
    fn mark(&mut self, c: char, space_before: bool) -> (usize, TokenKind) {
        let start = self.at;
        let next = start + c.len_utf8();
        // LaTeX's pairs are one mark each; of three behind a word the first closes what is nested.
        if matches!(c, '`' | '\'') && self.char_at(next) == Some(c) {
            let inner = !space_before && self.last.is_some() && self.char_at(next + 1) == Some(c);
            return (if inner { next } else { next + 1 }, TokenKind::QuoteMark);
        }
        if !is_quote_single(c) {
            return (next, TokenKind::QuoteMark);
        }
        let follows_word = !space_before
            && matches!(self.last, Some(TokenKind::Word | TokenKind::Number | TokenKind::QuoteMark | TokenKind::Close));
        if follows_word && matches!(c, '\'' | '’') {
            if let Some(end) = self.possessive(next) {
                return (end, TokenKind::Possessive);
            }
            let plural = self.text[..start].ends_with(['s', 'S', 'x', 'z']);
            if self.last == Some(TokenKind::Word) && plural && !self.single_open {
                return (next, TokenKind::Possessive);
            }
        }
        if !follows_word && let Some((end, kind)) = self.clipped(c, next) {
            return (end, kind);
        }
        self.single_open = match c {
            '‘' | '‚' | '‛' | '`' => true,
            '’' => false,
            _ => !follows_word && self.char_at(next).is_some_and(|c| !c.is_whitespace()),
        };
        (next, TokenKind::QuoteMark)
    }

    /// The end of an `s` that makes a possessive: no letter or digit after it.
    fn possessive(&self, at: usize) -> Option<usize> {
        let ends =
            matches!(self.char_at(at), Some('s' | 'S')) && !self.char_at(at + 1).is_some_and(char::is_alphanumeric);
        ends.then_some(at + 1)
    }

    /// `’90s`, `’tis`: an apostrophe that begins a word.
    fn clipped(&mut self, mark: char, at: usize) -> Option<(usize, TokenKind)> {
        let digits = self.run(at, |c| c.is_ascii_digit());
        if digits > at {
            let decade =
                self.char_at(digits) == Some('s') && !self.char_at(digits + 1).is_some_and(char::is_alphanumeric);
            let year = mark == '’' && !self.char_at(digits).is_some_and(char::is_alphanumeric);
            return (digits - at == 2 && (decade || year)).then_some((digits, TokenKind::Number));
        }
        let letters = self.run(at, char::is_alphabetic);
        // The longest clipped word is short; a long run is none, and is not copied.
        if letters == at || letters - at > 16 {
            return None;
        }
        self.lower(at, letters);
        self.lower.insert(0, '\'');
        (self.shapes.of(&self.lower) & CLIPPED != 0).then_some((letters, TokenKind::Word))
    }

    /// Where the word that begins here ends.
    fn word(&mut self, start: usize) -> usize {
        if let Some(end) = self.address(start) {
            return end;
        }
        self.word_rest(start, start)
    }

    /// Where the word that began at `start` and is read up to `at` ends.
    fn word_rest(&mut self, start: usize, mut at: usize) -> usize {
        // Where the part since the last full stop began, and how many stops lie inside.
        let (mut part, mut stops) = (start, 0_usize);
        while let Some(c) = self.char_at(at) {
            let next = at + c.len_utf8();
            match c {
                'a'..='z' | 'A'..='Z' | '0'..='9' => {
                    let rest = &self.text.as_bytes()[next..];
                    at = next + rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
                }
                '\'' | '’' | 'ʼ' => {
                    if !self.char_at(next).is_some_and(char::is_alphabetic) {
                        break;
                    }
                    if self.possessive(next).is_some() {
                        self.lower(start, next + 1);
                        if self.shapes.of(&self.lower) & CONTRACTION == 0 {
                            break;
                        }
                        return next + 1;
                    }
                    at = next;
                }
                '-' | '‐' | '‑' | '_' if self.char_at(next).is_some_and(char::is_alphanumeric) => at = next,
                '&' if self.text[part..at].ends_with(|c: char| c.is_ascii_uppercase())
                    && self.char_at(next).is_some_and(|c| c.is_ascii_uppercase()) =>
                {
                    at = next;
                }
                '@' if self.char_at(next).is_some_and(char::is_alphanumeric) => {
                    let end = self.run(next, |c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'));
                    return next + self.text[next..end].trim_end_matches(['.', '-', '_']).len();
                }
                '.' => {
                    // `Ph.D.`: a letter or two, a stop, one letter, a stop.
                    let initial = self.text[part..at].chars().nth(1).is_none()
                        || (at - part == 2
                            && matches!(self.text.as_bytes().get(next..next + 2), Some([b'A'..=b'Z', b'.'])));
                    match self.char_at(next) {
                        // `U.S.`, `e.g.`, and names of sites and files.
                        Some(after) if after.is_alphabetic() && (initial || after.is_lowercase()) => {
                            (part, stops) = (next, stops + 1);
                            at = next;
                        }
                        _ if stops > 0 && initial => return next,
                        _ if stops == 0 && self.keeps_stop(start, at) => return next,
                        _ => break,
                    }
                }
                '\0'..='\x7F' => break,
                _ if c.is_alphanumeric() || is_ignorable(c) || is_combining(c) => at = next,
                // `FranÃ§ois`: a letter that was decoded with the wrong table, or not at all.
                '§' | '©' | '¨' | '¡' | '¤' | '¦' | '¯' | '¶' | '±' | '³' | '\u{FFFD}'
                    if self.char_at(next).is_some_and(char::is_alphabetic) =>
                {
                    at = next;
                }
                _ => break,
            }
        }
        at
    }

    /// Whether the word `start..end` keeps the full stop behind it: an initial or an abbreviation.
    fn keeps_stop(&mut self, start: usize, end: usize) -> bool {
        let word = &self.text[start..end];
        if word.len() > 16 {
            return false;
        }
        let capital = word.starts_with(char::is_uppercase);
        if word.chars().nth(1).is_none() {
            return capital && word != "I";
        }
        // A word before a run of stops ends in none of them: `Mr...`.
        if self.char_at(end + 1).is_some_and(is_stop) {
            return false;
        }
        self.lower(start, end);
        let flags = self.shapes.of(&self.lower);
        (flags & ABBREVIATION != 0 && (capital || flags & CAPITAL == 0))
            || (flags & BEFORE_NUMBER != 0 && self.number_follows(end + 1))
    }

    fn number_follows(&self, at: usize) -> bool {
        let at = if self.char_at(at) == Some(' ') || self.char_at(at) == Some('\u{A0}') {
            at + self.char_at(at).map_or(0, char::len_utf8)
        } else {
            at
        };
        self.char_at(at).is_some_and(|c| c.is_ascii_digit())
    }

    /// The end of a web address that begins here.
    fn address(&self, start: usize) -> Option<usize> {
        let head = self.text.as_bytes()[start..].get(..8).unwrap_or(&self.text.as_bytes()[start..]);
        let begins = |with: &[u8]| head.get(..with.len()).is_some_and(|part| part.eq_ignore_ascii_case(with));
        if !matches!(head.first(), Some(b'h' | b'H' | b'w' | b'W'))
            || !(begins(b"http://") || begins(b"https://") || begins(b"www."))
        {
            return None;
        }
        let end = self.run(start, |c| {
            !(c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '‘' | '’'))
        });
        let closing = ['.', ',', ';', ':', '!', '?', ')', ']', '}', '\'', '…'];
        Some(start + self.text[start..end].trim_end_matches(closing).len())
    }

    /// A number, or a word that begins with one (`47-year-old`).
    fn number(&mut self, start: usize) -> (usize, TokenKind) {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let mut at = self.run(start, |c| c.is_ascii_digit());
        loop {
            let next = at + 1;
            let joined = match self.char_at(at) {
                Some('.' | ':' | '/' | '-') => digit(self.char_at(next)),
                Some(',') => {
                    let end = self.run(next, |c| c.is_ascii_digit());
                    end == next + 3
                }
                _ => false,
            };
            if !joined {
                break;
            }
            at = self.run(next, |c| c.is_ascii_digit());
        }
        // `21st-century`, `47-year-old`; after a currency sign the unit stands apart: `$4-million`.
        let letters = self.run(at, char::is_alphabetic);
        let hyphen = matches!(self.char_at(letters), Some('-' | '‐' | '‑'));
        let after = letters + self.char_at(letters).map_or(0, char::len_utf8);
        if hyphen && !self.after_currency && self.char_at(after).is_some_and(char::is_alphabetic) {
            return (self.word_rest(start, after), TokenKind::Word);
        }
        (at, TokenKind::Number)
    }
}

impl Scan<'_> {
    /// The next token, where it is nothing but some letters of ASCII behind no more than a blank. Nearly every one is.
    #[inline(always)]
    pub(super) fn letters(&mut self) -> Option<(Raw, Letters)> {
        let blank = self.text.as_bytes().get(self.at) == Some(&b' ');
        let start = self.at + usize::from(blank);
        let (letters, end) = Letters::word(self.text.as_bytes(), start)?;
        let space_before = self.last.is_none() || blank;
        (self.after_currency, self.last, self.at) = (false, Some(TokenKind::Word), end);
        Some((Raw { span: Span::new(start, end), kind: TokenKind::Word, space_before }, letters))
    }
}

impl Iterator for Scan<'_> {
    type Item = Raw;

    /// The next token, of whatever it is made.
    fn next(&mut self) -> Option<Raw> {
        let before = self.at;
        let c = loop {
            let c = self.char_at(self.at)?;
            if !c.is_whitespace() {
                break c;
            }
            self.at += c.len_utf8();
        };
        let space_before = self.last.is_none() || self.at > before;
        let (end, kind) = self.token(c, space_before);
        let span = Span::new(self.at, end);
        self.after_currency = matches!(c, '$' | '£' | '€' | '¥' | '₹');
        self.last = Some(kind);
        self.at = end;
        Some(Raw { span, kind, space_before })
    }
}

pub(super) fn is_quote_double(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟')
}

pub(super) fn is_quote_single(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '‚' | '‛' | '`' | '´')
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | '…' | '‽' | '。' | '！' | '？')
}

/// Invisible characters that do not part words.
pub(super) fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}')
        || matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{20D0}'..='\u{20FF}')
}
