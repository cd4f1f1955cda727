//! An input text with a name: drafts, rules and config alike.

use super::LineIndex;

/// Which file of a [`Files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A text and the name it is shown under.
#[derive(Clone, Debug)]
pub struct File {
    /// Path as given or walked to, with `/` between parts; `<stdin>` style names for the rest.
    pub name: String,
    /// The path of the file that it is a revision of, where the name says which revision too: platforms that show
    /// findings beside a change know no other.
    pub home: Option<String>,
    /// The text that spans of this file refer to: the file's own text, or for a container its prose.
    pub text: String,
}

impl File {
    /// A file of this name and text.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), home: None, text: text.into() }
    }

    /// Where its lines begin. Built on demand, because only files with findings need it.
    #[must_use]
    pub fn lines(&self) -> LineIndex<'_> {
        LineIndex::new(&self.text)
    }
}

/// All texts of a run.
#[derive(Clone, Debug, Default)]
pub struct Files {
    files: Vec<File>,
}

impl Files {
    /// Says which file one of them is a revision of.
    pub fn is_revision_of(&mut self, file: FileId, path: String) {
        if let Some(file) = self.files.get_mut(file.0 as usize) {
            file.home = Some(path);
        }
    }

    /// Adds a file and says which one it is.
    pub fn add(&mut self, file: File) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).expect("fewer than 2^32 files"));
        self.files.push(file);
        id
    }

    /// The file of this id.
    #[must_use]
    pub fn get(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }

    /// All files with their ids, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &File)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId(index as u32), file))
    }
}
