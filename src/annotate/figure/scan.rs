//! Tokens to figures: at each token the first reading that fits is taken, in the order of [`Site::read`].

use super::super::lexicon::known;
use super::super::token::{Token, TokenKind};
use super::super::view::View;
use super::number::{self, Form, Numeral};
use super::{Figure, FigureKind, calendar, noun, unit};
use crate::annotate::token::{Words, words};
use crate::text::Span;

/// Where a reading is tried.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    pub view: View<'a>,
    pub at: usize,
    /// One past the sentence's last token.
    pub end: usize,
    /// The sentence's first token.
    pub start: usize,
    pub sentence: usize,
}

/// A figure read, and the token to go on at.
type Read = Option<(Figure, usize)>;

pub(super) fn figures(view: View<'_>) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (sentence, found) in view.found.sentences.iter().enumerate() {
        let (start, end) = (found.tokens.start, found.tokens.end);
        let mut next = start;
        let tokens = view.found.tokens[start..end].iter().enumerate().filter(|(_, token)| could_begin(view, token));
        for at in tokens.map(|(at, _)| start + at) {
            if at < next {
                continue;
            }
            if let Some((figure, behind)) = (Site { view, at, end, start, sentence }).read() {
                figures.push(figure);
                next = behind;
            }
        }
    }
    figures
}

/// A cheap test that rules out nearly every token.
fn could_begin(view: View<'_>, token: &Token) -> bool {
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => {
            view.listed(token, known::FIGURE_WORDS)
                || view.listed(token, known::RELATIVE_OPENERS)
                || !token.short.is_letters() && view.found.slice(token.span).bytes().skip(1).any(|byte| byte == b'-')
        }
        _ => false,
    }
}

impl Site<'_> {
    /// From the most particular shape to the most general.
    fn read(self) -> Read {
        let shaped = date(self).or_else(|| age_compound(self)).or_else(|| time(self)).or_else(|| score_or_range(self));
        shaped.or_else(|| {
            let numeral = number::numeral_at(self.view, self.at, self.end);
            let numeral = numeral.as_ref();
            let aged = numeral.and_then(|numeral| age(self, numeral));
            aged.or_else(|| label(self)).or_else(|| quantity(self, numeral?))
        })
    }

    fn figure(&self, kind: FigureKind, number: Span) -> Figure {
        Figure {
            span: number,
            number,
            kind,
            value: None,
            step: 1.0,
            unit: None,
            noun: None,
            approximate: self.approximate(),
            sentence: self.sentence,
            weekday_wrong: None,
            stale_days: None,
        }
    }

    /// Whether "about", "at least" … stands before the figure, a currency sign between them allowed.
    fn approximate(&self) -> bool {
        let mut last = self.at;
        while last > self.start && self.view.kind(last - 1) == Some(TokenKind::Symbol) {
            last -= 1;
        }
        let first = last.saturating_sub(3).max(self.start);
        (first..last).any(|at| self.view.match_at(at, last, known::APPROXIMATORS).is_some_and(|n| at + n == last))
    }

    fn before(&self, words: Words) -> bool {
        self.at > self.start && self.view.is_one_of(self.at - 1, words)
    }

    /// Whether this token follows the one before without white space.
    fn joined(&self, at: usize) -> bool {
        at < self.end && self.view.token(at).is_some_and(|token| !token.space_before)
    }
}

fn date(site: Site<'_>) -> Read {
    let Site { view, at, end, .. } = site;
    let written = calendar::date_at(view, at, end)?;
    let story = view.found.document.metadata.date;
    let span = view.span(written.tokens.clone());
    let mut figure = site.figure(FigureKind::Date, span);
    figure.value = written.resolve(story).map(calendar::epoch_days);
    figure.weekday_wrong = written.wrong_weekday(story);
    let as_of = at >= site.start + 2 && view.is_word(at - 1, "of") && view.is_word(at - 2, "as");
    if let (true, Some(story)) = (as_of, story) {
        figure.stale_days =
            written.latest(story).map(|date| calendar::days_between(date, story)).filter(|days| *days > 0);
    }
    Some((figure, written.tokens.end))
}

const HYPHENS: [char; 3] = ['-', '‐', '‑'];

