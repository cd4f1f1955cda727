//! Two revisions of one story, compared by meaning.
//!
//! [`align()`] says which sentence became which.

mod align;

pub use align::{Alignment, Group, Op, align};
