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
    ACCUSATION_VERBS = "accusation-verbs",
    AFFECTED_PERSONS = "affected-persons",
    AGREEMENT_NOUNS = "agreement-nouns",
    APPROXIMATORS = "approximators",
    ATTENDANCE_WORDS = "attendance-words",
    BALLOT_WORDS = "ballot-words",
    BASE_WORDS = "base-words",
    BODILY_HARM = "bodily-harm",
    CASUALTY_STATES = "casualty-states",
    CASUALTY_VERBS = "casualty-verbs",
    CAUSE_IDIOMS = "cause-idioms",
    CAUSE_PHRASES = "cause-phrases",
    CAUSE_VERBS = "cause-verbs",
    CHANGE_VERBS = "change-verbs",
    CLAIM_TRIGGERS = "claim-triggers",
    COMPARISON_ABSOLUTES = "comparison-absolutes",
    COMPARISON_PHRASES = "comparison-phrases",
    CONVICTIONS = "convictions",
    COURT_SUM_WORDS = "court-sum-words",
    CRIME_IDIOMS = "crime-idioms",
    CRIME_VERBS = "crime-verbs",
    CUE_LOADED = "cue-loaded",
    CUE_NEUTRAL = "cue-neutral",
    CUE_SURE = "cue-sure",
    CURRENCY_WORDS = "currency-words",
    DISPLACING_PARTICLES = "displacing-particles",
    DISPLACING_VERBS = "displacing-verbs",
    DISTANCE_WORDS = "distance-words",
    DURATION_UNITS = "duration-units",
    EVENT_VERBS = "event-verbs",
    FIGURE_WORDS = "figure-words",
    FUNCTION_WORDS = "function-words",
    GEOGRAPHY_WORDS = "geography-words",
    HARM_VERBS = "harm-verbs",
    HEALTH_SCIENCE_TERMS = "health-science-terms",
    HEDGES = "hedges",
    LABEL_NOUNS = "label-nouns",
    LEAD_WORDS = "lead-words",
    LEGAL_PROCESS = "legal-process",
    MARGIN_PHRASES = "margin-phrases",
    MEASURE_UNITS = "measure-units",
    MONTHS = "months",
    MOTIVE_IDIOMS = "motive-idioms",
    MOTIVE_PHRASES = "motive-phrases",
    MOTIVE_VERBS = "motive-verbs",
    NUMBER_SCALES = "number-scales",
    OFFICIAL_HEADS = "official-heads",
    ORDINAL_WORDS = "ordinal-words",
    OVERLAP_WORDS = "overlap-words",
    OWN_CHECKS = "own-checks",
    PAST_FORMS = "past-forms",
    PERSONNEL_VERBS = "personnel-verbs",
    PERSON_NOUNS = "person-nouns",
    PERSON_VERBS = "person-verbs",
    POLL_MODES = "poll-modes",
    POLL_POPULATIONS = "poll-populations",
    POLL_SPONSORS = "poll-sponsors",
    POLL_WORDS = "poll-words",
    PREDICTION_MARKERS = "prediction-markers",
    PRICE_WORDS = "price-words",
    PRICED_NOUNS = "priced-nouns",
    PROCEDURE_PHRASES = "procedure-phrases",
    RELATIVE_DAYS = "relative-days",
    RELATIVE_OPENERS = "relative-openers",
    RELATIVE_TIMES = "relative-times",
    SCHEDULED_WORDS = "scheduled-words",
    SCOPE_NOUNS = "scope-nouns",
    SEEMING_VERBS = "seeming-verbs",
    SPOKES_HEADS = "spokes-heads",
    SUPERLATIVES = "superlatives",
    SUPERLATIVE_IDIOMS = "superlative-idioms",
    SUPERLATIVE_SCOPES = "superlative-scopes",
    SUPERLATIVE_WORDS = "superlative-words",
    TREND_PHRASES = "trend-phrases",
    UNVERIFIED_NOTICES = "unverified-notices",
    WEEKDAYS = "weekdays",
    WITNESS_PHRASES = "witness-phrases",
    ABBREVIATIONS_BEFORE_NAME = "abbreviations-before-name",
    ABBREVIATIONS_AT_END = "abbreviations-at-end",
    ABBREVIATIONS_MONTHS = "abbreviations-months",
    SENTENCE_STARTERS = "sentence-starters",
    AUXILIARIES = "auxiliaries",
    CUE_MENTAL = "cue-mental",
    CUE_DENIAL = "cue-denial",
    CUE_OBJECT = "cue-object",
    CUE_ACCORDING = "cue-according",
    CUE_NONSPEECH = "cue-nonspeech",
    DETERMINERS = "determiners",
    PRONOUNS_SUBJECT = "pronouns-subject",
    NAMING_WORDS = "naming-words",
    SIGN_WORDS = "sign-words",
    NEGATIONS = "negations",
    REVERSALS = "reversals",
    BRACKET_NOTES = "bracket-notes",
    TITLE_SMALL_WORDS = "title-small-words",
    NEVER_NAMES = "never-names",
    BODY_NOUNS = "body-nouns",
    NAME_PARTICLES = "name-particles",
    GIVEN_NAMES = "given-names",
    GOAL_WORDS = "goal-words",
    GIVEN_OR_SURNAME = "given-or-surname",
    PLACES = "places",
    PLACE_NOUNS = "place-nouns",
    KNOWN_NAMES = "known-names",
    DEMONYMS = "demonyms",
    ROLE_TIMES = "role-times",
    LEADING_HEADS = "leading-heads",
    DEPARTMENT_HEADS = "department-heads",
    CONJUNCTIONS = "conjunctions",
    PREPOSITIONS = "prepositions",
    OPENERS = "openers",
    NUMBER_WORDS = "number-words",
    TITLES = "titles",
    ROLE_HEADS = "role-heads",
    KIN = "kin",
    BEING = "being",
    OFFICES = "offices",
    COMMON_VERBS = "common-verbs",
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
