//! `json` and `jsonl`, read back strictly.

use serde_json::Value;

use super::readers::{Finding, Problem, Report, Summary, Tool};
use super::{Awkward, BOOK, HARBOUR, awkward};

fn read(out: &str) -> Report {
    serde_json::from_str(out).expect("it reads back strictly")
}

#[test]
fn every_place_maps_back_to_the_flagged_words() {
    let from = awkward();
    let report = read(&from.print("json"));
    let words: Vec<_> = report.findings.iter().map(|f| (f.file.as_str(), f.place.words(from.text(&f.file)))).collect();
    assert_eq!(words, from.flagged());
    let mut places = 0;
    let related = report.findings.iter().flat_map(|f| &f.related).map(|r| (&r.file, &r.place));
    let problems = report.problems.iter().filter_map(|p| Some((&p.file, p.place.as_ref()?)));
    let findings = report.findings.iter().map(|f| (&f.file, &f.place));
    for (file, place) in findings.chain(related).chain(problems) {
        assert_eq!(place.text.as_deref(), Some(place.words(from.text(file))));
        places += 1;
    }
    assert_eq!(places, 12 + 2 + 2);
}

#[test]
fn nothing_is_lost_or_changed() {
    let from = awkward();
    let report = read(&from.print("json"));
    assert_eq!((report.version, report.tool.name.as_str()), (1, "onrecord"));
    assert_eq!(report.findings.len(), from.report.findings.len());
    for (read, told) in report.findings.iter().zip(&from.report.findings) {
        assert_eq!(read.rule, told.rule.id);
        assert_eq!(read.severity, told.severity.key());
        assert_eq!(read.message, told.message);
        assert_eq!(read.advice, told.rule.advice);
        assert_eq!(read.fingerprint, told.fingerprint.to_string());
        assert_eq!(read.suppressed.is_some(), told.suppressed.is_some());
    }
    let hidden: Vec<_> =
        report.findings.iter().filter_map(|f| f.suppressed.as_ref()).map(|s| s.kind.as_str()).collect();
    assert_eq!(hidden, ["sidecar", "baseline", "comment"]);
    assert!(report.findings.iter().any(|f| f.file == BOOK && f.place.block.as_deref() == Some("paragraph 2")));
    assert_eq!(report.problems.len(), 4);
    assert_eq!(report.problems.iter().filter(|problem| problem.place.is_none()).count(), 2);
    let Summary { drafts, rules, rules_off, findings, suppressed, problems, held_back, stories, .. } = report.summary;
    assert_eq!((drafts, rules, rules_off), (3, 4, 7));
    assert_eq!((findings["error"], findings["warning"], findings["info"]), (1, 4, 4));
    assert_eq!((suppressed["comment"], suppressed["sidecar"], suppressed["baseline"]), (1, 1, 1));
    assert_eq!((problems["error"], problems["note"]), (3, 1));
    assert_eq!((held_back[0].findings, held_back[0].shown), (12, 5));
    assert_eq!((stories[0].file.as_str(), stories[0].rows.len(), stories[0].counts["sources"]), (HARBOUR, 2, 1));
}

#[test]
fn lines_say_the_same_as_the_object() {
    let from = awkward();
    let whole = read(&from.print("json"));
    let (mut findings, mut problems, mut summaries) = (Vec::<Finding>::new(), Vec::<Problem>::new(), Vec::new());
    for line in from.print("jsonl").lines() {
        let mut object: serde_json::Map<String, Value> = serde_json::from_str(line).expect("an object a line");
        assert_eq!(object.remove("version"), Some(1.into()));
        let kind = object.remove("type").expect("each line says what it is");
        match kind.as_str() {
            Some("finding") => findings.push(serde_json::from_value(object.into()).expect("a finding")),
            Some("problem") => problems.push(serde_json::from_value(object.into()).expect("a problem")),
            Some("summary") => {
                let tool: Tool = serde_json::from_value(object.remove("tool").expect("a tool")).expect("a tool");
                assert_eq!(tool, whole.tool);
                summaries.push(serde_json::from_value::<Summary>(object.into()).expect("a summary"));
            }
            _ => panic!("{kind} is no type"),
        }
    }
    assert_eq!(findings, whole.findings);
    assert_eq!(problems, whole.problems);
    assert_eq!(summaries, [whole.summary]);
}

#[test]
fn the_printed_schemas_describe_what_is_printed() {
    for redact in [false, true] {
        let Awkward { mut report, files } = awkward();
        report.redact = redact;
        let from = Awkward { report, files };
        let whole = jsonschema::validator_for(&onrecord::report::schema()).expect("it is a schema");
        let printed: Value = serde_json::from_str(&from.print("json")).expect("it is JSON");
        whole.validate(&printed).expect("the schema holds");
        let mut wrong = printed;
        wrong["findings"][0]["place"]["bytes"] = Value::Null;
        assert!(!whole.is_valid(&wrong));

        let line = jsonschema::validator_for(&onrecord::report::line_schema()).expect("it is a schema");
        for printed in from.print("jsonl").lines() {
            line.validate(&serde_json::from_str(printed).expect("it is JSON")).expect("the schema holds");
        }
        assert!(!line.is_valid(&serde_json::json!({ "type": "finding" })));
    }
}
