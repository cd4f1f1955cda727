//! Plain text: the prose is the file itself, and the looks of a paragraph say what it is.

use super::dateline::dateline;
use super::furniture::{LONGEST, byline, caption, is_bare_name, is_end_mark, is_note};
use super::header::{Header, header};
use super::metadata::Field;
use super::paragraph::{Paragraph, ends_as_a_sentence, paragraphs};
use super::titles::{is_headline, is_standfirst, is_subheading, tails};
use super::{Block, BlockKind, Document, Prose};
use crate::finding::Problem;
use crate::text::Span;

/// How many paragraphs of the running story may still open with a dateline: a standfirst without a headline is one.
const DATELINE_WITHIN: usize = 3;

/// Reads plain text.
pub(super) fn read(name: &str, text: String) -> (Document, Vec<Problem>) {
    let header = header(&text);
    let problems = header.refused.iter().map(|refused| Problem::file(name, refused).note()).collect();
    let found = paragraphs(&text, header.end, stands_alone);
    let mut reader = Reader::new(&text, &found, header);
    for index in 0..found.len() {
        reader.take(index);
    }
    let Reader { header, blocks, .. } = reader;
    let document = Document {
        format: "text",
        prose: Prose::identity(text),
        blocks,
        metadata: header.metadata,
        links: Vec::new(),
        comments: Vec::new(),
    };
    (document, problems)
}

/// Lines that are never part of the paragraph they touch.
fn stands_alone(line: &str) -> bool {
    line.len() <= LONGEST && (is_end_mark(line) || line.starts_with(['B', '(']) && byline(line).is_some())
}

/// How far down the story the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Before the headline.
    Top,
    /// Between the headline and the first words of the story.
    Furniture,
    /// In the story; so many paragraphs of it were read.
    Running(usize),
}

struct Reader<'t> {
    text: &'t str,
    paragraphs: &'t [Paragraph],
    header: Header,
    blocks: Vec<Block>,
    stage: Stage,
    /// A dateline opens a story once.
    placed: bool,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, paragraphs: &'t [Paragraph], mut header: Header) -> Self {
        let blocks = std::mem::take(&mut header.blocks);
        let titled = blocks.iter().any(|block| block.kind == BlockKind::Headline);
        let stage = if titled { Stage::Furniture } else { Stage::Top };
        Self { text, paragraphs, header, blocks, stage, placed: false }
    }

    /// Gives the paragraph at `index` its kind.
    fn take(&mut self, index: usize) {
        let Paragraph { span, item } = self.paragraphs[index];
        let words = span.of(self.text);
        if item {
            self.push(BlockKind::ListItem, span);
            self.stage = self.stage.further();
        } else if is_end_mark(words) || is_note(words) {
            self.push(BlockKind::Note, span);
        } else if let Some(at) = caption(words) {
            self.push(BlockKind::Caption, Span::new(span.start() + at, span.end()));
        } else if let Some(names) = self.byline(index, words) {
            let at = span.start() + (names.as_ptr() as usize - words.as_ptr() as usize);
            if self.header.metadata.byline == Field::Unknown {
                self.header.metadata.byline = Field::at(names, Span::new(at, at + names.len()));
            }
            self.push(BlockKind::Byline, span);
        } else if !self.title(index, span) {
            self.story(index, span);
        }
    }

    /// The names, where the paragraph is a byline and stands where bylines stand.
    fn byline(&self, index: usize, words: &'t str) -> Option<&'t str> {
        let last = index + 2 >= self.paragraphs.len();
        match self.stage {
            Stage::Furniture if is_bare_name(words) && !last => Some(words),
            Stage::Running(_) if !last => None,
            _ => byline(words),
        }
    }

    /// Headline and standfirst; says whether the paragraph was one.
    fn title(&mut self, index: usize, span: Span) -> bool {
        let words = span.of(self.text);
        let following = &self.paragraphs[index + 1..];
        let glued = self.header.glued && index == 0;
        match self.stage {
            Stage::Top if !following.is_empty() => {
                // Archives part headline and standfirst by a semicolon at the line's end.
                let (head, tail) = tails(words);
                let titled = if glued { !ends_as_a_sentence(head) } else { true };
                // A line of a semicolon alone parts nothing.
                if titled && !head.trim().is_empty() && (tail.is_some() || is_headline(head, following, self.text)) {
                    self.push(BlockKind::Headline, Span::new(span.start(), span.start() + head.len()));
                    if let Some(tail) = tail {
                        self.push(BlockKind::Standfirst, Span::new(span.start() + tail, span.end()));
                    }
                    self.stage = Stage::Furniture;
                    return true;
                }
                // A paragraph set on the header's own line was parted from the story by whoever exported it.
                if glued && words.split_whitespace().count() <= 45 {
                    self.push(BlockKind::Standfirst, span);
                    self.stage = Stage::Furniture;
                    return true;
                }
                false
            }
            Stage::Furniture if self.blocks.iter().all(|block| block.kind != BlockKind::Standfirst) => {
                let next = following.first().map(|next| next.span.of(self.text));
                let standfirst = dateline(words).is_none() && is_standfirst(words, next);
                if standfirst {
                    self.push(BlockKind::Standfirst, span);
                }
                standfirst
            }
            _ => false,
        }
    }

    /// A paragraph of the story: body or a heading in it, perhaps with a dateline before its first words.
    fn story(&mut self, index: usize, span: Span) {
        let words = span.of(self.text);
        let read = if let Stage::Running(read) = self.stage { read } else { 0 };
        let dateline = (!self.placed && read < DATELINE_WITHIN).then(|| dateline(words)).flatten();
        if let Some(length) = dateline {
            self.placed = true;
            self.push(BlockKind::Dateline, Span::new(span.start(), span.start() + length));
            let rest = words[length..].trim_start();
            if !rest.is_empty() {
                self.push(BlockKind::Body, Span::new(span.end() - rest.len(), span.end()));
                self.stage = self.stage.further();
            }
            return;
        }
        let before = self.blocks.last().map(|block| block.span.of(self.text));
        let next = self.paragraphs.get(index + 1).filter(|next| !next.item).map(|next| next.span.of(self.text));
        let heading = self.stage != Stage::Top && is_subheading(words, before, next);
        self.push(if heading { BlockKind::Subheading } else { BlockKind::Body }, span);
        self.stage = self.stage.further();
    }

    fn push(&mut self, kind: BlockKind, span: Span) {
        self.blocks.push(Block { kind, span, path: None });
    }
}

impl Stage {
    fn further(self) -> Self {
        match self {
            Self::Top | Self::Furniture => Self::Running(1),
            Self::Running(read) => Self::Running(read + 1),
        }
    }
}
