//! Whether a notice to readers speaks of a change, and what is wrong with notices.
//!
//! A notice speaks plainly of a change if it holds the old or the new value, or enough of the words that the change is
//! about; vaguely, if it says what sort of thing was wrong and where ("the wrong age for Ms Orr"), or nothing in
//! particular ("this story has been corrected"). One that speaks of somebody's name does not speak of what they said.

use super::mistaken::mistaken;
use super::notice::{Notice, fresh};
use super::pairing::{Pairing, Side};
use super::summary::told_in_words;
use crate::annotate::{Changed, FigureKind};
use crate::text::{Span, small_number, words_at};

/// How a notice speaks of a change.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Coverage {
    Not,
    Vaguely,
    Plainly,
}

/// What a notice can say was wrong, and the changes that are meant.
const TOPICS: &[(&[&str], &[&str])] = &[
    (&["name", "names", "misspelled", "misspelt", "spelled", "spelt", "spelling", "surname"], &["name"]),
    (&["quote", "quotes", "quoted", "quotation", "quotations", "misquoted"], &["quote"]),
    (&["age", "ages", "aged"], &["age"]),
    (&["date", "dates", "day", "year", "month", "weekday"], &["date"]),
    (
        &["number", "numbers", "figure", "figures", "amount", "total", "toll", "percentage", "share"],
        &["number", "count"],
    ),
    (&["title", "titles", "position", "role"], &["title"]),
    (&["attributed", "misattributed", "attribution", "misidentified"], &["speaker", "source", "attribution", "name"]),
];

/// "This story has been corrected to fix an error": so many words that tell something say nothing yet.
const SAYS_LITTLE: usize = 7;

/// So many words of a sentence that tell something make a notice be about it.
const ENOUGH: usize = 3;

/// A notice as it is held against changes.
struct Reading<'n> {
    notice: &'n Notice,
    words: Vec<String>,
    /// Its numbers, and whether each is a day or a year.
    numbers: Vec<(String, bool)>,
    /// The rows of [`TOPICS`] that it names.
    topics: Vec<usize>,
    /// It names somebody or something behind its label.
    named: bool,
    general: bool,
    /// It tells what happened since, and owns up to nothing.
    news: bool,
}

impl<'n> Reading<'n> {
    fn new(side: &Side<'_>, notice: &'n Notice) -> Self {
        let found = side.found;
        let mut all = words_at(found.document.prose.text(), notice.span);
        all.iter_mut().for_each(|word| word.text = in_digits(&word.text));
        let dated = |span: Span| {
            let date = |kind| matches!(kind, FigureKind::Date | FigureKind::Year | FigureKind::Time);
            found.figures.iter().any(|figure| date(figure.kind) && figure.span.overlaps(span))
        };
        let numbers = all.iter().filter(|word| is_number(&word.text));
        let numbers = numbers.map(|word| (word.text.clone(), dated(word.span))).collect();
        let telling = all.iter().filter(|word| word.is_content()).count();
        let words: Vec<String> = all.into_iter().map(|word| word.text.trim_end_matches("'s").to_owned()).collect();
        let names = |topic: &(&[&str], &[&str])| topic.0.iter().any(|name| words.iter().any(|word| word == name));
        let topics: Vec<usize> = (0..TOPICS.len()).filter(|&at| names(&TOPICS[at])).collect();
        let start = notice.words(side).find([':', ')']).map_or(notice.span.start(), |at| notice.span.start() + at);
        let inside = |span: Span| notice.span.contains(span) && span.start() > start;
        let named = found.names.iter().any(|name| inside(name.span));
        // No number, no name, no words in marks, and little else: it names nothing that was wrong or is right.
        let figured = || found.figures.iter().any(|figure| inside(figure.span));
        let quoted = || found.quotes.iter().any(|quote| notice.span.contains(quote.span));
        let version = notice.speaks_of_another_version();
        let little = if version { SAYS_LITTLE } else { SAYS_LITTLE + 3 };
        let bare = topics.is_empty() && !named && telling <= little && !figured() && !quoted();
        let general = notice.whole || bare;
        let news = !notice.owns_up() && !version;
        Self { notice, words, numbers, topics, named, general, news }
    }

