//! `inside`: the item lies in such an item.

use super::super::build::Build;
use super::super::context::{Context, Matcher, Subject};
use super::super::selector::Selector;
use super::super::truth::Truth;
use crate::annotate::Kind;
use crate::yaml::{MapReader, Node};

struct Inside(Selector);

pub(super) fn build(node: &Node, _: Kind, build: &mut Build<'_>) -> Option<Box<dyn Matcher>> {
    let mut map = MapReader::new(node, "`inside`", &mut build.faults)?;
    let scope = build.scope;
    let selector = Selector::read(&mut map, scope, build);
    map.finish("`inside`", &mut build.faults);
    Some(Box::new(Inside(selector?)))
}

impl Matcher for Inside {
    fn holds(&self, cx: &Context<'_>, at: Subject) -> Truth {
        let around = self.0.all(cx).holding(at.span);
        Truth::any(around.filter(|(other, _)| !self.0.is_same(at, *other)).map(|(_, truth)| *truth))
    }
}
