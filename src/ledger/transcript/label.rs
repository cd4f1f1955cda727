//! Who speaks: labels at the start of a line, found by their shape and by whether the transcript uses them throughout.
//!
//! `QUILL: …`, `SEN. MARA QUILL (D-Ohio): …`, `**Quill:** …`, `[00:12] Quill: …`, `Q. …`, `>> …` in captions, and a
//! name on a line of its own above the words. A word and a colon can also open a sentence ("Result: nothing"), so what
//! is not set in capitals counts only where it comes again or where much of the text is set that way.

use std::collections::BTreeMap;

use super::Line;
use crate::text::Span;

/// A label: not speech, and from here on somebody else speaks.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub span: Span,
    /// Who; nobody where the label marks a change only.
    pub name: Option<String>,
    pub time: Option<Span>,
}

/// Characters of the longest label.
const LONGEST: usize = 90;
/// Words of the longest name with its titles.
const MOST_WORDS: usize = 8;
/// What marks another speaker in captions.
const CHANGE: &str = ">>";
/// Labels in ordinary capitals count where at least one line in so many has one.
const ONE_IN: usize = 4;

/// Words that open a line before a colon and are nobody.
const NOBODY: &[&str] = &[
    "agenda",
    "attendees",
    "cc",
    "correction",
    "date",
    "duration",
    "editor",
    "example",
    "file",
    "from",
    "http",
    "https",
    "location",
    "minutes",
    "note",
    "notes",
    "page",
    "place",
    "present",
    "re",
    "recorded",
    "source",
    "subject",
    "summary",
    "time",
    "title",
    "to",
    "transcript",
    "update",
    "venue",
    "video",
    "warning",
    "watch",
    "where",
    "when",
    "again",
    "look",
    "fact",
    "remember",
    "listen",
    "and",
    "but",
    "so",
    "first",
    "second",
    "third",
    "finally",
    "also",
    "yes",
    "no",
    "well",
    "now",
    "ok",
    "okay",
    "result",
    "results",
    "why",
    "how",
    "what",
    "who",
    "because",
    "here",
    "there",
    "then",
    "think",
];

/// Small words inside a name or its title.
const JOINERS: &[&str] = &[
    "of", "the", "and", "for", "de", "del", "der", "den", "di", "da", "la", "le", "van", "von", "al", "el", "bin", "y",
];

/// How a line opens, if it looks like a label.
struct Opening {
    name: String,
    /// End of the label, in the line.
    end: usize,
    time: Option<Span>,
    /// Set in capitals, or a letter of Q and A.
    strong: bool,
    /// The whole line.
    alone: bool,
}

/// The labels of each line.
pub(super) fn labels(text: &str, lines: &[Line]) -> Vec<Vec<Label>> {
    let openings: Vec<Option<Opening>> = lines.iter().map(|line| opening(text, line)).collect();
    let mut counts: BTreeMap<(&str, bool), usize> = BTreeMap::new();
    for opening in openings.iter().flatten() {
        *counts.entry((&opening.name, opening.alone)).or_default() += 1;
    }
    let beside = openings.iter().flatten().filter(|opening| !opening.alone).count();
    // A headline with a colon, over a short text, is one line and no more.
    let dense = beside * ONE_IN >= lines.len() && (beside > 1 || lines.len() <= 2);
    let letters = counts.contains_key(&("Q", false)) && counts.contains_key(&("A", false));
    let wanted = |index: usize, opening: &Opening| {
        let again = counts.get(&(opening.name.as_str(), opening.alone)).is_some_and(|&count| count > 1);
        if opening.alone {
            // Its words follow on the next line, and a heading comes once.
            let followed = lines.get(index + 1).is_some_and(|next| !next.parted)
                && openings[index + 1].as_ref().is_none_or(|next| next.alone && next.time.is_none());
            // Without a blank line before it only capitals tell a name from words that a line happens to end with.
            let parted = lines[index].parted || opening.strong && again;
            return followed && parted && (opening.time.is_some() || again);
        }
        let letter = opening.name.len() == 1;
        if letter { letters } else { opening.strong || again || dense }
    };
    let mut all = Vec::with_capacity(lines.len());
    for (index, (line, opening)) in lines.iter().zip(&openings).enumerate() {
        let mut labels = Vec::new();
        let mut from = line.span.start();
        if let Some(opening) = opening.as_ref().filter(|opening| wanted(index, opening)) {
            from += opening.end;
            let span = Span::new(line.span.start(), from);
            labels.push(Label { span, name: Some(opening.name.clone()), time: opening.time });
        }
        // A change of speaker without a name, anywhere in a caption.
        for (at, _) in text[from..line.span.end()].match_indices(CHANGE) {
            let span = Span::new(from + at, from + at + CHANGE.len());
            labels.push(Label { span, name: None, time: None });
        }
        all.push(labels);
    }
    all
}

