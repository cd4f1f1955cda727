//! What rules ask of a source beyond its class, gathered once while the word lists are at hand.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::class::{Article, Look};
use super::detail::Gathered;
use super::{Mention, Source, SourceClass};
use crate::annotate::TokenKind;
use crate::annotate::attribution::reader::Reader;
use crate::annotate::attribution::vocabulary::LISTS;
use crate::annotate::token::{Word, words};
use crate::text::Span;

/// What else a story says of a source.
#[derive(Clone, Debug, Default)]
pub struct Traits {
    /// Head word of the first mention.
    pub head: Span,
    /// The first mention is plural.
    pub plural: bool,
    /// The first mention says more than determiner, number and head.
    pub described: bool,
    /// The affiliation could be almost anyone's.
    pub affiliation_vague: bool,
    /// How it knows is a stock phrase.
    pub basis_stock: bool,
    /// Its work is to speak for another.
    pub spokesperson: bool,
    /// An officeholder, police, a ministry.
    pub official: bool,
    /// Its fullest name.
    pub name: Option<Span>,
    /// The first mention has given name and surname.
    pub first_full: bool,
    /// "not her real name".
    pub name_notice: Option<Span>,
    /// A later singular mention of a source first given as several.
    pub later_singular: Option<Span>,
    /// A later mention whose description cannot be the same.
    pub redescribed: Option<Span>,
    /// Roles at all mentions.
    pub roles: Vec<Span>,
    /// For a document: what it is called.
    pub title: Option<Span>,
    /// Who issued it.
    pub issuer: Option<Span>,
    /// When.
    pub dated: Option<Span>,
    /// How the outlet saw it.
    pub access: Option<Span>,
    /// internal, classified, leaked …
    pub restricted: Option<Span>,
    /// For social media: a statement of verification.
    pub verified: Option<Span>,
    /// For an outlet: the clause that names its sources.
    pub citing: Option<Span>,
    /// For a collective: a named member speaks.
    pub example: bool,
}

/// Descriptions that one person cannot have at once.
const OPPOSED: &[(&str, &str)] =
    &[("senior", "junior"), ("former", "current"), ("male", "female"), ("retired", "serving")];

/// Reads the traits off all mentions of a source.
pub(super) fn traits(gathered: &Gathered<'_, '_>, affiliation: Option<Span>, basis: Option<Span>) -> Traits {
    let reader = gathered.reader;
    let lists = &LISTS;
    let Some(first) = gathered.looks.first() else { return Traits::default() };
    let document = gathered.class == SourceClass::Document;
    let longest = gathered.looks.iter().filter_map(|look| look.name.clone()).max_by_key(ExactSizeIterator::len);
    let in_sentences = |list| {
        gathered
            .looks
            .iter()
            .find_map(|look| reader.find(gathered.sentence(look), list))
            .and_then(|tokens| reader.span_of(tokens))
    };
    Traits {
        head: reader.span_of(first.head.clone()).unwrap_or_default(),
        plural: first.plural,
        described: described(gathered, first),
        affiliation_vague: affiliation.is_some_and(|span| vague(reader, reader.found.tokens_in(span))),
        basis_stock: basis.is_some_and(|span| {
            let tokens = reader.found.tokens_in(span);
            reader.entry_at(tokens.start, tokens.end, lists.basis_stock).is_some()
        }),
        spokesperson: gathered
            .looks
            .iter()
            .any(|look| look.tokens.clone().take(16).any(|at| reader.is(at, lists.spokes))),
        official: gathered
            .looks
            .iter()
            .any(|look| look.tokens.clone().take(16).any(|at| reader.is(at, lists.officials))),
        name: longest.and_then(|tokens| reader.span_of(tokens)),
        first_full: first.name.as_ref().is_some_and(|name| name.len() > 1),
        name_notice: in_sentences(lists.name_notices),
        later_singular: later_singular(gathered, first),
        redescribed: redescribed(gathered, first),
        roles: gathered
            .looks
            .iter()
            .filter(|look| look.core.clone().any(|at| reader.is(at, lists.roles)))
            .filter_map(|look| reader.span_of(look.core.clone()))
            .collect(),
        title: if document { title(gathered) } else { None },
        issuer: if document { issuer(gathered) } else { None },
        dated: if document { dated(gathered) } else { None },
        access: if document { in_sentences(lists.access) } else { None },
        restricted: if document {
            gathered
                .looks
                .iter()
                .find_map(|look| reader.find(look.core.clone(), lists.restricted))
                .and_then(|tokens| reader.span_of(tokens))
        } else {
            None
        },
        verified: in_sentences(lists.verification),
        citing: if gathered.class == SourceClass::Outlet { citing(gathered) } else { None },
        example: false,
    }
}

