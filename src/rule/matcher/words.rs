//! `words`: the item's words contain one of some phrases.

use super::super::build::Build;
use super::super::context::{Context, Matcher, Subject};
use super::super::phrases::Phrases;
use super::super::scope::Scope;
use super::super::truth::Truth;
use crate::annotate::Kind;
use crate::text::Span;
use crate::yaml::Node;

struct Words {
    phrases: Phrases,
    scope: Scope,
}

pub(super) fn build(node: &Node, _: Kind, build: &mut Build<'_>) -> Option<Box<dyn Matcher>> {
    let phrases = build.phrases(node)?;
    build.watch(&phrases);
    Some(Box::new(Words { phrases, scope: build.scope }))
}

impl Matcher for Words {
    fn holds(&self, cx: &Context<'_>, at: Subject) -> Truth {
        let span = cx.extent(at);
        // A text item may be cut shorter than the longest entry at its place, so it is looked at by itself.
        let held = match at.item.kind {
            Kind::Text => self.phrases.in_place(cx, span, super::super::phrases::Part::Somewhere),
            _ => self.phrases.within(cx, span).any(|hit| self.scope.hears(cx, hit)),
        };
        held.into()
    }

    fn finds(&self, cx: &Context<'_>) -> Option<Vec<Span>> {
        Some(self.phrases.all(cx))
    }

    fn is_finder(&self) -> bool {
        true
    }
}
