//! The kind `attribution`: its row in the table of kinds, and what rules can ask of one.

use std::borrow::Cow;

use super::{Attribution, AttributionKind, CueClass};
use crate::annotate::item::{Attribute, Item, Kind, KindRow, Shape, Value, place};
use crate::annotate::{Annotated, PronounUse};
use crate::text::Span;

/// The row of `attribution`.
pub(in crate::annotate) const ROW: KindRow = KindRow {
    kind: Kind::Attribution,
    key: "attribution",
    summary: "the link between what is said, the words that say so, and who said it",
    count: |found| found.attributions.len(),
    span: |found, index| {
        let attribution = &found.attributions[index];
        let parts = attribution
            .content
            .iter()
            .copied()
            .chain(attribution.cue)
            .chain(attribution.mention.map(|at| found.mentions[at].span));
        parts.reduce(Span::cover).unwrap_or_else(|| Span::empty(0))
    },
    attributes: ATTRIBUTES,
};

const KINDS: &[&str] =
    &["direct", "indirect", "mixed", "document", "inherited", "nested", "self", "no-comment", "topic"];
const CUES: &[&str] =
    &["neutral", "loaded", "mental", "non-speech", "denial", "no-comment", "self", "document", "noun", "none"];
const CLASSES: &[&str] = &[
    "named",
    "role-unnamed",
    "anonymous",
    "vague-collective",
    "organisation",
    "document",
    "pronoun",
    "metonym",
    "private-unnamed",
    "publisher-self",
    "social",
    "outlet",
    "media-vague",
];

impl AttributionKind {
    /// As rules and output write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        KINDS[self as usize]
    }
}

impl CueClass {
    /// As rules and output write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        CUES[self as usize]
    }
}

fn at(found: &Annotated, index: usize) -> &Attribution {
    &found.attributions[index]
}

const ATTRIBUTES: &[Attribute] = &[
    Attribute {
        key: "confidence",
        summary: "how sure the reading is, from 0 to 1",
        shape: Shape::Number,
        get: |found, index| Value::Number(f64::from(at(found, index).confidence)),
    },
    Attribute {
        key: "content",
        summary: "what is attributed (its first part)",
        shape: Shape::Text,
        get: |found, index| place(at(found, index).content.first().copied()),
    },
    Attribute { key: "cue", summary: "the cue", shape: Shape::Text, get: |found, index| place(at(found, index).cue) },
    Attribute {
        key: "cue-class",
        summary: "what the cue says of the content",
        shape: Shape::Word(CUES),
        get: |found, index| Value::Word(at(found, index).cue_class.key()),
    },
    Attribute {
        key: "first-person",
        summary: "content has I, we, our",
        shape: Shape::Flag,
        get: |found, index| Value::Flag(first_person(found, at(found, index))),
    },
    Attribute {
        key: "kind",
        summary: "how the content is given",
        shape: Shape::Word(KINDS),
        get: |found, index| Value::Word(at(found, index).kind.key()),
    },
    Attribute {
        key: "medium",
        summary: "in a statement, by email, told the Gazette",
        shape: Shape::Text,
        get: |found, index| place(at(found, index).medium),
    },
    Attribute {
        key: "mention",
        summary: "the source as mentioned here",
        shape: Shape::Text,
        get: |found, index| place(at(found, index).mention.map(|mention| found.mentions[mention].shown)),
    },
    Attribute {
        key: "mention-class",
        summary: "class of that mention seen alone",
        shape: Shape::Word(CLASSES),
        get: |found, index| {
            at(found, index).mention.map_or(Value::Missing, |mention| Value::Word(found.mentions[mention].class.key()))
        },
    },
    Attribute {
        key: "not-covered",
        summary: "the outlet's own clause hung on it",
        shape: Shape::Text,
        get: |found, index| place(at(found, index).not_covered.first().copied()),
    },
    Attribute {
        key: "outlet",
        summary: "another outlet that it was said to",
        shape: Shape::Text,
        get: |found, index| place(at(found, index).outlet),
    },
    Attribute {
        key: "pronoun",
        summary: "whether a pronoun stands for the source, and whether readers can tell for whom",
        shape: Shape::Word(&["none", "clear", "ambiguous", "unresolved"]),
        get: |found, index| {
            let mention = at(found, index).mention.filter(|_| at(found, index).kind != AttributionKind::Inherited);
            let usage = mention.map_or(PronounUse::None, |mention| found.mentions[mention].pronoun);
            Value::Word(match usage {
                PronounUse::None => "none",
                PronounUse::Clear => "clear",
                PronounUse::Ambiguous => "ambiguous",
                PronounUse::Unresolved => "unresolved",
            })
        },
    },
    Attribute {
        key: "quotes",
        summary: "the quotations it covers",
        shape: Shape::Items(Kind::Quote),
        get: |found, index| {
            let quotes = at(found, index).quotes.iter().map(|&quote| quote as u32).collect();
            Value::Items(Kind::Quote, Cow::Owned(quotes))
        },
    },
    Attribute {
        key: "since",
        summary: "sentences since the source's last own mention",
        shape: Shape::Number,
        get: |found, index| {
            let attribution = at(found, index);
            let from = attribution.mention.and_then(|mention| found.sentence_at(found.mentions[mention].span.start()));
            from.map_or(Value::Missing, |from| Value::Number(attribution.sentence.saturating_sub(from) as f64))
        },
    },
    Attribute {
        key: "source",
        summary: "who says it",
        shape: Shape::Item(Kind::Source),
        get: |found, index| {
            at(found, index).source.map_or(Value::Missing, |source| Value::Item(Item::new(Kind::Source, source)))
        },
    },
    Attribute {
        key: "supported",
        summary: "another source (a person, document, body) stands in the same sentence",
        shape: Shape::Flag,
        get: |found, index| Value::Flag(supported(found, index)),
    },
];

fn first_person(found: &Annotated, attribution: &Attribution) -> bool {
    const WORDS: &[&str] = &["i", "we", "our", "my", "us", "i'm", "we're", "i've", "we've", "i'll", "we'll"];
    attribution.content.iter().any(|&span| {
        found.tokens[found.tokens_in(span)]
            .iter()
            .take(400)
            .any(|token| WORDS.contains(&found.slice(token.span).to_lowercase().replace('’', "'").as_str()))
    })
}

/// Attributions are sorted by where they begin, so those of one sentence stand near each other.
fn supported(found: &Annotated, index: usize) -> bool {
    let own = at(found, index);
    let near = index.saturating_sub(12)..(index + 12).min(found.attributions.len());
    near.filter(|&other| other != index).any(|other| {
        let other = at(found, other);
        other.sentence == own.sentence
            && other.source.is_some()
            && other.source != own.source
            && other.kind.gives_words()
            // "The board plans to sell, the Courier has learned": what somebody means to do supports nothing.
            && other.cue_class != CueClass::Mental
            && other.kind != AttributionKind::SelfSourced
    })
}
