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
    assert!(lexicon.is(tokens[2].word, ids[1]));
    assert!(!lexicon.is(tokens[2].word, ids[0]), "a first word alone is no entry");
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
    assert!(lexicon.is(lexicon.word("one"), id) && lexicon.is(lexicon.word("two"), id));
    assert!(!lexicon.is(WordId::UNKNOWN, id));
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
