//! The project file `onrecord.yaml` to settings: each value knows the file and place it comes from.
//!
//! [`read()`] makes a [`Layer`] of one file. A [`Project`] is the layers that hold for a folder, the nearest last;
//! [`Project::settings`] says what holds for one draft. Finding the files is `cli`'s work.

mod layer;
mod profile;
mod project;
mod read;
mod schema;
mod show;

pub use layer::{Layer, ListChange, ListHow, Override, Part, Placed};
pub use profile::{Profile, profile};
pub use project::{Project, Settings};
pub use read::read;
pub use schema::schema;
pub use show::show;

/// The name of a project file.
pub const FILE_NAME: &str = "onrecord.yaml";
/// The profile that runs where nothing else is said.
pub const DEFAULT_PROFILE: &str = "default";
