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
fn a_pair_without_end_is_bounded() {
    let texts: Vec<String> = (0..600).map(|n| format!("sentence {n} of many, and {} more", n * 7 % 599)).collect();
    let old: Vec<&str> = texts.iter().map(String::as_str).collect();
    let others: Vec<String> = (0..600).map(|n| format!("something {n} else, with {} to say", n * 11 % 599)).collect();
    let new: Vec<&str> = others.iter().map(String::as_str).collect();
    let alignment = align(&old, &new);
    assert!(alignment.bounded);
    assert!(alignment.groups.iter().all(|group| group.op != Op::Equal));
}
