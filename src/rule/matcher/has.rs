//! `has`: such an item begins in the item.

use super::super::build::Build;
use super::super::context::{Context, Matcher, Subject};
use super::super::selector::Selector;
use super::super::truth::Truth;
use crate::annotate::Kind;
use crate::yaml::{MapReader, Node};

struct Has(Selector);

pub(super) fn build(node: &Node, _: Kind, build: &mut Build<'_>) -> Option<Box<dyn Matcher>> {
    let mut map = MapReader::new(node, "`has`", &mut build.faults)?;
    let scope = build.scope;
    let selector = Selector::read(&mut map, scope, build);
    map.finish("`has`", &mut build.faults);
    Some(Box::new(Has(selector?)))
}

impl Matcher for Has {
    fn holds(&self, cx: &Context<'_>, at: Subject) -> Truth {
        let inside = self.0.all(cx).beginning_in(cx.extent(at)).iter();
        Truth::any(inside.filter(|(other, _)| !self.0.is_same(at, *other)).map(|(_, truth)| *truth))
    }
}
