//! A mapping of conditions on an item: attributes and matchers, all of which must hold.

use super::attribute::{AttributeTest, Getter, attributes};
use super::build::Build;
use super::context::{Context, Matcher, Subject, row};
use super::matcher::MATCHERS;
use super::truth::Truth;
use crate::annotate::Kind;
use crate::text::Span;
use crate::yaml::{MapReader, Node, Value, suggestion};

/// All must hold.
pub(crate) struct Conditions {
    parts: Vec<Box<dyn Matcher>>,
}

impl Conditions {
    /// Conditions on an item of this kind. `None` if one of them is at fault.
    pub fn read(node: &Node, kind: Kind, build: &mut Build<'_>) -> Option<Self> {
        let map = MapReader::new(node, "a set of conditions", &mut build.faults)?;
        if map.entries().is_empty() {
            build.faults.push(node.span, "an empty condition holds for everything");
            return None;
        }
        let parts: Vec<_> =
            map.entries().iter().map(|entry| part(&entry.key, entry.key_span, &entry.node, kind, build)).collect();
        Some(Self { parts: parts.into_iter().collect::<Option<_>>()? })
    }

    /// Of one matcher.
    pub fn one(part: Box<dyn Matcher>) -> Self {
        Self { parts: vec![part] }
    }

    /// No condition: holds for every item.
    pub fn none() -> Self {
        Self { parts: Vec::new() }
    }
}

fn part(key: &str, place: Span, node: &Node, kind: Kind, build: &mut Build<'_>) -> Option<Box<dyn Matcher>> {
    let matcher = MATCHERS.iter().find(|row| row.key == key);
    // `inside` and `near` are attributes of some kinds and matchers of all: a matcher says what to find, or how far.
    let says_what =
        matches!(&node.value, Value::Map(_)) && ["find", "within"].iter().any(|key| node.get(key).is_some());
    match (Getter::of(kind, key), matcher) {
        (Some(getter), None) => Some(Box::new(AttributeTest::read(getter, node, build)?)),
        (Some(getter), Some(_)) if !says_what => Some(Box::new(AttributeTest::read(getter, node, build)?)),
        (_, Some(row)) => (row.build)(node, kind, build),
        (None, None) => {
            let own: Vec<&str> = attributes(kind).map(|(key, ..)| key).collect();
            let known = own.iter().copied().chain(MATCHERS.iter().map(|row| row.key));
            let help = suggestion(key, known);
            let message = format!("`{key}` is neither an attribute of {} nor a matcher", row(kind).key);
            build.faults.push_with(place, message, help);
            None
        }
    }
}

impl Matcher for Conditions {
    fn holds(&self, cx: &Context<'_>, at: Subject) -> Truth {
        Truth::all(self.parts.iter().map(|part| part.holds(cx, at)))
    }

    fn finds(&self, cx: &Context<'_>) -> Option<Vec<Span>> {
        self.parts.iter().find(|part| part.is_finder())?.finds(cx)
    }

    fn is_finder(&self) -> bool {
        self.parts.iter().any(|part| part.is_finder())
    }
}
