//! Text to words, numbers and signs, with what stands between them. The same for a quotation and for what was said.

use crate::text::Span;

/// What parts a word from the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    #[default]
    None,
    Hyphen,
    /// A comma, colon, semicolon or bracket.
    Comma,
    /// A dash or an ellipsis: something breaks off.
    Dash,
    /// The end of a sentence or of a paragraph.
    Stop,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// Digits with what hangs on them: `2,000`, `1.5`, `1st`, `80s`, `1/2`.
    Digits,
    /// `$`, `%`, `½` …
    Sign(char),
    /// A bracket opens.
    Open,
    /// A bracket closes.
    Close,
}

/// A word or what stands for one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub span: Span,
    pub kind: Kind,
    pub before: Break,
}

/// Stands for a bracket inside a word (“\[W\]e”): part of the word, and no letter of it.
pub(super) const GLUE: u8 = 1;
/// Bytes of the longest markup tag; a `<` that is not closed within them is text.
const LONGEST_TAG: usize = 200;
/// Abbreviations whose full stop ends no sentence.
const ABBREVIATED: &[&str] = &[
    "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "lt", "col", "st", "jr", "sr", "vs", "prof", "rev", "hon",
    "no",
];

/// Every token of a stretch of a text. `first` is what parts it from what stood before.
pub(super) fn scan(text: &str, within: Span, first: Break) -> Scanner<'_> {
    Scanner { text: &text[..within.end()], at: within.start(), before: first }
}

/// Goes through a text token by token.
pub(super) struct Scanner<'t> {
    text: &'t str,
    at: usize,
    before: Break,
}

impl Scanner<'_> {
    /// What parts the last token from whatever follows behind the end. A hyphen there may break a word.
    pub fn behind(&self) -> Break {
        if self.text.ends_with('-') { Break::None } else { self.before }
    }
}

impl Iterator for Scanner<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let start = self.at;
            let bytes = self.text.as_bytes();
            let &byte = bytes.get(start)?;
            let kind = match byte {
                b'a'..=b'z' | b'A'..=b'Z' => self.word(),
                b'0'..=b'9' => self.digits(),
                b'\'' if self.letter_at(start + 1) => self.word(),
                b'&' => match self.entity() {
                    Some(length) => {
                        self.at += length;
                        continue;
                    }
                    None => self.sign('&'),
                },
                b'$' | b'%' | b'#' => self.sign(byte as char),
                b'(' | b'[' | b'{' => self.bracket(Kind::Open),
                b')' | b']' | b'}' => self.bracket(Kind::Close),
                0..=127 => {
                    self.pass(byte);
                    continue;
                }
                _ => {
                    let character = self.text[start..].chars().next()?;
                    let apostrophe =
                        matches!(character, '’' | '‘' | 'ʼ') && self.letter_at(start + character.len_utf8());
                    match character {
                        '£' | '€' | '¢' | '½' | '¼' | '¾' => self.sign(character),
                        _ if character.is_alphabetic() || apostrophe => self.word(),
                        _ => {
                            self.at += character.len_utf8();
                            match character {
                                '–' | '—' | '―' | '…' => self.part(Break::Dash),
                                '。' | '？' | '！' => self.part(Break::Stop),
                                _ => {}
                            }
                            continue;
                        }
                    }
                }
            };
            let before = std::mem::take(&mut self.before);
            if matches!(kind, Kind::Open | Kind::Close) {
                self.before = before.max(Break::Comma);
            }
            return Some(Token { span: Span::new(start, self.at), kind, before });
        }
    }
}

