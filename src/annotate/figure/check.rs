//! Figures held against one another and against who says them: the headline's against the body's, one mention of a
//! quantity against an earlier one, a whole against its parts, a lead against its margin.
//!
//! Whatever is not plain is left alone: a count is compared only where the later words point back ("the 15 dead").

use rustc_hash::FxHashMap;

use super::super::Annotated;
use super::super::cover::Cover;
use super::super::lexicon::known;
use super::super::support::{Ground, Standing};
use super::super::token::TokenKind;
use super::super::view::View;
use super::arithmetic::{self, Mismatch};
use super::{Figure, FigureKind, poll};
use crate::annotate::token::words;
use crate::document::BlockKind;
use crate::text::Span;

/// What holding one figure against the rest of the story showed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureCheck {
    /// What stands behind a quantity; of any other figure nothing is asked.
    pub standing: Standing,
    /// For a quantity of the headline: whether the body has it.
    pub in_body: Option<bool>,
    /// An earlier figure of the same thing that has another value.
    pub differs_from: Option<usize>,
    /// What of the sentence it does not agree with.
    pub mismatch: Option<Mismatch>,
    /// Whether it is a share of a poll's answers.
    pub poll: bool,
    /// Whether it is a lead, or a leader's share, that the margin of error does not carry.
    pub lead_in_margin: bool,
}

/// One check a figure.
pub(in super::super) fn checks(view: View<'_>, ground: &Ground) -> Vec<FigureCheck> {
    let found = view.found;
    let mut checks = vec![FigureCheck::default(); found.figures.len()];
    for (figure, check) in found.figures.iter().zip(&mut checks).filter(|(figure, _)| figure.kind.is_quantity()) {
        check.standing = ground.of_figure(view, figure);
    }
    headline(found, &mut checks);
    drift(view, &ground.cover, &mut checks);
    let mut rest = 0;
    while let Some(figure) = found.figures.get(rest) {
        let sentence = figure.sentence;
        let count = found.figures[rest..].iter().take_while(|figure| figure.sentence == sentence).count();
        arithmetic::check(view, rest..rest + count, &mut checks);
        rest += count;
    }
    poll::check(view, &mut checks);
    checks
}

fn block_kind(found: &Annotated, figure: &Figure) -> BlockKind {
    found
        .sentences
        .get(figure.sentence)
        .and_then(|sentence| found.document.blocks.get(sentence.block))
        .map_or(BlockKind::Body, |block| block.kind)
}

/// How far two values may lie apart and still be one figure, given how roughly each is written.
fn near_enough(a: &Figure, b: &Figure) -> bool {
    let (Some(left), Some(right)) = (a.value, b.value) else { return false };
    let rough = a.step.max(b.step) / 2.0;
    let loose = if a.approximate || b.approximate { 0.1 * left.abs().max(right.abs()) } else { 0.0 };
    // A coarser figure is the finer one rounded; equal steps must agree, but for binary fractions.
    let slack = if (a.step - b.step).abs() < f64::EPSILON { 0.001 * a.step } else { rough };
    (left - right).abs() <= slack.max(loose)
}

/// How many figures of headlines are looked for in the body.
const HEADLINE: usize = 100;

/// What a headline counts that the story need not count again.
const LISTED: &[&str] = &[
    "thing",
    "things",
    "reason",
    "reasons",
    "way",
    "ways",
    "takeaway",
    "takeaways",
    "fact",
    "facts",
    "question",
    "questions",
    "chart",
    "charts",
    "tip",
    "tips",
    "lesson",
    "lessons",
    "word",
    "words",
    "line",
    "lines",
    "sentence",
];