impl Gathered<'_, '_> {
    /// The tokens of a mention's sentence.
    fn sentence(&self, look: &Look) -> Range<usize> {
        self.reader.found.sentences.get(look.sentence).map_or(look.tokens.clone(), |sentence| sentence.tokens.clone())
    }
}

fn described(gathered: &Gathered<'_, '_>, look: &Look) -> bool {
    let reader = gathered.reader;
    let lists = &LISTS;
    // A condition of anonymity is no description, nor is the "who" that opens it.
    let condition = reader.find(look.tokens.clone(), lists.conditions).map_or(look.tokens.end, |found| found.start);
    let relative = (look.core.end..condition).rev().find(|&at| reader.is(at, lists.relatives));
    let end = if condition < look.tokens.end { relative.unwrap_or(condition).min(condition) } else { look.tokens.end };
    let bare = reader.is(look.head.start, lists.sources)
        || ["person", "people", "individual", "individuals"]
            .iter()
            .any(|word| reader.text(look.head.start).eq_ignore_ascii_case(word));
    if !bare && look.class != SourceClass::Document {
        return true;
    }
    (look.core.start..end.max(look.core.start)).any(|at| {
        let word = reader.token(at).is_some_and(|token| token.kind == TokenKind::Word);
        let empty = reader.is(
            at,
            lists.determiners | lists.numbers | lists.possessives | lists.prepositions | lists.vague_quantifiers,
        );
        word && !empty && !look.head.contains(&at) && reader.text(at) != "number"
    })
}

fn vague(reader: &Reader<'_>, tokens: Range<usize>) -> bool {
    let lists = &LISTS;
    tokens.clone().all(|at| {
        reader.is(at, lists.vague_affiliations)
            || reader.is(at, lists.seniority)
            || ["and", "or"].contains(&reader.text(at))
    }) || reader.entry_at(tokens.start, tokens.end, lists.vague_affiliations) == Some(tokens.len())
        || tokens.clone().any(|at| reader.is_one_of(at, words!["foreign", "western"]))
            && tokens.len() > 1
            && !tokens.clone().any(|at| reader.is(at, lists.organisations))
}

fn later_singular(gathered: &Gathered<'_, '_>, first: &Look) -> Option<Span> {
    let unnamed = matches!(
        gathered.class,
        SourceClass::Anonymous | SourceClass::RoleUnnamed | SourceClass::VagueCollective | SourceClass::PrivateUnnamed
    );
    if !first.plural || !unnamed {
        return None;
    }
    if !matches!(gathered.count(), super::Count::Unstated | super::Count::Vague(_)) {
        return None;
    }
    let reader = gathered.reader;
    let later = gathered.looks.iter().skip(1).find(|look| {
        !look.plural
            && look.article == Article::Definite
            && !reader.equals(look.core.start, "one")
            && look.class != SourceClass::Pronoun
            && !introduced_between(reader, first.tokens.end..look.core.start, look.head.start)
    })?;
    reader.span_of(later.core.clone())
}

/// "A second official", "an official at the bank": somebody of that description comes in between, and "the official"
/// may be that one.
fn introduced_between(reader: &Reader<'_>, between: Range<usize>, head: usize) -> bool {
    let opens = |at: usize| reader.is_one_of(at, words!["a", "an", "one", "another", "second", "other"]);
    between.clone().any(|at| reader.alike(at, head) && (at.saturating_sub(4).max(between.start)..at).any(opens))
}

fn redescribed(gathered: &Gathered<'_, '_>, first: &Look) -> Option<Span> {
    let reader = gathered.reader;
    if gathered.class != SourceClass::Anonymous {
        return None;
    }
    let has = |look: &Look, word: &str| look.core.clone().any(|at| reader.text(at).eq_ignore_ascii_case(word));
    let later = gathered.looks.iter().skip(1).find(|look| {
        look.article == Article::Definite
            && OPPOSED
                .iter()
                .any(|(one, other)| has(first, one) && has(look, other) || has(first, other) && has(look, one))
    })?;
    reader.span_of(later.core.clone())
}

/// Two capitals or more before or with the head, or a title in quotation marks.
fn title(gathered: &Gathered<'_, '_>) -> Option<Span> {
    let reader = gathered.reader;
    gathered.looks.iter().find_map(|look| {
        let capital =
            |at: &usize| reader.token(*at).is_some_and(|token| token.capital && token.kind == TokenKind::Word);
        let run: Vec<usize> = look.core.clone().skip(1).filter(capital).collect();
        let head = look.head.end.checked_sub(1).filter(capital);
        (run.len() >= 2 && head.is_some()).then(|| reader.span_of(run[0]..look.head.end)).flatten()
    })
}

