//! Ledgers as people lay them out: read with their faults, and written to without touching anything else.

use super::{Change, Ledger, Proofs, Updated, items, judge, read, update};
use crate::annotate::{Annotated, Lexicon, annotate};
use crate::document::Document;
use crate::text::{File, Files, Span};

const STORY: &str = "“We never signed that paper,” Ines Halvard said.\n\nThe pier cost $5 million to mend.\n";

fn draft(text: &str) -> (Annotated, Lexicon) {
    let lexicon = Lexicon::builtin();
    (annotate(Document::read("story.txt", text.to_owned()).0, &lexicon), lexicon)
}

fn read_back(text: &str) -> (Option<Ledger>, Vec<String>) {
    let mut files = Files::default();
    let id = files.add(File::new("story.ledger.yaml", text));
    let (ledger, problems) = read(id, files.get(id));
    (ledger, problems.into_iter().map(|problem| problem.message).collect())
}

fn brought(text: &str, story: &str) -> Result<Updated, (Span, String)> {
    let (found, lexicon) = draft(story);
    let (ledger, problems) = read_back(text);
    assert!(problems.is_empty(), "{problems:?}");
    update((text, &ledger.expect("a ledger")), (&found, &items(&found, &lexicon)), (&Proofs::default(), &lexicon))
}

fn of_kind(updated: &Updated, kind: Change) -> Vec<&str> {
    updated.changes.iter().filter(|told| told.change == kind).map(|told| told.id.as_str()).collect()
}