/// "14-year-old", "47-year-old", "mid-40s" are ages; "five-year" and "10-mile" measures.
fn age_compound(site: Site<'_>) -> Read {
    let Site { view, at, .. } = site;
    // Few words have anything but letters.
    let (number, rest) =
        view.token(at).filter(|token| !token.short.is_letters()).and_then(|_| view.text(at).split_once(HYPHENS))?;
    if rest.is_empty() || number.is_empty() {
        return None;
    }
    let (value, step) = number::digits(number).or_else(|| number::small_number(number).map(|value| (value, 1.0)))?;
    let head = rest.split(HYPHENS).next().unwrap_or(rest);
    let rest = rest.to_lowercase();
    let kind = if rest.starts_with("year-old") || rest.starts_with("month-old") {
        FigureKind::Age
    } else if unit::time(head) != "time" {
        FigureKind::Duration
    } else if unit::measure(head) != "measure" {
        FigureKind::Measure
    } else if number::digits(head).is_some() || number::small_number(head).is_some() {
        // "twenty-four" and "9-2" are other readings' matter.
        return None;
    } else {
        FigureKind::Count
    };
    let mut figure = site.figure(kind, view.span(at..at + 1));
    (figure.value, figure.step) = (Some(value), step);
    figure.unit = match kind {
        FigureKind::Duration => Some(unit::time(head)),
        FigureKind::Measure => Some(unit::measure(head)),
        _ => None,
    };
    Some((figure, at + 1))
}

fn time(site: Site<'_>) -> Read {
    let Site { view, at, end, .. } = site;
    let (next, _) = calendar::time_at(view, at, end)?;
    Some((site.figure(FigureKind::Time, view.span(at..next)), next))
}

/// `9/11` and `24/7` are called so after a day and a week, `401(k)` after a paragraph: names in digits,
/// which count nothing. `9/10 of the boats`, `3/4` and `1/2` stay shares and scores.
fn numbered_name(site: Site<'_>) -> Read {
    let Site { view, at, end, .. } = site;
    let text = view.text(at);
    let part = |text: &str| text.parse::<u16>().ok().filter(|_| text.len() <= 2);
    let day = text.split_once('/').and_then(|(month, day)| Some((part(month)?, part(day)?)));
    let share = view.is_one_of(at + 1, words!["of", "in", "percent", "%"]) && at + 1 < end;
    let dated = day
        .is_some_and(|(month, day)| (1..=12).contains(&month) && (1..=31).contains(&day) && (month > 3 || day > 10))
        && !share;
    let always = matches!(text, "24/7");
    let lettered = site.joined(at + 1)
        && view.kind(at + 1) == Some(TokenKind::Open)
        && view.text(at + 2).len() == 1
        && view.kind(at + 2) == Some(TokenKind::Word)
        && view.kind(at + 3) == Some(TokenKind::Close);
    let next = if lettered { at + 4 } else { at + 1 };
    (dated || always || lettered).then(|| (site.figure(FigureKind::Label, view.span(at..next)), next))
}

/// `9-2` is a score or a tally, `10-15 people` a range, `2019-20` years.
fn score_or_range(site: Site<'_>) -> Read {
    let Site { view, at, end, .. } = site;
    let text = view.text(at);
    if view.kind(at) != Some(TokenKind::Number) {
        return None;
    }
    if let Some(name) = numbered_name(site) {
        return Some(name);
    }
    let mut next = at + 1;
    let (low, high) = match text.split_once(['-', '/']) {
        Some((low, high)) => (low, high),
        None if view.kind(next) == Some(TokenKind::Dash) && site.joined(next) && site.joined(next + 1) => {
            next += 2;
            (text, view.text(next - 1))
        }
        None => return None,
    };
    let (Some((low, _)), Some((high, _))) = (number::digits(low), number::digits(high)) else {
        // Telephone numbers, cases, products: digits and hyphens that count nothing.
        return text.contains('-').then(|| (site.figure(FigureKind::Label, view.span(at..next)), next));
    };
    let years = text.len() >= 7 && calendar::year(text.get(..4).unwrap_or("")).is_some();
    let counted = noun::phrase(view, next, end);
    let percent = view.is_one_of(next, words!["%", "percent"]);
    let money = number::has_currency(view, at);
    let kind = if years {
        FigureKind::Year
    } else if percent {
        FigureKind::Percent
    } else if money {
        FigureKind::Money
    } else if counted.is_some()
        && high > low
        && !view.is_one_of(next, words!["victory", "win", "loss", "defeat", "vote", "lead", "draw"])
    {
        FigureKind::Count
    } else {
        FigureKind::Score
    };
    let mut figure = site.figure(kind, view.span(at..next));
    // A range has no one value; two ends that are compared as one would be a false alarm.
    figure.approximate = true;
    figure.noun = counted.filter(|_| kind == FigureKind::Count).map(|noun| view.span(noun));
    Some((figure, next))
}

