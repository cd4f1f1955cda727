//! List files to entries: comments dropped, `~v` and `~n` inflected, `$other` included, faults with their lines.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;

use super::super::token::Shapes;
use super::inflect::Inflector;
use super::{Lexicon, LexiconBuilder, known};

/// Trouble in a list file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListFault {
    /// The list.
    pub list: String,
    /// The line in its file, counted from 1.
    pub line: u32,
    /// What is wrong.
    pub message: String,
}

/// One line of a list file that says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Line<'t> {
    number: u32,
    what: What<'t>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What<'t> {
    Entry(&'t str),
    Verb(&'t str),
    Noun(&'t str),
    Include(&'t str),
}

/// List files by name; later layers (a newsroom's own) replace or extend earlier ones before they are expanded.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// Those that ship, by name: their lexicon is built already, so that they are seldom read.
    shipped: &'static [(&'static str, &'static str)],
    own: BTreeMap<String, Own>,
}

/// What is said of a list beside what ships.
#[derive(Clone, Debug, Default)]
struct Own {
    /// What ships of it is dropped.
    replaces: bool,
    texts: Vec<String>,
}

/// Name of the list that holds irregular verbs, and of the one with irregular plurals: not vocabulary themselves.
const IRREGULAR_VERBS: &str = "irregular-verbs";
const IRREGULAR_NOUNS: &str = "irregular-nouns";

impl Lists {
    /// The lists that ship inside the program.
    #[must_use]
    pub fn builtin() -> Self {
        Self { shipped: crate::builtin::LISTS, own: BTreeMap::new() }
    }

    /// Adds the entries of a list file; a list of that name is extended.
    pub fn extend(&mut self, name: &str, text: &str) {
        self.own.entry(name.to_owned()).or_default().texts.push(text.to_owned());
    }

    /// Puts a list file in the place of the list of that name.
    pub fn replace(&mut self, name: &str, text: &str) {
        self.own.insert(name.to_owned(), Own { replaces: true, texts: vec![text.to_owned()] });
    }

    /// Names of all lists, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let shipped = self.shipped.iter().map(|(name, _)| *name);
        shipped.chain(self.own.keys().map(String::as_str)).collect::<BTreeSet<_>>().into_iter()
    }

    /// Whether there is a list of this name.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.own.contains_key(name) || self.shipped(name).is_some()
    }

    /// What lists are to be filled into: the lexicon of those that ship, where all it knows is still true.
    #[must_use]
    pub fn builder(&self) -> LexiconBuilder {
        let changed = self.changed();
        let forming = Shapes::LISTS.map(|list| known::NAMES[usize::from(list.0)]);
        let holds = !self.own.iter().any(|(name, own)| own.replaces && self.shipped(name).is_some())
            && ![IRREGULAR_VERBS, IRREGULAR_NOUNS].iter().chain(&forming).any(|name| changed.contains(name));
        let shipped = if holds { Lexicon::shipped() } else { None };
        shipped.map(LexiconBuilder::over).unwrap_or_default()
    }

    /// Adds every list to a lexicon, and says what is wrong with them.
    pub fn fill(&self, builder: &mut LexiconBuilder) -> Vec<ListFault> {
        let wanted = if builder.is_new() { self.names().collect() } else { self.changed() };
        let (lists, faults) = self.expand(wanted);
        for (name, entries) in &lists {
            builder.list(name, entries.iter().map(Cow::as_ref));
        }
        faults
    }

    /// A phrase as a list has it on a line: one that begins with the sign of a comment is written otherwise.
    ///
    /// # Errors
    /// Where it is no entry, with what is wrong.
    #[allow(dead_code, reason = "the build script has no phrases")]
    pub(crate) fn line_of(phrase: &str) -> Result<Cow<'_, str>, String> {
        if phrase.contains(['\n', '\r']) {
            return Err("a phrase stands on one line".to_owned());
        }
        match read_line(phrase.trim_start_matches('#'))? {
            Some(What::Include(_)) | None => Err(format!("“{phrase}” is no phrase")),
            Some(_) if phrase.starts_with('#') => Ok(format!("\\{phrase}").into()),
            Some(_) => Ok(phrase.into()),
        }
    }

    /// The lists that are not as they ship, and those that include one that ships.
    fn changed(&self) -> BTreeSet<&str> {
        let mut changed: BTreeSet<&str> = self.own.keys().map(String::as_str).collect();
        let mut before = 0;
        while changed.len() > before && changed.iter().any(|name| self.shipped(name).is_some()) {
            before = changed.len();
            for (name, text) in self.shipped {
                let includes =
                    |line| matches!(read_line(line), Ok(Some(What::Include(other))) if changed.contains(other));
                if text.lines().any(|line| line.contains('$') && includes(line)) {
                    changed.insert(name);
                }
            }
        }
        changed
    }

    /// Lists with their entries, inflected and with includes followed; and all faults met.
    fn expand<'s>(&'s self, wanted: BTreeSet<&'s str>) -> (BTreeMap<&'s str, Vec<Cow<'s, str>>>, Vec<ListFault>) {
        let mut faults = Vec::new();
        let lines = self.lines(&wanted, &mut faults);
        let inflector = LazyCell::new(|| Inflector::new(&self.plain(IRREGULAR_VERBS), &self.plain(IRREGULAR_NOUNS)));
        let own: BTreeMap<&str, Vec<Cow<'_, str>>> =
            lines.iter().map(|(name, lines)| (*name, inflected(lines, &inflector))).collect();
        let mut expanded = BTreeMap::new();
        for name in wanted {
            let entries = closure(name, &lines, &mut faults).into_iter().flat_map(|part| own[part].iter().cloned());
            expanded.insert(name, entries.collect());
        }
        faults.sort_by(|a, b| (&a.list, a.line, &a.message).cmp(&(&b.list, b.line, &b.message)));
        faults.dedup();
        (expanded, faults)
    }

    /// The lines of these lists and of all that they include.
    fn lines<'s>(
        &'s self,
        wanted: &BTreeSet<&'s str>,
        faults: &mut Vec<ListFault>,
    ) -> BTreeMap<&'s str, Vec<Line<'s>>> {
        let mut read = BTreeMap::new();
        let mut waiting: Vec<&str> = wanted.iter().copied().collect();
        while let Some(list) = waiting.pop() {
            if read.contains_key(list) || !self.contains(list) {
                continue;
            }
            let mut lines = Vec::new();
            for (index, line) in self.texts(list).flat_map(|text| text.lines().enumerate()) {
                let number = index as u32 + 1;
                match read_line(line) {
                    Ok(Some(what)) => lines.push(Line { number, what }),
                    Ok(None) => {}
                    Err(message) => faults.push(ListFault { list: list.to_owned(), line: number, message }),
                }
            }
            waiting.extend(lines.iter().filter_map(|line| match line.what {
                What::Include(other) => Some(other),
                _ => None,
            }));
            read.insert(list, lines);
        }
        read
    }

    /// The entries of a list that stand there as they are.
    fn plain(&self, name: &str) -> Vec<&str> {
        let lines = self.texts(name).flat_map(str::lines).filter_map(|line| read_line(line).ok().flatten());
        lines
            .filter_map(|what| match what {
                What::Entry(text) => Some(text),
                _ => None,
            })
            .collect()
    }

    /// The texts that make a list, what ships first.
    fn texts<'s>(&'s self, name: &str) -> impl Iterator<Item = &'s str> {
        let own = self.own.get(name);
        let shipped = if own.is_some_and(|own| own.replaces) { None } else { self.shipped(name) };
        shipped.into_iter().chain(own.into_iter().flat_map(|own| own.texts.iter().map(String::as_str)))
    }

    fn shipped(&self, name: &str) -> Option<&'static str> {
        let at = self.shipped.binary_search_by(|(other, _)| (*other).cmp(name)).ok()?;
        Some(self.shipped[at].1)
    }
}

