//! The lede's claim and the best that stands behind it, there or further down.
//!
//! A later attribution supports the lede where its content shares words of matter with it, not names alone; a
//! denial supports nothing.

use std::ops::Range;

use super::super::cover::Cover;
use super::super::view::View;
use super::super::{Annotated, Attribution, AttributionKind, CueClass, SourceClass};
use super::Story;
use super::matter::Matter;
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
    /// People whose identity is withheld.
    Anonymous,
    /// An office without a name, or a crowd.
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
            // A crowd that nobody could ask is vague, and another rule's; nobody withholds its name.
            SourceClass::RoleUnnamed
            | SourceClass::PrivateUnnamed
            | SourceClass::Social
            | SourceClass::VagueCollective
            | SourceClass::MediaVague
            | SourceClass::Pronoun => Self::Role,
            SourceClass::Anonymous => Self::Anonymous,
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
    // Names are left out: every sentence of a story shares them.
    let mut matter = Matter::new(view, opening(view, found.sentences[central].span), |token| !token.capital);
    let block = found.sentences[central].block;
    for attribution in found.attributions.iter().filter(|attribution| supports(attribution)) {
        let Some(sentence) = found.sentences.get(attribution.sentence) else { continue };
        let close = best == LedeSupport::None && body_blocks(found, block, sentence.block) <= BELOW;
        let near = || body_blocks(found, block, sentence.block) <= BELOW && agrees(found, attribution);
        if close || backs(view, &mut matter, attribution) || counts(found, central, attribution) || near() {
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
    attribution.kind.gives_words()
        && !matches!(attribution.cue_class, CueClass::NoComment | CueClass::Denial | CueClass::Mental)
}

fn class(found: &Annotated, attribution: &Attribution) -> LedeSupport {
    if attribution.kind == AttributionKind::SelfSourced {
        return LedeSupport::SelfSourced;
    }
    let source = attribution.source.and_then(|source| found.sources.get(source));
    source.map_or(LedeSupport::Role, |source| LedeSupport::of_class(source.class))
}

/// How many words of matter two statements must share to be about the same thing.
const SHARED: usize = 2;

/// Whether what is attributed speaks of the same matter.
fn backs(view: View<'_>, matter: &mut Matter, attribution: &Attribution) -> bool {
    let passages = attribution.content.iter().map(|part| opening(view, *part));
    matter.shared(view, passages, |token| !token.capital) >= SHARED
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

/// The first tokens of a place: a whole block quotation costs no more than a long sentence.
fn opening(view: View<'_>, place: Span) -> Range<usize> {
    const MOST: usize = 120;
    let tokens = view.found.tokens_in(place);
    tokens.start..tokens.end.min(tokens.start + MOST)
}
