//! The same work on many drafts, with a bar that shows how far it is; results in the order of the drafts.

use super::args::Shared;
use super::guard::guarded;
use super::terminal::Progress;
use crate::finding::Problem;
use crate::report::in_order;

/// Does the work on each item. `name` says what to call an item on which the program fails.
pub(super) fn map<I: Sync, T: Send>(
    items: &[I],
    shared: &Shared,
    name: impl Fn(&I) -> &str + Sync,
    work: impl Fn(&I) -> T + Sync,
) -> Vec<Result<T, Problem>> {
    let progress = Progress::new(items.len(), shared);
    let one = |item: &I| {
        let result = guarded(name(item), || work(item));
        progress.step();
        result
    };
    let results = in_order(items, shared.threads, one);
    progress.finish();
    results
}
