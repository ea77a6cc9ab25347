"""What a text means towards people: contempt for the reader, or a buyer's question. Read from its meaning, in sixteen languages.

Word lists don't carry over to the tone of business ("I left my crayons at home" has no bad word), and a question mark tells a buyer's question
from a seller's no better than a coin. So: a straight line over the row of the whole text and those of its first and last sentence, since sellers
ask first and answer themselves. The weights (tone.npz) come from tools/train_tone.py; VERSION changes with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np

from goodstanding.language.meaning import embed
from goodstanding.language.text import read

VERSION = "tone-1"


def meanings(texts: Sequence[str]) -> np.ndarray:
    """Return for each text the rows of the whole, its first and its last sentence, side by side: shape (texts, 3 * 512)."""
    parts: list[str] = []
    for text in texts:
        sentences = read(text).sentences
        first, last = (sentences[0], sentences[-1]) if sentences else (None, None)
        parts += [
            text,
            text[first.start : first.end] if first else text,
            text[last.start : last.end] if last else text,
        ]
    distinct = list(dict.fromkeys(parts))
    at = {text: number for number, text in enumerate(distinct)}
    rows = embed(distinct)[[at[part] for part in parts]] if parts else np.zeros((0, 512), np.float32)
    return rows.reshape(len(texts), 3 * rows.shape[1])


@cache
def _weights(name: str) -> np.ndarray:
    with resources.files("goodstanding.language").joinpath("tone.npz").open("rb") as file:
        stored = np.load(file, allow_pickle=False)
        weights: np.ndarray = stored[name].astype(np.float32)
    return weights


def _likely(name: str, rows: np.ndarray) -> np.ndarray:
    weights = _weights(name)
    odds = rows @ weights[:-1] + weights[-1]
    shares: np.ndarray = 1 / (1 + np.exp(-np.clip(odds.astype(np.float64), -30, 30)))
    return shares


def incivility(texts: Sequence[str]) -> np.ndarray:
    """Return how likely each text insults, despises or threatens a person: shape (texts,), 0 to 1.

    Blunt disagreement, anger at a thing and mild swearing are civil.
    """
    return _likely("incivility", meanings(texts))


def buyer_question(texts: Sequence[str]) -> np.ndarray:
    """Return how likely each text asks as a buyer does (what is there, which is good, how do I): shape (texts,), 0 to 1."""
    return _likely("buyer_question", meanings(texts))


def both(texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return `incivility` and `buyer_question` of the texts, which are read once."""
    rows = meanings(texts)
    return _likely("incivility", rows), _likely("buyer_question", rows)
