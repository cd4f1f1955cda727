//! Marked text: `[w:who] [c:said] [t:what was told]`. What is not marked must not be found.

use crate::annotate::Annotated;
use crate::annotate::annotate;
use crate::annotate::token::tests::{document_of, lexicon};

mod grammar;
mod speakers;

/// The mentions, cues and contents found are those marked.
#[track_caller]
fn told(marked: &str) -> Annotated {
    let text: String = marked
        .split('[')
        .map(|part| part.split_once(':').filter(|(mark, _)| mark.len() == 1).map_or(part, |it| it.1))
        .collect();
    let text = text.replace(']', "");
    let found = annotate(document_of(&text), lexicon());
    let mut marks: Vec<(usize, bool, &str)> = Vec::new();
    let mut mark = |span: crate::text::Span, open: &'static str| {
        marks.push((span.start(), true, open));
        marks.push((span.end(), false, "]"));
    };
    for attribution in &found.attributions {
        if let Some(mention) = attribution.mention.filter(|_| attribution.inherits.is_none()) {
            mark(found.mentions[mention].shown, "[w:");
        }
        attribution.cue.into_iter().for_each(|cue| mark(cue, "[c:"));
        attribution.content.iter().for_each(|content| mark(*content, "[t:"));
    }
    marks.sort_by_key(|&(at, opens, _)| (at, opens));
    let (mut shown, mut at) = (String::new(), 0);
    for (place, _, mark) in marks {
        shown.push_str(&text[at..place]);
        shown.push_str(mark);
        at = place;
    }
    shown.push_str(&text[at..]);
    assert_eq!(shown, marked);
    found
}

#[test]
fn verbs_of_speech_take_a_subject_and_what_was_said() {
    told("[w:Lena Ostrow] [c:said] [t:the quay was unsafe].");
    told("[t:The ferry sailed without a pilot], [w:Lena Ostrow] [c:said].");
    told("[t:“Never,”] [c:said] [w:Idris Penhale], a farmer.");
    told("[t:“Never again will I sail,”] [c:said] [w:retired pilot Idris Penhale], [c:asked] about [t:the storm].");
    told("[w:A senior official] [c:said] [t:talks on the strait had stalled].");
    told("[w:The board] [c:said] [t:about half of the cranes had stopped].");
    told("[w:Officials] [c:said] [t:at least 40 people died in the flood].");
    told("[w:Officials] [c:said] [t:up to $4 million was missing].");
    told("[w:Officials] [c:said] [t:as many as 40 people died].");
    told("[w:Officials] [c:said] at the quay that [t:40 people died].");
    told("The quay was busy. Two boats came in without a pilot.");
}

#[test]
fn a_subject_is_found_across_what_stands_between() {
    told("[w:Idris Penhale], 30, of Fennick, [c:said] [t:he would sail].");
    told("[w:Lena Ostrow], interviewed twice in May, [c:said] [t:the quay was unsafe].");
    told("[w:An adviser to the bishop], granted anonymity to discuss the vote, [c:said] [t:it was lost].");
    told("[w:A document obtained Friday] [c:shows] that [t:the crane had failed].");
}

#[test]
fn a_word_in_s_before_the_verb_is_a_noun() {
    told("[w:Unconfirmed reports] [c:say] [t:the duke has fled].");
    told("[w:The family] [c:feels] [t:the police did nothing].");
    told("[c:According to] [w:media reports], [t:the pilot swam ashore].");
}

#[test]
fn a_verdict_is_said_of_what_is_called_so() {
    told("[w:Critics] [c:called] [t:the levy reckless].");
    told("[w:Critics] [c:called] [t:it a disgrace to the town].");
    told("Critics called the mayor on Friday. The union called a strike. Residents called the clinic twice.");
}

#[test]
fn papers_and_pictures_say_what_they_show() {
    told("[w:The filing] [c:shows] [t:a loss of 4 million crowns].");
    told("[w:A video shared online] [c:shows] [t:the sea wall falling].");
    told("The study used 30 gulls. A gallery shows her work.");
}

#[test]
fn a_court_that_heard_was_told() {
    told("[t:The harbour board hid 14 deaths], [w:a court] [c:heard].");
    told("Residents heard a bang. The mayor heard that song before.");
}

#[test]
fn what_the_cue_ends_was_said() {
    told("[t:The pill halves strokes], [w:researchers] [c:said].");
    told("[w:Oona Pratt] [c:denied] [t:it].");
}

#[test]
fn deeds_are_no_words() {
    told("The college grew by admitting more students, switching to cheaper rooms.");
    told("Sources of income dried up. The source of the river is dry.");
}

#[test]
fn a_second_source_takes_up_the_first() {
    told(
        "[w:One official] [c:said] [t:the wall was cracked]. [w:A second official], in the treasury, [c:said] [t:the same].",
    );
}

#[test]
fn speakers_carry_over_where_readers_carry_them() {
    let speakers = |text: &str, expected: &[&str]| {
        let found = annotate(document_of(text), lexicon());
        let quoted = found.attributions.iter().filter(|attribution| !attribution.quotes.is_empty());
        let shown: Vec<&str> = quoted
            .map(|attribution| {
                attribution.source.map_or("nobody", |source| found.slice(found.sources[source].canonical))
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    };
    speakers("Nora Whitlock arrived late. “It was a mistake,” she said.", &["Nora Whitlock"]);
    speakers("Idris Penhale runs the ferry. He has since 2009. “It sank,” he said.", &["Idris Penhale"]);
    speakers("“I sold bread here for years.” Marta Sille shut her stall, she said.", &["Marta Sille"]);
    speakers("Sanna Hald left when the crowd broke in, shouting “she wins!”", &["Sanna Hald"]);
    speakers("The chapel fell silent. “We were never asked about the roof.” The meeting ended.", &[]);
}

#[test]
fn a_medium_and_another_outlet_are_told() {
    let medium = |text: &str, medium: Option<&str>, outlet: Option<&str>| {
        let found = annotate(document_of(text), lexicon());
        let first = &found.attributions[0];
        assert_eq!(first.medium.map(|span| found.slice(span)), medium, "{text}");
        assert_eq!(first.outlet.map(|span| found.slice(span)), outlet, "{text}");
    };
    medium("“We value every pupil,” the school wrote to parents.", Some("wrote"), None);
    medium(
        "“It is off,” Orr said in an interview with the Fennick Post.",
        Some("in an interview"),
        Some("the Fennick Post"),
    );
    medium("“It is off,” Orr told the Fennick Post.", Some("the Fennick Post"), Some("the Fennick Post"));
    medium("“It is off,” Orr said in an interview with her brother.", Some("in an interview"), None);
    medium("“It is off,” Orr told the inquiry.", None, None);
    medium("Orr told the Fennick Post that it was off.", Some("the Fennick Post"), Some("the Fennick Post"));
    // What the outlet calls itself.
    medium("“It is off,” Orr told the Post.\n\nThe Post has seen the papers.", Some("the Post"), None);
}
