"""Weigh the words and the meaning of a sentence: how likely it does a thing that no phrase list foresaw.

One straight line an act over the sentence's words, pairs of words and beginnings of words, hashed into a table that ships with the
package (`acts.npy`, int8, one row an act), over the encoder's row of the sentence (`acts_meaning.npy`, which carries an act into languages
in which nobody wrote it down for us), and over what the phrase lists say of it (`acts.json`, in the clear). Fitted by
tools/train_acts.py on sentences and on short messages.
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

import numpy as np

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
    """Return the acts, in the order of the columns of `act_odds`."""
    return tuple(_clear())


@cache
def _clear() -> dict[str, tuple[float, dict[str, float]]]:
    """Return for each act the size of a step in its row of the table, and the weights in the clear."""
    raw = (resources.files("goodstanding.language") / "acts.json").read_text(encoding="utf-8")
    return {act: (one["step"], one["weights"]) for act, one in json.loads(raw).items()}


@cache
def _tables() -> tuple[np.ndarray, np.ndarray, dict[str, np.ndarray]]:
    """Return the weights of the buckets (a row a bucket), of the encoder's row, and of each name in the clear; a column an act."""
    clear = _clear()
    steps = np.array([step for step, _ in clear.values()], np.float32)
    words = _loaded("acts.npy").T.astype(np.float32) * steps
    named = {name: np.zeros(len(clear), np.float32) for _, weights in clear.values() for name in weights}
    for column, (_, weights) in enumerate(clear.values()):
        for name, weight in weights.items():
            named[name][column] = weight
    return words, np.ascontiguousarray(_loaded("acts_meaning.npy").astype(np.float32).T), named


def _loaded(name: str) -> np.ndarray:
    with (resources.files("goodstanding.language") / name).open("rb") as file:
        found: np.ndarray = np.load(file, allow_pickle=False)
    return found


def act_odds(
    sentences: Sequence[Sequence[str]], said: Sequence[Mapping[str, float]], meaning: np.ndarray
) -> np.ndarray:
    """Return how much speaks for each act in each sentence, as logarithms of odds, shape (sentences, acts).

    Args:
        sentences: the words of each as a reading has them, at least one a sentence.
        said: what the phrase lists say of each, by act.
        meaning: the encoder's row of each.
    """
    words, by_meaning, named = _tables()
    found: np.ndarray = meaning @ by_meaning
    for row, one, phrases in zip(found, sentences, said, strict=True):
        buckets = word_features(one)
        row += words[buckets].sum(axis=0) / math.sqrt(len(buckets))
        for name, value in clear_features(one, phrases).items():
            if name in named:
                row += value * named[name]
    return found


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
