//! Tokens to units: what is compared. A number is one unit whether it stands in words or in figures.

use super::known::{A, AND, HALF, NUMBER, PERCENT, POINT};
use super::scan::{Break, Kind, Token, scan};
use super::words::{Form, Key, Words};
use crate::text::Span;

/// A word or a number, with its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    pub key: Key,
    pub start: u32,
    pub end: u32,
    /// Which turn of the transcripts it stands in; 0 in a quotation.
    pub turn: u32,
    pub before: Break,
    /// Written as a name.
    pub capital: bool,
    /// Made from a sign that may be left out where the words are clear without it (`$`).
    pub sign: bool,
    /// A bracket with a note begins here.
    pub opens: bool,
}

impl Unit {
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

/// Words in a row that may make a number; more are cut into several.
const LONGEST_RUN: usize = 24;

/// Turns stretches of a text into units.
pub(super) struct Reader<'w> {
    words: &'w mut Words,
    pub out: Vec<Unit>,
    /// Where brackets stand: indexes of the first unit inside and of the first behind.
    pub brackets: Vec<(u32, u32)>,
    pub turn: u32,
    run: Vec<Part>,
    /// The word of a currency sign that waits for its number.
    sign: Option<(Key, Span)>,
    open: Option<u32>,
    /// What parts the next unit, from before a word that is silent.
    held: Break,
}

/// A word that may belong to a number.
#[derive(Clone, Copy)]
struct Part {
    what: What,
    /// The unit that it is by itself.
    unit: Unit,
}

#[derive(Clone, Copy, PartialEq)]
enum What {
    /// Written out: value, and whether it is an ordinal.
    Word(f64, bool),
    /// In figures.
    Figures(f64),
    And,
    A,
    Point,
    Half,
}

impl<'w> Reader<'w> {
    pub fn new(words: &'w mut Words) -> Self {
        Self {
            words,
            out: Vec::new(),
            brackets: Vec::new(),
            turn: 0,
            run: Vec::new(),
            sign: None,
            open: None,
            held: Break::None,
        }
    }

    /// Reads a stretch. Numbers and brackets do not run on into the next; what parts it from the next is given back.
    pub fn read(&mut self, text: &str, within: Span, first: Break) -> Break {
        let mut tokens = scan(text, within, first);
        for token in tokens.by_ref() {
            self.token(text, token);
        }
        let behind = tokens.behind();
        self.flush();
        self.sign = None;
        self.open = None;
        behind
    }

    fn token(&mut self, text: &str, token: Token) {
        let written = token.span.of(text);
        if !self.run.is_empty() && (token.before > Break::Hyphen || self.run.len() >= LONGEST_RUN) {
            self.flush();
        }
        let unit = |key| Unit {
            key,
            start: token.span.start() as u32,
            end: token.span.end() as u32,
            turn: 0,
            before: token.before,
            capital: is_title(written),
            sign: false,
            opens: false,
        };
        match token.kind {
            Kind::Word => {
                let (keys, number) = match self.words.form(written) {
                    Form::Number(own, value, ordinal) => (Vec::new(), Some((*own, *value, *ordinal))),
                    Form::Words(keys) => match **keys {
                        // Nearly every word is one word.
                        [key] => return self.one(unit(key)),
                        ref keys => (keys.to_vec(), None),
                    },
                };
                if let Some((own, value, ordinal)) = number {
                    self.run.push(Part { what: What::Word(value, ordinal), unit: unit(own) });
                    return;
                }
                self.flush();
                let mut before = token.before;
                for key in keys {
                    self.push(Unit { before, ..unit(key) });
                    before = Break::None;
                }
                if before != Break::None {
                    // A filler is silent, but what stood before it still parts.
                    self.carry(before);
                }
            }
            Kind::Digits => self.figures(written, unit(0)),
            Kind::Sign(sign) => self.sign(sign, unit(0)),
            Kind::Open => {
                self.flush();
                self.open = Some(self.out.len() as u32);
            }
            Kind::Close => {
                self.flush();
                if let Some(open) = self.open.take().filter(|&open| (open as usize) < self.out.len()) {
                    self.out[open as usize].opens = true;
                    self.brackets.push((open, self.out.len() as u32));
                }
            }
        }
    }

    fn one(&mut self, unit: Unit) {
        let what = match unit.key {
            A => What::A,
            AND => What::And,
            POINT => What::Point,
            HALF => What::Half,
            _ => {
                self.flush();
                return self.push(unit);
            }
        };
        if matches!(what, What::And | What::Point) && self.run.is_empty() {
            return self.push(unit);
        }
        self.run.push(Part { what, unit });
    }

    fn carry(&mut self, before: Break) {
        self.held = self.held.max(before);
    }

    fn push(&mut self, unit: Unit) {
        let before = unit.before.max(std::mem::take(&mut self.held));
        self.out.push(Unit { turn: self.turn, before, ..unit });
    }

