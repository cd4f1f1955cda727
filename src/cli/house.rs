//! The rules, lists and profiles that a project is checked with: the built-in ones and, over them, its own.

use std::path::Path;
use std::sync::Arc;

use super::drafts::Drafts;
use super::load;
use super::projects::{absolute, relative};
use super::walk::unreadable;
use crate::annotate::{Annotated, Kind};
use crate::config::{ListHow, Placed, Project};
use crate::finding::{Problem, RuleInfo};
use crate::policy::{Ranked, SUPPRESSION_RULES};
use crate::rule::{Layering, Library, Match, RuleSet};
use crate::text::FileId;

/// The rules of a project.
pub(super) struct House {
    /// Their texts.
    pub library: Library,
    /// What each says of itself, by id.
    pub rules: Vec<Arc<RuleInfo>>,
}

impl House {
    /// Of every project of a run.
    pub fn all(drafts: &mut Drafts) -> Vec<Self> {
        drafts.projects.all.iter().map(|project| Self::new(project, &mut drafts.problems)).collect()
    }

    /// Of one project.
    pub fn new(project: &Project, problems: &mut Vec<Problem>) -> Self {
        let mut library = Library::builtin();
        for layer in &project.layers {
            for folder in &layer.rule_folders {
                add_folder(&mut library, &layer.folder.join(&folder.value), folder, problems);
            }
            for change in &layer.lists {
                let entries: Vec<&str> = change.entries.iter().map(|entry| entry.value.as_str()).collect();
                let layering = match change.how {
                    ListHow::Extend => Layering::Extend,
                    ListHow::Replace => Layering::Replace,
                };
                let file = change.list.origin.file().unwrap_or("onrecord.yaml");
                library.add_list(&change.list.value, file, (&entries.join("\n"), layering));
            }
        }
        let mut rules = library.infos();
        rules.extend(SUPPRESSION_RULES.iter().map(|rule| Arc::new(rule.info())));
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        Self { library, rules }
    }
}

/// Adds the rules (`PACK/NAME.yaml`), lists (`lists/NAME.txt`) and profiles (`profiles/NAME.yaml`) of a folder.
fn add_folder(library: &mut Library, folder: &Path, from: &Placed<String>, problems: &mut Vec<Problem>) {
    if !folder.is_dir() {
        let message = format!("there is no folder `{}`", from.value);
        problems.push(from.origin.problem(message).help("paths start from the folder of this file"));
        return;
    }
    problems.extend(add_files(library, folder));
}

/// Adds what is in a folder of rules.
pub(super) fn add_files(library: &mut Library, folder: &Path) -> Vec<Problem> {
    let mut problems = Vec::new();
    let folder = &absolute(folder);
    for entry in ignore::WalkBuilder::new(folder).standard_filters(false).sort_by_file_name(Ord::cmp).build() {
        let path = match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_dir()) => continue,
            Ok(entry) => entry.into_path(),
            Err(error) => {
                problems.push(Problem::file(relative(folder), error.to_string()));
                continue;
            }
        };
        let ending = path.extension().and_then(|ending| ending.to_str());
        let Some(ending @ ("yaml" | "txt")) = ending else { continue };
        let name = relative(&path);
        let text = match load::text(&path, &name) {
            Ok(text) => text,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        let inside = path.strip_prefix(folder).unwrap_or(&path).with_extension("");
        let parts: Vec<String> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        match (ending, parts.as_slice()) {
            ("txt", [lists, list]) if lists == "lists" => library.add_list(list, &name, (&text, Layering::Extend)),
            ("yaml", [profiles, profile]) if profiles == "profiles" => library.add_profile(profile, &name, text),
            ("yaml", [pack, rule]) => library.add_rule(&format!("{pack}/{rule}"), &name, text),
            ("yaml", _) => problems.push(
                Problem::file(name, "this rule is in no pack")
                    .help("a rule is FOLDER/PACK/NAME.yaml, and its id PACK/NAME"),
            ),
            _ => {}
        }
    }
    problems
}

/// What rules found in a draft, each finding with what makes one worth more to an editor than another.
pub(super) fn ranked(set: &RuleSet, matches: &[Match], (found, file): (&Annotated, FileId)) -> Vec<Ranked> {
    let findings = set.findings(matches, found, file);
    findings
        .into_iter()
        .zip(matches)
        .map(|(finding, matched)| Ranked { finding, score: score(found, matched) })
        .collect()
}

/// What a claim scores; everything else stands in the middle.
fn score(found: &Annotated, matched: &Match) -> f32 {
    let claim = (matched.item.kind == Kind::Claim).then(|| found.claims.get(matched.item.index as usize)).flatten();
    claim.map_or(0.5, |claim| claim.score)
}

/// A single rule file, added under the id that its path gives.
pub(super) fn add_file(library: &mut Library, path: &Path) -> Result<String, Problem> {
    let path = &absolute(path);
    let name = relative(path);
    let text = load::text(path, &name)?;
    let part = |path: Option<&std::ffi::OsStr>| path.map(|part| part.to_string_lossy().into_owned());
    let (Some(pack), Some(rule)) = (part(path.parent().and_then(Path::file_name)), part(path.file_stem())) else {
        return Err(unreadable(&name, &std::io::ErrorKind::NotFound.into()));
    };
    let id = format!("{pack}/{rule}");
    library.add_rule(&id, &name, text);
    Ok(id)
}
