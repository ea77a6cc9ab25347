"""The fold and its laws: order, partition, repetition, as-of, shift, and the columnar twin."""

from __future__ import annotations

import math
import random
import time
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.ledger.batch import ties_from_frame
from goodstanding.ledger.tie import EMPTY, OutOfOrder, Pile, Tie, Touch, fold, merge

from .strategies import DAY, HOUR, histories


def flat(value: object) -> list[float]:
    """Return every number of a tie in a fixed order."""
    if isinstance(value, Tie):
        return [x for field in fields(value) for x in flat(getattr(value, field.name))]
    if isinstance(value, tuple):
        return [x for part in value for x in flat(part)]
    assert isinstance(value, int | float)
    return [float(value)]


def same(a: Tie, b: Tie) -> bool:
    """Whether two ties agree to 1e-9, relative or absolute, in every number."""
    return all(
        x == y or math.isclose(x, y, rel_tol=1e-9, abs_tol=1e-9)
        for x, y in zip(flat(a), flat(b), strict=True)
    )


@given(histories(), st.randoms(use_true_random=False))
def test_order_of_touches_does_not_matter(touches: list[Touch], shuffler: random.Random) -> None:
    mixed = list(touches)
    shuffler.shuffle(mixed)
    assert fold(mixed) == fold(touches)


@given(histories(), st.randoms(use_true_random=False))
def test_order_within_one_instant_does_not_matter_to_add(
    touches: list[Touch], shuffler: random.Random
) -> None:
    mixed = list(touches)
    shuffler.shuffle(mixed)
    mixed.sort(key=lambda touch: touch.at)
    one_by_one = EMPTY
    for touch in mixed:
        one_by_one = one_by_one.add(touch)
    assert same(one_by_one, fold(touches))


@given(histories(), st.data())
def test_folding_parts_and_merging_equals_folding_the_whole(
    touches: list[Touch], data: st.DataObject
) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(touches)), max_size=3)))
    parts = [touches[a:b] for a, b in zip([0, *cuts], [*cuts, len(touches)], strict=True)]
    merged = EMPTY
    for part in parts:
        piece = fold(part)
        if piece.first <= merged.last:
            return  # the cut went through an instant: that is interleaving, tested below
        merged = merge(merged, piece)
    assert same(merged, fold(touches))


@given(histories(max_size=12), histories(max_size=12), histories(max_size=12))
def test_merging_segments_is_associative_and_commutative(
    a: list[Touch], b: list[Touch], c: list[Touch]
) -> None:
    later = [t._replace(at=t.at + 1000 * DAY) for t in b]
    latest = [t._replace(at=t.at + 2000 * DAY) for t in c]
    x, y, z = fold(a), fold(later), fold(latest)
    assert same(merge(merge(x, y), z), merge(x, merge(y, z)))
    assert merge(x, y) == merge(y, x)


@given(histories(), st.data())
def test_piles_merge_exactly_however_the_touches_are_dealt(touches: list[Touch], data: st.DataObject) -> None:
    sides = [data.draw(st.booleans()) for _ in touches]
    left = Pile(t for t, side in zip(touches, sides, strict=True) if side)
    right = Pile(t for t, side in zip(touches, sides, strict=True) if not side)
    assert (left + right).tie() == (right + left).tie() == fold(touches)


@given(histories())
def test_importing_twice_equals_once(touches: list[Touch]) -> None:
    assert (Pile(touches) + Pile(touches)).tie() == fold(touches)


@given(histories(), st.integers(0, 25))
def test_as_of_a_date_equals_folding_only_rows_before_it(touches: list[Touch], place: int) -> None:
    as_of = touches[place].at if place < len(touches) else math.inf
    assert Pile(touches).tie(as_of) == fold(t for t in touches if t.at < as_of)


@given(histories(), st.integers(-1000, 1000))
def test_shifting_all_times_changes_nothing_but_them(touches: list[Touch], days: int) -> None:
    shift = days * DAY
    plain, moved = fold(touches), fold(t._replace(at=t.at + shift) for t in touches)
    assert same(
        fold(t._replace(at=t.at - shift) for t in [t._replace(at=t.at + shift) for t in touches]), plain
    )
    for tie_field in ("sittings", "log_gap", "log_gap_squared", "now"):
        assert flat(getattr(plain, tie_field)) == pytest.approx(flat(getattr(moved, tie_field)))
    assert plain.mine[:6] == moved.mine[:6]
    assert plain.out.sums == pytest.approx(moved.out.sums)


