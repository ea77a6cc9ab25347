"""Whether two texts tell the same story: copies of one another, the same event in other words; not merely the same topic.

    "Tarn buys Ledgerly for 210 million"   "It's official: Ledgerly goes to Tarn, price 210 M"     the same
    "Tarn buys Ledgerly for 210 million"   "Quarterly figures of Tarn: sales up 12 percent"        not

Meaning alone can't tell the second pair from the first, shared words alone miss the paraphrase: a straight line weighs both, with the names and
figures that only one of the two has (weights in stories.npy, fitted by tools/train_tone.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from goodstanding.language.encoder import encoder
from goodstanding.language.meaning import embed
from goodstanding.language.text import fold

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_NAME = re.compile(r"(?<=[^.!?:\s] )[^\W\d_a-z]\w{2,}")
_GRAM, _STEM, _LONG = 4, 5, 3  # letters of a gram and of a stem; shorter words say little


@dataclass(frozen=True, slots=True)
class Told:
    """What is compared of a text: stems of its words, its names and figures, runs of letters, and a row for each word."""

    stems: frozenset[str]
    names: frozenset[str]
    figures: frozenset[str]
    grams: frozenset[str]
    rows: np.ndarray
    meaning: np.ndarray


def told(text: str) -> Told:
    """Return what is compared of a text; addresses in it are left out."""
    text = _ADDRESS.sub(" ", text)
    plain = fold(text)
    words = _WORD.findall(plain)
    long = [word for word in words if len(word) > _LONG]
    names = {fold(name)[:_STEM] for name in _NAME.findall(text)}
    look = encoder().look(long)
    lengths = np.linalg.norm(look.told, axis=1, keepdims=True)
    row = encoder().encode(words)
    return Told(
        frozenset(word[:_STEM] for word in long),
        frozenset(names),
        frozenset(word for word in words if word[0].isdigit()),
        frozenset(plain[at : at + _GRAM] for at in range(len(plain) - _GRAM + 1)),
        look.told / np.where(lengths > 0, lengths, 1),
        row / (np.linalg.norm(row) or 1.0),
    )


def likeness(one: Told, other: Told, meaning: float) -> list[float]:
    """Return the figures by which two texts are compared, in the order of the weights; `meaning` is how near they mean."""
    common = len(one.grams & other.grams)
    shared = len(one.stems & other.stems)
    fewer = max(1, min(len(one.stems), len(other.stems)))
    names = one.names & (other.names | other.stems) | other.names & one.stems
    lost = (
        max(0, len(one.names - other.names - other.stems)),
        max(0, len(other.names - one.names - one.stems)),
    )
    if len(one.rows) and len(other.rows):
        near = one.rows @ other.rows.T
        best, back = near.max(axis=1), near.max(axis=0)
        aligned = float(min(best.mean(), back.mean()))
        weakest = float(max(best.min(), back.min()))
    else:
        aligned = weakest = 0.0
    within = shared / fewer
    small = float(one.meaning @ other.meaning)
    return [
        meaning,
        small,
        meaning * within,
        common / max(1, len(one.grams | other.grams)),
        common / max(1, min(len(one.grams), len(other.grams))),
        within,
        float(within > 0.9),
        min(len(names), 3),
        float(min(lost) > 0),
        aligned,
        weakest,
        float(bool(one.figures & other.figures)),
        float(bool(one.figures and other.figures) and not one.figures & other.figures),
    ]


@cache
def _weights() -> np.ndarray:
    with resources.files("goodstanding.language").joinpath("stories.npy").open("rb") as file:
        weights: np.ndarray = np.load(file, allow_pickle=False)
    return weights


def figures(pairs: Sequence[tuple[str, str]]) -> np.ndarray:
    """Return the figures of `likeness` for each pair, shape (pairs, figures)."""
    texts = list(dict.fromkeys(text for pair in pairs for text in pair))
    at = {text: number for number, text in enumerate(texts)}
    rows = embed(texts)
    read = [told(text) for text in texts]
    return np.array(
        [likeness(read[at[a]], read[at[b]], float(rows[at[a]] @ rows[at[b]])) for a, b in pairs], np.float64
    ).reshape(len(pairs), -1)


def same_story(pairs: Sequence[tuple[str, str]]) -> np.ndarray:
    """Return how likely the two texts of each pair tell the same story: shape (pairs,), 0 to 1."""
    if not pairs:
        return np.zeros(0)
    return likelihood(figures(pairs))


def likelihood(rows: np.ndarray | Sequence[Sequence[float]]) -> np.ndarray:
    """Return how likely each row of figures is of two texts that tell the same story, 0 to 1."""
    weights = _weights()
    odds = np.asarray(rows, np.float64) @ weights[:-1] + weights[-1]
    shares: np.ndarray = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    return shares
