//! The furniture of a story, known by its looks: bylines, datelines, end marks, corrections, time stamps.
//!
//! Every test takes a paragraph's words and looks at a bounded piece of them. None guesses where it could be wrong
//! about running copy: a paragraph that is not plainly furniture is body text.

/// Furniture is short; longer paragraphs are copy. In bytes.
pub(super) const LONGEST: usize = 160;

/// Capitalised words after "By" that open a sentence or a title, not a name.
const NO_NAMES: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "then",
    "now",
    "the",
    "that",
    "this",
    "law",
    "contrast",
    "comparison",
    "noon",
    "midnight",
    "dawn",
    "dusk",
    "then,",
];

/// Small words inside names, and between them.
const CONNECTORS: &[&str] = &[
    "and", "&", "de", "da", "di", "del", "der", "den", "des", "du", "la", "le", "van", "von", "bin", "ibn", "al", "el",
    "ter", "ten", "y", "e", "zu", "in", "for", "of", "the", "at",
];

/// Capitals before a dash that label a story and are no place.
const LABELS: &[&str] = &[
    "advisory",
    "alert",
    "analysis",
    "answer",
    "background",
    "breaking",
    "column",
    "comment",
    "correction",
    "developing",
    "editorial",
    "exclusive",
    "explainer",
    "fact",
    "facts",
    "feature",
    "fixture",
    "gallery",
    "interview",
    "letters",
    "listen",
    "live",
    "myth",
    "news",
    "note",
    "obituary",
    "opinion",
    "photos",
    "podcast",
    "politics",
    "profile",
    "question",
    "quiz",
    "result",
    "results",
    "review",
    "score",
    "scores",
    "sport",
    "sports",
    "timeline",
    "update",
    "updated",
    "urgent",
    "verdict",
    "video",
    "warning",
    "watch",
    "weather",
];

/// How notes of the desk to the reader begin.
const NOTES: &[&str] = &[
    "correction:",
    "corrections:",
    "correction appended",
    "correction (",
    "clarification:",
    "clarifications:",
    "editor's note",
    "editors' note",
    "editors note",
    "editor note",
    "note to editors",
    "note to readers",
    "notes to editors",
    "an earlier version of this",
    "a previous version of this",
    "an earlier headline",
];

/// "This story has been …" is a note if one of these follows.
const AMENDED: &[&str] = &["updated", "corrected", "amended", "clarified", "edited", "changed", "republished"];

/// How a stamp or credit line begins.
const STAMPS: &[&str] = &["published ", "updated ", "last updated", "posted ", "first published", "last modified"];

/// The words of an end mark, without what stands around them.
const END_MARKS: &[&str] = &["30", "end", "ends", "0", "more", "more to come", "mf", "eom"];

/// The name or names of a byline, if the paragraph is one.
pub(super) fn byline(words: &str) -> Option<&str> {
    let words = words.trim();
    if words.len() > LONGEST {
        return None;
    }
    let words = words.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(words);
    let signed = ["By ", "BY ", "Words by ", "Written by ", "Reporting by ", "Additional reporting by ", "Story by "]
        .iter()
        .find_map(|opening| words.strip_prefix(opening));
    match signed {
        Some(rest) => signed_names(rest.trim()),
        None => reporting_name(words),
    }
}

/// What stands behind "By": names, then perhaps a role or an outlet.
fn signed_names(rest: &str) -> Option<&str> {
    let cut = rest.find([',', '\n', '|', ';', '\r']).unwrap_or(rest.len());
    let (names, role) = rest.split_at(cut);
    let names = names.trim();
    let bare = names.strip_suffix('.').filter(|_| role.is_empty()).unwrap_or(names);
    let count = bare.split_whitespace().count();
    let capitals = bare.split_whitespace().all(|word| is_capitalised(word) || CONNECTORS.contains(&word));
    let first = bare.split_whitespace().next()?;
    let plausible = capitals
        && is_capitalised(first)
        && !NO_NAMES.contains(&first.to_lowercase().as_str())
        && (1..=12).contains(&count)
        && !bare.contains(|c: char| c.is_ascii_digit() || matches!(c, '"' | '“' | '”' | '?' | '!' | ':'));
    // A clause that follows a comma is longer than a role, and ends with a stop.
    let role_fits = role.split_whitespace().count() <= 8 && !role.trim_end().ends_with(['.', '!', '?', '”', '"']);
    (plausible && role_fits).then_some(bare)
}

