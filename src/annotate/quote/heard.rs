//! What holding a quotation against transcripts showed. Data only: `ledger` finds it, rules and commands read it.

use crate::text::{Position, Span};

/// What a quotation is, beside what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Word for word.
    Verbatim,
    /// Word for word, but for marked cuts and brackets.
    Marked,
    /// A passage says nearly so: words differ, and no mark says it.
    Altered,
    /// Somebody else said so.
    OtherSpeaker,
    /// Nobody said so.
    NotFound,
}

impl Verdict {
    /// As rules and output write them.
    pub const KEYS: &'static [&'static str] = &["verbatim", "marked", "altered", "other-speaker", "not-found"];

    /// As rules and output write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::KEYS[self as usize]
    }

    /// Whether the words between the marks are what was said.
    #[must_use]
    pub fn is_true_to_speech(self) -> bool {
        matches!(self, Self::Verbatim | Self::Marked)
    }
}

/// What transcripts show of one quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    /// What it is.
    pub verdict: Verdict,
    /// Where it was said; for one that is altered or was not found, the nearest passage, if there is one.
    pub passage: Option<Passage>,
    /// Whether its speaker may be among those who speak in the transcripts: not, where they name all who do, and
    /// the speaker is none of them.
    pub speaker_heard: bool,
    /// What differs from that passage.
    pub changes: Vec<Change>,
    /// Who speaks between the quotation's words, where no mark says that anybody does: two answers read as one.
    pub between: Option<String>,
}

impl Heard {
    /// Whether an editor has to act: the words are not those that were said, or not by the one who is named. What a
    /// person says who is not heard in the transcripts was said elsewhere.
    #[must_use]
    pub fn fails(&self) -> bool {
        match self.verdict {
            Verdict::Verbatim | Verdict::Marked => false,
            Verdict::Altered | Verdict::OtherSpeaker => true,
            Verdict::NotFound => self.speaker_heard,
        }
    }

    /// How it differs from what was said, and where that was; nothing where it does not.
    #[must_use]
    pub fn difference(&self) -> Option<String> {
        let place = self.passage.as_ref().map(Passage::place);
        match (self.verdict, &self.passage, place) {
            (Verdict::Verbatim | Verdict::Marked, ..) => None,
            (Verdict::Altered, _, place) => {
                let changes: Vec<String> = self.changes.iter().map(ToString::to_string).collect();
                Some(format!("{} ({})", changes.join("; "), place.unwrap_or_default()))
            }
            (Verdict::OtherSpeaker, Some(passage), Some(place)) => {
                Some(format!("{} says so ({place})", passage.speaker.as_deref().unwrap_or("somebody else")))
            }
            (_, Some(_), Some(place)) => Some(format!("the nearest passage is another ({place})")),
            _ => Some("no passage is near it".to_owned()),
        }
    }
}

/// A place in a transcript.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Which of the transcripts, by the order they were given in.
    pub transcript: usize,
    /// Its name.
    pub file: String,
    /// Where, in the transcript's text.
    pub span: Span,
    /// The line and column where it begins.
    pub start: Position,
    /// The words there, on one line.
    pub words: String,
    /// The time stamp in force.
    pub time: Option<String>,
    /// For a Word document: which of its paragraphs with words, from 1.
    pub paragraph: Option<u32>,
    /// Who speaks, as the transcript names them.
    pub speaker: Option<String>,
}

impl Passage {
    /// The place in a few words: file, line or paragraph, time.
    #[must_use]
    pub fn place(&self) -> String {
        let mut place = match self.paragraph {
            Some(paragraph) => format!("{} paragraph {paragraph}", self.file),
            None => format!("{}:{}:{}", self.file, self.start.line, self.start.column),
        };
        if let Some(time) = &self.time {
            place.push_str(" at ");
            place.push_str(time);
        }
        place
    }
}

/// How a quotation differs from what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// Other words in place of some.
    Replaced,
    /// Words that were not said.
    Added,
    /// Words left out without a mark.
    Dropped,
    /// Another number.
    Number,
    /// A negation that was not said, or is missing.
    Negation,
    /// Two places joined without a mark.
    Spliced,
    /// A marked cut that takes a negation out of what is kept.
    SwallowedNegation,
}

impl ChangeKind {
    /// As output writes it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Replaced => "replaced",
            Self::Added => "added",
            Self::Dropped => "dropped",
            Self::Number => "number",
            Self::Negation => "negation",
            Self::Spliced => "spliced",
            Self::SwallowedNegation => "swallowed-negation",
        }
    }
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub kind: ChangeKind,
    /// The quotation's words; empty where some were dropped.
    pub quote: String,
    /// The transcript's words; empty where some were added.
    pub transcript: String,
    /// Who says the other part of what is spliced, where that is somebody else.
    pub by: Option<String>,
}

impl std::fmt::Display for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { kind, quote, transcript, by } = self;
        match (kind, by) {
            (ChangeKind::Spliced, Some(by)) => write!(f, "“{quote}” was said by {by}"),
            (ChangeKind::Spliced, None) => write!(f, "“{quote}” was said elsewhere; here follows “{transcript}”"),
            (ChangeKind::SwallowedNegation, _) => write!(f, "the cut takes out “{transcript}”"),
            _ if quote.is_empty() => write!(f, "“{transcript}” is left out"),
            _ if transcript.is_empty() => write!(f, "“{quote}” was not said"),
            _ => write!(f, "“{quote}” where “{transcript}” was said"),
        }
    }
}
