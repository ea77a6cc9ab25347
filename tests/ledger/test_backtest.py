"""The backtest: what it may see, what it says, and what it says when there is little."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.ledger.acts import ACTS
from goodstanding.ledger.backtest import ENOUGH, OwnMap, asks_of, backtest, own_map, picture, rolled, said
from goodstanding.ledger.habits import Habits
from goodstanding.ledger.standing import reply_probabilities, standing
from goodstanding.ledger.tie import Touch, fold

from .strategies import DAY, HOUR, histories


def year(people: int = 40, seed: int = 1) -> list[tuple[int, Touch]]:
    """A year of Ada's messages: half of the people answer nine times in ten, half once in ten."""
    rng = random.Random(seed)
    rows = []
    for day in range(365):
        for _ in range(4):
            person = rng.randrange(people)
            at = 1.6e9 + day * DAY + rng.random() * 10 * HOUR
            rows.append((person, Touch(at, True, "message")))
            if rng.random() < (0.9 if person % 2 else 0.1):
                rows.append((person, Touch(at + rng.random() * 2 * DAY, False, "message")))
    return rows


YEAR = year()


def test_it_tells_those_who_answer_from_those_who_do_not() -> None:
    found = backtest(YEAR)
    assert found.own.auc is not None
    assert found.own.auc > 0.8
    assert found.own.error is not None
    assert found.shipped.error is not None
    assert found.own.error < found.shipped.error
    assert "had the higher chance" in found.sentence
    assert sum(one.count for one in found.bins) == found.own.count
    assert found.left_open > 0


def test_it_is_better_than_the_hand_weighted_score() -> None:
    found = backtest(YEAR)
    peers = {peer.name: peer.auc for peer in found.peers}
    assert found.own.auc is not None
    assert found.own.auc > (peers["hand-weighted relationship strength"] or 0) + 0.05


def test_where_the_chances_tell_nothing_it_says_so() -> None:
    rng = random.Random(2)
    rows = []
    for day in range(300):  # whoever answered last time does not answer this time
        at = 1.6e9 + day * 9 * DAY
        person = day % 5
        rows.append((person, Touch(at, True, "message")))
        if (day // 5) % 2:
            rows.append((person, Touch(at + rng.random() * DAY, False, "message")))
    found = backtest(rows)
    assert found.own.auc is not None
    assert found.own.auc < 0.55
    assert "Go by the counts" in found.sentence


def test_with_few_messages_it_says_so_and_invents_nothing() -> None:
    found = backtest(YEAR[:20])
    assert found.own.auc is None
    assert found.sentence.startswith("Not enough to say yet")
    assert backtest([]).bins == ()


def test_later_rows_do_not_change_what_was_said_earlier() -> None:
    cut = 1.6e9 + 200 * DAY
    whole, past = asks_of(YEAR), asks_of([row for row in YEAR if row[1].at < cut])
    count = len(past.at)
    assert said(whole)[:count] == pytest.approx(said(past))
    shown = rolled(whole, said(whole))[:count]
    assert shown == pytest.approx(rolled(past, said(past)))


@given(st.lists(histories(max_size=12), min_size=1, max_size=4), st.data())
def test_each_chance_is_that_of_standing_at_the_moment_before(
    people: list[list[Touch]], data: st.DataObject
) -> None:
    rows = [(person, touch) for person, touches in enumerate(people) for touch in touches]
    asks = asks_of(rows)
    chances = said(asks)
    if not len(chances):
        return
    place = data.draw(st.integers(0, len(chances) - 1))
    at = float(asks.at[place])
    ties = {p: fold(t for t in touches if t.at < at) for p, touches in enumerate(people)}
    asked = [
        p
        for p, t in sorted(rows, key=lambda row: row[1].at)
        if t.out and ACTS[t.kind].opens and t.kind != "invitation"
    ]
    expected = reply_probabilities([ties[asked[place]]], Habits.of(ties.values()), at)[0]
    assert chances[place] == pytest.approx(expected)


def test_the_own_map_needs_enough_and_survives_being_kept() -> None:
    assert own_map(asks_of(YEAR[: ENOUGH // 2])) is None
    mine = own_map(asks_of(YEAR))
    assert mine is not None
    kept = OwnMap.from_json(json.loads(json.dumps(mine.to_json())))
    tie = fold([Touch(1.6e9, True, "message"), Touch(1.6e9 + HOUR, False, "message")])
    one, two = (standing(tie, Habits(), 1.6e9 + 30 * DAY, calibration=m) for m in (mine, kept))
    assert one == two
    assert one.reply_interval is not None
    low, high = one.reply_interval
    assert low <= one.reply_probability <= high


def test_the_picture_is_an_svg_with_its_axes_in_words() -> None:
    drawn = picture(backtest(YEAR))
    assert drawn.startswith("<svg")
    assert "share that was answered" in drawn
