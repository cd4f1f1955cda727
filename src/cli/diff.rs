//! `diff`: revisions of stories to a [`Report`] of what changed.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use super::args::Shared;
use super::beside::Beside;
use super::check::{self, Against, Asked, Checked, Run};
use super::diff_args::{DiffArgs, Segment};
use super::diff_pairs::{self, Pairs};
use super::drafts::Draft;
use super::exit::Status;
use super::house::House;
use super::many;
use super::outputs;
use super::plan::{self, Plans};
use super::transcripts::Transcripts;
use crate::annotate::{Annotated, Changed, annotate};
use crate::compare::{Comparison, Terms, changed, compare};
use crate::finding::{Aligned, Compared, Problem, RuleInfo};
use crate::ledger::{Judged, edited};
use crate::policy::Ranked;
use crate::text::Files;

/// Runs the command.
pub(super) fn run(args: &DiffArgs, shared: &Shared) -> io::Result<Status> {
    report(diff_pairs::read(args, shared), args, shared)
}

/// Compares the pairs and writes what changed.
pub(super) fn report(pairs: Pairs, args: &DiffArgs, shared: &Shared) -> io::Result<Status> {
    let asked = outputs::asked(&args.out);
    let Pairs { mut drafts, pairs } = pairs;
    let houses = House::all(&mut drafts);
    let plans = Plans::new(&drafts, &houses, &plan::Options::new(&args.rules, Against::Revision));
    let sets = plans.compile(&houses, &mut drafts);
    let mut problems = std::mem::take(&mut drafts.problems);
    problems.extend(plans.problems.iter().cloned());
    problems.extend(outputs::conflicts(&asked));

    let ran: Vec<Vec<Arc<RuleInfo>>> = plans.ran(&houses);
    let terms = Terms { published: args.published, lines: args.segment == Segment::Lines };
    // Each revision is read once with the words of each plan that it is needed for.
    let mut needed: Vec<(usize, usize)> =
        pairs.iter().flat_map(|&(old, new)| [(old, plans.of[new]), (new, plans.of[new])]).collect();
    needed.sort_unstable();
    needed.dedup();
    let work: Vec<(&Draft, usize)> = needed.iter().map(|&(draft, plan)| (&drafts.all[draft], plan)).collect();
    let read = many::map(
        &work,
        shared,
        |(draft, _)| draft.name.as_str(),
        |&(draft, plan)| {
            let (document, problems) = draft.document(&drafts.files, &plans.all[plan].settings);
            (annotate(document, sets[plan].lexicon()), problems)
        },
    );
    let mut revisions: BTreeMap<(usize, usize), Annotated> = BTreeMap::new();
    for (result, key) in read.into_iter().zip(&needed) {
        match result {
            Ok((found, told)) => {
                problems.extend(told);
                revisions.insert(*key, found);
            }
            Err(problem) => problems.push(problem),
        }
    }
    let none = Transcripts::default();
    let work: Vec<(&Draft, (usize, usize))> = pairs.iter().map(|&(old, new)| (&drafts.all[new], (old, new))).collect();
    let results = many::map(
        &work,
        shared,
        |(draft, _)| draft.name.as_str(),
        |&(_, (old, new))| {
            let plan = plans.of[new];
            let (before, after) = (revisions.get(&(old, plan))?, revisions.get(&(new, plan))?);
            let known = houses[drafts.all[new].project].rules.as_slice();
            let asked = Asked {
                set: &sets[plan],
                plan: &plans.all[plan],
                known,
                ran: ran[plan].as_slice(),
                transcripts: &none,
                today: check::today(),
                against: Against::Revision,
            };
            let pair = Pair { old: (&drafts.all[old], before), new: (&drafts.all[new], after) };
            Some(pair.compare(&drafts.files, &asked, terms))
        },
    );

    let mut run = Run::default();
    let mut compared = Vec::new();
    for (result, &(_, new)) in results.into_iter().zip(&pairs) {
        run.plans.insert(drafts.all[new].file, plans.of[new]);
        match result {
            Ok(Some((checked, comparison))) => {
                run.add(checked);
                compared.push(comparison);
            }
            Ok(None) => {}
            Err(problem) => problems.push(problem),
        }
    }
    problems.append(&mut run.problems);
    let of_file = std::mem::take(&mut run.plans);
    let mut report = run.report(problems, &plans, &houses);
    report.redact = args.out.redact;
    if !args.alignment {
        compared.iter_mut().for_each(|one: &mut Compared| one.groups = None);
    }
    report.compared = compared;
    let failing = report.findings.iter().any(|finding| {
        let plan = of_file.get(&finding.primary.file).map(|&plan| &plans.all[plan]);
        plan.is_some_and(|plan| plan.fail_on.fails(finding))
    });
    let unwritten = outputs::write(&report, &drafts.files, &asked, shared)?;
    report.problems.extend(unwritten);
    Ok(Status::of(&report.problems, failing))
}

