//! The program as a user meets it: every folder below `fixtures/cli` that holds a `case.md` is a case.
//!
//! In `case.md` a line that is indented by four blanks is a command behind `$ `, or what the command before it must
//! print: standard output as it is, standard error behind `! `, and an exit status other than 0 in brackets. All
//! other lines say what the case shows. The commands of a case run one after the other by `sh` in a copy of its
//! folder; folders without a `case.md` lie beside it for several cases to share.
//!
//! `CASES=baseline cargo test --test all cli` runs the cases with that in their name;
//! `REWRITE=1` writes what is printed into the pages, to be read before it is kept.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, thread};

use regex::{Captures, Regex};

const PAGE: &str = "case.md";
const INDENT: &str = "    ";

#[test]
fn cases_print_what_their_pages_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/cli");
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli");
    if copy.exists() {
        fs::remove_dir_all(&copy).expect("the copies of an earlier run can be removed");
    }
    copy_folder(&folder, &copy);
    let filter = env::var("CASES").unwrap_or_default();
    let mut cases: Vec<PathBuf> = subfolders(&folder).into_iter().filter(|case| case.join(PAGE).is_file()).collect();
    cases.retain(|case| name(case).contains(&filter));
    assert!(!cases.is_empty(), "no case is called {filter}");
    let workers = thread::available_parallelism().map_or(2, usize::from);
    let parts: Vec<&[PathBuf]> = cases.chunks(cases.len().div_ceil(workers)).collect();
    let wrong: Vec<String> = thread::scope(|scope| {
        let run = |part: &'_ [PathBuf]| part.iter().filter_map(|case| differences(case, &copy)).collect::<Vec<_>>();
        let running: Vec<_> = parts.iter().map(|&part| scope.spawn(move || run(part))).collect();
        running.into_iter().flat_map(|part| part.join().expect("no case panics")).collect()
    });
    assert!(wrong.is_empty(), "{}\nREWRITE=1 writes what is printed into the pages", wrong.join("\n"));
}

/// Runs a case; says where what is printed is not what its page says.
fn differences(case: &Path, copy: &Path) -> Option<String> {
    let page = fs::read_to_string(case.join(PAGE)).expect("a page is UTF-8");
    let folder = copy.join(name(case)).canonicalize().expect("it was copied");
    let printed = played(&page, &folder);
    if env::var_os("REWRITE").is_some() {
        fs::write(case.join(PAGE), &printed).expect("the page can be written");
        return None;
    }
    let changed = page != printed;
    changed.then(|| format!("fixtures/cli/{}:\n{}", name(case), difference(&page, &printed)))
}

/// The page with what its commands print now.
fn played(page: &str, folder: &Path) -> String {
    let mut out = String::new();
    let mut lines = page.lines().peekable();
    while let Some(line) = lines.next() {
        writeln!(out, "{line}").expect("a string");
        let Some(command) = line.strip_prefix(INDENT).and_then(|line| line.strip_prefix("$ ")) else { continue };
        // What was printed when the page was written: up to the next command or comment.
        let mut blank = false;
        while let Some(next) = lines.next_if(|next| {
            next.is_empty() || next.strip_prefix(INDENT).is_some_and(|printed| !printed.starts_with("$ "))
        }) {
            blank = next.is_empty();
        }
        for printed in run(command, folder).lines() {
            writeln!(out, "{}", format!("{INDENT}{printed}").trim_end()).expect("a string");
        }
        if blank {
            out.push('\n');
        }
    }
    out.truncate(out.trim_end().len());
    out + "\n"
}

/// What a command prints, and its status.
fn run(command: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_onrecord")).parent().expect("it lies in a folder");
    let path = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([program.to_owned()].into_iter().chain(env::split_paths(&path))).expect("a PATH");
    let done = Command::new("sh")
        .args(["-c", command])
        .current_dir(folder)
        .env_clear()
        .envs([("PATH", path.as_os_str()), ("HOME", folder.as_os_str())])
        .envs([("COLUMNS", "80"), ("ONRECORD_TODAY", "2031-06-06"), ("LC_ALL", "C")])
        .stdin(Stdio::null())
        .output()
        .expect("sh is there");
    let text = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).expect("what is printed is UTF-8");
        let text = text.replace(&*folder.to_string_lossy(), "/CASE").replace(env!("CARGO_PKG_VERSION"), "VERSION");
        without_rule_counts(text.trim_end_matches('\n'))
    };
    let mut out = text(done.stdout);
    for line in text(done.stderr).lines() {
        write!(out, "{}! {line}", if out.is_empty() { "" } else { "\n" }).expect("a string");
    }
    match done.status.code() {
        Some(0) => out,
        status => format!("{out}\n[{}]", status.map_or("killed".to_owned(), |status| status.to_string())),
    }
}

/// How many rules there are is no part of any page, so that a new rule is one file.
pub fn without_rule_counts(text: &str) -> String {
    let counts =
        Regex::new(r#"\d+ rules ran, \d+ left out|\d+ of \d+ rules run|"rules_off": ?\d+"#).expect("a pattern");
    let number = Regex::new(r"\d+").expect("a pattern");
    counts.replace_all(text, |found: &Captures<'_>| number.replace_all(&found[0], "N").into_owned()).into_owned()
}

/// The lines around the first that differ, as the page has them and as they are.
fn difference(page: &str, printed: &str) -> String {
    similar::TextDiff::from_lines(page, printed)
        .unified_diff()
        .context_radius(3)
        .header("the page", "printed now")
        .to_string()
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn subfolders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut found: Vec<PathBuf> =
        entries.map(|entry| entry.expect("it can be read").path()).filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            copy_folder(&path, &to.join(name(&path)));
        } else if name(&path) != PAGE {
            fs::copy(&path, to.join(name(&path))).expect("a file can be copied");
        }
    }
}

#[test]
fn a_page_that_is_wrong_does_not_pass() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let page = "Shows:\n\n    $ printf 'one\\n\\ntwo\\n'; echo three >&2; exit 3\n    one\n\n    two\n    ! three\n    [3]\n\nEnd.\n";
    assert_eq!(played(page, folder), page);
    for (right, wrong) in [("    one\n", ""), ("two\n    !", "2\n    !"), ("! three", "three"), ("[3]", "[1]")] {
        assert_ne!(played(&page.replacen(right, wrong, 1), folder), page.replacen(right, wrong, 1));
        assert_eq!(played(&page.replacen(right, wrong, 1), folder), page);
    }
}
