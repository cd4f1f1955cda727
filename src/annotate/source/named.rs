//! How a named source is made known: in full or not, with a role or not, and whether it is a person at all.
//!
//! The names of the story know this, whoever speaks: a source that is quoted by surname may have been introduced
//! three paragraphs before it spoke.

use super::{Source, SourceClass};
use crate::annotate::token::{Words, words};
use crate::annotate::{Annotated, AttributionKind, Name, NameKind, Token, TokenKind};

/// How many further names are looked at for the introduction of one.
const REACH: usize = 600;

/// The first name of the one who bears this source's name.
fn bearer<'a>(found: &'a Annotated, source: &Source) -> Option<&'a Name> {
    if source.class != SourceClass::Named {
        return None;
    }
    let name = source.mentions.iter().find_map(|&mention| found.mentions[mention].name)?;
    found.names.get(found.names[name].same_as)
}

/// All names of the same bearer up to the sentence behind the source's first mention.
fn names_until_spoken<'a>(found: &'a Annotated, source: &Source) -> impl Iterator<Item = &'a Name> {
    let first = found.sentence_at(found.mentions[source.mentions[0]].span.start()).unwrap_or(0);
    let from = bearer(found, source).map_or(found.names.len(), |bearer| bearer.same_as);
    found.names[from..]
        .iter()
        .take(REACH)
        .take_while(move |name| name.sentence <= first + 1)
        .filter(move |name| name.same_as == from)
}

/// Whether given name and surname stand in the story before or where the source first speaks.
pub(super) fn first_full(found: &Annotated, source: &Source) -> bool {
    if bearer(found, source).is_none() {
        return source.traits.first_full;
    }
    // A headline's bare surname is no first reference; what stands before the source speaks counts.
    let full = |name: &Name| name.given.is_some() && name.surname.is_some() || found.slice(name.span).contains(' ');
    let first = found.mentions[source.mentions[0]].span;
    // What opens the text is a headline as often as not, whatever it was set as, but where somebody is quoted.
    let end = found.sentences.first().map_or(0, |sentence| sentence.span.end());
    let opens = first.end() <= end && found.quotes.first().is_none_or(|quote| quote.span.start() >= end);
    let spoken = if opens { usize::MAX } else { first.end() };
    // A given name that is as often a surname tells neither.
    let unsure = |name: &Name| name.kind == NameKind::Person && name.given.is_none() && name.surname.is_none();
    let mut before = names_until_spoken(found, source).take_while(|name| name.span.start() < spoken);
    before.any(|name| full(name) || unsure(name))
}

/// Whether a given name is all that the story ever uses.
pub(super) fn given_only(found: &Annotated, source: &Source) -> bool {
    bearer(found, source).is_some_and(|bearer| {
        let given = |name: &Name| name.given.is_some() && name.surname.is_none() && name.title.is_none();
        found.names[bearer.same_as..].iter().take(REACH).filter(|name| name.same_as == bearer.same_as).all(given)
    })
}

/// Whether a role, an age, an affiliation or a relationship stands by the name before or where the source speaks.
pub(super) fn introduced(found: &Annotated, source: &Source) -> bool {
    // Who has done something in the story before speaking has been met.
    let spoke = found.sentence_at(found.mentions[source.mentions[0]].span.start()).unwrap_or(0);
    let met = names_until_spoken(found, source).next().is_some_and(|name| name.sentence < spoke);
    let told = met || source.role.is_some() || source.affiliation.is_some();
    let longer = |mention: &usize| {
        let mention = &found.mentions[*mention];
        mention.span.end() > mention.head.end() + 3
    };
    // "Lena Ostrow inspects quays. “…,” she said.": what she does stands where the story brings her in.
    let first = source.mentions[0];
    let silent = source.attributions.iter().all(|&at| found.attributions[at].mention != Some(first));
    told || silent
        || source.mentions.iter().take(2).any(longer)
        || names_until_spoken(found, source).any(|name| {
            name.apposition.is_some()
                || name.age.is_some()
                || name.title.is_some_and(|title| is_role(found.slice(title)))
        })
}

/// "Mr" and "Mrs." say nothing of who somebody is.
fn is_role(title: &str) -> bool {
    !["mr", "mrs", "ms", "mx", "miss", "sir", "dr"]
        .iter()
        .any(|word| title.trim_end_matches('.').eq_ignore_ascii_case(word))
}

/// Whether the name is a person's, by what stands beside it or because it speaks as only people do.
pub(super) fn is_person(found: &Annotated, source: &Source) -> bool {
    let Some(name) = bearer(found, source) else { return false };
    match name.kind {
        NameKind::Person => true,
        NameKind::Other => {
            !name.acronym
                && !found.slice(name.span).ends_with('s')
                && source.attributions.iter().take(20).any(|&at| speaks(found, at))
        }
        NameKind::Organisation | NameKind::Place => false,
    }
}

/// Quoted words with a verb of speaking: bodies announce, report and write.
fn speaks(found: &Annotated, attribution: usize) -> bool {
    const CUES: &[&str] = &["said", "says", "told", "asked", "added", "recalled", "replied", "explained", "joked"];
    let attribution = &found.attributions[attribution];
    attribution.kind == AttributionKind::Direct && attribution.cue.is_some_and(|cue| CUES.contains(&found.slice(cue)))
}

/// How often the story names the bearer, up to a few.
pub(super) fn times_named(found: &Annotated, source: &Source) -> usize {
    let Some(bearer) = bearer(found, source) else { return 0 };
    let names = found.names[bearer.same_as..].iter().take(REACH);
    names.filter(|name| name.same_as == bearer.same_as).count()
}

/// Whether the name is part of a longer one or of a phrase that makes it no surname ("Pope Francis", "both Penhales",
/// "in Fennick"), or was earlier ("The Marta Sille Hour").
pub(super) fn in_longer_name(found: &Annotated, source: &Source) -> bool {
    const BEFORE: Words = words!["in", "at", "near", "from", "pope", "both", "the", "will"];
    let Some(mention) = source.mentions.first().and_then(|&at| found.mentions.get(at)) else { return false };
    let first = found.tokens_in(mention.head).start;
    let Some(token) = found.tokens.get(first) else { return false };
    let at = |at: Option<usize>| at.and_then(|at| found.tokens.get(at));
    if at(first.checked_sub(1)).is_some_and(|before| BEFORE.holds(before.short)) {
        return true;
    }
    let capital = |token: Option<&Token>| token.is_some_and(|token| token.capital && token.kind == TokenKind::Word);
    let word = found.slice(token.span);
    (0..first).any(|index| {
        let earlier = &found.tokens[index];
        earlier.capital
            && earlier.short == token.short
            && (capital(at(index.checked_sub(1))) || capital(at(Some(index + 1))))
            && found.slice(earlier.span) == word
    })
}
