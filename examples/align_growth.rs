//! Times alignment of long and of hostile texts: `cargo run --release --example align_growth`. Each line should take
//! about twice as long as the one above it; the last column says where not all was looked at.

#![allow(clippy::print_stdout, clippy::disallowed_methods, clippy::disallowed_macros)]

use std::time::Instant;

use onrecord::compare::align;

const LENGTHS: [usize; 4] = [1_000, 2_000, 4_000, 8_000];
/// Words that a made-up sentence has.
const WORDS: usize = 22;

/// The old and the new text of so many sentences.
type Pair = fn(usize) -> (Vec<String>, Vec<String>);

const PAIRS: [(&str, Pair); 6] = [
    ("a third moved and edited", moved_and_edited),
    ("all sentences edited", edited),
    ("no sentence in common", unlike),
    ("one sentence over and over", repeated),
    ("all sentences of the same words", shuffled),
    ("very long sentences, edited", long),
];

fn main() {
    for (name, pair) in PAIRS {
        println!("{name}");
        for length in LENGTHS {
            let (old, new) = pair(length);
            let (old, new): (Vec<&str>, Vec<&str>) =
                (old.iter().map(String::as_str).collect(), new.iter().map(String::as_str).collect());
            let start = Instant::now();
            let alignment = align(&old, &new);
            let bounded = if alignment.bounded { "bounded" } else { "" };
            println!(
                "  {length:5} {:8.3} s {:6} groups {bounded}",
                start.elapsed().as_secs_f64(),
                alignment.groups.len()
            );
        }
    }
}

/// A number below a limit for each number, as if by chance.
fn mixed(of: usize, limit: usize) -> usize {
    let mut mixed = (of as u64).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    ((mixed ^ (mixed >> 31)) % limit as u64) as usize
}

/// A sentence of invented words, few of them frequent and many rare, as in a language.
fn sentence(seed: usize, words: usize) -> String {
    let word = |at: usize| {
        let rank = mixed(seed * 1_000 + at, 10_000) * mixed(seed * 1_000 + at + 500, 1_000) / 1_000;
        let letters = (0..3).map(|part| ["ka", "tor", "men", "is", "ul", "per", "go", "sa"][mixed(rank * 3 + part, 8)]);
        format!("{}{}", letters.collect::<String>(), rank % 97)
    };
    (0..words).map(word).collect::<Vec<_>>().join(" ")
}

/// Every fifth word is another.
fn reworded(text: &str, seed: usize) -> String {
    let words = text.split(' ').enumerate();
    words
        .map(|(at, word)| if (at + seed).is_multiple_of(5) { format!("{word}x") } else { word.to_owned() })
        .collect::<Vec<_>>()
        .join(" ")
}

fn text(length: usize) -> Vec<String> {
    (0..length).map(|at| sentence(at, WORDS)).collect()
}

fn moved_and_edited(length: usize) -> (Vec<String>, Vec<String>) {
    let old = text(length);
    let (stays, moves): (Vec<_>, Vec<_>) = old.iter().enumerate().partition(|(at, _)| at % 30 < 20);
    let mut new: Vec<String> = stays.into_iter().map(|(_, text)| text.clone()).collect();
    for (block, texts) in moves.chunks(10).enumerate() {
        let to = mixed(block, new.len());
        new.splice(to..to, texts.iter().map(|(at, text)| reworded(text, *at)));
    }
    (old, new)
}

fn edited(length: usize) -> (Vec<String>, Vec<String>) {
    let old = text(length);
    let new = old.iter().enumerate().map(|(at, text)| reworded(text, at)).collect();
    (old, new)
}

fn unlike(length: usize) -> (Vec<String>, Vec<String>) {
    (text(length), (0..length).map(|at| sentence(at + 1_000_000, WORDS)).collect())
}

fn repeated(length: usize) -> (Vec<String>, Vec<String>) {
    (vec![sentence(1, WORDS); length], vec![sentence(1, WORDS); length / 2])
}

fn shuffled(length: usize) -> (Vec<String>, Vec<String>) {
    let words: Vec<String> = sentence(1, WORDS).split(' ').map(str::to_owned).collect();
    let one = |seed: usize| {
        let mut words = words.clone();
        (1..words.len()).for_each(|at| words.swap(at, mixed(seed * 100 + at, at + 1)));
        words.join(" ")
    };
    ((0..length).map(one).collect(), (length..2 * length).map(one).collect())
}

fn long(length: usize) -> (Vec<String>, Vec<String>) {
    // As many words in all, in sentences of a thousand.
    let old: Vec<String> = (0..length * WORDS / 1_000).map(|at| sentence(at, 1_000)).collect();
    let new = old.iter().enumerate().map(|(at, text)| reworded(text, at)).collect();
    (old, new)
}
