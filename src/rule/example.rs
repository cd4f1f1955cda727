//! Examples of a rule file to drafts with expected labels.
//!
//! `[[ ]]` marks each expected label, ` ¶ ` parts paragraphs. An example is a text, or a mapping with the parts and
//! the metadata of a draft, with the ledger beside it, and with the revision before it.

use crate::document::{Block, BlockKind, Document, FORMATS, Field, Metadata, Prose};
use crate::ledger::{Ledger, Proofs};
use crate::text::Span;
use crate::yaml::{Faults, MapReader, Node, Value};

/// What an example shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wanted {
    /// It is flagged at its labels.
    Flags,
    /// It passes.
    Passes,
}

impl Wanted {
    /// As rule files write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Flags => "flags",
            Self::Passes => "passes",
        }
    }
}

/// What an example may say of its draft, as text.
pub(crate) const METADATA: [&str; 4] = ["byline", "publisher", "status", "story-type"];

/// One example, as a draft.
pub(crate) struct Example {
    pub wanted: Wanted,
    /// Where it stands in the rule file.
    pub place: Span,
    /// The file's text without label marks.
    pub text: String,
    pub document: Document,
    /// The revision before it.
    pub before: Option<Box<Example>>,
    /// What was said, where the example gives a transcript.
    pub transcript: Option<String>,
    /// The ledger beside it, with the files that it names.
    pub ledger: Option<(Ledger, Proofs)>,
    /// The expected labels, in the file.
    pub labels: Vec<Span>,
}

/// Reports what is wrong with the examples of a rule.
pub(crate) fn check(node: &Node, faults: &mut Faults) {
    let _ = read_all(node, faults);
}

/// The examples of a rule.
pub(crate) fn read_all(rule: &Node, faults: &mut Faults) -> Vec<Example> {
    let Some(node) = rule.get("examples") else { return Vec::new() };
    let Some(mut map) = MapReader::new(node, "`examples`", faults) else { return Vec::new() };
    let mut examples = Vec::new();
    for wanted in [Wanted::Flags, Wanted::Passes] {
        let Some(node) = map.required(wanted.key(), faults) else { continue };
        match &node.value {
            Value::List(nodes) if !nodes.is_empty() => {
                examples.extend(nodes.iter().filter_map(|node| read(node, wanted, faults)));
            }
            _ => faults.push(node.span, format!("`{}` is a list of at least one example", wanted.key())),
        }
    }
    map.finish("`examples`", faults);
    examples
}

fn read(node: &Node, wanted: Wanted, faults: &mut Faults) -> Option<Example> {
    let mut draft = Draft::default();
    let Value::Map(_) = node.value else {
        draft.add(BlockKind::Body, node.text("an example", faults)?);
        return draft.finish(wanted, node, faults);
    };
    let mut map = MapReader::new(node, "an example", faults)?;
    let format = map.optional("format").and_then(|node| node.text("`format`", faults));
    for (key, kind) in [("headline", BlockKind::Headline), ("standfirst", BlockKind::Standfirst)] {
        if let Some(node) = map.optional(key)
            && let Some(text) = node.text(key, faults)
        {
            if format.is_some_and(|format| format != "text") {
                faults.push(node.span, format!("with `format`, `{key}` is written into the text"));
            }
            draft.add(kind, text);
        }
    }
    for key in METADATA {
        if let Some(text) = map.optional(key).and_then(Node::scalar) {
            let field = if text.trim().is_empty() {
                Field::Empty(Span::empty(0))
            } else {
                Field::Present(text.trim().to_owned(), None)
            };
            match key {
                "byline" => draft.metadata.byline = field,
                "publisher" => draft.metadata.publisher = field,
                "status" => draft.metadata.status = field,
                _ => draft.metadata.story_type = field,
            }
        }
    }
    if let Some(entries) = map.optional("ledger").and_then(|node| crate::ledger::all(node, faults)) {
        draft.ledger = Some((Ledger::of(entries), Proofs::default()));
    }
    if let Some(files) = map.optional("evidence") {
        let Some((_, proofs)) = &mut draft.ledger else {
            faults.push(files.span, "`evidence` holds the files that a `ledger` names, and there is none");
            return None;
        };
        for file in MapReader::new(files, "`evidence`", faults)?.entries() {
            proofs.add(&file.key, file.node.scalar().map(|text| text.as_bytes().to_vec()));
        }
    }
    if let Some(node) = map.optional("date") {
        draft.metadata.date = node.scalar().and_then(|text| text.trim().parse().ok());
        if draft.metadata.date.is_none() {
            faults.push(node.span, "a date is written YYYY-MM-DD");
        }
    }
    if let Some(node) = map.optional("before") {
        draft.before = Some(Box::new(read(node, Wanted::Passes, faults)?));
    }
    let transcript = map.optional("transcript").and_then(|node| node.text("`transcript`", faults));
    draft.transcript = transcript.map(str::to_owned);
    let text = map.required("text", faults).and_then(|node| node.text("`text`", faults));
    map.finish("an example", faults);
    match format {
        None | Some("text") => draft.add(BlockKind::Body, text?),
        Some(format) => {
            draft.format = FORMATS.iter().find(|row| row.key == format).map(|row| row.key);
            if draft.format.is_none() {
                faults.push(node.get("format")?.span, format!("there is no format `{format}`"));
            }
            draft.plain(text?);
        }
    }
    draft.finish(wanted, node, faults)
}

