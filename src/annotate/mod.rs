//! [`Document`] to [`Annotated`]: sentences, quotes, sources, attributions, claims, figures, names.
//!
//! Passes are pure functions in a visible order, below; no pass edits another's output, and each guess carries its
//! confidence. Detection is dictionary and grammar: the words come from `rules/lists/` through the [`Lexicon`],
//! the grammar is here. Nothing in this module knows that rules or severities exist.

mod attribution;
mod change;
mod claim;
mod cover;
mod entry;
mod figure;
mod item;
mod kinds;
mod language;
mod lexicon;
mod name;
mod quote;
mod sentence;
mod source;
mod story;
mod summary;
mod support;
mod text;
mod token;
mod view;
pub mod wire;

pub use attribution::{Attribution, AttributionKind, CueClass};
pub use change::{Changed, DEGREES, HOWS, NOTICES, PARTS, WHATS};
pub use claim::{Claim, ClaimKind, clause_around};
pub(crate) use cover::covers;
pub(crate) use entry::EVIDENCE;
pub use entry::{Recorded, Was};
pub use figure::{Figure, FigureCheck, FigureKind, Mismatch, Sum};
pub use item::{Attribute, GENERIC, Generic, Item, Kind, KindRow, Shape, Value};
pub use kinds::KINDS;
pub(crate) use lexicon::known;
pub use lexicon::{Hit, Lexicon, LexiconBuilder, ListFault, ListId, ListSet, Lists, WordId};
pub use name::{Name, NameKind};
pub use quote::{Balance, Change, ChangeKind, Edited, Heard, Insertion, Marks, Passage, Quote, QuoteKind, Verdict};
pub use sentence::Sentence;
pub use source::{Count, Mention, PronounUse, Reason, Source, SourceClass, Traits};
pub use story::{LedeSupport, Story};
pub use summary::summary;
pub use support::{Standing, Support};
pub(crate) use token::tokens_of;
pub use token::{Token, TokenKind};

use lexicon::KnownLists;
use support::Ground;
use token::Stretches;
use view::View;

use crate::document::Document;
use crate::text::Span;

/// A Document and everything found in it, immutable. All spans are places in its prose; all indexes point into
/// the vectors beside them, which are in text order.
#[derive(Clone, Debug)]
pub struct Annotated {
    /// What was read.
    pub document: Document,
    /// Words, numbers and marks.
    pub tokens: Vec<Token>,
    /// Sentences, none crossing a block.
    pub sentences: Vec<Sentence>,
    /// Quotations and other things in quotation marks.
    pub quotes: Vec<Quote>,
    /// Names of people, bodies and places.
    pub names: Vec<Name>,
    /// Each place where a source is mentioned.
    pub mentions: Vec<Mention>,
    /// Sources: mentions that are one and the same.
    pub sources: Vec<Source>,
    /// Who says what.
    pub attributions: Vec<Attribution>,
    /// Numbers, amounts, shares, dates and times.
    pub figures: Vec<Figure>,
    /// What holding each figure against the rest of the story showed; one a figure.
    pub figure_checks: Vec<FigureCheck>,
    /// Checkable assertions that rules ask about.
    pub claims: Vec<Claim>,
    /// What else a checker would look up: plain figures and statements.
    pub assertions: Vec<Claim>,
    /// The story as a whole.
    pub story: Story,
    /// What transcripts show of each quote; empty where none was given, and nothing of what is nobody's speech.
    pub heard: Vec<Option<Heard>>,
    /// What the ledger beside the story records; none where there is no ledger.
    pub entries: Vec<Recorded>,
    /// What changed since an earlier revision; none where there is no other.
    pub changes: Vec<Changed>,
    /// Most of it is in another language than English: nothing but sentences and quotes was looked for.
    pub foreign: bool,
    /// The lists of which an entry begins with some token: no other needs to be looked for.
    pub(crate) begun: KnownLists,
    /// The same, sentence by sentence.
    begun_by_sentence: Vec<KnownLists>,
    /// Where to look for the token at a byte.
    stretches: Stretches,
    /// By token: its sentence.
    sentence_of: Vec<u32>,
    /// By quote: the attribution that covers it.
    attributed: Vec<Option<usize>>,
    /// The first full quotation of a person.
    first_voice: Option<usize>,
}

/// Finds everything there is to find in a document.
#[must_use]
pub fn annotate(document: Document, lexicon: &Lexicon) -> Annotated {
    annotate_watched(document, lexicon, &mut |_| {})
}

