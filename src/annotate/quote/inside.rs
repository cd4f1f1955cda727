//! What an editor did inside a quotation: bracketed insertions and ellipses.

use super::{Lexicon, Token, TokenKind};
use crate::annotate::lexicon::known;
use crate::text::Span;

/// What a bracketed insertion puts into the speaker's mouth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Insertion {
    /// Words that stand for the speaker's own.
    Words,
    /// A negation: it turns the meaning.
    Negation,
    /// A verb.
    Verb,
    /// A note of what happened: `[laughs]`.
    Note,
}

/// Traces of editing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Edited {
    /// The first bracketed insertion with words in it, with its brackets; not `[sic]` or a changed letter.
    pub bracket: Option<(Span, Insertion)>,
    /// The first ellipsis that words follow.
    pub ellipsis: Option<Span>,
    /// That ellipsis stands next to a negation, or to but, if, unless.
    pub risk: bool,
}

/// The traces among the tokens inside a quotation.
pub(super) fn edited(inside: &[Token], text: &str, lexicon: &Lexicon) -> Edited {
    let ellipsis = inside.iter().enumerate().skip(1).find(|(at, token)| {
        let dots = token.kind == TokenKind::Stop && matches!(token.span.of(text), "..." | "…" | ".." | "....");
        dots && inside[at + 1..].iter().any(|token| token.kind == TokenKind::Word)
    });
    let risk = ellipsis.is_some_and(|(at, _)| {
        let near = &inside[at.saturating_sub(3)..inside.len().min(at + 4)];
        near.iter().any(|token| lexicon.is(token, known::NEGATIONS) || lexicon.is(token, known::REVERSALS))
    });
    Edited { bracket: bracket(inside, text, lexicon), ellipsis: ellipsis.map(|(_, token)| token.span), risk }
}

fn bracket(inside: &[Token], text: &str, lexicon: &Lexicon) -> Option<(Span, Insertion)> {
    let mut at = 0;
    while at < inside.len() {
        let mark = |token: &Token, kind, mark| token.kind == kind && token.span.of(text) == mark;
        at += inside[at..].iter().position(|token| mark(token, TokenKind::Open, "["))?;
        let length = inside[at..].iter().position(|token| mark(token, TokenKind::Close, "]"))?;
        let words = &inside[at + 1..at + length];
        // `[T]he` changes a letter; `[sic]` adds nothing of the editor's.
        let letters = words.iter().any(|token| token.kind == TokenKind::Word && token.span.len() > 1);
        let glued = inside.get(at + length + 1).is_some_and(|next| !next.space_before && next.kind == TokenKind::Word);
        let sic = matches!(words, [word] if word.span.of(text).eq_ignore_ascii_case("sic"));
        if letters && !sic && !(glued && words.len() == 1) {
            let any = |list| words.iter().any(|token| lexicon.is(token, list));
            let kind = if any(known::NEGATIONS) {
                Insertion::Negation
            } else if any(known::BRACKET_NOTES) {
                Insertion::Note
            } else if any(known::AUXILIARIES) {
                Insertion::Verb
            } else {
                Insertion::Words
            };
            return Some((inside[at].span.cover(inside[at + length].span), kind));
        }
        at += length + 1;
    }
    None
}
