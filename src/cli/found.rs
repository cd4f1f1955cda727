//! `sources`, `quotes`, `claims`: what was found in a draft as a table; `annotate`: everything, as JSON.

use std::io;

use serde_json::{Map, Value as Json};

use super::args::{AnnotateArgs, DraftArgs, FoundArgs, ObjectFormat, Shared, TableFormat};
use super::beside::Beside;
use super::check::today;
use super::drafts::{Draft, Drafts};
use super::exit::Status;
use super::house::House;
use super::transcripts::Transcripts;
use super::{drafts, finish, heard, many, terminal};
use crate::annotate::{Annotated, Heard, Item, KINDS, Kind, KindRow, Value, annotate, wire};
use crate::finding::Problem;
use crate::report::{Places, one_row, write_json, write_table};
use crate::rule::RuleSet;
use crate::text::Span;

/// A table of one kind: its columns are attributes.
struct Table {
    kind: Kind,
    /// Header and attribute; the item's own words where there is none.
    columns: &'static [(&'static str, &'static str)],
    /// Attributes that only the JSON holds.
    more: &'static [&'static str],
    /// The attribute by whose number the items are put in order; in that of the text where there is none.
    order: Option<&'static str>,
}

/// What each command shows.
#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    Sources,
    Quotes,
    /// Quotations beside what was said.
    Heard,
    Claims {
        /// In the order in which to check them.
        ranked: bool,
    },
}

/// Stands for the item's own words among the columns.
const WORDS: &str = "";

fn table_of(what: What) -> Table {
    match what {
        What::Sources => Table {
            kind: Kind::Source,
            columns: &[
                ("class", "class"),
                ("says", "attributions"),
                ("quoted", "quotes"),
                ("knows by", "basis"),
                ("source", "canonical"),
            ],
            more: &["mentions", "affiliation", "condition", "reason", "role"],
            order: None,
        },
        What::Quotes => Table {
            kind: Kind::Quote,
            columns: &[("kind", "kind"), ("speaker", "speaker"), ("words", WORDS)],
            more: &["marks", "inherited"],
            order: None,
        },
        What::Heard => Table {
            kind: Kind::Quote,
            columns: &[("verdict", "heard"), ("speaker", "speaker"), ("words", WORDS)],
            more: &["kind", "marks", "inherited"],
            order: None,
        },
        What::Claims { ranked } => Table {
            kind: Kind::Claim,
            columns: &[
                ("rank", "rank"),
                ("kind", "kind"),
                ("support", "support"),
                ("source", "source"),
                ("trigger", "trigger"),
                ("claim", WORDS),
            ],
            more: &["hedge", "score"],
            order: ranked.then_some("rank"),
        },
    }
}

/// Says of a rule's id whether it is to be at hand.
type Wanted<'a> = &'a dyn Fn(&str) -> bool;

/// A draft with everything found in it, or what went wrong.
pub(super) type Found = Result<(Annotated, Vec<Problem>), Problem>;

/// Prints what was found as a table or as JSON.
pub(super) fn table(what: What, args: &FoundArgs, against: &[String], shared: &Shared) -> io::Result<Status> {
    let (mut drafts, sets, found, transcripts) = read_against(&args.drafts, (against, &|_| false), shared);
    let table = table_of(what);
    let all = |(draft, found): (&Draft, Found)| {
        found.map(|(found, problems)| with_ledger((draft, found, problems), &sets[draft.project], &drafts))
    };
    let found: Vec<Found> = match what {
        What::Claims { .. } => drafts.all.iter().zip(found).map(all).collect(),
        _ => found,
    };
    let several = drafts.all.len() > 1;
    let places = Places::new(&drafts.files, false);
    terminal::print(|out| {
        let pairs = drafts.all.iter().zip(&found).filter_map(|(draft, found)| Some((draft, &found.as_ref().ok()?.0)));
        for (number, (draft, found)) in pairs.enumerate() {
            if args.format == TableFormat::Json {
                let object = table.json(draft, found, (&transcripts, &places));
                write_json(&object, several, out)?;
                continue;
            }
            if several {
                writeln!(out, "{}{}", if number > 0 { "\n" } else { "" }, one_row(&draft.name))?;
            }
            // No verdict is told where there was nothing to hold the quotations against: the Problem says why.
            let unheard = matches!(what, What::Heard) && !transcripts.speak();
            let rows = if unheard { Vec::new() } else { table.rows(draft, found, &places) };
            let header: Vec<&str> =
                std::iter::once("line").chain(table.columns.iter().map(|(head, _)| *head)).collect();
            write_table((&header, &rows), &terminal::options(shared), out)?;
        }
        Ok(())
    })?;
    drop(places);
    let all = found.iter().flatten().flat_map(|(found, _)| &found.heard);
    let failing = all.flatten().any(Heard::fails);
    collect(&mut drafts, found);
    let status = finish(drafts.problems, &drafts.files, shared)?;
    Ok(if failing && status == Status::Clean { Status::Failing } else { status })
}

