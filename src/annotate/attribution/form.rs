//! The form that a word would have as a verb, by its ending or by a list of irregular ones.

/// Past forms that do not end in -ed, sorted.
#[rustfmt::skip]
const IRREGULAR_PAST: &[&str] = &[
    "arose", "ate", "awoke", "beat", "beaten", "became", "befell", "began", "begun", "bent", "bit", "bled", "blew",
    "bought", "bound", "broke", "broken", "brought", "built", "burnt", "came", "caught", "chose", "chosen", "clung",
    "crept", "cut", "dealt", "drank", "dreamt", "drew", "driven", "drove", "dug", "eaten", "fallen", "fed", "fell",
    "felt", "fled", "flew", "flung", "forbade", "forecast", "foresaw", "foretold", "forgot", "fought", "found",
    "froze", "gave", "given", "gone", "got", "grew", "heard", "held", "hid", "hidden", "hit", "hung", "kept", "knew",
    "known", "laid", "leapt", "learnt", "led", "left", "lent", "let", "lost", "made", "meant", "met", "mistook",
    "overcame", "oversaw", "paid", "pled", "put", "ran", "rang", "read", "rebuilt", "retold", "ridden", "risen",
    "rode", "rose", "said", "sang", "sank", "sat", "saw", "seen", "sent", "shone", "shook", "shot", "shown", "shrank",
    "shut", "slept", "slid", "sold", "sought", "spat", "sped", "spent", "spoke", "spoken", "sprang", "spun", "stank",
    "stole", "stolen", "stood", "strode", "strove", "struck", "stuck", "sunk", "swam", "swept", "swore", "sworn",
    "swung", "taken", "taught", "thought", "threw", "thrown", "told", "took", "tore", "torn", "understood",
    "undertook", "underwent", "undid", "upheld", "went", "wept", "withdrew", "withheld", "withstood", "woke", "won",
    "wore", "worn", "written", "wrote",
];

/// The form of a verb, by its ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotate) enum Form {
    Base,
    Third,
    Past,
    Ing,
}

/// The form that a word would have as a verb.
pub(in crate::annotate) fn form(word: &str) -> Form {
    // Capitals stand at the head of a sentence: nearly every word is asked about as it is.
    if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return form_of(&word.to_ascii_lowercase());
    }
    form_of(word)
}

/// The irregular forms as numbers in the same order: a word is compared with one in a step.
const KEYS: [u128; IRREGULAR_PAST.len()] = {
    let mut keys = [0; IRREGULAR_PAST.len()];
    let mut index = 0;
    while index < IRREGULAR_PAST.len() {
        keys[index] = key(IRREGULAR_PAST[index].as_bytes());
        index += 1;
    }
    keys
};

/// A word of at most sixteen bytes as a number that stands where the word stands in the alphabet.
const fn key(word: &[u8]) -> u128 {
    let mut bytes = [0; 16];
    let mut at = 0;
    while at < word.len() {
        bytes[at] = word[at];
        at += 1;
    }
    u128::from_be_bytes(bytes)
}

/// By first letter, one bit for each last letter that an irregular form has: most words are seen to be none.
const ENDS: [u32; 26] = {
    let mut ends = [0; 26];
    let mut index = 0;
    while index < IRREGULAR_PAST.len() {
        let word = IRREGULAR_PAST[index].as_bytes();
        ends[(word[0] - b'a') as usize] |= 1 << (word[word.len() - 1] - b'a');
        index += 1;
    }
    ends
};

fn is_irregular_past(word: &str) -> bool {
    let letter = |byte: Option<&u8>| byte.filter(|byte| byte.is_ascii_lowercase()).map(|byte| byte - b'a');
    let ends = letter(word.as_bytes().first()).zip(letter(word.as_bytes().last()));
    ends.is_some_and(|(first, last)| ENDS[usize::from(first)] & 1 << last != 0)
        && word.len() <= 16
        && KEYS.binary_search(&key(word.as_bytes())).is_ok()
}

fn form_of(word: &str) -> Form {
    if word.ends_with("ing") && word.len() > 5 || word == "saying" {
        Form::Ing
    } else if word.ends_with("ed") && word.len() > 3 || is_irregular_past(word) {
        Form::Past
    } else if word.ends_with('s') && !word.ends_with("ss") {
        Form::Third
    } else {
        Form::Base
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, IRREGULAR_PAST, form};

    #[test]
    fn irregular_forms_can_be_searched() {
        assert!(IRREGULAR_PAST.is_sorted());
        assert_eq!(
            (form("Said"), form("swam"), form("wings"), form("going")),
            (Form::Past, Form::Past, Form::Third, Form::Base)
        );
    }
}
