"""The library's predictions: nothing from the future, nothing from the order of rows, nothing from the epoch."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import goodstanding.ledger as ledger
from goodstanding.ledger.fit import (
    auc,
    auc_gain,
    average_precision,
    best,
    calibration_error,
    logistic,
    monotone,
)

from .strategies import DAY, HOUR

PREDICTIONS = ("reply_probability", "tie_strength", "fading")
ASKED = [(0, 1), (1, 0), (2, 3), (4, 0), (9, 0)]


def frame(rows: list[tuple[int, int, float]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema={"src": pl.Int64, "dst": pl.Int64, "at": pl.Float64}, orient="row")


@st.composite
def networks(draw: st.DrawFn) -> list[tuple[int, int, float]]:
    steps = st.sampled_from([0.0, 1.0, HOUR, DAY, 3 * DAY, 7 * DAY, 40 * DAY])
    at, rows = 1.6e9, []
    for _ in range(draw(st.integers(0, 40))):
        at += draw(steps)
        src = draw(st.integers(0, 4))
        rows.append((src, draw(st.integers(0, 4)), at))
    return rows


def asked_at(at: float) -> pl.DataFrame:
    return frame([(src, dst, at) for src, dst in ASKED])


@pytest.mark.parametrize("name", PREDICTIONS)
@given(rows=networks(), place=st.integers(0, 40))
@settings(max_examples=40)
def test_rows_at_or_after_the_query_change_nothing(
    name: str, rows: list[tuple[int, int, float]], place: int
) -> None:
    at = rows[place][2] if place < len(rows) else 1.6e9 + 100 * DAY
    predict = getattr(ledger, name)
    whole = predict(frame(rows), asked_at(at))
    past = predict(frame([row for row in rows if row[2] < at]), asked_at(at))
    assert whole == pytest.approx(past, abs=1e-12)


@pytest.mark.parametrize("name", PREDICTIONS)
@given(rows=networks(), shuffler=st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_rows_and_queries_does_not_matter(
    name: str, rows: list[tuple[int, int, float]], shuffler: object
) -> None:
    mixed = list(rows)
    shuffler.shuffle(mixed)  # type: ignore[attr-defined]
    asked = asked_at(1.6e9 + 20 * DAY)
    plain = getattr(ledger, name)(frame(rows), asked)
    turned = getattr(ledger, name)(frame(mixed), asked.reverse())
    assert plain == pytest.approx(turned[::-1], abs=1e-9)


@pytest.mark.parametrize("name", PREDICTIONS)
@given(rows=networks(), days=st.integers(-4000, 4000))
@settings(max_examples=30)
def test_shifting_all_times_changes_nothing(name: str, rows: list[tuple[int, int, float]], days: int) -> None:
    shift, at = days * DAY, 1.6e9 + 20 * DAY
    plain = getattr(ledger, name)(frame(rows), asked_at(at))
    moved = getattr(ledger, name)(frame([(s, d, t + shift) for s, d, t in rows]), asked_at(at + shift))
    assert plain == pytest.approx(moved, abs=1e-7)


@pytest.mark.parametrize("name", PREDICTIONS)
def test_an_empty_history_and_no_queries_have_an_answer(name: str) -> None:
    predict = getattr(ledger, name)
    assert predict(frame([]), frame([])).shape == (0,)
    answer = predict(frame([]), asked_at(0.0))
    assert np.isfinite(answer).all()
    assert np.ptp(answer) < 1e-9  # nobody is known, so all are alike


def talkative(days: int = 200) -> list[tuple[int, int, float]]:
    """Ada (0) writes daily to Ben (1), who answers within hours, and to Dana (2), who never does."""
    rows = []
    for day in range(days):
        rows += [(0, 1, day * DAY), (1, 0, day * DAY + 3 * HOUR), (0, 2, day * DAY + HOUR)]
    return [(s, d, 1.6e9 + t) for s, d, t in rows]


def test_who_answers_is_likelier_to_and_more_so_once_calibrated() -> None:
    history = frame(talkative())
    asked = frame([(0, 1, 1.6e9 + 200 * DAY), (0, 2, 1.6e9 + 200 * DAY + 1)])
    ben, dana = ledger.reply_probability(history, asked)
    assert ben > 0.8 > 0.3 > dana
    own = ledger.calibrate(history)
    better = own.reply_probability(history, asked)
    assert better[0] >= ben - 0.02
    assert better[1] <= dana + 0.02
    assert own(asked).tolist() == better.tolist() == own.reply_probability(asked).tolist()


def fickle(turns: bool, seed: int = 0) -> list[tuple[int, int, float]]:
    """Forty people write to one another; and the habit of answering turns round before the last fifth, or do not.

    Who is written to by many at once answers; after the turn it is who is written to alone. No shipped weight
    knows of either, so what is learned of the first part is worth something later only if habits stay.
    """
    rng, rows = np.random.default_rng(seed), []
    for step in range(3000):
        at = 1.6e9 + step * 4 * HOUR
        src = int(rng.integers(40))
        many = bool(rng.integers(2))
        others = rng.choice(np.delete(np.arange(40), src), 4 if many else 1, replace=False)
        rows += [(src, int(dst), at) for dst in others]
        answers = many != (turns and step > 2200)
        if answers and rng.random() < 0.8:
            rows += [(int(dst), src, at + (1 + 20 * rng.random()) * HOUR) for dst in others]
    return sorted(rows, key=lambda row: row[2])


def test_what_is_fitted_is_kept_only_where_it_ranks_better_on_the_last_stretch() -> None:
    stays, turns = (ledger.calibrate(frame(fickle(turn))) for turn in (False, True))
    assert stays.kept["reply"].startswith("fitted")
    assert turns.kept["reply"] == "shipped"
    history = frame(fickle(True))
    asked = asked_at(1.6e9 + 499 * DAY)
    assert turns(history, asked) == pytest.approx(ledger.reply_probability(history, asked))


def test_a_longer_horizon_is_never_less_likely() -> None:
    history, asked = frame(talkative(30)), asked_at(1.6e9 + 31 * DAY)
    chances = [ledger.reply_probability(history, asked, horizon_days=days) for days in (1, 7, 30)]
    assert (np.diff(np.stack(chances), axis=0) >= 0).all()
    with pytest.raises(ValueError, match="above 0"):
        ledger.reply_probability(history, asked, horizon_days=0)


def test_a_tie_gone_silent_is_dying_and_a_daily_one_is_not() -> None:
    rows = talkative() + [(3, 4, 1.6e9 + day * DAY) for day in (0.0, 2.0)]
    lively, silent = ledger.fading(frame(rows), frame([(0, 1, 1.6e9 + 200 * DAY), (3, 4, 1.6e9 + 200 * DAY)]))
    assert lively < 0.3 < 0.6 < silent


def test_additive_strength_has_twenty_weights_at_most_and_none_below_zero() -> None:
    shipped = ledger.calibrate(frame([])).next
    own = ledger.calibrate(frame(talkative(400)), products=False).next
    for model in (shipped, own):
        assert model.products is None
        assert len(model.weights) - 1 <= 20
        assert (model.weights[1:] >= 0).all()


def test_missing_columns_and_times_are_named() -> None:
    with pytest.raises(ValueError, match="no column at"):
        ledger.fading(frame([]).drop("at"), frame([]))
    with pytest.raises(ValueError, match="epoch seconds"):
        ledger.fading(frame([(0, 1, float("nan"))]), frame([]))


def test_names_may_be_texts() -> None:
    history = pl.DataFrame({"src": ["ada", "ben"], "dst": ["ben", "ada"], "at": [0, 60]})
    asked = pl.DataFrame({"src": ["ada"], "dst": ["ben"], "at": [3600]})
    assert 0 < ledger.reply_probability(history, asked)[0] < 1


def test_figures_of_merit_agree_with_their_definitions() -> None:
    outcome, score = np.array([1, 0, 1, 0, 1], bool), np.array([0.9, 0.8, 0.8, 0.1, 0.1])
    assert auc(outcome, score) == pytest.approx((1 + 1 + 0.5 + 1 + 0 + 0.5) / 6)
    assert average_precision(outcome, score) == pytest.approx((1 + 2 / 3 + 3 / 5) / 3)
    assert calibration_error(np.array([1, 0], bool), np.array([0.5, 0.5])) == 0
    assert calibration_error(np.array([1, 1], bool), np.array([0.5, 0.5])) == pytest.approx(0.5)


def test_a_gain_in_ranking_is_the_difference_of_the_two_with_the_error_that_resampling_shows() -> None:
    rng = np.random.default_rng(3)
    outcome = rng.random(600) < 0.3
    plain = outcome + rng.normal(size=600)
    better = plain + 0.4 * outcome + 0.3 * rng.normal(size=600)
    gain, error = auc_gain(outcome, plain, better)
    assert gain == pytest.approx(auc(outcome, better) - auc(outcome, plain))
    again = [rng.integers(600, size=600) for _ in range(400)]
    spread = np.std([auc(outcome[i], better[i]) - auc(outcome[i], plain[i]) for i in again])
    assert error == pytest.approx(spread, rel=0.2)
    assert best(outcome, [plain, better]) == 1
    assert best(outcome, [better, plain, better + 1.0]) == 0
    assert best(np.zeros(600, bool), [plain, better]) == 0


def test_a_fit_keeps_signs_and_stays_near_when_there_is_little_to_go_by() -> None:
    rng = np.random.default_rng(0)
    columns = np.column_stack([np.ones(4000), rng.normal(size=(4000, 2))])
    outcome = (rng.random(4000) < 1 / (1 + np.exp(-(columns @ [0.5, 1.0, -1.0])))).astype(float)
    near, pull = np.zeros(3), np.full(3, 0.01)
    assert logistic(columns, outcome, near, pull) == pytest.approx([0.5, 1.0, -1.0], abs=0.15)
    bound = logistic(columns, outcome, near, pull, signs=np.array([0, 1, 1]))
    assert bound[2] == 0
    assert bound[1] > 0.5
    few = logistic(columns[:2], outcome[:2], np.array([0.0, 2.0, 0.0]), np.full(3, 100.0))
    assert few == pytest.approx([0, 2, 0], abs=0.05)


def test_a_monotone_map_rises_and_mends_overconfidence() -> None:
    rng = np.random.default_rng(0)
    true = rng.random(5000)
    said = true**2
    mended = monotone(said, (rng.random(5000) < true).astype(float))
    assert (np.diff(mended.values) >= 0).all()
    assert mended.apply(np.array([0.25])) == pytest.approx([0.5], abs=0.08)
