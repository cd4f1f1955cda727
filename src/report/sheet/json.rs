//! Lists as one JSON object: `{"version": 1, "lists": [{"title", "lines", "rows": [{head: cell, …, "marked"}]}]}`.

use std::io;

use serde_json::{Map, Value, json};

use super::Sheet;
use crate::report::{Options, write_json};

/// Version of this shape.
const VERSION: u32 = 1;

pub(super) fn write(sheets: &[Sheet], _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let list = |sheet: &Sheet| {
        let rows = sheet.rows.iter().map(|row| {
            let cells = sheet.head.iter().zip(&row.cells);
            let mut object: Map<String, Value> =
                cells.map(|(head, cell)| ((*head).to_owned(), cell.as_str().into())).collect();
            object.insert("marked".into(), row.marked.into());
            Value::Object(object)
        });
        json!({"title": sheet.title, "lines": sheet.lines, "rows": rows.collect::<Vec<_>>()})
    };
    let lists: Vec<Value> = sheets.iter().map(list).collect();
    write_json(&json!({"version": VERSION, "lists": lists}), false, out)
}
