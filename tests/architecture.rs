//! The direction of the modules: each uses only those to its left.

use std::fs;
use std::path::{Path, PathBuf};

/// Left to right; a module may use itself and what stands before it.
const ORDER: [&str; 11] =
    ["builtin", "text", "yaml", "finding", "document", "annotate", "compare", "ledger", "rule", "policy", "config"];

/// What `report` may use: it turns a Report to bytes, however that came about.
const REPORT_USES: [&str; 3] = ["text", "finding", "report"];

fn rust_files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the source folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            out.push(path);
        }
    }
}

/// Every module named after `crate::` in a line, tests included: a test that reaches right is an arrow too.
fn uses(line: &str) -> Vec<&str> {
    line.split("crate::")
        .skip(1)
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(group) => group.split([',', '}']).map(str::trim).collect::<Vec<_>>(),
            None => vec![rest],
        })
        .filter_map(|rest| rest.split(|c: char| !c.is_ascii_lowercase() && c != '_').next())
        .filter(|name| !name.is_empty())
        .collect()
}

fn allowed(module: &str, used: &str) -> bool {
    match module {
        "cli" => true,
        "report" => REPORT_USES.contains(&used),
        _ => {
            let place = |name| ORDER.iter().position(|known| *known == name);
            matches!((place(module), place(used)), (Some(own), Some(other)) if other <= own)
        }
    }
}

#[test]
fn modules_use_only_what_stands_to_their_left() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    assert!(files.len() > 10, "only {} files were read", files.len());
    let mut wrong = Vec::new();
    for path in &files {
        let inside = path.strip_prefix(&root).expect("it was found below");
        let first = inside.components().next().expect("it has a name").as_os_str().to_string_lossy().into_owned();
        let module = first.trim_end_matches(".rs").to_owned();
        if module == "main" || module == "lib" {
            continue;
        }
        let text = fs::read_to_string(path).expect("source is UTF-8");
        for (number, line) in text.lines().enumerate() {
            let code = line.trim_start();
            if code.starts_with("//") {
                continue;
            }
            for used in uses(code) {
                if !allowed(&module, used) {
                    wrong.push(format!("src/{}:{}: `{module}` uses `{used}`", inside.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "arrows the wrong way:\n{}", wrong.join("\n"));
}

#[test]
fn the_test_sees_an_arrow() {
    assert_eq!(uses("use crate::rule::check::Match;"), ["rule"]);
    assert_eq!(uses("use crate::{text::Span, report};"), ["text", "report"]);
    assert!(!allowed("annotate", "rule"));
    assert!(!allowed("report", "rule"));
    assert!(allowed("rule", "annotate"));
}

/// Small files read better; the budget is a little above what is aimed at.
#[test]
fn no_source_file_is_long() {
    const MOST_LINES: usize = 450;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    let long: Vec<String> = files
        .iter()
        .map(|path| (path, fs::read_to_string(path).expect("source is UTF-8").lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(path, lines)| format!("{}: {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "too long:\n{}", long.join("\n"));
}
