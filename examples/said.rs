//! Takes every `.txt` file of a folder for a transcript, quotes it, and changes the quotations in ways that are harmless
//! and in ways that are not: `cargo run --release --example said -- FOLDER [QUOTES]`. Prints, for each way, the share that
//! is flagged, and how often the place is right; with `SHOW=kind` in the environment, what went wrong.
#![allow(clippy::print_stdout, missing_docs)]

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use onrecord::annotate::{Lexicon, annotate};
use onrecord::ledger::{Asked, Transcript, verdicts};
use onrecord::text::LineIndex;
use onrecord::{Document, Span, text};

/// Lines between the true place and the one that is given.
const NEAR: u32 = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let folder = arguments.next().ok_or("a folder of .txt files")?;
    let most: usize = arguments.next().map_or(Ok(3000), |number| number.parse())?;
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let lexicon = Lexicon::builtin();
    let texts: Vec<String> = files.iter().map(fs::read_to_string).collect::<Result<_, _>>()?;
    let sentences: Vec<Vec<Span>> = texts
        .iter()
        .map(|text| {
            let found = annotate(Document::read("story.txt", text.clone()).0, &lexicon);
            let spans = found.sentences.iter().map(|sentence| found.document.prose.to_file(sentence.span));
            spans.filter(|span| (6..45).contains(&span.of(text).split_whitespace().count())).collect()
        })
        .collect();
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    let show = env::var("SHOW").unwrap_or_default();
    let mut quoted = 0;
    let per_file = most.div_ceil(texts.len().max(1)).max(1);
    for (file, text) in texts.iter().enumerate() {
        let elsewhere = &texts[(file + texts.len() / 2) % texts.len()];
        if sentences[file].len() < 4 || quoted >= most {
            continue;
        }
        let (own, _) = Transcript::read("own.txt", text.clone().into_bytes()).map_err(|problem| problem.message)?;
        let (other, _) =
            Transcript::read("other.txt", elsewhere.clone().into_bytes()).map_err(|problem| problem.message)?;
        let lines = LineIndex::new(text);
        let mut made: Vec<(&str, String, u32)> = Vec::new();
        for _ in 0..per_file {
            let span = sentences[file][random.below(sentences[file].len())];
            let far = sentences[file][random.below(sentences[file].len())];
            let line = lines.position(span.start(), text::Unit::CodePoints).line;
            let whole = span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
            let words: Vec<&str> = whole.split(' ').collect();
            // A whole sentence, or a part of one.
            let from = if random.below(2) == 0 { 0 } else { random.below(words.len() / 2) };
            let to = if random.below(2) == 0 { words.len() } else { (from + 5 + random.below(8)).min(words.len()) };
            let quote = words[from..to].join(" ");
            quoted += 1;
            let far = far.of(text);
            for (kind, version) in versions(&quote, far, &mut random) {
                made.push((kind, version, line));
            }
        }
        let asked: Vec<Asked<'_>> =
            made.iter().map(|(_, words, _)| Asked { words: words.as_str(), speaker: None }).collect();
        let heard = verdicts(&asked, std::slice::from_ref(&own));
        let mut add = |kind, flagged: bool, near: Option<bool>, words: &str, what: &dyn std::fmt::Debug| {
            let count = counts.entry(kind).or_default();
            count.all += 1;
            count.flagged += usize::from(flagged);
            count.near += usize::from(near == Some(true));
            count.placed += usize::from(near.is_some());
            if show == kind && (flagged != kind.starts_with('!') || near == Some(false)) {
                println!("{}: {words}\n    {what:?}", files[file].display());
            }
        };
        for ((kind, words, line), heard) in made.iter().zip(&heard) {
            let near = heard.passage.as_ref().map(|passage| passage.start.line.abs_diff(*line) <= NEAR);
            add(kind, !heard.verdict.is_true_to_speech(), near, words, heard);
        }
        let verbatim: Vec<Asked<'_>> =
            asked.iter().zip(&made).filter(|(_, made)| made.0 == "verbatim").map(|(asked, _)| *asked).collect();
        for (asked, heard) in verbatim.iter().zip(verdicts(&verbatim, std::slice::from_ref(&other))) {
            add("!never said", !heard.verdict.is_true_to_speech(), None, asked.words, &heard);
        }
    }
    println!("{quoted} quotations of {} texts", texts.len());
    for (kind, Count { all, flagged, near, placed }) in &counts {
        let share = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
        println!(
            "{kind:24} {all:6}  flagged {:6.2} %  place right {:6.2} %",
            share(*flagged, *all),
            share(*near, *placed)
        );
    }
    Ok(())
}

