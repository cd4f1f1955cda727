//! Marked text: `[P:Oona Pratt]` is a person's name, `O` a body's, `L` a place's, `X` one of which nothing is known.

use super::*;
use crate::annotate::annotate;
use crate::annotate::token::tests::{document_of, lexicon};

fn found(text: &str) -> Annotated {
    annotate(document_of(text), lexicon())
}

/// The names found are those marked.
#[track_caller]
fn names(marked: &str) {
    let text: String = marked.split('[').map(|part| part.split_once(':').map_or(part, |(_, rest)| rest)).collect();
    let found = found(&text.replace(']', ""));
    let (mut shown, mut at) = (String::new(), 0);
    let prose = found.document.prose.text();
    for name in &found.names {
        let letter = ["P", "O", "L", "X"][name.kind as usize];
        shown.push_str(&prose[at..name.span.start()]);
        shown.push_str(&format!("[{letter}:{}]", found.slice(name.span)));
        at = name.span.end();
    }
    shown.push_str(&prose[at..]);
    assert_eq!(shown, marked);
}

/// For each name: what `part` says of it, parted by bars.
#[track_caller]
fn parts(text: &str, part: fn(&Annotated, &Name) -> Option<String>, expected: &str) {
    let found = found(text);
    let shown: Vec<String> =
        found.names.iter().map(|name| part(&found, name).unwrap_or_else(|| "-".to_owned())).collect();
    assert_eq!(shown.join(" | "), expected, "{text}");
}

fn words(found: &Annotated, span: Option<Span>) -> Option<String> {
    span.map(|span| found.slice(span).to_owned())
}

#[test]
fn people_are_told_by_title_role_age_and_given_name() {
    names("Mayor [P:Oona Pratt] met [P:Idris Penhale], a welder, and [P:Nell Avery], 15.");
    names("The clerk, [P:Lena Ostrow], left. So did harbour master [P:Tove Hald].");
    names("[P:Gideon Marsh] rowed. [P:Marsh] is 70.");
    names("He asked [P:Tove Hald], who had rowed.");
}

#[test]
fn bodies_and_places_are_no_people() {
    names("The [O:Corrin Vale Health Authority] sued [O:Penhale Motors] in [L:Callis].");
    names("It was [O:Bank of Torvia] money, held at [L:Quay Street] since March.");
    names("The dairy is in [L:France], near [L:Fennick].");
    names("Ships of the [O:Hald & Marsh] line left the [L:Corrin River].");
}

#[test]
fn a_capital_that_opens_a_sentence_is_no_name_by_itself() {
    names("Rain fell. Boats came in. Lamps were lit. “Never,” it read. Buses ran.");
    names("Police left. Former clerks sang. The Chinese flag flew on Monday in March.");
    names("[X:Halloran] was corrupt. [X:Marsh] is a swindler.");
    names("Bread was short. The bread came late.");
    names("Security expert [P:Idris Penhale] spoke. Ferry captain [P:Ola Brandt] did not.");
}

#[test]
fn shouted_and_title_case_headlines_give_only_names_the_body_has() {
    names("STRIKE CLOSES MINE AT CALLIS");
    names(
        "Treasurer Took Choir Money While [X:Pratt] Slept, Board Says Today\n\nMr [X:Pratt] slept."
            .replace("[X:", "[P:")
            .as_str(),
    );
    names("[X:Wimble Orrow], [X:Quince Hald] and [P:Lucian Feld] met.");
}

#[test]
fn titles_roles_and_ages_stand_beside_the_name() {
    let title = |found: &Annotated, name: &Name| words(found, name.title);
    parts(
        "Foreign Minister Lena Ostrow and former harbour master Idris Penhale left.",
        title,
        "Foreign Minister | former harbour master",
    );
    parts("He told Sen. Tove Hald and Mr Marsh.", title, "Sen. | Mr");
    parts("Lawyers represent Pratt in the county.", title, "-");
    let role = |found: &Annotated, name: &Name| words(found, name.apposition);
    parts(
        "Ola Brandt, 41, a baker in Callis, and Tove Hald, chief executive of the mill, met.",
        role,
        "a baker in Callis | - | chief executive of the mill",
    );
    parts("Ola Brandt, Tove Hald and Idris Penhale met.", role, "- | - | -");
    let age = |_: &Annotated, name: &Name| name.age.map(|age| age.to_string());
    parts(
        "Ola Brandt, 41, met 15-year-old Nell Avery and Piet Rowan (16). Then Hald, 3 June, met none.",
        age,
        "41 | 15 | 16 | -",
    );
}

