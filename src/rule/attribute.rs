//! An attribute of an item and what is asked of it.

use super::build::Build;
use super::conditions::Conditions;
use super::context::{Context, Matcher, Subject, row};
use super::number::NumberTest;
use super::text_test::TextTest;
use super::truth::Truth;
use crate::annotate::{Attribute, GENERIC, Generic, Item, Kind, Shape, Value};
use crate::yaml::{MapReader, Node, Value as Yaml};

/// How the value of an attribute is got.
#[derive(Clone, Copy)]
pub(crate) enum Getter {
    /// A kind's own.
    Own(&'static Attribute),
    /// One that every kind has.
    Generic(&'static Generic),
}

impl Getter {
    /// The attribute of this name.
    pub fn of(kind: Kind, key: &str) -> Option<Self> {
        let own = row(kind).attributes.iter().find(|attribute| attribute.key == key).map(Self::Own);
        own.or_else(|| GENERIC.iter().find(|generic| generic.key == key && kind != Kind::Story).map(Self::Generic))
    }

    pub fn shape(self) -> Shape {
        match self {
            Self::Own(attribute) => attribute.shape,
            Self::Generic(generic) => generic.shape,
        }
    }

    pub fn get<'a>(self, cx: &Context<'a>, at: Subject) -> Value<'a> {
        match self {
            Self::Own(attribute) => (attribute.get)(cx.found, at.item.index as usize),
            Self::Generic(generic) => (generic.get)(cx.found, at.item, at.span),
        }
    }
}

/// Every attribute of a kind, its own first.
pub(crate) fn attributes(kind: Kind) -> impl Iterator<Item = (&'static str, Shape, &'static str)> {
    let own = row(kind).attributes.iter().map(|attribute| (attribute.key, attribute.shape, attribute.summary));
    let generic = GENERIC.iter().filter(move |_| kind != Kind::Story);
    own.chain(generic.map(|generic| (generic.key, generic.shape, generic.summary)))
}

/// An attribute with its test.
pub(crate) struct AttributeTest {
    getter: Getter,
    test: Test,
}

enum Test {
    Missing,
    Present,
    Word { any: Vec<&'static str>, negated: bool },
    Text(TextTest),
    Number(NumberTest),
    Flag(bool),
    Item(Conditions),
    Items(ItemsTest),
}

/// Of several items: how many meet the conditions, or whether every one does.
struct ItemsTest {
    each: Option<Conditions>,
    every: Option<Conditions>,
    /// How many must meet `each`; at least one if nothing is said.
    number: Option<NumberTest>,
}

impl AttributeTest {
    /// Reads what stands behind an attribute's name.
    pub fn read(getter: Getter, node: &Node, build: &mut Build<'_>) -> Option<Self> {
        let test = match (node.scalar(), getter.shape()) {
            (Some("missing"), shape) if !is_word(shape, "missing") => Some(Test::Missing),
            (Some("present"), shape) if !is_word(shape, "present") => Some(Test::Present),
            (_, Shape::Word(words)) => word_test(words, node, build),
            (_, Shape::Text) => TextTest::read(node, build).map(Test::Text),
            (_, Shape::Number) => NumberTest::whole(node, build).map(Test::Number),
            (_, Shape::Flag) => {
                let flag = node.flag();
                if flag.is_none() {
                    build.faults.push(node.span, "`true` or `false` is expected");
                }
                flag.map(Test::Flag)
            }
            (_, Shape::Item(kind)) => Conditions::read(node, kind, build).map(Test::Item),
            (_, Shape::Items(kind)) => items_test(kind, node, build).map(Test::Items),
        };
        test.map(|test| Self { getter, test })
    }
}

fn is_word(shape: Shape, word: &str) -> bool {
    matches!(shape, Shape::Word(words) if words.contains(&word))
}

fn word_test(words: &'static [&'static str], node: &Node, build: &mut Build<'_>) -> Option<Test> {
    let (node, negated) = match &node.value {
        Yaml::Map(_) => {
            let mut map = MapReader::new(node, "a condition on a word", &mut build.faults)?;
            let behind = map.required("not", &mut build.faults);
            map.finish("a condition on a word", &mut build.faults);
            (behind?, true)
        }
        _ => (node, false),
    };
    let mut any = Vec::new();
    for item in node.items() {
        let word = item.text("a word", &mut build.faults)?;
        match words.iter().find(|known| **known == word) {
            Some(known) => any.push(*known),
            None => build.unknown(item.span, "this attribute", word, words.iter().copied()),
        }
    }
    (!any.is_empty()).then_some(Test::Word { any, negated })
}

