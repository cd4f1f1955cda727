//! Who a pronoun stands for: the nearest earlier source that agrees with it.

use super::SourceClass;
use super::class::{Gender, Look};
use super::cluster::Cluster;
use crate::annotate::attribution::reader::Reader;

/// How many sentences back a pronoun reaches.
const SENTENCES: usize = 6;
/// How many sources are looked at, from the latest mentioned on.
const SOURCES: usize = 24;

/// The source a pronoun stands for, where one agrees with it.
pub(super) fn antecedent(reader: &Reader<'_>, look: &Look, clusters: &[Cluster]) -> Option<usize> {
    let word = reader.text(look.core.start).to_ascii_lowercase();
    let agrees: fn(&Cluster) -> bool = match word.as_str() {
        "he" | "his" | "him" => {
            |cluster| person(cluster) && !cluster.plural && cluster.gender != Some(Gender::Feminine)
        }
        "she" | "her" => |cluster| person(cluster) && !cluster.plural && cluster.gender != Some(Gender::Masculine),
        "they" | "their" => |cluster| cluster.plural || body(cluster),
        "it" | "its" => |cluster| body(cluster) || matches!(cluster.class, SourceClass::Document),
        _ => return None,
    };
    let recent = clusters.iter().enumerate().rev().take(SOURCES);
    let near = recent.filter(|(_, cluster)| {
        agrees(cluster) && cluster.seen + SENTENCES >= look.sentence && cluster.seen <= look.sentence
    });
    // The latest mentioned wins; of two, the one whose gender the story has shown.
    near.max_by_key(|(_, cluster)| {
        (
            cluster.seen,
            cluster.gender.is_some() && cluster.gender == look.gender,
            *cluster.mentions.last().unwrap_or(&0),
        )
    })
    .map(|(index, _)| index)
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
