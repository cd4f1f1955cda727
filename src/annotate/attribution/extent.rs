//! Where content must end: at another attribution that is no part of it, or where the clause of its cue is over.

use super::clause::Form;
use super::content::Reading;
use super::cue::Shape;
use super::vocabulary::LISTS;
use crate::annotate::TokenKind;
use crate::annotate::token::words;

impl Reading<'_, '_> {
    /// The unit at which the content must end: another attribution that is not part of it, or the sentence's end.
    pub(super) fn limit(&self, start: usize) -> usize {
        let view = self.view;
        // "After saying it was late, Orr left": what is Orr's own is over before Orr.
        if let Shape::Verb(verb) = self.cue().shape
            && let Some(source) = self.cue().source.as_ref().filter(|source| source.units.start > self.cue().extent.end)
            && verb.form == Form::Ing
            && source.units.start > start
        {
            return source.units.start - usize::from(view.is_comma(source.units.start - 1));
        }
        let semicolon = (start..view.len()).find(|&at| view.kind(at) == Some(TokenKind::Semicolon));
        let whole = self.clause_end(start).unwrap_or(view.len()).min(self.end).min(semicolon.unwrap_or(view.len()));
        for cue in &self.cues[self.index + 1..] {
            if cue.extent.start >= whole {
                break;
            }
            if cue.extent.start < start {
                if cue.units.start > start && cue.shared {
                    return self.before_conjunction(cue.units.start, start);
                }
                continue;
            }
            let Some(before) = cue.extent.start.checked_sub(1) else { continue };
            let joins = view.is_one_of(before, words!["and", "but", "while", "although", "though", "as"]);
            let parted = view.is_break(before) || joins && before > start && view.ends_with_comma(before - 1);
            let cuts = match cue.shape {
                Shape::According | Shape::NoComment => parted,
                Shape::Noun { .. } | Shape::SelfSourced | Shape::Passive { .. } | Shape::Agentless { .. } => false,
                // “…,” she said: a tag behind a quotation parts what is before it from what follows.
                Shape::Verb(_) if view.is_speech(before) && !cue.shared => true,
                // "tweets accusing Orr of theft are lies": a participle in the middle of the content is part of it.
                // "said he had seen it and thought of home": what is thought goes on with what is said.
                Shape::Verb(verb) if cue.shared => {
                    parted
                        || verb.form != Form::Ing && view.reports(&verb)
                        || view.is_one_of(cue.units.start - 1, words!["and", "but", "or"]) && verb.form == Form::Ing
                }
                // "Orr said it was late and Lund said it was early"
                Shape::Verb(verb) => !cue.relative && (parted || joins && view.reports(&verb)),
            };
            if cuts && cue.extent.start > start {
                return self.before_conjunction(cue.extent.start, start);
            }
        }
        whole
    }

    /// Where the clause of the cue is over though the sentence goes on: "Orr, who fears a flood, left", "When they ask
    /// for help, nobody comes".
    pub(super) fn clause_end(&self, start: usize) -> Option<usize> {
        let view = self.view;
        let cue = self.cue();
        let mut commas = (start..view.len().min(start + 60)).filter(|&at| view.ends_with_comma(at));
        if cue.relative {
            // "shirts that said “Sail” were sold"
            if view.quoted(start).is_some() && view.is_finite(start + 1) {
                return Some(start + 1);
            }
            let verb = |at: usize| view.is_finite(at + 1) || view.is_past_form(at + 1);
            let end = commas.find(|&comma| verb(comma)).map(|comma| comma + usize::from(!view.is_comma(comma)));
            // "the study – which notes that “few sail” – was lost": between dashes the second one ends it.
            let which = cue.source.as_ref().and_then(|source| source.units.end.checked_sub(2));
            let mut dashes = (start..view.len().min(start + 60)).filter(|&at| view.kind(at) == Some(TokenKind::Dash));
            let closed = which.filter(|&at| view.kind(at) == Some(TokenKind::Dash)).and_then(|_| dashes.next());
            return closed.or(end);
        }
        let lists = &LISTS;
        let fronted = cue.extent.start > 0
            && (view.is(0, lists.prepositions) || view.is(0, lists.subordinators))
            && !view.equals(0, "but")
            && !(0..cue.extent.start).any(|at| view.ends_with_comma(at));
        let closes = |comma: &usize| view.subject_at(comma + 1, view.len()).is_some();
        let end = if fronted { commas.find(closes)? } else { return None };
        Some(end + usize::from(!view.is_comma(end)))
    }

    fn before_conjunction(&self, at: usize, floor: usize) -> usize {
        let view = self.view;
        let mut end = at;
        while end > floor
            && (view.is_break(end - 1)
                || view.is(end - 1, LISTS.auxiliaries)
                || view.is(end - 1, LISTS.adverbs)
                || view.is_one_of(end - 1, words!["and", "but", "while", "although", "though", "by", "as"]))
        {
            end -= 1;
        }
        end
    }
}
