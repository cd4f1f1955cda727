//! Words to their ids: looked up as they stand in the text, without a copy in lower case.

use rustc_hash::FxHashMap;

use super::super::token::Word;
use super::WordId;

/// Every word of a lexicon, lower-cased.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    short: FxHashMap<Word, WordId>,
    long: FxHashMap<Box<str>, WordId>,
}

impl Words {
    pub fn reserve(&mut self, words: usize) {
        self.short.reserve(words);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.short.len() + self.long.len()
    }

    /// The id of a word: in lower case, or in ASCII of any case.
    #[inline]
    pub fn get(&self, word: &str) -> WordId {
        match Word::read(word) {
            Some(word) => self.short(word),
            None => self.long.get(word.to_ascii_lowercase().as_str()).copied().unwrap_or(WordId::UNKNOWN),
        }
    }

    /// The id of a short word.
    #[inline]
    pub fn short(&self, word: Word) -> WordId {
        self.short.get(&word).copied().unwrap_or(WordId::UNKNOWN)
    }

    /// The id of a word in lower case, and whether it is new.
    pub fn add(&mut self, word: &str) -> (WordId, bool) {
        let fresh = WordId(self.len() as u32 + 1);
        let id = match Word::read(word) {
            Some(key) => *self.short.entry(key).or_insert(fresh),
            None => *self.long.entry(word.into()).or_insert(fresh),
        };
        (id, id == fresh)
    }

    /// All words, in the order of their ids.
    #[allow(dead_code, reason = "the build script packs")]
    pub fn spelt(&self) -> Vec<String> {
        let short = self.short.iter().map(|(key, id)| (id, key.spelt()));
        let long = self.long.iter().map(|(word, id)| (id, word.to_string()));
        let mut all: Vec<(&WordId, String)> = short.chain(long).collect();
        all.sort_unstable();
        all.into_iter().map(|(_, word)| word).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::annotate::WordId;

    #[test]
    fn a_word_is_found_in_any_case_and_no_other() {
        let mut words = Words::default();
        let all: Vec<String> = (0..500).map(|n| format!("{}word{n}é", "x".repeat(n % 19))).collect();
        let ids: Vec<WordId> = all.iter().map(|word| words.add(word).0).collect();
        assert_eq!((words.add(&all[7]).1, words.add(&all[499]).1), (false, false));
        for (word, id) in all.iter().zip(ids) {
            assert_eq!((words.get(word), words.get(&word.replace('x', "X"))), (id, id));
            assert_eq!(words.get(&format!("{word}s")), WordId::UNKNOWN);
        }
        assert_eq!((words.get(""), words.get("7ORD1é")), (WordId::UNKNOWN, WordId::UNKNOWN));
        assert_eq!(words.spelt(), all);
    }

    #[test]
    fn neighbours_of_letters_are_no_capitals() {
        let mut words = Words::default();
        for (upper, lower) in [("@@", "``"), ("[abc", "{abc"), ("A[B]C@D", "a{b}c`d")] {
            words.add(lower);
            assert_eq!(words.get(upper), WordId::UNKNOWN);
        }
        let zulu = words.add("a-z and z-a to z").0;
        assert_eq!(words.get("A-Z AND Z-A TO Z"), zulu);
    }

    #[test]
    fn every_letter_of_a_word_of_any_length_counts() {
        for length in 1..20 {
            let mut words = Words::default();
            let word = "a".repeat(length);
            words.add(&word);
            for at in 0..length {
                let other = format!("{}b{}", &word[..at], &word[at + 1..]);
                assert_eq!(words.get(&other), WordId::UNKNOWN, "{other}");
            }
            assert_eq!((words.get(&word[1..]), words.get(&format!("{word}\0"))), (WordId::UNKNOWN, WordId::UNKNOWN));
        }
    }
}
