//! The lists that the passes use, by constant: a pass asks for a list without looking its name up.
//!
//! To use a list in a pass, add one line here and one file `rules/lists/NAME.txt`.

use super::ListId;

macro_rules! known {
    ($($constant:ident = $name:literal),* $(,)?) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Row { $($constant),* }
        $(
            #[doc = concat!("The list `", $name, "`.")]
            #[allow(dead_code)]
            pub(crate) const $constant: ListId = ListId(Row::$constant as u16);
        )*
        /// Names of the lists that have a constant; a list's place here is its id in every lexicon.
        pub(crate) const NAMES: &[&str] = &[$($name),*];
    };
}

known! {
    ABBREVIATIONS = "abbreviations",
    ABBREVIATIONS_BEFORE_NUMBER = "abbreviations-before-number",
    CONTRACTIONS = "contractions",
    CLIPPED_WORDS = "clipped-words",
}

#[cfg(test)]
mod tests {
    use super::NAMES;

    #[test]
    fn every_known_list_has_a_file_and_one_row() {
        for (index, name) in NAMES.iter().enumerate() {
            assert!(crate::builtin::LISTS.iter().any(|(id, _)| id == name), "no file rules/lists/{name}.txt");
            assert!(!NAMES[..index].contains(name), "two rows for {name}");
        }
    }
}
