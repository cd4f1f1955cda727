//! A quotation to what is looked for: its words, its marked cuts and its brackets.

use super::known::is_negation;
use super::scan::{Break, GLUE};
use super::units::{Reader, Unit};
use super::words::Words;
use crate::text::Span;

/// A quotation, taken apart.
pub(super) struct Quotation {
    pub items: Vec<Item>,
    /// A cut or a bracket inside is marked.
    pub marked: bool,
    /// So short that it must lie within one sentence.
    pub short: bool,
}

/// What stands next in a quotation.
#[derive(Clone, Copy, Debug)]
pub(super) enum Item {
    Word(Unit),
    /// A word whose ending stands in brackets (“want\[ed\]”): the rest of it.
    Stem(Unit),
    /// Words in brackets: they stand for up to so many, or explain.
    Hole {
        most: usize,
        span: Span,
    },
    /// An ellipsis: up to so many are left out.
    Gap {
        most: usize,
        span: Span,
    },
}

impl Item {
    pub fn span(&self) -> Span {
        match self {
            Self::Word(unit) | Self::Stem(unit) => unit.span(),
            Self::Hole { span, .. } | Self::Gap { span, .. } => *span,
        }
    }

    pub fn word(&self) -> Option<&Unit> {
        if let Self::Word(unit) = self { Some(unit) } else { None }
    }
}

/// Words that one ellipsis leaves out at most: a long answer's middle, and no other part of the evening.
const LONGEST_CUT: usize = 120;
/// Words that stand for others in brackets: twice as many as there are, and these more.
const BRACKET_MORE: usize = 6;
/// Words of a quotation short enough to be found anywhere: it may not run over the end of a sentence.
const SHORT: usize = 3;
/// Bytes of the longest bracket.
const LONGEST_BRACKET: usize = 300;

/// A mark in a quotation.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Cut,
    Bracket,
    Nothing,
}

impl Quotation {
    /// Of the words between quotation marks; places are in `text`.
    pub fn new(text: &str, words: &mut Words) -> Self {
        let (plain, marks) = marks(text);
        let mut items = Vec::new();
        let mut reader = Reader::new(words);
        let mut from = 0;
        let mut stretch = |from: usize, to: usize, items: &mut Vec<Item>| {
            let first = if from == 0 { Break::Stop } else { Break::None };
            reader.read(&plain, Span::new(from, to.max(from)), first);
            items.extend(reader.out.drain(..).map(Item::Word));
        };
        for (span, mark) in &marks {
            stretch(from, span.start(), &mut items);
            from = span.end();
            match mark {
                Mark::Cut => items.push(Item::Gap { most: LONGEST_CUT, span: *span }),
                Mark::Bracket => {
                    let most = 2 * span.of(text).split_whitespace().count() + BRACKET_MORE;
                    // Letters right in front of it are the part of a word that was kept.
                    let stem = text[..span.start()].chars().next_back().is_some_and(char::is_alphabetic);
                    match items.last().copied().filter(|_| stem) {
                        Some(Item::Word(unit)) => {
                            items.pop();
                            items.push(Item::Stem(unit));
                        }
                        _ => items.push(Item::Hole { most, span: *span }),
                    }
                }
                Mark::Nothing => {}
            }
        }
        stretch(from, text.len(), &mut items);
        let words = items.iter().filter(|item| item.word().is_some()).count();
        let outer = |item: &Item| matches!(item, Item::Gap { .. } | Item::Hole { .. });
        let mut marked = plain != text || marks.iter().any(|(_, mark)| *mark == Mark::Bracket);
        let kept = items.iter().rposition(|item| !outer(item)).map_or(0, |last| last + 1);
        items.truncate(kept);
        items.drain(..items.iter().position(|item| !outer(item)).unwrap_or(0));
        marked |= items.iter().any(outer);
        Self { items, marked, short: words <= SHORT }
    }

    /// How many negations the words from one item up to another hold.
    pub fn negations(&self, from: usize, to: usize) -> usize {
        self.items[from..to].iter().filter(|item| item.word().is_some_and(|unit| is_negation(unit.key))).count()
    }
}

