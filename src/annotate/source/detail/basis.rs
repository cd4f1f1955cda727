//! How a source is in a position to know.

use super::Gathered;
use crate::annotate::attribution::vocabulary::LISTS;
use crate::text::Span;

impl Gathered<'_, '_> {
    /// A phrase of basis in or behind a mention, an exact one before a stock one; else a role that implies it.
    pub(in crate::annotate::source) fn basis(&self) -> Option<Span> {
        let lists = &LISTS;
        let exact = [lists.basis_specific, lists.basis_stock].into_iter().find_map(|list| {
            self.looks.iter().find_map(|look| {
                let found = self.reader.find(look.tokens.clone(), list)?;
                self.reader.span_of(found.start..self.phrase_end(found.end, look.tokens.end))
            })
        });
        exact.or_else(|| {
            let look = self.looks.iter().find(|look| self.reader.is(look.head.start, lists.access_roles))?;
            self.reader.span_of(look.head.clone())
        })
    }

    /// To the mark that ends the phrase.
    fn phrase_end(&self, from: usize, limit: usize) -> usize {
        use crate::annotate::TokenKind::{Comma, Dash, Stop};
        let stops = |at: &usize| self.reader.token(*at).is_some_and(|token| matches!(token.kind, Comma | Dash | Stop));
        (from..limit).find(stops).unwrap_or(limit)
    }
}
