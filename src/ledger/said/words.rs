//! Words as they are compared: one number for all spellings and forms of a word.
//!
//! Each distinct word of a text is folded once; after that, one look-up gives its numbers.

use rustc_hash::FxHashMap;

use super::known::{DECADES, FORMS, NUMBERS, RESERVED};
use super::scan::GLUE;
use super::spelling;

/// The number of a word.
pub(super) type Key = u32;

/// What a word as written stands for.
#[derive(Clone, Debug)]
pub(super) enum Form {
    /// One or several words, or none.
    Words(Box<[Key]>),
    /// A part of a number: how it reads by itself, its value, and whether it is an ordinal.
    Number(Key, f64, bool),
}

/// All words met, by number.
pub(super) struct Words {
    keys: FxHashMap<Box<str>, Key>,
    names: Vec<Box<str>>,
    /// The first byte of each that is no apostrophe.
    initials: Vec<u8>,
    /// Index into `forms` of a word as written, in lower case.
    known: FxHashMap<Box<str>, u32>,
    forms: Vec<Form>,
    lower: String,
}

impl Words {
    pub fn new() -> Self {
        let mut words = Self {
            keys: FxHashMap::default(),
            names: Vec::new(),
            initials: Vec::new(),
            known: FxHashMap::default(),
            forms: Vec::new(),
            lower: String::new(),
        };
        for name in RESERVED {
            words.key(name);
        }
        for &(written, value, ordinal) in NUMBERS {
            let own = words.number(value, ordinal);
            words.learn(written, Form::Number(own, value, ordinal));
        }
        for &(written, stands_for) in FORMS.iter().chain(DECADES) {
            let keys = stands_for.split_whitespace().map(|word| words.key(word)).collect();
            words.learn(written, Form::Words(keys));
        }
        words
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// The number of a folded word.
    pub fn key(&mut self, name: &str) -> Key {
        if let Some(&key) = self.keys.get(name) {
            return key;
        }
        let key = self.names.len() as Key;
        self.names.push(name.into());
        self.initials.push(name.bytes().find(|byte| *byte != b'\'').unwrap_or_default());
        self.keys.insert(name.into(), key);
        key
    }

    /// A word as it is compared.
    pub fn name(&self, key: Key) -> &str {
        self.names.get(key as usize).map_or("", |name| name)
    }

    /// The first byte of a word as it is compared, apostrophes aside.
    pub fn initial(&self, key: Key) -> u8 {
        self.initials.get(key as usize).copied().unwrap_or_default()
    }

    /// The number of a figure.
    pub fn number(&mut self, value: f64, ordinal: bool) -> Key {
        // Fractions are kept to a millionth.
        let value = (value * 1e6).round() / 1e6;
        let mut name = value.to_string();
        if ordinal {
            name.push_str(match (value % 100.0, value % 10.0) {
                (11.0..=13.0, _) => "th",
                (_, 1.0) => "st",
                (_, 2.0) => "nd",
                (_, 3.0) => "rd",
                _ => "th",
            });
        }
        self.key(&name)
    }

    /// Whether a word is a figure.
    pub fn is_figure(&self, key: Key) -> bool {
        self.name(key).starts_with(|c: char| c.is_ascii_digit())
    }

    fn learn(&mut self, written: &str, form: Form) -> u32 {
        let index = self.forms.len() as u32;
        self.forms.push(form);
        self.known.insert(written.into(), index);
        index
    }

    /// What a word as written stands for.
    pub fn form(&mut self, written: &str) -> &Form {
        let mut lower = std::mem::take(&mut self.lower);
        lower.clear();
        if written.is_ascii() {
            lower.push_str(written);
            lower.make_ascii_lowercase();
        } else {
            written.chars().for_each(|character| spelling::plain(character, &mut lower));
        }
        let index = match self.known.get(lower.as_str()) {
            Some(&index) => index,
            None => {
                let keys = self.fold(&lower);
                match keys {
                    // A form of one word that is itself a part of a number, such as “'two”.
                    Folded::Same(index) => {
                        self.known.insert(lower.as_str().into(), index);
                        index
                    }
                    Folded::Words(keys) => self.learn(&lower, Form::Words(keys.into())),
                }
            }
        };
        self.lower = lower;
        &self.forms[index as usize]
    }

    /// Folds a word that is met for the first time.
    fn fold(&mut self, written: &str) -> Folded {
        let mut word = written.to_owned();
        if word.contains('&') {
            word = word.replace("&#39;", "'").replace("&apos;", "'");
        }
        word.retain(|c| c as u32 != u32::from(GLUE) && c != '.');
        if word != written
            && let Some(&index) = self.known.get(word.as_str())
        {
            return Folded::Same(index);
        }
        // Quotation marks look like apostrophes.
        let bare = word.trim_matches('\'');
        if bare.len() < word.len() && !matches!(word.as_str(), "'s" | "'d" | "'m" | "'re" | "'ve" | "'ll") {
            if let Some(&index) = self.known.get(bare) {
                return Folded::Same(index);
            }
            word = bare.to_owned();
        }
        let mut behind = Vec::new();
        // From the end inwards: “couldn't've”.
        while let Some((at, short)) = word.rfind('\'').map(|at| (at, &word[at..])) {
            let long = match short {
                "'t" if word[..at].ends_with('n') => {
                    word.truncate(at - 1);
                    behind.push(self.key("not"));
                    if let Some(Form::Words(keys)) = self.known_form(&format!("{word}n't")) {
                        behind.pop();
                        behind.extend(keys.iter().rev());
                        word.clear();
                    }
                    continue;
                }
                "'s" => "'s",
                "'d" => "'d",
                "'m" => "am",
                "'re" => "are",
                "'ve" => "have",
                "'ll" => "will",
                _ => {
                    word.retain(|c| c != '\'');
                    break;
                }
            };
            behind.push(self.key(long));
            word.truncate(at);
            if let Some(Form::Words(keys)) = self.known_form(&word) {
                behind.extend(keys.iter().rev());
                word.clear();
            }
        }
        if !word.is_empty() {
            let number = match self.known_form(&word) {
                Some(Form::Number(own, ..)) => Some(own),
                _ => None,
            };
            behind.push(number.unwrap_or_else(|| {
                spelling::fold(&mut word);
                self.key(&word)
            }));
        }
        behind.reverse();
        Folded::Words(behind)
    }

    fn known_form(&self, written: &str) -> Option<Form> {
        self.known.get(written).map(|&index| self.forms[index as usize].clone())
    }
}

enum Folded {
    Same(u32),
    Words(Vec<Key>),
}
