"""Fitting by hand: a logistic model near given weights, a monotone map, and how good a set of chances was.

Small enough to read, so that nothing heavier is needed at run time. All of it is deterministic.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


def chance(odds: Floats) -> Floats:
    """Return the probability of log odds."""
    return 1.0 / (1.0 + np.exp(-np.clip(odds, -30.0, 30.0)))


def logistic(
    columns: Floats,
    outcome: Floats,
    near: Floats,
    pull: Floats,
    *,
    signs: NDArray[np.int64] | None = None,
    weight: Floats | None = None,
    begin: Floats | None = None,
    offset: Floats | None = None,
    rounds: int = 25,
) -> Floats:
    """Return the logistic weights that explain the outcomes best while staying near given ones.

    Maximises the likelihood less `pull * (w - near)**2 / 2`: a Gaussian prior, by Newton's method.

    Args:
        columns: (n, k); give a column of ones for an intercept.
        outcome: (n,) 0 or 1.
        near, pull: (k,) where each weight is drawn and how strongly (in rows' worth of information).
        signs: (k,) +1 or -1 where a weight may only have that sign, 0 where it is free.
        weight: (n,) how much each row counts.
        begin: where to begin, if not at `near`; it changes only how soon the end is reached.
        offset: (n,) log odds that each row has already.
    """
    count = np.ones(len(outcome)) if weight is None else weight
    low = np.where(signs > 0, 0.0, -np.inf) if signs is not None else None
    high = np.where(signs < 0, 0.0, np.inf) if signs is not None else None
    weights = (near if begin is None else begin).astype(np.float64)
    if low is not None and high is not None:
        weights = np.clip(weights, low, high)
    for _ in range(rounds):
        expected = chance(columns @ weights if offset is None else columns @ weights + offset)
        slope = columns.T @ (count * (outcome - expected)) - pull * (weights - near)
        spread = np.maximum(count * expected * (1.0 - expected), 1e-9)
        curve = (columns * spread[:, None]).T @ columns + np.diag(pull)
        if low is None or high is None:
            step = np.linalg.solve(curve, slope)
        else:
            step = _bounded(curve, slope, low - weights, high - weights)
        step *= min(1.0, 3.0 / max(float(np.abs(step).max()), 1e-12))
        weights = weights + step
        if np.abs(step).max() < 1e-5:
            break
    return weights


def _bounded(curve: Floats, slope: Floats, low: Floats, high: Floats) -> Floats:
    """Return the step that maximises `slope @ s - s @ curve @ s / 2` within bounds, one coordinate a time."""
    step = np.zeros(len(slope))
    left = slope.copy()
    diagonal = np.diag(curve)
    for _ in range(300):
        largest = 0.0
        for place in range(len(slope)):
            new = min(max(step[place] + left[place] / diagonal[place], low[place]), high[place])
            moved = new - step[place]
            if moved:
                step[place] = new
                left -= curve[:, place] * moved
                largest = max(largest, abs(moved))
        if largest < 1e-7:
            break
    return step


class Monotone(NamedTuple):
    """A rising map from chance to chance: `knots` ascending, `values` not falling, `counts` rows behind each."""

    knots: Floats
    values: Floats
    counts: Floats

    def apply(self, probability: Floats) -> Floats:
        """Return the mapped chances, in between by straight lines."""
        return np.interp(probability, self.knots, self.values)


def monotone(chances: Floats, outcome: Floats, blocks: int = 40) -> Monotone:
    """Return the isotonic map of chances to outcomes (pool adjacent violators; Ayer et al. 1955).

    The rows are first gathered into at most `blocks` equal groups, each shrunk by two rows to its own mean
    chance, so that a map from few rows stays near the diagonal.
    """
    order = np.argsort(chances, kind="stable")
    groups = np.array_split(order, max(1, min(blocks, len(order) // 25)))
    knots = np.array([chances[g].mean() for g in groups])
    counts = np.array([float(len(g)) for g in groups])
    values = np.array([(outcome[g].sum() + 2.0 * chances[g].mean()) / (len(g) + 2.0) for g in groups])
    pools: list[list[float]] = []  # value, weight, members
    for value, count in zip(values, counts, strict=True):
        pools.append([float(value), float(count), 1.0])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            value_b, count_b, size_b = pools.pop()
            value_a, count_a, size_a = pools.pop()
            total = count_a + count_b
            pools.append([(value_a * count_a + value_b * count_b) / total, total, size_a + size_b])
    rising = np.concatenate([np.full(int(size), value) for value, _, size in pools])
    return Monotone(knots, rising, counts)


def levelled(chances: Floats, outcome: Floats, steps: int = 41) -> Monotone:
    """Return the map that shifts and stretches log odds to the outcomes (Platt 1999), drawn to no change.

    It keeps the order, so no ranking is lost, and two numbers are learned from few rows without harm. `counts`
    say how many rows lay near each knot.
    """
    odds = np.log(np.clip(chances, 1e-4, 1 - 1e-4) / np.clip(1 - chances, 1e-4, 1))
    columns = np.stack([np.ones(len(odds)), odds], axis=1)
    shift, stretch = logistic(columns, outcome, np.array([0.0, 1.0]), np.array([25.0, 50.0]))
    knots = np.linspace(0.005, 0.995, steps)
    values = chance(shift + max(float(stretch), 0.1) * np.log(knots / (1 - knots)))
    nearest = np.rint((np.clip(chances, 0.005, 0.995) - 0.005) / 0.99 * (steps - 1)).astype(np.int64)
    return Monotone(knots, values, np.bincount(nearest, minlength=steps).astype(np.float64))


def auc(outcome: NDArray[np.bool_], score: Floats) -> float:
    """Return how often a case scores above a non-case, ties counting half; nan without both."""
    cases = outcome.astype(np.bool_)
    n, m = int(cases.sum()), int((~cases).sum())
    if not n or not m:
        return float("nan")
    _, place, counts = np.unique(score, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2.0)[place]
    return float((ranks[cases].sum() - n * (n + 1) / 2.0) / (n * m))


def auc_gain(outcome: NDArray[np.bool_], before: Floats, after: Floats) -> tuple[float, float]:
    """Return how much better the second score ranks the same rows than the first, and its standard error.

    Both are AUCs of the same rows, so what makes a row hard for both does not count as noise (DeLong, DeLong and
    Clarke-Pearson 1988). (0.0, inf) without cases or without non-cases.
    """
    cases = outcome.astype(np.bool_)
    n, m = int(cases.sum()), int((~cases).sum())
    if n < 2 or m < 2:
        return 0.0, float("inf")
    above = np.stack([_shares_below(score[cases], score[~cases]) for score in (before, after)])
    below = np.stack([1.0 - _shares_below(score[~cases], score[cases]) for score in (before, after)])
    of_cases, of_others = above[1] - above[0], below[1] - below[0]
    return float(of_cases.mean()), float(np.sqrt(of_cases.var(ddof=1) / n + of_others.var(ddof=1) / m))


def _shares_below(scores: Floats, others: Floats) -> Floats:
    """Return for each score the share of the others that lie below it, equals counting half."""
    ordered = np.sort(others)
    left, right = np.searchsorted(ordered, scores, "left"), np.searchsorted(ordered, scores, "right")
    return np.asarray((left + right) / (2.0 * len(ordered)), np.float64)


def best(outcome: NDArray[np.bool_], scores: Sequence[Floats]) -> int:
    """Return which of several scores to trust, the plainest first: each must rank better than by chance to be taken.

    A later one is taken over the one before when its AUC on these rows is higher by two standard errors.
    """
    chosen = 0
    for place in range(1, len(scores)):
        gain, error = auc_gain(outcome, scores[chosen], scores[place])
        if gain > 2.0 * error:
            chosen = place
    return chosen


def calibration_error(outcome: NDArray[np.bool_], chances: Floats, bins: int = 15) -> float:
    """Return the expected calibration error: mean gap of chance and share over equal-width bins."""
    if not len(chances):
        return float("nan")
    place = np.minimum((chances * bins).astype(np.int64), bins - 1)
    gap = np.bincount(place, weights=outcome.astype(np.float64) - chances, minlength=bins)
    return float(np.abs(gap).sum() / len(chances))


def average_precision(outcome: NDArray[np.bool_], score: Floats) -> float:
    """Return the average precision: mean precision at each case, cases of equal score together."""
    order = np.argsort(-score, kind="stable")
    cases, ordered = outcome[order].astype(np.float64), score[order]
    ends = np.append(np.flatnonzero(np.diff(ordered)), len(ordered) - 1)
    hits = np.cumsum(cases)[ends]
    precision = hits / (ends + 1.0)
    total = hits[-1]
    return float((np.diff(hits, prepend=0.0) * precision).sum() / total) if total else float("nan")