/// With every assertion, and with what the ledger beside the draft, where there is one, records of them.
fn with_ledger(
    (draft, found, mut problems): (&Draft, Annotated, Vec<Problem>),
    rules: &RuleSet,
    drafts: &Drafts,
) -> (Annotated, Vec<Problem>) {
    let (beside, told) = Beside::of(draft, &drafts.files);
    problems.extend(told);
    let mut entries = Vec::new();
    if let Some(beside) = beside {
        let (judged, told) = beside.judge((draft, &found), (rules.lexicon(), today()), &drafts.files);
        problems.extend(told);
        entries = judged.map(|(judged, _)| judged.recorded()).unwrap_or_default();
    }
    (found.with_assertions().with_entries(entries), problems)
}

/// Prints everything, one object a draft; each on a line of its own where there are several.
pub(super) fn everything(args: &AnnotateArgs, shared: &Shared) -> io::Result<Status> {
    let (mut drafts, _, found) = read(&args.drafts, shared);
    let several = drafts.all.len() > 1 || args.format == ObjectFormat::Jsonl;
    terminal::print(|out| {
        for (draft, found) in drafts.all.iter().zip(&found) {
            if let Ok((found, _)) = found {
                write_json(&wire::annotation(&draft.name, &drafts.files.get(draft.file).text, found), several, out)?;
            }
        }
        Ok(())
    })?;
    collect(&mut drafts, found);
    finish(drafts.problems, &drafts.files, shared)
}

/// Reads and annotates the drafts, and holds their quotations against transcripts. The words of a project's lists
/// count; of its rules those that are wanted are at hand.
fn read_against(
    args: &DraftArgs,
    (against, wanted): (&[String], Wanted<'_>),
    shared: &Shared,
) -> (Drafts, Vec<RuleSet>, Vec<Found>, Transcripts) {
    let mut drafts = drafts::read(args, shared);
    let transcripts = Transcripts::read(against, &mut drafts);
    let houses = House::all(&mut drafts);
    let mut sets: Vec<RuleSet> = Vec::new();
    for house in &houses {
        let (set, problems) = house.library.compile(wanted, &mut drafts.files);
        drafts.problems.extend(problems);
        sets.push(set);
    }
    let found = many::map(
        &drafts.all,
        shared,
        |draft| &draft.name,
        |draft| {
            let settings = drafts.projects.all[draft.project].settings(&draft.place);
            let (document, problems) = draft.document(&drafts.files, &settings);
            (transcripts.lay_into(annotate(document, sets[draft.project].lexicon())), problems)
        },
    );
    (drafts, sets, found, transcripts)
}

/// Reads and annotates the drafts.
pub(super) fn read(args: &DraftArgs, shared: &Shared) -> (Drafts, Vec<RuleSet>, Vec<Found>) {
    read_for(args, &|_| false, shared)
}

/// The same, with some rules at hand.
pub(super) fn read_for(args: &DraftArgs, wanted: Wanted<'_>, shared: &Shared) -> (Drafts, Vec<RuleSet>, Vec<Found>) {
    let (drafts, sets, found, _) = read_against(args, (&[], wanted), shared);
    (drafts, sets, found)
}

/// Takes over what went wrong.
pub(super) fn collect(drafts: &mut Drafts, found: Vec<Found>) {
    for found in found {
        match found {
            Ok((_, problems)) => drafts.problems.extend(problems),
            Err(problem) => drafts.problems.push(problem),
        }
    }
}

impl Table {
    fn row(&self) -> Option<&'static KindRow> {
        KINDS.iter().find(|row| row.kind == self.kind)
    }

    /// The items, in the order in which they are printed.
    fn items(&self, row: &KindRow, found: &Annotated) -> Vec<usize> {
        let mut items: Vec<usize> = (0..(row.count)(found)).collect();
        if let Some(key) = self.order {
            items.sort_by_key(|&index| match value(found, row, key, index) {
                Value::Number(number) => number as u64,
                _ => u64::MAX,
            });
        }
        items
    }

    fn rows(&self, draft: &Draft, found: &Annotated, places: &Places<'_>) -> Vec<Vec<String>> {
        let Some(row) = self.row() else { return Vec::new() };
        let mut rows = Vec::new();
        for index in self.items(row, found) {
            let span = found.document.prose.to_file((row.span)(found, index));
            let start = places.at(draft.file, span).start;
            let cells = self.columns.iter().map(|(_, key)| cell(found, row, key, index));
            rows.push(std::iter::once(format!("{}:{}", start.line, start.column)).chain(cells).collect());
            if let Some(heard) = self.heard(found, index) {
                rows.extend(heard::rows(heard));
            }
        }
        rows
    }

    /// What transcripts show of an item.
    fn heard<'f>(&self, found: &'f Annotated, index: usize) -> Option<&'f Heard> {
        found.heard.get(index).and_then(Option::as_ref).filter(|_| self.kind == Kind::Quote)
    }

    fn json(&self, draft: &Draft, found: &Annotated, (said, places): (&Transcripts, &Places<'_>)) -> Json {
        let mut items = Vec::new();
        let row = self.row();
        for (row, index) in row.iter().flat_map(|row| self.items(row, found).into_iter().map(move |index| (row, index)))
        {
            let mut object = Map::new();
            let span = found.document.prose.to_file((row.span)(found, index));
            object.insert("place".into(), serde_json::to_value(places.at(draft.file, span)).unwrap_or_default());
            let keys = self.columns.iter().map(|(_, key)| *key).chain(self.more.iter().copied());
            for key in keys.filter(|key| *key != WORDS) {
                let value = match key {
                    "heard" => heard::json(found, index, said, places),
                    _ => json(found, value(found, row, key, index)),
                };
                object.insert(key.into(), value);
            }
            items.push(Json::Object(object));
        }
        let key = self.row().map_or("items", |row| row.key);
        let head = [("version", Json::from(1)), ("file", Json::from(draft.name.as_str()))];
        let mut object: Map<String, Json> = head.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        object.insert(format!("{key}s"), Json::Array(items));
        Json::Object(object)
    }
}

