//! Which findings count, and how much: selection, severities, limits, suppression, baseline.
//!
//! Rules detect; this module decides afterwards. Everything here is pure: the date of today, the files and the
//! options of the command line are handed in.

mod baseline;
mod fail;
mod limit;
mod origin;
mod select;
mod suppress;

pub use baseline::{Baseline, Stale};
pub use fail::FailOn;
pub use limit::{Ranked, hold_back};
pub use origin::Origin;
pub use select::{Choice, Selection, Setting, Step, Unknown, Wish, matching};
pub use suppress::{RulesAt, SUPPRESSION_RULES, Suppression, from_comments, from_sidecar, sidecar_name, suppress};
