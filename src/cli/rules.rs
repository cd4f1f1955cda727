//! `rules list` and `rules explain`: what the rules say of themselves, and the profiles they are in.

use std::collections::BTreeMap;
use std::io;

use serde_json::json;

use super::args::{Shared, TableFormat};
use super::exit::Status;
use super::house::House;
use super::plan::{self, Options, Plan};
use super::projects::{Projects, Reading, absolute};
use super::{finish, terminal};
use crate::config::Settings;
use crate::finding::{Problem, RuleInfo};
use crate::policy::matching;
use crate::report::{one_row, write_json, write_table};
use crate::text::Files;
use crate::yaml::{Faults, Node, parse};

/// The house of the current folder, and what was met on the way.
pub(super) struct Here {
    pub house: House,
    pub settings: Settings,
    pub files: Files,
    pub problems: Vec<Problem>,
}

/// Reads the project files that hold for the current folder.
pub(super) fn here(shared: &Shared) -> Here {
    let (mut files, mut problems, mut projects) = (Files::default(), Vec::new(), Projects::default());
    let draft = absolute(std::path::Path::new(".")).join("draft.txt");
    let mut reading = Reading { shared, files: &mut files, problems: &mut problems };
    let index = projects.of(&draft, &mut reading);
    let house = House::new(&projects.all[index], &mut problems);
    let settings = projects.all[index].settings(&draft);
    Here { house, settings, files, problems }
}

/// Prints all rules, or those that a profile turns on.
pub(super) fn list(name: Option<&str>, format: TableFormat, shared: &Shared) -> io::Result<Status> {
    let mut here = here(shared);
    let settings = if name.is_some() { Settings::default() } else { here.settings.clone() };
    let plan = plan::plan(settings, &here.house, &Options::of_profile(name), &mut here.problems);
    let profiles = profiles(&here.house);
    let rules = here.house.rules.iter().filter(|rule| name.is_none() || plan.selection.runs(&rule.id));
    terminal::print(|out| {
        if format == TableFormat::Json {
            let rows: Vec<_> = rules.map(|rule| object(rule, &profiles)).collect();
            return write_json(&json!({"version": 1, "rules": rows}), false, out);
        }
        let rows: Vec<Vec<String>> = rules
            .map(|rule| {
                let severity = plan.selection.weight(&rule.id).unwrap_or(rule.severity);
                let level = if plan.selection.runs(&rule.id) { severity.key() } else { "off" };
                vec![rule.id.clone(), level.to_owned(), rule.summary.clone()]
            })
            .collect();
        write_table((&["rule", "level", "what"], &rows), &terminal::options(shared), out)
    })?;
    finish(here.problems, &here.files, shared)
}

fn object(rule: &RuleInfo, profiles: &Profiles) -> serde_json::Value {
    json!({
        "id": rule.id, "severity": rule.severity.key(), "summary": rule.summary, "why": rule.why,
        "advice": rule.advice, "cite": rule.cite, "profiles": names(rule, profiles),
    })
}

/// What each profile turns on.
type Profiles = BTreeMap<String, Plan>;

fn profiles(house: &House) -> Profiles {
    let names: Vec<String> = house.library.profiles().map(str::to_owned).collect();
    let plan = |name: String| {
        let plan = plan::plan(Settings::default(), house, &Options::of_profile(Some(&name)), &mut Vec::new());
        (name, plan)
    };
    names.into_iter().map(plan).collect()
}

fn names<'p>(rule: &RuleInfo, profiles: &'p Profiles) -> Vec<&'p str> {
    profiles.iter().filter(|(_, plan)| plan.selection.runs(&rule.id)).map(|(name, _)| name.as_str()).collect()
}

/// Prints one rule.
pub(super) fn explain(wanted: &str, shared: &Shared) -> io::Result<Status> {
    let mut here = here(shared);
    let found = matching(&here.house.rules, wanted).map(|found| (found.len(), found.first().copied()));
    let rule = match found {
        Ok((1, Some(index))) => here.house.rules[index].clone(),
        Ok(_) => {
            let pack = Problem::file("", format!("`{wanted}` stands for several rules"));
            here.problems.push(pack.help("`onrecord rules list` shows them; name one"));
            return finish(here.problems, &here.files, shared);
        }
        Err(unknown) => {
            here.problems.push(Problem::file("", unknown.message).help(unknown.help));
            return finish(here.problems, &here.files, shared);
        }
    };
    let profiles = profiles(&here.house);
    let running = names(&rule, &profiles).join(", ");
    let (file, text) = here.house.library.rule(&rule.id).unwrap_or_default();
    let source = parse(text, &mut Faults::default());
    let running = if running.is_empty() { "none".to_owned() } else { running };
    let mut rows = vec![
        ("what", rule.summary.clone()),
        ("why", rule.why.clone()),
        ("do", rule.advice.clone()),
        ("severity", rule.severity.to_string()),
        ("profiles", running),
        ("after", rule.cite.join(", ")),
        ("gives way to", texts(source.as_ref().and_then(|node| node.get("gives-way-to"))).join(", ")),
        ("file", file.to_owned()),
    ];
    rows.retain(|(_, text)| !text.is_empty());
    terminal::print(|out| {
        let rows: Vec<Vec<String>> = rows.iter().map(|(head, text)| vec![(*head).to_owned(), text.clone()]).collect();
        let options = terminal::options(shared);
        write_table((&[&rule.id, ""], &rows), &options, out)?;
        for (key, title) in [("flags", "Flagged, at the words in [[ ]]"), ("passes", "Not flagged")] {
            let examples = texts(source.as_ref().and_then(|node| node.get("examples")?.get(key)));
            let rows: Vec<Vec<String>> = examples.into_iter().map(|text| vec!["-".to_owned(), text]).collect();
            if !rows.is_empty() {
                writeln!(out)?;
                write_table((&["", title], &rows), &options, out)?;
            }
        }
        writeln!(
            out,
            "\nTo change it in onrecord.yaml (off, info, warning or error):\n\nrules:\n  {}: off",
            one_row(&rule.id)
        )
    })?;
    finish(here.problems, &here.files, shared)
}

/// The texts of a list; of an example with several parts its text.
fn texts(node: Option<&Node>) -> Vec<String> {
    let texts = node.map_or(&[][..], Node::items).iter().filter_map(|node| node.get("text").unwrap_or(node).scalar());
    texts.map(crate::text::squeezed).collect()
}