/// A draft as it is put together.
#[derive(Default)]
struct Draft {
    text: String,
    blocks: Vec<Block>,
    labels: Vec<Span>,
    /// Start of a label that was not closed yet.
    open: Option<usize>,
    unpaired: bool,
    metadata: Metadata,
    format: Option<&'static str>,
    transcript: Option<String>,
    ledger: Option<(Ledger, Proofs)>,
    before: Option<Box<Example>>,
}

impl Draft {
    /// Adds paragraphs of one kind.
    fn add(&mut self, kind: BlockKind, written: &str) {
        for part in written.split('¶').flat_map(|part| part.split("\n\n")) {
            let part = part.trim();
            if part.is_empty() {
                continue;
            }
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            let start = self.text.len();
            self.plain(part);
            self.blocks.push(Block { kind, span: Span::new(start, self.text.len()), path: None });
        }
    }

    /// Adds text and takes its label marks out.
    fn plain(&mut self, mut rest: &str) {
        while let Some(at) = rest.find(['[', ']', '\\']) {
            let (before, mark) = rest.split_at(at);
            self.text.push_str(before);
            let taken = if mark.starts_with(r"\[[") {
                self.text.push_str("[[");
                3
            } else if mark.starts_with("[[") {
                self.unpaired |= self.open.replace(self.text.len()).is_some();
                2
            } else if mark.starts_with("]]]") && self.open.is_some() {
                // The flagged words end in a bracket of their own.
                self.text.push(']');
                1
            } else if mark.starts_with("]]") {
                match self.open.take() {
                    Some(start) => self.labels.push(Span::new(start, self.text.len())),
                    None => self.unpaired = true,
                }
                2
            } else {
                self.text.push_str(&mark[..1]);
                1
            };
            rest = &mark[taken..];
        }
        self.text.push_str(rest);
    }

    fn finish(self, wanted: Wanted, node: &Node, faults: &mut Faults) -> Option<Example> {
        if self.open.is_some() || self.unpaired {
            faults.push(node.span, "`[[` and `]]` do not pair here");
            return None;
        }
        match (wanted, self.labels.is_empty()) {
            (Wanted::Flags, true) => {
                faults.push(node.span, "a flagged example marks what is flagged with [[ ]]");
                return None;
            }
            (Wanted::Passes, false) => {
                faults.push(node.span, "a passing example marks nothing with [[ ]]");
                return None;
            }
            _ => {}
        }
        let document = match self.format.and_then(|key| FORMATS.iter().find(|row| row.key == key)) {
            Some(row) => {
                let (mut document, _) = (row.read)("example", self.text.clone());
                override_with(&mut document.metadata, self.metadata);
                document
            }
            None => Document {
                format: "text",
                prose: Prose::identity(self.text.clone()),
                blocks: self.blocks,
                metadata: self.metadata,
                links: Vec::new(),
                comments: Vec::new(),
            },
        };
        let Self { text, transcript, ledger, labels, before, .. } = self;
        Some(Example { wanted, place: node.span, text, document, before, transcript, ledger, labels })
    }
}

/// What the example states stands over what its text says.
fn override_with(metadata: &mut Metadata, stated: Metadata) {
    let put = |field: &mut Field, stated: Field| {
        if stated != Field::Unknown {
            *field = stated;
        }
    };
    put(&mut metadata.byline, stated.byline);
    put(&mut metadata.publisher, stated.publisher);
    put(&mut metadata.status, stated.status);
    put(&mut metadata.story_type, stated.story_type);
    metadata.date = stated.date.or(metadata.date);
}
