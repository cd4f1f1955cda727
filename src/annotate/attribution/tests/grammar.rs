//! Marked text for each construction that the grammar reads, with what looks like it and is none.

use super::{annotate, document_of, lexicon, told};

#[test]
fn what_is_spoken_of_is_told_without_the_words() {
    told("[w:Oona Pratt] [c:criticised] [t:the ferry timetable].");
    told("[w:The mayor] [c:called] for [t:a second bridge] because the first was shut.");
    told("[w:She] [c:spoke about] [t:schools], adding nothing.");
    told("[w:Some Liberals], however, [c:question] [t:the wisdom of the levy].");
    told("[w:Idris Penhale] [c:defended] [t:himself on Friday].");
    told("[w:Police] had last month [c:charged] [t:two pilots].");
    told(
        "The storm attacked the quay. The plan supports two cranes. Next two contests follow. Swing states vote later.",
    );
    told("Mr. Penhale flew to the United States. Pastors supporting the bishop met.");
}

#[test]
fn promises_and_requests_are_infinitives() {
    told("[w:He] also [c:vowed] [t:to form a task force].");
    told("[w:[w:The bishop]] [c:urged] [t:members to vote], and [c:thanked] [t:them].");
    told("[w:Hald] [c:asked] [t:Orr, who was late, to resign].");
    told("[w:Orr] went on to [c:say] that [t:the quay was lost].");
    told("[w:Orr] took to the stage to [c:announce] [t:a second ferry].");
    told("Orr hopes for the right to say more. A plan to announce more ferries was dropped.");
}

#[test]
fn participles_have_the_subject_of_their_clause() {
    told("[w:The union] released a letter [c:saying] [t:the yard was safe].");
    told("After [c:saying] [t:it was late], [w:the pilot] left.");
    told("With [w:three in ten voters] [c:saying] [t:they were cold], the hall was shut.");
    told("[w:Hald], speaking at a rally in Fennick, [c:warned] that [t:the dam would fail].");
    told("[w:She’s] [c:claiming] that [t:the dam will fail].");
    told("A dancer was most telling. The boats sailed on, carrying mail.");
}

#[test]
fn what_belongs_to_a_description_is_no_subject() {
    told("[t:The sale fell through], [w:two people familiar with it] [c:said].");
    told("[t:The sale fell through], [w:two officials who reviewed it] [c:said].");
    told("[w:A man close to it] [c:said] [t:the sale was off].");
    told("[w:The firm] [c:said] that [t:it was late].");
    told("Monday in Fennick [w:the pilot] [c:said] [t:it was late].");
    told("The scheme, called TB-5, lets the firm settle. They left Kessa (pronounced kiss-ah) Fuels.");
    told("On “The Quay,” [w:Mayor Ida Orr] [c:said] [t:it was late].");
    told("[w:Ida Orr], a builder and spokeswoman for the yard, which is shut, [c:said] [t:it was late].");
    told("[w:Ida Orr], research director for the Harbour Trust, a charity, [c:said] [t:it was late].");
    told("She gives credit to the town.");
    told("Penhale found no fault with [w:Orr]’s [c:claim that] [t:it was late].");
}

#[test]
fn passives_are_told_by_whom_they_name_or_by_nobody() {
    told("[t:The sale] was first [c:reported by] [w:the Gazette].");
    told("[t:The mayor] was [c:called] [t:a hero] by [w:the union].");
    told("[t:Four climbers] are [c:feared] [t:to be under the snow].");
    told("[c:Asked] about [t:the dam], [w:Orr] [c:said], [t:“Probably.”]");
    told("The dam was asked for an age. The report was printed by Friday.");
}

#[test]
fn nouns_hold_what_their_owner_said() {
    told("[w:Orr]’s [c:claim that] [t:the dam was safe] surprised the town.");
    told("[w:His] [c:remarks about] [t:the dam] surprised the town.");
    told("Remarks of that kind are rare. The call for papers is out.");
}

#[test]
fn beside_a_whole_quotation_any_verb_is_a_tag() {
    told("[t:“Why is the quay so dark?”] [w:Brandt] [c:bristled].");
    told("[t:“The winter here is long,”] [c:croaked] [w:Idris Penhale], a farmer.");
    told("[w:Penhale] [c:interjected]: [t:“The winter here is long and dark.”]");
    told("[t:“Will the old wall hold?”] [w:Orr’s niece], a pilot, [c:shouted] to the crew.");
    told("“The winter here is long.” Penhale left the room.");
}

