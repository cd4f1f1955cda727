//! A draft that changed, taken over into its ledger: what moved stays, what was reworded is noted, what is new comes in.
//!
//! Nothing that a person wrote is taken out. Words that had been checked are kept under `was`, which makes an entry
//! stale until somebody deletes that line; entries whose words have gone stay as they are, and are found again if the
//! words come back. Before the new text is given out it is read again and held against the old.

use super::anchor_of;
use super::carry::{Carried, carry};
use super::edit::Edits;
use super::entry::{Entry, Evidence, EvidenceKind, Ledger, Status};
use super::item::{Item, work_order};
use super::judge::was;
use super::person::same_person;
use super::proof::Proofs;
use super::{fresh, read};
use crate::annotate::{Annotated, Lexicon};
use crate::text::Span;
use crate::yaml::Faults;

/// What became of an entry or an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Its words stand in the draft.
    Kept,
    /// Its words changed, and nobody had checked them yet.
    Reworded,
    /// Its words, or who says them, changed after they were checked.
    Stale,
    /// Its words are as they were when they were checked.
    Restored,
    /// Its words have gone from the draft.
    Gone,
    /// So they have, and were to.
    Cut,
    /// The draft says it and the ledger did not know it.
    New,
}

/// A ledger brought up to date.
#[derive(Clone, Debug)]
pub struct Updated {
    /// The file's new text.
    pub text: String,
    /// Of each entry, old ones first.
    pub changes: Vec<Told>,
    /// How many old entries were given an id.
    pub named: usize,
    /// How many files were written down with what they hold.
    pub sums: usize,
}

/// What became of one entry.
#[derive(Clone, Debug)]
pub struct Told {
    /// Its id.
    pub id: String,
    /// Its words now.
    pub words: String,
    /// Where it went stale: the words that were checked, or who said them then.
    pub was: Option<String>,
    /// What became of it.
    pub change: Change,
}

/// Takes a draft over into its ledger. The error is the place in the file that could not be written to, and why.
pub fn update(
    (text, ledger): (&str, &Ledger),
    (found, items): (&Annotated, &[Item]),
    (proofs, lexicon): (&Proofs, &Lexicon),
) -> Result<Updated, (Span, String)> {
    let carried = carry(&ledger.entries, items, found);
    let mut edits = Edits::new(text);
    let (mut changes, mut sums) = (Vec::new(), 0);
    let old = next_id(&ledger.entries);
    let mut next = old;
    for (entry, place) in ledger.entries.iter().zip(&carried.places) {
        let item = place.as_ref().and_then(|place| items.get(place.item?));
        let change = match (place, item) {
            (None, _) if entry.status == Status::Cut => Change::Cut,
            (None, _) => Change::Gone,
            (Some(_), None) => Change::Kept,
            (Some(_), Some(item)) => follow(entry, (item, lexicon), &mut edits),
        };
        for evidence in &entry.evidence {
            sums += usize::from(note_sum(evidence, proofs, &mut edits));
        }
        let words = item.map_or(&entry.words, |item| &item.words);
        let mut id = entry.id.clone();
        if id.is_empty() && edits.write_id(&entry.place, next) {
            id = next.to_string();
            next += 1;
        }
        let was = if change == Change::Stale { was(entry, item, lexicon) } else { None };
        let was = was.map(|was| was.to_string());
        changes.push(Told { id, words: words.clone(), was, change });
    }
    append((text, ledger), (&carried, items), next, (&mut edits, &mut changes))?;
    let newer = edits.apply().map_err(|place| (place, "two changes would have to be written here".to_owned()))?;
    proved(ledger, &newer, &changes)?;
    Ok(Updated { text: newer, changes, named: next - old, sums })
}

/// Writes today's words and speaker into an entry.
fn follow(entry: &Entry, (item, lexicon): (&Item, &Lexicon), edits: &mut Edits<'_>) -> Change {
    let place = &entry.place;
    let same = entry.anchored == item.anchored;
    let restored = !same && entry.was.is_some() && entry.checked == item.anchored;
    let mut change = Change::Kept;
    if !same {
        edits.replace(place.words, &item.words);
        if let Some(anchor) = place.anchor {
            edits.replace(anchor, &anchor_of(&item.words).to_string());
        }
        change = if restored {
            Change::Restored
        } else if entry.status.is_result() {
            Change::Stale
        } else {
            Change::Reworded
        };
        match place.was {
            Some(was) if restored => edits.remove(was),
            // What was checked first is what counts.
            Some(_) => {}
            // A person's own words are kept too, checked or not.
            None if entry.status.is_result() || !entry.is_whole() => {
                edits.insert_behind(place.words, ("was", &entry.words));
            }
            None => {}
        }
    }
    if let (Some(place_of_says), Some(says), Some(now)) = (place.says, &entry.says, &item.says)
        && !same_person(says, now, lexicon)
    {
        edits.replace(place_of_says, now);
        match (entry.status.is_result(), &entry.was_says, place.was_says) {
            (true, Some(was), Some(at)) if same_person(was, now, lexicon) => edits.remove(at),
            (true, None, _) => {
                edits.insert_behind(place.words, ("was-says", says));
                change = Change::Stale;
            }
            _ => {}
        }
    }
    change
}

