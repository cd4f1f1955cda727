//! Two revisions side by side: their sentences aligned, and what every field asks of that.

use std::ops::Range;

use super::align::Alignment;
use super::apart::apart;
use super::notice::{Notice, notices};
use super::parts::{Units, aligned};
use super::people::{Key, keys};
use super::reworded::Reworded;
use super::said::{Said, Twin, said, twins};
use crate::annotate::{Annotated, Attribution, Changed, Lexicon, ListId};
use crate::document::BlockKind;
use crate::text::{Edit, Span, Word, around, cover, edits, squeezed, words_at};

/// One revision.
pub(crate) struct Side<'a> {
    pub found: &'a Annotated,
    /// What is aligned: its sentences, or its lines.
    pub units: Vec<Span>,
    /// The group of each.
    pub group_of: Vec<usize>,
    /// Who its sources are.
    pub keys: Vec<Key>,
    /// What is said in it, in marks.
    pub said: Vec<Said>,
    /// Its notices to readers.
    pub notices: Vec<Notice>,
    /// By group: the attributions that stand in its sentences themselves, by index.
    given_in: Vec<Vec<usize>>,
    /// By group: the attributions of which content stands in its sentences, by index.
    pub covering: Vec<Vec<usize>>,
}

impl Side<'_> {
    /// Lays each attribution to the sentences that it stands in, and to those that it covers.
    fn sort_attributions(&mut self) {
        for (index, one) in self.found.attributions.iter().enumerate() {
            let at = self.found.sentences.get(one.sentence).map(|sentence| sentence.span.start());
            if let Some(group) = at.and_then(|at| self.group_at(at)).filter(|_| one.inherits.is_none()) {
                self.given_in[group].push(index);
            }
            for part in one.content.iter().filter(|part| !part.is_empty()) {
                let ends = self.unit_at(part.start()).zip(self.unit_at(part.end() - 1));
                for unit in ends.into_iter().flat_map(|(first, last)| first..=last) {
                    self.covering[self.group_of[unit]].push(index);
                }
            }
        }
        self.covering.iter_mut().for_each(|indexes| indexes.dedup());
    }

    /// The unit in which a byte of the prose lies, or the last before it.
    pub fn unit_at(&self, at: usize) -> Option<usize> {
        let after = self.units.partition_point(|unit| unit.start() <= at);
        after.checked_sub(1)
    }

    /// The group of a place.
    pub fn group_at(&self, at: usize) -> Option<usize> {
        let unit = self.unit_at(at)?;
        self.units[unit].end().gt(&at).then(|| self.group_of[unit])
    }

    /// The attributions that stand in the sentences of a place themselves.
    pub fn given_at(&self, place: Span) -> impl Iterator<Item = &Attribution> {
        let here = self.group_at(place.start()).and_then(|group| self.given_in.get(group));
        here.into_iter().flatten().map(|&at| &self.found.attributions[at])
    }

    /// What to call a source.
    pub fn name(&self, source: usize) -> Option<String> {
        let source = self.found.sources.get(source)?;
        Some(squeezed(self.found.slice(source.canonical)))
    }

    /// The kind of block that a place lies in.
    pub fn block(&self, at: usize) -> Option<BlockKind> {
        self.found.block_at(at).map(|block| self.found.document.blocks[block].kind)
    }

    /// The first unit of the running story.
    pub fn first_of_copy(&self) -> Option<usize> {
        self.units.iter().position(|unit| self.block(unit.start()) == Some(BlockKind::Body))
    }

    /// The part of the story that a place lies in.
    pub fn part(&self, at: usize) -> &'static str {
        match self.block(at) {
            Some(BlockKind::Headline) => "headline",
            Some(BlockKind::Standfirst) => "standfirst",
            Some(BlockKind::Byline) => "byline",
            Some(BlockKind::Dateline) => "dateline",
            Some(BlockKind::Caption) => "caption",
            Some(BlockKind::Note) => "notice",
            _ => {
                let sentence = self.found.sentence_at(at);
                if sentence.is_some_and(|at| self.found.story.lede.contains(&at)) { "lede" } else { "body" }
            }
        }
    }
}

/// Two revisions side by side.
pub(crate) struct Pairing<'a> {
    pub old: Side<'a>,
    pub new: Side<'a>,
    pub lexicon: &'a Lexicon,
    pub alignment: Alignment,
    /// In the order of the groups.
    pub reworded: Vec<Reworded>,
    /// What is said on both sides.
    pub twins: Vec<Twin>,
}

