//! YAML to [`RuleSet`]; an Annotated to [`Match`]es, and those to findings.
//!
//! A [`Library`] holds the texts of rules, lists and profiles, the built-in ones and a newsroom's own in layers over
//! them. Compiling it gives a [`RuleSet`] and Problems that point into the YAML: a rule with a fault does not load,
//! the others do. A rule set owns the [`Lexicon`] that drafts are annotated with, so that all phrases of all rules
//! are found in the same pass over the tokens as the vocabulary of the passes.
//!
//! One file a matcher, one row a matcher in the table MATCHERS. Nothing here knows of profiles, severities set by
//! config, suppressions or baselines.

mod attribute;
mod build;
mod check;
mod compile;
mod conditions;
mod context;
mod delta;
mod example;
mod library;
mod matcher;
mod message;
mod number;
mod pattern_pieces;
mod pattern_syntax;
mod patterns;
mod phrases;
mod reference;
mod resolve;
mod schema;
mod scope;
mod selector;
mod test;
mod text_test;
mod truth;
mod window;

use std::sync::Arc;

pub use check::Match;
pub use example::Wanted;
pub use library::{Layering, Library};
pub use reference::reference;
pub use schema::schema;
pub use test::{Outcome, TestedExample};

use crate::annotate::Lexicon;
use crate::finding::RuleInfo;

/// Rules, ready to be asked of drafts.
pub struct RuleSet {
    /// By id.
    rules: Vec<compile::Rule>,
    /// Indexes of `rules`, each after those that it gives way to.
    order: Vec<usize>,
    lexicon: Lexicon,
    patterns: patterns::PatternSet,
    selectors: usize,
}

impl RuleSet {
    /// The words that drafts must be annotated with for these rules.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// What the rules say of themselves, by id.
    pub fn rules(&self) -> impl ExactSizeIterator<Item = &Arc<RuleInfo>> {
        self.rules.iter().map(|rule| &rule.info)
    }

    fn index(&self, id: &str) -> Option<usize> {
        self.rules.binary_search_by(|rule| rule.info.id.as_str().cmp(id)).ok()
    }
}
