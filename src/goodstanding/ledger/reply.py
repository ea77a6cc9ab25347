"""Will they answer within seven days? The shipped model, and the same model fitted to one network.

Both are a sum over the columns of `network.REPLY`. `fitted` moves the shipped weights as far as the network's own
closed messages carry them, and adds products of two columns, strongly shrunk. Either is then *levelled*: at the
start of each week its log odds are shifted and stretched to the messages of the last half year whose fate was
known by then, so that a network that answers more or less than usual is met without training.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .fit import best, chance, logistic
from .network import Network, Rows, reply_columns
from .tie import CLOSES, DAY
from .weights import shipped

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

WEEK = 7 * DAY
WEEKS = 26  # how far back the level looks
A_WEEK = 600  # rows a week that the level reads, evenly spread
ROWS = 80_000  # rows that a fit reads, the latest
CHUNK = 200_000  # queries read at once


class ReplyModel(NamedTuple):
    """Weights over standardised columns: `weights[0]` is the intercept; `products` over pairs, or None.

    `until`: epoch s of the last row it was fitted to; levels are read from later rows only, since on the rows
    it has seen it looks better than it is.
    """

    centres: Floats
    scales: Floats
    weights: Floats
    products: Floats | None = None
    until: float = -np.inf

    def odds(self, columns: Floats) -> Floats:
        """Return log odds, one a row."""
        result = []
        for start in range(0, len(columns), 50_000):
            part = self.standard(columns[start : start + 50_000])
            # Summed row by row, not by a matrix product, whose last bit depends on how many rows there are.
            odds = self.weights[0] + (part * self.weights[1:]).sum(axis=1)
            if self.products is not None:
                odds = odds + products_of(part) @ self.products
            result.append(odds)
        return np.concatenate(result) if result else np.zeros(0)

    def standard(self, columns: Floats) -> Floats:
        """Return the columns less their centres, in their own scales, cut at 4 of these."""
        return np.clip((columns - self.centres) / self.scales, -4.0, 4.0)


def shipped_model() -> ReplyModel:
    """Return the model that comes with the package."""
    table = shipped()["reply"]
    return ReplyModel(table.centres, table.scales, table.weights)


def products_of(columns: Floats) -> Floats:
    """Return all products of two columns, squares included."""
    return np.concatenate(
        [columns[:, [place]] * columns[:, : place + 1] for place in range(columns.shape[1])], axis=1
    )


def fitted(network: Network, near: ReplyModel, products: bool = True) -> ReplyModel:
    """Return the model moved towards the network's own closed messages, as far as that helps.

    What is fitted is judged on the last fifth of the messages, when it has seen the rest only: the moved weights
    are kept where they rank better there than the given ones, and products of two columns where they rank better
    still (`fit.best`). `near` itself is returned when there are few messages or when nothing helps.
    """
    rows, fates = network.rows, network.fates
    if not len(rows.at):
        return near
    # Rows of the last seven days are left out: of these only the answered ones are known.
    known = np.flatnonzero(rows.at + CLOSES <= rows.at.max())
    known = known[np.argsort(rows.at[known], kind="stable")][-ROWS:]
    if len(known) < 100:
        return near
    chosen = rows.taken(known)
    columns = near.standard(reply_columns(network, chosen, network.size[known]))
    outcome = fates.good[known]
    plain = np.concatenate([np.ones((len(known), 1)), columns], axis=1)
    tables = [plain]
    if products and len(known) >= 2000:
        tables.append(np.concatenate([plain, products_of(columns)], axis=1))
    part = len(known) * 4 // 5
    early = [_moved(table[:part], outcome[:part], near) for table in tables]
    odds = [table[part:] @ weights for table, weights in zip(tables, early, strict=True)]
    kept = best(outcome[part:] > 0, [plain[part:] @ near.weights, *odds])
    if not kept:
        return near
    # How much surer the fit is than it may be shows on the same fifth.
    later = np.stack([np.ones(len(known) - part), odds[kept - 1]], axis=1)
    _, stretch = logistic(later, outcome[part:], np.array([0.0, 1.0]), np.array([1.0, 20.0]))
    weights = _moved(tables[kept - 1], outcome, near, early[kept - 1])
    weights = weights * min(max(float(stretch), 0.5), 1.1)
    count = len(near.weights)
    return ReplyModel(
        near.centres,
        near.scales,
        weights[:count],
        weights[count:] if kept == 2 else None,
        until=float(rows.at.max()),
    )


def _moved(table: Floats, outcome: Floats, near: ReplyModel, begin: Floats | None = None) -> Floats:
    """Return the weights of a table, ones first and products last, drawn to the given ones."""
    count = len(near.weights)
    more = table.shape[1] - count
    start = np.concatenate([near.weights, np.zeros(more)])
    pull = np.concatenate(([1e-3], np.full(count - 1, 100.0), np.full(more, 300.0)))
    return logistic(table, outcome, start, pull, begin=begin, rounds=8 if begin is None else 4)


def reply_probability_of(model: ReplyModel, network: Network, queries: Rows, size: Floats) -> Floats:
    """Return the chance of an answer within seven days for each query, levelled to the weeks before it."""
    level = _Level(model, network)
    result = np.empty(len(queries.at))
    for start in range(0, len(result), CHUNK):
        part = slice(start, start + CHUNK)
        rows = queries.taken(part)
        result[part] = chance(level.applied(model.odds(reply_columns(network, rows, size[part])), rows.at))
    return result


class _Level:
    """Shift and stretch of the log odds, refitted at the start of each week from what was known by then."""

    def __init__(self, model: ReplyModel, network: Network) -> None:
        rows, fates = network.rows, network.fates
        self.first = float(rows.at.min()) if len(rows.at) else 0.0
        chosen = self._sample(rows)
        chosen = chosen[rows.at[chosen] > model.until]
        self.week = ((rows.at[chosen] - self.first) // WEEK).astype(np.int64)
        self.known_at = fates.at[chosen]
        self.good = fates.good[chosen]
        some = rows.taken(chosen)
        self.odds = model.odds(reply_columns(network, some, network.size[chosen]))
        self._made: dict[int, Floats] = {}

    def _sample(self, rows: Rows) -> Ints:
        """Return at most A_WEEK rows of each week; what is taken from a week depends on that week alone."""
        week = ((rows.at - self.first) // WEEK).astype(np.int64)
        order = np.lexsort((rows.dst, rows.src, rows.at))
        _, start, counts = np.unique(week[order], return_index=True, return_counts=True)
        places = [s + np.arange(0, n, max(1, -(-n // A_WEEK))) for s, n in zip(start, counts, strict=True)]
        return order[np.concatenate(places)] if places else np.zeros(0, np.int64)

    def _of(self, week: int) -> Floats:
        """Return (shift, stretch) as known at the start of a week."""
        if week not in self._made:
            begins = self.first + week * WEEK
            use = (self.week >= week - WEEKS) & (self.week < week) & (self.known_at < begins)
            # The latest week is known only where it was answered: it would look too good.
            use &= self.week < week - 1
            columns = np.stack([np.ones(int(use.sum())), self.odds[use]], axis=1)
            near, pull = np.array([0.0, 1.0]), np.array([25.0, 50.0])
            self._made[week] = logistic(columns, self.good[use], near, pull, rounds=8)
        return self._made[week]

    def applied(self, odds: Floats, at: Floats) -> Floats:
        """Return the levelled log odds of queries at these times."""
        week = np.maximum((at - self.first) // WEEK, 0).astype(np.int64)
        result = np.empty(len(odds))
        for number in np.unique(week).tolist():
            rows = week == number
            shift, stretch = self._of(number)
            result[rows] = shift + max(float(stretch), 0.2) * odds[rows]
        return result
