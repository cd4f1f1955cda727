//! Quotation marks of one paragraph to pairs: which open, which close, which are apostrophes or inches.
//!
//! A mark that finds no partner is recovered inside its paragraph: an unclosed quotation ends before the next
//! opening mark of its family or with the paragraph, an unopened one begins after the last quotation. Nesting is
//! bounded, so that any number of stray marks is read in linear time.

use super::{Balance, Marks, Paragraph, Quote};
use crate::annotate::{Token, TokenKind};
use crate::text::Span;

/// How deep quotations may nest; a further opening mark means that an earlier one was never closed.
const DEEPEST: usize = 6;

/// One mark and what can be said of it by itself.
#[derive(Clone, Copy, Debug)]
struct Mark {
    span: Span,
    family: Marks,
    side: Side,
    /// Straight marks say nothing of their side, and single ones may be apostrophes.
    straight: bool,
    /// What stands before is a comma or stop: it closes rather than being an apostrophe.
    after_stop: bool,
    /// Stands at the start of the paragraph or after a comma or colon.
    leads_in: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Side {
    Opens,
    Closes,
    /// Either, by what is open.
    Either,
}

/// The pairs of a paragraph, nested ones too, in no order.
pub(super) fn quotes(paragraph: &Paragraph) -> Vec<Quote> {
    let marks: Vec<Mark> = (0..paragraph.tokens.len()).filter_map(|index| mark(paragraph, index)).collect();
    let mut pairing = Pairing { paragraph, open: Vec::new(), found: Vec::new(), done: paragraph.span().start() };
    let after = remaining(&marks);
    for (index, mark) in marks.iter().enumerate() {
        let opened = pairing.open.iter().any(|open| open.family == mark.family);
        match mark.side {
            Side::Opens => pairing.opens(*mark, after[index]),
            Side::Either if !opened => pairing.opens(*mark, after[index]),
            Side::Closes | Side::Either => {
                let apostrophe = mark.family == Marks::Single
                    && !mark.after_stop
                    && marks[index + 1..]
                        .iter()
                        .find(|next| next.family == Marks::Single)
                        .is_some_and(|next| next.side == Side::Closes && next.after_stop)
                    && is_plural(paragraph, mark.span);
                if !apostrophe {
                    pairing.closes(*mark);
                }
            }
        }
    }
    pairing.finish()
}

/// For each mark, how many more marks of its family close than open behind it.
fn remaining(marks: &[Mark]) -> Vec<i64> {
    let mut counts = [0_i64; 3];
    let mut after = vec![0; marks.len()];
    for (index, mark) in marks.iter().enumerate().rev() {
        let slot = &mut counts[match mark.family {
            Marks::Double => 0,
            Marks::Single => 1,
            _ => 2,
        }];
        after[index] = *slot;
        *slot += match mark.side {
            Side::Opens => -1,
            Side::Closes => 1,
            Side::Either => 0,
        };
    }
    after
}

/// Whether the mark stands behind an s and before a lower-case word: a plural's apostrophe, if anything says so.
fn is_plural(paragraph: &Paragraph, mark: Span) -> bool {
    let text = paragraph.document.prose.text();
    text[..mark.start()].ends_with('s') && text[mark.end()..].trim_start().starts_with(char::is_lowercase)
}

/// What the token at `index` says, if it is a mark and no apostrophe, foot or inch.
fn mark(paragraph: &Paragraph, index: usize) -> Option<Mark> {
    let token = &paragraph.tokens[index];
    if token.kind != TokenKind::QuoteMark {
        return None;
    }
    let before = index.checked_sub(1).and_then(|index| paragraph.tokens.get(index));
    let after = paragraph.tokens.get(index + 1);
    // 6’2”: feet and inches, however the marks are curled.
    let glued = |at: usize| paragraph.tokens.get(at).filter(|token| !token.space_before);
    let feet = index >= 3
        && glued(index).is_some()
        && glued(index - 1).is_some_and(|token| token.kind == TokenKind::Number)
        && glued(index - 2).is_some_and(|token| token.kind == TokenKind::QuoteMark)
        && paragraph.tokens[index - 3].kind == TokenKind::Number;
    if feet {
        return None;
    }
    // `class="…"` left over from a page is no quotation.
    let text = paragraph.document.prose.text();
    let attribute = |at: usize| text[..at].ends_with('=');
    let opener = || {
        let mut marks = paragraph.tokens[..index].iter().rev().take(24);
        marks.find(|token| token.kind == TokenKind::QuoteMark).map(|token| token.span.start())
    };
    if attribute(token.span.start()) || !token.space_before && opener().is_some_and(attribute) {
        return None;
    }
    let (family, side, straight) = match token.span.of(paragraph.document.prose.text()) {
        // Typed the wrong way round, it still closes what stands before it.
        "“" if !token.space_before && before.is_some_and(ends_words) && !touches(after) => {
            (Marks::Double, Side::Either, false)
        }
        "“" | "„" | "‟" | "``" => (Marks::Double, Side::Opens, false),
        // Typed the wrong way round, it still opens what follows it.
        "”" if token.space_before && touches(after) => (Marks::Double, Side::Either, false),
        "”" => (Marks::Double, Side::Closes, false),
        "\"" | "''" => (Marks::Double, straight_side(token, before, after), true),
        "‘" | "‚" | "‛" | "`" => (Marks::Single, Side::Opens, false),
        "’" | "´" => (Marks::Single, Side::Closes, false),
        "'" => (Marks::Single, straight_side(token, before, after), true),
        "«" | "‹" => (Marks::Guillemets, Side::Opens, false),
        "»" | "›" => (Marks::Guillemets, Side::Closes, false),
        _ => return None,
    };
    let follows_digit = !token.space_before && before.is_some_and(|token| token.kind == TokenKind::Number);
    // 6'2" and 12" are lengths, unless a mark that could be closed stands before; that is seen when it closes.
    let height = follows_digit && straight && after.is_some_and(|t| t.kind == TokenKind::Number && !t.space_before);
    if height {
        return None;
    }
    Some(Mark {
        span: token.span,
        family,
        side: if follows_digit && straight { Side::Closes } else { side },
        straight,
        after_stop: before.is_some_and(|token| matches!(token.kind, TokenKind::Comma | TokenKind::Stop)),
        leads_in: before.is_none_or(|token| matches!(token.kind, TokenKind::Comma | TokenKind::Colon)),
    })
}

/// A word, or a mark that ends words.
fn ends_words(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Comma | TokenKind::Stop)
}

