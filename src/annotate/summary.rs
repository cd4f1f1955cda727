//! What a story stands on, in a few rows: sources, quotations, attribution, central claim, responses, anonymity.

use rustc_hash::FxHashSet;

use super::{Annotated, AttributionKind, Count, LedeSupport, NameKind, Reason, Source, SourceClass};
use crate::finding::{StorySummary, SummaryRow};
use crate::text::{FileId, Span};

/// The rows for one draft, in the order to print them. A row without anything to say is left out, but for those
/// whose silence says something.
#[must_use]
pub fn summary(found: &Annotated, file: FileId) -> StorySummary {
    let counts = vec![
        ("sources", sources(found).count()),
        ("named", of_class(found, SourceClass::Named)),
        ("anonymous", of_class(found, SourceClass::Anonymous)),
        ("documents", of_class(found, SourceClass::Document)),
        ("organisations", of_class(found, SourceClass::Organisation)),
        ("quotations", found.quotes.iter().filter(|quote| quote.kind.is_speech()).count()),
        ("sentences", found.story.sentences),
        ("unsourced_sentences", found.story.unsourced),
        ("checkable_sentences", found.story.worthy),
        ("longest_unsourced_run", found.story.longest_run),
        ("voices", found.story.voices),
    ];
    let rows = [
        sources_row(found),
        quotations_row(found),
        attribution_row(found),
        central_row(found),
        responses_row(found),
        anonymity_row(found),
        ledger_row(found),
    ];
    StorySummary { file, rows: rows.into_iter().flatten().collect(), counts }
}

/// How far the checks have come, where there is a ledger.
fn ledger_row(found: &Annotated) -> Option<SummaryRow> {
    let stale = found.entries.iter().filter(|entry| entry.was.is_some()).count();
    let mut parts: Vec<String> = Vec::new();
    for status in super::entry::STATUSES {
        let of = |entry: &&super::Recorded| entry.status == *status && entry.was.is_none();
        let number = found.entries.iter().filter(of).count();
        if number > 0 {
            parts.push(format!("{number} {status}"));
        }
    }
    if stale > 0 {
        parts.push(format!("{stale} stale"));
    }
    (!parts.is_empty()).then(|| row("ledger", parts.join(", "), false)).flatten()
}

fn row(label: &'static str, text: String, draft_words: bool) -> Option<SummaryRow> {
    Some(SummaryRow { label, text, draft_words })
}

/// Sources that say something, or were asked.
fn sources(found: &Annotated) -> impl Iterator<Item = &Source> {
    found.sources.iter().filter(|source| !source.attributions.is_empty())
}

fn of_class(found: &Annotated, class: SourceClass) -> usize {
    sources(found).filter(|source| source.class == class).count()
}

/// Whether all that the source does is not to answer.
fn only_silent(found: &Annotated, source: &Source) -> bool {
    source.attributions.iter().all(|&index| {
        found.attributions.get(index).is_some_and(|attribution| attribution.kind == AttributionKind::NoComment)
    })
}

/// Whether the source's words come through another source.
fn second_hand(found: &Annotated, source: &Source) -> bool {
    source
        .attributions
        .iter()
        .all(|&index| found.attributions.get(index).is_some_and(|attribution| attribution.parent.is_some()))
}

/// Each class as the row counts it: singular, plural.
const CLASSES: &[(SourceClass, &str, &str)] = &[
    (SourceClass::Named, "named on record", "named on record"),
    (SourceClass::Anonymous, "anonymous", "anonymous"),
    (SourceClass::RoleUnnamed, "unnamed role", "unnamed roles"),
    (SourceClass::PrivateUnnamed, "unnamed private person", "unnamed private people"),
    (SourceClass::VagueCollective, "vague group", "vague groups"),
    (SourceClass::Organisation, "organisation", "organisations"),
    (SourceClass::Metonym, "place or house for a body", "places or houses for bodies"),
    (SourceClass::Document, "document", "documents"),
    (SourceClass::Outlet, "other outlet", "other outlets"),
    (SourceClass::MediaVague, "unnamed media", "unnamed media"),
    (SourceClass::Social, "social post", "social posts"),
    (SourceClass::Pronoun, "unresolved pronoun", "unresolved pronouns"),
];

fn sources_row(found: &Annotated) -> Option<SummaryRow> {
    let mut parts = Vec::new();
    for (class, one, many) in CLASSES {
        let all: Vec<&Source> = sources(found).filter(|source| source.class == *class).collect();
        if all.is_empty() {
            continue;
        }
        let mut part = format!("{} {}", all.len(), if all.len() == 1 { one } else { many });
        let groups = all.iter().filter(|source| matches!(source.count, Count::Vague(_) | Count::Unstated)).count();
        let notes = [
            ("no response", all.iter().filter(|source| only_silent(found, source)).count()),
            ("second hand", all.iter().filter(|source| second_hand(found, source)).count()),
            ("count not stated", if *class == SourceClass::Anonymous { groups } else { 0 }),
        ];
        let notes: Vec<String> = notes
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(note, count)| if *count == all.len() { (*note).to_owned() } else { format!("{count} {note}") })
            .collect();
        if !notes.is_empty() {
            part = format!("{part} ({})", notes.join(", "));
        }
        parts.push(part);
    }
    if of_class(found, SourceClass::PublisherSelf) > 0 {
        parts.push("the outlet itself".to_owned());
    }
    row("sources", if parts.is_empty() { "none".to_owned() } else { parts.join(" · ") }, false)
}

fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn quotations_row(found: &Annotated) -> Option<SummaryRow> {
    let spans = found.quotes.iter().filter(|quote| quote.kind.is_speech() && quote.parent.is_none()).count();
    if spans == 0 {
        return row("quotations", "none".to_owned(), false);
    }
    let mut speakers = FxHashSet::default();
    let (mut named, mut anonymous) = (0, 0);
    for attribution in found.attributions.iter().filter(|attribution| !attribution.quotes.is_empty()) {
        let Some(source) = attribution.source else { continue };
        speakers.insert(source);
        let quotes = attribution.quotes.len();
        match found.sources.get(source).map(|source| source.class) {
            Some(SourceClass::Named) => named += quotes,
            Some(SourceClass::Anonymous | SourceClass::VagueCollective) => anonymous += quotes,
            _ => {}
        }
    }
    let text = format!(
        "{}, {}; {named} from named people, {anonymous} anonymous",
        plural(spans, "span", "spans"),
        plural(speakers.len(), "speaker", "speakers"),
    );
    row("quotations", text, false)
}

fn attribution_row(found: &Annotated) -> Option<SummaryRow> {
    let story = &found.story;
    if story.sentences == 0 {
        return None;
    }
    row("attribution", format!("{} of {} sentences without any source", story.unsourced, story.sentences), false)
}

fn central_row(found: &Annotated) -> Option<SummaryRow> {
    let central = found.story.central?;
    let ordinal = found.sentences[..central]
        .iter()
        .filter(|sentence| found.document.blocks.get(sentence.block).is_some_and(|block| block.kind.is_body()))
        .count()
        + 1;
    let support = match found.story.lede_support {
        LedeSupport::Named => "a named source stands behind it",
        LedeSupport::Document => "a document or another outlet stands behind it; no named source",
        LedeSupport::Organisation => "a body stands behind it; no named source",
        LedeSupport::Role => "an unnamed role stands behind it; no named source, no document",
        LedeSupport::Anonymous => "unnamed sources only; no named source, no document",
        LedeSupport::SelfSourced => "the outlet itself only; no named source, no document",
        LedeSupport::None | LedeSupport::NoClaim => "it has no source",
    };
    row("central claim", format!("sentence {ordinal}: {support}"), false)
}

/// How many bodies and people a row lists by name.
const LISTED: usize = 6;

fn responses_row(found: &Annotated) -> Option<SummaryRow> {
    let mut parts = Vec::new();
    let mut told = FxHashSet::default();
    for source in found.sources.iter().filter(|source| !source.attributions.is_empty() && only_silent(found, source)) {
        parts.push(format!("{}: asked, no response", words(found, source.canonical)));
        told.insert(source.canonical);
    }
    let mut bearers = FxHashSet::default();
    for claim in found.claims.iter() {
        let Some(name) = claim.target.and_then(|target| found.names.get(target)) else { continue };
        if claim.answer.is_none()
            && matches!(name.kind, NameKind::Person | NameKind::Organisation)
            && bearers.insert(name.same_as)
        {
            parts.push(format!("{}: accused, no answer recorded", words(found, name.span)));
        }
    }
    if parts.is_empty() {
        return row("responses", "none recorded".to_owned(), false);
    }
    let more = parts.len().saturating_sub(LISTED);
    parts.truncate(LISTED);
    if more > 0 {
        parts.push(format!("and {more} more"));
    }
    row("responses", parts.join(" · "), true)
}

fn words(found: &Annotated, span: Span) -> String {
    crate::text::squeezed(found.slice(span))
}

fn anonymity_row(found: &Annotated) -> Option<SummaryRow> {
    let unnamed: Vec<&Source> = sources(found).filter(|source| source.class == SourceClass::Anonymous).collect();
    let mut draft_words = false;
    let mut parts = Vec::new();
    for source in unnamed.iter().take(LISTED) {
        let reason = match source.reason {
            Reason::Missing => "reason not given".to_owned(),
            Reason::ConditionOnly(_) => "a condition, no reason".to_owned(),
            Reason::Boilerplate(_) => "a stock phrase for a reason".to_owned(),
            Reason::NotAuthorised(_) => "reason: not authorised to speak".to_owned(),
            Reason::Given(span) => {
                draft_words = true;
                format!("reason: {}", words(found, span))
            }
        };
        let basis = source.basis.map_or("basis not stated".to_owned(), |span| {
            draft_words = true;
            format!("basis: {}", words(found, span))
        });
        let number = match source.count {
            Count::One => "number: one".to_owned(),
            Count::Exact(count, _) => format!("number: {count}"),
            Count::Vague(span) => {
                draft_words = true;
                format!("number: {}", words(found, span))
            }
            Count::Unstated => "number not stated".to_owned(),
        };
        parts.push([reason, basis, number].join(" · "));
    }
    if parts.is_empty() {
        return None;
    }
    if unnamed.len() > LISTED {
        parts.push(format!("and {} more", unnamed.len() - LISTED));
    }
    row("anonymity", parts.join("; "), draft_words)
}
