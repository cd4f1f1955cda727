//! The word lists that the speech passes ask about, looked up by name once a document.

use crate::annotate::{Lexicon, ListId};

macro_rules! vocabulary {
    ($($field:ident: $name:literal),* $(,)?) => {
        /// Lists by what they are for. A list that a house has emptied or removed matches nothing.
        pub(in crate::annotate) struct Vocabulary {
            $(pub $field: Option<ListId>,)*
        }

        impl Vocabulary {
            /// Finds each list in the lexicon.
            pub fn new(lexicon: &Lexicon) -> Self {
                Self { $($field: lexicon.list($name),)* }
            }
        }
    };
}

vocabulary! {
    neutral: "cue-neutral",
    loaded: "cue-loaded",
    mental: "cue-mental",
    non_speech: "cue-nonspeech",
    denial: "cue-denial",
    document_cues: "cue-document",
    hearing_cues: "cue-hearing",
    noun_cues: "cue-noun",
    according: "cue-according",
    addressee: "cue-addressee",
    topics: "cue-topic",
    attitudes: "cue-attitude",
    clausal: "cue-clausal",
    infinitive: "cue-infinitive",
    object_cues: "cue-object",
    weak: "cue-weak",
    came_about: "infinitive-openers",
    platforms: "platforms",
    reported: "cue-reported",
    asking: "cue-asking",
    cite: "cue-cite",
    self_cues: "cue-self",
    no_comment: "no-comment-cues",
    no_comment_objects: "no-comment-objects",
    pronouns: "pronouns-personal",
    subject_pronouns: "pronouns-subject",
    relatives: "pronouns-relative",
    quantifier_pronouns: "pronouns-quantifier",
    determiners: "determiners",
    possessives: "determiners-possessive",
    auxiliaries: "auxiliaries",
    be: "auxiliaries-be",
    have: "auxiliaries-have",
    modals: "modals",
    negations: "negations",
    conjunctions: "conjunctions",
    subordinators: "subordinators",
    prepositions: "prepositions",
    tails: "prepositions-tail",
    adverbs: "adverbs-cue",
    openers: "openers",
    time: "time-words",
    mediums: "mediums",
    verbs: "common-verbs",
    numbers: "number-words",
    unnamed: "unnamed-heads",
    sources: "source-heads",
    collective: "collective-heads",
    anybody: "anybody-heads",
    interviewers: "interviewers",
    private: "private-person-heads",
    private_adverbs: "private-adverbs",
    spokes: "spokes-heads",
    people: "person-nouns",
    officials: "official-heads",
    institutional: "institutional-heads",
    roles: "role-heads",
    titles: "titles",
    feminine: "feminine",
    masculine: "masculine",
    documents: "document-heads",
    organisations: "organisation-heads",
    metonyms: "metonyms",
    seats: "metonym-seats",
    house_kinds: "house-kinds",
    outsiders: "outsider-heads",
    written_cues: "cue-written",
    ing_nouns: "ing-nouns",
    third_nouns: "third-nouns",
    ly_nouns: "ly-nouns",
    public_acts: "public-acts-heads",
    hearings: "hearing-bodies",
    encounters: "encounter-words",
    naming_cues: "cue-naming",
    object_spoken: "cue-object-spoken",
    verdicts: "verdict-adjectives",
    learned: "learned-posts",
    same_words: "same-words",
    outlets: "outlet-words",
    outlet_self: "outlet-self",
    media_vague: "media-vague",
    social: "social-heads",
    vague_quantifiers: "vague-quantifiers",
    vague_affiliations: "vague-affiliations",
    seniority: "seniority-words",
    basis_specific: "basis-specific",
    basis_stock: "basis-stock",
    conditions: "condition-phrases",
    not_authorised: "not-authorised",
    reason_starters: "reason-starters",
    boilerplate: "boilerplate-reasons",
    access_roles: "access-roles",
    name_notices: "name-notices",
    access: "document-access",
    restricted: "document-restricted",
    verification: "verification-phrases",
}

impl Vocabulary {
    /// The lists with which a cue can begin, and that of the conditions under which sources speak.
    pub fn cues(&self) -> [Option<ListId>; 14] {
        [
            self.conditions,
            self.according,
            self.no_comment,
            self.self_cues,
            self.noun_cues,
            self.hearing_cues,
            self.loaded,
            self.denial,
            self.neutral,
            self.mental,
            self.non_speech,
            self.document_cues,
            self.topics,
            self.attitudes,
        ]
    }
}
