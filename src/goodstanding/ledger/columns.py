"""Many ties as columns, read at one moment: what the reply model, and only it, looks at.

`quantities` turns ties into plain arrays (turns closed, decayed sums, ages); `columns` puts them on the scales
on which the model adds. Both are vectorised: 10,000 people take well under a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from .habits import Habits
from .tie import CLOSES, DAY, HALF_LIVES, Tie

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

NEVER_DAYS = 1000.0  # an age that stands for "never", and the cap of every other age
SHRINK = 3.0  # turns that the owner's habits weigh against a person's own

# The columns of the model, in order: name, and which way it must weigh (+1, -1, or 0: either).
NAMES: tuple[tuple[str, int], ...] = (
    ("rate", 1),
    ("recent", 1),
    ("evidence", 0),
    ("in_7", 1),
    ("in_30", 1),
    ("in_120", 1),
    ("out_7", 0),
    ("out_30", -1),
    ("age_in", -1),
    ("never_in", -1),
    ("age_out", 0),
    ("waiting", -1),
    ("owed", 0),
    ("direct", 1),
    ("silence", -1),
)


def quantities(ties: Sequence[Tie], as_of: float | Floats) -> dict[str, Floats]:
    """Return arrays over the ties at `as_of` (epoch s; one, or one each).

    Counts of turns, decayed sums, ages in days. An age of something that never happened is NEVER_DAYS. Rows
    after `as_of` must not be in the ties.
    """
    size = len(ties)
    last = np.array([tie.last for tie in ties], dtype=np.float64)
    now = np.array([tie.now for tie in ties], dtype=np.float64).reshape(size, 7)
    mine = np.array([tie.mine_before for tie in ties], dtype=np.float64).reshape(size, 13)
    theirs = np.array([tie.theirs_before for tie in ties], dtype=np.float64).reshape(size, 13)
    heads = [
        (o.last, o.touches, o.direct, i.last, i.touches, i.direct, tie.sittings, tie.log_gap)
        for tie in ties
        for o, i in ((tie.out, tie.into),)
    ]
    sides = np.array(heads, dtype=np.float64).reshape(size, 8)
    sums = np.array([tie.out.sums + tie.into.sums for tie in ties], dtype=np.float64).reshape(size, 10)
    with np.errstate(invalid="ignore", over="ignore"):
        since = np.where(np.isfinite(last), np.maximum(as_of - last, 0.0), np.inf)
        sums = sums * 2.0 ** (-since[:, None] / np.array(HALF_LIVES * 2))
        result = {
            "age_out": _days(as_of - sides[:, 0]),
            "out_touches": sides[:, 1],
            "out_direct": sides[:, 2],
            "age_in": _days(as_of - sides[:, 3]),
            "in_touches": sides[:, 4],
            "in_direct": sides[:, 5],
            "sittings": sides[:, 6],
            "log_gap": sides[:, 7],
            "silence": _days(since),
        }
        for i, half_life in enumerate(HALF_LIVES):
            days = half_life / DAY
            result[f"out_{days:g}"], result[f"in_{days:g}"] = sums[:, i], sums[:, 5 + i]
        for name, turns, opens, answers in (
            ("mine", mine, now[:, 2], now[:, 5] > 0),
            ("theirs", theirs, now[:, 3], now[:, 4] > 0),
        ):
            result.update(_settled(name, turns, opens, answers, last, as_of))
    return result


def _days(seconds: Floats) -> Floats:
    return np.clip(np.where(np.isfinite(seconds), seconds, np.inf) / DAY, 0.0, NEVER_DAYS)


def _settled(
    name: str, turns: Floats, opens: Floats, answers: NDArray[np.bool_], last: Floats, as_of: float | Floats
) -> dict[str, Floats]:
    """Return the closed and answered turns after the latest instant and at `as_of`; see Turns.step."""
    begun, answered, missed = turns[:, 0], turns[:, 1].copy(), turns[:, 2].copy()
    bits, asked_at, waiting = turns[:, 4].astype(np.int64), turns[:, 7], turns[:, 10]
    is_open = begun > answered + missed
    within = last - asked_at <= CLOSES
    by_answer = is_open & answers
    by_time = is_open & ~answers & (((opens > 0) & ~within) | ((opens == 0) & (as_of - asked_at > CLOSES)))
    new_expired = (opens > 0) & (as_of - last > CLOSES)
    good = by_answer & within
    answered += good
    first_closing = by_answer | by_time
    missed += (first_closing & ~good).astype(np.float64) + new_expired
    bits = np.where(first_closing, (bits << 1) | good, bits)
    bits = np.where(new_expired, bits << 1, bits) & 0xFF
    closed = answered + missed
    recent = np.minimum(closed, 8).astype(np.int64)
    ones = np.unpackbits((bits & ((1 << recent) - 1)).astype(np.uint8)[:, None], axis=1).sum(axis=1)
    return {
        f"{name}_answered": answered,
        f"{name}_closed": closed,
        f"{name}_recent_answered": ones.astype(np.float64),
        f"{name}_recent": recent.astype(np.float64),
        f"{name}_waiting": np.where(answers, 0.0, waiting) + opens,
    }


def logit(share: Floats) -> Floats:
    """Return ln(p / (1 - p)), with p kept off the ends."""
    share = np.clip(share, 1e-4, 1 - 1e-4)
    return np.log(share / (1 - share))


def columns(of: dict[str, Floats], habits: Habits) -> Floats:
    """Return the model's columns, one row a tie, in the order of NAMES."""
    return columns_with(of, habits.rate, habits.first_rate)


def columns_with(of: dict[str, Floats], usual: float | Floats, first: float | Floats) -> Floats:
    """Return the same with the owner's rates given: `usual` for people with history, `first` for new ones."""
    prior = np.where(of["mine_closed"] > 0, usual, first)
    rate = (of["mine_answered"] + SHRINK * prior) / (of["mine_closed"] + SHRINK)
    recent = (of["mine_recent_answered"] + SHRINK * rate) / (of["mine_recent"] + SHRINK)
    direct = (of["in_direct"] + 1.0) / (of["in_touches"] + 2.0)
    return np.stack(
        [
            logit(rate),
            logit(recent),
            np.log1p(of["mine_closed"]),
            np.log1p(of["in_7"]),
            np.log1p(of["in_30"]),
            np.log1p(of["in_120"]),
            np.log1p(of["out_7"]),
            np.log1p(of["out_30"]),
            np.log1p(of["age_in"]),
            (of["in_touches"] == 0).astype(np.float64),
            np.log1p(of["age_out"]),
            np.log1p(of["mine_waiting"]),
            np.log1p(of["theirs_waiting"]),
            direct,
            np.log1p(of["silence"]),
        ],
        axis=1,
    )
