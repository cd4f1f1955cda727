//! What `diff` compares: files in order, or two folders paired by name.

use std::path::Path;

use super::args::Shared;
use super::diff_args::{DiffArgs, Segment};
use super::drafts::Drafts;
use super::walk::Input;
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
    let mut pairs = Pairs::default();
    let (wanted, problems) = wanted(args);
    pairs.drafts.problems.extend(problems);
    let inputs: Vec<Input> = wanted.iter().flatten().cloned().collect();
    let format = if args.segment == Segment::Lines { Some("text") } else { args.format_in.as_deref() };
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
        let chain: Vec<Option<usize>> = at.by_ref().take(chain.len()).collect();
        pairs.pairs.extend(chain.windows(2).filter_map(|pair| pair[0].zip(pair[1])));
    }
    pairs
}

/// Chains of revisions, each in order.
fn wanted(args: &DiffArgs) -> (Vec<Vec<Input>>, Vec<Problem>) {
    let folders = args.paths.iter().filter(|path| Path::new(path).is_dir()).count();
    match (args.paths.as_slice(), folders) {
        ([old, new], 2) => by_name(old, new),
        (_, 1..) => {
            let problem = Problem::file("", "a folder is compared with one other folder");
            (Vec::new(), vec![problem.help("name two folders, or two files or more")])
        }
        ([] | [_], _) => {
            let problem = Problem::file("", "`diff` compares two revisions, and fewer were named");
            (Vec::new(), vec![problem.help("onrecord diff OLD NEW")])
        }
        (paths, _) => {
            let mut chain = Vec::with_capacity(paths.len());
            let mut problems = Vec::new();
            for path in paths {
                // The same file twice is a revision without changes, and no mistake.
                let stdin = args.stdin_filename.as_deref().filter(|_| path == walk::STDIN);
                let (inputs, told) = walk::drafts(std::slice::from_ref(path), stdin);
                chain.extend(inputs);
                problems.extend(told);
            }
            if problems.is_empty() { (vec![chain], problems) } else { (Vec::new(), problems) }
        }
    }
}

/// The drafts of two folders that have the same name below them.
fn by_name(old: &str, new: &str) -> (Vec<Vec<Input>>, Vec<Problem>) {
    let (mut before, mut problems) = walk::drafts(&[old.to_owned()], None);
    let (after, more) = walk::drafts(&[new.to_owned()], None);
    problems.extend(more);
    let below = |input: &Input, folder: &str| {
        let path = input.path.as_deref().unwrap_or(Path::new(&input.name));
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
