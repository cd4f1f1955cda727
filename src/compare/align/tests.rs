//! What became of sentences, in stories small enough to see it.

use super::{Group, Op, align};

const A: &str = "The old pier will close for two years, the county said on Tuesday.";
const B: &str = "A storm tore out twelve of its beams in March, and the rail went with them.";
const C: &str = "Ines Halvard, who runs the harbour, called it a long goodbye.";
const D: &str = "The council meets on Friday to hear what a new one would cost.";

/// The groups as `old>new op`.
fn told(old: &[&str], new: &[&str]) -> Vec<String> {
    let numbers = |list: &[usize]| list.iter().map(ToString::to_string).collect::<Vec<_>>().join("+");
    let one = |group: &Group| format!("{}>{} {}", numbers(&group.old), numbers(&group.new), group.op.key());
    align(old, new).groups.iter().map(one).collect()
}

#[test]
fn typography_is_no_edit() {
    let typed = "The old pier will close for two\nyears,  the county said on\u{A0}Tuesday.";
    assert_eq!(told(&[A, "“No” – he said…"], &[typed, "\"No\" - he said..."]), ["0>0 equal", "1>1 equal"]);
    assert_eq!(told(&["The pier — all of it — is shut."], &["The pier--all of it--is shut."]), ["0>0 equal"]);
    assert_eq!(told(&["Ask us."], &["Ask US."]), ["0>0 edited"], "case is no typography");
}

#[test]
fn each_op_is_told() {
    assert_eq!(told(&[A, B, C], &[A, B, C]), ["0>0 equal", "1>1 equal", "2>2 equal"]);
    let edited = B.replace("twelve", "eleven");
    assert_eq!(told(&[A, B, C], &[A, &edited, C]), ["0>0 equal", "1>1 edited", "2>2 equal"]);
    assert_eq!(told(&[A, B, C, D], &[A, C, D, B]), ["0>0 equal", "2>1 equal", "3>2 equal", "1>3 moved"]);
    let (one, two) = ("A storm tore out twelve of its beams in March.", "The rail went with them.");
    assert_eq!(told(&[A, B, C], &[A, one, two, C]), ["0>0 equal", "1>1+2 split", "2>3 equal"]);
    assert_eq!(told(&[A, one, two, C], &[A, B, C]), ["0>0 equal", "1+2>1 merged", "3>2 equal"]);
    assert_eq!(told(&[A, C], &[A, B, C]), ["0>0 equal", ">1 added", "1>2 equal"]);
    assert_eq!(told(&[A, B, C], &[A, C]), ["0>0 equal", "1> deleted", "2>1 equal"]);
    assert_eq!(told(&[B], &[]), ["0> deleted"]);
    assert_eq!(told(&[], &[B]), [">0 added"]);
}

#[test]
fn what_moved_may_be_edited_too() {
    let moved = B.replace("twelve", "eleven").replace("March", "April");
    assert_eq!(told(&[B, A, C, D], &[A, C, D, &moved]), ["1>0 equal", "2>1 equal", "3>2 equal", "0>3 moved"]);
}

#[test]
fn of_repeated_sentences_those_beside_pairs_go_together() {
    let no = "He did not answer.";
    assert_eq!(
        told(&[A, no, B, C], &[A, B, no, C, no]),
        ["0>0 equal", "2>1 equal", "1>2 moved", "3>3 equal", ">4 added"]
    );
    assert_eq!(told(&[A, no, B, no], &[B, no]), ["0> deleted", "1> deleted", "2>0 equal", "3>1 equal"]);
}

#[test]
fn a_single_sentence_between_two_pairs_is_the_same_one_in_other_words() {
    let reworded = "The rail of the pier fell in the March storm.";
    assert_eq!(told(&[A, B, C], &[A, reworded, C]), ["0>0 equal", "1>1 edited", "2>2 equal"]);
    let other = "Tickets cost four crowns.";
    assert_eq!(told(&[A, B, C], &[A, other, C]), ["0>0 equal", "1> deleted", ">1 added", "2>2 equal"]);
}

#[test]
fn of_repeated_sentences_those_between_the_same_pairs_go_together() {
    let no = "He did not answer.";
    let edited = (B.replace("twelve", "eleven"), D.replace("Friday", "Monday"));
    assert_eq!(
        told(&[A, no, B, C, D, no], &[A, C, &edited.1, no]),
        ["0>0 equal", "1> deleted", "2> deleted", "3>1 equal", "4>2 edited", "5>3 equal"]
    );
    assert_eq!(told(&[no, A, no], &[A, &edited.0, no]), ["0> deleted", "1>0 equal", ">1 added", "2>2 equal"]);
}