    /// `2,000`, `1st`, `80s`, `5pm`, `1/2`.
    fn figures(&mut self, written: &str, unit: Unit) {
        let digits = written.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let behind = written[digits.len()..].to_ascii_lowercase();
        if let Some((above, below)) = digits.split_once('/') {
            self.flush();
            let (Ok(above), Ok(below)) = (above.parse::<f64>(), below.parse::<f64>()) else { return };
            return self.fraction(above, below, unit);
        }
        let plain: String = digits.chars().filter(|&c| c != ',').collect();
        // More digits than a number of this kind holds: as written.
        let value = plain.parse::<f64>().ok().filter(|_| plain.len() <= 15);
        let Some(value) = value else {
            self.flush();
            let key = self.words.key(&plain);
            return self.push(Unit { key, ..unit });
        };
        let scale = match (self.sign.is_some(), behind.as_str()) {
            (true, "k") => 1e3,
            (true, "m" | "mn") => 1e6,
            (true, "b" | "bn") => 1e9,
            (true, "tn") => 1e12,
            _ => 1.0,
        };
        match behind.as_str() {
            "st" | "nd" | "rd" | "th" => {
                self.flush();
                let key = self.words.number(value, true);
                self.push(Unit { key, ..unit });
            }
            "s" => {
                self.flush();
                let key = self.words.key(&format!("{plain}s"));
                self.push(Unit { key, ..unit });
            }
            "" => {
                let key = self.words.number(value, false);
                self.run.push(Part { what: What::Figures(value), unit: Unit { key, ..unit } });
            }
            _ if scale > 1.0 => {
                self.flush_but_sign();
                self.figure(value * scale, false, unit, unit.end);
            }
            _ => {
                self.flush();
                let key = self.words.number(value, false);
                self.push(Unit { key, ..unit });
                let key = self.words.key(&behind);
                self.push(Unit { key, before: Break::None, ..unit });
            }
        }
    }

    /// A fraction as people say it: “three quarters”, “two thirds”.
    fn fraction(&mut self, above: f64, below: f64, unit: Unit) {
        if (above, below) == (1.0, 2.0) {
            return self.push(Unit { key: HALF, ..unit });
        }
        let key = self.words.number(above, false);
        self.push(Unit { key, ..unit });
        let key = match below as u32 {
            4 if above > 1.0 => self.words.key("quarters"),
            4 => self.words.key("quarter"),
            _ => self.words.number(below, true),
        };
        self.push(Unit { key, before: Break::None, ..unit });
    }

    fn sign(&mut self, sign: char, unit: Unit) {
        match sign {
            '½' if self.run.len() == 1 => {
                // “2½”
                let What::Figures(value) = self.run[0].what else { return self.flush() };
                let first = self.run[0].unit;
                self.run.clear();
                return self.figure(value + 0.5, false, first, unit.end);
            }
            '½' => return self.fraction(1.0, 2.0, unit),
            '¼' => return self.fraction(1.0, 4.0, unit),
            '¾' => return self.fraction(3.0, 4.0, unit),
            _ => {}
        }
        self.flush();
        match sign {
            '%' => self.push(Unit { key: PERCENT, ..unit }),
            '&' => self.push(Unit { key: AND, ..unit }),
            '#' => self.push(Unit { key: NUMBER, sign: true, ..unit }),
            '¢' => {
                let key = self.words.key("cent");
                self.push(Unit { key, ..unit });
            }
            _ => {
                let name = match sign {
                    '£' => "pound",
                    '€' => "euro",
                    _ => "dollar",
                };
                self.carry(unit.before);
                self.sign = Some((self.words.key(name), unit.span()));
            }
        }
    }

    /// Puts out a number, and the currency whose sign stood before it.
    fn figure(&mut self, value: f64, ordinal: bool, first: Unit, end: u32) {
        let key = self.words.number(value, ordinal);
        let sign = self.sign.take();
        let start = sign.map_or(first.start, |(_, span)| span.start() as u32);
        self.push(Unit { key, start, end, ..first });
        if let Some((key, _)) = sign {
            self.push(Unit { key, start, end, before: Break::None, sign: true, ..first });
        }
    }

    fn flush(&mut self) {
        self.flush_but_sign();
        self.sign = None;
    }

    /// Puts out the words that wait: numbers as one unit each, the others as they are.
    fn flush_but_sign(&mut self) {
        if self.run.is_empty() {
            return;
        }
        let run = std::mem::take(&mut self.run);
        let mut at = 0;
        while at < run.len() {
            match number(&run[at..]) {
                Some((value, ordinal, taken)) => {
                    self.figure(value, ordinal, run[at].unit, run[at + taken - 1].unit.end);
                    at += taken;
                }
                None => {
                    self.push(run[at].unit);
                    at += 1;
                }
            }
        }
        self.run = run;
        self.run.clear();
    }
}

