//! `count`: so many such items stand within some distance.

use super::super::build::Build;
use super::super::context::{Context, Matcher, Subject};
use super::super::number::NumberTest;
use super::super::selector::{Selected, Selector};
use super::super::truth::Truth;
use super::super::window::Window;
use crate::annotate::Kind;
use crate::text::Span;
use crate::yaml::{MapReader, Node};

struct Count {
    selector: Selector,
    within: Window,
    number: NumberTest,
}

pub(super) fn build(node: &Node, _: Kind, build: &mut Build<'_>) -> Option<Box<dyn Matcher>> {
    let mut map = MapReader::new(node, "`count`", &mut build.faults)?;
    let within = map.optional("within").map_or(Some(Window::Item), |node| Window::read(node, build));
    let number = NumberTest::read(&mut map, build);
    if number.is_none() {
        build.faults.push(node.span, "`count` compares with something: over, under, at-least, at-most");
    }
    let scope = build.scope;
    let selector = Selector::read(&mut map, scope, build);
    map.finish("`count`", &mut build.faults);
    Some(Box::new(Count { selector: selector?, within: within?, number: number? }))
}

/// How many items begin in a place for certain, and how many more may.
pub(super) fn tally(selected: &Selected, window: Span) -> (usize, usize) {
    let inside = selected.beginning_in(window);
    let unknown = inside.iter().filter(|(_, truth)| *truth == Truth::Unknown).count();
    (inside.len() - unknown, unknown)
}

impl Matcher for Count {
    fn holds(&self, cx: &Context<'_>, at: Subject) -> Truth {
        let (least, unknown) = tally(self.selector.all(cx), self.within.around(cx, at));
        self.number.holds_between(least, unknown)
    }
}
