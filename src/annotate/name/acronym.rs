//! Acronyms, and whether the story says what they stand for.

use rustc_hash::FxHashSet;

use super::super::lexicon::known;
use super::super::token::TokenKind;
use super::super::view::View;
use super::Name;
use super::chain::Chain;
use crate::annotate::token::words;

/// How far back a body's words are looked for before "(CVHA)".
const BACK: usize = 12;

/// One word of capitals only, three letters or more.
pub(super) fn is_acronym(view: View<'_>, chain: &Chain) -> bool {
    chain.name.len() == 1
        && view.token(chain.name.start).is_some_and(|token| token.all_caps && token.span.len() >= 3)
        && view.text(chain.name.start).bytes().all(|byte| byte.is_ascii_uppercase())
        && !is_shouted(view, chain.name.start)
}

/// "THEY LOSE, WE WIN": a word of capitals beside a word of the grammar in capitals is shouted and stands for nothing.
fn is_shouted(view: View<'_>, at: usize) -> bool {
    let shouts = |at: usize| {
        view.token(at).is_some_and(|token| token.all_caps)
            && (view.is(at, known::FUNCTION_WORDS) || view.is(at, known::PRONOUNS_SUBJECT))
    };
    at.checked_sub(1).is_some_and(shouts) || shouts(at + 1)
}

/// Says of each acronym whether it is spelt out: in brackets behind its words or before them, by a gloss behind it,
/// or by the words of an earlier name that it is made of.
pub(super) fn expand(view: View<'_>, chains: &[Chain], names: &mut [Name]) {
    let mut spelt: FxHashSet<&str> = FxHashSet::default();
    let mut bodies: FxHashSet<String> = FxHashSet::default();
    for (chain, name) in chains.iter().zip(names) {
        if name.acronym {
            let text = view.text(chain.name.start);
            if bodies.contains(text) || is_spelt_out(view, chain) {
                spelt.insert(text);
            }
            name.expanded = spelt.contains(text);
        } else if chain.name.len() > 2 {
            // "DOJ" has the "of" of Department of Justice, "CVHA" has no small word.
            bodies.insert(initials(view, chain.name.clone(), char::is_uppercase));
            bodies.insert(initials(view, chain.name.clone(), char::is_alphabetic));
        }
    }
}

/// First letters, as capitals, of the words whose first letter counts.
fn initials(view: View<'_>, tokens: std::ops::Range<usize>, counts: fn(char) -> bool) -> String {
    let heads = tokens.filter_map(|at| view.text(at).chars().next());
    heads.filter(|letter| counts(*letter)).flat_map(char::to_uppercase).collect()
}

fn is_spelt_out(view: View<'_>, chain: &Chain) -> bool {
    let at = chain.name.start;
    let sentence = view.found.sentences[chain.sentence].tokens.clone();
    let text = view.text(at);
    let bracket = at.checked_sub(1).filter(|&open| view.kind(open) == Some(TokenKind::Open));
    if let Some(open) = bracket {
        // The words before hold its letters in order: "Corrin Vale Health Authority (CVHA)".
        let low = sentence.start.max(open.saturating_sub(BACK));
        let heads: Vec<u8> = (low..open).filter_map(|at| view.text(at).bytes().next()).collect();
        let mut letters = text.bytes().rev().peekable();
        for head in heads.iter().rev() {
            if letters.peek().is_some_and(|letter| letter.eq_ignore_ascii_case(head)) {
                letters.next();
            }
        }
        return letters.peek().is_none();
    }
    let gloss = view.kind(at + 1) == Some(TokenKind::Open)
        || (view.kind(at + 1) == Some(TokenKind::Comma) && glosses(view, at + 2, sentence.end));
    gloss && at + 2 < sentence.end
}

/// "the valley's health authority": what an article or "or" begins behind the comma.
fn glosses(view: View<'_>, at: usize, end: usize) -> bool {
    at < end && view.is_one_of(at, words!["the", "a", "an", "or", "its", "their", "which"])
}