#[derive(Default)]
struct Count {
    all: usize,
    flagged: usize,
    near: usize,
    placed: usize,
}

/// A small generator, so that every run makes the same quotations.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

const NEGATIONS: &[&str] = &["not", "no", "never", "nobody", "none", "nothing", "neither", "nor", "without"];
const SHORT_FORMS: &[(&str, &str)] = &[
    ("do not", "don't"),
    ("did not", "didn't"),
    ("does not", "doesn't"),
    ("is not", "isn't"),
    ("was not", "wasn't"),
    ("are not", "aren't"),
    ("will not", "won't"),
    ("can not", "can't"),
    ("cannot", "can't"),
    ("could not", "couldn't"),
    ("would not", "wouldn't"),
    ("has not", "hasn't"),
    ("have not", "haven't"),
    ("it is", "it's"),
    ("it has", "it's"),
    ("he is", "he's"),
    ("he has", "he's"),
    ("that is", "that's"),
    ("there is", "there's"),
    ("we are", "we're"),
    ("they are", "they're"),
    ("you are", "you're"),
    ("i am", "I'm"),
    ("i have", "I've"),
    ("we have", "we've"),
    ("we will", "we'll"),
    ("i will", "I'll"),
    ("he will", "he'll"),
    ("i would", "I'd"),
    ("he would", "he'd"),
    ("he had", "he'd"),
    ("they have", "they've"),
    ("going to", "gonna"),
    ("because", "'cause"),
];
const SMALL: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
const AUXILIARIES: &[&str] =
    &["is", "was", "are", "were", "will", "would", "could", "should", "can", "did", "does", "do", "had", "has", "have"];

