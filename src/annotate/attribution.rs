//! Attributions: content, cue and source, and who is the source through the story.

use super::source::{Mention, Source};
use super::{Annotated, Lexicon};
use crate::text::Span;

/// How the content is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AttributionKind {
    /// Quoted words.
    Direct,
    /// Reported words.
    Indirect,
    /// Reported words with quoted ones among them.
    Mixed,
    /// What a document says.
    Document,
    /// A quotation without a tag of its own, whose speaker carries over.
    Inherited,
    /// A source that quotes another source.
    Nested,
    /// The outlet names itself.
    SelfSourced,
    /// Asked, and no answer or no comment.
    NoComment,
}

/// What a cue says of the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CueClass {
    /// said, told, according to
    Neutral,
    /// claimed, admitted
    Loaded,
    /// believes, fears
    Mental,
    /// smiled, shrugged
    NonSpeech,
    /// denied, rejected
    Denial,
    /// declined to comment
    NoComment,
    /// has learned
    SelfSourced,
    /// shows, found
    Document,
    /// statement that, observation that
    Noun,
    /// No cue of its own.
    None,
}

/// The link content – cue – source.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// How the content is given.
    pub kind: AttributionKind,
    /// The source, where there is one.
    pub source: Option<usize>,
    /// Where the source is mentioned for this attribution.
    pub mention: Option<usize>,
    /// The cue.
    pub cue: Option<Span>,
    /// Its class.
    pub cue_class: CueClass,
    /// What is attributed; several parts where it is split. Empty for a no-comment.
    pub content: Vec<Span>,
    /// Clauses of the same sentence that stand beside the content and are the outlet's own.
    pub not_covered: Vec<Span>,
    /// The quotes it covers.
    pub quotes: Vec<usize>,
    /// The attribution it inherits its source from.
    pub inherits: Option<usize>,
    /// The attribution that it is nested in.
    pub parent: Option<usize>,
    /// The sentence of the cue, or of the content where there is no cue.
    pub sentence: usize,
    /// From 0 to 1.
    pub confidence: f32,
}

/// What the attribution pass finds.
pub(super) struct Speech {
    pub attributions: Vec<Attribution>,
    pub mentions: Vec<Mention>,
    pub sources: Vec<Source>,
}

/// Who says what.
pub(super) fn attributions(_found: &Annotated, _lexicon: &Lexicon) -> Speech {
    Speech { attributions: Vec::new(), mentions: Vec::new(), sources: Vec::new() }
}
