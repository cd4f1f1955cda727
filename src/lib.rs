//! Checks who says what in a news story: who is quoted and not named, which quotation has no speaker, which
//! assertion has nobody behind it.
//!
//! The program `onrecord` is a thin shell over this library. A draft becomes a [`Document`], its words without
//! markup; [`annotate()`] finds the sentences, quotations, sources, attributions, claims, figures and names in it;
//! a [`RuleSet`], compiled from the YAML files of a [`Library`], says what of that to flag. A [`Finding`] is
//! what a reader is told, a [`Problem`] is trouble of the program's own, and a [`Report`] holds all of both, to be
//! written in any of the formats in [`report::OUTPUTS`]. Every place is a [`Span`] of a [`File`].
//!
//! ```
//! use onrecord::{Document, File, Files, Library, annotate};
//!
//! let text = "The pier will close in May, one official said. “It is over,” said Ines Halvard, who runs it.";
//! let mut files = Files::default();
//! let draft = files.add(File::new("story.txt", text));
//!
//! // Rules: what ships with the program, of which one is wanted here.
//! let library = Library::builtin();
//! let (rules, problems) = library.compile(|id| id == "anonymous-sourcing/anon-no-reason", &mut files);
//! assert!(problems.is_empty());
//!
//! // A draft: read, annotated, checked.
//! let (document, problems) = Document::read("story.txt", text.to_owned());
//! assert!(problems.is_empty());
//! let found = annotate(document, rules.lexicon());
//! assert_eq!(found.quotes.len(), 1);
//! let findings = rules.findings(&rules.check(&found), &found, draft);
//!
//! assert_eq!(findings.len(), 1);
//! assert_eq!(findings[0].primary.span.of(text), "one official");
//! ```
//!
//! Nothing but [`cli`] touches files, the environment, the clock or a terminal, and nothing at all the network.
//! What is left of it returns a value, or a value and a list of problems: one bad file, one odd quotation mark, one
//! broken rule never stops the rest.

pub mod annotate;
mod builtin;
pub mod cli;
pub mod compare;
pub mod config;
pub mod document;
pub mod finding;
pub mod ledger;
pub mod policy;
pub mod report;
pub mod rule;
pub mod text;
mod yaml;

pub use annotate::{Annotated, annotate};
pub use document::Document;
pub use finding::{Finding, Problem, Report, Severity};
pub use rule::{Library, RuleSet};
pub use text::{File, Files, Span};
