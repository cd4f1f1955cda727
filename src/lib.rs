//! Checks who says what in a news story.
//!
//! (The front page is written last.)

pub mod annotate;
#[allow(dead_code)]
mod builtin;
pub mod cli;
pub mod config;
pub mod document;
pub mod finding;
pub mod policy;
pub mod report;
pub mod rule;
pub mod text;
