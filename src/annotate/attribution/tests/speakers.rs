//! Marked text for speakers who stand where they are easily missed, and for what looks like one and is none.

use super::{annotate, document_of, lexicon, told};

#[test]
fn an_initial_is_no_article() {
    told("[t:“It is shut,”] [c:said] [w:Jock A. Penhale], a farmer.");
    told("[w:Jock A. Penhale] [c:said] [t:the quay was shut].");
}

#[test]
fn three_marks_close_what_is_nested_first() {
    told("[t:''I would call it 'old,'''] [c:said] [w:Ada Orr].");
    told("[t:'''Harbour Lights,'''] [w:she] [c:replied].");
}

#[test]
fn who_stands_behind_a_person_means_the_person() {
    told("It drew a letter from [w:Dana Penhale], who [c:called] [t:the yard “unfit to build.”]");
    told("Instead, [w:the study], which [c:notes] that [t:many firms owe “three budgets,”] should be a plan.");
    told("[w:The study] – which [c:notes] that [t:“few sail”] – was lost.");
    told(
        "[w:A page on the site] [c:states] that [t:riders may sail]. A group of states that were cold sail on. The savings plans that your yard offers are few.",
    );
}

#[test]
fn likened_is_what_quoted_words_follow() {
    told("[w:Penhale] has been steadily [c:pounding] [t:Orr as a “con artist.”]");
    told("[w:Orr] [c:identified] [t:the judge as “lenient,”].");
    told("Orr identified the judge as the owner. Her positions that are not “easily” kept are few.");
}

#[test]
fn words_in_full_have_a_speaker_whom_no_list_knows() {
    told("In normal times, [w:a commuter] would [c:ask]: [t:“Why is the quay so dark?”]");
    told("[t:“We are very sorry,”] [w:the port heavyweights] [c:wrote] in a joint statement.");
    told("[t:“Will the old wall hold?”] [c:reacted] [w:Penhale].");
    told("[t:“There is no edge,”] [c:said] [w:one unaligned Harbour strategist].");
    told("[t:“And it is a bit late,”] [w:she] [c:went on].");
    told("A commuter would ask why. The ferry went on to Fennick. Eight pilots went on the attack.");
    told("[w:Orr] [c:went on] [t:about “struggling families.”]");
}

#[test]
fn a_word_is_somebodys_where_it_is_used() {
    told("[w:Orr] has [c:used the phrase] [t:“harbour terror”].");
    told("[t:The levy] was [c:described] [t:as a “gift to the port.”]");
    told("[w:He] runs a firm and [c:calls] [t:people “losers.”]");
    told("Riders must book, it is said. Nine cars per crossing, per day, is the rule.");
    told("[t:Riders must book], [c:per] [w:the bylaws].");
    told("[w:Orr] also made the [c:argument that] [t:the levy is late]. She came to the point that was left.");
}

#[test]
fn what_stands_between_speaker_and_verb_is_passed_over() {
    told("[w:Paula Penhale], the union’s head, on Tuesday [c:said] [t:it was late].");
    told("[w:Ted Orr], when asked what about the quay was wrong, [c:replied] that [t:it was late].");
    told("Recently [w:she] [c:announced] on her page, in all capital letters, [t:“I am off the ship!”]");
    told("And, [w:he] [c:acknowledged], [t:it is unclear how far the quay goes].");
    told("In an interview, Orr was [c:asked], [t:“What is the oldest quay?”]");
}

#[test]
fn a_name_and_a_noun_are_no_verb_and_no_speaker() {
    told("[t:Cost estimates], [w:he] [c:added], were high.");
    told("[w:Dana Orr], the activist and lawyer, [c:endorsed] [t:Penhale’s plan Friday].");
    told("[w:Orr] [c:tweeted] that [t:the council’s plan “will not work and he knows it.”]");
    told("They run a firm called Quay Analytics, which builds cranes.");
    told("[w:Shirts] that [c:said] [t:“Sail Now”] were sold. That said, it rained.");
}

/// Whose the first quotation is, as the words of its source.
#[track_caller]
fn speaker(text: &str, expected: Option<&str>) {
    let found = annotate(document_of(text), lexicon());
    let of_quote = found.attributions.iter().find(|attribution| attribution.quotes.contains(&0));
    let mention = of_quote.and_then(|attribution| attribution.mention);
    assert_eq!(mention.map(|mention| found.slice(found.mentions[mention].shown)), expected, "{text}");
}

#[test]
fn a_colon_and_a_line_with_a_name_give_the_speaker() {
    speaker("On May 6, Orr made this comment:\n\n“The winter here is long.”\n\nIt was wrong.", Some("Orr"));
    speaker("The council gave the terms of the lease:\n\n“The winter here is long.”\n\nIt was wrong.", None);
    speaker("The board of trustees was blunt in its findings: “Further talk is idle.”", Some("The board of trustees"));
    speaker("The harvest was in trouble: “Further talk is idle.”", None);
    speaker("“The winter here is long.”\n\n- Ola Brandt, writing to the mayor.\n\nThe rest came.", Some("Ola Brandt"));
}

/// The speaker of the last quotation.
#[track_caller]
fn last_speaker(text: &str, expected: Option<&str>) {
    let found = annotate(document_of(text), lexicon());
    let last = found.quotes.len() - 1;
    let speaker = found.speaker_of(last).map(|source| found.slice(found.sources[source].canonical));
    assert_eq!(speaker, expected, "{text}");
}

#[test]
fn a_beat_between_two_paragraphs_leaves_the_speaker() {
    last_speaker(
        "“Give me the name,” Ida Orr, the mayor, says.\n\nShe pauses.\n\n“I would have gone.”",
        Some("Ida Orr"),
    );
    last_speaker(
        "Ida Orr is late. “Do not ask,” she says.\n\nI ask whether she regrets it.\n\n“The book? No.”",
        Some("Ida Orr"),
    );
    // Two paragraphs of the outlet's, or one that tells of somebody else, are no beat.
    last_speaker("“It is late,” Ida Orr said.\n\nShe left.\n\nShe came back.\n\n“It was shut.”", None);
    last_speaker("“It is late,” Ida Orr said.\n\nThe quay is shut.\n\n“It was lost.”", None);
}

#[test]
fn who_is_quoted_by_another_says_it() {
    last_speaker(
        "“Our boats came late,” the agency Velmora News quoted Harbour Ministry spokesman Idris Penhale as saying.",
        Some("Idris Penhale"),
    );
    last_speaker("“Our boats came late,” Idris Penhale was quoted as saying.", Some("Idris Penhale"));
}

#[test]
fn somebody_at_a_place_that_does_something_speaks() {
    told("[t:“We see them, they fly away,”] [c:said] [w:a man at the school] that serves as a shelter.");
}
