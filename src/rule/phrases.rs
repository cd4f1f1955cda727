//! Lists and phrases of one condition, and how they are looked up.

use super::context::Context;
use crate::annotate::{ListId, Token, tokens_of};
use crate::text::Span;

/// Some lists, any entry of any of which counts.
#[derive(Clone, Debug)]
pub(crate) struct Phrases {
    lists: Vec<ListId>,
}

/// Which part of the words an entry has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Somewhere,
    Start,
    End,
    Whole,
}

impl Phrases {
    pub fn new(mut lists: Vec<ListId>) -> Self {
        lists.sort_unstable();
        lists.dedup();
        Self { lists }
    }

    /// The lists.
    pub fn lists(&self) -> impl Iterator<Item = ListId> {
        self.lists.iter().copied()
    }

    /// All hits in the draft, in order, without those inside a longer one.
    pub fn all(&self, cx: &Context<'_>) -> Vec<Span> {
        let mut spans: Vec<Span> =
            self.lists.iter().flat_map(|&list| cx.hits(list)).map(|hit| cx.hit_span(hit)).collect();
        longest(&mut spans);
        spans
    }

    /// All hits in a place.
    pub fn within<'c>(&'c self, cx: &'c Context<'_>, span: Span) -> impl Iterator<Item = Span> + 'c {
        self.lists.iter().flat_map(move |&list| cx.hits_in(list, span))
    }

    /// Numbers of tokens of the entries that begin at a token, the longest of each list.
    pub fn lengths_from<'c>(&'c self, cx: &'c Context<'_>, first: usize) -> impl Iterator<Item = usize> + 'c {
        let tokens = cx.found.tokens.get(first..).unwrap_or_default();
        self.lists.iter().filter_map(move |&list| cx.lexicon.match_at(tokens, list))
    }

    /// First token and number of tokens of all hits, by first token.
    pub fn token_hits(&self, cx: &Context<'_>) -> Vec<(usize, usize)> {
        let mut hits: Vec<(usize, usize)> =
            self.lists.iter().flat_map(|&list| cx.hits(list)).map(|hit| (hit.first, hit.count)).collect();
        hits.sort_unstable();
        hits.dedup();
        hits
    }

    /// Whether an entry is this part of the words at a place. The hits of the draft are the longest at each token, and
    /// may reach beyond the place where a shorter one does not.
    pub fn in_place(&self, cx: &Context<'_>, span: Span, part: Part) -> bool {
        self.in_tokens(cx, &cx.found.tokens[cx.found.tokens_in(span)], part)
    }

    /// Whether an entry is this part of words that are no place of the draft.
    pub fn in_text(&self, cx: &Context<'_>, text: &str, part: Part) -> bool {
        self.in_tokens(cx, &tokens_of(text, cx.lexicon), part)
    }

    fn in_tokens(&self, cx: &Context<'_>, tokens: &[Token], part: Part) -> bool {
        let firsts = match part {
            Part::Start | Part::Whole => 0..tokens.len().min(1),
            Part::Somewhere | Part::End => 0..tokens.len(),
        };
        firsts.into_iter().any(|first| {
            self.lists.iter().any(|&list| {
                let count = cx.lexicon.match_at(&tokens[first..], list);
                count.is_some_and(|count| match part {
                    Part::Somewhere | Part::Start => true,
                    Part::End | Part::Whole => first + count == tokens.len(),
                })
            })
        })
    }
}

/// Sorts places and drops those inside another.
pub(crate) fn longest(spans: &mut Vec<Span>) {
    spans.sort_unstable_by_key(|span| (span.start(), std::cmp::Reverse(span.end())));
    let mut reach = 0;
    spans.retain(|span| {
        let outside = span.end() > reach;
        reach = reach.max(span.end());
        outside
    });
}
