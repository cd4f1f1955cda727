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

    /// Where the last character begins; 0 where there is none.
    #[must_use]
    pub fn last_character(&self) -> usize {
        self.prose.text.char_indices().next_back().map_or(0, |(at, _)| at)
    }

    /// The finished prose.
    #[must_use]
    pub fn finish(self) -> Prose {
        self.prose
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_place_maps_through_what_was_left_out_and_decoded() {
        let file = "**Two** boats &amp; a &nang;";
        let mut builder = ProseBuilder::default();
        builder.push("Two", Span::new(2, 5));
        builder.push(" boats ", Span::new(7, 14));
        builder.push_decoded("&", Span::new(14, 19));
        builder.push(" a ", Span::new(19, 22));
        // As long as its reference, and no copy of it.
        builder.push_decoded("\u{2220}\u{20D2}", Span::new(22, 28));
        builder.gap("\n\n");
        let prose = builder.finish();
        let at = |words: &str| {
            let start = prose.text().find(words).expect("it is there");
            prose.to_file(Span::new(start, start + words.len())).of(file)
        };
        assert_eq!(at("Two"), "Two");
        assert_eq!(at("boats"), "boats");
        assert_eq!(at("o boats"), "o** boats");
        assert_eq!(at("&"), "&amp;");
        assert_eq!(at("boats & a"), "boats &amp; a");
        assert_eq!(at("\u{20D2}"), "&nang;");
        assert_eq!(prose.to_file(Span::empty(prose.text().len())), Span::empty(file.len()));
    }

    proptest! {
        #[test]
        fn copied_words_map_to_themselves(pieces in prop::collection::vec(("[a-zé “]{1,6}", 0usize..4), 1..12)) {
            let mut file = String::new();
            let mut builder = ProseBuilder::default();
            let mut copied = Vec::new();
            for (words, what) in &pieces {
                let at = Span::new(file.len(), file.len() + words.len());
                file.push_str(words);
                match what {
                    0 => {}
                    1 => builder.gap("\n"),
                    2 => builder.push_decoded("x", at),
                    _ => {
                        copied.push(Span::new(builder.len(), builder.len() + words.len()));
                        builder.push(words, at);
                    }
                }
            }
            let prose = builder.finish();
            if copied.is_empty() {
                return Ok(());
            }
            let mut last = 0;
            for span in copied {
                prop_assert_eq!(prose.to_file(span).of(&file), prose.slice(span));
                for (at, c) in prose.slice(span).char_indices() {
                    let one = Span::new(span.start() + at, span.start() + at + c.len_utf8());
                    let place = prose.to_file(one);
                    prop_assert_eq!(place.of(&file), prose.slice(one));
                    prop_assert!(place.start() >= last);
                    last = place.end();
                }
            }
        }
    }
}