/// A straight mark opens before a word after a blank or bracket, closes behind a word or stop before a blank.
fn straight_side(token: &Token, before: Option<&Token>, after: Option<&Token>) -> Side {
    let bracket = |token: &Token| matches!(token.kind, TokenKind::Open | TokenKind::Dash | TokenKind::QuoteMark);
    let free_before = token.space_before || before.is_none_or(bracket);
    let free_after = after.is_none_or(|token| {
        token.space_before || !matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Open)
    });
    match (free_before, free_after) {
        (true, false) => Side::Opens,
        (false, true) => Side::Closes,
        _ if token.space_before && touches(after) => Side::Opens,
        _ => Side::Either,
    }
}

/// Whether a token follows without a blank.
fn touches(after: Option<&Token>) -> bool {
    after.is_some_and(|token| !token.space_before)
}

/// The state while marks are read from left to right.
struct Pairing<'p> {
    paragraph: &'p Paragraph<'p>,
    open: Vec<Mark>,
    found: Vec<Quote>,
    /// Where the last outermost quotation ended.
    done: usize,
}

impl Pairing<'_> {
    fn opens(&mut self, mark: Mark, remaining: i64) {
        if let Some(at) = self.open.iter().rposition(|open| open.family == mark.family) {
            let depth = self.open.iter().filter(|open| open.family == mark.family).count() as i64;
            // The same marks nest only if enough of them close further on; curled ones within straight ones pair with
            // each other.
            let curled = self.open[at].straight && !mark.straight && remaining >= 1;
            if mark.straight || (remaining <= depth && !curled) || self.open.len() >= DEEPEST {
                self.unclosed_from(at, mark.span.start());
            }
        }
        if self.open.len() >= DEEPEST {
            self.unclosed_from(0, mark.span.start());
        }
        self.open.push(mark);
    }

    fn closes(&mut self, mark: Mark) {
        let Some(at) = self.open.iter().rposition(|open| open.family == mark.family) else {
            self.unopened(mark);
            return;
        };
        self.unclosed_from(at + 1, mark.span.start());
        let Some(open) = self.open.pop() else { return };
        let inside = Span::new(open.span.end(), mark.span.start());
        let mut quote = self.paragraph.quote(open.span.cover(mark.span), inside, mark.family);
        quote.confidence = match (mark.family, open.straight || mark.straight) {
            (Marks::Single, true) => 0.7,
            (Marks::Single, false) => 0.9,
            (_, true) => 0.95,
            (_, false) => 1.0,
        };
        self.push(quote);
    }

    /// Gives up on the open marks from `from` on: their words end before `end`.
    fn unclosed_from(&mut self, from: usize, end: usize) {
        let text = self.paragraph.document.prose.text();
        while self.open.len() > from {
            let Some(open) = self.open.pop() else { return };
            // A single mark without a partner is an apostrophe, unless it plainly begins somebody's words.
            if open.family == Marks::Single && (open.straight || !open.leads_in) {
                continue;
            }
            let kept = text[open.span.end()..end.max(open.span.end())].trim_end().len();
            let inside = Span::new(open.span.end(), open.span.end() + kept);
            let mut quote = self.paragraph.quote(open.span.cover(inside), inside, open.family);
            (quote.balance, quote.confidence) = (Balance::Unclosed, 0.3);
            self.push(quote);
        }
    }

    /// A closing mark with nothing to close: its words begin where the last quotation ended. A single one is an
    /// apostrophe, and a straight one behind a digit means inches.
    fn unopened(&mut self, mark: Mark) {
        let text = self.paragraph.document.prose.text();
        let digit = text[..mark.span.start()].ends_with(|c: char| c.is_ascii_digit());
        let nested = !self.open.is_empty();
        if mark.family == Marks::Single || (mark.straight && digit) || nested {
            return;
        }
        let between = &text[self.done..mark.span.start()];
        let start = self.done + (between.len() - between.trim_start().len());
        let inside = Span::new(start.min(mark.span.start()), mark.span.start());
        if inside.is_empty() {
            return;
        }
        let mut quote = self.paragraph.quote(inside.cover(mark.span), inside, mark.family);
        (quote.balance, quote.confidence) = (Balance::Unopened, 0.3);
        self.push(quote);
    }

    fn push(&mut self, quote: Quote) {
        self.done = self.done.max(quote.span.end());
        self.found.push(quote);
    }

    fn finish(mut self) -> Vec<Quote> {
        let end = self.paragraph.span().end();
        self.unclosed_from(0, end);
        self.found
    }
}
