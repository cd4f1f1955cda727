//! What in a draft wants an entry: each claim and each quotation, one for the same words.

use std::collections::BTreeMap;

use super::anchored;
use super::entry::Checked;
use crate::annotate::{Annotated, Claim, ClaimKind, Support};
use crate::text::Span;

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
    /// Whether a figure makes it checkable.
    pub figure: bool,
    /// Whether the story names something that it stands on.
    pub supported: bool,
    /// How much an editor would want it checked, from 0 to 1.
    pub score: f32,
    /// Whose work list it belongs to: the source, by index.
    pub source: Option<usize>,
}

/// The claims and quotations of a draft, in the order of the text.
#[must_use]
pub fn items(found: &Annotated) -> Vec<Item> {
    let mut items: Vec<Item> = claims(found);
    items.extend((0..found.quotes.len()).filter_map(|index| quote(found, index)));
    items.retain(|item| !item.anchored.is_empty());
    items.sort_by_key(|item| (item.span, item.kind));
    let mut first: BTreeMap<(Checked, String), usize> = BTreeMap::new();
    let mut distinct: Vec<Item> = Vec::with_capacity(items.len());
    for item in items {
        let at = *first.entry((item.kind, item.anchored.clone())).or_insert(distinct.len());
        match distinct.get_mut(at) {
            Some(known) => known.also.push(item.span),
            None => distinct.push(item),
        }
    }
    distinct
}

/// Clauses with something checkable in them; clauses that lie over one another are one.
fn claims(found: &Annotated) -> Vec<Item> {
    let mut order: Vec<&Claim> = found.claims.iter().collect();
    order.sort_by_key(|claim| claim.span);
    let mut items: Vec<Item> = Vec::new();
    for claim in order {
        let source = claim.attribution.and_then(|at| found.attributions.get(at)?.source);
        let figure = matches!(claim.kind, ClaimKind::Number | ClaimKind::Casualty);
        let supported = claim.support != Support::None;
        if let Some(last) = items.last_mut().filter(|last| last.span.overlaps(claim.span)) {
            last.span = last.span.cover(claim.span);
            last.figure |= figure;
            // What stands on nobody in part is to be checked first.
            last.supported &= supported;
            last.score = last.score.max(claim.score);
            last.source = last.source.or(source);
            continue;
        }
        items.push(Item {
            kind: Checked::Claim,
            span: claim.span,
            also: Vec::new(),
            words: String::new(),
            anchored: String::new(),
            says: None,
            figure,
            supported,
            score: claim.score,
            source,
        });
    }
    for item in &mut items {
        name(item, found);
    }
    items
}

/// A quotation that is somebody's words. What is quoted inside it is checked with it.
fn quote(found: &Annotated, index: usize) -> Option<Item> {
    let quote = found.quotes.get(index).filter(|quote| quote.kind.is_speech() && quote.parent.is_none())?;
    let mut item = Item {
        kind: Checked::Quote,
        span: without_tag(quote.inside, found),
        also: Vec::new(),
        words: String::new(),
        anchored: String::new(),
        says: None,
        figure: false,
        supported: true,
        score: 0.5,
        source: found.speaker_of(index),
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
    item.words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    item.anchored = anchored(words);
    item.says = item.source.and_then(|at| found.sources.get(at)).map(|source| found.slice(source.canonical).to_owned());
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
    /// Figures that nobody is given for.
    Figures,
    /// Other assertions that nobody is given for.
    Assertions,
    /// What one source says: one call settles all of it.
    Source(usize),
    /// What has something behind it, and nobody who could be called.
    Rest,
}
