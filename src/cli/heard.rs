//! What transcripts show of quotations, as rows of a table and as JSON.

use serde_json::{Value as Json, json};

use super::transcripts::Transcripts;
use crate::annotate::{Annotated, Heard, Passage, Verdict};
use crate::report::Places;

/// The rows below a quotation's own: each difference, and the passage. There are four columns.
pub(super) fn rows(heard: &Heard) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut row = |speaker: &str, words: String| {
        rows.push(vec![String::new(), String::new(), speaker.to_owned(), words]);
    };
    if let Some(other) = &heard.between {
        row("", format!("note: {other} speaks in between"));
    }
    if heard.verdict.is_true_to_speech() {
        return rows;
    }
    for change in &heard.changes {
        row("", format!("{}: {change}", change.kind.key()));
    }
    match &heard.passage {
        Some(passage) => {
            let nearest = if heard.verdict == Verdict::NotFound { "nearest, " } else { "" };
            let speaker = passage.speaker.as_deref().unwrap_or_default();
            row(speaker, format!("{nearest}{}: {}", passage.place(), passage.words));
        }
        None => row("", "nothing near it in the transcripts".to_owned()),
    }
    if heard.verdict == Verdict::NotFound && !heard.speaker_heard {
        row("", "the speaker is not heard in the transcripts".to_owned());
    }
    rows
}

/// What `--format json` says of a quotation beside its attributes.
pub(super) fn json(found: &Annotated, index: usize, transcripts: &Transcripts, places: &Places<'_>) -> Json {
    let Some(heard) = found.heard.get(index).and_then(Option::as_ref) else { return Json::Null };
    let passage = heard.passage.as_ref();
    let place = |passage: &Passage| {
        let file = *transcripts.files.get(passage.transcript)?;
        serde_json::to_value(places.at(file, passage.span)).ok()
    };
    let changes: Vec<Json> = heard
        .changes
        .iter()
        .map(|change| json!({"kind": change.kind.key(), "quote": change.quote, "transcript": change.transcript, "by": change.by}))
        .collect();
    json!({
        "verdict": heard.verdict.key(),
        "file": passage.map(|passage| passage.file.as_str()),
        "place": passage.and_then(place),
        "time": passage.and_then(|passage| passage.time.as_deref()),
        "paragraph": passage.and_then(|passage| passage.paragraph),
        "speaker": passage.and_then(|passage| passage.speaker.as_deref()),
        "speaker-heard": heard.speaker_heard,
        "changes": changes,
        "between": heard.between,
    })
}
