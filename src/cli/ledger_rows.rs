//! A ledger, held against its draft, to the rows of a list.

use crate::annotate::Recorded;
use crate::ledger::{Entry, EvidenceKind, Item, Judged, Ledger, Status};
use crate::report::{Row, Sheet};
use crate::text::Span;

const HEAD: &[&str] = &["status", "id", "line", "kind", "says", "by", "on", "evidence", "remarks", "words"];

/// Status, id, line, remarks and words: the rest is for a page.
const NARROW: &[usize] = &[0, 1, 2, 8, 9];

/// The list of a ledger. `line` says where a place of the prose is.
pub(super) fn sheet(
    name: &str,
    ledger: &Ledger,
    (judged, items): (&Judged, &[Item]),
    line: &dyn Fn(Span) -> String,
) -> Sheet {
    let mut rows = Vec::new();
    for ((entry, place), recorded) in ledger.entries.iter().zip(&judged.carried.places).zip(&judged.entries) {
        let at = place.as_ref().map_or_else(|| "gone".to_owned(), |place| line(place.span));
        let says = place.as_ref().and_then(|place| items.get(place.item?)?.says.clone()).or(entry.says.clone());
        rows.push(row(entry, (recorded.as_ref(), at, says)));
    }
    for (item, _) in items.iter().zip(&judged.carried.entry_of).filter(|(_, entry)| entry.is_none()) {
        let cells =
            ["unlisted", "", &line(item.span), item.kind.key(), item.says.as_deref().unwrap_or(""), "", "", "", ""];
        let cells = cells.into_iter().map(str::to_owned).chain([item.words.clone()]).collect();
        rows.push(Row { cells, marked: true });
    }
    let count = |status: &str| rows.iter().filter(|row| row.cells[0] == status).count();
    let parts: Vec<String> = ["verified", "stale", "open", "disputed", "cut", "unlisted"]
        .into_iter()
        .map(|status| (count(status), status))
        .filter(|(number, _)| *number > 0)
        .map(|(number, status)| format!("{number} {status}"))
        .collect();
    let gone = judged.gone().count();
    let mut lines = vec![if parts.is_empty() { "nothing to check".to_owned() } else { parts.join(", ") }];
    if gone > 0 {
        lines.push(format!("{gone} of them no longer in the draft"));
    }
    Sheet { title: name.to_owned(), lines, head: HEAD, narrow: NARROW, rows }
}

fn row(entry: &Entry, (recorded, at, says): (Option<&Recorded>, String, Option<String>)) -> Row {
    let stale = recorded.is_some_and(|one| one.was.is_some());
    let bad = |one: &Recorded| matches!(one.evidence, "missing" | "changed" | "empty");
    let mut remarks = Vec::new();
    if let Some(one) = recorded {
        remarks.extend(one.was.as_ref().map(|was| format!("was: {was}")));
        remarks.extend(one.expired.as_ref().map(|day| format!("expired {day}")));
        if bad(one) {
            remarks.push(format!("{} is {}", one.evidence_name.as_deref().unwrap_or("evidence"), one.evidence));
        }
        remarks.extend(one.lacks.as_ref().map(|lacks| format!("not in the evidence: {lacks}")));
    }
    remarks.extend(entry.note.clone());
    let marked =
        recorded.is_some_and(|one| stale || one.expired.is_some() || bad(one) || entry.status != Status::Verified);
    let day = entry.on.map(|day| day.to_string()).unwrap_or_default();
    let status = if stale { "stale" } else { entry.status.key() };
    let cells = vec![
        status.to_owned(),
        entry.id.clone(),
        at,
        entry.kind.key().to_owned(),
        says.unwrap_or_default(),
        entry.by.join(", "),
        day,
        entry.evidence.iter().map(evidence).collect::<Vec<_>>().join("; "),
        remarks.join("; "),
        entry.words.clone(),
    ];
    Row { cells, marked }
}

fn evidence(evidence: &crate::ledger::Evidence) -> String {
    let kind = EvidenceKind::ALL.iter().find(|(kind, _)| *kind == evidence.kind).map_or("", |(_, key)| *key);
    let at = evidence.at.as_ref().map(|at| format!(", {at}")).unwrap_or_default();
    let on = evidence.on.map(|on| format!(", {on}")).unwrap_or_default();
    let name = &evidence.name;
    if matches!(evidence.kind, EvidenceKind::Interview) {
        format!("{kind}: {name}{at}{on}")
    } else {
        format!("{name}{at}{on}")
    }
}
