//! The words of a draft in one buffer, with an exact map back to the file.
//!
//! The map is recorded while reading and never searched for afterwards. For plain text it is the identity.

use crate::text::Span;

/// The words of a Document and where each came from.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    text: String,
    /// Sorted by prose offset; empty for the identity.
    segments: Vec<Segment>,
}

/// A run of prose and the run of file bytes it was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Segment {
    prose: Span,
    file: Span,
    /// Whether the prose here is the file's bytes unchanged, so that places inside map one to one. Equal length
    /// does not show that: some character references are exactly as long as what they stand for.
    copied: bool,
}

impl Prose {
    /// Prose that is the file's text itself.
    #[must_use]
    pub fn identity(text: String) -> Self {
        Self { text, segments: Vec::new() }
    }

    /// The words.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words at a place.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The file bytes that a place of the prose was made from, from the first to the last.
    /// A place inside a decoded entity maps to the whole entity.
    #[must_use]
    pub fn to_file(&self, span: Span) -> Span {
        if self.segments.is_empty() {
            return span;
        }
        let start = self.file_start(span.start());
        let end = if span.is_empty() { start } else { self.file_end(span.end()) };
        Span::new(start, end.max(start))
    }

    fn file_start(&self, at: usize) -> usize {
        let index = self.segments.partition_point(|segment| segment.prose.end() <= at);
        match self.segments.get(index) {
            Some(segment) if segment.prose.start() <= at && segment.copied => {
                segment.file.start() + (at - segment.prose.start())
            }
            Some(segment) => segment.file.start(),
            None => self.segments.last().map_or(0, |segment| segment.file.end()),
        }
    }

    fn file_end(&self, at: usize) -> usize {
        let index = self.segments.partition_point(|segment| segment.prose.start() < at);
        let Some(segment) = index.checked_sub(1).and_then(|index| self.segments.get(index)) else { return 0 };
        if at <= segment.prose.end() && segment.copied {
            segment.file.start() + (at - segment.prose.start())
        } else {
            segment.file.end()
        }
    }
}

/// Builds a [`Prose`] piece by piece, in order.
#[derive(Debug, Default)]
pub struct ProseBuilder {
    prose: Prose,
}

impl ProseBuilder {
    /// Length so far, in bytes: where the next piece will begin.
    #[must_use]
    pub fn len(&self) -> usize {
        self.prose.text.len()
    }

    /// Whether nothing was added yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.prose.text.is_empty()
    }

    /// Adds a copy of the file bytes `file`.
    pub fn push(&mut self, words: &str, file: Span) {
        self.add(words, file, words.len() == file.len());
    }

    /// Adds words that the file bytes `file` stand for without being them: a decoded character reference, a line
    /// break of two bytes. A place in such words maps to all of `file`.
    pub fn push_decoded(&mut self, words: &str, file: Span) {
        self.add(words, file, false);
    }

    fn add(&mut self, words: &str, file: Span, copied: bool) {
        if words.is_empty() {
            return;
        }
        let start = self.prose.text.len();
        self.prose.text.push_str(words);
        let prose = Span::new(start, self.prose.text.len());
        match self.prose.segments.last_mut() {
            Some(last) if last.copied && copied && last.file.end() == file.start() && last.prose.end() == start => {
                last.prose = last.prose.cover(prose);
                last.file = last.file.cover(file);
            }
            _ => self.prose.segments.push(Segment { prose, file, copied }),
        }
    }

    /// Adds a separator that no file byte stands for, such as the break between blocks.
    pub fn gap(&mut self, separator: &str) {
        self.prose.text.push_str(separator);
    }

    /// The finished prose.
    #[must_use]
    pub fn finish(self) -> Prose {
        self.prose
    }
}
