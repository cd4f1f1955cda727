use proptest::prelude::*;

use super::*;
use crate::annotate::annotate;
use crate::annotate::token::tests::{document_of, lexicon};

fn kind_key(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Full => "full",
        QuoteKind::Fragment => "frag",
        QuoteKind::Scare => "scare",
        QuoteKind::Title => "title",
        QuoteKind::Block => "block",
        QuoteKind::Continuation => "cont",
    }
}

/// `[kind:…]` in the marked text surrounds each quote with its marks.
#[track_caller]
fn quotes(marked: &str) -> Annotated {
    let mut text = String::new();
    let mut rest = marked;
    while let Some(at) = rest.find(['[', ']']) {
        text.push_str(&rest[..at]);
        let open = rest[at..].starts_with('[');
        rest = &rest[at + 1..];
        if open {
            rest = rest.split_once(':').map_or(rest, |(_, after)| after);
        }
    }
    text.push_str(rest);
    let found = annotate(document_of(&text), lexicon());
    let mut marks: Vec<(usize, i64, String)> = Vec::new();
    for quote in &found.quotes {
        marks.push((quote.span.start(), 1_000_000 - quote.span.len() as i64, format!("[{}:", kind_key(quote.kind))));
        marks.push((quote.span.end(), quote.span.len() as i64 - 1_000_000, "]".to_owned()));
    }
    marks.sort();
    let (mut shown, mut at) = (String::new(), 0);
    for (place, _, mark) in marks {
        shown.push_str(&text[at..place]);
        shown.push_str(&mark);
        at = place;
    }
    shown.push_str(&text[at..]);
    assert_eq!(shown, marked);
    found
}

#[test]
fn what_is_only_called_so_is_held_at_arms_length() {
    quotes("The so-called [scare:“smart roof”] leaked again.");
    quotes("The ship called [title:“Smart Roof”] sank.");
}

#[test]
fn whole_sentences_are_full() {
    quotes("[full:“We lost,”] Orr said. [full:“It hurts. It does.”]");
    quotes("[full:\"Never,\"] Orr said. He added: [full:\"The plan is dead and will stay dead.\"]");
    quotes("[full:‘We lost the case’], he said. [full:'We won the case,'] she said.");
    quotes("[full:« Nous partons demain matin, »] a dit Orr.");
    quotes("Orr said that [full:“we are not going to sell the pier”].");
    quotes("[full:“Will he go?”] asked Orr.");
}

#[test]
fn parts_are_fragments_and_words_at_arms_length_are_scare() {
    quotes("Orr said the plan was [frag:“reckless and far too dear for the town”].");
    quotes("Orr called the plan [frag:“reckless.”]");
    quotes("The [scare:“experts”] left the town. A [scare:‘free lunch’] it was not.");
}

#[test]
fn names_of_works_and_nicknames_are_titles() {
    quotes("Rufus [title:“Red”] Abend sang. She wrote [title:“The Long Pier.”]");
    quotes("They saw [title:“Harbour of Glass”] on a ship called [title:“Ada”].");
    quotes("A sign reading [title:“keep off the grass”] fell. It is known as [title:“moon rent”].");
    quotes("[title:“Harbour of Glass”] sold well.");
}

#[test]
fn apostrophes_and_inches_are_no_quotes() {
    quotes("The officials’ pay rose in the ’90s, don’t ask ’em. It’s Orr's dogs' bowl.");
    quotes("The 6'2\" keeper held a 12\" pipe and a 3' rope.");
    quotes("[full:‘The officials’ plan is dead,’] he said.");
    quotes("[full:\"The officials' plan is dead,\"] he said.");
}

#[test]
fn nesting_is_kept() {
    let found = quotes("[full:“He told me [full:‘We are all lost,’] and then he left,”] said Orr.");
    assert_eq!(found.quotes[1].parent, Some(0));
    quotes("[full:``We lost the case,''] he said.");
}

#[test]
fn quotations_run_over_paragraphs() {
    let found = quotes("[full:“We lost the case.]\n\n[cont:“We lost it all.]\n\n[cont:“It hurts,”] Orr said.");
    let balance: Vec<_> = found.quotes.iter().map(|quote| quote.balance).collect();
    assert_eq!(balance, [Balance::Continues, Balance::Continues, Balance::Closed]);
    assert_eq!(found.quotes[2].continues, Some(1));
    quotes("[full:\"We lost the case.]\n\n[cont:\"It hurts,\"] Orr said.");
}

