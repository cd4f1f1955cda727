//! SARIF 2.1.0, for code scanning. Columns count code points, as the log declares.

mod model;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

use serde_json::json;

use self::model::{
    Artifact, ArtifactLocation, Configuration, Driver, Help, Invocation, Location, Log, LogicalLocation, Notification,
    Outcome, PhysicalLocation, Region, Rule, Run, Suppression, Text, Tool,
};
use super::json::write_json;
use super::place::{Place, Places};
use super::{Options, wire};
use crate::finding::{Finding, Label, Level, Problem, Report, RuleInfo, Severity, SuppressedBy};
use crate::text::{FileId, Files};

/// Writes the log.
pub fn write(report: &Report, files: &Files, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let places = Places::new(files, report.redact);
    write_json(&log(report, &places), false, out)
}

/// What the parts of a log refer to one another by.
struct Index<'a, 'r> {
    places: &'a Places<'r>,
    rules: BTreeMap<&'r str, usize>,
    artifacts: BTreeMap<FileId, usize>,
}

fn log<'r>(report: &'r Report, places: &Places<'r>) -> Log<'r> {
    let rules: BTreeMap<&str, &RuleInfo> = report
        .rules
        .iter()
        .chain(report.findings.iter().map(|f| &f.rule))
        .map(|rule| (rule.id.as_str(), &**rule))
        .collect();
    let used: BTreeSet<FileId> =
        labels(report).map(|label| label.file).chain(report.stories.iter().map(|s| s.file)).collect();
    let index = Index {
        places,
        rules: rules.keys().enumerate().map(|(at, &id)| (id, at)).collect(),
        artifacts: used.iter().enumerate().map(|(at, &file)| (file, at)).collect(),
    };
    let wire::Tool { name, version } = wire::Tool::THIS;
    let driver =
        Driver { name, version, semantic_version: version, rules: rules.values().map(|info| rule(info)).collect() };
    let location = |&file| ArtifactLocation { uri: uri(places.path(file)), index: None };
    Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver },
            invocations: [invocation(report, &index)],
            artifacts: used
                .iter()
                .map(|file| Artifact { location: location(file), roles: ["analysisTarget"] })
                .collect(),
            results: report.findings.iter().map(|finding| outcome(finding, &index)).collect(),
            column_kind: "unicodeCodePoints",
            newline_sequences: ["\r\n", "\n", "\r"],
            properties: json!({ "summary": wire::Summary::new(report, places) }),
        }],
    }
}

fn labels(report: &Report) -> impl Iterator<Item = &Label> {
    let findings = report.findings.iter().flat_map(|f| f.others().chain([&f.primary]));
    findings.chain(report.problems.iter().filter_map(|problem| problem.place.as_ref()))
}

fn rule(info: &RuleInfo) -> Rule<'_> {
    let cite = if info.cite.is_empty() { String::new() } else { format!("\n\nAfter: {}", info.cite.join(", ")) };
    Rule {
        id: &info.id,
        name: info.name(),
        short_description: text(&info.summary),
        full_description: text(&info.why),
        help: Help {
            text: format!("{}\n\n{}{cite}", info.why, info.advice),
            markdown: format!("{}\n\n**{}**{cite}", info.why, info.advice),
        },
        default_configuration: Configuration { level: level(info.severity) },
        properties: json!({
            "tags": [info.pack()],
            "cite": info.cite,
            "problem.severity": match info.severity {
                Severity::Info => "recommendation",
                heavier => heavier.key(),
            },
        }),
    }
}

fn invocation<'r>(report: &'r Report, index: &Index<'_, 'r>) -> Invocation<'r> {
    let held = report.held_back.iter().map(|held| Notification {
        level: "note",
        message: text(format!("{} more of {} held back, {} shown", held.findings, held.pack, held.shown)),
        locations: vec![whole(index.artifact(held.file))],
    });
    Invocation {
        execution_successful: report.problems.iter().all(|problem| problem.level != Level::Error),
        tool_execution_notifications: report.problems.iter().map(|p| notification(p, index)).chain(held).collect(),
    }
}

