//! One draft under check: what was found in it, and the hits of all words and patterns of all rules.

use std::cell::OnceCell;

use super::patterns::{PatternId, PatternSet};
use super::scope::bit;
use super::selector::{Selected, SelectorId};
use super::truth::Truth;
use crate::annotate::{Annotated, Hit, Item, KINDS, Kind, KindRow, Lexicon, ListId};
use crate::text::Span;

/// What a condition is asked of: an item and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    pub item: Item,
    pub span: Span,
}

/// Something that holds of a subject or not: a row of the matcher table, or an attribute with its test.
pub(crate) trait Matcher: Send + Sync {
    /// Whether it holds.
    fn holds(&self, cx: &Context<'_>, at: Subject) -> Truth;

    /// For `find: text`, every place it picks out by itself; `None` if it only tests what others found.
    fn finds(&self, _cx: &Context<'_>) -> Option<Vec<Span>> {
        None
    }

    /// Whether [`Self::finds`] picks something out: asked when the rule is loaded.
    fn is_finder(&self) -> bool {
        false
    }
}

/// One draft under check. Everything that several rules ask is worked out once, when first asked.
pub(crate) struct Context<'a> {
    pub found: &'a Annotated,
    pub lexicon: &'a Lexicon,
    /// By list, then by first token.
    hits: Vec<Hit>,
    /// Where the hits of each list begin; one more than there are lists.
    starts: Vec<u32>,
    patterns: &'a PatternSet,
    /// By pattern, the blocks in which a piece of it stands, and where it is found.
    pattern_pieces: OnceCell<Vec<Vec<Span>>>,
    pattern_hits: Vec<OnceCell<Vec<Span>>>,
    selected: Vec<OnceCell<Selected>>,
    /// By kind, in the order of [`KINDS`].
    items: [OnceCell<Vec<Seen>>; KINDS.len()],
}

/// An item with what every rule's scope asks of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    pub subject: Subject,
    /// The block's kind, as [`Scope`](super::scope::Scope) writes it; 0 outside all blocks.
    pub block: u32,
    pub quoted: bool,
}

impl<'a> Context<'a> {
    pub fn new(found: &'a Annotated, rules: &'a super::RuleSet) -> Self {
        let (hits, starts) = by_list(&rules.lexicon.hits(&found.tokens), rules.lexicon.lists());
        Self {
            found,
            lexicon: &rules.lexicon,
            hits,
            starts,
            patterns: &rules.patterns,
            pattern_pieces: OnceCell::new(),
            pattern_hits: (0..rules.patterns.len()).map(|_| OnceCell::new()).collect(),
            selected: (0..rules.selectors).map(|_| OnceCell::new()).collect(),
            items: std::array::from_fn(|_| OnceCell::new()),
        }
    }

    /// All items of a kind.
    pub fn items(&self, kind: Kind) -> &[Seen] {
        let Some(index) = KINDS.iter().position(|row| row.kind == kind) else { return &[] };
        let row = &KINDS[index];
        self.items[index].get_or_init(|| {
            let subject = |index| Subject { item: Item::new(kind, index), span: (row.span)(self.found, index) };
            let mut block = None;
            let mut seen = |index| {
                let subject = subject(index);
                // Most items stand where the one before them does.
                let same = |block: &usize| self.found.document.blocks[*block].span.holds(subject.span.start());
                block = block.filter(same).or_else(|| self.found.block_at(subject.span.start()));
                self.seen_in(block, subject)
            };
            (0..(row.count)(self.found)).map(&mut seen).collect()
        })
    }

    /// Where an item stands.
    pub fn seen(&self, subject: Subject) -> Seen {
        self.seen_in(self.found.block_at(subject.span.start()), subject)
    }

    fn seen_in(&self, block: Option<usize>, subject: Subject) -> Seen {
        let quoted = match subject.item.kind {
            // A quotation lies in another only where it is nested.
            Kind::Quote => self.found.quotes[subject.item.index as usize].parent.is_some(),
            _ => self.found.in_quotation(subject.span),
        };
        Seen { subject, block: block.map_or(0, |block| bit(self.found.document.blocks[block].kind)), quoted }
    }

