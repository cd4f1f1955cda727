//! Messages with `{placeholders}`; and dotted paths such as `source.mention`, which labels use too.

use super::attribute::Getter;
use super::build::Build;
use super::context::{Context, Subject, row};
use crate::annotate::{KINDS, Kind, Shape, Value};
use crate::text::{Span, one_line};
use crate::yaml::{Node, suggestion};

/// Characters of a draft's words in a message.
const LONGEST_WORDS: usize = 70;
/// Characters of what a ledger records.
const LONGEST_RECORDED: usize = 1000;

/// An attribute, or an attribute of the item that an attribute names.
pub(crate) struct Path {
    /// Every step but the last leads to an item.
    steps: Vec<Getter>,
    /// The last step's name, for the note of a related place.
    pub name: String,
}

impl Path {
    /// Of dotted attributes of a kind.
    pub fn read(text: &str, place: Span, kind: Kind, build: &mut Build<'_>) -> Option<Self> {
        let mut steps = Vec::new();
        let mut at = Some(kind);
        for key in text.split('.') {
            let getter = at.and_then(|kind| Getter::of(kind, key));
            let Some(getter) = getter else {
                let help = at.and_then(|kind| {
                    let known: Vec<&str> = super::attribute::attributes(kind).map(|(key, ..)| key).collect();
                    suggestion(key, known)
                });
                let of = at.map_or("what stands before it", |kind| row(kind).key);
                build.faults.push_with(place, format!("`{key}` is no attribute of {of}"), help);
                return None;
            };
            at = match getter.shape() {
                Shape::Item(kind) | Shape::Items(kind) => Some(kind),
                _ => None,
            };
            steps.push(getter);
        }
        Some(Self { steps, name: text.rsplit('.').next().unwrap_or(text).replace('-', " ") })
    }

    /// What it says of an item. Of several items the first is followed.
    pub fn value<'a>(&self, cx: &Context<'a>, at: Subject) -> Value<'a> {
        let mut subject = at;
        let Some((last, before)) = self.steps.split_last() else { return Value::Missing };
        for step in before {
            subject = match step.get(cx, subject) {
                Value::Item(item) => cx.subject(item),
                Value::Items(kind, indexes) => match indexes.first() {
                    Some(&index) => cx.subject(crate::annotate::Item { kind, index }),
                    None => return Value::Missing,
                },
                other => return if other == Value::Unknown { other } else { Value::Missing },
            };
        }
        last.get(cx, subject)
    }

    /// The places it names: of several items, each.
    pub fn places(&self, cx: &Context<'_>, at: Subject) -> Vec<Span> {
        match self.value(cx, at) {
            Value::Place(span) => vec![span],
            Value::Item(item) => vec![cx.subject(item).span],
            Value::Items(kind, indexes) => {
                indexes.iter().map(|&index| cx.subject(crate::annotate::Item { kind, index }).span).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// What a rule says of a match.
pub(crate) struct Message {
    parts: Vec<Part>,
}

enum Part {
    Literal(String),
    /// The flagged words.
    Flagged,
    /// The item's words.
    Item,
    /// The words of the first related place.
    Related,
    Attribute(Path),
}

impl Message {
    /// Of a text with placeholders for an item of a kind.
    pub fn read(node: &Node, kind: Kind, related: bool, build: &mut Build<'_>) -> Option<Self> {
        let text = node.text("`message`", &mut build.faults)?;
        let mut parts = Vec::new();
        let mut at = 0;
        while let Some(open) = text[at..].find('{').map(|offset| at + offset) {
            if open > at {
                parts.push(Part::Literal(text[at..open].to_owned()));
            }
            let Some(close) = text[open..].find('}').map(|offset| open + offset) else {
                let place = node.inside(build.file, open, open + 1);
                build.faults.push(place, "this brace is never closed");
                return None;
            };
            let name = text[open + 1..close].trim();
            let place = node.inside(build.file, open, close + 1);
            parts.push(match name {
                "text" => Part::Flagged,
                "related" if related => Part::Related,
                "related" => {
                    build.faults.push(place, "`{related}` needs `related` or `once` in the rule");
                    return None;
                }
                _ if name == row(kind).key => Part::Item,
                _ if KINDS.iter().any(|row| row.key == name) && Getter::of(kind, name).is_none() => {
                    build.faults.push(place, format!("`{{{name}}}` stands in a rule that finds {}", row(kind).key));
                    return None;
                }
                _ => Part::Attribute(Path::read(name, place, kind, build)?),
            });
            at = close + 1;
        }
        parts.push(Part::Literal(text[at..].to_owned()));
        Some(Self { parts })
    }

    /// The message for an item, flagged at a place.
    pub fn fill(&self, cx: &Context<'_>, at: Subject, (flagged, related): (Span, Option<Span>)) -> String {
        let mut out = String::new();
        let words = |span: Span| one_line(cx.slice(span), LONGEST_WORDS);
        // A reader who has the draft at hand does not have the words that were checked: what went may be the "not".
        let longest = if at.item.kind == Kind::Entry { LONGEST_RECORDED } else { LONGEST_WORDS };
        let mut bare = false;
        for part in &self.parts {
            match part {
                Part::Literal(text) => out.push_str(text.strip_prefix('”').filter(|_| bare).unwrap_or(text)),
                Part::Flagged => quote(&mut out, &words(flagged)),
                Part::Item => quote(&mut out, &words(at.span)),
                Part::Related => quote(&mut out, &related.map_or_else(String::new, words)),
                Part::Attribute(path) => match path.value(cx, at) {
                    Value::Number(number) => out.push_str(&shown(number, &path.name)),
                    Value::Flag(flag) => out.push_str(if flag { "yes" } else { "no" }),
                    Value::Items(_, indexes) => out.push_str(&indexes.len().to_string()),
                    Value::Unknown | Value::Missing => {
                        // "Nothing" is no word of the draft: no marks around it.
                        bare = out.ends_with('“');
                        if bare {
                            out.pop();
                        }
                        out.push_str("nothing");
                        continue;
                    }
                    value => {
                        let text = super::text_test::text_of(cx, &value);
                        quote(&mut out, &text.map_or_else(String::new, |text| one_line(&text, longest)));
                    }
                },
            }
            bare = false;
        }
        out
    }
}

/// Words of a draft in a message; behind an opening mark, those inside become single ones.
fn quote(out: &mut String, words: &str) {
    if !out.ends_with('“') {
        return out.push_str(words);
    }
    out.extend(words.chars().map(|c| match c {
        '“' => '‘',
        '”' => '’',
        '"' => '\'',
        c => c,
    }));
}

/// A number as people write it; a share in per cent.
fn shown(number: f64, name: &str) -> String {
    if name.ends_with("share") {
        format!("{:.0} percent", number * 100.0)
    } else if number.fract() == 0.0 {
        format!("{number:.0}")
    } else {
        format!("{number:.2}")
    }
}
