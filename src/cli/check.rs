//! `check`: drafts to a [`Report`].

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use jiff::civil::Date;

use super::args::Shared;
use super::beside::Beside;
use super::check_args::CheckArgs;
use super::drafts::{self, Draft};
use super::exit::Status;
use super::house::{self, House};
use super::plan::{self, CHANGES_PACK, Plan, Plans};
use super::since::{self, Since, brought_in};
use super::transcripts::Transcripts;
use super::{baseline, many, outputs};
use crate::annotate::{Annotated, annotate, summary};
use crate::finding::{Finding, Fingerprint, HeldBack, Problem, Report, RuleInfo, StorySummary};
use crate::policy::{Ranked, RulesAt, from_comments, from_sidecar, hold_back, suppress};
use crate::report;
use crate::rule::{Match, RuleSet};
use crate::text::{FileId, Files};

/// What drafts are checked against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Against {
    /// The rules that a profile names.
    Rules,
    /// The ledger beside each, which has to be there.
    Ledger,
    /// The revision before each.
    Revision,
}

/// Runs the command.
pub(super) fn run(args: &CheckArgs, against: Against, shared: &Shared) -> io::Result<Status> {
    if args.schema {
        return super::print_json(&report::schema()).map(|()| Status::Clean);
    }
    let asked = outputs::asked(&args.out);
    let mut drafts = drafts::read(&args.drafts, shared);
    let since = args.since.as_deref().map(|revision| since::read(revision, &mut drafts));
    let since = since.unwrap_or_else(|| drafts.all.iter().map(|_| Since::All).collect());
    let houses = House::all(&mut drafts);
    let transcripts = Transcripts::read(&args.against, &mut drafts);
    let plans = Plans::new(&drafts, &houses, &plan::Options::new(&args.rules, against));
    let sets = plans.compile(&houses, &mut drafts);
    let mut problems = std::mem::take(&mut drafts.problems);
    problems.extend(plans.problems.iter().cloned());
    problems.extend(outputs::conflicts(&asked));

    let today = today();
    let ran: Vec<Vec<Arc<RuleInfo>>> = plans.ran(&houses);
    let drafts_since = drafts.all.iter().zip(&since).zip(plans.of.iter().copied());
    let work: Vec<((&Draft, &Since), usize)> = drafts_since.filter(|((_, since), _)| !since.is_nothing()).collect();
    let results = many::map(
        &work,
        shared,
        |((draft, _), _)| draft.name.as_str(),
        |&((draft, since), plan)| {
            let (set, plan, known) =
                (&sets[plan], (&plans.all[plan], ran[plan].as_slice()), houses[draft.project].rules.as_slice());
            let transcripts = &transcripts;
            one(
                (draft, since),
                &drafts.files,
                &Asked { set, plan: plan.0, known, ran: plan.1, transcripts, today, against },
            )
        },
    );

    let mut run = Run::default();
    for (result, ((draft, _), plan)) in results.into_iter().zip(work) {
        run.plans.insert(draft.file, plan);
        match result {
            Ok(checked) => run.add(checked),
            Err(problem) => problems.push(problem),
        }
    }
    problems.append(&mut run.problems);
    let scores = std::mem::take(&mut run.scores);
    let of_file = std::mem::take(&mut run.plans);
    let mut report = run.report(problems, &plans, &houses);
    report.redact = args.out.redact;
    if let Some(file) = baseline::file(args, &drafts.projects) {
        // What was there before was not looked for, so that nothing of the baseline is known to be stale.
        let looked_for = drafts.all.iter().filter(|_| args.since.is_none());
        let names: Vec<&str> = looked_for.map(|draft| draft.name.as_str()).collect();
        baseline::apply(&file, args.write_baseline, (&mut report, &drafts.files), &names);
    }
    limit(&mut report, &scores, |file| of_file.get(&file).map(|&plan| &plans.all[plan]));
    let fails = |finding: &Finding| {
        let plan = of_file.get(&finding.primary.file).map(|&plan| &plans.all[plan]);
        plan.is_some_and(|plan| plan.fail_on.fails(finding))
    };
    let failing = report.findings.iter().any(fails);
    let unwritten = outputs::write(&report, &drafts.files, &asked, shared)?;
    report.problems.extend(unwritten);
    Ok(Status::of(&report.problems, failing))
}

