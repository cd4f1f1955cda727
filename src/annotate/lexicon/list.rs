//! List files to entries: comments dropped, `~v` and `~n` inflected, `$other` included, faults with their lines.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::LexiconBuilder;
use super::inflect::Inflector;

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
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    number: u32,
    what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    Entry(Text),
    Verb(Text),
    Noun(Text),
    Include(Text),
}

/// A piece of a list file; those that ship inside the program are not copied.
type Text = Cow<'static, str>;

/// List files by name; later layers (a newsroom's own) replace or extend earlier ones before they are expanded.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    lists: BTreeMap<Text, Arc<Vec<Line>>>,
    faults: Vec<ListFault>,
}

/// Name of the list that holds irregular verbs, and of the one with irregular plurals: not vocabulary themselves.
const IRREGULAR_VERBS: &str = "irregular-verbs";
const IRREGULAR_NOUNS: &str = "irregular-nouns";

impl Lists {
    /// The lists that ship inside the program.
    #[must_use]
    pub fn builtin() -> Self {
        let mut lists = Self::default();
        for (name, text) in crate::builtin::LISTS {
            lists.add(Cow::Borrowed(name), text, Cow::Borrowed);
        }
        lists
    }

    /// Adds the entries of a list file; a list of that name is extended.
    pub fn extend(&mut self, name: &str, text: &str) {
        self.add(Cow::Owned(name.to_owned()), text, |piece| Cow::Owned(piece.to_owned()));
    }

    fn add<'t>(&mut self, name: Text, text: &'t str, keep: fn(&'t str) -> Text) {
        let list = name.clone();
        let lines = Arc::make_mut(self.lists.entry(name).or_default());
        for (index, line) in text.lines().enumerate() {
            let number = index as u32 + 1;
            match read_line(line, keep) {
                Ok(Some(what)) => lines.push(Line { number, what }),
                Ok(None) => {}
                Err(message) => self.faults.push(ListFault { list: list.clone().into_owned(), line: number, message }),
            }
        }
    }

    /// Puts a list file in the place of the list of that name.
    pub fn replace(&mut self, name: &str, text: &str) {
        self.lists.remove(name);
        self.extend(name, text);
    }

    /// Names of all lists, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.lists.keys().map(Cow::as_ref)
    }

    /// Whether there is a list of this name.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.lists.contains_key(name)
    }

    /// Every list with its entries, inflected and with includes followed; and all faults met.
    #[must_use]
    pub fn expand(&self) -> (BTreeMap<&str, Vec<Cow<'_, str>>>, Vec<ListFault>) {
        let inflector = Inflector::new(&self.plain(IRREGULAR_VERBS), &self.plain(IRREGULAR_NOUNS));
        let mut faults = self.faults.clone();
        let own: BTreeMap<&str, Vec<Cow<'_, str>>> =
            self.lists.iter().map(|(name, lines)| (name.as_ref(), inflected(lines, &inflector))).collect();
        let mut expanded = BTreeMap::new();
        for name in self.lists.keys() {
            let entries = self.closure(name, &mut faults).into_iter().flat_map(|part| own[part].iter().cloned());
            expanded.insert(name.as_ref(), entries.collect());
        }
        faults.sort_by(|a, b| (&a.list, a.line, &a.message).cmp(&(&b.list, b.line, &b.message)));
        faults.dedup();
        (expanded, faults)
    }

    /// Adds every list to a lexicon, and says what is wrong with them.
    pub fn fill(&self, builder: &mut LexiconBuilder) -> Vec<ListFault> {
        let (lists, faults) = self.expand();
        for (name, entries) in &lists {
            builder.list(name, entries.iter().map(Cow::as_ref));
        }
        faults
    }

    fn plain(&self, name: &str) -> Vec<&str> {
        let lines = self.lists.get(name).map_or(&[][..], |lines| lines.as_slice());
        lines
            .iter()
            .filter_map(|line| match &line.what {
                What::Entry(text) => Some(text.as_ref()),
                _ => None,
            })
            .collect()
    }

    /// The list and all that it includes, each once, in the order met. A list that reaches itself is a fault of
    /// the line that closes the circle.
    fn closure<'s>(&'s self, name: &'s str, faults: &mut Vec<ListFault>) -> Vec<&'s str> {
        let mut met = vec![name];
        let mut waiting = vec![name];
        while let Some(list) = waiting.pop() {
            for line in self.lists[list].iter() {
                let What::Include(wanted) = &line.what else { continue };
                let fault = |message: String| ListFault { list: list.to_owned(), line: line.number, message };
                match self.lists.get_key_value(wanted.as_ref()) {
                    None => faults.push(fault(format!("there is no list “{wanted}”"))),
                    Some((key, _)) if key == name => {
                        faults.push(fault(format!("“{wanted}” includes itself by way of this line")));
                    }
                    Some((key, _)) if !met.contains(&key.as_ref()) => {
                        met.push(key);
                        waiting.push(key);
                    }
                    Some(_) => {}
                }
            }
        }
        met
    }
}