#[test]
fn an_accent_may_be_a_letter_or_a_mark_of_its_own() {
    assert_eq!(told(&["Zoë left the café."], &["Zoe\u{308} left the cafe\u{301}."]), ["0>0 equal"]);
    assert_eq!(told(&["Zoë left the café."], &["Zoe left the cafe."]), ["0>0 edited"]);
}

#[test]
fn inflections_compounds_and_slips_are_alike() {
    // One whole word of three and of five.
    let (old, new) = ("Dockworkers struck overnight.", "Dock workers struck over night!");
    assert_eq!(told(&[A, old, D], &[A, new, D]), ["0>0 equal", "1>1 edited", "2>2 equal"]);
}

#[test]
fn what_left_its_place_alone_must_be_more_alike() {
    let old = "The board of the harbour will sell the ferry to a firm from the north in the spring.";
    let new = "The board of the harbour will not say who pays for the crane that came in the spring.";
    assert_eq!(told(&[A, old, B, C], &[A, new, B, C]), ["0>0 equal", "1>1 edited", "2>2 equal", "3>3 equal"]);
    assert_eq!(
        told(&[old, A, B, C, D], &[A, B, C, D, new]),
        ["0> deleted", "1>0 equal", "2>1 equal", "3>2 equal", "4>3 equal", ">4 added"]
    );
    // With its neighbour it may.
    assert_eq!(
        told(&[old, A, B, C, D], &[B, C, D, new, A]),
        ["2>0 equal", "3>1 equal", "4>2 equal", "0>3 moved", "1>4 moved"]
    );
}

#[test]
fn a_part_may_stand_away_from_the_others() {
    let both = "A storm tore out twelve beams in March, and the rail of the pier went with them.";
    let (one, two) = ("A storm tore out twelve beams in March.", "The rail of the pier went with them.");
    assert_eq!(told(&[A, both, C, D], &[A, one, C, D, two]), ["0>0 equal", "1>1+4 split", "2>2 equal", "3>3 equal"]);
    assert_eq!(told(&[A, one, C, D, two], &[A, both, C, D]), ["0>0 equal", "1+4>1 merged", "2>2 equal", "3>3 equal"]);
    // What says more than the other lacks is no part of it, nor is what is short enough to stand anywhere.
    let more = "The rail of the pier went to a museum, which paid nine hundred crowns for it.";
    assert_eq!(
        told(&[A, both, C, D], &[A, one, C, D, more]),
        ["0>0 equal", "1>1 edited", "2>2 equal", "3>3 equal", ">4 added"]
    );
    let short = "The rail went.";
    assert_eq!(
        told(&[A, both, C, D], &[A, one, C, D, short]),
        ["0>0 equal", "1>1 edited", "2>2 equal", "3>3 equal", ">4 added"]
    );
}

#[test]
fn words_of_the_partner_make_no_part() {
    let again = "A storm tore out twelve beams.";
    assert_eq!(told(&[A, B, C], &[A, B, again, C]), ["0>0 equal", "1>1 equal", ">2 added", "2>3 equal"]);
}

#[test]
fn the_rarest_words_bring_sentences_together_in_a_long_text() {
    let say = |n: usize, verb: &str| format!("The harbour board {verb} on Tuesday about berth {n} of the old pier.");
    let old: Vec<String> = (0..3_000).map(|n| say(n, "voted")).collect();
    let new: Vec<String> = (0..3_000).rev().map(|n| say(n, "decided")).collect();
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.iter().map(String::as_str).collect(), new.iter().map(String::as_str).collect());
    let groups = align(&old, &new).groups;
    assert!(groups.iter().all(|group| group.old.len() == 1 && group.new == [2_999 - group.old[0]]));
}

#[test]
fn a_pair_without_end_is_bounded() {
    let texts: Vec<String> = (0..600).map(|n| format!("sentence {n} of many, and {} more", n * 7 % 599)).collect();
    let old: Vec<&str> = texts.iter().map(String::as_str).collect();
    let others: Vec<String> = (0..600).map(|n| format!("something {n} else, with {} to say", n * 11 % 599)).collect();
    let new: Vec<&str> = others.iter().map(String::as_str).collect();
    let alignment = align(&old, &new);
    assert!(alignment.bounded);
    assert!(alignment.groups.iter().all(|group| group.op != Op::Equal));
}