/// `Ola Finch reports`, `Ola Finch reports from Lindmere.`
fn reporting_name(words: &str) -> Option<&str> {
    let (name, rest) = words.split_once(" reports")?;
    let rest = rest.trim_end_matches('.').trim();
    let place = rest.is_empty() || rest.strip_prefix("from ").is_some_and(|place| is_name(place, 4));
    (place && is_name(name, 4) && name.contains(' ')).then_some(name)
}

/// Whether a paragraph is nothing but a person's name, as bylines under headlines are.
pub(super) fn is_bare_name(words: &str) -> bool {
    words.len() <= 60
        && words.contains(' ')
        && is_name(words, 3)
        && !words.contains(',')
        && !words.split_whitespace().any(|word| {
            let word = word.to_lowercase();
            NO_NAMES.contains(&word.as_str()) || LABELS.contains(&word.as_str())
        })
}

fn is_name(words: &str, most: usize) -> bool {
    (1..=most).contains(&words.split_whitespace().count())
        && words.split_whitespace().all(|word| {
            is_capitalised(word)
                && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-' | ','))
                && (!word.ends_with('.') || word.chars().count() <= 3)
        })
}

fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
        || word.starts_with("al-")
        || word.starts_with("d’")
        || word.starts_with("d'")
}

/// Length of the dateline that opens a paragraph, with its dash; all of a paragraph that is nothing else.
pub(super) fn dateline(words: &str) -> Option<usize> {
    let line = words.lines().next().unwrap_or("");
    let head = &line[..line.ceil_char_boundary(91)];
    // Each of the dashes begins with a blank, or with the first byte of a long dash.
    let mut starts = head.bytes().enumerate().filter(|(_, byte)| matches!(byte, b' ' | 0xE2));
    let dash = starts.find_map(|(at, _)| Some((at, at + dash_at(&head[at..])?)));
    let Some((at, end)) = dash else {
        let whole = line.len() == words.len() && words.len() <= 60 && !words.ends_with(['.', '!', '?', ':']);
        return (whole && place(words)?.dated).then_some(words.len());
    };
    let opens = line[end..].trim_start().chars().next().is_none_or(|c| !c.is_lowercase() && !matches!(c, ',' | '—'));
    let plain = &line[at..end] == " - ";
    let place = place(head[..at].trim())?;
    (opens && (!plain || place.sure || place.short)).then(|| line[..end].trim_end().len())
}

/// The length of the dash, with blanks it needs, that the words begin with.
fn dash_at(words: &str) -> Option<usize> {
    // Nearly every blank shows it in what follows.
    if words.as_bytes().get(1).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    ["—", "–", " -- ", " - ", " ― "].iter().find(|dash| words.starts_with(**dash)).map(|dash| dash.len())
}

/// What stands before the dash of a dateline.
struct Place {
    /// It names a day or an agency too, so it can stand alone.
    dated: bool,
    /// Nothing but a dateline looks so.
    sure: bool,
    /// So few words that a place is more likely than a heading that runs into the text.
    short: bool,
}

/// Words of a place that is written alone before a plain hyphen: "SALT LAKE CITY - ".
const SHORT: usize = 3;

/// `LINDMERE`, `CORRAN BAY, Velmora, June 3`, `Lindmere (Courier)`, `(Courier)`.
fn place(words: &str) -> Option<Place> {
    let (main, agency) = match words.strip_suffix(')').and_then(|open| open.rsplit_once('(')) {
        Some((main, agency)) => (main.trim(), Some(agency.trim())),
        None => (words, None),
    };
    if agency.is_some_and(|name| name.is_empty() || name.len() > 40 || !name.starts_with(char::is_uppercase)) {
        return None;
    }
    if main.is_empty() {
        return agency.is_some().then_some(Place { dated: false, sure: true, short: true });
    }
    let mut parts = main.split(',').map(str::trim);
    let city = parts.next()?;
    let shouted = is_shouted(city);
    let named = city.split_whitespace().all(|word| is_capitalised(word) || CONNECTORS.contains(&word));
    let city_fits = city.split_whitespace().count() <= 4 && (shouted || (named && agency.is_some()));
    let mut more = 0;
    let mut digits = false;
    for part in parts {
        let fits = !part.is_empty()
            && part.split_whitespace().count() <= if is_shouted(part) { 2 } else { 4 }
            && part
                .split_whitespace()
                .all(|word| is_capitalised(word) || word.starts_with(|c: char| c.is_ascii_digit()));
        if !fits || more == 3 {
            return None;
        }
        more += 1;
        digits |= part.contains(|c: char| c.is_ascii_digit());
    }
    // Three capitals alone before a dash are an organisation more often than a place.
    let letters = city.chars().filter(|c| c.is_alphabetic()).count();
    let label = city.split_whitespace().any(|word| LABELS.contains(&word.to_lowercase().as_str()));
    let short = city.split_whitespace().count() <= SHORT;
    let sure = more > 0 || agency.is_some();
    (city_fits && !label && (sure || letters > 3)).then_some(Place { dated: digits || agency.is_some(), sure, short })
}

