//! `sequence`: tokens in a row. Elements are words, lists, classes of tokens and gaps.
//!
//! A sequence is tried only around the hits of its first required word or list (its anchor). From there it is
//! followed in both directions as a set of positions, so that the work is linear in its length.

use std::ops::Range;

use serde_json::{Value, json};

use super::super::build::{Build, list_name};
use super::super::context::{Context, Matcher, Subject};
use super::super::phrases::{Phrases, longest};
use super::super::scope::Scope;
use super::super::selector::{Selected, SelectorId};
use super::super::truth::Truth;
use crate::annotate::{Kind, Token, TokenKind};
use crate::text::Span;
use crate::yaml::{MapReader, Node, Value as Yaml};

/// Elements of a sequence.
const MAX_ELEMENTS: usize = 24;
/// Tokens that one gap may pass over.
const MAX_GAP: f64 = 40.0;
/// Tokens of the longest entry of a list that is followed backwards.
const LONGEST_ENTRY: usize = 12;

/// What tokens a class holds.
const CLASSES: [(&str, Class); 7] = [
    ("number", Class::Number),
    ("capital", Class::Capital),
    ("word", Class::Word),
    ("name", Class::Name),
    ("any", Class::Any),
    ("stop", Class::Stop),
    ("comma", Class::Comma),
];

#[derive(Clone, Copy, PartialEq)]
enum Class {
    Number,
    Capital,
    Word,
    Name,
    Any,
    Stop,
    Comma,
}

enum What {
    Phrases(Phrases),
    Class(Class),
    /// Anything, from so many tokens to so many.
    Gap(usize, usize),
}

struct Element {
    what: What,
    optional: bool,
}

struct Sequence {
    elements: Vec<Element>,
    /// Index of the element whose hits are tried.
    anchor: usize,
    scope: Scope,
    id: SelectorId,
}

pub(super) fn schema() -> Value {
    let classes: Vec<&str> = CLASSES.iter().map(|(key, _)| *key).collect();
    json!({"type": "array", "minItems": 1, "maxItems": MAX_ELEMENTS, "items": {"oneOf": [
        super::reference("phrases"),
        {"type": "object", "additionalProperties": false, "properties": {
            "word": super::reference("phrases"), "list": {"type": "string"}, "class": {"enum": classes},
            "gap": {"type": "array", "items": {"type": "integer", "minimum": 0, "maximum": MAX_GAP}},
            "optional": {"type": "boolean"},
        }},
    ]}})
}

pub(super) fn build(node: &Node, _: Kind, build: &mut Build<'_>) -> Option<Box<dyn Matcher>> {
    let Yaml::List(nodes) = &node.value else {
        build.faults.push(node.span, format!("a list of elements is expected, not {}", node.describe()));
        return None;
    };
    if nodes.len() > MAX_ELEMENTS {
        build.faults.push(node.span, format!("a sequence has at most {MAX_ELEMENTS} elements"));
        return None;
    }
    let elements: Vec<_> = nodes.iter().map(|node| element(node, build)).collect();
    let elements: Vec<Element> = elements.into_iter().collect::<Option<_>>()?;
    let anchor = elements.iter().position(|element| matches!(element.what, What::Phrases(_)) && !element.optional);
    let Some(anchor) = anchor else {
        build.faults.push(node.span, "a sequence needs a word or list that must be there");
        return None;
    };
    Some(Box::new(Sequence { elements, anchor, scope: build.scope, id: build.selector() }))
}

fn element(node: &Node, build: &mut Build<'_>) -> Option<Element> {
    if !matches!(node.value, Yaml::Map(_)) {
        return Some(Element { what: What::Phrases(build.phrases(node)?), optional: false });
    }
    let mut map = MapReader::new(node, "an element of a sequence", &mut build.faults)?;
    let word = map.optional("word").map(|node| build.phrases(node).map(What::Phrases));
    let list = map.optional("list").map(|node| {
        let text = node.text("a list", &mut build.faults)?;
        let list = build.list(list_name(text).unwrap_or(text), node.span)?;
        Some(What::Phrases(Phrases::new(vec![list])))
    });
    let class = map.optional("class").map(|node| {
        let text = node.text("a class", &mut build.faults)?;
        let known = CLASSES.iter().find(|(key, _)| *key == text);
        if known.is_none() {
            build.unknown(node.span, "`class`", text, CLASSES.iter().map(|(key, _)| *key));
        }
        known.map(|(_, class)| What::Class(*class))
    });
    let gap = map.optional("gap").map(|node| gap(node, build));
    let optional = map.optional("optional").is_some_and(|node| {
        if node.flag().is_none() {
            build.faults.push(node.span, "`true` or `false` is expected");
        }
        node.flag() == Some(true)
    });
    map.finish("an element of a sequence", &mut build.faults);
    let given: Vec<_> = [word, list, class, gap].into_iter().flatten().collect();
    if given.len() != 1 {
        build.faults.push(node.span, "an element is one of `word`, `list`, `class`, `gap`");
        return None;
    }
    Some(Element { what: given.into_iter().next()??, optional })
}

