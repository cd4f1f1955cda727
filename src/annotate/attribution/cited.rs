//! One source that hands on another: "it cited an official who said", "quoted her as saying", ", citing two aides".

use super::draft::{Draft, Drafts};
use super::verb::Verb;
use super::view::View;
use super::vocabulary::LISTS;
use super::{AttributionKind, CueClass};
use crate::annotate::attribution::clause::Form;
use crate::annotate::attribution::subject::Subject;
use crate::annotate::token::words;

/// Writes the outer source down, and ties the inner one to it.
pub(super) fn read(view: &View<'_>, out: &mut Drafts) {
    if !view.reader.occurs_in(view.sentence, LISTS.cite) {
        return;
    }
    for at in 0..view.len() {
        if view.is(at, LISTS.cite) {
            read_at(view, at, out);
        }
    }
}

fn read_at(view: &View<'_>, at: usize, out: &mut Drafts) -> Option<()> {
    let form = view.form(at);
    // "has often cited", "also cited": who cites stands before all of it.
    let belongs = |&before: &usize| view.is(before, LISTS.be | LISTS.have | LISTS.adverbs) || view.is_manner(before);
    let start = (0..at).rev().take_while(belongs).last().unwrap_or(at);
    let passive = (start..at).any(|before| view.is(before, LISTS.be));
    let verb = Verb {
        at,
        start,
        end: at + 1,
        form,
        class: CueClass::Neutral,
        passive: false,
        negated: false,
        hypothetical: false,
        weak: false,
    };
    if form == Form::Ing {
        return relayed(view, at, out);
    }
    let Subject::Before(subject) = view.subject(&verb)? else { return None };
    let cue = view.span(at..at + 1)?;
    let quoted = |view: &View<'_>, from: usize| {
        (from..view.len().min(from + 12))
            .find(|&unit| view.equals(unit, "as") && view.is_one_of(unit + 1, words!["saying", "telling", "writing"]))
    };
    let content = |from: usize| rest(view, from).or_else(|| fronted(view, subject.units.start));
    if passive {
        let as_saying = quoted(view, at + 1)?;
        let content = content(as_saying + 2)?;
        let mention = out.mention(view, &subject);
        out.drafts.push(told(view, content, mention, Some(cue), None));
        return Some(());
    }
    let object = view.phrase_after(at + 1, view.len())?;
    let index = out.drafts.len();
    let mut draft = Draft::new(AttributionKind::Nested, CueClass::Neutral, view.sentence);
    draft.cue = Some(cue);
    draft.confidence = 0.8;
    if let Some(as_saying) = quoted(view, at + 1) {
        let content = content(as_saying + 2)?;
        draft.mention = out.mention(view, &subject);
        let inner = out.mention(view, &object);
        draft.content = vec![view.span(content.clone())?];
        out.drafts.push(draft);
        let inner_cue = view.span(as_saying..as_saying + 2);
        let told = told(view, content, inner, inner_cue, Some(index));
        out.drafts.push(told);
        return Some(());
    }
    // "cited an official who said": the inner attribution is already there, behind the cue.
    let inner = out.of_sentence(view.sentence).find(|&known| {
        out.drafts[known].parent.is_none() && out.drafts[known].cue.is_some_and(|other| other.start() > cue.end())
    })?;
    draft.mention = out.mention(view, &subject);
    draft.content.clone_from(&out.drafts[inner].content);
    out.drafts[inner].parent = Some(index);
    out.drafts.push(draft);
    Some(())
}

/// ", citing two aides": they are behind what the source before them says.
fn relayed(view: &View<'_>, at: usize, out: &mut Drafts) -> Option<()> {
    let outer = out.of_sentence(view.sentence).rfind(|&known| {
        let draft = &out.drafts[known];
        draft.cue.is_some_and(|cue| view.span(at..at + 1).is_some_and(|here| cue.end() <= here.start()))
            && !draft.content.is_empty()
    })?;
    let object = view.phrase_after(at + 1, view.len())?;
    let lists = &LISTS;
    let somebody = [lists.unnamed, lists.documents, lists.spokes, lists.organisations, lists.roles]
        .into_iter()
        .any(|list| view.phrase_has(&object, list))
        || view.capital(object.core.end - 1);
    if !somebody {
        return None;
    }
    let mention = out.mention(view, &object);
    let mut draft = Draft::new(AttributionKind::Nested, CueClass::Neutral, view.sentence);
    draft.cue = view.span(at..at + 1);
    draft.mention = mention;
    draft.content.clone_from(&out.drafts[outer].content);
    draft.parent = Some(outer);
    draft.confidence = 0.6;
    out.drafts.push(draft);
    Some(())
}

fn rest(view: &View<'_>, from: usize) -> Option<std::ops::Range<usize>> {
    let start = (from..view.len()).find(|&at| !view.is_break(at) && !view.equals(at, "that"))?;
    let mut end = view.len();
    while end > start && view.is_break(end - 1) {
        end -= 1;
    }
    (start < end).then_some(start..end)
}

/// “…,” the agency quoted Orr as saying: what stands before whoever quotes.
fn fronted(view: &View<'_>, end: usize) -> Option<std::ops::Range<usize>> {
    let parted = end.checked_sub(1).is_some_and(|before| view.ends_with_comma(before) || view.quoted(before).is_some());
    let stop = (0..end).rev().find(|&at| !view.is_break(at))? + 1;
    let start = (0..stop).find(|&at| !view.is_break(at))?;
    parted.then_some(start..stop)
}

fn told(
    view: &View<'_>,
    content: std::ops::Range<usize>,
    mention: Option<usize>,
    cue: Option<crate::text::Span>,
    parent: Option<usize>,
) -> Draft {
    let quotes = view.quotes_in(content.clone()).collect::<Vec<_>>();
    let kind = match quotes.len() {
        0 => AttributionKind::Indirect,
        1 if content.len() == 1 => AttributionKind::Direct,
        _ => AttributionKind::Mixed,
    };
    let mut draft = Draft::new(kind, CueClass::Neutral, view.sentence);
    draft.cue = cue;
    draft.mention = mention;
    draft.content = view.span(content).into_iter().collect();
    draft.quotes = quotes;
    draft.parent = parent;
    draft.confidence = 0.85;
    draft
}
