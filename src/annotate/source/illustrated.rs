//! Whether somebody named speaks for a group right after it was given as a source: “Several members said the count was
//! late. / “We waited until ten,” said Nora Whitlock, who sits on the board.”

use crate::annotate::{Annotated, SourceClass};

/// How many paragraphs on the named member may speak.
const PARAGRAPHS: usize = 2;

/// Whether the next to speak after the group's first statement is somebody named, who is quoted.
pub(super) fn illustrated(found: &Annotated, source: usize) -> bool {
    let said = |at: &usize| found.attributions.get(*at).is_some_and(|attribution| attribution.kind.gives_words());
    let Some(first) = found.sources[source].attributions.iter().copied().find(said) else { return false };
    let block = |sentence: usize| found.sentences.get(sentence).map(|sentence| sentence.block);
    let here = found.attributions[first].sentence;
    let near =
        |sentence: usize| block(sentence).zip(block(here)).is_some_and(|(there, here)| there <= here + PARAGRAPHS);
    let next = found.attributions[first..]
        .iter()
        .skip_while(|attribution| attribution.sentence <= here)
        .take_while(|attribution| near(attribution.sentence))
        .find(|attribution| attribution.kind.gives_words() && attribution.source.is_some_and(|other| other != source));
    next.is_some_and(|attribution| {
        let named = attribution.source.is_some_and(|other| found.sources[other].class == SourceClass::Named);
        named && !attribution.quotes.is_empty()
    })
}
