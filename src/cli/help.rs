//! The longer texts of the help: written for an editor, with examples that can be typed as they stand.

use clap::builder::PossibleValuesParser;

use crate::document::FORMATS;

/// The keys of the input formats.
pub(super) fn format_keys() -> PossibleValuesParser {
    PossibleValuesParser::new(
        FORMATS.iter().map(|format| clap::builder::PossibleValue::new(format.key).help(format.summary)),
    )
}

/// The keys of the formats of a list.
pub(super) fn sheet_keys() -> PossibleValuesParser {
    let value =
        |format: &crate::report::SheetFormat| clap::builder::PossibleValue::new(format.key).help(format.summary);
    PossibleValuesParser::new(crate::report::SHEETS.iter().map(value))
}

pub(super) const ABOUT: &str = "\
Checks who says what in a news story.

onrecord reads a draft the way a standards editor does: who is quoted and not named, which quotation has no \
speaker, which assertion has nobody behind it. It says what the text shows and does not show; it never says \
whether a statement is true. It never goes on the network.";

pub(super) const EXIT: &str = "\
`onrecord help COMMAND` says more, with examples.";

pub(super) const MORE: &str = "\
`--help` says more, with examples.";

pub(super) const TOP: &str = "\
Start here:
  onrecord check story.txt        check one draft
  onrecord sources story.txt      who is quoted, and how each is described
  onrecord rules explain RULE     why something was flagged, and what to do

Exit status:
  0  nothing at or above the failing level (`--fail-on`, normally error)
  1  such findings
  2  something could not be done: a file not read, a rule or a config with a fault, a wrong option

Environment:
  NO_COLOR, CLICOLOR_FORCE  no colours, or colours always
  COLUMNS                   the width to print at, where it is not the terminal's";

pub(super) const DIFF: &str = "\
Examples:
  onrecord diff monday.md tuesday.md
      What the edit did to quotations, sources, figures, names, hedges and attributions.
  onrecord diff --published story-v1.txt story-v2.txt
      The first was out: what changed materially needs a notice to readers, and a missing one is an error.
  onrecord diff old/ new/
      All drafts of two folders, paired by name.
  onrecord diff v1.md v2.md v3.md
      Revision by revision.
  onrecord diff --git HEAD
      What the working tree changes in the drafts of this repository; `--git v1..v2` between two revisions.
  onrecord diff --staged
      What is staged for the next commit: for a hook.
  onrecord diff v1:news/story.md news/story.md
      One draft as it was at a revision, and as it is.
  onrecord diff --format json --alignment old.md new.md
      For programs, with what became of each sentence.

Nothing is hidden: what only moved, was split or joined, or was reworded is listed too, as a note. Curly or \
straight marks, dashes, line breaks and blanks are no changes.

Exit status is that of `check`: 1 where something at or above `--fail-on` (normally error) changed.";

pub(super) const HISTORY: &str = "\
Examples:
  onrecord history news/story.md
      Revision by revision: when, by which commit, and what became of quotations, sources, figures, names.
  onrecord history --all news/story.md
      With what was moved, reworded, added or taken out.
  onrecord history --format jsonl news/story.md
      For programs: the revisions, then the changes; `file` says which revision.

A story that was renamed is followed. What a merge brought counts once, at the merge.

Exit status: 0, whatever changed, unless `--fail-on` is given; 2 something could not be done.";

pub(super) const CHECK: &str = "\
Examples:
  onrecord check story.txt
      Check one draft.
  onrecord check stories/
      Check all drafts in a folder (.txt, .md …), leaving out what .gitignore names.
  onrecord check --profile audit story.md
      Show everything that could be asked of a draft.
  pbpaste | onrecord check - --stdin-filename story.md
      Check what another program hands over.
  onrecord check --fail-on warning --format github stories/
      In CI: fail on warnings, and show them beside the lines of the pull request.
  onrecord check --format human --format sarif=report.sarif stories/
      Print for people, and write a SARIF file in the same run.
  onrecord check --against council.vtt story.txt
      Check quotations against a transcript, too.
  onrecord check --since origin/main stories/
      In CI: only what the drafts did not have at that git revision; `origin/main...` is where this branch began.
  onrecord check --baseline onrecord-baseline.json --write-baseline stories/
      Record what is there today; afterwards `--baseline` alone shows only what is new.

To leave a finding as it is, say why beside it, in Markdown:
  <!-- onrecord: ignore quote-unattributed next-sentence reason=\"…\" -->
or for plain text in a file STORY.txt.onrecord.yaml beside STORY.txt.

Standard input is read where a draft is `-`, or where --stdin-filename is given and no draft.

Exit status: 0 nothing at or above the failing level, 1 such findings, 2 something could not be done.";

pub(super) const SOURCES: &str = "\
Examples:
  onrecord sources story.txt
      A table: named or not, how often it speaks, how it knows, who it is.
  onrecord sources --format json stories/
      The same for other programs, one object a draft and line.";

pub(super) const QUOTES: &str = "\
Examples:
  onrecord quotes story.txt
      A table: what kind of quotation, who speaks, the words.
  onrecord quotes --format json story.md
  onrecord quotes --against meeting.srt --against speech.docx story.txt
      Hold each quotation against what was said: verbatim, marked (but for marked cuts and brackets), altered (and
      how), other-speaker, not-found; with the place in the transcript.

Transcripts are plain text, Markdown, SubRip or WebVTT subtitles, or Word documents, with or without the names of
those who speak.