    fn holds(&self, words: &[String]) -> usize {
        words.iter().filter(|word| self.words.contains(*word)).count()
    }

    /// How it speaks of a change.
    fn of(&self, change: &Changed, about: &About) -> Coverage {
        if self.notice.only_adds() && change.how != "added" {
            return Coverage::Not;
        }
        if self.general {
            return Coverage::Vaguely;
        }
        let on_topic = self.topics.iter().any(|&at| TOPICS[at].1.contains(&change.what));
        let shared = self.holds(&about.around);
        let date = change.what == "date";
        let figured = change.what == "number" || change.what == "age" || date;
        let value = |word: &String| self.numbers.iter().any(|(own, dated)| own == word && (!figured || *dated == date));
        let plainly = if about.numbers.is_empty() {
            let named = self.topics.is_empty() && self.holds(&about.who) > 0;
            let off_topic = !self.topics.is_empty() && !on_topic;
            let same_words = !about.differs.is_empty() && 3 * self.holds(&about.differs) >= about.differs.len();
            // What was turned around or held back is told in other words than those that changed.
            let of_sentence = about.differs.is_empty()
                || matches!(change.what, "negation" | "hedge" | "claim" | "response" | "attribution");
            named || same_words && !off_topic || of_sentence && shared >= ENOUGH
        } else {
            about.numbers.iter().any(value)
        };
        // A value of the same sort that is neither the old one nor the new is somebody else's.
        let other = figured && !about.numbers.is_empty() && self.numbers.iter().any(|(_, dated)| *dated == date);
        match (plainly, on_topic && !other && (shared > 0 || !self.named)) {
            (true, _) => Coverage::Plainly,
            (false, true) => Coverage::Vaguely,
            _ => Coverage::Not,
        }
    }
}

/// What a notice has to hold to speak of a change.
struct About {
    /// Words of the sentences around it, without numbers.
    around: Vec<String>,
    /// Words that stand on one side only.
    differs: Vec<String>,
    /// Those of them that are numbers.
    numbers: Vec<String>,
    /// Whose change it is.
    who: Vec<String>,
}

impl About {
    fn new(pairing: &Pairing<'_>, change: &Changed) -> Self {
        let (was, now) = (telling(change.was.as_deref()), telling(change.now.as_deref()));
        let gone = was.iter().filter(|word| !now.contains(word));
        let differs: Vec<String> = gone.chain(now.iter().filter(|word| !was.contains(word))).cloned().collect();
        let numbers = differs.iter().filter(|word| is_number(word)).cloned().collect();
        Self { around: around(pairing, change), differs, numbers, who: telling(change.who.as_deref()) }
    }
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Words that tell something.
fn telling(text: Option<&str>) -> Vec<String> {
    let text = text.unwrap_or_default();
    let mut words = words_at(text, Span::new(0, text.len()));
    words.iter_mut().for_each(|word| word.text = in_digits(&word.text));
    words.into_iter().filter(|word| word.is_content()).map(|word| word.text).collect()
}

/// A small number as a notice may write it or not.
fn in_digits(word: &str) -> String {
    small_number(word).map_or_else(|| word.to_owned(), |number| number.to_string())
}

/// The words that tell something of the sentences in which a change stands, on both sides, once each.
fn around(pairing: &Pairing<'_>, change: &Changed) -> Vec<String> {
    let of = |side: &Side<'_>, place: Span| {
        side.unit_at(place.start()).map(|at| telling(Some(side.found.slice(side.units[at])))).unwrap_or_default()
    };
    let mut words = of(&pairing.new, change.span);
    words.extend(change.old.map(|old| of(&pairing.old, old)).unwrap_or_default());
    words.retain(|word| !is_number(word));
    words.sort_unstable();
    words.dedup();
    words
}

/// Of more new notices than this the rest are not held against changes.
const MOST: usize = 40;