/// The marks of a quotation, and its text with the brackets inside words taken out, byte for byte as long.
fn marks(text: &str) -> (String, Vec<(Span, Mark)>) {
    let mut plain = text.as_bytes().to_vec();
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(['[', '(', '…', '.']) {
        let start = at + found;
        let rest = &text[start..];
        if let Some(length) = ellipsis(rest) {
            marks.push((Span::new(start, start + length), Mark::Cut));
            at = start + length;
            continue;
        }
        at = start + rest.chars().next().map_or(1, char::len_utf8);
        if !rest.starts_with('[') {
            continue;
        }
        let Some(close) = rest.bytes().take(LONGEST_BRACKET).position(|byte| byte == b']') else { continue };
        let inside = rest[1..close].trim();
        let behind = &rest[close + 1..];
        if inside.chars().count() == 1 && behind.starts_with(char::is_alphabetic) {
            // “[W]e”: a capital that was said as none, or the other way about.
            plain[start] = GLUE;
            plain[start + close] = GLUE;
            at = start + close + 1;
            continue;
        }
        // What hangs on the bracket goes with it: “[the mayor]'s”, “wom[e]n”.
        let more = behind.find(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’')).unwrap_or(behind.len());
        let end = start + close + 1 + more;
        let mark = match inside.to_lowercase().as_str() {
            "sic" | "sic." => Mark::Nothing,
            cut if ellipsis(cut) == Some(cut.len()) => Mark::Cut,
            _ => Mark::Bracket,
        };
        marks.push((Span::new(start, end), mark));
        at = end;
    }
    (String::from_utf8(plain).unwrap_or_else(|_| text.to_owned()), marks)
}

/// The length of the ellipsis that a text begins with, brackets around it included.
fn ellipsis(text: &str) -> Option<usize> {
    if let Some(inside) = text.strip_prefix(['(', '[']) {
        let trimmed = inside.trim_start();
        if !trimmed.starts_with(['…', '.']) {
            return None;
        }
        let length = ellipsis(trimmed)?;
        let behind = trimmed[length..].trim_start();
        return behind.starts_with([')', ']']).then(|| text.len() - behind.len() + 1);
    }
    if text.starts_with('…') {
        return Some('…'.len_utf8());
    }
    let mut dots = 0;
    let mut end = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'.' => (dots, end) = (dots + 1, at + 1),
            b' ' if dots > 0 && text.as_bytes()[at - 1] == b'.' => {}
            _ => break,
        }
    }
    (dots >= 3).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let mut words = Words::new();
        let quotation = Quotation::new(text, &mut words);
        let items: Vec<String> = quotation
            .items
            .iter()
            .map(|item| match item {
                Item::Word(unit) => words.name(unit.key).to_owned(),
                Item::Stem(unit) => format!("{}~", words.name(unit.key)),
                Item::Hole { .. } => "[]".to_owned(),
                Item::Gap { .. } => "…".to_owned(),
            })
            .collect();
        items.join(" ")
    }

    #[test]
    fn cuts_and_brackets_are_taken_apart() {
        for (text, items) in [
            ("[W]e won’t sell it", "we will not sell it"),
            ("We … will sell. . . . the park", "we … will sell … the park"),
            ("… We will sell […] the park ...", "we will sell … the park"),
            ("He [Mr. Orr] want[ed] it", "he [] want~ it"),
            ("[The mayor]’s plan", "plan"),
            ("They was [sic] late", "they was late"),
            ("It ended. Then it began.", "it ended then it began"),
        ] {
            assert_eq!(shown(text), items, "{text}");
        }
    }

    #[test]
    fn numbers_are_one_however_they_are_written() {
        for (a, b) in [
            ("twenty-five", "25"),
            ("$5 million", "five million dollars"),
            ("50%", "fifty per cent"),
            ("1st", "first"),
            ("one and a half", "1.5"),
            ("2,000", "two thousand"),
            ("a hundred and five", "105"),
            ("½", "half"),
            ("half a million", "500,000"),
            ("three point five million", "3.5 million"),
            ("£3bn", "three billion pounds"),
            ("twenty-first", "21st"),
            ("the eighties", "the 80s"),
            ("2½", "two and a half"),
            ("3/4", "three quarters"),
            ("two hundred and five thousand", "205,000"),
            ("a million and a half", "1.5 million"),
        ] {
            let per_cent = |text: &str| shown(text).replace("per cent", "percent");
            assert_eq!(per_cent(a), per_cent(b), "{a} {b}");
        }
        for (text, items) in [
            ("two, three or four", "2 3 or 4"),
            ("nineteen eighty-four", "19 84"),
            ("twenty twenty-four", "20 24"),
            ("a man and a half", "a man and a half"),
            ("one hundred and two hundred", "100 and 200"),
            ("five and six", "5 and 6"),
            ("5:30 pm", "5 30 pm"),
            ("1980s", "1980s"),
            ("the point is", "the point is"),
        ] {
            assert_eq!(shown(text), items, "{text}");
        }
    }

    #[test]
    fn contractions_are_written_out() {
        for (a, b) in [
            ("couldn't've", "could not have"),
            ("We’re", "we are"),
            ("I'd", "i 'd"),
            ("the dogs’ house", "the dogs house"),
            ("‘We won’t’", "we will not"),
            ("gonna", "going to"),
            ("’cause of ’em", "because of them"),
            ("can’t", "cannot"),
            ("goin' again'", "going again"),
            ("O’Neill", "oneill"),
            ("U.S. and D.C.", "us and dc"),
            ("Uh, we, um, go", "we go"),
            ("Let’s", "let us"),
        ] {
            assert_eq!(shown(a), shown(b), "{a} {b}");
        }
    }
}
