//! The README is true: its output is what is printed, its commands run, its files are valid, its links lead somewhere.
//!
//! `REWRITE=1 cargo test --test all readme` writes what is printed now into it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{env, fs};

use onrecord::rule::{Library, Outcome};
use onrecord::text::Files;

use super::cli::without_rule_counts;
use super::desk::Desk;

/// What stands before a block that a command prints.
const PRINTED_BY: &str = "<!-- printed by: ";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).expect("there is a README")
}

/// Runs a line of the README in a folder.
fn run(line: &str, folder: &Path) -> Output {
    let mut words = line.split_whitespace();
    assert_eq!(words.next(), Some("onrecord"), "{line}");
    Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(words)
        .current_dir(folder)
        .env_clear()
        .env("COLUMNS", "80")
        .stdin(Stdio::null())
        .output()
        .expect("it runs")
}

/// The fenced blocks in a language.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(opened) = line.strip_prefix("```") {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            if opened == language {
                found.push(block.join("\n") + "\n");
            }
        }
    }
    found
}

#[test]
fn its_output_is_what_is_printed() {
    let page = readme();
    let mut rewritten = String::new();
    let mut rest = page.as_str();
    let mut blocks = 0;
    while let Some(at) = rest.find(PRINTED_BY) {
        let (before, block) = rest.split_at(at);
        let command = &block[PRINTED_BY.len()..block.find(" -->").expect("the comment ends")];
        let open = block.find("```text\n").expect("a block follows") + "```text\n".len();
        let close = open + block[open..].find("```\n").expect("the block ends");
        let printed = String::from_utf8(run(command, root()).stdout).expect("it is UTF-8");
        rewritten.push_str(before);
        rewritten.push_str(&block[..open]);
        rewritten.push_str(&printed);
        rest = &block[close..];
        blocks += 1;
    }
    rewritten.push_str(rest);
    assert!(blocks > 0, "no output is shown");
    if env::var_os("REWRITE").is_some() {
        fs::write(root().join("README.md"), rewritten).expect("it can be written");
        return;
    }
    let [page, rewritten] = [page, rewritten].map(|page| without_rule_counts(&page));
    let diff = similar::TextDiff::from_lines(&page, &rewritten).unified_diff().header("README.md", "now").to_string();
    assert!(page == rewritten, "REWRITE=1 writes it anew:\n{diff}");
}

/// Every command between backticks, in a console block or in a CI recipe.
fn commands(page: &str) -> Vec<String> {
    let spans = page.split('`').skip(1).step_by(2).filter(|span| !span.contains('\n'));
    let shells = page.lines().filter_map(|line| line.strip_prefix("$ "));
    let recipes = page.lines().filter_map(|line| {
        let line = line.trim_start().trim_start_matches("- ");
        ["run: ", "script: ", "entry: "].iter().find_map(|key| line.strip_prefix(key))
    });
    let all = spans.chain(shells).chain(recipes);
    all.filter(|line| line.starts_with("onrecord ") || line.starts_with("cargo ")).map(str::to_owned).collect()
}

#[test]
fn its_commands_run() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the folder of an earlier run can be removed");
    }
    let story = fs::read_to_string(root().join("fixtures/stories/school-kitchen/story.txt")).expect("the story");
    for place in ["", "drafts", "stories"] {
        fs::create_dir_all(folder.join(place)).expect("a folder can be made");
        fs::write(folder.join(place).join("story.txt"), &story).expect("a file can be written");
    }
    let said = root().join("fixtures/cli/against/council.srt");
    fs::copy(said, folder.join("council.srt")).expect("a file can be copied");
    for revision in ["monday.md", "tuesday.md"] {
        let from = root().join("fixtures/cli/diff").join(revision);
        fs::copy(from, folder.join(revision)).expect("a file can be copied");
    }
    let desk = Desk::at(folder.clone());
    if let Some(desk) = &desk {
        desk.commit("First");
        desk.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
    }
    let of_git = |command: &str| ["history", "--since", "--staged"].iter().any(|word| command.contains(word));
    let mut run_here = 0;
    for command in commands(&readme()).into_iter().filter(|command| desk.is_some() || !of_git(command)) {
        let output = match command.strip_prefix("cargo ") {
            None => run(&command, &folder),
            Some(rest) => match rest.strip_prefix("run --release -- ") {
                // Building is what this test itself was built by.
                Some(arguments) => run(&format!("onrecord {arguments}"), root()),
                None => {
                    assert!(["test", "install --path ."].contains(&rest), "is this right: {command}");
                    continue;
                }
            },
        };
        let said = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
        // Findings are expected (1), a Problem or a wrong option (2) is not.
        assert!(matches!(output.status.code(), Some(0 | 1)), "{command}: {:?}\n{said}", output.status);
        run_here += 1;
    }
    assert!(run_here > 12, "only {run_here} commands were found");
}

#[test]
fn its_yaml_is_valid_and_its_rule_does_what_its_examples_say() {
    let mut rules = 0;
    for block in blocks(&readme(), "yaml") {
        let parsed: serde_yaml::Value = serde_yaml::from_str(&block).expect("a block is YAML");
        if parsed.get("find").is_some() {
            let mut library = Library::builtin();
            library.add_rule("readme/rule", "README.md", block);
            let (tested, problems) = library.test(|id| id == "readme/rule", &mut Files::default());
            assert!(problems.is_empty() && tested.len() == 2, "{problems:?}");
            assert!(tested.iter().all(|example| example.outcome == Outcome::Right), "{tested:?}");
            rules += 1;
        }
    }
    assert_eq!(rules, 1);
}

#[test]
fn its_suppressions_suppress() {
    let page = readme();
    let [comment] = blocks(&page, "markdown").try_into().expect("one block in Markdown");
    let sidecar = blocks(&page, "yaml").into_iter().find(|block| block.starts_with("- rule:")).expect("a sidecar");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme-suppressions");
    fs::create_dir_all(&folder).expect("a folder can be made");
    let words = "The pier will close in May, one official said.\n";
    for (name, text) in [
        ("story.md", format!("{comment}\n{words}")),
        ("story.txt", words.to_owned()),
        ("story.txt.onrecord.yaml", sidecar),
    ] {
        fs::write(folder.join(name), text).expect("a file can be written");
    }
    for draft in ["story.md", "story.txt"] {
        let line = format!("onrecord check -q --no-config --select anon-no-reason,suppressions {draft}");
        let output = run(&line, &folder);
        let out = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(out.contains("1 finding suppressed by a") && !out.contains("warning"), "{out}");
    }
}

#[test]
fn links_of_the_pages_lead_somewhere() {
    let mut pages: Vec<PathBuf> = vec![root().join("README.md"), root().join("CHANGELOG.md")];
    let docs = fs::read_dir(root().join("docs")).expect("there are docs");
    pages.extend(docs.map(|entry| entry.expect("it can be read").path()).filter(|path| path.extension().is_some()));
    let mut links = 0;
    for page in pages {
        let text = fs::read_to_string(&page).expect("a page is UTF-8");
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = target.split('#').next().unwrap_or_default();
            if target.is_empty() || target.contains("://") || target.contains(char::is_whitespace) {
                continue;
            }
            let path = page.parent().expect("it lies in a folder").join(target);
            assert!(path.exists(), "{} leads to {target}, which is not there", page.display());
            links += 1;
        }
    }
    assert!(links > 2, "only {links} links were found");
}
