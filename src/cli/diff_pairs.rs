//! What `diff` compares: files and revisions in order, two folders paired by name, or what changed in git.

use std::path::Path;

use super::args::Shared;
use super::diff_args::{DiffArgs, Segment};
use super::drafts::Drafts;
use super::git::{Pair, Range, Repository, Version};
use super::projects::relative;
use super::walk::{At, Input};
use super::{load, many, walk};
use crate::finding::Problem;

/// Drafts, and which is the revision before which, by index.
#[derive(Default)]
pub(super) struct Pairs {
    pub drafts: Drafts,
    /// Old and new.
    pub pairs: Vec<(usize, usize)>,
}

/// Reads what the command line names.
pub(super) fn read(args: &DiffArgs, shared: &Shared) -> Pairs {
    let format = if args.segment == Segment::Lines { Some("text") } else { args.format_in.as_deref() };
    load(wanted(args), format, shared)
}

/// Reads chains of revisions, each in order.
pub(super) fn load(
    (wanted, problems): (Vec<Vec<Input>>, Vec<Problem>),
    format: Option<&str>,
    shared: &Shared,
) -> Pairs {
    let mut pairs = Pairs::default();
    pairs.drafts.problems.extend(problems);
    let inputs: Vec<Input> = wanted.iter().flatten().cloned().collect();
    let loaded = many::map(&inputs, shared, |input| input.name.as_str(), load::draft);
    let mut at: Vec<Option<usize>> = Vec::with_capacity(inputs.len());
    for (input, decoded) in inputs.into_iter().zip(loaded) {
        at.push(match decoded.and_then(|decoded| decoded) {
            Ok(decoded) => Some(pairs.drafts.add(input, decoded, format, shared)),
            Err(problem) => {
                pairs.drafts.problems.push(problem);
                None
            }
        });
    }
    let mut at = at.into_iter();
    for chain in wanted {
        let at_hand = chain.last().is_some_and(|last| matches!(last.text, At::Hand(_)));
        let chain: Vec<Option<usize>> = at.by_ref().take(chain.len()).collect();
        if let Some(last) = chain.last().copied().flatten().map(|at| &pairs.drafts.all[at]).filter(|_| at_hand) {
            pairs.drafts.files.is_revision_of(last.file, relative(&last.place));
        }
        pairs.pairs.extend(chain.windows(2).filter_map(|pair| pair[0].zip(pair[1])));
    }
    pairs
}

/// Chains of revisions, each in order.
fn wanted(args: &DiffArgs) -> (Vec<Vec<Input>>, Vec<Problem>) {
    if let Some(range) = args.range() {
        return in_git(&range, &args.paths);
    }
    let folders = args.paths.iter().filter(|path| Path::new(path).is_dir()).count();
    match (args.paths.as_slice(), folders) {
        ([old, new], 2) => by_name(old, new),
        (_, 1..) => {
            let problem = Problem::file("", "a folder is compared with one other folder");
            (Vec::new(), vec![problem.help("name two folders, or two files or more")])
        }
        ([] | [_], _) => {
            let problem = Problem::file("", "`diff` compares two revisions, and fewer were named");
            (Vec::new(), vec![problem.help("onrecord diff OLD NEW, or `onrecord diff --git HEAD` in a repository")])
        }
        (paths, _) if paths.iter().filter(|path| *path == walk::STDIN).count() > 1 => {
            let problem = Problem::file("", "standard input is read once, and `-` stands here twice");
            (Vec::new(), vec![problem.help("name the other revision as a file, or as REV:PATH")])
        }
        (paths, _) => {
            let mut chain: Vec<Input> = Vec::with_capacity(paths.len());
            let mut problems = Vec::new();
            for path in paths {
                if let Some(version) = at_revision(path) {
                    match version {
                        Ok(version) => chain.push(version.into()),
                        Err(problem) => problems.push(problem),
                    }
                    continue;
                }
                // The same file twice is a revision without changes, and no mistake.
                let stdin = args.stdin_filename.as_deref().filter(|_| path == walk::STDIN);
                let (inputs, told) = walk::drafts(std::slice::from_ref(path), stdin);
                chain.extend(inputs);
                problems.extend(told);
            }
            if args.stdin_filename.is_none() {
                like_the_other(&mut chain);
            }
            if problems.is_empty() { (vec![chain], problems) } else { (Vec::new(), problems) }
        }
    }
}

/// Standard input without a name is of the format of the first revision beside it.
fn like_the_other(chain: &mut [Input]) {
    let ending = chain.iter().find(|input| !matches!(input.text, At::Stdin));
    let ending = ending.and_then(|input| input.place.extension()).map(std::ffi::OsStr::to_owned);
    if let Some(ending) = ending {
        for input in chain.iter_mut().filter(|input| matches!(input.text, At::Stdin)) {
            input.place.set_extension(&ending);
        }
    }
}

/// The drafts of two folders that have the same name below them.
fn by_name(old: &str, new: &str) -> (Vec<Vec<Input>>, Vec<Problem>) {
    let (mut before, mut problems) = walk::drafts(&[old.to_owned()], None);
    let (after, more) = walk::drafts(&[new.to_owned()], None);
    problems.extend(more);
    let below = |input: &Input, folder: &str| {
        let path = input.path().unwrap_or(Path::new(&input.name));
        path.strip_prefix(folder).unwrap_or(path).to_path_buf()
    };
    let mut chains = Vec::new();
    for input in after {
        let name = below(&input, new);
        match before.iter().position(|other| below(other, old) == name) {
            Some(at) => chains.push(vec![before.remove(at), input]),
            None => problems
                .push(Problem::file(&input.name, format!("this draft is not in `{old}`: all of it is new")).note()),
        }
    }
    problems.extend(
        before.iter().map(|input| Problem::file(&input.name, format!("this draft is not in `{new}` any more")).note()),
    );
    (chains, problems)
}

/// `REV:path`, where there is no file of that name.
fn at_revision(path: &str) -> Option<Result<Version, Problem>> {
    let (revision, inside) = path.split_once(':')?;
    // One letter is a drive of Windows, where paths begin with one.
    let is_drive = cfg!(windows) && revision.len() == 1;
    if revision.is_empty() || is_drive || Path::new(path).exists() {
        return None;
    }
    Some(Repository::of(None).and_then(|repository| repository.at(revision, inside)))
}

/// The drafts that changed, each with what it was. What was added or deleted is said in one line.
fn in_git(range: &Range, paths: &[String]) -> (Vec<Vec<Input>>, Vec<Problem>) {
    let repository = match Repository::of(paths.first().map(Path::new)) {
        Ok(repository) => repository,
        Err(problem) => return (Vec::new(), vec![problem]),
    };
    let (pairs, mut problems) = repository.pairs(range, paths);
    let mut chains = Vec::new();
    for Pair { old, new } in pairs {
        match (old, new) {
            (Some(old), Some(new)) => chains.push(vec![old.into(), new.into()]),
            (None, Some(new)) => {
                problems.push(Problem::file(new.name, "this draft was added: all of it is new").note())
            }
            (Some(old), None) => problems.push(Problem::file(old.name, "this draft was deleted").note()),
            (None, None) => {}
        }
    }
    (chains, problems)
}

impl From<Version> for Input {
    fn from(version: Version) -> Self {
        Self { name: version.name, text: At::Hand(version.bytes), place: version.path }
    }
}
