//! Which mentions are one and the same source: by name, by pronoun, by role.

use rustc_hash::FxHashMap;

use super::class::{Article, Look};
use super::gender::{Gender, Genders};
use super::{Mention, SourceClass, delayed, pronoun};
use crate::annotate::attribution::reader::Reader;
use crate::annotate::attribution::vocabulary::LISTS;
use crate::annotate::token::words;
use crate::text::Span;

/// Mentions that are one source.
#[derive(Clone, Debug)]
pub(in crate::annotate) struct Cluster {
    pub class: SourceClass,
    pub canonical: Span,
    pub mentions: Vec<usize>,
    pub gender: Option<Gender>,
    pub plural: bool,
    /// The sentence of its latest mention.
    pub seen: usize,
}

/// Where a new mention may look for an earlier one, by key.
#[derive(Default)]
struct Index {
    /// Full names and surnames, lower-cased.
    names: FxHashMap<String, usize>,
    /// Head nouns and roles in the singular, lower-cased: the sources of that description, the latest last.
    roles: FxHashMap<String, Vec<usize>>,
}

/// Of more sources with one noun than this the earliest are out of mind.
const DESCRIBED: usize = 16;

impl Index {
    /// Notes that a source can be taken up by a noun.
    fn describe(&mut self, noun: &str, source: usize) {
        let known = self.roles.entry(singular(noun)).or_default();
        known.retain(|&other| other != source);
        known.push(source);
        if known.len() > DESCRIBED {
            known.remove(0);
        }
    }
}

/// What the story shows of its people, and where the outlet tells of them.
pub(super) struct Setting<'r, 'a> {
    pub reader: &'r Reader<'a>,
    pub genders: Genders,
    /// How many sentences with words of the outlet's stand before each; empty where no pronoun asks.
    narrated: Vec<usize>,
    /// One past the last sentence of the first paragraph of the body.
    pub opening: Option<usize>,
}

impl<'r, 'a> Setting<'r, 'a> {
    /// Of a draft, with pronouns that mean people or without.
    pub fn new(reader: &'r Reader<'a>, pronouns: bool) -> Self {
        let mut count = 0;
        let sentences = if pronouns { 0..reader.found.sentences.len() } else { 0..0 };
        let narrated = sentences.map(|sentence| {
            count += usize::from(reader.narrates(sentence));
            count
        });
        Self { reader, narrated: narrated.collect(), genders: Genders::new(reader), opening: delayed::opening(reader) }
    }

    /// How many sentences with words of the outlet's lie between one and a later one, which counts if it has any.
    pub fn narrated_between(&self, one: usize, later: usize) -> usize {
        let count = |sentence: usize| self.narrated.get(sentence).copied().unwrap_or(sentence);
        count(later).saturating_sub(count(one))
    }
}

/// Gives each mention its source.
pub(super) fn clusters(setting: &Setting<'_, '_>, mentions: &mut [Mention], looks: &[Look]) -> Vec<Cluster> {
    let reader = setting.reader;
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut index = Index::default();
    for (at, look) in looks.iter().enumerate() {
        let known = match look.class {
            SourceClass::Pronoun => {
                let (known, clear) = pronoun::antecedent(setting, look, looks, &clusters);
                mentions[at].pronoun = clear;
                known
            }
            // "Mr. Orr" and "Ms. Orr" share a surname.
            _ => by_name(reader, look, &index)
                .filter(|&known| {
                    look.gender.is_none_or(|gender| clusters[known].gender.is_none_or(|other| other == gender))
                })
                .or_else(|| by_role(reader, (look, looks), &index, &clusters))
                .or_else(|| delayed::identified(setting, look, looks, &clusters)),
        };
        let target = known.unwrap_or(clusters.len());
        if target == clusters.len() {
            clusters.push(Cluster {
                class: look.class,
                canonical: called(reader, &mentions[at]),
                mentions: Vec::new(),
                gender: look.gender,
                plural: look.plural,
                seen: look.sentence,
            });
        }
        mentions[at].source = target;
        let cluster = &mut clusters[target];
        cluster.mentions.push(at);
        cluster.seen = look.sentence;
        cluster.gender = cluster.gender.or(look.gender);
        let named = look.class == SourceClass::Named && rank(look.class) > rank(cluster.class);
        if rank(look.class) > rank(cluster.class) {
            cluster.class = look.class;
        }
        let fuller = look.class == cluster.class
            && look.name.as_ref().map_or(0, ExactSizeIterator::len) > name_len(looks, cluster);
        if fuller || named {
            cluster.canonical = called(reader, &mentions[at]);
        }
        enter(reader, look, target, &mut index);
    }
    clusters
}

/// What to call the source of a mention: its name, or the words that describe it.
fn called(reader: &Reader<'_>, mention: &Mention) -> Span {
    let named = mention.name.filter(|_| mention.class == SourceClass::Named);
    named.map_or(mention.shown, |name| reader.found.names[name].span)
}

