//! The table of formats: one row a format.

use super::{Document, markdown, plain};
use crate::finding::Problem;

/// A row of the table of formats.
pub struct Format {
    /// As `--format-in` and config write it.
    pub key: &'static str,
    /// What it is, in one line.
    pub summary: &'static str,
    /// File name endings, without the dot, lower case.
    pub extensions: &'static [&'static str],
    /// How a suppression is written in a draft of this format; `None`: only in the sidecar.
    pub comment: Option<(&'static str, &'static str)>,
    /// Reads a decoded text of the given name.
    pub read: fn(&str, String) -> (Document, Vec<Problem>),
}

/// All formats; the first is that of a file whose name has no ending.
pub const FORMATS: &[Format] = &[
    Format {
        key: "text",
        summary: "Plain text: paragraphs, with or without header lines, headline, byline and dateline",
        extensions: &["txt", "text"],
        comment: None,
        read: plain::read,
    },
    Format {
        key: "markdown",
        summary: "Markdown, with or without front matter in YAML",
        extensions: &["md", "markdown", "mdown", "mkd", "qmd"],
        comment: Some(("<!--", "-->")),
        read: markdown::read,
    },
];

/// The format of a file, by its name.
#[must_use]
pub fn format_of(name: &str) -> Option<&'static Format> {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    // A leading dot names a hidden file; it begins no ending.
    let Some((_, ending)) = base.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()) else {
        return FORMATS.first().filter(|_| !base.starts_with('.'));
    };
    let ending = ending.to_ascii_lowercase();
    FORMATS.iter().find(|format| format.extensions.contains(&ending.as_str()))
}

/// The format of this key.
#[must_use]
pub fn format_by_key(key: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_the_format() {
        for (name, key) in [
            ("drafts/story.txt", Some("text")),
            ("drafts.d/story", Some("text")),
            ("STORY.MD", Some("markdown")),
            ("a.b/c.markdown", Some("markdown")),
            ("story.pdf", None),
            (".gitignore", None),
            ("-", Some("text")),
        ] {
            assert_eq!(format_of(name).map(|format| format.key), key, "{name}");
        }
    }

    #[test]
    fn keys_and_endings_are_unique() {
        let mut seen = Vec::new();
        for format in FORMATS {
            assert!(!format.summary.is_empty());
            assert!(format_by_key(format.key).is_some_and(|found| found.key == format.key));
            for name in std::iter::once(&format.key).chain(format.extensions.iter().filter(|e| **e != format.key)) {
                assert!(!seen.contains(name), "{name}");
                seen.push(name);
            }
        }
    }
}
