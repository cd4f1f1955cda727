//! Where a rule looks: inside or outside quotations, and in which blocks.

use super::build::Build;
use super::context::{Context, Seen};
use crate::annotate::Kind;
use crate::document::BlockKind;
use crate::text::Span;
use crate::yaml::Node;

/// Whose words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// The outlet's own: outside quotations.
    Narration,
    /// Somebody's quoted words.
    Quote,
    /// Either.
    Any,
}

/// As rules write it, with its meaning.
pub(crate) const VOICES: &[(Voice, &str)] =
    &[(Voice::Narration, "narration"), (Voice::Quote, "quote"), (Voice::Any, "any")];

/// Where a rule, or one condition of it, looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scope {
    pub voice: Voice,
    /// One bit a block kind, in the order of [`BlockKind::ALL`].
    pub blocks: u32,
}

impl Scope {
    /// Everywhere.
    pub const ANY: Self = Self { voice: Voice::Any, blocks: u32::MAX };

    /// What a rule looks at that says nothing: the running story; and for what is no quotation by nature, the
    /// outlet's own words. A change may be of any part.
    pub fn default_for(kind: Kind) -> Self {
        if kind == Kind::Change {
            return Self::ANY;
        }
        let blocks = BlockKind::ALL.iter().filter(|(kind, _)| kind.is_body()).map(|(kind, _)| bit(*kind)).sum();
        let voice = match kind {
            Kind::Quote | Kind::Attribution | Kind::Story | Kind::Entry => Voice::Any,
            _ => Voice::Narration,
        };
        Self { voice, blocks }
    }

    /// With what a rule file says under `in` and `blocks`.
    pub fn read(mut self, voice: Option<&Node>, blocks: Option<&Node>, build: &mut Build<'_>) -> Self {
        if let Some(node) = voice
            && let Some(word) = node.text("`in`", &mut build.faults)
        {
            match VOICES.iter().find(|(_, key)| *key == word) {
                Some((voice, _)) => self.voice = *voice,
                None => build.unknown(node.span, "`in`", word, VOICES.iter().map(|(_, key)| *key)),
            }
        }
        if let Some(node) = blocks {
            let known = BlockKind::ALL.iter().map(|(kind, key)| (bit(*kind), *key)).chain([(u32::MAX, "any")]);
            let kinds =
                node.items().iter().filter_map(|item| item.one_of("block kind", known.clone(), &mut build.faults));
            self.blocks = kinds.fold(0, |all, kind| all | kind);
        }
        self
    }

    /// Whether an item stands in one of the blocks looked at.
    pub fn admits(self, seen: &Seen) -> bool {
        self.blocks == u32::MAX || self.blocks & seen.block != 0
    }

    /// Whether an item is in the voice looked for.
    pub fn is_voice(self, seen: &Seen) -> bool {
        match self.voice {
            Voice::Any => true,
            Voice::Narration => !seen.quoted,
            Voice::Quote => seen.quoted,
        }
    }

    /// Whether the words at a place are in the voice looked for.
    pub fn hears(self, cx: &Context<'_>, span: Span) -> bool {
        match self.voice {
            Voice::Any => true,
            Voice::Narration => !cx.found.in_quotation(span),
            Voice::Quote => cx.found.in_quotation(span),
        }
    }
}

/// The bit of a block kind.
pub(crate) fn bit(kind: BlockKind) -> u32 {
    1 << BlockKind::ALL.iter().position(|(other, _)| *other == kind).unwrap_or(31)
}
