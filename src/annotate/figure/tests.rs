//! Marked text: `[count:40 boats]`. Every figure found is marked with its kind.

use super::FigureKind;
use crate::annotate::annotate;
use crate::annotate::token::tests::{document_of, lexicon};

/// The figures found are those marked.
#[track_caller]
fn figures(marked: &str) {
    let text: String = marked
        .split('[')
        .map(|part| part.split_once(':').filter(|(mark, _)| is_key(mark)).map_or(part, |it| it.1))
        .collect();
    let text = text.replace(']', "");
    let found = annotate(document_of(&text), lexicon());
    let (mut shown, mut at) = (String::new(), 0);
    for figure in &found.figures {
        shown.push_str(&text[at..figure.span.start()]);
        shown.push_str(&format!("[{}:{}]", figure.kind.key(), found.slice(figure.span)));
        at = figure.span.end();
    }
    shown.push_str(&text[at..]);
    assert_eq!(shown, marked);
}

fn is_key(mark: &str) -> bool {
    FigureKind::KEYS.contains(&mark)
}

/// The value of the first figure.
fn value(text: &str) -> Option<f64> {
    annotate(document_of(text), lexicon()).figures.first().and_then(|figure| figure.value)
}

#[test]
fn names_in_digits_count_nothing() {
    figures("The [label:9/11] attacks came first, and a [label:9/11] ceremony followed.");
    figures("The pier is open [label:24/7].");
    figures("She put money in a [label:401(k)] plan.");
    figures("It went off outside [label:131] West [label:23]rd Street.");
}

#[test]
fn shares_scores_and_counts_beside_names_in_digits_stay() {
    figures("Some [count:9/10] of the boats sank.");
    figures("About [count:12,000,000 people] live there.");
    figures("The council has [count:14 members] (a record).");
}

#[test]
fn decimals_are_read_as_they_are_spoken() {
    assert_eq!(value("One point seven five million, on wages."), Some(1_750_000.0));
    assert_eq!(value("It fell by two point five percent."), Some(2.5));
    assert_eq!(value("It weighs three point oh four."), Some(3.04));
    // A point that somebody makes.
    assert_eq!(value("One point seven members raised was the toll."), Some(7.0));
}
