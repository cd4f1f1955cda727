//! `--redact`: no format shows a word of a draft.

use onrecord::report::{OUTPUTS, Options};

use super::{Awkward, OWN_WORDS, awkward};

#[test]
fn no_format_prints_the_drafts_own_words() {
    let Awkward { mut report, files } = awkward();
    report.redact = true;
    let from = Awkward { report, files };
    for format in OUTPUTS {
        let open = awkward().print(format.key);
        let out = from.print_with(format.key, Options { colour: true, ..Options::default() });
        for words in OWN_WORDS {
            assert!(!out.contains(words), "{} shows {words:?}", format.key);
        }
        assert!(OWN_WORDS.iter().filter(|words| open.contains(**words)).count() > 4, "{} shows them else", format.key);
        assert!(out.contains("What sources/no-reason minds"), "{} says what is wrong", format.key);
        assert!(out.contains("sources/no-reason"), "{}", format.key);
    }
}
