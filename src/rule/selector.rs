//! `{find: kind, where: …}` inside a condition: the items of the draft that it picks out, found once a draft.

use super::build::Build;
use super::conditions::Conditions;
use super::context::{Context, Matcher, Seen, Subject};
use super::matcher::FINDERS;
use super::scope::Scope;
use super::truth::Truth;
use crate::annotate::{Item, KINDS, Kind};
use crate::text::Span;
use crate::yaml::{MapReader, Node};

/// Which selector of a rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SelectorId(pub usize);

/// What a condition looks for among other items.
pub(crate) struct Selector {
    id: SelectorId,
    kind: Kind,
    scope: Scope,
    conditions: Conditions,
}

/// Items picked out, by start; those of which it is unknown whether they are.
#[derive(Default)]
pub(crate) struct Selected {
    pub items: Vec<(Subject, Truth)>,
    /// The greatest end of each item and all before it.
    reach: Vec<usize>,
}

impl Selector {
    /// Reads `find`, `where`, `in`, `blocks`, or `words`, `pattern`, `sequence` in their place, out of a mapping that
    /// may hold further keys.
    pub fn read(map: &mut MapReader<'_>, scope: Scope, build: &mut Build<'_>) -> Option<Self> {
        let find = map.optional("find");
        let filter = map.optional("where");
        let finders: Vec<_> = FINDERS.iter().filter_map(|key| map.entry(key)).collect();
        let kind = match find {
            None => Kind::Text,
            Some(node) => read_kind(node, build)?,
        };
        let scope = if find.is_some() && scope != Scope::ANY {
            Scope { voice: Scope::default_for(kind).voice, ..scope }
        } else {
            scope
        };
        let (voice, blocks) = (map.optional("in"), map.optional("blocks"));
        let scope = scope.read(voice, blocks, build);
        let outer = std::mem::replace(&mut build.scope, scope);
        let conditions = match (filter, finders.as_slice()) {
            (Some(node), []) => Conditions::read(node, kind, build),
            (None, [entry]) if find.is_none() => {
                let row = super::matcher::MATCHERS.iter().find(|row| row.key == entry.key);
                row.and_then(|row| (row.build)(&entry.node, Kind::Text, build)).map(Conditions::one)
            }
            (None, []) if find.is_some() && kind != Kind::Text => Some(Conditions::none()),
            _ => {
                let message = format!("either `find` with `where`, or one of {} is expected", FINDERS.join(", "));
                build.faults.push(map.span, message);
                None
            }
        };
        build.scope = outer;
        let conditions = conditions?;
        if kind == Kind::Text && !conditions.is_finder() {
            build.faults.push(map.span, "text is found by `words`, `pattern` or `sequence`, and none is here");
            return None;
        }
        Some(Self { id: build.selector(), kind, scope, conditions })
    }

    /// Whether it picks out this very item, so that an item is not near itself.
    pub fn is_same(&self, one: Subject, other: Subject) -> bool {
        if self.kind == Kind::Text {
            other.item.kind == Kind::Text && one.span == other.span
        } else {
            one.item == other.item
        }
    }

    /// Everything that it picks out of the draft.
    pub fn all<'c>(&self, cx: &'c Context<'_>) -> &'c Selected {
        cx.selected(self.id, || {
            let mut items = Vec::new();
            each_subject(cx, self.kind, &self.conditions, self.scope, |subject| {
                let truth = self.conditions.holds(cx, subject);
                if truth != Truth::No {
                    items.push((subject, truth));
                }
            });
            Selected::new(items)
        })
    }
}

impl Selected {
    fn new(mut items: Vec<(Subject, Truth)>) -> Self {
        items.sort_by_key(|(subject, _)| (subject.span, subject.item));
        let mut reach = Vec::with_capacity(items.len());
        for (subject, _) in &items {
            reach.push(subject.span.end().max(reach.last().copied().unwrap_or(0)));
        }
        Self { items, reach }
    }

    /// Places of text, found by a sequence.
    pub fn of_places(places: Vec<Span>) -> Self {
        let subject = |(index, span)| (Subject { item: Item::new(Kind::Text, index), span }, Truth::Yes);
        Self::new(places.into_iter().enumerate().map(subject).collect())
    }

    /// Those that begin in a place.
    pub fn beginning_in(&self, span: Span) -> &[(Subject, Truth)] {
        let from = self.items.partition_point(|(subject, _)| subject.span.start() < span.start());
        let count = self.items[from..].partition_point(|(subject, _)| subject.span.start() < span.end());
        &self.items[from..from + count]
    }

    /// Those that share a byte with a place.
    pub fn touching(&self, span: Span) -> impl Iterator<Item = &(Subject, Truth)> {
        let to = self.items.partition_point(|(subject, _)| subject.span.start() < span.end());
        let from = self.reach[..to].partition_point(|&reach| reach <= span.start());
        self.items[from..to].iter().filter(move |(subject, _)| subject.span.end() > span.start())
    }

    /// Those that hold a whole place.
    pub fn holding(&self, span: Span) -> impl Iterator<Item = &(Subject, Truth)> {
        self.touching(span).filter(move |(subject, _)| subject.span.contains(span))
    }
}

/// The kind named by a `find`.
pub(crate) fn read_kind(node: &Node, build: &mut Build<'_>) -> Option<Kind> {
    let word = node.text("`find`", &mut build.faults)?;
    let known = KINDS.iter().find(|row| row.key == word);
    if known.is_none() {
        build.unknown(node.span, "`find`", word, KINDS.iter().map(|row| row.key));
    }
    known.map(|row| row.kind)
}

/// Hands on every item of a kind within a scope; for text, every place that the conditions pick out.
pub(crate) fn each_subject(
    cx: &Context<'_>,
    kind: Kind,
    conditions: &Conditions,
    scope: Scope,
    mut each: impl FnMut(Subject),
) {
    let mut judge = |seen: &Seen| {
        if kind == Kind::Story || (scope.admits(seen) && scope.is_voice(seen)) {
            each(seen.subject);
        }
    };
    if kind != Kind::Text {
        return cx.items(kind).iter().for_each(judge);
    }
    for (index, span) in conditions.finds(cx).unwrap_or_default().into_iter().enumerate() {
        judge(&cx.seen(Subject { item: Item::new(Kind::Text, index), span }));
    }
}
