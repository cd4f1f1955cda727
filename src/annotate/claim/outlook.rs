//! What lies behind and ahead: causes, motives, predictions.

use super::super::lexicon::known;
use super::super::view::View;
use super::super::{FigureKind, NameKind, token::TokenKind};
use super::ClaimKind;
use super::find::{Hit, Site};
use super::verb::{self, Usage};
use crate::annotate::token::words;

/// "undercuts", "led to", "because of", "drove shops out".
pub(super) fn cause(site: &Site<'_>, at: usize) -> Option<Hit> {
    let view = site.view;
    if view.match_at(at, site.tokens.end, known::CAUSE_IDIOMS).is_some() || at == site.clause.start {
        return None;
    }
    if let Some(length) = view.match_at(at, site.clause.end, known::CAUSE_PHRASES) {
        let verb = view.is_one_of(at, words!["lead", "bring", "result", "give"]);
        let open = verb && verb::usage(view, at, site.tokens.start) != Usage::Finite;
        return (!open).then(|| Hit::new(ClaimKind::Cause, at..at + length));
    }
    if view.is(at, known::DISPLACING_VERBS) {
        return displacing(site, at);
    }
    let verbal = view.is(at, known::CAUSE_VERBS)
        && verb::usage(view, at, site.tokens.start).asserts()
        && is_verb(view, at)
        && !first_person(view, at);
    verbal.then(|| Hit::new(ClaimKind::Cause, at..at + 1))
}

/// "The toll drove shops out": something is moved by what is no driver.
fn displacing(site: &Site<'_>, at: usize) -> Option<Hit> {
    let view = site.view;
    let subject = at.checked_sub(1)?;
    let driver = view.is_one_of(subject, words!["i", "we", "you", "he", "she", "they", "who"])
        || super::accusation::subject(site, at).is_some();
    let end = site.clause.end.min(at + 7);
    let particle = (at + 2..end).any(|index| view.match_at(index, end, known::DISPLACING_PARTICLES).is_some());
    let asserts = verb::usage(view, at, site.tokens.start).asserts();
    (!driver && particle && asserts).then(|| Hit::new(ClaimKind::Cause, at..at + 1))
}

/// Many verbs of cause and wish are nouns too. A base form is a verb where a plural or a pronoun stands before it,
/// a form in -s where no "of" follows.
fn is_verb(view: View<'_>, at: usize) -> bool {
    let text = view.text(at);
    if text.ends_with("ed") || text.ends_with("ing") || view.is(at, known::PAST_FORMS) {
        return true;
    }
    if text.ends_with('s') {
        // "fears of floods", "renewed fears along the quay", "fears and hopes".
        return !view.is_one_of(at + 1, words!["of", "along", "among", "about", "over", "and", "within", "across"]);
    }
    let Some(before) = at.checked_sub(1) else { return false };
    let word = view.text(before);
    (word.len() > 3 && word.ends_with('s') && !word.ends_with("ss"))
        || view.is_one_of(
            before,
            words!["they", "who", "that", "which", "people", "men", "women", "children", "not", "also"],
        )
        || view.is(before, known::PERSON_NOUNS)
        || view.is_word(before, "to")
        || word.ends_with("ly")
}

fn first_person(view: View<'_>, at: usize) -> bool {
    at > 0 && view.is_one_of(at - 1, words!["i", "we", "you", "let's"])
}

/// "wants", "is seeking", "in an apparent bid to": what only the one who acts can know.
pub(super) fn motive(site: &Site<'_>, at: usize) -> Option<Hit> {
    let view = site.view;
    if view.match_at(at, site.tokens.end, known::MOTIVE_IDIOMS).is_some() {
        return None;
    }
    if let Some(length) = view.match_at(at, site.clause.end, known::MOTIVE_PHRASES) {
        return Some(Hit::new(ClaimKind::Motive, at..at + length));
    }
    if !view.is(at, known::MOTIVE_VERBS) {
        return None;
    }
    // "unless it wants to pay", "below what she wants": supposed and described. "Below the levels desired by the
    // alliance": a participle hung on a noun.
    let supposed = words!["if", "unless", "whether", "what", "whatever"];
    let hung = view.is_word(at + 1, "by") && at + 1 < site.clause.end && verb::is_past(view, at);
    if hung || (site.clause.start..at).any(|before| view.is_one_of(before, supposed)) {
        return None;
    }
    let usage = verb::usage(view, at, site.tokens.start);
    let ing = view.text(at).ends_with("ing");
    let holds = match usage {
        Usage::Finite | Usage::Perfect => !ing,
        // "is wanted" and "is feared" are somebody else's; "is seeking" is the subject's own.
        Usage::Being => ing,
        _ => false,
    };
    let subject = at > site.clause.start || usage == Usage::Finite && at > site.tokens.start;
    (holds && subject && is_verb(view, at) && !first_person(view, at)).then(|| Hit::new(ClaimKind::Motive, at..at + 1))
}

