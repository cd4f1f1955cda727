//! Comments of a draft to suppressions.
//!
//! `onrecord: ignore RULE[, RULE] [next-sentence|paragraph|story] reason="…" [by="…"] [until=YYYY-MM-DD]`

use super::{Covers, Suppression};
use crate::annotate::Annotated;
use crate::document::Comment;
use crate::finding::{Label, Problem, SuppressedBy};
use crate::text::{File, FileId, Span};

/// How a comment that is meant for this program begins.
const OPENING: &str = "onrecord:";

/// More suppressions in one draft are not read: each is held against all findings of its rule.
const MOST: usize = 1000;

/// The suppressions in a draft's comments, and what is wrong with them.
#[must_use]
pub fn from_comments(found: &Annotated, id: FileId, file: &File) -> (Vec<Suppression>, Vec<Problem>) {
    let units = Units::of(found);
    let mut written = Vec::new();
    let mut problems = Vec::new();
    for comment in &found.document.comments {
        let text = comment.text.trim_start();
        let order = match text.strip_prefix(OPENING) {
            Some(order) => parse(order),
            None if is_meant(text) => {
                Err(format!("a comment for this program begins with `{OPENING}`: this one does nothing"))
            }
            None => continue,
        };
        let label = label(id, comment.file_span, &file.text);
        if written.len() + problems.len() >= MOST {
            problems.push(Problem::at(&file.name, label, format!("more than {MOST} suppressions in one draft")));
            break;
        }
        match order {
            Ok(order) => written.extend(order.rules.iter().take(MOST - written.len()).map(|rule| Suppression {
                rule: rule.clone(),
                reason: order.reason.clone(),
                by: order.by.clone(),
                until: order.until,
                covers: match order.scope {
                    Scope::Story => Covers::Story,
                    scope => Covers::Bytes(
                        units.at(scope, comment, &file.text).map(|span| found.document.prose.to_file(span)),
                    ),
                },
                place: label.clone(),
                kind: SuppressedBy::Comment,
            })),
            Err(message) => problems.push(Problem::at(&file.name, label, message).help(HELP)),
        }
    }
    (written, problems)
}

/// Whether a comment was meant for this program, though it does not begin as it should.
fn is_meant(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.next().is_some_and(|word| word.eq_ignore_ascii_case("onrecord"))
        && words.next().is_some_and(|word| ["ignore", "disable", "suppress"].contains(&word.to_lowercase().as_str()))
}

const HELP: &str =
    "write `onrecord: ignore RULE [next-sentence|paragraph|story] reason=\"…\" [by=\"…\"] [until=YYYY-MM-DD]`";

fn label(file: FileId, span: Span, text: &str) -> Label {
    let start = text[..span.start()].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end()..].find('\n').map_or(text.len(), |at| span.end() + at);
    Label { file, span, context: Span::new(start, end), block: None, note: String::new() }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    NextSentence,
    Paragraph,
    Story,
}

#[derive(Debug)]
struct Order {
    rules: Vec<String>,
    scope: Scope,
    reason: String,
    by: Option<String>,
    until: Option<jiff::civil::Date>,
}

/// What stands behind the opening. Messages name what is wrong and never repeat the comment: it may name a source.
fn parse(text: &str) -> Result<Order, String> {
    let rest =
        text.trim().strip_prefix("ignore").filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
    let mut rest = rest.ok_or("a comment for onrecord says `ignore` and a rule")?.trim_start();
    let mut order =
        Order { rules: Vec::new(), scope: Scope::NextSentence, reason: String::new(), by: None, until: None };
    let mut scoped = false;
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | ',')).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        rest = behind.trim_start_matches(',').trim_start();
        if let Some(value) = behind.strip_prefix('=') {
            let (value, after) = value_of(value)?;
            rest = after.trim_start();
            match word {
                "reason" => order.reason = value.trim().to_owned(),
                "by" => order.by = Some(value.trim().to_owned()).filter(|by| !by.is_empty()),
                "until" => {
                    let day = value.trim().parse().map_err(|_| "`until` is a day written YYYY-MM-DD".to_owned())?;
                    order.until = Some(day);
                }
                _ => return Err("a suppression has only `reason`, `by` and `until`".to_owned()),
            }
            continue;
        }
        let scope = match word {
            "next-sentence" => Some(Scope::NextSentence),
            "paragraph" => Some(Scope::Paragraph),
            "story" => Some(Scope::Story),
            _ => None,
        };
        match scope {
            Some(_) if scoped => return Err("a suppression has one scope".to_owned()),
            Some(scope) => {
                order.scope = scope;
                scoped = true;
            }
            None if word.is_empty() => {}
            None if order.reason.is_empty() && !scoped && is_rule(word) => order.rules.push(word.to_owned()),
            None => {
                return Err("a suppression names rules, a scope, `reason=\"…\"`, `by=\"…\"` and `until=…`".to_owned());
            }
        }
    }
    if order.rules.is_empty() {
        return Err("a suppression names the rule that it suppresses".to_owned());
    }
    Ok(order)
}

