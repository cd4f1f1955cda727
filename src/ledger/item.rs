//! What in a draft wants an entry: each claim and each quotation, one for the same words of the same speaker.

use std::collections::BTreeMap;

use super::entry::Checked;
use crate::annotate::{Annotated, Claim, ClaimKind, Figure, FigureKind, Lexicon, SourceClass, Support, clause_around};
use crate::document::BlockKind;
use crate::text::{Span, anchored};

/// A claim or a quotation that somebody has to check.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it is.
    pub kind: Checked,
    /// Its place in the prose; of a quotation without the marks.
    pub span: Span,
    /// Other places that say the same in the same words.
    pub also: Vec<Span>,
    /// Its words on one line.
    pub words: String,
    /// Its words without typography.
    pub anchored: String,
    /// Who says so.
    pub says: Option<String>,
    /// Whether that is a name.
    pub named: bool,
    /// Whether a figure makes it checkable.
    pub figure: bool,
    /// Whether the story names something that it stands on.
    pub supported: bool,
    /// How much an editor would want it checked, from 0 to 1.
    pub score: f32,
    /// Whose work list it belongs to: the source, by index.
    pub source: Option<usize>,
    /// Whether its entry stands for words as a person enters them, because no claim is found there.
    pub by_hand: bool,
}

/// What a figure scores that no claim rests on: less than any that one does.
const PLAIN_FIGURE: f32 = 0.3;

/// Speakers of the same words who get an entry each.
const MOST_SPEAKERS: usize = 8;

impl Item {
    /// A claim at a place where nothing of this program's sees one.
    pub(super) fn claim_at(found: &Annotated, span: Span) -> Self {
        let mut item = Self { by_hand: true, ..Self::of(Checked::Claim, span) };
        name(&mut item, found);
        item
    }

    /// Something at a place of which nothing else is known yet.
    fn of(kind: Checked, span: Span) -> Self {
        Self {
            kind,
            span,
            also: Vec::new(),
            words: String::new(),
            anchored: String::new(),
            says: None,
            named: false,
            figure: false,
            supported: false,
            score: 0.0,
            source: None,
            by_hand: false,
        }
    }
}

/// The claims and quotations of a draft, in the order of the text.
#[must_use]
pub fn items(found: &Annotated, lexicon: &Lexicon) -> Vec<Item> {
    let mut items: Vec<Item> = claims(found, lexicon);
    items.extend((0..found.quotes.len()).filter_map(|index| quote(found, index)));
    items.retain(|item| !item.anchored.is_empty());
    items.sort_by_key(|item| (item.span, item.kind));
    let mut met: BTreeMap<(Checked, String), Vec<usize>> = BTreeMap::new();
    let mut distinct: Vec<Item> = Vec::with_capacity(items.len());
    for item in items {
        let known = met.entry((item.kind, item.anchored.clone())).or_default();
        let same = known.iter().copied().find(|&at| !says_another(&distinct[at], &item));
        let at = same.or(known.first().copied().filter(|_| known.len() == MOST_SPEAKERS));
        match at.and_then(|at| distinct.get_mut(at)) {
            Some(known) => known.also.push(item.span),
            None => {
                known.push(distinct.len());
                distinct.push(item);
            }
        }
    }
    distinct
}

/// Whether one quotation is somebody's and the other somebody else's.
fn says_another(a: &Item, b: &Item) -> bool {
    a.kind == Checked::Quote && a.named && b.named && a.says != b.says
}

/// Clauses with something checkable in them; clauses that lie over one another are one.
fn claims(found: &Annotated, lexicon: &Lexicon) -> Vec<Item> {
    let plain = found.assertions.iter().filter(|claim| claim.figure.is_none());
    let mut all: Vec<Item> = found.claims.iter().chain(plain).map(of_claim).collect();
    all.extend(figures(found, lexicon));
    all.sort_by_key(|item| item.span);
    let mut items: Vec<Item> = Vec::new();
    for item in all {
        match items.last_mut().filter(|last| last.span.overlaps(item.span)) {
            Some(last) => {
                last.span = last.span.cover(item.span);
                last.figure |= item.figure;
                // What stands on nobody in part is to be checked first.
                last.supported &= item.supported;
                last.score = last.score.max(item.score);
                last.source = last.source.or(item.source);
            }
            None => items.push(item),
        }
    }
    for item in &mut items {
        name(item, found);
    }
    items
}

