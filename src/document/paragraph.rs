//! Lines to paragraphs: blank lines part them, or line ends where each line is a paragraph of its own.
//!
//! Copy arrives hard-wrapped by agencies, one paragraph a line from editors, and indented from typed pages. White
//! space inside a paragraph means nothing afterwards, so a soft-wrapped paragraph is simply one span.

use crate::text::Span;

/// No wrapped text has lines of more characters than this; a longer one is a paragraph by itself.
const WIDEST_WRAP: usize = 120;

/// A paragraph, without white space around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Where; for a list item, without its marker.
    pub span: Span,
    /// Whether it stands behind a list marker.
    pub item: bool,
}

/// One line without white space around it; empty for a blank one.
#[derive(Clone, Copy, Debug)]
struct Line {
    span: Span,
    indented: bool,
}

/// The paragraphs from byte `from` on. `alone` says of a line whether it is a paragraph whatever stands around it.
pub(super) fn paragraphs(text: &str, from: usize, alone: fn(&str) -> bool) -> Vec<Paragraph> {
    let lines = lines(text, from);
    let mut found = Vec::new();
    for chunk in lines.split(|line| line.span.is_empty()) {
        let mut start = 0;
        for (index, line) in chunk.iter().enumerate() {
            if alone(line.span.of(text)) {
                split(text, &chunk[start..index], &mut found);
                found.push(Paragraph { span: line.span, item: false });
                start = index + 1;
            }
        }
        split(text, &chunk[start..], &mut found);
    }
    found
}

/// Lines end with `\n`, `\r\n` or a lone `\r`, as [`crate::text::LineIndex`] counts them.
fn lines(text: &str, from: usize) -> Vec<Line> {
    let mut found = Vec::new();
    let mut at = from;
    let ends = memchr::memchr2_iter(b'\n', b'\r', &text.as_bytes()[from..]).map(|end| from + end);
    for end in ends.chain([text.len()]) {
        let raw = &text[at..end];
        let start = at + (raw.len() - raw.trim_start().len());
        let trimmed = raw.trim();
        let indented = raw.starts_with('\t') || raw.starts_with("  ");
        // Between `\r` and `\n` lies an empty piece that is no line.
        let inside_crlf = raw.is_empty() && at > from && text[..at].ends_with('\r') && text[at..].starts_with('\n');
        if !inside_crlf {
            found.push(Line {
                span: Span::new(start.min(at + raw.len()), start.min(at + raw.len()) + trimmed.len()),
                indented,
            });
        }
        at += raw.len() + 1;
    }
    found
}

/// One run of lines without a blank one, to the paragraphs it holds.
fn split(text: &str, lines: &[Line], found: &mut Vec<Paragraph>) {
    let whole = |lines: &[Line]| match lines {
        [] => None,
        [first, .., last] => Some(first.span.cover(last.span)),
        [only] => Some(only.span),
    };
    let starts: Vec<bool> = if is_list(text, lines) {
        lines.iter().map(|line| marker(line.span.of(text)).is_some()).collect()
    } else if is_one_a_line(text, lines) {
        vec![true; lines.len()]
    } else {
        indented_starts(text, lines)
    };
    let mut from = 0;
    for index in 1..=lines.len() {
        if index < lines.len() && !starts.get(index).copied().unwrap_or(false) {
            continue;
        }
        if let Some(span) = whole(&lines[from..index]) {
            let marker = marker(span.of(text)).filter(|_| starts.get(from).copied().unwrap_or(false));
            let words = Span::new(span.start() + marker.unwrap_or(0), span.end());
            found.push(Paragraph { span: words, item: marker.is_some() });
        }
        from = index;
    }
}

/// A list begins with its first line or after a colon; elsewhere a single hyphen at a line's start is a wrapped dash.
fn is_list(text: &str, lines: &[Line]) -> bool {
    let first = lines.first().is_some_and(|line| marker(line.span.of(text)).is_some());
    let mut before: Option<&str> = None;
    let mut marked = 0;
    let mut led_in = false;
    for line in lines {
        let words = line.span.of(text);
        if marker(words).is_some() {
            marked += 1;
            led_in |= before.is_some_and(|before| before.ends_with(':'));
        }
        before = Some(words);
    }
    first || led_in || (marked > 1 && marked * 2 >= lines.len())
}

