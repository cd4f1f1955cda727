//! Settings, profile and options to what is looked for in each draft. Drafts for which the same holds share a plan.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::check::Against;
use super::check_args::RuleArgs;
use super::drafts::Drafts;
use super::house::House;
use crate::config::{DEFAULT_PROFILE, Settings, profile};
use crate::finding::{Problem, RuleInfo};
use crate::policy::{Choice, FailOn, Origin, Selection, Setting, Step, Wish};
use crate::rule::RuleSet;

/// What is looked for in some drafts, and what counts.
pub(super) struct Plan {
    /// What config says.
    pub settings: Settings,
    /// The profile's name.
    pub profile: String,
    /// The rules that run.
    pub selection: Selection,
    /// How many findings of a pack are shown a draft.
    pub limits: BTreeMap<String, usize>,
    /// From which severity on a finding fails the run.
    pub fail_on: FailOn,
}

/// All plans of a run, and which one holds for which draft.
pub(super) struct Plans {
    pub all: Vec<Plan>,
    /// The project of each.
    project: Vec<usize>,
    /// By the drafts' index.
    pub of: Vec<usize>,
    pub problems: Vec<Problem>,
}

impl Plans {
    /// Makes a plan for each draft.
    pub fn new(drafts: &Drafts, houses: &[House], options: &Options) -> Self {
        let mut plans = Self { all: Vec::new(), project: Vec::new(), of: Vec::new(), problems: Vec::new() };
        let mut known: BTreeMap<(usize, Vec<usize>), usize> = BTreeMap::new();
        for draft in &drafts.all {
            let project = &drafts.projects.all[draft.project];
            let key = (draft.project, project.overrides_of(&draft.place));
            let index = known.entry(key).or_insert_with(|| {
                let settings = project.settings(&draft.place);
                plans.all.push(plan(settings, &houses[draft.project], options, &mut plans.problems));
                plans.project.push(draft.project);
                plans.all.len() - 1
            });
            plans.of.push(*index);
        }
        distinct(&mut plans.problems);
        plans
    }

    /// The rules that run under each plan.
    pub fn ran(&self, houses: &[House]) -> Vec<Vec<Arc<RuleInfo>>> {
        let of = |(plan, &project): (&Plan, &usize)| {
            houses[project].rules.iter().filter(|rule| plan.selection.runs(&rule.id)).cloned().collect()
        };
        self.all.iter().zip(&self.project).map(of).collect()
    }

    /// The rules of each plan, ready to be asked of drafts: rules that do not run neither cost time nor take a
    /// finding away from one that they would stand before.
    pub fn compile(&self, houses: &[House], drafts: &mut Drafts) -> Vec<RuleSet> {
        let mut sets = Vec::new();
        let mut problems = Vec::new();
        for (plan, &project) in self.all.iter().zip(&self.project) {
            let wanted = |id: &str| plan.selection.runs(id);
            let (set, faults) = houses[project].library.compile(wanted, &mut drafts.files);
            sets.push(set);
            problems.extend(faults);
        }
        distinct(&mut problems);
        drafts.problems.extend(problems);
        sets
    }
}

/// A setting or a rule that several plans share is faulty once.
fn distinct(problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    problems.retain(|problem| {
        let at = problem.place.as_ref().map(|place| place.span);
        seen.insert((problem.file.clone(), at, problem.message.clone()))
    });
}

/// The pack of the rules that `ledger check` runs.
const LEDGER_PACK: &str = "ledger";

/// The pack of the rules about changes.
pub(super) const CHANGES_PACK: &str = "changes";

/// What the command line says of rules.
#[derive(Default)]
pub(super) struct Options {
    profile: Option<String>,
    steps: Vec<Step>,
    fail_on: Option<FailOn>,
}

impl Options {
    /// Of `check` and of `diff`.
    pub fn new(args: &RuleArgs, against: Against) -> Self {
        let wishes = |names: &[String], option| -> Vec<Wish> {
            names.iter().map(|name| Wish { selector: name.clone(), origin: Origin::Option(option) }).collect()
        };
        let mut steps = Vec::new();
        let pack = |name: &str, origin| Wish { selector: name.to_owned(), origin: Origin::Option(origin) };
        match against {
            Against::Ledger => {
                let ledger = || pack(LEDGER_PACK, "ledger check");
                steps.push(Step::Set(vec![Choice { wish: ledger(), setting: Setting::On }]));
                steps.push(Step::Only(vec![ledger()]));
            }
            // One draft alone has no changes.
            Against::Rules => steps.push(Step::Without(vec![pack(CHANGES_PACK, "check")])),
            Against::Revision => {}
        }
        if !args.severity.is_empty() {
            let weigh = |(rule, severity): &(String, _)| Choice {
                wish: Wish { selector: rule.clone(), origin: Origin::Option("--severity") },
                setting: Setting::Weight(*severity),
            };
            steps.push(Step::Weigh(args.severity.iter().map(weigh).collect()));
        }
        if !args.select.is_empty() {
            steps.push(Step::Only(wishes(&args.select, "--select")));
        }
        if !args.ignore.is_empty() {
            steps.push(Step::Without(wishes(&args.ignore, "--ignore")));
        }
        Self { profile: args.profile.clone(), steps, fail_on: args.fail_on }
    }

    /// Of a command that takes a profile only.
    pub fn of_profile(name: Option<&str>) -> Self {
        Self { profile: name.map(str::to_owned), ..Self::default() }
    }
}

/// What is looked for under these settings.
pub(super) fn plan(settings: Settings, house: &House, options: &Options, problems: &mut Vec<Problem>) -> Plan {
    let mut name = options.profile.as_ref().unwrap_or(&settings.profile.value).clone();
    let origin = if options.profile.is_some() { Origin::Option("--profile") } else { settings.profile.origin.clone() };
    let (chosen, faults) = profile(&name, &house.library).unwrap_or_else(|(message, help)| {
        let mut problem = origin.problem(message);
        problem.help = help;
        problems.push(problem);
        name = DEFAULT_PROFILE.to_owned();
        profile(&name, &house.library).unwrap_or_default()
    });
    problems.extend(faults);
    // No profile that ships knows of a newsroom's own rules: whoever writes one wants it to run.
    let on = |id: &str| Choice { wish: Wish { selector: id.to_owned(), origin: origin.clone() }, setting: Setting::On };
    let mut steps = vec![Step::Set(house.library.own_rules().map(on).collect()), Step::Set(chosen.rules)];
    steps.extend(settings.steps.iter().cloned());
    steps.extend(options.steps.iter().cloned());
    let (selection, faults) = Selection::new(&house.rules, &steps);
    problems.extend(faults);
    let limits =
        chosen.limits.iter().chain(&settings.limits).map(|(pack, limit)| (pack.clone(), limit.value)).collect();
    let fail_on = options.fail_on.unwrap_or(settings.fail_on.value);
    Plan { settings, profile: name, selection, limits, fail_on }
}