fn of_claim(claim: &Claim) -> Item {
    Item {
        figure: matches!(claim.kind, ClaimKind::Number | ClaimKind::Casualty),
        supported: is_strong(claim.support),
        score: claim.score,
        // What is taken to stand on a source close by is not what that source said.
        source: claim.source.filter(|_| is_strong(claim.support)),
        ..Item::of(Checked::Claim, claim.span)
    }
}

/// Clauses with a figure that no claim rests on: an editor lets them pass, a checker looks each of them up.
fn figures<'a>(found: &'a Annotated, lexicon: &'a Lexicon) -> impl Iterator<Item = Item> + 'a {
    let checked = |figure: &Figure| {
        let can_be_looked_up = match figure.kind {
            kind if kind.is_quantity() => true,
            FigureKind::Age | FigureKind::Duration | FigureKind::Score => true,
            FigureKind::Date => figure.value.is_some(),
            _ => false,
        };
        let block = found.block_at(figure.span.start()).map(|block| found.document.blocks[block].kind);
        let copy =
            block.is_some_and(|kind| kind.is_body() || matches!(kind, BlockKind::Headline | BlockKind::Standfirst));
        can_be_looked_up && copy && !found.in_quotation(figure.span)
    };
    let claimed = |figure: &Figure| {
        let before = found.claims.partition_point(|claim| claim.span.start() <= figure.span.start());
        found.claims[before.saturating_sub(3)..before].iter().any(|claim| claim.span.contains(figure.span))
    };
    let left = found.figures.iter().enumerate().filter(move |(_, figure)| checked(figure) && !claimed(figure));
    left.map(|(at, figure)| {
        let standing = found.figure_checks.get(at).map(|check| check.standing).unwrap_or_default();
        Item {
            figure: true,
            supported: is_strong(standing.support),
            score: PLAIN_FIGURE,
            // What stands beside it in the sentence need not be the one who says it.
            source: (standing.attribution.filter(|_| standing.support == Support::Attribution))
                .and_then(|at| found.attributions.get(at)?.source),
            ..Item::of(Checked::Claim, clause_around(found, lexicon, figure.span))
        }
    })
}

/// A source that was given close by may or may not stand behind this too.
fn is_strong(support: Support) -> bool {
    !matches!(support, Support::None | Support::Inherited)
}

/// A quotation that is somebody's words. What is quoted inside it is checked with it.
fn quote(found: &Annotated, index: usize) -> Option<Item> {
    let quote = found.quotes.get(index).filter(|quote| quote.kind.is_speech() && quote.parent.is_none())?;
    let mut item = Item {
        supported: true,
        source: found.speaker_of(index),
        ..Item::of(Checked::Quote, without_tag(quote.inside, found))
    };
    name(&mut item, found);
    Some(item)
}

/// Without the comma before a tag, which is no part of what was said.
fn without_tag(inside: Span, found: &Annotated) -> Span {
    let kept = found.slice(inside).trim_end_matches(|c: char| c == ',' || c.is_whitespace());
    Span::new(inside.start(), inside.start() + kept.len())
}

fn name(item: &mut Item, found: &Annotated) {
    let words = found.slice(item.span);
    item.words = crate::text::squeezed(words);
    item.anchored = anchored(words);
    let source = item.source.and_then(|at| found.sources.get(at));
    item.named = source.is_some_and(|source| source.class == SourceClass::Named);
    item.says = source.map(|source| found.slice(source.canonical).to_owned());
}

/// The order in which a checker works: figures that stand on nobody, then what else stands on nobody, the most
/// checkable first; then one source after another, what each is quoted with and given for; then the rest.
pub(super) fn work_order(items: &[Item]) -> Vec<(Group, usize)> {
    let group = |item: &Item| match item {
        Item { kind: Checked::Claim, supported: false, figure: true, .. } => Group::Figures,
        Item { kind: Checked::Claim, supported: false, .. } => Group::Assertions,
        Item { source: Some(source), .. } => Group::Source(*source),
        _ => Group::Rest,
    };
    let mut order: Vec<(Group, usize)> = items.iter().enumerate().map(|(at, item)| (group(item), at)).collect();
    order.sort_by(|(a, i), (b, j)| {
        let ranked = matches!(a, Group::Figures | Group::Assertions);
        let score = if ranked { items[*j].score.total_cmp(&items[*i].score) } else { std::cmp::Ordering::Equal };
        a.cmp(b).then(score).then(i.cmp(j))
    });
    order
}

/// Things that are checked together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    /// Figures without a source.
    Figures,
    /// Other assertions without a source.
    Assertions,
    /// What one source says: one call settles all of it.
    Source(usize),
    /// What has something behind it, and nobody who could be called.
    Rest,
}
