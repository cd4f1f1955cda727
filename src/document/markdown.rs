//! Markdown: pulldown-cmark's events, each with its bytes, to prose, blocks, links and comments.
//!
//! Words inside a sentence are mapped one to one, so `**sources** said` is `sources said` and each word knows its
//! bytes. Code and comments are no copy. Nothing here recurses; nesting beyond a limit is refused before parsing.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::dress::dress;
use super::front_matter::{Entry, FrontMatter, front_matter};
use super::html::{Piece, pieces};
use super::metadata::{Field, Metadata, Slot, notice};
use super::writer::Writer;
use super::{BlockKind, Comment, Document, Link, plain};
use crate::finding::Problem;
use crate::text::Span;

/// Quotations and lists nested deeper than this on one line are no story; they only make reading slow.
const DEEPEST: usize = 64;

/// Reads Markdown.
pub(super) fn read(name: &str, text: String) -> (Document, Vec<Problem>) {
    if let Some(line) = too_deep(&text) {
        let problem = Problem::file(name, format!("line {line}: quotations or lists nested more than {DEEPEST} deep"))
            .help("the draft was read as plain text");
        let (document, mut problems) = plain::read(name, text);
        problems.push(problem);
        return (Document { format: "markdown", ..document }, problems);
    }
    let front = front_matter(&text);
    let mut problems = Vec::new();
    if let Some(fault) = &front.fault {
        problems.push(Problem::file(name, fault).help("the rest of the draft was read"));
    }
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let body = &text[front.end..];
    let mut reader = Reader::new(&text);
    let titled = Parser::new_ext(body, options)
        .any(|event| matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })));
    let (metadata, refused) = reader.front_matter(&front, titled);
    problems.extend(refused.into_iter().map(|refused| Problem::file(name, refused).note()));
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        reader.take(event, Span::new(front.end + range.start, front.end + range.end));
    }
    let (prose, blocks) = reader.writer.finish();
    let mut document =
        Document { format: "markdown", prose, blocks, metadata, links: reader.links, comments: reader.comments };
    dress(&mut document);
    (document, problems)
}

/// The first line that opens more containers than [`DEEPEST`].
fn too_deep(text: &str) -> Option<usize> {
    let is_rule = |line: &str| {
        let marks = |mark: char| line.chars().all(|c| c == mark || c.is_whitespace());
        ['-', '*', '_'].into_iter().any(marks)
    };
    text.split('\n')
        .flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
        .position(|line| {
            let opening = line.bytes().take_while(|byte| {
                matches!(byte, b'>' | b' ' | b'\t' | b'-' | b'+' | b'*' | b'0'..=b'9' | b'.' | b')')
            });
            let (mut earlier, mut before) = (b' ', b'>');
            let mut depth = 0;
            for byte in opening {
                // A list marker counts where a blank follows it, so that a rule of a hundred hyphens is none; a full
                // stop makes one of a number only.
                let numbered = matches!(before, b'.' | b')') && earlier.is_ascii_digit();
                let marked = numbered || matches!(before, b'-' | b'+' | b'*');
                depth += usize::from(byte == b'>' || (matches!(byte, b' ' | b'\t') && marked));
                (earlier, before) = (before, byte);
            }
            depth > DEEPEST && !is_rule(line)
        })
        .map(|index| index + 1)
}

