//! How alike two sentences are: by their words, each weighed by how few sentences have it.

use rustc_hash::FxHashMap;

use crate::text::{anchored, common, retyped};

/// Letters by which inflections of a word are one: "reduce", "reduces", "reducing".
const STEM: usize = 5;
/// What the order of words counts against the words alone.
const ORDER: f64 = 0.3;
/// What the second and each further word adds in which two sentences begin alike; writers keep openings.
const OPENING: f64 = 0.02;
/// As many opening words count.
const OPENING_WORDS: usize = 5;
/// Words of a sentence that are looked at; what is longer is no sentence.
const LONGEST: usize = 400;

/// One sentence.
pub(super) struct Line {
    /// The words without case and marks: what makes two sentences the same one.
    pub words: String,
    /// All of it but for typography: what makes two sentences equal.
    pub typed: String,
    /// Stems, in order.
    pub stems: Vec<u32>,
    /// The weight of all of them.
    pub weight: f64,
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
        let mut ids: FxHashMap<String, u32> = FxHashMap::default();
        let mut holders: Vec<u32> = Vec::new();
        let mut read = |text: &&str| {
            let words = anchored(text);
            let mut stems: Vec<u32> = Vec::new();
            for word in words.split(' ').filter(|word| !word.is_empty()).take(LONGEST) {
                let fresh = holders.len() as u32;
                let id = *ids.entry(stem(word).to_owned()).or_insert(fresh);
                if id == fresh {
                    holders.push(0);
                }
                stems.push(id);
            }
            let mut distinct = stems.clone();
            distinct.sort_unstable();
            distinct.dedup();
            for id in distinct {
                holders[id as usize] += 1;
            }
            // A line of marks alone is what it is.
            let words = if words.is_empty() { text.trim().to_owned() } else { words };
            Line { words, typed: retyped(text), stems, weight: 0.0 }
        };
        let mut lines = Self {
            old: old.iter().map(&mut read).collect(),
            new: new.iter().map(&mut read).collect(),
            weights: Vec::new(),
        };
        let all = (old.len() + new.len()) as f64;
        // The usual inverse document frequency, of sentences.
        lines.weights = holders.iter().map(|&holders| (1.0 + all / f64::from(holders.max(1))).ln()).collect();
        let weights = &lines.weights;
        for line in lines.old.iter_mut().chain(&mut lines.new) {
            line.weight = line.stems.iter().map(|&id| weights[id as usize]).sum();
        }
        lines
    }

    /// From 0 to 1, and a little more for two that begin alike.
    pub fn alike(&self, a: &[u32], b: &[u32]) -> f64 {
        if a.is_empty() || b.is_empty() {
            return 0.0;
        }
        let total = self.weigh(a) + self.weigh(b);
        let common = self.common(a, b);
        let opening = a.iter().zip(b).take(OPENING_WORDS).take_while(|(x, y)| x == y).count();
        let opening = OPENING * opening.saturating_sub(1) as f64;
        ORDER * 2.0 * self.in_order(a, b) / total + (1.0 - ORDER) * 2.0 * common / total + opening
    }

    /// The weight of some words.
    pub fn weigh(&self, stems: &[u32]) -> f64 {
        stems.iter().map(|&id| self.weights[id as usize]).sum()
    }

    /// The weight of one word.
    pub fn weight_of(&self, stem: u32) -> f64 {
        self.weights[stem as usize]
    }

    /// The weight of the words that both have, each once for once.
    pub fn common(&self, a: &[u32], b: &[u32]) -> f64 {
        self.weigh(&shared(a, b))
    }

    /// The weight of the heaviest words that both have in the same order.
    fn in_order(&self, a: &[u32], b: &[u32]) -> f64 {
        let mut row = vec![0.0_f64; b.len() + 1];
        for &x in a {
            let weight = self.weights[x as usize];
            let mut corner = 0.0;
            for (at, &y) in b.iter().enumerate() {
                let above = row[at + 1];
                row[at + 1] = if x == y { corner + weight } else { above.max(row[at]) };
                corner = above;
            }
        }
        row[b.len()]
    }
}

/// Words that stand in both, each once for once, sorted.
pub(super) fn shared(a: &[u32], b: &[u32]) -> Vec<u32> {
    let (mut a, mut b) = (a.to_vec(), b.to_vec());
    a.sort_unstable();
    b.sort_unstable();
    common(&a, &b).copied().collect()
}

/// What is left of `a` without the words of `b`, sorted.
pub(super) fn without(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut gone = shared(a, b);
    let mut a = a.to_vec();
    a.sort_unstable();
    a.reverse();
    gone.reverse();
    let mut gone = gone.into_iter().peekable();
    a.retain(|word| if gone.peek() == Some(word) { gone.next().is_none() } else { true });
    a
}

/// The first letters of a word; all of a number.
fn stem(word: &str) -> &str {
    if !word.starts_with(char::is_alphabetic) {
        return word;
    }
    word.char_indices().nth(STEM).map_or(word, |(at, _)| &word[..at])
}
