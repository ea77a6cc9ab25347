"""What a statement is about, as a row of numbers: the mean of the whole text's and of the text without its constraints.

The whole keeps the trade's words in their sentences; taking places, languages and figures out keeps two posts from the same town from
looking alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from goodstanding.introduce.constraints import language
from goodstanding.introduce.constraints.base import Text
from goodstanding.language import embed

_FIGURE = re.compile(r"\b\d[\d.,]*\b")
_SPACE = re.compile(r"\s+")


def bare(text: str) -> str:
    """Return a text without the places, languages and figures in it."""
    seen = Text(text)
    spans = sorted([*(one.span for one in seen.places), *language.spans(seen)], reverse=True)
    for low, high in spans:
        text = text[:low] + text[high:]
    return _SPACE.sub(" ", _FIGURE.sub("", text)).strip()


def meanings(texts: Sequence[str]) -> np.ndarray:
    """Return a row of unit length for each text, shape (texts, 512), float32."""
    if not texts:
        return np.zeros((0, 512), np.float32)
    rows = embed(list(texts)) + embed([bare(text) for text in texts])
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: np.ndarray = rows / np.where(lengths > 0, lengths, 1)
    return unit
