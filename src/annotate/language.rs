//! Whether a draft is English at all: where it is not, the words without which no English paragraph does are missing,
//! or its letters are others.

use super::Lexicon;
use super::lexicon::known;
use super::token::{Token, TokenKind};

/// Words that begin with a small letter, below which a text is too short to tell.
const ENOUGH: usize = 15;
/// Of a hundred such words, how many are function words at the least. English prose has about forty.
const SHARE: usize = 12;

/// Letters below which a text is too short to tell by its script.
const LETTERS: usize = 12;

/// Whether most of a text is in another language. Names and numbers say nothing, so that a table or a list of results
/// is no other language.
pub(super) fn is_foreign(text: &str, tokens: &[Token], lexicon: &Lexicon) -> bool {
    let words = || tokens.iter().filter(|token| token.kind == TokenKind::Word && !token.capital);
    let english = words().filter(|token| lexicon.is(token, known::FUNCTION_WORDS));
    // As many as will do even if all tokens were such words are found early in an English text.
    let enough = (tokens.len() * SHARE).div_ceil(100);
    let some = english.take(enough).count();
    let is_short_of_them = || {
        let all = words().count();
        all >= ENOUGH && some * 100 < all * SHARE
    };
    some < enough && is_short_of_them() || !text.is_ascii() && is_of_another_script(text)
}

/// Whether most letters are not Latin. The accents of Latin letters lie below U+0250.
fn is_of_another_script(text: &str) -> bool {
    // A character from U+0240 on begins with such a byte: where these are no more than half the letters of ASCII, and
    // that is seen many bytes at a time, no letter needs to be looked at.
    let beyond = count(text, |byte| byte >= 0xC9);
    let ascii = count(text, |byte| byte.is_ascii_alphabetic());
    if beyond * 2 <= ascii {
        return false;
    }
    let (mut all, mut other) = (0, 0);
    for letter in text.chars().filter(|c| c.is_alphabetic()) {
        all += 1;
        other += usize::from(letter >= '\u{250}');
    }
    all >= LETTERS && other * 2 > all
}

/// How many bytes of a text meet a test. Sums of one byte are made of many bytes at a time.
fn count(text: &str, test: impl Fn(u8) -> bool) -> usize {
    let few = |bytes: &[u8]| bytes.iter().map(|&byte| u8::from(test(byte))).sum::<u8>();
    text.as_bytes().chunks(usize::from(u8::MAX)).map(|bytes| usize::from(few(bytes))).sum()
}

#[cfg(test)]
mod tests {
    use super::super::annotate;
    use super::super::token::tests::{document_of, lexicon};

    #[test]
    fn prose_in_another_language_is_told_from_english_and_from_lists() {
        let foreign = |text: &str| annotate(document_of(text), lexicon()).foreign;
        let german = "Der Hafen wurde gestern gesperrt, weil die Mauer nach dem Sturm gerissen ist und niemand weiß, \
            wann sie wieder steht. Die Stadt will nun prüfen lassen, ob das Land einen Teil der Kosten trägt, denn \
            ohne diese Hilfe kann sie den Bau nicht bezahlen, sagte ein Sprecher am Montag vor dem Rat der Stadt.";
        let french = "Le port est fermé depuis hier parce que le mur est fissuré après la tempête et que personne ne \
            sait quand il sera réparé. La ville veut savoir si le pays paiera une partie des travaux, car sans cette \
            aide elle ne peut pas les payer, a dit un porte-parole lundi devant le conseil de la commune du port.";
        let english = "The port was shut yesterday because the wall had cracked in the storm and nobody knows when it \
            will stand again. The town wants to know whether the state will pay for part of the work, since without \
            that help it cannot pay for it, a spokesman told the council on Monday, and asked them to wait.";
        assert!(foreign(german) && foreign(french));
        assert!(!foreign(english));
        assert!(!foreign(&"Fennick 3, Corrin 1; Lindmere 2, Velmora 2. ".repeat(30)));
        assert!(!foreign("Der Hafen ist zu."));
        assert!(foreign("市長が辞任。市長は火曜日に「もう続けられない」と述べた。"));
        assert!(foreign("Порт закрыт, сказал мэр в понедельник."));
        assert!(!foreign("Zoë Bañuelos met Łukasz Świętek in Kraków."));
        assert!(!foreign("Wu Lin (吴林) said it was late."));
    }
}
