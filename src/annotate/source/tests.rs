//! Each source of a text as `class words`, parted by bars, in the order of first mentions.

use super::{Reason, Source, SourceClass};
use crate::annotate::token::tests::{document_of, lexicon};
use crate::annotate::{Annotated, annotate};

fn found(text: &str) -> Annotated {
    annotate(document_of(text), lexicon())
}

#[track_caller]
fn sources(text: &str, expected: &str) {
    let found = found(text);
    let shown =
        |source: &Source| format!("{} {}", source.class.key(), found.slice(found.mentions[source.mentions[0]].shown));
    assert_eq!(found.sources.iter().map(shown).collect::<Vec<_>>().join(" | "), expected, "{text}");
}

/// What `part` says of the first source.
#[track_caller]
fn part(text: &str, part: fn(&Annotated, &Source) -> Option<String>, expected: Option<&str>) {
    let found = found(text);
    let told = found.sources.first().and_then(|source| part(&found, source));
    assert_eq!(told.as_deref(), expected, "{text}");
}

#[test]
fn people_whose_names_are_kept_back_are_anonymous() {
    sources(
        "Two board members who saw the accounts said it was over.",
        "anonymous Two board members who saw the accounts",
    );
    sources(
        "The sale is off, said a buyer at Penhale Motors, who spoke on condition of anonymity.",
        "anonymous a buyer at Penhale Motors",
    );
    sources("A planner, who was not authorized to speak publicly, said it was late.", "anonymous A planner");
    sources("One museum curator said the loan was off.", "anonymous One museum curator");
    sources(
        "“We were told to hurry,” one of the workers said on condition of anonymity.",
        "anonymous one of the workers",
    );
}

#[test]
fn crowds_neighbours_judges_and_headlines_are_not() {
    sources("Virtually all analysts say he lost.", "vague-collective all analysts");
    sources("Members said it was over.", "vague-collective Members");
    sources("“I heard it,” a neighbour said.", "private-unnamed a neighbour");
    sources("Residents close to the river said it had risen.", "vague-collective Residents close to the river");
    sources("A federal judge ruled that the levy was void.", "role-unnamed A federal judge");
}

#[test]
fn accounts_are_books_or_post() {
    sources("The yard lost £3 million, according to its annual accounts.", "document its annual accounts");
    sources("The yard lost £3 million, according to accounts seen by the Post.", "document accounts seen by the Post");
    sources("Three accounts said the quay was on fire.", "social Three accounts");
    sources("Several senior party figures said that she should go.", "anonymous Several senior party figures");
    sources("The latest figures showed that sales fell.", "document The latest figures");
    sources("Anonymous Facebook accounts said the quay was on fire.", "social Anonymous Facebook accounts");
    sources("An account on Facebook said the quay was on fire.", "social An account");
}

#[test]
fn some_of_them_are_as_unnamed_as_they_were() {
    sources("The crew is home. One of them said it was over.", "private-unnamed One of them");
    sources("The crew is home. Many of them said it was over.", "vague-collective Many of them");
    sources("The crew is home. They said it was over.", "pronoun They");
}

#[test]
fn who_speaks_in_a_transcript_is_somebody_and_capitals_behind_the_colon_are_none() {
    sources(
        "HOLM: We knew in March.\n\nVARR: Officials told us that you did not.",
        "named HOLM | named VARR | anonymous Officials",
    );
    sources("NASA said the probe was lost.", "organisation NASA");
}

#[test]
fn seats_speak_for_the_body_inside_them() {
    sources("Beacon House has confirmed the visit.", "metonym Beacon House");
    sources("Velmora City said the treaty was void.", "metonym Velmora City");
    sources("The Harbour Gazette said the treaty was void.", "outlet The Harbour Gazette");
}

#[test]
fn what_is_shown_of_a_mention_leaves_out_what_hangs_on_it() {
    sources("Ola Brandt, an analyst, said prices fell.", "named Ola Brandt");
    sources(
        "A Penhale Motors executive who asked not to be named said it fell.",
        "anonymous A Penhale Motors executive",
    );
    sources(
        "A nurse who saw the list but spoke on condition of anonymity said it was long.",
        "anonymous A nurse who saw the list",
    );
}

