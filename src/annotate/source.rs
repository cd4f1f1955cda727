//! Sources: who or what the story gives for a statement.

use crate::text::Span;

/// How a source is made known to readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceClass {
    /// A person with a name.
    Named,
    /// An office or role without a name ("a ministry spokeswoman", "the fire chief").
    RoleUnnamed,
    /// A person or group whose identity is withheld ("a senior official", "two people briefed on the plan").
    Anonymous,
    /// A crowd nobody could ask ("experts", "critics", "some residents").
    VagueCollective,
    /// A body speaking as such ("the police", "Harrow Steel").
    Organisation,
    /// A report, filing, statement, study, letter.
    Document,
    /// A pronoun that was not resolved.
    Pronoun,
    /// A place or building that stands for a body ("Beacon House").
    Metonym,
    /// A private person without a name ("a neighbour").
    PrivateUnnamed,
    /// The outlet itself.
    PublisherSelf,
    /// A post, an account, a video.
    Social,
    /// Another outlet ("the Harbour Gazette").
    Outlet,
    /// "Media reports", "local media".
    MediaVague,
}

/// How many people stand behind an unnamed source.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Count {
    /// Singular: one.
    One,
    /// A number is given, here or at a later mention.
    Exact(u32, Span),
    /// "several", "multiple", "some".
    Vague(Span),
    /// A bare plural.
    Unstated,
}

/// Why a source is not named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The story does not say.
    Missing,
    /// Only that anonymity was a condition.
    ConditionOnly(Span),
    /// A stock phrase that restates the condition.
    Boilerplate(Span),
    /// "not authorised to speak", and nothing more.
    NotAuthorised(Span),
    /// A reason.
    Given(Span),
}

/// One place where a source is mentioned.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The full noun phrase.
    pub span: Span,
    /// Its head word (or the name).
    pub head: Span,
    /// Its class, seen alone.
    pub class: SourceClass,
    /// The source it belongs to.
    pub source: usize,
    /// The name inside it.
    pub name: Option<usize>,
}

/// Mentions that are one and the same source.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its class through the story: a role that is named elsewhere is named.
    pub class: SourceClass,
    /// The fullest mention: what to call it.
    pub canonical: Span,
    /// Its mentions, in text order; never empty.
    pub mentions: Vec<usize>,
    /// Its attributions, in text order.
    pub attributions: Vec<usize>,
    /// How many people.
    pub count: Count,
    /// The body or country it belongs to.
    pub affiliation: Option<Span>,
    /// How it knows.
    pub basis: Option<Span>,
    /// The condition under which it spoke.
    pub condition: Option<Span>,
    /// Why it is not named.
    pub reason: Reason,
    /// Its role or title.
    pub role: Option<Span>,
}
