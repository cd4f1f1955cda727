//! A base form to all its forms: verbs and nouns, irregular ones from their lists.

use rustc_hash::FxHashMap;

/// Makes the forms of verbs and nouns.
#[derive(Debug, Default)]
pub(super) struct Inflector<'l> {
    verbs: FxHashMap<&'l str, &'l str>,
    nouns: FxHashMap<&'l str, &'l str>,
}

impl<'l> Inflector<'l> {
    /// From the lines of the lists of irregular verbs and nouns: the base form, then all others.
    pub(super) fn new(verbs: &[&'l str], nouns: &[&'l str]) -> Self {
        Self { verbs: table(verbs), nouns: table(nouns) }
    }

    /// All forms of a verb. In a phrase ("point out") the first word is the verb.
    pub(super) fn verb(&self, phrase: &str) -> Vec<String> {
        let (base, rest) = phrase.split_once(' ').map_or((phrase, None), |(base, rest)| (base, Some(rest)));
        let forms = self.verbs.get(base).map_or_else(|| regular_verb(base), |forms| words(forms));
        match rest {
            Some(rest) => forms.into_iter().map(|form| format!("{form} {rest}")).collect(),
            None => forms,
        }
    }

    /// Singular and plural of a noun. In a phrase ("press officer") the last word is the noun.
    pub(super) fn noun(&self, phrase: &str) -> Vec<String> {
        let (before, noun) = phrase.rsplit_once(' ').map_or((None, phrase), |(before, noun)| (Some(before), noun));
        let forms = self.nouns.get(noun).map_or_else(|| vec![noun.to_owned(), plural(noun)], |forms| words(forms));
        match before {
            Some(before) => forms.into_iter().map(|form| format!("{before} {form}")).collect(),
            None => forms,
        }
    }
}

/// Lines by their first word.
fn table<'l>(lines: &[&'l str]) -> FxHashMap<&'l str, &'l str> {
    lines.iter().filter_map(|line| Some((line.split_whitespace().next()?, *line))).collect()
}

fn words(forms: &str) -> Vec<String> {
    forms.split_whitespace().map(str::to_owned).collect()
}

fn regular_verb(base: &str) -> Vec<String> {
    let (past, ing) = if let Some(stem) = base.strip_suffix("ie") {
        (format!("{base}d"), format!("{stem}ying"))
    } else if base.ends_with("ee") || base.ends_with("oe") || base.ends_with("ye") {
        (format!("{base}d"), format!("{base}ing"))
    } else if let Some(stem) = base.strip_suffix('e') {
        (format!("{base}d"), format!("{stem}ing"))
    } else if let Some(stem) = consonant_y(base) {
        (format!("{stem}ied"), format!("{base}ing"))
    } else if base.ends_with('c') {
        (format!("{base}ked"), format!("{base}king"))
    } else if let Some(last) = doubled(base) {
        (format!("{base}{last}ed"), format!("{base}{last}ing"))
    } else {
        (format!("{base}ed"), format!("{base}ing"))
    };
    vec![base.to_owned(), plural(base), past, ing]
}

/// The plural of a noun, which is spelt like a verb's third person.
fn plural(base: &str) -> String {
    if let Some(stem) = consonant_y(base) {
        format!("{stem}ies")
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end)) {
        format!("{base}es")
    } else {
        format!("{base}s")
    }
}

/// What stands before a final y that follows a consonant.
fn consonant_y(base: &str) -> Option<&str> {
    let stem = base.strip_suffix('y')?;
    (!stem.ends_with(is_vowel)).then_some(stem)
}

/// The last letter, if the ending doubles it: one vowel before one consonant, in a stressed syllable. Stress is not
/// written, so beyond one syllable only endings known to be stressed double (admit, refer, occur, confer, rebut).
fn doubled(base: &str) -> Option<char> {
    let mut back = base.chars().rev();
    let (last, vowel, before) = (back.next()?, back.next()?, back.next()?);
    let shape = !is_vowel(last)
        && !matches!(last, 'w' | 'x' | 'y' | 'h')
        && is_vowel(vowel)
        && (!is_vowel(before) || base.ends_with("quip") || base.ends_with("quit"));
    let syllables = base.chars().zip(base.chars().skip(1)).filter(|&(a, b)| is_vowel(a) && !is_vowel(b)).count();
    let stressed = ["mit", "fer", "cur", "bet", "but", "pel", "bel", "trol", "gret", "set", "quip", "stal"];
    let unstressed = ["offer", "suffer", "differ", "pilfer", "limit", "vomit", "debut", "target"];
    let doubles = syllables <= 1
        || (stressed.iter().any(|end| base.ends_with(end)) && !unstressed.iter().any(|word| base.ends_with(word)));
    (shape && doubles).then_some(last)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_inflected() {
        let inflector = Inflector::new(&["say says said saying"], &[]);
        for (base, forms) in [
            ("say", "say says said saying"),
            ("claim", "claim claims claimed claiming"),
            ("admit", "admit admits admitted admitting"),
            ("deny", "deny denies denied denying"),
            ("note", "note notes noted noting"),
            ("stop", "stop stops stopped stopping"),
            ("report", "report reports reported reporting"),
            ("explain", "explain explains explained explaining"),
            ("quip", "quip quips quipped quipping"),
            ("offer", "offer offers offered offering"),
            ("refer", "refer refers referred referring"),
            ("register", "register registers registered registering"),
            ("visit", "visit visits visited visiting"),
            ("agree", "agree agrees agreed agreeing"),
            ("lie", "lie lies lied lying"),
            ("stress", "stress stresses stressed stressing"),
            ("panic", "panic panics panicked panicking"),
            ("convey", "convey conveys conveyed conveying"),
        ] {
            assert_eq!(inflector.verb(base).join(" "), forms);
        }
        assert_eq!(inflector.verb("say so").join("|"), "say so|says so|said so|saying so");
    }

    #[test]
    fn nouns_are_inflected() {
        let inflector = Inflector::new(&[], &["spokesman spokesmen"]);
        assert_eq!(inflector.noun("spokesman"), ["spokesman", "spokesmen"]);
        assert_eq!(inflector.noun("press officer"), ["press officer", "press officers"]);
        assert_eq!(inflector.noun("agency"), ["agency", "agencies"]);
        assert_eq!(inflector.noun("witness"), ["witness", "witnesses"]);
        assert_eq!(inflector.noun("day"), ["day", "days"]);
    }
}
