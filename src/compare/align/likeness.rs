//! How alike two sentences are: by their words, each weighed by how few sentences have it, by the order of these, and
//! by short runs of letters, which see through inflections, compounds and slips that whole words do not.

use rustc_hash::FxHashMap;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::text::{anchored, common, retyped};

/// Letters by which inflections of a word are one: "reduce", "reduced", "reducing".
const STEM: usize = 6;
/// What runs of letters count against words.
const GRAMS: f64 = 0.5;
/// Letters of a run; four fit into one number.
const GRAM: usize = 4;
/// What the order of words counts against the words alone.
const ORDER: f64 = 0.3;
/// What the second and each further word adds in which two sentences begin alike; writers keep openings.
const OPENING: f64 = 0.02;
/// As many opening words count.
const OPENING_WORDS: usize = 5;
/// Words of a sentence that are looked at; what is longer is no sentence.
const LONGEST: usize = 400;
/// Letters of a sentence that are looked at.
const LETTERS: usize = 8 * LONGEST;
/// Words whose order is looked at, after those in which both sentences begin and end.
const ORDERED: usize = 100;
/// Likenesses are told apart to this part of one, so that which side is the old one never decides.
const GRAIN: f64 = 1e9;

/// One sentence.
pub(super) struct Line {
    /// The words without case and marks: what makes two sentences the same one.
    pub words: String,
    /// All of it but for typography: what makes two sentences equal.
    pub typed: String,
    /// Stems, in order.
    pub stems: Vec<u32>,
    /// Stems, sorted.
    pub bag: Vec<u32>,
    /// The weight of all of them.
    pub weight: f64,
    /// Runs of letters, sorted.
    grams: Vec<u64>,
}

/// The sentences of both sides.
pub(super) struct Lines {
    pub old: Vec<Line>,
    pub new: Vec<Line>,
    /// By stem, more where fewer sentences have it.
    weights: Vec<f64>,
}

impl Lines {
    pub fn new(old: &[&str], new: &[&str]) -> Self {
        let mut stems = Stems::default();
        let mut lines = Self {
            old: old.iter().map(|text| line(text, &mut stems)).collect(),
            new: new.iter().map(|text| line(text, &mut stems)).collect(),
            weights: Vec::new(),
        };
        let all = (old.len() + new.len()) as f64;
        // The usual inverse document frequency, of sentences.
        lines.weights = stems.holders.iter().map(|&holders| (1.0 + all / f64::from(holders.max(1))).ln()).collect();
        let weights = &lines.weights;
        for line in lines.old.iter_mut().chain(&mut lines.new) {
            line.weight = line.bag.iter().map(|&id| weights[id as usize]).sum();
        }
        lines
    }

    /// How alike an old and a new sentence are: from 0 to 1, and a little more for two that begin alike.
    pub fn alike(&self, old: usize, new: usize) -> f64 {
        let (a, b) = (&self.old[old], &self.new[new]);
        let total = a.weight + b.weight;
        if a.stems.is_empty() || b.stems.is_empty() {
            return 0.0;
        }
        let shared = 2.0 * self.weigh(common(&a.bag, &b.bag)) / total;
        let ordered = 2.0 * self.in_order(&a.stems, &b.stems) / total;
        let words = ORDER * ordered + (1.0 - ORDER) * shared + opening(&a.stems, b.stems.iter());
        let letters = 2.0 * common(&a.grams, &b.grams).count() as f64 / (a.grams.len() + b.grams.len()) as f64;
        rounded((1.0 - GRAMS) * words + GRAMS * letters)
    }

    /// How alike one sentence is to several of the other side together, by their words.
    pub fn alike_to_all(&self, whole: &Line, parts: &[&Line]) -> f64 {
        let bag = bag_of_all(parts);
        let total = whole.weight + parts.iter().map(|part| part.weight).sum::<f64>();
        if whole.bag.is_empty() || bag.is_empty() {
            return 0.0;
        }
        let shared = 2.0 * self.weigh(common(&whole.bag, &bag)) / total;
        rounded(shared + opening(&whole.stems, parts.iter().flat_map(|part| &part.stems)))
    }