/// What a draft is asked.
pub(super) struct Asked<'a> {
    pub set: &'a RuleSet,
    pub plan: &'a Plan,
    /// Every rule that is loaded, whether it runs or not.
    pub known: &'a [Arc<RuleInfo>],
    /// Those of them that run.
    pub ran: &'a [Arc<RuleInfo>],
    pub transcripts: &'a Transcripts,
    pub today: Date,
    pub against: Against,
}

/// What checking one draft gave.
pub(super) struct Checked {
    pub found: Vec<Ranked>,
    pub story: StorySummary,
    pub problems: Vec<Problem>,
}

/// A draft and all that was found in it.
pub(super) struct Whole {
    pub found: Annotated,
    pub matches: Vec<Match>,
    /// One a match, in their order, and behind them those about suppressions.
    pub ranked: Vec<Ranked>,
    pub problems: Vec<Problem>,
}

impl Whole {
    fn of(draft: &Draft, files: &Files, asked: &Asked<'_>) -> Self {
        let (document, mut problems) = draft.document(files, &asked.plan.settings);
        let found = asked.transcripts.lay_into(annotate(document, asked.set.lexicon()));
        let found = recorded((draft, found), files, (asked, &mut problems));
        // The rules ask for English words: in another language they would find nothing, or nonsense.
        let matches = if found.foreign { Vec::new() } else { asked.set.check(&found) };
        if found.foreign {
            problems.push(not_english(&draft.name));
        }
        let ranked = house::ranked(asked.set, &matches, (&found, draft.file));
        let ranked = settled(ranked, (draft, &found), files, (asked, &mut problems));
        Self { found, matches, ranked, problems }
    }
}

fn one((draft, since): (&Draft, &Since), files: &Files, asked: &Asked<'_>) -> Checked {
    let mut whole = Whole::of(draft, files, asked);
    let (story, problems) = (summary(&whole.found, draft.file), std::mem::take(&mut whole.problems));
    let found = match since {
        Since::Revision(old) => brought_in(&Whole::of(old, files, asked), whole, asked),
        Since::All | Since::Nothing => whole.ranked,
    };
    Checked { found, story, problems }
}

