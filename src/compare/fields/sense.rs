//! Words that exclude one another: "rose" became "fell", "charged" became "convicted", "all" became "most".

use crate::annotate::Changed;
use crate::compare::pairing::{Pairing, Side};
use crate::compare::reworded::Reworded;
use crate::text::{Word, cover};

/// So much of a sentence has to be left for a word to stand in place of another.
const KEPT: f64 = 0.6;
/// An edit of more words rewrites more than one of them.
const MOST: usize = 6;

/// Each row is a choice; whoever says a word of one group says that none of the others holds.
const CHOICES: &[&[&[&str]]] = &[
    &[
        &["rose", "rise", "rises", "risen", "rising", "increased", "grew", "climbed", "gained", "soared", "up"],
        &["fell", "fall", "falls", "fallen", "falling", "decreased", "shrank", "dropped", "plunged", "sank", "down"],
    ],
    &[&["more"], &["fewer", "less"]],
    &[&["higher"], &["lower"]],
    &[&["better"], &["worse"]],
    &[&["linked"], &["causes", "caused", "cause"]],
    &[&["largest", "biggest"], &["second-largest", "second-biggest"], &["smallest"]],
    &[&["before"], &["after"]],
    &[&["all", "every"], &["most"], &["some", "several"], &["few"], &["none"]],
    &[&["arrested", "detained"], &["charged", "accused"], &["convicted"], &["acquitted", "cleared"], &["suspected"]],
    &[&["murder", "murdered"], &["manslaughter"], &["homicide"]],
    &[
        &["approved", "passed", "backed", "accepted", "supported", "endorsed"],
        &["rejected", "defeated", "opposed", "blocked", "vetoed"],
    ],
    &[&["praised", "commended", "applauded"], &["accused", "criticised", "criticized", "condemned", "blamed"]],
    &[&["scheduled", "planned"], &["postponed", "delayed"], &["cancelled", "canceled"]],
    &[&["resumed", "reopened", "restarted", "opened"], &["suspended", "closed", "halted", "stopped"]],
    &[&["critically"], &["seriously", "severely", "badly"], &["slightly", "lightly"]],
    &[&["won", "wins"], &["lost", "loses"]],
    &[&["left", "resigned", "quit", "retired"], &["fired", "dismissed", "sacked", "ousted", "removed"]],
    &[&["beginning", "start", "early"], &["middle"], &["end", "late"]],
    &[&["son", "daughter"], &["grandson", "granddaughter"], &["nephew", "niece"], &["brother", "sister"]],
    &[&["wife", "husband"], &["ex-wife", "ex-husband"], &["girlfriend", "boyfriend", "partner"]],
    &[&["killed", "died", "dead"], &["injured", "wounded", "hurt"]],
    &[&["majority"], &["minority"]],
    &[&["upheld", "upholding"], &["overturned", "overturning"], &["reviewed", "reviewing"]],
    &[&["hired", "appointed"], &["fired", "dismissed"]],
    &[&["north", "northern"], &["south", "southern"], &["east", "eastern"], &["west", "western"]],
    &[&["legal", "lawful"], &["illegal", "unlawful"]],
    &[&["guilty"], &["innocent"]],
    &[&["knew"], &["suspected"], &["believed"]],
    &[&["deliberate", "deliberately", "intentionally"], &["accidental", "accidentally", "mistakenly"]],
];

pub(super) fn find(pairing: &Pairing<'_>, _: &[Changed]) -> Vec<Changed> {
    pairing.copy().filter(|reworded| reworded.kept() >= KEPT).filter_map(|reworded| of(pairing, reworded)).collect()
}

/// The first edit that puts a word in place of one that it excludes.
fn of(pairing: &Pairing<'_>, reworded: &Reworded) -> Option<Changed> {
    let edit = reworded.edits.iter().find(|edit| {
        let (old, new) = (&reworded.old[edit.old.clone()], &reworded.new[edit.new.clone()]);
        old.len().max(new.len()) <= MOST
            && excludes((old, &reworded.old, &pairing.old), (new, &reworded.new, &pairing.new))
    })?;
    let (old, new) = (cover(&reworded.old[edit.old.clone()])?, cover(&reworded.new[edit.new.clone()])?);
    let (was, now) = pairing.around(reworded, edit);
    Some(Changed { was, now, material: true, ..pairing.changed(("sense", "changed"), old, new) })
}

/// Words of an edit, of all of its sentences, and of which side.
type Words<'w, 'a> = (&'w [Word], &'w [Word], &'w Side<'a>);

/// Whether one side says a word of a group, and the other a word of another group of the same choice, in its place: one
/// word for one, or the first is said less often in the sentence and the second more. Else they only moved.
fn excludes(old: Words<'_, '_>, new: Words<'_, '_>) -> bool {
    let count = |words: &[Word], side: &Side<'_>, group: &[&str]| {
        let said = |word: &&Word| group.contains(&word.text.as_str()) && !side.found.in_quotation(word.span);
        words.iter().filter(said).count()
    };
    let plain = old.0.len() == 1 && new.0.len() == 1;
    CHOICES.iter().any(|groups| {
        let of = |(words, _, side): Words<'_, '_>| {
            (0..groups.len()).filter(|&at| count(words, side, groups[at]) > 0).collect::<Vec<_>>()
        };
        let (said_old, said_new) = (of(old), of(new));
        let ([a], [b]) = (said_old.as_slice(), said_new.as_slice()) else { return false };
        let less = count(old.1, old.2, groups[*a]) > count(new.1, new.2, groups[*a]);
        let more = count(new.1, new.2, groups[*b]) > count(old.1, old.2, groups[*b]);
        a != b && (plain || less && more)
    })
}
