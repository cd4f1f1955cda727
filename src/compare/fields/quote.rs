//! Words in quotation marks: altered, cut, bracketed, added, removed, made of a paraphrase or turned into one.

use crate::annotate::{Balance, Changed, QuoteKind};
use crate::compare::pairing::{Pairing, Side};
use crate::compare::reworded::Reworded;
use crate::compare::said::{Said, Twin};
use crate::text::{Edit, Span, Word, around, cover, small_number, squeezed};

/// So many of the words that tell something have to stand in the other revision, outside marks.
const SHARED: f64 = 0.6;
/// Words in marks at arm's length.
const ARMS_LENGTH: usize = 3;

pub(super) fn find(pairing: &Pairing<'_>, _: &[Changed]) -> Vec<Changed> {
    let mut changes: Vec<Changed> = pairing.twins.iter().filter_map(|twin| altered(pairing, twin)).collect();
    for (at, said) in pairing.old.said.iter().enumerate().filter(|(_, said)| said.speech) {
        if !pairing.twins.iter().any(|twin| twin.old == at) {
            changes.push(gone(pairing, said));
        }
    }
    for (at, said) in pairing.new.said.iter().enumerate() {
        if !pairing.twins.iter().any(|twin| twin.new == at) {
            changes.extend(came(pairing, said));
        }
    }
    changes
}

/// The same quotation in other words.
fn altered(pairing: &Pairing<'_>, twin: &Twin) -> Option<Changed> {
    let (old, new) = (&pairing.old.said[twin.old], &pairing.new.said[twin.new]);
    // What was said in another order is a sentence that moved.
    if twin.edits.is_empty() || old.is_reordered(new) {
        return None;
    }
    if let Some(change) = of_parts(pairing, old, new) {
        return Some(change);
    }
    let ends = |edit: &Edit| edit.old.start == 0 || edit.old.end == old.words.len();
    let cut = |edit: &Edit| edit.new.is_empty() && ends(edit) || is_marked_cut(pairing, (old, new), edit);
    let how = if twin.edits.iter().all(cut) { "trimmed" } else { "changed" };
    let first = twin.edits.first()?;
    let whole = how == "trimmed" || twin.edits.len() > 1;
    let places = |words: &[Word], range: std::ops::Range<usize>, said: &Said| {
        cover(&words[range]).filter(|_| !whole).unwrap_or(said.span)
    };
    // One edit is shown with the words around it; several, in all of the quotation.
    let (a, b) = (around(first.old.clone(), &old.words), around(first.new.clone(), &new.words));
    let of = |range: &std::ops::Range<usize>, words: &[Word]| if whole { 0..words.len() } else { range.clone() };
    let lost = || twin.edits.iter().map(|edit| spoken(&pairing.old, old, edit.old.clone())).collect::<Vec<_>>();
    let was = if how == "trimmed" { lost().join(" … ") } else { spoken(&pairing.old, old, of(&a, &old.words)) };
    let was = Some(was);
    let now = Some(spoken(&pairing.new, new, of(&b, &new.words)));
    let change = pairing.changed(("quote", how), places(&old.words, a, old), places(&new.words, b, new));
    let degree = degree(pairing, twin);
    let who = new.speaker.and_then(|speaker| pairing.new.name(speaker));
    Some(Changed { degree, who, was, now, material: old.speech && !matches!(degree, "spelling" | "marks"), ..change })
}

/// Whole parts that are gone or new while the rest is what it was: a quotation the less or the more, and none altered.
fn of_parts(pairing: &Pairing<'_>, old: &Said, new: &Said) -> Option<Changed> {
    // Where the parts stand that one side has more, if it has all of the other's.
    let extra = |side: &Side<'_>, longer: &Said, shorter: &Said| {
        let mut left: Vec<&String> = shorter.parts.iter().collect();
        let mut place: Option<Span> = None;
        for (part, &at) in longer.parts.iter().zip(&longer.quotes) {
            if let Some(known) = left.iter().position(|own| *own == part) {
                left.swap_remove(known);
            } else {
                let span = side.found.quotes[at].span;
                place = Some(place.map_or(span, |place| place.cover(span)));
            }
        }
        place.filter(|_| left.is_empty())
    };
    let who = new.speaker.and_then(|speaker| pairing.new.name(speaker));
    if let Some(lost) = extra(&pairing.old, old, new) {
        let change = pairing.removed("quote", lost);
        let was = change.was.as_deref().map(|was| was.trim_matches(MARKS).to_owned());
        return Some(Changed { who, was, ..change });
    }
    let fresh = extra(&pairing.new, new, old)?;
    Some(Changed { who, ..pairing.at_new(("quote", "added"), fresh) })
}

/// Marks around words.
const MARKS: [char; 6] = ['“', '”', '"', '‘', '’', ','];

