//! Profile, config and options to the rules that run and their severities: a list of steps, applied in order.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Origin;
use crate::finding::{Problem, RuleInfo, Severity};

/// What is to be done with the rules that a selector names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// They run.
    On,
    /// They do not.
    Off,
    /// They run, and all their findings have this severity.
    Weight(Severity),
}

impl Setting {
    /// As profiles and config write it.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        match key {
            "on" => Some(Self::On),
            "off" => Some(Self::Off),
            _ => Severity::from_key(key).map(Self::Weight),
        }
    }

    /// As profiles and config write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Off => "off",
            Self::Weight(severity) => severity.key(),
        }
    }
}

/// Some rules, and who asks for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// A rule's id or name, a pack, `all`, or `severity>=warning` and the like.
    pub selector: String,
    /// Who asks.
    pub origin: Origin,
}

/// A setting for some rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Which rules.
    pub wish: Wish,
    /// What is to be done with them.
    pub setting: Setting,
}

/// One step from no rules to those that run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Settings, the later ones over the earlier.
    Set(Vec<Choice>),
    /// Severities for rules that may be on or off.
    Weigh(Vec<Choice>),
    /// Nothing but these.
    Only(Vec<Wish>),
    /// All but these.
    Without(Vec<Wish>),
}

/// Which rules run, and how much their findings weigh.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// By id.
    rules: BTreeMap<String, Decision>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Decision {
    on: bool,
    /// Stands in place of the severity that the rule file gives.
    weight: Option<Severity>,
}

impl Selection {
    /// Applies the steps to these rules, all of them off at first. A step that names no rule is a Problem, and
    /// the others are applied.
    #[must_use]
    pub fn new(rules: &[Arc<RuleInfo>], steps: &[Step]) -> (Self, Vec<Problem>) {
        let mut decisions = vec![Decision::default(); rules.len()];
        let mut problems = Vec::new();
        let mut resolve = |wish: &Wish| {
            matching(rules, &wish.selector).unwrap_or_else(|unknown| {
                problems.push(unknown.problem(&wish.origin));
                Vec::new()
            })
        };
        for step in steps {
            match step {
                Step::Set(choices) => {
                    for choice in choices {
                        for index in resolve(&choice.wish) {
                            decisions[index].set(choice.setting);
                        }
                    }
                }
                Step::Weigh(choices) => {
                    for choice in choices {
                        for index in resolve(&choice.wish) {
                            let on = decisions[index].on;
                            decisions[index].set(choice.setting);
                            decisions[index].on = on;
                        }
                    }
                }
                Step::Only(wishes) => {
                    decisions.iter_mut().for_each(|decision| decision.on = false);
                    for index in wishes.iter().flat_map(&mut resolve) {
                        decisions[index].on = true;
                    }
                }
                Step::Without(wishes) => {
                    for index in wishes.iter().flat_map(&mut resolve) {
                        decisions[index].on = false;
                    }
                }
            }
        }
        let rules = rules.iter().map(|rule| rule.id.clone()).zip(decisions).collect();
        (Self { rules }, problems)
    }

    /// Whether a rule runs.
    #[must_use]
    pub fn runs(&self, id: &str) -> bool {
        self.rules.get(id).is_some_and(|decision| decision.on)
    }

    /// The severity that stands in place of the rule's own.
    #[must_use]
    pub fn weight(&self, id: &str) -> Option<Severity> {
        self.rules.get(id).and_then(|decision| decision.weight)
    }

    /// The ids of the rules that run, sorted.
    pub fn running(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().filter(|(_, decision)| decision.on).map(|(id, _)| id.as_str())
    }

    /// How many rules do not run.
    #[must_use]
    pub fn off(&self) -> usize {
        self.rules.values().filter(|decision| !decision.on).count()
    }
}

impl Decision {
    fn set(&mut self, setting: Setting) {
        match setting {
            Setting::On => self.on = true,
            Setting::Off => self.on = false,
            Setting::Weight(severity) => *self = Self { on: true, weight: Some(severity) },
        }
    }
}

/// A selector that names no rule, or several where one was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Unknown {
    fn problem(self, origin: &Origin) -> Problem {
        origin.problem(self.message).help(self.help)
    }
}

/// The indexes of the rules that a selector names: an id, a name that only one pack has, a pack, `all`, or a
/// comparison with the severity of the rule file.
///
/// # Errors
/// Where it names none, or a name stands in several packs.
pub fn matching(rules: &[Arc<RuleInfo>], selector: &str) -> Result<Vec<usize>, Unknown> {
    let chosen = |test: &dyn Fn(&RuleInfo) -> bool| -> Vec<usize> {
        rules.iter().enumerate().filter(|(_, rule)| test(rule)).map(|(index, _)| index).collect()
    };
    if selector == "all" {
        return Ok(chosen(&|_| true));
    }
    let compared = |rest: &&str| rest.trim_start().starts_with(['<', '>', '=']);
    if let Some(comparison) = selector.strip_prefix("severity").filter(compared) {
        return by_severity(comparison).map(|test| chosen(&|rule| test(rule.severity)));
    }
    let pack = selector.strip_suffix("/*").unwrap_or(selector);
    let in_pack = chosen(&|rule| rule.id.strip_prefix(pack).is_some_and(|rest| rest.starts_with('/')));
    if !in_pack.is_empty() {
        return Ok(in_pack);
    }
    let found =
        chosen(&|rule| rule.id.strip_suffix(selector).is_some_and(|pack| pack.is_empty() || pack.ends_with('/')));
    match found.len() {
        0 => Err(unknown(rules, selector)),
        1 => Ok(found),
        _ => {
            let ids: Vec<&str> = found.iter().map(|&index| rules[index].id.as_str()).collect();
            let message = format!("`{selector}` is the name of several rules");
            Err(Unknown { message, help: format!("say which: {}", ids.join(", ")) })
        }
    }
}

