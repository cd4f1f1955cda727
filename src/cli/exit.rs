//! The exit status: one function, one table.
//!
//! | status | means |
//! |---|---|
//! | 0 | nothing at or above the failing level |
//! | 1 | such findings |
//! | 2 | any Problem of level error, whatever else was found; also a wrong option |

use crate::finding::{Level, Problem};

/// What a run is worth to the program that called it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    /// Nothing to complain of.
    Clean,
    /// Findings at or above the failing level, or examples of rules that came out wrong.
    Failing,
    /// Something could not be done.
    Trouble,
}

impl Status {
    /// Of a run with these problems, in which something fails or nothing does.
    pub fn of(problems: &[Problem], failing: bool) -> Self {
        if problems.iter().any(|problem| problem.level == Level::Error) {
            Self::Trouble
        } else if failing {
            Self::Failing
        } else {
            Self::Clean
        }
    }
}

impl From<Status> for std::process::ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Clean => 0,
            Status::Failing => 1,
            Status::Trouble => 2,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_outweighs_everything() {
        let problem = Problem::file("a.txt", "cannot be read");
        let note = problem.clone().note();
        for (problems, failing, wanted) in [
            (&[][..], false, Status::Clean),
            (&[], true, Status::Failing),
            (std::slice::from_ref(&note), false, Status::Clean),
            (std::slice::from_ref(&note), true, Status::Failing),
            (&[note.clone(), problem.clone()], true, Status::Trouble),
            (&[problem], false, Status::Trouble),
        ] {
            assert_eq!(Status::of(problems, failing), wanted);
        }
    }
}
