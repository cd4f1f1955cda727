//! Prints the attributions of every `.txt` file of a folder as JSON lines, for measuring against marked corpora:
//! `cargo run --example polnear -- FOLDER [unnamed|unsourced]`. With `unnamed`, the mentions of sources without a name
//! instead; with `unsourced`, the sentences that state a figure of which none is anybody's.
#![allow(clippy::print_stdout, missing_docs)]

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use onrecord::annotate::wire::{self, Annotation, Place, WireAttribution};
use onrecord::annotate::{Lexicon, annotate};
use onrecord::document::format_of;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let folder = arguments.next().ok_or("a folder of .txt files")?;
    let wanted = arguments.next();
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let lexicon = Lexicon::builtin();
    let format = format_of("story.txt").ok_or("plain text is a format")?;
    for path in files {
        let stem = path.file_stem().ok_or("a file name")?.to_string_lossy().into_owned();
        // Corpora count from behind a byte-order mark.
        let text = fs::read_to_string(&path)?.trim_start_matches('\u{feff}').to_owned();
        let (document, _) = (format.read)(&stem, text.clone());
        let found = wire::annotation(&stem, &text, &annotate(document, &lexicon));
        let lines = match wanted.as_deref() {
            Some("unnamed") => nameless(&stem, &found),
            Some("unsourced") => unsourced(&stem, &found),
            _ => vec![json!({"file": stem, "attributions": spoken(&found)})],
        };
        for line in lines {
            println!("{line}");
        }
    }
    Ok(())
}

/// What stands in nobody's words.
fn first_hand(found: &Annotation) -> impl Iterator<Item = &WireAttribution> {
    found.attributions.iter().filter(|attribution| {
        let outer = attribution.parent.and_then(|parent| found.attributions.get(parent - 1));
        attribution.kind != "nested" && outer.is_none_or(|outer| outer.kind == "nested")
    })
}

/// What a corpus without nesting marks.
fn spoken(found: &Annotation) -> Vec<Value> {
    let kept = first_hand(found).filter(|attribution| !attribution.content.is_empty());
    kept.map(|attribution| {
        json!({
            "source": attribution.mention.as_ref().map(chars),
            "cue": attribution.cue.as_ref().map(chars),
            "content": attribution.content.iter().map(chars).collect::<Vec<_>>(),
            "direct": attribution.kind == "direct",
        })
    })
    .collect()
}

fn nameless(stem: &str, found: &Annotation) -> Vec<Value> {
    let label = |class: &str| match class {
        "anonymous" => Some("A"),
        "role-unnamed" => Some("P"),
        "vague-collective" | "private-unnamed" => Some("V"),
        _ => None,
    };
    let spoken: std::collections::BTreeSet<[usize; 2]> = first_hand(found)
        // What somebody merely spoke or thought of is no account of theirs.
        .filter(|attribution| attribution.kind != "topic" || attribution.cue_class != "mental")
        .filter_map(|attribution| attribution.mention.as_ref().map(|mention| mention.chars))
        .collect();
    let labelled = found.sources.iter().filter_map(|source| Some((source, label(&source.class)?)));
    labelled
        .flat_map(|(source, label)| {
            let mentions = source.mentions.iter().filter(|mention| spoken.contains(&mention.chars));
            mentions.map(
                move |mention| json!({"doc": stem, "start": mention.chars[0], "end": mention.chars[1], "label": label}),
            )
        })
        .collect()
}

/// Sentences with a figure that somebody must have counted, none of which lies within an attribution. A count below a
/// hundred is mostly structure.
fn unsourced(stem: &str, found: &Annotation) -> Vec<Value> {
    let within = |outer: &Place, inner: &Place| outer.chars[0] <= inner.chars[0] && inner.chars[0] < outer.chars[1];
    let stated =
        |figure: &&wire::WireFigure| figure.kind != "count" || figure.value.is_some_and(|value| value >= 100.0);
    let lacks = |sentence: &&Place| {
        let figures = found.figures.iter().filter(stated).filter(|figure| within(sentence, &figure.place));
        let mut supports = figures.filter_map(|figure| figure.support.as_deref()).peekable();
        supports.peek().is_some() && supports.all(|support| !matches!(support, "attribution" | "quotation"))
    };
    let lacking = found.sentences.iter().filter(lacks);
    lacking.map(|sentence| json!({"doc": stem, "start": sentence.chars[0], "end": sentence.chars[1]})).collect()
}

fn chars(place: &Place) -> [usize; 2] {
    place.chars
}
