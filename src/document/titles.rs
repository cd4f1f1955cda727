//! Whether a short paragraph is a headline, a standfirst or a heading, or the story itself.
//!
//! The danger is on one side: a lede taken for a headline leaves the check. So a title must look like one, and a
//! sentence that could open a story needs a whole story behind it before it counts as a title.

use super::dateline::dateline;
use super::furniture::{LONGEST, byline, is_bare_name};
use super::paragraph::{Paragraph, ends_as_a_sentence};

/// Words of a headline.
const LONGEST_HEADLINE: usize = 26;

/// A sentence with a stop is a headline only above so many paragraphs: a story, not a note or an example.
const STORY: usize = 4;

/// Words that open or carry sentences of running copy and that headlines leave out.
const RUNNING: &[&str] = &[
    "said", "says.", "told", "added", "was", "were", "had", "has", "have", "been", "which", "who", "he", "she", "they",
    "it", "and", "but", "there", "because", "although", "his", "her", "their",
];

/// Words in lower case in titles set with capitals.
const SMALL: &[&str] = &[
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "if", "in", "into", "is", "nor", "of", "off", "on", "or",
    "over", "per", "so", "than", "that", "the", "to", "up", "via", "vs", "vs.", "with", "yet", "it", "its", "be",
];

/// Headline and, where a semicolon ends its line, the offset of the standfirst behind it.
pub(super) fn tails(words: &str) -> (&str, Option<usize>) {
    let Some(end) = words.find(['\n', '\r']) else { return (words, None) };
    let head = words[..end].trim_end();
    let tail = words[end..].trim_start();
    match head.strip_suffix(';') {
        Some(head) if !tail.is_empty() => (head.trim_end(), Some(words.len() - tail.len())),
        _ => (words, None),
    }
}

/// Whether the first paragraph is the headline of what follows it.
pub(super) fn is_headline(words: &str, following: &[Paragraph], text: &str) -> bool {
    let count = words.split_whitespace().count();
    let Some(next) = following.first().map(|next| next.span.of(text)) else { return false };
    if count > LONGEST_HEADLINE || count == 0 || dateline(words).is_some() || words.ends_with([':', ',', '-', '–', '—'])
    {
        return false;
    }
    if quotation_runs_on(words) {
        return false;
    }
    if !ends_as_a_sentence(words) {
        return true;
    }
    if following.len() + 1 < STORY || has_speech_tag(words) {
        return false;
    }
    if is_title_case(words) || byline(next).is_some() || dateline(next).is_some() {
        return true;
    }
    let running = words.split_whitespace().filter(|word| RUNNING.contains(&word.to_lowercase().as_str())).count();
    let opens_with_article = ["The ", "A ", "An "].iter().any(|article| words.starts_with(article));
    let longer = following
        .iter()
        .take(2)
        .any(|paragraph| paragraph.span.of(text).split_whitespace().take(count * 2).count() * 2 >= count * 3);
    count <= 16 && running == 0 && !opens_with_article && longer
}

/// Whether the paragraph under a headline is its standfirst: set apart by a byline or dateline that follows, or by
/// having no stop.
pub(super) fn is_standfirst(words: &str, next: Option<&str>) -> bool {
    let Some(next) = next else { return false };
    let short = words.split_whitespace().take(46).count() <= 45;
    let unstopped =
        !ends_as_a_sentence(words) && !words.ends_with([':', ',', ';', '-', '–', '—']) && !quotation_runs_on(words);
    let set_apart = byline(next).is_some() || is_bare_name(next) || dateline(next).is_some();
    short && (set_apart || (unstopped && words.split_whitespace().count() > 3))
}

/// Whether a paragraph between others is a heading: short, without a stop, and the story ended a sentence before it.
pub(super) fn is_subheading(words: &str, before: Option<&str>, next: Option<&str>) -> bool {
    const MOST_WORDS: usize = 8;
    if words.len() > LONGEST {
        return false;
    }
    let count = words.split_whitespace().take(MOST_WORDS + 1).count();
    let Some(next) = next.filter(|_| count <= MOST_WORDS) else { return false };
    let opens = words.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
    let plain =
        !words.contains(['"', '“', '”', '«', '»', '@', '/']) && !words.ends_with([':', ',', ';', '-', '–', '—']);
    let label = count <= 4 && words.chars().any(char::is_alphabetic) && !words.chars().any(char::is_lowercase);
    let parted = before.is_none_or(ends_as_a_sentence);
    let longer = next.split_whitespace().take(count * 2).count() >= count * 2;
    let headed = !ends_as_a_sentence(words) && parted && longer;
    opens && plain && (headed || (label && parted && words.ends_with('.')))
}

