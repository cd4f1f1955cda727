//! A real story, annotated by hand, lies beside the repository on some machines: where it does, every finding that its
//! annotator expects must be made, and nothing that he rules out. Elsewhere these tests say that they skip.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed");
    if folder.join("gold.json").is_file() {
        return Some(folder);
    }
    println!("skipped: the annotated story does not lie beside the repository");
    None
}

/// A rule and the code points that it is said of.
type Place = (String, [u64; 2]);

fn findings(folder: &Path, profile: &str) -> Vec<Place> {
    let output = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["check", "--no-config", "--profile", profile, "--fail-on", "never", "--format", "json"])
        .arg(folder.join("article.txt"))
        .output()
        .expect("the command runs");
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(report["problems"].as_array().map(Vec::len), Some(0), "{}", report["problems"]);
    let findings = report["findings"].as_array().expect("a list");
    findings.iter().map(|finding| (text(&finding["rule"]), span(&finding["place"]["chars"]))).collect()
}

fn text(value: &Value) -> String {
    let id = value.as_str().expect("a string");
    id.rsplit('/').next().unwrap_or(id).to_owned()
}

fn span(value: &Value) -> [u64; 2] {
    let at = |index: usize| value[index].as_u64().expect("a number");
    [at(0), at(1)]
}

fn gold(folder: &Path, list: &str) -> Vec<(Value, Vec<[u64; 2]>)> {
    let gold: Value = serde_json::from_slice(&fs::read(folder.join("gold.json")).expect("it is there")).expect("JSON");
    let rows = gold[list].as_array().expect("a list").clone();
    let spans = |row: &Value| -> Vec<[u64; 2]> {
        let spans = row["spans"].as_array().into_iter().flatten();
        spans.filter_map(|span| Some([span["start"].as_u64()?, span["end"].as_u64()?])).collect()
    };
    rows.into_iter().map(|row| (row.clone(), spans(&row))).collect()
}

/// Whether one of the findings is of the rule and touches one of the spans; any place will do where there are none.
fn is_made(findings: &[Place], rule: &str, spans: &[[u64; 2]]) -> bool {
    let touches =
        |found: [u64; 2]| spans.is_empty() || spans.iter().any(|span| found[0] < span[1] && span[0] < found[1]);
    findings.iter().any(|(found, place)| found == rule && touches(*place))
}

#[test]
fn every_finding_that_an_editor_must_see_is_made() {
    let Some(folder) = folder() else { return };
    for profile in ["default", "audit"] {
        let found = findings(&folder, profile);
        let mut should = 0;
        let mut others = found.clone();
        for (row, spans) in gold(&folder, "expected_findings") {
            let made = is_made(&found, &text(&row["rule"]), &spans);
            let tier = row["tier"].as_str().expect("a tier");
            assert!(tier != "must" || made, "{profile}: {} is missed", row["id"]);
            should += usize::from(tier == "should" && made);
            if tier == "must" {
                others.retain(|(rule, place)| !is_made(&[(rule.clone(), *place)], &text(&row["rule"]), &spans));
            }
        }
        println!(
            "{profile}: {} findings, {should} of those that should be made, {} besides the musts",
            found.len(),
            others.len()
        );
        assert!(profile != "audit" || should >= 7, "audit: {should} of the nine that should be made");
        assert!(profile != "default" || others.len() <= 8, "default: {} besides the musts: {others:#?}", others.len());
    }
}

#[test]
fn nothing_that_an_editor_rules_out_is_said() {
    let Some(folder) = folder() else { return };
    for profile in ["default", "strict", "audit", "wire", "investigative"] {
        let found = findings(&folder, profile);
        for (row, spans) in gold(&folder, "must_not_flag") {
            assert!(!is_made(&found, &text(&row["rule"]), &spans), "{profile}: {} is said", row["id"]);
        }
    }
}
