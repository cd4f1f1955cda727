//! Over arbitrary text and spans: carets stand under the flagged words, all words show, places map back.

use onrecord::finding::{Label, Report, Severity};
use onrecord::report::Options;
use onrecord::text::{File, Files, Span};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{finding, print, readers, rule};

/// Text of the kind that goes wrong: wide letters, joined emoji, combining marks, tabs, line breaks, controls.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z]{1,9}".prop_map(String::from),
        3 => Just(" ".to_owned()),
        1 => "[a-z]{40,90}".prop_map(String::from),
        1 => prop::sample::select(vec![
            "報道", "👩‍👩‍👧", "e\u{301}", "\u{301}", "\t", "\r\n", "\n", "\u{1b}[2J", "\u{202e}", "“", "🇳🇴", "%", "##[", "::",
            "\u{a0}", "…", "می‌خواهم", "\u{feff}", "\u{3000}",
        ]).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 1..120).prop_map(|pieces| pieces.concat())
}

/// A text, and a span and a context around it on character boundaries.
fn marked() -> impl Strategy<Value = (String, Span, Span)> {
    (text(), any::<[prop::sample::Index; 4]>()).prop_map(|(text, at)| {
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut at = at.map(|index| ends[index.index(ends.len())]);
        at.sort_unstable();
        (text, Span::new(at[1], at[2]), Span::new(at[0], at[3]))
    })
}

fn one(text: &str, span: Span, context: Span) -> (Report, Files) {
    let mut files = Files::default();
    let file = files.add(File::new("a.txt", text));
    let label = Label { file, span, context, block: None, note: String::new() };
    let rule = rule("a/b", Severity::Warning);
    (Report::new(vec![finding(&rule, label, "Says who?")], Vec::new(), Vec::new()), files)
}

/// What stands above the carets and what is shown at all, without blanks, read off the screen column by column.
fn read(out: &str) -> (String, String) {
    // A bar stands beside rows that are flagged from end to end.
    let row = |row: &'_ str| row.strip_prefix("  ▌ ").map(|row| (row.to_owned(), true));
    let rows: Vec<(String, bool)> = out
        .lines()
        .filter_map(|line| row(line).or_else(|| Some((line.strip_prefix("  │ ")?.to_owned(), false))))
        .collect();
    let (mut all, mut flagged) = (String::new(), String::new());
    let is_carets = |row: &str| row.contains('^') && row.trim_matches([' ', '^']).is_empty();
    for (number, (row, bar)) in rows.iter().enumerate() {
        if *bar {
            all.push_str(row);
            flagged.push_str(row);
            continue;
        }
        if is_carets(row) {
            continue;
        }
        let carets = rows.get(number + 1).filter(|(row, bar)| !bar && is_carets(row));
        let below: Vec<char> = carets.map_or(Vec::new(), |(row, _)| row.chars().collect());
        let mut column = 0;
        for grapheme in row.graphemes(true) {
            let wide = grapheme.width();
            let under = below.iter().skip(column).take(wide).filter(|&&c| c == '^').count();
            assert!(under == 0 || under == wide, "carets split {grapheme:?} in {row:?}");
            if !grapheme.trim().is_empty() {
                all.push_str(grapheme);
                flagged.push_str(if under > 0 { grapheme } else { "" });
            }
            column += wide;
        }
        assert!(below.len() <= column.max(1) + 1, "carets beyond the row {row:?}");
    }
    (squeezed(&all), squeezed(&flagged))
}

/// Only what can be compared letter by letter: no character that is shown as something else.
fn simple(text: &str) -> bool {
    text.graphemes(true).all(|g| {
        matches!(g, " " | "\t" | "\r\n" | "\n" | "\u{3000}")
            || (g.width() > 0 && !g.contains(|c: char| c.is_control() || hidden(c)))
    }) && !text.contains("##")
        && !text.contains('^')
}

/// The columns that a grapheme is shown in: a tab in four, a control character as a sign in one.
fn shown_width(grapheme: &str) -> usize {
    if grapheme == "\t" { 4 } else { grapheme.width().max(1) }
}

fn hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn carets_stand_under_the_words_and_all_words_show((text, span, context) in marked(), width in 30usize..130) {
        let (report, files) = one(&text, span, context);
        let out = print(&report, &files, "human", Options { colour: false, width, ..Options::default() });
        prop_assert!(!out.contains(|c: char| c != '\n' && c.is_control()));
        for row in out.lines().filter(|row| row.starts_with("  │ ")) {
            prop_assert!(row.width() <= width || row.ends_with('^'), "{row:?}");
        }
        // The boundaries of graphemes depend on their neighbours, so only a context of whole graphemes compares.
        let whole = |at: usize| text.grapheme_indices(true).any(|(start, _)| start == at) || at == text.len();
        let ends = [context.start(), context.end(), span.start(), span.end()];
        if simple(context.of(&text)) && ends.into_iter().all(whole) {
            let (all, flagged) = read(&out);
            if span.start() - context.start() <= 800 && context.end() - span.end() <= 800 && span.len() <= 1600 {
                prop_assert_eq!(all, squeezed(context.of(&text)));
            } else {
                prop_assert!(all.contains('…'), "{out}");
            }
            let words = squeezed(span.of(&text));
            if words.is_empty() {
                // Under blanks, their columns; under one place, those of what stands there or first behind it.
                let behind = || text[span.start()..].graphemes(true);
                let place = behind().next().into_iter().chain(behind().find(|grapheme| !grapheme.trim().is_empty()));
                let flagged = span.of(&text).graphemes(true).map(shown_width).sum::<usize>();
                let most = place.map(shown_width).max().unwrap_or(1).max(flagged);
                prop_assert!(out.matches('^').count() <= most, "{out}");
                prop_assert!(squeezed(context.of(&text)).is_empty() || out.contains('^'), "{out}");
            } else if span.len() <= 1600 {
                prop_assert_eq!(flagged, words);
            }
        }
    }

    #[test]
    fn places_map_back((text, span, context) in marked()) {
        let (report, files) = one(&text, span, context);
        let out = print(&report, &files, "json", Options::default());
        let read: readers::Report = serde_json::from_str(&out).expect("it reads back strictly");
        prop_assert_eq!(read.findings[0].place.words(&text), span.of(&text));
        prop_assert_eq!(read.findings[0].place.text.as_deref(), Some(span.of(&text)));
    }

    #[test]
    fn no_format_panics((text, span, context) in marked(), width in 0usize..40) {
        let (mut report, files) = one(&text, span, context);
        report.findings[0].message = text.clone();
        for format in onrecord::report::OUTPUTS {
            print(&report, &files, format.key, Options { colour: true, width, ..Options::default() });
        }
    }
}