/// Whether a word is written as a name: with a capital, and not in capitals.
fn is_title(written: &str) -> bool {
    let mut letters = written.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// The number that a run of words begins with: value, whether it is an ordinal, and how many words it takes.
fn number(run: &[Part]) -> Option<(f64, bool, usize)> {
    let what = |at: usize| run.get(at).map(|part| part.what);
    let scale = |at: usize| match what(at) {
        Some(What::Word(value, false)) if value >= 100.0 => Some(value),
        _ => None,
    };
    // “half a million”, “a hundred”; “half” and “a” by themselves are no numbers.
    match (what(0)?, what(1)) {
        (What::Half, Some(What::A)) if scale(2).is_some_and(|scale| scale > 100.0) => {
            return scale(2).map(|scale| (scale / 2.0, false, 3));
        }
        (What::Half, _) => return scale(1).filter(|scale| *scale > 100.0).map(|scale| (scale / 2.0, false, 2)),
        (What::A, _) => scale(1)?,
        (What::And | What::Point, _) => return None,
        _ => 0.0,
    };
    // What is complete, and the part below the next scale word.
    let (mut total, mut part) = (0.0, None::<f64>);
    let mut least = f64::INFINITY;
    let mut at = 0;
    if what(0) == Some(What::A) {
        part = Some(1.0);
        at = 1;
    }
    loop {
        match what(at) {
            Some(What::Figures(value)) if part.is_none() && at == 0 => part = Some(value),
            Some(What::Word(value, false)) if value >= 1e3 => {
                if value >= least || part.is_none() && at > 0 {
                    break;
                }
                total += part.take().unwrap_or(1.0) * value;
                least = value;
            }
            Some(What::Word(100.0, false)) => match part {
                Some(hundreds) if hundreds > 0.0 && hundreds < 100.0 => part = Some(hundreds * 100.0),
                None if at == 0 => part = Some(100.0),
                _ => break,
            },
            Some(What::Word(value, ordinal)) => {
                let fits = match part {
                    None => total == 0.0 || value < least,
                    // “twenty-five”, “two hundred five”
                    Some(part) if part >= 100.0 => part % 100.0 == 0.0 && value < 100.0,
                    Some(part) => (20.0..100.0).contains(&part) && part % 10.0 == 0.0 && value < 10.0 && value > 0.0,
                };
                // Ordinals of scale words: “hundredth”.
                if ordinal && value >= 100.0 {
                    let whole = part.unwrap_or(1.0) * value;
                    return (part.is_some() || at == 0).then_some((total + whole, true, at + 1));
                }
                if !fits || matches!(what(at.wrapping_sub(1)), Some(What::Figures(_))) {
                    break;
                }
                part = Some(part.unwrap_or(0.0) + value);
                if ordinal {
                    return Some((total + part.unwrap_or(0.0), true, at + 1));
                }
            }
            Some(What::And) => {
                let half = what(at + 1) == Some(What::A) && what(at + 2) == Some(What::Half);
                if half && part.is_some() {
                    // “one and a half million”
                    let value = part.unwrap_or(0.0) + 0.5;
                    let scale = scale(at + 3);
                    return Some((total + value * scale.unwrap_or(1.0), false, at + 3 + usize::from(scale.is_some())));
                }
                if half && total > 0.0 {
                    // “a million and a half”
                    return Some((total + least / 2.0, false, at + 3));
                }
                let small = matches!(what(at + 1), Some(What::Word(value, _)) if value < 100.0);
                let rounded =
                    part.is_none() && total > 0.0 || part.is_some_and(|part| part >= 100.0 && part % 100.0 == 0.0);
                if !(small && rounded)
                    || scale(at + 2).is_some_and(|scale| scale == 100.0 || part.is_none())
                    || matches!(what(0), Some(What::Figures(_)))
                {
                    break;
                }
            }
            Some(What::Point) if part.is_some() || total > 0.0 => return point((total, part), run, at),
            _ => break,
        }
        at += 1;
    }
    let some = part.is_some() || total > 0.0;
    some.then_some((total + part.unwrap_or(0.0), false, at))
}

/// “three point five million”.
fn point((total, part): (f64, Option<f64>), run: &[Part], at: usize) -> Option<(f64, bool, usize)> {
    let digits = run[at + 1..].iter().map_while(|part| match part.what {
        What::Word(value, false) if value < 10.0 => Some(value),
        What::Figures(value) if value < 10.0 && value.fract() == 0.0 => Some(value),
        _ => None,
    });
    let (mut value, mut place, mut taken) = (part.unwrap_or(0.0), 0.1, at + 1);
    for digit in digits {
        value += digit * place;
        place /= 10.0;
        taken += 1;
    }
    if taken == at + 1 {
        // “point” is a word here.
        return Some((total + value, false, at));
    }
    match run.get(taken).map(|part| part.what) {
        Some(What::Word(scale, false)) if scale >= 100.0 => Some((total + value * scale, false, taken + 1)),
        _ => Some((total + value, false, taken)),
    }
}
