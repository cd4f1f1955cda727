//! Which class a mention is, seen alone: by its name, by its head noun, by the ending of a noun in no list.

use std::ops::Range;

use super::SourceClass;
use super::class::{Article, Phrase};
use crate::annotate::attribution::vocabulary::LISTS;
use crate::annotate::lexicon::known;
use crate::annotate::name::ends_as_a_trade;
use crate::annotate::token::words;
use crate::annotate::view::same;
use crate::annotate::{NameKind, TokenKind};

impl Phrase<'_, '_> {
    pub(super) fn class(
        &self,
        article: Article,
        name: Option<&Range<usize>>,
        plural: bool,
        withheld: bool,
    ) -> SourceClass {
        let lists = &LISTS;
        let head = self.head;
        let core = self.raw.core.clone();
        let bare_start = if self.is(core.start, lists.determiners) { core.start + 1 } else { core.start };
        let whole = |list| self.reader.entry_at(bare_start, core.end, list) == Some(head + 1 - bare_start.min(head));
        if core.len() == 1
            && (self.is(head, lists.pronouns) || self.is(head, lists.relatives) || self.is(head, lists.possessives))
        {
            return SourceClass::Pronoun;
        }
        if self.reader.find(core.clone(), lists.outlet_self).is_some() || self.is_publisher() {
            return SourceClass::PublisherSelf;
        }
        if whole(lists.media_vague) && name.is_none_or(|name| name.start == core.start) {
            return SourceClass::MediaVague;
        }
        if whole(lists.metonyms) && self.capital(head) || self.is_seat(name) {
            return SourceClass::Metonym;
        }
        if let Some(name) = name
            && let Some(class) = self.named(name, article, plural)
        {
            return class;
        }
        if self.is_with_name() {
            return SourceClass::Named;
        }
        self.common_class(article, plural, withheld)
    }

    /// "Orr and his aides": one of them has a name.
    fn is_with_name(&self) -> bool {
        let lists = &LISTS;
        self.raw.core.clone().skip(1).any(|at| {
            let somebody = self.proper(at - 1) || self.is(at - 1, lists.roles);
            self.reader.equals(at, "and") && somebody && self.is(at + 1, lists.possessives)
        })
    }

    /// "Beacon House", "Velmora City": one capitalised word and a kind of place, which no person or firm is called by.
    fn is_seat(&self, name: Option<&Range<usize>>) -> bool {
        let lists = &LISTS;
        let Some(name) = name.filter(|name| name.len() == 2 && name.start == self.raw.core.start) else { return false };
        self.is(name.end - 1, lists.seats) && !self.is(name.start, lists.house_kinds)
    }

    fn is_publisher(&self) -> bool {
        let Some(span) = self.reader.span_of(self.raw.core.clone()) else { return false };
        let words = self.reader.found.slice(span);
        let bare =
            words.get(..4).filter(|the| the.eq_ignore_ascii_case("the ")).map_or(words, |the| &words[the.len()..]);
        self.reader.publishers.iter().map(|name| name.strip_prefix("the ").unwrap_or(name)).any(|name| {
            // Letters beyond ASCII may be longer in lower case, and are rare.
            same(name, bare) || !bare.is_ascii() && name == bare.to_lowercase()
        })
    }

    /// The class of a phrase that ends in a proper name; `None` where the name is only a description.
    fn named(&self, name: &Range<usize>, article: Article, plural: bool) -> Option<SourceClass> {
        let lists = &LISTS;
        let last = name.end - 1;
        if self.is(last, lists.documents) && name.len() > 1 {
            return Some(SourceClass::Document);
        }
        if name.end <= self.head + 1 && (self.is(last, lists.collective) || plural && self.is(last, lists.unnamed)) {
            return None;
        }
        let before = name.start.checked_sub(1).filter(|&at| at >= self.raw.core.start);
        let titled = before.is_some_and(|at| self.is(at, lists.titles) || self.is(at, lists.roles));
        let outlet = name.clone().any(|at| self.is(at, lists.outlets));
        let body = name.clone().any(|at| self.is(at, lists.organisations));
        if titled {
            return Some(SourceClass::Named);
        }
        if outlet && (name.len() > 1 || article == Article::Definite)
            || name.len() == 1 && outlet && self.reader.token(last).is_some_and(|token| token.all_caps)
        {
            return Some(SourceClass::Outlet);
        }
        if body {
            return Some(SourceClass::Organisation);
        }
        if self.is_label() {
            return Some(SourceClass::Named);
        }
        let span = self.reader.span_of(name.clone())?;
        let names = &self.reader.found.names;
        let first = names.partition_point(|known| known.span.end() <= span.start());
        match names.get(first).filter(|known| known.span.overlaps(span)).map(|known| known.kind) {
            Some(NameKind::Person) => return Some(SourceClass::Named),
            Some(NameKind::Organisation) => return Some(SourceClass::Organisation),
            // "Velmora said": the name of a country or city stands for who governs it.
            Some(NameKind::Place) => return Some(SourceClass::Metonym),
            // A capital that only the start of the sentence asks for.
            None if name.len() == 1 && self.opens_sentence(last) => return None,
            _ => {}
        }
        let acronym =
            name.len() == 1 && self.reader.token(last).is_some_and(|token| token.all_caps && token.span.len() > 2);
        let the =
            self.reader.text(self.raw.core.start).eq_ignore_ascii_case("the") && name.start == self.raw.core.start + 1;
        if acronym || the || self.reader.text(last).ends_with('.') && name.len() == 1 {
            return Some(SourceClass::Organisation);
        }
        Some(SourceClass::Named)
    }