/// A speech tag makes a sentence of a story: `…,” Orne said.`
fn has_speech_tag(words: &str) -> bool {
    let plain = words.trim_end_matches('.');
    words.contains(",”") || words.contains(",\"") || plain.ends_with(" said") || words.contains(" said on ")
}

/// Quotation marks that open and do not close: the quotation runs on into the next paragraph.
fn quotation_runs_on(words: &str) -> bool {
    let opened = words.matches('“').count();
    opened > words.matches('”').count() || words.matches('"').count() % 2 == 1
}

/// Capitals on nearly all words that titles set with capitals.
fn is_title_case(words: &str) -> bool {
    let (mut capitals, mut all) = (0, 0);
    for word in words.split_whitespace() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if word.is_empty() || SMALL.contains(&word) {
            continue;
        }
        all += 1;
        capitals += usize::from(word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()));
    }
    all >= 2 && capitals * 5 >= all * 4
}

#[cfg(test)]
mod tests {
    use super::super::paragraph::paragraphs;
    use super::*;

    const STORY_BELOW: &str = "\n\nThe board of the dam at Corran Bay met on Monday to hear what the auditors had found \
        in the gates, and it heard a great deal more than it had asked for.\n\nIt met again.\n\nIt rose at six.";

    fn headline(words: &str) -> bool {
        let text = format!("{words}{STORY_BELOW}");
        let found = paragraphs(&text, 0, |_| false);
        is_headline(words, &found[1..], &text)
    }

    #[test]
    fn titles_are_headlines() {
        for words in [
            "Dam board told of cracks",
            "Dam Board Told of Cracks in the Gates.",
            "Auditors warn dam board of cracks.",
            "‘We were never told’: the night the dam broke",
            "What did the board know?",
        ] {
            assert!(headline(words), "{words}");
        }
    }

    #[test]
    fn ledes_are_not() {
        for words in [
            "The mayor of Lindmere resigned on Monday.",
            "Lise Orne, who ran the dam board for nine years, has been asked to leave it.",
            "“The gates held,” Orne said.",
            "LINDMERE – Auditors warned the dam board",
            "“We were told nothing.",
            "The board wants:",
            "",
        ] {
            assert!(!headline(words), "{words}");
        }
    }

    #[test]
    fn a_sentence_above_little_is_no_headline() {
        let text = "Officials fear cracks.\n\nThe board of the dam met on Monday to hear the auditors.";
        let found = paragraphs(text, 0, |_| false);
        assert!(!is_headline("Officials fear cracks.", &found[1..], text));
    }

    #[test]
    fn a_standfirst_is_set_apart() {
        assert!(is_standfirst("Auditors found cracks in all nine gates.", Some("By Ola Finch")));
        assert!(is_standfirst("Auditors found cracks in all nine gates", Some("The board met on Monday.")));
        assert!(!is_standfirst("Auditors found cracks in all nine gates.", Some("The board met on Monday.")));
        assert!(!is_standfirst("Auditors found cracks.", None));
    }

    #[test]
    fn headings_stand_between_finished_sentences() {
        let next = Some("The board asked for a second opinion on the gates.");
        assert!(is_subheading("What the auditors found", Some("It rose at six."), next));
        assert!(is_subheading("FULL TEXT.", Some("It rose at six."), next));
        assert!(!is_subheading("What the auditors found", Some("It rose at"), next));
        assert!(!is_subheading("Nobody answered.", Some("It rose at six."), next));
        assert!(!is_subheading("The board wants:", Some("It rose at six."), next));
        assert!(!is_subheading("“No comment", Some("It rose at six."), next));
    }

    #[test]
    fn a_semicolon_parts_headline_and_standfirst() {
        let words = "Dam board told of cracks; \nAuditors found them in all gates.";
        let (head, tail) = tails(words);
        assert_eq!(head, "Dam board told of cracks");
        assert_eq!(tail.map(|at| &words[at..]), Some("Auditors found them in all gates."));
        assert_eq!(tails("One line"), ("One line", None));
    }
}
