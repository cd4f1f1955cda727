//! Sources: who or what the story gives for a statement.

mod class;
mod cluster;
mod delayed;
mod detail;
mod gender;
mod illustrated;
mod introduce;
mod kind;
mod named;
mod phrase;
mod pronoun;
mod row;
mod traits;

use super::attribution::draft::{Draft, RawMention};
use super::attribution::reader::Reader;
use super::attribution::{Attribution, AttributionKind};
use crate::text::Span;
pub(super) use phrase::Phrase;
pub(super) use row::ROW;
pub use traits::Traits;

/// How a source is made known to readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceClass {
    /// A person with a name.
    Named,
    /// An office or role without a name ("a ministry spokeswoman", "the fire chief").
    RoleUnnamed,
    /// A person or group whose identity is withheld ("a senior official", "two people briefed on the plan").
    Anonymous,
    /// A crowd nobody could ask ("experts", "critics", "some residents").
    VagueCollective,
    /// A body speaking as such ("the police", "Harrow Steel").
    Organisation,
    /// A report, filing, statement, study, letter.
    Document,
    /// A pronoun that was not resolved.
    Pronoun,
    /// A place or building that stands for a body ("Beacon House").
    Metonym,
    /// A private person without a name ("a neighbour").
    PrivateUnnamed,
    /// The outlet itself.
    PublisherSelf,
    /// A post, an account, a video.
    Social,
    /// Another outlet ("the Harbour Gazette").
    Outlet,
    /// "Media reports", "local media".
    MediaVague,
}

/// How many people stand behind an unnamed source.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Count {
    /// Singular: one.
    One,
    /// A number is given, here or at a later mention.
    Exact(u32, Span),
    /// "several", "multiple", "some".
    Vague(Span),
    /// A bare plural.
    Unstated,
}

/// Why a source is not named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The story does not say.
    Missing,
    /// Only that anonymity was a condition.
    ConditionOnly(Span),
    /// A stock phrase that restates the condition.
    Boilerplate(Span),
    /// "not authorised to speak", and nothing more.
    NotAuthorised(Span),
    /// A reason.
    Given(Span),
}

/// One place where a source is mentioned.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The full noun phrase.
    pub span: Span,
    /// The part of it that names or describes: without an apposition or a condition behind that.
    pub shown: Span,
    /// Its head word (or the name).
    pub head: Span,
    /// Its class, seen alone.
    pub class: SourceClass,
    /// The source it belongs to.
    pub source: usize,
    /// The name inside it.
    pub name: Option<usize>,
    /// Whether it is a pronoun, and whether readers can tell whom it means.
    pub pronoun: PronounUse,
}

/// Whether readers can tell whom a pronoun means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PronounUse {
    /// It is no pronoun.
    None,
    /// One earlier source fits.
    Clear,
    /// More than one fits equally well.
    Ambiguous,
    /// None fits.
    Unresolved,
}

/// Mentions that are one and the same source.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its class through the story: a role that is named elsewhere is named.
    pub class: SourceClass,
    /// What to call it: the fullest name, or the words that describe it.
    pub canonical: Span,
    /// Its mentions, in text order; never empty.
    pub mentions: Vec<usize>,
    /// Its attributions, in text order, but for those that only tell what it spoke of.
    pub attributions: Vec<usize>,
    /// How many people.
    pub count: Count,
    /// The body or country it belongs to.
    pub affiliation: Option<Span>,
    /// How it knows.
    pub basis: Option<Span>,
    /// The condition under which it spoke.
    pub condition: Option<Span>,
    /// Why it is not named.
    pub reason: Reason,
    /// Its role or title.
    pub role: Option<Span>,
    /// What else the story says of it.
    pub traits: Traits,
}

/// The mentions in text order, each with its cluster.
pub(super) struct People {
    mentions: Vec<Mention>,
    /// Where each raw mention went.
    places: Vec<Option<usize>>,
    looks: Vec<class::Look>,
    clusters: Vec<cluster::Cluster>,
}

impl People {
    /// The mention that a raw one became.
    pub fn place(&self, raw: usize) -> Option<usize> {
        self.places.get(raw).copied().flatten()
    }

    /// The source of a mention.
    pub fn source_of(&self, mention: usize) -> Option<usize> {
        self.mentions.get(mention).map(|mention| mention.source)
    }

    /// The class of the source of a mention.
    pub fn class_of(&self, mention: usize) -> SourceClass {
        let Some(mention) = self.mentions.get(mention) else { return SourceClass::Pronoun };
        self.clusters.get(mention.source).map_or(mention.class, |cluster| cluster.class)
    }

