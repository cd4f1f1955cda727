//! What `check` takes, and the small grammars of its values.

use clap::Args;

use super::args::DraftArgs;
use crate::finding::Severity;
use crate::policy::FailOn;

/// What `check` takes.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub drafts: DraftArgs,
    #[command(flatten)]
    pub rules: RuleArgs,

    /// Hold quotations against this transcript (.txt, .md, .srt, .vtt, .docx); may be repeated
    #[arg(long, value_name = "FILE", help_heading = "What to look for")]
    pub against: Vec<String>,

    /// Tell only what the drafts of the working tree did not have at this git revision: for CI
    #[arg(long, value_name = "REV", conflicts_with = "write_baseline", help_heading = "What counts")]
    pub since: Option<String>,
    /// Findings recorded in this file do not count
    #[arg(long, value_name = "FILE", help_heading = "What counts")]
    pub baseline: Option<String>,
    /// Record all findings of this run in the baseline file, so that only new ones count from now on
    #[arg(long, help_heading = "What counts")]
    pub write_baseline: bool,

    #[command(flatten)]
    pub out: OutputArgs,
    /// Print the JSON schema of `--format json` and stop
    #[arg(long, help_heading = "Output")]
    pub schema: bool,
}

/// Which rules run, and from where on a finding fails the run.
#[derive(Clone, Debug, Args)]
pub(super) struct RuleArgs {
    /// How much to look for: `default` on every draft, `strict` as a gate, `audit` for everything
    #[arg(long, value_name = "NAME", help_heading = "What to look for")]
    pub profile: Option<String>,
    /// Run only these rules: ids, names or packs, parted by commas
    #[arg(long, value_name = "RULES", value_delimiter = ',', help_heading = "What to look for")]
    pub select: Vec<String>,
    /// Leave these rules out: ids, names or packs, parted by commas
    #[arg(long, value_name = "RULES", value_delimiter = ',', help_heading = "What to look for")]
    pub ignore: Vec<String>,
    /// Give a rule another weight: `--severity quote-loaded-verb=warning`
    #[arg(long, value_name = "RULE=LEVEL", value_parser = severity_change, help_heading = "What to look for")]
    pub severity: Vec<(String, Severity)>,
    /// The lightest finding that makes the exit status 1 [default: error]
    #[arg(long, value_name = "LEVEL", value_parser = fail_on, help_heading = "What counts")]
    pub fail_on: Option<FailOn>,
}

/// Where a report goes, and in which shape.
#[derive(Clone, Debug, Args)]
pub(super) struct OutputArgs {
    /// How to print: human, json, jsonl, sarif or github. `FORMAT=FILE` writes to a file; may be repeated
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = output, help_heading = "Output")]
    pub format: Vec<Output>,
    /// Write to this file in place of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<String>,
    /// Print no words of the drafts: rules, places and fingerprints only, for logs that others can read
    #[arg(long, help_heading = "Output")]
    pub redact: bool,
}

/// One output of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Output {
    /// Key of the row of OUTPUTS.
    pub format: String,
    /// The file; standard output where there is none.
    pub file: Option<String>,
}

fn output(text: &str) -> Result<Output, String> {
    let (format, file) = match text.split_once('=') {
        Some((format, file)) => (format, Some(file)),
        None => (text, None),
    };
    let keys: Vec<&str> = crate::report::OUTPUTS.iter().map(|row| row.key).collect();
    if !keys.contains(&format) {
        return Err(format!("there is no format `{format}`; there are: {}", keys.join(", ")));
    }
    if file == Some("") {
        return Err(format!("a file name is missing after `{format}=`"));
    }
    Ok(Output { format: format.to_owned(), file: file.map(str::to_owned) })
}

fn severity_change(text: &str) -> Result<(String, Severity), String> {
    let (rule, level) = text.split_once('=').ok_or("write it as RULE=LEVEL, such as quote-loaded-verb=warning")?;
    let severity = Severity::from_key(level).ok_or(format!("`{level}` is none of: info, warning, error"))?;
    Ok((rule.to_owned(), severity))
}

fn fail_on(text: &str) -> Result<FailOn, String> {
    FailOn::from_key(text).ok_or_else(|| format!("`{text}` is none of: {}", FailOn::KEYS.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_output_is_a_format_and_perhaps_a_file() {
        assert_eq!(output("json"), Ok(Output { format: "json".into(), file: None }));
        let wanted = Output { format: "sarif".into(), file: Some("out/a=b.sarif".into()) };
        assert_eq!(output("sarif=out/a=b.sarif"), Ok(wanted));
        assert!(output("sarif=").is_err());
        assert!(output("xml").expect_err("no such format").contains("human"));
    }

    #[test]
    fn a_severity_change_names_rule_and_level() {
        assert_eq!(severity_change("a/b=error"), Ok(("a/b".into(), Severity::Error)));
        assert!(severity_change("a/b").is_err());
        assert!(severity_change("a/b=loud").is_err());
    }
}
