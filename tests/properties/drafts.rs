//! Drafts of the kind that goes wrong, and what is left of Markdown without its markup.

use proptest::prelude::*;
use regex::Regex;

/// Words of news, and what stands between them.
const WORDS: &[&str] = &[
    "Halvard",
    "Ines Halvard",
    "slammed",
    "blasted",
    "the plan",
    "said",
    "an official",
    "a spokeswoman",
    "several",
    "boats",
    "according to",
    "she",
    "Mr. Brandt",
    "the harbour board",
    "who",
    "not",
    "on Monday",
    "in May 2031",
    "3.2 million crowns",
    "40 percent",
    "No. 7",
    "the first",
    "because",
    "would",
    "“It is over,”",
    "“No.",
    "”",
    "\"They knew\"",
    "\"",
    "‘old’",
    "'",
    "’s",
    "«",
    "—",
    "–",
    "...",
    "…",
    "報道",
    "👩‍👩‍👧",
    "🇳🇴",
    "e\u{301}",
    "Ōsaka",
    "U.S.",
    "a.m.",
    "denied",
    "accused",
    "of bribing",
    "TK",
    "(",
    ")",
    "a:b",
    "%",
];
const STOPS: &[&str] = &[". ", ", ", " ", " ", " ", " ", " ", "? ", ".\n", "\n", "; "];
/// What Markdown adds to the words; inside them too.
const MARKED: &[&str] = &[
    "**slammed**",
    "sl*am*med",
    "*an official*",
    "[an official](https://ferry.example/a_b)",
    "**Ines** Halvard",
    "Halvard &amp; sons",
    "board&rsquo;s",
    "“It is **over**,”",
    "_She_",
    "boats <!-- told by a *friend* -->",
    "sev&#101;ral",
    "the\u{a0}plan",
    "~~no~~",
    "![pier](pier.jpg)",
];
const OPENINGS: &[&str] = &["", "", "", "", "> ", "- ", "## "];

fn pieces(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = (prop::sample::select(words), prop::sample::select(STOPS));
    prop::collection::vec(piece, 1..14)
        .prop_map(|pieces| pieces.iter().map(|(word, stop)| [*word, *stop].concat()).collect())
}

/// Paragraphs, with either end of line and perhaps a byte-order mark.
fn paragraphs(paragraph: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let mark = prop::sample::select(&["", "", "\u{feff}"][..]);
    let end = prop::sample::select(&["\n", "\r\n"][..]);
    (mark, prop::collection::vec(paragraph, 1..6), end)
        .prop_map(|(mark, paragraphs, end)| format!("{mark}{}\n", paragraphs.join("\n\n")).replace('\n', end))
}

/// A draft in plain text.
pub fn plain() -> impl Strategy<Value = String> {
    paragraphs(pieces(WORDS))
}

/// A draft in Markdown whose markup [`bare`] takes away.
pub fn markdown() -> impl Strategy<Value = String> {
    let all: &'static [&'static str] = Box::leak([WORDS, MARKED, MARKED].concat().into_boxed_slice());
    let paragraph = (prop::sample::select(OPENINGS), pieces(all));
    paragraphs(paragraph.prop_map(|(opening, text)| format!("{opening}{}", text)))
}

/// Anything at all, with much that means something to a reader of drafts.
pub fn any_text() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(
        &[
            "\u{1b}[2J",
            "\0",
            "\r",
            "\r\n",
            "\n\n",
            "\t",
            "```",
            "`",
            "<div>",
            "</",
            "&#x;",
            "[[",
            "](",
            "---\n",
            "***",
            "> > ",
            "1. ",
            "\\",
            "\u{202e}",
            "\u{feff}",
            "<!-- onrecord: ignore",
            "-->",
            "|",
            "\u{2028}",
            "::error::",
            "##[",
        ][..],
    );
    let piece = prop_oneof![
        6 => prop::sample::select(WORDS).prop_map(str::to_owned),
        3 => prop::sample::select(MARKED).prop_map(str::to_owned),
        6 => prop::sample::select(STOPS).prop_map(str::to_owned),
        3 => odd.prop_map(str::to_owned),
        2 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Markdown of these drafts without its markup, blanks as one.
pub fn bare(markdown: &str) -> String {
    let pattern = |pattern: &str| Regex::new(pattern).expect("a pattern");
    let text = pattern(r"(?s)<!--.*?-->|!\[[^]]*\]\([^)]*\)").replace_all(markdown, "");
    let text = pattern(r"\]\(https[^)]*\)").replace_all(&text, "");
    let text = pattern(r"[*_\[~]").replace_all(&text, "");
    let text = pattern(r"\n(> |- |## )").replace_all(&text, "\n");
    let text = text.replace("&amp;", "&").replace("&rsquo;", "’").replace("&#101;", "e");
    squeezed(&text)
}

/// Words without the caption of a picture that stands between them: what runs over several blocks runs over it too,
/// wherever the picture stood in its paragraph.
pub fn without_captions(words: &str) -> String {
    let kept: Vec<&str> = words.split(' ').filter(|word| *word != "pier").collect();
    if kept.is_empty() { words.to_owned() } else { kept.join(" ") }
}

/// Every stretch of blanks as one.
pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
