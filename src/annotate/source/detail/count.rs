//! How many people stand behind a source.

use super::Gathered;
use crate::annotate::FigureKind;
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

    /// The whole number that a figure which begins here has: "13", "1,200", "thirteen".
    fn counted(&self, token: Span) -> Option<u32> {
        let figures = &self.reader.found.figures;
        let next = figures.partition_point(|figure| figure.number.start() < token.start());
        // "Three-in-five insiders" is a share.
        let figure = figures.get(next).filter(|figure| figure.number == token)?;
        let value = figure.value.filter(|_| matches!(figure.kind, FigureKind::Count | FigureKind::Year))?;
        (value.fract() == 0.0 && (0.0..f64::from(u32::MAX)).contains(&value)).then_some(value as u32)
    }

    fn number(&self, look: &Look) -> Option<(u32, Span)> {
        look.core.clone().take(4).find_map(|at| {
            let token = self.reader.token(at)?;
            let value = small_number(self.reader.text(at)).or_else(|| self.counted(token.span))?;
            Some((value, token.span))
        })
    }
}
