"""Weigh the words of a sentence: how likely it does a thing that no phrase list foresaw.

A straight line for each act over the sentence's words, pairs of words and beginnings of words, hashed into a table
that ships with the package (`acts.npy`, int8, one row an act), and over what the phrase lists say of the sentence
(`acts.json`, in the clear). Fitted by tools/train_acts.py. Scoring needs nothing but the standard library.

Only acts for which the weights were found to add something have a row; the phrase lists alone decide on the others.
"""

from __future__ import annotations

import json
import math
from array import array
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from zlib import crc32

BUCKETS = 1 << 14
_MOST_WORDS = 80
_BEGINNING = 4  # letters of a word that its forms share, near enough, in the languages we read


def word_features(words: Sequence[str]) -> list[int]:
    """Return the buckets of a sentence's words, pairs (with its edges) and beginnings of words, each once."""
    words = words[:_MOST_WORDS]
    seen = set(words)
    seen.update(map(" ".join, pairwise(("^", *words, "$"))))
    seen.update([word[:_BEGINNING] + "*" for word in words if len(word) > _BEGINNING + 1])
    return [crc32(one.encode()) & (BUCKETS - 1) for one in seen]


def clear_features(words: Sequence[str], said: Mapping[str, float]) -> dict[str, float]:
    """Return the features in the clear, by name: what the phrase lists say (0 to 1 an act) and the sentence's shape."""
    found = {f"said {act}": score for act, score in said.items()}
    found["one"] = 1.0
    found["?"] = float(words[-1] == "?")
    found["!"] = float(words[-1] == "!")
    found["number"] = float("#" in words)
    found["short"] = float(len(words) < 5)
    found["long"] = float(len(words) >= 20)
    return {name: value for name, value in found.items() if value}


@cache
def weighed_acts() -> tuple[str, ...]:
    """Return the acts that have weights."""
    return tuple(_clear())


@cache
def _clear() -> dict[str, tuple[int, float, dict[str, float]]]:
    """Return for each act its row in the table, the size of a step there, and the weights in the clear."""
    raw = (resources.files("goodstanding.language") / "acts.json").read_text(encoding="utf-8")
    return {act: (row, one["step"], one["weights"]) for row, (act, one) in enumerate(json.loads(raw).items())}


@cache
def _rows() -> tuple[array[int], ...]:
    """Return the rows of acts.npy."""
    table = stored("goodstanding.language", "acts.npy")
    return tuple(table[at : at + BUCKETS] for at in range(0, len(table), BUCKETS))


def stored(package: str, name: str) -> array[int]:
    """Return the int8 numbers of a .npy file that ships in a package, row after row, without starting numpy."""
    raw = (resources.files(package) / name).read_bytes()
    table = array("b")
    table.frombytes(raw[10 + int.from_bytes(raw[8:10], "little") :])
    return table


def line(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the sum of features, each by its weight; one without a weight counts for nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def chance(odds: float) -> float:
    """Return the probability, in [0, 1], for a logarithm of odds of any size."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def weighed(words: Sequence[str], said: Mapping[str, float], wanted: Sequence[str]) -> dict[str, float]:
    """Return for each wanted act that has weights how likely the sentence does it, 0 to 1.

    Args:
        words: the sentence's words as a reading has them, at least one.
        said: what the phrase lists say of it, an act.
        wanted: acts to look at; one without weights is left out of the answer.
    """
    rows, clear = _rows(), _clear()
    buckets = word_features(words)
    shape = clear_features(words, said)
    scale = 1 / math.sqrt(len(buckets))
    found = {}
    for act in wanted:
        if act in clear:
            row, step, weights = clear[act]
            by_words = sum(map(rows[row].__getitem__, buckets)) * step * scale
            found[act] = chance(by_words + line(shape, weights))
    return found
