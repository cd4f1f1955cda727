//! `check`: drafts to a [`Report`], the report to every output that is asked for.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use super::args::Shared;
use super::check_args::{CheckArgs, Output};
use super::drafts::Draft;
use super::exit::Status;
use super::house::{self, House};
use super::init::unwritable;
use super::plan::{self, Plan, Plans};
use super::{drafts, many, terminal};
use crate::annotate::annotate;
use crate::finding::{Finding, HeldBack, Level, Problem, Report, RuleInfo, StorySummary};
use crate::policy::hold_back;
use crate::report::{self, OUTPUTS, Options};
use crate::rule::RuleSet;
use crate::text::Files;

/// Runs the command.
pub(super) fn run(args: &CheckArgs, shared: &Shared) -> io::Result<Status> {
    if args.schema {
        return super::print_json(&report::schema()).map(|()| Status::Clean);
    }
    let outputs = outputs(args);
    let mut drafts = drafts::read(&args.drafts, shared);
    let houses = House::all(&mut drafts);
    let plans = Plans::new(&drafts, &houses, &plan::Options::new(args));
    let sets = plans.compile(&houses, &mut drafts);
    let mut problems = std::mem::take(&mut drafts.problems);
    problems.extend(plans.problems.iter().cloned());
    problems.extend(conflicts(&outputs));

    let work: Vec<(&Draft, usize)> = drafts.all.iter().zip(plans.of.iter().copied()).collect();
    let results = many::map(
        &work,
        shared,
        |(draft, _)| draft.name.as_str(),
        |&(draft, plan)| one(draft, &drafts.files, &sets[plan], &plans.all[plan]),
    );

    let mut run = Run::default();
    for result in results {
        match result {
            Ok(checked) => run.add(checked),
            Err(problem) => problems.push(problem),
        }
    }
    problems.append(&mut run.problems);
    let failing = run.failing;
    let report = run.report(problems, &plans, &houses, args, shared);
    let written = write(&report, &drafts.files, &outputs, shared)?;
    let status = Status::of(&report.problems, failing);
    Ok(if written.is_empty() { status } else { Status::of(&written, failing) })
}

/// What checking one draft gave.
struct Checked {
    findings: Vec<Finding>,
    held_back: Vec<HeldBack>,
    story: Option<StorySummary>,
    problems: Vec<Problem>,
    failing: bool,
}

fn one(draft: &Draft, files: &Files, set: &RuleSet, plan: &Plan) -> Checked {
    let (document, problems) = draft.document(files, &plan.settings);
    let found = annotate(document, set.lexicon());
    let mut ranked = house::check(set, &found, draft.file);
    for one in &mut ranked {
        if let Some(weight) = plan.selection.weight(&one.finding.rule.id) {
            one.finding.severity = weight;
        }
    }
    let (findings, held_back) = hold_back(ranked, &plan.limits);
    let failing = findings.iter().any(|finding| plan.fail_on.fails(finding));
    let story = None;
    Checked { findings, held_back, story, problems, failing }
}

/// What the drafts gave together.
#[derive(Default)]
struct Run {
    findings: Vec<Finding>,
    held_back: Vec<HeldBack>,
    stories: Vec<StorySummary>,
    problems: Vec<Problem>,
    drafts: usize,
    failing: bool,
}

impl Run {
    fn add(&mut self, checked: Checked) {
        self.findings.extend(checked.findings);
        self.held_back.extend(checked.held_back);
        self.stories.extend(checked.story);
        self.problems.extend(checked.problems);
        self.drafts += 1;
        self.failing |= checked.failing;
    }

    fn report(
        self,
        problems: Vec<Problem>,
        plans: &Plans,
        houses: &[House],
        args: &CheckArgs,
        shared: &Shared,
    ) -> Report {
        let mut known: Vec<Arc<RuleInfo>> = houses.iter().flat_map(|house| house.rules.iter().cloned()).collect();
        known.sort_by(|a, b| a.id.cmp(&b.id));
        known.dedup_by(|a, b| a.id == b.id);
        let all = known.len();
        known.retain(|rule| plans.all.iter().any(|plan| plan.selection.runs(&rule.id)));
        let rules_off = all - known.len();
        let mut report = Report::new(self.findings, problems, known);
        report.held_back = self.held_back;
        report.stories = if shared.quiet { Vec::new() } else { self.stories };
        report.drafts = self.drafts;
        report.rules_off = rules_off;
        report.profile = plans.all.first().map(|plan| plan.profile.clone()).unwrap_or_default();
        report.redact = args.redact;
        report
    }
}

/// The outputs that are asked for; `--output` names the file of the one that has none of its own.
fn outputs(args: &CheckArgs) -> Vec<Output> {
    let mut outputs = args.format.clone();
    if outputs.iter().all(|output| output.file.is_some()) && (outputs.is_empty() || args.output.is_some()) {
        outputs.push(Output { format: OUTPUTS[0].key.to_owned(), file: None });
    }
    if let Some(file) = &args.output
        && let Some(output) = outputs.iter_mut().find(|output| output.file.is_none())
    {
        output.file = Some(file.clone());
    }
    outputs
}

/// Outputs that would be written over one another.
fn conflicts(outputs: &[Output]) -> Option<Problem> {
    let repeated = outputs
        .iter()
        .enumerate()
        .find(|(index, output)| outputs[..*index].iter().any(|earlier| earlier.file == output.file));
    repeated.map(|(_, output)| {
        let place = output.file.as_deref().unwrap_or("standard output");
        Problem::file("", format!("several outputs go to {place}")).help("give each a file: --format sarif=FILE")
    })
}

/// Writes every output, and says which could not be written.
fn write(report: &Report, files: &Files, outputs: &[Output], shared: &Shared) -> io::Result<Vec<Problem>> {
    let mut problems = Vec::new();
    for output in outputs {
        let Some(row) = report::output(&output.format) else { continue };
        match &output.file {
            None => terminal::print(|out| (row.write)(report, files, &terminal::options(shared), out))?,
            Some(file) => {
                let plain = Options { colour: false, ..Options::default() };
                let written = fs::File::create(file).and_then(|file| {
                    let mut out = io::BufWriter::new(file);
                    (row.write)(report, files, &plain, &mut out)?;
                    out.flush()
                });
                if let Err(error) = written {
                    problems.push(unwritable(Path::new(file), &error));
                }
            }
        }
    }
    // Problems that no output on the terminal shows would go unseen.
    let shown = outputs.iter().any(|output| output.file.is_none());
    let hidden = report.problems.iter().filter(|problem| !shown && problem.level == Level::Error);
    super::complain(hidden.chain(&problems), files, shared)?;
    Ok(problems)
}
