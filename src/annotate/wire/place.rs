//! A place of the prose as other programs see it: bytes, code points, lines and columns of the file.

use schemars::JsonSchema;
use serde::Serialize;

use crate::annotate::Annotated;
use crate::text::Span;

/// A line and a column, both counted from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Spot {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

/// A place, half open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Place {
    /// Bytes of the file.
    pub bytes: [usize; 2],
    /// Unicode code points of the file.
    pub chars: [usize; 2],
    /// Where it begins.
    pub start: Spot,
    /// Where it ends.
    pub end: Spot,
    /// The words.
    pub text: String,
    /// For a container format, which block it lies in; the offsets are then into the prose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub block: Option<String>,
}

/// How many bytes apart the code points are counted in advance: a place costs no more than that to find.
const STEP: usize = 1024;

/// Turns spans into places. Code points are counted once, at even steps, so that a file that is one endless line costs
/// no more than any other.
pub(super) struct Places<'a> {
    found: &'a Annotated,
    text: &'a str,
    /// The offsets are into the prose, not into a file.
    container: bool,
    /// Code points before each step.
    steps: Vec<usize>,
    /// The byte at which each line begins.
    lines: Vec<usize>,
}

impl<'a> Places<'a> {
    pub fn new(file: &'a str, found: &'a Annotated) -> Self {
        let container = found.document.blocks.iter().any(|block| block.path.is_some());
        let text = if container { found.document.prose.text() } else { file };
        let mut steps = Vec::with_capacity(text.len() / STEP + 1);
        let mut lines = vec![0];
        let mut chars = 0;
        let bytes = text.as_bytes();
        for (at, &byte) in bytes.iter().enumerate() {
            if at % STEP == 0 {
                steps.push(chars);
            }
            chars += usize::from(byte & 0xC0 != 0x80);
            if byte == b'\n' || byte == b'\r' && bytes.get(at + 1) != Some(&b'\n') {
                lines.push(at + 1);
            }
        }
        steps.push(chars);
        Self { found, text, container, steps, lines }
    }

    /// The place of a span of the prose.
    pub fn place(&self, span: Span) -> Place {
        let prose = &self.found.document.prose;
        let there = if self.container { span } else { prose.to_file(span) };
        let (start, end) = (there.start().min(self.text.len()), there.end().min(self.text.len()));
        let block = self.found.block_at(span.start()).filter(|_| self.container);
        Place {
            bytes: [start, end],
            chars: [self.chars(start), self.chars(end)],
            start: self.spot(start),
            end: self.spot(end),
            text: prose.slice(span).to_owned(),
            block: block.and_then(|block| self.found.document.blocks[block].path.clone()),
        }
    }

    fn chars(&self, at: usize) -> usize {
        let step = at / STEP;
        let Some(&before) = self.steps.get(step) else { return *self.steps.last().unwrap_or(&0) };
        let bytes = self.text.as_bytes().get(step * STEP..at).unwrap_or_default();
        before + bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
    }

    fn spot(&self, at: usize) -> Spot {
        let line = self.lines.partition_point(|&start| start <= at).max(1);
        Spot { line, column: self.chars(at) - self.chars(self.lines[line - 1]) + 1 }
    }
}