    /// The items a selector picks out, worked out on first use.
    pub fn selected(&self, id: SelectorId, work: impl FnOnce() -> Selected) -> &Selected {
        self.selected[id.0].get_or_init(work)
    }

    /// Hits of one list, by first token.
    pub fn hits(&self, list: ListId) -> &[Hit] {
        match self.starts.get(usize::from(list.0)..).unwrap_or_default() {
            [start, end, ..] => &self.hits[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// The bytes of a hit.
    pub fn hit_span(&self, hit: &Hit) -> Span {
        let last = hit.first + hit.count.max(1) - 1;
        self.found.tokens[hit.first].span.cover(self.found.tokens[last].span)
    }

    /// Hits of a list that lie in a place, in order.
    pub fn hits_in(&self, list: ListId, span: Span) -> impl Iterator<Item = Span> + '_ {
        let tokens = &self.found.tokens;
        let hits = self.hits(list);
        let start = hits.partition_point(|hit| tokens[hit.first].span.start() < span.start());
        hits[start..]
            .iter()
            .map(|hit| self.hit_span(hit))
            .take_while(move |place| place.start() < span.end())
            .filter(move |place| place.end() <= span.end())
    }

    /// All places of a pattern, in order. What runs on into the next block is two pieces of copy that happen to
    /// touch, so each block is looked at by itself.
    pub fn pattern(&self, id: PatternId) -> &[Span] {
        let document = &self.found.document;
        let blocks = || document.blocks.iter().map(|block| block.span);
        let text = document.prose.text();
        let pieces = self.pattern_pieces.get_or_init(|| self.patterns.pieces_in(text, blocks()));
        self.pattern_hits[id.0].get_or_init(|| self.patterns.find(id, text, blocks(), &pieces[id.0]))
    }

    /// Whether a pattern is found in words that are no place of the draft.
    pub fn pattern_in_text(&self, id: PatternId, text: &str) -> bool {
        self.patterns.is_match(id, text)
    }

    /// The subject of an item.
    pub fn subject(&self, item: Item) -> Subject {
        let row = row(item.kind);
        let index = item.index as usize;
        // An index that an attribute made up is a defect of its pass, never a reason to stop.
        let span = if index < (row.count)(self.found) { (row.span)(self.found, index) } else { Span::default() };
        Subject { item, span }
    }

    /// The words of an item: for the story all of it, for the rest its place.
    pub fn extent(&self, at: Subject) -> Span {
        if at.item.kind == Kind::Story { Span::new(0, self.found.document.prose.text().len()) } else { at.span }
    }

    /// The words at a place.
    pub fn slice(&self, span: Span) -> &'a str {
        self.found.slice(span)
    }
}

/// Hits by list, those of one list in their order, and where each list's begin: counted first, then put in place.
fn by_list(hits: &[Hit], lists: usize) -> (Vec<Hit>, Vec<u32>) {
    let mut starts = vec![0; lists + 2];
    for hit in hits {
        starts[usize::from(hit.list.0) + 2] += 1;
    }
    for list in 2..starts.len() {
        starts[list] += starts[list - 1];
    }
    let mut sorted = vec![Hit { first: 0, count: 0, list: ListId(0) }; hits.len()];
    for hit in hits {
        // What is counted here ends as the start of the next list.
        let place = &mut starts[usize::from(hit.list.0) + 1];
        sorted[*place as usize] = *hit;
        *place += 1;
    }
    (sorted, starts)
}

/// The row of a kind. A kind whose row is not in the table has no items.
pub(crate) fn row(kind: Kind) -> &'static KindRow {
    const NONE: KindRow =
        KindRow { kind: Kind::Text, key: "", summary: "", count: |_| 0, span: |_, _| Span::default(), attributes: &[] };
    static NO_ROW: KindRow = NONE;
    KINDS.iter().find(|row| row.kind == kind).unwrap_or(&NO_ROW)
}
