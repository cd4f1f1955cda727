//! Who speaks when, in each format, and what only looks like a label.

use super::*;

/// Each stretch of speech as `speaker: words`, with `@` and its time.
fn shown(name: &str, text: &str) -> Vec<String> {
    let (transcript, _) = Transcript::read(name, text.as_bytes().to_vec()).expect("it is text");
    let speaker = |piece: &Piece| transcript.speakers[piece.turn].clone().unwrap_or_else(|| "-".to_owned());
    let words = |piece: &Piece| piece.span.of(&transcript.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let time = |piece: &Piece| piece.time.map(|time| format!(" @{}", time.of(&transcript.text))).unwrap_or_default();
    transcript.pieces.iter().map(|piece| format!("{}: {}{}", speaker(piece), words(piece), time(piece))).collect()
}

#[test]
fn labels_say_who_speaks() {
    for (text, wanted) in [
        ("QUILL: One.\nTwo.\n\nORR: Three.", &["QUILL: One.", "QUILL: Two.", "ORR: Three."][..]),
        ("SEN. MARA QUILL (D-Ohio): One.", &["SEN. MARA QUILL: One."]),
        ("**Quill:** One.\n\n**Orr**: Two.\n\n**Quill:** Three.", &["Quill: One.", "Orr: Two.", "Quill: Three."]),
        ("Q. One?\nA. Two.\nQ. Three?", &["Q: One?", "A: Two.", "Q: Three?"]),
        ("[00:12] Quill: One.\n[00:15] Orr: Two.", &["Quill: One. @00:12", "Orr: Two. @00:15"]),
        (
            "Mara Quill  00:12\nOne.\n\nTom Orr (01:02:03)\nTwo.",
            &["Mara Quill: One. @00:12", "Tom Orr: Two. @01:02:03"],
        ),
        (
            "MARA QUILL\nOne.\n\nTOM ORR\nTwo.\n\nMARA QUILL\nThree.\n\nTOM ORR\nFour.",
            &["MARA QUILL: One.", "TOM ORR: Two.", "MARA QUILL: Three.", "TOM ORR: Four."],
        ),
        (
            "Mr. QUILL. I rise today.\nMs. ORR of the isles said so.",
            &["Mr. QUILL: I rise today.", "Mr. QUILL: Ms. ORR of the isles said so."],
        ),
        ("Speaker 1: One.\nSpeaker 2: Two.", &["Speaker 1: One.", "Speaker 2: Two."]),
    ] {
        assert_eq!(shown("a.txt", text), wanted, "{text}");
    }
}

#[test]
fn a_colon_or_a_heading_makes_no_label() {
    for text in [
        "I had one wish: peace.\nNothing else.",
        "We met at 5:30 that day.\nIt rained.",
        "Fact: it rained.\nFact: it poured.\nI was there.",
        "Transcript: the council of Marrick\nIt rained.",
        "Thank you. It is good to be here.\nAnd this is true: it rained all night, and nobody came.",
        "Good Evening Marrick\nIt is good to be here.\n\nIt rained.",
        "A. Lind was there.\nA. Orr was not.",
    ] {
        assert!(
            shown("a.txt", text).iter().all(|piece| piece.starts_with("-: ")),
            "{text}: {:?}",
            shown("a.txt", text)
        );
    }
}

#[test]
fn captions_have_times_and_voices() {
    let srt =
        "1\n00:00:01,000 --> 00:00:02,000\nQUILL: One\ntwo\n\n2\n00:00:03,000 --> 00:00:04,000\ntwo\nthree >> four\n";
    let wanted =
        ["QUILL: One @00:00:01,000", "QUILL: two @00:00:01,000", "QUILL: three @00:00:03,000", "-: four @00:00:03,000"];
    assert_eq!(shown("a.srt", srt), wanted);
    // Captions are known by their times, whatever the file is called.
    assert_eq!(shown("a.txt", srt), wanted);
    let vtt = "WEBVTT\n\nNOTE not said\n\n00:01.000 --> 00:02.000\n<v.loud Mara Quill>One\n\n00:03.000 --> 00:04.000\n<v Tom Orr>Two";
    assert_eq!(
        shown("a.vtt", vtt),
        ["Mara Quill: <v.loud Mara Quill>One @00:01.000", "Tom Orr: <v Tom Orr>Two @00:03.000"]
    );
}

#[test]
fn what_holds_no_words_is_said_to_hold_none() {
    for text in ["", " \n\n", "1\n00:00:01,000 --> 00:00:02,000\n\n", "…"] {
        let (_, problems) = Transcript::read("a.srt", text.as_bytes().to_vec()).expect("it is text");
        assert!(problems.iter().any(|problem| problem.message.contains("no words")), "{text}");
    }
    assert!(Transcript::read("a.txt", vec![0, 1, 2]).is_err());
    assert!(Transcript::read("a.txt", vec![b'a'; MOST_BYTES + 1]).is_err());
}

#[test]
fn every_format_is_named_once() {
    let endings: Vec<&str> = TRANSCRIPTS.iter().flat_map(|format| format.extensions).copied().collect();
    assert!(endings.iter().enumerate().all(|(at, ending)| !endings[..at].contains(ending)));
    assert!(TRANSCRIPTS.iter().all(|format| !format.key.is_empty() && !format.summary.is_empty()));
}
