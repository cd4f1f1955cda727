//! Dates as written, resolved against the story's own date: `6 June 2031`, `June 6`, `2031-06-06`, `Friday`.

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use super::super::lexicon::known;
use super::super::token::TokenKind;
use super::super::view::View;
use super::number;
use crate::annotate::token::words;

/// A date as written; what the words leave out is `None`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Written {
    pub tokens: Range<usize>,
    pub weekday: Option<Weekday>,
    pub day: Option<i8>,
    pub month: Option<i8>,
    pub year: Option<i16>,
    /// "today", "last week": told from the day of writing.
    pub relative: bool,
}

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const WEEKDAYS: &[(&str, Weekday, &str)] = &[
    ("mon", Weekday::Monday, "Monday"),
    ("tue", Weekday::Tuesday, "Tuesday"),
    ("wed", Weekday::Wednesday, "Wednesday"),
    ("thu", Weekday::Thursday, "Thursday"),
    ("fri", Weekday::Friday, "Friday"),
    ("sat", Weekday::Saturday, "Saturday"),
    ("sun", Weekday::Sunday, "Sunday"),
];

fn starts_with(word: &str, prefix: &str) -> bool {
    word.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// The English name of a weekday.
pub(super) fn weekday_name(weekday: Weekday) -> &'static str {
    WEEKDAYS.iter().find(|(_, day, _)| *day == weekday).map_or("", |(_, _, name)| name)
}

fn month(view: View<'_>, at: usize) -> Option<i8> {
    let token = view.token(at)?;
    // "May" and "March" are months with a capital only.
    if !token.capital || !view.is(at, known::MONTHS) {
        return None;
    }
    let index = MONTHS.iter().position(|month| starts_with(view.text(at), month))?;
    i8::try_from(index + 1).ok()
}

fn weekday(view: View<'_>, at: usize) -> Option<Weekday> {
    (view.token(at)?.capital && view.is(at, known::WEEKDAYS))
        .then(|| WEEKDAYS.iter().find(|(key, _, _)| starts_with(view.text(at), key)).map(|(_, day, _)| *day))?
}

/// A day of the month: `6`, `6th`.
fn day(view: View<'_>, at: usize, end: usize) -> Option<(i8, usize)> {
    if at >= end || view.kind(at)? != TokenKind::Number {
        return None;
    }
    let text = view.text(at).trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let value: i8 = (text.len() <= 2).then(|| text.parse().ok())??;
    let suffix = view.token(at + 1).is_some_and(|token| !token.space_before)
        && view.is_one_of(at + 1, words!["st", "nd", "rd", "th"]);
    (1..=31).contains(&value).then_some((value, at + 1 + usize::from(suffix)))
}

/// A year of four digits that a calendar date may have.
pub(super) fn year(text: &str) -> Option<i16> {
    let value: i16 = (text.len() == 4).then(|| text.parse().ok())??;
    (1500..=2199).contains(&value).then_some(value)
}

fn year_at(view: View<'_>, at: usize, end: usize) -> Option<(i16, usize)> {
    let at = if view.kind(at) == Some(TokenKind::Comma) { at + 1 } else { at };
    if at >= end || view.kind(at)? != TokenKind::Number {
        return None;
    }
    Some((year(view.text(at))?, at + 1))
}

/// The date that begins at this token, if one does.
pub(super) fn date_at(view: View<'_>, at: usize, end: usize) -> Option<Written> {
    if let Some(length) =
        view.match_at(at, end, known::RELATIVE_DAYS).or_else(|| view.match_at(at, end, known::RELATIVE_TIMES))
    {
        return Some(Written { tokens: at..at + length, relative: true, ..Written::default() });
    }
    if view.kind(at) == Some(TokenKind::Number)
        && let Some(date) = iso(view.text(at))
    {
        let (year, month, day) = (Some(date.year()), Some(date.month()), Some(date.day()));
        return Some(Written { tokens: at..at + 1, year, month, day, ..Written::default() });
    }
    let Some(weekday) = weekday(view, at) else { return day_and_month(view, at, end) };
    // "Friday, 6 June 2031", "Friday 6 June", "Friday": a comma may part them, another sentence may not.
    let next = at + 1 + usize::from(view.kind(at + 1) == Some(TokenKind::Comma));
    match day_and_month(view, next, end).filter(|written| written.day.is_some()) {
        Some(written) => Some(Written { tokens: at..written.tokens.end, weekday: Some(weekday), ..written }),
        None => Some(Written { tokens: at..at + 1, weekday: Some(weekday), ..Written::default() }),
    }
}