impl<'a> Pairing<'a> {
    pub fn new((old, new): (&'a Annotated, &'a Annotated), units: Units, lexicon: &'a Lexicon) -> Self {
        let alignment = aligned((old, new), &units);
        let group_of = |count: usize, old: bool| {
            let mut of = vec![0; count];
            for (index, group) in alignment.groups.iter().enumerate() {
                for &unit in if old { &group.old } else { &group.new } {
                    of[unit] = index;
                }
            }
            of
        };
        let side = |found: &'a Annotated, units: Vec<Span>, old| {
            let mut side = Side {
                found,
                group_of: group_of(units.len(), old),
                units,
                keys: keys(found),
                said: said(found),
                notices: notices(found, lexicon),
                given_in: vec![Vec::new(); alignment.groups.len()],
                covering: vec![Vec::new(); alignment.groups.len()],
            };
            side.sort_attributions();
            side
        };
        let (old, new) = (side(old, units.old, true), side(new, units.new, false));
        let mut pairing = Self { old, new, lexicon, alignment, reworded: Vec::new(), twins: Vec::new() };
        pairing.reworded = pairing.rewordings();
        pairing.twins = twins(&pairing);
        if let Some(parted) = apart(&pairing) {
            (pairing.old.said, pairing.new.said) = parted;
            pairing.twins = twins(&pairing);
        }
        pairing
    }

    fn rewordings(&self) -> Vec<Reworded> {
        let both = |group: &&(usize, &super::align::Group)| {
            !group.1.same && !group.1.old.is_empty() && !group.1.new.is_empty()
        };
        let groups = self.alignment.groups.iter().enumerate();
        let groups: Vec<_> = groups.filter(|group| both(&group)).collect();
        let of = |(group, aligned): (usize, &super::align::Group)| {
            let units = |side: &Side<'_>, units: &[usize]| units.iter().map(|&at| side.units[at]).collect::<Vec<_>>();
            let words = |side: &Side<'_>, units: &[Span]| {
                units.iter().flat_map(|&unit| words_at(side.found.document.prose.text(), unit)).collect::<Vec<_>>()
            };
            let (old_units, new_units) = (units(&self.old, &aligned.old), units(&self.new, &aligned.new));
            let (old, new) = (words(&self.old, &old_units), words(&self.new, &new_units));
            Reworded { group, edits: edits(&old, &new), old, new, old_units, new_units }
        };
        groups.into_iter().map(of).collect()
    }

    /// The reworded sentences of the story itself: what a notice to readers says anew is no change of the story.
    pub fn copy(&self) -> impl Iterator<Item = &Reworded> {
        self.reworded.iter().filter(|reworded| {
            let notices = &self.new.notices;
            !reworded.new_units.iter().any(|unit| notices.iter().any(|notice| notice.span.overlaps(*unit)))
        })
    }

    /// The words of an edit with two before and two behind, as they were and as they are.
    pub fn around(&self, reworded: &Reworded, edit: &Edit) -> (Option<String>, Option<String>) {
        let text = |side: &Side<'_>, words: &[Word], run: &Range<usize>| {
            cover(&words[around(run.clone(), words)]).map(|span| squeezed(side.found.slice(span)))
        };
        (text(&self.old, &reworded.old, &edit.old), text(&self.new, &reworded.new, &edit.new))
    }

    /// Where something of the old revision would stand in the new one.
    pub fn place_now(&self, old: Span) -> Span {
        if let Some(group) = self.old.group_at(old.start()) {
            if let Some(reworded) = self.reworded.iter().find(|reworded| reworded.group == group) {
                return reworded.edit_of_old(old).map_or_else(|| reworded.new_units[0], |edit| reworded.place_of(edit));
            }
            if let Some(&unit) = self.alignment.groups[group].new.first() {
                return self.new.units[unit];
            }
        }
        self.gone(old)
    }

    /// Behind the last sentence before it that is left.
    pub fn gone(&self, old: Span) -> Span {
        let before = self.old.unit_at(old.start()).map_or(0, |unit| unit + 1);
        let left = (0..before).rev().find_map(|unit| self.alignment.groups[self.old.group_of[unit]].new.last());
        Span::empty(left.map_or(0, |&unit| self.new.units[unit].end()))
    }

    /// A change that is seen in the new revision.
    pub fn at_new(&self, (what, how): (&'static str, &'static str), span: Span) -> Changed {
        let now = (!span.is_empty()).then(|| squeezed(self.new.found.slice(span)));
        Changed { now, part: self.new.part(span.start()), ..Changed::new(what, how, span) }
    }

    /// With the words that it comes from.
    pub fn with_old(&self, change: Changed, old: Span) -> Changed {
        Changed { old: Some(old), was: Some(squeezed(self.old.found.slice(old))), ..change }
    }

    /// A change of words of both sides.
    pub fn changed(&self, (what, how): (&'static str, &'static str), old: Span, new: Span) -> Changed {
        self.with_old(self.at_new((what, how), new), old)
    }

    /// Something that is gone.
    pub fn removed(&self, what: &'static str, old: Span) -> Changed {
        let change = Changed::new(what, "removed", self.place_now(old));
        self.with_old(Changed { part: self.old.part(old.start()), ..change }, old)
    }

    /// Whether two places stand in sentences with the same words.
    pub fn is_same_place(&self, (old, new): (Span, Span)) -> bool {
        let group = self.old.group_at(old.start());
        group.is_some_and(|at| self.alignment.groups[at].same && self.new.group_at(new.start()) == Some(at))
    }

    /// Whether a source of the old side can be one of the new.
    pub fn is_same_source(&self, old: usize, new: usize) -> bool {
        match (self.old.keys.get(old), self.new.keys.get(new)) {
            (Some(old), Some(new)) => old.is_same(new),
            _ => true,
        }
    }
}

/// Places of entries of a list in some places.
pub(crate) fn entries<'a>(
    found: &'a Annotated,
    lexicon: &'a Lexicon,
    (units, list): (&'a [Span], ListId),
) -> impl Iterator<Item = Span> + 'a {
    units.iter().flat_map(move |&unit| {
        let Range { mut start, end } = found.tokens_in(unit);
        std::iter::from_fn(move || {
            let entry = |at| Some((at, lexicon.match_at(&found.tokens[at..end], list)?));
            let (first, count) = (start..end).find_map(entry)?;
            start = first + count;
            Some(found.tokens[first].span.cover(found.tokens[start - 1].span))
        })
    })
}

/// The same, outside quotations.
pub(crate) fn hits(found: &Annotated, lexicon: &Lexicon, (units, list): (&[Span], ListId)) -> Vec<Span> {
    entries(found, lexicon, (units, list)).filter(|&place| !found.in_quotation(place)).collect()
}
