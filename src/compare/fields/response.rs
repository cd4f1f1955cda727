//! Denials, and who was asked and did not answer: gone while what they answer is still there, or new.

use std::collections::BTreeSet;

use crate::annotate::{Annotated, Attribution, AttributionKind, Changed, CueClass};
use crate::compare::pairing::{Pairing, Side};
use crate::compare::people::Key;
use crate::text::{Span, folded, words_at};

/// No story has more people in it who answer; the rest are not looked at.
const MOST: usize = 300;

pub(super) fn find(pairing: &Pairing<'_>, _: &[Changed]) -> Vec<Changed> {
    let mut changes = Vec::new();
    for (source, span, denies) in responses(&pairing.old) {
        let is_who = |new: usize| pairing.is_same_source(source, new);
        if stands(pairing, (source, span)) || words(&pairing.new, is_who) > words(&pairing.old, |old| old == source) {
            continue;
        }
        let who = pairing.old.name(source);
        let heard = words(&pairing.new, is_who) > 0;
        // Whoever went with what was said against them has nothing left to answer; whoever has other words in the
        // story is heard, whatever they were asked besides.
        let open = if heard { denies } else { is_left(pairing, source) };
        let degree = if open { "plain" } else { "weaker" };
        changes.push(Changed { who, degree, material: open, ..pairing.removed("response", span) });
    }
    changes.extend(other_answers(pairing));
    for (source, span, _) in responses(&pairing.new) {
        if !speaks(&pairing.old, |old| pairing.is_same_source(old, source)) {
            let who = pairing.new.name(source);
            changes.push(Changed { who, ..pairing.at_new(("response", "added"), span) });
        }
    }
    changes
}

/// The only answer of somebody, which is another one now: "did not respond" and "declined to comment", "denied it" and
/// "did not answer".
fn other_answers(pairing: &Pairing<'_>) -> Vec<Changed> {
    let (old, new) = (given(&pairing.old), given(&pairing.new));
    let became = |answer: &Answer| {
        let mut own = old.iter().filter(|other| other.source == answer.source);
        let mut theirs = new.iter().filter(|other| pairing.is_same_source(answer.source, other.source));
        let (Some(_), None, Some(now), None) = (own.next(), own.next(), theirs.next(), theirs.next()) else {
            return None;
        };
        let alike = common_start(&answer.verb, &now.verb) >= STEM;
        let degree = if answer.denies == now.denies { "weaker" } else { "plain" };
        let change = pairing.changed(("response", "changed"), answer.cue, now.cue);
        let who = pairing.old.name(answer.source);
        let same = alike || answer.denies && now.denies;
        (!same).then_some(Changed { who, degree, ..change })
    };
    old.iter().filter_map(became).collect()
}

/// What somebody answered.
struct Answer {
    source: usize,
    cue: Span,
    /// The first word of the cue that tells something.
    verb: String,
    denies: bool,
}

fn given(side: &Side<'_>) -> Vec<Answer> {
    let prose = side.found.document.prose.text();
    let answer = |one: &Attribution| {
        let (source, cue) = (one.source?, one.cue?);
        // "did not immediately respond"
        let mut words = words_at(prose, cue).into_iter().filter(|word| word.is_content() && !word.text.ends_with("ly"));
        Some(Answer { source, cue, verb: words.next()?.text, denies: one.cue_class == CueClass::Denial })
    };
    side.found.attributions.iter().filter(|one| answers(one)).filter_map(answer).take(MOST).collect()
}

/// So many letters make two forms of one verb: "denies", "denied".
const STEM: usize = 3;

fn common_start(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count()
}

/// Whether somebody still answers, or the sentence that said so still stands in other words.
fn stands(pairing: &Pairing<'_>, (source, span): (usize, Span)) -> bool {
    let found = pairing.new.found;
    let is_who = |one: &&Attribution| one.source.is_some_and(|new| pairing.is_same_source(source, new));
    found.attributions.iter().filter(|one| answers(one)).any(|one| is_who(&one)) || {
        let group = pairing.old.group_at(span.start());
        let at = |one: &Attribution| found.sentences.get(one.sentence).map(|sentence| sentence.span.start());
        let here = |one: &&Attribution| at(one).and_then(|at| pairing.new.group_at(at)) == group && group.is_some();
        found.attributions.iter().filter(here).any(|one| one.kind != AttributionKind::Topic && is_who(&one))
    }
}

/// How often somebody has words of theirs in a revision, other than an answer.
fn words(side: &Side<'_>, is_who: impl Fn(usize) -> bool) -> usize {
    let own = |one: &&Attribution| one.kind != AttributionKind::Topic && !answers(one) && one.inherits.is_none();
    side.found.attributions.iter().filter(own).filter(|one| one.source.is_some_and(&is_who)).count()
}

/// Whether what a story held against somebody is left: they are still named, or nothing went but their own words.
fn is_left(pairing: &Pairing<'_>, source: usize) -> bool {
    let found = pairing.old.found;
    let key = &pairing.old.keys[source];
    let spoken: BTreeSet<usize> =
        found.attributions.iter().filter(|one| one.source == Some(source)).map(|one| one.sentence).collect();
    let told = |sentence: usize| !spoken.contains(&sentence) && is_named(found, found.sentences[sentence].span, key);
    let prose = pairing.new.found.document.prose.text();
    is_named(pairing.new.found, Span::new(0, prose.len()), key) || !(0..found.sentences.len()).any(told)
}

/// Whether an attribution denies something or says that no answer came.
fn answers(one: &Attribution) -> bool {
    one.kind == AttributionKind::NoComment || matches!(one.cue_class, CueClass::Denial | CueClass::NoComment)
}

/// Who denies something or gave no answer, once each, with the sentence that says so and whether its verb is "deny".
fn responses(side: &Side<'_>) -> Vec<(usize, Span, bool)> {
    let found = side.found;
    let response = |one: &Attribution| {
        let denies = one.cue.is_some_and(|cue| folded(found.slice(cue)).starts_with("den"));
        Some((one.source?, found.sentences.get(one.sentence)?.span, denies))
    };
    let mut all: Vec<_> = found.attributions.iter().filter(|one| answers(one)).filter_map(response).collect();
    all.sort_by_key(|&(source, span, denies)| (source, !denies, span));
    all.dedup_by_key(|(source, ..)| *source);
    all.truncate(MOST);
    all
}

/// Whether somebody is named at a place, by the last word of the name.
fn is_named(found: &Annotated, place: Span, key: &Key) -> bool {
    let head = key.head().rsplit(' ').next().unwrap_or_default();
    let words = words_at(found.document.prose.text(), place);
    !head.is_empty() && words.iter().any(|word| word.text.trim_end_matches("'s") == head)
}

/// Whether somebody has a word in a revision.
fn speaks(side: &Side<'_>, is_who: impl Fn(usize) -> bool) -> bool {
    let words = |one: &Attribution| one.kind != AttributionKind::Topic || answers(one);
    side.found.attributions.iter().any(|one| words(one) && one.source.is_some_and(&is_who))
}
