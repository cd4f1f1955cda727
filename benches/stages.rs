//! Where the time goes: each stage from bytes to a written report, each pass of annotation, and a start.
//!
//! `cargo bench` measures on the invented stories in `fixtures/`, repeated; `ONRECORD_BENCH_TEXTS=FOLDER cargo bench`
//! on the `.txt` files of a folder. What is printed are medians, never limits: `docs/speed.md` says how to read them.
#![allow(clippy::print_stdout, missing_docs)]

use std::sync::LazyLock;
use std::time::{Duration, Instant};
use std::{env, fs, hint};

use divan::Bencher;
use divan::counter::BytesCount;
use onrecord::annotate::{Annotated, annotate, annotate_watched};
use onrecord::document::{Document, format_by_key};
use onrecord::finding::Report;
use onrecord::report::{OUTPUTS, Options, output};
use onrecord::rule::{Library, RuleSet};
use onrecord::text::{File, Files};

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
    // `cargo test --benches` and a listing only ask whether there are benchmarks.
    if !env::args().any(|argument| argument == "--test" || argument == "--list") {
        passes();
    }
}

/// How often the story is repeated: a run's worth of drafts, each small enough to be a story.
const REPEATED: usize = 100;

static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| match env::var_os("ONRECORD_BENCH_TEXTS") {
    None => vec![include_str!("../fixtures/stories/harbour-board/story.txt").to_owned(); REPEATED],
    Some(folder) => {
        let entries = fs::read_dir(&folder).expect("ONRECORD_BENCH_TEXTS names a folder");
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
        paths.sort();
        paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
    }
});
static RULES: LazyLock<RuleSet> = LazyLock::new(|| Library::builtin().compile(|_| true, &mut Files::default()).0);
static ANNOTATED: LazyLock<Vec<Annotated>> =
    LazyLock::new(|| TEXTS.iter().map(|text| annotate(read(text), RULES.lexicon())).collect());
static REPORT: LazyLock<(Report, Files)> = LazyLock::new(|| {
    let mut files = Files::default();
    let mut findings = Vec::new();
    for (index, (text, found)) in TEXTS.iter().zip(&*ANNOTATED).enumerate() {
        let file = files.add(File::new(format!("story-{index}.txt"), text.clone()));
        findings.extend(RULES.findings(&RULES.check(found), found, file));
    }
    let report = Report::new(findings, Vec::new(), RULES.rules().cloned().collect());
    (report, files)
});

fn read(text: &str) -> Document {
    let format = format_by_key("text").expect("plain text is a format");
    (format.read)("story.txt", text.to_owned()).0
}

fn bytes() -> BytesCount {
    BytesCount::new(TEXTS.iter().map(String::len).sum::<usize>())
}

/// The built-in rules and lists to a rule set: what every run pays before its first draft.
#[divan::bench]
fn start() -> RuleSet {
    Library::builtin().compile(|_| true, &mut Files::default()).0
}

/// Texts to documents.
#[divan::bench]
fn reading(bencher: Bencher) {
    bencher.counter(bytes()).bench(|| TEXTS.iter().for_each(|text| drop(hint::black_box(read(text)))));
}

/// Texts to annotated documents, reading included.
#[divan::bench]
fn annotating(bencher: Bencher) {
    let lexicon = RULES.lexicon();
    bencher.counter(bytes()).bench(|| {
        for text in &*TEXTS {
            hint::black_box(annotate(read(text), lexicon));
        }
    });
}

/// Annotated documents to matches.
#[divan::bench]
fn rules(bencher: Bencher) {
    LazyLock::force(&ANNOTATED);
    bencher.counter(bytes()).bench(|| ANNOTATED.iter().map(|found| RULES.check(found).len()).sum::<usize>());
}

/// A report to bytes, in each format; throughput is of the drafts, not of what is written.
#[divan::bench(args = OUTPUTS.iter().map(|output| output.key))]
fn writing(bencher: Bencher, format: &str) {
    let (report, files) = &*REPORT;
    let write = output(format).expect("it is in the table").write;
    bencher.counter(bytes()).bench(|| {
        let mut out = Vec::new();
        write(report, files, &Options::default(), &mut out).expect("memory takes everything");
        out
    });
}

/// The whole way in one thread, from text to what a person reads, without the file system.
#[divan::bench]
fn whole(bencher: Bencher) {
    let write = OUTPUTS[0].write;
    bencher.counter(bytes()).bench(|| {
        let mut files = Files::default();
        let mut findings = Vec::new();
        for text in &*TEXTS {
            let file = files.add(File::new("story.txt", text.clone()));
            let found = annotate(read(text), RULES.lexicon());
            findings.extend(RULES.findings(&RULES.check(&found), &found, file));
        }
        let report = Report::new(findings, Vec::new(), RULES.rules().cloned().collect());
        let mut out = Vec::new();
        write(&report, &files, &Options::default(), &mut out).expect("memory takes everything");
        out
    });
}

/// Prints the median of each pass of annotation over all texts.
fn passes() {
    const ROUNDS: usize = 15;
    let total: usize = TEXTS.iter().map(String::len).sum();
    let mut names: Vec<&'static str> = Vec::new();
    let mut rounds: Vec<Vec<Duration>> = Vec::new();
    for _ in 0..ROUNDS {
        let mut spent: Vec<Duration> = Vec::new();
        for document in TEXTS.iter().map(|text| read(text)) {
            let mut pass = 0;
            let mut last = Instant::now();
            hint::black_box(annotate_watched(document, RULES.lexicon(), &mut |name| {
                let now = Instant::now();
                if pass == names.len() {
                    names.push(name);
                }
                spent.resize(spent.len().max(pass + 1), Duration::ZERO);
                spent[pass] += now - last;
                (pass, last) = (pass + 1, now);
            }));
        }
        rounds.push(spent);
    }
    println!("\npasses of annotating, medians of {ROUNDS} rounds over {total} bytes");
    for (pass, name) in names.iter().enumerate() {
        let mut times: Vec<Duration> = rounds.iter().filter_map(|round| round.get(pass).copied()).collect();
        times.sort_unstable();
        let median = times[times.len() / 2];
        println!("{name:>14}  {median:>10.1?}  {:>8.1} MB/s", total as f64 / 1e6 / median.as_secs_f64());
    }
}