/// "aged 14", "Vane, 41,", "12 years old".
fn age(site: Site<'_>, numeral: &Numeral) -> Read {
    let Site { view, at, .. } = site;
    let whole = numeral.step == 1.0 && (0.0..=120.0).contains(&numeral.value) && numeral.tokens.len() == 1;
    let next = numeral.tokens.end;
    let old = view.is_one_of(next, words!["year", "years", "months"])
        && view.is_one_of(next + 1, words!["old", "of"])
        && (view.is_word(next + 1, "old") || view.is_word(next + 2, "age"));
    let named = at >= site.start + 2
        && numeral.form == Form::Digits
        && view.kind(at - 1) == Some(TokenKind::Comma)
        && view.token(at - 2).is_some_and(|token| token.capital && token.kind == TokenKind::Word)
        && !view.is(at - 2, known::MONTHS)
        && matches!(view.kind(next), Some(TokenKind::Comma | TokenKind::Stop | TokenKind::Semicolon))
        && numeral.value >= 1.0;
    let aged = site.before(words!["aged", "age", "ages"]);
    if !whole || !(old || named || aged) {
        return None;
    }
    let end = if old { next + 2 } else { next };
    let mut figure = site.figure(FigureKind::Age, view.span(at..end));
    (figure.value, figure.number) = (Some(numeral.value), view.span(numeral.tokens.clone()));
    Some((figure, end))
}

/// "Section 12", "No. 2", "Route 9", "14 Market Street", "#3".
fn label(site: Site<'_>) -> Read {
    const STREETS: Words = words![
        "street",
        "st.",
        "st",
        "road",
        "rd.",
        "avenue",
        "ave.",
        "lane",
        "drive",
        "square",
        "boulevard",
        "blvd.",
        "way",
        "terrace",
        "court",
        "crescent",
        "highway"
    ];
    let Site { view, at, end, start, .. } = site;
    if view.kind(at) != Some(TokenKind::Number) {
        return None;
    }
    let previous = at > start && view.kind(at - 1) == Some(TokenKind::Word);
    let capital = previous && view.token(at - 1).is_some_and(|token| token.capital);
    // "14 Market Street", "131 West 23rd Street".
    let numbered = |index: usize| view.kind(index) == Some(TokenKind::Number) || site.joined(index);
    let street = (at + 1..end.min(at + 5))
        .take_while(|&index| view.token(index).is_some_and(|token| token.capital) || numbered(index))
        .any(|index| index > at + 1 && view.is_one_of(index, STREETS));
    let plain = !view.text(at).contains([',', '.']);
    let counts = matches!(view.kind(at + 1), Some(TokenKind::Word)) && noun::phrase(view, at + 1, end).is_some();
    let named = previous && plain && view.is(at - 1, known::LABEL_NOUNS) && (capital || !counts);
    // "Apollo 13", "Formula 1": a name that ends in a number, away from the start of the sentence.
    let titled = capital
        && plain
        && at > start + 1
        && !counts
        && calendar::year(view.text(at)).is_none()
        && view.text(at - 1).len() > 2
        && !view.is_one_of(at - 1, words!["about", "over", "some"])
        && !site.joined(at + 1)
        && !view.is(at + 1, known::NUMBER_SCALES)
        && !view.is_one_of(at + 1, words!["percent", "%", "per"]);
    let sign = at > start && view.text(at - 1) == "#";
    if !(street || named || titled || sign) {
        return None;
    }
    let mut figure = site.figure(FigureKind::Label, view.span(at..at + 1));
    figure.value = number::digits(view.text(at)).map(|(value, _)| value);
    Some((figure, at + 1))
}

