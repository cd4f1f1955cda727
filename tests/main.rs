//! One binary for all tests from outside, so that linking is paid once.

mod architecture;
mod catalogue;
mod language;
mod report;
mod rules;
mod seed;
mod stories;
