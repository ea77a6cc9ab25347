"""How well would standing have predicted the owner's own past replies? Rolling, with no look at the future.

Every message of the owner that waited for an answer is asked about as it stood the moment before: with the ties,
the habits and the map from said to seen chances of that moment. Then seven days decide. `backtest` gives the
figures, beside plain rules of thumb on the same messages; `own_map` is the map to use from now on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .acts import ACTS
from .columns import columns_with, quantities
from .fit import Monotone, auc, calibration_error, chance, levelled
from .habits import Habits
from .standing import STAGES, stage_of, wilson
from .tie import CLOSES, DAY, EMPTY, Tie, Touch
from .weights import shipped

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

ENOUGH = 300  # closed messages before an own map is worth more than the shipped one
WEEK = 7 * DAY
BINS = 10
BARELY = 0.55  # an AUC below this is hardly better than a coin, and is said to be


@dataclass(frozen=True, slots=True)
class Asks:
    """The owner's messages that waited for an answer, in order of time, as they stood the moment before.

    `at`: epoch s; `columns`: those of the reply model; `answered`: within seven days; `closed`: whether the seven
    days had passed by the end of the rows; `stage`: place in STAGES; `of`: plain quantities of the tie then.
    """

    at: Floats
    columns: Floats
    answered: NDArray[np.bool_]
    closed: NDArray[np.bool_]
    stage: NDArray[np.int64]
    of: dict[str, Floats]


def asks_of(rows: Iterable[tuple[int, Touch]]) -> Asks:
    """Return the owner's asks from (person, touch) rows of one owner, in any order.

    An invitation is no ask: it is accepted with a click, which says little of who answers words.
    """
    ordered = sorted(rows, key=lambda row: row[1].at)
    ties: dict[int, Tie] = {}
    ahead: dict[int, Tie] = {}  # ties with the rows of this very instant, which nothing may see yet
    now = -np.inf
    total, coming = [0, 0, 0, 0], [0, 0, 0, 0]  # turns closed, answered; first ones; the same of this instant
    seen: list[tuple[Tie, float, float, float]] = []
    answered: list[bool] = []
    stage: list[int] = []
    waiting: dict[int, list[tuple[float, int]]] = {}
    for person, touch in ordered:
        act, at = ACTS[touch.kind], touch.at
        if at > now:
            ties.update(ahead)
            total = [a + b for a, b in zip(total, coming, strict=True)]
            ahead, coming, now = {}, [0, 0, 0, 0], at
        tie = ties.get(person, EMPTY)
        if touch.out and act.opens and touch.kind != "invitation":  # to be let in is not yet to be answered
            habits = Habits(asked=total[0], answered=total[1], first_asked=total[2], first_answered=total[3])
            waiting.setdefault(person, []).append((at, len(seen)))
            seen.append((tie, at, habits.rate, habits.first_rate))
            answered.append(False)
            stage.append(STAGES.index(stage_of(tie, at)))
        elif not touch.out and act.answers:
            left = []
            for since, number in waiting.pop(person, ()):
                if since == at:
                    left.append((since, number))
                elif at - since <= CLOSES:
                    answered[number] = True
            if left:
                waiting[person] = left
        earlier = ahead.get(person, tie)
        later = earlier.add(touch)
        before, after = earlier.mine, later.mine
        coming[0] += after.answered + after.missed - before.answered - before.missed
        coming[1] += after.answered - before.answered
        coming[2] += (after.first_outcome >= 0) - (before.first_outcome >= 0)
        coming[3] += (after.first_outcome == 1) - (before.first_outcome == 1)
        ahead[person] = later
    moments = np.array([at for _, at, _, _ in seen], dtype=np.float64)
    of = quantities([tie for tie, *_ in seen], moments)
    usual, firsts = (np.array([row[k] for row in seen], dtype=np.float64) for k in (2, 3))
    end = ordered[-1][1].at if ordered else 0.0
    return Asks(
        at=moments,
        columns=columns_with(of, usual, firsts),
        answered=np.array(answered, dtype=np.bool_),
        closed=moments + CLOSES <= end,
        stage=np.array(stage, dtype=np.int64),
        of=of,
    )


def said(asks: Asks) -> Floats:
    """Return the shipped probability of each ask, as the owner would have seen it."""
    model = shipped()["ego"]
    standard = np.clip((asks.columns - model.centres) / model.scales, -4.0, 4.0)
    return chance(model.weights[0] + standard @ model.weights[1:])


@dataclass(frozen=True, slots=True)
class OwnMap:
    """The map from the shipped probability to the one seen in the owner's own past; for `standing.Calibrated`."""

    map: Monotone

    def apply(self, probability: Floats) -> Floats:
        """Return the mapped probabilities, same shape."""
        return self.map.apply(probability)

    def interval(self, probability: float) -> tuple[float, float]:
        """Return the 90 % interval of the answered share among messages of about this mapped probability."""
        near = np.abs(self.map.values - probability) <= 0.05
        return wilson(probability, float(self.map.counts[near].sum()))

    def to_json(self) -> dict[str, list[float]]:
        """Return the map as plain lists."""
        return {name: values.tolist() for name, values in self.map._asdict().items()}

    @classmethod
    def from_json(cls, kept: dict[str, list[float]]) -> OwnMap:
        """Return the map that `to_json` wrote."""
        return cls(Monotone(**{name: np.array(values) for name, values in kept.items()}))


