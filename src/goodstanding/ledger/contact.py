"""Who will be in touch next, and which ties are dying: sums over the columns of NEXT and FADING.

Both models are additive and readable: `next` has twenty weights and none below zero, so every column can only
speak for a person; `fading` has weights whose sign says what it must. Fitted to a network, `next` may also take
products of two columns (`products=True`), which ranks a little better and reads a little worse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .fit import best, logistic
from .network import FADING, Network, Rows, fading_columns, next_columns
from .reply import ReplyModel, products_of
from .tie import DAY
from .weights import shipped

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

SILENT = 60 * DAY  # a tie is dying when this passes without a word
POSITIVES = 40_000  # messages that a fit of `next` reads, the latest
BATCH = 200  # a made-up pair must not be in touch within the same run of this many messages
RANDOM = (
    3.0  # a random destination is what most of a network's pairs are; the harder kind is learned in any case
)
SNAPSHOTS = 12
PAIRS = 60_000


def shipped_next() -> ReplyModel:
    """Return the model of who is in touch next that comes with the package."""
    table = shipped()["next"]
    return ReplyModel(table.centres, table.scales, table.weights)


def shipped_fading() -> ReplyModel:
    """Return the model of dying ties that comes with the package."""
    table = shipped()["fading"]
    return ReplyModel(table.centres, table.scales, table.weights)


def contact_cases(network: Network, seed: int = 0) -> tuple[Rows, Floats, Floats]:
    """Return queries, outcomes and how much each counts: messages that were sent, and pairs made up beside them.

    For each message of the last six tenths, one random destination for its source and one pair that was in
    touch earlier, both at the same moment. The random ones count `RANDOM` times.
    """
    order = np.argsort(network.rows.at, kind="stable")
    rows = network.rows.taken(order)
    size = len(rows.at)
    rng = np.random.default_rng(seed)
    start = max(int(size * 0.4), size - POSITIVES)
    real = np.arange(start, size)
    code = rows.src * network.people + rows.dst
    pairs, first = np.unique(code, return_index=True)
    by_age = np.argsort(first, kind="stable")
    pairs, first = pairs[by_age], first[by_age]
    begun = np.searchsorted(first, real // BATCH * BATCH)  # pairs seen before this run of messages
    usable = begun > 0
    real, begun = real[usable], begun[usable]
    if not len(real):
        return Rows(rows.src[:0], rows.dst[:0], rows.at[:0]), np.zeros(0), np.zeros(0)
    others = np.unique(rows.dst)
    random = rng.choice(others, len(real))
    earlier = pairs[(rng.random(len(real)) * begun).astype(np.int64)]
    width = network.people * network.people
    busy = np.unique(np.arange(size) // BATCH * width + code)
    run = real // BATCH * width
    keep_random = ~np.isin(run + rows.src[real] * network.people + random, busy)
    keep_random &= random != rows.src[real]
    keep_earlier = ~np.isin(run + earlier, busy)
    queries = Rows(
        np.concatenate(
            [rows.src[real], rows.src[real][keep_random], (earlier // network.people)[keep_earlier]]
        ),
        np.concatenate([rows.dst[real], random[keep_random], (earlier % network.people)[keep_earlier]]),
        np.concatenate([rows.at[real], rows.at[real][keep_random], rows.at[real][keep_earlier]]),
    )
    outcome, weight = np.zeros(len(queries.at)), np.ones(len(queries.at))
    outcome[: len(real)] = 1.0
    weight[len(real) : len(real) + int(keep_random.sum())] = RANDOM
    return queries, outcome, weight


def fitted_next(network: Network, near: ReplyModel, products: bool = True) -> ReplyModel:
    """Return the model moved towards this network where that helps on its last fifth (`fit.best`).

    `near` itself when it holds fewer than 500 messages or when nothing helps.
    """
    if len(network.rows.at) < 500:
        return near
    queries, outcome, weight = contact_cases(network)
    order = np.argsort(queries.at, kind="stable")
    queries, outcome, weight = queries.taken(order), outcome[order], weight[order]
    columns = near.standard(next_columns(network, queries))
    plain = np.concatenate([np.ones((len(outcome), 1)), columns], axis=1)
    tables = [plain]
    if products:
        tables.append(np.concatenate([plain, products_of(columns)], axis=1))
    part = len(outcome) * 4 // 5
    early = _moved_next(tables, outcome[:part], weight[:part], near, part)
    scores = [table[part:] @ weights for table, weights in zip(tables, early, strict=True)]
    kept = best(outcome[part:] > 0, [plain[part:] @ near.weights, *scores])
    if not kept:
        return near
    weights = _moved_next(tables[:kept], outcome, weight, near, len(outcome))[-1]
    count = len(near.weights)
    return near._replace(weights=weights[:count], products=weights[count:] if kept == 2 else None)


def _moved_next(
    tables: list[Floats], outcome: Floats, weight: Floats, near: ReplyModel, size: int
) -> list[Floats]:
    """Return the weights of each table's first rows: none below zero, then with products, drawn to these."""
    count = len(near.weights)
    pull = np.concatenate(([1e-3], np.full(count - 1, 10.0)))
    signs = np.concatenate(([0], np.ones(count - 1, np.int64)))
    weights = logistic(tables[0][:size], outcome, near.weights, pull, signs=signs, weight=weight)
    if len(tables) == 1:
        return [weights]
    more = tables[1].shape[1] - count
    start = np.concatenate([weights, np.zeros(more)])
    pull = np.concatenate((pull, np.full(more, 100.0)))
    return [weights, logistic(tables[1][:size], outcome, start, pull, weight=weight, rounds=10)]


