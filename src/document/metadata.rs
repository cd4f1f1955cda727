//! What a draft says of itself: each field present, empty, or unknown. Unknown never fires a rule.

use crate::text::Span;

/// A field of metadata.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Field {
    /// The format has no such field, or the draft did not use it.
    #[default]
    Unknown,
    /// The field is there and empty.
    Empty(Span),
    /// The field's value, and its place in the file where it has one of its own.
    Present(String, Option<Span>),
}

impl Field {
    /// The value, where there is one.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        match self {
            Self::Present(value, _) => Some(value),
            Self::Unknown | Self::Empty(_) => None,
        }
    }

    /// What stands at `place`: present, or empty if there is nothing but white space.
    #[must_use]
    pub fn at(value: &str, place: Span) -> Self {
        match value.trim() {
            "" => Self::Empty(place),
            value => Self::Present(value.to_owned(), Some(place)),
        }
    }
}

/// The known fields; front matter keys are mapped to them by the format, the rest are kept by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Day of the story.
    pub date: Option<jiff::civil::Date>,
    /// Who wrote it.
    pub byline: Field,
    /// The outlet.
    pub publisher: Field,
    /// Other names of the outlet.
    pub aliases: Vec<String>,
    /// `draft` or `published`.
    pub status: Field,
    /// `news`, `opinion`, `review`, `court`, `obituary`, `live`, `feature` …
    pub story_type: Field,
    /// Language tag.
    pub language: Field,
    /// Everything else, in file order.
    pub other: Vec<(String, Field)>,
}

/// What a key of a header or of front matter is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// Words that are copy: the headline.
    Headline,
    /// Words that are copy: the standfirst.
    Standfirst,
    Byline,
    Date,
    Publisher,
    Aliases,
    Status,
    StoryType,
    Language,
    /// Known as a header key, kept by name.
    Other,
}

/// Keys as drafts write them, in lower case.
const KEYS: &[(&str, Slot)] = &[
    ("headline", Slot::Headline),
    ("hed", Slot::Headline),
    ("head", Slot::Headline),
    ("title", Slot::Headline),
    ("standfirst", Slot::Standfirst),
    ("deck", Slot::Standfirst),
    ("dek", Slot::Standfirst),
    ("subhead", Slot::Standfirst),
    ("subheadline", Slot::Standfirst),
    ("subtitle", Slot::Standfirst),
    ("description", Slot::Standfirst),
    ("summary", Slot::Standfirst),
    ("by", Slot::Byline),
    ("byline", Slot::Byline),
    ("author", Slot::Byline),
    ("authors", Slot::Byline),
    ("reporter", Slot::Byline),
    ("date", Slot::Date),
    ("published", Slot::Date),
    ("publication date", Slot::Date),
    ("publisher", Slot::Publisher),
    ("outlet", Slot::Publisher),
    ("publication", Slot::Publisher),
    ("aliases", Slot::Aliases),
    ("status", Slot::Status),
    ("type", Slot::StoryType),
    ("story type", Slot::StoryType),
    ("story-type", Slot::StoryType),
    ("lang", Slot::Language),
    ("language", Slot::Language),
    ("contact", Slot::Other),
    ("desk", Slot::Other),
    ("embargo", Slot::Other),
    ("keywords", Slot::Other),
    ("section", Slot::Other),
    ("slug", Slot::Other),
    ("updated", Slot::Other),
    ("url", Slot::Other),
    ("word count", Slot::Other),
    ("words", Slot::Other),
];

/// Keys of front matter whose values are notices to readers, and how such a notice begins.
const NOTICES: &[(&str, &str)] = &[
    ("correction", "correction"),
    ("corrections", "correction"),
    ("erratum", "correction"),
    ("retraction", "retraction"),
    ("clarification", "clarification"),
    ("clarifications", "clarification"),
    ("editors-note", "editor's note"),
    ("editor-note", "editor's note"),
];

/// How the notice under a key begins, or under one inside it (`corrections.text`).
pub(super) fn notice(key: &str) -> Option<&'static str> {
    let key = key.trim().to_lowercase().replace('_', "-");
    let outer = key.split('.').next()?;
    NOTICES.iter().find(|(known, _)| *known == outer).map(|(_, label)| *label)
}

impl Slot {
    /// What this key is about; `None` for one that nobody has heard of.
    pub(super) fn of(key: &str) -> Option<Self> {
        let key = key.trim().to_lowercase().replace('_', "-");
        KEYS.iter().find(|(known, _)| *known == key).map(|(_, slot)| *slot)
    }
}

impl Metadata {
    /// Files a value under its key. The first one given counts; an unusable date comes back as what to say of it.
    pub(super) fn set(&mut self, key: &str, field: Field) -> Option<String> {
        let place = match Slot::of(key).unwrap_or(Slot::Other) {
            Slot::Date => return self.set_date(key, field),
            Slot::Aliases => {
                self.aliases.extend(field.value().map(str::to_owned));
                return None;
            }
            Slot::Byline => &mut self.byline,
            Slot::Publisher => &mut self.publisher,
            Slot::Status => &mut self.status,
            Slot::StoryType => &mut self.story_type,
            Slot::Language => &mut self.language,
            Slot::Headline | Slot::Standfirst | Slot::Other => {
                self.other.push((key.trim().to_owned(), field));
                return None;
            }
        };
        if *place == Field::Unknown {
            *place = field;
        }
        None
    }

    fn set_date(&mut self, key: &str, field: Field) -> Option<String> {
        let day = field.value().and_then(day);
        let refused = match (field.value(), day) {
            (Some(_), None) => {
                Some(format!("`{}` is not a day written YYYY-MM-DD, so the date is unknown", key.trim()))
            }
            _ => None,
        };
        if self.date.is_none() {
            self.date = day;
        }
        self.other.push((key.trim().to_owned(), field));
        refused
    }
}

/// The day that a text begins with, such as `2031-06-03` or `2031-06-03T08:00Z`.
pub(super) fn day(text: &str) -> Option<jiff::civil::Date> {
    let day = text.trim().get(..10)?;
    let shaped = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    shaped.then(|| day.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_unknown_empty_or_present() {
        let mut metadata = Metadata::default();
        assert_eq!(metadata.set("By", Field::at(" ", Span::new(3, 4))), None);
        assert_eq!(metadata.set("Outlet", Field::at("Marrick Courier ", Span::new(9, 24))), None);
        assert_eq!(metadata.byline, Field::Empty(Span::new(3, 4)));
        assert_eq!(metadata.publisher.value(), Some("Marrick Courier"));
        assert_eq!(metadata.status, Field::Unknown);
    }

    #[test]
    fn a_date_is_a_day_or_unknown_and_said() {
        let mut metadata = Metadata::default();
        assert!(metadata.set("date", Field::Present("3rd of June".into(), None)).is_some());
        assert_eq!(metadata.date, None);
        assert_eq!(metadata.set("date", Field::Present("2031-06-03T08:00Z".into(), None)), None);
        assert_eq!(metadata.date, Some(jiff::civil::date(2031, 6, 3)));
        assert_eq!(day("2031-02-30"), None);
        assert_eq!(day("2031-06"), None);
        assert_eq!(day("+031-06-03"), None);
    }
}
