//! Settings as YAML, each value with the file it comes from.

use serde_yaml::Value;

use super::{Placed, Project, Settings};
use crate::policy::{Choice, Origin, Step, Wish};
use crate::text::{Files, Unit};

/// The settings of one draft, as `config show` prints them.
#[must_use]
pub fn show(settings: &Settings, project: &Project, files: &Files) -> String {
    let mut page = Page { files, rows: Vec::new() };
    page.value("", "profile", settings.profile.value.as_str(), &settings.profile.origin);
    page.value("", "fail-on", settings.fail_on.value.key(), &settings.fail_on.origin);
    for (key, value) in [("publisher", &settings.publisher), ("story-type", &settings.story_type)] {
        if let Some(value) = value {
            page.value("", key, value.value.as_str(), &value.origin);
        }
    }
    page.list("aliases", settings.aliases.iter());
    for layer in &project.layers {
        page.list("rule-folders", layer.rule_folders.iter());
    }
    if let Some((_, baseline)) = project.baseline() {
        page.value("", "baseline", baseline.value.as_str(), &baseline.origin);
    }
    page.steps(&settings.steps);
    if !settings.limits.is_empty() {
        page.head("limits");
        for (pack, limit) in &settings.limits {
            page.value("  ", pack, limit.value as u64, &limit.origin);
        }
    }
    let mut lists: Vec<_> = project.layers.iter().flat_map(|layer| &layer.lists).collect();
    lists.sort_by(|a, b| a.list.value.cmp(&b.list.value));
    if !lists.is_empty() {
        page.head("lists");
    }
    for change in lists {
        page.head(&format!("  {}", scalar(change.list.value.as_str())));
        page.head(&format!("    {}", change.how.key()));
        for entry in &change.entries {
            page.item("      ", &entry.value, &entry.origin);
        }
    }
    page.finish()
}

struct Page<'f> {
    files: &'f Files,
    /// A line of YAML, and where its value comes from.
    rows: Vec<(String, String)>,
}

impl Page<'_> {
    fn head(&mut self, key: &str) {
        if self.rows.last().is_none_or(|(line, _)| line.trim_end_matches(':') != key) {
            self.rows.push((format!("{key}:"), String::new()));
        }
    }

    fn value(&mut self, indent: &str, key: &str, value: impl Into<Value>, origin: &Origin) {
        self.rows.push((format!("{indent}{}: {}", scalar(key), scalar(value)), self.from(origin)));
    }

    fn item(&mut self, indent: &str, value: &str, origin: &Origin) {
        self.rows.push((format!("{indent}- {}", scalar(value)), self.from(origin)));
    }

    fn list<'v>(&mut self, key: &str, values: impl Iterator<Item = &'v Placed<String>>) {
        for value in values {
            if !self.rows.iter().any(|(line, _)| line.as_str() == format!("{key}:")) {
                self.head(key);
            }
            self.item("  ", &value.value, &value.origin);
        }
    }

    /// Settings of rules, in the order in which they are applied: of two for the same rule, the later one.
    fn steps(&mut self, steps: &[Step]) {
        let mut rules: Vec<&Choice> = Vec::new();
        let (mut select, mut ignore): (Vec<&Wish>, Vec<&Wish>) = Default::default();
        for step in steps {
            match step {
                Step::Set(choices) | Step::Weigh(choices) => {
                    for choice in choices {
                        rules.retain(|earlier| earlier.wish.selector != choice.wish.selector);
                        rules.push(choice);
                    }
                }
                Step::Only(wishes) => select.extend(wishes),
                Step::Without(wishes) => ignore.extend(wishes),
            }
        }
        if !rules.is_empty() {
            self.head("rules");
        }
        for Choice { wish, setting } in rules {
            self.value("  ", &wish.selector, setting.key(), &wish.origin);
        }
        self.wishes("select", &select);
        self.wishes("ignore", &ignore);
    }

    fn wishes(&mut self, key: &str, wishes: &[&Wish]) {
        if !wishes.is_empty() {
            self.head(key);
        }
        for wish in wishes {
            self.item("  ", &wish.selector, &wish.origin);
        }
    }

    fn from(&self, origin: &Origin) -> String {
        match origin {
            Origin::BuiltIn(name) | Origin::Option(name) => (*name).to_owned(),
            Origin::Line(name, line) => format!("{name}:{line}"),
            Origin::File(name, place) => {
                let line = self.files.get(place.file).lines().position(place.span.start(), Unit::CodePoints).line;
                format!("{name}:{line}")
            }
        }
    }

    fn finish(self) -> String {
        let width = self.rows.iter().filter(|(_, from)| !from.is_empty()).map(|(line, _)| line.chars().count()).max();
        let width = width.unwrap_or(0);
        let mut out = String::new();
        for (line, from) in self.rows {
            out.push_str(&line);
            if !from.is_empty() {
                let gap = width.saturating_sub(line.chars().count());
                out.push_str(&format!("{:gap$}  # from {from}", ""));
            }
            out.push('\n');
        }
        out
    }
}

/// A value as YAML writes it on one line.
fn scalar(value: impl Into<Value>) -> String {
    serde_yaml::to_string(&value.into()).map(|text| text.trim_end().replace('\n', " ")).unwrap_or_default()
}