fn name_len(looks: &[Look], cluster: &Cluster) -> usize {
    let earlier = &cluster.mentions[..cluster.mentions.len() - 1];
    earlier
        .iter()
        .take(8)
        .filter_map(|&mention| looks[mention].name.as_ref().map(ExactSizeIterator::len))
        .max()
        .unwrap_or(0)
}

/// A name says more than a role, a role more than a pronoun.
fn rank(class: SourceClass) -> u8 {
    match class {
        SourceClass::Named => 4,
        SourceClass::Pronoun => 0,
        SourceClass::RoleUnnamed => 1,
        _ => 2,
    }
}

fn words(reader: &Reader<'_>, tokens: std::ops::Range<usize>) -> String {
    let Some(span) = reader.span_of(tokens) else { return String::new() };
    let mut words = crate::text::squeezed(reader.found.slice(span));
    if !words.is_ascii() {
        return words.to_lowercase().replace('’', "'");
    }
    words.make_ascii_lowercase();
    words
}

fn by_name(reader: &Reader<'_>, look: &Look, index: &Index) -> Option<usize> {
    let name = look.name.clone()?;
    let full = words(reader, name.clone());
    index.names.get(&full).copied().or_else(|| {
        // A longer form of a known surname, or a surname of a known name.
        let given = name.len() > 1;
        if look.class != SourceClass::Named || given {
            return None;
        }
        index.names.get(&words(reader, name.end - 1..name.end)).copied()
    })
}

/// "the official", "the spokeswoman", "one of the officials": of the sources so described the one that most words of the
/// description speak for, "the lawyer at the firm", and the latest of those.
fn by_role(reader: &Reader<'_>, (look, looks): (&Look, &[Look]), index: &Index, clusters: &[Cluster]) -> Option<usize> {
    if look.name.is_some() || look.class == SourceClass::VagueCollective {
        return None;
    }
    let member = look.core.len() > 2 && reader.text(look.core.start + 1) == "of";
    let definite = look.article == Article::Definite && !reader.is(look.core.start, LISTS.possessives);
    let some = reader.equals(look.core.start, "one") || reader.is(look.core.start, LISTS.numbers);
    if !(definite || member && some) {
        return None;
    }
    let second = words!["second", "third", "other", "another", "first", "different"];
    if look.core.clone().any(|at| reader.is_one_of(at, second)) {
        return None;
    }
    let words = |look: &Look| look.core.start.min(look.tokens.start)..look.core.end.max(look.tokens.end);
    let telling = |&at: &usize| at != look.head.start && reader.text(at).len() > 3;
    let speak_for = |&source: &usize| {
        let first = clusters[source].mentions.first().map_or(0..0, |&mention| words(&looks[mention]));
        words(look).filter(telling).filter(|&at| reader.repeats(first.clone(), at)).count()
    };
    let known =
        *index.roles.get(&singular(reader.text(look.head.start)))?.iter().max_by_key(|source| speak_for(source))?;
    let cluster = &clusters[known];
    // Other words of the description must not speak against it: "the ministry official" is not a bank's.
    let modifiers = look.core.len() - 1;
    let near = look.sentence.saturating_sub(cluster.seen) <= 24;
    let shared = modifiers <= 1
        || look.core.clone().any(|at| {
            at != look.head.start
                && reader.token(at).is_some_and(|token| token.capital)
                && reader.found.slice(cluster.canonical).contains(reader.text(at))
        });
    let counted = look.core.clone().skip(1).any(|at| reader.is(at, LISTS.numbers) || reader.is(at, LISTS.seniority));
    (near && (shared || member || counted && modifiers <= 2)).then_some(known)
}

fn enter(reader: &Reader<'_>, look: &Look, target: usize, index: &mut Index) {
    if let Some(name) = look.name.clone() {
        index.names.insert(words(reader, name.clone()), target);
        if look.class == SourceClass::Named && name.len() > 1 {
            index.names.insert(words(reader, name.end - 1..name.end), target);
        }
        // The roles by which a named person may be taken up: "spokeswoman Ann Orr … the spokeswoman".
        for at in look.tokens.clone().take(24) {
            if reader.is(at, LISTS.roles) || reader.is(at, LISTS.private) {
                index.describe(reader.text(at), target);
            }
        }
    } else if look.class != SourceClass::Pronoun {
        index.describe(reader.text(look.head.start), target);
    }
}

/// A noun without its plural ending, lower-cased.
fn singular(word: &str) -> String {
    let lower = word.to_lowercase();
    if let Some(stem) = lower.strip_suffix("ies") {
        return format!("{stem}y");
    }
    // "ex-spokesmen" too.
    if let Some(stem) = lower.strip_suffix("men").filter(|stem| stem.ends_with("spokes") || stem.ends_with("spokeswo"))
    {
        return format!("{stem}man");
    }
    match lower.as_str() {
        "people" => "person".to_owned(),
        other if other.ends_with("ss") => lower,
        other => other.strip_suffix('s').map(ToOwned::to_owned).unwrap_or(lower),
    }
}
