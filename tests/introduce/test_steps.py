"""Each side says yes by itself, every step can be taken back, nobody is asked twice a month, a no is respected."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodstanding.introduce import steps
from goodstanding.introduce.steps import (
    ASKED,
    BETWEEN,
    INTRODUCED,
    NO,
    OUTCOME,
    THANKED,
    THROUGH,
    YES,
    Introduction,
)

DAY = date(2026, 3, 2)
PEOPLE = ("linkedin:ben", "linkedin:chen", "linkedin:dana", "linkedin:eve")


class Ledger:
    """Entries as the journal keeps them: only ever added, taken back by a further one."""

    def __init__(self) -> None:
        self.entries: list[tuple[int, str, str, dict[str, object], tuple[str, str]]] = []
        self.gone: set[int] = set()

    def standing(self) -> list[Introduction]:
        return steps.folded(entry for entry in self.entries if entry[0] not in self.gone)

    def one(self, kind: str, people: tuple[str, str]) -> Introduction:
        key = steps.key_of(kind, people)
        return next((one for one in self.standing() if one.key == key), Introduction(kind, people))

    def take(self, kind: str, people: tuple[str, str], what: str, who: int, on: date) -> bool:
        one = self.one(kind, people)
        if steps.refusal(one, what, who, on, self.standing()) is not None:
            return False
        data = {"who": who, "on": on.isoformat()}
        self.entries.append((len(self.entries) + 1, what, one.key, data, one.people))
        return True

    def undo(self, kind: str, people: tuple[str, str]) -> bool:
        one = self.one(kind, people)
        if not one.steps:
            return False
        assert one.steps[-1].entry is not None
        self.gone.add(one.steps[-1].entry)
        return True


PAIRS = [
    (kind, (one, other)) for kind in (BETWEEN, THROUGH) for one in PEOPLE for other in PEOPLE if one < other
]
ACTS = st.lists(
    st.tuples(
        st.sampled_from(PAIRS),
        st.sampled_from([*steps.STEPS, "next", "next", "next", "undo"]),
        st.integers(0, 1),
        st.integers(0, 12),
    ),
    max_size=120,
)


def play(ledger: Ledger, acts: list[tuple[tuple[str, tuple[str, str]], str, int, int]]) -> None:
    """Take random steps over a year, those that are allowed."""
    on = DAY
    for (kind, people), what, who, days in acts:
        on = min(on + timedelta(days=days), DAY + timedelta(days=365))
        if what == "undo":
            ledger.undo(kind, people)
        elif what == "next":
            for step, whom in steps.next_steps(ledger.one(kind, people)):
                if ledger.take(kind, people, step, whom, on):
                    break
        else:
            ledger.take(kind, people, what, who, on)


@settings(max_examples=150, deadline=None)
@given(ACTS)
def test_year_of_random_steps_never_asks_anybody_twice_within_a_month(acts: list) -> None:
    ledger = Ledger()
    play(ledger, acts)
    for person in PEOPLE:
        days = steps.asks_of(person, ledger.standing())
        assert all(later - earlier >= steps.EACH_ASK for earlier, later in pairwise(days))


@settings(max_examples=150, deadline=None)
@given(ACTS, st.sampled_from(PAIRS), st.integers(0, 60))
def test_any_step_can_be_undone_and_everything_is_as_it_was(acts: list, pair: tuple, later: int) -> None:
    kind, people = pair
    ledger = Ledger()
    play(ledger, acts)
    before = ledger.standing()
    on = DAY + timedelta(days=366 + later)
    for what, who in steps.next_steps(ledger.one(kind, people)):
        if ledger.take(kind, people, what, who, on):
            assert ledger.standing() != before
            assert ledger.undo(kind, people)
            assert ledger.standing() == before


@settings(max_examples=100, deadline=None)
@given(ACTS)
def test_undoing_every_step_leaves_nothing(acts: list) -> None:
    ledger = Ledger()
    play(ledger, acts)
    for kind, people in PAIRS:
        while ledger.undo(kind, people):
            pass
    assert ledger.standing() == []


@settings(max_examples=100, deadline=None)
@given(ACTS)
def test_nobody_is_introduced_who_has_not_said_yes(acts: list) -> None:
    ledger = Ledger()
    play(ledger, acts)
    for one in ledger.standing():
        if one.has(INTRODUCED):
            assert one.has(YES, 0)
            assert one.kind == THROUGH or one.has(YES, 1)


def test_whole_sequence_between_two() -> None:
    ledger = Ledger()
    pair = (BETWEEN, (PEOPLE[1], PEOPLE[0]))
    for what, who in [
        (ASKED, 1),
        (YES, 1),
        (ASKED, 0),
        (YES, 0),
        (INTRODUCED, 0),
        (OUTCOME, 0),
        (THANKED, 0),
    ]:
        assert ledger.take(*pair, what, who, DAY), what
    assert steps.next_steps(ledger.one(*pair)) == []
    assert ledger.one(BETWEEN, (PEOPLE[0], PEOPLE[1])).has(THANKED)


@pytest.mark.parametrize(("days", "may"), [(179, False), (180, True)])
def test_no_is_respected_for_its_time(days: int, may: bool) -> None:
    ledger = Ledger()
    pair = (BETWEEN, (PEOPLE[0], PEOPLE[1]))
    assert ledger.take(*pair, ASKED, 0, DAY)
    assert ledger.take(*pair, NO, 0, DAY)
    assert ledger.take(*pair, ASKED, 0, DAY + timedelta(days=days)) is may


def test_no_costs_nothing_else() -> None:
    ledger = Ledger()
    assert ledger.take(BETWEEN, (PEOPLE[0], PEOPLE[1]), ASKED, 0, DAY)
    assert ledger.take(BETWEEN, (PEOPLE[0], PEOPLE[1]), NO, 0, DAY)
    assert ledger.take(BETWEEN, (PEOPLE[0], PEOPLE[2]), ASKED, 0, DAY + timedelta(days=30))


def test_refusal_says_from_when_it_may_be_asked() -> None:
    ledger = Ledger()
    ledger.take(THROUGH, (PEOPLE[0], PEOPLE[1]), ASKED, 0, DAY)
    other = Introduction(THROUGH, (PEOPLE[0], PEOPLE[2]))
    refused = steps.refusal(other, ASKED, 0, DAY + timedelta(days=3), ledger.standing())
    assert refused is not None
    assert refused.until == DAY + timedelta(days=30)


def test_introduction_received_leaves_thanks_and_then_news_open() -> None:
    ledger = Ledger()
    pair = (THROUGH, (PEOPLE[0], PEOPLE[1]))
    for what in (ASKED, YES, INTRODUCED):
        ledger.take(*pair, what, 0, DAY)
    assert [one.what for one in steps.due(ledger.standing(), DAY)] == ["thanks"]
    later = DAY + timedelta(days=21)
    assert [one.what for one in steps.due(ledger.standing(), later)] == ["thanks", "news of what came of it"]
    ledger.take(*pair, THANKED, 0, later)
    ledger.take(*pair, OUTCOME, 0, later)
    assert steps.due(ledger.standing(), later) == []