/// "will cost", "would allow", "are set to": what has not happened yet.
pub(super) fn prediction(site: &Site<'_>, at: usize) -> Option<Hit> {
    let view = site.view;
    let length = view.match_at(at, site.clause.end, known::PREDICTION_MARKERS)?;
    let next = at + length;
    if at == site.tokens.start || view.kind(next) != Some(TokenKind::Word) || first_person(view, at) {
        return None;
    }
    // "the will of", "his will": a noun; "would have been": not to come any more.
    let noun = length == 1
        && (view.kind(at - 1) == Some(TokenKind::Possessive)
            || view.is_one_of(at - 1, words!["the", "a", "his", "her", "their", "free", "good", "political", "own"])
            || view.is_one_of(next, words!["of", "and", "to"]));
    let past = view.is_word(at, "would") && view.is_word(next, "have");
    // Whoever says "you" advises.
    let advice = site.tokens.clone().any(|at| view.is_one_of(at, words!["you", "your"]));
    if noun || past || advice || refused(site, at) || embedded(site, at) || supposed(site, at) || own_plan(view, at) {
        return None;
    }
    let mut hit = Hit::new(ClaimKind::Prediction, at..next);
    let soon = next..site.clause.end.min(next + 4);
    let event = soon.clone().any(|at| view.match_at(at, site.tokens.end, known::SCHEDULED_WORDS).is_some());
    hit.scheduled = event && has_date(site);
    Some(hit)
}

/// "One of the engines would not start": what a thing failed to do then, where nothing more is said of it.
fn refused(site: &Site<'_>, at: usize) -> bool {
    let view = site.view;
    let verb = if view.is_word(at, "wouldn't") || view.is_word(at, "wouldn’t") {
        at + 1
    } else if view.is_word(at, "would") && view.is_word(at + 1, "not") {
        at + 2
    } else {
        return false;
    };
    let acts = words!["start", "open", "close", "shut", "budge", "move", "turn", "light", "fire", "lock", "stop"];
    view.is_one_of(verb, acts)
        && view.kind(verb + 1).is_none_or(|kind| kind != TokenKind::Word || verb + 1 >= site.clause.end)
}

/// "whether Orr will resign", "the hope that rents would fall", "those who will pay": asked, hoped or described, and
/// no forecast of the outlet's.
fn embedded(site: &Site<'_>, at: usize) -> bool {
    let openers = words![
        "whether", "how", "what", "who", "whom", "whose", "which", "that", "if", "where", "when", "why", "until",
        "unless"
    ];
    (site.clause.start..at).any(|before| site.view.is_one_of(before, openers))
}

/// "If rents fell, the fund would close", "under the plan, drivers would pay": what follows from what is supposed.
fn supposed(site: &Site<'_>, at: usize) -> bool {
    let view = site.view;
    let supposing = words!["if", "were", "under", "unless", "should", "could", "might"];
    view.is_one_of(at, words!["would", "wouldn't"]) && site.tokens.clone().any(|word| view.is_one_of(word, supposing))
}

/// "Orr will sign", "she would like to leave", "the Panthers are set to play": what somebody means to do is known
/// from them, as a rule, and needs no forecaster.
fn own_plan(view: View<'_>, at: usize) -> bool {
    let Some(subject) = at.checked_sub(1) else { return false };
    let pronoun = view.is_one_of(subject, words!["he", "she", "they", "who"]);
    let place = view.span(subject..at);
    pronoun || view.found.names_in(place).any(|name| name.span.end() == place.end() && name.kind != NameKind::Place)
}

/// Whether the sentence has a date or a time.
fn has_date(site: &Site<'_>) -> bool {
    let found = site.view.found;
    let first = found.figures.partition_point(|figure| figure.sentence < site.sentence);
    found.figures[first..]
        .iter()
        .take_while(|figure| figure.sentence == site.sentence)
        .any(|figure| matches!(figure.kind, FigureKind::Date | FigureKind::Time | FigureKind::Year))
}
