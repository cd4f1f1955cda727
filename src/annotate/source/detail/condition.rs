//! Under which condition a source spoke, and why it is not named.

use std::ops::Range;

use super::Gathered;
use crate::annotate::TokenKind;
use crate::annotate::attribution::clause::Form;
use crate::annotate::attribution::vocabulary::LISTS;
use crate::annotate::source::Reason;
use crate::annotate::token::words;

/// How many words a reason may have.
const REASON: usize = 40;

impl Gathered<'_, '_> {
    /// "on condition of anonymity", at any mention.
    pub(super) fn condition(&self) -> Option<Range<usize>> {
        self.looks.iter().find_map(|look| {
            let behind = self.behind(look);
            self.reader.find(behind, LISTS.conditions).filter(|found| !self.quoted(found.start))
        })
    }

    /// "whose surname is withheld", at any mention of somebody who has a name.
    pub(super) fn name_notice(&self) -> Option<Range<usize>> {
        self.looks.iter().find_map(|look| self.reader.find(self.behind(look), LISTS.name_notices))
    }

    fn quoted(&self, token: usize) -> bool {
        self.reader.token(token).is_some_and(|token| self.reader.found.in_quotation(token.span))
    }

    /// The clause behind the condition, or "not authorised to speak" without one.
    pub(super) fn reason(&self, condition: Option<&Range<usize>>) -> Reason {
        let reader = self.reader;
        let lists = &LISTS;
        let authorised = self.looks.iter().find_map(|look| reader.find(self.behind(look), lists.not_authorised));
        let Some(condition) = condition else {
            let tokens = authorised.map(|found| found.start..self.end_of(found.end));
            return tokens.and_then(|tokens| reader.span_of(tokens)).map_or(Reason::Missing, Reason::NotAuthorised);
        };
        let whole = reader.span_of(condition.clone());
        let end = self.end_of(condition.end).min(self.end_of_mention(condition));
        let starter = (condition.end..end).find(|&at| reader.entry_at(at, end, lists.reason_starters).is_some());
        let before = self.reason_before(condition.start);
        let Some(tokens) = starter.map(|start| start..end).or(before) else {
            if let Some(found) = authorised {
                let tokens = found.start..self.end_of(found.end);
                return reader.span_of(tokens).map_or(Reason::Missing, Reason::NotAuthorised);
            }
            return whole.map_or(Reason::Missing, Reason::ConditionOnly);
        };
        let Some(span) = reader.span_of(tokens.clone()) else { return Reason::Missing };
        if reader.find(tokens.clone(), lists.not_authorised).is_some() {
            Reason::NotAuthorised(span)
        } else if reader.find(tokens, lists.boilerplate).is_some() {
            Reason::Boilerplate(span)
        } else {
            Reason::Given(span)
        }
    }

    /// "Fearing dismissal, the nurse asked not to be named": a reason in front.
    fn reason_before(&self, condition: usize) -> Option<Range<usize>> {
        let reader = self.reader;
        let sentence = reader.found.sentence_at(reader.token(condition)?.span.start())?;
        let start = reader.found.sentences.get(sentence)?.tokens.start;
        let opens = reader.is_one_of(start, words!["fearing", "citing", "because"]);
        let comma =
            (start..condition).find(|&at| reader.token(at).is_some_and(|token| token.kind == TokenKind::Comma))?;
        opens.then_some(start..comma)
    }

    /// "who asked not to be named because talks go on said": where the mention that holds a condition ends, before its
    /// verb.
    fn end_of_mention(&self, condition: &Range<usize>) -> usize {
        let holds = |tokens: &Range<usize>| tokens.start <= condition.start && condition.end < tokens.end;
        self.looks.iter().map(|look| &look.tokens).find(|tokens| holds(tokens)).map_or(usize::MAX, |tokens| tokens.end)
    }

    /// To the end of the clause: a comma, a stop, a quotation, or the sentence's end.
    fn end_of(&self, from: usize) -> usize {
        let reader = self.reader;
        let last = reader
            .token(from.saturating_sub(1))
            .and_then(|token| reader.found.sentence_at(token.span.start()))
            .and_then(|sentence| reader.found.sentences.get(sentence))
            .map_or(from, |sentence| sentence.tokens.end);
        // "… to speak candidly and said": the next verb of speech is the source's again.
        let says = |at: usize| {
            [LISTS.neutral, LISTS.loaded, LISTS.denial]
                .into_iter()
                .any(|list| reader.is(at + 1, list) && reader.form(at + 1) == Form::Past)
        };
        let stops = |at: &usize| {
            reader.token(*at).is_some_and(|token| {
                matches!(token.kind, TokenKind::Stop | TokenKind::Semicolon | TokenKind::Dash | TokenKind::QuoteMark)
                    || token.kind == TokenKind::Comma && *at > from
            }) || ["and", "but"].contains(&reader.text(*at)) && says(*at)
        };
        (from..last.min(from + REASON)).find(stops).unwrap_or(last.min(from + REASON))
    }
}
