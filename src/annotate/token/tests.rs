use super::*;
use crate::document::{Block, BlockKind, Document, Metadata, Prose};
use proptest::prelude::*;

/// A document whose paragraphs are the parts of the text that blank lines part.
pub(in crate::annotate) fn document_of(text: &str) -> Document {
    let mut blocks = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive("\n\n") {
        let kept = part.trim_end();
        let begin = start + (kept.len() - kept.trim_start().len());
        if begin < start + kept.len() {
            blocks.push(Block { kind: BlockKind::Body, span: Span::new(begin, start + kept.len()), path: None });
        }
        start += part.len();
    }
    Document {
        format: "text",
        prose: Prose::identity(text.to_owned()),
        blocks,
        metadata: Metadata::default(),
        links: Vec::new(),
        comments: Vec::new(),
    }
}

pub(in crate::annotate) fn tokens_of(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let document = document_of(text);
    tokens(document.prose.text(), document.blocks.iter().map(|block| block.span), lexicon)
}

/// The tokens of a text, parted by `|` and each with the letter of its kind.
fn kinds(text: &str) -> String {
    let lexicon = lexicon();
    let letter = |kind| match kind {
        TokenKind::Word => "",
        TokenKind::Number => "n:",
        TokenKind::Possessive => "p:",
        TokenKind::QuoteMark => "q:",
        TokenKind::Dash => "d:",
        TokenKind::Symbol => "y:",
        _ => "m:",
    };
    let show = |token: &Token| format!("{}{}", letter(token.kind), token.span.of(text));
    tokens_of(text, lexicon).iter().map(show).collect::<Vec<_>>().join(" ")
}

#[test]
fn abbreviations_keep_their_stop_and_words_do_not() {
    assert_eq!(kinds("The U.S. and Sen. Orr, Mr. J. Lind."), "The U.S. and Sen. Orr m:, Mr. J. Lind m:.");
    assert_eq!(kinds("At 9 a.m. he sat."), "At n:9 a.m. he sat m:.");
    assert_eq!(kinds("No. 2 said no. 3 came."), "No. n:2 said no. n:3 came m:.");
    assert_eq!(kinds("He said no. They came, as did I."), "He said no m:. They came m:, as did I m:.");
    assert_eq!(kinds("Wait... what?!"), "Wait m:... what m:?!");
    assert_eq!(kinds("Tollan Steel Inc., Lind Jr. and Ph.D."), "Tollan Steel Inc. m:, Lind Jr. and Ph.D.");
}

#[test]
fn apostrophes_are_told_from_marks() {
    assert_eq!(kinds("They don’t like Orr’s plan"), "They don’t like Orr p:’s plan");
    assert_eq!(kinds("the officials’ pay and officials' cars"), "the officials p:’ pay and officials p:' cars");
    assert_eq!(kinds("it’s the O’Neil d'Arc ’90s, ’tis"), "it’s the O’Neil d'Arc n:’90 s m:, ’tis");
    assert_eq!(kinds("‘the officials’ he"), "q:‘ the officials q:’ he");
    assert_eq!(kinds("'yes' and ''no'' ``so''"), "q:' yes q:' and q:'' no q:'' q:`` so q:''");
    assert_eq!(kinds("U.S.’s U.N.'s"), "U.S. p:’s U.N. p:'s");
}

#[test]
fn hyphens_dashes_and_numbers() {
    assert_eq!(kinds("al-Qaida’s little-noticed move"), "al-Qaida p:’s little-noticed move");
    assert_eq!(kinds("a 47-year-old, 21st-century man"), "a 47-year-old m:, 21st-century man");
    assert_eq!(kinds("1,004 at 3.5 on 2031-06-06, 10:30"), "n:1,004 at n:3.5 on n:2031-06-06 m:, n:10:30");
    assert_eq!(kinds("$4m, 40%, £2.5-million, 1990s"), "y:$ n:4 m m:, n:40 y:% m:, y:£ n:2.5 y:- million m:, n:1990 s");
    assert_eq!(
        kinds("so – or -- or - or—yes 1,2"),
        "so d:– or d:-- or d:- or d:—yes n:1 m:, n:2".replace("—yes", "— yes")
    );
    assert_eq!(kinds("Room 12."), "Room n:12 m:.");
}

