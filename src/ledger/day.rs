//! Whether a day stands in a text, in any common way of writing it: “14 February 2029”, “February 14”, “the 14th of
//! February”, `14/02/2029`.
//!
//! The year is part of the day: another year beside the same day of the month is another day. A text that gives the
//! year elsewhere, or not at all, is taken to mean this one.

use crate::text::MONTHS;

/// Letters of the shortest name of a month: “Feb”.
const SHORTEST: usize = 3;
/// What may stand between a day and its month: “the 14th of February”.
const BETWEEN: &[&str] = &["of", "the"];
/// Years that a number beside a day can be.
const YEARS: std::ops::RangeInclusive<u32> = 1500..=2200;

/// A day of a month, and of a year where one is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    day: u32,
    month: u32,
    year: Option<u32>,
}

impl Day {
    /// What these words of a draft say, without typography; `None` where they give no month by its name, or no day.
    pub fn of(words: &[String]) -> Option<Self> {
        let month = words.iter().find_map(|word| month(word))?;
        let day = words.iter().find_map(|word| day(word))?;
        let year = words.iter().find_map(|word| year(word));
        Some(Self { day, month, year })
    }

    /// Whether it stands in a text whose words are parted by single blanks.
    pub fn stands_in(self, text: &str) -> bool {
        let name = &MONTHS[self.month as usize - 1][..SHORTEST];
        text.match_indices(&format!(" {name}")).any(|(at, _)| self.stands_at(text, at + 1))
    }

    /// Whether it stands around the name of its month at a byte.
    fn stands_at(self, text: &str, at: usize) -> bool {
        let mut before = text[..at].split_ascii_whitespace().rev();
        let mut behind = text[at..].split_ascii_whitespace();
        if behind.next().and_then(month) != Some(self.month) {
            return false;
        }
        let mut first = before.next();
        for _ in BETWEEN {
            if first.is_some_and(|word| BETWEEN.contains(&word)) {
                first = before.next();
            }
        }
        let mut second = behind.next();
        if second == Some("the") {
            second = behind.next();
        }
        let is = |word: Option<&str>| word.and_then(day) == Some(self.day);
        let given = |word: Option<&str>| word.and_then(year);
        let same = |given: Option<u32>| given.is_none() || self.year.is_none() || given == self.year;
        is(first) && same(given(second)) || is(second) && same(given(behind.next()).or(given(first)))
    }

    /// Whether a word in figures is this day: `14/02/2029`, `14.2.29`. With a slash either may be the month, so that
    /// only a day that cannot be one tells which.
    pub fn is_written(self, word: &str) -> bool {
        let dotted = word.contains('.');
        let mut parts = word.split(if dotted { '.' } else { '/' }).map(|part| (part.len(), part.parse::<u32>().ok()));
        let mut next = || parts.next().map(|(length, value)| value.filter(|_| matches!(length, 1 | 2 | 4)));
        let (Some(Some(first)), Some(Some(second)), third, None) = (next(), next(), next(), next()) else {
            return false;
        };
        let year = match third {
            // “14.2” is a number.
            None if dotted => return false,
            None => true,
            Some(third) => third.is_some_and(|year| self.year.is_none_or(|own| year == own || year == own % 100)),
        };
        let day_first = (first, second) == (self.day, self.month);
        let month_first = !dotted && (first, second) == (self.month, self.day);
        year && (day_first || month_first) && (dotted || self.day > 12 || self.day == self.month)
    }
}

/// The number of the month that a word names, written out or cut short.
fn month(word: &str) -> Option<u32> {
    let cut = |name: &&str| word.len() >= SHORTEST && name.starts_with(word);
    MONTHS.iter().position(cut).map(|at| at as u32 + 1)
}

/// “14”, “14th”.
fn day(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    digits.parse().ok().filter(|day| digits.len() <= 2 && (1..=31).contains(day))
}

fn year(word: &str) -> Option<u32> {
    word.parse().ok().filter(|year| YEARS.contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::anchored;

    fn stands(claim: &str, text: &str) -> bool {
        let words: Vec<String> = anchored(claim).split(' ').map(str::to_owned).collect();
        let day = Day::of(&words).expect("a day");
        let text = format!(" {} ", anchored(text));
        day.stands_in(&text) || text.split(' ').any(|word| day.is_written(word))
    }

    #[test]
    fn the_year_is_part_of_the_day() {
        for (claim, text) in [
            ("14 February 2029", "signed on 14 February 2029"),
            ("14 February 2029", "signed on February 14, 2029"),
            ("February 14, 2029", "In 2019 they met; on 14 Feb. they signed."),
            ("3 March 2029", "on the 3rd of March 2029"),
            ("March 3", "on March 3rd, 2019"),
            ("3 March 2029", "March the 3rd"),
            ("3 September 2029", "3 Sept 2029"),
            ("14 February 2029", "14 February 2019, and again on 14 February 2029"),
        ] {
            assert!(stands(claim, text), "{claim} / {text}");
        }
        for (claim, text) in [
            ("14 February 2029", "signed on 14 February 2019"),
            ("February 14, 2029", "signed on February 14, 2028"),
            ("February 14, 2029", "signed on 2028 February 14"),
            ("14 February 2029", "15 February 2029"),
            ("3 March 2029", "3 markets in 2029"),
        ] {
            assert!(!stands(claim, text), "{claim} / {text}");
        }
    }

    #[test]
    fn a_day_in_figures_is_one_where_it_can_be_no_other() {
        for text in ["14/02/2029", "14.02.2029", "14.2.2029", "2/14/2029", "14/2/29", "14/02"] {
            assert!(stands("14 February 2029", text), "{text}");
        }
        assert!(stands("4 March 2029", "4.3.2029"));
        for text in ["14/02/2028", "14.02.2019", "14.2", "14/02/2029/1", "02.14.2029"] {
            assert!(!stands("14 February 2029", text), "{text}");
        }
        // April or March?
        assert!(!stands("4 March 2029", "4/3/2029"));
    }
}
