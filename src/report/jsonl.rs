//! One JSON object a line: each revision of a history, each finding, each problem, at last the summary.

use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use super::Options;
use super::json::write_json;
use super::place::Places;
use super::wire::{Finding, Problem, Revision, Summary, Tool, VERSION};
use crate::finding::Report;
use crate::text::Files;

/// One line. Each says its version, because lines are cut apart, filtered and joined.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Line<'r> {
    Revision {
        version: u32,
        #[serde(flatten)]
        revision: Revision<'r>,
    },
    Finding {
        version: u32,
        #[serde(flatten)]
        finding: Box<Finding<'r>>,
    },
    Problem {
        version: u32,
        #[serde(flatten)]
        problem: Problem<'r>,
    },
    Summary {
        version: u32,
        tool: Tool,
        #[serde(flatten)]
        summary: Summary<'r>,
    },
}

/// Writes the lines.
pub fn write(report: &Report, files: &Files, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let places = Places::new(files, report.redact);
    let version = VERSION;
    for dated in &report.revisions {
        write_json(&Line::Revision { version, revision: Revision::new(dated, &places) }, true, out)?;
    }
    for finding in &report.findings {
        write_json(&Line::Finding { version, finding: Box::new(Finding::new(finding, &places)) }, true, out)?;
    }
    for problem in &report.problems {
        write_json(&Line::Problem { version, problem: Problem::new(problem, &places) }, true, out)?;
    }
    write_json(&Line::Summary { version, tool: Tool::THIS, summary: Summary::new(report, &places) }, true, out)
}

/// The JSON schema of one line.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Line<'static>).to_value()
}