/// Capitals throughout, two letters at least, no digits.
fn is_shouted(words: &str) -> bool {
    let mut letters = 0;
    words.chars().all(|c| {
        letters += usize::from(c.is_alphabetic());
        !c.is_lowercase() && !c.is_numeric() && !matches!(c, ':' | '"' | '“' | '”' | '?' | '!' | ';')
    }) && letters > 1
}

/// `-30-`, `ENDS`, `###`, or a line of signs that parts sections: nothing that anybody wrote for readers.
pub(super) fn is_end_mark(words: &str) -> bool {
    let words = words.trim();
    if words.is_empty() || words.len() > 40 {
        return false;
    }
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '"' | '“' | '”' | '‘' | '’' | '\''));
    if bare.is_empty() {
        return words.chars().all(|c| matches!(c, '#' | '*' | '-' | '_' | '=' | '~' | '•' | '·' | '—' | '–' | '/'))
            || words.split_whitespace().all(|sign| matches!(sign, "#" | "*" | "-" | "_" | "•" | "·"));
    }
    let decorated = words.starts_with(['-', '–', '—', '#', '*', '(', '[', '/'])
        && words.ends_with(['-', '–', '—', '#', '*', ')', ']', '/']);
    END_MARKS.contains(&bare.to_lowercase().as_str()) && (decorated || matches!(words, "ENDS" | "END" | "Ends"))
}

/// Whether a text begins with some words in lower case, whatever its own case and apostrophes.
fn begins(text: &str, words: &str) -> bool {
    let mut letters = text.chars().map(|c| if c == '’' { '\'' } else { c.to_ascii_lowercase() });
    words.chars().all(|letter| letters.next() == Some(letter))
}

/// A correction, a note of the desk, a time stamp: words about the story, not of it.
pub(super) fn is_note(words: &str) -> bool {
    let unmarked = words.trim_start_matches(['(', '[', '*', '_', '"', '-', '–', '—', ' ']);
    let begins = |starts: &[&str]| starts.iter().any(|start| begins(unmarked, start));
    if begins(NOTES) {
        return true;
    }
    if begins(&["this story ", "this article ", "this report ", "this post "]) {
        let opening = unmarked[..unmarked.floor_char_boundary(90)].to_ascii_lowercase();
        let holds = |words: &[&str]| words.iter().any(|word| opening.contains(word));
        return holds(&["has been ", "was ", "is "]) && holds(AMENDED);
    }
    begins(STAMPS)
        && words.len() <= LONGEST
        && words.contains(|c: char| c.is_ascii_digit())
        && words.split_whitespace().count() <= 14
        && !words.ends_with(['.', '!', '?', '”', '"'])
}

