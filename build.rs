//! Embeds everything below `rules/` by listing the folder: there is no index to keep by hand.
//!
//! Lists are embedded twice: as written, for a newsroom that changes one; and all of them as a packed lexicon, so
//! that a start inflects and sorts nothing. Where a list has a fault there is none, and each start reports it.
//!
//! Rules are embedded twice: as written, for `explain`, examples and places; and as a packed tree without their
//! examples, so that a start parses no YAML and checks no pattern. A rule that is no YAML, or has a pattern that is
//! none, is embedded without a tree, and reported with its place when it is loaded.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[allow(dead_code, unused_imports)]
#[path = "src/annotate"]
mod annotate {
    pub mod lexicon;
    pub mod token;
}
#[allow(dead_code)]
#[path = "src/rule/pattern_syntax.rs"]
mod pattern_syntax;
#[allow(dead_code, unused_imports)]
#[path = "src/text/mod.rs"]
mod text;
#[allow(dead_code, unused_imports)]
#[path = "src/yaml/mod.rs"]
mod yaml;

/// Inside the build script nothing ships yet.
mod builtin {
    pub static LISTS: &[(&str, &str)] = &[];
    pub static LEXICON: &[u8] = &[];
}

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let rules = root.join("rules");
    let shared =
        ["src/text", "src/yaml", "src/rule/pattern_syntax.rs", "src/annotate/lexicon.rs", "src/annotate/lexicon"];
    for input in ["rules", "build.rs", "src/annotate/token.rs", "src/annotate/token"].iter().chain(&shared) {
        println!("cargo::rerun-if-changed={input}");
    }
    let mut files = Vec::new();
    walk(&rules, &mut files)?;
    files.sort_by_key(|file| file.with_extension(""));

    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let lexicon = folder.join("lexicon");
    fs::write(&lexicon, packed_lexicon(&rules, &files)?)?;
    let mut out = format!("pub static LEXICON: &[u8] = include_bytes!({:?});\n", lexicon.display().to_string());
    for (name, kind, wanted) in [
        ("LISTS", "(&str, &str)", Tree::Lists),
        ("PROFILES", "(&str, &str)", Tree::Profiles),
        ("RULES", "(&str, &str, &[u8])", Tree::Rules),
    ] {
        writeln!(out, "pub static {name}: &[{kind}] = &[").expect("writing to a string");
        for file in files.iter().filter(|file| tree_of(&rules, file) == Some(wanted)) {
            let id = id_of(&rules, file, wanted);
            let path = file.display().to_string();
            match wanted {
                Tree::Rules => {
                    let packed = packed(&fs::read_to_string(file)?);
                    writeln!(out, "    ({id:?}, include_str!({path:?}), b\"{}\"),", packed.escape_ascii())
                }
                Tree::Lists | Tree::Profiles => writeln!(out, "    ({id:?}, include_str!({path:?})),"),
            }
            .expect("writing to a string");
        }
        writeln!(out, "];").expect("writing to a string");
    }
    fs::write(folder.join("builtin.rs"), out)
}

/// The packed lexicon of all lists; empty where one has a fault.
fn packed_lexicon(rules: &Path, files: &[PathBuf]) -> io::Result<Vec<u8>> {
    let mut lists = annotate::lexicon::Lists::default();
    for file in files.iter().filter(|file| tree_of(rules, file) == Some(Tree::Lists)) {
        lists.extend(&id_of(rules, file, Tree::Lists), &fs::read_to_string(file)?);
    }
    let mut builder = lists.builder();
    let faults = lists.fill(&mut builder);
    Ok(if faults.is_empty() { builder.build().pack() } else { Vec::new() })
}

/// The packed tree of a rule, its examples left out but for their place; empty where anything is wrong with it.
fn packed(text: &str) -> Vec<u8> {
    let mut faults = yaml::Faults::default();
    let Some(mut node) = yaml::parse(text, &mut faults) else { return Vec::new() };
    if !faults.list.is_empty() || !patterns_are_sound(&node) {
        return Vec::new();
    }
    if let yaml::Value::Map(entries) = &mut node.value {
        for entry in entries.iter_mut().filter(|entry| entry.key == "examples") {
            entry.node.value = yaml::Value::Map(Vec::new());
        }
    }
    yaml::pack(&node)
}

/// Whether everything under the key `pattern` is one.
fn patterns_are_sound(node: &yaml::Node) -> bool {
    let sound = |entry: &yaml::Entry| match entry.node.scalar() {
        Some(text) if entry.key == "pattern" => pattern_syntax::check(text).is_ok(),
        _ => patterns_are_sound(&entry.node),
    };
    match &node.value {
        yaml::Value::Scalar { .. } => true,
        yaml::Value::List(nodes) => nodes.iter().all(patterns_are_sound),
        yaml::Value::Map(entries) => entries.iter().all(sound),
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Tree {
    Lists,
    Profiles,
    Rules,
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn tree_of(rules: &Path, file: &Path) -> Option<Tree> {
    let inside = file.strip_prefix(rules).ok()?;
    let ending = file.extension()?;
    match inside.components().next()?.as_os_str().to_str()? {
        "lists" => (ending == "txt").then_some(Tree::Lists),
        "profiles" => (ending == "yaml").then_some(Tree::Profiles),
        _ => (ending == "yaml").then_some(Tree::Rules),
    }
}

/// `pack/name` for a rule, the bare name for a list or a profile.
fn id_of(rules: &Path, file: &Path, tree: Tree) -> String {
    let inside = file.strip_prefix(rules).expect("it was found below").with_extension("");
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    if tree == Tree::Rules { parts.join("/") } else { parts[1..].join("/") }
}
