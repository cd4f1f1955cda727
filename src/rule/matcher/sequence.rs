//! `sequence`: tokens in a row. Elements are words, lists, classes of tokens and gaps.
//!
//! A sequence is tried only around the hits of its first required word or list (its anchor). From there it is
//! followed in both directions as a set of positions, so that the work is linear in its length.

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

impl What {
    fn phrases(&self) -> Option<&Phrases> {
        if let Self::Phrases(phrases) = self { Some(phrases) } else { None }
    }
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
    let mut required = elements.iter().enumerate().filter(|(_, element)| !element.optional);
    let Some((anchor, phrases)) = required.find_map(|(at, element)| Some((at, element.what.phrases()?))) else {
        build.faults.push(node.span, "a sequence needs a word or list that must be there");
        return None;
    };
    build.watch(phrases);
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
        let Some(phrases) = self.elements[self.anchor].what.phrases() else { return Vec::new() };
        let tokens = &cx.found.tokens;
        let mut places = Vec::new();
        for (first, count) in phrases.token_hits(cx) {
            let walk = Walk { cx, block: tokens[first].block };
            let Some(end) = walk.forwards(&self.elements[self.anchor + 1..], first + count) else { continue };
            let Some(start) = walk.backwards(&self.elements[..self.anchor], first) else { continue };
            if end > start {
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
    block: u32,
}

impl Walk<'_, '_> {
    /// The furthest token index behind the elements, if they stand from `from` on.
    fn forwards(&self, elements: &[Element], from: usize) -> Option<usize> {
        let (mut positions, mut next) = (vec![from], Vec::new());
        for element in elements {
            for &at in &positions {
                match &element.what {
                    What::Phrases(phrases) if self.holds(at) => {
                        next.extend(phrases.lengths_from(self.cx, at).map(|count| at + count));
                    }
                    What::Class(class) if self.holds(at) => next.extend(self.is(*class, at).then_some(at + 1)),
                    What::Phrases(_) | What::Class(_) => {}
                    What::Gap(least, most) => {
                        let ends = at + least..=at + most;
                        next.extend(ends.take_while(|&end| end == at || self.holds(end - 1)));
                    }
                }
            }
            settle(&mut positions, &mut next, element.optional);
        }
        positions.last().copied()
    }

    /// The first token of the elements, if they stand right before `to`.
    fn backwards(&self, elements: &[Element], to: usize) -> Option<usize> {
        let (mut positions, mut next) = (vec![to], Vec::new());
        for element in elements.iter().rev() {
            for &at in &positions {
                let starts = |least: usize, most: usize| {
                    let starts = (at.saturating_sub(most)..=at.saturating_sub(least)).rev();
                    starts.take_while(move |&start| start + least <= at && (start == at || self.holds(start)))
                };
                match &element.what {
                    What::Phrases(phrases) => next.extend(
                        starts(1, LONGEST_ENTRY)
                            .filter(|&start| phrases.lengths_from(self.cx, start).any(|count| start + count == at)),
                    ),
                    What::Class(class) => next.extend(starts(1, 1).filter(|&start| self.is(*class, start))),
                    What::Gap(least, most) => next.extend(starts(*least, *most)),
                }
            }
            settle(&mut positions, &mut next, element.optional);
        }
        positions.first().copied()
    }

    /// Whether a token is one of the block's.
    fn holds(&self, at: usize) -> bool {
        self.cx.found.tokens.get(at).is_some_and(|token| token.block == self.block)
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

/// The positions behind an element: those that it leads to, and where it need not stand those before it.
fn settle(positions: &mut Vec<usize>, next: &mut Vec<usize>, optional: bool) {
    if !optional {
        positions.clear();
    }
    positions.append(next);
    positions.sort_unstable();
    positions.dedup();
}
