//! Quotations beside what was said: awkward pairs as data (`fixtures/said/*.yaml`), and properties over any text.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use onrecord::annotate::Heard;
use onrecord::ledger::{Asked, Transcript, verdicts};
use proptest::prelude::*;
use serde::Deserialize;
use zip::write::SimpleFileOptions;

/// A quotation, what was said, and what a check must make of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    quote: String,
    said: String,
    speaker: Option<String>,
    verdict: Option<String>,
    changes: Option<Vec<String>>,
    /// Several ways to tell the differences are right.
    #[serde(default)]
    loose: bool,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn heard(quote: &str, said: &str, speaker: Option<&str>) -> Heard {
    let (transcript, _) = Transcript::read("said.txt", said.as_bytes().to_vec()).expect("it is text");
    verdicts(&[Asked { words: quote, speaker }], &[transcript]).remove(0)
}

#[test]
fn every_pair_is_judged_as_its_page_says() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (page, usual) in [("harmless", "verbatim"), ("harmful", "altered")] {
        let text = fs::read_to_string(root().join(format!("fixtures/said/{page}.yaml"))).expect("it can be read");
        let pairs: Vec<Pair> = serde_yaml::from_str(&text).expect("it is a list of pairs");
        count += pairs.len();
        for pair in pairs {
            let heard = heard(&pair.quote, &pair.said, pair.speaker.as_deref());
            let kinds: Vec<&str> = heard.changes.iter().map(|change| change.kind.key()).collect();
            let verdict = pair.verdict.as_deref().unwrap_or(usual);
            let told = pair.changes.as_ref().is_none_or(|changes| *changes == kinds) || pair.loose;
            if heard.verdict.key() != verdict || !told {
                wrong.push(format!(
                    "“{}” / {}\n    wanted {verdict} {:?}: {heard:?}",
                    pair.quote, pair.said, pair.changes
                ));
            }
        }
    }
    assert!(count > 80, "only {count} pairs were read");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

