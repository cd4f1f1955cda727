//! A merge that nobody resolved: two wordings of one passage in one draft, with git's marks around them.

/// The marks, in order: each is this character seven times at the start of a line. Behind the first and the last
/// stands a name; the middle one stands alone. A heading in Markdown may be underlined with the middle one, so that
/// only all three together are a conflict.
const MARKS: [(&str, bool); 3] = [("<<<<<<<", true), ("=======", false), (">>>>>>>", true)];

/// The lines, from 1, of the first and the last mark of the first passage that a merge left in two wordings.
#[must_use]
pub fn conflict(text: &str) -> Option<(usize, usize)> {
    let (mut first, mut seen) = (0, 0);
    // Hardly a draft has the last mark anywhere.
    memchr::memmem::find(text.as_bytes(), MARKS[2].0.as_bytes())?;
    for (index, line) in text.lines().enumerate() {
        let is = |mark: usize| {
            let (mark, named) = MARKS[mark];
            line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || (named && rest.starts_with(' ')))
        };
        if is(0) {
            (first, seen) = (index + 1, 1);
        } else if seen > 0 && is(seen) {
            seen += 1;
        }
        if seen == MARKS.len() {
            return Some((first, index + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_three_marks_in_order() {
        let lines = |lines: &[&str]| conflict(&lines.join("\n"));
        let (ours, middle, theirs) = ("<<<<<<< HEAD", "=======", ">>>>>>> late edition");
        assert_eq!(lines(&["The pier.", ours, "It shut.", middle, "It closed.", theirs, "End."]), Some((2, 6)));
        assert_eq!(lines(&["<<<<<<<", "a\r", "=======\r", ">>>>>>>"]), Some((1, 4)), "without names, and with \\r");
        assert_eq!(lines(&[ours, "a", "||||||| base", "b", middle, "c", theirs]), Some((1, 7)), "with what it was");
        assert_eq!(lines(&[ours, ours, middle, theirs]), Some((2, 4)), "of the mark that is nearest");
    }

    #[test]
    fn look_alikes() {
        for text in [
            "A heading\n=======\n\nIts text.",
            "> > > > > > > quoted seven times\n=======\n",
            "<<<<<<< HEAD\nand no more",
            "=======\n>>>>>>> theirs\n<<<<<<< ours",
            " <<<<<<< HEAD\n =======\n >>>>>>> theirs",
            "<<<<<<<<< wide\n=========\n>>>>>>>>> wide",
            "<<<<<<<HEAD\n=======\n>>>>>>>theirs",
        ] {
            assert_eq!(conflict(text), None, "{text}");
        }
    }
}