fn read_line<'t>(line: &'t str, keep: fn(&'t str) -> Text) -> Result<Option<What>, String> {
    // A comment begins at the line's start or after white space, so that an entry may hold the sign itself.
    let code = match line.find('#') {
        Some(at) if line[..at].chars().next_back().is_none_or(char::is_whitespace) => &line[..at],
        _ => line,
    };
    let code = code.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    if code.is_empty() {
        return Ok(None);
    }
    if let Some(name) = code.strip_prefix('$') {
        // `$4` or `$ 5m` is an entry; only a name makes an inclusion.
        if name.starts_with(|c: char| c.is_ascii_lowercase()) {
            return if name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
                Ok(Some(What::Include(keep(name))))
            } else {
                Err(format!("“{name}” is no list name: lower-case letters, digits and hyphens"))
            };
        }
    }
    let Some((text, mark)) = code.rsplit_once('~') else { return Ok(Some(What::Entry(keep(code)))) };
    let text = text.trim_end();
    match mark {
        _ if text.is_empty() => Err("a mark without a word before it".to_owned()),
        "v" => Ok(Some(What::Verb(keep(text)))),
        "n" => Ok(Some(What::Noun(keep(text)))),
        _ => Err(format!("“~{mark}” is no mark: ~v for a verb's forms, ~n for singular and plural")),
    }
}

fn inflected<'s>(lines: &'s [Line], inflector: &Inflector) -> Vec<Cow<'s, str>> {
    let mut entries = Vec::with_capacity(lines.len());
    for line in lines {
        match &line.what {
            What::Entry(text) => entries.push(Cow::Borrowed(text.as_ref())),
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
        let (expanded, faults) = lists.expand();
        let owned = |entries: Vec<Cow<'_, str>>| entries.into_iter().map(Cow::into_owned).collect();
        (expanded.into_iter().map(|(name, entries)| (name.to_owned(), owned(entries))).collect(), faults)
    }

    #[test]
    fn comments_marks_and_inclusions_are_read() {
        let (lists, faults) = expand(&[
            ("a", "# what it is\nsay so\nnote ~v # a verb\n\n$b\n"),
            ("b", "mayor ~n\n#1 choice is no entry\nC# minor\n"),
        ]);
        assert_eq!(faults, []);
        assert_eq!(lists["a"], ["say so", "note", "notes", "noted", "noting", "mayor", "mayors", "C# minor"]);
    }

    #[test]
    fn faults_stand_at_their_lines() {
        let (_, faults) = expand(&[("a", "$b\nclaim ~x\n$gone\n~v"), ("b", "\n$a")]);
        let places: Vec<(&str, u32)> = faults.iter().map(|fault| (fault.list.as_str(), fault.line)).collect();
        assert_eq!(places, [("a", 1), ("a", 2), ("a", 3), ("a", 4), ("b", 2)]);
    }

    #[test]
    fn the_lists_that_ship_are_sound() {
        assert_eq!(Lists::builtin().expand().1, []);
    }
}