fn notification<'r>(problem: &'r Problem, index: &Index<'_, 'r>) -> Notification<'r> {
    let locations = match &problem.place {
        Some(label) => vec![index.location(label)],
        None if problem.file.is_empty() => Vec::new(),
        None => vec![whole(ArtifactLocation { uri: uri(&problem.file), index: None })],
    };
    let message = match &problem.help {
        Some(help) => text(format!("{}\n{help}", problem.message)),
        None => text(&problem.message),
    };
    Notification { level: if problem.level == Level::Error { "error" } else { "note" }, message, locations }
}

fn outcome<'r>(finding: &'r Finding, index: &Index<'_, 'r>) -> Outcome<'r> {
    let related = |(number, label): (usize, &'r Label)| Location {
        id: Some(number + 1),
        message: (!index.places.redact() && !label.note.is_empty()).then(|| text(&label.note)),
        ..index.location(label)
    };
    Outcome {
        rule_id: &finding.rule.id,
        rule_index: index.rules.get(finding.rule.id.as_str()).copied().unwrap_or_default(),
        level: level(finding.severity),
        message: text(wire::message(finding, index.places)),
        locations: [index.location(&finding.primary)],
        related_locations: finding.others().enumerate().map(related).collect(),
        partial_fingerprints: json!({ "onrecord/v1": finding.fingerprint.to_string() }),
        suppressions: finding
            .suppressed
            .iter()
            .map(|suppressed| {
                let wire::Suppressed { kind, reason, by, until } = wire::Suppressed::new(suppressed, index.places);
                let in_source = suppressed.kind == SuppressedBy::Comment;
                Suppression {
                    kind: if in_source { "inSource" } else { "external" },
                    status: "accepted",
                    justification: reason,
                    properties: json!({ "kind": kind, "by": by, "until": until }),
                }
            })
            .collect(),
    }
}

impl<'r> Index<'_, 'r> {
    fn artifact(&self, file: FileId) -> ArtifactLocation {
        ArtifactLocation { uri: uri(self.places.path(file)), index: self.artifacts.get(&file).copied() }
    }

    /// A region counts in the artifact itself, which for a container holds no such text: there the block is named,
    /// and the place in its prose is a property.
    fn location(&self, label: &'r Label) -> Location<'r> {
        let artifact_location = self.artifact(label.file);
        let place = self.places.of(label);
        if let Some(block) = &label.block {
            return Location {
                logical_locations: vec![LogicalLocation { fully_qualified_name: block }],
                properties: Some(json!({ "prose": place })),
                ..whole(artifact_location)
            };
        }
        let window = self.places.window(label);
        let wider = !self.places.redact() && window != label.span;
        let context_region = wider.then(|| region(self.places.at(label.file, window)));
        let physical_location = PhysicalLocation { artifact_location, region: Some(region(place)), context_region };
        Location { physical_location, id: None, logical_locations: Vec::new(), message: None, properties: None }
    }
}

fn whole<'r>(artifact_location: ArtifactLocation) -> Location<'r> {
    let physical_location = PhysicalLocation { artifact_location, region: None, context_region: None };
    Location { physical_location, id: None, logical_locations: Vec::new(), message: None, properties: None }
}

/// Byte offsets are left out on purpose: SARIF counts them in the stored file, which may be in another encoding
/// than the text that was read from it.
fn region(place: Place<'_>) -> Region<'_> {
    Region {
        start_line: place.start.line,
        start_column: place.start.column,
        end_line: place.end.line,
        end_column: place.end.column,
        char_offset: place.chars[0],
        char_length: place.chars[1] - place.chars[0],
        snippet: place.text.map(text),
    }
}

fn text<'r>(text: impl Into<Cow<'r, str>>) -> Text<'r> {
    Text { text: text.into() }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// A name as a reference relative to the folder the program ran in: all that could part it is percent-encoded.
fn uri(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for &byte in name.strip_prefix("./").unwrap_or(name).as_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
