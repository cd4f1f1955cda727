//! How far a condition looks: `sentence`, `paragraph`, `story`, `{sentences: n}`, `{paragraphs: n}`, `{words: n}`.

use super::build::Build;
use super::context::{Context, Subject};
use crate::annotate::TokenKind;
use crate::text::Span;
use crate::yaml::{MapReader, Node, Value};

/// How far from an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Window {
    /// The item's own words.
    Item,
    /// Its sentences and so many on either side.
    Sentences(usize),
    /// Its blocks and so many on either side.
    Paragraphs(usize),
    /// So many words on either side.
    Words(usize),
    /// Everything.
    Story,
}

/// Windows that are one word.
pub(crate) const NAMED: [(&str, Window); 3] =
    [("sentence", Window::Sentences(0)), ("paragraph", Window::Paragraphs(0)), ("story", Window::Story)];
/// Windows that take a number.
pub(crate) const COUNTED: [&str; 3] = ["sentences", "paragraphs", "words"];
/// The widest window by number; whoever wants more wants the story.
const WIDEST: f64 = 1000.0;

impl Window {
    pub fn read(node: &Node, build: &mut Build<'_>) -> Option<Self> {
        if let Value::Map(_) = node.value {
            let mut map = MapReader::new(node, "`within`", &mut build.faults)?;
            let found = COUNTED.iter().find_map(|key| map.optional(key).map(|node| (*key, node)));
            // Keys behind the first that is there count as unknown: a window has one measure.
            map.finish("`within`", &mut build.faults);
            let Some((key, node)) = found else {
                build.faults.push(node.span, format!("`within` takes one of: {}", COUNTED.join(", ")));
                return None;
            };
            let Some(number) = node.number().filter(|n| (0.0..=WIDEST).contains(n) && n.fract() == 0.0) else {
                build.faults.push(node.span, format!("a whole number up to {WIDEST} is expected"));
                return None;
            };
            let number = number as usize;
            return Some(match key {
                "sentences" => Self::Sentences(number),
                "paragraphs" => Self::Paragraphs(number),
                _ => Self::Words(number),
            });
        }
        let word = node.text("`within`", &mut build.faults)?;
        let known = NAMED.iter().find(|(key, _)| *key == word);
        if known.is_none() {
            build.unknown(node.span, "`within`", word, NAMED.iter().map(|(key, _)| *key));
        }
        known.map(|(_, window)| *window)
    }

    /// The place it covers around an item.
    pub fn around(self, cx: &Context<'_>, at: Subject) -> Span {
        let span = cx.extent(at);
        let last = span.end().max(span.start() + 1) - 1;
        let found = cx.found;
        let wide = match self {
            Self::Item => Some(span),
            Self::Story => Some(Span::new(0, found.document.prose.text().len())),
            Self::Sentences(n) => {
                let first = found.sentence_at(span.start());
                let ends = first.zip(found.sentence_at(last).or(first));
                ends.map(|(first, end)| {
                    let sentences = &found.sentences;
                    let end = (end + n).min(sentences.len() - 1);
                    sentences[first.saturating_sub(n)].span.cover(sentences[end].span)
                })
            }
            Self::Paragraphs(n) => {
                let first = found.block_at(span.start());
                let ends = first.zip(found.block_at(last).or(first));
                ends.map(|(first, end)| {
                    let blocks = &found.document.blocks;
                    let end = (end + n).min(blocks.len() - 1);
                    blocks[first.saturating_sub(n)].span.cover(blocks[end].span)
                })
            }
            Self::Words(n) => Some(words_around(cx, span, n)),
        };
        wide.unwrap_or(span).cover(span)
    }
}

fn words_around(cx: &Context<'_>, span: Span, n: usize) -> Span {
    let tokens = &cx.found.tokens;
    let range = cx.found.tokens_in(span);
    let is_word = |kind: TokenKind| matches!(kind, TokenKind::Word | TokenKind::Number);
    let before = tokens[..range.start].iter().rev().filter(|token| is_word(token.kind)).take(n).last();
    let after = tokens[range.end..].iter().filter(|token| is_word(token.kind)).take(n).last();
    let cover = |span: Span, token: Option<&crate::annotate::Token>| token.map_or(span, |token| span.cover(token.span));
    cover(cover(span, before), after)
}