/// Some of what is said, as it stands between the marks, without the tags between its parts.
fn spoken(side: &Side<'_>, said: &Said, range: std::ops::Range<usize>) -> String {
    let prose = side.found.document.prose.text();
    let inside = |quote: &usize| {
        let place = side.found.quotes[*quote].inside;
        let words: Vec<Word> =
            said.words[range.clone()].iter().filter(|word| place.contains(word.span)).cloned().collect();
        let span = cover(&words)?;
        let open = usize::from(prose[..span.start()].ends_with('['));
        let close = usize::from(prose[span.end()..].starts_with(']'));
        Some(squeezed(&prose[span.start() - open..span.end() + close]))
    };
    said.quotes.iter().filter_map(inside).collect::<Vec<_>>().join(" … ")
}

/// Whether an edit takes words out and a mark says so. A cut that swallows a "not" is none, whatever marks it.
fn is_marked_cut(pairing: &Pairing<'_>, (old, new): (&Said, &Said), edit: &Edit) -> bool {
    edit.new.is_empty() && has_ellipsis(pairing, new, edit.new.start) && !swallows_denial(pairing, old, edit)
}

/// Whether an edit takes a word that denies out of a clause, and leaves the rest of the clause.
fn swallows_denial(pairing: &Pairing<'_>, said: &Said, edit: &Edit) -> bool {
    const JOINTS: &[&str] = &["and", "but", "because", "so", "or", "which", "who"];
    let words = &said.words[edit.old.clone()];
    let text = pairing.old.found.document.prose.text();
    let behind = |at: usize| {
        let next = said.words.get(at).map_or(said.span.end(), |word| word.span.start());
        at == said.words.len()
            || text[said.words[at - 1].span.end()..next].contains([',', '.', ';', '?', '!', '—', '–'])
    };
    let opens = words.first().is_some_and(|word| JOINTS.contains(&word.text.as_str()))
        || edit.old.start == 0
        || behind(edit.old.start);
    let whole = opens && edit.old.end > 0 && behind(edit.old.end);
    !whole && words.iter().any(is_denial)
}

fn is_denial(word: &Word) -> bool {
    const DENIALS: &[&str] = &["not", "no", "never", "nobody", "none", "nothing", "neither", "nor", "cannot"];
    DENIALS.contains(&word.text.as_str()) || word.text.ends_with("n't")
}

fn degree(pairing: &Pairing<'_>, twin: &Twin) -> &'static str {
    let (old, new) = (&pairing.old.said[twin.old], &pairing.new.said[twin.new]);
    // Where a mark is missing, how far the words run is a guess.
    let open = |side: &Side<'_>, said: &Said| {
        said.quotes.iter().any(|&at| matches!(side.found.quotes[at].balance, Balance::Unclosed | Balance::Unopened))
    };
    let grew = |edit: &Edit| edit.old.end == old.words.len() && edit.new.end == new.words.len();
    if (open(&pairing.old, old) || open(&pairing.new, new)) && twin.edits.iter().all(grew) {
        return "marks";
    }
    let all = |holds: &dyn Fn(&Edit) -> bool| twin.edits.iter().all(holds);
    let bracketed =
        |edit: &Edit| !edit.new.is_empty() && new.words[edit.new.clone()].iter().all(|word| in_brackets(pairing, word));
    if all(&bracketed) {
        return "brackets";
    }
    if all(&|edit| is_marked_cut(pairing, (old, new), edit)) {
        return "ellipsis";
    }
    if all(&|edit| spoken_alike(&old.words[edit.old.clone()], &new.words[edit.new.clone()])) {
        return "spelling";
    }
    let spelling = |edit: &Edit| {
        let (a, b) = (letters(&old.words[edit.old.clone()]), letters(&new.words[edit.new.clone()]));
        let plain = |text: &str| text.chars().all(char::is_alphabetic) && text.len() > 4;
        a == b
            || plain(&a)
                && plain(&b)
                && strsim::damerau_levenshtein(&a, &b) == 1
                && edit.old.len() == edit.new.len()
                && !is_word_pair(&a, &b)
    };
    if all(&spelling) {
        return "spelling";
    }
    let function = |words: &[Word]| words.iter().all(|word| GRAMMAR.contains(&word.text.as_str()));
    let repair = |edit: &Edit| function(&old.words[edit.old.clone()]) && function(&new.words[edit.new.clone()]);
    let repaired = twin.edits.iter().filter(|edit| !spelling(edit));
    let number: usize = repaired.map(|edit| edit.old.len().max(edit.new.len())).sum();
    if number <= 2 && all(&|edit| spelling(edit) || repair(edit)) {
        return "grammar";
    }
    "plain"
}

/// Whether words are the same when they are read out: "don't" and "do not", "nine" and "9".
fn spoken_alike(a: &[Word], b: &[Word]) -> bool {
    const SHORT: &[(&str, &str)] =
        &[("n't", " not"), ("'re", " are"), ("'ll", " will"), ("'ve", " have"), ("'m", " am")];
    let full = |word: &Word| {
        let text = match word.text.as_str() {
            "can't" | "cannot" => return "can not".to_owned(),
            "won't" => return "will not".to_owned(),
            text => text,
        };
        if let Some(number) = small_number(text) {
            return number.to_string();
        }
        let long = SHORT.iter().find_map(|(short, long)| Some(format!("{}{long}", text.strip_suffix(short)?)));
        long.unwrap_or_else(|| text.to_owned())
    };
    let all = |words: &[Word]| words.iter().map(full).collect::<Vec<_>>().join(" ");
    all(a) == all(b)
}

