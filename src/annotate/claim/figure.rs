//! Quantities that somebody must have counted: tolls, amounts, shares. What needs nobody (prices on sale, gates,
//! sentences of court, distances, the small numbers of plain telling) is left out here.

use super::super::lexicon::known;
use super::super::{Figure, FigureKind};
use super::ClaimKind;
use super::find::{Hit, Site};
use crate::annotate::token::{Words, words};

/// Counts below this are mostly structure ("two sons", "three parts").
const SMALL: f64 = 10.0;

/// A count without a noun below this is mostly not a count ("the 99").
const BARE: f64 = 1000.0;

/// The claim that a figure makes, if it makes one.
pub(super) fn find(site: &Site<'_>, index: usize) -> Option<Hit> {
    let view = site.view;
    let figure = view.found.figures.get(index)?;
    let tokens = view.found.tokens_in(figure.span);
    if tokens.is_empty() || !figure.kind.is_quantity() {
        return None;
    }
    if is_casualty(site, figure) {
        return Some(Hit { figure: Some(index), ..Hit::new(ClaimKind::Casualty, tokens) });
    }
    let settled = NEEDS_NOBODY.iter().any(|rule| rule(site, figure));
    if settled {
        return None;
    }
    let base = figure.kind != FigureKind::Percent || has_base(site, figure);
    Some(Hit { figure: Some(index), base, ..Hit::new(ClaimKind::Number, tokens) })
}

/// A number of people and, close by, that they are dead, hurt, missing or held.
fn is_casualty(site: &Site<'_>, figure: &Figure) -> bool {
    let view = site.view;
    // "the five-member panel" loses nobody.
    if figure.kind != FigureKind::Count || view.found.slice(figure.number).contains('-') {
        return false;
    }
    let tokens = view.found.tokens_in(figure.span);
    // "the nine people who were killed": readers are taken to know of them.
    let first = view.found.tokens_in(figure.number).start;
    // "died at 43" is an age.
    if first.checked_sub(1).is_some_and(|at| view.is_one_of(at, words!["the", "those", "these", "at", "age", "aged"])) {
        return false;
    }
    // "the attack that left 14 dead": told in passing, of something that readers know.
    let low = tokens.start.saturating_sub(6).max(site.tokens.start);
    if (low..tokens.start).any(|at| view.is_one_of(at, words!["that", "which", "who", "whose"])) {
        return false;
    }
    let noun = figure.noun.map(|noun| view.found.tokens_in(noun).start);
    let state = |at: usize| view.is(at, known::CASUALTY_STATES);
    if noun.is_some_and(state) {
        return true;
    }
    let people = noun.is_none_or(|at| view.is(at, known::PERSON_NOUNS) || view.is(at, known::CASUALTY_VERBS));
    if !people {
        return false;
    }
    let clause = &site.clause;
    let before = tokens.start.saturating_sub(4).max(clause.start)..tokens.start;
    let after = tokens.end.saturating_sub(1)..(tokens.end + 4).min(clause.end);
    let struck = |at: usize| view.is(at, known::CASUALTY_VERBS) && !view.text(at).ends_with("ing");
    before.clone().any(struck)
        || after.into_iter().any(|at| struck(at) || view.match_at(at, clause.end, known::CASUALTY_STATES).is_some())
}

/// Whether a share that rose or fell says from what, of what, or since when.
fn has_base(site: &Site<'_>, figure: &Figure) -> bool {
    let view = site.view;
    let tokens = view.found.tokens_in(figure.span);
    let before = tokens.start.saturating_sub(3).max(site.tokens.start)..tokens.start;
    let after = tokens.end..(tokens.end + 2).min(site.tokens.end);
    let changes = view.has(before, known::CHANGE_VERBS) || view.has(after, known::CHANGE_VERBS);
    // Points of a rate, and a share "of" something, carry their base with them.
    let of = view.is_one_of(tokens.end, words!["of"]) || figure.unit == Some("points");
    !changes || of || view.has(site.tokens.clone(), known::BASE_WORDS) || dated(site, figure)
}

/// Whether another figure of the sentence is a date, a year or a span of time, which sets the period.
fn dated(site: &Site<'_>, figure: &Figure) -> bool {
    let figures = &site.view.found.figures;
    let first = figures.partition_point(|other| other.sentence < figure.sentence);
    figures[first..]
        .iter()
        .take_while(|other| other.sentence == figure.sentence)
        .any(|other| matches!(other.kind, FigureKind::Date | FigureKind::Year | FigureKind::Duration))
}

