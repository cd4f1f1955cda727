//! What the program says of revisions in git: `diff --git`, `diff --staged`, `REV:path`, `check --since`, `history`,
//! and what a reader of docs/diff.md is told to set up.

use std::path::Path;
use std::process::{Command, Output};

use super::desk::Desk;

const LEDE: &str = "The harbour board met on Monday to talk about the old pier and what may become of it.\n\n";
const COUNT: &str = "About 40 people came to the meeting, according to the board.\n\n";
const CLOSE: &str = "“We will close the pier in May,” said Ines Halvard, who runs the harbour.\n\n";
const END: &str = "The pier was built by a company from the upper town, the board said.\n";
const UNNAMED: &str = "“It is a disgrace,” one official said.\n\n";

fn story(parts: &[&str]) -> String {
    parts.concat()
}

fn onrecord(desk: &Desk, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(args)
        .current_dir(&desk.0)
        .env_remove("GIT_DIR")
        .env_remove("GIT_INDEX_FILE")
        .envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("COLUMNS", "100"), ("ONRECORD_TODAY", "2031-06-06")])
        .output()
        .expect("the program was built")
}

/// What it prints on both, and its status.
fn said(desk: &Desk, args: &[&str]) -> (String, Option<i32>) {
    let done = onrecord(desk, args);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("it is UTF-8");
    (text(&done.stdout) + &text(&done.stderr), done.status.code())
}

/// The rules that are told, each with its file.
fn told(desk: &Desk, args: &[&str]) -> Vec<String> {
    let args: Vec<&str> = args.iter().copied().chain(["--format", "jsonl"]).collect();
    let done = onrecord(desk, &args);
    let lines = String::from_utf8(done.stdout).expect("it is UTF-8");
    let rows = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("it is JSON"));
    rows.filter(|row| row["type"] == "finding")
        .map(|row| format!("{} {}", row["file"].as_str().unwrap_or_default(), row["rule"].as_str().unwrap_or_default()))
        .collect()
}

fn has(told: &[String], what: &str) -> bool {
    told.iter().any(|one| one == what)
}

/// A published story with one revision since, and a second story that stays.
fn newsroom() -> Option<Desk> {
    let desk = Desk::new()?;
    desk.write("news/pier.md", story(&[LEDE, COUNT, CLOSE, UNNAMED, END]));
    desk.write("news/ferry.md", story(&[LEDE, UNNAMED]));
    desk.commit("Publish");
    desk.git(&["tag", "v1"]);
    Some(desk)
}

#[test]
fn drafts_that_changed_are_compared() {
    let Some(desk) = newsroom() else { return };
    let changed = story(&[LEDE, &COUNT.replace("40", "400"), CLOSE, UNNAMED, END]);
    desk.write("news/pier.md", &changed);
    assert!(has(&told(&desk, &["diff", "--git", "v1"]), "news/pier.md changes/number-changed"));
    assert_eq!(told(&desk, &["diff", "--staged"]), [""; 0], "nothing is staged");
    desk.git(&["add", "-A"]);
    assert!(has(&told(&desk, &["diff", "--staged", "news"]), "staged:news/pier.md changes/number-changed"));
    desk.commit("Correct");
    assert!(has(&told(&desk, &["diff", "--git", "v1..HEAD"]), "HEAD:news/pier.md changes/number-changed"));
    assert!(has(&told(&desk, &["diff", "v1:news/pier.md", "news/pier.md"]), "news/pier.md changes/number-changed"));
    assert_eq!(told(&desk, &["diff", "--git", "HEAD"]), [""; 0]);
    assert_eq!(told(&desk, &["diff", "--git", "v1", "news/ferry.md"]), [""; 0]);
}

#[test]
fn what_was_added_or_deleted_is_one_line() {
    let Some(desk) = newsroom() else { return };
    desk.git(&["rm", "-q", "news/ferry.md"]);
    desk.git(&["mv", "news/pier.md", "news/old pier.md"]);
    desk.write("news/new.md", "A ferry ran aground off the lower town, Mara Quill said on Friday.\n");
    desk.git(&["add", "-A"]);
    let (said, status) = said(&desk, &["diff", "--git", "v1", "-q"]);
    assert_eq!(status, Some(0), "{said}");
    let lines: Vec<&str> = said.lines().filter(|line| !line.is_empty()).collect();
    let [added, deleted] = lines.as_slice() else { panic!("{said}") };
    assert!(
        added.ends_with("v1:news/ferry.md: this draft was deleted")
            || deleted.ends_with("v1:news/ferry.md: this draft was deleted"),
        "{said}"
    );
    assert!(said.contains("news/new.md: this draft was added: all of it is new"), "{said}");
}

