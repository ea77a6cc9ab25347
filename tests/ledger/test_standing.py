"""Standing on small ledgers that can be checked by hand. Ada is the owner."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.ledger.columns import quantities
from goodstanding.ledger.habits import Habits
from goodstanding.ledger.owed import Owed
from goodstanding.ledger.standing import Answer, Stage, reciprocity, reply_probabilities, standing
from goodstanding.ledger.tie import EMPTY, Tie, Touch, fold

from .strategies import DAY, histories

T0 = 1.7e9


def ledger(text: str) -> Tie:
    """Fold lines such as `12 > message` (day 12, Ada does it) or `13.5 < endorsement` (done towards Ada)."""
    touches = []
    for line in text.strip().splitlines():
        day, way, kind, *many = line.split()
        touches.append(Touch(T0 + float(day) * DAY, way == ">", kind, int(many[0]) if many else 1))
    return fold(touches)


BEN = ledger("\n".join(f"{20 * n} > message\n{20 * n + 0.3} < message" for n in range(12)))
CHEN = ledger("0 > message\n0.5 < message\n30 < referral\n40 < referral\n41 < message\n42 > reaction")
DANA = EMPTY
EVE = ledger("0 < message 200\n10 < message 200\n20 < message 200")
NONE = Habits()


def at(day: float) -> float:
    return T0 + day * DAY


def test_ben_who_answers_is_likelier_to_answer_than_somebody_who_never_did() -> None:
    silent = ledger("\n".join(f"{20 * n} > message" for n in range(12)))
    ben, other = (standing(tie, NONE, at(225)).reply_probability for tie in (BEN, silent))
    assert ben > 0.6 > 0.3 > other


def test_own_unanswered_messages_never_raise_the_probability() -> None:
    tries = [fold([Touch(T0 + n * 10 * DAY, True, "message") for n in range(k)]) for k in (1, 2, 4, 8)]
    chances = [standing(tie, NONE, at(100)).reply_probability for tie in tries]
    assert chances == sorted(chances, reverse=True)


def test_a_stranger_gets_the_owners_own_rate_and_is_told_so() -> None:
    popular = Habits(people=40, asked=40, answered=30, first_asked=40, first_answered=30)
    ignored = popular._replace(answered=2, first_answered=2)
    seen = [standing(DANA, habits, at(0)) for habits in (popular, ignored)]
    assert seen[0].reply_probability > seen[1].reply_probability
    assert seen[0].reply_why[0] == "no answers to go by; 30 of 40 new people answered you"
    assert seen[0].may_ask.answer is Answer.UNKNOWN


def test_the_reasons_are_in_words_and_right() -> None:
    why = standing(BEN, NONE, at(232)).reply_why
    assert "answered 8 of your last 8" in why
    assert any(reason.startswith("last wrote 12 days ago; usual gap 19 days") for reason in why), why


@pytest.mark.parametrize(
    ("tie", "stage"),
    [
        (DANA, Stage.STRANGER),
        (ledger("0 > message\n9 > message"), Stage.STRANGER),
        (ledger("0 < reaction"), Stage.NOTICED),
        (ledger("0 > invitation\n1 < acceptance"), Stage.NOTICED),
        (ledger("0 > message\n1 < message"), Stage.ACQUAINTED),
        (ledger("0 > message\n1 < message\n2 > message\n3 < message"), Stage.CONVERSING),
        (BEN, Stage.TRUSTED),
    ],
)
def test_stages_follow_what_came_back(tie: Tie, stage: Stage) -> None:
    assert standing(tie, NONE, at(240)).stage is stage


def test_a_stage_is_one_lower_after_two_years_of_silence() -> None:
    assert standing(BEN, NONE, at(230 + 800)).stage is Stage.CONVERSING


def test_one_given_and_one_received_ranks_well_below_thirty_and_twenty() -> None:
    one = reciprocity(ledger("0 > message\n1 < message"))
    many = reciprocity(ledger("\n".join(["0 > message"] * 30 + ["1 < message"] * 20)))
    assert one.low < many.low - 0.1
    assert one.low < one.share == 0.5 < one.high


@given(histories())
def test_a_share_and_its_mirror_add_up_to_one(touches: list[Touch]) -> None:
    mine = reciprocity(fold(touches))
    mirror = reciprocity(fold(t._replace(out=not t.out) for t in touches))
    assert mine.share + mirror.share == pytest.approx(1)
    assert mine.low + mirror.high == pytest.approx(1)


def test_acts_weigh_as_their_table_says_and_the_user_can_change_it() -> None:
    assert reciprocity(CHEN).share > 0.8
    assert reciprocity(CHEN, {"referral": 0.0}).share < 0.7
    with pytest.raises(ValueError, match="not a kind of act"):
        reciprocity(CHEN, {"poke": 1.0})


def test_changing_the_worth_of_acts_changes_no_probability() -> None:
    plain = standing(CHEN, NONE, at(50))
    changed = standing(CHEN, NONE, at(50), worth={"referral": 0.0})
    assert plain.reply_probability == changed.reply_probability


def test_chen_who_gave_much_is_not_asked_for_more_yet() -> None:
    answer = standing(CHEN, NONE, at(60)).may_ask
    assert answer.answer is Answer.NOT_YET
    assert answer.change


def test_what_waits_for_the_owner_comes_before_any_ask() -> None:
    waits = ledger("0 > message\n1 < message\n2 > message\n3 < message")
    seen = standing(waits, NONE, at(5))
    assert (seen.owed_count, seen.may_ask.answer) == (1, Answer.NOT_YET)
    assert seen.may_ask.why == ("they wrote 2 days ago and wait for your answer",)


def test_a_closing_that_needs_no_answer_does_not_bar_an_ask() -> None:
    waits = ledger("0 > message\n1 < message\n2 > message\n3 < message\n4 > message\n5 < message")
    answer = standing(waits, NONE, at(20), owed_count=0).may_ask
    assert answer.answer is Answer.YES
    assert len(answer.why) >= 2


def test_two_tries_in_vain_mean_leaving_them_alone_and_for_how_long() -> None:
    twice = ledger("0 > message\n10 > message")
    assert standing(twice, NONE, at(12)).wait_days == pytest.approx(28)
    assert standing(twice, NONE, at(12)).may_ask.answer is Answer.NO
    assert standing(twice, NONE, at(41)).wait_days == 0
    thrice = ledger("0 > message\n10 > message\n20 > message")
    assert standing(thrice, NONE, at(22)).wait_days == pytest.approx(58)


def test_a_new_connection_is_not_pitched() -> None:
    fresh = ledger("0 < invitation\n0.1 > acceptance")
    assert standing(fresh, NONE, at(1)).may_ask.answer is Answer.NOT_YET


def test_neglect_is_measured_against_the_ties_own_rhythm() -> None:
    weekly = ledger("\n".join(f"{7 * n} > message\n{7 * n + 0.1} < message" for n in range(20)))
    yearly = ledger("\n".join(f"{300 * n} > message\n{300 * n + 0.1} < message" for n in range(5)))
    assert standing(weekly, NONE, at(133 + 60)).neglect.fading
    assert not standing(yearly, NONE, at(1200 + 60)).neglect.fading


def test_when_a_tie_begins_to_fade_does_not_depend_on_now() -> None:
    early, late = (standing(BEN, NONE, at(day)).neglect for day in (225, 500))
    assert early.fade_at == late.fade_at
    assert (early.fading, late.fading) == (False, True)


def test_strangers_and_one_way_senders_never_fade() -> None:
    assert standing(EVE, NONE, at(400)).neglect.fade_at is None
    assert standing(DANA, NONE, at(400)).neglect == (None, None, None, False, None)


@given(
    st.lists(histories(max_size=15), min_size=1, max_size=6), st.sampled_from([0.0, 1.0, 7 * DAY, 90 * DAY])
)
def test_columns_read_the_same_turns_as_the_tie_does(people: list[list[Touch]], later: float) -> None:
    ties = [fold(touches) for touches in people]
    as_of = max((tie.last for tie in ties if tie.last > 0), default=T0) + later
    of = quantities(ties, as_of)
    for place, tie in enumerate(ties):
        for name, turns in (("mine", tie.mine), ("theirs", tie.theirs)):
            assert of[f"{name}_answered"][place] == turns.answered
            assert of[f"{name}_closed"][place] == turns.closed_at(as_of)
            assert of[f"{name}_waiting"][place] == turns.waiting
            recent = (of[f"{name}_recent_answered"][place], of[f"{name}_recent"][place])
            assert recent == turns.latest(as_of)
        out, into = tie.sums_at(as_of)
        assert of["out_30"][place] == pytest.approx(out[3])
        assert of["in_7"][place] == pytest.approx(into[2])


@given(histories(), st.integers(-500, 500))
def test_shifting_all_times_changes_nothing_in_standing(touches: list[Touch], days: int) -> None:
    shift, as_of = days * DAY, max((t.at for t in touches), default=T0) + 3 * DAY
    plain = standing(fold(touches), NONE, as_of)
    moved = standing(fold(t._replace(at=t.at + shift) for t in touches), NONE, as_of + shift)
    assert moved.reply_probability == pytest.approx(plain.reply_probability, abs=1e-9)
    assert (moved.stage, moved.may_ask, moved.reply_why) == (plain.stage, plain.may_ask, plain.reply_why)


@given(st.lists(histories(max_size=10), max_size=6))
def test_habits_merge_by_addition(people: list[list[Touch]]) -> None:
    ties = [fold(touches) for touches in people]
    whole = Habits.of(ties)
    assert Habits.of(ties[:3]).merged(Habits.of(ties[3:])) == pytest.approx(whole)
    assert 0 < whole.rate < 1


def test_one_person_and_many_at_once_give_the_same_probability() -> None:
    ties = [BEN, CHEN, DANA, EVE]
    habits = Habits.of(ties)
    together = reply_probabilities(ties, habits, at(300))
    assert together == pytest.approx([standing(tie, habits, at(300)).reply_probability for tie in ties])


def test_ten_thousand_people_take_less_than_a_tenth_of_a_second() -> None:
    ties = [BEN, CHEN, DANA, EVE] * 2500
    spent = []
    for _ in range(5):  # the best of five, since other work on the machine only ever adds
        start = time.process_time()
        chances = reply_probabilities(ties, NONE, at(300))
        spent.append(time.process_time() - start)
    assert min(spent) < 0.1
    assert chances.shape == (10_000,)
    assert np.isfinite(chances).all()


def test_the_words_of_may_ask_are_those_of_what_is_owed() -> None:
    due = (
        Owed(
            "return", "They sent you business on 1 May 2024.", datetime(2024, 5, 1, tzinfo=UTC), ("r0",), ""
        ),
    )
    answer = standing(BEN, NONE, at(230), owed_count=1, due=due).may_ask
    assert answer.answer is Answer.NOT_YET
    assert answer.why == ("They sent you business on 1 May 2024.",)


def test_reasons_do_not_contradict_one_another() -> None:
    said = standing(BEN, NONE, at(232), owed_count=0)
    assert "they wait for your answer" not in said.reply_why
    once = ledger(
        "0 > message\n1 < message\n2 > message\n3 < message\n4 > message\n5 < message\n20 > message"
    )
    asked = standing(once, NONE, at(40), owed_count=0).may_ask
    assert "nothing waits for an answer on either side" not in asked.why
