//! The headline against the body: does it state flat what the story hedges or leaves to an accuser?

use super::super::claim::clauses;
use super::super::lexicon::known;
use super::super::token::TokenKind;
use super::super::view::View;
use super::matter::Matter;
use super::{Story, running};
use crate::annotate::token::words;
use crate::document::BlockKind;
use crate::text::Span;

/// The share of the headline's words that a sentence of the body must have to be the one it sums up.
const SHARE: f64 = 0.6;

/// Finds the hedge of the body that the headline leaves out.
pub(super) fn compare(view: View<'_>, story: &mut Story) {
    let found = view.found;
    let Some(block) = found.document.blocks.iter().find(|block| block.kind == BlockKind::Headline) else { return };
    let tokens = found.tokens_in(block.span);
    if holds_back(view, tokens.clone()).is_some() || credits(view, tokens.clone()) {
        return;
    }
    let denies = |mut tokens: std::ops::Range<usize>| tokens.any(|at| view.is(at, known::NEGATIONS));
    let denied = denies(tokens.clone());
    // Names count too: a headline is mostly made of them.
    let mut matter = Matter::new(view, tokens, |_| true);
    if matter.len() < 2 {
        return;
    }
    // The first sentence that sums up the same matter best decides; a flat one as good clears the headline.
    let mut best = 0.0;
    let mut surer = None;
    for sentence in running(found) {
        let share = matter.shared(view, [sentence.tokens.clone()], |_| true) as f64 / matter.len() as f64;
        if share < SHARE || share < best {
            continue;
        }
        let hedge = holds_back(view, sentence.tokens.clone());
        // What is hedged must be what the headline says: "…, a move that may help" is another matter.
        let said = hedge.filter(|hedge| {
            let at = found.tokens_in(*hedge).start;
            let clause = clauses(view, sentence.tokens.clone()).into_iter().find(|clause| clause.contains(&at));
            let relative =
                (at.saturating_sub(3)..at).any(|at| view.is_one_of(at, words!["who", "which", "that", "than"]));
            let shares = |clause| matter.shared(view, [clause], |_| true) as f64 / matter.len() as f64 >= SHARE;
            // "If the levy passes, it could …", "… after Orr suggested that": a condition, an occasion.
            let occasion = |clause: &std::ops::Range<usize>| {
                (clause.start..at).any(|at| view.is_one_of(at, words!["if", "after", "when", "before", "since"]))
            };
            let participle = view.text(at).ends_with("ing");
            // "Quay not all mud" over "The quay seems to be all mud" says something else.
            let alike = |clause: &std::ops::Range<usize>| denies(clause.clone()) == denied;
            !relative && !participle && clause.filter(|clause| !occasion(clause) && alike(clause)).is_some_and(shares)
        });
        if share > best {
            (best, surer) = (share, said);
        } else if hedge.is_none() {
            surer = None;
        }
    }
    story.headline_surer = surer;
}

/// A hedge or a word of accusing in the outlet's own words.
fn holds_back(view: View<'_>, tokens: std::ops::Range<usize>) -> Option<Span> {
    tokens.clone().find_map(|at| {
        let hedge = view.match_at(at, tokens.end, known::HEDGES);
        let length = hedge.or_else(|| view.match_at(at, tokens.end, known::ACCUSATION_VERBS))?;
        let span = view.span(at..at + length);
        let month = view.is_word(at, "may") && view.token(at).is_some_and(|token| token.capital);
        (!month && !view.found.in_quotation(span)).then_some(span)
    })
}

/// Whether a headline gives its source by the means of headlines: a colon, quotation marks, "says", a question.
fn credits(view: View<'_>, tokens: std::ops::Range<usize>) -> bool {
    tokens.clone().any(|at| {
        matches!(view.kind(at), Some(TokenKind::Colon | TokenKind::QuoteMark))
            || view.text(at).contains('?')
            || view.is(at, known::CUE_NEUTRAL)
            || view.is(at, known::CUE_LOADED)
            || view.is_one_of(at, words!["claim", "claims", "claimed", "claiming", "accused", "charged"])
    })
}
