//! The same work on many things, in one thread or several; the results in the order of the things.

use rayon::prelude::*;

/// Does the work on each item. Where no threads can be had it is done all the same.
pub(crate) fn in_order<I: Sync, T: Send>(items: &[I], threads: usize, work: impl Fn(&I) -> T + Sync) -> Vec<T> {
    let alone = threads == 1 || items.len() < 2;
    let pool = if alone { None } else { rayon::ThreadPoolBuilder::new().num_threads(threads).build().ok() };
    match pool {
        None => items.iter().map(&work).collect(),
        Some(pool) => pool.install(|| items.par_iter().map(&work).collect()),
    }
}