def fading_cases(network: Network) -> tuple[Rows, Floats]:
    """Return queries and outcomes to learn from: all pairs that ever met, at a dozen moments.

    The moments lie after the first fifth of the history and at least 60 days before its end.
    """
    rows, both = network.rows, network.both
    nothing = Rows(rows.src[:0], rows.dst[:0], rows.at[:0])
    if len(rows.at) < 100:
        return nothing, np.zeros(0)
    begin, end = float(rows.at.min()), float(rows.at.max())
    earliest = begin + 0.2 * (end - begin)
    if earliest >= end - SILENT:
        return nothing, np.zeros(0)
    numbers, first = np.unique(both.key, return_index=True)
    met = both.at[first]
    queries = []
    for moment in np.linspace(earliest, end - SILENT, SNAPSHOTS):
        there = np.flatnonzero(met < moment)
        there = there[:: max(1, -(-len(there) // (PAIRS // SNAPSHOTS)))]
        pair = numbers[there]
        queries.append((pair, float(moment)))
    pairs = np.concatenate([pair for pair, _ in queries])
    moments = np.concatenate([np.full(len(pair), moment) for pair, moment in queries])
    asked = Rows(pairs // network.people, pairs % network.people, moments)
    return asked, went_silent(network, asked)


def went_silent(network: Network, queries: Rows) -> Floats:
    """Return 1 where the two were not in touch within the 60 days after the query."""
    place = network.both.after(network.between(queries.src, queries.dst), queries.at)
    coming = np.where(place >= 0, network.both.at[place], np.inf)
    return (coming - queries.at > SILENT).astype(np.float64)


def fitted_fading(network: Network, near: ReplyModel) -> ReplyModel:
    """Return the model moved towards this network where that helps at its last moments (`fit.best`).

    `near` itself when it is shorter than some 75 days or when moving does not help.
    """
    queries, outcome = fading_cases(network)
    if len(outcome) < 200:
        return near
    order = np.argsort(queries.at, kind="stable")
    queries, outcome = queries.taken(order), outcome[order]
    columns = near.standard(fading_columns(network, queries))
    with_one = np.concatenate([np.ones((len(outcome), 1)), columns], axis=1)
    pull = np.concatenate(([1.0], np.full(len(FADING), 100.0)))
    signs = np.array([0, *(sign for _, sign in FADING)])
    part = len(outcome) * 4 // 5
    early = logistic(with_one[:part], outcome[:part], near.weights, pull, signs=signs)
    if not best(outcome[part:] > 0, [with_one[part:] @ near.weights, with_one[part:] @ early]):
        # The order stays; how likely silence is in this network at all is still learned.
        level = logistic(
            with_one[:, :1], outcome, near.weights[:1], pull[:1], offset=with_one[:, 1:] @ near.weights[1:]
        )
        return near._replace(weights=np.concatenate((level, near.weights[1:])))
    return near._replace(weights=logistic(with_one, outcome, near.weights, pull, signs=signs))
