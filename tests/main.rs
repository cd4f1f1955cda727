//! All tests from outside, in one binary.

mod architecture;
mod report;
mod rules;
