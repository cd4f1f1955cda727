//! A defect of this program met by one draft: told as a Problem, and the other drafts go on.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};

use crate::finding::Problem;

thread_local! {
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// From now on a panic says nothing on the terminal: its message may hold words of a draft.
pub(super) fn silence() {
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
        PLACE.with(|cell| cell.replace(place));
    }));
}

/// Does the work on one draft; a panic becomes a Problem that says where in the program, and no word of the draft.
pub(super) fn guarded<T>(name: &str, work: impl FnOnce() -> T) -> Result<T, Problem> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let place = PLACE.with(RefCell::take);
        Problem::file(name, format!("onrecord itself failed on this draft (at {place}), and checked nothing of it"))
            .help("please report this with the place in brackets; the draft need not be sent")
    })
}
