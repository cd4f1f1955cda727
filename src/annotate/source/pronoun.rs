//! Who a pronoun stands for: the nearest earlier source that agrees with it.

use super::class::{Gender, Look};
use super::cluster::Cluster;
use super::{PronounUse, SourceClass};
use crate::annotate::attribution::reader::Reader;
use crate::annotate::attribution::vocabulary::LISTS;
use crate::annotate::{Name, NameKind};

/// How many sentences back a pronoun reaches.
const SENTENCES: usize = 6;
/// How many sentences nearer a source counts whose gender agrees for certain.
const SHOWN: usize = 2;
/// How many sources are looked at, from the latest mentioned on.
const SOURCES: usize = 24;

/// The source a pronoun stands for, where one agrees with it, and whether readers can tell.
pub(super) fn antecedent(reader: &Reader<'_>, look: &Look, clusters: &[Cluster]) -> (Option<usize>, PronounUse) {
    let word = reader.text(look.core.start).to_ascii_lowercase();
    let personal = matches!(word.as_str(), "he" | "his" | "him" | "she" | "her");
    let agrees: fn(&Cluster) -> bool = match word.as_str() {
        "he" | "his" | "him" => {
            |cluster| person(cluster) && !cluster.plural && cluster.gender != Some(Gender::Feminine)
        }
        "she" | "her" => |cluster| person(cluster) && !cluster.plural && cluster.gender != Some(Gender::Masculine),
        "they" | "their" => |cluster| cluster.plural || body(cluster),
        "it" | "its" => |cluster| body(cluster) || matches!(cluster.class, SourceClass::Document),
        _ => return (None, PronounUse::None),
    };
    let recent = clusters.iter().enumerate().rev().take(SOURCES);
    let near = recent.filter(|(_, cluster)| {
        agrees(cluster) && cluster.seen + SENTENCES >= look.sentence && cluster.seen <= look.sentence
    });
    // The latest mentioned wins; of two that are near, the one whose gender the story has shown.
    let key = |cluster: &Cluster| {
        let shown = cluster.gender.is_some() && cluster.gender == look.gender;
        (cluster.seen + if shown { SHOWN } else { 0 }, *cluster.mentions.last().unwrap_or(&0))
    };
    let best = near.max_by_key(|(_, cluster)| key(cluster)).map(|(index, _)| index);
    let Some(best) = best else { return (None, if personal { PronounUse::Unresolved } else { PronounUse::None }) };
    let clear =
        if personal && rivals(reader, look, clusters, best) { PronounUse::Ambiguous } else { PronounUse::Clear };
    (Some(best), clear)
}

/// Whether another person named in the same sentence as the antecedent fits the pronoun as well.
fn rivals(reader: &Reader<'_>, look: &Look, clusters: &[Cluster], best: usize) -> bool {
    let chosen = &clusters[best];
    if chosen.gender.is_some() && chosen.gender == look.gender && chosen.mentions.len() > 1 {
        return false;
    }
    let Some(sentence) = reader.found.sentences.get(chosen.seen) else { return false };
    let names = &reader.found.names;
    let first = names.partition_point(|name| name.span.end() <= sentence.span.start());
    let own = reader.found.slice(chosen.canonical);
    names[first..]
        .iter()
        .take_while(|name| name.span.start() < sentence.span.end())
        .take(24)
        .filter(|name| name.kind == NameKind::Person || name.kind == NameKind::Other && is_met(reader, name))
        .any(|name| {
            let surname = name.surname.unwrap_or(name.span);
            !own.contains(reader.found.slice(surname)) && !titled_otherwise(reader, name, look.gender)
        })
}

/// "Orr met Vane": a name of which nothing is known stands where only somebody can.
fn is_met(reader: &Reader<'_>, name: &Name) -> bool {
    let before = reader.found.tokens_in(name.span).start.checked_sub(1);
    before.is_some_and(|at| reader.is(at, LISTS.encounters))
}

/// "Mr Vane" is no rival of "she".
fn titled_otherwise(reader: &Reader<'_>, name: &Name, gender: Option<Gender>) -> bool {
    let beside = [name.title, name.apposition].into_iter().flatten();
    let lists = &LISTS;
    let other = match gender {
        Some(Gender::Feminine) => lists.masculine,
        Some(Gender::Masculine) => lists.feminine,
        None => return false,
    };
    beside.into_iter().any(|span| reader.find(reader.found.tokens_in(span), other).is_some())
}

fn person(cluster: &Cluster) -> bool {
    matches!(
        cluster.class,
        SourceClass::Named | SourceClass::RoleUnnamed | SourceClass::Anonymous | SourceClass::PrivateUnnamed
    )
}

fn body(cluster: &Cluster) -> bool {
    matches!(cluster.class, SourceClass::Organisation | SourceClass::Outlet | SourceClass::Metonym)
}
