//! What a mention looks like when it is seen alone: its class, head, name, number and gender.

use std::ops::Range;

use super::SourceClass;
use super::gender::{self, Gender};
use super::introduce::Standing;
use crate::annotate::attribution::draft::RawMention;
use crate::annotate::attribution::reader::Reader;
use crate::annotate::attribution::vocabulary::LISTS;
use crate::annotate::lexicon::{ListBits, known};
use crate::annotate::token::words;
use crate::annotate::{NameKind, TokenKind};
use crate::document::BlockKind;
use crate::text::Span;

/// How a phrase picks its source out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotate) enum Article {
    /// a, an, one, another, some, a number
    Indefinite,
    /// the, this, his, Orr's
    Definite,
    None,
}

/// A mention seen alone.
#[derive(Clone, Debug)]
pub(in crate::annotate) struct Look {
    pub class: SourceClass,
    pub tokens: Range<usize>,
    pub core: Range<usize>,
    pub head: Range<usize>,
    pub name: Option<Range<usize>>,
    pub sentence: usize,
    pub article: Article,
    pub plural: bool,
    pub gender: Option<Gender>,
    /// A condition under which it spoke stands with it.
    pub withheld: bool,
    pub standing: Standing,
}

/// A mention that is being looked at.
pub(super) struct Phrase<'r, 'a> {
    pub reader: &'r Reader<'a>,
    pub raw: &'r RawMention,
    /// Last noun of the core, without a possessive.
    pub head: usize,
}

/// Looks at one mention; `own` where the cue says that the outlet speaks of itself.
pub(super) fn look(reader: &Reader<'_>, raw: &RawMention, own: bool) -> Look {
    let head = head_of(reader, raw);
    let phrase = Phrase { reader, raw, head };
    let article = phrase.article();
    let name = phrase.name();
    // "some officials privately fear": what is said in private is said on condition.
    let aside = raw.tokens.start.saturating_sub(2)..raw.tokens.end + 3;
    let withheld = [LISTS.conditions, LISTS.not_authorised]
        .into_iter()
        .any(|list| reader.occurs_in(raw.sentence, list) && reader.find(raw.tokens.clone(), list).is_some())
        || aside.into_iter().any(|at| reader.is(at, LISTS.private_adverbs));
    let plural = phrase.plural();
    let class = if own { SourceClass::PublisherSelf } else { phrase.class(article, name.as_ref(), plural, withheld) };
    let name = name.filter(|_| matches!(class, SourceClass::Named | SourceClass::Organisation | SourceClass::Outlet));
    Look {
        class,
        tokens: raw.tokens.clone(),
        core: raw.core.clone(),
        head: name.clone().unwrap_or(head..head + 1),
        name,
        sentence: raw.sentence,
        article,
        plural,
        gender: phrase.gender(),
        withheld,
        standing: Standing::Speaker,
    }
}

/// What names or describes a source: up to a mark behind the head, or to the condition under which it spoke.
pub(super) fn shown(reader: &Reader<'_>, look: &Look) -> Option<Span> {
    let tail = look.core.end..look.tokens.end.max(look.core.end);
    let mark = tail.clone().find(|&at| {
        reader.token(at).is_some_and(|token| {
            matches!(token.kind, TokenKind::Comma | TokenKind::Dash | TokenKind::Open | TokenKind::Semicolon)
        })
    });
    let condition = reader.find(tail.clone(), LISTS.conditions).map(|found| {
        let opens = |at: usize| {
            reader.is(at, LISTS.relatives)
                || ["speaking", "spoke", "talking", "only", "would"].contains(&reader.text(at))
        };
        let ends = (tail.start..found.start).rev().find(|&at| !opens(at)).map_or(tail.start, |at| at + 1);
        ends - usize::from(ends > tail.start && ["and", "but"].contains(&reader.text(ends - 1)))
    });
    // "a woman who said": what is said of her there is the statement.
    let relative = tail.end.checked_sub(1).filter(|&last| last > look.core.start && reader.is(last, LISTS.relatives));
    reader.span_of(look.tokens.start..mark.into_iter().chain(condition).chain(relative).min().unwrap_or(tail.end))
}

fn head_of(reader: &Reader<'_>, raw: &RawMention) -> usize {
    let word =
        |&at: &usize| reader.token(at).is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number));
    // "Ida Orr KC" is Orr.
    let letters = |&at: &usize| at > raw.core.start && reader.listed(at, known::POST_NOMINALS);
    raw.core.clone().rev().skip_while(letters).find(word).unwrap_or(raw.core.start)
}

