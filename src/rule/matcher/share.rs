//! `share`: of some items within some distance, the share of those picked out.

use serde_json::{Value, json};

use super::super::build::Build;
use super::super::context::{Context, Matcher, Subject};
use super::super::number::NumberTest;
use super::super::selector::Selector;
use super::super::truth::Truth;
use super::super::window::Window;
use super::count::tally;
use crate::annotate::Kind;
use crate::yaml::{MapReader, Node};

struct Share {
    of: Selector,
    among: Selector,
    within: Window,
    number: NumberTest,
    at_least: usize,
}

pub(super) fn schema() -> Value {
    let selector = super::reference("selector");
    json!({"type": "object", "required": ["of", "among"], "additionalProperties": false, "properties": {
        "of": selector, "among": selector, "within": super::reference("window"),
        "over": {"type": "number"}, "under": {"type": "number"}, "at-most": {"type": "number"},
        "at-least": {"type": "integer", "minimum": 1},
    }})
}

pub(super) fn build(node: &Node, _: Kind, build: &mut Build<'_>) -> Option<Box<dyn Matcher>> {
    let mut map = MapReader::new(node, "`share`", &mut build.faults)?;
    let of = selector(map.required("of", &mut build.faults), build);
    let among = selector(map.required("among", &mut build.faults), build);
    let within = map.optional("within").map_or(Some(Window::Item), |node| Window::read(node, build));
    let least = map.optional("at-least").map_or(Some(1.0), |node| {
        let number = node.number().filter(|n| (1.0..=1e6).contains(n) && n.fract() == 0.0);
        if number.is_none() {
            build.faults.push(node.span, "`at-least` is how many items there must be: a whole number from 1");
        }
        number
    });
    let number = shares(&mut map, build);
    map.finish("`share`", &mut build.faults);
    let at_least = least? as usize;
    Some(Box::new(Share { of: of?, among: among?, within: within?, number: number?, at_least }))
}

/// The comparisons, without `at-least`, which here says how many items there must be.
fn shares(map: &mut MapReader<'_>, build: &mut Build<'_>) -> Option<NumberTest> {
    let number = NumberTest::read_but(map, "at-least", build);
    if number.is_none() {
        build.faults.push(map.span, "`share` compares with something: over, under, at-most");
    }
    number
}

fn selector(node: Option<&Node>, build: &mut Build<'_>) -> Option<Selector> {
    let mut map = MapReader::new(node?, "what is counted", &mut build.faults)?;
    let scope = build.scope;
    let selector = Selector::read(&mut map, scope, build);
    map.finish("what is counted", &mut build.faults);
    selector
}

impl Matcher for Share {
    fn holds(&self, cx: &Context<'_>, at: Subject) -> Truth {
        let window = self.within.around(cx, at);
        let (among, unsure) = tally(self.among.all(cx), window);
        let (of, unknown) = tally(self.of.all(cx), window);
        if among < self.at_least {
            return if among + unsure < self.at_least { Truth::No } else { Truth::Unknown };
        }
        let holds = |of: usize| self.number.holds(of as f64 / among as f64);
        let certain = holds(of);
        if unsure == 0 && holds(of + unknown) == certain { certain.into() } else { Truth::Unknown }
    }
}
