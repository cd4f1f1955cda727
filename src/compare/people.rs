//! Which source of one revision is which of the other.

use crate::annotate::{Annotated, SourceClass};
use crate::text::anchored;

/// How much readers are told of who a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// Somebody, and nobody could say who.
    Unnamed,
    /// An office that one person holds, or a role.
    Role,
    /// A body, a paper, an outlet.
    Body,
    /// A person with a name.
    Named,
}

/// What tells one source from another.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    /// `None` of a pronoun that stands for nobody known.
    pub standing: Option<Standing>,
    /// The words of the name or description.
    words: Vec<String>,
    /// The word that says what it is, or the surname.
    head: String,
    /// Its role or title.
    role: Vec<String>,
}

/// Words before a description that tell nobody apart.
const LEADING: &[&str] =
    &["a", "an", "the", "one", "two", "three", "some", "several", "another", "other", "his", "her", "their"];

/// The keys of all sources of a revision.
pub(crate) fn keys(found: &Annotated) -> Vec<Key> {
    let words = |span| anchored(found.slice(span)).split(' ').map(str::to_owned).collect::<Vec<_>>();
    let key = |source: &crate::annotate::Source| {
        let standing = standing(source.class);
        let first = source.mentions.first().and_then(|&at| found.mentions.get(at));
        let named = source
            .mentions
            .iter()
            .filter_map(|&at| found.names.get(found.mentions[at].name?))
            .max_by_key(|name| name.span.len());
        let span = named.filter(|_| standing == Some(Standing::Named)).map_or(source.canonical, |name| name.span);
        let mut words = words(span);
        while words.len() > 1 && LEADING.contains(&words[0].as_str()) {
            words.remove(0);
        }
        let head = match standing {
            Some(Standing::Named) => words.last().cloned().unwrap_or_default(),
            _ => first.map_or_else(String::new, |mention| anchored(found.slice(mention.head))),
        };
        let role = source.role.map(|span| anchored(found.slice(span)).split(' ').map(str::to_owned).collect());
        Key { standing, words, head, role: role.unwrap_or_default() }
    };
    found.sources.iter().map(key).collect()
}

fn standing(class: SourceClass) -> Option<Standing> {
    Some(match class {
        SourceClass::Named => Standing::Named,
        SourceClass::RoleUnnamed => Standing::Role,
        SourceClass::Anonymous
        | SourceClass::VagueCollective
        | SourceClass::PrivateUnnamed
        | SourceClass::MediaVague => Standing::Unnamed,
        SourceClass::Organisation
        | SourceClass::Document
        | SourceClass::Metonym
        | SourceClass::PublisherSelf
        | SourceClass::Social
        | SourceClass::Outlet => Standing::Body,
        SourceClass::Pronoun => return None,
    })
}

impl Key {
    /// The word that says what it is, or the surname.
    pub fn head(&self) -> &str {
        &self.head
    }

    /// Whether both have the same full name.
    pub fn is_named_as(&self, other: &Self) -> bool {
        self.standing == Some(Standing::Named) && self.words == other.words
    }

    /// Whether both can be one and the same. Nothing speaks against it where one is not known.
    pub fn is_same(&self, other: &Self) -> bool {
        let (Some(a), Some(b)) = (self.standing, other.standing) else { return true };
        let shares = |a: &[String], b: &[String]| a.iter().any(|word| word.len() > 3 && b.contains(word));
        match (a, b) {
            (Standing::Named, Standing::Named) => {
                (self.head == other.head || is_misspelt(&self.words, &other.words))
                    && !contradict(&self.words, &other.words)
                    || shares(&self.words[..1], &other.words) && self.words.len().min(other.words.len()) == 1
            }
            (Standing::Named, _) | (_, Standing::Named) => {
                let (person, body) = if a == Standing::Named { (self, other) } else { (other, self) };
                body.head == person.head || shares(&body.words, &person.words) || shares(&body.words, &person.role)
            }
            (Standing::Unnamed, Standing::Unnamed) => true,
            _ => {
                self.head == other.head || shares(&self.words, &other.words) || is_short_for(&self.words, &other.words)
            }
        }
    }

    /// Whether neither has a name, and both are described in the same words.
    pub fn is_as_described(&self, other: &Self) -> bool {
        let unnamed = |key: &Self| key.standing == Some(Standing::Unnamed);
        unnamed(self) && unnamed(other) && self.words == other.words
    }

    /// Whether both are described in the same words, but for what tells nobody apart.
    pub fn is_alike(&self, other: &Self) -> bool {
        self.head == other.head || self.words == other.words
    }
}

/// Two spellings of one name: as many words, of which one differs in a few letters.
pub(crate) fn is_misspelt(a: &[String], b: &[String]) -> bool {
    const FEW: usize = 2;
    let differing: Vec<_> = a.iter().zip(b).filter(|(x, y)| x != y).collect();
    let close = |x: &str, y: &str| strsim::damerau_levenshtein(x, y) <= FEW && x.len().min(y.len()) > FEW;
    a.len() == b.len() && matches!(differing.as_slice(), [(x, y)] if close(x, y))
}

/// Two given names of which neither is short for the other.
fn contradict(a: &[String], b: &[String]) -> bool {
    let (Some(x), Some(y)) = (a.first(), b.first()) else { return false };
    a.len() > 1 && b.len() > 1 && !x.starts_with(y.as_str()) && !y.starts_with(x.as_str())
}

/// Whether one is made of the first letters of the other.
fn is_short_for(a: &[String], b: &[String]) -> bool {
    let letters = |words: &[String]| {
        words.iter().filter(|word| word.len() > 2).filter_map(|word| word.chars().next()).collect::<String>()
    };
    let short = |a: &[String], b: &[String]| a.iter().any(|word| word.len() >= 2 && b.len() > 1 && *word == letters(b));
    short(a, b) || short(b, a)
}