impl Phrase<'_, '_> {
    pub(super) fn is(&self, at: usize, lists: ListBits) -> bool {
        self.reader.is(at, lists)
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.reader.token(at).is_some_and(|token| token.capital && token.kind == TokenKind::Word)
    }

    /// Upper case that means a name, not the start of a sentence.
    pub(super) fn proper(&self, at: usize) -> bool {
        self.capital(at) && !(self.opens_sentence(at) && self.common(at))
    }

    /// Whether a capital is asked for here by the place alone; a turn of a transcript opens behind its colon.
    pub(super) fn opens_sentence(&self, at: usize) -> bool {
        self.sentence_start() == Some(at) || at.checked_sub(1).is_some_and(|before| self.is_colon(before))
    }

    /// "ORR: We knew.": who speaks in a transcript is written in capitals, and is no acronym.
    pub(super) fn is_label(&self) -> bool {
        let block = self.reader.found.sentences.get(self.raw.sentence).map(|sentence| sentence.block);
        let body = block
            .and_then(|block| self.reader.found.document.blocks.get(block))
            .is_some_and(|block| matches!(block.kind, BlockKind::Body | BlockKind::QuoteBlock | BlockKind::ListItem));
        let start = self.raw.core.start;
        let marked = start
            .checked_sub(1)
            .filter(|&at| self.reader.token(at).is_some_and(|token| token.kind == TokenKind::QuoteMark));
        let opens = self.sentence_start().is_some_and(|first| first == start || Some(first) == marked);
        body && opens && self.is_colon(self.raw.core.end)
    }

    fn sentence_start(&self) -> Option<usize> {
        self.reader.found.sentences.get(self.raw.sentence).map(|sentence| sentence.tokens.start)
    }

    fn is_colon(&self, at: usize) -> bool {
        self.reader.token(at).is_some_and(|token| token.kind == TokenKind::Colon)
    }

    fn common(&self, at: usize) -> bool {
        let lists = &LISTS;
        self.is(
            at,
            lists.determiners
                | lists.unnamed
                | lists.collective
                | lists.private
                | lists.documents
                | lists.social
                | lists.pronouns
                | lists.quantifier_pronouns
                | lists.seniority
                | lists.vague_affiliations
                | lists.numbers
                | lists.spokes
                | lists.prepositions,
        )
    }

    fn article(&self) -> Article {
        let lists = &LISTS;
        let first = self.raw.core.start;
        // "one of Orr's advisers" is any of them.
        if self.is(first, lists.numbers) && self.reader.equals(first + 1, "of") {
            return Article::Indefinite;
        }
        if self.reader.is_one_of(first, words!["the", "this", "that", "these", "those", "both"])
            || self.is(first, lists.possessives)
        {
            return Article::Definite;
        }
        let owned =
            self.raw.core.clone().any(|at| {
                at < self.head && self.reader.token(at).is_some_and(|token| token.kind == TokenKind::Possessive)
            });
        if owned {
            return Article::Definite;
        }
        let number = self.reader.token(first).is_some_and(|token| token.kind == TokenKind::Number);
        let counted = self.is(first, lists.determiners) || number || self.is(first, lists.numbers);
        if counted || self.reader.entry_at(first, self.raw.core.end, lists.vague_quantifiers).is_some() {
            Article::Indefinite
        } else {
            Article::None
        }
    }

    fn plural(&self) -> bool {
        let (first, second) = (self.raw.core.start, self.raw.core.start + 1);
        let of = self.reader.is_one_of(first, words!["one", "another"]) && self.reader.equals(second, "of");
        let member = self.reader.equals(first, "a") && self.reader.equals(second, "member");
        if (of || member) && self.raw.core.contains(&second) {
            return false;
        }
        let text = self.reader.text(self.head);
        let ends = |ending: &str| {
            text.len()
                .checked_sub(ending.len())
                .is_some_and(|at| text.as_bytes()[at..].eq_ignore_ascii_case(ending.as_bytes()))
        };
        let many = words![
            "people",
            "men",
            "women",
            "police",
            "spokesmen",
            "spokeswomen",
            "they",
            "we",
            "children",
            "passers-by",
            "those",
            "some",
            "many",
            "others",
            "several",
            "few",
            "both",
            "most",
        ];
        self.reader.is_one_of(self.head, many)
            || ends("s") && !ends("ss") && !ends("us") && !self.proper(self.head)
            || ends("s") && self.is(self.head, LISTS.collective)
            || self
                .raw
                .core
                .clone()
                .any(|at| self.reader.text(at) == "and" && at > self.raw.core.start && self.proper(at + 1))
    }

