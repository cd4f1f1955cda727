//! What a rule can ask of the story as a whole.

use std::borrow::Cow;

use super::super::item::{Attribute, Item, Kind, KindRow, Shape, Value, place};
use super::super::{Annotated, SourceClass};
use crate::document::BlockKind;
use crate::document::Field;
use crate::text::Span;

/// The row of the table of kinds.
pub(in super::super) const ROW: KindRow = KindRow {
    kind: Kind::Story,
    key: "story",
    summary: "the story as a whole",
    count: |found| usize::from(!found.sentences.is_empty()),
    span: |found, _| {
        super::running(found).next().or(found.sentences.first()).map_or(Span::empty(0), |first| first.span)
    },
    attributes: ATTRIBUTES,
};

fn all<'a>(kind: Kind, count: usize) -> Value<'a> {
    Value::Items(kind, Cow::Owned((0..count as u32).collect()))
}

fn classed(found: &Annotated, classes: &[SourceClass]) -> Value<'static> {
    let spoken = |source: &&super::super::Source| {
        classes.contains(&source.class)
            && source.attributions.iter().any(|&attribution| {
                found.attributions.get(attribution).is_some_and(|attribution| attribution.kind.gives_words())
            })
    };
    Value::Number(found.sources.iter().filter(spoken).count() as f64)
}

fn share<'a>(part: usize, whole: usize) -> Value<'a> {
    if whole == 0 { Value::Missing } else { Value::Number((part as f64 / whole as f64 * 100.0).round() / 100.0) }
}

fn field(field: &Field) -> Value<'_> {
    match field {
        Field::Unknown => Value::Unknown,
        Field::Empty(_) => Value::Missing,
        Field::Present(value, _) => Value::Text(value.as_str().into()),
    }
}

const LEDE_SUPPORT: &[&str] = &["named", "document", "organisation", "role", "anonymous", "self", "none", "no-claim"];

