//! One binary for all tests from outside, so that linking is paid once.

// A test that needs what does not lie beside the repository says that it skips.
#![allow(clippy::print_stdout)]

mod align;
mod architecture;
mod catalogue;
mod chance;
mod cli;
mod desk;
mod diff;
mod git;
mod language;
mod ledger;
mod properties;
mod readme;
mod report;
mod rules;
mod said;
mod seed;
mod stories;