    /// The class of a phrase whose head is a common noun.
    fn common_class(&self, article: Article, plural: bool, withheld: bool) -> SourceClass {
        let lists = &LISTS;
        let head = self.head;
        let told =
            |list| self.raw.tokens.clone().any(|at| self.reader.entry_at(at, self.raw.tokens.end, list).is_some());
        let exact = told(lists.basis_specific);
        let described = exact || told(lists.basis_stock);
        // "Several senior party figures": people, and no numbers.
        let ranked = |at: usize| self.reader.listed(at, known::FIGURE_PEOPLE);
        if self.reader.equals(head, "figures") && self.raw.core.clone().any(ranked) {
            return SourceClass::Anonymous;
        }
        if self.is(head, lists.documents) && !self.is(head, lists.unnamed) {
            return SourceClass::Document;
        }
        // "One of them", "many of those": people, of whom nothing is said that a reason for their silence could be
        // asked of.
        if self.reader.is_one_of(head, words!["them", "us", "those", "these"])
            && head.checked_sub(1).is_some_and(|at| self.raw.core.contains(&at) && self.reader.equals(at, "of"))
        {
            return if self.is_handful() || self.is_counted() {
                SourceClass::PrivateUnnamed
            } else {
                SourceClass::VagueCollective
            };
        }
        if self.is(head, lists.spokes) {
            return if withheld { SourceClass::Anonymous } else { SourceClass::RoleUnnamed };
        }
        if self.is(head, lists.sources)
            || withheld
            || described && (self.is(head, lists.unnamed) || self.reader.equals(head, "those"))
            // "Residents close to the river" live there.
            || exact && self.is(head, lists.private)
        {
            return SourceClass::Anonymous;
        }
        // "People complain": anybody does.
        if plural && article == Article::None && !described && self.reader.find(head..head + 1, lists.anybody).is_some()
        {
            return SourceClass::VagueCollective;
        }
        // Whoever is there to ask is no source; officers who act are the police.
        let past = self.raw.core.clone().any(|at| self.is(at, lists.seniority));
        let asks = self.is(head, lists.interviewers) && !described && !past;
        if asks || plural && article != Article::Indefinite && !described && self.reader.equals(head, "officers") {
            return SourceClass::RoleUnnamed;
        }
        // "World leaders and diplomats": a crowd with more of them.
        let crowd = |at: usize| self.is(at, lists.collective) && self.reader.equals(at + 1, "and");
        if plural && article == Article::None && !described && self.raw.core.clone().any(crowd) {
            return SourceClass::VagueCollective;
        }
        if self.is(head, lists.public_acts) {
            return SourceClass::RoleUnnamed;
        }
        if self.is(head, lists.institutional) {
            // "An attorney for Orr" speaks for Orr.
            let sent = self.reader.equals(self.raw.core.end, "for");
            return if article == Article::Indefinite && !plural && !sent {
                SourceClass::Anonymous
            } else {
                SourceClass::RoleUnnamed
            };
        }
        if self.is(head, lists.social) {
            return if self.is_bookkeeping(head) { SourceClass::Document } else { SourceClass::Social };
        }
        // "three analysts" are people, "all analysts" and "most analysts" a crowd.
        let number = article == Article::Indefinite
            && (!self.is_vague_quantity() || self.is_handful())
            && (!plural || self.is_counted() || self.is_handful());
        if self.is(head, lists.private) {
            return if plural && !number { SourceClass::VagueCollective } else { SourceClass::PrivateUnnamed };
        }
        if plural && self.is(head, lists.collective) && !(number && self.is(head, lists.unnamed)) {
            // "Two board members" are two people who could be named, "members" a crowd.
            let counted = number && self.is_handful() && !self.is(head, lists.quantifier_pronouns);
            return if counted { SourceClass::Anonymous } else { SourceClass::VagueCollective };
        }
        if self.is(head, lists.unnamed) {
            // Headlines leave the article out.
            return if article != Article::Indefinite && !plural {
                SourceClass::RoleUnnamed
            } else {
                SourceClass::Anonymous
            };
        }
        if self.is(head, lists.organisations) {
            return SourceClass::Organisation;
        }
        if self.is(head, lists.roles) {
            return match (article, plural) {
                (Article::Definite, false) | (Article::None, false) => SourceClass::RoleUnnamed,
                (Article::Indefinite, true)
                    if self.is_affiliated() && (!self.is_vague_quantity() || self.is_handful()) =>
                {
                    SourceClass::Anonymous
                }
                (_, true) => SourceClass::VagueCollective,
                (Article::Indefinite, false) => SourceClass::Anonymous,
            };
        }
        self.unknown_class(article, plural)
    }

