//! Whether two ways of naming somebody may name one: by the surname, and by the given name where both have one.

use crate::annotate::Lexicon;
use crate::text::each_word;

/// Lists of what stands before a name and is no part of it.
const NO_NAMES: [&str; 4] = ["titles", "role-heads", "offices", "determiners"];

/// Whether these name one: “Mara Quill”, “Quill”, “Mayor Mara Quill”, “M. Quill”. Another given name with the same
/// surname is somebody else.
#[must_use]
pub(super) fn same_person(a: &str, b: &str, lexicon: &Lexicon) -> bool {
    let (a, b) = (Called::new(a, lexicon), Called::new(b, lexicon));
    if a.last() != b.last() {
        return false;
    }
    match (&a.given, &b.given) {
        (Some(one), Some(other)) => {
            let (fewer, more) = if a.words.len() <= b.words.len() { (&a, &b) } else { (&b, &a) };
            let within = fewer.words.iter().all(|word| more.words.contains(word));
            within || one.starts_with(other.as_str()) || other.starts_with(one.as_str())
        }
        _ => true,
    }
}

/// Somebody as they are called.
struct Called {
    words: Vec<String>,
    /// The first word of a name in capitals that is neither a title nor the surname.
    given: Option<String>,
}

impl Called {
    fn new(name: &str, lexicon: &Lexicon) -> Self {
        let lists: Vec<_> = NO_NAMES.iter().filter_map(|list| lexicon.list(list)).collect();
        let (mut words, mut capitals) = (Vec::new(), Vec::new());
        each_word(name, |word, place| {
            words.push(word.trim_end_matches("'s").to_owned());
            capitals.push(place.of(name).starts_with(char::is_uppercase));
        });
        let named = capitals.last() == Some(&true);
        let before = words.len().saturating_sub(1);
        let is_name = |at: &usize| named && capitals[*at] && !lists.iter().any(|list| lexicon.has(&words[*at], *list));
        let given = (0..before).find(is_name).map(|at| words[at].clone());
        Self { words, given }
    }

    fn last(&self) -> Option<&String> {
        self.words.last()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_given_name_is_somebody_else() {
        let lexicon = Lexicon::builtin();
        for (a, b) in [
            ("Mara Quill", "Quill"),
            ("Mayor Mara Quill", "Mara Quill"),
            ("Mayor Quill", "Mara Quill"),
            ("Dr. Quill", "Mara Quill"),
            ("Mara J. Quill", "Mara Quill"),
            ("M. Quill", "Mara Quill"),
            ("Ben Quill", "Benjamin Quill"),
            ("Harbour Master Mara Quill", "Mara Quill"),
            ("Halvard’s", "Ines Halvard"),
            ("the county engineer", "the engineer"),
            ("Marlow police", "the police"),
        ] {
            assert!(same_person(a, b, &lexicon) && same_person(b, a, &lexicon), "{a} / {b}");
        }
        for (a, b) in [
            ("Lotte Amsel", "Greta Amsel"),
            ("Mayor Lotte Amsel", "Greta Amsel"),
            ("L. Amsel", "Greta Amsel"),
            ("Lotte Amsel", "Lotte Orr"),
        ] {
            assert!(!same_person(a, b, &lexicon) && !same_person(b, a, &lexicon), "{a} / {b}");
        }
    }
}