/// Findings with what the draft and its sidecar say against them, each as heavy as the settings want it.
pub(super) fn settled(
    ranked: Vec<Ranked>,
    (draft, found): (&Draft, &Annotated),
    files: &Files,
    (asked, problems): (&Asked<'_>, &mut Vec<Problem>),
) -> Vec<Ranked> {
    let (mut findings, mut scores): (Vec<Finding>, Vec<f32>) =
        ranked.into_iter().map(|ranked| (ranked.finding, ranked.score)).unzip();

    let file = files.get(draft.file);
    let (mut written, faults) = from_comments(found, draft.file, file);
    problems.extend(faults);
    if let Some(id) = draft.sidecar {
        let (beside, faults) = from_sidecar(id, files.get(id));
        written.extend(beside);
        problems.extend(faults);
    }
    let rules = RulesAt { known: asked.known, ran: asked.ran, today: asked.today };
    let about = suppress(&mut findings, &file.text, &written, rules);
    findings.extend(about.into_iter().filter(|finding| asked.plan.selection.runs(&finding.rule.id)));
    scores.resize(findings.len(), 0.5);

    let weighed = findings.into_iter().zip(scores).map(|(mut finding, score)| {
        finding.severity = asked.plan.selection.weight(&finding.rule.id).unwrap_or(finding.severity);
        Ranked { finding, score }
    });
    weighed.collect()
}

/// The draft with what its ledger records of it.
fn recorded(
    (draft, found): (&Draft, Annotated),
    files: &Files,
    (asked, problems): (&Asked<'_>, &mut Vec<Problem>),
) -> Annotated {
    if draft.ledger.is_none() && asked.against == Against::Ledger {
        problems.push(super::ledger::no_ledger(draft));
    }
    let (beside, told) = Beside::of(draft, files);
    problems.extend(told);
    let Some(beside) = beside else { return found };
    let (judged, told) = beside.judge((draft, &found), (asked.set.lexicon(), asked.today), files);
    problems.extend(told);
    let Some((judged, _)) = judged else { return found };
    if asked.against == Against::Ledger {
        problems.extend(beside.remarks(&judged, files));
    }
    found.with_entries(judged.recorded())
}

/// Said of a draft in another language.
fn not_english(file: &str) -> Problem {
    Problem::file(file, "most of this text is not English, so no rule was asked")
        .note()
        .help("onrecord reads English; the other drafts were checked")
}

/// What the drafts gave together.
#[derive(Default)]
pub(super) struct Run {
    findings: Vec<Finding>,
    scores: Scores,
    stories: Vec<StorySummary>,
    pub problems: Vec<Problem>,
    /// Revisions are compared.
    pub revisions: bool,
    drafts: usize,
    /// The plan of each draft.
    pub plans: BTreeMap<FileId, usize>,
}

/// What findings are worth to an editor among others of their pack.
type Scores = BTreeMap<(FileId, Fingerprint), f32>;

impl Run {
    pub fn add(&mut self, checked: Checked) {
        for Ranked { finding, score } in checked.found {
            self.scores.insert((finding.primary.file, finding.fingerprint), score);
            self.findings.push(finding);
        }
        self.stories.push(checked.story);
        self.problems.extend(checked.problems);
        self.drafts += 1;
    }

    pub fn report(self, problems: Vec<Problem>, plans: &Plans, houses: &[House]) -> Report {
        let mut known: Vec<Arc<RuleInfo>> = houses.iter().flat_map(|house| house.rules.iter().cloned()).collect();
        known.sort_by(|a, b| a.id.cmp(&b.id));
        known.dedup_by(|a, b| a.id == b.id);
        // One draft alone has no changes, so the rules about them are not left out: there is nothing for them.
        known.retain(|rule| self.revisions || rule.pack() != CHANGES_PACK);
        let all = known.len();
        known.retain(|rule| plans.all.iter().any(|plan| plan.selection.runs(&rule.id)));
        let rules_off = all - known.len();
        let mut report = Report::new(self.findings, problems, known);
        report.stories = self.stories;
        report.drafts = self.drafts;
        report.rules_off = rules_off;
        report.profile = plans.all.first().map(|plan| plan.profile.clone()).unwrap_or_default();
        report
    }
}

/// Keeps back what is over the limits of each draft's plan. This comes after suppression and baseline, so that
/// what does not count takes no place of what does.
fn limit<'p>(report: &mut Report, scores: &Scores, plan: impl Fn(FileId) -> Option<&'p Plan>) {
    let mut all = std::mem::take(&mut report.findings).into_iter().peekable();
    while let Some(first) = all.next() {
        let file = first.primary.file;
        let mut findings = vec![first];
        while let Some(next) = all.next_if(|finding| finding.primary.file == file) {
            findings.push(next);
        }
        let ranked = findings.into_iter().map(|finding| {
            let score = scores.get(&(file, finding.fingerprint)).copied().unwrap_or_default();
            Ranked { finding, score }
        });
        let limits = plan(file).map(|plan| plan.limits.clone()).unwrap_or_default();
        let (kept, held): (Vec<Finding>, Vec<HeldBack>) = hold_back(ranked.collect(), &limits);
        report.findings.extend(kept);
        report.held_back.extend(held);
    }
}

/// The day of the run, by which suppressions expire; tests state it.
pub(super) fn today() -> Date {
    let stated = std::env::var("ONRECORD_TODAY").ok().and_then(|day| day.parse().ok());
    stated.unwrap_or_else(|| jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::now()).date())
}