def own_map(asks: Asks) -> OwnMap | None:
    """Return the map fitted to all closed asks, or None while there are fewer than ENOUGH."""
    use = asks.closed
    if use.sum() < ENOUGH:
        return None
    return OwnMap(levelled(said(asks)[use], asks.answered[use].astype(np.float64)))


def rolled(asks: Asks, chances: Floats) -> Floats:
    """Return the chances as mapped at the start of each week, from asks closed by then."""
    result = chances.copy()
    if not len(chances):
        return result
    first = asks.at[0]
    week = ((asks.at - first) // WEEK).astype(np.int64)
    for number in np.unique(week).tolist():
        use = asks.at + CLOSES <= first + number * WEEK
        if use.sum() >= ENOUGH:
            rows = week == number
            result[rows] = levelled(chances[use], asks.answered[use].astype(np.float64)).apply(chances[rows])
    return result


@dataclass(frozen=True, slots=True)
class Bin:
    """Messages of about one said chance: its mean, the share answered with its 90 % interval, how many."""

    said: float
    answered: float
    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Figures:
    """How good the chances were on some messages. None where there were too few to say (fewer than 30).

    `auc`: how often an answered message had the higher chance (0.5: no better than a coin); `error`: expected
    calibration error; `base`: share answered.
    """

    count: int
    base: float | None
    auc: float | None
    error: float | None


class Peer(NamedTuple):
    """A plain rule on the same messages, for comparison."""

    name: str
    auc: float | None


@dataclass(frozen=True, slots=True)
class Backtest:
    """What `backtest` found. `shipped`: before any map of the owner's own; `own`: as shown at the time."""

    shipped: Figures
    own: Figures
    new_people: Figures
    by_stage: dict[str, Figures]
    peers: tuple[Peer, ...]
    bins: tuple[Bin, ...]
    left_open: int
    begins: float | None
    ends: float | None

    @property
    def sentence(self) -> str:
        """Return what it comes to, in one sentence."""
        if self.own.auc is None or self.own.error is None or self.own.base is None:
            return (
                f"Not enough to say yet: {self.own.count} of your messages have had their seven days, "
                "and it takes at least 30, some answered and some not."
            )
        if self.own.auc < BARELY:
            return (
                "On your own past the chances told little: of two of your messages, one answered and one not, "
                f"the answered one had the higher chance {self.own.auc:.0%} of the time, over "
                f"{self.own.count:,} messages. Go by the counts, not by the chance."
            )
        return (
            f"Of two of your messages, one answered and one not, the answered one had the higher chance "
            f"{self.own.auc:.0%} of the time; and a chance said was off by {100 * self.own.error:.0f} in 100 "
            f"on average, over {self.own.count:,} messages."
        )


def backtest(rows: Iterable[tuple[int, Touch]]) -> Backtest:
    """Return how well standing would have predicted the owner's past replies, from (person, touch) rows."""
    return backtest_of(asks_of(rows))


def backtest_of(asks: Asks) -> Backtest:
    """Return the same from the owner's asks."""
    chances = said(asks)
    shown = rolled(asks, chances)
    use = asks.closed
    new = use & (asks.of["in_touches"] == 0) & (asks.of["out_touches"] == 0)
    stages = {
        str(name): _figures(asks.answered, shown, use & (asks.stage == place))
        for place, name in enumerate(STAGES)
    }
    return Backtest(
        shipped=_figures(asks.answered, chances, use),
        own=_figures(asks.answered, shown, use),
        new_people=_figures(asks.answered, shown, new),
        by_stage=stages,
        peers=tuple(Peer(name, _auc(asks.answered[use], score[use])) for name, score in _peers(asks.of)),
        bins=_bins(asks.answered[use], shown[use]),
        left_open=int((~use).sum()),
        begins=float(asks.at[use][0]) if use.any() else None,
        ends=float(asks.at[use][-1]) if use.any() else None,
    )


def vendor_score(of: dict[str, Floats]) -> Floats:
    """Return the trade's hand-weighted "relationship strength", 0 to 100, as such scores are published.

    Recency 30, frequency 25, two-way 15, length 15, breadth of kinds 15 (here: meetings are not known, so it
    stands for regularity). It is here as the peer to beat, not to be used.
    """
    recency = 30.0 * np.exp2(-of["silence"] / 30.0)
    touches = of["out_touches"] + of["in_touches"]
    frequency = 25.0 * np.minimum(np.log1p(touches) / np.log(50.0), 1.0)
    least, most = (
        np.minimum(of["out_touches"], of["in_touches"]),
        np.maximum(of["out_touches"], of["in_touches"]),
    )
    two_way = 15.0 * least / np.maximum(most, 1.0)
    length = 15.0 * np.minimum(of["sittings"] / 20.0, 1.0)
    regular = 15.0 * np.minimum(of["out_30"] + of["in_30"], 4.0) / 4.0
    result: Floats = recency + frequency + two_way + length + regular
    return result


def _peers(of: dict[str, Floats]) -> Sequence[tuple[str, Floats]]:
    return (
        ("their last message is recent", -of["age_in"]),
        ("how often they wrote", of["in_touches"]),
        ("how often they wrote, lately (30 days)", of["in_30"]),
        ("hand-weighted relationship strength", vendor_score(of)),
    )


def _auc(outcome: NDArray[np.bool_], score: Floats) -> float | None:
    value = auc(outcome, score) if len(score) >= 30 else float("nan")
    return value if np.isfinite(value) else None


def _figures(answered: NDArray[np.bool_], chances: Floats, use: NDArray[np.bool_]) -> Figures:
    outcome, score = answered[use], chances[use]
    if len(score) < 30:
        return Figures(len(score), None, None, None)
    return Figures(
        len(score), float(outcome.mean()), _auc(outcome, score), calibration_error(outcome, score, BINS)
    )


def _bins(answered: NDArray[np.bool_], chances: Floats) -> tuple[Bin, ...]:
    place = np.minimum((chances * BINS).astype(np.int64), BINS - 1)
    found = []
    for number in range(BINS):
        rows = place == number
        count = int(rows.sum())
        if count:
            share = float(answered[rows].mean())
            found.append(Bin(float(chances[rows].mean()), share, *wilson(share, count), count))
    return tuple(found)


def picture(found: Backtest) -> str:
    """Return the reliability picture as SVG: chance said against share answered, with 90 % intervals."""
    from goodstanding.drawing import reliability

    points = [(one.said, one.answered, one.low, one.high, one.count) for one in found.bins]
    return reliability(points, 320, "chance that was said", "share that was answered").svg()
