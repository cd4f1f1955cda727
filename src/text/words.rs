//! The words of a text, and which of them differ from those of another.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::{Span, each_word};

/// One word, without case and typography.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub text: String,
    /// Its place in the prose.
    pub span: Span,
}

impl Word {
    /// Whether it carries meaning: words that any sentence has tell nothing about whether two say the same.
    pub fn is_content(&self) -> bool {
        const SHORTEST: usize = 4;
        const COMMON: &[&str] = &[
            "that", "this", "with", "from", "have", "been", "were", "they", "their", "them", "would", "there", "which",
            "when", "what", "into", "also", "said", "says", "than", "then", "will", "about", "after", "where", "while",
            "because", "could", "should", "these", "those", "other", "some", "more",
        ];
        self.text.starts_with(|c: char| c.is_ascii_digit())
            || self.text.len() >= SHORTEST && !COMMON.contains(&self.text.as_str())
    }
}

/// The words at a place of a prose.
pub(crate) fn words_at(prose: &str, span: Span) -> Vec<Word> {
    let mut words = Vec::new();
    each_word(span.of(prose), |word, place| {
        words.push(Word { text: word.to_owned(), span: place.shifted(span.start()) })
    });
    words
}

/// Words in place of others; one of the two may be empty, and then says where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// More words than this are not compared one by one: all of the shorter run stand for all of the longer.
const MOST: usize = 20_000;

/// What differs between two runs of words, in order.
pub(crate) fn edits(old: &[Word], new: &[Word]) -> Vec<Edit> {
    if old.len().max(new.len()) > MOST {
        return vec![Edit { old: 0..old.len(), new: 0..new.len() }];
    }
    let texts = |words: &'_ [Word]| words.iter().map(|word| word.text.clone()).collect::<Vec<_>>();
    let ops = capture_diff_slices(Algorithm::Myers, &texts(old), &texts(new));
    let mut edits: Vec<Edit> = Vec::new();
    for op in ops.iter().filter(|op| op.tag() != DiffTag::Equal) {
        match edits
            .last_mut()
            .filter(|last| last.old.end == op.old_range().start && last.new.end == op.new_range().start)
        {
            Some(last) => (last.old.end, last.new.end) = (op.old_range().end, op.new_range().end),
            None => edits.push(Edit { old: op.old_range(), new: op.new_range() }),
        }
    }
    edits
}

/// From the first of some words to the last.
pub(crate) fn cover(words: &[Word]) -> Option<Span> {
    Some(words.first()?.span.cover(words.last()?.span))
}

/// The months by name, in lower case.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The value of a small number that is written out, in whatever case.
pub(crate) fn small_number(word: &str) -> Option<u32> {
    const NUMBERS: &[&str] =
        &["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    (0..).zip(NUMBERS).find_map(|(number, name)| name.eq_ignore_ascii_case(word).then_some(number))
}

/// A run of words with two before and two behind it.
pub(crate) fn around(run: Range<usize>, words: &[Word]) -> Range<usize> {
    const BESIDE: usize = 2;
    run.start.saturating_sub(BESIDE)..(run.end + BESIDE).min(words.len())
}