/// Two revisions of one story.
struct Pair<'a> {
    old: (&'a Draft, &'a Annotated),
    new: (&'a Draft, &'a Annotated),
}

impl Pair<'_> {
    fn compare(&self, files: &Files, asked: &Asked<'_>, terms: Terms) -> (Checked, Compared) {
        let ((before, old), (after, new)) = (self.old, self.new);
        let mut problems = Vec::new();
        let mut comparison = compare(old, new, asked.set.lexicon(), terms);
        problems.extend(self.remarks(&comparison));
        let silent = comparison.unlike || terms.lines;
        if !silent {
            let matches = (asked.set.check(old), asked.set.check(new));
            let delta = asked.set.delta((old, &matches.0), (new, &matches.1), &comparison);
            let mut checks = self.checks(files, asked);
            comparison.place(&mut checks, (old, new));
            comparison.changes.extend(delta.into_iter().chain(checks));
        }
        let story = changed(&comparison, after.file);
        let compared = Compared {
            old: before.file,
            new: after.file,
            groups: Some(groups(&comparison)),
            retyped: comparison.retyped,
        };
        let new = new.clone().with_changes(comparison.changes);
        let matches = asked.set.check_changes(&new);
        let findings = asked.set.findings_since(&matches, (&new, after.file), Some((old, before.file)));
        let ranked = findings.into_iter().map(|finding| Ranked { finding, score: 0.5 }).collect();
        let found = check::settled(ranked, (after, &new), files, (asked, &mut problems));
        (Checked { found, story, problems }, compared)
    }

    /// What a reader should know of the comparison itself.
    fn remarks(&self, comparison: &Comparison) -> Vec<Problem> {
        let ((before, old), (after, new)) = (self.old, self.new);
        let mut told = Vec::new();
        let is_empty = |found: &Annotated| found.sentences.is_empty();
        match (is_empty(old), is_empty(new)) {
            (true, false) => {
                let message = format!("`{}` holds no words: all of this is new", before.name);
                told.push(Problem::file(&after.name, message).note());
            }
            (false, true) => {
                let message = format!("there are no words left of `{}`", before.name);
                told.push(Problem::file(&after.name, message).help("was the right file named?"));
            }
            _ if comparison.unlike => {
                let message = format!("this is another story than `{}`: hardly a sentence stands in both", before.name);
                told.push(
                    Problem::file(&after.name, message).help("nothing was compared; name two revisions of one story"),
                );
            }
            _ => {}
        }
        if comparison.alignment.bounded {
            let message = "so many sentences changed together that not all were held against all: some that moved may be \
                           told as removed and added";
            told.push(Problem::file(&after.name, message).note());
        }
        told
    }

    /// What the ledger beside the story has as verified in other words.
    fn checks(&self, files: &Files, asked: &Asked<'_>) -> Vec<Changed> {
        let ((before, old), (after, new)) = (self.old, self.new);
        let draft = if after.ledger.is_some() { after } else { before };
        // What is wrong with a ledger is told by `ledger check`.
        let (Some(beside), _) = Beside::of(draft, files) else { return Vec::new() };
        let judged = |found: &Annotated| -> Option<Judged> {
            let lexicon: (&crate::annotate::Lexicon, _) = (asked.set.lexicon(), asked.today);
            beside.judge((draft, found), lexicon, files).0.map(|(judged, _)| judged)
        };
        match (judged(old), judged(new)) {
            (Some(was), Some(now)) => edited((old, &was), (new, &now)),
            _ => Vec::new(),
        }
    }
}

fn groups(comparison: &Comparison) -> Vec<Aligned> {
    let groups = comparison.alignment.groups.iter();
    groups.map(|group| Aligned { old: group.old.clone(), new: group.new.clone(), op: group.op.key() }).collect()
}
