//! Notices to readers: corrections, clarifications, updates, notes.

use super::pairing::{Pairing, Side, entries};
use crate::annotate::{Annotated, Lexicon, ListId, known};
use crate::document::BlockKind;
use crate::text::{Span, folded};

/// A notice in a revision.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Notice {
    pub span: Span,
    /// What it calls itself: one of [`crate::annotate::NOTICES`].
    pub label: &'static str,
    /// It says that something was wrong.
    errs: bool,
    /// It says that there was another version.
    earlier: bool,
    /// It speaks of the story as a whole.
    pub whole: bool,
    /// It says that something came to the story.
    adds: bool,
    /// It says that something happened since.
    develops: bool,
}

/// How notices begin.
const LABELS: &[(&str, &str)] = &[
    ("correction", "correction"),
    ("corrections", "correction"),
    ("corrected", "correction"),
    ("erratum", "correction"),
    ("retraction", "correction"),
    ("clarification", "clarification"),
    ("clarified", "clarification"),
    ("update", "update"),
    ("updated", "update"),
    ("updates", "update"),
    ("editor's note", "note"),
    ("editors' note", "note"),
    ("editors note", "note"),
    ("note to readers", "note"),
    ("note", "note"),
];

/// What a notice calls the story.
const STORIES: &[&str] = &["story", "article", "post", "report", "piece", "headline", "page"];

/// What a label, an error owned up to and a version spoken of make of a paragraph.
fn label(words: &str, error: bool, earlier: bool) -> Option<&'static str> {
    let words = folded(words);
    let bare = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    let amended = ["updated", "corrected", "amended", "clarified", "changed", "edited"].iter().find(|&&word| {
        STORIES.iter().any(|&what| {
            words.contains(&format!("this {what} has been {word}"))
                || words.contains(&format!("this {what} was {word}"))
        })
    });
    let own = LABELS.iter().filter(|(label, _)| {
        bare.strip_prefix(label).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.starts_with([':', '(', ',', '.', '-'])
                || rest.starts_with(|c: char| c.is_ascii_digit())
                || rest.is_empty()
        })
    });
    let own = own.max_by_key(|(label, _)| label.len()).map(|(_, kind)| *kind);
    let of_story = STORIES.iter().any(|what| words.starts_with(&format!("this {what} ")));
    match (own, earlier, amended) {
        (Some(kind), ..) => Some(kind),
        (None, true, _) if error => Some("correction"),
        (None, false, _) if error && of_story => Some("correction"),
        (None, _, Some(&"corrected")) => Some("correction"),
        (None, _, Some(&"clarified")) => Some("clarification"),
        (None, _, Some(_)) => Some("update"),
        (None, true, None) if words.starts_with("an ") || words.starts_with("a ") || words.contains(" this ") => {
            Some("note")
        }
        _ => None,
    }
}

/// All notices of a revision, in text order.
pub(crate) fn notices(found: &Annotated, lexicon: &Lexicon) -> Vec<Notice> {
    let blocks = found.document.blocks.iter().filter(|block| {
        matches!(
            block.kind,
            BlockKind::Note | BlockKind::Body | BlockKind::Standfirst | BlockKind::ListItem | BlockKind::QuoteBlock
        )
    });
    let notice = |span: Span| {
        let says = |list: ListId| entries(found, lexicon, (&[span], list)).next().is_some();
        let (errs, earlier) = (says(known::NOTICE_ERRORS), says(known::NOTICE_EARLIER));
        let label = label(found.slice(span), errs, earlier)?;
        let (whole, adds) = (says(known::NOTICE_WHOLE), says(known::NOTICE_ADDITIONS));
        let develops = says(known::NOTICE_DEVELOPMENTS);
        Some(Notice { span, label, errs, earlier, whole, adds, develops })
    };
    blocks.filter_map(|block| notice(block.span)).collect()
}

impl Notice {
    pub(super) fn words<'a>(self, side: &Side<'a>) -> &'a str {
        side.found.slice(self.span)
    }

    /// Whether it owns up to an error.
    pub(super) fn owns_up(self) -> bool {
        self.label == "correction" || self.errs
    }

    /// Whether it says that something was wrong, or that there was another version.
    pub(super) fn speaks_of_another_version(self) -> bool {
        self.earlier || self.errs
    }

    /// Whether it says what happened since, and not that something was wrong.
    pub(super) fn only_develops(self) -> bool {
        self.develops && !self.owns_up()
    }

    /// Whether it says what came to the story, and not that something was wrong.
    pub(super) fn only_adds(self) -> bool {
        self.adds && !self.owns_up()
    }
}

/// Notices that the old revision does not have in these words.
pub(crate) fn fresh(pairing: &Pairing<'_>) -> Vec<Notice> {
    let old: Vec<String> = pairing.old.notices.iter().map(|one| folded(one.words(&pairing.old))).collect();
    pairing.new.notices.iter().copied().filter(|one| !old.contains(&folded(one.words(&pairing.new)))).collect()
}
