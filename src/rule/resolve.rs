//! Matches, which lie in the prose, to findings, which lie in the file.

use std::collections::BTreeMap;

use super::{Match, RuleSet};
use crate::annotate::{Annotated, Changed, Kind};
use crate::finding::{Finding, Label, Likeness, Revised};
use crate::text::{FileId, Span};

impl RuleSet {
    /// The findings of a draft's matches, in their order.
    #[must_use]
    pub fn findings(&self, matches: &[Match], found: &Annotated, file: FileId) -> Vec<Finding> {
        self.findings_since(matches, (found, file), None)
    }

    /// The same of a revision; the findings of changes name their place in the revision before it too.
    #[must_use]
    pub fn findings_since(
        &self,
        matches: &[Match],
        (found, file): (&Annotated, FileId),
        old: Option<(&Annotated, FileId)>,
    ) -> Vec<Finding> {
        let mut met: BTreeMap<Likeness, u32> = BTreeMap::new();
        let mut findings = Vec::with_capacity(matches.len());
        for matched in matches {
            let change = changed(found, matched);
            let revised = change.map(|change| Revised {
                old: old.zip(change.old).map(|((old, file), place)| label(old, file, place, "as it was")),
                gone: change.now.is_none(),
            });
            let info = &self.rules[matched.rule].info;
            let (words, sentence) = (found.slice(matched.place), found.slice(context(found, matched.place)));
            // What is gone has no words of its own where it stood.
            let was = change.and_then(|change| change.was.as_deref()).unwrap_or_default();
            let likeness = match was {
                "" => Likeness::new(&info.id, words, sentence),
                _ => Likeness::new(&info.id, &format!("{words} / {was}"), sentence),
            };
            let occurrence = met.entry(likeness).or_insert(0);
            let fingerprint = likeness.nth(*occurrence);
            *occurrence += 1;
            let related = matched.related.iter().map(|(place, note)| label(found, file, *place, note));
            findings.push(Finding {
                rule: info.clone(),
                severity: matched.severity,
                primary: label(found, file, matched.place, ""),
                revised,
                related: related.collect(),
                message: matched.message.clone(),
                fingerprint,
                suppressed: None,
            });
        }
        findings
    }
}

/// The change that a match is about.
fn changed<'a>(found: &'a Annotated, matched: &Match) -> Option<&'a Changed> {
    found.changes.get(matched.item.index as usize).filter(|_| matched.item.kind == Kind::Change)
}

fn label(found: &Annotated, file: FileId, place: Span, note: &str) -> Label {
    let prose = &found.document.prose;
    let span = prose.to_file(place);
    let block = found.block_at(place.start()).and_then(|block| found.document.blocks[block].path.clone());
    Label { file, span, context: prose.to_file(context(found, place)).cover(span), block, note: note.to_owned() }
}

/// The sentences that a place touches, or itself where there are none.
fn context(found: &Annotated, place: Span) -> Span {
    let last = place.end().max(place.start() + 1) - 1;
    let sentences = [place.start(), last].map(|at| found.sentence_at(at).map(|index| found.sentences[index].span));
    sentences.into_iter().flatten().fold(place, Span::cover)
}