/// The list and all that it includes, each once, in the order met. A list that reaches itself is a fault of the line
/// that closes the circle.
fn closure<'s>(name: &'s str, lists: &BTreeMap<&'s str, Vec<Line<'s>>>, faults: &mut Vec<ListFault>) -> Vec<&'s str> {
    let mut met = vec![name];
    let mut waiting = vec![name];
    while let Some(list) = waiting.pop() {
        for line in &lists[list] {
            let What::Include(wanted) = line.what else { continue };
            let fault = |message: String| ListFault { list: list.to_owned(), line: line.number, message };
            if !lists.contains_key(wanted) {
                faults.push(fault(format!("there is no list “{wanted}”")));
            } else if wanted == name {
                faults.push(fault(format!("“{wanted}” includes itself by way of this line")));
            } else if !met.contains(&wanted) {
                met.push(wanted);
                waiting.push(wanted);
            }
        }
    }
    met
}

fn read_line(line: &str) -> Result<Option<What<'_>>, String> {
    // A comment begins at the line's start, or where the sign stands by itself, so that an entry may hold it: "C#",
    // "the #quay march", and `\#quay`.
    let apart = |(at, _): &(usize, &str)| {
        let blank = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c == '#');
        *at == 0 || blank(line[..*at].chars().next_back()) && blank(line[at + 1..].chars().next())
    };
    let code = line.match_indices('#').find(apart).map_or(line, |(at, _)| &line[..at]);
    let code = code.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    if code.is_empty() {
        return Ok(None);
    }
    let code = if code.starts_with("\\#") { &code[1..] } else { code };
    if let Some(name) = code.strip_prefix('$') {
        // `$4` or `$ 5m` is an entry; only a name makes an inclusion.
        if name.starts_with(|c: char| c.is_ascii_lowercase()) {
            return if name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
                Ok(Some(What::Include(name)))
            } else {
                Err(format!("“{name}” is no list name: lower-case letters, digits and hyphens"))
            };
        }
    }
    let Some((text, mark)) = code.rsplit_once('~') else { return Ok(Some(What::Entry(code))) };
    let text = text.trim_end();
    match mark {
        _ if text.is_empty() => Err("a mark without a word before it".to_owned()),
        "v" => Ok(Some(What::Verb(text))),
        "n" => Ok(Some(What::Noun(text))),
        _ => Err(format!("“~{mark}” is no mark: ~v for a verb's forms, ~n for singular and plural")),
    }
}

