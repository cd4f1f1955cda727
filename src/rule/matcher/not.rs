//! `not`: a set of conditions does not hold. Unknown stays unknown.

use super::super::build::Build;
use super::super::conditions::Conditions;
use super::super::context::{Context, Matcher, Subject};
use super::super::truth::Truth;
use crate::annotate::Kind;
use crate::yaml::Node;

struct Not(Conditions);

pub(super) fn build(node: &Node, kind: Kind, build: &mut Build<'_>) -> Option<Box<dyn Matcher>> {
    Some(Box::new(Not(Conditions::read(node, kind, build)?)))
}

impl Matcher for Not {
    fn holds(&self, cx: &Context<'_>, at: Subject) -> Truth {
        !self.0.holds(cx, at)
    }
}