#[test]
fn a_plural_and_a_later_singular_are_one_unless_another_comes_between() {
    let later =
        |found: &Annotated, source: &Source| source.traits.later_singular.map(|span| found.slice(span).to_owned());
    part("Officials at the mint said it was empty. “We opened it,” the official said.", later, Some("the official"));
    part("Sources close to the club confirmed the sale, and the source said it was signed.", later, Some("the source"));
    part("Two officials said it was empty. “We opened it,” one of the officials said.", later, None);
    part("Officials said it was empty. A second official said the locks were new.", later, None);
    part("Officials said it was empty. An official at the bank fell ill. The official said so himself.", later, None);
}

#[test]
fn a_body_is_where_somebody_works_not_whom_somebody_sells_to() {
    let body = |found: &Annotated, source: &Source| source.affiliation.map(|span| found.slice(span).to_owned());
    part("A Penhale Motors executive said it fell.", body, Some("Penhale Motors"));
    part("A Penhale Motors supplier said it fell.", body, None);
    part("A buyer at Penhale Motors said it fell.", body, Some("Penhale Motors"));
    part("Security expert Idris Penhale said it fell.", body, None);
    part("A senior official said it fell.", body, Some("senior"));
}

#[test]
fn a_reason_ends_where_the_source_speaks_again() {
    let reason = |found: &Annotated, source: &Source| match source.reason {
        Reason::Boilerplate(span) | Reason::NotAuthorised(span) | Reason::Given(span) => {
            Some(found.slice(span).to_owned())
        }
        Reason::Missing | Reason::ConditionOnly(_) => None,
    };
    part(
        "A deputy spoke on condition of anonymity to speak candidly and said it was empty.",
        reason,
        Some("to speak candidly"),
    );
    part(
        "A clerk asked not to be named because she fears dismissal and said it was gone.",
        reason,
        Some("because she fears dismissal"),
    );
    part(
        "“I hid,” said Mira, whose surname is withheld because her family is abroad.",
        reason,
        Some("because her family is abroad"),
    );
    part(
        "An aide who asked not to be named because talks continue said the yard was lost.",
        reason,
        Some("because talks continue"),
    );
    part("“I hid,” said Mira, not her real name.", reason, None);
}

#[test]
fn one_who_was_brought_in_is_taken_up_by_role_and_by_pronoun() {
    sources("A neighbour, Ola Brandt, came out at six. “I heard it,” the neighbour said.", "named A neighbour");
    sources("Nora Whitlock arrived late. “It was a mistake,” she said.", "named Nora Whitlock");
    let found = found("Whitlock met Sille on the quay. “It was a mistake,” she said.");
    assert!(found.mentions.iter().any(|mention| mention.pronoun == super::PronounUse::Ambiguous));
}

#[test]
fn a_relative_of_the_same_surname_is_somebody_else() {
    let found = found("Mr. Khan wrote that it was over. Ms. Khan said it was not.");
    assert_eq!(found.sources.iter().filter(|source| source.class == SourceClass::Named).count(), 2);
}

#[test]
fn any_geologist_is_an_example_of_experts_and_no_tenant_of_critics() {
    let example = |found: &Annotated, source: &Source| {
        (source.class == SourceClass::VagueCollective).then(|| {
            let _ = found;
            source.traits.example.to_string()
        })
    };
    part("Experts say it will fall. “It is hollow,” said Lena Ostrow, a geologist.", example, Some("true"));
    part("Critics say it will fall. “It is hollow,” said Lena Ostrow, a tenant.", example, Some("false"));
}

#[test]
fn a_name_behind_a_role_and_its_house_is_the_sources() {
    sources("“It is late,” said the trust’s chief executive, Edwin Marlowe.", "named the trust’s chief executive");
    sources("“It is late,” said an analyst at the firm, Priya Lund.", "named an analyst at the firm");
    sources("A spokesman for Veldt, Bram Cordell, denied it.", "named A spokesman for Veldt");
    sources("“It rains,” said a clerk in Fennick, Velmora.", "anonymous a clerk in Fennick");
}