#[test]
fn the_same_bearer_is_found_by_surname_given_name_and_short_form() {
    let bearer = |found: &Annotated, name: &Name| words(found, Some(found.names[name.same_as].span));
    parts("Oona Pratt came. Then Pratt left, and Oona sang.", bearer, "Oona Pratt | Oona Pratt | Oona Pratt");
    parts("John F. Vane met John Vane and Mr Vane.", bearer, "John F. Vane | John F. Vane | John F. Vane");
    parts("Oona Pratt met Idris Penhale. Penhale Motors paid.", bearer, "Oona Pratt | Idris Penhale | Penhale Motors");
    parts("Penhale Motors paid. Then Penhale closed.", bearer, "Penhale Motors | Penhale Motors");
}

#[test]
fn a_near_miss_of_a_name_is_found_and_a_relative_is_not() {
    let near = |found: &Annotated, name: &Name| words(found, name.near.map(|at| found.names[at].span));
    parts("Oona Pratt sat. Then Oona Prat stood.", near, "- | Oona Pratt");
    parts("Gideon Marsh, the treasurer, sat. “Never,” Marsch said.", near, "- | Gideon Marsh");
    parts("Oona Pratt and Una Pratt sat. The Pratts left.", near, "- | - | -");
    parts("Oona Pratt met Mr Prott, a surveyor. Later Prott left.", near, "- | - | -");
    // One name, typed with another apostrophe.
    parts("Oona O’Dea sat. Then Oona O'Dea stood. “Never,” O'Dea said.", near, "- | - | -");
    parts("Piet Paxis flew to Paris. He met Ian Iran of Iraq.", near, "- | - | - | -");
}

#[test]
fn roles_that_exclude_each_other_are_found() {
    let differs = |found: &Annotated, name: &Name| words(found, name.role_differs.map(|at| found.names[at].span));
    parts("Harbour Minister Oona Pratt sat. Pratt, the transport minister, left.", differs, "- | Oona Pratt");
    parts(
        "Gideon Marsh, a spokesman for the dairy, sat. Marsh, the chief executive, left.",
        differs,
        "- | Gideon Marsh",
    );
    parts("Oona Pratt, the former harbour minister, sat. Pratt, the transport minister, left.", differs, "- | -");
    parts("Lucian Feld, a farmer and councillor, sat. Feld, a father of three, left.", differs, "- | -");
    parts("Prime Minister Oona Pratt sat. Pratt, the Swiss minister, left.", differs, "- | -");
}

#[test]
fn acronyms_are_spelt_out_in_brackets_by_a_gloss_or_by_an_earlier_name() {
    let spelt = |_: &Annotated, name: &Name| name.acronym.then(|| name.expanded.to_string());
    parts("The CVHA closed. The CVHA sold.", spelt, "false | false");
    parts("The Corrin Vale Health Authority (CVHA) closed. The CVHA sold.", spelt, "- | true | true");
    parts("The CVHA, the valley’s health authority, closed.", spelt, "true");
    parts("The Corrin Vale Health Authority closed. A week on the CVHA sold.", spelt, "- | true");
    parts("The CVHA, Pratt and the TVDU closed.", spelt, "false | - | false");
    parts("The Department of Quays closed. A week on the DOQ sold.", spelt, "- | true");
}

#[test]
fn shouted_words_are_no_acronyms() {
    let acronyms = |text: &str| found(text).names.iter().filter(|name| name.acronym).count();
    assert_eq!(acronyms("Pratt put it this way: THEY LOSE, WE WIN."), 0);
    assert_eq!(acronyms("The CVHA sued the TVDU, the OPRS said."), 3);
}
