//! `check --since`: what the drafts were at a revision, so that only what was brought in since is told.

use std::collections::BTreeMap;
use std::path::Path;

use super::check::{Asked, Whole};
use super::drafts::{Draft, Drafts, format};
use super::git::{Repository, Version, Was};
use super::load;
use crate::compare::{Terms, compare};
use crate::finding::{Fingerprint, Problem};
use crate::policy::Ranked;
use crate::text::File;

/// What is told of a draft.
pub(super) enum Since {
    /// Everything.
    All,
    /// What was not in this revision of it.
    Revision(Box<Draft>),
    /// Nothing: it is the same, or what it was is not known.
    Nothing,
}

impl Since {
    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }
}

/// What is told of each draft since a revision. Where that is not known nothing is, rather than everything.
pub(super) fn read(revision: &str, drafts: &mut Drafts) -> Vec<Since> {
    let places: Vec<(&Path, bool)> = drafts.all.iter().map(|draft| (draft.place.as_path(), draft.on_disk)).collect();
    let Some((first, _)) = places.first() else { return Vec::new() };
    let before = Repository::of(Some(first)).and_then(|found| found.before(revision, &places));
    let before = match before {
        Ok(before) => before,
        Err(problem) => {
            drafts.problems.push(problem);
            return drafts.all.iter().map(|_| Since::Nothing).collect();
        }
    };
    let mut same = 0;
    let since = before.into_iter().enumerate().map(|(index, was)| {
        let since = match was {
            Ok(Was::New) => Ok(Since::All),
            Ok(Was::Same) => Ok(Since::Nothing),
            Ok(Was::Other(version)) => earlier(index, version, drafts),
            Err(problem) => Err(problem),
        };
        if matches!(since, Ok(Since::Nothing)) {
            same += 1;
        }
        since.unwrap_or_else(|problem| {
            drafts.problems.push(problem);
            Since::Nothing
        })
    });
    let since: Vec<Since> = since.collect();
    if same > 0 {
        let drafts_are = if same == 1 { "draft is" } else { "drafts are" };
        let message = format!("{same} {drafts_are} the same as at `{revision}`, and not checked again");
        drafts.problems.push(Problem::file("", message).note());
    }
    since
}

/// The earlier revision of a draft, with what lies beside it now: what these say is nothing new.
fn earlier(index: usize, version: Version, drafts: &mut Drafts) -> Result<Since, Problem> {
    let text = load::decoded(&version.name, version.bytes)?.text;
    let format = format(None, &version.path.to_string_lossy());
    let draft = &drafts.all[index];
    if drafts.files.get(draft.file).text == text {
        return Ok(Since::Nothing);
    }
    let file = drafts.files.add(File::new(version.name.clone(), text));
    let (sidecar, ledger, project) = (draft.sidecar, draft.ledger, draft.project);
    let place = version.path;
    let old = Draft { file, name: version.name, place, on_disk: false, sidecar, ledger, format, project };
    Ok(Since::Revision(Box::new(old)))
}

/// The findings of a draft that the revision before it does not have.
pub(super) fn brought_in(old: &Whole, new: Whole, asked: &Asked<'_>) -> Vec<Ranked> {
    let comparison = compare(&old.found, &new.found, asked.set.lexicon(), Terms::default());
    let (fresh, _) = asked.set.apart((&old.found, &old.matches), (&new.found, &new.matches), &comparison);
    // Behind the findings of rules stand those about suppressions, which are told apart by their words.
    let mut known: BTreeMap<(String, Fingerprint), usize> = BTreeMap::new();
    for Ranked { finding, .. } in old.ranked.iter().skip(old.matches.len()) {
        *known.entry((finding.rule.id.clone(), finding.fingerprint)).or_default() += 1;
    }
    let (rules, mut fresh) = (new.matches.len(), fresh.into_iter().peekable());
    let mut is_new = |index: usize, ranked: &Ranked| {
        if index < rules {
            return fresh.next_if_eq(&index).is_some();
        }
        let left = known.get_mut(&(ranked.finding.rule.id.clone(), ranked.finding.fingerprint));
        !left.is_some_and(|left| {
            let any = *left > 0;
            *left = left.saturating_sub(1);
            any
        })
    };
    let ranked = new.ranked.into_iter().enumerate();
    ranked.filter_map(|(index, ranked)| is_new(index, &ranked).then_some(ranked)).collect()
}
