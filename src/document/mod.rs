//! Bytes to [`Document`]: the words of a draft with markup removed, and an exact map back to the file.
//!
//! One file a format, one row a format in [`FORMATS`]. Reading never fails: a value comes back, and Problems.
//! Nothing here knows what a quotation or a source is.

mod conflict;
mod dateline;
mod dress;
mod encoding;
mod format;
mod front_matter;
mod furniture;
mod header;
mod html;
mod markdown;
mod metadata;
mod paragraph;
mod plain;
mod prose;
#[cfg(test)]
mod tests;
mod titles;
mod writer;

pub use conflict::conflict;
pub use encoding::{Decoded, decode};
pub use format::{FORMATS, Format, format_by_key, format_of};
pub use metadata::{Field, Metadata};
pub use prose::{Prose, ProseBuilder};

use crate::finding::Problem;
use crate::text::Span;

/// One parsed draft.
#[derive(Clone, Debug)]
pub struct Document {
    /// Key of the format it was read as (a row of [`FORMATS`]).
    pub format: &'static str,
    /// Its words, with the map back to the file.
    pub prose: Prose,
    /// In text order, not overlapping; every word that is analysed lies in one.
    pub blocks: Vec<Block>,
    /// What the draft says of itself.
    pub metadata: Metadata,
    /// Hyperlinks, footnote marks and citations, in text order.
    pub links: Vec<Link>,
    /// Comments and notes that are not copy, in file order.
    pub comments: Vec<Comment>,
}

impl Document {
    /// Reads a decoded text as the format that its name says; as plain text where that says none.
    #[must_use]
    pub fn read(name: &str, text: String) -> (Self, Vec<Problem>) {
        (format_of(name).unwrap_or(&FORMATS[0]).read)(name, text)
    }
}

/// A paragraph or another unit of copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where, in the prose.
    pub span: Span,
    /// For a container format, how a person finds it ("paragraph 12").
    pub path: Option<String>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// The story's headline.
    Headline,
    /// The sentence or two under the headline.
    Standfirst,
    /// Who wrote it.
    Byline,
    /// Place (and agency) that opens the first paragraph: `LINDMERE (Courier) –`.
    Dateline,
    /// A paragraph of the story.
    Body,
    /// A heading within the story.
    Subheading,
    /// An item of a list.
    ListItem,
    /// A paragraph set as a block quotation.
    QuoteBlock,
    /// The words under a picture.
    Caption,
    /// A cell or row of a table.
    Table,
    /// A correction, an editor's note, an end mark: not the story's own copy.
    Note,
}

impl BlockKind {
    /// As rules and output write it, with its meaning.
    pub const ALL: &'static [(Self, &'static str)] = &[
        (Self::Headline, "headline"),
        (Self::Standfirst, "standfirst"),
        (Self::Byline, "byline"),
        (Self::Dateline, "dateline"),
        (Self::Body, "body"),
        (Self::Subheading, "subheading"),
        (Self::ListItem, "list-item"),
        (Self::QuoteBlock, "quote-block"),
        (Self::Caption, "caption"),
        (Self::Table, "table"),
        (Self::Note, "note"),
    ];

    /// As rules and output write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("body", |(_, key)| key)
    }

    /// Whether its words are the running story: what rules look at unless they say otherwise.
    #[must_use]
    pub fn is_body(self) -> bool {
        matches!(self, Self::Standfirst | Self::Body | Self::ListItem | Self::QuoteBlock)
    }
}

/// A hyperlink, footnote mark or citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The linked words, in the prose.
    pub span: Span,
    /// Where it leads.
    pub target: String,
}

/// A comment or an invisible note in the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Where it stands in the file's own bytes.
    pub file_span: Span,
    /// The offset in the prose at which it stands.
    pub at: usize,
    /// Its text without comment marks. Never echoed: it may name a source.
    pub text: String,
}
