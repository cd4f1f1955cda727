//! Every format over arbitrary and hostile text.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

fn read(key: &str, text: &str) -> Document {
    let format = format_by_key(key).expect("the format is there");
    (format.read)("draft", text.to_owned()).0
}

fn blocks(document: &Document) -> Vec<(&'static str, &str)> {
    document.blocks.iter().map(|block| (block.kind.key(), document.prose.slice(block.span))).collect()
}

fn sound(document: &Document, file: &str) {
    let prose = document.prose.text();
    let mut last = 0;
    for block in &document.blocks {
        assert!(block.span.start() >= last && block.span.end() <= prose.len(), "{:?}", document.blocks);
        assert!(!block.span.is_empty() && !document.prose.slice(block.span).trim().is_empty());
        last = block.span.end();
        let place = document.prose.to_file(block.span);
        assert!(file.get(place.range()).is_some_and(|words| !words.is_empty()), "{place:?}");
    }
    for link in &document.links {
        assert!(prose.get(link.span.range()).is_some());
    }
    for comment in &document.comments {
        assert!(comment.at <= prose.len() && file.get(comment.file_span.range()).is_some());
    }
}

#[test]
fn markup_is_gone_and_every_word_knows_its_bytes() {
    let file = "---\ntitle: Dam **holds**\n---\n\n**Two sources** [said](https://a.example) on *Monday* &ldquo;no&rdquo; \\* twice.[^1]\n\n[^1]: The report.\n";
    let document = read("markdown", file);
    let prose = "Two sources said on Monday “no” * twice.";
    assert_eq!(blocks(&document), [("headline", "Dam **holds**"), ("body", prose), ("note", "The report.")]);
    let at = |words: &str| {
        let start = document.prose.text().find(words).expect("it is there");
        document.prose.to_file(Span::new(start, start + words.len())).of(file)
    };
    assert_eq!(at("Two sources said"), "Two sources** [said");
    assert_eq!(at("Monday “no”"), "Monday* &ldquo;no&rdquo;");
    assert_eq!(at("holds"), "holds");
    let links: Vec<_> = document.links.iter().map(|l| (document.prose.slice(l.span), l.target.as_str())).collect();
    assert_eq!(links, [("said", "https://a.example"), (".", "#1")]);
}

#[test]
fn a_line_of_a_semicolon_is_no_headline() {
    let document = read("text", ";\nThe ferry sailed at six.\n\nNobody was on it.");
    assert!(document.blocks.iter().all(|block| !block.span.is_empty()), "{:?}", document.blocks);
}

#[test]
fn a_comment_over_several_lines_is_no_copy_whatever_ends_them() {
    for end in ["\n", "\r\n"] {
        for closed in ["-->", ""] {
            let file = ["The dam held.", "", "<!-- ask", "Orne", "", "at the dam", closed].join(end);
            let document = read("markdown", &file);
            assert_eq!(blocks(&document), [("body", "The dam held.")], "{file:?}");
            assert_eq!(document.comments.len(), 1);
            assert!(document.comments[0].text.ends_with("at the dam"), "{:?}", document.comments);
        }
    }
}

#[test]
fn comments_and_code_are_no_copy() {
    let file =
        "# Dam\n\n<!-- onrecord: ignore a/b -->\nIt `held`. <!-- ask\nOrne --> It broke.\n\n```\nshe said\n```\n";
    let document = read("markdown", file);
    assert_eq!(blocks(&document), [("headline", "Dam"), ("body", "It .  It broke.")]);
    let comments: Vec<_> = document.comments.iter().map(|c| (c.text.as_str(), c.file_span.of(file))).collect();
    assert_eq!(comments[0], ("onrecord: ignore a/b", "<!-- onrecord: ignore a/b -->"));
    assert_eq!(comments[1].0, "ask\nOrne");
    assert!(document.comments[0].at <= document.blocks[1].span.start());
    assert!(document.blocks[1].span.holds(document.comments[1].at));
}

#[test]
fn html_keeps_its_words_and_no_more() {
    let file = "<figure>\n<img src=a>\n<figcaption>Two boats &amp; a <b>quay</b></figcaption>\n</figure>\n\n<!-- ask\n\nOrne -->\n\n<script>\nshe said\n</script>\n\n<blockquote>\n\nIt held.\n\n</blockquote>\n\nIt <b>broke</b>.\n";
    let document = read("markdown", file);
    assert_eq!(
        blocks(&document),
        [("caption", "Two boats & a quay"), ("quote-block", "It held."), ("body", "It broke."),]
    );
    assert_eq!(document.comments.len(), 1);
    assert_eq!(document.comments[0].text, "ask\n\nOrne");
}

#[test]
fn pictures_have_captions() {
    let file = "![Two boats](a.jpg)\n*The quay on Monday*\n\nIt ![](b.png) held.\n";
    let document = read("markdown", file);
    assert_eq!(blocks(&document)[..2], [("caption", "Two boats"), ("caption", "The quay on Monday")]);
    assert!(blocks(&document)[2..].iter().all(|(kind, _)| *kind == "body"));
    // What stands in the next item of a list belongs to no picture.
    let document = read("markdown", "- ![Pier](p.jpg)\n- The board met, one official said.\n");
    assert_eq!(blocks(&document), [("caption", "Pier"), ("list-item", "The board met, one official said.")]);
}

