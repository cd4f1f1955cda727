//! Marked text: `[number:40 boats]`. Every trigger found is marked; what is not marked must stay silent.

use crate::annotate::annotate;
use crate::annotate::token::tests::{document_of, lexicon};

/// The claims found are those marked.
#[track_caller]
fn claimed(marked: &str) {
    let text: String = marked
        .split('[')
        .map(|part| part.split_once(':').filter(|(mark, _)| is_key(mark)).map_or(part, |it| it.1))
        .collect();
    let text = text.replace(']', "");
    let found = annotate(document_of(&text), lexicon());
    let (mut shown, mut at) = (String::new(), 0);
    for claim in &found.claims {
        shown.push_str(&text[at..claim.trigger.start()]);
        shown.push_str(&format!("[{}:{}]", claim.kind.key(), found.slice(claim.trigger)));
        at = claim.trigger.end();
    }
    shown.push_str(&text[at..]);
    assert_eq!(shown, marked);
}

fn is_key(mark: &str) -> bool {
    super::ClaimKind::ALL.iter().any(|(_, key)| *key == mark)
}

#[test]
fn figures_that_somebody_must_have_counted_are_claims() {
    claimed("The yard lost [number:$4 million] last year.");
    claimed("Some [number:40 percent] of the boats are unsafe.");
    claimed("The flood left [casualty:14 dead].");
}

#[test]
fn general_knowledge_stays_silent() {
    claimed("A hectare is 10,000 square metres.");
    claimed("A leap year has 366 days, and a week has seven.");
    claimed("There are 100 pence in a pound.");
    claimed("The year begins on 1 January.");
}

#[test]
fn scene_setting_stays_silent() {
    claimed("Corrin, a town of 4,000 people, lies 40 miles north of the quay.");
    claimed("She stood in the rain with 12 neighbours beside her.");
    claimed("Two sons and three boats came in before the bell.");
}

#[test]
fn definitions_stay_silent() {
    claimed("The levy, which is a charge of $300 on each boat, was named in May.");
    claimed("A large yard is defined as one with more than 500 boats.");
    claimed("Under the rule, a boat is any vessel of more than 10 metres.");
}

#[test]
fn the_outlets_own_procedure_stays_silent() {
    claimed("The yard did not respond to a request for comment.");
    claimed("Calls to 14 owners were not returned.");
    claimed("The Courier reached 40 owners by telephone.");
}

#[test]
fn the_calendar_stays_silent() {
    claimed("The vote is on Tuesday, 10 June 2031.");
    claimed("The board meets on the first Monday of the month.");
    claimed("Summer ends in September.");
}

#[test]
fn words_of_names_trigger_nothing() {
    claimed("Retired Harbour Force Captain Oona Pratt is speaking out.");
    claimed("Photographs by Oona Pratt; editing by Will Dunne in Callis.");
    claimed("A firm that he began, Penhale Compliant Fuels, is on the quay.");
    claimed("The book is on sale at Best Boats in Callis, in the country's north.");
    claimed("The 9/11 ceremony began at noon.");
}

#[test]
fn triggers_beside_names_and_in_titled_lines_stay() {
    claimed("Penhale Motors [prediction:will] close the yard's last shop.");
    claimed("The levy [cause:fuels] anger in Callis.");
}

#[test]
fn wishes_that_are_supposed_or_described_are_no_motives() {
    claimed("The board [motive:wants] the quay.");
    claimed("The board keeps its boats unless it wants to pay.");
    claimed("The yard builds less than what the board wants.");
    claimed("It stays below the levels desired by the board.");
    claimed("The storm renewed fears along the coast.");
    claimed("The board was determined to have broken the rule.");
}

#[test]
fn one_of_several_is_no_superlative() {
    claimed("The yard is [superlative:the largest in the country].");
    claimed("The yard is one of the country's oldest and largest in history.");
    claimed("Some of the valley's largest yards in history have gone.");
    claimed("One of the yards has [superlative:the largest crane in the country].");
}

#[test]
fn advice_is_no_forecast() {
    claimed("The levy [prediction:will] empty the quay.");
    claimed("The levy will raise your bills.");
}

