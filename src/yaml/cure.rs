//! What to do about a text that is no YAML: the parser says what it met, this says how to mend it.

use crate::text::Span;

/// A part of the parser's message, and the cure.
const CURES: &[(&str, &str)] = &[
    ("mapping values are not allowed", "a text with a colon and a blank in it stands in quotation marks"),
    ("invalid indentation in quoted scalar", "the quotation mark before this text is never closed"),
    ("unexpected end of stream", "a quotation mark or a bracket is never closed"),
    ("did not find expected '-' indicator", "keys of one entry begin in one column, as many blanks in as the first"),
    (TAB, "indent with blanks: YAML takes no tabs there"),
];

/// How the parser tells of a tab.
const TAB: &str = "tab";

/// What to do, where that is known, and where: a tab is shown itself, and not the value before it.
pub(super) fn cure(text: &str, place: Span, message: &str) -> (Span, Option<String>) {
    let Some((part, help)) = CURES.iter().find(|(part, _)| message.contains(part)) else { return (place, None) };
    let tab = text[place.start()..].find('\t').filter(|_| *part == TAB).map(|at| place.start() + at);
    (tab.map_or(place, |at| Span::new(at, at + 1)), Some((*help).to_owned()))
}

#[cfg(test)]
mod tests {
    use crate::yaml::{Faults, parse};

    #[test]
    fn what_is_no_yaml_is_shown_with_its_cure() {
        for (text, shown, help) in [
            ("a: x\nwords: The council: it met\n", ":", "in quotation marks"),
            ("- by: Ann\n\ton: 2031-01-01\n", "\t", "no tabs"),
            ("- a: \"The council\nb: c\n", "\"", "never closed"),
            ("- id: 2\n kind: claim\n", "k", "in one column"),
        ] {
            let mut faults = Faults::default();
            assert!(parse(text, &mut faults).is_none(), "{text}");
            let fault = faults.list.first().expect("a fault");
            assert_eq!(fault.span.of(text), shown, "{} in {text}", fault.message);
            assert!(fault.help.as_deref().is_some_and(|told| told.contains(help)), "{fault:?}");
        }
    }
}