#[test]
fn a_missing_mark_is_recovered_in_its_paragraph() {
    let found = quotes("[full:“We lost the case, Orr said.]\n\nThe town was quiet.");
    assert_eq!(found.quotes[0].balance, Balance::Unclosed);
    let found = quotes("[full:We lost the case,”] Orr said. [full:“It hurts.”]");
    assert_eq!(found.quotes[0].balance, Balance::Unopened);
    assert!(found.quotes[0].confidence < 0.5);
}

#[test]
fn a_dash_opens_dialogue_only_with_a_tag() {
    quotes("[full:— We lost the case,] said Orr.");
    quotes("— Lena Orr\n\n– The first item\n\n- We lost, said Orr.");
}

#[test]
fn editing_is_seen() {
    let found = annotate(
        document_of("“We [did not] lose … but we left,” Orr said. “[T]he case [sic] ended ...” “He [laughs] won.”"),
        lexicon(),
    );
    let kinds: Vec<_> = found.quotes.iter().map(|quote| quote.edited.bracket.map(|(_, kind)| kind)).collect();
    assert_eq!(kinds, [Some(Insertion::Negation), None, Some(Insertion::Note)]);
    assert!(found.quotes[0].edited.risk && found.quotes[0].edited.ellipsis.is_some());
    assert_eq!(found.quotes[1].edited.ellipsis, None);
}

#[test]
fn stray_marks_take_linear_time() {
    for mark in ["“", "”", "\"", "‘", "’ ", " 'a", "a' ", "«", "“‘", "\"'", "a \" b", "“a ” "] {
        let text = mark.repeat(40_000);
        let began = std::time::Instant::now();
        let found = annotate(document_of(&text), lexicon());
        assert!(found.quotes.len() <= 80_000);
        // A second where time grows with the text, minutes where it grows with its square.
        assert!(began.elapsed().as_secs() < 20, "{mark:?}: {:?}", began.elapsed());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]
    #[test]
    fn quotes_and_sentences_are_sorted_and_in_range(
        text in "([“”‘’\"'«»—]|``|''|[a-zA-Z]{1,6}|[ ,.?!\n]|\n\n|12|said|\\PC){0,60}",
    ) {
        let found = annotate(document_of(&text), lexicon());
        let mut reach = 0;
        for (index, quote) in found.quotes.iter().enumerate() {
            let block = found.document.blocks[quote.block].span;
            prop_assert!(block.contains(quote.span) && quote.span.contains(quote.inside));
            prop_assert!(text.get(quote.span.range()).is_some() && text.get(quote.inside.range()).is_some());
            prop_assert!(index == 0 || found.quotes[index - 1].span.start() <= quote.span.start());
            prop_assert!(quote.parent.is_none_or(|p| p < index && found.quotes[p].span.contains(quote.span)));
            reach = reach.max(quote.span.end());
            prop_assert_eq!(quote.reach, reach);
        }
        let mut next = 0;
        for sentence in &found.sentences {
            prop_assert_eq!(sentence.tokens.start, next);
            prop_assert!(found.document.blocks[sentence.block].span.contains(sentence.span));
            next = sentence.tokens.end;
        }
        prop_assert_eq!(next, found.tokens.len());
    }
}

#[test]
fn the_credit_of_a_block_quotation_is_none_of_its_words() {
    for text in [
        "> We will pay for all of it.\n>\n> — Mayor Ottilie Brandt, council meeting, 6 May\n",
        "> We will pay for all of it.\n>\n> — Ottilie Brandt, mayor\n",
        "> We will pay for all of it.\n> -- Ottilie Brandt\n",
        "> We will pay for all of it. – Ottilie Brandt, the mayor\n",
    ] {
        let found = annotate(Document::read("story.md", text.to_owned()).0, lexicon());
        let said: Vec<&str> = found.quotes.iter().map(|quote| found.slice(quote.inside)).collect();
        assert_eq!(said, ["We will pay for all of it."], "{text}");
        let speaker = found.speaker_of(0).map(|at| found.slice(found.sources[at].canonical));
        // A title in front of the name is not passed over.
        let titled = text.contains("Mayor");
        assert!(titled || speaker == Some("Ottilie Brandt"), "{text} {speaker:?}");
    }
    for (text, count) in [
        ("> We will pay – Orr will not.\n", 1),
        ("> We lost.\n>\n> — Then we won again. It was a long year.\n", 2),
        ("> We lost it all. – But then we won again.\n", 1),
    ] {
        let found = annotate(Document::read("story.md", text.to_owned()).0, lexicon());
        let quoted = |word: &str| found.quotes.iter().any(|quote| found.slice(quote.inside).contains(word));
        assert_eq!(found.quotes.len(), count, "{text}");
        assert!(quoted("will not") || quoted("won again"), "{text}");
    }
}