fn headline(found: &Annotated, checks: &mut [FigureCheck]) {
    let body: Vec<&Figure> =
        found.figures.iter().filter(|figure| block_kind(found, figure).is_body() && figure.value.is_some()).collect();
    let asked = found.figures.iter().zip(checks).filter(|(figure, _)| {
        figure.kind.is_quantity() && figure.value.is_some() && block_kind(found, figure) == BlockKind::Headline
    });
    for (figure, check) in asked.take(HEADLINE) {
        // "9/11" is a name, "'16" a year.
        let first = found.tokens_in(figure.span).start;
        let joined = first.checked_sub(1).is_some_and(|at| {
            let before = &found.tokens[at];
            found.slice(before.span) == "/"
                || before.kind == TokenKind::QuoteMark && figure.value.is_some_and(|v| v < 100.0)
        });
        // "5 things to know", "1 controversial word": counts what the story is made of.
        let end = found.tokens_in(figure.span).end;
        let after = found.tokens.get(end.saturating_sub(1)..).unwrap_or_default().iter().take(4);
        let words = after.map(|token| found.slice(token.span)).chain([found.slice(figure.span)]);
        let listed = words
            .flat_map(|words| words.split(['-', ' ']))
            .any(|word| LISTED.iter().any(|listed| word.eq_ignore_ascii_case(listed)));
        // "these 2 states": which ones, the story tells. ‘Big Friday 2’: a name.
        let pointed = first.checked_sub(1).is_some_and(|at| {
            ["these", "this", "those"].iter().any(|word| found.slice(found.tokens[at].span).eq_ignore_ascii_case(word))
        });
        let named = figure.noun.is_none() && found.quotes.iter().any(|quote| quote.inside.contains(figure.span));
        check.in_body =
            Some(pointed || named || listed || joined || body.iter().any(|other| near_enough(figure, other)));
    }
}

/// What a count is of: its noun and the words before it, or the toll that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Subject {
    unit: &'static str,
    words: String,
}

struct Mentioned {
    figure: usize,
    source: Option<usize>,
    date: Option<Span>,
    /// More than one value was met: nothing can be said of a further one.
    several: bool,
}

fn drift(view: View<'_>, cover: &Cover, checks: &mut [FigureCheck]) {
    let found = view.found;
    let mut seen: FxHashMap<Subject, Mentioned> = FxHashMap::default();
    for (index, figure) in found.figures.iter().enumerate() {
        if !block_kind(found, figure).is_body() || found.in_quotation(figure.span) {
            continue;
        }
        let Some(subject) = subject(view, figure) else { continue };
        let here = Mentioned {
            figure: index,
            source: source_of(found, cover, figure),
            date: date_of(found, figure),
            several: false,
        };
        let Some(before) = seen.get_mut(&subject) else {
            seen.insert(subject, here);
            continue;
        };
        let other = &found.figures[before.figure];
        if near_enough(figure, other) || figure.value == other.value {
            continue;
        }
        // A day named for one of them alone does not part them.
        let apart = before.date.zip(here.date).is_some_and(|(one, two)| found.slice(one) != found.slice(two));
        let same_scope = before.source == here.source && !apart;
        let plain = !figure.approximate && !other.approximate && figure.sentence != other.sentence;
        if !before.several && same_scope && plain && points_back(view, figure, other) {
            checks[index].differs_from = Some(before.figure);
        }
        before.several = true;
    }
}

/// What the figure is a figure of, where that can be told apart from other things: a toll, a counted noun, or a
/// share that rose or fell.
fn subject(view: View<'_>, figure: &Figure) -> Option<Subject> {
    figure.value?;
    let tokens = view.found.tokens_in(figure.span);
    let (first, next) = (tokens.start, tokens.end);
    if figure.kind == FigureKind::Percent && figure.unit == Some("percent") {
        let change = |at: usize| view.is(at, known::CHANGE_VERBS).then(|| direction(view, at)).flatten();
        let words = change(next).or_else(|| first.checked_sub(1).and_then(change))?;
        return Some(Subject { unit: "percent", words: words.to_owned() });
    }
    if figure.kind != FigureKind::Count {
        return None;
    }
    let sentence = view.found.sentences.get(figure.sentence)?;
    let around = first.saturating_sub(3).max(sentence.tokens.start)..(next + 4).min(sentence.tokens.end);
    if let Some(toll) = around.into_iter().find_map(|at| toll(view, at)) {
        return Some(Subject { unit: "toll", words: toll.to_owned() });
    }
    figure.noun?;
    let number = view.found.tokens_in(figure.number);
    let words = view.found.slice(view.span(number.end..next)).to_lowercase();
    (!words.is_empty()).then_some(Subject { unit: "count", words })
}