#[test]
fn what_people_wrote_around_a_value_stays() {
    let text = "\
# our own head
version: 1   # one
entries:
# first
- kind: quote
  words: We never signed it   # as on tape
  status: verified
  # by telephone
  by: Jo
  id: q
- {id: 7, kind: claim, words: \"The pier cost $4 million to mend\", status: disputed, note: 'see p. 3'} # odd
# last words
";
    let updated = brought(text, STORY).expect("it can be written to");
    assert_eq!(
        updated.text,
        "\
# our own head
version: 1   # one
entries:
# first
- kind: quote
  words: We never signed that paper   # as on tape
  was: We never signed it
  status: verified
  # by telephone
  by: Jo
  id: q
- {id: 7, kind: claim, words: The pier cost $5 million to mend, was: The pier cost $4 million to mend, status: \
disputed, note: 'see p. 3'} # odd
# last words
"
    );
    assert_eq!(of_kind(&updated, Change::Stale), ["q", "7"]);
    // Back in the words that were checked: the lines that an update wrote go again.
    let back = STORY.replace("that paper", "it").replace("$5", "$4");
    let restored = brought(&updated.text, &back).expect("it can be written to");
    assert_eq!(restored.text.replace('"', ""), text.replace('"', ""));
    assert_eq!(of_kind(&restored, Change::Restored), ["q", "7"]);
}

#[test]
fn new_entries_stand_at_the_end_however_the_list_is_laid_out() {
    for (text, indent) in [
        ("version: 1\nentries:\n", "  "),
        ("version: 1\nentries: []\n", "  "),
        ("version: 1\nentries: # none yet\n", "  "),
        ("version: 1\nentries:\n- {id: 3, kind: claim, words: an older thing}\n", ""),
        (
            "version: 1\nentries:\n    - id: 3\n      kind: claim\n      words: >-\n        an older\n        thing\n",
            "    ",
        ),
        ("version: 1\r\nentries:\r\n  - id: 3\r\n    kind: claim\r\n    words: an older thing\r\n", "  "),
        ("version: 1\nentries:\n  - id: 3\n    kind: claim\n    words: an older thing", "  "),
    ] {
        let updated = brought(text, STORY).unwrap_or_else(|(_, message)| panic!("{message}: {text}"));
        let kept = text.trim_end().trim_end_matches("[]").trim_end();
        assert!(updated.text.starts_with(kept), "{text}\n{}", updated.text);
        let (ledger, problems) = read_back(&updated.text);
        assert!(problems.is_empty(), "{problems:?} {}", updated.text);
        let ids: Vec<String> = ledger.expect("a ledger").entries.into_iter().map(|entry| entry.id).collect();
        let wanted: &[&str] = if text.contains("id: 3") { &["3", "4", "5"] } else { &["1", "2"] };
        assert_eq!(ids, wanted, "{}", updated.text);
        assert!(updated.text.contains(&format!("\n{indent}- id: {}", wanted[wanted.len() - 1])), "{}", updated.text);
        assert_eq!(text.contains('\r'), updated.text.contains('\r'));
        assert_eq!(updated.text.matches('\n').count() == updated.text.matches("\r\n").count(), text.contains('\r'));
    }
    // A list that is not the last thing in the file.
    let updated =
        brought("version: 1\nentries:\n  - {kind: claim, words: x}\nstory: story.txt\n", STORY).expect("so too");
    assert!(updated.text.ends_with("    on:\nstory: story.txt\n"), "{}", updated.text);
}

#[test]
fn what_cannot_be_written_to_is_left_as_it_is() {
    let (_, message) = brought("version: 1\nentries: [{id: 1, kind: claim, words: an older thing}]\n", STORY)
        .expect_err("entries in brackets");
    assert!(message.contains("in brackets"), "{message}");
    let alias = "version: 1\nentries:\n- &a {kind: quote, words: We never signed it, status: verified}\n- <<: *a\n  kind: claim\n  words: The pier cost $4 million to mend\n  id: 5\n";
    if let Ok(updated) = brought(alias, STORY) {
        assert!(updated.text.contains("was: We never signed it"), "{}", updated.text);
    }
}

#[test]
fn a_long_quotation_on_several_lines_is_written_on_one() {
    let text = "version: 1\nentries:\n- id: 1\n  kind: quote\n  words: |  # as heard\n    We never\n    signed it\n  status: verified\n  note: kept\n";
    let updated = brought(text, STORY).expect("it can be written to");
    let (ledger, problems) = read_back(&updated.text);
    assert!(problems.is_empty(), "{problems:?}\n{}", updated.text);
    let entry = &ledger.expect("a ledger").entries[0];
    assert!(updated.text.contains("  # as heard\n"), "{}", updated.text);
    assert_eq!((entry.words.as_str(), entry.note.as_deref()), ("We never signed that paper", Some("kept")));
    assert_eq!(crate::text::anchored(entry.was.as_deref().unwrap_or_default()), "we never signed it");
}

#[test]
fn each_fault_costs_no_more_than_it_touches() {
    let text = "\
version: 1
owner: nobody
entries:
- {id: 1, kind: claim, words: The pier cost $5 million to mend, status: verifed}
- {id: 1, kind: claim, words: Something else}
- {id: 2, kind: claim, words: The pier cost $5 million to mend., status: verified}
- {id: 3, kind: quote}
- {id: 4, kind: quote, words: '…'}
- {id: 5, kind: quote, words: We never, on: yesterday, evidence: talk.txt}
- {id: 6, kind: quote, words: signed, evidence: [{file: a, link: b}, {file: c, sha256: abc}], checker: Jo}
- {kind: claim, words: The quay}
- {kind: claim, words: the quay.}
- verified
";
    let (ledger, problems) = read_back(text);
    let ledger = ledger.expect("the rest is read");
    let ids: Vec<&str> = ledger.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["1", "5", "6", ""]);
    assert_eq!(ledger.entries[0].status, super::Status::Open, "what is no status is not verified");
    assert_eq!(ledger.entries[2].evidence.len(), 1);
    for part in [
        "a ledger has no key `owner`",
        "there is no status `verifed`",
        "an entry `1` already",
        "have an entry already: `1`",
        "have an entry already, further up",
        "`words` is missing",
        "no word in `words`",
        "`on` is a day",
        "what kind of evidence",
        "one of `file`, `link`",
        "64 hexadecimal digits",
        "no key `checker`",
        "not a single value",
    ] {
        assert!(problems.iter().any(|message| message.contains(part)), "{part}: {problems:#?}");
    }
}

