//! The texts of rules, lists and profiles in layers; and all of them to a [`RuleSet`].

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::build::{Build, Shared};
use super::compile::{self, Rule};
use super::{RuleSet, example};
use crate::annotate::Lists;
use crate::builtin;
use crate::finding::{Problem, RuleInfo, problems};
use crate::text::{File, Files, Span};
use crate::yaml::{self, Fault, Faults, Node, suggestion};

/// Whether a newsroom's list adds to the list of that name or stands in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layering {
    /// Its entries are added.
    Extend,
    /// The list of that name is dropped.
    Replace,
}

/// The texts of rules, lists and profiles: later layers over earlier ones.
#[derive(Clone, Debug, Default)]
pub struct Library {
    pub(super) rules: BTreeMap<String, Source>,
    lists: Lists,
    /// Lists of a newsroom, with the name of their file: one that no rule uses is worth a note.
    own_lists: BTreeMap<String, String>,
    profiles: BTreeMap<String, (String, Cow<'static, str>)>,
}

/// One rule file.
#[derive(Clone, Debug)]
pub(super) struct Source {
    file: String,
    text: Cow<'static, str>,
    packed: &'static [u8],
}

impl Library {
    /// What ships inside the program.
    #[must_use]
    pub fn builtin() -> Self {
        let mut library = Self { lists: Lists::builtin(), ..Self::default() };
        for &(id, text, packed) in builtin::RULES {
            let source = Source { file: format!("rules/{id}.yaml"), text: Cow::Borrowed(text), packed };
            library.rules.insert(id.to_owned(), source);
        }
        for &(name, text) in builtin::PROFILES {
            library.profiles.insert(name.to_owned(), (format!("rules/profiles/{name}.yaml"), Cow::Borrowed(text)));
        }
        library
    }

    /// Adds a rule file; a rule of that id is replaced.
    pub fn add_rule(&mut self, id: &str, file: &str, text: String) {
        self.rules.insert(id.to_owned(), Source { file: file.to_owned(), text: Cow::Owned(text), packed: &[] });
    }

    /// Adds a list file.
    pub fn add_list(&mut self, name: &str, file: &str, (text, layering): (&str, Layering)) {
        match layering {
            Layering::Extend => self.lists.extend(name, text),
            Layering::Replace => self.lists.replace(name, text),
        }
        self.own_lists.insert(name.to_owned(), file.to_owned());
    }

    /// Adds a profile file; a profile of that name is replaced.
    pub fn add_profile(&mut self, name: &str, file: &str, text: String) {
        self.profiles.insert(name.to_owned(), (file.to_owned(), Cow::Owned(text)));
    }

    /// The file name and text of a profile.
    #[must_use]
    pub fn profile(&self, name: &str) -> Option<(&str, &str)> {
        self.profiles.get(name).map(|(file, text)| (file.as_str(), text.as_ref()))
    }

    /// Names of all profiles, sorted.
    pub fn profiles(&self) -> impl Iterator<Item = &str> {
        self.profiles.keys().map(String::as_str)
    }

    /// The file name and text of a rule.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<(&str, &str)> {
        self.rules.get(id).map(|source| (source.file.as_str(), source.text.as_ref()))
    }

    /// What every rule says of itself, by id, as far as its file can be read: enough to list and to select. Faults
    /// are reported by [`Self::compile`].
    #[must_use]
    pub fn infos(&self) -> Vec<Arc<RuleInfo>> {
        let info = |(id, source): (&String, &Source)| {
            let mut faults = Faults::default();
            let node = yaml::unpack_keys(source.packed, &compile::INFO).or_else(|| source.whole(&mut faults));
            let node = node.unwrap_or_else(nothing);
            Arc::new(compile::info(id, &node, &mut faults))
        };
        self.rules.iter().map(info).collect()
    }

    /// Ids of the rules that do not ship, sorted.
    pub fn own_rules(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().filter(|(_, source)| !source.is_builtin()).map(|(id, _)| id.as_str())
    }

    /// Compiles the rules that are wanted. A rule with a fault is left out, and its faults are Problems; files with
    /// Problems are added to `files`, so that their places can be shown.
    #[must_use]
    pub fn compile(&self, wanted: impl Fn(&str) -> bool, files: &mut Files) -> (RuleSet, Vec<Problem>) {
        let mut shared = Shared { lists: self.lists.clone(), lexicon: self.lists.builder(), ..Shared::default() };
        let mut problems = Vec::new();
        let mut rules: Vec<Rule> = Vec::new();
        let mut used = BTreeSet::new();
        for (id, source) in self.rules.iter().filter(|(id, _)| wanted(id)) {
            let mut build = Build::new((&source.text, source.is_builtin()), &mut shared);
            let rule = source.node(&mut build.faults).and_then(|node| {
                let mut rule = compile::rule(id, &node, &mut build);
                for other in rule.iter_mut().flat_map(|rule| &mut rule.gives_way) {
                    *other = self.full_id(other).unwrap_or_default().to_owned();
                }
                self.check_neighbours(&node, id, &mut build.faults);
                if !source.is_builtin() {
                    example::check(&node, &mut build.faults);
                }
                rule
            });
            used.append(&mut build.used.drain(..).collect());
            let faults = std::mem::take(&mut build.faults.list);
            let broken = faults.iter().any(|fault| !fault.note);
            problems.extend(shown(faults, source, files));
            rules.extend(rule.filter(|_| !broken));
        }
        self.unused_lists(&used, &mut problems);
        for fault in shared.lists.fill(&mut shared.lexicon) {
            let file = self.own_lists.get(&fault.list).cloned();
            let file = file.unwrap_or_else(|| format!("rules/lists/{}.txt", fault.list));
            problems.push(Problem::file(file, format!("line {}: {}", fault.line, fault.message)));
        }
        let order = self.order(&mut rules, &mut problems);
        let set = RuleSet {
            order,
            rules,
            lexicon: shared.lexicon.build(),
            patterns: shared.patterns,
            selectors: shared.selectors,
        };
        (set, problems)
    }

