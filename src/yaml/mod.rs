//! YAML text to a tree of [`Node`]s that know their bytes, and the faults of the file, several at once.
//!
//! Rule files, profiles, the project file, sidecars and ledgers are all read through this module. [`parse`] never fails: it returns
//! what it could read and a list of [`Fault`]s. [`MapReader`] then takes a mapping apart key by key and reports the
//! keys nobody asked for. Sizes, nesting and aliases are bounded, so that no file can exhaust the program.
//!
//! The build script compiles this folder too, to [`pack()`] the built-in rules: nothing here may use the rest of the
//! crate but [`crate::text`].

mod cure;
mod fault;
mod map;
#[allow(dead_code)]
mod pack;
mod tree;

pub(crate) use fault::{Fault, Faults};
pub(crate) use map::{MapReader, suggestion};
// The build script packs and the program unpacks; each compiles both.
#[allow(unused_imports)]
pub(crate) use pack::{pack, unpack, unpack_keys};
// The build script reads small files only.
#[allow(unused_imports)]
pub(crate) use tree::{Bounds, parse_within};
pub(crate) use tree::{Entry, Node, Value, parse};
