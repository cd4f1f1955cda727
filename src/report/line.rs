//! A text as one long line of cells, and that in rows of a given width.

use std::ops::Range;

use super::cells::{cells, is_simple, plain_at};

/// What a terminal shows of a text, with where each cell of it stands.
#[derive(Default)]
pub struct Line {
    shown: String,
    pub cells: Vec<Cell>,
}

/// One grapheme of a [`Line`].
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// Where it begins in what is shown.
    shown: u32,
    /// Where it begins in the text.
    pub at: u32,
    /// Columns it takes.
    pub width: u32,
    /// Whether a row may end here.
    pub space: bool,
    /// Whether it is to be seen among the others.
    pub marked: bool,
}

impl Line {
    /// Of a text by itself.
    pub fn new(text: &str) -> Self {
        let mut line = Self::with_capacity(text.len());
        line.add((text, 0), |_| false);
        line
    }

    /// With room for so many bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { shown: String::with_capacity(bytes), cells: Vec::with_capacity(bytes) }
    }

    /// Adds a piece of a text and where in it that begins; a grapheme is marked by its place in the text.
    pub fn add(&mut self, (piece, from): (&str, usize), marked: impl Fn(Range<usize>) -> bool) {
        // Without a hash sign no bracket can make a command: each grapheme can be looked at by itself.
        let apart = !piece.contains('#');
        let mut at = 0;
        while at < piece.len() {
            if apart {
                at += self.add_plain((&piece[at..], from + at), &marked);
            }
            let start = at;
            for cell in cells(&piece[start..]).take(if apart { 1 } else { usize::MAX }) {
                at = start + cell.at.end;
                let place = from + start + cell.at.start..from + at;
                self.cells.push(Cell {
                    shown: self.shown.len() as u32,
                    at: place.start as u32,
                    width: cell.width as u32,
                    space: cell.space,
                    marked: marked(place),
                });
                self.shown.push_str(&cell.shown);
            }
        }
    }

    /// Adds the characters that a piece begins with and that are sent as they are; says how many bytes they are.
    fn add_plain(&mut self, (piece, from): (&str, usize), marked: &impl Fn(Range<usize>) -> bool) -> usize {
        let bytes = piece.as_bytes();
        let (mut at, shown) = (0, self.shown.len());
        while let Some(length) = plain_at(&bytes[at..]) {
            let cell = Cell {
                shown: (shown + at) as u32,
                at: (from + at) as u32,
                width: 1,
                space: bytes[at] == b' ',
                marked: marked(from + at..from + at + length),
            };
            self.cells.push(cell);
            at += length;
        }
        self.shown.push_str(&piece[..at]);
        at
    }

    /// Adds words of ours that stand at a place of the text.
    pub fn insert(&mut self, words: &str, at: usize) {
        let first = self.cells.len();
        self.add((words, 0), |_| false);
        self.cells[first..].iter_mut().for_each(|cell| cell.at = at as u32);
    }

    /// What is shown of some cells.
    pub fn slice(&self, cells: Range<usize>) -> &str {
        let place = |index: usize| self.cells.get(index).map_or(self.shown.len(), |cell| cell.shown as usize);
        &self.shown[place(cells.start)..place(cells.end)]
    }

    /// Which cells stand in which row of a width.
    pub fn rows(&self, width: usize) -> Vec<Range<usize>> {
        rows(&self.cells, width)
    }
}

/// Which cells stand in which row: as many words in each as fit, blanks at its ends left out, and a word longer than a
/// row cut between graphemes. Takes time in proportion to the cells, however long a word is.
fn rows(cells: &[Cell], width: usize) -> Vec<Range<usize>> {
    let blanks = |from: usize| from + cells[from..].iter().take_while(|cell| cell.space).count();
    let mut rows = Vec::new();
    let mut start = blanks(0);
    while start < cells.len() {
        let (mut end, mut column) = (start, 0);
        loop {
            let word = blanks(end);
            let gap = columns(&cells[end..word]);
            let (word_end, word_width) = word_at(cells, word, width);
            if word == word_end || column + gap + word_width > width {
                break;
            }
            (end, column) = (word_end, column + gap + word_width);
        }
        if end == start {
            end = cut_at(cells, start, width);
        }
        rows.push(start..end);
        start = blanks(end);
    }
    rows
}

/// How many columns some cells take.
pub fn columns(cells: &[Cell]) -> usize {
    cells.iter().map(|cell| cell.width as usize).sum()
}

/// Where the word that begins at `start` ends and how wide it is, looking no further than a row.
fn word_at(cells: &[Cell], start: usize, width: usize) -> (usize, usize) {
    let mut column = 0;
    let mut end = start;
    while column <= width
        && let Some(cell) = cells.get(end).filter(|cell| !cell.space)
    {
        column += cell.width as usize;
        end += 1;
    }
    (end, column)
}

/// Where a row must cut the word that begins at `start`; at least one grapheme goes in.
fn cut_at(cells: &[Cell], start: usize, width: usize) -> usize {
    let mut column = 0;
    let fits = cells[start..].iter().take_while(|cell| {
        column += cell.width as usize;
        column <= width
    });
    start + fits.count().max(1)
}

/// The text in rows of at most `width` columns.
pub fn fold(text: &str, width: usize) -> Vec<String> {
    if is_simple(text) {
        return simple_rows(text, width).map(ToOwned::to_owned).collect();
    }
    let line = Line::new(text);
    line.rows(width).into_iter().map(|row| line.slice(row).to_owned()).collect()
}

/// The rows of a text each byte of which is a cell of its own: in each the last word that ends within it is looked for
/// from its end.
fn simple_rows(text: &str, width: usize) -> impl Iterator<Item = &str> {
    let mut rest = text.trim_matches(' ');
    std::iter::from_fn(move || {
        let bytes = rest.as_bytes();
        let limit = width.max(1).min(bytes.len());
        let ends = |&end: &usize| bytes[end - 1] != b' ' && bytes.get(end).is_none_or(|&byte| byte == b' ');
        let end = (1..=limit).rev().find(ends).unwrap_or(limit);
        let (row, behind) = rest.split_at_checked(end)?;
        rest = behind.trim_start_matches(' ');
        (!row.is_empty()).then_some(row)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_filled_greedily_and_words_cut_only_when_they_must_be() {
        assert_eq!(fold("  one two  three ", 8), ["one two", "three"]);
        assert_eq!(fold("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
        assert_eq!(fold("a 報道機関", 5), ["a", "報道", "機関"]);
        assert_eq!(fold("   ", 5), Vec::<String>::new());
        for text in ["  one two  three ", "abcdefghij kl", "a bc   def", "to  be", "x", ""] {
            for width in 0..12 {
                let line = Line::new(text);
                let rows: Vec<_> = line.rows(width).into_iter().map(|row| line.slice(row).to_owned()).collect();
                assert_eq!(fold(text, width), rows, "{text} in {width}");
            }
        }
        assert_eq!(fold("报", 1), ["报"]);
        assert_eq!(fold("“a” \u{1b}[1m", 4), ["“a”", "␛[1m"]);
    }
}
