//! Quotations of one revision and those of the other: which are the same, wherever they stand.
//!
//! They are matched across the whole story, before any sentence is looked at: the same words first, then the most
//! alike, with the speaker and the sentence around them to settle between equals. The parts of a quotation that a tag
//! interrupts, and the paragraphs that it runs through, are one.

use std::collections::BTreeMap;

use super::pairing::{Pairing, Side};
use crate::annotate::{Annotated, QuoteKind};
use crate::text::Span;
use crate::text::{Edit, Word, edits, words_at};

/// What somebody says in one go; or other words in marks.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    /// The quotes, by index, in text order; never empty.
    pub quotes: Vec<usize>,
    /// Somebody's words, and no word at arm's length.
    pub speech: bool,
    /// The source, by index.
    pub speaker: Option<usize>,
    /// Its words.
    pub words: Vec<Word>,
    /// The words of each of its quotes.
    pub parts: Vec<String>,
    /// Where, from the first mark to the last.
    pub span: Span,
}

/// A quotation that stands in both revisions, perhaps in other words.
#[derive(Clone, Debug)]
pub(crate) struct Twin {
    pub old: usize,
    pub new: usize,
    /// What differs.
    pub edits: Vec<Edit>,
}

impl Said {
    /// Whether both have the same parts, in whatever order.
    pub fn is_reordered(&self, other: &Self) -> bool {
        let sorted = |said: &Self| {
            let mut parts: Vec<String> = said.parts.clone();
            parts.sort_unstable();
            parts
        };
        self.words.len() == other.words.len() && self.parts.len() == other.parts.len() && sorted(self) == sorted(other)
    }

    /// Each of its parts as if nothing stood beside it.
    pub fn in_parts(&self, found: &Annotated) -> Vec<Self> {
        let mut words = self.words.iter();
        let part = |(&quote, part): (&usize, &String)| Self {
            quotes: vec![quote],
            words: words.by_ref().take(part.split(' ').count()).cloned().collect(),
            parts: vec![part.clone()],
            span: found.quotes[quote].span,
            ..*self
        };
        self.quotes.iter().zip(&self.parts).map(part).collect()
    }
}

/// What is said in a draft, in text order. What is quoted inside a quotation is a part of it.
pub(crate) fn said(found: &Annotated) -> Vec<Said> {
    let mut all: Vec<Said> = Vec::new();
    let prose = found.document.prose.text();
    for (index, quote) in found.quotes.iter().enumerate() {
        if quote.parent.is_some() || quote.kind == QuoteKind::Title {
            continue;
        }
        let words = words_at(prose, quote.inside);
        if words.is_empty() {
            continue;
        }
        let speech = quote.kind.is_speech();
        let speaker = if speech { found.speaker_of(index) } else { None };
        if let Some(last) = all.last_mut().filter(|last| goes_on(found, last, index)) {
            last.quotes.push(index);
            last.parts.push(joined(&words));
            last.words.extend(words);
            last.span = last.span.cover(quote.span);
            last.speaker = last.speaker.or(speaker);
        } else {
            let parts = vec![joined(&words)];
            all.push(Said { quotes: vec![index], speech, speaker, words, parts, span: quote.span });
        }
    }
    all
}

/// Whether a quote goes on with what was said before: across a tag, or into the next paragraph.
fn goes_on(found: &Annotated, last: &Said, index: usize) -> bool {
    let quote = &found.quotes[index];
    let Some(&before) = last.quotes.last() else { return false };
    if quote.continues == Some(before) {
        return true;
    }
    let earlier = &found.quotes[before];
    if earlier.block != quote.block || !earlier.kind.is_speech() || !quote.kind.is_speech() {
        return false;
    }
    let shared = found.attributions.iter().any(|one| one.quotes.contains(&before) && one.quotes.contains(&index));
    // “We may sell,” she said, “the whole park.”
    if found.slice(earlier.inside).trim_end().ends_with(',') && shared {
        return true;
    }
    let whole = |kind| matches!(kind, QuoteKind::Full | QuoteKind::Continuation);
    if !whole(earlier.kind) || !whole(quote.kind) {
        return false;
    }
    let speaker = found.speaker_of(index);
    let sentences = [earlier.span.end() - 1, quote.span.start()].map(|at| found.sentence_at(at));
    // Another sentence between them is the outlet's own.
    let close = sentences[0].zip(sentences[1]).is_some_and(|(a, b)| b <= a + 1);
    shared || close && speaker.is_some() && speaker == last.speaker
}

/// Alike enough to be the same quotation.
const FLOOR: f64 = 0.6;
/// The same, where the sentence around it is the same.
const FLOOR_BESIDE: f64 = 0.4;
/// So much of the shorter one has to stand in the longer one, for a quotation that was cut.
const HELD: f64 = 0.9;
/// More than any likeness: all parts are the same.
const IN_ANOTHER_ORDER: f64 = 2.0;
/// Fewer words than this tell nothing by themselves.
pub(super) const FEW: usize = 5;
/// A word of more quotations than this brings no two together.
pub(super) const COMMON: usize = 60;

