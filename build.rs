//! Embeds everything below `rules/` by listing the folder: there is no index to keep by hand.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let rules = root.join("rules");
    println!("cargo::rerun-if-changed=rules");
    let mut files = Vec::new();
    walk(&rules, &mut files)?;
    files.sort();

    let mut out = String::new();
    for (name, wanted) in [("LISTS", Tree::Lists), ("PROFILES", Tree::Profiles), ("RULES", Tree::Rules)] {
        writeln!(out, "pub static {name}: &[(&str, &str)] = &[").expect("writing to a string");
        for file in files.iter().filter(|file| tree_of(&rules, file) == Some(wanted)) {
            println!("cargo::rerun-if-changed={}", file.display());
            let id = id_of(&rules, file, wanted);
            writeln!(out, "    ({id:?}, include_str!({:?})),", file.display().to_string())
                .expect("writing to a string");
        }
        writeln!(out, "];").expect("writing to a string");
    }
    fs::write(PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("builtin.rs"), out)
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