#[test]
fn a_dash_or_a_label_names_the_speaker() {
    told("[t:“The ferry is late every single day.”] — [w:Ola Brandt]");
    told("“The ferry is late every single day.” — a day later it sank.");
    told("The talk went on.\n\n\"[w:ORR]: [t:It is late. Shall we go?]\n\n\"[w:HALD]: [t:Not yet, I think.]");
    told("The talk went on.\n\n[w:CHAIR]: [t:Is the fund solvent?]\n[w:HALD]: [t:It is. I looked.]");
}

#[test]
fn a_headline_has_its_speaker_before_the_colon() {
    told("[w:Reavey]: [t:Levy Cost the Town 40 Boats].\n\nColm Reavey, 41, rowed. Reavey sang.");
    told("[w:Poll]: [t:Orr ties Hald in the valley].\n\nIt rained on Monday.");
    // A topic, a place, a series.
    told("Marrick: A town and its quay.\n\nIt rained in Marrick on Monday.");
    told("The Latest: Reavey to open the quay.\n\nColm Reavey, 41, rowed.");
    told("Reavey on the Levy: The Boats Are Gone.\n\nColm Reavey, 41, rowed.");
    told("It rained.\n\nReavey: a life on the quay.\n\nColm Reavey, 41, rowed.");
}

#[test]
fn clauses_with_as_leave_the_rest_of_the_sentence() {
    told("As [w:Orr] [c:put it], [t:the quay is lost].");
    told("[t:The quay is lost, as far as we know], as [w:Orr] [c:put it].");
    told("As he left the hall, the bell rang.");
}

#[test]
fn a_tag_has_all_that_stands_before_it() {
    told("[t:[w:Hald] [c:thinks] [t:the quay is unsafe]], [w:Orr] [c:said].");
    told("[t:In its first year], [w:Orr] [c:said], [t:the yard lost money].");
    told("[w:Orr] [c:said] [t:it was because “nobody asked us,”] she said. [t:“We were never told.”]");
}

#[test]
fn content_ends_where_the_clause_of_its_cue_ends() {
    told("[w:Orr], who [c:fears] that [t:the dam will fail], left the town.");
    told("When [w:tenants] [c:ask] for [t:help], nobody comes.");
    told("[w:The board] [c:said] [t:the quay was safe]; it shut a day later.");
    told("[w:Orr] [c:said] [t:the quay was safe] and [w:Hald] [c:accused] [t:the board of haste].");
    told("[w:Orr] [c:said] [t:the letters accusing Hald of haste were forged].");
}

#[test]
fn a_subject_may_stand_far_from_its_verb() {
    told("[w:Sen. Ola Brandt] (D-Fennick), [c:said] after lunch that [t:the levy was dead].");
    told("[w:Ola Brandt] (Fennick), an old rival, [c:said] [t:the levy was dead].");
    told("[w:The ministry] less than two weeks ago [c:said] [t:the levy was dead].");
    told("[w:Theresa May] [c:said] on Monday that [t:the levy was dead].");
    told("[w:All the clerks I met] [c:said] [t:the levy was dead].");
    told("[w:Voters polled] [c:said] [t:the levy was dead].");
    told("[w:Some state officials] [c:praised] [t:the levy].");
    told("She worked for [w:Ola Brandt], a geologist who [c:argued] that [t:the levy was dead].");
}

#[test]
fn what_stands_beside_a_source_is_none_of_it() {
    told("[w:Oona Pratt], who lost her boat in Fennick, Corrin, in July 2012, [c:said] [t:the wall was weak].");
    told("[w:Oona Pratt], however, [c:said] [t:it was late].");
    told("[w:Oona Pratt], of course, [c:said] [t:it was late].");
    told("[w:Friends, tenants and former clerks] [c:say] [t:he has changed].");
    told("On Monday, [w:Oona Pratt and Idris Penhale] [c:said] [t:it was late].");
    told("That was the day [w:Oona Pratt] [c:said] [t:it was late].");
    told("Let me say that it is late.");
    let brackets = annotate(document_of("Oona Pratt (R) said it was late."), lexicon());
    assert_eq!(brackets.slice(brackets.mentions[0].span), "Oona Pratt (R)");
}

#[test]
fn what_is_withheld_is_named() {
    told("[w:A clerk] [c:declined to say] [t:whether she was paid].");
    told("[w:Orr] [c:declined [t:to comment]]. She would not sing.");
}

#[test]
fn a_relative_pronoun_stands_for_what_was_said() {
    told("The levy, [t:which] [w:Orr] [c:denounced] on Friday, is dead.");
    told("The levy, which Orr paid on Friday, is dead.");
}

