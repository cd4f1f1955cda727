//! Rows of words into an aligned text table.

use std::io;

use super::Options;
use super::cells::{harmless, width};
use super::line::fold;
use anstyle::Style;

/// Columns between two columns.
const GAP: usize = 2;
/// The last column, which holds the most, keeps this share of the table while others can be narrowed.
const LAST_SHARE: (usize, usize) = (2, 5);

/// Writes a header and rows, each column as wide as its widest cell. Where that is too wide, columns are narrowed
/// and their cells go on below themselves: first the last, then the widest of the others as long as its words
/// stay whole. A row may have fewer cells than the header, and should not have more: what is over is joined to the
/// last. Cells are words as they stand in drafts: control characters and the like are shown, not sent.
pub fn write_table(
    (header, rows): (&[&str], &[Vec<String>]),
    options: &Options,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    if header.is_empty() {
        return Ok(());
    }
    let rows: Vec<Vec<String>> = rows.iter().map(|row| squared(row, header.len())).collect();
    let widths = widths(header, &rows, options.width);
    let bold = if options.colour { Style::new().bold() } else { Style::new() };
    let heads: Vec<String> = header.iter().map(|&head| head.to_owned()).collect();
    write_row(&heads, &widths, bold, out)?;
    rows.iter().try_for_each(|row| write_row(row, &widths, Style::new(), out))
}

/// As many cells as there are columns, each safe at the beginning of a row.
fn squared(row: &[String], columns: usize) -> Vec<String> {
    let mut out: Vec<String> = row.iter().take(columns).map(|cell| harmless(cell).into_owned()).collect();
    out.resize(columns, String::new());
    if let (Some(last), Some(over)) = (out.last_mut(), row.get(columns..)) {
        for cell in over {
            last.push_str("  ");
            last.push_str(&harmless(cell));
        }
    }
    out
}

fn widths(header: &[&str], rows: &[Vec<String>], total: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = header.iter().map(|head| width(head)).collect();
    // Narrower than its longest word, a column cuts words.
    let mut words = widths.clone();
    for (column, cell) in rows.iter().flat_map(|row| row.iter().enumerate()) {
        widths[column] = width(cell).max(widths[column]).min(total);
        let longest = cell.split_whitespace().map(width).max().unwrap_or(0);
        words[column] = longest.max(words[column]).min(total);
    }
    let last = widths.len() - 1;
    let room = total.saturating_sub(GAP * last).max(widths.len());
    let share = total * LAST_SHARE.0 / LAST_SHARE.1;
    let mut over = widths.iter().sum::<usize>().saturating_sub(room);
    let off_last = over.min(widths[last].saturating_sub(share));
    widths[last] -= off_last;
    over -= off_last;
    for least in [&words[..last], &vec![1; last][..]] {
        while over > 0 {
            let widest =
                (0..last).filter(|&column| widths[column] > least[column]).max_by_key(|&column| widths[column]);
            let Some(column) = widest else { break };
            widths[column] -= 1;
            over -= 1;
        }
        // Before any word of another column is cut, the last gives way to half its share.
        let off_last = over.min(widths[last].saturating_sub(share / 2));
        widths[last] -= off_last;
        over -= off_last;
    }
    widths[last] = widths[last].saturating_sub(over).max(1);
    widths
}

fn write_row(row: &[String], widths: &[usize], style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let cells: Vec<Vec<String>> = row.iter().zip(widths).map(|(cell, &wide)| fold(cell, wide)).collect();
    for line in 0..cells.iter().map(Vec::len).max().unwrap_or(0).max(1) {
        let (mut column, mut indent) = (0, 0);
        for (cell, &wide) in cells.iter().zip(widths) {
            if let Some(shown) = cell.get(line) {
                write!(out, "{:1$}{style}{shown}{style:#}", "", indent - column)?;
                column = indent + width(shown);
            }
            indent += wide + GAP;
        }
        writeln!(out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]], width: usize) -> String {
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect();
        let mut out = Vec::new();
        let options = Options { width, ..Options::default() };
        write_table((&["line", "speaker", "words"], &rows), &options, &mut out).expect("memory takes it all");
        String::from_utf8(out).expect("it is text")
    }

    const ROWS: &[&[&str]] = &[
        &["4:1", "Tova Lind", "The pier will be closed before the winter storms come"],
        &["12:30", "報道官", "Nobody asked us"],
        &["13:1", "", ""],
    ];

    #[test]
    fn the_last_column_wraps_below_itself() {
        let expected = "\
line   speaker    words
4:1    Tova Lind  The pier will be closed before
                  the winter storms come
12:30  報道官     Nobody asked us
13:1
";
        assert_eq!(table(ROWS, 50), expected);
    }

    #[test]
    fn other_columns_wrap_too_and_keep_their_words_whole() {
        let long: &[&[&str]] =
            &[&["4:1", "the spokeswoman of the harbour board", "It is far too late for that, and nobody asked"]];
        let expected = "\
line  speaker           words
4:1   the spokeswoman   It is far too
      of the harbour    late for that,
      board             and nobody asked
";
        assert_eq!(table(long, 40), expected);
    }

    #[test]
    fn nothing_overflows_and_nothing_is_lost() {
        let long: &[&[&str]] =
            &[&["4:1", "The spokeswoman of the harbour board of Orsund", "It is far too late for that"]];
        for wide in 24..70 {
            let text = table(long, wide);
            assert!(text.lines().all(|line| width(line) <= wide), "{wide}\n{text}");
            assert!(text.contains("4:1  "), "{text}");
            let mut letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
            let mut wanted: Vec<char> =
                ["line", "speaker", "words"].iter().chain(long[0]).flat_map(|cell| cell.chars()).collect();
            wanted.retain(|c| !c.is_whitespace());
            letters.sort_unstable();
            wanted.sort_unstable();
            assert_eq!(letters, wanted);
        }
    }

    #[test]
    fn a_draft_drives_neither_terminal_nor_workflow() {
        let text = table(&[&["::error::x", "\u{1b}[2J", "::error::y\nnext ::z"]], 24);
        assert!(text.lines().all(|line| !line.trim_start().starts_with("::")), "{text}");
        assert!(!text.contains(|c: char| c != '\n' && c.is_control()), "{text}");
    }

    #[test]
    fn cells_too_many_or_too_few_are_kept() {
        let text = table(&[&["1"], &["2", "a", "b", "c"]], 80);
        assert_eq!(text, "line  speaker  words\n1\n2     a        b  c\n");
    }
}
