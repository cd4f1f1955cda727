//! One binary for all tests from outside, so that linking is paid once.

mod architecture;
mod catalogue;
mod cli;
mod language;
mod properties;
mod readme;
mod report;
mod rules;
mod seed;
mod stories;