fn by_severity(comparison: &str) -> Result<Box<dyn Fn(Severity) -> bool>, Unknown> {
    let parsed = [">=", "<=", "="].into_iter().find_map(|sign| {
        let level = Severity::from_key(comparison.trim().strip_prefix(sign)?.trim())?;
        Some((sign, level))
    });
    match parsed {
        Some((">=", level)) => Ok(Box::new(move |severity| severity >= level)),
        Some(("<=", level)) => Ok(Box::new(move |severity| severity <= level)),
        Some((_, level)) => Ok(Box::new(move |severity| severity == level)),
        None => Err(Unknown {
            message: format!("`severity{comparison}` compares with nothing"),
            help: "write severity>=warning, severity=info or the like".to_owned(),
        }),
    }
}

/// No such rule: the most similar id, name or pack is offered.
fn unknown(rules: &[Arc<RuleInfo>], selector: &str) -> Unknown {
    let names = rules
        .iter()
        .flat_map(|rule| if selector.contains('/') { vec![rule.id.as_str()] } else { vec![rule.name(), rule.pack()] });
    let nearest = names
        .map(|name| (strsim::jaro_winkler(name, selector), name))
        .filter(|(similarity, _)| *similarity >= 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)));
    let help = match nearest {
        Some((_, name)) => format!("did you mean `{name}`?"),
        None => "`onrecord rules list` shows all rules".to_owned(),
    };
    Unknown { message: format!("there is no rule or pack `{selector}`"), help }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Vec<Arc<RuleInfo>> {
        let rule = |id: &str, severity| {
            Arc::new(RuleInfo {
                id: id.into(),
                summary: String::new(),
                why: String::new(),
                advice: String::new(),
                cite: Vec::new(),
                severity,
            })
        };
        vec![
            rule("anon/no-reason", Severity::Warning),
            rule("anon/opinion", Severity::Info),
            rule("house/opinion", Severity::Info),
            rule("legal/label", Severity::Error),
        ]
    }

    fn wish(selector: &str) -> Wish {
        Wish { selector: selector.into(), origin: Origin::Option("--select") }
    }

    fn set(pairs: &[(&str, Setting)]) -> Step {
        Step::Set(pairs.iter().map(|&(name, setting)| Choice { wish: wish(name), setting }).collect())
    }

    fn running(steps: &[Step]) -> Vec<String> {
        let (selection, problems) = Selection::new(&rules(), steps);
        assert_eq!(problems, [], "all selectors are known");
        selection.running().map(str::to_owned).collect()
    }

    #[test]
    fn later_settings_win() {
        let profile = set(&[("severity>=warning", Setting::On), ("anon", Setting::Off), ("no-reason", Setting::On)]);
        assert_eq!(running(std::slice::from_ref(&profile)), ["anon/no-reason", "legal/label"]);
        assert_eq!(running(&[profile, Step::Without(vec![wish("legal/*")])]), ["anon/no-reason"]);
    }

    #[test]
    fn only_replaces_and_keeps_weights() {
        let steps = [
            set(&[("all", Setting::On), ("no-reason", Setting::Weight(Severity::Error))]),
            Step::Only(vec![wish("anon")]),
        ];
        assert_eq!(running(&steps), ["anon/no-reason", "anon/opinion"]);
        let (selection, _) = Selection::new(&rules(), &steps);
        assert_eq!(selection.weight("anon/no-reason"), Some(Severity::Error));
        assert_eq!(selection.weight("anon/opinion"), None);
        assert_eq!(selection.off(), 2);
    }

    #[test]
    fn weighing_turns_nothing_on() {
        let choice = Choice { wish: wish("label"), setting: Setting::Weight(Severity::Info) };
        let (selection, _) = Selection::new(&rules(), &[Step::Weigh(vec![choice])]);
        assert!(!selection.runs("legal/label"));
        assert_eq!(selection.weight("legal/label"), Some(Severity::Info));
    }

    #[test]
    fn an_unknown_name_is_a_problem_with_a_suggestion_and_the_rest_holds() {
        let steps = [set(&[("anon/no-raeson", Setting::On), ("legal", Setting::On)])];
        let (selection, problems) = Selection::new(&rules(), &steps);
        assert_eq!(selection.running().collect::<Vec<_>>(), ["legal/label"]);
        assert_eq!(problems.len(), 1);
        assert!(problems[0].message.contains("no rule or pack `anon/no-raeson`"));
        assert_eq!(problems[0].help.as_deref(), Some("did you mean `anon/no-reason`?"));
    }

    #[test]
    fn a_name_in_two_packs_asks_which() {
        let unknown = matching(&rules(), "opinion").expect_err("two packs have it");
        assert_eq!(unknown.help, "say which: anon/opinion, house/opinion");
        assert!(matching(&rules(), "severity>loud").is_err());
        // A rule may be called so, too.
        let mut rules = rules();
        rules.push(Arc::new(RuleInfo { id: "house/severity-of-tone".into(), ..RuleInfo::clone(&rules[0]) }));
        assert_eq!(matching(&rules, "severity-of-tone").ok(), Some(vec![4]));
    }
}