/// Lays over each material change the notice that speaks of it, and says what is wrong with notices.
pub(crate) fn told(pairing: &Pairing<'_>, changes: &mut [Changed]) -> Vec<Changed> {
    const ORDER: &[&str] = &["correction", "note", "clarification", "update"];
    let mut fresh = fresh(pairing);
    fresh.truncate(MOST);
    let readings: Vec<Reading<'_>> = fresh.iter().map(|notice| Reading::new(&pairing.new, notice)).collect();
    // How each notice speaks at its plainest, and the changes that readers are owed and that it speaks of.
    let mut plainest = vec![Coverage::Not; fresh.len()];
    let mut covered: Vec<Vec<usize>> = vec![Vec::new(); fresh.len()];
    for (index, change) in changes.iter_mut().enumerate() {
        let about = About::new(pairing, change);
        let mut best: Option<&'static str> = None;
        for (at, reading) in readings.iter().enumerate() {
            let coverage = reading.of(change, &about);
            if coverage == Coverage::Not {
                continue;
            }
            if is_owed(change) {
                plainest[at] = plainest[at].max(coverage);
                covered[at].push(index);
            }
            let rank = |label: &str| ORDER.iter().position(|known| *known == label);
            let label = reading.notice.label;
            best = Some(best.map_or(label, |best| if rank(label) < rank(best) { label } else { best }));
        }
        change.notice = Some(best.unwrap_or("none"));
    }
    let mut said: Vec<Changed> = missing(changes).into_iter().collect();
    for (at, reading) in readings.iter().enumerate() {
        let mine: Vec<&Changed> = covered[at].iter().map(|&index| &changes[index]).collect();
        said.extend(mislabelled(pairing, &mine, reading));
        said.extend(mistaken(pairing, reading.notice, &mine));
        let says_nothing = reading.general || plainest[at] == Coverage::Vaguely;
        if says_nothing && reading.notice.owns_up() {
            said.push(pairing.at_new(("notice", "incomplete"), reading.notice.span));
        }
    }
    for change in &mut said {
        (change.published, change.part) = (true, "notice");
    }
    said
}

/// Whether readers have to be told of a change by itself; a headline, a lede or a caption changes with what stands in it.
fn is_owed(change: &Changed) -> bool {
    change.material && !matches!(change.what, "headline" | "lede" | "caption" | "standfirst")
}

/// That no notice speaks of some changes: one finding at the first of them.
fn missing(changes: &[Changed]) -> Option<Changed> {
    let missing: Vec<&Changed> =
        changes.iter().filter(|change| is_owed(change) && change.notice == Some("none")).collect();
    let (first, rest) = missing.split_first()?;
    let base = Changed { how: "missing", what: "notice", degree: "plain", weight: None, ..(*first).clone() };
    let who = Some(match rest.len() {
        0 => "1 change".to_owned(),
        more => format!("{} changes", more + 1),
    });
    let related = rest.iter().map(|change| change.span).collect();
    Some(Changed { who, now: Some(told_in_words(first)), related, ..base })
}

/// That an error in a number, a name or a quotation is called an update: it is corrected, and not updated.
fn mislabelled(pairing: &Pairing<'_>, covered: &[&Changed], reading: &Reading<'_>) -> Option<Changed> {
    let notice = reading.notice;
    // "A fourth passenger died, raising the toll from three to four", "the toll has risen to four": nothing was wrong.
    let grew = |change: &Changed| {
        let held = |text: &Option<String>| {
            let numbers: Vec<String> = telling(text.as_deref()).into_iter().filter(|word| is_number(word)).collect();
            !numbers.is_empty() && reading.holds(&numbers) > 0
        };
        reading.news && held(&change.now) && (held(&change.was) || notice.only_develops())
    };
    let error = |change: &&&Changed| {
        matches!(change.what, "number" | "date" | "age" | "name" | "title" | "quote" | "speaker" | "negation")
            && matches!(change.how, "changed" | "trimmed" | "removed" | "added")
            && change.notice == Some(notice.label)
            && !grew(change)
    };
    let wrong: Vec<Span> = covered.iter().filter(error).map(|change| change.span).collect();
    let update = matches!(notice.label, "update" | "clarification");
    let change = pairing.at_new(("notice", "mislabelled"), notice.span);
    (update && !wrong.is_empty()).then_some(Changed { related: wrong, degree: "plain", ..change })
}
