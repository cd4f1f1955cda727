//! A first ledger for a draft: the work list, in the order in which a checker works.

use super::anchor_of;
use super::edit::scalar;
use super::item::{Group, Item, work_order};
use super::read::VERSION;

/// What stands on top of every ledger: all that a checker needs to know to fill it in.
const HEAD: &str = "\
# How each claim and quotation of this story was checked. `onrecord ledger check` says what is still to do,
# `onrecord ledger update` takes over what changed in the draft.
#
# status    open, verified, disputed, or cut (it is to go from the copy)
# evidence  one or more of `file`, `link`, `interview`, `document`, each on a line of its own that begins with `- `
#           and each with `at` (page, line, minute) and `on` (day) where that helps. Files are named from this folder.
# by, on    who checked it, and the day, as YYYY-MM-DD; `expires` is the last day on which that holds
# was       written when words change that were checked; delete that line when the new words are checked too
# anchor    by this the words are known again. Entries of your own need no anchor: `id`, `kind` and `words` will do.
#
# Add `note` wherever there is more to say. Comments, order and whatever else you write stay as they are.
";

/// The text of a new ledger. `story` is the draft's file name; empty where it has none.
#[must_use]
pub fn fresh(story: &str, items: &[Item]) -> String {
    let story = if story.is_empty() { String::new() } else { format!("story: {}\n", scalar(story)) };
    let mut out = format!("{HEAD}version: {VERSION}\n{story}entries:\n");
    if items.is_empty() {
        out.truncate(out.len() - 1);
        out.push_str(" []\n");
    }
    let mut group = None;
    for (number, (of, at)) in work_order(items).into_iter().enumerate() {
        if group != Some(of) {
            group = Some(of);
            out.push_str("\n  # ");
            out.push_str(&heading(of, &items[at]));
            out.push('\n');
        }
        out.push('\n');
        out.push_str(&entry(number + 1, &items[at], "  ", "\n"));
    }
    out
}

fn heading(group: Group, item: &Item) -> String {
    match group {
        Group::Figures => "Figures without a source".to_owned(),
        Group::Assertions => "Other assertions without a source".to_owned(),
        Group::Source(_) => {
            let says = item.says.as_deref().unwrap_or("somebody");
            // A comment ends with its line.
            format!("What {} says", crate::text::squeezed(says))
        }
        Group::Rest => "What else there is".to_owned(),
    }
}

/// One entry that nobody has worked on.
pub(super) fn entry(id: usize, item: &Item, indent: &str, newline: &str) -> String {
    let mut lines = vec![format!("{indent}- id: {id}"), format!("kind: {}", item.kind.key())];
    lines.push(format!("words: {}", scalar(&item.words)));
    if let Some(says) = &item.says {
        lines.push(format!("says: {}", scalar(&crate::text::squeezed(says))));
    }
    if !item.by_hand {
        lines.push(format!("anchor: {}", scalar(&anchor_of(&item.words).to_string())));
    }
    lines.extend(["status: open", "evidence:", "by:", "on:"].map(str::to_owned));
    let mut out = lines.join(&format!("{newline}{indent}  "));
    out.push_str(newline);
    out
}
