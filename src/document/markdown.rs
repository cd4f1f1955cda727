//! Markdown.

use super::Document;
use crate::finding::Problem;

/// Reads Markdown.
pub(super) fn read(name: &str, text: String) -> (Document, Vec<Problem>) {
    super::plain::read(name, text)
}