struct Reader<'t> {
    text: &'t str,
    writer: Writer,
    links: Vec<Link>,
    comments: Vec<Comment>,
    /// The kinds of blocks that paragraphs here are, outermost first.
    containers: Vec<BlockKind>,
    /// The same for elements of HTML that are open, which need not be closed in order or at all.
    elements: Vec<BlockKind>,
    /// The HTML block read so far; its lines come one by one.
    html: Option<Span>,
    /// Where the links that are open began, and where they lead.
    open_links: Vec<(usize, String)>,
    /// Inside so many code blocks; images inside so many images.
    code: usize,
    images: usize,
    /// The paragraph began with an image, so what follows is its caption.
    captioned: bool,
    headline: bool,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            writer: Writer::default(),
            links: Vec::new(),
            comments: Vec::new(),
            containers: Vec::new(),
            elements: Vec::new(),
            html: None,
            open_links: Vec::new(),
            code: 0,
            images: 0,
            captioned: false,
            headline: false,
        }
    }

    /// Metadata, and the blocks whose words stand in the front matter; values that cannot be used come back.
    fn front_matter(&mut self, front: &FrontMatter, titled: bool) -> (Metadata, Vec<String>) {
        let mut metadata = Metadata::default();
        let mut refused = Vec::new();
        let mut standfirst = false;
        let mut rest = front.entries.as_slice();
        while let Some(entry) = rest.first() {
            let same = rest.iter().take_while(|other| other.key == entry.key).count();
            let (values, later) = rest.split_at(same);
            rest = later;
            let slot = Slot::of(&entry.key);
            let kind = match slot {
                Some(Slot::Headline) if !titled && !self.headline => BlockKind::Headline,
                Some(Slot::Standfirst) if !standfirst => BlockKind::Standfirst,
                _ => BlockKind::Body,
            };
            if kind != BlockKind::Body && !entry.value.trim().is_empty() {
                self.headline |= kind == BlockKind::Headline;
                standfirst |= kind == BlockKind::Standfirst;
                self.writer.begin(kind);
                self.writer.words(&entry.value, entry.place, self.text);
                self.writer.end();
            }
            for notice in values {
                self.notice(notice);
            }
            let fields = match slot {
                Some(Slot::Aliases) => values.iter().map(Entry::field).collect(),
                _ => vec![joined(values)],
            };
            refused.extend(fields.into_iter().filter_map(|field| metadata.set(&entry.key, field)));
        }
        (metadata, refused)
    }

    /// A correction, or another notice to readers, that stands in the front matter: copy, which begins with what it is.
    fn notice(&mut self, entry: &Entry) {
        // A mark that there is one ("correction: true", a day) says nothing to readers.
        const FEWEST_WORDS: usize = 3;
        let Some(label) = notice(&entry.key).filter(|_| entry.value.split_whitespace().count() >= FEWEST_WORDS) else {
            return;
        };
        self.writer.begin(BlockKind::Note);
        let key = entry.place.start().checked_sub(label.len() + 2).map(|at| Span::new(at, entry.place.end()));
        let written = format!("{label}: {}", entry.value);
        // Where the key stands right before the value it is that of the notice, letter for letter.
        match key.filter(|at| self.text.get(at.range()).is_some_and(|words| words.eq_ignore_ascii_case(&written))) {
            Some(at) => self.writer.words(at.of(self.text), at, self.text),
            None => self.writer.words(&written, entry.place, self.text),
        }
        self.writer.end();
    }

    fn take(&mut self, event: Event<'t>, at: Span) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) if self.code == 0 => self.words(&words, at),
            Event::SoftBreak | Event::HardBreak => self.words("\n", at),
            Event::Html(_) => self.html_line(at),
            Event::InlineHtml(html) => self.inline_html(&html, at),
            Event::FootnoteReference(label) => {
                let target = format!("#{label}");
                self.links.push(Link { span: self.writer.last_character(), target });
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'t>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            Tag::Link { dest_url, .. } => {
                let begin = self.writer.place();
                self.open_links.push((begin, dest_url.into_string()));
            }
            Tag::Image { .. } => {
                self.images += 1;
                if self.images == 1 {
                    self.captioned |= !self.writer.has_words();
                    self.writer.begin(BlockKind::Caption);
                }
            }
            Tag::CodeBlock(_) => {
                self.writer.end();
                self.code += 1;
            }
            Tag::Heading { level, .. } => {
                let headline = level == HeadingLevel::H1 && !self.headline;
                self.headline |= headline;
                self.elements.clear();
                self.writer.begin(if headline { BlockKind::Headline } else { BlockKind::Subheading });
            }
            Tag::BlockQuote(Some(_)) => self.enter(BlockKind::Note),
            Tag::BlockQuote(None) => self.enter(BlockKind::QuoteBlock),
            Tag::Item => self.enter(BlockKind::ListItem),
            Tag::FootnoteDefinition(_) => self.enter(BlockKind::Note),
            Tag::TableCell => self.writer.begin(BlockKind::Table),
            _ => {
                self.writer.end();
                self.captioned = false;
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Link => {
                if let Some((begin, target)) = self.open_links.pop() {
                    let end = self.writer.place().max(begin);
                    self.links.push(Link { span: Span::new(begin, end), target });
                }
            }
            TagEnd::Image => {
                self.images = self.images.saturating_sub(1);
                if self.images == 0 {
                    self.writer.end();
                }
            }
            TagEnd::HtmlBlock => {
                self.html_block();
                self.writer.end();
                self.elements.retain(|kind| *kind != BlockKind::ListItem);
            }
            TagEnd::CodeBlock => self.code = self.code.saturating_sub(1),
            TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.writer.end();
                self.containers.pop();
            }
            _ => self.writer.end(),
        }
    }

    fn enter(&mut self, kind: BlockKind) {
        self.writer.end();
        self.captioned = false;
        self.containers.push(kind);
    }

    /// What a paragraph here is.
    fn here(&self) -> BlockKind {
        if self.captioned {
            return BlockKind::Caption;
        }
        self.elements.last().or(self.containers.last()).copied().unwrap_or(BlockKind::Body)
    }

    fn words(&mut self, words: &str, at: Span) {
        if !self.writer.is_open() {
            // A line break after a picture opens nothing.
            if words.trim().is_empty() {
                return;
            }
            self.writer.begin(self.here());
        }
        self.writer.words(words, at, self.text);
    }

    fn inline_html(&mut self, html: &str, at: Span) {
        if let Some(inside) = html.strip_prefix("<!--") {
            self.comment(inside.strip_suffix("-->").unwrap_or(inside), at);
        } else if html.len() < 8 && html.to_ascii_lowercase().starts_with("<br") {
            self.words("\n", at);
        }
    }

    fn comment(&mut self, text: &str, file_span: Span) {
        self.comments.push(Comment { file_span, at: self.writer.place(), text: text.trim().to_owned() });
    }

    /// A line of an HTML block. Where the marks of a quotation stand between its lines, each is read by itself.
    fn html_line(&mut self, at: Span) {
        // A carriage return before the end of a line is in the place of neither line.
        let text = self.text;
        let follows = |span: &Span| {
            let between = text.get(span.end()..at.start());
            between.is_some_and(|between| between.bytes().all(|byte| byte == b'\r'))
        };
        match &mut self.html {
            Some(span) if follows(span) => *span = span.cover(at),
            _ => {
                self.html_block();
                self.html = Some(at);
            }
        }
    }

    fn html_block(&mut self) {
        let Some(span) = self.html.take() else { return };
        let text = self.text;
        for piece in pieces(text, span) {
            match piece {
                Piece::Words(span) => self.words(span.of(text), span),
                Piece::Decoded(words, span) => self.words(&words, span),
                Piece::Comment(span, inside) => self.comment(inside, span),
                Piece::Open(name) if is_block(&name) => {
                    self.writer.end();
                    let nested = self.elements.len() < DEEPEST && self.elements.last().copied() != kind_of(&name);
                    self.elements.extend(kind_of(&name).filter(|_| nested));
                }
                Piece::Close(name) if is_block(&name) => {
                    self.writer.end();
                    if kind_of(&name).is_some() && self.elements.last().copied() == kind_of(&name) {
                        self.elements.pop();
                    }
                }
                Piece::Open(_) | Piece::Close(_) => {}
            }
        }
    }
}

/// What the words in an element are, where it says so.
fn kind_of(element: &str) -> Option<BlockKind> {
    match element {
        "figcaption" | "caption" => Some(BlockKind::Caption),
        "blockquote" => Some(BlockKind::QuoteBlock),
        "li" => Some(BlockKind::ListItem),
        _ => None,
    }
}

/// Elements whose edges part paragraphs.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "figure"
            | "figcaption"
            | "caption"
            | "blockquote"
            | "li"
            | "ul"
            | "ol"
            | "table"
            | "tr"
            | "td"
            | "th"
            | "section"
            | "article"
            | "aside"
            | "header"
            | "footer"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "hr"
            | "br"
            | "details"
            | "summary"
            | "img"
    )
}

/// Several values of one key as one field: names of several authors.
fn joined(values: &[Entry]) -> Field {
    let [first, .., last] = values else {
        return values.first().map_or(Field::Unknown, Entry::field);
    };
    let names: Vec<&str> = values.iter().map(|entry| entry.value.as_str()).filter(|value| !value.is_empty()).collect();
    Field::at(&names.join(", "), first.place.cover(last.place))
}