impl Scanner<'_> {
    fn part(&mut self, by: Break) {
        self.before = self.before.max(by);
    }

    fn bracket(&mut self, kind: Kind) -> Kind {
        self.at += 1;
        kind
    }

    fn letter_at(&self, at: usize) -> bool {
        self.text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphabetic)
    }

    /// Passes a byte that belongs to no word.
    fn pass(&mut self, byte: u8) {
        let bytes = self.text.as_bytes();
        let at = self.at;
        self.at += 1;
        match byte {
            b'\n' => {
                // A blank line.
                let blank = bytes[self.at..].iter().find(|&&byte| !matches!(byte, b' ' | b'\t' | b'\r'));
                if blank == Some(&b'\n') {
                    self.part(Break::Stop);
                }
            }
            b',' | b';' | b':' => self.part(Break::Comma),
            b'!' | b'?' => self.part(Break::Stop),
            b'.' => {
                let more = bytes[self.at..].iter().filter(|&&byte| byte != b' ').take(2).all(|&byte| byte == b'.');
                self.part(if more && self.at < bytes.len() { Break::Dash } else { Break::Stop });
                while bytes.get(self.at).is_some_and(|&byte| more && matches!(byte, b'.' | b' ')) {
                    self.at += 1;
                }
            }
            b'-' => {
                let blank = |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii_whitespace() || *byte == b'-');
                let before = at.checked_sub(1).and_then(|at| bytes.get(at));
                // A line that a hyphen ends may break a word.
                let loose = blank(before) || (blank(bytes.get(self.at)) && bytes.get(self.at) != Some(&b'\n'));
                self.part(if loose { Break::Dash } else { Break::Hyphen });
            }
            b'<' => {
                let rest = &bytes[self.at..bytes.len().min(self.at + LONGEST_TAG)];
                let tag = rest.first().is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!'));
                if let Some(end) = rest.iter().position(|&byte| byte == b'>').filter(|_| tag) {
                    self.at += end + 1;
                }
            }
            _ => {}
        }
    }

    fn sign(&mut self, sign: char) -> Kind {
        self.at += sign.len_utf8();
        Kind::Sign(sign)
    }

    /// The length of `&nbsp;` and the like; `&amp;` is the sign itself.
    fn entity(&mut self) -> Option<usize> {
        let rest = &self.text.as_bytes()[self.at..];
        let name =
            rest.iter().skip(1).take(8).take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#').count();
        if name == 0 || rest.get(name + 1) != Some(&b';') {
            return None;
        }
        if &rest[..name + 2] == b"&amp;" {
            // All but its last byte, which is passed as the sign.
            self.at += name + 1;
            return None;
        }
        Some(name + 2)
    }

    fn word(&mut self) -> Kind {
        let start = self.at;
        // Letters since the last full stop, for `U.S.`
        let mut run = 0;
        let mut dotted = false;
        while let Some(character) = self.text[self.at..].chars().next() {
            let next = self.at + character.len_utf8();
            match character {
                '\'' | '’' | '‘' | 'ʼ' => {
                    // Inside a word, in front of it, or behind it.
                    let opens = self.at == start;
                    if character == '‘' && !opens {
                        break;
                    }
                    self.at = next;
                    if !opens && !self.letter_at(next) {
                        break;
                    }
                }
                '&' if ["&#39;", "&apos;"].iter().any(|mark| self.text[self.at..].starts_with(mark)) => {
                    self.at += self.text[self.at..].find(';').unwrap_or(0) + 1;
                }
                '.' => {
                    let mut ahead = self.text[next..].chars();
                    let letter = ahead.next().is_some_and(char::is_alphabetic);
                    if run == 1 && letter && !ahead.next().is_some_and(char::is_alphanumeric) {
                        dotted = true;
                        run = 0;
                        self.at = next;
                        continue;
                    }
                    if run == 1 && dotted || self.abbreviated(start) {
                        self.at = next;
                    }
                    break;
                }
                '\u{1}' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{300}'..='\u{36F}' => {
                    self.at = next;
                }
                _ if character.is_alphanumeric() => {
                    run += 1;
                    self.at = next;
                }
                _ => break,
            }
        }
        Kind::Word
    }

    /// Whether a number opens a time with a full stop: “6.30 a.m.”.
    fn is_clock(&self, first: usize) -> bool {
        let behind = &self.text[self.at + 1..];
        let minutes = behind.bytes().take_while(u8::is_ascii_digit).count();
        let half = behind[minutes..].trim_start_matches([' ', '\u{A0}', '\u{202F}']).as_bytes();
        let letter = |at: usize, of: &[u8]| half.get(at).is_some_and(|byte| of.contains(&byte.to_ascii_lowercase()));
        let dot = usize::from(letter(1, b"."));
        let ends = half.get(2 + dot).is_none_or(|byte| !byte.is_ascii_alphanumeric());
        self.at - first <= 2 && minutes == 2 && letter(0, b"ap") && letter(1 + dot, b"m") && ends
    }

    fn abbreviated(&self, start: usize) -> bool {
        let word = &self.text[start..self.at];
        word.len() < 5 && ABBREVIATED.iter().any(|known| word.eq_ignore_ascii_case(known))
    }

    fn digits(&mut self) -> Kind {
        let bytes = self.text.as_bytes();
        let run = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let first = self.at;
        self.at += run(self.at);
        if self.at - first <= 3 {
            while bytes.get(self.at) == Some(&b',') && run(self.at + 1) == 3 {
                self.at += 4;
            }
        }
        match bytes.get(self.at) {
            Some(b'.') if run(self.at + 1) > 0 && !self.is_clock(first) => self.at += 1 + run(self.at + 1),
            Some(b'/') if self.at - first == 1 && run(self.at + 1) == 1 && bytes[first] < bytes[self.at + 1] => {
                self.at += 2
            }
            _ => {}
        }
        while self.text[self.at..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            self.at += 1;
        }
        Kind::Digits
    }
}