    fn gender(&self) -> Option<Gender> {
        if self.reader.is_one_of(self.head, words!["she", "her"]) {
            return Some(Gender::Feminine);
        }
        if self.reader.is_one_of(self.head, words!["he", "his"]) {
            return Some(Gender::Masculine);
        }
        let (tokens, core) = (&self.raw.tokens, &self.raw.core);
        gender::told(self.reader, tokens.start.min(core.start)..core.end.max(tokens.end.min(core.end + 8)))
    }

    /// The proper name at the end of the core, or right behind it in apposition.
    fn name(&self) -> Option<Range<usize>> {
        let lists = &LISTS;
        let particle =
            |at: usize| self.reader.is_one_of(at, words!["de", "van", "von", "der", "bin", "al", "la", "del", "da"]);
        let mut start = self.head + 1;
        while start > self.raw.core.start {
            let at = start - 1;
            // "Mr. King" bears a title for a name.
            let addressed = at == self.head && at > self.raw.core.start && self.is_address(at - 1);
            let title = !addressed && (self.is(at, lists.titles) || self.is(at, lists.spokes));
            let role =
                !addressed && start <= self.head && self.is(at, lists.roles) && !self.is(at, lists.organisations);
            if title
                || role
                || !(self.proper(at) || particle(at) && start <= self.head)
                || self.is(at, lists.determiners)
            {
                break;
            }
            start = at;
        }
        while start <= self.head && particle(start) && !self.capital(start) {
            start += 1;
        }
        if start <= self.head && self.proper(self.head) && !self.is_one_of_a_people(start) {
            return self.name_behind_title().or(Some(start..self.head + 1));
        }
        // "the mayor, Ann Orr," and "the mayor – Ann Orr –"
        let comma = self.raw.core.end;
        if self.reader.token(comma).is_some_and(|token| matches!(token.kind, TokenKind::Comma | TokenKind::Dash)) {
            let first = comma + 1;
            let end =
                (first..self.raw.tokens.end).find(|&at| !self.capital(at)).unwrap_or(self.raw.tokens.end.max(first));
            let length = end - first;
            let plain = (first..end).all(|at| !self.is(at, lists.organisations) && !self.is(at, lists.time));
            if (2..=4).contains(&length) && plain {
                return Some(first..end);
            }
        }
        self.name_behind().or_else(|| self.name_behind_title())
    }

    /// "Mr.", "Ms": what stands before it is a surname, whatever else the word means.
    fn is_address(&self, at: usize) -> bool {
        self.reader.is_one_of(at, words!["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "mx", "mx."])
    }

    /// "one Republican", "a German": one of a party or a nation, and no name.
    fn is_one_of_a_people(&self, start: usize) -> bool {
        let (first, head) = (self.raw.core.start, self.head);
        let counted = self.is(first, LISTS.numbers) || self.reader.is_one_of(first, words!["a", "an", "another"]);
        start == head && first < head && counted && self.reader.listed(head, known::DEMONYMS)
    }

    /// "Secretary of State Ann Orr": a person's name behind a title that has more than one word.
    fn name_behind_title(&self) -> Option<Range<usize>> {
        let first = self.raw.core.start;
        let span = self.reader.span_of(self.raw.tokens.clone()).filter(|_| self.capital(first))?;
        let name = self.reader.found.names_in(span).find(|name| name.kind == NameKind::Person)?;
        let name = self.reader.found.tokens_in(name.span);
        let office = |at: usize| self.capital(at) || self.reader.is_one_of(at, words!["of", "for", "and", "the"]);
        (first + 2 < name.start && (first..name.start).all(office)).then_some(name)
    }

    /// "A lawyer for the council, David Orr,": a person's name that closes the phrase.
    fn name_behind(&self) -> Option<Range<usize>> {
        let mark = |at: usize| self.reader.token(at).is_some_and(|token| token.kind == TokenKind::Comma);
        let end = self.raw.tokens.end - usize::from(mark(self.raw.tokens.end.checked_sub(1)?));
        let comma = (self.raw.core.end..end).rev().find(|&at| mark(at))?;
        let span = self.reader.span_of(comma + 1..end)?;
        let name = self.reader.found.names_in(span).next().filter(|name| name.span == span)?;
        // Behind a role and its house a name that could be anything is a person's.
        let lists = &LISTS;
        let role = self.is(self.head, lists.roles | lists.spokes | lists.private | lists.unnamed);
        let person = name.kind == NameKind::Person || role && name.kind == NameKind::Other;
        (person && end - comma > 2).then_some(comma + 1..end)
    }
}
