//! `all`: every one of some sets of conditions holds.

use super::super::build::Build;
use super::super::conditions::Conditions;
use super::super::context::{Context, Matcher, Subject};
use super::super::truth::Truth;
use crate::annotate::Kind;
use crate::text::Span;
use crate::yaml::{Node, Value};

struct All {
    parts: Vec<Conditions>,
}

pub(super) fn build(node: &Node, kind: Kind, build: &mut Build<'_>) -> Option<Box<dyn Matcher>> {
    Some(Box::new(All { parts: read_parts(node, kind, build)? }))
}

/// The sets of conditions of a list.
pub(super) fn read_parts(node: &Node, kind: Kind, build: &mut Build<'_>) -> Option<Vec<Conditions>> {
    let parts = match &node.value {
        Value::List(nodes) if !nodes.is_empty() => nodes,
        _ => {
            build.faults.push(node.span, "a list of conditions is expected");
            return None;
        }
    };
    let parts: Vec<_> = parts.iter().map(|part| Conditions::read(part, kind, build)).collect();
    parts.into_iter().collect()
}

impl Matcher for All {
    fn holds(&self, cx: &Context<'_>, at: Subject) -> Truth {
        Truth::all(self.parts.iter().map(|part| part.holds(cx, at)))
    }

    fn finds(&self, cx: &Context<'_>) -> Option<Vec<Span>> {
        self.parts.iter().find(|part| part.is_finder())?.finds(cx)
    }

    fn is_finder(&self) -> bool {
        self.parts.iter().any(Matcher::is_finder)
    }
}