#[test]
fn a_story_that_was_written_anew_is_a_revision_all_the_same() {
    let Some(desk) = newsroom() else { return };
    let anew = "A ferry ran aground on Friday.\n\nNobody was hurt, Mara Quill said.\n\nIt carried 12 cars.\n\n\
        The owner declined to comment.\n\nTwo tugs were sent out from Marrick.\n";
    desk.write("news/pier.md", anew);
    let (text, status) = said(&desk, &["diff", "--git", "HEAD", "-q"]);
    assert!(text.contains("remark  news/pier.md: this is another story than `HEAD:news/pier.md`"), "{text}");
    assert_eq!(status, Some(0), "{text}");
    desk.write("news/other.md", anew);
    assert_eq!(said(&desk, &["diff", "v1:news/pier.md", "news/other.md"]).1, Some(2), "one may be the wrong file");
}

#[test]
fn a_check_tells_what_was_brought_in() {
    let Some(desk) = newsroom() else { return };
    let rule = "anonymous-sourcing/anon-no-reason";
    let since = |revision: &str| told(&desk, &["check", "--since", revision, "--select", rule, "news"]);
    assert_eq!(told(&desk, &["check", "--select", rule, "news"]).len(), 2);
    assert_eq!(since("v1"), [""; 0]);
    // Moved and reworded, the old finding stays an old one; the new one is told alone.
    let another = "One councillor, who asked for more time, called it a fraud.\n\n";
    desk.write("news/pier.md", story(&[UNNAMED, LEDE, COUNT, CLOSE, another, END]));
    desk.write("news/new.md", story(&[LEDE, UNNAMED]));
    let told_since = since("v1");
    assert!(has(&told_since, &format!("news/new.md {rule}")), "{told_since:?}");
    assert!(told_since.iter().all(|one| !one.contains("ferry")), "{told_since:?}");
    let of_pier = told_since.iter().filter(|one| one.starts_with("news/pier.md")).count();
    assert_eq!(of_pier, 1, "{told_since:?}");
    let (text, status) = said(&desk, &["check", "--since", "v1", "--select", rule, "-q", "news"]);
    assert!(text.contains("1 draft is the same as at `v1`"), "{text}");
    assert_eq!(status, Some(0));

    // Renamed and committed: the findings go with it.
    desk.commit("Add");
    desk.git(&["mv", "news/ferry.md", "news/boats.md"]);
    desk.write("news/boats.md", story(&[LEDE, UNNAMED, END]));
    desk.git(&["add", "-A"]);
    assert_eq!(since("HEAD"), [""; 0]);
}

#[test]
fn suppressions_that_were_there_are_not_new() {
    let Some(desk) = Desk::new() else { return };
    let idle = "<!-- onrecord: ignore quote-unattributed reason=\"agreed\" -->\n\n";
    desk.write("pier.md", story(&[LEDE, idle, CLOSE]));
    desk.commit("first");
    let whole = told(&desk, &["check", "pier.md"]);
    assert!(whole.iter().any(|one| one.contains("suppression")), "{whole:?}");
    desk.write("pier.md", story(&[LEDE, idle, CLOSE, END]));
    assert_eq!(told(&desk, &["check", "--since", "HEAD", "pier.md"]), [""; 0]);
    desk.write("pier.md", story(&[LEDE, idle, CLOSE, END, "\n", idle]));
    let since = told(&desk, &["check", "--since", "HEAD", "pier.md"]);
    assert_eq!(since.len(), 1, "{since:?}");
}

#[test]
fn a_draft_from_an_editor_is_held_to_the_revision_too() {
    let Some(desk) = newsroom() else { return };
    let args = ["check", "--since", "v1", "--stdin-filename", "news/pier.md", "-q", "-"];
    let run = |text: &str| {
        use std::io::Write as _;
        let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
            .args(args)
            .current_dir(&desk.0)
            .env_remove("GIT_DIR")
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .spawn()
            .expect("the program was built");
        child.stdin.take().expect("a pipe").write_all(text.as_bytes()).expect("it reads");
        String::from_utf8(child.wait_with_output().expect("it ends").stdout).expect("it is UTF-8")
    };
    assert!(!run(&story(&[LEDE, COUNT, CLOSE, UNNAMED, END])).contains("one official"));
    let late = "“It is a scandal,” one councillor said.\n\n";
    let text = run(&story(&[LEDE, COUNT, late, CLOSE, UNNAMED, END]));
    assert!(text.contains("one councillor") && !text.contains("one official"), "{text}");
}