fn gap(node: &Node, build: &mut Build<'_>) -> Option<What> {
    let numbers: Vec<_> = node.items().iter().map(Node::number).collect();
    let whole = |n: f64| (0.0..=MAX_GAP).contains(&n) && n.fract() == 0.0;
    match numbers.as_slice() {
        [Some(most)] if whole(*most) => Some(What::Gap(0, *most as usize)),
        [Some(least), Some(most)] if whole(*least) && whole(*most) && least <= most => {
            Some(What::Gap(*least as usize, *most as usize))
        }
        _ => {
            build.faults.push(node.span, format!("a gap is [least, most], in tokens, up to {MAX_GAP}"));
            None
        }
    }
}

impl Sequence {
    /// Every place where the elements stand in a row, the longest at each anchor.
    fn places(&self, cx: &Context<'_>) -> Vec<Span> {
        let What::Phrases(phrases) = &self.elements[self.anchor].what else { return Vec::new() };
        let tokens = &cx.found.tokens;
        let mut places = Vec::new();
        for (first, count) in phrases.token_hits(cx) {
            let block = tokens[first].block;
            let range = tokens.partition_point(|token| token.block < block)
                ..tokens.partition_point(|token| token.block <= block);
            let walk = Walk { cx, range };
            let end = walk.forwards(&self.elements[self.anchor + 1..], first + count);
            let start = walk.backwards(&self.elements[..self.anchor], first);
            if let (Some(start), Some(end)) = (start, end)
                && end > start
            {
                places.push(tokens[start].span.cover(tokens[end - 1].span));
            }
        }
        longest(&mut places);
        places
    }
}

impl Matcher for Sequence {
    fn holds(&self, cx: &Context<'_>, at: Subject) -> Truth {
        let span = cx.extent(at);
        let mut inside = cx.selected(self.id, || Selected::of_places(self.places(cx))).beginning_in(span).iter();
        inside
            .any(|(place, _)| {
                span.contains(place.span) && (at.item.kind == Kind::Text || self.scope.hears(cx, place.span))
            })
            .into()
    }

    fn finds(&self, cx: &Context<'_>) -> Option<Vec<Span>> {
        let places = cx.selected(self.id, || Selected::of_places(self.places(cx)));
        Some(places.items.iter().map(|(place, _)| place.span).collect())
    }

    fn is_finder(&self) -> bool {
        true
    }
}

/// Following elements over the tokens of one block.
struct Walk<'c, 'a> {
    cx: &'c Context<'a>,
    range: Range<usize>,
}

impl Walk<'_, '_> {
    /// The furthest token index behind the elements, if they stand from `from` on.
    fn forwards(&self, elements: &[Element], from: usize) -> Option<usize> {
        let mut positions = vec![from];
        for element in elements {
            let mut next = if element.optional { positions.clone() } else { Vec::new() };
            for &at in &positions {
                match &element.what {
                    What::Phrases(phrases) => {
                        let behind = phrases.lengths_from(self.cx, at).map(|count| at + count);
                        next.extend(behind.filter(|&end| end <= self.range.end));
                    }
                    What::Class(class) => {
                        next.extend((at < self.range.end && self.is(*class, at)).then_some(at + 1));
                    }
                    What::Gap(least, most) => {
                        next.extend((at + least..=at + most).take_while(|&end| end <= self.range.end));
                    }
                }
            }
            next.sort_unstable();
            next.dedup();
            positions = next;
        }
        positions.last().copied()
    }

    /// The first token of the elements, if they stand right before `to`.
    fn backwards(&self, elements: &[Element], to: usize) -> Option<usize> {
        let mut positions = vec![to];
        for element in elements.iter().rev() {
            let mut next = if element.optional { positions.clone() } else { Vec::new() };
            for &at in &positions {
                match &element.what {
                    What::Phrases(phrases) => {
                        let starts = (at.saturating_sub(LONGEST_ENTRY).max(self.range.start)..at).rev();
                        next.extend(
                            starts
                                .filter(|&start| phrases.lengths_from(self.cx, start).any(|count| start + count == at)),
                        );
                    }
                    What::Class(class) => {
                        next.extend((at > self.range.start && self.is(*class, at - 1)).then(|| at - 1));
                    }
                    What::Gap(least, most) => {
                        let starts = (at.saturating_sub(*most)..=at.saturating_sub(*least)).rev();
                        next.extend(starts.take_while(|&start| start >= self.range.start && start + least <= at));
                    }
                }
            }
            next.sort_unstable();
            next.dedup();
            positions = next;
        }
        positions.first().copied()
    }

    fn is(&self, class: Class, at: usize) -> bool {
        let token: &Token = &self.cx.found.tokens[at];
        match class {
            Class::Any => true,
            Class::Number => token.kind == TokenKind::Number,
            Class::Capital => token.kind == TokenKind::Word && token.capital,
            Class::Word => token.kind == TokenKind::Word,
            Class::Stop => token.kind == TokenKind::Stop,
            Class::Comma => token.kind == TokenKind::Comma,
            Class::Name => {
                let names = &self.cx.found.names;
                let index = names.partition_point(|name| name.span.end() <= token.span.start());
                names.get(index).is_some_and(|name| name.span.contains(token.span))
            }
        }
    }
}
