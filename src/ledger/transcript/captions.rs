//! SubRip and WebVTT: cues with times. A cue is a line of speech or several; its number, its times and the notes and
//! styles between cues are not.

use super::plain::line_spans;
use super::{Line, Lines, Read};
use crate::document::decode;
use crate::text::Span;

/// What stands between the two times of a cue.
const ARROW: &str = "-->";
/// How many lines of a file are searched for an arrow before it is taken for other text.
const SEARCHED: usize = 60;

pub(super) fn read(name: &str, bytes: Vec<u8>) -> Read {
    let decoded = decode(name, bytes)?;
    Ok((lines(decoded.text), decoded.problems))
}

/// Whether a text is captions, whatever its name.
pub(super) fn are(text: &str) -> bool {
    line_spans(text).take(SEARCHED).any(|line| stamp(text, line).is_some())
}

pub(super) fn lines(text: String) -> Lines {
    // Each line of speech, and whether it stands in the cue before, too.
    let mut lines: Vec<(Line, bool)> = Vec::new();
    // The cue that is being read; outside cues nothing is speech.
    let mut time = None;
    let mut before: Option<Span> = None;
    let mut rolls = false;
    for span in line_spans(&text) {
        if let Some(stamp) = stamp(&text, span) {
            time = Some(stamp);
            continue;
        }
        let words = span.of(&text).trim();
        if words.is_empty() {
            time = None;
            continue;
        }
        if time.is_some() {
            let again = before.is_some_and(|before| before.of(&text).trim() == words);
            let under = lines.last().is_some_and(|(line, again)| *again && line.time == time);
            rolls |= under && !again;
            lines.push((Line { span, time, voice: voice(words), ..Line::default() }, again));
            before = Some(span);
        }
    }
    // Rolling captions print each line again in the next cue, with the new one under it. Where none do, two cues of the
    // same words are said twice.
    lines.retain(|(_, again)| !(rolls && *again));
    Lines { text, lines: lines.into_iter().map(|(line, _)| line).collect() }
}

/// The time at which a cue begins: `00:01:02,500` of a line with an arrow.
fn stamp(text: &str, line: Span) -> Option<Span> {
    let (begin, _) = line.of(text).split_once(ARROW)?;
    let kept = begin.trim();
    let start = line.start() + begin.find(kept)?;
    let digits = |c: char| c.is_ascii_digit() || matches!(c, ':' | ',' | '.');
    (kept.contains(':') && kept.chars().all(digits)).then(|| Span::new(start, start + kept.len()))
}

/// The name in a voice tag: `<v Mara Quill>`, `<v.loud Mara Quill>`.
fn voice(words: &str) -> Option<String> {
    let tag = words.strip_prefix("<v")?;
    let (inside, _) = tag.split_once('>')?;
    let (_, name) = inside.split_once(char::is_whitespace)?;
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        let Lines { text, lines } = lines(text.to_owned());
        lines.iter().map(|line| line.span.of(&text).to_owned()).collect()
    }

    #[test]
    fn rolling_lines_are_said_once_and_repeated_ones_twice() {
        let rolling = "1\n00:00:01,000 --> 00:00:02,000\nThe quay\n\n2\n00:00:02,000 --> 00:00:03,000\nThe quay\nis shut.\n\n3\n00:00:03,000 --> 00:00:04,000\nis shut.\n";
        assert_eq!(said(rolling), ["The quay", "is shut."]);
        let twice = "1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo.\n";
        assert_eq!(said(twice), ["No.", "No."]);
    }
}