fn inflected<'s>(lines: &[Line<'s>], inflector: &impl Deref<Target = Inflector<'s>>) -> Vec<Cow<'s, str>> {
    let mut entries = Vec::with_capacity(lines.len());
    for line in lines {
        match line.what {
            What::Entry(text) => entries.push(Cow::Borrowed(text)),
            What::Verb(text) => entries.extend(inflector.verb(text).into_iter().map(Cow::Owned)),
            What::Noun(text) => entries.extend(inflector.noun(text).into_iter().map(Cow::Owned)),
            What::Include(_) => {}
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expand(files: &[(&str, &str)]) -> (BTreeMap<String, Vec<String>>, Vec<ListFault>) {
        let mut lists = Lists::default();
        for (name, text) in files {
            lists.extend(name, text);
        }
        let (expanded, faults) = lists.expand(lists.names().collect());
        let owned = |entries: Vec<Cow<'_, str>>| entries.into_iter().map(Cow::into_owned).collect();
        (expanded.into_iter().map(|(name, entries)| (name.to_owned(), owned(entries))).collect(), faults)
    }

    #[test]
    fn comments_marks_and_inclusions_are_read() {
        let (lists, faults) = expand(&[
            ("a", "# what it is\nsay so\nnote ~v # a verb\n\n$b\n"),
            ("b", "mayor ~n\n#1 choice is no entry\nC# minor\n\\#quay\na #quay march # told\n"),
        ]);
        assert_eq!(faults, []);
        let own =
            ["say so", "note", "notes", "noted", "noting", "mayor", "mayors", "C# minor", "#quay", "a #quay march"];
        assert_eq!(lists["a"], own);
    }

    #[test]
    fn faults_stand_at_their_lines() {
        let (_, faults) = expand(&[("a", "$b\nclaim ~x\n$gone\n~v"), ("b", "\n$a")]);
        let places: Vec<(&str, u32)> = faults.iter().map(|fault| (fault.list.as_str(), fault.line)).collect();
        assert_eq!(places, [("a", 1), ("a", 2), ("a", 3), ("a", 4), ("b", 2)]);
    }

    #[test]
    fn the_lists_that_ship_are_sound() {
        let lists = Lists::builtin();
        assert_eq!(lists.expand(lists.names().collect()).1, []);
        assert!(Lexicon::shipped().is_some());
    }

    #[test]
    fn a_change_reaches_the_lists_that_include_what_changes() {
        let mut lists =
            Lists { shipped: &[("a", "one\n$b"), ("b", "two\n $c"), ("c", "three"), ("d", "$4")], ..Lists::default() };
        lists.extend("own", "$a");
        assert_eq!(Vec::from_iter(lists.changed()), ["own"]);
        lists.extend("c", "four");
        assert_eq!(Vec::from_iter(lists.changed()), ["a", "b", "c", "own"]);
        assert_eq!(lists.expand(lists.changed()).0["own"], ["one", "two", "three", "four"]);
        lists.replace("c", "five");
        assert_eq!(lists.expand(lists.changed()).0["a"], ["one", "two", "five"]);
    }
}