@given(histories())
def test_bytes_come_back_as_they_went(touches: list[Touch]) -> None:
    tie = fold(touches)
    assert Tie.from_bytes(tie.to_bytes()) == tie


@given(st.lists(histories(max_size=12), max_size=5), st.randoms(use_true_random=False))
def test_columns_and_single_rows_give_the_same_ties(
    people: list[list[Touch]], shuffler: random.Random
) -> None:
    import polars as pl

    rows = [(person, *touch[:4]) for person, touches in enumerate(people) for touch in touches]
    shuffler.shuffle(rows)
    schema = {
        "person": pl.Int64,
        "at": pl.Float64,
        "out": pl.Boolean,
        "kind": pl.String,
        "recipients": pl.Int64,
    }
    ties = dict(ties_from_frame(pl.DataFrame(rows, schema=schema, orient="row")))
    assert set(ties) == {person for person, touches in enumerate(people) if touches}
    for person, tie in ties.items():
        assert same(tie, fold(people[person])), (flat(tie), flat(fold(people[person])))


def test_a_turn_is_answered_only_strictly_later_and_within_seven_days() -> None:
    def ask_then(seconds: float) -> tuple[int, int]:
        tie = fold([Touch(0, True, "message"), Touch(seconds, False, "message")])
        return tie.mine.answered, tie.mine.missed

    assert ask_then(1) == (1, 0)
    assert ask_then(0) == (0, 0)
    assert ask_then(7 * DAY) == (1, 0)
    assert ask_then(7 * DAY + 1) == (0, 1)


def test_several_messages_in_a_row_are_one_turn_and_as_many_tries_as_sittings() -> None:
    ada = [Touch(at, True, "message") for at in (0, 60, 20 * DAY)]
    tie = fold(ada)
    assert (tie.mine.turns, tie.mine.missed, tie.mine.waiting, tie.pending) == (2, 1, 3, 2)
    assert tie.mine.closed_at(tie.last + 8 * DAY) == 2
    answered = tie.add(Touch(20 * DAY + HOUR, False, "message"))
    assert (answered.pending, answered.mine.answered, answered.owed) == (0, 1, 1)


def test_the_latest_outcomes_are_remembered_in_order() -> None:
    touches = []
    for number, answered in enumerate([True, False, True, True]):
        touches.append(Touch(number * 30 * DAY, True, "message"))
        if answered:
            touches.append(Touch(number * 30 * DAY + HOUR, False, "message"))
    tie = fold(touches)
    assert tie.mine.latest(tie.last) == (3, 4)
    assert tie.mine.first_outcome == 1


def test_an_older_touch_is_refused_in_words() -> None:
    with pytest.raises(OutOfOrder, match="fold the rows again"):
        fold([Touch(10, True, "message")]).add(Touch(9, True, "message"))


def test_interleaving_segments_are_refused() -> None:
    spring, summer = [Touch(0, True, "message"), Touch(10, True, "message")], [Touch(5, False, "message")]
    with pytest.raises(OutOfOrder):
        merge(fold(spring), fold(summer))
    with pytest.raises(OutOfOrder):
        merge(fold(spring), fold([Touch(10, False, "message")]))


def test_notes_and_posts_are_no_contact() -> None:
    tie = fold([Touch(5, True, "note"), Touch(3, True, "post")])
    assert (tie.last, tie.out.touches) == (-math.inf, 0)
    assert tie.out.of_kind("note", "post") == 2


def test_a_kind_we_do_not_know_is_named() -> None:
    with pytest.raises(ValueError, match='"poke" is not a kind'):
        EMPTY.add(Touch(0, True, "poke"))


def test_a_torn_or_foreign_record_is_refused() -> None:
    whole = fold([Touch(0, True, "message")]).to_bytes()
    for bad in (b"", whole[:-1], whole + b"x", b"\x63" + whole[1:]):
        with pytest.raises(ValueError, match="fold its rows again"):
            Tie.from_bytes(bad)


def test_one_more_row_takes_less_than_fifty_microseconds() -> None:
    tie = fold(Touch(i * HOUR, i % 3 > 0, "message") for i in range(500))
    spent = []
    for _ in range(5):
        start = time.process_time()
        longer = tie
        for i in range(500):
            longer = longer.add(Touch((500 + i) * HOUR, i % 3 > 0, "message"))
        spent.append((time.process_time() - start) / 500)
    assert min(spent) < 50e-6