    /// Sorts rules so that each comes after those it gives way to. Rules that give way in a circle are a Problem, and
    /// give way to nobody.
    fn order(&self, rules: &mut [Rule], problems: &mut Vec<Problem>) -> Vec<usize> {
        let ids: BTreeMap<String, usize> =
            rules.iter().enumerate().map(|(index, rule)| (rule.info.id.clone(), index)).collect();
        let mut waits: Vec<BTreeSet<usize>> =
            rules.iter().map(|rule| rule.gives_way.iter().filter_map(|id| ids.get(id).copied()).collect()).collect();
        let mut order = Vec::with_capacity(rules.len());
        let mut placed = vec![false; rules.len()];
        while order.len() < rules.len() {
            let open = || (0..rules.len()).filter(|&index| !placed[index]);
            let ready = open().filter(|&index| waits[index].iter().all(|&other| placed[other]));
            let ready: Vec<usize> = ready.collect();
            if ready.is_empty() {
                let circle: Vec<usize> = open().filter(|&index| reaches_itself(index, &waits)).collect();
                for index in circle {
                    let id = &rules[index].info.id;
                    let file = self.rules.get(id).map_or_else(|| id.clone(), |source| source.file.clone());
                    let message = format!("`{id}` gives way in a circle: {}", rules[index].gives_way.join(", "));
                    let help = "take it out of `gives-way-to` in one of these files".to_owned();
                    problems.push(Problem::file(file, message).help(help));
                    rules[index].gives_way.clear();
                    waits[index].clear();
                }
            }
            for index in ready {
                placed[index] = true;
                order.push(index);
            }
        }
        order
    }

    /// Rules named by `gives-way-to` must exist, whether they run or not.
    fn check_neighbours(&self, node: &Node, own: &str, faults: &mut Faults) {
        let Some(named) = node.get("gives-way-to") else { return };
        for item in named.items() {
            let Some(id) = item.scalar() else { continue };
            match self.full_id(id) {
                None => {
                    let names = self.rules.keys().flat_map(|known| [known.as_str(), name_of(known)]);
                    faults.push_with(item.span, format!("there is no rule `{id}`"), suggestion(id, names));
                }
                Some(full) if full == own => {
                    faults.push(item.span, "a rule cannot give way to itself");
                }
                Some(_) => {}
            }
        }
    }

    /// The id of a rule named by its id, or by its name alone where no other pack has that name.
    #[must_use]
    pub fn full_id(&self, name: &str) -> Option<&str> {
        if let Some((id, _)) = self.rules.get_key_value(name) {
            return Some(id);
        }
        let mut named = self.rules.keys().filter(|id| id.strip_suffix(name).is_some_and(|pack| pack.ends_with('/')));
        let first = named.next()?;
        named.next().is_none().then_some(first)
    }

    fn unused_lists(&self, used: &BTreeSet<String>, problems: &mut Vec<Problem>) {
        if self.own_lists.is_empty() {
            return;
        }
        let builtin = Lists::builtin();
        for (name, file) in &self.own_lists {
            // Rules that were not compiled use their lists all the same.
            let reference = format!("${name}");
            let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
            let named = |source: &Source| source.text.split(&reference).skip(1).any(|rest| !goes_on(rest));
            if !used.contains(name) && !builtin.contains(name) && !self.rules.values().any(named) {
                problems.push(Problem::file(file.clone(), format!("no rule uses the list `{name}`")).note());
            }
        }
    }
}

impl Source {
    /// The file's tree; of a built-in rule without its examples.
    fn node(&self, faults: &mut Faults) -> Option<Node> {
        yaml::unpack(self.packed).or_else(|| self.whole(faults))
    }

    /// Whether it ships inside the program, and so was parsed when that was built.
    pub fn is_builtin(&self) -> bool {
        !self.packed.is_empty()
    }

    /// The file's tree with its examples.
    pub fn whole(&self, faults: &mut Faults) -> Option<Node> {
        yaml::parse(&self.text, faults)
    }
}

/// The part of an id behind the pack.
fn name_of(id: &str) -> &str {
    id.rsplit_once('/').map_or(id, |(_, name)| name)
}

fn nothing() -> Node {
    Node { span: Span::empty(0), value: yaml::Value::Map(Vec::new()) }
}

/// Faults as Problems at their places; the file is added to `files` if there are any.
fn shown(faults: Vec<Fault>, source: &Source, files: &mut Files) -> Vec<Problem> {
    if faults.is_empty() {
        return Vec::new();
    }
    problems(faults, File::new(source.file.clone(), source.text.clone()), files)
}

/// Whether a rule waits for itself, by way of others.
fn reaches_itself(rule: usize, waits: &[BTreeSet<usize>]) -> bool {
    let mut met = BTreeSet::new();
    let mut next: Vec<usize> = waits[rule].iter().copied().collect();
    while let Some(other) = next.pop() {
        if met.insert(other) {
            next.extend(&waits[other]);
        }
    }
    met.contains(&rule)
}
