"""The agenda as a considerate colleague would write it. Ada owns the ledger; the cast is in people.py."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.today import Candidate, Decision, RoleChange, agenda, why_not
from tests.today.people import BEN, CAST, CHEN, DANA, EVE, FIN, GUS, HAL, NOW, person, rhythm, rows


def kinds(*candidates: Candidate, minutes: int = 60, as_of: datetime = NOW) -> list[tuple[str, str]]:
    return [(item.kind, item.ref) for item in agenda(candidates, as_of, minutes).items]


def only(candidate: Candidate, as_of: datetime = NOW) -> str:
    """Return the one reason for the one item of a candidate."""
    (item,) = agenda([candidate], as_of, 60).items
    return item.why


# -- what waits -------------------------------------------------------------------------------------------


def test_a_question_that_waits_is_quoted_with_its_day_and_the_date_it_names() -> None:
    (item,) = agenda([BEN], NOW).items
    assert (item.kind, item.what, item.evidence) == (
        "answer",
        "answer the question",
        ("ben/2026-11-17 09:26<",),
    )
    assert item.why == (
        "Wrote on Tuesday: “Before I write the release: which void limit would you accept?” A date is named: 24 November."
    )


def test_what_was_answered_is_not_on_the_list() -> None:
    answered = rows("ben", '2026-11-18 08:00 > "25 % is fine, and the position matters more."')
    assert kinds(person("ben", more=(*BEN.rows, *answered))) == []


def test_leads_that_nobody_thanked_for_become_thanks() -> None:
    (item,) = agenda([CHEN], NOW).items
    assert (item.kind, len(item.evidence)) == ("thank", 3)
    assert item.why == (
        "Sent people your way 3 times, last on 22 October: “I told Lieke that she should talk to you before they"
        " freeze the layout.” No thanks have gone back."
    )


def test_thanks_once_given_settle_the_leads_before_them() -> None:
    thanked = rows("chen", '2026-11-02 08:00 > "By the way: thank you for Lieke, and for all the others."')
    assert kinds(person("chen", more=(*CHEN.rows, *thanked))) == []


def test_a_recommendation_wants_a_word() -> None:
    bastian = person(
        "bastian", '2026-10-08 15:05 < recommendation "Ada has an eye for what everybody walks past."'
    )
    assert (
        only(bastian)
        == "Recommended you in writing on 8 October: “Ada has an eye for what everybody walks past.”"
    )


def test_an_endorsement_of_last_year_is_left_in_peace() -> None:
    assert kinds(person("ida", "2025-10-08 15:05 < endorsement")) == []
    assert kinds(person("ida", "2026-11-08 15:05 < endorsement")) == [("thank", "ida")]


def test_a_promise_that_nothing_followed_is_kept_in_mind() -> None:
    (item,) = agenda([GUS], NOW).items
    assert (item.kind, item.evidence) == ("promise", ("gus/2026-10-27 14:40>",))
    assert "I'll send you the report by the end of next week" in item.why


@pytest.mark.parametrize(
    "kept",
    [
        '2026-11-05 09:00 > "Here is the report, with the last table in it."',
        "2026-11-05 09:00 > call",
        '2026-11-05 09:00 < "Received the report this morning, thank you!"',
    ],
)
def test_a_promise_is_settled_by_what_follows(kept: str) -> None:
    assert kinds(person("gus", more=(*GUS.rows, *rows("gus", kept)))) == []


def test_a_second_message_in_the_same_minutes_does_not_keep_the_promise() -> None:
    more = rows(
        "gus", '2026-10-27 14:44 > "And say hello to the whole audit team from me, they were patient."'
    )
    assert kinds(person("gus", more=(*GUS.rows, *more))) == [("promise", "gus")]


def test_a_promise_is_not_due_before_its_day() -> None:
    early = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
    assert kinds(replace(GUS), as_of=early) == []
    assert kinds(GUS, as_of=datetime(2026, 11, 5, 12, 0, tzinfo=UTC)) == [("promise", "gus")]


@pytest.mark.parametrize(
    "said",
    [
        "I'll send you the pictures if you like.",
        "Shall I send you the pictures?",
        "I'll send you the pictures; they are attached.",
        "I'll see you in Ghent, then.",
    ],
)
def test_offers_and_conditions_are_no_promises(said: str) -> None:
    assert kinds(person("gus", f'2026-10-27 09:00 < "Good talk."\n2026-10-27 14:40 > "{said}"')) == []


# -- what may be begun ------------------------------------------------------------------------------------


def test_a_tie_that_fades_against_its_own_rhythm_is_offered_with_the_rhythm() -> None:
    (item,) = agenda([HAL], NOW).items
    assert item.kind == "tend"
    assert item.why.startswith("You two talked about every 3 weeks; the last time was 5 May, 7 months ago.")
    assert item.why.endswith("Their last words: “Trial 23 went well, the figures are in the folder.”")


def test_a_slow_rhythm_is_not_fading_after_the_same_silence() -> None:
    slow = person("hal", rhythm("hal", datetime(2022, 1, 7, tzinfo=UTC), 200, 9))
    assert kinds(slow) == []


def test_a_project_that_is_over_is_no_tie_that_fades() -> None:
    busy = "\n".join(
        f'2026-03-{n:02d} 09:00 > "Section {n} is done, shall I go on?"\n2026-03-{n:02d} 10:00 < "Yes, go on with {n + 1}."'
        for n in range(2, 14)
    )
    twice = '2025-03-02 09:00 > "Shall we look at it?"\n2025-03-02 10:00 < "Yes, in spring."\n' + busy
    assert kinds(person("hal", "\n".join(twice.splitlines()[:22]))) == []


def test_gaps_inside_a_conversation_say_nothing_about_the_rhythm() -> None:
    chatty = []
    for month in (1, 3, 5, 7, 9):
        for hour in (8, 9, 10, 11):
            chatty.append(
                f'2026-0{month}-03 {hour:02d}:00 {"<" if hour % 2 else ">"} "And point {hour} of month {month}?"'
            )
    chatty.append('2026-09-04 09:00 > "Point 11 was the last one."')
    assert kinds(person("hal", "\n".join(chatty))) == [], "eleven weeks are not long where nine are usual"
    later = datetime(2027, 6, 20, tzinfo=UTC)
    assert kinds(person("hal", "\n".join(chatty), as_of=later), as_of=later) == [("tend", "hal")]


ROLE = RoleChange(
    "Process Engineer",
    "Duero",
    "Head of Quality",
    "Helvar Cycles",
    date(2026, 11, 20),
    date(2026, 10, 2),
    ("C.csv:7",),
)
TALKED = '2026-06-16 08:30 > "The last board of the project is on my shelf, signed by all."\n2026-06-16 09:02 < "Ours too!"'


def test_a_new_role_is_seen_by_comparing_exports() -> None:
    (item,) = agenda([person("lucia", TALKED, changes=(ROLE,))], NOW).items
    assert (item.kind, item.evidence) == ("congratulate", ("C.csv:7",))
    assert (
        item.why
        == "Now Head of Quality at Helvar Cycles (was Process Engineer, Duero); new in your export today."
    )


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (replace(ROLE, new_position="process engineer ", new_company="DUERO"), "another spelling"),
        (replace(ROLE, seen_on=date(2026, 8, 1), before=date(2026, 7, 1)), "old news"),
        (replace(ROLE, new_position="", new_company=""), "nothing known"),
    ],
)
def test_what_is_not_news_is_not_congratulated(change: RoleChange, why: str) -> None:
    assert kinds(person("lucia", TALKED, changes=(change,))) == [], why


def test_strangers_are_not_congratulated() -> None:
    assert kinds(person("lucia", changes=(ROLE,))) == []


def test_who_has_been_congratulated_is_not_congratulated_again() -> None:
    said = rows("lucia", '2026-11-05 08:00 > "Congratulations on Helvar!"')
    assert kinds(person("lucia", TALKED, more=said, changes=(ROLE,))) == []


SEED = """
2024-10-02 13:20 < "Our thin laminate bows and the customer blames us. Would you look at four curves?"
2024-10-07 07:50 > "I looked at all four. Three are the customer's copper, one is your glass style, the lot from July."
2024-10-07 12:31 < "Extraordinary, thank you. When our pilot line starts, end of 2026, we will need somebody like you."
"""


def test_a_seed_is_revived_when_the_time_they_named_has_come() -> None:
    (item,) = agenda([person("aurelio", SEED)], NOW).items
    assert (item.kind, item.what) == ("revive", "ask how it goes")
    assert "“When our pilot line starts, end of 2026, we will need somebody like you.”" in item.why
    assert item.evidence == ("aurelio/2024-10-07 07:50>", "aurelio/2024-10-07 12:31<")


def test_a_seed_is_left_in_the_ground_before_its_time() -> None:
    early = datetime(2026, 8, 1, tzinfo=UTC)
    assert kinds(person("aurelio", SEED, as_of=early), as_of=early) == []


def test_an_invitation_with_a_note_goes_before_a_stock_one_and_pitches_never_come() -> None:
    sanne = person(
        "sanne", '2026-11-17 08:37 < invitation "You told our table to open the scrap box first. We did."'
    )
    derek = person(
        "derek",
        '2026-11-16 11:04 < invitation "I\'d like to add you to my professional network on LinkedIn."',
    )
    chad = person(
        "chad",
        '2026-11-10 15:21 < invitation "I help consultants scale to 7 figures with outreach. Synergies!"',
    )
    assert kinds(chad, derek, sanne) == [("invitation", "sanne"), ("invitation", "derek")]


def test_an_acceptance_known_to_the_day_only_settles_the_invitation_of_that_day() -> None:
    accepted = person(
        "sanne", '2026-11-17 08:37 < invitation "Hello from the scrap box!"\n2026-11-17 00:00 > acceptance'
    )
    assert kinds(accepted) == []


# -- whom to leave alone ----------------------------------------------------------------------------------


def test_somebody_written_to_three_times_in_vain_is_left_alone_until_a_day() -> None:
    made = agenda([FIN], NOW)
    assert made.items == ()
    (quiet,) = made.leave_alone
    assert quiet.why == (
        "You wrote three times without an answer, last on 20 October. Leave it until 19 December, another 4 weeks."
    )
    assert len(quiet.evidence) == 3
    assert why_not(FIN, NOW) == "You wrote three times without an answer; leave it until 19 December."


def test_a_word_from_them_ends_the_leaving_alone() -> None:
    back = rows("fin", '2026-11-19 10:00 < "Sorry, I was away. Which curves do you mean?"')
    made = agenda([person("fin", more=(*FIN.rows, *back))], NOW)
    assert [item.kind for item in made.items] == ["answer"]
    assert made.leave_alone == ()


def test_an_answer_and_a_thank_you_are_no_tries() -> None:
    talk = """
    2026-10-02 09:00 < "Which alloy did you use?"
    2026-10-02 11:00 > "SAC305, from the jar that was opened on Monday."
    2026-11-06 09:00 > "How did the trial go in the end?"
    """
    made = agenda([person("fin", talk)], NOW)
    assert made.leave_alone == ()
    assert (
        why_not(person("fin", talk), NOW)
        == "Nothing waits between you: you were last in touch on 6 November."
    )


def test_an_invitation_accepted_on_its_day_is_no_try_in_vain() -> None:
    text = """
    2026-06-23 00:00 < acceptance
    2026-06-23 10:00 > invitation "Your question on drop tests was the one I would have asked."
    2026-06-24 12:10 > "I owe you a better answer than I gave. Did you get any further?"
    2026-11-02 09:31 > "I came across a series that answers it better. Would you like the reference?"
    """
    (quiet,) = agenda([person("annelie", text)], NOW).leave_alone
    assert quiet.why.startswith(
        "You wrote twice without an answer, last on 2 November. Leave it until 2 December"
    )


def test_what_a_third_person_did_is_not_put_down_to_the_other() -> None:
    (said,) = rows("chen", '2026-10-22 13:20 < introduction "Lieke, this is Ada. You two should talk."')
    assert kinds(person("lieke", more=(replace(said, recipients=("lieke", "me")),))) == []
    assert kinds(person("chen", more=(replace(said, recipients=("lieke", "me")),))) == [("thank", "chen")]


def test_pitches_never_become_something_to_answer() -> None:
    assert agenda([EVE], NOW).items == ()
    assert why_not(EVE, NOW).startswith("All they have sent you are pitches")


def test_a_customer_who_talks_of_demos_is_still_a_customer() -> None:
    ask = '2026-11-18 09:00 < "Our platform demo failed on the board. Do you have 15 minutes for a call this week?"'
    assert kinds(person("eve", ask)) == []
    past = "\n".join(
        f'2026-0{month}-02 09:00 < "Which alloy for lot {month}?"\n2026-0{month}-02 10:00 > "SAC305 for lot {month}."'
        for month in range(3, 8)
    )
    assert kinds(person("ben", f"{past}\n{ask}")) == [("answer", "ben")]


@pytest.mark.parametrize(
    "pitch",
    [
        "Hallo Ada, wir helfen Beratern wie Ihnen, planbar neue Kunden zu gewinnen. Haben Sie diese Woche 15 Minuten Zeit?",
        "Bonjour Ada, notre plateforme vous apporte des rendez-vous qualifiés. Auriez-vous 15 minutes cette semaine ?",
        "Hola Ada, ayudamos a consultores como tú a conseguir más clientes. ¿Tienes 15 minutos esta semana para una demo?",
        "Hi {{first_name}}, I noticed that {{company}} is growing. Open to a chat?",
    ],
)
def test_pitches_in_other_languages_are_pitches_too(pitch: str) -> None:
    assert kinds(person("eve", f'2026-11-18 09:00 < "{pitch}"')) == []


@pytest.mark.parametrize(
    "asked",
    [
        "Hello Ada, could you quote for two training days in March, eight people, German and Polish?",
        "We have 30 % voids on a power board and a customer who wants an answer by Friday. Could you help?",
        "Haben Sie kurz Zeit für eine Frage zu unserem Lötprofil?",
        "Do you have 15 minutes on Thursday? I would like to hear what you saw on line two.",
    ],
)
def test_a_strangers_real_request_is_somebody_waiting(asked: str) -> None:
    assert kinds(person("dana", f'2026-11-18 09:00 < "{asked}"')) == [("answer", "dana")]


def test_who_asked_not_to_be_written_to_is_never_written_to() -> None:
    text = """
    2024-02-14 09:00 > "Hello Rupert, here is what I promised."
    2024-02-14 10:00 < "Thanks."
    2024-05-14 13:00 > "I give a free webinar, please come."
    2024-05-15 10:20 < "Please take me off this list. I would prefer not to be written to."
    2024-05-15 12:45 > "You are right, and I apologise."
    """
    rupert = person("rupert", text, changes=(ROLE,))
    assert kinds(rupert) == []
    assert why_not(rupert, NOW) == "They asked you on 15 May 2024 not to write to them any more."


def test_sponsored_messages_are_nobody_waiting() -> None:
    (row,) = rows(
        "name:linkedin/boardmatic", '2026-11-17 13:00 < "Is your quality data scattered across spreadsheets?"'
    )
    made = person("name:linkedin/boardmatic", more=(replace(row, subject="Last chance"),))
    assert kinds(made) == []
    assert why_not(made, NOW) == "These are sponsored messages; nobody waits for an answer."


def test_nothing_is_begun_while_your_own_message_waits_or_you_have_just_talked() -> None:
    waiting = rows("hal", '2026-11-08 09:00 > "How is the new oven, did you get it to behave?"')
    assert kinds(person("hal", more=(*HAL.rows, *waiting))) == []
    lucia = person("lucia", TALKED + '\n2026-11-15 09:00 < "Thank you for everything!"', changes=(ROLE,))
    assert "congratulate" not in {kind for kind, _ in kinds(lucia)}


def test_after_the_wait_the_next_word_is_theirs() -> None:
    text = (
        TALKED
        + """
    2026-07-01 09:00 > "How did the audit go, and did they like the green signature?"
    2026-08-15 09:00 > "I found the second curve. Would you like to see it?"
    """
    )
    lucia = person("lucia", text.strip(), changes=(ROLE,))
    assert agenda([lucia], NOW) == agenda([], NOW)
    assert why_not(lucia, NOW) == (
        "You wrote twice without an answer; the next word is theirs, unless you have real news."
    )


def test_why_not_names_the_guard_that_held_something_back() -> None:
    lucia = person("lucia", TALKED + '\n2026-11-15 09:00 < "Thank you for everything!"', changes=(ROLE,))
    assert why_not(lucia, NOW) == "They wrote on Sunday; nothing needs to be begun."
    waiting = rows("hal", '2026-11-08 09:00 > "How is the new oven, did you get it to behave?"')
    hal = person("hal", more=(*HAL.rows, *waiting), changes=(replace(ROLE, before=None),))
    assert why_not(hal, datetime(2026, 11, 20, 9, tzinfo=UTC)) == (
        "Your message of 8 November waits for an answer; give it time."
    )


# -- the user's decisions ---------------------------------------------------------------------------------


def test_done_hides_the_item_until_there_is_news() -> None:
    (item,) = agenda([BEN], NOW).items
    done = [Decision("done", item.key)]
    assert agenda([BEN], NOW, decisions=done).items == ()
    assert why_not(BEN, NOW, done) == "You marked it as done; it comes back only with news."
    later = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    news = rows("ben", '2026-11-21 09:00 < "And does the position of the void matter to you?"')
    (again,) = agenda([person("ben", more=(*BEN.rows, *news), as_of=later)], later, decisions=done).items
    assert again.key != item.key


def test_snooze_ends_on_its_day() -> None:
    (item,) = agenda([BEN], NOW).items
    snoozed = [Decision("snooze", item.key, date(2026, 11, 27))]
    assert agenda([BEN], date(2026, 11, 26), decisions=snoozed).items == ()
    assert len(agenda([BEN], date(2026, 11, 27), decisions=snoozed).items) == 1
    assert why_not(BEN, NOW, snoozed) == "You put it off until 27 November."


@pytest.mark.parametrize("about", ["key", "ref"])
def test_not_this_person_holds_for_everything_about_them(about: str) -> None:
    (item,) = agenda([FIN, BEN], NOW).items
    never = [Decision("never", item.key if about == "key" else item.ref)]
    assert agenda([BEN], NOW, decisions=never).items == ()
    assert why_not(BEN, NOW, never) == "You asked not to be shown this person."
    fin = [Decision("never", "fin")]
    assert agenda([FIN], NOW, decisions=fin).leave_alone == ()


# -- the whole --------------------------------------------------------------------------------------------


def test_the_cast_in_twenty_minutes() -> None:
    made = agenda(CAST, NOW, 20)
    assert [(item.kind, item.ref) for item in made.items] == [
        ("answer", "ben"),
        ("promise", "gus"),
        ("thank", "chen"),
        ("tend", "hal"),
    ]
    assert [quiet.ref for quiet in made.leave_alone] == ["fin"]
    assert made.as_json()["items"][0] == {
        "kind": "answer",
        "person": "Ben",
        "ref": "ben",
        "what": "answer the question",
        "why": made.items[0].why,
        "minutes": 3,
        "evidence": ["ben/2026-11-17 09:26<"],
        "key": made.items[0].key,
    }


def test_thanks_that_are_due_as_well_are_said_in_the_same_line() -> None:
    asked = rows("chen", '2026-11-18 08:00 < "Will you bring the half-year figures on the 9th?"')
    (item,) = agenda([person("chen", more=(*CHEN.rows, *asked))], NOW).items
    assert item.kind == "answer"
    assert "And thank them for the people they sent: sent people your way 3 times" in item.why


def test_why_not_says_what_somebody_is_on_the_list_for_and_what_is_quiet() -> None:
    assert why_not(BEN, NOW).startswith("They are on the list, or next in line when there are more minutes.")
    assert why_not(DANA, NOW) == "The two of you have not talked yet; nothing waits and nothing fades."
    calm = person(
        "ben", '2026-11-02 09:00 > "All seven changed?"\n2026-11-02 09:30 < "All seven, thank you."'
    )
    assert why_not(calm, NOW) == "Nothing waits between you: you were last in touch on 2 November."


def crowd() -> list[Candidate]:
    """Return many people with one thing each, so that the limits are felt."""
    asking = [
        person(
            f"q{n}", f'2026-11-{10 + n % 8:02d} 09:0{n % 10} < "Could you tell me how you measured lot {n}?"'
        )
        for n in range(12)
    ]
    fading = [
        person(f"f{n}", rhythm(f"f{n}", datetime(2025, 1, 3 + n, tzinfo=UTC), 14 + n, 20)) for n in range(5)
    ]
    moved = [person(f"m{n}", TALKED, changes=(ROLE,)) for n in range(5)]
    silent = [
        person(
            f"s{n}",
            "\n".join(f'2026-{m:02d}-0{n + 1} 08:00 > "May I show you the curves?"' for m in (9, 10, 11)),
        )
        for n in range(9)
    ]
    return [*CAST, *asking, *fading, *moved, *silent]


CROWD = crowd()


@given(
    st.integers(0, 90),
    st.lists(st.sampled_from(CROWD), unique_by=lambda c: c.ref),
    st.randoms(use_true_random=False),
)
def test_limits_hold_and_order_does_not_matter(
    minutes: int, some: list[Candidate], dice: random.Random
) -> None:
    made = agenda(some, NOW, minutes)
    assert made.minutes <= minutes
    assert len(made.items) <= 7
    assert len(made.leave_alone) <= 7
    shown = [item.ref for item in made.items] + [quiet.ref for quiet in made.leave_alone]
    assert len(shown) == len(set(shown)), "one line a person, and nobody in both"
    assert all(item.evidence and item.why and item.minutes > 0 for item in made.items)
    mixed = list(some)
    dice.shuffle(mixed)
    assert agenda(mixed, NOW, minutes) == made


@given(st.sampled_from(CROWD), st.integers(1, 400))
def test_what_comes_later_changes_nothing(candidate: Candidate, days: int) -> None:
    at = NOW + timedelta(days=days)
    later = rows(candidate.ref, f'{at:%Y-%m-%d %H:%M} < "Could you please never contact me again?"')
    change = replace(ROLE, seen_on=at.date())
    more = replace(candidate, rows=(*candidate.rows, *later), changes=(*candidate.changes, change))
    assert agenda([more], NOW, 60) == agenda([candidate], NOW, 60)
    assert why_not(more, NOW) == why_not(candidate, NOW)


def test_an_agenda_is_not_five_of_one_kind() -> None:
    made = agenda(CROWD, NOW, 90)
    found = [item.kind for item in made.items]
    assert len(found) == 7
    assert max(found.count(kind) for kind in found) <= 3


def test_even_when_many_ask_three_answers_are_enough_for_one_sitting() -> None:
    asking = [one for one in CROWD if one.ref.startswith("q")]
    assert [item.kind for item in agenda(asking, NOW, 90).items] == ["answer"] * 3


def test_no_line_counts_days_praises_activity_or_says_who_owes() -> None:
    made = agenda(CROWD, NOW, 90)
    said = " ".join([i.why + i.what for i in made.items] + [q.why for q in made.leave_alone]).casefold()
    words = set(re.findall(r"\w+", said))
    assert words.isdisjoint({"streak", "badge", "owe", "owes", "score", "overdue", "urgent", "hurry"})
