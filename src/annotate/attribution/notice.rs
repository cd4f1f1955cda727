//! Sentences that only say under which condition somebody spoke: a mention of a source without anything it says.

use super::CueClass;
use super::clause::Form;
use super::draft::Drafts;
use super::subject::Subject;
use super::verb::Verb;
use super::view::View;
use super::vocabulary::LISTS;

/// Writes the subject of a condition down as a mention: "The two officials asked not to be named."
pub(super) fn read(view: &View<'_>, out: &mut Drafts) {
    let lists = [LISTS.conditions, LISTS.not_authorised];
    let lists = lists.into_iter().filter(|&list| view.reader.occurs_in(view.sentence, list));
    let at = lists.filter_map(|list| (0..view.len()).find(|&at| view.entry_at(at, list).is_some())).min();
    let Some(at) = at else { return };
    let known = out.mentions.iter().rev().take(8).any(|mention| mention.sentence == view.sentence);
    if known {
        return;
    }
    // The condition may be an object ("spoke on condition of anonymity"): the verb before it has the subject.
    let verb_at = (at.saturating_sub(6)..=at).find(|&unit| view.is_finite(unit)).unwrap_or(at);
    let verb = Verb {
        at: verb_at,
        start: verb_at,
        end: verb_at + 1,
        form: Form::Past,
        class: CueClass::None,
        passive: true,
        negated: false,
        hypothetical: false,
        weak: false,
    };
    if let Some(Subject::Before(phrase) | Subject::Relative(phrase)) = view.subject(&verb) {
        out.mention(view, &phrase);
    }
}
