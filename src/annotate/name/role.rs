//! Roles of one person that exclude each other: two ministries, a spokesman who is also the chief executive.

use std::ops::Range;

use super::super::lexicon::known;
use super::super::token::TokenKind;
use super::super::view::View;
use super::{Name, NameKind};
use crate::text::Span;

/// Gives each name with a role the earlier occurrence whose role cannot be the same person's at the same time.
pub(super) fn compare(view: View<'_>, names: &mut [Name]) {
    // The first occurrence with a role, by bearer.
    let mut first: Vec<Option<(usize, Role)>> = (0..names.len()).map(|_| None).collect();
    for (at, name) in names.iter_mut().enumerate() {
        if name.kind != NameKind::Person {
            continue;
        }
        let beside = [name.title, name.apposition];
        let Some(role) = beside.into_iter().flatten().find_map(|span| Role::read(view, span)) else { continue };
        let bearer = name.same_as;
        match &first[bearer] {
            Some((earlier, other)) if role.excludes(view, other) => name.role_differs = Some(*earlier),
            Some(_) => {}
            None => first[bearer] = Some((at, role)),
        }
    }
}

/// The head of a role, and the words right before it that say of what.
struct Role {
    head: usize,
    of: Range<usize>,
}

impl Role {
    /// None where time is told with it ("the former …"): then one role may follow another.
    fn read(view: View<'_>, span: Span) -> Option<Self> {
        let tokens = view.found.tokens_in(span);
        if tokens.clone().any(|at| view.is(at, known::ROLE_TIMES)) {
            return None;
        }
        let stop = tokens.clone().find(|&at| view.is(at, known::PREPOSITIONS)).unwrap_or(tokens.end);
        let head =
            (tokens.start..stop).rev().find(|&at| view.is(at, known::ROLE_HEADS) || view.is(at, known::OFFICES))?;
        let of = (tokens.start..head)
            .rev()
            .take_while(|&at| view.kind(at) == Some(TokenKind::Word) && !view.is(at, known::DETERMINERS))
            .last()
            .unwrap_or(head);
        Some(Self { head, of: of..head })
    }

    fn excludes(&self, view: View<'_>, other: &Self) -> bool {
        let speaks = |role: &Self| view.is(role.head, known::SPOKES_HEADS);
        let leads = |role: &Self| view.is(role.head, known::LEADING_HEADS);
        if (speaks(self) && leads(other)) || (leads(self) && speaks(other)) {
            return true;
        }
        let same = view.text(self.head).eq_ignore_ascii_case(view.text(other.head));
        if !same || !view.is(self.head, known::DEPARTMENT_HEADS) {
            return false;
        }
        // "Prime" and a country say nothing of which department.
        let telling = |role: &Self| -> Vec<String> {
            let words = role.of.clone().filter(|&at| !view.is(at, known::DEMONYMS) && !view.is_word(at, "prime"));
            words.map(|at| view.text(at).to_lowercase()).collect()
        };
        let (one, two) = (telling(self), telling(other));
        !one.is_empty() && !two.is_empty() && one.iter().all(|word| !two.contains(word))
    }
}
