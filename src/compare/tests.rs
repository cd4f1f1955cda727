//! The tables, and the awkward corners of quotations and people.

use super::{FIELDS, Terms, compare};
use crate::annotate::{Annotated, Changed, Lexicon, WHATS, annotate};
use crate::document::Document;

fn read(text: &str) -> Annotated {
    annotate(Document::read("a.md", text.to_owned()).0, &Lexicon::builtin())
}

fn changes(old: &str, new: &str) -> Vec<Changed> {
    compare(&read(old), &read(new), &Lexicon::builtin(), Terms::default()).changes
}

fn kinds(old: &str, new: &str) -> Vec<(&'static str, &'static str)> {
    let mut kinds: Vec<_> = changes(old, new).iter().map(|change| (change.what, change.how)).collect();
    kinds.sort_unstable();
    kinds
}

#[test]
fn everything_that_rules_can_ask_of_has_a_row_that_finds_it() {
    // What rules find and what a ledger records is laid beside by those who know it.
    let mut rows: Vec<&str> =
        FIELDS.iter().flat_map(|field| field.whats).copied().chain(["check", "finding"]).collect();
    rows.sort_unstable();
    rows.dedup();
    let mut whats = WHATS.to_vec();
    whats.sort_unstable();
    assert_eq!(rows, whats);
    for field in FIELDS {
        assert!(field.whats.is_sorted() && !field.summary.is_empty());
    }
}

#[test]
fn a_quotation_is_found_again_wherever_it_stands_and_however_it_is_cut_by_tags() {
    let old = "“The dam will hold,” Lena Orvik said. “We looked at it twice.”\n\nThe town met on Friday. It rained.\n";
    for new in [
        "“The dam will hold. We looked at it twice,” said Lena Orvik.\n\nThe town met on Friday. It rained.\n",
        "The town met on Friday. It rained.\n\n“The dam will hold,” Lena Orvik said. “We looked at it twice.”\n",
        "\"The dam will hold,\" said Orvik, who built it. \"We looked at it twice.\" Lena Orvik is an engineer.\n\nThe town met on Friday. It rained.\n",
    ] {
        let found = kinds(old, new);
        assert!(!found.iter().any(|(what, _)| *what == "quote"), "{new}: {found:?}");
    }
}

#[test]
fn a_quotation_runs_through_paragraphs() {
    let old =
        "“The dam will hold,” Lena Orvik said.\n\n“We looked at it twice.\n\n“Nobody need be afraid,” she added.\n";
    let new = old.replace("twice", "once");
    let found = changes(old, &new);
    assert!(matches!(found.as_slice(), [Changed { what: "quote", how: "changed", .. }]), "{found:#?}");
}

#[test]
fn two_figures_that_change_places_are_two_changes() {
    let found = kinds("Of the 21 boats 12 were lost in the storm.", "Of the 12 boats 21 were lost in the storm.");
    assert_eq!(found.iter().filter(|kind| **kind == ("number", "changed")).count(), 2, "{found:?}");
    let moved = kinds(
        "On Monday the storm took 12 boats and 3 piers from the town.",
        "The storm took 3 piers and 12 boats from the town on Monday.",
    );
    assert!(!moved.iter().any(|(what, _)| *what == "number"), "{moved:?}");
}

#[test]
fn who_says_so_may_stand_anywhere_in_its_sentence() {
    for (old, new) in [
        ("The dam is cracked in two places, Lena Orvik said.", "Lena Orvik said the dam is cracked in two places."),
        ("According to the union, the mill is to close.", "The mill is to close, according to the union."),
        ("The mill is to close, said Tom Abend.", "The mill, Tom Abend said, is to close."),
    ] {
        let found = kinds(old, new);
        assert!(
            !found.iter().any(|(what, _)| matches!(*what, "attribution" | "speaker" | "source")),
            "{new}: {found:?}"
        );
    }
}

#[test]
fn a_person_keeps_the_name_under_which_they_are_known() {
    for (old, new) in [
        ("“It leaks,” Mayor Dana Quill said.", "“It leaks,” Dana Quill said."),
        ("Dana Quill came. “It leaks,” she said.", "Dana Quill came. “It leaks,” Quill said."),
        ("“It leaks,” the Harbour Board said.", "“It leaks,” the Lindmere Harbour Board said."),
    ] {
        let found = kinds(old, new);
        assert!(!found.iter().any(|(what, _)| matches!(*what, "speaker" | "source" | "name")), "{new}: {found:?}");
    }
}
