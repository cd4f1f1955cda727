use super::*;
use crate::annotate::token::tests::tokens_of;

fn lexicon(lists: &[(&str, &[&str])]) -> (Lexicon, Vec<ListId>) {
    let mut builder = LexiconBuilder::default();
    let ids = lists.iter().map(|(name, entries)| builder.list(name, entries.iter().copied())).collect::<Vec<_>>();
    for &id in &ids {
        builder.watch(id);
    }
    (builder.build(), ids)
}

#[test]
fn single_words_and_longest_phrases_are_found() {
    let (lexicon, ids) = lexicon(&[("a", &["on condition", "on condition of anonymity", "Don’t"]), ("b", &["on"])]);
    let tokens = tokens_of("He spoke On  condition\nof anonymity, on condition. don't", &lexicon);
    assert!(lexicon.is(&tokens[2], ids[1]));
    assert!(!lexicon.is(&tokens[2], ids[0]), "a first word alone is no entry");
    assert_eq!(lexicon.match_at(&tokens[2..], ids[0]), Some(4));
    assert_eq!(lexicon.match_at(&tokens[2..], ids[1]), Some(1));
    assert_eq!(lexicon.match_at(&tokens[3..], ids[0]), None);
    let hits: Vec<_> = lexicon.hits(&tokens).iter().map(|hit| (hit.first, hit.count, hit.list)).collect();
    assert_eq!(hits, [(2, 4, ids[0]), (2, 1, ids[1]), (7, 2, ids[0]), (7, 1, ids[1]), (10, 1, ids[0])]);
}

#[test]
fn a_list_given_twice_is_extended() {
    let mut builder = LexiconBuilder::default();
    let id = builder.list("a", ["one"]);
    assert_eq!(builder.list("a", ["two"]), id);
    let lexicon = builder.build();
    assert!(lexicon.has("one", id) && lexicon.has("two", id));
    assert!(!lexicon.has("no such word", id));
}

#[test]
fn known_lists_keep_their_ids() {
    let lexicon = Lexicon::builtin();
    for (index, name) in known::NAMES.iter().enumerate() {
        assert_eq!(lexicon.list(name), Some(ListId(index as u16)));
    }
}

#[test]
fn no_list_at_all_is_harmless() {
    let lexicon = Lexicon::default();
    let tokens = tokens_of("Nothing is known.", &lexicon);
    assert_eq!(lexicon.hits(&tokens), []);
    assert_eq!(lexicon.match_at(&tokens, ListId(0)), None);
    assert_eq!(lexicon.match_at(&[], ListId(0)), None);
}

/// Every list of a lexicon with its name, so that numbers of lists do not matter, at each place of some words.
fn answers(lexicon: &Lexicon, text: &str) -> Vec<(usize, String, Option<usize>, bool, bool)> {
    let tokens = tokens_of(text, lexicon);
    let mut names: Vec<(&str, ListId)> = lexicon.lists.iter().map(|(name, id)| (name.as_ref(), *id)).collect();
    names.sort_unstable();
    let begun = lexicon.begun_by(&tokens);
    let mut answers = Vec::new();
    for at in 0..tokens.len() {
        for &(name, list) in &names {
            let longest = lexicon.match_at(&tokens[at..], list);
            let alone = lexicon.is(&tokens[at], list);
            assert!(longest.is_none() || begun.may_hold(list));
            assert!(!alone || lexicon.begins_one(&tokens[at], list));
            if longest.is_some() || alone {
                answers.push((at, name.to_owned(), longest, alone, lexicon.is_listed(tokens[at].word)));
            }
        }
    }
    answers
}

const TEXT: &str = "Sen. Ines Halvard of the Port Authority said on condition of anonymity that the U.S. mayor’s office \
    won’t close the pier on Tuesday, Dr. Voss told reporters. Police have charged two spokespeople at the yard.";

#[test]
fn a_packed_lexicon_answers_the_same() {
    let lexicon = Lexicon::builtin();
    let bytes = lexicon.pack();
    let again = LexiconBuilder::over(Lexicon::unpack(&bytes).expect("it was packed")).build();
    assert_eq!(answers(&again, TEXT), answers(&lexicon, TEXT));
    assert_eq!(again.pack(), bytes);
    for length in (0..bytes.len()).step_by(997) {
        assert!(Lexicon::unpack(&bytes[..length]).is_none());
    }
}

/// Lists over those that ship give what the texts of all of them give, read from nothing.
#[test]
fn lists_over_those_that_ship_are_as_if_read_with_them() {
    let cases: &[&[(&str, &str)]] = &[
        &[],
        &[("yard-words", "yard\nthe pier on Tuesday\nclose ~v\n$months\n$spokes-heads")],
        &[("places", "Port Authority of\nthe pier"), ("yard-words", "$places\nU.S. mayor")],
        &[("abbreviations", "yard."), ("yard-words", "at the yard")],
        &[("irregular-verbs", "close closes closed closing won’t")],
    ];
    for own in cases {
        let mut over = Lists::builtin();
        let mut whole = Lists::default();
        for (name, text) in crate::builtin::LISTS {
            whole.extend(name, text);
        }
        for (name, text) in *own {
            over.extend(name, text);
            whole.extend(name, text);
        }
        let build = |lists: &Lists, mut builder: LexiconBuilder| {
            assert_eq!(lists.fill(&mut builder), []);
            let watched: Vec<ListId> = lists.names().map(|name| builder.list(name, [])).collect();
            watched.into_iter().for_each(|list| builder.watch(list));
            builder.build()
        };
        let (over, whole) = (build(&over, over.builder()), build(&whole, LexiconBuilder::default()));
        assert_eq!(answers(&over, TEXT), answers(&whole, TEXT), "{own:?}");
        let count = |lexicon: &Lexicon| lexicon.hits(&tokens_of(TEXT, lexicon)).len();
        assert_eq!(count(&over), count(&whole));
    }
}