#[test]
fn a_history_says_what_changed_and_when() {
    let Some(desk) = newsroom() else { return };
    desk.write("news/pier.md", story(&[LEDE, &COUNT.replace("40", "400"), CLOSE, UNNAMED, END]));
    desk.commit("More people");
    desk.write("news/pier.md", story(&[LEDE, &COUNT.replace("40", "400"), CLOSE, UNNAMED, END]) + "\n\n");
    desk.commit("A blank line");
    desk.git(&["mv", "news/pier.md", "news/harbour.md"]);
    desk.write("news/harbour.md", story(&[LEDE, &COUNT.replace("40", "400"), &CLOSE.replace("May", "June"), UNNAMED]));
    desk.commit("Another month");
    let (text, status) = said(&desk, &["history", "news/harbour.md", "-q"]);
    assert_eq!(status, Some(0), "{text}");
    let places = ["2031-06-06", "More people", "changes/number-changed", "Another month", "changes/quote-altered"];
    let mut rest = text.as_str();
    for place in places {
        let at = rest.find(place).unwrap_or_else(|| panic!("{place} in {text}"));
        rest = &rest[at..];
    }
    assert!(!text.contains("A blank line") && text.contains("4 revisions, of which 2 are shown"), "{text}");
    assert!(
        told(&desk, &["history", "--all", "news/harbour.md"]).len()
            > told(&desk, &["history", "news/harbour.md"]).len()
    );

    let done = onrecord(&desk, &["history", "news/harbour.md", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&done.stdout).expect("it is JSON");
    let revisions = json["revisions"].as_array().expect("a list");
    let subjects: Vec<&str> = revisions.iter().filter_map(|one| one["subject"].as_str()).collect();
    assert_eq!(subjects, ["Publish", "More people", "A blank line", "Another month"]);
    assert!(
        json["findings"].as_array().expect("a list").iter().all(|one| {
            revisions.iter().any(|revision| revision["file"] == one["file"]) && one["severity"] != "info"
        })
    );
    let redacted = said(&desk, &["history", "news/harbour.md", "--redact"]).0;
    assert!(!redacted.contains("Another month") && redacted.contains("2031-06-06"), "{redacted}");
    assert_eq!(said(&desk, &["history", "news/harbour.md", "--fail-on", "warning"]).1, Some(1));
}

#[test]
fn bad_input_is_told() {
    let Some(desk) = newsroom() else { return };
    desk.write("news/photo.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    desk.write("news/ferry.md", "The ferry.\n<<<<<<< HEAD\nIt sails.\n=======\nIt sinks.\n>>>>>>> late\n");
    desk.git(&["add", "-A"]);
    desk.commit("Odd");
    desk.write("news/photo.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDRIHDR");
    desk.write("news/ferry.md", story(&[LEDE, UNNAMED]));
    for (args, wanted) in [
        (&["diff", "v0:news/pier.md", "news/pier.md"][..], "there is no revision `v0`"),
        (&["diff", "v1:news/peer.md", "news/pier.md"], "did you mean `news/pier.md`?"),
        (&["diff", "--git", "HEAD", "news/photo.md"], "HEAD:news/photo.md: this is binary data, not text"),
        (&["diff", "--git", "HEAD", "news/ferry.md"], "HEAD:news/ferry.md: lines 2 to 6 are a merge conflict"),
        (&["check", "--since", "v0", "news"], "there is no revision `v0`"),
        (&["history", "news/gone.md"], "there is no file `news/gone.md` in revision `HEAD`"),
        (&["history", "news"], "this is a folder: a history is that of one draft"),
        (&["diff", "news/pier.md"], "`diff` compares two revisions, and fewer were named"),
    ] {
        let (said, status) = said(&desk, args);
        let row = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(row.contains(wanted), "{args:?}: {said}");
        assert_eq!(status, Some(2), "{args:?}: {said}");
    }
    let nowhere = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["diff", "--git", "HEAD"])
        .current_dir(&desk.0)
        .env("PATH", desk.0.join("empty"))
        .output()
        .expect("the program was built");
    assert!(String::from_utf8_lossy(&nowhere.stdout).contains("the program `git` was not found"));
    assert_eq!(nowhere.status.code(), Some(2));
}

/// The commands that docs/diff.md gives, as they stand there.
fn recipe(beginning: &str) -> String {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diff.md")).expect("the page");
    let line = page.lines().map(str::trim).find(|line| line.starts_with(beginning));
    line.unwrap_or_else(|| panic!("no line of docs/diff.md begins with `{beginning}`")).to_owned()
}

fn shell(desk: &Desk, command: &str) -> (String, Option<i32>) {
    let program = Path::new(env!("CARGO_BIN_EXE_onrecord")).parent().expect("it lies in a folder");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths([program.to_owned()].into_iter().chain(std::env::split_paths(&path)));
    let done = Command::new("sh")
        .args(["-c", command])
        .current_dir(&desk.0)
        .env_remove("GIT_DIR")
        .env_remove("GIT_INDEX_FILE")
        .envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1"), ("COLUMNS", "100")])
        .envs([("GIT_AUTHOR_NAME", "Desk"), ("GIT_AUTHOR_EMAIL", "desk@example.org")])
        .envs([("GIT_COMMITTER_NAME", "Desk"), ("GIT_COMMITTER_EMAIL", "desk@example.org")])
        .env("PATH", path.expect("a PATH"))
        .output()
        .expect("sh is there");
    let text = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    (text, done.status.code())
}

#[test]
fn difftool_hands_over_files_that_are_read_as_drafts() {
    let Some(desk) = newsroom() else { return };
    let comment = "<!-- Ask Theo Sandoval about the 99 boats. -->\n\n";
    desk.write("news/pier.md", story(&[LEDE, &COUNT.replace("40", "400"), comment, CLOSE, UNNAMED, END]));
    desk.write("news/late.md", story(&[LEDE, CLOSE]));
    desk.git(&["add", "-N", "."]);
    let (said, status) = shell(&desk, &recipe("git config difftool.onrecord.cmd"));
    assert_eq!(status, Some(0), "{said}");
    let (said, _) = shell(&desk, &recipe("git difftool"));
    assert!(said.contains("changes/number-changed"), "{said}");
    assert!(!said.contains("Sandoval"), "a comment in Markdown is no copy: {said}");
    assert!(said.contains("all of this is new"), "what was added is held against /dev/null: {said}");
}

#[test]
fn a_hook_stops_a_commit() {
    let Some(desk) = newsroom() else { return };
    let hook = format!("#!/bin/sh\n{}\n", recipe("onrecord diff --staged"));
    desk.write(".git/hooks/pre-commit", hook);
    let (said, _) = shell(&desk, "chmod +x .git/hooks/pre-commit");
    assert_eq!(said, "");
    desk.write("news/pier.md", story(&[LEDE, COUNT, &CLOSE.replace("Ines Halvard", "Bram Oduya"), UNNAMED, END]));
    // As a commit of everything makes it, with an index of its own.
    let (said, status) = shell(&desk, "git commit -q -a -m Wrong");
    assert!(said.contains("changes/speaker-changed"), "{said}");
    assert_eq!(status, Some(1), "{said}");
    desk.write(
        "news/pier.md",
        story(&[LEDE, COUNT, CLOSE, UNNAMED, END, "\nThe board meets again in June, it said.\n"]),
    );
    let (said, status) = shell(&desk, "git commit -q -a -m Right");
    assert_eq!(status, Some(0), "{said}");
}

#[test]
fn ci_reports_what_a_branch_brought_in() {
    let Some(desk) = newsroom() else { return };
    let url = format!("file://{}", desk.0.display());
    let clone = Desk(desk.0.join("clone"));
    desk.git(&["clone", "-q", &url, "clone"]);
    let late = "“It is a scandal,” one councillor said.\n\n";
    clone.write("news/pier.md", story(&[LEDE, COUNT, late, CLOSE, UNNAMED, END]));
    let command = recipe("- run: onrecord check --since").replacen("- run: ", "", 1);
    let (said, _) = shell(&clone, &command);
    assert!(said.contains("file=news/pier.md") && said.contains("one councillor"), "{said}");
    assert!(!said.contains("ferry.md"), "{said}");
}