    /// "Annual accounts", "its accounts", "accounts seen by the Post" are books; "three anonymous accounts" and "user
    /// accounts" post.
    fn is_bookkeeping(&self, head: usize) -> bool {
        let posts = words![
            "anonymous",
            "user",
            "fake",
            "media",
            "social",
            "parody",
            "verified",
            "online",
            "twitter",
            "facebook",
            "tiktok",
            "youtube",
            "x"
        ];
        self.reader.equals(head, "accounts")
            && !self.is_counted()
            && !self.is_handful()
            && !self.raw.core.clone().any(|at| self.reader.is_one_of(at, posts))
    }

    fn is_vague_quantity(&self) -> bool {
        self.reader.entry_at(self.raw.core.start, self.raw.core.end, LISTS.vague_quantifiers).is_some()
    }

    fn is_counted(&self) -> bool {
        let first = self.raw.core.start;
        self.reader.token(first).is_some_and(|token| token.kind == TokenKind::Number)
            || self.raw.core.clone().take(3).any(|at| self.is(at, LISTS.numbers))
    }

    /// "two", "7": few enough to be people whom somebody spoke to.
    fn is_handful(&self) -> bool {
        let first = self.raw.core.start;
        // "several cast members", but not "several residents"
        if self.reader.equals(first, "several") && self.raw.core.len() > 2 {
            return true;
        }
        let number = self.reader.token(first).is_some_and(|token| token.kind == TokenKind::Number);
        if number { self.reader.text(first).len() == 1 } else { self.is(first, LISTS.numbers) }
    }

    /// The phrase places its head in a body: "museum curator", "a buyer at Penhale Motors".
    fn is_affiliated(&self) -> bool {
        let lists = &LISTS;
        let body = |at: usize| self.is(at, lists.organisations) || self.proper(at);
        let (core, tokens) = (self.raw.core.clone(), self.raw.tokens.clone());
        let before = (core.start..self.head).any(body);
        let at = core.end;
        let tied = self.reader.is_one_of(at, words!["at", "for", "with", "in"]);
        before || at < tokens.end && tied && (at + 1..tokens.end.min(at + 6)).any(body)
    }

    /// A head in no list: by the ending that makes a person of a verb or a trade.
    fn unknown_class(&self, article: Article, plural: bool) -> SourceClass {
        let lists = &LISTS;
        let text = self.reader.text(self.head).to_ascii_lowercase();
        let people = ["ers", "ors", "ists", "men", "women", "ians"];
        let person = ends_as_a_trade(&text) || people.iter().any(|end| text.ends_with(end));
        if self.is(self.head, lists.quantifier_pronouns)
            || self.is(self.head, lists.numbers)
            || text.starts_with(|c: char| c.is_ascii_digit())
            || text == "percent"
        {
            return SourceClass::VagueCollective;
        }
        match (person, article, plural) {
            (true, Article::Definite, false) => SourceClass::RoleUnnamed,
            (true, _, false) if self.is_affiliated() => SourceClass::Anonymous,
            (true, _, false) => SourceClass::PrivateUnnamed,
            (true, Article::Indefinite, true)
                if self.is_affiliated() && (!self.is_vague_quantity() || self.is_handful()) =>
            {
                SourceClass::Anonymous
            }
            (true, _, true) | (false, Article::None | Article::Indefinite, true) => SourceClass::VagueCollective,
            _ => SourceClass::Organisation,
        }
    }
}
