//! Conditions on numbers: `3`, `{over: 3}`, `{at-least: 1, under: 5}`, `{not: 0}`.

use super::build::Build;
use super::truth::Truth;
use crate::yaml::{MapReader, Node, Value};

/// A condition on a number: all parts must hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct NumberTest {
    parts: Vec<(Compare, f64)>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Compare {
    Is,
    Not,
    Over,
    Under,
    AtLeast,
    AtMost,
}

const KEYS: [(&str, Compare); 5] = [
    ("over", Compare::Over),
    ("under", Compare::Under),
    ("at-least", Compare::AtLeast),
    ("at-most", Compare::AtMost),
    ("not", Compare::Not),
];

/// The keys of a number condition, for the schema.
pub(crate) fn number_keys() -> impl Iterator<Item = &'static str> {
    KEYS.iter().map(|(key, _)| *key)
}

impl NumberTest {
    /// Reads the keys of a number condition out of a mapping that may hold others.
    pub fn read(map: &mut MapReader<'_>, build: &mut Build<'_>) -> Option<Self> {
        Self::read_but(map, "", build)
    }

    /// The same, but for one key that means something else there.
    pub fn read_but(map: &mut MapReader<'_>, but: &str, build: &mut Build<'_>) -> Option<Self> {
        let mut parts = Vec::new();
        for (key, compare) in KEYS.into_iter().filter(|(key, _)| *key != but) {
            if let Some(node) = map.optional(key) {
                match node.number() {
                    Some(number) => parts.push((compare, number)),
                    None => build.faults.push(node.span, format!("`{key}` takes a number")),
                }
            }
        }
        (!parts.is_empty()).then_some(Self { parts })
    }

    /// A node that is a number or a mapping of comparisons.
    pub fn whole(node: &Node, build: &mut Build<'_>) -> Option<Self> {
        if let Some(number) = node.number() {
            return Some(Self { parts: vec![(Compare::Is, number)] });
        }
        if !matches!(node.value, Value::Map(_)) {
            let keys = number_keys().collect::<Vec<_>>().join(", ");
            build
                .faults
                .push(node.span, format!("a number, `missing`, `present` or a mapping with {keys} is expected"));
            return None;
        }
        let mut map = MapReader::new(node, "a condition on a number", &mut build.faults)?;
        let test = Self::read(&mut map, build);
        map.finish("a condition on a number", &mut build.faults);
        if test.is_none() {
            build.faults.push(node.span, "a condition on a number compares with something");
        }
        test
    }

    pub fn holds(&self, number: f64) -> bool {
        self.parts.iter().all(|&(compare, other)| match compare {
            Compare::Is => number == other,
            Compare::Not => number != other,
            Compare::Over => number > other,
            Compare::Under => number < other,
            Compare::AtLeast => number >= other,
            Compare::AtMost => number <= other,
        })
    }

    /// Of a count of which `unknown` more items may or may not count.
    pub fn holds_between(&self, least: usize, unknown: usize) -> Truth {
        let low = self.holds(least as f64);
        if (1..=unknown).all(|more| self.holds((least + more) as f64) == low) { low.into() } else { Truth::Unknown }
    }
}
