//! Which of the files that changed are drafts that were asked for.

use super::path::GitPath;
use crate::document::format_of;

/// What was asked for: the drafts at and below these paths, or all.
pub(super) struct Wanted {
    paths: Vec<GitPath>,
}

impl Wanted {
    /// The drafts at and below these paths; of the whole repository where there is none.
    pub fn new(mut paths: Vec<GitPath>) -> Self {
        if paths.is_empty() {
            paths.push(GitPath(Vec::new()));
        }
        Self { paths }
    }

    /// Whether a file is taken: one that is named outright always, one below a folder where a walk would take it.
    pub fn takes(&self, path: &GitPath) -> bool {
        self.paths.iter().filter_map(|folder| path.inside(folder)).any(|rest| rest.is_empty() || walked(rest))
    }

    /// Those paths at and below which none of these lies.
    pub fn without<'w>(&'w self, found: &'w [&GitPath]) -> impl Iterator<Item = &'w GitPath> {
        self.paths.iter().filter(|path| !found.iter().any(|found| found.inside(path).is_some()))
    }
}

/// Whether a walk through a folder takes a file at this path below it: of a known format, and nothing hidden.
fn walked(path: &[u8]) -> bool {
    let hidden = path.split(|&byte| byte == b'/').any(|part| part.starts_with(b"."));
    !hidden && format_of(&String::from_utf8_lossy(path)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_takes_drafts_and_nothing_hidden() {
        let path = |text: &str| GitPath(text.as_bytes().to_vec());
        for (asked, file, taken) in [
            (vec![], "news/story.md", true),
            (vec![], "news/photo.jpg", false),
            (vec![], ".github/notes.md", false),
            (vec![".github"], ".github/notes.md", true),
            (vec![".github/notes.md"], ".github/notes.md", true),
            (vec!["news/photo.jpg"], "news/photo.jpg", true),
            (vec!["news"], "sport/story.md", false),
        ] {
            let wanted = Wanted::new(asked.iter().map(|text| path(text)).collect());
            assert_eq!(wanted.takes(&path(file)), taken, "{file} of {asked:?}");
        }
    }

    #[test]
    fn a_path_without_a_change_is_told() {
        let path = |text: &str| GitPath(text.as_bytes().to_vec());
        let wanted = Wanted::new(vec![path("news"), path("sport/cup.md")]);
        let story = path("news/story.md");
        assert_eq!(wanted.without(&[&story]).collect::<Vec<_>>(), [&path("sport/cup.md")]);
    }
}