fn letters(words: &[Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect()
}

/// Words whose repair changes no meaning: articles, prepositions of the same kind, forms of "be" and pronouns of the
/// speaker. Nothing that denies, allows or compares is among them.
const GRAMMAR: &[&str] = &[
    "a", "an", "the", "am", "is", "are", "was", "were", "be", "been", "i", "i'm", "we", "we're", "that", "which",
    "who", "of", "in", "on", "at", "to", "for", "and", "it", "it's", "this", "these", "those", "has", "have", "had",
    "do", "does",
];

/// A letter that makes another word of it: an ending that says how many, or when.
fn is_word_pair(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    long.strip_suffix('s') == Some(short)
        || long.strip_suffix('d') == Some(short)
        || a.len() == b.len() && a[1..] == b[1..]
}

fn in_brackets(pairing: &Pairing<'_>, word: &Word) -> bool {
    let text = pairing.new.found.document.prose.text();
    let (before, after) = (&text[..word.span.start()], &text[word.span.end()..]);
    let open = before.rfind('[').is_some_and(|open| !before[open..].contains(']'));
    open && after.find(']').is_some_and(|close| !after[..close].contains('['))
}

/// Whether an ellipsis stands before this word of a quotation, or at its end.
fn has_ellipsis(pairing: &Pairing<'_>, said: &Said, at: usize) -> bool {
    let text = pairing.new.found.document.prose.text();
    let end = said.words.get(at).map_or(said.span.end(), |word| word.span.start());
    let start = at.checked_sub(1).map_or(said.span.start(), |at| said.words[at].span.end());
    let between = text.get(start..end.max(start)).unwrap_or_default();
    ["…", "...", ". . ."].iter().any(|mark| between.contains(mark))
}

/// A quotation that is gone, or is told in other words than the speaker's.
fn gone(pairing: &Pairing<'_>, said: &Said) -> Changed {
    let who = said.speaker.and_then(|speaker| pairing.old.name(speaker));
    let was = Some(spoken(&pairing.old, said, 0..said.words.len()));
    let reworded = pairing.old.group_at(said.span.start()).and_then(|group| of_group(pairing, group));
    if let Some(reworded) = reworded
        && shared(&said.words, &reworded.new, &|word| !pairing.new.found.in_quotation(word.span)) >= SHARED
    {
        let change = pairing.changed(("quote", "paraphrased"), said.span, reworded.new_units[0]);
        return Changed { who, was, ..change };
    }
    Changed { who, was, ..pairing.removed("quote", said.span) }
}

/// A quotation that is new, or was told before without marks.
fn came(pairing: &Pairing<'_>, said: &Said) -> Option<Changed> {
    let who = said.speaker.and_then(|speaker| pairing.new.name(speaker));
    let reworded = pairing.new.group_at(said.span.start()).and_then(|group| of_group(pairing, group));
    let told = reworded
        .map_or(0.0, |reworded| shared(&said.words, &reworded.old, &|word| !pairing.old.found.in_quotation(word.span)));
    let first = said.quotes[0];
    let fragment = pairing.new.found.quotes[first].kind == QuoteKind::Fragment;
    if told >= SHARED
        && let Some(reworded) = reworded
    {
        // A single word is held at arm's length, whoever is given for the sentence.
        let arms_length = !said.speech || fragment && (said.speaker.is_none() || said.words.len() == 1);
        if said.words.len() <= ARMS_LENGTH && arms_length {
            return Some(Changed { degree: "marks", ..pairing.at_new(("quote", "quoted"), said.span) });
        }
        let change = pairing.changed(("quote", "quoted"), reworded.old_units[0], said.span);
        return Some(Changed { who, ..change });
    }
    let who = who.or_else(|| Some("nobody named".to_owned()));
    said.speech.then(|| Changed { who, ..pairing.at_new(("quote", "added"), said.span) })
}

fn of_group<'p>(pairing: &'p Pairing<'_>, group: usize) -> Option<&'p Reworded> {
    pairing.reworded.binary_search_by_key(&group, |reworded| reworded.group).ok().map(|at| &pairing.reworded[at])
}

/// How many of the words that tell something stand among others of which `counts` holds.
fn shared(words: &[Word], others: &[Word], counts: &dyn Fn(&Word) -> bool) -> f64 {
    let telling: Vec<&Word> = words.iter().filter(|word| word.is_content()).collect();
    if telling.is_empty() {
        return 0.0;
    }
    let there = |word: &&&Word| others.iter().any(|other| other.text == word.text && counts(other));
    telling.iter().filter(there).count() as f64 / telling.len() as f64
}
