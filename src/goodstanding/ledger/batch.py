"""The fold over columns: a million touches into ties in a few seconds, the same ties as `Tie.add` one by one.

The rows are sorted once by person and time and gathered into *instants* (one person, one second or fraction).
Turns are then found by looking from each instant to the next one that opens or answers; nothing loops in
Python but the making of the ties themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .acts import ACTS, KINDS
from .tie import (
    CLOSES,
    DAY,
    EPISODE,
    HALF_LIVES,
    NEVER,
    NEVER_YET,
    SITTING,
    TRY,
    Instant,
    Side,
    Tie,
    Turns,
)

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]

_CONTACT = np.array([act.contact for act in ACTS.values()])
_OPENS = np.array([act.opens for act in ACTS.values()])
_ANSWERS = np.array([act.answers for act in ACTS.values()])
_ACCEPTANCE = KINDS.index("acceptance")


class _Groups(NamedTuple):
    """`start[i]:stop[i]` are the rows of group i in a sorted column."""

    start: Ints
    stop: Ints


def ties_from_frame(frame: IntoDataFrame) -> Iterator[tuple[int, Tie]]:
    """Yield (person, tie) for each person in the frame, in ascending order of person.

    Args:
        frame: anything narwhals reads eagerly, with columns `person` (int), `at` (epoch s), `out` (bool: the
            owner did it), `kind` (text, a values.Kind) and `recipients` (int; null or below 1 counts as 1).
            In any order.

    Raises:
        ValueError: a kind that does not exist, or a time that is missing or not finite.
    """
    import narwhals as nw

    table = nw.from_native(frame, eager_only=True)
    person = table["person"].to_numpy().astype(np.int64)
    at = table["at"].to_numpy().astype(np.float64)
    out = table["out"].to_numpy().astype(np.bool_)
    recipients = table["recipients"].fill_null(1).to_numpy().astype(np.float64)
    kind = _kind_codes(table["kind"])
    if not np.isfinite(at).all():
        raise ValueError("a touch needs a time in epoch seconds; give only rows whose time is known")
    order = np.lexsort((at, person))
    yield from _ties(person[order], at[order], out[order], kind[order], np.maximum(recipients[order], 1.0))


def _kind_codes(column: Any) -> Ints:
    """Return the place of each kind in KINDS. Raises ValueError for an unknown or missing kind."""
    import narwhals as nw

    unknown = set(column.unique().to_list()) - set(KINDS)
    if unknown:
        named = ", ".join(sorted(f'"{kind}"' for kind in unknown))
        raise ValueError(f"{named} is not a kind of interaction; the kinds are {', '.join(KINDS)}")
    codes = column.cast(nw.String).replace_strict(list(KINDS), list(range(len(KINDS))), return_dtype=nw.Int64)
    result: Ints = codes.to_numpy()
    return result


def _groups(key: Ints) -> _Groups:
    """Return the runs of equal values in a sorted key."""
    if not len(key):
        return _Groups(np.zeros(0, np.int64), np.zeros(0, np.int64))
    edges = np.flatnonzero(np.diff(key)) + 1
    return _Groups(
        np.concatenate(([0], edges)).astype(np.int64), np.concatenate((edges, [len(key)])).astype(np.int64)
    )


def _sum(values: NDArray[Any], groups: _Groups) -> NDArray[Any]:
    """Return the sum of each group; no group is empty."""
    return np.add.reduceat(values, groups.start) if len(groups.start) else values[:0]


def _last_before(flags: Flags, first: Ints) -> Ints:
    """Return for each place the latest place before it, in its group, where the flag stands; -1: none.

    `first`: for each place, where its group begins.
    """
    places = np.where(flags, np.arange(len(flags)), -1)
    latest = np.maximum.accumulate(np.concatenate(([-1], places[:-1]))) if len(flags) else places
    return np.where(latest >= first, latest, -1)


def _next_after(flags: Flags, stop: Ints) -> Ints:
    """Return for each place the next place after it, in its group, where the flag stands; -1: none."""
    size = len(flags)
    places = np.where(flags, np.arange(size), size)
    coming = np.minimum.accumulate(np.concatenate((places[1:], [size]))[::-1])[::-1] if size else places
    return np.where(coming < stop, coming, -1)


def _turns(at: Floats, person: Ints, people: int, opens: Ints, answers: Flags) -> list[Turns]:
    """Return the turns of one side for each of `people`, from their instants sorted by person and time.

    `person`: 0..people-1 for each instant; `opens`: how often the side opened; `answers`: the other answered.
    """
    bounds = np.searchsorted(person, np.arange(people + 1)).astype(np.int64)
    stop = bounds[1:][person]
    asks = np.flatnonzero(opens > 0)
    ask_at, ask_person = at[asks], person[asks]
    next_ask = _next_after(opens > 0, stop)[asks]
    next_answer = _next_after(answers, stop)[asks]
    until_ask = np.where(next_ask >= 0, at[next_ask] - ask_at, np.inf)
    until_answer = np.where(next_answer >= 0, at[next_answer] - ask_at, np.inf)
    answered_next = (next_answer >= 0) & ((next_ask < 0) | (next_answer <= next_ask))
    ends = answered_next | (next_ask < 0) | (until_ask > CLOSES)
    answered = answered_next & (until_answer <= CLOSES)
    still_open = ends & ~answered_next & (next_ask < 0)
    closed = ends & ~still_open

    def count(flags: Flags) -> Ints:
        return np.bincount(ask_person[flags], minlength=people).astype(np.int64)

    turns, done, good = count(ends), count(closed), count(answered)
    log_delay = np.bincount(ask_person[answered], weights=np.log(until_answer[answered]), minlength=people)

    # Outcomes of the latest closed turns: the newest is bit 0.
    closed_person, outcome = ask_person[closed], answered[closed]
    rank = np.cumsum(done)[closed_person] - 1 - np.arange(len(closed_person))
    recent = rank < 8
    bits = np.bincount(
        closed_person[recent], weights=outcome[recent] * 2.0 ** rank[recent], minlength=people
    ).astype(np.int64)
    first_outcome = np.full(people, -1, np.int64)
    first_closed = np.cumsum(done) - done
    had = done > 0
    first_outcome[had] = outcome[first_closed[had]]

    # What waits: asks at or after the latest answer (an answer at the same instant comes first).
    answer_places = np.flatnonzero(answers)
    last_answer = np.full(people, -1, np.int64)
    last_answer[person[answer_places]] = answer_places
    first_answer = np.full(people, -1, np.int64)
    first_answer[person[answer_places[::-1]]] = answer_places[::-1]
    waits = asks >= last_answer[ask_person]
    first_wait = np.full(people, -1, np.int64)
    first_wait[ask_person[waits][::-1]] = asks[waits][::-1]
    before = _last_before(opens > 0, bounds[:-1][person])[asks]
    new_try = (asks == first_wait[ask_person]) | (before < 0) | (ask_at - at[before] > TRY)
    waiting = np.bincount(ask_person[waits], weights=opens[asks][waits], minlength=people).astype(np.int64)
    tries = count(waits & new_try)

    first_ask = np.full(people, -1, np.int64)
    first_ask[ask_person[::-1]] = asks[::-1]
    last_ask = np.full(people, -1, np.int64)
    last_ask[ask_person] = asks

    def when(places: Ints, otherwise: float) -> list[float]:
        if not len(at):
            return [otherwise] * people
        return np.where(places >= 0, at[places], otherwise).tolist()  # type: ignore[no-any-return]

    return [
        Turns(*row)
        for row in zip(
            turns.tolist(),
            good.tolist(),
            (done - good).tolist(),
            log_delay.tolist(),
            bits.tolist(),
            first_outcome.tolist(),
            when(first_ask, NEVER_YET),
            when(last_ask, NEVER),
            when(first_answer, NEVER_YET),
            when(last_answer, NEVER),
            waiting.tolist(),
            tries.tolist(),
            when(first_wait, NEVER_YET),
            strict=True,
        )
    ]


def _ties(person: Ints, at: Floats, out: Flags, kind: Ints, recipients: Floats) -> Iterator[tuple[int, Tie]]:
    """Yield the ties of rows already sorted by person and time."""
    names, person = np.unique(person, return_inverse=True)
    people = len(names)
    credit = 1.0 / recipients
    kinds = np.bincount(
        (person * 2 + ~out) * len(KINDS) + kind, weights=credit, minlength=people * 2 * len(KINDS)
    ).reshape(people, 2, len(KINDS))
    accepted = np.full(people, NEVER)
    met = kind == _ACCEPTANCE
    np.maximum.at(accepted, person[met], at[met])

    contact = _CONTACT[kind]
    person, at, out, kind, credit = person[contact], at[contact], out[contact], kind[contact], credit[contact]
    direct = recipients[contact] <= 1
    opens, answers = _OPENS[kind], _ANSWERS[kind]

    # Instants: one person, one time.
    size = len(at)
    fresh = np.ones(size, np.bool_)
    fresh[1:] = (person[1:] != person[:-1]) | (at[1:] != at[:-1])
    moments = _groups(np.cumsum(fresh))
    when, who = at[moments.start], person[moments.start]
    outs = _sum(out.astype(np.int64), moments)
    ins = _sum((~out).astype(np.int64), moments)
    out_opens = _sum((out & opens).astype(np.int64), moments)
    in_opens = _sum((~out & opens).astype(np.int64), moments)
    out_answers = _sum((out & answers).astype(np.int64), moments) > 0
    in_answers = _sum((~out & answers).astype(np.int64), moments) > 0

    first_of = np.ones(len(when), np.bool_)
    first_of[1:] = who[1:] != who[:-1]
    last_of = np.ones(len(when), np.bool_)
    last_of[:-1] = first_of[1:]
    gap = np.full(len(when), np.inf)
    gap[1:] = np.where(first_of[1:], np.inf, when[1:] - when[:-1])
    begins, apart = gap > EPISODE, gap > SITTING
    rhythm = apart & ~first_of
    log_days = np.log(gap[rhythm] / DAY)

    def per(flags: Flags) -> Ints:
        return np.bincount(who[flags], minlength=people).astype(np.int64)

    sittings = per(apart)
    log_gap = np.bincount(who[rhythm], weights=log_days, minlength=people)
    log_gap_squared = np.bincount(who[rhythm], weights=log_days * log_days, minlength=people)
    first = np.full(people, NEVER_YET)
    last = np.full(people, NEVER)
    first[who[first_of]] = when[first_of]
    last[who[last_of]] = when[last_of]
    age = last[person] - at
    decayed = np.stack([credit * 2.0 ** (-age / half_life) for half_life in HALF_LIVES], axis=1)

    sides: list[list[Side]] = []
    for mask, place, touched in ((out, 0, outs), (~out, 1, ins)):
        whose, side_at = person[mask], at[mask]
        side_first = np.full(people, NEVER_YET)
        side_last = np.full(people, NEVER)
        side_last[whose] = side_at
        side_first[whose[::-1]] = side_at[::-1]
        sums = np.stack(
            [np.bincount(whose, weights=decayed[mask, i], minlength=people) for i in range(len(HALF_LIVES))],
            axis=1,
        )
        columns = (
            side_first.tolist(),
            side_last.tolist(),
            np.bincount(whose, minlength=people).tolist(),
            np.bincount(whose[direct[mask]], minlength=people).tolist(),
            np.bincount(whose, weights=credit[mask], minlength=people).tolist(),
            per(begins & (touched > 0)).tolist(),
            map(tuple, sums.tolist()),
            map(tuple, kinds[:, place].tolist()),
        )
        sides.append([Side(*row) for row in zip(*columns, strict=True)])

    # The latest instant of each person stays open, as in Tie.
    settled = ~last_of
    mine = _turns(when[settled], who[settled], people, out_opens[settled], in_answers[settled])
    theirs = _turns(when[settled], who[settled], people, in_opens[settled], out_answers[settled])
    now = [Instant()] * people
    latest = zip(
        outs[last_of].tolist(),
        ins[last_of].tolist(),
        out_opens[last_of].tolist(),
        in_opens[last_of].tolist(),
        out_answers[last_of].tolist(),
        in_answers[last_of].tolist(),
        begins[last_of].tolist(),
        strict=True,
    )
    for number, row in zip(who[last_of].tolist(), latest, strict=True):
        now[number] = Instant(*row)

    columns_of_ties = (
        first.tolist(),
        last.tolist(),
        sides[0],
        sides[1],
        mine,
        theirs,
        now,
        sittings.tolist(),
        log_gap.tolist(),
        log_gap_squared.tolist(),
        accepted.tolist(),
    )
    for number, values in zip(names.tolist(), zip(*columns_of_ties, strict=True), strict=True):
        yield number, Tie(*values)
