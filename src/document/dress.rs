//! Tells the furniture of a marked-up story from its paragraphs, by the same looks as in plain text.

use super::dateline::dateline;
use super::furniture::{byline, is_end_mark, is_note};
use super::metadata::Field;
use super::titles::is_standfirst;
use super::{Block, BlockKind, Document};
use crate::text::Span;

/// Bylines and datelines stand among the first paragraphs.
const TOP: usize = 4;

/// Gives paragraphs that are bylines, datelines, standfirsts and notes their kinds.
pub(super) fn dress(document: &mut Document) {
    let blocks = std::mem::take(&mut document.blocks);
    let mut dressed: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut read = 0;
    let mut placed = false;
    for (index, block) in blocks.iter().enumerate() {
        if block.kind != BlockKind::Body {
            dressed.push(block.clone());
            continue;
        }
        let words = document.prose.slice(block.span);
        let names = if read < TOP || index + 2 >= blocks.len() { byline(words) } else { None };
        let after_headline = dressed.last().is_some_and(|last| last.kind == BlockKind::Headline);
        let next = blocks.get(index + 1).filter(|next| next.kind == BlockKind::Body);
        let standfirst = after_headline && is_standfirst(words, next.map(|next| document.prose.slice(next.span)));
        let opening = if placed || read >= TOP { None } else { dateline(words) };
        if is_end_mark(words) || is_note(words) {
            dressed.push(Block { kind: BlockKind::Note, ..block.clone() });
        } else if let Some(names) = names {
            let start = block.span.start() + (names.as_ptr() as usize - words.as_ptr() as usize);
            if document.metadata.byline == Field::Unknown {
                let place = document.prose.to_file(Span::new(start, start + names.len()));
                document.metadata.byline = Field::at(names, place);
            }
            dressed.push(Block { kind: BlockKind::Byline, ..block.clone() });
        } else if let Some(length) = opening {
            placed = true;
            read += 1;
            let (start, end) = (block.span.start(), block.span.end());
            dressed.push(Block { kind: BlockKind::Dateline, span: Span::new(start, start + length), path: None });
            let rest = words[length..].trim_start().len();
            if rest > 0 {
                dressed.push(Block { kind: BlockKind::Body, span: Span::new(end - rest, end), path: None });
            }
        } else if standfirst {
            dressed.push(Block { kind: BlockKind::Standfirst, ..block.clone() });
        } else {
            read += 1;
            dressed.push(block.clone());
        }
    }
    document.blocks = dressed;
}
