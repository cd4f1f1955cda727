//! Marked text: `[none:40 boats]`. Every quantity found is marked with what stands behind it.

use crate::annotate::annotate;
use crate::annotate::token::tests::{document_of, lexicon};

/// The quantities found stand on what is marked.
#[track_caller]
fn stand(marked: &str) {
    let text: String = marked
        .split('[')
        .map(|part| part.split_once(':').filter(|(mark, _)| is_key(mark)).map_or(part, |it| it.1))
        .collect();
    let text = text.replace(']', "");
    let found = annotate(document_of(&text), lexicon());
    let (mut shown, mut at) = (String::new(), 0);
    for (figure, check) in
        found.figures.iter().zip(&found.figure_checks).filter(|(figure, _)| figure.kind.is_quantity())
    {
        shown.push_str(&text[at..figure.span.start()]);
        shown.push_str(&format!("[{}:{}]", check.standing.support.key(), found.slice(figure.span)));
        at = figure.span.end();
    }
    shown.push_str(&text[at..]);
    assert_eq!(shown, marked);
}

fn is_key(mark: &str) -> bool {
    super::Support::KEYS.contains(&mark)
}

#[test]
fn minutes_are_a_document() {
    stand("The board paid [attribution:$40,000] for the boats, according to the minutes.");
    stand("The board paid [attribution:$40,000] for the boats, according to minutes of the committee.");
    stand("The county lost [attribution:$50,000] on it, minutes of the committee show.");
    stand("The yard lost [attribution:$4 million], Orr said minutes later.");
}

#[test]
fn what_somebody_says_stands_on_the_attribution() {
    stand("The yard lost [attribution:$4 million], Orr said.");
    stand("Orr said the yard lost [attribution:$4 million]. It was sold for [inherited:$9 million].");
    stand("According to the audit, [attribution:412 boats] were lost.");
    stand("“We lost [quotation:412 boats],” Orr said.");
    stand("The town’s [none:12,400 residents] have seen the levy rise from [none:$18] to [none:$31].");
    stand("Drivers have seen prices rise by [none:12 percent].");
    stand("Orr attacked the levy of [attribution:$300] a boat.");
    stand("More than [attribution:300 pilots] said they would strike.");
}

#[test]
fn what_the_outlet_says_stands_on_nothing() {
    stand("The yard lost [none:$4 million] last year.");
    stand("The town has [none:4,000 boats]. They sail in May.\n\nThe rest are ashore.");
    stand("The yard lost [none:$4 million].\n\nOrr sailed north.");
}

#[test]
fn what_could_stand_behind_it_is_less_than_an_attribution() {
    stand("The yard lost [inherited:$4 million], and Orr said she was sorry.");
    stand(
        "The ferry sank. It carried [inherited:212 people], with most of them asleep. The pilot was drunk, Orr said.",
    );
    stand("The Courier’s poll came out on Monday. Some [document:40 percent] back the levy.");
    stand("The yard lost [document:$4 million] in invoices seen by the Courier.");
}

#[test]
fn a_source_is_carried_only_while_nobody_else_acts() {
    stand("Orr said the yard lost [attribution:$4 million]. It was sold for [inherited:$9 million].");
    stand("They sailed.\n\nThen they rowed.\n\nOrr said the yard sank. Hald Motors paid [none:$9 million] for it.");
    // Carried on by nobody who can be named.
    stand("They sailed.\n\nThen they rowed.\n\nThey say the yard sank. It cost [none:$9 million].");
}

#[test]
fn what_hangs_off_another_noun_does_not_reach_back() {
    stand(
        "They sailed.\n\nThen they rowed.\n\n[none:29 people] were hurt by a blast that Mayor Orr called deliberate.",
    );
    stand("They sailed.\n\nThen they rowed.\n\nOrr said that [attribution:29 people] were hurt by a blast.");
}

#[test]
fn what_the_outlet_asked_in_vain_is_its_own() {
    stand("Orr did not reply to [none:11 emails].");
    stand("Orr did not say that [none:11 boats] sank, a clerk said.".replace("[none:", "[attribution:").as_str());
}

#[test]
fn a_figure_is_its_reckoners() {
    stand("In a Courier poll, taken in May, Orr led Hald by [attribution:9 percentage points].");
    stand("Some [attribution:6,000 acres] have burned, by one estimate.");
    stand("The Yard Register put the wreck at [attribution:$12 million].");
    stand("The deficit is projected to reach [attribution:$70 million] in May.");
    stand("The yard is reportedly paying [attribution:$4 million].");
}