/// Reads a line's opening.
fn opening(text: &str, line: &Line) -> Option<Opening> {
    let words = line.span.of(text);
    let mut at = skip_dress(words, 0);
    let mut time = None;
    if let Some((stamp, end)) = stamp(&words[at..]) {
        time = Some(Span::new(line.span.start() + at + stamp.0, line.span.start() + at + stamp.1));
        at = skip_dress(words, at + end);
    }
    let rest = &words[at..];
    if let Some(name) = ["Q", "A"].into_iter().find(|name| rest.starts_with(name))
        && let Some(after) = rest[1..].strip_prefix(['.', ':'])
        && after.starts_with([' ', '\t'])
    {
        return Some(Opening { name: name.to_owned(), end: at + 2, time, strong: true, alone: false });
    }
    if let Some(length) = record_style(rest) {
        let name = rest[..length].trim_end_matches('.').to_owned();
        return Some(Opening { name, end: at + length, time, strong: true, alone: false });
    }
    let limit = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(at, _)| at);
    let colon = colon(&rest[..limit]);
    let (written, end, alone) = match colon {
        Some(colon) => (&rest[..colon], at + colon + 1, false),
        None if limit == rest.len() => (rest, words.len(), true),
        None => return None,
    };
    let behind = &words[end..];
    if !alone && !behind.is_empty() && !behind.starts_with(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '<'))
    {
        return None;
    }
    let mut name = String::new();
    let mut within = written;
    while let Some((before, inside)) = within.split_once(['(', '[']) {
        let (inside, after) = inside.split_once([')', ']'])?;
        name.push_str(before);
        name.push(' ');
        if let Some((stamp, _)) = stamp(inside) {
            let from = inside.as_ptr() as usize - text.as_ptr() as usize;
            time = time.or(Some(Span::new(from + stamp.0, from + stamp.1)));
        }
        within = after;
    }
    name.push_str(within);
    // A time behind the name: `Mara Quill  00:12`.
    let digits = name.find(|c: char| c.is_ascii_digit()).filter(|&digits| stamp(&name[digits..]).is_some());
    if let Some(digits) = digits {
        let from = rest.find(&name[digits..]).map(|found| line.span.start() + at + found);
        time = time.or_else(|| {
            let (stamp, _) = stamp(&name[digits..])?;
            from.map(|from| Span::new(from + stamp.0, from + stamp.1))
        });
        name.truncate(digits);
    }
    let name = crate::text::squeezed(&name);
    let name = name.trim_matches(['*', '_', ' ', '-', '>']).to_owned();
    let strong = shape(&name, alone)?;
    // Marks of emphasis that close behind the colon belong to the label.
    let closing = words[end..].bytes().take_while(|byte| matches!(byte, b'*' | b'_')).count();
    Some(Opening { name, end: end + closing, time, strong, alone })
}

/// The length of a label as records of parliaments print it: `Mr. QUILL. I rise …`.
fn record_style(line: &str) -> Option<usize> {
    let title = ["Mr. ", "Mrs. ", "Ms. ", "Miss ", "Dr. "].into_iter().find(|title| line.starts_with(title))?;
    let (name, behind) = line[title.len()..].split_once('.')?;
    let capitals = name.chars().filter(|c| c.is_alphabetic()).count() > 1
        && name.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '-' | '\'' | '’'));
    (capitals && behind.starts_with(' ')).then(|| title.len() + name.len() + 1)
}

/// Where the label's colon stands: the first that parts no digits.
fn colon(text: &str) -> Option<usize> {
    let digit = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
    text.match_indices(':').map(|(at, _)| at).find(|&at| !(digit(at.checked_sub(1)) && digit(Some(at + 1))))
}

/// Passes marks of lists, quotations, emphasis and change at a line's start.
fn skip_dress(words: &str, at: usize) -> usize {
    let rest = words[at..].trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '*' | '_' | '>' | '#' | '-' | '–' | '—' | '•' | '\u{FEFF}')
    });
    words.len() - rest.len()
}

/// A time at the start, perhaps in brackets: its place, and where reading goes on.
fn stamp(text: &str) -> Option<((usize, usize), usize)> {
    let open = usize::from(text.starts_with(['[', '(']));
    let length = text[open..].bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.')).count();
    let stamp = text[open..open + length].trim_end_matches([':', '.']);
    let parts = stamp.split(':').count();
    let sound = (2..=3).contains(&parts) && stamp.split(':').all(|part| part.starts_with(|c: char| c.is_ascii_digit()));
    if !sound {
        return None;
    }
    let end = open + stamp.len();
    let closed = open == 1 && text[end..].starts_with([']', ')']);
    Some(((open, end), end + usize::from(closed)))
}

/// Whether a text has the shape of a name, and if so whether it is set in capitals.
fn shape(name: &str, alone: bool) -> Option<bool> {
    let words: Vec<&str> = name.split([' ', '/', '&']).filter(|word| !word.is_empty()).collect();
    let first = words.first()?;
    if words.len() > MOST_WORDS || !first.starts_with(char::is_uppercase) {
        return None;
    }
    let possessive = name.ends_with("’s") || name.ends_with("'s");
    if alone && (words.len() > 6 || possessive || name.ends_with(['?', '!', ',', ';', '.'])) {
        return None;
    }
    let plain = first.trim_end_matches(['.', ',']).to_lowercase();
    if NOBODY.contains(&plain.as_str()) && words.len() <= 2 {
        return None;
    }
    let mut capitals = true;
    let mut some = false;
    for word in &words {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        if letters == 0 {
            if !word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '#')) {
                return None;
            }
            continue;
        }
        if !word.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | ',' | '\'' | '’' | '-' | '#' | '*' | '_')) {
            return None;
        }
        let small = JOINERS.contains(&word.to_lowercase().as_str());
        let first = word.chars().find(|c| c.is_alphabetic());
        if !small && !first.is_some_and(char::is_uppercase) {
            return None;
        }
        let title = word.ends_with('.');
        capitals &= small || title || word.chars().filter(|c| c.is_lowercase()).count() <= usize::from(letters > 4);
        some |= letters > 1 && !title && word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    }
    Some(capitals && some)
}