/// "by the water board", "from the inspector", "Lindmere University's".
fn issuer(gathered: &Gathered<'_, '_>) -> Option<Span> {
    let reader = gathered.reader;
    let lists = &LISTS;
    gathered.looks.iter().find_map(|look| {
        let sentence = gathered.sentence(look);
        let end = sentence.end.min(look.tokens.end + 12);
        let link = (look.core.end..end).find(|&at| ["by", "from"].contains(&reader.text(at)));
        let behind = link.map(|at| at + 1..(at + 8).min(end)).filter(|tokens| {
            tokens
                .clone()
                .any(|at| reader.token(at).is_some_and(|token| token.capital) || reader.is(at, lists.organisations))
        });
        let before = look.core.clone().find(|&at| {
            // The first word may have its capital from the sentence alone, unless something is its own.
            let body = reader.token(at).is_some_and(|token| token.all_caps);
            let owner = body
                || at > look.core.start
                || reader.token(at + 1).is_some_and(|token| token.kind == TokenKind::Possessive);
            at < look.head.start && owner && reader.token(at).is_some_and(|token| token.capital)
        });
        behind.or(before.map(|at| at..look.head.start)).and_then(|tokens| reader.span_of(tokens))
    })
}

fn dated(gathered: &Gathered<'_, '_>) -> Option<Span> {
    let reader = gathered.reader;
    gathered.looks.iter().find_map(|look| {
        let sentence = gathered.sentence(look);
        let end = sentence.end.min(look.tokens.end + 10);
        let near = |at: usize| reader.is_one_of(at, words!["last", "this", "next", "earlier"]);
        let date = |at: &usize| {
            let told = reader.token(*at).is_some_and(|token| token.capital) || *at > 0 && near(*at - 1);
            told && reader.is(*at, LISTS.time)
                || reader.token(*at).is_some_and(|token| token.kind == TokenKind::Number && token.span.len() == 4)
        };
        let at = (look.core.start..end).find(date)?;
        reader.span_of(at..at + 1)
    })
}

/// ", citing two officials", here or in the sentence behind.
fn citing(gathered: &Gathered<'_, '_>) -> Option<Span> {
    let reader = gathered.reader;
    let look = gathered.looks.first()?;
    [look.sentence, look.sentence + 1].into_iter().find_map(|sentence| {
        let tokens = reader.found.sentences.get(sentence)?.tokens.clone();
        let at = tokens.clone().find(|&at| reader.is_one_of(at, words!["citing", "cited", "quoting"]))?;
        reader.span_of(at..tokens.end)
    })
}

/// Marks the collectives of which a named member speaks, before or within four sentences.
pub(super) fn examples(reader: &Reader<'_>, looks: &[Look], mentions: &[Mention], sources: &mut [Source]) {
    if sources.iter().all(|source| source.class != SourceClass::VagueCollective) {
        return;
    }
    let mut first_member: FxHashMap<Stem, usize> = FxHashMap::default();
    let mut first_learned: Option<usize> = None;
    // Looks stand in the order of the text, so the first member found is the earliest.
    for look in looks.iter().filter(|look| look.class == SourceClass::Named) {
        for at in look.tokens.clone().take(24) {
            if let Some(stem) = stem(reader.text(at)) {
                first_member.entry(stem).or_insert(look.sentence);
            }
            if first_learned.is_none() && reader.is(at, LISTS.learned) {
                first_learned = Some(look.sentence);
            }
        }
    }
    for source in sources.iter_mut().filter(|source| source.class == SourceClass::VagueCollective) {
        let Some(&mention) = source.mentions.first() else { continue };
        let Some(head) = stem(reader.found.slice(mentions[mention].head)) else { continue };
        // Any geologist is one of the experts; a tenant is not one of the critics.
        let any = words!["expert", "scientist", "researcher", "specialist", "academic", "scholar"].holds(head.0);
        let member = first_member.get(&head).copied();
        let learned = first_learned.filter(|_| any);
        let near = looks[mention].sentence + 4;
        source.traits.example = [member, learned].into_iter().flatten().any(|at| at <= near);
    }
}

/// A noun without its plural's "s": as much of it as two numbers hold, and its length.
type Stem = (Word, usize);

fn stem(noun: &str) -> Option<Stem> {
    let stem = noun.trim_end_matches(['s', 'S']);
    Some((Word::read(stem.get(..15).unwrap_or(stem))?, stem.len()))
}
