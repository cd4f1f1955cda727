//! Datelines: where, and now and then when and for whom, a story was written: `LINDMERE (Courier) –`.

use super::furniture::{CONNECTORS, LABELS, is_capitalised};

/// Length of the dateline that opens a paragraph, with its dash; all of a paragraph that is nothing else.
pub(super) fn dateline(words: &str) -> Option<usize> {
    let line = words.lines().next().unwrap_or("");
    let head = &line[..line.ceil_char_boundary(91)];
    // Each of the dashes begins with a blank, or with the first byte of a long dash.
    let mut starts = head.bytes().enumerate().filter(|(_, byte)| matches!(byte, b' ' | 0xE2));
    let dash = starts.find_map(|(at, _)| Some((at, at + dash_at(&head[at..])?)));
    let Some((at, end)) = dash else {
        let whole = line.len() == words.len() && words.len() <= 60 && !words.ends_with(['.', '!', '?', ':']);
        return (whole && place(words)?.dated).then_some(words.len());
    };
    let opens = line[end..].trim_start().chars().next().is_none_or(|c| !c.is_lowercase() && !matches!(c, ',' | '—'));
    let plain = &line[at..end] == " - ";
    let place = place(head[..at].trim())?;
    (opens && (!plain || place.sure || place.short)).then(|| line[..end].trim_end().len())
}

/// The length of the dash, with blanks it needs, that the words begin with.
fn dash_at(words: &str) -> Option<usize> {
    // Nearly every blank shows it in what follows.
    if words.as_bytes().get(1).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    ["—", "–", " -- ", " - ", " ― "].iter().find(|dash| words.starts_with(**dash)).map(|dash| dash.len())
}

/// What stands before the dash of a dateline.
struct Place {
    /// It names a day or an agency too, so it can stand alone.
    dated: bool,
    /// Nothing but a dateline looks so.
    sure: bool,
    /// So few words that a place is more likely than a heading that runs into the text.
    short: bool,
}

/// Words of a place that is written alone before a plain hyphen: "SALT LAKE CITY - ".
const SHORT: usize = 3;

/// `LINDMERE`, `CORRAN BAY, Velmora, June 3`, `Lindmere (Courier)`, `(Courier)`.
fn place(words: &str) -> Option<Place> {
    let (main, agency) = match words.strip_suffix(')').and_then(|open| open.rsplit_once('(')) {
        Some((main, agency)) => (main.trim(), Some(agency.trim())),
        None => (words, None),
    };
    if agency.is_some_and(|name| name.is_empty() || name.len() > 40 || !name.starts_with(char::is_uppercase)) {
        return None;
    }
    if main.is_empty() {
        return agency.is_some().then_some(Place { dated: false, sure: true, short: true });
    }
    let mut parts = main.split(',').map(str::trim);
    let city = parts.next()?;
    let shouted = is_shouted(city);
    let named = city.split_whitespace().all(|word| is_capitalised(word) || CONNECTORS.contains(&word));
    let city_fits = city.split_whitespace().count() <= 4 && (shouted || (named && agency.is_some()));
    let mut more = 0;
    let mut digits = false;
    for part in parts {
        let fits = !part.is_empty()
            && part.split_whitespace().count() <= if is_shouted(part) { 2 } else { 4 }
            && part
                .split_whitespace()
                .all(|word| is_capitalised(word) || word.starts_with(|c: char| c.is_ascii_digit()));
        if !fits || more == 3 {
            return None;
        }
        more += 1;
        digits |= part.contains(|c: char| c.is_ascii_digit());
    }
    // Three capitals alone before a dash are an organisation more often than a place.
    let letters = city.chars().filter(|c| c.is_alphabetic()).count();
    let label = city.split_whitespace().any(|word| LABELS.contains(&word.to_lowercase().as_str()));
    let short = city.split_whitespace().count() <= SHORT;
    let sure = more > 0 || agency.is_some();
    (city_fits && !label && (sure || letters > 3)).then_some(Place { dated: digits || agency.is_some(), sure, short })
}

/// Capitals throughout, two letters at least, no digits.
fn is_shouted(words: &str) -> bool {
    let mut letters = 0;
    words.chars().all(|c| {
        letters += usize::from(c.is_alphabetic());
        !c.is_lowercase() && !c.is_numeric() && !matches!(c, ':' | '"' | '“' | '”' | '?' | '!' | ';')
    }) && letters > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        for (words, length) in [
            ("LINDMERE (Courier) – The dam held.", "LINDMERE (Courier) –"),
            ("Lindmere (CNA) — Orne said no.", "Lindmere (CNA) —"),
            ("CORRAN BAY, Velmora, June 3 — Two boats sank.", "CORRAN BAY, Velmora, June 3 —"),
            ("LINDMERE -- Mayor Orne resigned.", "LINDMERE --"),
            ("LINDMERE, Nov. 19 (CNA) - “No,” he said.", "LINDMERE, Nov. 19 (CNA) -"),
            ("(CNA) – Two boats sank.", "(CNA) –"),
            ("LINDMERE—Two boats sank.", "LINDMERE—"),
            ("LINDMERE, June 3", "LINDMERE, June 3"),
            ("LINDMERE - Mayor Orne resigned.", "LINDMERE -"),
            ("CORRAN BAY - “No,” he said.", "CORRAN BAY -"),
            ("CORRAN BAY, Vel. - Two boats sank.", "CORRAN BAY, Vel. -"),
        ] {
            assert_eq!(dateline(words).map(|end| &words[..end]), Some(length), "{words}");
        }
        for words in [
            "NATO — the alliance — met.",
            "The mayor — Lise Orne — resigned.",
            "FBI — Agents searched the quay.",
            "WATCH — Two boats sink.",
            "MYTH - The dam leaks.",
            "FACT CHECK - The dam leaks.",
            "FBI - Agents searched the quay.",
            "ORNE LEADS ON THE COAST - Since March, Lise Orne has won.",
            "LINDMERE - an old town - met.",
            "Lise Orne – The mayor who left",
            "“NO WAY — Never,” she said.",
            "ORNE: No — Never.",
            "LINDMERE",
            "LINDMERE FLOODED",
            "1,200 HOMES — Gone",
            "The Courier (2031) — A History",
            "DAM HELD ALL NIGHT, BUT ONLY JUST — Orne",
            "",
        ] {
            assert_eq!(dateline(words), None, "{words}");
        }
    }
}