fn is_rule(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'/' | b'_'))
}

/// A value in straight or curly quotation marks, or up to white space; and what stands behind it.
fn value_of(text: &str) -> Result<(&str, &str), String> {
    let close = match text.chars().next() {
        Some('"') => '"',
        Some('“') => '”',
        Some('\'') => '\'',
        _ => {
            let end = text.find(char::is_whitespace).unwrap_or(text.len());
            return Ok(text.split_at(end));
        }
    };
    let inside = &text[text.chars().next().map_or(0, char::len_utf8)..];
    inside.split_once(close).ok_or_else(|| "a quotation mark in the suppression is never closed".to_owned())
}

/// The sentences and the paragraphs of a draft, in the prose.
struct Units {
    sentences: Vec<Span>,
    paragraphs: Vec<Span>,
}

impl Units {
    fn of(found: &Annotated) -> Self {
        let paragraphs: Vec<Span> = found.document.blocks.iter().map(|block| block.span).collect();
        let sentences = found.sentences.iter().map(|sentence| sentence.span).collect();
        Self { sentences, paragraphs }
    }

    /// The unit that a comment is about: at the end of a line what it stands behind, otherwise what it stands in or
    /// before.
    fn at(&self, scope: Scope, comment: &Comment, text: &str) -> Option<Span> {
        let spans = if scope == Scope::NextSentence { &self.sentences } else { &self.paragraphs };
        let next = spans.partition_point(|span| span.end() <= comment.at);
        let before = spans.get(next).is_none_or(|span| span.start() >= comment.at);
        let index = if before && trails(comment, text) { next.checked_sub(1)? } else { next };
        spans.get(index).copied()
    }
}

/// Whether words stand before the comment on its line, and none behind it.
fn trails(comment: &Comment, text: &str) -> bool {
    let before = &text[..comment.file_span.start()];
    let behind = &text[comment.file_span.end()..];
    let line = before.rsplit(['\n', '\r']).next().unwrap_or("");
    let rest = behind.split(['\n', '\r']).next().unwrap_or("");
    line.contains(char::is_alphanumeric) && rest.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suppression_is_read_in_full() {
        let order = parse(" ignore anon-no-reason, quotes/quote-unattributed paragraph reason=\"talks go on\" by=“standards editor” until=2031-06-30 ").expect("it is well formed");
        assert_eq!(order.rules, ["anon-no-reason", "quotes/quote-unattributed"]);
        assert_eq!((order.scope, order.reason.as_str()), (Scope::Paragraph, "talks go on"));
        assert_eq!(order.by.as_deref(), Some("standards editor"));
        assert_eq!(order.until, Some(jiff::civil::date(2031, 6, 30)));
        assert_eq!(parse("ignore a/b").expect("a reason may lack here").reason, "");
    }

    #[test]
    fn what_cannot_be_read_is_said_without_its_words() {
        for text in [
            "ignore",
            "ignore reason=\"Mara Quill\"",
            "allow a/b reason=\"Mara Quill\"",
            "ignore a/b because Mara Quill",
            "ignore a/b reason=\"Mara Quill",
            "ignore a/b until=June reason=\"Mara Quill\"",
            "ignore a/b story paragraph reason=\"Mara Quill\"",
            "ignore a/b note=\"Mara Quill\"",
            "ignored a/b",
        ] {
            let message = parse(text).expect_err(text);
            assert!(!message.contains("Quill"), "{message}");
        }
    }
}
