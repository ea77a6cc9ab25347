"""What no pattern foresaw: how likely a sentence says that its writer sells on, is not free in time, or lacks a certificate.

"Our buying office knows every factory between Porto and Riga and finds you one" has none of the words that constraints/maker.py knows, but
lies near sentences that have. A straight line for each over the encoder's numbers (limits.npy, fitted by tools/train_limits.py). It only
settles what the patterns left unknown, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from importlib import resources

import numpy as np

from goodstanding.introduce.constraints.base import Compared, Met
from goodstanding.language import embed

# Constraint: in which row of the weights, and what is said when it fails. In the order of limits.npy.
NAMES: dict[str, str] = {
    "maker": "seems to sell on what others make",
    "date": "does not seem to be free in time",
    "certificate": "seems to do without a certificate",
}
_FROM = 0.6  # chance from which a doubt counts
_SENTENCE = re.compile(r"(?<=[.?!;:])\s+")
_SHORTEST = 12  # characters


@cache
def _weights() -> np.ndarray:
    with resources.files("goodstanding.introduce").joinpath("limits.npy").open("rb") as file:
        weights: np.ndarray = np.load(file, allow_pickle=False)
    return weights


def sentences(text: str) -> list[str]:
    """Return the sentences of a text that are long enough to say something; the text itself where none is."""
    return [one for one in _SENTENCE.split(text) if len(one) > _SHORTEST] or [text]


@lru_cache(maxsize=50_000)
def limits(text: str) -> dict[str, float]:
    """Return for each constraint in NAMES how likely a sentence of the text says that it is not met, 0 to 1."""
    weights = _weights()
    odds = (embed(sentences(text)) @ weights[:, :-1].T + weights[:, -1]).max(axis=0)
    return {name: float(1 / (1 + np.exp(-one))) for name, one in zip(NAMES, odds, strict=True)}


def settled(compared: Sequence[Compared], offer: str) -> list[Compared]:
    """Return the outcomes with those that were unknown, and that the offer's text speaks against, as not met."""
    if not any(one.met is Met.UNKNOWN and one.name in NAMES for one in compared):
        return list(compared)
    doubts = limits(offer)
    return [
        replace(one, met=Met.NO, why=NAMES[one.name])
        if one.met is Met.UNKNOWN and doubts.get(one.name, 0.0) >= _FROM
        else one
        for one in compared
    ]
