//! The form that a word would have as a verb, by its ending or by a list of irregular ones.

use crate::annotate::token::Word;

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

/// The form that a word of a text would have as a verb; `short` is what [`Word::read`] makes of it, and the text is
/// asked for where that says nothing.
pub(in crate::annotate) fn form<'t>(short: Word, text: impl FnOnce() -> &'t str) -> Form {
    if short.length() > 0 { of_short(short) } else { of_long(text()) }
}

fn of_short(word: Word) -> Form {
    const SAYING: Word = Word::new("saying");
    if word.ends_with("ing") && word.length() > 5 || word == SAYING {
        Form::Ing
    } else if word.ends_with("ed") && word.length() > 3 || is_irregular_past(word) {
        Form::Past
    } else if word.ends_with("s") && !word.ends_with("ss") {
        Form::Third
    } else {
        Form::Base
    }
}

/// The same of a word of more letters, which is irregular in nothing.
fn of_long(text: &str) -> Form {
    let ends_with = |end: &str| {
        let last = text.len().checked_sub(end.len()).and_then(|from| text.as_bytes().get(from..));
        last.is_some_and(|last| last.eq_ignore_ascii_case(end.as_bytes()))
    };
    match () {
        () if ends_with("ing") => Form::Ing,
        () if ends_with("ed") => Form::Past,
        () if ends_with("s") && !ends_with("ss") => Form::Third,
        () => Form::Base,
    }
}

/// The irregular forms as numbers in the same order: a word is compared with one in a step.
const KEYS: [u128; IRREGULAR_PAST.len()] = {
    let mut keys = [0; IRREGULAR_PAST.len()];
    let mut index = 0;
    while index < IRREGULAR_PAST.len() {
        keys[index] = Word::new(IRREGULAR_PAST[index]).in_order();
        index += 1;
    }
    keys
};

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

fn is_irregular_past(word: Word) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase().then(|| byte - b'a');
    let ends = letter(word.first()).zip(letter(word.last()));
    ends.is_some_and(|(first, last)| ENDS[usize::from(first)] & 1 << last != 0)
        && KEYS.binary_search(&word.in_order()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{Form, IRREGULAR_PAST, Word};

    #[test]
    fn irregular_forms_can_be_searched() {
        let form = |word: &str| super::form(Word::read(word).unwrap_or_default(), || word);
        assert!(IRREGULAR_PAST.is_sorted());
        assert!(IRREGULAR_PAST.iter().all(|word| form(word) == Form::Past));
        for (word, told) in [
            ("Said", Form::Past),
            ("swam", Form::Past),
            ("red", Form::Base),
            ("Shed", Form::Past),
            ("wings", Form::Third),
            ("class", Form::Base),
            ("going", Form::Base),
            ("SAYING", Form::Ing),
            ("acknowledging", Form::Ing),
            ("counterbalances", Form::Third),
            ("CHARACTERISTICS", Form::Third),
            ("responsibilities", Form::Third),
            ("overgeneralising", Form::Ing),
            ("OVERGENERALISED", Form::Past),
            ("comprehensiveness", Form::Base),
            ("", Form::Base),
        ] {
            assert_eq!(form(word), told, "{word}");
        }
    }
}
