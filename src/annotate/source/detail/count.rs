//! How many people stand behind a source.

use super::Gathered;
use crate::annotate::TokenKind;
use crate::annotate::attribution::vocabulary::LISTS;
use crate::annotate::source::Count;
use crate::annotate::source::class::Look;
use crate::text::{Span, small_number};

impl Gathered<'_, '_> {
    /// A number at any mention counts; else the quantity of the first mention.
    pub(in crate::annotate::source) fn count(&self) -> Count {
        let plural = self.looks.first().is_some_and(|look| look.plural);
        if let Some((number, span)) =
            self.looks.iter().filter(|look| look.plural || !plural).find_map(|look| self.number(look))
            && (number != 1 || !plural)
        {
            return if number == 1 { Count::One } else { Count::Exact(number, span) };
        }
        let Some(first) = self.looks.first() else { return Count::Unstated };
        if !first.plural {
            return Count::One;
        }
        let lists = &LISTS;
        let vague = (first.core.clone()).find_map(|at| {
            self.reader.entry_at(at, first.core.end, lists.vague_quantifiers).map(|length| at..at + length)
        });
        vague.and_then(|tokens| self.reader.span_of(tokens)).map_or(Count::Unstated, Count::Vague)
    }

    fn number(&self, look: &Look) -> Option<(u32, Span)> {
        look.core.clone().take(4).find_map(|at| {
            let token = self.reader.token(at)?;
            let text = self.reader.text(at);
            let value = if token.kind == TokenKind::Number { text.parse().ok()? } else { small_number(text)? };
            Some((value, token.span))
        })
    }
}
