//! What is only spoken of, and what was not told: content without the words.

use super::clause::Form;
use super::content::{Content, Reading, trimmed};
use super::cue::Shape;
use super::vocabulary::LISTS;
use crate::annotate::TokenKind;
use crate::annotate::token::words;

impl Reading<'_, '_> {
    /// "declined to say whether the quay is safe": what was not told, where it is named.
    pub(super) fn withheld(&self) -> Content {
        let view = self.view;
        let start = self.cue().units.end;
        let named = view
            .is_one_of(start, words!["whether", "if", "how", "why", "what", "who", "when", "where", "which", "that"])
            || view.is(start, LISTS.determiners)
            || view.is(start, LISTS.possessives);
        if named {
            return self.topic_content(start).unwrap_or_default();
        }
        // "declined to comment", "did not respond to requests for comment": the cue itself says what was not given.
        let cue = self.cue().units.clone();
        let to = cue.clone().skip(1).find(|&at| view.equals(at, "to"));
        to.and_then(|to| Content::topic(std::iter::once(to..cue.end).collect())).unwrap_or_default()
    }

    /// What is spoken of is a phrase: it ends where a clause begins that says why or when.
    pub(super) fn topic_content(&self, start: usize) -> Option<Content> {
        let view = self.view;
        let limit = self.limit(start);
        let ends = words!["because", "when", "while", "after", "before", "since", "but", "although", "though"];
        let end = (start + 1..limit)
            .find(|&at| {
                let aside = view.form(at + 1) == Form::Ing && !view.equals(at + 1, "including");
                let opens = view.is_comma(at) && (aside || view.is(at + 1, LISTS.relatives))
                    || view.kind(at) == Some(TokenKind::Dash)
                    || view.kind(at) == Some(TokenKind::Semicolon);
                opens || view.is_one_of(at, ends) || view.is_comma(at) && view.is_one_of(at + 1, ends)
            })
            .unwrap_or(limit);
        let end = trimmed(view, start, end);
        Content::topic((start < end).then_some(start..end).into_iter().collect())
    }

    /// "Orr's claim that the dam was safe surprised the town": a second verb is that of the claim, not of what it holds.
    pub(super) fn of_noun(&self, content: Content) -> Content {
        let view = self.view;
        let lists = &LISTS;
        let Some(said) = content.parts.first().cloned() else { return content };
        let verb = |at: usize| {
            let joined = view.is(at - 1, lists.conjunctions)
                || view.is(at - 1, lists.auxiliaries)
                || view.is(at - 1, lists.relatives)
                || view.is(at - 1, lists.adverbs)
                || view.equals(at - 1, "to");
            !joined && (view.is_finite(at) || view.is_past(at))
        };
        let mut verbs = (said.start + 1..said.end).filter(|&at| verb(at));
        let first = verbs.next();
        let again = verbs.find(|&at| !view.is_reduced(at) && view.region_before(at).is_some());
        match again.filter(|&again| first.is_some_and(|first| again > first + 1)) {
            Some(end) if !(said.start..end).any(|at| view.is(at, lists.relatives)) => {
                Content { parts: std::iter::once(said.start..end).collect(), ..content }
            }
            _ => content,
        }
    }

    /// "which Orr denounced on Friday", "what Orr said": the pronoun before the source stands for what was said.
    pub(super) fn of_relative(&self) -> Option<Content> {
        let view = self.view;
        let start = self.cue().extent.start.checked_sub(1)?;
        let lists = &LISTS;
        let pronoun = view.is(start, lists.relatives) && !view.equals(start, "who") || view.equals(start, "what");
        let Shape::Verb(verb) = self.cue().shape else { return None };
        (pronoun && view.reports(&verb) && !self.cue().relative && !self.cue().shared)
            .then(|| Content::topic(std::iter::once(start..start + 1).collect()))
            .flatten()
    }
}
