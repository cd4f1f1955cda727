//! Clauses to claims: each finder looks for its own kind of trigger, and support, hedge and score are added here.

use std::ops::Range;

use super::super::CueClass;
use super::super::lexicon::known;
use super::super::support::{Ground, Standing, Support, speaks};
use super::super::token::{TokenKind, Words};
use super::super::view::View;
use super::accusation::Answers;
use super::{Claim, ClaimKind, accusation, clause, deed, degree, figure, outlook, plain, score};
use crate::document::BlockKind;

/// A place at which a finder is asked.
#[derive(Clone)]
pub(super) struct Site<'a> {
    pub view: View<'a>,
    pub sentence: usize,
    /// Tokens of the sentence.
    pub tokens: Range<usize>,
    /// Tokens of the clause.
    pub clause: Range<usize>,
}

/// What a finder found: a trigger, and what comes with it.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub kind: ClaimKind,
    /// Tokens of the trigger.
    pub trigger: Range<usize>,
    pub figure: Option<usize>,
    pub target: Option<usize>,
    pub scheduled: bool,
    pub base: bool,
}

impl Hit {
    pub fn new(kind: ClaimKind, trigger: Range<usize>) -> Self {
        Self { kind, trigger, figure: None, target: None, scheduled: false, base: true }
    }
}

