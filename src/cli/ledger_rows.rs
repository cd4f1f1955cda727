//! A ledger, held against its draft, to the rows of a list.

use crate::annotate::Recorded;
use crate::ledger::{Entry, EvidenceKind, Item, Judged, Ledger, Status};
use crate::report::{Row, Sheet};
use crate::text::Span;

const HEAD: &[&str] = &["status", "id", "line", "words", "remarks", "kind", "says", "by", "on", "evidence"];

const VERIFIED: &str = "verified";

/// Status, id, line, words and remarks: the rest is for a page.
const NARROW: &[usize] = &[0, 1, 2, 3, 4];

/// What a rule about the ledger says of an entry.
pub(super) struct Remark {
    pub span: Span,
    pub id: Option<String>,
    pub words: String,
    /// Whether `ledger check` fails on it.
    pub error: bool,
}

/// Whether what a rule says belongs among the remarks: whatever no column says.
pub(super) fn is_remark(rule: &str) -> bool {
    const COLUMNS: [&str; 4] = ["entry-unverified", "entry-unlisted", "entry-disputed", "entry-cut"];
    rule.strip_prefix("ledger/").is_some_and(|name| !COLUMNS.contains(&name))
}

/// The list of a ledger. `line` says where a place of the prose is.
pub(super) fn sheet(
    name: &str,
    ledger: &Ledger,
    (judged, items, remarks): (&Judged, &[Item], &[Remark]),
    line: &dyn Fn(Span) -> String,
) -> Sheet {
    let mut rows = Vec::new();
    // Verified, and something that was looked up says otherwise.
    let mut failing = 0;
    for ((entry, place), recorded) in ledger.entries.iter().zip(&judged.carried.places).zip(&judged.entries) {
        let at = place.as_ref().map_or_else(|| "gone".to_owned(), |place| line(place.span));
        let says = place.as_ref().and_then(|place| items.get(place.item?)?.says.clone()).or(entry.says.clone());
        let of = |one: &&Remark| recorded.as_ref().is_some_and(|entry| one.span == entry.span && one.id == entry.id);
        let said: Vec<&str> = remarks.iter().filter(of).map(|one| one.words.as_str()).collect();
        let verified = entry.status == Status::Verified && recorded.as_ref().is_some_and(|one| one.was.is_none());
        failing += usize::from(verified && remarks.iter().filter(of).any(|one| one.error));
        rows.push(row(entry, (recorded.as_ref(), at, says), &said));
    }
    for item in judged.carried.unlisted(items) {
        let cells = ["unlisted", "", &line(item.span), &item.words, "", item.kind.key()];
        let says = item.says.as_deref().unwrap_or_default();
        let cells = cells.into_iter().chain([says, "", "", ""]).map(str::to_owned).collect();
        rows.push(Row { cells, marked: true });
    }
    // What was verified and has a remark is not simply verified.
    let count = |status: &str| {
        let of = |row: &&Row| row.cells[0] == status && (status != VERIFIED || !row.marked);
        rows.iter().filter(of).count()
    };
    let doubtful = rows.iter().filter(|row| row.cells[0] == VERIFIED && row.marked).count() - failing;
    let mut parts: Vec<String> = ["verified", "stale", "open", "disputed", "cut", "unlisted"]
        .into_iter()
        .map(|status| (count(status), status))
        .filter(|(number, _)| *number > 0)
        .map(|(number, status)| format!("{number} {status}"))
        .collect();
    let at = usize::from(count(VERIFIED) > 0);
    for (number, how) in [(failing, "an error"), (doubtful, "a remark")] {
        if number > 0 {
            parts.insert(at, format!("{number} verified with {how}"));
        }
    }
    let gone = judged.gone().count();
    let mut lines = vec![if parts.is_empty() { "nothing to check".to_owned() } else { parts.join(", ") }];
    if gone > 0 {
        lines.push(format!("{gone} of them no longer in the draft"));
    }
    Sheet { title: name.to_owned(), lines, head: HEAD, narrow: NARROW, rows }
}

fn row(entry: &Entry, (recorded, at, says): (Option<&Recorded>, String, Option<String>), said: &[&str]) -> Row {
    let stale = recorded.is_some_and(|one| one.was.is_some());
    let marked = recorded.is_some() && (!said.is_empty() || entry.status != Status::Verified);
    let remarks: Vec<&str> = said.iter().copied().chain(entry.note.as_deref()).collect();
    let day = entry.on.map(|day| day.to_string()).unwrap_or_default();
    let status = if stale { "stale" } else { entry.status.key() };
    let cells = vec![
        status.to_owned(),
        entry.id.clone(),
        at,
        entry.words.clone(),
        remarks.join("; "),
        entry.kind.key().to_owned(),
        says.unwrap_or_default(),
        entry.by.join(", "),
        day,
        entry.evidence.iter().map(evidence).collect::<Vec<_>>().join("; "),
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