/// The versions of a quotation that can be made of it; `!` stands before harmful ones.
fn versions(quote: &str, far: &str, random: &mut Random) -> Vec<(&'static str, String)> {
    let words: Vec<&str> = quote.split(' ').collect();
    let mut all = vec![
        ("verbatim", quote.to_owned()),
        ("case", quote.to_lowercase()),
        ("commas", quote.replace(',', "")),
        ("marks", quote.replace(['“', '”', '"'], "").replace('\'', "’").replace(" - ", " – ")),
    ];
    for (long, short) in SHORT_FORMS {
        for (from, to) in [(long, short), (short, long)] {
            let lower = quote.to_lowercase();
            if let Some(at) = find_words(&lower, &from.to_lowercase()).filter(|_| lower.len() == quote.len()) {
                all.push(("contraction", format!("{}{to}{}", &quote[..at], &quote[at + from.len()..])));
            }
        }
    }
    if let Some((at, number)) = words.iter().enumerate().find_map(|(at, word)| Some((at, small(word)?))) {
        let plain = words[at].trim_matches(|c: char| !c.is_alphanumeric());
        let figures = plain.starts_with(|c: char| c.is_ascii_digit());
        let written = if figures { SMALL[number].to_owned() } else { number.to_string() };
        let put = |new: &str| replaced(&words, at, &words[at].replace(plain, new));
        all.push(("number form", put(&written)));
        all.push(("!number", put(SMALL[(number + 3 + random.below(5)) % SMALL.len()])));
    }
    if let Some(at) = words.iter().position(|word| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_digit())) {
        let other = (words[at].parse::<u64>().unwrap_or(7) + 1 + random.below(30) as u64).to_string();
        all.push(("!number", replaced(&words, at, &other)));
    }
    if let Some(first) = quote.chars().next().filter(|c| c.is_ascii_alphabetic()) {
        let turned = if first.is_uppercase() { first.to_ascii_lowercase() } else { first.to_ascii_uppercase() };
        if words[0].len() > 1 {
            all.push(("bracketed capital", format!("[{turned}]{}", &quote[1..])));
        }
    }
    let negates = |word: &str| {
        let plain = word.to_lowercase().replace('’', "'");
        let plain = plain.trim_matches(|c: char| !c.is_alphanumeric());
        NEGATIONS.contains(&plain) || plain.ends_with("n't") || plain == "cannot"
    };
    if words.len() > 6 {
        let from = 2 + random.below(words.len() - 5);
        let to = (from + 1 + random.below(4)).min(words.len() - 2);
        if !words[from..to].iter().any(|word| negates(word)) {
            all.push(("ellipsis", format!("{} … {}", words[..from].join(" "), words[to..].join(" "))));
        }
    }
    let inner = |at: &usize| *at > 0 && *at + 1 < words.len();
    if let Some(at) = (0..words.len()).filter(inner).find(|&at| words[at] == "not") {
        all.push(("!negation removed", without(&words, at)));
    }
    if let Some(at) =
        (0..words.len()).filter(inner).find(|&at| AUXILIARIES.contains(&words[at]) && !negates(words[at + 1]))
    {
        all.push(("!negation added", replaced(&words, at, &format!("{} not", words[at]))));
    }
    let content: Vec<usize> = (0..words.len())
        .filter(inner)
        .filter(|&at| words[at].len() > 4 && words[at].bytes().all(|byte| byte.is_ascii_lowercase()))
        .collect();
    let new: Vec<&str> =
        far.split_whitespace().filter(|word| word.len() > 4 && word.bytes().all(|b| b.is_ascii_lowercase())).collect();
    if !content.is_empty() {
        let at = content[random.below(content.len())];
        all.push(("!word dropped", without(&words, at)));
        let other = new.iter().find(|word| **word != words[at]);
        all.extend(other.map(|other| ("!word replaced", replaced(&words, at, other))));
        let function: Vec<usize> = (0..words.len()).filter(inner).filter(|&at| words[at].len() < 4).collect();
        if !function.is_empty() {
            let at = function[random.below(function.len())];
            // “had had” and the like would be a stumble.
            if words[at].chars().all(|c| c.is_ascii_lowercase())
                && words[at - 1] != words[at]
                && words[at + 1] != words[at]
            {
                all.push(("!small word dropped", without(&words, at)));
            }
        }
        let moved = content[random.below(content.len())];
        if moved + 3 < words.len() {
            let mut order = words.clone();
            let word = order.remove(moved);
            order.insert(moved + 2, word);
            all.push(("!word moved", order.join(" ")));
        }
    }
    let far: Vec<&str> = far.split_whitespace().collect();
    if words.len() > 5 && far.len() > 5 && far.join(" ").find(quote).is_none() {
        let half = words.len() / 2;
        all.push(("!second half", format!("{} {}", words[..half].join(" "), far[far.len() / 2..].join(" "))));
    }
    let mut seen = Vec::new();
    all.retain(|(kind, version)| {
        let fresh = *kind == "verbatim" || version != quote;
        let new = !seen.contains(version);
        seen.push(version.clone());
        fresh && new || *kind == "verbatim"
    });
    all
}

fn small(word: &str) -> Option<usize> {
    let plain = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    SMALL.iter().position(|name| **name == plain).or_else(|| plain.parse().ok().filter(|&number| number < SMALL.len()))
}

fn find_words(text: &str, words: &str) -> Option<usize> {
    text.match_indices(words).map(|(at, _)| at).find(|&at| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(|c| c.is_alphanumeric() || c == '\'')
    })
}

fn replaced(words: &[&str], at: usize, new: &str) -> String {
    let mut words = words.to_vec();
    words[at] = new;
    words.join(" ")
}

fn without(words: &[&str], at: usize) -> String {
    let mut words = words.to_vec();
    words.remove(at);
    words.join(" ")
}
