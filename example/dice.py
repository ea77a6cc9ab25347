"""Random choices that come out the same on every machine and every Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")
SEED = 20261120


class Dice:
    """A named source of chance. It rests on `Random.random()` alone, which Python promises to keep."""

    def __init__(self, name: str) -> None:
        self._random = Random(f"{SEED}/{name}")

    def chance(self, share: float) -> bool:
        return self._random.random() < share

    def between(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def pick(self, options: Sequence[T]) -> T:
        return options[int(self._random.random() * len(options))]

    def weighted(self, options: Sequence[T], weights: Sequence[float]) -> T:
        goal = self._random.random() * sum(weights)
        for option, weight in zip(options, weights, strict=True):
            goal -= weight
            if goal < 0:
                return option
        return options[-1]

    def shuffled(self, options: Iterable[T]) -> list[T]:
        keyed = [(self._random.random(), place, option) for place, option in enumerate(options)]
        return [option for _, _, option in sorted(keyed, key=lambda k: k[:2])]
