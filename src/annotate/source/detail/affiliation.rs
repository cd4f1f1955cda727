//! Which body or country a source belongs to.

use std::ops::Range;

use super::Gathered;
use crate::annotate::TokenKind;
use crate::annotate::attribution::vocabulary::LISTS;
use crate::annotate::source::class::Look;
use crate::text::Span;

impl Gathered<'_, '_> {
    /// Before the head ("ministry officials", "Velmoran diplomat"), or behind it ("a trader at Harrow Steel").
    pub(in crate::annotate::source) fn affiliation(&self) -> Option<Span> {
        self.looks
            .iter()
            .find_map(|look| self.before_head(look).or_else(|| self.behind_head(look)))
            .or_else(|| self.looks.iter().find_map(|look| self.rank_only(look)))
            .and_then(|tokens| self.reader.span_of(tokens))
    }

    fn before_head(&self, look: &Look) -> Option<Range<usize>> {
        let lists = &LISTS;
        let head = look.head.start;
        if self.reader.is(head, lists.outsiders) {
            return None;
        }
        let start = look.core.clone().find(|&at| {
            !(self.reader.is(at, lists.determiners)
                || self.reader.is(at, lists.possessives)
                || self.reader.is(at, lists.numbers)
                || self.reader.is(at, lists.seniority)
                || self.reader.text(at) == "and"
                || self.reader.text(at) == "of"
                || self.reader.token(at).is_some_and(|token| token.kind == TokenKind::Number))
        })?;
        let mut end = head;
        // A title right before the name belongs to the role, not to the body.
        while end > start
            && (self.reader.is(end - 1, lists.roles)
                || self.reader.is(end - 1, lists.titles)
                || self.reader.token(end - 1).is_some_and(|token| token.kind == TokenKind::Possessive))
        {
            end -= 1;
        }
        // "Security expert Ann Orr" names a trade, "ministry spokeswoman Ann Orr" a body.
        let opens = self.reader.found.sentences.get(look.sentence).map(|sentence| sentence.tokens.start);
        let body = |at: usize| {
            self.reader.is(at, lists.organisations)
                || Some(at) != opens && self.reader.token(at).is_some_and(|token| token.capital)
        };
        (start < end && (look.name.is_none() || (start..end).any(body))).then_some(start..end)
    }

    /// "A senior official", and nothing that places the official.
    fn rank_only(&self, look: &Look) -> Option<Range<usize>> {
        let rank = look.core.clone().find(|&at| self.reader.is(at, LISTS.vague_affiliations))?;
        let unplaced = look.name.is_none() && look.core.end >= look.tokens.end && rank < look.head.start;
        unplaced.then_some(rank..rank + 1)
    }

    fn behind_head(&self, look: &Look) -> Option<Range<usize>> {
        let lists = &LISTS;
        let links: &[&str] = if self.reader.is(look.head.start, lists.outsiders) {
            &["at", "in", "with"]
        } else {
            &["at", "of", "in", "with", "for", "from"]
        };
        let link = (look.head.end..look.tokens.end).find(|&at| links.contains(&self.reader.text(at)))?;
        if self.reader.entry_at(link, look.tokens.end, lists.basis_stock).is_some() {
            return None;
        }
        let mut start = link + 1;
        while start < look.tokens.end && self.reader.is(start, lists.determiners) {
            start += 1;
        }
        let stops = |at: usize| {
            self.reader.is(at, lists.relatives)
                || self.reader.token(at).is_some_and(|token| matches!(token.kind, TokenKind::Comma | TokenKind::Stop))
                || self.reader.entry_at(at, look.tokens.end, lists.basis_stock).is_some()
                || self.reader.entry_at(at, look.tokens.end, lists.basis_specific).is_some()
        };
        let end = (start..look.tokens.end).find(|&at| stops(at)).unwrap_or(look.tokens.end);
        let body = (start..end).any(|at| {
            self.reader.token(at).is_some_and(|token| token.capital) || self.reader.is(at, lists.organisations)
        });
        (start < end && body).then_some(start..end)
    }
}
