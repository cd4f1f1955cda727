//! `sarif`: valid, complete, and every region is where the words are.

use serde_json::Value;

use super::readers::Point;
use super::{Awkward, BOOK, awkward};

fn log(from: &Awkward) -> Value {
    serde_json::from_str(&from.print("sarif")).expect("it is JSON")
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn number(value: &Value, key: &str) -> usize {
    value[key].as_u64().unwrap_or_else(|| panic!("{key} of {value}")) as usize
}

/// The file that a URI names, by undoing the encoding.
fn name(location: &Value) -> String {
    let uri = location["physicalLocation"]["artifactLocation"]["uri"].as_str().expect("a URI");
    assert!(uri.chars().all(|c| c.is_ascii_alphanumeric() || "-._~/%".contains(c)), "{uri}");
    let mut parts = uri.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).expect("two digits"));
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// The words of a region, cut out by line and column and by offset.
pub fn words<'t>(region: &Value, text: &'t str) -> &'t str {
    let point = |line, column| Point { line: number(region, line), column: number(region, column) }.offset(text);
    let by_lines = &text[point("startLine", "startColumn")..point("endLine", "endColumn")];
    let by_chars: String = text.chars().skip(number(region, "charOffset")).take(number(region, "charLength")).collect();
    assert_eq!(by_lines, by_chars);
    by_lines
}

#[test]
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn the_published_schema_holds() {
    let above = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let mut schemas = above.map(|folder| folder.join("../shared/schema/sarif-schema-2.1.0.json"));
    let Some(schema) = schemas.find_map(|path| std::fs::read_to_string(path).ok()) else {
        eprintln!("skipped: there is no ../shared/schema/sarif-schema-2.1.0.json");
        return;
    };
    let schema: Value = serde_json::from_str(&schema).expect("a schema");
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema");
    let Awkward { report, files } = awkward();
    let redacted = Awkward { report: onrecord::finding::Report { redact: true, ..report }, files };
    let nothing = Awkward { report: Default::default(), files: Default::default() };
    for from in [awkward(), redacted, nothing] {
        let log = log(&from);
        let faults: Vec<String> = validator.iter_errors(&log).map(|e| format!("{} {e}", e.instance_path())).collect();
        assert_eq!(faults, Vec::<String>::new());
    }
    assert!(!validator.is_valid(&serde_json::json!({ "version": "2.1.0", "runs": [{}] })));
}

#[test]
fn every_region_maps_back_to_the_flagged_words() {
    let from = awkward();
    let log = log(&from);
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let results = list(run, "results");
    assert_eq!(results.len(), from.report.findings.len());
    for (result, (file, flagged)) in results.iter().zip(from.flagged()) {
        let location = &result["locations"][0];
        assert_eq!(name(location), file);
        let physical = &location["physicalLocation"];
        if file == BOOK {
            assert_eq!(location["logicalLocations"][0]["fullyQualifiedName"], "paragraph 2");
            assert_eq!(location["properties"]["prose"]["text"], flagged);
            assert!(physical.get("region").is_none());
            continue;
        }
        let text = from.text(file);
        assert_eq!(words(&physical["region"], text), flagged);
        assert_eq!(physical["region"]["snippet"]["text"], flagged);
        if let Some(context) = physical.get("contextRegion") {
            assert!(words(context, text).contains(flagged));
            assert!(number(context, "charLength") > number(&physical["region"], "charLength"));
            assert_eq!(context["snippet"]["text"], words(context, text));
        }
    }
    let related: Vec<_> = results.iter().flat_map(|result| list(result, "relatedLocations")).collect();
    let said: Vec<_> =
        related.iter().map(|at| words(&at["physicalLocation"]["region"], from.text(&name(at)))).collect();
    assert_eq!(said, ["the unnamed clerk", "記者会見"]);
    assert_eq!(related[0]["message"]["text"], "again here");
}

#[test]
fn rules_artifacts_and_fingerprints_refer_to_what_is_there() {
    let from = awkward();
    let log = log(&from);
    let run = &log["runs"][0];
    let rules = list(&run["tool"]["driver"], "rules");
    assert_eq!(rules.len(), 4, "a rule that found nothing is listed too");
    for (result, told) in list(run, "results").iter().zip(&from.report.findings) {
        let rule = &rules[number(result, "ruleIndex")];
        assert_eq!((&rule["id"], &result["ruleId"]), (&told.rule.id.clone().into(), &told.rule.id.clone().into()));
        assert_eq!(rule["shortDescription"]["text"], told.rule.summary);
        assert_eq!(rule["fullDescription"]["text"], told.rule.why);
        assert_eq!(result["partialFingerprints"]["onrecord/v1"], told.fingerprint.to_string());
        assert_eq!(result["level"], if told.severity.key() == "info" { "note" } else { told.severity.key() });
        let at = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(run["artifacts"][number(at, "index")]["location"]["uri"], at["uri"]);
        assert_eq!(list(result, "suppressions").len(), usize::from(told.suppressed.is_some()));
        assert!(result["suppressions"].is_array(), "all null or none, says the standard");
    }
    let kinds: Vec<_> = list(run, "results").iter().flat_map(|result| list(result, "suppressions")).collect();
    assert_eq!(kinds.iter().map(|s| &s["kind"]).collect::<Vec<_>>(), ["external", "external", "inSource"]);
    assert_eq!(kinds[0]["justification"], "Zelm’s desk agreed, 2: “yes”");
}

#[test]
fn every_problem_is_a_notification() {
    let from = awkward();
    let log = log(&from);
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let notes = list(invocation, "toolExecutionNotifications");
    assert_eq!(notes.len(), from.report.problems.len() + from.report.held_back.len());
    for (note, problem) in notes.iter().zip(&from.report.problems) {
        let message = note["message"]["text"].as_str().expect("a message");
        assert!(message.starts_with(&problem.message));
        assert!(message.ends_with(problem.help.as_deref().unwrap_or_default()));
        let Some(label) = &problem.place else {
            assert_eq!(list(note, "locations").len(), usize::from(!problem.file.is_empty()));
            continue;
        };
        let text = &from.files.get(label.file).text;
        assert_eq!(words(&note["locations"][0]["physicalLocation"]["region"], text), label.span.of(text));
    }
    assert!(notes[4]["message"]["text"].as_str().is_some_and(|text| text.starts_with("12 more of claims held back")));
}
