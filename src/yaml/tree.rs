//! Parser events to a tree, with bounds on size, nesting and aliases.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use super::Faults;
use super::cure::cure;
use crate::text::Span;

/// How much of a file is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    bytes: usize,
    /// Those behind aliases are counted each time.
    nodes: usize,
}

impl Bounds {
    /// For what people write by hand; the longest rule anybody wrote is a fiftieth of this.
    pub const SMALL: Self = Self { bytes: 512 * 1024, nodes: 50_000 };
    /// For what a program writes and people fill in.
    pub const LARGE: Self = Self { bytes: 8 << 20, nodes: 500_000 };
}

/// Lists and mappings inside one another.
const MAX_DEPTH: usize = 40;

/// Words of a file; those of a file that ships inside the program are not copied.
pub(crate) type Text = Cow<'static, str>;

/// A piece of YAML and its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    /// Its bytes, without white space after it.
    pub span: Span,
    pub value: Value,
}

/// What a [`Node`] holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// A word, a number or a text; `plain` if it stands without quotation marks, so that `true` may be a flag.
    Scalar { text: Text, plain: bool },
    /// `- a` or `[a]`
    List(Vec<Node>),
    /// `key: value`, in file order, without duplicates.
    Map(Vec<Entry>),
}

/// One `key: value`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub key: Text,
    pub key_span: Span,
    pub node: Node,
}

impl Node {
    /// Nodes in it, itself included.
    fn size(&self) -> usize {
        // Depth is bounded by MAX_DEPTH, so this recursion is too.
        1 + match &self.value {
            Value::Scalar { .. } => 0,
            Value::List(nodes) => nodes.iter().map(Self::size).sum(),
            Value::Map(entries) => entries.iter().map(|entry| entry.node.size()).sum(),
        }
    }

    fn depth(&self) -> usize {
        1 + match &self.value {
            Value::Scalar { .. } => 0,
            Value::List(nodes) => nodes.iter().map(Self::depth).max().unwrap_or(0),
            Value::Map(entries) => entries.iter().map(|entry| entry.node.depth()).max().unwrap_or(0),
        }
    }

    /// The node at a key of a mapping.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node),
            _ => None,
        }
    }

    /// The place in the file of bytes `from..to` of a scalar's text, where its text stands in the file unchanged;
    /// the whole scalar otherwise (escapes, folded lines).
    pub fn inside(&self, file: &str, from: usize, to: usize) -> Span {
        let Value::Scalar { text, .. } = &self.value else { return self.span };
        let written = file.get(self.span.range()).unwrap_or("");
        match written.find(text.as_ref()) {
            Some(at) if at <= 1 && from <= to && text.is_char_boundary(from) && text.is_char_boundary(to) => {
                Span::new(self.span.start() + at + from, self.span.start() + at + to)
            }
            _ => self.span,
        }
    }
}

/// Reads a file. `None` if nothing could be read; an empty file is an empty mapping.
pub(crate) fn parse(text: &str, faults: &mut Faults) -> Option<Node> {
    parse_within(text, Bounds::SMALL, faults)
}

/// The same, of a file that may be larger or must be smaller than others.
pub(crate) fn parse_within(text: &str, bounds: Bounds, faults: &mut Faults) -> Option<Node> {
    if text.len() > bounds.bytes {
        faults.push(Span::empty(0), format!("the file is larger than {} KB", bounds.bytes / 1024));
        return None;
    }
    let skipped = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let body = &text[skipped..];
    let mut reader = Reader {
        offsets: (!text.is_ascii()).then(|| body.char_indices().map(|(at, _)| (at + skipped) as u32).collect()),
        text,
        faults,
        open: Vec::new(),
        anchors: BTreeMap::new(),
        nodes: 0,
        most: bounds.nodes,
        root: None,
        documents: 0,
    };
    let mut parser = Parser::new_from_str(body);
    while let Some(next) = parser.next_event() {
        match next {
            Ok((Event::StreamEnd, _)) => break,
            Ok((event, span)) => {
                let place = reader.span(span.start.index(), span.end.index());
                reader.event(event, place)?;
            }
            Err(error) => {
                reader.syntax(&error);
                return None;
            }
        }
    }
    Some(reader.root.unwrap_or(Node { span: Span::empty(0), value: Value::Map(Vec::new()) }))
}

struct Reader<'t, 'f> {
    text: &'t str,
    /// Bytes at which characters begin, for a text that is not plain ASCII: the parser counts characters.
    offsets: Option<Vec<u32>>,
    faults: &'f mut Faults,
    open: Vec<Open>,
    anchors: BTreeMap<usize, Node>,
    nodes: usize,
    most: usize,
    root: Option<Node>,
    documents: usize,
}

/// A list or mapping whose end was not met yet.
struct Open {
    start: usize,
    anchor: usize,
    what: OpenKind,
}

enum OpenKind {
    List(Vec<Node>),
    Map { entries: Vec<Entry>, met: FxHashSet<Text>, key: Option<Node> },
}

