//! Notices to readers – corrections, clarifications, updates, notes – and whether one speaks of a change.
//!
//! A notice covers a change if it holds the old or the new value, the name, or the words that the change is about. One
//! that says nothing in particular ("this story has been corrected") covers all of the story, and is incomplete.

use super::pairing::{Pairing, Side};
use super::words::words_at;
use crate::annotate::{Annotated, Changed};
use crate::document::BlockKind;
use crate::text::{Span, folded};

/// A notice in a revision.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Notice {
    pub span: Span,
    /// What it calls itself: one of [`crate::annotate::NOTICES`].
    pub label: &'static str,
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

/// Of words that speak of an earlier version, those that own up to an error.
const ERRORS: &[&str] = &[
    "incorrectly",
    "misstated",
    "misspelled",
    "misspelt",
    "mistakenly",
    "wrongly",
    "erroneously",
    "in error",
    "inaccurately",
    "misidentified",
    "misquoted",
    "been corrected",
    "been amended to correct",
];

/// Words that speak of an earlier version.
const EARLIER: &[&str] = &[
    "earlier version",
    "previous version",
    "earlier draft",
    "originally stated",
    "originally said",
    "originally reported",
];

/// Words that speak of the story as a whole.
const WHOLE: &[&str] =
    &["posted in error", "published in error", "has been retracted", "has been withdrawn", "been replaced"];

