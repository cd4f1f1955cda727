//! The lede's claim and the best that stands behind it, there or further down.
//!
//! A later attribution supports the lede where its content shares words of matter with it, not names alone; a
//! denial supports nothing.

use rustc_hash::FxHashSet;

use super::super::cover::Cover;
use super::super::token::TokenKind;
use super::super::view::View;
use super::super::{Annotated, Attribution, AttributionKind, CueClass, SourceClass};
use super::Story;
use crate::document::BlockKind;
use crate::text::Span;

/// The best that stands behind the lede's claim, from the weakest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LedeSupport {
    /// The lede claims nothing that could be checked.
    #[default]
    NoClaim,
    /// Nobody.
    None,
    /// The outlet itself.
    SelfSourced,
    /// People whose identity is withheld, or nobody in particular.
    Anonymous,
    /// An office without a name.
    Role,
    /// A body.
    Organisation,
    /// A paper, or another outlet.
    Document,
    /// A person with a name.
    Named,
}

impl LedeSupport {
    /// As rules and output write it.
    pub const ALL: &'static [(Self, &'static str)] = &[
        (Self::Named, "named"),
        (Self::Document, "document"),
        (Self::Organisation, "organisation"),
        (Self::Role, "role"),
        (Self::Anonymous, "anonymous"),
        (Self::SelfSourced, "self"),
        (Self::None, "none"),
        (Self::NoClaim, "no-claim"),
    ];

    /// As rules and output write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(support, _)| *support == self).map_or("none", |(_, key)| key)
    }

    fn of_class(class: SourceClass) -> Self {
        match class {
            SourceClass::Named => Self::Named,
            SourceClass::Document | SourceClass::Outlet => Self::Document,
            SourceClass::Organisation | SourceClass::Metonym => Self::Organisation,
            SourceClass::RoleUnnamed | SourceClass::PrivateUnnamed | SourceClass::Social => Self::Role,
            SourceClass::Anonymous | SourceClass::VagueCollective | SourceClass::MediaVague | SourceClass::Pronoun => {
                Self::Anonymous
            }
            SourceClass::PublisherSelf => Self::SelfSourced,
        }
    }
}

/// A lede's claim below this is scene-setting.
const CLAIM: f32 = 0.5;

/// How many paragraphs below the lede a source may stand that nothing in the lede itself names.
const BELOW: usize = 2;

/// Finds the lede's claim and what stands behind it.
pub(super) fn judge(view: View<'_>, cover: &Cover, story: &mut Story) {
    let found = view.found;
    let inside = |sentence: usize| story.lede.contains(&sentence);
    let first = found.claims.partition_point(|claim| claim.sentence < story.lede.start);
    let claims = found.claims[first..].iter().enumerate().take_while(|(_, claim)| inside(claim.sentence));
    let strongest = claims.max_by(|(left, a), (right, b)| a.score.total_cmp(&b.score).then(right.cmp(left)));
    story.lede_claim = strongest.map(|(offset, _)| first + offset);
    let spoken =
        story.lede.clone().find(|&sentence| cover.of(found, sentence).any(|(_, attribution)| supports(attribution)));
    let claimed = story.lede_claim.map(|claim| &found.claims[claim]).filter(|claim| claim.score >= CLAIM);
    let central = match (spoken, claimed) {
        (Some(sentence), _) => sentence,
        (None, Some(claim)) => claim.sentence,
        (None, None) => return,
    };
    story.central = Some(central);
    let own = cover.of(found, central).map(|(_, attribution)| attribution).filter(|attribution| supports(attribution));
    let mut best = own.map(|attribution| class(found, attribution)).max().unwrap_or(LedeSupport::None);
    let words = matter(view, found.sentences[central].span);
    let block = found.sentences[central].block;
    for attribution in found.attributions.iter().filter(|attribution| supports(attribution)) {
        let Some(sentence) = found.sentences.get(attribution.sentence) else { continue };
        let close = best == LedeSupport::None && body_blocks(found, block, sentence.block) <= BELOW;
        let near = || body_blocks(found, block, sentence.block) <= BELOW && agrees(found, attribution);
        if close || backs(view, &words, attribution) || counts(found, central, attribution) || near() {
            best = best.max(class(found, attribution));
        }
    }
    story.lede_support = best;
}

