//! `any`: one of some sets of conditions holds.

use super::super::build::Build;
use super::super::conditions::Conditions;
use super::super::context::{Context, Matcher, Subject};
use super::super::phrases::longest;
use super::super::truth::Truth;
use super::all::read_parts;
use crate::annotate::Kind;
use crate::text::Span;
use crate::yaml::Node;

struct Any {
    parts: Vec<Conditions>,
}

pub(super) fn build(node: &Node, kind: Kind, build: &mut Build<'_>) -> Option<Box<dyn Matcher>> {
    Some(Box::new(Any { parts: read_parts(node, kind, build)? }))
}

impl Matcher for Any {
    fn holds(&self, cx: &Context<'_>, at: Subject) -> Truth {
        Truth::any(self.parts.iter().map(|part| part.holds(cx, at)))
    }

    fn finds(&self, cx: &Context<'_>) -> Option<Vec<Span>> {
        if !self.is_finder() {
            return None;
        }
        let mut spans: Vec<Span> = self.parts.iter().filter_map(|part| part.finds(cx)).flatten().collect();
        longest(&mut spans);
        Some(spans)
    }

    /// Only if every part picks something out: otherwise some part could hold for text nobody picked.
    fn is_finder(&self) -> bool {
        self.parts.iter().all(Matcher::is_finder)
    }
}
