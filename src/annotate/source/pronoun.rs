//! Who a pronoun stands for: of the people that agree with it, the one nearest at hand.
//!
//! Near at hand is who speaks or acts in the sentence before, rather than whom that sentence only names, and rather
//! somebody of this paragraph than of the one before (the salience of Lappin and Leass 1994, with few factors).

use super::class::Look;
use super::cluster::{Cluster, Setting};
use super::gender::Gender;
use super::introduce::Standing;
use super::{PronounUse, SourceClass};
use crate::annotate::attribution::vocabulary::LISTS;
use crate::annotate::{Name, NameKind, TokenKind};

/// How many of the outlet's own sentences back a pronoun reaches.
const SENTENCES: usize = 6;
/// How many sources are looked at, from the latest mentioned on, and how many mentions of each.
const SOURCES: usize = 32;
const MENTIONS: usize = 4;

/// What tells against a mention, in tenths of a sentence's distance.
const SENTENCE: usize = 10;
const PARAGRAPH: usize = 6;
const GENDER_UNKNOWN: usize = 8;
/// From where on nobody without a name whose gender is not shown is meant.
const FAINT: usize = 16;

/// The source a pronoun stands for, where one agrees with it, and whether readers can tell.
pub(super) fn antecedent(
    setting: &Setting<'_, '_>,
    look: &Look,
    looks: &[Look],
    clusters: &[Cluster],
) -> (Option<usize>, PronounUse) {
    let word = setting.reader.text(look.core.start).to_ascii_lowercase();
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
    let recent = clusters.iter().enumerate().rev().filter(|(_, cluster)| agrees(cluster)).take(SOURCES);
    let near = recent.filter_map(|(index, cluster)| {
        let last = cluster.mentions.iter().rev().take(MENTIONS);
        let distance = last.filter_map(|&mention| distance(setting, look, &looks[mention])).min()?;
        let shown = !personal || cluster.gender.is_some();
        // "a doctor had signed": without name or gender nobody is kept in mind for long.
        if !shown && cluster.class != SourceClass::Named && distance > FAINT {
            return None;
        }
        let latest = std::cmp::Reverse(*cluster.mentions.last()?);
        Some(((distance + if shown { 0 } else { GENDER_UNKNOWN }, latest), index))
    });
    let Some((_, best)) = near.min() else {
        return (None, if personal { PronounUse::Unresolved } else { PronounUse::None });
    };
    let clear =
        if personal && rivals(setting, look, clusters, best) { PronounUse::Ambiguous } else { PronounUse::Clear };
    (Some(best), clear)
}

/// How far from a pronoun a mention is; none where it is out of reach.
fn distance(setting: &Setting<'_, '_>, look: &Look, mention: &Look) -> Option<usize> {
    // "Orr, he said, was wrong": Orr is what is talked about.
    let comma = setting.reader.token(mention.tokens.end).is_some_and(|token| token.kind == TokenKind::Comma);
    if comma && mention.tokens.end + 1 == look.core.start {
        return None;
    }
    let sentences = setting.narrated_between(mention.sentence, look.sentence);
    let all = &setting.reader.found.sentences;
    let apart = all.get(mention.sentence)?.block != all.get(look.sentence)?.block;
    let standing = match mention.standing {
        Standing::Speaker | Standing::Subject => 0,
        Standing::Inner => 7,
        Standing::Other => 16,
    };
    (sentences <= SENTENCES).then_some(sentences * SENTENCE + if apart { PARAGRAPH } else { 0 } + standing)
}

/// Whether another person named in the same sentence as the antecedent fits the pronoun as well.
fn rivals(setting: &Setting<'_, '_>, look: &Look, clusters: &[Cluster], best: usize) -> bool {
    let reader = setting.reader;
    let chosen = &clusters[best];
    if chosen.gender.is_some() && chosen.gender == look.gender && chosen.mentions.len() > 1 {
        return false;
    }
    let Some(sentence) = reader.found.sentences.get(chosen.seen) else { return false };
    let names = &reader.found.names;
    let first = names.partition_point(|name| name.span.end() <= sentence.span.start());
    let own = reader.found.slice(chosen.canonical);
    (first..names.len())
        .take_while(|&at| names[at].span.start() < sentence.span.end())
        .take(24)
        .filter(|&at| {
            let name = &names[at];
            name.kind == NameKind::Person || name.kind == NameKind::Other && is_met(setting, name)
        })
        .any(|at| {
            let surname = names[at].surname.unwrap_or(names[at].span);
            // "Mr Vane" is no rival of "she".
            let other = setting.genders.of(reader, at);
            !own.contains(reader.found.slice(surname)) && (other.is_none() || other == look.gender)
        })
}

/// "Orr met Vane": a name of which nothing is known stands where only somebody can.
fn is_met(setting: &Setting<'_, '_>, name: &Name) -> bool {
    let before = setting.reader.found.tokens_in(name.span).start.checked_sub(1);
    before.is_some_and(|at| setting.reader.is(at, LISTS.encounters))
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
