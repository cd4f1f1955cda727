//! `near`, `follows`, `precedes`, `requires`: such an item stands, or does not stand, within some distance.

use super::super::build::Build;
use super::super::context::{Context, Matcher, Subject};
use super::super::scope::Scope;
use super::super::selector::Selector;
use super::super::truth::Truth;
use super::super::window::Window;
use crate::annotate::Kind;
use crate::yaml::{MapReader, Node};

/// Where the other item has to stand.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Either,
    Before,
    Behind,
}

struct Near {
    selector: Selector,
    within: Window,
    side: Side,
}

struct Lacks(Near);

pub(super) fn near(node: &Node, _: Kind, build: &mut Build<'_>) -> Option<Box<dyn Matcher>> {
    Some(Box::new(read(node, Side::Either, build.scope, build)?))
}

pub(super) fn follows(node: &Node, _: Kind, build: &mut Build<'_>) -> Option<Box<dyn Matcher>> {
    Some(Box::new(read(node, Side::Before, build.scope, build)?))
}

pub(super) fn precedes(node: &Node, _: Kind, build: &mut Build<'_>) -> Option<Box<dyn Matcher>> {
    Some(Box::new(read(node, Side::Behind, build.scope, build)?))
}

/// What excuses an item may stand anywhere, in a quotation or an editor's note, unless the rule says otherwise.
pub(super) fn requires(node: &Node, _: Kind, build: &mut Build<'_>) -> Option<Box<dyn Matcher>> {
    Some(Box::new(Lacks(read(node, Side::Either, Scope::ANY, build)?)))
}

fn read(node: &Node, side: Side, scope: Scope, build: &mut Build<'_>) -> Option<Near> {
    const WHAT: &str = "a condition on what is near";
    let mut map = MapReader::new(node, WHAT, &mut build.faults)?;
    let within = map.required("within", &mut build.faults).and_then(|node| Window::read(node, build));
    let selector = Selector::read(&mut map, scope, build);
    map.finish(WHAT, &mut build.faults);
    Some(Near { selector: selector?, within: within?, side })
}

impl Matcher for Near {
    fn holds(&self, cx: &Context<'_>, at: Subject) -> Truth {
        let window = self.within.around(cx, at);
        let all = self.selector.all(cx);
        let judge = |(other, truth): &(Subject, Truth)| {
            let stands = match self.side {
                Side::Either => true,
                Side::Before => other.span.end() <= at.span.start(),
                Side::Behind => other.span.start() >= at.span.end(),
            };
            if stands && !self.selector.is_same(at, *other) { *truth } else { Truth::No }
        };
        match self.within {
            // "Above all" stands one word from "all", though it begins two words before its end.
            Window::Words(_) => Truth::any(all.touching(window).map(judge)),
            _ => Truth::any(all.beginning_in(window).iter().map(judge)),
        }
    }
}

impl Matcher for Lacks {
    fn holds(&self, cx: &Context<'_>, at: Subject) -> Truth {
        !self.0.holds(cx, at)
    }
}