#[test]
fn what_is_no_ledger_is_not_read() {
    for text in [
        "",
        "- a\n",
        "version: 2\nentries: []\n",
        "entries: []\n",
        "version: 1\nentries: {a: b}\n",
        "version: 1\nentries: [\n",
    ] {
        let (ledger, problems) = read_back(text);
        assert!(ledger.is_none() && !problems.is_empty(), "{text:?} {problems:?}");
    }
}

#[test]
fn words_that_a_person_entered_are_found_wherever_they_stand() {
    let text = "version: 1\nentries:\n- {id: a, kind: claim, words: \"5 million to\", status: verified}\n- {id: b, kind: quote, words: SIGNED that, status: verified}\n";
    let updated = brought(text, STORY).expect("it can be written to");
    assert_eq!(of_kind(&updated, Change::Kept), ["a", "b"]);
    assert!(updated.text.starts_with(text), "{}", updated.text);
}

#[test]
fn entries_without_ids_are_given_the_next_free_numbers() {
    let text = "\
version: 1
entries:
# by hand
- kind: quote   # as on tape
  words: We never signed that paper
- {kind: claim, words: The pier cost $5 million to mend}
- id:   # none yet
  kind: claim
  words: gone long ago
-
  words: gone before that
  kind: claim
- {
    kind: claim, words: at no time}
- {id: 7, kind: claim, words: long ago}
- {id: b, kind: quote, words: signed}
";
    let updated = brought(text, STORY).expect("it can be written to");
    let written = text
        .replace("- kind: quote ", "- id: 8\n  kind: quote ")
        .replace("- {kind: claim, words: The", "- {id: 9, kind: claim, words: The")
        .replace("id:   #", "id: 10   #")
        .replace("  words: gone before", "  id: 11\n  words: gone before")
        .replace("    kind: claim, words: at", "    id: 12, kind: claim, words: at");
    assert_eq!(updated.text, written);
    assert_eq!((updated.named, &updated.changes[0].id), (5, &"8".to_owned()));
    assert_eq!(brought(&written, STORY).expect("once more").text, written, "a second update has nothing to do");
    let windows = text.replace('\n', "\r\n");
    assert_eq!(brought(&windows, STORY).expect("so too").text, written.replace('\n', "\r\n"));
}

#[test]
fn an_id_that_does_not_fit_the_layout_is_left_out() {
    for entry in [
        "- ? kind\n  : quote\n  words: signed\n",
        "- &a {&b kind: claim, words: 5 million}\n",
        "- {id, kind: claim, words: a}\n",
    ] {
        let text = format!("version: 1\nentries:\n{entry}");
        let (found, lexicon) = draft(STORY);
        let (ledger, _) = read_back(&text);
        let ledger = ledger.unwrap_or_else(|| panic!("{text}"));
        let proofs = (&Proofs::default(), &lexicon);
        let updated = update((&text, &ledger), (&found, &items(&found, &lexicon)), proofs);
        let updated = updated.unwrap_or_else(|(_, message)| panic!("{message}: {text}"));
        assert!(updated.text.starts_with(&text) && updated.named == 0, "{}", updated.text);
    }
}

#[test]
fn entries_without_ids_are_judged_each_by_itself() {
    let text = "version: 1\nentries:\n- {kind: quote, words: We never signed that paper, status: verified, evidence: {file: a.txt}}\n- {kind: claim, words: The pier cost $4 million to mend, status: verified}\n- {kind: quote, words: gone long ago}\n";
    let (found, lexicon) = draft(STORY);
    let (ledger, problems) = read_back(text);
    assert!(problems.is_empty(), "{problems:?}");
    let mut proofs = Proofs::default();
    proofs.add("a.txt", Some(b"We never signed that paper.".to_vec()));
    let today = jiff::civil::date(2031, 6, 6);
    let items = items(&found, &lexicon);
    let judged = judge((&ledger.expect("a ledger"), &proofs), (&found, &items), (&lexicon, today));
    assert_eq!(judged.gone().collect::<Vec<_>>(), [2]);
    let heard: Vec<_> = judged.entries.iter().flatten().map(|one| one.heard.as_ref().map(|heard| heard.0)).collect();
    assert_eq!(heard, [Some("verbatim"), None]);
    let stale: Vec<bool> = judged.entries.iter().flatten().map(|one| one.was.is_some()).collect();
    assert_eq!(stale, [false, true]);
    let called: Vec<_> =
        judged.entries.iter().flatten().map(|one| (one.id.as_deref(), one.called.as_deref())).collect();
    assert_eq!(called, [(None, Some("“We never signed that …”")), (None, Some("“The pier cost $4 million …”"))]);
}