const ATTRIBUTES: &[Attribute] = &[
    Attribute {
        key: "affected",
        summary: "residents, tenants, patients, workers … mentioned",
        shape: Shape::Text,
        get: |found, _| place(found.story.affected),
    },
    Attribute {
        key: "anonymous",
        summary: "unnamed sources",
        shape: Shape::Number,
        get: |found, _| classed(found, &[SourceClass::Anonymous]),
    },
    Attribute {
        key: "anonymous-share",
        summary: "share of attributions to unnamed sources",
        shape: Shape::Number,
        get: |found, _| {
            let spoken = found.attributions.iter().filter(|attribution| attribution.kind.gives_words());
            let classes = spoken.map(|attribution| {
                attribution.source.and_then(|source| found.sources.get(source)).map(|source| source.class)
            });
            let (mut part, mut whole) = (0, 0);
            for class in classes {
                whole += 1;
                part += usize::from(matches!(class, Some(SourceClass::Anonymous | SourceClass::VagueCollective)));
            }
            share(part, whole)
        },
    },
    Attribute {
        key: "attributions",
        summary: "all attributions",
        shape: Shape::Items(Kind::Attribution),
        get: |found, _| all(Kind::Attribution, found.attributions.len()),
    },
    Attribute {
        key: "byline",
        summary: "who wrote it; unknown where the format has no such field",
        shape: Shape::Text,
        get: |found, _| field(&found.document.metadata.byline),
    },
    Attribute {
        key: "central",
        summary: "the sentence of the lede that carries the central claim",
        shape: Shape::Text,
        get: |found, _| {
            place(found.story.central.and_then(|index| found.sentences.get(index)).map(|sentence| sentence.span))
        },
    },
    Attribute {
        key: "claims",
        summary: "all claims",
        shape: Shape::Items(Kind::Claim),
        get: |found, _| all(Kind::Claim, found.claims.len()),
    },
    Attribute {
        key: "comments",
        summary: "comments and hidden notes in the draft",
        shape: Shape::Number,
        get: |found, _| {
            let own = |text: &str| text.trim_start().to_ascii_lowercase().starts_with("onrecord");
            Value::Number(found.document.comments.iter().filter(|comment| !own(&comment.text)).count() as f64)
        },
    },
    Attribute {
        key: "date",
        summary: "the day of the story",
        shape: Shape::Text,
        get: |found, _| {
            found.document.metadata.date.map_or(Value::Unknown, |date| Value::Text(date.to_string().into()))
        },
    },
    Attribute {
        key: "documents",
        summary: "sources that are documents",
        shape: Shape::Number,
        get: |found, _| classed(found, &[SourceClass::Document]),
    },
    Attribute {
        key: "has-links",
        summary: "the format can carry links",
        shape: Shape::Flag,
        get: |found, _| Value::Flag(found.document.format != "text" || !found.document.links.is_empty()),
    },
    Attribute {
        key: "headline",
        summary: "the headline",
        shape: Shape::Text,
        get: |found, _| {
            let headline = found.document.blocks.iter().find(|block| block.kind == BlockKind::Headline);
            place(headline.map(|block| block.span))
        },
    },
    Attribute {
        key: "headline-slip",
        summary: "a name of the headline or standfirst that the body spells otherwise",
        shape: Shape::Text,
        get: |found, _| place(found.story.headline_slip.map(|(above, _)| above)),
    },
    Attribute {
        key: "headline-slip-of",
        summary: "the name in the body that it misses",
        shape: Shape::Text,
        get: |found, _| place(found.story.headline_slip.map(|(_, below)| below)),
    },
    Attribute {
        key: "headline-stranger",
        summary: "somebody whom the headline or standfirst names and the body does not",
        shape: Shape::Text,
        get: |found, _| place(found.story.headline_stranger),
    },
    Attribute {
        key: "headline-surer",
        summary: "the body's hedge or allegation that the headline leaves out",
        shape: Shape::Text,
        get: |found, _| place(found.story.headline_surer),
    },
    Attribute {
        key: "lede-claim",
        summary: "the lede's strongest claim",
        shape: Shape::Item(Kind::Claim),
        get: |found, _| {
            found.story.lede_claim.map_or(Value::Missing, |claim| Value::Item(Item::new(Kind::Claim, claim)))
        },
    },
    Attribute {
        key: "lede-support",
        summary: "the best that stands behind the lede's claim",
        shape: Shape::Word(LEDE_SUPPORT),
        get: |found, _| Value::Word(found.story.lede_support.key()),
    },
    Attribute {
        key: "longest-run",
        summary: "longest run of check-worthy sentences without a source",
        shape: Shape::Number,
        get: |found, _| Value::Number(found.story.longest_run as f64),
    },
    Attribute {
        key: "named",
        summary: "named sources",
        shape: Shape::Number,
        get: |found, _| classed(found, &[SourceClass::Named]),
    },
    Attribute {
        key: "notice",
        summary: "a notice of what could not be verified",
        shape: Shape::Text,
        get: |found, _| place(found.story.notice),
    },
    Attribute {
        key: "official-only",
        summary: "all voices are officials, spokespeople, police or companies",
        shape: Shape::Flag,
        get: |found, _| Value::Flag(found.story.official_only),
    },
    Attribute {
        key: "organisations",
        summary: "sources that are bodies",
        shape: Shape::Number,
        get: |found, _| classed(found, &[SourceClass::Organisation]),
    },
    Attribute {
        key: "paragraphs",
        summary: "paragraphs of the running story",
        shape: Shape::Number,
        get: |found, _| Value::Number(found.story.paragraphs as f64),
    },
    Attribute {
        key: "poll",
        summary: "the first mention of a poll with a percentage",
        shape: Shape::Text,
        get: |found, _| place(found.story.poll),
    },
    Attribute {
        key: "poll-facts",
        summary: "how many of pollster, sponsor, dates, sample, population, mode, margin are stated",
        shape: Shape::Number,
        get: |found, _| Value::Number(found.story.poll_facts as f64),
    },
    Attribute {
        key: "publisher",
        summary: "the outlet",
        shape: Shape::Text,
        get: |found, _| field(&found.document.metadata.publisher),
    },
    Attribute {
        key: "quotes",
        summary: "all speech quotations",
        shape: Shape::Items(Kind::Quote),
        get: |found, _| {
            let speech = found.quotes.iter().enumerate().filter(|(_, quote)| quote.kind.is_speech());
            Value::Items(Kind::Quote, speech.map(|(index, _)| index as u32).collect::<Vec<_>>().into())
        },
    },
    Attribute {
        key: "sentences",
        summary: "sentences of the running story",
        shape: Shape::Number,
        get: |found, _| Value::Number(found.story.sentences as f64),
    },
    Attribute {
        key: "sources",
        summary: "all sources",
        shape: Shape::Items(Kind::Source),
        get: |found, _| all(Kind::Source, found.sources.len()),
    },
    Attribute {
        key: "status",
        summary: "draft or published",
        shape: Shape::Text,
        get: |found, _| field(&found.document.metadata.status),
    },
    Attribute {
        key: "story-type",
        summary: "news, opinion, review, court …",
        shape: Shape::Text,
        get: |found, _| field(&found.document.metadata.story_type),
    },
    Attribute {
        key: "unsourced-share",
        summary: "share of check-worthy sentences without a source",
        shape: Shape::Number,
        get: |found, _| share(found.story.worthy_unsourced, found.story.worthy),
    },
    Attribute {
        key: "voices",
        summary: "distinct sources, a person and the body they speak for counted once",
        shape: Shape::Number,
        get: |found, _| Value::Number(found.story.voices as f64),
    },
];