/// Where the words of a caption begin, if the paragraph says that it is one.
pub(super) fn caption(words: &str) -> Option<usize> {
    let label = words.bytes().take(21).position(|byte| byte == b':')?;
    let known = ["photo", "caption", "photo caption", "picture", "image", "cutline", "graphic"];
    let key = words[..label].trim_start_matches(['[', '(']).to_lowercase();
    let value = &words[label + 1..];
    (known.contains(&key.as_str()) && value.starts_with(char::is_whitespace))
        .then(|| words.len() - value.trim_start().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines() {
        for (words, name) in [
            ("By Ola Finch", "Ola Finch"),
            ("By OLA FINCH, Staff writer", "OLA FINCH"),
            ("By Ola Finch and Mara de la Quill in Lindmere", "Ola Finch and Mara de la Quill in Lindmere"),
            ("By Ola J. Finch\nMarrick Courier", "Ola J. Finch"),
            ("(Reporting by Ola Finch; editing by Mara Quill)", "Ola Finch"),
            ("Ola Finch reports", "Ola Finch"),
            ("Ola Finch reports from Corran Bay.", "Ola Finch"),
        ] {
            assert_eq!(byline(words), Some(name), "{words}");
        }
        for words in [
            "By Tuesday Night the Quay Was Gone",
            "By noon the quay was gone.",
            "By Orne’s own account, nobody had asked.",
            "By Mayor Orne, who left, the council was told nothing at all.",
            "By 2031 Homes",
            "The harbour board reports",
            "Police reports from Lindmere",
            "",
        ] {
            assert_eq!(byline(words), None, "{words}");
        }
        assert!(is_bare_name("Ola J. Finch") && !is_bare_name("Dam Holds.") && !is_bare_name("Lindmere"));
    }

    #[test]
    fn datelines() {
        for (words, length) in [
            ("LINDMERE (Courier) – The dam held.", "LINDMERE (Courier) –"),
            ("Lindmere (CNA) — Orne said no.", "Lindmere (CNA) —"),
            ("CORRAN BAY, Velmora, June 3 — Two boats sank.", "CORRAN BAY, Velmora, June 3 —"),
            ("LINDMERE -- Mayor Orne resigned.", "LINDMERE --"),
            ("LINDMERE, Nov. 19 (CNA) - “No,” he said.", "LINDMERE, Nov. 19 (CNA) -"),
            ("(CNA) – Two boats sank.", "(CNA) –"),
            ("LINDMERE—Two boats sank.", "LINDMERE—"),
            ("LINDMERE, June 3", "LINDMERE, June 3"),
            ("LINDMERE - Mayor Orne resigned.", "LINDMERE -"),
            ("CORRAN BAY - “No,” he said.", "CORRAN BAY -"),
            ("CORRAN BAY, Vel. - Two boats sank.", "CORRAN BAY, Vel. -"),
        ] {
            assert_eq!(dateline(words).map(|end| &words[..end]), Some(length), "{words}");
        }
        for words in [
            "NATO — the alliance — met.",
            "The mayor — Lise Orne — resigned.",
            "FBI — Agents searched the quay.",
            "WATCH — Two boats sink.",
            "MYTH - The dam leaks.",
            "FACT CHECK - The dam leaks.",
            "FBI - Agents searched the quay.",
            "ORNE LEADS ON THE COAST - Since March, Lise Orne has won.",
            "LINDMERE - an old town - met.",
            "Lise Orne – The mayor who left",
            "“NO WAY — Never,” she said.",
            "ORNE: No — Never.",
            "LINDMERE",
            "LINDMERE FLOODED",
            "1,200 HOMES — Gone",
            "The Courier (2031) — A History",
            "DAM HELD ALL NIGHT, BUT ONLY JUST — Orne",
            "",
        ] {
            assert_eq!(dateline(words), None, "{words}");
        }
    }

    #[test]
    fn end_marks_and_notes() {
        for words in ["-30-", "— 30 —", "###", "# # #", "ENDS", "-ends-", "(END)", "* * *", "-more-", "-----"] {
            assert!(is_end_mark(words), "{words}");
        }
        for words in ["30", "The end", "more", "“”", "(more than one)", "No.", "Ends badly", "- no -", ""] {
            assert!(!is_end_mark(words), "{words}");
        }
        for words in [
            "Correction: The dam is in Velmora.",
            "*Editor’s note: names were changed.*",
            "(This story has been updated to add the board’s answer.)",
            "An earlier version of this article misspelt the mayor’s name.",
            "Updated 3:04 p.m. June 3",
        ] {
            assert!(is_note(words), "{words}");
        }
        for words in [
            "Corrections officers were told to leave.",
            "This story is about a dam.",
            "Updated rules take effect on 3 June, the board said.",
            "The editor’s note was found.",
        ] {
            assert!(!is_note(words), "{words}");
        }
    }

    #[test]
    fn captions_say_so() {
        let words = "Photo: Two boats at the quay.";
        assert_eq!(caption(words).map(|at| &words[at..]), Some("Two boats at the quay."));
        assert_eq!(caption("Orne: Two boats."), None);
        assert_eq!(caption("Photo:x"), None);
    }
}