const YARD: &str = "The yard employs 212 people and has not berthed a ship since 2027";

/// A ledger in which the yard's one claim was verified in these words.
fn verified(words: &str, story: &str) -> String {
    let (found, lexicon) = draft(story);
    let text = super::fresh("story.txt", &items(&found, &lexicon));
    assert!(text.contains(words), "{text}");
    text.replace("status: open", "status: verified")
}

#[test]
fn punctuation_between_the_words_makes_nothing_stale() {
    let before = format!("{YARD}.\n");
    let text = verified(YARD, &before);
    for (from, to) in [(" and", ", and"), (" and", " – and"), (" and has", " (and has"), (" since", ", since")] {
        let after = before.replace(from, to);
        let updated = brought(&text, &after).expect("it can be written to");
        assert_eq!(of_kind(&updated, Change::Kept), ["1"], "{after}");
        assert_eq!(updated.changes.len(), 1, "{after} {:?}", updated.changes);
    }
    // What says more than was checked, or otherwise, is stale.
    for (from, to) in [(" and", ", at most, and"), ("not", "hardly"), ("212", "221"), ("212 people", "212, people say")]
    {
        let updated = brought(&text, &before.replace(from, to)).expect("it can be written to");
        assert_eq!(of_kind(&updated, Change::Stale), ["1"], "{to}");
    }
}

#[test]
fn the_other_half_of_a_claim_that_was_cut_in_two_wants_an_entry() {
    let before = format!("{YARD}.\n");
    let after = before.replace(" and has", "; it has");
    let updated = brought(&verified(YARD, &before), &after).expect("it can be written to");
    let told: Vec<(&str, Option<&str>)> =
        updated.changes.iter().map(|told| (told.words.as_str(), told.was.as_deref())).collect();
    assert_eq!(told, [("The yard employs 212 people", Some(YARD)), ("has not berthed a ship since 2027", None)]);
    let again = brought(&updated.text, &after).expect("it can be written to");
    assert_eq!(again.text, updated.text);
    // What was taken out of the draft is not looked for.
    let shorter = brought(&verified(YARD, &before), "The yard employs 212 people.\n").expect("it can be written to");
    assert_eq!((of_kind(&shorter, Change::Stale), shorter.changes.len()), (vec!["1"], 1));
}

/// What an entry for all of a story's claims lacks in its one file.
fn lacking(story: &str, evidence: &str) -> Option<String> {
    let (found, lexicon) = draft(story);
    let text = super::fresh("story.txt", &items(&found, &lexicon));
    let text = text.replace("    evidence:\n", "    evidence:\n      - file: a.txt\n");
    let (ledger, problems) = read_back(&text);
    assert!(problems.is_empty(), "{problems:?}");
    let mut proofs = Proofs::default();
    proofs.add("a.txt", Some(evidence.as_bytes().to_vec()));
    let today = jiff::civil::date(2031, 6, 6);
    let items = items(&found, &lexicon);
    let judged = judge((&ledger.expect("a ledger"), &proofs), (&found, &items), (&lexicon, today));
    judged.entries.into_iter().flatten().find_map(|one| one.lacks)
}

#[test]
fn the_year_is_part_of_the_day_that_is_looked_up() {
    let story = "The lease of the ferry was signed on 14 February 2029.\n";
    for evidence in ["Lease of 14 February 2019", "Lease of February 14, 2028", "14/02/2028", "13.02.2029"] {
        assert_eq!(lacking(story, evidence).as_deref(), Some("14 February 2029"), "{evidence}");
    }
    for evidence in
        ["Signed 14 February 2029", "Lease of 2029. Signed: 14 Feb.", "14/02/2029", "14.2.2029", "the 14th of February"]
    {
        assert_eq!(lacking(story, evidence), None, "{evidence}");
    }
    let american = story.replace("14 February 2029", "February 14, 2029");
    assert!(lacking(&american, "Lease of February 14, 2028").is_some());
    assert_eq!(lacking(&american, "Lease of February 14th, 2029"), None);
}

