//! The HTML that stands in a Markdown draft: tags are dropped, comments are set aside, words are kept.

use pulldown_cmark::{Event, Parser};

use crate::text::Span;

/// A piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// Words as they stand.
    Words(Span),
    /// A character reference and what it stands for.
    Decoded(String, Span),
    /// A comment, and the text inside its marks.
    Comment(Span, &'t str),
    /// A tag that opens, by its name in lower case.
    Open(String),
    /// A tag that closes.
    Close(String),
}

/// Elements whose content is never copy.
const SILENT: &[&str] = &["script", "style", "pre", "code", "template", "svg", "iframe", "head"];

/// The pieces of `text[span]`, in order; one pass, whatever the nesting.
pub(super) fn pieces(text: &str, span: Span) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut at = span.start();
    let mut silent: Option<String> = None;
    while at < span.end() {
        let rest = &text[at..span.end()];
        if let Some(inside) = rest.strip_prefix("<!--").filter(|_| silent.is_none()) {
            let length = inside.find("-->").unwrap_or(inside.len());
            let end = at + (4 + length + 3).min(rest.len());
            found.push(Piece::Comment(Span::new(at, end), &inside[..length]));
            at = end;
        } else if let Some(open) = &silent {
            // Inside a script nothing is a tag but the one that ends it.
            let end = rest.find("</").map_or(rest.len(), |found| found.max(1));
            match tag(rest).filter(|(name, closes, _)| *closes && name == open) {
                Some((.., length)) => {
                    silent = None;
                    at += length;
                }
                None if rest.starts_with("</") => at += 2,
                None => at += end,
            }
        } else if let Some((name, closes, length)) = tag(rest) {
            at += length;
            if !closes && SILENT.contains(&name.as_str()) {
                silent = Some(name);
            } else {
                found.push(if closes { Piece::Close(name) } else { Piece::Open(name) });
            }
        } else if let Some((decoded, length)) = reference(rest) {
            found.push(Piece::Decoded(decoded, Span::new(at, at + length)));
            at += length;
        } else {
            let first = rest.chars().next().map_or(1, char::len_utf8);
            let length = rest[first..].find(['<', '&']).map_or(rest.len(), |next| first + next);
            found.push(Piece::Words(Span::new(at, at + length)));
            at += length;
        }
    }
    found
}

/// A tag at the start of `html`: its name, whether it closes, its length. An attribute may hold `>` in quotes.
fn tag(html: &str) -> Option<(String, bool, usize)> {
    let inside = html.strip_prefix('<')?;
    let closes = inside.starts_with('/');
    let named = inside.trim_start_matches('/');
    let name = &named[..named.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(named.len())];
    let declares = inside.starts_with(['!', '?']);
    if !declares && !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate().take(LONGEST_TAG) {
        match quote {
            Some(mark) if byte == mark => quote = None,
            Some(_) => {}
            None if byte == b'>' => return Some((name.to_ascii_lowercase(), closes, at + 1)),
            None if matches!(byte, b'"' | b'\'') && html[..at].ends_with('=') => quote = Some(byte),
            None => {}
        }
    }
    None
}

/// A longer tag is read as words: a bound on looking ahead keeps thousands of opening brackets linear.
const LONGEST_TAG: usize = 4096;

/// A character reference at the start of `html`, decoded, with its length.
fn reference(html: &str) -> Option<(String, usize)> {
    let inside = html.strip_prefix('&')?;
    let length = inside.bytes().take(32).position(|byte| byte == b';')?;
    let whole = &html[..length + 2];
    let named = inside[..length].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#');
    let decoded: String = Parser::new(whole)
        .filter_map(|event| match event {
            Event::Text(words) => Some(words.into_string()),
            _ => None,
        })
        .collect();
    (named && length > 0 && decoded != whole).then_some((decoded, whole.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(html: &str) -> String {
        let text = pieces(html, Span::new(0, html.len())).into_iter();
        text.map(|piece| match piece {
            Piece::Words(span) => span.of(html).to_owned(),
            Piece::Decoded(decoded, _) => decoded,
            _ => String::new(),
        })
        .collect()
    }

    #[test]
    fn words_stay_and_markup_goes() {
        assert_eq!(
            words("<p class=\"a>b\">It &ldquo;held&rdquo;, R&D said: 1 < 2.</p>"),
            "It “held”, R&D said: 1 < 2."
        );
        assert_eq!(words("a<script>if (a<b) \"said\"</script>b<!-- c -->d"), "abd");
        assert_eq!(words("a<!-- never closed"), "a");
        assert_eq!(words("é&;&#x41;&bogus;"), "é&;A&bogus;");
    }

    #[test]
    fn comments_keep_their_places() {
        let html = "<!-- a -->b<!--c";
        let found = pieces(html, Span::new(0, html.len()));
        assert_eq!(found[0], Piece::Comment(Span::new(0, 10), " a "));
        assert_eq!(found[2], Piece::Comment(Span::new(11, html.len()), "c"));
    }
}
