use crate::annotate::annotate;
use crate::annotate::token::tests::{document_of, lexicon};

/// `|` in the marked text stands where a sentence ends inside a paragraph.
#[track_caller]
fn sentences(marked: &str) {
    let text = marked.replace('|', "");
    let found = annotate(document_of(&text), lexicon());
    let mut shown = String::new();
    let mut at = 0;
    for sentence in &found.sentences {
        let gap = &text[at..sentence.span.start()];
        shown.push_str(if at > 0 && !gap.contains("\n\n") { "|" } else { "" });
        shown.push_str(gap);
        shown.push_str(found.slice(sentence.span));
        at = sentence.span.end();
    }
    shown.push_str(&text[at..]);
    assert_eq!(shown, marked);
}

#[test]
fn stops_end_sentences() {
    sentences("One came.| Two left!| Did three?| Four…| The end");
    sentences("A line\nthat wraps.| Another\nthat wraps.\n\nA new paragraph.");
    sentences("He left in 2031.| 14 people stayed.| “Why?” she asked.");
    sentences("It ended.|Then it began.");
}

#[test]
fn abbreviations_do_not() {
    sentences("The U.S. Senate met Sen. Ada Orr and Gov. Lind at 9 a.m. Tuesday.| Mr. Orr left.");
    sentences("He lives in the U.S.| The house is old.| He met J. R. Lind.| They spoke.");
    sentences("Tollan Steel Inc. of Marrick and Harrow Co. Ltd. merged.| In May they split.");
    sentences("It opens at 9 a.m.| The shop is new.| No. 2 is closed on Jan. 4 and Feb. Tuesdays.");
    sentences("She lives on Orchard St.| The street is long.| St. Brennan is a town.");
    sentences("Bands, e.g. Red Harvest, vs. others, etc. were there.");
}

#[test]
fn quotations_close_their_sentences() {
    sentences("“We lost.”| “We won.”| Both spoke.");
    sentences("“We lost,” Orr said.| “It hurts.| It does.”");
    sentences("“Will he go?” Orr asked.| “No!” cried the mayor.| “Why not?” White House aide Ivo Orr said.");
    sentences("“Will he go?”| The mayor did not say.");
    sentences("“Never.”| Orr left.");
    sentences("\"We lost.\"| \"We won.\"| (It was not so.)| It was.");
    sentences("‘We lost.’| ‘We won.’| The “so-called experts” left.");
}

#[test]
fn ellipses_and_lists_go_on() {
    sentences("He was … Orr and … they said ... nothing.");
    sentences("We tried. . . . and failed.| Then … the end.");
    sentences("1. Do this.| Then that.");
    sentences("Yahoo! Inc. bought it.| He wrote v.2 of it.");
}
