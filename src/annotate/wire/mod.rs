//! [`Annotated`] to the JSON of `onrecord annotate`: a versioned shape that other programs rely on.
//!
//! Keys may be added within a version, never changed. Places are in bytes and code points of the file as given; for
//! a container format they are in the prose, and `block` says which paragraph.

mod place;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Annotated, Claim, Quote, Reason, Source};
use crate::text::Span;
use place::Places;
pub use place::{Place, Spot};

/// One annotated document.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Annotation {
    /// Version of this shape.
    pub version: u32,
    /// Name of the file.
    pub file: String,
    /// Sentences, in text order.
    pub sentences: Vec<Place>,
    /// Quotations and other things in quotation marks.
    pub quotes: Vec<WireQuote>,
    /// Who and what the story gives for its statements.
    pub sources: Vec<WireSource>,
    /// Who says what.
    pub attributions: Vec<WireAttribution>,
    /// Checkable assertions.
    pub claims: Vec<WireClaim>,
    /// Numbers, amounts, shares, dates and times.
    pub figures: Vec<WireFigure>,
}

/// Something in quotation marks.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WireQuote {
    /// Counted from 1.
    pub id: usize,
    /// Where, with its marks.
    pub place: Place,
    /// `full`, `fragment`, `scare`, `title`, `block`, `continuation`.
    pub kind: String,
    /// The id of its speaker.
    pub source: Option<usize>,
    /// From 0 to 1.
    pub confidence: f32,
}

/// A source with what the story says of it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WireSource {
    /// Counted from 1.
    pub id: usize,
    /// As rules write it.
    pub class: String,
    /// What to call it: the fullest name, or the words that describe it.
    pub canonical: String,
    /// How many people; null where it is vague or unstated.
    pub count: Option<u32>,
    /// The words that say how many, exactly or not.
    pub counted: Option<Place>,
    /// Body, country or firm.
    pub affiliation: Option<Place>,
    /// How it knows.
    pub basis: Option<Place>,
    /// The condition under which it spoke.
    pub condition: Option<Place>,
    /// Why it is not named.
    pub reason: Option<Place>,
    /// Role or title.
    pub role: Option<Place>,
    /// All mentions, in text order.
    pub mentions: Vec<Place>,
}

/// The link content, cue, source.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WireAttribution {
    /// Counted from 1.
    pub id: usize,
    /// `direct`, `indirect`, `mixed`, `document`, `inherited`, `nested`, `self`, `no-comment`, `topic`.
    pub kind: String,
    /// The id of the source.
    pub source: Option<usize>,
    /// The class of that source through the story, as rules write it.
    pub class: Option<String>,
    /// Its fullest mention.
    pub canonical: Option<String>,
    /// The source as mentioned here, all of it; for an inherited one, where it was mentioned.
    pub mention: Option<Place>,
    /// The head word of that mention, or the name.
    pub head: Option<Place>,
    /// The cue.
    pub cue: Option<Place>,
    /// What the cue says of the content.
    pub cue_class: String,
    /// What is attributed, in parts where it is split.
    pub content: Vec<Place>,
    /// Clauses of the sentence that are the outlet's own.
    pub not_covered: Vec<Place>,
    /// The ids of the quotes it covers.
    pub quotes: Vec<usize>,
    /// The id of the attribution that it carries on from.
    pub inherits: Option<usize>,
    /// The id of the attribution through which it comes, second hand.
    pub parent: Option<usize>,
    /// From 0 to 1.
    pub confidence: f32,
}

/// A checkable assertion.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WireClaim {
    /// The clause.
    pub place: Place,
    /// What makes it checkable.
    pub kind: String,
    /// The words that make it so.
    pub trigger: Place,
    /// What stands behind it: `none`, `inherited`, `link`, `document`, `attribution`, `quotation`.
    pub support: String,
    /// The id of the attribution that covers it, or that stands beside it.
    pub attribution: Option<usize>,
    /// From 0 to 1.
    pub score: f32,
    /// Which is to be checked first, from 1.
    pub rank: usize,
}

/// A figure.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WireFigure {
    /// Where.
    pub place: Place,
    /// What it measures.
    pub kind: String,
    /// Its value.
    pub value: Option<f64>,
    /// Its unit.
    pub unit: Option<String>,
    /// Of a count, an amount, a share or a measure, what stands behind it: `none`, `inherited`, `link`, `document`,
    /// `attribution`, `quotation`.
    pub support: Option<String>,
    /// The id of the attribution that it lies in, or that stands beside it.
    pub attribution: Option<usize>,
}

/// The version of the shape.
pub const VERSION: u32 = 1;