/// How many blocks of the running story the second lies below the first.
fn body_blocks(found: &Annotated, from: usize, to: usize) -> usize {
    let blocks = found.document.blocks.get(from..to).unwrap_or_default();
    // Only few are counted: a long story is not walked for each of its attributions.
    blocks.iter().filter(|block| block.kind.is_body() || block.kind == BlockKind::Headline).take(BELOW + 1).count()
}

fn supports(attribution: &Attribution) -> bool {
    attribution.kind != AttributionKind::NoComment
        && !matches!(attribution.cue_class, CueClass::NoComment | CueClass::Denial | CueClass::Mental)
}

fn class(found: &Annotated, attribution: &Attribution) -> LedeSupport {
    if attribution.kind == AttributionKind::SelfSourced {
        return LedeSupport::SelfSourced;
    }
    let source = attribution.source.and_then(|source| found.sources.get(source));
    source.map_or(LedeSupport::Anonymous, |source| LedeSupport::of_class(source.class))
}

/// How many words of matter two statements must share to be about the same thing.
const SHARED: usize = 2;

/// Whether what is attributed speaks of the same matter.
fn backs(view: View<'_>, words: &FxHashSet<String>, attribution: &Attribution) -> bool {
    let mut shared = FxHashSet::default();
    for part in &attribution.content {
        shared.extend(matter(view, *part).into_iter().filter(|word| words.contains(word)).take(SHARED));
    }
    shared.len() >= SHARED
}

/// "… says so", "said the same": what was told is what the lede tells.
fn agrees(found: &Annotated, attribution: &Attribution) -> bool {
    let words = attribution.content.first().map_or("", |&content| found.slice(content));
    ["so", "as much", "the same"].iter().any(|same| words.eq_ignore_ascii_case(same))
}

/// Whether what is attributed gives a number of the central sentence again: nine killed, the nine dead.
fn counts(found: &Annotated, central: usize, attribution: &Attribution) -> bool {
    let of = |sentence: usize| {
        let first = found.figures.partition_point(|figure| figure.sentence < sentence);
        found.figures[first..].iter().take_while(move |figure| figure.sentence == sentence)
    };
    let told = |place: Span| {
        let quantities = of(attribution.sentence).filter(move |figure| place.contains(figure.span));
        quantities.filter(|figure| figure.kind.is_quantity()).filter_map(|figure| figure.value)
    };
    let central: Vec<f64> = of(central).filter(|figure| figure.kind.is_quantity()).filter_map(|f| f.value).collect();
    attribution.content.iter().flat_map(|&part| told(part)).any(|value| value > 2.0 && central.contains(&value))
}

/// The words of matter in a place: lower-cased, without their endings; names and little words are left out, since
/// every sentence of a story shares them.
pub(super) fn matter(view: View<'_>, place: Span) -> FxHashSet<String> {
    // Longer contents are read from their beginning only, so that a whole block quotation costs no more.
    const MOST: usize = 120;
    view.found
        .tokens_in(place)
        .take(MOST)
        .filter(|&at| view.token(at).is_some_and(|token| token.kind == TokenKind::Word && !token.capital))
        .filter_map(|at| stem(view.text(at)))
        .collect()
}

/// A word of matter without its ending.
pub(super) fn stem(word: &str) -> Option<String> {
    const LITTLE: &[&str] = &[
        "about", "after", "again", "against", "also", "another", "because", "been", "before", "being", "between",
        "both", "could", "does", "down", "during", "each", "ever", "every", "from", "have", "having", "here", "into",
        "itself", "just", "last", "less", "like", "made", "make", "many", "more", "most", "much", "must", "next",
        "only", "other", "over", "said", "same", "says", "should", "since", "some", "still", "such", "than", "that",
        "their", "them", "then", "there", "these", "they", "this", "those", "through", "under", "until", "very",
        "well", "were", "what", "when", "where", "which", "while", "will", "with", "within", "without", "would",
        "year", "years", "people", "told",
    ];
    let lower = word.to_lowercase();
    if lower.chars().count() < 4 || LITTLE.contains(&lower.as_str()) {
        return None;
    }
    let stem = ["ing", "ed", "es", "s", "e"]
        .iter()
        .find_map(|ending| lower.strip_suffix(ending).filter(|stem| stem.chars().count() >= 3))
        .unwrap_or(&lower);
    Some(stem.to_owned())
}
