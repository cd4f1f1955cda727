//! The kind `source`: its row in the table of kinds, and what rules can ask of one.

use std::borrow::Cow;

use super::illustrated::illustrated;
use super::{Count, Reason, Source, SourceClass, named};
use crate::annotate::item::{Attribute, Item, Kind, KindRow, Shape, Value, place};
use crate::annotate::{Annotated, Attribution, AttributionKind, Reason as Why};
use crate::text::Span;

/// The row of `source`.
pub(in crate::annotate) const ROW: KindRow = KindRow {
    kind: Kind::Source,
    key: "source",
    summary: "somebody or something that the story gives for a statement, through all its mentions",
    count: |found| found.sources.len(),
    span: |found, index| found.mentions[found.sources[index].mentions[0]].shown,
    attributes: ATTRIBUTES,
};

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

impl SourceClass {
    /// As rules and output write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        CLASSES[self as usize]
    }
}

fn source(found: &Annotated, index: usize) -> &Source {
    &found.sources[index]
}

fn items<'a>(kind: Kind, indexes: impl IntoIterator<Item = usize>) -> Value<'a> {
    Value::Items(kind, Cow::Owned(indexes.into_iter().map(|index| index as u32).collect()))
}

/// An attribute whose value is a place, or missing.
macro_rules! places {
    ($key:literal, $summary:literal, |$source:ident| $get:expr) => {
        Attribute {
            key: $key,
            summary: $summary,
            shape: Shape::Text,
            get: |found, index| {
                let $source = source(found, index);
                place($get)
            },
        }
    };
}

macro_rules! flag {
    ($key:literal, $summary:literal, |$found:ident, $source:ident| $get:expr) => {
        Attribute {
            key: $key,
            summary: $summary,
            shape: Shape::Flag,
            get: |$found, index| {
                let $source = source($found, index);
                Value::Flag($get)
            },
        }
    };
}