/// Why a quantity needs nobody behind it: each test names one kind.
const NEEDS_NOBODY: &[fn(&Site<'_>, &Figure) -> bool] = &[
    is_small,
    is_bare,
    is_modifier,
    is_whole,
    is_for_sale,
    is_gate,
    is_of_court,
    is_distance,
    is_size_of_place,
    is_vote,
    is_list,
    is_supposed,
    is_counter,
    is_rough_share,
    is_few_of_telling,
    is_definition,
    is_margin,
];

/// What a word means, what is only supposed, how exact a poll is: there is nothing to look up.
pub(super) fn is_told_of_itself(site: &Site<'_>, figure: &Figure) -> bool {
    is_definition(site, figure) || is_supposed(site, figure) || is_margin(site, figure)
}

fn is_small(site: &Site<'_>, figure: &Figure) -> bool {
    // "not one inch" measures nothing.
    let measured = figure.kind == FigureKind::Measure
        && site.view.found.slice(figure.number).bytes().all(|byte| byte.is_ascii_alphabetic());
    figure.value.is_some_and(|value| figure.kind == FigureKind::Count && value < SMALL || measured && value < 2.0)
}

fn is_bare(_: &Site<'_>, figure: &Figure) -> bool {
    // No count has a million million: that is the number of something.
    let huge = figure.value.is_some_and(|value| value > 1e13);
    let plain = figure.noun.is_none() && figure.value.is_none_or(|value| value < BARE);
    figure.kind == FigureKind::Count && (huge || plain)
}

/// "a 40-acre farm", "a 10-member board", "a $300-a-plate dinner", "a $15 wage", "a 911 call".
fn is_modifier(site: &Site<'_>, figure: &Figure) -> bool {
    let view = site.view;
    let next = view.found.tokens_in(figure.span).end;
    // "the $54 billion deal", "a $9 million programme": which one, not how much.
    let which = figure.kind == FigureKind::Money && {
        let first = view.found.tokens_in(figure.span).start;
        first
            .checked_sub(1)
            .is_some_and(|at| view.is_one_of(at, words!["a", "an", "the", "its", "their", "this", "that"]))
            && (next..next + 3).any(|at| view.is(at, known::PRICED_NOUNS))
    };
    let hung = which || view.token(next).is_some_and(|token| !token.space_before && view.text(next).starts_with('-'));
    hung || view.is(next, known::PRICED_NOUNS)
        || figure.kind != FigureKind::Percent
            && site.view.found.slice(figure.number).contains('-')
            && !figure.approximate
}

/// "100 percent" and "half of the story" are manners of speaking.
fn is_whole(_: &Site<'_>, figure: &Figure) -> bool {
    figure.kind == FigureKind::Percent && figure.value == Some(100.0)
}

fn near(site: &Site<'_>, list: super::super::ListId) -> bool {
    site.view.has(site.clause.clone(), list)
}

fn is_for_sale(site: &Site<'_>, figure: &Figure) -> bool {
    figure.kind == FigureKind::Money && near(site, known::PRICE_WORDS)
}

fn is_gate(site: &Site<'_>, figure: &Figure) -> bool {
    figure.kind == FigureKind::Count && near(site, known::ATTENDANCE_WORDS)
}

fn is_of_court(site: &Site<'_>, figure: &Figure) -> bool {
    figure.kind == FigureKind::Money && site.view.has(site.tokens.clone(), known::COURT_SUM_WORDS)
}

/// "40 km long", "10 miles north of the town".
fn is_distance(site: &Site<'_>, figure: &Figure) -> bool {
    let end = site.view.found.tokens_in(figure.span).end;
    figure.kind == FigureKind::Measure && (end..end + 3).any(|at| site.view.is(at, known::DISTANCE_WORDS))
}

/// "a town of 4,000 people".
fn is_size_of_place(site: &Site<'_>, figure: &Figure) -> bool {
    let view = site.view;
    let first = view.found.tokens_in(figure.span).start;
    let low = first.saturating_sub(4).max(site.tokens.start);
    figure.kind == FigureKind::Count
        && (low..first).any(|at| view.is(at, known::SCOPE_NOUNS) && (at + 1..first).any(|at| view.is_word(at, "of")))
        || (low..first).any(|at| view.match_at(at, first + 1, known::GEOGRAPHY_WORDS).is_some())
}

/// "won 41 votes", "a majority of 12 seats", "took 40 percent of the vote": the count is public.
fn is_vote(site: &Site<'_>, figure: &Figure) -> bool {
    let counts = matches!(figure.kind, FigureKind::Count | FigureKind::Percent | FigureKind::Score);
    // A bare number goes on counting what the sentence before counted.
    let before = site.sentence.checked_sub(1).filter(|_| figure.noun.is_none());
    let told = |sentence: usize| site.view.has(site.view.found.sentences[sentence].tokens.clone(), known::BALLOT_WORDS);
    counts && (near(site, known::BALLOT_WORDS) || before.is_some_and(told))
}

/// "would need 60 million", "a goal of $2 million": nobody has counted yet; whose forecast it is, is another claim.
fn is_supposed(site: &Site<'_>, figure: &Figure) -> bool {
    let view = site.view;
    let first = view.found.tokens_in(figure.span).start;
    let supposed = words!["would", "could", "might", "may", "if", "unless", "should", "will", "assume", "hypothetical"];
    // Whoever says "you" explains.
    site.tokens.clone().any(|at| view.is_one_of(at, words!["you", "your"]))
        || (site.tokens.start..first).any(|at| site.is_small_word(at, supposed) || view.is(at, known::GOAL_WORDS))
}

/// "650 likes", "10 million views": a counter that everybody can read.
fn is_counter(site: &Site<'_>, figure: &Figure) -> bool {
    const COUNTERS: Words =
        words!["likes", "views", "followers", "retweets", "shares", "subscribers", "downloads", "holes"];
    figure.noun.is_some_and(|noun| {
        let tokens = site.view.found.tokens_in(noun);
        tokens.clone().any(|at| site.view.is_one_of(at, COUNTERS)) || site.view.is_one_of(tokens.end, COUNTERS)
    })
}

/// "half the size of", "a third as many": a rough share told in words.
fn is_rough_share(site: &Site<'_>, figure: &Figure) -> bool {
    let text = site.view.found.slice(figure.number);
    figure.kind == FigureKind::Percent
        && text.bytes().all(|byte| !byte.is_ascii_digit())
        && !text.contains("percent")
        && figure.unit.is_none()
}

/// The largest count that a reporter takes in at a glance.
const FEW: f64 = 100.0;

/// "16 rows of chairs", "13 states": few enough to have been seen, where nothing happens to them.
fn is_few_of_telling(site: &Site<'_>, figure: &Figure) -> bool {
    let view = site.view;
    let deeds =
        [known::EVENT_VERBS, known::HARM_VERBS, known::CRIME_VERBS, known::CHANGE_VERBS, known::PERSONNEL_VERBS];
    figure.kind == FigureKind::Count
        && figure.value.is_some_and(|value| value < FEW)
        && !site.clause.clone().any(|at| deeds.iter().any(|&list| view.is(at, list)))
}

/// "the top 10", "the Big 12": a name for a list.
fn is_list(site: &Site<'_>, figure: &Figure) -> bool {
    let first = site.view.found.tokens_in(figure.span).start;
    figure.kind == FigureKind::Count
        && first > 0
        && site.view.is_one_of(first - 1, words!["top", "first", "last", "next", "every", "than"])
        && figure.value.is_some_and(|value| value <= 100.0)
}

/// "a margin of error of 4 percent", "+/- 3 points": the poll's own measure of itself.
fn is_margin(site: &Site<'_>, figure: &Figure) -> bool {
    let first = site.view.found.tokens_in(figure.span).start;
    let low = first.saturating_sub(8).max(site.tokens.start);
    figure.kind == FigureKind::Percent && site.view.has(low..first, known::MARGIN_PHRASES)
}

/// "A hectare is 10,000 square metres", "the levy, which is a charge of $300", "defined as more than 50 boats": what a
/// word means, and no news.
fn is_definition(site: &Site<'_>, figure: &Figure) -> bool {
    let view = site.view;
    let first = view.found.tokens_in(figure.span).start;
    let opens = view.is_one_of(site.tokens.start, words!["a", "an", "one"]);
    let equals = first > site.tokens.start + 1
        && first <= site.tokens.start + 5
        && view.is_one_of(first - 1, words!["is", "equals", "means", "contains", "makes"]);
    let low = first.saturating_sub(5).max(site.tokens.start);
    let glossed = (low..first).any(|at| {
        view.is_one_of(at, words!["which", "that"])
            && view.is_word(at + 1, "is")
            && view.is_one_of(at + 2, words!["a", "an"])
    });
    let defined = (site.tokens.start..first).any(|at| view.is_word(at, "defined") && view.is_word(at + 1, "as"));
    // "a boat is any vessel of more than 10 metres", "There are 100 pence in a pound".
    let any = (low.saturating_sub(3).max(site.tokens.start)..first)
        .any(|at| view.is_word(at, "is") && view.is_word(at + 1, "any"));
    let next = view.found.tokens_in(figure.span).end;
    let holds = view.is_word(site.tokens.start, "there")
        && view.is_one_of(next, words!["in", "to"])
        && view.is_one_of(next + 1, words!["a", "an", "one"]);
    opens && equals || glossed || defined || any || holds
}
