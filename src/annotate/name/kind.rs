//! What bears a name, as far as one occurrence shows.

use super::super::lexicon::known;
use super::super::token::TokenKind;
use super::super::view::View;
use super::NameKind;
use super::beside::{self, Beside};
use super::chain::Chain;
use crate::annotate::token::words;

/// What one occurrence says of its bearer, and how surely: of all occurrences the surest decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hint {
    pub weight: u8,
    pub kind: NameKind,
}

impl Hint {
    /// Says nothing.
    pub const NONE: Self = Self { weight: 0, kind: NameKind::Other };

    fn new(weight: u8, kind: NameKind) -> Self {
        Self { weight, kind }
    }
}

/// The name's own words first, then what stands beside it, then what it does.
pub(super) fn hint(view: View<'_>, chain: &Chain, beside: &Beside) -> Hint {
    let name = chain.name.clone();
    let last = name.end - 1;
    let words = view.span(name.clone());
    if view.match_at(name.start, name.end, known::PLACES) == Some(name.len()) {
        return Hint::new(5, NameKind::Place);
    }
    if name.len() > 1 && view.is(last, known::PLACE_NOUNS) {
        return Hint::new(5, NameKind::Place);
    }
    let body = name.clone().any(|at| view.is(at, known::BODY_NOUNS));
    if name.len() > 1 && (body || name.clone().any(|at| matches!(view.text(at), "&" | "for"))) {
        return Hint::new(5, NameKind::Organisation);
    }
    let article = name.start.checked_sub(1).is_some_and(|at| view.is_one_of(at, words!["the", "a", "an"]));
    if beside.title.is_some() || beside.age.is_some() {
        return Hint::new(if article && chain.title.is_empty() { 1 } else { 6 }, NameKind::Person);
    }
    if article {
        return Hint::new(3, NameKind::Organisation);
    }
    if view.token(name.start).is_some_and(|token| token.all_caps && name.len() == 1 && token.span.len() > 2) {
        return Hint::new(3, NameKind::Organisation);
    }
    if name.len() > 1 && view.is(name.start, known::GIVEN_NAMES) {
        return Hint::new(4, NameKind::Person);
    }
    if let Some(apposition) = beside.apposition.clone() {
        let head = apposition.clone().find(|&at| view.is(at, known::PREPOSITIONS)).unwrap_or(apposition.end) - 1;
        let body = beside::is_body(view, head) && !view.is(head, known::ROLE_HEADS);
        return if body { Hint::new(5, NameKind::Organisation) } else { Hint::new(4, NameKind::Person) };
    }
    // "J. Pratt", "Oona B. Pratt".
    if name.len() > 1 && name.clone().any(|at| is_initial(view.text(at))) {
        return Hint::new(4, NameKind::Person);
    }
    let comma = usize::from(view.kind(name.end) == Some(TokenKind::Comma));
    if view.is_one_of(name.end + comma, words!["who", "whose", "himself", "herself"]) {
        return Hint::new(4, NameKind::Person);
    }
    if name.len() == 1 && view.is(name.start, known::GIVEN_NAMES) {
        return Hint::new(2, NameKind::Person);
    }
    let before = name.start.checked_sub(1);
    let located = before.is_some_and(|at| view.is_one_of(at, words!["in", "near", "across", "throughout", "outside"]));
    if located && !words.is_empty() {
        return Hint::new(1, NameKind::Place);
    }
    Hint::NONE
}

fn is_initial(text: &str) -> bool {
    let mut chars = text.chars();
    matches!((chars.next(), chars.next(), chars.next()), (Some(letter), Some('.') | None, None) if letter.is_uppercase())
}

/// Whether the house takes the name for known to every reader.
pub(super) fn is_known(view: View<'_>, chain: &Chain) -> bool {
    let name = chain.name.clone();
    view.match_at(name.start, name.end, known::KNOWN_NAMES) == Some(name.len())
}