fn items_test(kind: Kind, node: &Node, build: &mut Build<'_>) -> Option<ItemsTest> {
    let none = ItemsTest { each: None, every: None, number: None };
    if node.number().is_some() {
        return Some(ItemsTest { number: NumberTest::whole(node, build), ..none });
    }
    let mut map = MapReader::new(node, "a condition on items", &mut build.faults)?;
    // A mapping of `where`, `every` and numbers; or, without any of them, conditions that one item must meet.
    let keys = |key: &str| {
        matches!(key, "where" | "every") || (super::number::number_keys().any(|number| number == key) && key != "not")
    };
    let counts = map.entries().iter().any(|entry| keys(&entry.key))
        || map.entries().iter().any(|entry| entry.key == "not" && entry.node.number().is_some());
    if !counts {
        return Some(ItemsTest { each: Some(Conditions::read(node, kind, build)?), ..none });
    }
    let each = map.optional("where").map(|node| Conditions::read(node, kind, build));
    let every = map.optional("every").map(|node| Conditions::read(node, kind, build));
    let number = NumberTest::read(&mut map, build);
    map.finish("a condition on items", &mut build.faults);
    let whole = |part: Option<Option<Conditions>>| match part {
        Some(None) => Err(()),
        Some(conditions) => Ok(conditions),
        None => Ok(None),
    };
    Some(ItemsTest { each: whole(each).ok()?, every: whole(every).ok()?, number })
}

impl Matcher for AttributeTest {
    fn holds(&self, cx: &Context<'_>, at: Subject) -> Truth {
        let value = self.getter.get(cx, at);
        match (&self.test, &value) {
            (_, Value::Unknown) => Truth::Unknown,
            (Test::Missing, value) => is_missing(value).into(),
            (Test::Present, value) => (!is_missing(value)).into(),
            (Test::Word { any, negated }, Value::Word(word)) => (any.contains(word) != *negated).into(),
            (Test::Word { negated, .. }, _) => (*negated).into(),
            (Test::Text(test), value) => test.holds(cx, value),
            (Test::Number(test), Value::Number(number)) => test.holds(*number).into(),
            (Test::Number(_), _) => Truth::No,
            (Test::Flag(flag), Value::Flag(value)) => (flag == value).into(),
            // A flag of something that is not there is not set.
            (Test::Flag(flag), _) => (!flag).into(),
            (Test::Item(conditions), Value::Item(item)) => conditions.holds(cx, cx.subject(*item)),
            (Test::Item(_), _) => Truth::No,
            (Test::Items(test), Value::Items(kind, indexes)) => test.holds(cx, *kind, indexes),
            (Test::Items(test), _) => test.holds(cx, Kind::Text, &[]),
        }
    }
}

impl ItemsTest {
    // Apart, so that the few steps of most conditions stay few.
    #[inline(never)]
    fn holds(&self, cx: &Context<'_>, kind: Kind, indexes: &[u32]) -> Truth {
        let of = |conditions: &Conditions, index: &u32| conditions.holds(cx, cx.subject(Item { kind, index: *index }));
        let (mut least, mut unknown) = (indexes.len(), 0);
        if let Some(each) = &self.each {
            least = 0;
            for index in indexes {
                match of(each, index) {
                    Truth::Yes => least += 1,
                    Truth::Unknown => unknown += 1,
                    Truth::No => {}
                }
            }
        }
        let counted = match (&self.number, &self.every) {
            (Some(number), _) => number.holds_between(least, unknown),
            (None, Some(_)) if self.each.is_none() => Truth::Yes,
            (None, _) if least > 0 => Truth::Yes,
            (None, _) if unknown > 0 => Truth::Unknown,
            (None, _) => Truth::No,
        };
        let every = self.every.as_ref().map_or(Truth::Yes, |every| {
            // Of no items nothing is said, so that a story without sources is not one whose every source is anonymous.
            if indexes.is_empty() { Truth::No } else { Truth::all(indexes.iter().map(|index| of(every, index))) }
        });
        Truth::all([counted, every])
    }
}

fn is_missing(value: &Value<'_>) -> bool {
    match value {
        Value::Missing => true,
        Value::Items(_, indexes) => indexes.is_empty(),
        _ => false,
    }
}
