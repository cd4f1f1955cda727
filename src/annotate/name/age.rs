//! Ages of one person that cannot both be right: two numbers beside the name, or a number and a year of birth.

use rustc_hash::FxHashMap;

use super::super::lexicon::known;
use super::super::view::View;
use super::{Name, NameKind};
use crate::annotate::TokenKind;
use crate::annotate::token::words;
use crate::text::Span;

/// How far behind "born" its year is looked for: "born on 6 May 1990".
const NEAR: usize = 6;

/// Gives each name with an age the earlier occurrence that has another, and the year of birth that makes another.
pub(super) fn compare(view: View<'_>, names: &mut [Name]) {
    if names.iter().all(|name| name.age.is_none()) {
        return;
    }
    let births = births(view, names);
    let mut first: Vec<Option<usize>> = vec![None; names.len()];
    for at in 0..names.len() {
        let name = &names[at];
        let Some(age) = name.age.filter(|_| name.kind == NameKind::Person && !tells_of_then(view, name)) else {
            continue;
        };
        let bearer = name.same_as;
        match first[bearer] {
            Some(earlier) if names[earlier].age != Some(age) => names[at].age_differs = Some(earlier),
            Some(_) => {}
            None => first[bearer] = Some(at),
        }
        let Some(date) = view.found.document.metadata.date else { continue };
        let wrong = |birth: &&(i32, Span)| {
            // Before or after this year's birthday.
            let reached = i32::from(date.year()) - birth.0;
            age as i32 != reached && age as i32 != reached - 1
        };
        names[at].born = births.get(&bearer).and_then(|born| born.iter().find(wrong)).map(|birth| birth.1);
    }
}

/// "Pratt, then 41", "when Pratt, 17, left": an age of another time.
fn tells_of_then(view: View<'_>, name: &Name) -> bool {
    let Some(sentence) = view.found.sentences.get(name.sentence) else { return false };
    sentence.tokens.clone().any(|at| view.is_one_of(at, words!["then", "when"]) || view.is(at, known::ROLE_TIMES))
}

/// Who was born in which year, as the story has it: by bearer, the years and where they stand.
fn births(view: View<'_>, names: &[Name]) -> FxHashMap<usize, Vec<(i32, Span)>> {
    let mut births: FxHashMap<usize, Vec<(i32, Span)>> = FxHashMap::default();
    for (index, sentence) in view.found.sentences.iter().enumerate() {
        let Some(born) = sentence.tokens.clone().find(|&at| view.is_word(at, "born")) else { continue };
        let stop = sentence.tokens.end.min(born + NEAR);
        let year = |at: &usize| {
            let text = view.text(*at);
            view.kind(*at) == Some(TokenKind::Number)
                && text.len() == 4
                && (text.starts_with("19") || text.starts_with("20"))
        };
        let Some(at) = (born + 1..stop).find(year) else { continue };
        let before = view.span(born..born + 1).start();
        let last = names.partition_point(|name| name.span.start() < before);
        let somebody = names[..last].last().filter(|name| name.kind == NameKind::Person && name.sentence == index);
        let somebody = somebody.filter(|name| is_of(view, name, born));
        if let (Some(name), Ok(year)) = (somebody, view.text(at).parse()) {
            births.entry(name.same_as).or_default().push((year, view.span(at..at + 1)));
        }
    }
    births
}

/// Whether "born" is said of a name before it: nothing stands between but marks, numbers and small words, so that
/// neither "Orr, whose son was born in" nor "Orr told the club, born in" is.
fn is_of(view: View<'_>, name: &Name, born: usize) -> bool {
    let between = words!["was", "is", "who", "and", "be", "had", "been", "himself", "herself"];
    let behind = view.found.tokens_in(Span::new(name.span.end(), view.span(born..born + 1).start()));
    let mut behind =
        behind.filter(|&at| view.kind(at) == Some(TokenKind::Word) || view.kind(at) == Some(TokenKind::Possessive));
    behind.all(|at| view.is_one_of(at, between))
}