/// The Word document of the command line's cases.
fn council() -> Vec<u8> {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let deleted = "<w:del><w:r><w:delText>not </w:delText></w:r></w:del>";
    let paragraphs = [
        run("Council of Marrick"),
        String::new(),
        format!("{}{}", run("QUILL:"), run(" We may sell the park &amp; the pier.")),
        format!("{}{deleted}{}", run("ORR: It is "), run("a mess.")),
    ];
    let body: String = paragraphs.iter().map(|runs| format!("<w:p>{runs}</w:p>")).collect();
    docx(&format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"))
}

/// A Word document with this main part.
fn docx(main: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part can be begun");
    archive.write_all(main.as_bytes()).expect("memory takes it all");
    archive.finish().expect("it can be closed").into_inner()
}

/// The fixture is what is made here; `REWRITE=1` writes it.
#[test]
fn the_word_document_of_the_cases_is_made_here() {
    let path = root().join("fixtures/cli/against/council.docx");
    if std::env::var_os("REWRITE").is_some() {
        fs::write(&path, council()).expect("it can be written");
    }
    let read = |bytes| Transcript::read("council.docx", bytes).expect("it is a document").0.text;
    assert_eq!(read(fs::read(&path).expect("it is there")), read(council()));
    assert!(read(council()).contains("QUILL: We may sell the park & the pier.\n\nORR: It is a mess."));
}

#[test]
fn a_document_that_is_none_is_said_to_be_none() {
    for (bytes, words) in [
        (b"no archive".to_vec(), "no Word document"),
        (docx("<w:p><w:r><w:t>We may sell</w:x>"), "damaged at byte"),
        (docx("<w:document/>"), "no words"),
    ] {
        let told = match Transcript::read("a.docx", bytes) {
            Err(problem) => vec![problem],
            Ok((_, problems)) => problems,
        };
        assert!(told.iter().any(|problem| problem.message.contains(words) && problem.help.is_some()), "{told:?}");
    }
}

/// An archive of a few kilobytes that would fill the memory.
#[test]
fn a_document_is_not_unpacked_without_a_limit() {
    let bytes = docx(&format!("<w:t>{}</w:t>", "a".repeat(onrecord::ledger::MOST_BYTES)));
    assert!(bytes.len() < 1 << 20);
    let problem = Transcript::read("a.docx", bytes).expect_err("it is too large");
    assert!(problem.message.contains("64 MB"), "{}", problem.message);
}

/// Words with what stands behind them, few enough to be said again and again.
const SPOKEN: &[&str] = &[
    "we ",
    "the ",
    "pier ",
    "pier, ",
    "not ",
    "don’t ",
    "and ",
    "boats. ",
    "Quill’s ",
    "uh, ",
    "you know, ",
    "it’s ",
    "twenty-five men ",
    "$5 million was ",
    "harbour — ",
    "\n",
    "\n\n",
    "U.S. ",
    "(applause) ",
    "is… ",
    "I ",
    "said: ",
    "“no” ",
    "a lot ",
    "nineteen eighty-four was ",
    "50% of ",
    "co-operate ",
    "health care ",
    "no one ",
];

proptest! {
    #[test]
    fn any_words_against_any_transcript(
        quote in "\\PC{0,80}",
        name in prop::sample::select(vec!["a.txt", "a.srt", "a.vtt", "a.md", "a.docx"]),
        said in "[\\PC\n]{0,300}",
        spoken in prop::collection::vec(prop::sample::select(SPOKEN), 0..60),
        brackets in "[a-c\\[\\]().… \n:>*<0-9-]{0,120}",
    ) {
        let said = [said, spoken.concat(), brackets.clone()].concat();
        let Ok((transcript, _)) = Transcript::read(name, said.into_bytes()) else { return Ok(()) };
        let asked = [quote.as_str(), &brackets].map(|words| Asked { words, speaker: Some("Mara Quill") });
        for heard in verdicts(&asked, std::slice::from_ref(&transcript)) {
            prop_assert!(heard.verdict.is_true_to_speech() == heard.changes.is_empty() || heard.changes.is_empty());
            if let Some(passage) = heard.passage {
                prop_assert!(transcript.text.get(passage.span.range()).is_some_and(|words| !words.is_empty()));
                prop_assert!(passage.start.line as usize <= transcript.text.split(['\n', '\r']).count());
            }
        }
    }

    #[test]
    fn what_was_said_is_what_was_said(
        spoken in prop::collection::vec(prop::sample::select(SPOKEN), 1..80),
        from in 0..80usize,
        length in 1..30usize,
    ) {
        let from = from % spoken.len();
        let to = (from + length).min(spoken.len());
        let quote = spoken[from..to].concat();
        // Of a filler alone nothing is left.
        prop_assume!(spoken[from..to].iter().any(|words| !words.trim().is_empty() && *words != "uh, "));
        let heard = heard(&quote, &spoken.concat(), None);
        prop_assert!(heard.verdict.is_true_to_speech(), "“{}” / {}: {:?}", quote, spoken.concat(), heard);
    }
}

#[test]
fn a_name_alone_above_its_words_needs_no_blank_line_where_it_is_set_in_capitals() {
    let speech = "ANN BELL\nThe pier is safe today.\nCARL DUNN\nI paid for it myself.\nANN BELL\nNobody asked.\nCARL DUNN\nNo.\n";
    assert_eq!(heard("I paid for it myself", speech, Some("Carl Dunn")).verdict.key(), "verbatim");
    assert_eq!(heard("I paid for it myself", speech, Some("Ann Bell")).verdict.key(), "other-speaker");
    // A word that a line happens to hold alone was said.
    let speech = "Quill’s \nwe met at noon, uh, \n\nQuill’s \nwe met.\n";
    assert!(heard("Quill’s", speech, None).verdict.is_true_to_speech());
}
