//! One name spelt two ways: a near miss of an earlier person's name that nothing introduces as somebody else.

use super::super::lexicon::known;
use super::super::view::View;
use super::bearer::Words;
use super::{Name, NameKind};

/// How many earlier people a name is held against.
const PEOPLE: usize = 200;
/// The shortest name in which one letter is a slip and no other name, alone and behind the same given name.
const SHORTEST: usize = 4;
const SHORTEST_OF_FULL: usize = 3;

/// Gives each name the earlier bearer that it almost spells.
pub(super) fn compare(view: View<'_>, words: &Words<'_>, names: &mut [Name]) {
    let mut people: Vec<usize> = Vec::new();
    for at in 0..names.len() {
        let name = &names[at];
        if name.same_as != at {
            names[at].near = names[name.same_as].near;
            continue;
        }
        let single = words.is_single(at);
        let person = |kind: NameKind| matches!(kind, NameKind::Person | NameKind::Other);
        // "Courier/Idris Penhal": a credit is no part of the story.
        let credited = view.found.document.prose.text()[..name.span.start()].ends_with('/');
        let may_slip = person(name.kind) && !name.acronym && !credited;
        if may_slip {
            let earlier = people.iter().rev().take(PEOPLE).copied();
            names[at].near = earlier.into_iter().find(|&earlier| is_slip(view, words, names, (earlier, at)));
        }
        if person(names[at].kind) && !single {
            people.push(at);
        }
    }
}

fn is_slip(view: View<'_>, words: &Words<'_>, names: &[Name], (earlier, at): (usize, usize)) -> bool {
    let (was, is) = (words.last(earlier), words.last(at));
    if words.is_single(at) {
        if !differs_by_a_slip(was, is, SHORTEST) {
            return false;
        }
        // A name introduced in its own right is somebody's own, and so is one that the lists know.
        let token = view.found.tokens_in(names[at].span).start;
        let introduced = names[at].title.is_some() || names[at].apposition.is_some() || names[at].age.is_some();
        return !introduced
            && names[earlier].kind == NameKind::Person
            && !view.is(token, known::GIVEN_NAMES)
            && !view.is(token, known::PLACES)
            && !view.is_listed(token);
    }
    // "Oona Pratt … Oona Prat".
    if words.first(earlier) == words.first(at) {
        return differs_by_a_slip(was, is, SHORTEST_OF_FULL);
    }
    // "Idris Penhale … Iddris Penhale": relatives share the surname, so one given name must be none that people have,
    // and nothing may introduce the second as somebody.
    if was != is || !differs_by_a_slip(words.first(earlier), words.first(at), SHORTEST) {
        return false;
    }
    let given = |name: usize| view.found.tokens_in(names[name].span).start;
    let unheard = !(view.is(given(earlier), known::GIVEN_NAMES) && view.is(given(at), known::GIVEN_NAMES));
    let introduced = names[at].apposition.is_some() || names[at].age.is_some();
    unheard && !introduced && names[earlier].kind == NameKind::Person
}

/// One letter more, less, other or swapped; never only a plural's.
pub(in crate::annotate) fn differs_by_a_slip(was: &str, is: &str, shortest: usize) -> bool {
    let (long, short) = if was.len() > is.len() { (was, is) } else { (is, was) };
    // Nearly all pairs show it in their length or their first letter.
    long.len() - short.len() <= 2
        && was.chars().next() == is.chars().next()
        && short.chars().count() >= shortest
        && long.strip_suffix('s') != Some(short)
        && long.strip_suffix("es") != Some(short)
        && strsim::osa_distance(was, is) == 1
}