#[test]
fn addresses_and_odd_characters_are_one_token_each() {
    assert_eq!(
        kinds("See https://a.example/x?y=1, or lena.orr@a.example."),
        "See https://a.example/x?y=1 m:, or lena.orr@a.example m:."
    );
    assert_eq!(kinds("www.a.example) AT&T"), "www.a.example m:) AT&T");
    assert_eq!(kinds("anon\u{AD}ymous 漢字。 👩‍🚒!"), "anon\u{AD}ymous 漢字 m:。 y:👩‍ y:🚒 m:!");
}

#[test]
fn words_are_looked_up_in_one_form() {
    let mut builder = crate::annotate::LexiconBuilder::default();
    let list = builder.list("a", ["don’t", "Sen.", "U.S.", "café", "anonymous"]);
    crate::annotate::Lists::builtin().fill(&mut builder);
    let lexicon = builder.build();
    for word in ["Don't", "DON’T", "Sen.", "sen", "u.s.", "CAFÉ", "anon\u{AD}ymous"] {
        let tokens = tokens_of(word, &lexicon);
        assert!(tokens.len() == 1 && lexicon.is(&tokens[0], list), "{word}");
    }
}

proptest! {
    #[test]
    fn every_visible_byte_lies_in_one_token(text in "(\\PC|[ \n'’‘“”\".,$%-]|U\\.S\\.|’s|[a-z]{1,9}|[0-9]{1,4}|\u{200B}){0,60}") {
        let document = document_of(&text);
        let tokens = tokens(document.prose.text(), document.blocks.iter().map(|block| block.span), lexicon());
        let mut at = 0;
        for token in &tokens {
            prop_assert!(token.span.start() >= at && !token.span.is_empty());
            prop_assert!(text[at..token.span.start()].chars().all(char::is_whitespace));
            prop_assert!(document.blocks[token.block as usize].span.contains(token.span));
            at = token.span.end();
        }
        prop_assert!(text[at..].chars().all(char::is_whitespace));
    }

    /// Words of letters alone are read in a way of their own, which tells nothing else of them.
    #[test]
    fn plain_words_are_read_as_all_others_are(text in "([ \n'’“.,-]|é|[A-Za-z]{1,3}|[a-z]{1,20}|[A-Z]{1,18}|[0-9]{1,2}){0,40}") {
        let plain = tokens_of(&text, lexicon());
        let slow: Vec<Raw> = Scan::new(&text, 0, lexicon().shapes()).collect();
        prop_assert_eq!(plain.len(), slow.len());
        for (token, raw) in plain.iter().zip(slow) {
            let words = raw.span.of(&text);
            prop_assert_eq!((token.span, token.kind, token.space_before), (raw.span, raw.kind, raw.space_before));
            prop_assert_eq!((token.capital, token.all_caps), case(words));
            prop_assert_eq!(token.short, Word::read(words).unwrap_or_default());
            let mut lower = String::new();
            shapes::normalise(words, raw.kind, &mut lower);
            prop_assert_eq!(token.word, lexicon().word(&lower));
        }
    }

    #[test]
    fn the_tokens_in_a_place_are_those_that_lie_in_it(
        text in "([ \n.,“”]|—|é|[a-z]{1,40}){0,80}",
        start in 0..400_usize,
        length in 0..300_usize,
    ) {
        let tokens = tokens_of(&text, lexicon());
        let place = Span::new(start, start + length);
        let inside = |token: &Token| place.contains(token.span);
        let found = Stretches::new(&tokens).tokens_in(&tokens, place);
        prop_assert!(tokens[found.clone()].iter().all(inside));
        prop_assert_eq!(found.len(), tokens.iter().filter(|token| inside(token)).count());
    }
}

/// The lexicon that ships, built once for all tests.
pub(in crate::annotate) fn lexicon() -> &'static Lexicon {
    static LEXICON: std::sync::LazyLock<Lexicon> = std::sync::LazyLock::new(Lexicon::builtin);
    &LEXICON
}