const ATTRIBUTES: &[Attribute] = &[
    places!("access", "for a document: how the outlet saw it", |source| source.traits.access),
    places!("affiliation", "body, country or firm", |source| source.affiliation),
    Attribute {
        key: "affiliation-kind",
        summary: "whether the affiliation could be almost anyone's",
        shape: Shape::Word(&["body", "vague"]),
        get: |found, index| match source(found, index) {
            source if source.affiliation.is_none() => Value::Missing,
            source if source.traits.affiliation_vague => Value::Word("vague"),
            _ => Value::Word("body"),
        },
    },
    Attribute {
        key: "attributions",
        summary: "what it says",
        shape: Shape::Items(Kind::Attribution),
        get: |found, index| items(Kind::Attribution, source(found, index).attributions.iter().copied()),
    },
    places!("basis", "how it knows", |source| source.basis),
    Attribute {
        key: "basis-kind",
        summary: "whether the basis says how it knows or only that it does",
        shape: Shape::Word(&["specific", "stock"]),
        get: |found, index| match source(found, index) {
            source if source.basis.is_none() => Value::Missing,
            source if source.traits.basis_stock => Value::Word("stock"),
            _ => Value::Word("specific"),
        },
    },
    places!("canonical", "what to call it: the fullest name, or the words that describe it", |source| Some(
        source.canonical
    )),
    places!("citing", "for an outlet: the clause that names its sources", |source| source.traits.citing),
    Attribute {
        key: "class",
        summary: "how it is made known to readers",
        shape: Shape::Word(CLASSES),
        get: |found, index| Value::Word(source(found, index).class.key()),
    },
    places!("condition", "under which condition it spoke", |source| source.condition),
    flag!("corroborated", "what it says is also said by another source, or it is several people", |found, source| {
        corroborated(found, source)
    }),
    Attribute {
        key: "count",
        summary: "how many people; missing where it is vague or unstated",
        shape: Shape::Number,
        get: |found, index| match source(found, index).count {
            Count::One => Value::Number(1.0),
            Count::Exact(number, _) => Value::Number(f64::from(number)),
            Count::Vague(_) | Count::Unstated => Value::Missing,
        },
    },
    Attribute {
        key: "count-kind",
        summary: "how the number of people is given",
        shape: Shape::Word(&["one", "exact", "vague", "unstated"]),
        get: |found, index| {
            Value::Word(match source(found, index).count {
                Count::One => "one",
                Count::Exact(..) => "exact",
                Count::Vague(_) => "vague",
                Count::Unstated => "unstated",
            })
        },
    },
    places!("dated", "for a document: when", |source| source.traits.dated),
    flag!("described", "the first mention says more than determiner and number", |_found, source| source
        .traits
        .described),
    flag!("example", "for a collective: a named member of it speaks", |_found, source| source.traits.example),
    flag!("first-full", "a named person's first mention gives given name and surname", |found, source| {
        named::first_full(found, source)
    }),
    Attribute {
        key: "given",
        summary: "given name, for a named source",
        shape: Shape::Text,
        get: |found, index| name_part(found, source(found, index), true),
    },
    flag!("given-only", "only a given name is ever used", |found, source| named::given_only(found, source)),
    places!("head", "head word of the first mention", |source| Some(source.traits.head)),
    Attribute {
        key: "illustrated",
        summary: "for a group: the next to speak, within two paragraphs, is somebody named who is quoted",
        shape: Shape::Flag,
        get: |found, index| Value::Flag(illustrated(found, index)),
    },
    flag!("introduced", "a role, affiliation or relationship stands by the name", |found, source| {
        named::introduced(found, source)
    }),
    flag!(
        "in-longer-name",
        "the name is, or was earlier, part of a longer name or phrase: Pope Francis, in Fennick",
        |found, source| named::in_longer_name(found, source)
    ),
    places!("issuer", "for a document: who issued it", |source| source.traits.issuer),
    places!("later-singular", "a later singular mention of a source first given as several", |source| source
        .traits
        .later_singular),
    flag!("linked", "a hyperlink stands in one of its sentences", |found, source| linked(found, source)),
    Attribute {
        key: "locators",
        summary: "for a document: how many of title, issuer, date, link, access are given",
        shape: Shape::Number,
        get: |found, index| {
            let source = source(found, index);
            if source.class != SourceClass::Document {
                return Value::Missing;
            }
            let traits = &source.traits;
            let given = [traits.title, traits.issuer, traits.dated, traits.access].into_iter().flatten().count();
            Value::Number((given + usize::from(linked(found, source))) as f64)
        },
    },
    Attribute {
        key: "medium",
        summary: "in a statement, by email … at any of its attributions",
        shape: Shape::Text,
        get: |found, index| {
            place(source(found, index).attributions.iter().find_map(|&at| found.attributions[at].medium))
        },
    },
    Attribute {
        key: "mentions",
        summary: "how many mentions",
        shape: Shape::Number,
        get: |found, index| Value::Number(source(found, index).mentions.len() as f64),
    },
    places!("name", "its fullest name", |source| source.traits.name),
    places!("name-notice", "“not her real name”, “whose surname is withheld” …", |source| source
        .traits
        .name_notice),
    Attribute {
        key: "no-comment",
        summary: "the no-comment of it",
        shape: Shape::Item(Kind::Attribution),
        get: |found, index| {
            let known = source(found, index).attributions.iter().copied().find(|&at| no_comment(found, at));
            known.map_or(Value::Missing, |at| Value::Item(Item::new(Kind::Attribution, at)))
        },
    },
    Attribute {
        key: "nocomment-overlap",
        summary: "for an unnamed source: a no-comment of the body it belongs to",
        shape: Shape::Item(Kind::Attribution),
        get: |found, index| {
            overlap(found, source(found, index))
                .map_or(Value::Missing, |at| Value::Item(Item::new(Kind::Attribution, at)))
        },
    },
    flag!("official", "an officeholder, spokesperson, police, ministry …", |_found, source| source.traits.official),
    flag!("person", "a named person, by what stands beside the name or by the way it speaks", |found, source| {
        named::is_person(found, source)
    }),
    flag!("plural", "first mention is plural", |_found, source| source.traits.plural),
    Attribute {
        key: "quotes",
        summary: "its quotations",
        shape: Shape::Items(Kind::Quote),
        get: |found, index| {
            let mut quotes: Vec<usize> = source(found, index)
                .attributions
                .iter()
                .flat_map(|&at| found.attributions[at].quotes.iter().copied())
                .collect();
            quotes.sort_unstable();
            quotes.dedup();
            items(Kind::Quote, quotes)
        },
    },
    places!("reason", "why it is not named", |source| match source.reason {
        Reason::Missing => None,
        Reason::ConditionOnly(_) => None,
        Reason::Boilerplate(span) | Reason::NotAuthorised(span) | Reason::Given(span) => Some(span),
    }),
    Attribute {
        key: "reason-kind",
        summary: "what kind of reason",
        shape: Shape::Word(&["missing", "condition-only", "boilerplate", "not-authorised", "given"]),
        get: |found, index| {
            Value::Word(match source(found, index).reason {
                Why::Missing => "missing",
                Why::ConditionOnly(_) => "condition-only",
                Why::Boilerplate(_) => "boilerplate",
                Why::NotAuthorised(_) => "not-authorised",
                Why::Given(_) => "given",
            })
        },
    },
    places!("redescribed", "a later mention whose description cannot be the same", |source| source.traits.redescribed),
    places!("restricted", "for a document: internal, classified, leaked, draft …", |source| source.traits.restricted),
    places!("role", "role or title", |source| source.role),
    Attribute {
        key: "roles",
        summary: "all roles given through the story",
        shape: Shape::Text,
        get: |found, index| {
            let roles: Vec<&str> = source(found, index).traits.roles.iter().map(|&span| found.slice(span)).collect();
            if roles.is_empty() { Value::Missing } else { Value::Text(Cow::Owned(roles.join("; "))) }
        },
    },
    flag!("second-hand", "all its words come through another source", |found, source| {
        !source.attributions.is_empty() && source.attributions.iter().all(|&at| found.attributions[at].parent.is_some())
    }),
    flag!("spokesperson", "its head is a spokesperson word", |_found, source| source.traits.spokesperson),
    Attribute {
        key: "surname",
        summary: "surname, for a named source",
        shape: Shape::Text,
        get: |found, index| name_part(found, source(found, index), false),
    },
    Attribute {
        key: "times-named",
        summary: "how often the story names it",
        shape: Shape::Number,
        get: |found, index| Value::Number(named::times_named(found, source(found, index)) as f64),
    },
    places!("title", "for a document: what it is called", |source| source.traits.title),
    places!("verified", "for social: a verification statement", |source| source.traits.verified),
];