#[test]
fn a_passive_tells_what_nobody_is_given_for() {
    told("[t:The levy] is [c:expected] [t:to rise by May].");
    told("[t:The levy] is [c:estimated] [t:at $5 million].");
    told("[t:Orr] was [c:accused] [t:of using $80,000 for herself].");
    told("Orr was arrested for theft.");
}

#[test]
fn a_figure_has_whom_it_is_taken_from() {
    told("[c:In] [w:the latest Courier poll], taken in May, [t:Orr led Hald 52 percent to 41 percent].");
    told("[t:Orr led Hald by 9 percentage points] [c:in] [w:a Courier poll released] Monday.");
    told("[c:By] [w:the Courier's tally], [t:she has 212 votes].");
    told("[t:Nearly 6,000 acres have burned], [c:by] [w:one estimate].");
    told("[c:Under] [w:the mayor's plan], [t:owners would pay $300].");
    told("The quay is 40 feet long in the survey area. She rose by 300 votes by accident.");
    told("Support fell from 58 percent in the last poll to 55 percent now.");
}

#[test]
fn a_paper_gives_figures_whatever_its_verb() {
    told("[w:A recent Courier survey] [c:found] [t:wide support, at 70 percent, for the levy].");
    told("[w:A Courier analysis of the accounts] [c:identified] [t:at least $3.5 million in debts].");
    told("[w:Data from the 2034 Boat Census] [c:show] that [t:women own about 30 percent of the fleet].");
    told("[t:Debts hit nearly $1.1 million in May], [w:a Courier analysis of yard accounts] [c:shows].");
    told("[w:The latest count] [c:gives] [t:her 640 votes].");
    told("[w:Her plan] [c:would] [t:cap the fee at 28 percent].");
    told("The audit took 40 weeks and cost $4 million. The filing fee of $300 rose.");
    told("The papers have raised $4 million.");
}

#[test]
fn somebody_puts_a_figure_at_something_or_tells_results() {
    told("[w:The Yard Register] [c:put] [t:the wreck at $12 million].");
    told("[w:The shop] [c:reported] [t:a profit of $0.90 a share].");
    told("The board raised [w:its] [c:forecast] [t:by 0.3 percentage points to 2.6 percent].");
    told("The yard is [c:reportedly] [t:paying $4 million].");
    told("Orr has at least 40 votes. The poll has a margin of error of 3 percentage points.");
    told("[w:The poll] [c:has] [t:Orr leading by 9 percentage points].");
    told("Orr put $4 million into the yard. The mayor is paying $4 million.");
}

#[test]
fn why_a_source_is_not_named_stands_between_it_and_its_verb() {
    told("[w:An aide] who asked not to be named because talks continue [c:said] [t:the yard was lost].");
    told(
        "[w:A pilot] who spoke on condition of anonymity because he was not authorised to talk [c:said] [t:it was late].",
    );
    told("[w:A nurse] who requested anonymity as she feared dismissal [c:said] [t:the ward was full].");
    told("An aide asked not to be named because talks go on. [w:She] [c:said] [t:the yard was lost].");
    told("Because talks go on, [w:the aide] [c:said] [t:nothing was lost].");
}

#[test]
fn adjectives_behind_be_tell_what_somebody_says_or_holds() {
    told("[w:Orr] was [c:adamant] that [t:the yard would close].");
    told("[w:The aides] were very [c:critical of] [t:the sale].");
    told("[w:Members] are [c:worried] about [t:the levy].");
    told("It was critical that boats left. The dam is critical to the town. A vocal crowd in hats met.");
    told("Critical of the plan, he left. The quay stood silent on Sunday.");
}

#[test]
fn a_clause_stands_behind_a_tag_that_nothing_stands_before() {
    told("Instead, [w:Orr] [c:said], [t:the quay will stay].");
    told("[w:Orr] [c:said] on Monday, [t:he would go].");
    told("[w:Orr] [c:said] in a general election, [t:he would win].");
    told("[t:The quay], [w:Orr] [c:said], [t:will stay].");
    told("[w:Orr] has in the past [c:said] that [t:the quay will stay].");
    told("Instead, Orr left, and the quay stayed. On Monday, Orr met the board, and it voted.");
}

#[test]
fn marks_and_stops_of_a_careless_hand_hide_no_tag() {
    told("[t:“It leaks in three places.”] [w:Orr] [c:said] on Monday.");
    told("[t:“It leaks in three places,“] [c:said] [w:Idris Penhale], a clerk.");
    told("[t:“It is wrong,”] [c:said] [w:9/11 widow Oona Pratt].");
    told("[t:“It leaks in three places.”] [w:Orr] [c:said] that [t:it was late].");
}