#[test]
fn a_column_beside_a_column_is_no_number_of_thousands() {
    let story = "The yard employs 212 people.\n";
    for evidence in ["12 212", "2029 212", "212 300"] {
        assert_eq!(lacking(story, evidence), None, "{evidence}");
    }
    assert_eq!(lacking(&story.replace("212", "12,400"), "staff: 12\u{A0}400"), None);
    assert!(lacking(&story.replace("212", "12,400"), "staff: 12\u{A0}500").is_some());
}

#[test]
fn thousands_however_parted_are_as_before() {
    let before = "The yard has made 12,400 boats since 2027.\n";
    let text = verified("12,400", before);
    for number in ["12\u{A0}400", "12\u{202F}400", "12\u{2009}400", "12 400", "12'400", "12400"] {
        let updated = brought(&text, &before.replace("12,400", number)).expect("it can be written to");
        assert_eq!(of_kind(&updated, Change::Kept), ["1"], "{number} {:?}", updated.changes);
    }
    let updated = brought(&text, &before.replace("12,400", "12 500")).expect("it can be written to");
    assert_eq!(of_kind(&updated, Change::Stale), ["1"]);
}

#[test]
fn another_given_name_makes_a_quotation_stale() {
    let before = "“We never signed that paper,” said Lotte Amsel.\n";
    let text = verified("Lotte Amsel", before);
    let updated = brought(&text, &before.replace("Lotte", "Greta")).expect("it can be written to");
    assert_eq!(of_kind(&updated, Change::Stale), ["1"]);
    assert!(updated.text.contains("was-says: Lotte Amsel\n"), "{}", updated.text);
    assert_eq!(updated.changes[0].was.as_deref(), Some("said by Lotte Amsel"));
    for same in ["Mayor Lotte Amsel", "L. Amsel"] {
        let updated = brought(&text, &before.replace("Lotte Amsel", same)).expect("it can be written to");
        assert_eq!(of_kind(&updated, Change::Kept), ["1"], "{same}");
    }
}

#[test]
fn what_was_to_be_cut_and_has_gone_is_done() {
    let text = "version: 1\nentries:\n- {id: 1, kind: claim, words: The pier is old and grey, status: cut}\n\
                - {id: 2, kind: claim, words: The pier has 40 lamps, status: open}\n";
    let updated = brought(text, "Nothing of it stands here.\n").expect("it can be written to");
    assert_eq!((of_kind(&updated, Change::Cut), of_kind(&updated, Change::Gone)), (vec!["1"], vec!["2"]));
}

#[test]
fn the_same_words_of_two_people_are_two_entries() {
    let story = "“We never signed that paper,” said Tom Reed. The board met.\n\n\
                 “We never signed that paper,” said Ann Bell.\n\n“We never signed that paper,” Tom Reed said again.\n";
    let (found, lexicon) = draft(story);
    let text = super::fresh("story.txt", &items(&found, &lexicon));
    let (ledger, problems) = read_back(&text);
    assert!(problems.is_empty(), "{problems:?}");
    let quotes = |ledger: &Ledger| {
        let quotes = ledger.entries.iter().filter(|entry| entry.kind == super::Checked::Quote);
        quotes.map(|entry| entry.says.clone().unwrap_or_default()).collect::<Vec<_>>()
    };
    assert_eq!(quotes(&ledger.expect("a ledger")), ["Tom Reed", "Ann Bell"]);
    let text = text.replace("status: open", "status: verified");
    let turned = "“We never signed that paper,” said Ann Bell.\n\n“We never signed that paper,” said Tom Reed.\n";
    for after in [story, turned] {
        let updated = brought(&text, after).expect("it can be written to");
        assert!(of_kind(&updated, Change::Stale).is_empty(), "{after} {:?}", updated.changes);
        assert!(of_kind(&updated, Change::New).is_empty(), "{after} {:?}", updated.changes);
    }
}