/// What a label and a version spoken of make of a paragraph.
fn label(words: &str) -> Option<&'static str> {
    let words = folded(words);
    let bare = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    let earlier = EARLIER.iter().any(|phrase| words.contains(phrase));
    let amended = ["updated", "corrected", "amended", "clarified", "changed", "edited"].iter().find(|&&word| {
        let story = ["story", "article", "post", "report", "piece", "headline", "page"];
        story.iter().any(|&what| {
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
    let error = ERRORS.iter().any(|phrase| words.contains(phrase));
    match (own, earlier, amended) {
        (Some(kind), ..) => Some(kind),
        (None, true, _) if error => Some("correction"),
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
pub(crate) fn notices(found: &Annotated) -> Vec<Notice> {
    let blocks = found.document.blocks.iter().filter(|block| {
        matches!(
            block.kind,
            BlockKind::Note | BlockKind::Body | BlockKind::Standfirst | BlockKind::ListItem | BlockKind::QuoteBlock
        )
    });
    blocks.filter_map(|block| Some(Notice { span: block.span, label: label(found.slice(block.span))? })).collect()
}

impl Notice {
    fn words<'a>(self, side: &Side<'a>) -> &'a str {
        side.found.slice(self.span)
    }

    /// Whether it names nothing that was wrong or is right: no number, no name, no words in marks.
    pub(crate) fn is_general(self, side: &Side<'_>) -> bool {
        let found = side.found;
        let words = folded(self.words(side));
        if WHOLE.iter().any(|phrase| words.contains(phrase)) {
            return true;
        }
        let inside = |span: Span| self.span.contains(span);
        let start = self.words(side).find([':', ')']).map_or(self.span.start(), |at| self.span.start() + at);
        let named = found.names.iter().any(|name| inside(name.span) && name.span.start() > start);
        let figured = found.figures.iter().any(|figure| inside(figure.span) && figure.span.start() > start);
        let quoted = found.quotes.iter().any(|quote| inside(quote.span));
        let version =
            EARLIER.iter().any(|phrase| words.contains(phrase)) || ERRORS.iter().any(|phrase| words.contains(phrase));
        let telling = words_at(found.document.prose.text(), self.span).iter().filter(|word| word.is_content()).count();
        /// "This story has been corrected to fix an error": so many words that tell something say nothing yet.
        const SAYS_LITTLE: usize = 7;
        !named && !figured && !quoted && (telling <= SAYS_LITTLE || !version && telling <= SAYS_LITTLE + 3)
    }

    /// Whether it speaks of a change.
    fn covers(self, side: &Side<'_>, change: &Changed) -> bool {
        if self.is_general(side) {
            return true;
        }
        let own: Vec<String> =
            words_at(side.found.document.prose.text(), self.span).into_iter().map(|word| word.text).collect();
        let telling = |text: &Option<String>| -> Vec<String> {
            let text = text.as_deref().unwrap_or_default();
            let words = words_at(text, Span::new(0, text.len()));
            words.into_iter().filter(|word| word.is_content()).map(|word| word.text).collect()
        };
        let (was, now, who) = (telling(&change.was), telling(&change.now), telling(&change.who));
        let differs: Vec<&String> = was
            .iter()
            .filter(|word| !now.contains(word))
            .chain(now.iter().filter(|word| !was.contains(word)))
            .collect();
        let held = |words: &[&String]| words.iter().filter(|word| own.contains(word)).count();
        let numbers: Vec<&String> =
            differs.iter().copied().filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).collect();
        if !numbers.is_empty() {
            return held(&numbers) > 0;
        }
        let who: Vec<&String> = who.iter().collect();
        let enough = |words: &[&String]| !words.is_empty() && 3 * held(words) >= words.len();
        enough(&differs) || held(&who) > 0
    }
}

/// Lays over each material change the notice that speaks of it, and says what is wrong with notices.
pub(crate) fn told(pairing: &Pairing<'_>, changes: &mut [Changed]) -> Vec<Changed> {
    let fresh = fresh(pairing);
    let order = ["correction", "note", "clarification", "update"];
    for change in changes.iter_mut() {
        let covering = fresh.iter().filter(|notice| notice.covers(&pairing.new, change));
        let best =
            covering.map(|notice| notice.label).min_by_key(|label| order.iter().position(|known| known == label));
        change.notice = Some(best.unwrap_or("none"));
    }
    let mut about = Vec::new();
    let material = |change: &&Changed| change.material && change.what != "headline" && change.what != "lede";
    let missing: Vec<&Changed> =
        changes.iter().filter(material).filter(|change| change.notice == Some("none")).collect();
    if let Some((first, rest)) = missing.split_first() {
        let base = Changed { how: "missing", what: "notice", degree: "plain", weight: None, ..(*first).clone() };
        about.push(Changed { related: rest.iter().map(|change| change.span).collect(), ..base });
    }
    // An error in a number, a name or a quotation is corrected, and not updated.
    let plain = |change: &&Changed| {
        matches!(change.what, "number" | "date" | "age" | "name" | "title" | "quote" | "speaker" | "negation")
            && matches!(change.how, "changed" | "trimmed" | "removed" | "added")
    };
    for notice in &fresh {
        let mine = changes.iter().filter(material).filter(plain);
        let wrong: Vec<&Changed> = mine
            .filter(|change| {
                matches!(change.notice, Some("update" | "clarification"))
                    && change.notice == Some(notice.label)
                    && notice.covers(&pairing.new, change)
            })
            .collect();
        if !wrong.is_empty() {
            let change = pairing.at_new(("notice", "mislabelled"), notice.span);
            about.push(Changed {
                related: wrong.iter().map(|change| change.span).collect(),
                degree: "plain",
                ..change
            });
        }
        if notice.label == "correction" && notice.is_general(&pairing.new) {
            about.push(pairing.at_new(("notice", "incomplete"), notice.span));
        }
    }
    for change in &mut about {
        (change.published, change.part) = (true, "notice");
    }
    about
}

/// Notices that the old revision does not have in these words.
pub(crate) fn fresh(pairing: &Pairing<'_>) -> Vec<Notice> {
    let old: Vec<String> = notices(pairing.old.found).iter().map(|one| folded(one.words(&pairing.old))).collect();
    let new = notices(pairing.new.found);
    new.into_iter().filter(|one| !old.contains(&folded(one.words(&pairing.new)))).collect()
}