#[test]
fn rules_and_leaders_are_no_depth() {
    for file in ["- ".repeat(80), "* ".repeat(80), ". ".repeat(80)] {
        let (_, problems) = markdown::read("rule.md", format!("It held.\n\n{file}\n"));
        assert!(problems.is_empty(), "{file}: {}", problems[0].message);
    }
    let (_, problems) = markdown::read("deep.md", format!("It held.\r{}", ">".repeat(80)));
    assert!(problems[0].message.contains("line 2"), "{}", problems[0].message);
}

#[test]
fn front_matter_is_metadata_with_three_states() {
    let file = "---\nauthor: [Ola Finch, Mara Quill]\ndate: 2031-06-03\npublisher:\naliases: [Courier, MC]\ntype: news\nanonymity: safety\n---\n# Dam\n\nIt held.\n";
    let metadata = read("markdown", file).metadata;
    assert_eq!(metadata.byline.value(), Some("Ola Finch, Mara Quill"));
    assert_eq!(metadata.date, Some(jiff::civil::date(2031, 6, 3)));
    assert!(matches!(metadata.publisher, Field::Empty(_)));
    assert_eq!(metadata.aliases, ["Courier", "MC"]);
    assert_eq!((metadata.story_type.value(), &metadata.status), (Some("news"), &Field::Unknown));
    assert!(metadata.other.iter().any(|(key, value)| key == "anonymity" && value.value() == Some("safety")));
}

#[test]
fn notices_in_front_matter_are_copy_and_say_what_they_are() {
    let notices = |front: &str| {
        let document = read("markdown", &format!("---\n{front}---\nIt held.\n"));
        let notes = blocks(&document).into_iter().filter(|(kind, _)| *kind == "note");
        notes.map(|(_, words)| words.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(notices("correction: The dam has nine gates.\n"), ["correction: The dam has nine gates."]);
    assert_eq!(
        notices("corrections:\n  - date: 2031-06-03\n    text: \"The dam has nine gates.\"\n"),
        ["correction: The dam has nine gates."]
    );
    assert_eq!(notices("editors_note: This story was cut.\n"), ["editor's note: This story was cut."]);
    assert_eq!(notices("correction: true\nupdated: 2031-06-03\nnote: ask the desk again\n"), [""; 0]);
}

#[test]
fn broken_front_matter_is_said_and_the_story_read() {
    let format = format_by_key("markdown").expect("it is there");
    let (document, problems) = (format.read)("a.md", "---\nby: [Ola\n---\nIt held.\n".to_owned());
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.starts_with("line "), "{}", problems[0].message);
    assert_eq!(blocks(&document), [("body", "It held.")]);
}

#[test]
fn hostile_text_is_read_in_time() {
    let n = 100_000;
    let cases = [
        ">".repeat(n),
        "> ".repeat(n),
        "- ".repeat(n),
        "[".repeat(n),
        "![".repeat(n),
        "*a _b ".repeat(n / 4),
        "`".repeat(n) + "a",
        "<".repeat(n),
        "<a b=\"".repeat(n / 4),
        "<!--".repeat(n / 4),
        "<div>\n".to_owned() + &"<b '".repeat(n / 4),
        "&".repeat(n),
        "<p>\n".to_owned() + &"&amp".repeat(n / 4),
        "“".repeat(n),
        "---\n".to_owned() + &"[".repeat(60_000) + "\n---\n",
        "---\n".to_owned() + &"a: &x [*x, *x]\n".repeat(3_000) + "---\n",
        "a\n".repeat(n),
        "\n".repeat(n * 10) + "a",
        "a\r".to_owned() + &">".repeat(n),
        "a".repeat(n * 10),
        "- a\n".repeat(n / 4),
        "| a ".repeat(n / 4) + "\n" + &"|-".repeat(n / 4) + "\n",
        "[^1]".repeat(n / 4),
        "[a]: b\n".repeat(n / 8),
        "- a\n".to_owned() + &(1..400).map(|d| "  ".repeat(d) + "- a\n").collect::<String>(),
    ];
    for file in cases {
        for format in FORMATS {
            let began = Instant::now();
            let (document, _) = (format.read)("hostile", file.clone());
            let opening: String = file.chars().take(12).collect();
            assert!(began.elapsed() < Duration::from_secs(5), "{opening:?} as {}: {:?}", format.key, began.elapsed());
            sound(&document, &file);
        }
    }
    let (_, problems) = markdown::read("deep.md", ">".repeat(n));
    assert!(problems[0].message.contains("64 deep"), "{}", problems[0].message);
}

proptest! {
    #[test]
    fn arbitrary_text_is_read_soundly(file in "\\PC{0,80}|[-# *>\\[\\]()<!&;:`_|~.\r\n\t “”a-cA-C0-2é]{0,200}") {
        for format in FORMATS {
            let (document, _) = (format.read)("any", file.clone());
            sound(&document, &file);
        }
    }

    #[test]
    fn line_ends_change_no_block(file in "((By |LINDMERE — |- |> |# |date 2031-06-03 |Headline: |ENDS|-30-)?[A-Za-z.,“” ]{0,60}\n{1,3}){0,8}") {
        for format in FORMATS {
            let texts = |document: &Document| -> Vec<(BlockKind, String)> {
                document.blocks.iter().map(|b| (b.kind, document.prose.slice(b.span).replace("\r\n", "\n"))).collect()
            };
            let unix = (format.read)("any", file.clone()).0;
            let dos = (format.read)("any", file.replace('\n', "\r\n")).0;
            prop_assert_eq!(texts(&unix), texts(&dos));
        }
    }
}
