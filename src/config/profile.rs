//! Profiles: which rules run for which purpose. They ship as YAML below `rules/profiles/`, and a house may add its own.

use std::collections::BTreeMap;

use super::Placed;
use super::read::{Reader, problems};
use crate::finding::Problem;
use crate::policy::{Choice, Origin, Setting, Wish};
use crate::rule::Library;
use crate::text::{File, Files, Unit};
use crate::yaml::{Faults, MapReader, Node, Value, parse, suggestion};

/// A named choice of rules.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Its name.
    pub name: String,
    /// What it is for, in one line.
    pub summary: String,
    /// Rules on, off or weighed otherwise, in order, those of the profiles it extends first.
    pub rules: Vec<Choice>,
    /// How many findings of a pack are shown a draft.
    pub limits: BTreeMap<String, Placed<usize>>,
}

/// The profile of this name, with those it extends; and its faults.
///
/// # Errors
/// Where there is none of this name: what is wrong, and what may have been meant.
pub fn profile(name: &str, library: &Library) -> Result<(Profile, Vec<Problem>), (String, Option<String>)> {
    let mut problems = Vec::new();
    let mut chain: Vec<Profile> = Vec::new();
    let mut next = Some(name.to_owned());
    while let Some(name) = next.take() {
        let names: Vec<&str> = library.profiles().collect();
        let Some((file, text)) = library.profile(&name) else {
            let help = suggestion(&name, names.iter().copied());
            return Err((format!("there is no profile `{name}`; there are: {}", names.join(", ")), help));
        };
        if chain.iter().any(|profile| profile.name == name) {
            return Err((format!("the profile `{name}` extends itself"), None));
        }
        let (profile, extends, faults) = read(&name, file, text);
        problems.extend(faults);
        chain.push(profile);
        next = extends;
    }
    let mut whole = Profile::default();
    for part in chain.into_iter().rev() {
        whole.name = part.name;
        whole.summary = part.summary;
        whole.rules.extend(part.rules);
        whole.limits.extend(part.limits);
    }
    Ok((whole, problems))
}

fn read(name: &str, file: &str, text: &str) -> (Profile, Option<String>, Vec<Problem>) {
    let mut files = Files::default();
    let id = files.add(File::new(file, text));
    let file = files.get(id);
    let mut faults = Faults::default();
    let mut profile = Profile { name: name.to_owned(), ..Profile::default() };
    let mut extends = None;
    if let Some(node) = parse(text, &mut faults) {
        let mut reader = Reader { id, file, faults: &mut faults };
        if let Some(mut map) = MapReader::new(&node, "a profile", reader.faults) {
            let summary = map.required("summary", reader.faults).and_then(|node| reader.text(node, "`summary`"));
            profile.summary = summary.map(|text| text.value).unwrap_or_default();
            extends = map.optional("extends").and_then(|node| reader.text(node, "`extends`")).map(|text| text.value);
            profile.rules = map.optional("rules").map(|node| choices(&mut reader, node)).unwrap_or_default();
            profile.limits = map.optional("limits").map(|node| reader.limits(node)).unwrap_or_default();
            map.finish("a profile", reader.faults);
        }
    }
    // The text stays in here, so its places mean nothing outside: what comes from it is told by line.
    let told = |origin: &Origin| match origin {
        Origin::File(name, place) => {
            Origin::Line(name.clone(), file.lines().position(place.span.start(), Unit::CodePoints).line)
        }
        other => other.clone(),
    };
    profile.rules.iter_mut().for_each(|choice| choice.wish.origin = told(&choice.wish.origin));
    profile.limits.values_mut().for_each(|limit| limit.origin = told(&limit.origin));
    let problems = problems(&faults, (id, file));
    let problems = problems.into_iter().map(|problem| {
        let line = problem.place.as_ref().map(|place| file.lines().position(place.span.start(), Unit::CodePoints).line);
        let message = format!("line {}: {}", line.unwrap_or(1), problem.message);
        Problem { place: None, message, ..problem }
    });
    let problems = problems.collect();
    (profile, extends, problems)
}

/// `rule: on | off | severity` pairs, or `rule: {severity: …}`, in file order.
pub(super) fn choices(reader: &mut Reader<'_>, node: &Node) -> Vec<Choice> {
    let Some(map) = MapReader::new(node, "`rules`", reader.faults) else { return Vec::new() };
    let mut choices = Vec::new();
    for entry in map.entries() {
        let value = match &entry.node.value {
            Value::Map(_) => {
                let Some(mut inner) = MapReader::new(&entry.node, "a setting of a rule", reader.faults) else {
                    continue;
                };
                let severity = inner.required("severity", reader.faults);
                inner.finish("a setting of a rule", reader.faults);
                severity
            }
            _ => Some(&entry.node),
        };
        let Some(value) = value else { continue };
        match value.scalar().and_then(Setting::from_key) {
            Some(setting) => {
                let wish = Wish { selector: entry.key.to_string(), origin: reader.origin(entry.key_span) };
                choices.push(Choice { wish, setting });
            }
            None => reader.faults.push(value.span, "a rule is on, off, info, warning or error"),
        }
    }
    choices
}
