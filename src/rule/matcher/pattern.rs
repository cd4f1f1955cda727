//! `pattern`: the item's words contain a match.

use super::super::build::Build;
use super::super::context::{Context, Matcher, Subject};
use super::super::patterns::PatternId;
use super::super::scope::Scope;
use super::super::truth::Truth;
use crate::annotate::Kind;
use crate::text::Span;
use crate::yaml::Node;

struct Pattern {
    id: PatternId,
    scope: Scope,
}

pub(super) fn build(node: &Node, _: Kind, build: &mut Build<'_>) -> Option<Box<dyn Matcher>> {
    let id = build.pattern(node)?;
    build.seek(id);
    Some(Box::new(Pattern { id, scope: build.scope }))
}

impl Matcher for Pattern {
    fn holds(&self, cx: &Context<'_>, at: Subject) -> Truth {
        let span = cx.extent(at);
        let hits = cx.pattern(self.id);
        let from = hits.partition_point(|hit| hit.start() < span.start());
        let inside = hits[from..].iter().take_while(|hit| hit.start() < span.end());
        let mut inside = inside.filter(|hit| hit.end() <= span.end());
        inside.any(|hit| at.item.kind == Kind::Text || self.scope.hears(cx, *hit)).into()
    }

    fn finds(&self, cx: &Context<'_>) -> Option<Vec<Span>> {
        Some(cx.pattern(self.id).to_vec())
    }

    fn is_finder(&self) -> bool {
        true
    }
}
