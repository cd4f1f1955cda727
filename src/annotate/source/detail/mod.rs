//! What a story says of a source that it does not name: count, affiliation, basis, condition, reason.
//!
//! Each is gathered over all mentions of the source; the words may stand in the mention or in its sentence.

pub(super) mod affiliation;
mod basis;
mod condition;
mod count;

use std::ops::Range;

use super::class::Look;
use super::cluster::Cluster;
use super::{Count, Reason, Source, SourceClass, traits};
use crate::annotate::TokenKind;
use crate::annotate::attribution::reader::Reader;
use crate::annotate::attribution::vocabulary::LISTS;
use crate::text::Span;

/// One source with its mentions at hand.
pub(in crate::annotate::source) struct Gathered<'r, 'a> {
    pub reader: &'r Reader<'a>,
    pub looks: Vec<&'r Look>,
    pub class: SourceClass,
}

/// How many mentions of one source are read for a detail: a story says it early or not at all.
const MENTIONS: usize = 40;

/// The source that a cluster is.
pub(super) fn source(reader: &Reader<'_>, looks: &[Look], (cluster, attributions): (&Cluster, Vec<usize>)) -> Source {
    let looks = cluster.mentions.iter().take(MENTIONS).map(|&mention| &looks[mention]).collect();
    let mut gathered = Gathered { reader, looks, class: cluster.class };
    let unnamed = matches!(
        cluster.class,
        SourceClass::Anonymous | SourceClass::PrivateUnnamed | SourceClass::RoleUnnamed | SourceClass::VagueCollective
    );
    let condition = if unnamed { gathered.condition() } else { None };
    let reason = if unnamed {
        gathered.reason(condition.as_ref())
    } else {
        // "Mira, whose surname is withheld because …": a part of the name may be held back, too.
        gathered.name_notice().map_or(Reason::Missing, |notice| gathered.reason(Some(&notice)))
    };
    if condition.is_some() && unnamed {
        gathered.class = SourceClass::Anonymous;
    }
    let (affiliation, basis) = (gathered.affiliation(), gathered.basis());
    Source {
        class: gathered.class,
        canonical: cluster.canonical,
        mentions: cluster.mentions.clone(),
        attributions,
        count: if unnamed { gathered.count() } else { Count::One },
        affiliation,
        basis: basis.filter(|_| unnamed),
        condition: condition.and_then(|tokens| reader.span_of(tokens)),
        reason,
        role: gathered.role(),
        traits: traits::traits(&gathered, affiliation, basis),
    }
}

impl Gathered<'_, '_> {
    /// What may be said of a mention in its sentence: from the mention to the sentence's end, without quotations.
    pub fn behind(&self, look: &Look) -> Range<usize> {
        let end =
            self.reader.found.sentences.get(look.sentence).map_or(look.tokens.end, |sentence| sentence.tokens.end);
        look.tokens.start..end.max(look.tokens.end)
    }

    /// The role or title beside the name, or the description of an unnamed office.
    fn role(&self) -> Option<Span> {
        let lists = &LISTS;
        self.looks.iter().find_map(|look| {
            let head = look.name.clone().unwrap_or(look.head.clone());
            // "ministry spokeswoman Ann Orr": what stands before the name.
            if look.name.is_some() && head.start > look.core.start {
                let before = look.core.start..head.start;
                if before.clone().any(|at| self.reader.is(at, lists.roles) || self.reader.is(at, lists.titles)) {
                    return self.trimmed(before);
                }
            }
            // "Ann Orr, the ministry's spokeswoman,": what stands behind it.
            if look.name.is_some() {
                let behind = head.end + 1..look.tokens.end;
                return (behind.clone().any(|at| self.reader.is(at, lists.roles)))
                    .then(|| self.trimmed(behind))
                    .flatten();
            }
            let described =
                self.reader.is(look.head.start, lists.roles) || self.reader.is(look.head.start, lists.unnamed);
            described.then(|| self.reader.span_of(look.core.clone())).flatten()
        })
    }

    /// The words of a range without commas at its end.
    fn trimmed(&self, mut tokens: Range<usize>) -> Option<Span> {
        let comma = |at: usize| self.reader.token(at).is_some_and(|token| token.kind == TokenKind::Comma);
        while !tokens.is_empty() && comma(tokens.end - 1) {
            tokens.end -= 1;
        }
        self.reader.span_of(tokens)
    }
}
