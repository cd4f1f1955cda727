//! Layers to the settings of one draft.

use std::collections::BTreeMap;
use std::path::Path;

use super::{DEFAULT_PROFILE, Layer, Override, Part, Placed};
use crate::policy::{FailOn, Origin, Step};

/// The layers that hold for a folder, the nearest last.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// From the furthest to the nearest.
    pub layers: Vec<Layer>,
}

/// What holds for one draft.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The profile to start from.
    pub profile: Placed<String>,
    /// What config does to the profile's rules.
    pub steps: Vec<Step>,
    /// The outlet.
    pub publisher: Option<Placed<String>>,
    /// Its other names.
    pub aliases: Vec<Placed<String>>,
    /// What sort of story it is, where the draft does not say.
    pub story_type: Option<Placed<String>>,
    /// The lightest severity that fails a run.
    pub fail_on: Placed<FailOn>,
    /// How many findings of a pack are shown.
    pub limits: BTreeMap<String, Placed<usize>>,
}

impl Default for Settings {
    fn default() -> Self {
        let origin = Origin::BuiltIn("the program");
        Self {
            profile: Placed::new(DEFAULT_PROFILE.to_owned(), origin.clone()),
            steps: Vec::new(),
            publisher: None,
            aliases: Vec::new(),
            story_type: None,
            fail_on: Placed::new(FailOn::default(), origin),
            limits: BTreeMap::new(),
        }
    }
}

impl Project {
    /// What holds for the draft at this path; the path is absolute, as the layers' folders are.
    #[must_use]
    pub fn settings(&self, draft: &Path) -> Settings {
        let mut settings = Settings::default();
        for layer in &self.layers {
            settings.take(&layer.part);
            for over in layer.overrides.iter().filter(|over| over.holds_for(layer, draft)) {
                settings.take(&over.part);
            }
        }
        settings
    }

    /// Which overrides hold for the draft at this path: drafts that agree in it have the same settings.
    #[must_use]
    pub fn overrides_of(&self, draft: &Path) -> Vec<usize> {
        let all = self.layers.iter().flat_map(|layer| layer.overrides.iter().map(move |over| (layer, over)));
        all.enumerate().filter(|(_, (layer, over))| over.holds_for(layer, draft)).map(|(index, _)| index).collect()
    }

    /// The baseline file of the nearest layer that names one, and the folder that its path starts from.
    #[must_use]
    pub fn baseline(&self) -> Option<(&Path, &Placed<String>)> {
        self.layers.iter().rev().find_map(|layer| Some((layer.folder.as_path(), layer.baseline.as_ref()?)))
    }
}

impl Override {
    fn holds_for(&self, layer: &Layer, draft: &Path) -> bool {
        let inside = draft.strip_prefix(&layer.folder).unwrap_or(draft);
        self.paths.iter().any(|glob| glob.value.is_match(inside))
    }
}

impl Settings {
    /// Lays a part over what holds so far.
    fn take(&mut self, part: &Part) {
        if let Some(profile) = &part.profile {
            self.profile = profile.clone();
        }
        if !part.rules.is_empty() {
            self.steps.push(Step::Set(part.rules.clone()));
        }
        if let Some(wishes) = &part.select {
            self.steps.push(Step::Only(wishes.clone()));
        }
        if !part.ignore.is_empty() {
            self.steps.push(Step::Without(part.ignore.clone()));
        }
        if part.publisher.is_some() {
            self.publisher.clone_from(&part.publisher);
        }
        self.aliases.extend(part.aliases.iter().cloned());
        if part.story_type.is_some() {
            self.story_type.clone_from(&part.story_type);
        }
        if let Some(fail_on) = &part.fail_on {
            self.fail_on = fail_on.clone();
        }
        self.limits.extend(part.limits.iter().map(|(pack, limit)| (pack.clone(), limit.clone())));
    }
}
