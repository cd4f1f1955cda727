//! Delayed identification: "A former harbour master says …" in the lede, and in the next paragraph “…,” said Ola
//! Brandt, who ran the harbour for ten years. The person of the lede has a name after all.

use super::SourceClass;
use super::class::{Article, Look};
use super::cluster::{Cluster, Setting};
use super::introduce::Standing;
use crate::annotate::attribution::reader::Reader;
use crate::annotate::attribution::vocabulary::LISTS;
use crate::annotate::token::words;
use crate::document::BlockKind;

/// How many sentences behind the lede may give the name.
const NEAR: usize = 4;

/// The source of the lede that a first full name gives a name to: the latest that has spoken, one person whom nothing
/// but an indefinite description has stood for, and something of that description stands beside the name again.
pub(super) fn identified(
    setting: &Setting<'_, '_>,
    look: &Look,
    looks: &[Look],
    clusters: &[Cluster],
) -> Option<usize> {
    let (reader, opening) = (setting.reader, setting.opening?);
    let full = look.class == SourceClass::Named && look.name.as_ref().is_some_and(|name| name.len() > 1);
    // Nearly all looks are no full name, or stand further down: both are seen before the sources are gone through.
    if !full || look.sentence >= opening + NEAR {
        return None;
    }
    let speaks =
        |cluster: &Cluster| cluster.mentions.iter().any(|&mention| looks[mention].standing == Standing::Speaker);
    let latest = clusters.iter().rposition(speaks)?;
    let &[mention] = &clusters[latest].mentions[..] else { return None };
    let lede = &looks[mention];
    let unnamed = matches!(lede.class, SourceClass::Anonymous | SourceClass::RoleUnnamed | SourceClass::PrivateUnnamed);
    // "One former engineer" is one of several, who stay without a name.
    let counted = reader.equals(lede.core.start, "one");
    let one = unnamed && !counted && !lede.plural && lede.article == Article::Indefinite && !lede.withheld;
    let near = lede.sentence < opening && lede.sentence < look.sentence && in_body(reader, lede.sentence);
    let agrees = look.gender.zip(lede.gender).is_none_or(|(one, other)| one == other);
    (one && near && agrees && described_alike(reader, lede, look)).then_some(latest)
}

/// One past the last sentence of the first paragraph of the body.
pub(super) fn opening(reader: &Reader<'_>) -> Option<usize> {
    let first = reader.found.document.blocks.iter().position(|block| block.kind == BlockKind::Body)?;
    Some(reader.found.sentences.partition_point(|sentence| sentence.block <= first))
}

fn in_body(reader: &Reader<'_>, sentence: usize) -> bool {
    let block = reader.found.sentences.get(sentence).and_then(|place| reader.found.document.blocks.get(place.block));
    block.is_some_and(|block| block.kind == BlockKind::Body)
}

/// A word of the description, or the initials of a body in it, stands beside the name: "a former Harbour Trust
/// chairman" and "Ola Brandt, who led the Trust" or "who led the HT".
fn described_alike(reader: &Reader<'_>, lede: &Look, look: &Look) -> bool {
    let weighty =
        |at: &usize| reader.text(*at).len() > 3 && !reader.is(*at, LISTS.determiners | LISTS.numbers | LISTS.seniority);
    let name = look.name.clone().unwrap_or_default();
    let beside = || look.tokens.clone().filter(|at| !name.contains(at));
    let initials: String = lede
        .tokens
        .clone()
        .filter(|&at| reader.token(at).is_some_and(|token| token.capital) && at != lede.core.start)
        .filter_map(|at| reader.text(at).chars().next())
        .collect();
    // "Tom Orr, a lawyer who acts for the tenants" is somebody new.
    if reader.is_one_of(name.end + 1, words!["a", "an", "another", "one"]) {
        return false;
    }
    let again = |at: usize| beside().any(|other| reader.alike(at, other));
    // "a campaign aide" is not "Ola Brandt, the campaign manager".
    let role = |at: &usize| reader.is(*at, LISTS.roles | LISTS.people | LISTS.officials | LISTS.unnamed);
    if beside().any(|at| role(&at)) && !again(lede.head.start) {
        return false;
    }
    lede.tokens.clone().filter(weighty).any(again)
        || initials.len() > 1 && beside().any(|at| reader.text(at) == initials)
}