/// Length of a list marker and the blanks behind it. En and em dashes open dialogue, not items.
fn marker(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let sign = if digits > 0 && digits <= 3 {
        line[digits..].starts_with(['.', ')']).then_some(digits + 1)?
    } else {
        line.chars().next().filter(|c| matches!(c, '-' | '*' | '+' | '•' | '·' | '‣' | '◦' | '▪' | '●'))?.len_utf8()
    };
    let words = line[sign..].trim_start();
    let blanks = line.len() - sign - words.len();
    (blanks > 0 && words.contains(char::is_alphanumeric)).then_some(sign + blanks)
}

/// Each line is a paragraph where lines are longer than anybody wraps and they end as paragraphs do.
fn is_one_a_line(text: &str, lines: &[Line]) -> bool {
    let length = |line: &Line| line.span.of(text).chars().count();
    let longest = lines.iter().map(length).max().unwrap_or(0);
    if lines.len() < 2 || longest <= WIDEST_WRAP {
        return false;
    }
    let meant = lines.windows(2).filter(|pair| {
        ends_as_a_sentence(pair[0].span.of(text)) || (length(&pair[0]) * 2 <= longest && opens(pair[1].span.of(text)))
    });
    meant.count() * 5 >= (lines.len() - 1) * 4
}

/// Typed pages part paragraphs by indenting the first line of each.
fn indented_starts(text: &str, lines: &[Line]) -> Vec<bool> {
    let rest = lines.get(1..).unwrap_or(&[]);
    let indented = rest.iter().filter(|line| line.indented).count();
    let typed = indented * 5 <= rest.len() * 3;
    let mut starts = vec![true];
    starts.extend(lines.windows(2).map(|pair| typed && pair[1].indented && ends_as_a_sentence(pair[0].span.of(text))));
    starts
}

/// Whether a line ends with a stop, or with a mark that closes one.
pub(super) fn ends_as_a_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']).ends_with(['.', '!', '?', '…'])
}

/// Whether a line could be the first of a paragraph.
fn opens(line: &str) -> bool {
    line.chars().next().is_some_and(|c| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        paragraphs(text, 0, |line| line == "ENDS").iter().map(|found| found.span.of(text)).collect()
    }

    #[test]
    fn blank_lines_part_paragraphs_and_wrapped_lines_stay_together() {
        let text = "The quay was shut\nby noon.\n \n\tNobody was hurt,\nOrne said.";
        assert_eq!(read(text), ["The quay was shut\nby noon.", "Nobody was hurt,\nOrne said."]);
        assert_eq!(read(&text.replace('\n', "\r\n")).len(), 2);
        assert_eq!(read(&text.replace('\n', "\r")).len(), 2);
        assert!(read("").is_empty() && read("\r\n \r\n\t").is_empty());
    }

    #[test]
    fn long_lines_are_paragraphs_without_blank_lines() {
        let long = "The board met behind closed doors on Monday and again on Tuesday, ".repeat(3);
        let text = format!("Board meets twice\n{long}it said.\n{long}it said again.");
        assert_eq!(read(&text).len(), 3);
        let wrapped = format!("{long}\nand {long}\nand so on.");
        assert_eq!(read(&wrapped).len(), 1, "lines that end mid-sentence were wrapped, however wide");
    }

    #[test]
    fn typed_pages_are_parted_by_indents() {
        let text = "  The pier closed at noon\nand stayed shut all day.\n  Orne said it would\nopen again.\n";
        assert_eq!(read(text).len(), 2);
        let verse = "The pier closed at noon,\n  and stayed shut all day.";
        assert_eq!(read(verse).len(), 1);
    }

    #[test]
    fn list_items_are_parted_and_wrapped_dashes_are_not() {
        assert_eq!(read("- one pier\n- two\n  piers\n12. three"), ["one pier", "two\n  piers", "three"]);
        assert_eq!(read("They want:\n• a pier\n• a quay"), ["They want:", "a pier", "a quay"]);
        assert_eq!(
            read("The harbour master\n- who has since left -\nsaid no."),
            ["The harbour master\n- who has since left -\nsaid no."]
        );
        assert_eq!(read("– I never said so.\n– You did."), ["– I never said so.\n– You did."]);
        assert_eq!(read("* * *"), ["* * *"]);
    }

    #[test]
    fn a_line_that_stands_alone_is_cut_out() {
        assert_eq!(
            read("The end came\nquickly.\nENDS\nCall the desk."),
            ["The end came\nquickly.", "ENDS", "Call the desk."]
        );
    }
}
