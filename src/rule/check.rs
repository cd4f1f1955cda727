//! A rule set and a draft to matches.

use std::collections::{BTreeMap, BTreeSet};

use super::RuleSet;
use super::compile::{Once, Rule};
use super::context::{Context, Matcher, Subject};
use super::selector::each_subject;
use super::truth::Truth;
use crate::annotate::{Annotated, Item, Kind, Value};
use crate::finding::Severity;
use crate::text::{Span, folded};

/// Where a rule held. All places are in the prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Index of the rule in the rule set.
    pub rule: usize,
    /// The item it held for.
    pub item: Item,
    /// The flagged words.
    pub place: Span,
    /// Other places that belong to it, with what they have to do with it.
    pub related: Vec<(Span, String)>,
    /// As the rule file says it for this item.
    pub severity: Severity,
    /// What is wrong here.
    pub message: String,
}

impl RuleSet {
    /// Everything the rules find in a draft, by place, then rule id.
    #[must_use]
    pub fn check(&self, found: &Annotated) -> Vec<Match> {
        self.check_some(found, |_| true)
    }

    /// What the rules about changes find in a revision that has some laid in.
    #[must_use]
    pub fn check_changes(&self, found: &Annotated) -> Vec<Match> {
        self.check_some(found, |rule| self.rules[rule].kind == Kind::Change)
    }

    /// The same, of some rules only.
    pub(super) fn check_some(&self, found: &Annotated, wanted: impl Fn(usize) -> bool) -> Vec<Match> {
        if found.document.prose.text().is_empty() {
            return Vec::new();
        }
        let cx = Context::new(found, self);
        let mut by_rule: Vec<Vec<Match>> = self.rules.iter().map(|_| Vec::new()).collect();
        let mut taken = Taken::default();
        // A rule comes after those that it gives way to, so that theirs are settled when it asks.
        for &index in self.order.iter().filter(|&&index| wanted(index)) {
            let matches = self.rules[index].matches(&cx, index);
            if self.rules[index].gives_way.is_empty() {
                by_rule[index] = matches;
                continue;
            }
            taken.settle(self.rules[index].gives_way.iter().filter_map(|id| self.index(id)), &by_rule);
            by_rule[index] = matches.into_iter().filter(|found| !taken.has(found)).collect();
        }
        let mut matches: Vec<Match> = by_rule.into_iter().flatten().collect();
        matches.sort_by(|a, b| {
            let key = |m: &Match| (m.place.start(), m.place.end());
            key(a).cmp(&key(b)).then_with(|| self.rules[a.rule].info.id.cmp(&self.rules[b.rule].info.id))
        });
        matches
    }
}

/// Items and places that the rules hold to which another gives way.
#[derive(Default)]
struct Taken {
    items: BTreeSet<Item>,
    places: Vec<Span>,
    /// The greatest end of each place and all before it.
    reach: Vec<usize>,
}

impl Taken {
    /// Takes what some rules hold, and nothing else.
    fn settle(&mut self, rules: impl Iterator<Item = usize>, by_rule: &[Vec<Match>]) {
        let held: Vec<&Match> = rules.flat_map(|index| &by_rule[index]).collect();
        self.items = held.iter().map(|held| held.item).filter(|item| item.kind != Kind::Text).collect();
        self.places = held.iter().map(|held| held.place).collect();
        self.places.sort_unstable();
        self.reach.clear();
        for place in &self.places {
            self.reach.push(place.end().max(self.reach.last().copied().unwrap_or(0)));
        }
    }

    /// Whether one of them holds this item, or a word of it.
    fn has(&self, found: &Match) -> bool {
        let before = self.places.partition_point(|place| place.start() < found.place.end());
        let reach = before.checked_sub(1).map_or(0, |last| self.reach[last]);
        self.items.contains(&found.item) || reach > found.place.start()
    }
}

impl Rule {
    fn matches(&self, cx: &Context<'_>, index: usize) -> Vec<Match> {
        let mut held = Held { rule: self, index, matches: Vec::new(), seen: BTreeMap::new() };
        each_subject(cx, self.kind, &self.conditions, self.scope, |at| {
            if self.conditions.holds(cx, at) == Truth::Yes {
                held.add(cx, at);
            }
        });
        let mut matches = held.matches;
        for found in &mut matches {
            let mut met = BTreeSet::from([found.place]);
            found.related.retain(|(place, _)| met.insert(*place));
            found.related.sort();
        }
        matches
    }
}

/// Where a rule has held so far.
struct Held<'r> {
    rule: &'r Rule,
    index: usize,
    matches: Vec<Match>,
    /// The match that stands for all of one key.
    seen: BTreeMap<String, usize>,
}

impl Held<'_> {
    /// Adds a subject for which the rule holds: few do.
    #[cold]
    #[inline(never)]
    fn add(&mut self, cx: &Context<'_>, at: Subject) {
        let rule = self.rule;
        let label = rule.label.as_ref().and_then(|path| path.places(cx, at).first().copied());
        let place = label.unwrap_or(at.span);
        if let Some(key) = rule.once.as_ref().and_then(|once| key(once, cx, at, place)) {
            if let Some(&first) = self.seen.get(&key) {
                self.matches[first].related.push((place, "also here".to_owned()));
                return;
            }
            self.seen.insert(key, self.matches.len());
        }
        let named = |path: &super::message::Path| {
            path.places(cx, at).into_iter().map(|place| (place, path.name.clone())).collect::<Vec<_>>()
        };
        let related: Vec<_> = rule.related.iter().flat_map(named).collect();
        let level = rule.levels.iter().find(|(_, conditions)| conditions.holds(cx, at) == Truth::Yes);
        self.matches.push(Match {
            rule: self.index,
            item: at.item,
            place,
            severity: level.map_or(rule.info.severity, |(severity, _)| *severity),
            message: rule.message.fill(cx, at, (place, related.first().map(|(place, _)| *place))),
            related,
        });
    }
}

/// What items have in common that are reported once; `None` where an item has nothing to compare.
fn key(once: &Once, cx: &Context<'_>, at: Subject, place: Span) -> Option<String> {
    match once {
        Once::Story => Some(String::new()),
        Once::Paragraph => cx.found.block_at(place.start()).map(|block| block.to_string()),
        Once::Sentence => cx.found.sentence_at(place.start()).map(|sentence| sentence.to_string()),
        Once::Words => Some(folded(cx.slice(place))),
        Once::Attribute(path) => match path.value(cx, at) {
            Value::Item(item) => Some(format!("{} {}", item.kind as u8, item.index)),
            Value::Number(number) => Some(number.to_string()),
            Value::Flag(flag) => Some(flag.to_string()),
            value => super::text_test::text_of(cx, &value).map(|text| folded(&text)),
        },
    }
}
