//! The furniture of a story, known by its looks: bylines, end marks, corrections, time stamps.
//!
//! Every test takes a paragraph's words and looks at a bounded piece of them. None guesses where it could be wrong
//! about running copy: a paragraph that is not plainly furniture is body text.

use crate::text::MONTHS;

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
];

/// Small words inside names, and between them.
pub(super) const CONNECTORS: &[&str] = &[
    "and", "&", "de", "da", "di", "del", "der", "den", "des", "du", "la", "le", "van", "von", "bin", "ibn", "al", "el",
    "ter", "ten", "y", "e", "zu", "in", "for", "of", "the", "at",
];

/// Capitals before a dash that label a story and are no place.
pub(super) const LABELS: &[&str] = &[
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

/// Who else wrote a story, behind the names of its byline.
const COLLEAGUES: &[&str] = &[
    " and agencies",
    " and agency staff",
    " and wire reports",
    " and wire services",
    " and staff",
    " and staff reporters",
    " and others",
    " with agencies",
];

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
    let bare = COLLEAGUES.iter().find_map(|others| bare.strip_suffix(others)).unwrap_or(bare).trim_end();
    let count = bare.split_whitespace().count();
    let capitals = bare.split_whitespace().all(|word| is_capitalised(word) || CONNECTORS.contains(&word));
    let first = bare.split_whitespace().next()?;
    let lower = first.to_lowercase();
    let plausible = capitals
        && is_capitalised(first)
        && !NO_NAMES.contains(&lower.as_str())
        // "By April Winter", but "By April".
        && !(count == 1 && MONTHS.contains(&lower.as_str()))
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

pub(super) fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
        || word.starts_with("al-")
        || word.starts_with("d’")
        || word.starts_with("d'")
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
    // Nearly every text shows in its first byte that it does not.
    let (first, other) = (text.as_bytes().first(), words.as_bytes().first());
    if other.is_some_and(u8::is_ascii_lowercase) && first.map(u8::to_ascii_lowercase) != other.copied() {
        return false;
    }
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
            ("By Ola Finch and agencies", "Ola Finch"),
            ("By April Winter", "April Winter"),
            ("(Reporting by Ola Finch; editing by Mara Quill)", "Ola Finch"),
            ("Ola Finch reports", "Ola Finch"),
            ("Ola Finch reports from Corran Bay.", "Ola Finch"),
        ] {
            assert_eq!(byline(words), Some(name), "{words}");
        }
        for words in [
            "By Tuesday Night the Quay Was Gone",
            "By noon the quay was gone.",
            "By June",
            "By June 2031, nobody had asked.",
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