#[test]
fn whom_the_lede_only_describes_has_the_name_that_comes_next() {
    sources(
        "A former Harbour Trust chairman says the levy must go.\n\n\
         “It is late,” said Ola Brandt, who led the Trust until May.",
        "named A former Harbour Trust chairman",
    );
    sources(
        "A former Vale Port Council chairman says the levy must go.\n\n“It is late,” said Ola Brandt, who led the VPC.",
        "named A former Vale Port Council chairman",
    );
    // Nothing says that they are one person.
    sources(
        "A nurse said the ward was cold.\n\n“It is not,” said Ola Brandt, who runs the hospital.",
        "anonymous A nurse | named Ola Brandt",
    );
    sources(
        "A campaign aide said the race was lost.\n\n“It is not,” said Ola Brandt, the campaign manager.",
        "anonymous A campaign aide | named Ola Brandt",
    );
    // Further down, the reader has met somebody else.
    sources(
        "The levy is late.\n\nA harbour clerk said it was lost.\n\n“It is not,” said Ola Brandt, a harbour clerk.",
        "anonymous A harbour clerk | named Ola Brandt",
    );
}

#[test]
fn one_of_several_without_a_name_does_not_get_the_next_ones() {
    let two = "anonymous one former engineer | named Ida Orr";
    sources("“We knew,” said one former engineer.\n\n“It is bad,” said Ida Orr, a structural engineer.", two);
    sources(
        "“We knew,” said one former engineer, who asked not to be named.\n\n“It is bad,” said Ida Orr, a structural \
         engineer.\n\n“They rang us,” said the former engineer.",
        two,
    );
    sources(
        "“We knew,” said a lawyer at the firm.\n\n“It is bad,” said Tom Penhale, a lawyer who acts for the \
         tenants.\n\n“They rang,” said the lawyer at the firm.",
        "anonymous a lawyer at the firm | named Tom Penhale",
    );
}

#[test]
fn some_of_those_who_were_counted_are_they() {
    sources(
        "Three people familiar with the sale said the yard was lost. It could fetch £9 million, two of the people said. \
         The yard will close, one of the people said.",
        "anonymous Three people familiar with the sale",
    );
}

#[test]
fn letters_behind_a_name_and_titles_before_it_are_no_surname() {
    sources("Opening the case, Ida Orr KC said they were old. “She had the keys,” Orr said.", "named Ida Orr KC");
    sources("Cllr Len Penhale said it was late. “I am there,” said Cllr Penhale.", "named Cllr Len Penhale");
    sources(
        "Detective Constable Ida Orr said that it was late. “She did not ask,” Orr said.",
        "named Detective Constable Ida Orr",
    );
}

#[test]
fn an_office_before_a_name_is_no_part_of_it() {
    sources("Secretary of State Ida Orr said it was late. “I am there,” Orr said.", "named Secretary of State Ida Orr");
    sources("“I am there,” said Minister of Public Works Ida B. Orr.", "named Minister of Public Works Ida B. Orr");
    sources("Chief of Police Ida Orr said it was late.", "named Chief of Police Ida Orr");
    sources("The Secretary of State said it was late.", "role-unnamed The Secretary of State");
    // A surname may be a title, too.
    sources("“We need money,” Mr. King said.", "named Mr. King");
    sources("“We need money,” the king said.", "role-unnamed the king");
}

#[test]
fn one_of_a_party_or_a_people_has_no_name() {
    sources(
        "“We pay,” said one Republican involved in the plan, who asked not to be named.",
        "anonymous one Republican involved in the plan",
    );
    sources("A German said it was late.", "private-unnamed A German");
    sources("Ida German said it was late.", "named Ida German");
}

#[test]
fn figures_are_people_or_numbers() {
    sources("Some party figures said it was late.", "anonymous Some party figures");
    sources("Government figures show that it was late.", "document Government figures");
}

#[test]
fn who_cites_stands_before_the_adverb() {
    sources("Ida Orr has often cited the quay.", "named Ida Orr");
    sources("She was often quoted as saying it was late, said Ida Orr.", "pronoun She | named Ida Orr");
}

#[test]
fn who_speaks_in_a_quoted_transcript_has_a_name() {
    sources(
        "\"ORR: She thinks this is an episode of “Quay Watch.” It is not.\n\n\"HALD: Will she be there?\"",
        "named ORR | named HALD",
    );
}