/// The same; `done` hears the name of each pass when it ends: for measurements.
#[must_use]
pub fn annotate_watched(document: Document, lexicon: &Lexicon, done: &mut dyn FnMut(&'static str)) -> Annotated {
    let mut found = tokenised(document, lexicon);
    found.foreign = language::is_foreign(found.document.prose.text(), &found.tokens, lexicon);
    done("tokens");
    // Each pass reads what stands above it and fills its own vector.
    found.quotes = quote::quotes(&found, lexicon);
    done("quotes");
    part(&mut found, lexicon);
    done("sentences");
    if found.foreign {
        return found;
    }
    let mut quotes = std::mem::take(&mut found.quotes);
    quote::settle(&mut quotes, &found, lexicon);
    found.quotes = quotes;
    done("quote kinds");
    found.names = name::names(&found, lexicon);
    done("names");
    found.figures = figure::figures(&found, lexicon);
    done("figures");
    let speech = attribution::attributions(&found, lexicon);
    found.attributions = speech.attributions;
    found.mentions = speech.mentions;
    found.sources = speech.sources;
    found.attributed = quote::attributed(&found);
    found.first_voice = quote::first_voice(&found);
    done("attributions");
    let ground = Ground::new(View::new(&found, lexicon));
    done("ground");
    found.figure_checks = figure::checks(View::new(&found, lexicon), &ground);
    done("figure checks");
    (found.claims, found.assertions) = claim::claims(View::new(&found, lexicon), &ground);
    done("claims");
    found.story = story::story(View::new(&found, lexicon), &ground.cover);
    done("story");
    found
}

/// The figures of a text that is no draft, such as evidence, and nothing else of it.
#[must_use]
pub(crate) fn measured(document: Document, lexicon: &Lexicon) -> Annotated {
    let mut found = tokenised(document, lexicon);
    part(&mut found, lexicon);
    found.figures = figure::figures(&found, lexicon);
    found
}

/// Parts a document into sentences, and says which lists can have an entry in each and in any.
fn part(found: &mut Annotated, lexicon: &Lexicon) {
    found.sentences = sentence::sentences(found, lexicon);
    found.sentence_of = Vec::with_capacity(found.tokens.len());
    for (index, sentence) in found.sentences.iter().enumerate() {
        found.sentence_of.resize(sentence.tokens.end, index as u32);
    }
    let begun = |sentence: &Sentence| lexicon.begun_by(&found.tokens[sentence.tokens.clone()]);
    found.begun_by_sentence = found.sentences.iter().map(begun).collect();
    found.begun = found.begun_by_sentence.iter().fold(KnownLists::default(), |all, &begun| all | begun);
}

/// A document with its tokens, in which nothing was looked for yet.
fn tokenised(document: Document, lexicon: &Lexicon) -> Annotated {
    let tokens = token::tokens(document.prose.text(), document.blocks.iter().map(|block| block.span), lexicon);
    let stretches = Stretches::new(&tokens);
    Annotated {
        document,
        tokens,
        sentences: Vec::new(),
        quotes: Vec::new(),
        names: Vec::new(),
        mentions: Vec::new(),
        sources: Vec::new(),
        attributions: Vec::new(),
        figures: Vec::new(),
        figure_checks: Vec::new(),
        claims: Vec::new(),
        assertions: Vec::new(),
        story: Story::default(),
        entries: Vec::new(),
        changes: Vec::new(),
        heard: Vec::new(),
        foreign: false,
        begun: KnownLists::default(),
        begun_by_sentence: Vec::new(),
        stretches,
        sentence_of: Vec::new(),
        attributed: Vec::new(),
        first_voice: None,
    }
}

impl Annotated {
    /// The words at a place.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.document.prose.slice(span)
    }

    /// The same, with what transcripts show of its quotes: one entry a quote.
    #[must_use]
    pub fn with_heard(self, heard: Vec<Option<Heard>>) -> Self {
        Self { heard, ..self }
    }

    /// The same, with plain assertions among its claims: for a list of all that could be checked.
    #[must_use]
    pub fn with_assertions(mut self) -> Self {
        let assertions = std::mem::take(&mut self.assertions);
        claim::with_assertions(&mut self.claims, assertions);
        self
    }

    /// The source that says a quote.
    #[must_use]
    pub fn speaker_of(&self, quote: usize) -> Option<usize> {
        quote::speaker(self, quote)
    }

    /// Whether an entry of the list can begin in a range of tokens, as far as its sentence shows.
    fn may_begin(&self, tokens: &std::ops::Range<usize>, list: ListId) -> bool {
        let index = self.sentence_of.get(tokens.start).map(|&index| index as usize);
        let inside =
            |index: &usize| self.sentences.get(*index).is_some_and(|sentence| tokens.end <= sentence.tokens.end);
        let begun = index.filter(inside).and_then(|index| self.begun_by_sentence.get(index));
        begun.unwrap_or(&self.begun).may_hold(list)
    }

    /// The sentence in which a byte of the prose lies.
    #[must_use]
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let index = self.sentences.partition_point(|sentence| sentence.span.end() <= at);
        (index < self.sentences.len() && self.sentences[index].span.start() <= at).then_some(index)
    }

    /// The block in which a byte of the prose lies.
    #[must_use]
    pub fn block_at(&self, at: usize) -> Option<usize> {
        let blocks = &self.document.blocks;
        let index = blocks.partition_point(|block| block.span.end() <= at);
        (index < blocks.len() && blocks[index].span.start() <= at).then_some(index)
    }

    /// The tokens that lie wholly in a span, as a range of indexes into `tokens`.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        self.stretches.tokens_in(&self.tokens, span)
    }

    /// The names that lie wholly in a span, in text order.
    pub(crate) fn names_in(&self, span: Span) -> impl Iterator<Item = &Name> {
        let first = self.names.partition_point(|name| name.span.start() < span.start());
        self.names[first..].iter().take_while(move |name| name.span.end() <= span.end())
    }

    /// The name that begins where this token does, by index.
    pub(crate) fn name_starting(&self, token: Option<Span>) -> Option<usize> {
        let start = token?.start();
        let index = self.names.partition_point(|name| name.span.start() < start);
        self.names.get(index).filter(|name| name.span.start() == start).map(|_| index)
    }

    /// Whether a place lies inside somebody's quoted words (a speech quotation; scare quotes, titles and terms are
    /// the outlet's own).
    #[must_use]
    pub fn in_quotation(&self, span: Span) -> bool {
        // Quotes are sorted by start and may nest, so an enclosing one can only start at or before the span;
        // `reach` keeps the walk back from going past the outermost quote of the paragraph.
        let index = self.quotes.partition_point(|quote| quote.span.start() <= span.start());
        self.quotes[..index]
            .iter()
            .rev()
            .take_while(|quote| quote.reach > span.start())
            .any(|quote| quote.kind.is_speech() && quote.span.contains(span))
    }
}