impl Reader<'_, '_> {
    fn byte(&self, index: usize) -> usize {
        let at = match &self.offsets {
            Some(offsets) => offsets.get(index).map_or(self.text.len(), |&at| at as usize),
            None => index,
        };
        at.min(self.text.len())
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let start = self.byte(start);
        let end = self.byte(end).max(start);
        let kept = self.text.get(start..end).map_or(end - start, |slice| slice.trim_end().len());
        Span::new(start, start + kept)
    }

    fn syntax(&mut self, error: &ScanError) {
        let at = self.byte(error.marker().index());
        let end = at + self.text[at..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
        let (place, help) = cure(self.text, Span::new(at, end), error.info());
        self.faults.push_with(place, format!("this is not YAML: {}", error.info()), help);
    }

    /// `None` stops the reading.
    fn event(&mut self, event: Event<'_>, span: Span) -> Option<()> {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.faults.push(span, "a file holds one YAML document, and this is a second");
                    return None;
                }
            }
            Event::Scalar(text, style, anchor, _) => {
                let plain = style == ScalarStyle::Plain;
                let node = Node { span, value: Value::Scalar { text: Cow::Owned(text.into_owned()), plain } };
                self.count(1, span)?;
                self.add(node, anchor)?;
            }
            Event::Alias(anchor) => {
                let Some(node) = self.anchors.get(&anchor) else {
                    self.faults.push(span, "an alias may not stand inside what it stands for");
                    return None;
                };
                let (size, depth) = (node.size(), node.depth());
                self.count(size, span)?;
                self.deep(depth, span)?;
                let node = self.anchors.get(&anchor).cloned()?;
                self.add(node, 0)?;
            }
            Event::SequenceStart(anchor, _) => self.begin(span, anchor, OpenKind::List(Vec::new()))?,
            Event::MappingStart(anchor, _) => {
                self.begin(span, anchor, OpenKind::Map { entries: Vec::new(), met: FxHashSet::default(), key: None })?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span)?,
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        Some(())
    }

    fn count(&mut self, more: usize, span: Span) -> Option<()> {
        self.nodes += more;
        if self.nodes > self.most {
            let message = format!("the file holds more than {} values, with aliases written out", self.most);
            self.faults.push(span, message);
            return None;
        }
        Some(())
    }

    fn deep(&mut self, more: usize, span: Span) -> Option<()> {
        if self.open.len() + more > MAX_DEPTH {
            self.faults.push(span, format!("nested more than {MAX_DEPTH} deep"));
            return None;
        }
        Some(())
    }

    fn begin(&mut self, span: Span, anchor: usize, what: OpenKind) -> Option<()> {
        self.count(1, span)?;
        self.deep(1, span)?;
        self.open.push(Open { start: span.start(), anchor, what });
        Some(())
    }

    fn end(&mut self, span: Span) -> Option<()> {
        let open = self.open.pop()?;
        let value = match open.what {
            OpenKind::List(nodes) => Value::List(nodes),
            OpenKind::Map { entries, .. } => Value::Map(merged(entries)),
        };
        let end = span.end().max(open.start);
        let kept = self.text.get(open.start..end).map_or(end - open.start, |slice| slice.trim_end().len());
        self.add(Node { span: Span::new(open.start, open.start + kept), value }, open.anchor)
    }

    fn add(&mut self, node: Node, anchor: usize) -> Option<()> {
        if anchor > 0 {
            self.count(node.size(), node.span)?;
            self.anchors.insert(anchor, node.clone());
        }
        match self.open.last_mut().map(|open| &mut open.what) {
            None => self.root = Some(node),
            Some(OpenKind::List(nodes)) => nodes.push(node),
            Some(OpenKind::Map { entries, met, key }) => match key.take() {
                None => *key = Some(node),
                Some(Node { span, value: Value::Scalar { text, .. } }) => {
                    if met.insert(text.clone()) {
                        entries.push(Entry { key: text, key_span: span, node });
                    } else {
                        self.faults.push(span, format!("`{text}` is given twice"));
                    }
                }
                Some(other) => self.faults.push(other.span, "a key is a word, not a list or a mapping"),
            },
        }
        Some(())
    }
}

/// Entries with those behind `<<` put in where the mapping has none of its own.
fn merged(mut entries: Vec<Entry>) -> Vec<Entry> {
    while let Some(at) = entries.iter().position(|entry| entry.key == "<<" && is_mergeable(&entry.node)) {
        let behind = entries.remove(at).node;
        let nodes = if let Value::List(nodes) = behind.value { nodes } else { vec![behind] };
        for node in nodes {
            let Value::Map(more) = node.value else { continue };
            for entry in more {
                if entries.iter().all(|own| own.key != entry.key) {
                    entries.push(entry);
                }
            }
        }
    }
    entries
}

fn is_mergeable(node: &Node) -> bool {
    match &node.value {
        Value::Map(_) => true,
        Value::List(nodes) => nodes.iter().all(|node| matches!(node.value, Value::Map(_))),
        Value::Scalar { .. } => false,
    }
}