fn day_and_month(view: View<'_>, at: usize, end: usize) -> Option<Written> {
    let the = usize::from(view.is_word(at, "the"));
    if let Some((day, next)) = day(view, at + the, end) {
        let next = next + usize::from(view.is_word(next, "of"));
        let month = (next < end).then(|| month(view, next)).flatten()?;
        let year = year_at(view, next + 1, end);
        let tokens = at + the..year.map_or(next + 1, |(_, end)| end);
        return Some(Written {
            tokens,
            day: Some(day),
            month: Some(month),
            year: year.map(|(year, _)| year),
            ..Written::default()
        });
    }
    let month = (at < end).then(|| month(view, at)).flatten()?;
    if let Some((day, next)) = day(view, at + 1, end) {
        let year = year_at(view, next, end);
        let tokens = at..year.map_or(next, |(_, end)| end);
        return Some(Written {
            tokens,
            day: Some(day),
            month: Some(month),
            year: year.map(|(year, _)| year),
            ..Written::default()
        });
    }
    let year = year_at(view, at + 1, end);
    // "May" alone opens many sentences; a month alone is one only where something shows it.
    let shown = year.is_some() || !view.is_one_of(at, words!["may", "march"]) || preceded_by_preposition(view, at);
    shown.then(|| Written {
        tokens: at..year.map_or(at + 1, |(_, end)| end),
        month: Some(month),
        year: year.map(|(year, _)| year),
        ..Written::default()
    })
}

fn preceded_by_preposition(view: View<'_>, at: usize) -> bool {
    at > 0
        && view.is_one_of(
            at - 1,
            words!["in", "since", "until", "by", "from", "of", "last", "next", "this", "early", "late"],
        )
}

/// `2031-06-06`; `2031/06/06` too.
fn iso(text: &str) -> Option<Date> {
    if text.len() != 10 || !text.is_ascii() {
        return None;
    }
    let part = |range: Range<usize>| text.get(range)?.parse::<i16>().ok();
    let separator = text.get(4..5)?;
    if !matches!(separator, "-" | "/") || text.get(7..8)? != separator {
        return None;
    }
    Date::new(part(0..4)?, part(5..7)?.try_into().ok()?, part(8..10)?.try_into().ok()?).ok()
}

impl Written {
    /// The one calendar day it means, told from the day of the story where the words leave something out.
    pub fn resolve(&self, story: Option<Date>) -> Option<Date> {
        match (self.day, self.month, self.year) {
            (Some(day), Some(month), Some(year)) => Date::new(year, month, day).ok(),
            (Some(day), Some(month), None) => nearest(day, month, story?),
            _ => None,
        }
    }

    /// The last day that it can mean and that is not after the story: "Thursday" in a Friday's story is the day
    /// before, "January" its last day.
    pub fn latest(&self, story: Date) -> Option<Date> {
        if let Some(date) = self.resolve(Some(story)) {
            return Some(date);
        }
        if let Some(weekday) = self.weekday {
            let back = story.weekday().since(weekday);
            return story.checked_sub(jiff::Span::new().days(i64::from(back))).ok();
        }
        let month = self.month?;
        let year = self.year.unwrap_or(if month > story.month() { story.year() - 1 } else { story.year() });
        Some(Date::new(year, month, 1).ok()?.last_of_month())
    }

    /// The weekday that the date really was, where the words give another.
    ///
    /// Without a year the nearest such date to the story's is meant, and only one close by is told apart from the
    /// same date of another year; without a story's date nothing is said.
    pub fn wrong_weekday(&self, story: Option<Date>) -> Option<&'static str> {
        const CLOSE_DAYS: i32 = 75;
        let weekday = self.weekday?;
        let date = self.resolve(story)?;
        if self.year.is_none() && days_between(date, story?).abs() > CLOSE_DAYS {
            return None;
        }
        (date.weekday() != weekday).then(|| weekday_name(date.weekday()))
    }
}

/// The date of this day and month that lies nearest to the story's.
fn nearest(day: i8, month: i8, story: Date) -> Option<Date> {
    [story.year() - 1, story.year(), story.year() + 1]
        .into_iter()
        .filter_map(|year| Date::new(year, month, day).ok())
        .min_by_key(|date| days_between(*date, story).abs())
}

/// Days from the first date to the second.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    to.since(from).map_or(0, |span| span.get_days())
}

/// Days since 1970.
pub(super) fn epoch_days(date: Date) -> f64 {
    Date::new(1970, 1, 1).map_or(0.0, |epoch| f64::from(days_between(epoch, date)))
}

/// Whether the number at this token reads as hours and minutes, `9:30` or `9.30`.
pub(super) fn is_clock(view: View<'_>, at: usize) -> bool {
    let text = view.text(at);
    let Some((hours, minutes)) = text.split_once(':').or_else(|| text.split_once('.')) else { return false };
    let two = |part: &str, limit: u8| part.parse::<u8>().is_ok_and(|value| value < limit);
    minutes.len() == 2 && hours.len() <= 2 && two(hours, 25) && two(minutes, 60)
}

/// A time of day that begins at this token: `9:30`, `10 a.m.`, `10.30pm`, `five o’clock`; its end and minutes.
pub(super) fn time_at(view: View<'_>, at: usize, end: usize) -> Option<(usize, Option<f64>)> {
    let clock = view.kind(at)? == TokenKind::Number && is_clock(view, at);
    let colon = clock && view.text(at).contains(':');
    let half = |at: usize| {
        at < end && view.is_one_of(at, words!["a.m.", "p.m.", "a.m", "p.m", "am", "pm", "o'clock", "o’clock", "gmt"])
    };
    let number = || view.kind(at) == Some(TokenKind::Number) || number::small_number(view.text(at)).is_some();
    if half(at + 1) && number() {
        return Some((at + 2, None));
    }
    colon.then_some((at + 1, None))
}