/// Everything that says how much: money, shares, measures, spans of time, years, ranks, counts.
fn quantity(site: Site<'_>, numeral: &Numeral) -> Read {
    let Site { view, at, end, .. } = site;
    let next = numeral.tokens.end;
    let number = view.span(numeral.tokens.clone());
    let mut figure = site.figure(FigureKind::Count, number);
    (figure.value, figure.step) = (Some(numeral.value), numeral.step);
    let mut take = |kind, unit: Option<&'static str>, end: usize| {
        (figure.kind, figure.unit) = (kind, unit);
        figure.span = view.span(at..end);
        end
    };
    let next = if let Some((first, unit)) = currency_before(site) {
        take(FigureKind::Money, Some(unit), next);
        figure.span = view.span(first..next);
        next
    } else if let Some(length) = percent(view, next) {
        let points = view.is_one_of(next + length - 1, words!["points", "point"]);
        take(FigureKind::Percent, Some(if points { "points" } else { "percent" }), next + length)
    } else if let Some(length) =
        view.match_at(next, end, known::CURRENCY_WORDS).filter(|_| !view.is_one_of(next, words!["won", "real"]))
    {
        take(FigureKind::Money, Some(unit::currency(view.text(next))), next + length)
    } else if let Some(length) = view.match_at(next, end, known::MEASURE_UNITS) {
        let unit = unit::measure(view.found.slice(view.span(next..next + length)));
        take(FigureKind::Measure, Some(unit), next + length)
    } else if let Some(unit) = unit::letter(view.text(next)).filter(|_| site.joined(next)) {
        take(FigureKind::Measure, Some(unit), next + 1)
    } else if numeral.form == Form::Ordinal {
        take(FigureKind::Rank, None, next)
    } else if view.is(next, known::DURATION_UNITS) {
        take(FigureKind::Duration, Some(unit::time(view.text(next))), next + 1)
    } else if numeral.form == Form::Fraction {
        figure.approximate = true;
        take(FigureKind::Percent, Some("percent"), next)
    } else if is_year(site, numeral) {
        let decade = usize::from(view.is_word(next, "s") && site.joined(next));
        take(FigureKind::Year, None, next + decade)
    } else {
        return count(site, numeral, figure);
    };
    Some((figure, next))
}

/// A currency sign, and the letters of the country before it: `$`, `US$`, `£`.
fn currency_before(site: Site<'_>) -> Option<(usize, &'static str)> {
    let Site { view, at, start, .. } = site;
    if at == start || !number::has_currency(view, at) {
        return None;
    }
    let sign = at - 1;
    let country = sign > start
        && view.token(sign).is_some_and(|token| !token.space_before)
        && view.token(sign - 1).is_some_and(|token| token.all_caps);
    Some((sign - usize::from(country), unit::currency(view.text(sign))))
}

/// How many tokens of "percent", "per cent", "%", "percentage points" stand here.
fn percent(view: View<'_>, at: usize) -> Option<usize> {
    if view.is_one_of(at, words!["%", "percent", "pct", "pc"]) {
        return Some(1);
    }
    let two = (view.is_word(at, "per") && view.is_word(at + 1, "cent"))
        || (view.is_word(at, "percentage") && view.is_one_of(at + 1, words!["point", "points"]));
    two.then_some(2)
}

fn is_year(site: Site<'_>, numeral: &Numeral) -> bool {
    let Site { view, at, .. } = site;
    let next = numeral.tokens.end;
    numeral.form == Form::Digits
        && numeral.tokens.len() == 1
        && calendar::year(view.text(at)).is_some()
        // "1800 people" and "more than 2000 homes" count.
        && !view.is(next, known::PERSON_NOUNS)
        && !(site.approximate() && noun::phrase(view, next, site.end).is_some())
}

fn count(site: Site<'_>, numeral: &Numeral, mut figure: Figure) -> Read {
    let Site { view, at, end, .. } = site;
    let next = numeral.tokens.end;
    let phrase = noun::phrase(view, next, end);
    // "One" is a pronoun unless it counts a person or a thing of a list; "no one", "one of".
    if view.is_word(at, "one") && numeral.tokens.len() == 1 && !view.is(next, known::PERSON_NOUNS) {
        return None;
    }
    if numeral.form == Form::Words
        && view.is_one_of(at, words!["a", "half", "quarter", "third"])
        && numeral.tokens.len() == 1
    {
        return None;
    }
    figure.kind = FigureKind::Count;
    let close = phrase.as_ref().map_or(next, |phrase| phrase.end);
    figure.span = view.span(at..close);
    figure.noun = phrase.map(|phrase| view.span(phrase.end - 1..phrase.end));
    Some((figure, next))
}
