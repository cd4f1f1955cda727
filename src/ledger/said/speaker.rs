//! Whether the person a draft names is the one a transcript names: by the last name; titles, roles and initials aside.
//! Where a transcript names nobody so, a label of one word may be a first name or the letters that a name begins with.

use super::spelling;
use crate::ledger::transcript::Transcript;

/// Words of a label that name nobody.
const TITLES: &[&str] = &[
    "a",
    "q",
    "and",
    "the",
    "of",
    "for",
    "mr",
    "mrs",
    "ms",
    "mx",
    "miss",
    "sir",
    "dame",
    "lord",
    "lady",
    "dr",
    "prof",
    "professor",
    "rev",
    "father",
    "judge",
    "justice",
    "sen",
    "senator",
    "rep",
    "representative",
    "congressman",
    "congresswoman",
    "gov",
    "governor",
    "gen",
    "general",
    "lt",
    "col",
    "colonel",
    "capt",
    "captain",
    "sgt",
    "officer",
    "chief",
    "sheriff",
    "president",
    "vice",
    "minister",
    "prime",
    "secretary",
    "deputy",
    "mayor",
    "councillor",
    "councilman",
    "councilwoman",
    "councilmember",
    "council",
    "alderman",
    "commissioner",
    "chair",
    "chairman",
    "chairwoman",
    "chairperson",
    "clerk",
    "director",
    "member",
    "moderator",
    "host",
    "anchor",
    "interviewer",
    "interviewee",
    "reporter",
    "correspondent",
    "journalist",
    "press",
    "question",
    "answer",
    "speaker",
    "speakers",
    "voice",
    "voiceover",
    "narrator",
    "announcer",
    "operator",
    "translator",
    "interpreter",
    "audience",
    "caller",
    "crowd",
    "all",
    "both",
    "participant",
    "participants",
    "respondent",
    "guest",
    "panelist",
    "panellist",
    "dispatcher",
    "presenter",
    "facilitator",
    "man",
    "woman",
    "male",
    "female",
    "boy",
    "girl",
    "unidentified",
    "unknown",
    "witness",
    "counsel",
    "court",
    "defendant",
    "attorney",
    "ambassador",
    "premier",
    "chancellor",
    "king",
    "queen",
    "prince",
    "princess",
    "jr",
    "sr",
    "ii",
    "iii",
    "iv",
    "hon",
    "honourable",
    "honorable",
    "mp",
    "mep",
    "mayoral",
    "acting",
    "former",
];

/// The last name of a person that a draft names.
pub(super) fn last_name(name: &str) -> Option<String> {
    named(name).into_iter().next_back()
}

/// The words of a name or a label that name somebody, folded.
fn named(label: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in label.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')) {
        let mut plain = String::new();
        word.chars().for_each(|character| spelling::plain(character, &mut plain));
        let bare = plain.strip_suffix("'s").unwrap_or(&plain).replace('\'', "");
        let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
        if letters > 1 && !TITLES.contains(&bare.as_str()) {
            words.push(bare);
        }
    }
    words
}

/// Who speaks, for all turns that [`super::tape::Tape`] counts: none where a label names nobody.
pub(super) struct Cast {
    /// By the number of a speaker.
    labels: Vec<Vec<String>>,
    /// Whether every transcript with words names somebody.
    all_named: bool,
}

/// What a speaker is to a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The one whom the draft names.
    Own,
    /// Nobody can say: the draft or the transcript has no name.
    Open,
    /// Somebody else.
    Other,
}

impl Cast {
    pub fn new(transcripts: &[&Transcript]) -> Self {
        let mut labels = Vec::new();
        let mut all_named = !transcripts.is_empty();
        for transcript in transcripts {
            let from = labels.len();
            labels.extend(transcript.speakers.iter().map(|name| name.as_deref().map(named).unwrap_or_default()));
            all_named &= labels[from..].iter().any(|label| !label.is_empty()) || transcript.pieces.is_empty();
        }
        // Nobody is named in transcripts without words.
        all_named &= labels.iter().any(|label: &Vec<String>| !label.is_empty());
        Self { labels, all_named }
    }

    /// What each speaker is to a quotation whose speaker the draft names so.
    pub fn roles(&self, name: Option<&str>) -> Vec<Role> {
        let names = name.map(named).unwrap_or_default();
        let Some(last) = names.last() else { return vec![Role::Open; self.labels.len()] };
        let by_last = |label: &Vec<String>| label.iter().any(|word| word == last || spelling::one_name(word, last));
        let by_first = !self.labels.iter().any(by_last);
        let role = |label: &Vec<String>| match label {
            _ if label.is_empty() => Role::Open,
            _ if by_last(label) || by_first && is_short_for(label, &names) => Role::Own,
            _ => Role::Other,
        };
        self.labels.iter().map(role).collect()
    }

    /// Whether a speaker may be heard at all.
    pub fn may_hear(&self, name: Option<&str>, roles: &[Role]) -> bool {
        name.and_then(last_name).is_none() || !self.all_named || roles.contains(&Role::Own)
    }
}

/// Whether a label is the first of several names alone (`ANN:`), or the letters that they begin with (`AB:`).
fn is_short_for(label: &[String], names: &[String]) -> bool {
    let ([label], [first, .., _]) = (label, names) else { return false };
    let letters: String = names.iter().filter_map(|name| name.chars().next()).collect();
    label == first || *label == letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_name_or_letters_will_do_where_nobody_bears_the_last_name() {
        let roles = |labels: &[&str], name| {
            let labels = labels.iter().map(|label| named(label)).collect();
            Cast { labels, all_named: true }.roles(Some(name))
        };
        assert_eq!(roles(&["ANN", "CARL"], "Ann Bell"), [Role::Own, Role::Other]);
        assert_eq!(roles(&["AB", "CD", "Guest"], "Carl Dunn"), [Role::Other, Role::Own, Role::Open]);
        // Another Ann, a last name alone, a first name with another last name.
        assert_eq!(roles(&["ANN", "BELL"], "Ann Bell"), [Role::Other, Role::Own]);
        assert_eq!(roles(&["ANN", "CARL"], "Bell"), [Role::Other, Role::Other]);
        assert_eq!(roles(&["ANN ORR", "CARL"], "Ann Bell"), [Role::Other, Role::Other]);
    }

    #[test]
    fn titles_and_initials_name_nobody() {
        for (label, last) in [
            ("SEN. MARA QUILL", Some("quill")),
            ("Dr. Idris T. Penhale", Some("penhale")),
            ("THE MODERATOR", None),
            ("Q", None),
            ("Mayor Zoë Ørn’s", Some("orn")),
            ("Speaker 2", None),
        ] {
            assert_eq!(last_name(label).as_deref(), last, "{label}");
        }
    }
}
