"""The ledger's three predictions for any table of who wrote to whom and when.

    reply_probability(history, queries)   # will dst send anything to src within seven days?
    tie_strength(history, queries)        # will src contact dst next? a score to rank by
    fading(history, queries)              # will the two be out of touch for the next 60 days?

`history` and `queries` are data frames (anything narwhals reads) with `src`, `dst` and `at` (epoch seconds). Each
answer uses rows strictly before its query and no others, so the history may go on past the queries. Rows with the
same `src` and `at` are one message to several people. `calibrate(history)` returns the same three calls fitted to
one network. Keep channels apart: public comments and private mail do not follow the same weights.

A user's own mailbox is a history in which the user takes part in every row; the calls work on it as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .contact import fitted_fading, fitted_next, shipped_fading, shipped_next
from .fit import chance
from .network import Network, fading_columns, next_columns, read, together
from .reply import ReplyModel, fitted, reply_probability_of, shipped_model

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

CHUNK = 200_000  # queries read at once, to bound memory


def reply_probability(history: IntoDataFrame, queries: IntoDataFrame, *, horizon_days: float = 7) -> Floats:
    """Return for each query the probability that `dst` sends anything to `src` within the horizon after `at`.

    Args:
        queries: a row a message asked about; rows with the same `src` and `at` are one message to several.
        horizon_days: 7 is what the model was trained on; other horizons follow from how fast answers come
            (their times are spread evenly over the logarithm of hours).

    Raises:
        ValueError: a missing column, a time that is no number, or a horizon not above 0.
    """
    return _replies(shipped_model(), history, queries, horizon_days)


def tie_strength(history: IntoDataFrame, queries: IntoDataFrame) -> Floats:
    """Return for each query a score that ranks how likely `src` is to contact `dst` at that time, no unit.

    Scores compare across queries: it is a log odds against pairs drawn at random.
    """
    return _strengths(shipped_next(), history, queries)


def fading(history: IntoDataFrame, queries: IntoDataFrame) -> Floats:
    """Return for each query the probability that the two are out of touch for 60 days after `at`.

    Rank by it; as a probability it holds only after `calibrate`, since networks wind down in their own ways.
    """
    return _fadings(shipped_fading(), history, queries)


def calibrate(history: IntoDataFrame, *, products: bool = True) -> Calibrated:
    """Return the three predictions fitted to one network.

    The shipped weights are moved only as far as the rows carry them, so a small history changes little; and each
    fitted part is judged on the last stretch of the history, when it has seen the rest only, and kept where it
    ranks better there than what ships. `Calibrated.kept` says which were.

    Args:
        products: let reply and tie strength also weigh products of two columns. False keeps `tie_strength` a
            sum of twenty credits with no weight below zero.
    """
    (rows,), people = read(history)
    network = Network(rows, people)
    return Calibrated(
        history,
        fitted(network, shipped_model(), products),
        fitted_next(network, shipped_next(), products),
        fitted_fading(network, shipped_fading()),
    )


class Calibrated:
    """The three predictions fitted to `history`. Each is called as before; the history may be left out.

    Calling the object itself gives the reply probability.
    """

    def __init__(
        self, history: IntoDataFrame, reply: ReplyModel, next_: ReplyModel, fades: ReplyModel
    ) -> None:
        self._history, self.reply, self.next, self.fades = history, reply, next_, fades

    @property
    def kept(self) -> dict[str, str]:
        """Return for "reply", "next" and "fading" what was kept: "shipped", "fitted" or "fitted, with products".

        A shipped order of fading ties still has this network's own share of silent ones.
        """
        return {
            name: "shipped"
            if np.array_equal(model.weights[1:], near.weights[1:])
            else "fitted"
            if model.products is None
            else "fitted, with products"
            for name, model, near in (
                ("reply", self.reply, shipped_model()),
                ("next", self.next, shipped_next()),
                ("fading", self.fades, shipped_fading()),
            )
        }

    def reply_probability(
        self, history: IntoDataFrame, queries: IntoDataFrame | None = None, *, horizon_days: float = 7
    ) -> Floats:
        """Return the probability of an answer; with one table, it holds the queries."""
        return _replies(self.reply, *self._tables(history, queries), horizon_days)

    __call__ = reply_probability

    def tie_strength(self, history: IntoDataFrame, queries: IntoDataFrame | None = None) -> Floats:
        """Return the ranking score; with one table, it holds the queries."""
        return _strengths(self.next, *self._tables(history, queries))

    def fading(self, history: IntoDataFrame, queries: IntoDataFrame | None = None) -> Floats:
        """Return the probability of 60 days without contact; with one table, it holds the queries."""
        return _fadings(self.fades, *self._tables(history, queries))

    def _tables(
        self, history: IntoDataFrame, queries: IntoDataFrame | None
    ) -> tuple[IntoDataFrame, IntoDataFrame]:
        return (self._history, history) if queries is None else (history, queries)


def _replies(
    model: ReplyModel, history: IntoDataFrame, queries: IntoDataFrame, horizon_days: float
) -> Floats:
    if not horizon_days > 0:
        raise ValueError(f"a horizon is a number of days above 0, not {horizon_days}")
    (known, asked), people = read(history, queries)
    week = reply_probability_of(model, Network(known, people), asked, together(asked))
    reach = np.log1p(24.0 * horizon_days) / np.log1p(24.0 * 7.0)
    result: Floats = week * reach if reach <= 1 else 1.0 - (1.0 - week) ** reach
    return result


def _strengths(model: ReplyModel, history: IntoDataFrame, queries: IntoDataFrame) -> Floats:
    (known, asked), people = read(history, queries)
    network = Network(known, people)
    parts = [model.odds(next_columns(network, part)) for part in asked.chunks(CHUNK)]
    return np.concatenate(parts) if parts else np.zeros(0)


def _fadings(model: ReplyModel, history: IntoDataFrame, queries: IntoDataFrame) -> Floats:
    (known, asked), people = read(history, queries)
    network = Network(known, people)
    parts = [chance(model.odds(fading_columns(network, part))) for part in asked.chunks(CHUNK)]
    return np.concatenate(parts) if parts else np.zeros(0)