Exit status with --against: 1 if a quotation is altered, somebody else's, or not found though its speaker may be heard
in the transcripts; 2 if something could not be done; else 0.";

pub(super) const CLAIMS: &str = "\
Examples:
  onrecord claims story.txt
      A table in the order of the text: what is asserted, what makes it checkable, what stands behind it, whose
      words it stands on or beside, and its rank.
  onrecord claims --ranked story.txt
      The same in the order in which to check them: what nobody stands behind first, figures before words.
  onrecord claims --format json story.md

Support says what stands behind a claim: `attribution` and `quotation`, somebody whose words it lies in; `document` and
`link`, something named in its sentence; `inherited`, a source close by that may or may not have said so; `none`.
Rank 1 is to be checked first.

Of the kind `assertion` are plain figures and statements (wrongdoing, rarity, firsts) that no rule asks about.

A claim in this list is not doubtful: it is something that a record or a source could confirm. The list is not
complete: what has no figure and no word that the lists know is not found.";

pub(super) const ANNOTATE: &str = "\
Examples:
  onrecord annotate story.txt
      Sentences, quotations, sources, attributions, claims and figures with their places, as one JSON object.
  onrecord annotate --format jsonl stories/ > found.jsonl
      Several drafts: one object a line.
  onrecord schema annotate
      The shape of it, as JSON schema.";

pub(super) const LEDGER: &str = "\
Examples:
  onrecord ledger new story.md       write story.ledger.yaml: what there is to check
  onrecord ledger update story.md    after the draft changed
  onrecord ledger check story.md     what is not verified, stale, without evidence
  onrecord ledger report --format html story.md > story.html";

pub(super) const LEDGER_NEW: &str = "\
Examples:
  onrecord ledger new story.md
      Write story.ledger.yaml: figures without a source first, then other assertions, then one source after
      another with what each is quoted with. A ledger that is there already is left as it is.
  onrecord ledger new --print story.md
      Look at it first.

Fill it in with any editor: `status: verified`, what it was checked with under `evidence`, `by` and `on`. What the \
lines mean stands on top of the file.";

pub(super) const LEDGER_UPDATE: &str = "\
Examples:
  onrecord ledger update story.md
      Take over what changed in the draft. What was checked in other words is kept under `was`, and is stale until \
that line is deleted; what is new is added at the end.
  onrecord ledger update --dry-run story.md
      Say what would change.

Comments, order and whatever else people wrote stay as they are. A ledger with a fault is not written to. Of files \
that are named as evidence the SHA-256 is noted, so that `ledger check` sees when one changes.";

pub(super) const LEDGER_CHECK: &str = "\
Examples:
  onrecord ledger check story.md
      What is not verified, what is stale, whose evidence is missing or changed, what the ledger does not know.
  onrecord ledger check --fail-on warning stories/
      Before publication: fail unless everything is verified.

Takes what `check` takes, and runs the rules of the pack `ledger` only. `check` runs some of them too, wherever a \
draft has a ledger.

Exit status: 0 nothing at or above the failing level, 1 such findings, 2 something could not be done.";

pub(super) const LEDGER_REPORT: &str = "\
Examples:
  onrecord ledger report story.md
  onrecord ledger report --format html --output story.html story.md
      For a browser, or to print.
  onrecord ledger report --format csv --output checks.csv stories/
      For a spreadsheet: all ledgers in one table.";

pub(super) const RULES: &str = "\
Examples:
  onrecord rules list
  onrecord rules explain quote-unattributed
  onrecord rules test house-rules/";

pub(super) const RULES_LIST: &str = "\
Examples:
  onrecord rules list
      All rules, and how much each weighs here; `off` where it does not run.
  onrecord rules list --profile strict";

pub(super) const RULES_EXPLAIN: &str = "\
Examples:
  onrecord rules explain quotes/quote-unattributed
  onrecord rules explain quote-unattributed";

pub(super) const RULES_TEST: &str = "\
Each rule file holds examples that it must flag and examples that it must pass. This runs them and names what is
wrong: missed (not flagged), noisy (flagged, and should not be), misplaced (flagged at other words).

Examples:
  onrecord rules test
      The built-in rules and those of your config.
  onrecord rules test house-rules/house/anonymous-praise.yaml
      One rule file, while you write it.

Exit status: 0 all examples right, 1 some wrong, 2 a rule that does not load.";

pub(super) const INIT: &str = "\
Examples:
  onrecord init
      Write onrecord.yaml and house-rules/ here, with comments that say what each line does.
  onrecord init newsroom/";

pub(super) const CONFIG: &str = "\
Settings come from the nearest onrecord.yaml above a draft, what it extends, and the options of the command line.

Examples:
  onrecord config show
  onrecord config show stories/court/verdict.txt";

pub(super) const SCHEMA: &str = "\
Examples:
  onrecord schema rules > rule.schema.json
      Then begin a rule file with: # yaml-language-server: $schema=rule.schema.json
  onrecord schema check
      The shape of `check --format json`.";

pub(super) const COMPLETIONS: &str = "\
Examples:
  onrecord completions bash > ~/.local/share/bash-completion/completions/onrecord
  onrecord completions zsh > ~/.zfunc/_onrecord
  onrecord completions fish > ~/.config/fish/completions/onrecord.fish";

pub(super) const MAN: &str = "\
Examples:
  onrecord man | man -l -
  onrecord man check > onrecord-check.1";
