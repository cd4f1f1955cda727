//! Writes prose block by block, and keeps the map back to the file while it does.

use super::{Block, BlockKind, Prose, ProseBuilder};
use crate::text::Span;

/// What parts blocks in the prose.
const GAP: &str = "\n\n";

/// Writes prose and blocks, in order.
#[derive(Debug, Default)]
pub(super) struct Writer {
    prose: ProseBuilder,
    blocks: Vec<Block>,
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    kind: BlockKind,
    /// The prose from its first word to one past its last; `None` before the first word.
    words: Option<(usize, usize)>,
}

impl Writer {
    /// Ends the block that is open, and opens one of this kind.
    pub(super) fn begin(&mut self, kind: BlockKind) {
        self.end();
        self.open = Some(Open { kind, words: None });
    }

    /// Ends the block that is open, if one is; a block without words leaves nothing behind.
    pub(super) fn end(&mut self) {
        if let Some(Open { kind, words: Some((start, end)) }) = self.open.take() {
            self.blocks.push(Block { kind, span: Span::new(start, end), path: None });
        }
    }

    /// Whether a block is open.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether the open block has words.
    pub(super) fn has_words(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.words.is_some())
    }

    /// Where the next words will begin, the gap before a new block counted.
    pub(super) fn place(&self) -> usize {
        let gap = !self.has_words() && self.open.is_some() && !self.prose.is_empty();
        self.prose.len() + if gap { GAP.len() } else { 0 }
    }

    /// The last character written: where a footnote mark stands.
    pub(super) fn last_character(&self) -> Span {
        let end = self.prose.len();
        Span::new(self.prose.last_character(), end)
    }

    /// Adds words to the open block: a copy of the bytes at `at`, or what they decode to.
    pub(super) fn words(&mut self, words: &str, at: Span, text: &str) {
        let Some(open) = &mut self.open else { return };
        if open.words.is_none() {
            // A block begins with its first word; white space before it belongs to nothing.
            let trimmed = words.trim_start();
            if trimmed.is_empty() {
                return;
            }
            if !self.prose.is_empty() {
                self.prose.gap(GAP);
            }
            let start = self.prose.len();
            open.words = Some((start, start));
            let skipped = words.len() - trimmed.len();
            if skipped > 0 && at.of(text) == words {
                return self.words(trimmed, Span::new(at.start() + skipped, at.end()), text);
            }
            return self.words(trimmed, at, text);
        }
        let before = self.prose.len();
        if at.of(text) == words {
            self.prose.push(words, at);
        } else {
            self.prose.push_decoded(words, at);
        }
        let kept = words.trim_end().len();
        if let Some((_, end)) = open.words.as_mut().filter(|_| kept > 0) {
            *end = before + kept;
        }
    }

    /// The finished prose and its blocks.
    pub(super) fn finish(mut self) -> (Prose, Vec<Block>) {
        self.end();
        (self.prose.finish(), self.blocks)
    }
}
