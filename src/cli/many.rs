//! The same work on many drafts, in one thread or several; results in the order of the drafts.

use rayon::prelude::*;

use super::args::Shared;
use super::guard::guarded;
use super::terminal::Progress;
use crate::finding::Problem;

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
    let alone = shared.threads == 1 || items.len() < 2;
    let pool = if alone { None } else { rayon::ThreadPoolBuilder::new().num_threads(shared.threads).build().ok() };
    let results = match pool {
        // Where no threads can be had the work is done all the same.
        None => items.iter().map(one).collect(),
        Some(pool) => pool.install(|| items.par_iter().map(one).collect()),
    };
    progress.finish();
    results
}
