//! Conditions on words: `missing`, a string, `$list`, `{words: …}`, `{pattern: …}`, `{starts: …}`, `{not: …}`.

use super::build::{Build, list_name};
use super::context::Context;
use super::patterns::PatternId;
use super::phrases::{Part, Phrases};
use super::truth::Truth;
use crate::annotate::Value;
use crate::text::folded;
use crate::yaml::{MapReader, Node, Value as Yaml};

/// A condition on words.
pub(crate) enum TextTest {
    Missing,
    Present,
    /// The whole text is one of these, as readers see it.
    Equal(Vec<String>),
    /// An entry is this part of it.
    Phrases(Phrases, Part),
    Pattern(PatternId),
    Not(Box<TextTest>),
    All(Vec<TextTest>),
    Any(Vec<TextTest>),
}

/// The keys of a condition on words, with what an entry has to be.
const PARTS: [(&str, Part); 4] =
    [("words", Part::Somewhere), ("starts", Part::Start), ("ends", Part::End), ("is", Part::Whole)];

/// The keys of a condition on words, for the schema.
pub(crate) fn text_keys() -> impl Iterator<Item = &'static str> {
    PARTS.iter().map(|(key, _)| *key).chain(["pattern", "not"])
}

impl TextTest {
    pub fn read(node: &Node, build: &mut Build<'_>) -> Option<Self> {
        match &node.value {
            Yaml::Map(_) => Self::parts(node, build),
            Yaml::List(_) => Self::strings(node, build),
            Yaml::Scalar { text, .. } => match text.as_ref() {
                "missing" => Some(Self::Missing),
                "present" => Some(Self::Present),
                _ => Self::strings(node, build),
            },
        }
    }

    /// Strings are equal to the whole text, `$lists` are contained in it.
    fn strings(node: &Node, build: &mut Build<'_>) -> Option<Self> {
        let (mut equal, mut lists) = (Vec::new(), Vec::new());
        for item in node.items() {
            let text = item.text("a text", &mut build.faults)?;
            match list_name(text) {
                Some(name) => lists.push(build.list(name, item.span)?),
                None => equal.push(folded(text)),
            }
        }
        let mut any = Vec::new();
        if !equal.is_empty() {
            any.push(Self::Equal(equal));
        }
        if !lists.is_empty() {
            any.push(Self::Phrases(Phrases::new(lists), Part::Somewhere));
        }
        if any.is_empty() {
            build.faults.push(node.span, "an empty list matches nothing");
            return None;
        }
        Some(if any.len() == 1 { any.remove(0) } else { Self::Any(any) })
    }

    fn parts(node: &Node, build: &mut Build<'_>) -> Option<Self> {
        let mut map = MapReader::new(node, "a condition on words", &mut build.faults)?;
        let before = build.faults.mark();
        let mut all = Vec::new();
        for (key, part) in PARTS {
            if let Some(phrases) = map.optional(key).and_then(|node| build.phrases(node)) {
                all.push(Self::Phrases(phrases, part));
            }
        }
        if let Some(pattern) = map.optional("pattern").and_then(|node| build.pattern(node)) {
            all.push(Self::Pattern(pattern));
        }
        if let Some(test) = map.optional("not").and_then(|node| Self::read(node, build)) {
            all.push(Self::Not(Box::new(test)));
        }
        map.finish("a condition on words", &mut build.faults);
        if all.is_empty() && !build.faults.since(before) {
            build.faults.push(node.span, "an empty condition holds for everything");
        }
        (!all.is_empty()).then_some(Self::All(all))
    }

    pub fn holds(&self, cx: &Context<'_>, value: &Value<'_>) -> Truth {
        if *value == Value::Unknown {
            return Truth::Unknown;
        }
        match self {
            Self::Missing => (*value == Value::Missing).into(),
            Self::Present => (*value != Value::Missing).into(),
            Self::Not(test) => !test.holds(cx, value),
            Self::All(tests) => Truth::all(tests.iter().map(|test| test.holds(cx, value))),
            Self::Any(tests) => Truth::any(tests.iter().map(|test| test.holds(cx, value))),
            Self::Equal(texts) => text_of(cx, value).is_some_and(|text| texts.contains(&folded(&text))).into(),
            Self::Phrases(phrases, part) => match value {
                Value::Place(span) => phrases.in_place(cx, *span, *part).into(),
                _ => text_of(cx, value).is_some_and(|text| phrases.in_text(cx, &text, *part)).into(),
            },
            // Words at a place are looked at by themselves too: a match in the draft may reach beyond them.
            Self::Pattern(id) => text_of(cx, value).is_some_and(|text| cx.pattern_in_text(*id, &text)).into(),
        }
    }
}

/// The words a value holds, if it holds words.
pub(crate) fn text_of<'v>(cx: &Context<'v>, value: &'v Value<'_>) -> Option<std::borrow::Cow<'v, str>> {
    match value {
        Value::Place(span) => Some(cx.slice(*span).into()),
        Value::Text(text) => Some(text.as_ref().into()),
        Value::Word(word) => Some((*word).into()),
        Value::Item(item) => Some(cx.slice(cx.subject(*item).span).into()),
        Value::Unknown | Value::Missing | Value::Flag(_) | Value::Number(_) | Value::Items(..) => None,
    }
}