/// The wire form of one document; `text` is the file as given.
#[must_use]
pub fn annotation(file: &str, text: &str, found: &Annotated) -> Annotation {
    let places = Places::new(text, found);
    let mut speakers = vec![None; found.quotes.len()];
    for attribution in &found.attributions {
        for &quote in &attribution.quotes {
            if let Some(speaker) = speakers.get_mut(quote) {
                *speaker = attribution.source.map(id);
            }
        }
    }
    Annotation {
        version: VERSION,
        file: file.to_owned(),
        sentences: found.sentences.iter().map(|sentence| places.place(sentence.span)).collect(),
        quotes: found
            .quotes
            .iter()
            .zip(speakers)
            .enumerate()
            .map(|(at, (quote, by))| wire_quote(&places, (at, quote), by))
            .collect(),
        sources: found
            .sources
            .iter()
            .enumerate()
            .map(|(at, source)| wire_source(found, &places, (at, source)))
            .collect(),
        attributions: (0..found.attributions.len()).map(|at| wire_attribution(found, &places, at)).collect(),
        claims: found.claims.iter().map(|claim| wire_claim(&places, claim)).collect(),
        figures: (0..found.figures.len()).map(|at| wire_figure(found, &places, at)).collect(),
    }
}

fn id(index: usize) -> usize {
    index + 1
}

/// The key of a variant whose name is one word.
fn word(variant: &impl std::fmt::Debug) -> String {
    format!("{variant:?}").to_lowercase()
}

fn wire_quote(places: &Places<'_>, (at, quote): (usize, &Quote), source: Option<usize>) -> WireQuote {
    WireQuote {
        id: id(at),
        place: places.place(quote.span),
        kind: word(&quote.kind),
        source,
        confidence: quote.confidence,
    }
}

fn wire_source(found: &Annotated, places: &Places<'_>, (at, source): (usize, &Source)) -> WireSource {
    let some = |span: Option<Span>| span.map(|span| places.place(span));
    WireSource {
        id: id(at),
        class: source.class.key().to_owned(),
        canonical: found.slice(source.canonical).to_owned(),
        count: match source.count {
            super::Count::One => Some(1),
            super::Count::Exact(number, _) => Some(number),
            super::Count::Vague(_) | super::Count::Unstated => None,
        },
        counted: some(match source.count {
            super::Count::Exact(_, span) | super::Count::Vague(span) => Some(span),
            super::Count::One | super::Count::Unstated => None,
        }),
        affiliation: some(source.affiliation),
        basis: some(source.basis),
        condition: some(source.condition),
        reason: some(match source.reason {
            Reason::Missing | Reason::ConditionOnly(_) => None,
            Reason::Boilerplate(span) | Reason::NotAuthorised(span) | Reason::Given(span) => Some(span),
        }),
        role: some(source.role),
        mentions: source.mentions.iter().map(|&mention| places.place(found.mentions[mention].span)).collect(),
    }
}

fn wire_attribution(found: &Annotated, places: &Places<'_>, at: usize) -> WireAttribution {
    let attribution = &found.attributions[at];
    let all = |spans: &[Span]| spans.iter().map(|&span| places.place(span)).collect();
    let source = attribution.source.and_then(|source| found.sources.get(source));
    let mention = attribution.mention.and_then(|mention| found.mentions.get(mention));
    WireAttribution {
        id: id(at),
        kind: attribution.kind.key().to_owned(),
        source: attribution.source.map(id),
        class: source.map(|source| source.class.key().to_owned()),
        canonical: source.map(|source| found.slice(source.canonical).to_owned()),
        mention: mention.map(|mention| places.place(mention.span)),
        head: mention.map(|mention| places.place(mention.head)),
        cue: attribution.cue.map(|cue| places.place(cue)),
        cue_class: attribution.cue_class.key().to_owned(),
        content: all(&attribution.content),
        not_covered: all(&attribution.not_covered),
        quotes: attribution.quotes.iter().map(|&quote| id(quote)).collect(),
        inherits: attribution.inherits.map(id),
        parent: attribution.parent.map(id),
        confidence: attribution.confidence,
    }
}

fn wire_claim(places: &Places<'_>, claim: &Claim) -> WireClaim {
    WireClaim {
        place: places.place(claim.span),
        kind: word(&claim.kind),
        trigger: places.place(claim.trigger),
        support: claim.support.key().to_owned(),
        attribution: claim.attribution.map(id),
        score: claim.score,
        rank: claim.rank,
    }
}

fn wire_figure(found: &Annotated, places: &Places<'_>, at: usize) -> WireFigure {
    let figure = &found.figures[at];
    let standing = found.figure_checks.get(at).map(|check| check.standing).filter(|_| figure.kind.is_quantity());
    WireFigure {
        place: places.place(figure.span),
        kind: word(&figure.kind),
        value: figure.value,
        unit: figure.unit.map(|unit| unit.to_string()),
        support: standing.map(|standing| standing.support.key().to_owned()),
        attribution: standing.and_then(|standing| standing.attribution).map(id),
    }
}