/// Finders that look at one token; a token that begins no entry of `claim-triggers` is shown to none of them.
const FINDERS: &[fn(&Site<'_>, usize) -> Option<Hit>] = &[
    accusation::find,
    deed::find,
    degree::superlative,
    degree::comparison,
    degree::trend,
    outlook::cause,
    outlook::motive,
    outlook::prediction,
];

/// What rules ask about; and what only lists of what to check show ([`super::plain`]).
pub(super) fn claims(view: View<'_>, ground: &Ground) -> (Vec<Claim>, Vec<Claim>) {
    let found = view.found;
    let answers = Answers::new(found);
    let (mut claims, mut assertions) = (Vec::new(), Vec::new());
    let mut figures = 0;
    for (sentence, place) in found.sentences.iter().enumerate() {
        let first = figures;
        figures += found.figures[first..].iter().take_while(|figure| figure.sentence <= sentence).count();
        if !asserts(found.document.blocks.get(place.block).map(|block| block.kind)) {
            continue;
        }
        let question = place.tokens.clone().next_back().is_some_and(|at| view.text(at).contains('?'));
        let begin = claims.len();
        let mut figure_at = first;
        for clause in clause::clauses(view, place.tokens.clone()) {
            let site = Site { view, sentence, tokens: place.tokens.clone(), clause };
            let mut hits = words(&site, question);
            let mut passed = None;
            while let Some(figure) = found.figures[figure_at..figures].first() {
                if figure.span.start() >= view.span(site.clause.clone()).end() {
                    break;
                }
                match figure::find(&site, figure_at) {
                    Some(hit) => hits.push(hit),
                    None => passed = passed.or_else(|| plain::figure(&site, figure_at)),
                }
                figure_at += 1;
            }
            if hits.is_empty() && !question {
                assertions.extend(passed.or_else(|| plain::words(&site)).and_then(|hit| claim(&site, &hit, ground)));
            }
            let first = claims.len();
            claims.extend(hits.into_iter().filter_map(|hit| claim(&site, &hit, ground)));
            agree(&mut claims[first..]);
        }
        claims[begin..].sort_by_key(|claim: &Claim| (claim.trigger.start(), claim.trigger.end(), claim.kind));
        accusation::answer(found, &answers, &mut claims[begin..]);
    }
    rank(&mut claims);
    (claims, assertions)
}

/// Claims with plain assertions among them, in the order of the text, numbered together.
pub(in crate::annotate) fn with_assertions(claims: &mut Vec<Claim>, assertions: Vec<Claim>) {
    claims.extend(assertions);
    claims.sort_by_key(|claim| (claim.sentence, claim.trigger.start(), claim.trigger.end(), claim.kind));
    rank(claims);
}

/// The figures of one clause stand on one thing: where a source close by could have given one and not the other, it
/// is taken to have given neither.
fn agree(claims: &mut [Claim]) {
    let figures = |claim: &&mut Claim| claim.figure.is_some() && claim.support <= Support::Inherited;
    if claims.iter_mut().filter(figures).any(|claim| claim.support == Support::None) {
        for claim in claims.iter_mut().filter(figures) {
            (claim.support, claim.attribution, claim.source) = (Support::None, None, None);
        }
    }
}

/// Numbers the claims in the order in which a fact-checker would go through them: first what nobody stands behind,
/// figures before words, what is worth most before what is worth less.
fn rank(claims: &mut [Claim]) {
    let mut order: Vec<usize> = (0..claims.len()).collect();
    let key = |claim: &Claim| {
        let words = claim.figure.is_none() || claim.kind == ClaimKind::Assertion;
        (claim.support, words, std::cmp::Reverse((claim.score * 100.0).round() as u32))
    };
    order.sort_by_key(|&at| (key(&claims[at]), at));
    for (rank, at) in order.into_iter().enumerate() {
        claims[at].rank = rank + 1;
    }
}

/// Blocks whose words are the outlet's assertions. A heading within the story and a table are not sentences.
fn asserts(kind: Option<BlockKind>) -> bool {
    matches!(
        kind,
        Some(
            BlockKind::Headline
                | BlockKind::Standfirst
                | BlockKind::Body
                | BlockKind::ListItem
                | BlockKind::QuoteBlock
                | BlockKind::Caption
        )
    )
}

fn words(site: &Site<'_>, question: bool) -> Vec<Hit> {
    let mut hits = Vec::new();
    if question {
        return hits;
    }
    let mut next = site.clause.start;
    for at in site.view.entries_in(site.clause.clone(), known::CLAIM_TRIGGERS).map(|entry| entry.start) {
        if at < next || is_named(site, at) {
            continue;
        }
        for finder in FINDERS {
            if let Some(hit) = finder(site, at) {
                // One trigger has one reading among words: "surged" is no event besides being a trend.
                next = hit.trigger.end;
                hits.push(hit);
                break;
            }
        }
    }
    hits
}

/// "Harbour Force", "Editing by Will Dunne", "Tarn Fuels": a capitalised word beside another, away from the start of
/// the sentence, is part of a name and no verb; in a line that gives every word of weight a capital it may be one.
fn is_named(site: &Site<'_>, at: usize) -> bool {
    let view = site.view;
    let long = |at: usize| view.kind(at) == Some(TokenKind::Word) && view.text(at).len() > 4;
    let cased = |at: usize| view.token(at).is_some_and(|token| token.capital && !token.all_caps);
    let beside = |at: usize| cased(at) && view.kind(at) == Some(TokenKind::Word);
    at > site.tokens.start
        && cased(at)
        && (at > site.tokens.start + 1 && beside(at - 1) || beside(at + 1))
        && site.tokens.clone().any(|at| long(at) && !cased(at))
}

fn claim(site: &Site<'_>, hit: &Hit, ground: &Ground) -> Option<Claim> {
    let view = site.view;
    let trigger = view.span(hit.trigger.clone());
    let quoted = view.found.in_quotation(trigger);
    if quoted && hit.kind != ClaimKind::Accusation {
        return None;
    }
    let clause = clause::trim(view, site.clause.clone());
    let legal = view.find(site.tokens.clone(), known::LEGAL_PROCESS).map(|range| view.span(range));
    let Standing { support, attribution, source } = standing(site, hit, ground);
    let mut claim = Claim {
        span: view.span(clause).cover(trigger),
        trigger,
        kind: hit.kind,
        support,
        attribution,
        source,
        hedge: hedge(site, trigger),
        sentence: site.sentence,
        figure: hit.figure,
        target: hit.target,
        answer: None,
        legal,
        scheduled: hit.scheduled,
        base: hit.base,
        person: person_acts(site, hit.trigger.start),
        science: view.has(site.tokens.clone(), known::HEALTH_SCIENCE_TERMS),
        score: 0.0,
        rank: 0,
    };
    claim.score = score::score(site, &claim, ground);
    Some(claim)
}

/// What stands behind the claim: of a quantity, what stands behind its figure; of anything else, what stands behind
/// its trigger.
fn standing(site: &Site<'_>, hit: &Hit, ground: &Ground) -> Standing {
    let view = site.view;
    let checked = hit.figure.and_then(|figure| view.found.figure_checks.get(figure));
    if let Some(check) = checked {
        return check.standing;
    }
    let trigger = view.span(hit.trigger.clone());
    let told = ground.of(view, trigger, &|attribution| {
        // "The company wants": the cue of a belief is itself the motive that is claimed.
        let own = hit.kind == ClaimKind::Motive
            && attribution.cue_class == CueClass::Mental
            && attribution.cue.is_some_and(|cue| cue.overlaps(trigger));
        speaks(attribution) && !own
    });
    if told.support < Support::Attribution
        && hit.kind == ClaimKind::Accusation
        && view.is(hit.trigger.start, known::ACCUSATION_VERBS)
    {
        // "Three tenants accuse": the accuser is the subject.
        return Standing { support: Support::Attribution, ..Standing::default() };
    }
    told
}

/// The outlet's own hedge in the clause: one inside quoted words is the speaker's. "May" with a capital is a month
/// unless it opens the sentence, where it is a question's.
fn hedge(site: &Site<'_>, trigger: crate::text::Span) -> Option<crate::text::Span> {
    let view = site.view;
    let mut at = site.clause.start;
    while at < site.clause.end {
        if let Some(length) = view.match_at(at, site.clause.end, known::HEDGES) {
            let span = view.span(at..at + length);
            let month = view.is_word(at, "may") && view.token(at).is_some_and(|token| token.capital);
            if !month && !view.found.in_quotation(span) && !span.overlaps(trigger) {
                return Some(span);
            }
            at += length;
        } else {
            at += 1;
        }
    }
    None
}

/// Whether a person's name stands before the trigger in its clause, or right before it.
fn person_acts(site: &Site<'_>, at: usize) -> bool {
    accusation::subject(site, at).is_some_and(|name| {
        site.view.found.names.get(name).is_some_and(|name| name.kind == super::super::NameKind::Person)
    })
}

impl Site<'_> {
    /// Whether the token is one of a few small words. With a capital inside the sentence it is a name: "May", "Will".
    pub fn is_small_word(&self, at: usize, words: Words) -> bool {
        let named = at > self.tokens.start && self.view.token(at).is_some_and(|token| token.capital);
        !named && self.view.is_one_of(at, words)
    }

    /// Whether a capitalised word, other than the one that opens the sentence, stands before the token; or the
    /// sentence opens with a name.
    pub fn named_actor(&self, at: usize) -> bool {
        let view = self.view;
        let capital = |index: usize| {
            view.token(index).is_some_and(|token| token.capital && token.kind == TokenKind::Word)
                && !view.is(index, known::MONTHS)
                && !view.is(index, known::WEEKDAYS)
        };
        let opens = self.tokens.start;
        (opens + 1..at).any(capital) || view.found.name_starting(view.token(opens).map(|token| token.span)).is_some()
    }
}
