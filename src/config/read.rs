//! The text of a project file to a [`Layer`], and every fault in it at its place.

use std::collections::BTreeMap;
use std::path::Path;

use globset::GlobBuilder;

use super::profile::choices;
use super::{Layer, ListChange, ListHow, Override, Part, Placed};
use crate::finding::{Label, Problem};
use crate::policy::{FailOn, Origin, Wish};
use crate::text::{File, FileId, Span};
use crate::yaml::{Fault, Faults, MapReader, Node, Value, parse, suggestion};

/// Reads a project file that lies in `folder`. What is faulty is left out and told; the rest holds.
#[must_use]
pub fn read((id, file): (FileId, &File), folder: &Path) -> (Layer, Vec<Problem>) {
    let mut faults = Faults::default();
    let mut layer = Layer { folder: folder.to_owned(), ..Layer::default() };
    if let Some(root) = parse(&file.text, &mut faults) {
        Reader { id, file, faults: &mut faults }.layer(&root, &mut layer);
    }
    (layer, problems(&faults, (id, file)))
}

/// Faults as Problems at their places.
pub(super) fn problems(faults: &Faults, (id, file): (FileId, &File)) -> Vec<Problem> {
    let problem = |fault: &Fault| {
        let mut problem = Problem::at(file.name.clone(), label(id, fault.span), fault.message.clone());
        problem.help.clone_from(&fault.help);
        if fault.note { problem.note() } else { problem }
    };
    faults.list.iter().map(problem).collect()
}

fn label(file: FileId, span: Span) -> Label {
    Label { file, span, context: span, block: None, note: String::new() }
}

/// The value of a key; a key with nothing behind it, its entries perhaps commented out, is no fault.
fn given<'n>(map: &mut MapReader<'n>, key: &str) -> Option<&'n Node> {
    map.optional(key).filter(|node| node.describe() != "nothing")
}

/// Reads values and notes where each stands.
pub(super) struct Reader<'r> {
    pub id: FileId,
    pub file: &'r File,
    pub faults: &'r mut Faults,
}

impl Reader<'_> {
    fn layer(&mut self, node: &Node, layer: &mut Layer) {
        let Some(mut map) = MapReader::new(node, "a project file", self.faults) else { return };
        if let Some(node) = map.optional("root") {
            layer.root = node.flag().unwrap_or_else(|| {
                self.faults.push(node.span, "`root` is true or false");
                false
            });
        }
        layer.extends = self.texts(map.optional("extends"), "a path of `extends`");
        layer.part = self.part(&mut map);
        if let Some(node) = given(&mut map, "lists") {
            layer.lists = self.lists(node);
        }
        layer.rule_folders = self.texts(map.optional("rule-folders"), "a folder");
        layer.baseline = map.optional("baseline").and_then(|node| self.text(node, "`baseline`"));
        if let Some(node) = given(&mut map, "overrides") {
            layer.overrides = node.items().iter().filter_map(|node| self.over(node)).collect();
        }
        map.finish("a project file", self.faults);
    }

    fn part(&mut self, map: &mut MapReader<'_>) -> Part {
        let profile = map.optional("profile").and_then(|node| self.text(node, "`profile`"));
        let mut part = Part { profile, ..Part::default() };
        if let Some(node) = given(map, "rules") {
            part.rules = choices(self, node);
        }
        part.select = map.optional("select").map(|node| self.wishes(node));
        part.ignore = map.optional("ignore").map(|node| self.wishes(node)).unwrap_or_default();
        part.publisher = map.optional("publisher").and_then(|node| self.text(node, "`publisher`"));
        part.aliases = self.texts(map.optional("aliases"), "a name of `aliases`");
        part.story_type = map.optional("story-type").and_then(|node| self.text(node, "`story-type`"));
        if let Some(node) = map.optional("fail-on") {
            let key = self.one_of(node, "fail-on", &FailOn::KEYS);
            part.fail_on = key.and_then(|key| Some(Placed::new(FailOn::from_key(&key.value)?, key.origin)));
        }
        if let Some(node) = given(map, "limits") {
            part.limits = self.limits(node);
        }
        part
    }

    fn over(&mut self, node: &Node) -> Option<Override> {
        let mut map = MapReader::new(node, "an override", self.faults)?;
        let mut paths = Vec::new();
        for node in map.required("paths", self.faults).map_or(&[][..], Node::items) {
            let Some(text) = self.text(node, "a path") else { continue };
            match GlobBuilder::new(&text.value).literal_separator(true).build() {
                Ok(glob) => paths.push(Placed::new(glob.compile_matcher(), text.origin)),
                Err(error) => self.faults.push(node.span, format!("this glob has a fault: {}", error.kind())),
            }
        }
        let part = self.part(&mut map);
        map.finish("an override", self.faults);
        Some(Override { paths, part })
    }

    fn lists(&mut self, node: &Node) -> Vec<ListChange> {
        let Some(map) = MapReader::new(node, "`lists`", self.faults) else { return Vec::new() };
        let mut changes = Vec::new();
        for entry in map.entries() {
            let Some(mut change) = MapReader::new(&entry.node, "a change of a list", self.faults) else { continue };
            for how in [ListHow::Replace, ListHow::Extend] {
                if let Some(node) = change.optional(how.key()) {
                    let entries = self.texts(Some(node), "an entry");
                    let list = Placed::new(entry.key.to_string(), self.origin(entry.key_span));
                    changes.push(ListChange { list, how, entries });
                }
            }
            change.finish("a change of a list", self.faults);
        }
        changes
    }

    /// `pack: number` pairs.
    pub fn limits(&mut self, node: &Node) -> BTreeMap<String, Placed<usize>> {
        let Some(map) = MapReader::new(node, "`limits`", self.faults) else { return BTreeMap::new() };
        let mut limits = BTreeMap::new();
        for entry in map.entries() {
            match entry.node.scalar().and_then(|text| text.parse().ok()) {
                Some(limit) => {
                    limits.insert(entry.key.to_string(), Placed::new(limit, self.origin(entry.node.span)));
                }
                None => self.faults.push(entry.node.span, "a limit is a whole number"),
            }
        }
        limits
    }

    fn wishes(&mut self, node: &Node) -> Vec<Wish> {
        let texts = self.texts(Some(node), "a rule");
        texts.into_iter().map(|text| Wish { selector: text.value, origin: text.origin }).collect()
    }

    fn one_of(&mut self, node: &Node, key: &str, words: &[&str]) -> Option<Placed<String>> {
        let text = self.text(node, &format!("`{key}`"))?;
        if words.contains(&text.value.as_str()) {
            return Some(text);
        }
        let help = suggestion(&text.value, words.iter().copied());
        let message = format!("`{key}` is one of {}, not `{}`", words.join(", "), text.value);
        self.faults.push_with(node.span, message, help);
        None
    }

    /// A text that must say something.
    pub fn text(&mut self, node: &Node, what: &str) -> Option<Placed<String>> {
        let text = node.text(what, self.faults)?.to_owned();
        Some(Placed::new(text, self.origin(node.span)))
    }

    /// A list of texts, or a single one; an empty list is one without items.
    fn texts(&mut self, node: Option<&Node>, what: &str) -> Vec<Placed<String>> {
        let nodes = node.map_or(&[][..], |node| match &node.value {
            Value::List(nodes) => nodes.as_slice(),
            _ => std::slice::from_ref(node),
        });
        nodes.iter().filter_map(|node| self.text(node, what)).collect()
    }

    /// The origin of a value at this place.
    pub fn origin(&self, span: Span) -> Origin {
        Origin::File(self.file.name.clone(), label(self.id, span))
    }
}