/// Writes down what a file holds that a check rests on, where nobody has yet. Whether it did.
fn note_sum(evidence: &Evidence, proofs: &Proofs, edits: &mut Edits<'_>) -> bool {
    let sum = proofs.get(evidence).and_then(|proof| proof.sha256());
    if let (EvidenceKind::File, None, Some(sum)) = (evidence.kind, &evidence.sha256, sum) {
        edits.insert_behind(evidence.place, ("sha256", sum));
        return true;
    }
    false
}

/// Adds entries for what the ledger does not know, at its end.
fn append(
    (text, ledger): (&str, &Ledger),
    (carried, items): (&Carried, &[Item]),
    first: usize,
    (edits, changes): (&mut Edits<'_>, &mut Vec<Told>),
) -> Result<(), (Span, String)> {
    let found = work_order(items).into_iter().filter(|(_, at)| carried.entry_of[*at].is_none());
    let new: Vec<&Item> = found.map(|(_, at)| &items[at]).chain(&carried.lost).collect();
    if new.is_empty() {
        return Ok(());
    }
    let Some(list) = ledger.list else { return Ok(()) };
    // Where entries stand on lines of their own, the dash of the first.
    let dash = list.first.and_then(|first| {
        let before = text[..first.start()].trim_end_matches([' ', '\t']);
        before.ends_with('-').then(|| before.len() - 1)
    });
    let (at, indent) = match (list.first, dash) {
        (_, Some(dash)) => (end_of_list(text, list.span, edits), " ".repeat(edits.column(dash))),
        (None, _) => {
            if list.span.of(text).starts_with(['[', '~', 'n']) {
                edits.take_out(list.span);
            }
            (edits.line_end(list.key.end()), "  ".to_owned())
        }
        (Some(_), None) => {
            let message = "entries in brackets cannot be added to: write each on lines of its own that begin with `- `";
            return Err((list.span, message.to_owned()));
        }
    };
    let newline = edits.newline();
    let mut lines = if text[..at].ends_with('\n') { String::new() } else { newline.to_owned() };
    for (id, item) in (first..).zip(new) {
        lines.push_str(newline);
        lines.push_str(&fresh::entry(id, item, &indent, newline));
        changes.push(Told { id: id.to_string(), words: item.words.clone(), was: None, change: Change::New });
    }
    if !text[at..].is_empty() {
        // The line that it is written behind has its break already.
        lines.truncate(lines.len() - newline.len());
    }
    edits.insert(at, lines);
    Ok(())
}

/// Behind the last entry; where nothing but comments follows, behind those.
fn end_of_list(text: &str, list: Span, edits: &Edits<'_>) -> usize {
    let end = edits.line_end(list.end());
    let comment = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    if text[end..].lines().skip(1).all(comment) { text.len() } else { end }
}

/// The number after the greatest that an entry has.
fn next_id(entries: &[Entry]) -> usize {
    entries.iter().filter_map(|entry| entry.id.parse::<usize>().ok()).max().map_or(1, |id| id.saturating_add(1))
}

/// Reads the new text again: the entries that there should be, and of each old one all that a person wrote.
fn proved(old: &Ledger, newer: &str, changes: &[Told]) -> Result<(), (Span, String)> {
    let mut faults = Faults::default();
    let read = read::parse(newer, &mut faults);
    let kept = |(a, b): (&Entry, &Entry)| {
        let names = |entry: &Entry| -> Vec<(String, Option<String>)> {
            entry.evidence.iter().map(|evidence| (evidence.name.clone(), evidence.at.clone())).collect()
        };
        (a.status, a.on, a.expires) == (b.status, b.on, b.expires)
            && (&a.by, &a.note) == (&b.by, &b.note)
            && names(a) == names(b)
    };
    match read {
        Some(read) if read.entries.len() == changes.len() => {
            let pairs = old.entries.iter().zip(&read.entries).zip(changes);
            match pairs.into_iter().find(|((a, b), told)| b.id != told.id || !kept((a, b))) {
                Some(((entry, _), _)) => {
                    Err((entry.place.span, "this entry cannot be written to as it is laid out".to_owned()))
                }
                None => Ok(()),
            }
        }
        _ => {
            let place = old.list.map_or(Span::empty(0), |list| list.key);
            Err((place, "the entries cannot be written to as they are laid out".to_owned()))
        }
    }
}
