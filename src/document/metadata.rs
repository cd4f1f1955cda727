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
