//! The word lists that the speech passes ask about, by what they are for.

use crate::annotate::lexicon::{ListBits, known};

macro_rules! vocabulary {
    ($($field:ident: $list:ident),* $(,)?) => {
        /// Lists by what they are for. A list that a house has emptied or removed matches nothing.
        pub(in crate::annotate) struct Vocabulary {
            $(pub $field: ListBits,)*
        }

        /// One bit each, so that a word is asked about any number of lists at once.
        pub(in crate::annotate) const LISTS: Vocabulary = Vocabulary { $($field: ListBits::of(known::$list)),* };
    };
}

vocabulary! {
    neutral: CUE_NEUTRAL,
    loaded: CUE_LOADED,
    mental: CUE_MENTAL,
    non_speech: CUE_NONSPEECH,
    denial: CUE_DENIAL,
    document_cues: CUE_DOCUMENT,
    hearing_cues: CUE_HEARING,
    figure_cues: CUE_FIGURE,
    figure_at: CUE_FIGURE_AT,
    results: CUE_RESULTS,
    reckonings: RECKONINGS,
    proposals: PROPOSALS,
    reckonings_by: RECKONINGS_BY,
    hearsay: HEARSAY_ADVERBS,
    noun_cues: CUE_NOUN,
    according: CUE_ACCORDING,
    addressee: CUE_ADDRESSEE,
    topics: CUE_TOPIC,
    attitudes: CUE_ATTITUDE,
    clausal: CUE_CLAUSAL,
    talking: CUE_TALKING,
    adjectives: CUE_ADJECTIVE,
    infinitive: CUE_INFINITIVE,
    object_cues: CUE_OBJECT,
    likening: CUE_AS,
    weak: CUE_WEAK,
    going_on: GOING_ON,
    came_about: INFINITIVE_OPENERS,
    platforms: PLATFORMS,
    reported: CUE_REPORTED,
    asking: CUE_ASKING,
    cite: CUE_CITE,
    self_cues: CUE_SELF,
    no_comment: NO_COMMENT_CUES,
    no_comment_objects: NO_COMMENT_OBJECTS,
    pronouns: PRONOUNS_PERSONAL,
    subject_pronouns: PRONOUNS_SUBJECT,
    relatives: PRONOUNS_RELATIVE,
    quantifier_pronouns: PRONOUNS_QUANTIFIER,
    determiners: DETERMINERS,
    possessives: DETERMINERS_POSSESSIVE,
    auxiliaries: AUXILIARIES,
    be: AUXILIARIES_BE,
    have: AUXILIARIES_HAVE,
    modals: MODALS,
    negations: NEGATIONS,
    conjunctions: CONJUNCTIONS,
    subordinators: SUBORDINATORS,
    prepositions: PREPOSITIONS,
    tails: PREPOSITIONS_TAIL,
    adverbs: ADVERBS_CUE,
    openers: OPENERS,
    time: TIME_WORDS,
    mediums: MEDIUMS,
    verbs: COMMON_VERBS,
    numbers: NUMBER_WORDS,
    unnamed: UNNAMED_HEADS,
    sources: SOURCE_HEADS,
    collective: COLLECTIVE_HEADS,
    anybody: ANYBODY_HEADS,
    interviewers: INTERVIEWERS,
    private: PRIVATE_PERSON_HEADS,
    private_adverbs: PRIVATE_ADVERBS,
    spokes: SPOKES_HEADS,
    people: PERSON_NOUNS,
    officials: OFFICIAL_HEADS,
    institutional: INSTITUTIONAL_HEADS,
    roles: ROLE_HEADS,
    titles: TITLES,
    feminine: FEMININE,
    masculine: MASCULINE,
    feminine_names: GIVEN_NAMES_FEMININE,
    masculine_names: GIVEN_NAMES_MASCULINE,
    documents: DOCUMENT_HEADS,
    organisations: ORGANISATION_HEADS,
    metonyms: METONYMS,
    seats: METONYM_SEATS,
    house_kinds: HOUSE_KINDS,
    outsiders: OUTSIDER_HEADS,
    written_cues: CUE_WRITTEN,
    ing_nouns: ING_NOUNS,
    third_nouns: THIRD_NOUNS,
    ly_nouns: LY_NOUNS,
    public_acts: PUBLIC_ACTS_HEADS,
    hearings: HEARING_BODIES,
    encounters: ENCOUNTER_WORDS,
    naming_cues: CUE_NAMING,
    object_spoken: CUE_OBJECT_SPOKEN,
    verdicts: VERDICT_ADJECTIVES,
    learned: LEARNED_POSTS,
    same_words: SAME_WORDS,
    outlets: OUTLET_WORDS,
    outlet_self: OUTLET_SELF,
    media_vague: MEDIA_VAGUE,
    social: SOCIAL_HEADS,
    vague_quantifiers: VAGUE_QUANTIFIERS,
    vague_affiliations: VAGUE_AFFILIATIONS,
    seniority: SENIORITY_WORDS,
    basis_specific: BASIS_SPECIFIC,
    basis_stock: BASIS_STOCK,
    conditions: CONDITION_PHRASES,
    not_authorised: NOT_AUTHORISED,
    reason_starters: REASON_STARTERS,
    boilerplate: BOILERPLATE_REASONS,
    access_roles: ACCESS_ROLES,
    name_notices: NAME_NOTICES,
    access: DOCUMENT_ACCESS,
    restricted: DOCUMENT_RESTRICTED,
    verification: VERIFICATION_PHRASES,
}

/// The lists with which a cue can begin, and that of the conditions under which sources speak.
pub(super) const CUES: ListBits = LISTS
    .conditions
    .or(LISTS.according)
    .or(LISTS.no_comment)
    .or(LISTS.self_cues)
    .or(LISTS.noun_cues)
    .or(LISTS.hearing_cues)
    .or(VERBS);

/// The lists with which a verb of speech or thought begins.
pub(super) const VERBS: ListBits = LISTS
    .loaded
    .or(LISTS.denial)
    .or(LISTS.neutral)
    .or(LISTS.mental)
    .or(LISTS.non_speech)
    .or(LISTS.document_cues)
    .or(LISTS.likening)
    .or(LISTS.topics)
    .or(LISTS.attitudes)
    .or(LISTS.talking);

/// The lists without which a sentence has nothing for the passes that read one sentence at a time.
pub(super) const SPEECH: ListBits = CUES.or(LISTS.cite).or(LISTS.not_authorised);
