//! Whom a pronoun means: the name of the source that the last mention of a text belongs to.

use crate::annotate::token::tests::{document_of, lexicon};
use crate::annotate::{PronounUse, annotate};

/// The last pronoun of a text stands for a source whose name or description begins so.
#[track_caller]
fn means(text: &str, expected: &str) {
    let found = annotate(document_of(text), lexicon());
    let last = found.mentions.iter().rev().find(|mention| mention.pronoun != PronounUse::None);
    let source = last.filter(|mention| mention.pronoun != PronounUse::Unresolved).map(|mention| mention.source);
    let name = source.map(|source| {
        let named = found.sources[source].mentions.iter().find_map(|&at| found.mentions[at].name);
        named.map_or(found.slice(found.sources[source].canonical), |name| found.slice(found.names[name].span))
    });
    assert_eq!(name, Some(expected), "{text}");
}

#[test]
fn who_acts_in_the_sentence_before_comes_before_who_spoke_earlier() {
    means(
        "The chairwoman, Ada Brennick, said it was late.\n\nSusan Calloway runs a café. “My takings are down,” she said.",
        "Susan Calloway",
    );
    means("“We lost,” said Idris Penhale.\n\nDavid Orr lost his boat in March. “Nobody came,” he said.", "David Orr");
}

#[test]
fn whom_a_sentence_only_names_comes_after_its_speaker() {
    means("Idris Penhale said that David Orr could appeal. He said it would take a year.", "Idris Penhale");
    means("David Orr, who works for Idris Penhale, shut the gate. “It was late,” he said.", "David Orr");
    means("Idris Penhale praised David Orr. “A good man,” he said.", "Idris Penhale");
}

#[test]
fn a_given_name_or_a_title_tells_whom_a_pronoun_cannot_mean() {
    means("Nora Whitlock met David Orr on the quay. “It was a mistake,” he said.", "David Orr");
    means("David Orr met Nora Whitlock on the quay. “It was a mistake,” she said.", "Nora Whitlock");
    means("Mr Sille said it was over. Mrs Brandt disagreed. “It has not begun,” she said.", "Brandt");
    // Nobody is left whom the word can mean but one whose name shows nothing.
    means("Vashti Sille wrote to David Orr. “It was a mistake,” she said.", "Vashti Sille");
}

#[test]
fn what_is_quoted_between_counts_for_nothing() {
    means(
        "Nora Whitlock opened the letter. “It is over. The boat is sold. The crew is home. The quay is shut,” she said.",
        "Nora Whitlock",
    );
    means("Nora Whitlock read it out. “Ada Brennick is wrong,” she said.", "Nora Whitlock");
}

#[test]
fn a_chain_of_pronouns_goes_on_with_its_person() {
    means(
        "Nora Whitlock came in. She said it was late. She said Ada Brennick had left. She said no more.",
        "Nora Whitlock",
    );
}

#[test]
fn a_place_at_the_head_of_a_sentence_says_nothing() {
    means("“We lost,” said Idris Penhale. North Belcastle, he said, was next.", "Idris Penhale");
}

#[test]
fn who_is_only_looked_at_is_no_source() {
    let found = annotate(
        document_of("David Orr met Idris Penhale and Nora Whitlock. “It was a mistake,” she said."),
        lexicon(),
    );
    assert_eq!(found.sources.len(), 1);
}

#[test]
fn somebody_without_a_name_is_not_kept_in_mind_for_long() {
    means("A clerk at the port said it was late. “Go home,” she said.", "A clerk at the port");
    let text = "A clerk at the port said it was late. The hall was cold. The lamps were out. “Go home,” she said.";
    let found = annotate(document_of(text), lexicon());
    assert!(found.mentions.iter().any(|mention| mention.pronoun == PronounUse::Unresolved));
}