/// Words of death are one toll, words of injury another.
fn toll(view: View<'_>, at: usize) -> Option<&'static str> {
    let text = view.text(at);
    let starts = |words: &[&str]| {
        words.iter().any(|word| {
            text.len() >= word.len()
                && text.is_char_boundary(word.len())
                && text[..word.len()].eq_ignore_ascii_case(word)
        })
    };
    if view.is(at, known::CASUALTY_STATES) || view.is(at, known::CASUALTY_VERBS) {
        if starts(&["dead", "death", "die", "dying", "kill", "fatal", "perish"]) {
            return Some("dead");
        }
        if starts(&["injur", "wound", "hurt"]) {
            return Some("hurt");
        }
        if starts(&["missing"]) {
            return Some("missing");
        }
    }
    None
}

/// Which way a verb or noun of change goes.
pub(super) fn direction(view: View<'_>, at: usize) -> Option<&'static str> {
    let text = view.text(at).to_lowercase();
    let starts = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    if starts(&["ris", "rose", "grow", "grew", "gain", "jump", "increas", "climb", "soar", "surg", "up"]) {
        return Some("up");
    }
    starts(&["fall", "fell", "drop", "declin", "decreas", "plung", "slump", "tumbl", "dip", "down", "shrink", "shrank"])
        .then_some("down")
}

/// Whether the figure is told as known: "the 15 dead", "all 15 pupils", "the mine's 301 miners".
fn points_back(view: View<'_>, figure: &Figure, earlier: &Figure) -> bool {
    let first = view.found.tokens_in(figure.span).start;
    let Some(before) = first.checked_sub(1) else { return false };
    let subset = before >= 1
        && view.is_word(before - 1, "of")
        && before >= 2
        && view.kind(before - 2) == Some(TokenKind::Number);
    let other = view.is_one_of(before, words!["other", "remaining"]);
    // "the nine people who were killed", "the 13 states in the south": which ones is told here.
    let next = view.found.tokens_in(figure.span).end;
    let which =
        view.is_one_of(next, words!["who", "which", "that", "where", "whose"]) || view.is(next, known::PREPOSITIONS);
    // "Corrin's 66 boats" are not those of another state.
    let owner = (view.kind(before) == Some(TokenKind::Possessive)).then(|| view.text(before.saturating_sub(1)));
    let tokens = view.found.sentences.get(earlier.sentence).map_or(0..0, |sentence| sentence.tokens.clone());
    let owned = owner.is_none_or(|owner| tokens.into_iter().any(|at| view.text(at).eq_ignore_ascii_case(owner)));
    let known = view.is_one_of(before, words!["the", "all", "those", "these", "both"])
        || view.kind(before) == Some(TokenKind::Possessive);
    known && owned && !which && !subset && !other
}

/// The source whose words the figure is, if any.
fn source_of(found: &Annotated, cover: &Cover, figure: &Figure) -> Option<usize> {
    cover
        .of(found, figure.sentence)
        .filter(|(_, attribution)| attribution.kind.gives_words())
        .find_map(|(_, attribution)| attribution.source)
}

/// The date that the figure's sentence is about, if any.
fn date_of(found: &Annotated, figure: &Figure) -> Option<Span> {
    let first = found.figures.partition_point(|other| other.sentence < figure.sentence);
    found.figures[first..]
        .iter()
        .take_while(|other| other.sentence == figure.sentence)
        .find(|other| matches!(other.kind, FigureKind::Date | FigureKind::Year))
        .map(|other| other.span)
}