fn value<'a>(found: &'a Annotated, row: &KindRow, key: &str, index: usize) -> Value<'a> {
    row.attributes.iter().find(|one| one.key == key).map_or(Value::Missing, |one| (one.get)(found, index))
}

/// What a table shows of an attribute: nothing where there is none.
fn cell(found: &Annotated, row: &KindRow, key: &str, index: usize) -> String {
    if key == WORDS {
        let span = (row.span)(found, index);
        return if row.kind == Kind::Claim { in_sentence(found, span) } else { found.slice(span).to_owned() };
    }
    match value(found, row, key, index) {
        Value::Unknown | Value::Missing => String::new(),
        Value::Flag(flag) => if flag { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Word(word) => word.to_owned(),
        Value::Place(span) => found.document.prose.slice(span).to_owned(),
        Value::Text(text) => text.into_owned(),
        Value::Item(item) => name_of(found, item),
        Value::Items(_, items) => items.len().to_string(),
    }
}

/// Words out of a sentence: with an ellipsis where they begin in its middle, and with the mark that closes what was
/// opened in them.
fn in_sentence(found: &Annotated, span: Span) -> String {
    let words = found.slice(span);
    let start = found.sentence_at(span.start()).map_or(span.start(), |at| found.sentences[at].span.start());
    let begun = found.slice(Span::new(start.min(span.start()), span.start())).chars().any(char::is_alphanumeric);
    let rest = &found.document.prose.text()[span.end()..];
    let open = words.matches('“').count() > words.matches('”').count() || words.matches('"').count() % 2 == 1;
    let stop = rest.len() - rest.trim_start_matches([',', '.', '?', '!']).len();
    let mark = rest[stop..].chars().next().filter(|mark| open && ['”', '"'].contains(mark));
    let close = mark.map(|mark| &rest[..stop + mark.len_utf8()]);
    format!("{}{words}{}", if begun { "… " } else { "" }, close.unwrap_or_default())
}

fn json(found: &Annotated, value: Value<'_>) -> Json {
    match value {
        Value::Unknown | Value::Missing => Json::Null,
        Value::Flag(flag) => flag.into(),
        Value::Number(number) if number.fract() == 0.0 => (number as i64).into(),
        Value::Number(number) => number.into(),
        Value::Word(word) => word.into(),
        Value::Place(span) => found.document.prose.slice(span).into(),
        Value::Text(text) => text.into_owned().into(),
        Value::Item(item) => name_of(found, item).into(),
        Value::Items(_, items) => items.len().into(),
    }
}

/// How another item is named in a cell: a source by its fullest mention, the rest by their words.
fn name_of(found: &Annotated, item: Item) -> String {
    let Some(row) = KINDS.iter().find(|row| row.kind == item.kind) else { return String::new() };
    let index = item.index as usize;
    match value(found, row, "canonical", index) {
        Value::Text(text) => text.into_owned(),
        Value::Place(span) => found.document.prose.slice(span).to_owned(),
        _ => found.document.prose.slice((row.span)(found, index)).to_owned(),
    }
}