fn no_comment(found: &Annotated, attribution: usize) -> bool {
    found.attributions[attribution].kind == AttributionKind::NoComment
}

fn linked(found: &Annotated, source: &Source) -> bool {
    let links = &found.document.links;
    source.mentions.iter().take(40).any(|&mention| {
        let sentence = found.sentence_at(found.mentions[mention].span.start()).and_then(|at| found.sentences.get(at));
        sentence.is_some_and(|sentence| {
            let first = links.partition_point(|link| link.span.end() <= sentence.span.start());
            links.get(first).is_some_and(|link| link.span.start() < sentence.span.end())
        })
    })
}

/// First or last word of the fullest name.
fn name_part<'a>(found: &'a Annotated, source: &Source, given: bool) -> Value<'a> {
    let Some(span) = source.traits.name.filter(|_| source.class == SourceClass::Named) else { return Value::Missing };
    let tokens = found.tokens_in(span);
    if given && tokens.len() < 2 {
        return Value::Missing;
    }
    let at = if given { tokens.start } else { tokens.end.saturating_sub(1) };
    found.tokens.get(at).map_or(Value::Missing, |token| Value::Place(token.span))
}

/// Content words shared with another source that speaks on the same thing, or several people behind it.
fn corroborated(found: &Annotated, source: &Source) -> bool {
    if matches!(source.count, Count::Exact(number, _) if number > 1) || matches!(source.count, Count::Vague(_)) {
        return true;
    }
    let words = |attribution: usize| -> Vec<String> {
        let spans = found.attributions[attribution].content.iter().take(4);
        let words = spans.flat_map(|&span| found.slice(span).split(|c: char| !c.is_alphanumeric()));
        words.filter(|word| word.len() > 3).take(60).map(str::to_lowercase).collect()
    };
    let own: std::collections::BTreeSet<String> =
        source.attributions.iter().take(20).flat_map(|&at| words(at)).collect();
    found.attributions.iter().enumerate().take(400).any(|(index, other)| {
        let apart = other.source.is_some_and(|other| !std::ptr::eq(&found.sources[other], source));
        let denial = other.kind == AttributionKind::NoComment || other.cue_class == crate::annotate::CueClass::Denial;
        if !apart || denial || other.parent.is_some() {
            return false;
        }
        if takes_up(found, source, other) {
            return true;
        }
        let theirs = words(index);
        let shared = theirs.iter().filter(|word| own.contains(*word)).count();
        shared >= 2 && shared * 2 >= theirs.len().min(own.len())
    })
}

/// "… and the audit shows a loss", in the same sentence; "a second official said the same", within two.
fn takes_up(found: &Annotated, source: &Source, other: &Attribution) -> bool {
    let Some(&theirs) = other.content.first() else { return false };
    let same = ["the same", "as much", "likewise"].iter().any(|words| found.slice(theirs).starts_with(words));
    source.attributions.iter().take(20).map(|&at| &found.attributions[at]).any(|own| {
        let Some(&last) = own.content.last() else { return false };
        let begins = other.cue.map_or(theirs.start(), |cue| cue.start().min(theirs.start()));
        let joined = own.sentence == other.sentence && last.end() < begins && {
            let between = found.slice(Span::new(last.end(), begins)).trim_start_matches([',', ';', ' ']);
            between.starts_with("and ") || between.starts_with("as ")
        };
        joined || same && (own.sentence..=own.sentence + 2).contains(&other.sentence) && last.end() <= theirs.start()
    })
}

/// A no-comment by the body that an unnamed source belongs to now.
fn overlap(found: &Annotated, source: &Source) -> Option<usize> {
    if source.class != SourceClass::Anonymous {
        return None;
    }
    let body = found.slice(source.affiliation?);
    let first = found.slice(found.mentions[source.mentions[0]].span).to_lowercase();
    if first.contains("former") || first.contains("retired") || body.len() < 4 {
        return None;
    }
    let respondent = |at: usize| found.attributions[at].source.map(|other| found.slice(found.sources[other].canonical));
    (0..found.attributions.len()).find(|&at| {
        no_comment(found, at)
            && respondent(at).is_some_and(|name| {
                let bare = name.strip_prefix("The ").or(name.strip_prefix("the ")).unwrap_or(name);
                bare.eq_ignore_ascii_case(body)
            })
    })
}