#[test]
fn public_acts_and_what_is_told_in_passing_score_less() {
    let score = |text: &str| annotate(document_of(text), lexicon()).claims.first().map_or(0.0, |claim| claim.score);
    let told = score("The board fired its clerk, and the ministry moved its waste to Callis.");
    assert!(told >= 0.5, "{told}");
    assert!(score("Last month the ministry fined the board.") < told);
    assert!(score("The waste that the ministry moved to Callis is old.") < told);
    assert!(score("On 6 July 2011, the ministry moved its waste to Callis.") < told);
    assert!(score("Last month the ministry secretly fined the board.") > told);
}

#[test]
fn a_polls_margin_needs_nobody() {
    claimed("The margin of error is plus or minus 4 percentage points.");
    claimed("Rents rose [number:4 percent] by a wide margin.");
}

#[test]
fn the_figures_of_a_clause_stand_on_one_thing() {
    let text = "They sailed.\n\nThen they rowed.\n\nThe yard lost $40 million, Orr said.\n\n\
                The board took $40 million of boats and $70 million of docks.";
    let found = annotate(document_of(text), lexicon());
    let supports: Vec<&str> =
        found.claims.iter().filter(|claim| claim.figure.is_some()).map(|claim| claim.support.key()).collect();
    assert_eq!(supports, ["attribution", "none", "none"]);
}

#[test]
fn what_stands_on_least_comes_first() {
    let text =
        "Orr said the yard lost $9 million. The quay is the oldest in the valley.\n\nThe board spent $4 million.";
    let found = annotate(document_of(text), lexicon());
    let ranked =
        |rank: usize| found.claims.iter().find(|claim| claim.rank == rank).map(|claim| found.slice(claim.trigger));
    assert_eq!(
        [ranked(1), ranked(2), ranked(3)],
        [Some("$4 million"), Some("the oldest in the valley"), Some("spent")]
    );
}

#[test]
fn plain_figures_and_statements_are_for_lists_alone() {
    let plain = |text: &str| {
        let found = annotate(document_of(text), lexicon());
        assert!(found.claims.is_empty(), "{text}: {:?}", found.claims);
        found.assertions.iter().map(|claim| found.slice(claim.trigger).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(plain("The sale was illegal."), ["illegal"]);
    assert_eq!(plain("The clerk lied to the board."), ["lied to"]);
    assert_eq!(plain("Feld was the first to row there."), ["was the first"]);
    assert_eq!(plain("Mr Orr did not reply to three emails."), ["did not reply"]);
    assert_eq!(plain("The board has 14 of the 39 seats."), ["14"]);
    // Structure, a question, what somebody says in quotation marks.
    for text in [
        "Feld has two sons.",
        "Was the sale illegal?",
        "“The sale was illegal,” Orr said.",
        "A hectare is 10,000 square metres.",
    ] {
        assert!(plain(text).is_empty(), "{text}");
    }
    let found = annotate(document_of("The yard lost $4 million. The sale was illegal."), lexicon()).with_assertions();
    let ranked: Vec<(usize, &str)> = found.claims.iter().map(|claim| (claim.rank, claim.kind.key())).collect();
    assert_eq!(ranked, [(1, "number"), (2, "assertion")]);
}

#[test]
fn what_a_thing_failed_to_do_is_no_prediction() {
    claimed("One of the two engines would not start.");
    claimed("The gate wouldn’t close, and the crew waited.");
    claimed("The school [prediction:would] not open before May.");
    claimed("The levy [prediction:would] not stop the ferry.");
}

#[test]
fn a_month_and_a_name_are_no_maybe() {
    let numbers = |text: &str| {
        let found = annotate(document_of(text), lexicon());
        found.claims.iter().filter(|claim| claim.kind == super::ClaimKind::Number).count()
    };
    assert_eq!(numbers("A memo sent in May put the price at 11 million crowns."), 1);
    assert_eq!(numbers("Sergeant Will Penhale paid 11 million crowns."), 1);
    assert_eq!(numbers("A memo sent in June may put the price at 11 million crowns."), 0);
}