    /// Which share of a part stands in what a whole has more than another part.
    pub fn held(&self, whole: &Line, others: &[&Line], part: &Line) -> f64 {
        let bag = bag_of_all(others);
        let mut gone = common(&whole.bag, &bag).peekable();
        let rest: Vec<u32> = whole.bag.iter().filter(|word| gone.next_if_eq(word).is_none()).copied().collect();
        self.weigh(common(&rest, &part.bag)) / part.weight.max(f64::MIN_POSITIVE)
    }

    /// The weight of one word.
    pub fn weight_of(&self, stem: u32) -> f64 {
        self.weights[stem as usize]
    }

    fn weigh<'a>(&self, stems: impl Iterator<Item = &'a u32>) -> f64 {
        stems.map(|&id| self.weight_of(id)).sum()
    }

    /// The weight of the heaviest words that both have in the same order.
    fn in_order(&self, a: &[u32], b: &[u32]) -> f64 {
        let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
        let (start, a, b) = (&a[..head], &a[head..], &b[head..]);
        let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
        let end = &a[a.len() - tail..];
        let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
        let (a, b) = (&a[..a.len().min(ORDERED)], &b[..b.len().min(ORDERED)]);
        let mut row = vec![0.0_f64; b.len() + 1];
        for &x in a {
            let weight = self.weight_of(x);
            let mut corner = 0.0;
            for (at, &y) in b.iter().enumerate() {
                let above = row[at + 1];
                row[at + 1] = if x == y { corner + weight } else { above.max(row[at]) };
                corner = above;
            }
        }
        self.weigh(start.iter().chain(end)) + row[b.len()]
    }
}

/// The stems of both sides, by number.
#[derive(Default)]
struct Stems {
    ids: FxHashMap<String, u32>,
    /// By stem, how many sentences have it.
    holders: Vec<u32>,
}

fn line(text: &str, known: &mut Stems) -> Line {
    // An accent of its own and a letter that has one are the same.
    let composed: String;
    let text = if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text
    } else {
        composed = text.nfc().collect();
        &composed
    };
    let words = anchored(text);
    let mut stems: Vec<u32> = Vec::new();
    for word in words.split(' ').filter(|word| !word.is_empty()).take(LONGEST) {
        let fresh = known.holders.len() as u32;
        let id = *known.ids.entry(stem(word).to_owned()).or_insert(fresh);
        if id == fresh {
            known.holders.push(0);
        }
        stems.push(id);
    }
    let mut bag = stems.clone();
    bag.sort_unstable();
    for held in bag.chunk_by(|a, b| a == b) {
        known.holders[held[0] as usize] += 1;
    }
    let grams = grams(&words);
    // A line of marks alone is what it is.
    let words = if words.is_empty() { text.trim().to_owned() } else { words };
    // A dash with blanks around it is the dash without; single marks or double ones are a question of house style.
    let typed = retyped(text).replace(" - ", "-").replace('"', "'");
    Line { words, typed, stems, bag, weight: 0.0, grams }
}

/// The stems of several sentences, sorted.
fn bag_of_all(lines: &[&Line]) -> Vec<u32> {
    let mut bag: Vec<u32> = lines.iter().flat_map(|line| &line.bag).copied().collect();
    bag.sort_unstable();
    bag
}

/// The first letters of a word; all of a number.
fn stem(word: &str) -> &str {
    if !word.starts_with(char::is_alphabetic) {
        return word;
    }
    word.char_indices().nth(STEM).map_or(word, |(at, _)| &word[..at])
}

/// Every run of letters, with the blanks between words and one at each end.
fn grams(words: &str) -> Vec<u64> {
    let mut run = 0_u64;
    let letters = std::iter::once(' ').chain(words.chars().take(LETTERS)).chain([' ']);
    let mut grams: Vec<u64> = letters
        .map(|letter| {
            // Each letter pushes out the one that stands a run before it.
            run = (run << (u64::BITS as usize / GRAM)) ^ u64::from(letter);
            run
        })
        .skip(GRAM - 1)
        .collect();
    grams.sort_unstable();
    grams
}

/// What it adds that two sentences begin alike.
fn opening<'a>(a: &[u32], b: impl Iterator<Item = &'a u32>) -> f64 {
    let same = a.iter().zip(b).take(OPENING_WORDS).take_while(|(x, y)| x == y).count();
    OPENING * same.saturating_sub(1) as f64
}

fn rounded(likeness: f64) -> f64 {
    (likeness * GRAIN).round() / GRAIN
}