    /// Drops whom nobody took up, and of the others what was looked at beside their first introduction; says which
    /// mentions are left.
    fn drop_silent(&mut self) -> Vec<usize> {
        let looks = &self.looks;
        let silent = |mention: usize| looks[mention].standing.is_silent();
        self.clusters.retain_mut(|cluster| {
            let heard = cluster.mentions.iter().any(|&mention| !silent(mention));
            let first = cluster.mentions[0];
            cluster.mentions.retain(|&mention| mention == first || !silent(mention));
            heard
        });
        let mut kept: Vec<usize> = self.clusters.iter().flat_map(|cluster| cluster.mentions.iter().copied()).collect();
        kept.sort_unstable();
        let mut place = vec![0; looks.len()];
        kept.iter().enumerate().for_each(|(new, &old)| place[old] = new);
        self.mentions = kept.iter().map(|&old| self.mentions[old].clone()).collect();
        self.looks = kept.iter().map(|&old| self.looks[old].clone()).collect();
        for (source, cluster) in self.clusters.iter_mut().enumerate() {
            for mention in &mut cluster.mentions {
                *mention = place[*mention];
                self.mentions[*mention].source = source;
            }
        }
        kept
    }

    /// Mentions and sources, with what the story says of each.
    pub fn finish(self, reader: &Reader<'_>, attributions: &[Attribution]) -> (Vec<Mention>, Vec<Source>) {
        let mut spoken: Vec<Vec<usize>> = vec![Vec::new(); self.clusters.len()];
        for (index, attribution) in attributions.iter().enumerate() {
            // What somebody merely spoke of is no statement of theirs.
            if attribution.kind == AttributionKind::Topic {
                continue;
            }
            if let Some(list) = attribution.source.and_then(|source| spoken.get_mut(source)) {
                list.push(index);
            }
        }
        let sources = self
            .clusters
            .iter()
            .zip(spoken)
            .map(|(cluster, attributions)| detail::source(reader, &self.looks, (cluster, attributions)));
        let mut sources: Vec<Source> = sources.collect();
        traits::examples(reader, &self.looks, &self.mentions, &mut sources);
        (self.mentions, sources)
    }
}

/// Gives each raw mention its class and its source.
pub(super) fn settle(reader: &Reader<'_>, drafts: &[Draft], raw: Vec<RawMention>) -> People {
    let spoken = raw.len();
    let raw = introduce::introduced(reader, raw);
    let mut order: Vec<usize> = (0..raw.len()).collect();
    order.sort_by_key(|&index| (raw[index].0.core.start, raw[index].0.tokens.start));
    let mut own = vec![false; raw.len()];
    for draft in drafts.iter().filter(|draft| draft.kind == AttributionKind::SelfSourced) {
        if let Some(flag) = draft.mention.and_then(|mention| own.get_mut(mention)) {
            *flag = true;
        }
    }
    let setting = cluster::Setting::new(reader, raw.len() > spoken);
    let mut from = Vec::with_capacity(raw.len());
    let mut mentions = Vec::with_capacity(raw.len());
    let mut looks = Vec::with_capacity(raw.len());
    for &index in &order {
        let (mention, standing) = &raw[index];
        let mut look = class::look(reader, mention, own[index]);
        let (Some(span), Some(head)) = (reader.span_of(mention.tokens.clone()), reader.span_of(look.head.clone()))
        else {
            continue;
        };
        let name = look.name.clone().and_then(|tokens| reader.span_of(tokens)).and_then(|span| {
            let names = &reader.found.names;
            // "Arizona governor Jan Brewer": the last is the one who speaks.
            let end = names.partition_point(|name| name.span.start() < span.end());
            end.checked_sub(1).filter(|&last| names[last].span.overlaps(span))
        });
        let shown = class::shown(reader, &look).unwrap_or(span);
        look.standing = *standing;
        look.gender = look.gender.or_else(|| name.and_then(|name| setting.genders.of(reader, name)));
        mentions.push(Mention { span, shown, head, class: look.class, source: 0, name, pronoun: PronounUse::None });
        looks.push(look);
        from.push(index);
    }
    let clusters = cluster::clusters(&setting, &mut mentions, &looks);
    let mut people = People { mentions, places: vec![None; spoken], looks, clusters };
    let kept = people.drop_silent();
    for (place, &mention) in kept.iter().enumerate() {
        if let Some(slot) = people.places.get_mut(from[mention]) {
            *slot = Some(place);
        }
    }
    people
}

#[cfg(test)]
mod pronoun_tests;
#[cfg(test)]
mod tests;
