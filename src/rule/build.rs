//! What conditions are compiled with: names that are known, lists and patterns gathered, faults met.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::pattern_syntax;
use super::patterns::{PatternId, PatternSet};
use super::phrases::Phrases;
use super::scope::Scope;
use super::selector::SelectorId;
use crate::annotate::{LexiconBuilder, ListId, Lists};
use crate::text::Span;
use crate::yaml::{Faults, Node, suggestion};

/// Shared by all rules of a set while they are compiled.
pub(crate) struct Build<'s> {
    /// The text of the rule file at hand.
    pub file: &'s str,
    /// Its patterns were found sound when the program was built.
    sound: bool,
    /// Its faults.
    pub faults: Faults,
    /// Where the rule at hand looks.
    pub scope: Scope,
    /// The lists it names.
    pub used: Vec<String>,
    shared: &'s mut Shared,
}

/// What all rules of a set put in.
#[derive(Default)]
pub(crate) struct Shared {
    pub lists: Lists,
    pub lexicon: LexiconBuilder,
    pub patterns: PatternSet,
    pub selectors: usize,
    /// Phrases written in rules, joined, and the list made of them: the same phrases in two rules are one list.
    pub phrases: BTreeMap<String, ListId>,
}

/// The greatest number of phrases in one condition; longer ones belong into a list file.
const MAX_PHRASES: usize = 500;

impl<'s> Build<'s> {
    /// For a rule file, and whether its patterns are known to be sound.
    pub fn new((file, sound): (&'s str, bool), shared: &'s mut Shared) -> Self {
        Self { file, sound, faults: Faults::default(), scope: Scope::ANY, used: Vec::new(), shared }
    }

    /// A list named by `$name`.
    pub fn list(&mut self, name: &str, span: Span) -> Option<ListId> {
        if !self.shared.lists.contains(name) {
            let names: Vec<&str> = self.shared.lists.names().filter(|name| !name.starts_with(OWN)).collect();
            let help = suggestion(name, names);
            self.faults.push_with(span, format!("there is no list `${name}`"), help);
            return None;
        }
        self.used.push(name.to_owned());
        Some(self.shared.lexicon.list(name, []))
    }

    /// Phrases and `$lists` under one key.
    pub fn phrases(&mut self, node: &Node) -> Option<Phrases> {
        let mut lists = Vec::new();
        let mut own = Vec::new();
        if node.items().is_empty() {
            self.faults.push(node.span, "there is no phrase here");
        }
        for item in node.items() {
            let text = item.text("a phrase", &mut self.faults)?.trim();
            match list_name(text) {
                Some(name) => lists.extend(self.list(name, item.span)),
                None => match Lists::line_of(text) {
                    Ok(line) => own.push(line),
                    Err(message) => self.faults.push(item.span, message),
                },
            }
        }
        if own.len() > MAX_PHRASES {
            let message = format!("more than {MAX_PHRASES} phrases: put them into a file below lists/");
            self.faults.push(node.span, message);
            return None;
        }
        if !own.is_empty() {
            lists.push(self.own_list(&own));
        }
        (!lists.is_empty()).then(|| Phrases::new(lists))
    }

    /// Phrases will be looked for in a whole draft.
    pub fn watch(&mut self, phrases: &Phrases) {
        phrases.lists().for_each(|list| self.shared.lexicon.watch(list));
    }

    fn own_list(&mut self, lines: &[Cow<'_, str>]) -> ListId {
        let key = lines.join("\n");
        if let Some(list) = self.shared.phrases.get(&key) {
            return *list;
        }
        let name = format!("{OWN}{}", self.shared.phrases.len());
        self.shared.lists.extend(&name, &key);
        let list = self.shared.lexicon.list(&name, []);
        self.shared.phrases.insert(key, list);
        list
    }

    /// A pattern; what is wrong with it is shown at its place inside.
    pub fn pattern(&mut self, node: &Node) -> Option<PatternId> {
        let text = node.text("a pattern", &mut self.faults)?;
        if !self.sound
            && let Err(fault) = pattern_syntax::check(text)
        {
            let span = node.inside(self.file, fault.from, fault.to);
            self.faults.push(span, fault.message);
            return None;
        }
        Some(self.shared.patterns.add(text))
    }

    /// A pattern will be looked for in a whole draft.
    pub fn seek(&mut self, id: PatternId) {
        self.shared.patterns.seek(id);
    }

    /// A number for a selector of its own.
    pub fn selector(&mut self) -> SelectorId {
        self.shared.selectors += 1;
        SelectorId(self.shared.selectors - 1)
    }

    /// A fault: this word is none of the known ones.
    pub fn unknown<'k>(&mut self, span: Span, what: &str, word: &str, known: impl IntoIterator<Item = &'k str>) {
        let known: Vec<&str> = known.into_iter().collect();
        let help = suggestion(word, known.iter().copied()).or_else(|| {
            let joined = known.join(", ");
            (joined.len() < 160).then(|| format!("one of: {joined}"))
        });
        self.faults.push_with(span, format!("{what} knows no `{word}`"), help);
    }
}

/// Before the names of lists made of rules' own phrases; no file name begins so.
pub(crate) const OWN: &str = "<phrases>";

/// The name in `$name`. `$4 million` is a phrase.
pub(crate) fn list_name(text: &str) -> Option<&str> {
    text.strip_prefix('$').filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()))
}
