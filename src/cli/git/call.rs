//! How git is asked: the same for every question, so that neither the settings of the user nor those of a hostile
//! repository change what it prints, run a program of theirs, or reach a network.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::finding::Problem;

/// Settings of the repository that would run a program or change what is printed, and what they are to be.
const SETTINGS: &[&str] = &[
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.quotePath=off",
    "core.pager=cat",
    "diff.relative=false",
];

/// What git reads from its environment: English messages, no lock for what is only looked up, no question asked. No
/// protocol is allowed, so that a partial clone does not fetch what it lacks.
const ENVIRONMENT: &[(&str, &str)] = &[
    ("LC_ALL", "C"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_PAGER", "cat"),
    ("GIT_ALLOW_PROTOCOL", "none"),
    ("GIT_NO_LAZY_FETCH", "1"),
];

/// Variables of git's that say where the repository is and what config holds: they stay, since a hook is run with
/// some of them set. All others, which change what is printed, go.
const KEPT: &[&str] = &[
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_SHALLOW_FILE",
];

/// Those of them that are paths from the folder in which the program was started.
const PLACES: &[&str] = &["GIT_DIR", "GIT_WORK_TREE"];

/// Words of git's refusals that a user can mend, what to say of each, and what to do.
const REFUSALS: &[(&str, &str, &str)] = &[
    (
        "not a git repository",
        "there is no git repository here",
        "run this inside a clone, or name two files in place of revisions",
    ),
    (
        "dubious ownership",
        "git does not read this repository, because it belongs to another user",
        "if you trust it: git config --global --add safe.directory FOLDER",
    ),
    (
        "must be run in a work tree",
        "this repository has no working tree here",
        "run this in the folder of the stories, in a clone that is not bare",
    ),
];

/// The program, asked from one folder.
#[derive(Clone, Debug)]
pub(super) struct Git {
    folder: PathBuf,
    /// Settings of this repository that have to be switched off by name.
    off: Vec<OsString>,
}

/// Why there is no answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// The program could not be started, or not be listened to.
    NotRun(String),
    /// It said no; these are its words, and what it had printed before.
    Refused { words: String, printed: Vec<u8> },
}

impl Git {
    /// Asked from this folder.
    pub fn in_folder(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), off: Vec::new() }
    }

    /// The command with these arguments, ready to be started.
    pub fn command(&self, args: &[&OsStr]) -> Command {
        let mut command = Command::new("git");
        for (name, _) in env::vars_os() {
            let known = name.to_string_lossy();
            if known.starts_with("GIT_") && !known.starts_with("GIT_CONFIG") && !KEPT.contains(&&*known) {
                command.env_remove(&name);
            }
        }
        for name in PLACES {
            // What a hook may have relative to its folder; it is not asked from there.
            if let Some(place) = env::var_os(name).and_then(|place| std::path::absolute(place).ok()) {
                command.env(name, place);
            }
        }
        command.envs(ENVIRONMENT.iter().copied()).current_dir(&self.folder);
        command.args(["--no-pager", "--literal-pathspecs"]);
        for setting in SETTINGS.iter().map(OsStr::new).chain(self.off.iter().map(OsString::as_os_str)) {
            command.arg("-c").arg(setting);
        }
        command.args(args).stdin(Stdio::null());
        command
    }

    /// What the command prints.
    pub fn ask<A: AsRef<OsStr>>(&self, args: &[A]) -> Result<Vec<u8>, Failure> {
        let args: Vec<&OsStr> = args.iter().map(AsRef::as_ref).collect();
        let done = self.command(&args).output().map_err(|error| Failure::NotRun(not_run(&error)))?;
        if done.status.success() {
            return Ok(done.stdout);
        }
        Err(Failure::Refused { words: String::from_utf8_lossy(&done.stderr).into_owned(), printed: done.stdout })
    }

    /// The same program with the filters of this repository switched off. Git runs them on files of the working tree
    /// whose time of change does not tell whether they changed.
    ///
    /// # Errors
    /// Where one has a name that cannot be written on a command line.
    pub fn without_filters(&self) -> Result<Self, Failure> {
        let pattern = r"^filter\..*\.(clean|smudge|process|required)$";
        let names = match self.ask(&["config", "-z", "--name-only", "--get-regexp", pattern]) {
            // Status 1 without a word: there is none.
            Err(Failure::Refused { words, .. }) if words.is_empty() => Vec::new(),
            answer => answer?,
        };
        let mut quiet = self.clone();
        for name in names.split(|&byte| byte == 0).filter(|name| !name.is_empty()) {
            let name = super::path::os(name);
            // `-c` ends a name at the first `=`.
            if name.to_string_lossy().contains('=') {
                let words = "a filter in the config has an equals sign in its name, and cannot be switched off";
                return Err(Failure::Refused { words: words.to_owned(), printed: Vec::new() });
            }
            let value = if name.to_string_lossy().ends_with(".required") { "=false" } else { "=" };
            let mut setting = name;
            setting.push(value);
            quiet.off.push(setting);
        }
        Ok(quiet)
    }
}

pub(super) fn not_run(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "the program `git` was not found".to_owned(),
        _ => format!("the program `git` could not be run: {error}"),
    }
}

impl Failure {
    /// What to tell of it; `file` is what it is about, empty for the command line.
    pub fn problem(&self, file: &str) -> Problem {
        let words = match self {
            Self::NotRun(message) => {
                let help = "install git and see that it is on the PATH, or name two files in place of revisions";
                return Problem::file(file, message).help(help);
            }
            Self::Refused { words, .. } => words,
        };
        if let Some((_, message, help)) = REFUSALS.iter().find(|(said, ..)| words.contains(said)) {
            return Problem::file(file, *message).help(*help);
        }
        let said = words.lines().find(|line| !line.starts_with("warning: ")).unwrap_or("it gave no reason");
        let said = said.trim_start_matches("fatal: ").trim_start_matches("error: ");
        Problem::file(file, format!("git refused: {said}"))
    }
}
