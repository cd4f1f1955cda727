//! Who is heard: how many distinct voices, and whether any of them is not official.

use rustc_hash::FxHashSet;

use super::super::lexicon::known;
use super::super::view::View;
use super::super::{Source, SourceClass};
use super::Story;
use crate::text::Span;

/// Counts the voices and says whether all are official.
pub(super) fn count(view: View<'_>, story: &mut Story) {
    let found = view.found;
    let speaking: Vec<(usize, &Source)> = found
        .sources
        .iter()
        .enumerate()
        .filter(|(_, source)| source.class != SourceClass::PublisherSelf && speaks(view, source))
        .collect();
    let bodies: FxHashSet<String> = speaking
        .iter()
        .filter(|(_, source)| source.class == SourceClass::Organisation)
        .map(|(_, source)| body(view, source.canonical))
        .collect();
    let mut voices: FxHashSet<String> = FxHashSet::default();
    for (index, source) in &speaking {
        let own = if source.class == SourceClass::Organisation { Some(source.canonical) } else { source.affiliation };
        let joined = own.map(|span| body(view, span)).filter(|body| bodies.contains(body));
        // An index cannot be taken for a body: bodies hold letters.
        voices.insert(joined.unwrap_or_else(|| index.to_string()));
    }
    story.voices = voices.len();
    story.official_only = !speaking.is_empty() && speaking.iter().all(|(_, source)| is_official(view, source));
}

fn speaks(view: View<'_>, source: &Source) -> bool {
    source
        .attributions
        .iter()
        .filter_map(|&attribution| view.found.attributions.get(attribution))
        .any(|attribution| attribution.kind.gives_words())
}

fn body(view: View<'_>, span: Span) -> String {
    let lower = view.found.slice(span).to_lowercase();
    lower.strip_prefix("the ").unwrap_or(&lower).to_owned()
}

/// A body, a spokesperson, the police, an officeholder.
fn is_official(view: View<'_>, source: &Source) -> bool {
    if matches!(source.class, SourceClass::Organisation | SourceClass::Metonym) {
        return true;
    }
    if matches!(
        source.class,
        SourceClass::Document | SourceClass::PrivateUnnamed | SourceClass::Social | SourceClass::Outlet
    ) {
        return false;
    }
    let places = [Some(source.canonical), source.role].into_iter().flatten();
    places.into_iter().any(|span| {
        let tokens = view.found.tokens_in(span);
        view.has(tokens.clone(), known::OFFICIAL_HEADS) || view.has(tokens, known::SPOKES_HEADS)
    })
}