/// The quotations that stand on both sides.
pub(crate) fn twins(pairing: &Pairing<'_>) -> Vec<Twin> {
    let (old, new) = (&pairing.old, &pairing.new);
    let mut taken = (vec![false; old.said.len()], vec![false; new.said.len()]);
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (a, b) in same(pairing) {
        (taken.0[a], taken.1[b]) = (true, true);
        pairs.push((a, b));
    }
    let mut likely = candidates(pairing, &taken);
    likely.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    for (_, a, b) in likely {
        if !taken.0[a] && !taken.1[b] {
            (taken.0[a], taken.1[b]) = (true, true);
            pairs.push((a, b));
        }
    }
    pairs.sort_unstable();
    let twin = |(a, b): (usize, usize)| Twin { old: a, new: b, edits: edits(&old.said[a].words, &new.said[b].words) };
    pairs.into_iter().map(twin).collect()
}

fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Pairs with the same words. Of those that stand several times, those in sentences that belong together come first.
fn same(pairing: &Pairing<'_>) -> Vec<(usize, usize)> {
    let mut places: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (at, said) in pairing.old.said.iter().enumerate() {
        places.entry(joined(&said.words)).or_default().0.push(at);
    }
    for (at, said) in pairing.new.said.iter().enumerate() {
        places.entry(joined(&said.words)).or_default().1.push(at);
    }
    let mut pairs = Vec::new();
    for (mut old, mut new) in places.into_values() {
        let mut beside = Vec::new();
        old.retain(|&a| {
            let partner = new.iter().position(|&b| are_beside(pairing, a, b));
            partner.inspect(|&at| beside.push((a, new.remove(at)))).is_none()
        });
        pairs.extend(beside);
        // A word or two in marks elsewhere need not be the same ones.
        let tell = |a: &usize| pairing.old.said[*a].words.len() >= FEW || pairing.old.said[*a].speech;
        pairs.extend(old.into_iter().filter(tell).zip(new));
    }
    pairs
}

/// Whether the sentences around two quotations belong together.
fn are_beside(pairing: &Pairing<'_>, a: usize, b: usize) -> bool {
    let group = |side: &Side<'_>, said: usize| side.group_at(side.said[said].span.start());
    group(&pairing.old, a).is_some_and(|group_of| Some(group_of) == group(&pairing.new, b))
}

/// Pairs in other words, with what speaks for them.
fn candidates(pairing: &Pairing<'_>, taken: &(Vec<bool>, Vec<bool>)) -> Vec<(f64, usize, usize)> {
    let (old, new) = (&pairing.old, &pairing.new);
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let free_new = (0..new.said.len()).filter(|&b| !taken.1[b]);
    for b in free_new.clone() {
        let mut words: Vec<&str> = new.said[b].words.iter().map(|word| word.text.as_str()).collect();
        words.sort_unstable();
        words.dedup();
        words.into_iter().for_each(|word| holders.entry(word).or_default().push(b));
    }
    let mut by_group: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for b in free_new {
        if let Some(group) = new.group_at(new.said[b].span.start()) {
            by_group.entry(group).or_default().push(b);
        }
    }
    let mut likely = Vec::new();
    for a in (0..old.said.len()).filter(|&a| !taken.0[a]) {
        let said = &old.said[a];
        let mut near: Vec<usize> = Vec::new();
        for word in &said.words {
            let holders = holders.get(word.text.as_str()).map(Vec::as_slice).unwrap_or_default();
            if holders.len() <= COMMON {
                near.extend(holders);
            }
        }
        let group = old.group_at(said.span.start());
        near.extend(group.and_then(|group| by_group.get(&group)).into_iter().flatten());
        near.sort_unstable();
        near.dedup();
        likely.extend(near.into_iter().filter_map(|b| Some((likeness(pairing, a, b)?, a, b))));
    }
    likely
}

/// How much speaks for two quotations being the same one; `None` where it is not enough.
fn likeness(pairing: &Pairing<'_>, a: usize, b: usize) -> Option<f64> {
    let (x, y) = (&pairing.old.said[a], &pairing.new.said[b]);
    let beside = are_beside(pairing, a, b);
    if x.speech != y.speech && !beside {
        return None;
    }
    if x.is_reordered(y) {
        return Some(IN_ANOTHER_ORDER);
    }
    let gone: usize = edits(&x.words, &y.words).iter().map(|edit| edit.old.len()).sum();
    let common = (x.words.len() - gone) as f64;
    let (shorter, longer) = (x.words.len().min(y.words.len()), x.words.len().max(y.words.len()));
    let ratio = 2.0 * common / (shorter + longer) as f64;
    let held = common / shorter as f64;
    let speakers = x.speaker.zip(y.speaker).map(|(x, y)| pairing.is_same_source(x, y));
    let enough = match (beside, shorter < FEW) {
        (true, true) => common > 0.0 || !x.speech && !y.speech,
        (true, false) => ratio >= FLOOR_BESIDE || held >= HELD,
        (false, true) => false,
        (false, false) => ratio >= FLOOR || held >= HELD && speakers == Some(true),
    };
    let bonus = 0.2 * f64::from(u8::from(beside)) + 0.1 * f64::from(u8::from(speakers == Some(true)));
    enough.then_some(ratio.max(0.8 * held) + bonus)
}
